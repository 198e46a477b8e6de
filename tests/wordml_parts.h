/* wordml_parts.h - the body of an FO document as DOCX, and its parts asked by XPath: for the tests of render/wordml.
 * The page of wrap_body() is 200 mm wide with margins of 20 mm: 160 mm of text, 9071 twips. */
#pragma once

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <zip.h>

#include "render/wordml.h"
#include "tests/test_render.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* ---- making and asking ---- */

static inline xmlDoc *
parse (const char *text) {
    xmlDoc *doc = xmlReadMemory (text, (int)strlen (text), "test.fo", NULL, XML_PARSE_NONET);
    g_assert_nonnull (doc);
    return doc;
}

static inline void
note_warning (const char *message, gpointer data) {
    g_string_append_printf (data, "%s\n", message);
}

static inline GBytes *
write_body (const char *body, const RenderRows *rows, GString *warnings, GError **error) {
    g_autofree char *fo = wrap_body (body);
    g_autoptr (xmlDoc) tree = parse (fo);
    RenderInformation information = { .on_warning = warnings != NULL ? note_warning : NULL, .data = warnings };
    return render_wordml (tree, rows, "test.fo", &information, error);
}

static inline xmlDoc *
read_part (GBytes *package, const char *name) {
    zip_error_t error;
    zip_source_t *source
        = zip_source_buffer_create (g_bytes_get_data (package, NULL), g_bytes_get_size (package), 0, &error);
    zip_t *archive = zip_open_from_source (source, ZIP_RDONLY, &error);
    zip_stat_t stat;
    g_assert_nonnull (archive);
    g_assert_cmpint (zip_stat (archive, name, 0, &stat), ==, 0);
    g_autofree char *text = g_malloc (stat.size);
    zip_file_t *file = zip_fopen (archive, name, 0);
    g_assert_cmpint (zip_fread (file, text, stat.size), ==, (zip_int64_t)stat.size);
    zip_fclose (file);
    zip_discard (archive);
    xmlDoc *part = xmlReadMemory (text, (int)stat.size, name, NULL, XML_PARSE_NONET);
    g_assert_nonnull (part);
    return part;
}

/* word/document.xml of a body without warnings. */
static inline xmlDoc *
document_of (const char *body) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) warnings = g_string_new (NULL);
    g_autoptr (GBytes) package = write_body (body, NULL, warnings, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (warnings->str, ==, "");
    return read_part (package, "word/document.xml");
}

static inline xmlXPathObject *
evaluate (xmlDoc *part, const char *expression) {
    xmlXPathContext *context = xmlXPathNewContext (part);
    xmlXPathRegisterNs (context, BAD_CAST "w", BAD_CAST W);
    xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
    xmlXPathFreeContext (context);
    g_assert_nonnull (result);
    return result;
}

static inline double
number (xmlDoc *part, const char *expression) {
    xmlXPathObject *result = evaluate (part, expression);
    double value = xmlXPathCastToNumber (result);
    xmlXPathFreeObject (result);
    return value;
}

static inline char *
string (xmlDoc *part, const char *expression) {
    xmlXPathObject *result = evaluate (part, expression);
    xmlChar *text = xmlXPathCastToString (result);
    char *copy = g_strdup ((const char *)text);
    xmlFree (text);
    xmlXPathFreeObject (result);
    return copy;
}

#define assert_number(part, expression, expected) g_assert_cmpfloat (number (part, expression), ==, expected)
#define assert_string(part, expression, expected)                                                                      \
    G_STMT_START {                                                                                                     \
        g_autofree char *found_ = string (part, expression);                                                           \
        g_assert_cmpstr (found_, ==, expected);                                                                        \
    }                                                                                                                  \
    G_STMT_END

/* The style of the nth paragraph of the body, from 1, in word/styles.xml. */
static inline xmlDoc *
styles_of (GBytes *package) {
    return read_part (package, "word/styles.xml");
}

static inline double
style_number (xmlDoc *document, xmlDoc *styles, const char *paragraph, const char *expression) {
    g_autofree char *ask = g_strdup_printf ("string((//w:p[%s])[1]/w:pPr/w:pStyle/@w:val)", paragraph);
    g_autofree char *id = string (document, ask);
    g_autofree char *of_style = g_strdup_printf ("//w:style[@w:styleId='%s']/w:pPr/%s", id, expression);
    return number (styles, of_style);
}

/* ---- tables, and rows that come in slices ---- */

#define CELL(attributes, text) "<fo:table-cell " attributes "><fo:block>" text "</fo:block></fo:table-cell>"

typedef struct {
    int at, of;
} Slices;

static inline xmlDoc *
next_slice (gpointer data, GError **error) {
    Slices *slices = data;
    if (slices->at == slices->of)
        return NULL;
    g_autofree char *rows = g_strdup_printf (
        "<fo:table-body xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:table-row>" CELL ("number-rows-spanned='2'",
                                                                                           "part %1$d")
            CELL ("", "%1$d.1") "</fo:table-row><fo:table-row>" CELL ("", "%1$d.2") "</fo:table-row></fo:table-body>",
        ++slices->at);
    return parse (rows);
}
