/* report_pages.h - a report from the worked example or from data at hand, and its pages as mutool reads them: each line with its font, size
 * and place (points from the top left corner of the page: 1 mm = 72/25.4 pt). For the tests of templates/. */
#pragma once

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "render/render.h"
#include "render/template.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define MM(length) ((length)*72 / 25.4)

/* ---- making ---- */

static inline xmlNode *
child (xmlNode *parent, const char *name) {
    xmlNode *node = parent->children;
    while (node != NULL && strcmp ((const char *)node->name, name) != 0)
        node = node->next;
    g_assert_nonnull (node);
    return node;
}

/* The worked example as a report of @kind, its appendix @times over. */
static inline xmlDoc *
load_example (const char *kind, guint times) {
    xmlDoc *data = xmlReadFile ("templates/example.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    ReportKind parsed;
    g_assert_nonnull (data);
    g_assert_true (report_kind_parse (kind, &parsed));
    xmlNode *root = xmlDocGetRootElement (data), *appendix = child (root, "appendix");
    xmlSetProp (root, BAD_CAST "kind", BAD_CAST kind);
    xmlNode *group = child (appendix, "group"), *end = group->last;
    for (guint i = 1; i < times; i++)
        for (xmlNode *node = group->children; node != NULL; node = node == end ? NULL : node->next)
            xmlAddChild (group, xmlCopyNode (node, 1));
    if (!report_kind_has_appendix (parsed)) {
        xmlUnlinkNode (appendix);
        xmlFreeNode (appendix);
    }
    return data;
}

static inline GBytes *
make_pdf (const char *form, const char *kind, xmlDoc *data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Template) template = template_open (form, kind, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) fo = template_transform (template, data, NULL, &error);
    g_assert_no_error (error);
    GBytes *pdf = render_tree (fo, NULL, form, NULL, &error);
    g_assert_no_error (error);
    return pdf;
}

