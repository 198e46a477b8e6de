/* test_render.h - what the tests of render/ share: an FO document around a body, the words of a PDF and where they stand. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "render/render.h"

#define MM (72 / 25.4)
/* From the top of a word's box to its baseline, in em: the ascender the font descriptor gives. */
#define ASCENT           0.891
#define NEAR(one, other) (fabs ((one) - (other)) < 0.1 * MM)
#define assert_near(one, other)                                                                                        \
    G_STMT_START {                                                                                                     \
        double near_one = (one), near_other = (other);                                                                 \
        if (!NEAR (near_one, near_other))                                                                              \
            g_error ("%s:%d: %s is %.3f, not %.3f", __FILE__, __LINE__, #one, near_one, near_other);                   \
    }                                                                                                                  \
    G_STMT_END

typedef struct {
    int page; /* from 1 */
    double x, y, right, bottom;
    char *text;
} Word;

static inline void
word_clear (Word *word) {
    g_free (word->text);
}

static inline GBytes *
render_text (const char *fo) {
    g_autoptr (GError) error = NULL;
    GBytes *pdf = render_pdf (fo, strlen (fo), "test.fo", NULL, &error);
    g_assert_no_error (error);
    return pdf;
}

static inline GBytes *
render_file (const char *name) {
    g_autofree char *path = g_strconcat ("tests/golden/render/", name, NULL);
    g_autofree char *fo = NULL;
    g_autoptr (GError) error = NULL;
    g_file_get_contents (path, &fo, NULL, &error);
    g_assert_no_error (error);
    return render_text (fo);
}

/* A document of one page master, 200 mm by 150 mm with margins of 20 mm, 12 pt on lines of 14 pt. */
static inline char *
wrap_body (const char *body) {
    return g_strconcat (
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Times New Roman' font-size='12pt'"
        " line-height='14pt'><fo:layout-master-set><fo:simple-page-master master-name='p' page-width='200mm'"
        " page-height='150mm' margin='20mm'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>\n"
        "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>\n",
        body, "</fo:flow></fo:page-sequence></fo:root>", NULL);
}

static inline GBytes *
render_body (const char *body) {
    g_autofree char *fo = wrap_body (body);
    return render_text (fo);
}

/* The body is refused with a message that says so; @name: what the failure is told by. */
static inline void
assert_body_refused (const char *name, const char *body, const char *message) {
    g_autofree char *fo = wrap_body (body);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = render_pdf (fo, strlen (fo), "test.fo", NULL, &error);
    g_assert_null (pdf);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    if (strstr (error->message, message) == NULL)
        g_error ("%s: the message is “%s”", name, error->message);
}

/* Runs a program of poppler or qpdf on the PDF; it must succeed and say nothing on standard error. */
static inline char *
run_tool (GBytes *pdf, const char *const *arguments) {
    g_autofree char *path = NULL;
    int file = g_file_open_tmp ("render-XXXXXX.pdf", &path, NULL);
    g_assert_cmpint (file, >=, 0);
    g_close (file, NULL);
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
    g_autoptr (GPtrArray) command = g_ptr_array_new ();
    for (; *arguments != NULL; arguments++)
        g_ptr_array_add (command, (gpointer)(strcmp (*arguments, "FILE") == 0 ? path : *arguments));
    g_ptr_array_add (command, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) process = g_subprocess_newv (
        (const char *const *)command->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
    g_assert_no_error (error);
    g_autoptr (GBytes) output = NULL, complaints = NULL;
    g_subprocess_communicate (process, NULL, NULL, &output, &complaints, &error);
    g_assert_no_error (error);
    g_unlink (path);
    if (g_bytes_get_size (complaints) > 0)
        g_error ("%s: %.*s", (char *)command->pdata[0], (int)g_bytes_get_size (complaints),
                 (const char *)g_bytes_get_data (complaints, NULL));
    g_assert_true (g_subprocess_get_successful (process));
    GString *text = g_string_new (NULL);
    g_string_append_len (text, g_bytes_get_data (output, NULL), g_bytes_get_size (output));
    return g_string_free (text, FALSE);
}

static inline char *
extract_text (GBytes *pdf) {
    return run_tool (pdf, (const char *const[]){ "pdftotext", "-raw", "FILE", "-", NULL });
}

static inline GArray *
read_words (GBytes *pdf) {
    g_autofree char *text = run_tool (pdf, (const char *const[]){ "pdftotext", "-bbox", "FILE", "-", NULL });
    GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
    g_array_set_clear_func (words, (GDestroyNotify)word_clear);
    g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
    int page = 0;
    for (char **line = lines; *line != NULL; line++) {
        char *at = strstr (*line, "<word xMin=\""), *end = strstr (*line, "</word>");
        page += strstr (*line, "<page ") != NULL;
        if (at == NULL || end == NULL)
            continue;
        Word word = { .page = page };
        g_assert_cmpint (sscanf (at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &word.x, &word.y,
                                 &word.right, &word.bottom),
                         ==, 4);
        *end = 0;
        word.text = g_strdup (strchr (at, '>') + 1);
        g_array_append_val (words, word);
    }
    return words;
}

/* The nth word of that text in reading order of pages, from 0. */
static inline const Word *
find_word (const GArray *words, const char *text, guint nth) {
    for (guint i = 0; i < words->len; i++) {
        const Word *word = &g_array_index (words, Word, i);
        if (strcmp (word->text, text) == 0 && nth-- == 0)
            return word;
    }
    g_error ("the word “%s” is not in the PDF", text);
}

static inline guint
count_words (const GArray *words, const char *text) {
    guint n = 0;
    for (guint i = 0; i < words->len; i++)
        n += strcmp (g_array_index (words, Word, i).text, text) == 0;
    return n;
}

static inline double
baseline_of (const Word *word, double size) {
    return word->y + ASCENT * size;
}
