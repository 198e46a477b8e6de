/* report_words.h - the worked example as a compliance report in a form, and the words of its pages as pdftotext reads them: where each stands
 * (points from the page's top left corner: 1 mm = 72/25.4 pt). For the tests of templates/.
 * Not here:    fonts and sizes (report_pages.h). */
#pragma once

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "render/render.h"
#include "render/template.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define MM(length) ((length)*72 / 25.4)

static const char *const forms[] = { "party", "state" };

/* ---- making ---- */

static inline xmlDoc *
load_example (void) {
    xmlDoc *data = xmlReadFile ("templates/example.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    g_assert_nonnull (data);
    return data;
}

static inline GBytes *
make_fo (const char *form, xmlDoc *data) {
    g_autoptr (GError) error = NULL;
    GBytes *fo = template_apply (form, "compliance", NULL, data, NULL, &error);
    g_assert_no_error (error);
    return fo;
}

static inline xmlNode *
find (xmlDoc *data, const char *expression) {
    xmlXPathContext *context = xmlXPathNewContext (data);
    xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
    xmlNode *node
        = result->nodesetval != NULL && result->nodesetval->nodeNr > 0 ? result->nodesetval->nodeTab[0] : NULL;
    xmlXPathFreeObject (result);
    xmlXPathFreeContext (context);
    g_assert_nonnull (node);
    return node;
}

/* ---- the words of a PDF and where they stand ---- */

typedef struct {
    guint page;                      /* from 1 */
    double left, top, right, bottom; /* points from the page's top left corner */
    char *text;
} Word;

typedef struct {
    char *folder, *path;
    GArray *words;  /* of Word */
    GArray *widths; /* of double, one a page */
    GArray *heights;
} Pages;

static inline void
word_clear (gpointer data) {
    g_free (((Word *)data)->text);
}

static inline double
attribute (xmlNode *node, const char *name) {
    xmlChar *text = xmlGetProp (node, BAD_CAST name);
    double value = g_ascii_strtod ((const char *)text, NULL);
    xmlFree (text);
    return value;
}

static inline void
collect_words (xmlNode *node, Pages *pages) {
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp ((const char *)node->name, "page") == 0) {
            double width = attribute (node, "width"), height = attribute (node, "height");
            g_array_append_val (pages->widths, width);
            g_array_append_val (pages->heights, height);
        }
        if (strcmp ((const char *)node->name, "word") == 0) {
            xmlChar *text = xmlNodeGetContent (node);
            Word word = { pages->widths->len,       attribute (node, "xMin"), attribute (node, "yMin"),
                          attribute (node, "xMax"), attribute (node, "yMax"), g_strdup ((const char *)text) };
            g_array_append_val (pages->words, word);
            xmlFree (text);
        }
        collect_words (node->children, pages);
    }
}

static inline char *
run_tool (const char *const *arguments, int *ret_status) {
    g_autoptr (GError) error = NULL;
    char *output = NULL;
    g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                  NULL, ret_status, &error);
    g_assert_no_error (error);
    return output;
}

static inline Pages *
make_pages (const char *form, xmlDoc *data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) fo = make_fo (form, data);
    gsize length = 0, size = 0;
    const char *text = g_bytes_get_data (fo, &length);
    g_autoptr (GBytes) pdf = render_pdf (text, length, form, NULL, &error);
    int status = 0;
    Pages *pages = g_new0 (Pages, 1);
    g_assert_no_error (error);
    pages->folder = g_dir_make_tmp ("dondoc-report-XXXXXX", NULL);
    pages->path = g_build_filename (pages->folder, "report.pdf", NULL);
    text = g_bytes_get_data (pdf, &size);
    g_assert_true (g_file_set_contents (pages->path, text, (gssize)size, NULL));
    pages->words = g_array_new (FALSE, FALSE, sizeof (Word));
    g_array_set_clear_func (pages->words, word_clear);
    pages->widths = g_array_new (FALSE, FALSE, sizeof (double));
    pages->heights = g_array_new (FALSE, FALSE, sizeof (double));
    const char *const arguments[] = { "pdftotext", "-bbox", pages->path, "-", NULL };
    g_autofree char *boxes = run_tool (arguments, &status);
    g_assert_cmpint (status, ==, 0);
    g_autoptr (xmlDoc) tree = xmlReadMemory (boxes, (int)strlen (boxes), "boxes.html", NULL,
                                             XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_RECOVER | XML_PARSE_NOERROR
                                                 | XML_PARSE_NOWARNING);
    g_assert_nonnull (tree);
    collect_words (xmlDocGetRootElement (tree), pages);
    return pages;
}

static inline void
pages_free (Pages *pages) {
    g_unlink (pages->path);
    g_rmdir (pages->folder);
    g_free (pages->path);
    g_free (pages->folder);
    g_array_unref (pages->words);
    g_array_unref (pages->widths);
    g_array_unref (pages->heights);
    g_free (pages);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pages, pages_free)

/* The @nth place (from 0) on @page where the words of @phrase follow each other on one line; NULL where there is none. */
static inline const Word *
find_phrase (const Pages *pages, guint page, const char *phrase, guint nth, const Word **ret_last) {
    g_auto (GStrv) parts = g_strsplit (phrase, " ", -1);
    guint n = g_strv_length (parts);
    for (guint i = 0; i + n <= pages->words->len; i++) {
        const Word *first = &g_array_index (pages->words, Word, i);
        gboolean same = first->page == page;
        for (guint j = 0; j < n && same; j++) {
            const Word *word = &g_array_index (pages->words, Word, i + j);
            same = strcmp (word->text, parts[j]) == 0 && fabs (word->bottom - first->bottom) < 2;
        }
        if (!same || nth-- > 0)
            continue;
        if (ret_last != NULL)
            *ret_last = &g_array_index (pages->words, Word, i + n - 1);
        return first;
    }
    return NULL;
}

static inline double
centre_of (const Pages *pages, guint page, const char *phrase) {
    const Word *last = NULL, *first = find_phrase (pages, page, phrase, 0, &last);
    if (first == NULL)
        g_error ("not on page %u: %s", page, phrase);
    return (first->left + last->right) / 2;
}

static inline double
bottom_of (const Pages *pages, guint page, const char *phrase) {
    const Word *first = find_phrase (pages, page, phrase, 0, NULL);
    if (first == NULL)
        g_error ("not on page %u: %s", page, phrase);
    return first->bottom;
}

static inline guint
page_of (const Pages *pages, const char *phrase) {
    for (guint page = 1; page <= pages->widths->len; page++)
        if (find_phrase (pages, page, phrase, 0, NULL) != NULL)
            return page;
    g_error ("nowhere: %s", phrase);
}

#define assert_near(value, expected, tolerance)                                                                        \
    G_STMT_START {                                                                                                     \
        double value_ = (value), expected_ = (expected);                                                               \
        if (fabs (value_ - expected_) > (tolerance))                                                                   \
            g_error ("%s:%d: %s is %.2f, not %.2f", __FILE__, __LINE__, #value, value_, expected_);                    \
    }                                                                                                                  \
    G_STMT_END

/* Each test of a table for each form. */
typedef struct {
    const char *name;
    void (*run) (gconstpointer form);
} FormTest;

static inline void
add_form_tests (const FormTest *tests, gsize n) {
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        for (gsize j = 0; j < n; j++) {
            g_autofree char *name = g_strdup_printf ("/templates/report/%s-%s", tests[j].name, forms[i]);
            g_test_add_data_func (name, forms[i], tests[j].run);
        }
}