/* What @tool prints of the PDF. */
static inline char *
ask_tool (GBytes *pdf, const char *const *tool) {
    g_autoptr (GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp ("dondoc-kinds-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
    g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
    char *output = NULL;
    int status = -1;
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
    for (; *tool != NULL; tool++)
        g_ptr_array_add (arguments, (gpointer)(strcmp (*tool, "FILE") == 0 ? path : *tool));
    g_ptr_array_add (arguments, NULL);
    g_spawn_sync (NULL, (char **)arguments->pdata, NULL,
                  G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL,
                  &output, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);
    g_unlink (path);
    g_rmdir (folder);
    return output;
}

/* ---- lines of a PDF ---- */

typedef struct {
    guint page; /* from 1 */
    double left, right, baseline, size;
    char *font, *text; /* of its first letter; spaces single */
} Line;

typedef struct {
    GArray *lines;  /* of Line */
    GArray *widths; /* of double, one a page */
    GArray *heights;
} Pages;

static inline void
line_clear (gpointer data) {
    g_free (((Line *)data)->font);
    g_free (((Line *)data)->text);
}

static inline void
pages_free (Pages *pages) {
    g_array_unref (pages->lines);
    g_array_unref (pages->widths);
    g_array_unref (pages->heights);
    g_free (pages);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pages, pages_free)

static inline double
number_of (xmlTextReader *reader, const char *name) {
    xmlChar *text = xmlTextReaderGetAttribute (reader, BAD_CAST name);
    double value = text != NULL ? g_ascii_strtod ((const char *)text, NULL) : 0;
    xmlFree (text);
    return value;
}

/* A visible letter of the line: its corners widen it. */
static inline void
add_letter (Line *line, GString *text, xmlTextReader *letter) {
    xmlChar *c = xmlTextReaderGetAttribute (letter, BAD_CAST "c"),
            *quad = xmlTextReaderGetAttribute (letter, BAD_CAST "quad");
    gunichar visible = g_utf8_get_char ((const char *)c);
    if (g_unichar_isspace (visible) || visible == 0) {
        g_string_append_c (text, ' ');
    } else {
        char *corner = (char *)quad; /* left top right top left bottom right bottom */
        double left = g_ascii_strtod (corner, &corner), top = g_ascii_strtod (corner, &corner),
               right = g_ascii_strtod (corner, NULL);
        g_assert_cmpfloat (top, <=, number_of (letter, "y"));
        g_string_append (text, (const char *)c);
        line->left = MIN (line->left, left);
        line->right = MAX (line->right, right);
        line->baseline = number_of (letter, "y");
    }
    xmlFree (c);
    xmlFree (quad);
}

/* The letters of one font that stand beside each other, the reader at its <font>. */
static inline void
add_line (Pages *pages, xmlTextReader *font) {
    g_autoptr (GString) text = g_string_new (NULL);
    Line line = { pages->widths->len, 1e9, 0, 0, number_of (font, "size"), NULL, NULL };
    xmlChar *name = xmlTextReaderGetAttribute (font, BAD_CAST "name");
    int depth = xmlTextReaderDepth (font);
    while (xmlTextReaderRead (font) == 1 && xmlTextReaderDepth (font) > depth)
        if (xmlTextReaderNodeType (font) == XML_READER_TYPE_ELEMENT)
            add_letter (&line, text, font);
    line.font = g_strdup ((const char *)name);
    line.text = text_collapse (text->str, -1);
    xmlFree (name);
    g_array_append_val (pages->lines, line);
}

/* As a stream: sixty pages have a million attributes. */
static inline Pages *
read_pages (GBytes *pdf) {
    static const char *const tool[] = { "mutool", "draw", "-F", "stext", "FILE", NULL };
    g_autofree char *text = ask_tool (pdf, tool);
    xmlTextReader *reader
        = xmlReaderForMemory (text, (int)strlen (text), "stext.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    Pages *pages = g_new0 (Pages, 1);
    int got;
    pages->lines = g_array_new (FALSE, FALSE, sizeof (Line));
    pages->widths = g_array_new (FALSE, FALSE, sizeof (double));
    pages->heights = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_set_clear_func (pages->lines, line_clear);
    while ((got = xmlTextReaderRead (reader)) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName (reader);
        if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
            continue;
        if (strcmp (name, "page") == 0) {
            double width = number_of (reader, "width"), height = number_of (reader, "height");
            g_array_append_val (pages->widths, width);
            g_array_append_val (pages->heights, height);
        } else if (strcmp (name, "font") == 0) {
            add_line (pages, reader);
        }
    }
    g_assert_cmpint (got, ==, 0);
    xmlFreeTextReader (reader);
    return pages;
}

/* The first line that begins with @text, on any page. */
static inline const Line *
find_line (const Pages *pages, const char *text) {
    for (guint i = 0; i < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i);
        if (g_str_has_prefix (line->text, text))
            return line;
    }
    return NULL;
}

/* ---- weight and slant ---- */

typedef enum { REGULAR, BOLD, ITALIC, BOLD_ITALIC } Face;

static inline Face
face_of (const Line *line) {
    gboolean bold = strstr (line->font, "Bold") != NULL,
             italic = strstr (line->font, "Ital") != NULL; /* mutool cuts long names */
    return bold ? (italic ? BOLD_ITALIC : BOLD) : (italic ? ITALIC : REGULAR);
}

/* ---- rules ---- */

typedef struct {
    double left, right, top, bottom; /* points from the top left corner of the page */
} Rule;

static inline const char *
after (const char *text, const char *piece) {
    const char *at = strstr (text, piece);
    g_assert_nonnull (at);
    return at + strlen (piece);
}

/* (transfer full): GArray of Rule: every rectangle that is filled on the @page. */
static inline GArray *
read_rules (GBytes *pdf, const Pages *pages, guint page) {
    g_autofree char *number = g_strdup_printf ("%u", page);
    const char *const tool[] = { "mutool", "draw", "-F", "trace", "FILE", number, NULL };
    g_autofree char *text = ask_tool (pdf, tool);
    double height = g_array_index (pages->heights, double, page - 1);
    GArray *rules = g_array_new (FALSE, FALSE, sizeof (Rule));
    for (const char *at = strstr (text, "<fill_path"); at != NULL; at = strstr (at, "<fill_path")) {
        const char *end = strstr (at, "</fill_path>");
        Rule rule = { 1e9, 0, 1e9, 0 };
        at += strlen ("<fill_path");
        for (const char *corner = strstr (at, " x=\""); corner != NULL && corner < end;
             corner = strstr (corner + 1, " x=\"")) {
            double x = g_ascii_strtod (after (corner, "x=\""), NULL),
                   y = height - g_ascii_strtod (after (corner, "y=\""), NULL);
            rule = (Rule){ MIN (rule.left, x), MAX (rule.right, x), MIN (rule.top, y), MAX (rule.bottom, y) };
        }
        g_array_append_val (rules, rule);
    }
    return rules;
}
