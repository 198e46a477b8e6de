/* test_report_kinds.c - templates/: every kind in every form: what it says, and where each component of the form stands.
 * What the pages of the worked example say is compared with tests/golden/report/FORM-KIND.txt (DONDOC_UPDATE_GOLDEN=1 writes it anew).
 * Position, size, weight and slant of the letters are asked from mutool and held against official-format A and B (points: 1 mm =
 * 72/25.4 pt), for documents of one, of a few and of some sixty pages. */
#include <glib/gstdio.h>
#include <libxml/parser.h>
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

static xmlNode *
child (xmlNode *parent, const char *name) {
    xmlNode *node = parent->children;
    while (node != NULL && strcmp ((const char *)node->name, name) != 0)
        node = node->next;
    g_assert_nonnull (node);
    return node;
}

/* The worked example as a report of @kind; its appendix @times over; without any item where @times is 0. */
static xmlDoc *
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

static void
set_number (xmlNode *node, const char *name, const char *number) {
    xmlSetProp (node, BAD_CAST name, BAD_CAST number);
}

/* Nobody is late: what is left of the short list is one page. */
static void
drop_overdue (xmlDoc *data) {
    xmlNode *root = xmlDocGetRootElement (data), *overdue = child (root, "overdue");
    while (overdue->children != NULL) {
        xmlNode *node = overdue->children;
        xmlUnlinkNode (node);
        xmlFreeNode (node);
    }
    set_number (overdue, "items", "0");
    set_number (child (root, "totals"), "overdue", "0");
}

static GBytes *
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
static char *
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
    g_spawn_sync (NULL, (char **)arguments->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
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

static void
line_clear (gpointer data) {
    g_free (((Line *)data)->font);
    g_free (((Line *)data)->text);
}

static void
pages_free (Pages *pages) {
    g_array_unref (pages->lines);
    g_array_unref (pages->widths);
    g_array_unref (pages->heights);
    g_free (pages);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pages, pages_free)

static double
number_of (xmlNode *node, const char *name) {
    xmlChar *text = xmlGetProp (node, BAD_CAST name);
    double value = text != NULL ? g_ascii_strtod ((const char *)text, NULL) : 0;
    xmlFree (text);
    return value;
}

/* The visible letters of one font. @box: of the line: left, top, right, bottom */
static void
add_line (Pages *pages, xmlNode *font) {
    g_autoptr (GString) text = g_string_new (NULL);
    Line line = { pages->widths->len, 1e9, 0, 0, number_of (font, "size"), NULL, NULL };
    xmlChar *name = xmlGetProp (font, BAD_CAST "name");
    for (xmlNode *letter = font->children; letter != NULL; letter = letter->next) {
        if (letter->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *c = xmlGetProp (letter, BAD_CAST "c"), *quad = xmlGetProp (letter, BAD_CAST "quad");
        g_auto (GStrv) corners = g_strsplit ((const char *)quad, " ", -1);
        g_autofree char *visible = text_collapse ((const char *)c, -1);
        gboolean is_space = *visible == '\0';
        g_string_append (text, is_space ? " " : (const char *)c);
        if (!is_space) {
            line.left = MIN (line.left, g_ascii_strtod (corners[0], NULL));
            line.right = MAX (line.right, g_ascii_strtod (corners[2], NULL));
            line.baseline = number_of (letter, "y");
        }
        xmlFree (c);
        xmlFree (quad);
    }
    line.font = g_strdup ((const char *)name);
    line.text = text_collapse (text->str, -1);
    xmlFree (name);
    g_array_append_val (pages->lines, line);
}

static void
collect (xmlNode *node, Pages *pages) {
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp ((const char *)node->name, "page") == 0) {
            double width = number_of (node, "width"), height = number_of (node, "height");
            g_array_append_val (pages->widths, width);
            g_array_append_val (pages->heights, height);
        }
        if (strcmp ((const char *)node->name, "font") == 0)
            add_line (pages, node);
        else
            collect (node->children, pages);
    }
}

static Pages *
read_pages (GBytes *pdf) {
    static const char *const tool[] = { "mutool", "draw", "-F", "stext", "FILE", NULL };
    g_autofree char *text = ask_tool (pdf, tool);
    g_autoptr (xmlDoc) tree
        = xmlReadMemory (text, (int)strlen (text), "stext.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    Pages *pages = g_new0 (Pages, 1);
    g_assert_nonnull (tree);
    pages->lines = g_array_new (FALSE, FALSE, sizeof (Line));
    pages->widths = g_array_new (FALSE, FALSE, sizeof (double));
    pages->heights = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_set_clear_func (pages->lines, line_clear);
    collect (xmlDocGetRootElement (tree), pages);
    return pages;
}

/* The first line that begins with @text, on any page. */
static const Line *
find_line (const Pages *pages, const char *text) {
    for (guint i = 0; i < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i);
        if (g_str_has_prefix (line->text, text))
            return line;
    }
    return NULL;
}

/* ---- what the forms ask for ---- */

typedef enum { REGULAR, BOLD, ITALIC, BOLD_ITALIC } Face;

/* One component: how its line begins, its letters, and where it stands. */
typedef struct {
    const char *begins;
    Face face;
    double least, most; /* size */
    double centre_mm;   /* from the left edge of the paper; 0: not centred */
    double left_mm;     /* 0: not asked */
} Component;

/* B.3: heading 15 bold; bodies 14; number 14; place and date 14 italic; type 15-16 bold; subject 14-15 bold; five hyphens. */
static const Component party_head[] = {
    { "ĐẢNG CỘNG SẢN VIỆT NAM", BOLD, 15, 15, 150, 0 },
    { "ĐẢNG BỘ TỈNH LÂM ĐỒNG", REGULAR, 14, 14, 67.5, 0 },
    { "ĐẢNG ỦY XÃ SUỐI MÂY", BOLD, 14, 14, 67.5, 0 },
    { "*", REGULAR, 14, 14, 67.5, 0 },
    { "Suối Mây, ngày 02 tháng 10 năm 2026", ITALIC, 14, 14, 150, 0 },
    { NULL },
};
static const Component party_report[] = {
    { "Số 45-BC/ĐU", REGULAR, 14, 14, 67.5, 0 },
    { "BÁO CÁO", BOLD, 15, 16, 112.5, 0 },
    { "(tính đến ngày 30/9/2026)", BOLD, 14, 15, 112.5, 0 },
    { "-----", REGULAR, 14, 15, 112.5, 0 },
    { NULL },
};
/* A letter: subject 12 italic under the number; Kính gửi 14 italic, centred. */
static const Component party_letter[] = {
    { "Số 45-CV/ĐU", REGULAR, 14, 14, 67.5, 0 },
    { "về việc đôn đốc thực hiện nhiệm vụ", ITALIC, 12, 12, 67.5, 0 },
    { "Kính gửi:", ITALIC, 14, 14, 0, 0 },
    { NULL },
};
/* Authority 14 bold, post 14 regular, name 14 bold; recipients: the word 14, the list 12, at the left edge. */
static const Component party_tail[] = {
    { "T/M BAN THƯỜNG VỤ", BOLD, 14, 14, 152.5, 0 },
    { "PHÓ BÍ THƯ", REGULAR, 14, 14, 152.5, 0 },
    { "Trần Thị Mai Sương", BOLD, 14, 14, 152.5, 0 },
    { "Nơi nhận:", REGULAR, 14, 14, 0, 30 },
    { "- Thường trực Tỉnh ủy", REGULAR, 12, 12, 0, 30 },
    { "- Lưu Văn phòng Đảng ủy.", REGULAR, 12, 12, 0, 30 },
    { NULL },
};
/* A.3: Quốc hiệu 12-13 bold, Tiêu ngữ 13-14 bold; parent 12-13 regular, issuer 12-13 bold; number 13; place and date 13-14 italic. */
static const Component state_head[] = {
    { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12, 13, 145, 0 },
    { "Độc lập - Tự do - Hạnh phúc", BOLD, 13, 14, 145, 0 },
    { "ĐẢNG BỘ TỈNH LÂM ĐỒNG", REGULAR, 12, 13, 62.5, 0 },
    { "ĐẢNG ỦY XÃ SUỐI MÂY", BOLD, 12, 13, 62.5, 0 },
    { "Suối Mây, ngày 02 tháng 10 năm 2026", ITALIC, 13, 14, 145, 0 },
    { NULL },
};
static const Component state_report[] = {
    { "Số: 45/BC-ĐU", REGULAR, 13, 13, 62.5, 0 },
    { "BÁO CÁO", BOLD, 13, 14, 112.5, 0 },
    { "(tính đến ngày 30/9/2026)", BOLD, 13, 14, 112.5, 0 },
    { "Kính gửi: Ban Thường vụ Tỉnh ủy Lâm Đồng.", REGULAR, 13, 14, 112.5, 0 },
    { NULL },
};
static const Component state_letter[] = {
    { "Số: 45/ĐU-……", REGULAR, 13, 13, 62.5, 0 },
    { "V/v đôn đốc thực hiện nhiệm", REGULAR, 12, 13, 62.5, 0 },
    { "Kính gửi: Phòng Kinh tế.", REGULAR, 13, 14, 112.5, 0 },
    { NULL },
};
/* Authority and post 13-14 both bold; recipients: the word 12 bold italic, the list 11. */
static const Component state_tail[] = {
    { "T/M BAN THƯỜNG VỤ", BOLD, 13, 14, 150, 0 },
    { "PHÓ BÍ THƯ", BOLD, 13, 14, 150, 0 },
    { "Trần Thị Mai Sương", BOLD, 13, 14, 150, 0 },
    { "Nơi nhận:", BOLD_ITALIC, 12, 12, 0, 30 },
    { "- Như trên;", REGULAR, 11, 11, 0, 30 },
    { "- Thường trực Tỉnh ủy", REGULAR, 11, 11, 0, 30 },
    { "- Lưu: Văn phòng Đảng ủy.", REGULAR, 11, 11, 0, 30 },
    { NULL },
};

static const struct {
    const char *form;
    const Component *head, *report, *letter, *tail;
    const char *end; /* of a recipient's line */
} forms[] = {
    { "party", party_head, party_report, party_letter, party_tail, ";" },
    { "party-hd36", party_head, party_report, party_letter, party_tail, "," },
    { "state", state_head, state_report, state_letter, state_tail, ";" },
};

static Face
face_of (const Line *line) {
    gboolean bold = strstr (line->font, "Bold") != NULL,
             italic = strstr (line->font, "Ital") != NULL; /* mutool cuts long names */
    return bold ? (italic ? BOLD_ITALIC : BOLD) : (italic ? ITALIC : REGULAR);
}

static void
check_components (const Pages *pages, const Component *component) {
    for (; component->begins != NULL; component++) {
        const Line *line = find_line (pages, component->begins);
        if (line == NULL)
            g_error ("not there: %s", component->begins);
        if (face_of (line) != component->face)
            g_error ("%s: %s", component->begins, line->font);
        if (line->size < component->least - 0.01 || line->size > component->most + 0.01)
            g_error ("%s: %.2f pt", component->begins, line->size);
        if (component->centre_mm > 0 && fabs ((line->left + line->right) / 2 - MM (component->centre_mm)) > 1.5)
            g_error ("%s: its middle is at %.1f mm", component->begins, (line->left + line->right) / 2 / 72 * 25.4);
        if (component->left_mm > 0 && fabs (line->left - MM (component->left_mm)) > 1)
            g_error ("%s: begins at %.1f mm", component->begins, line->left / 72 * 25.4);
    }
}

/* Paper A4, text inside 30, 15, 20, 20 mm; in the top margin nothing but the number of the page, 13-14 upright in the middle. */
static void
check_paper (const Pages *pages) {
    for (guint i = 0; i < pages->widths->len; i++) {
        double width = g_array_index (pages->widths, double, i), height = g_array_index (pages->heights, double, i);
        g_assert_cmpfloat (fabs (MIN (width, height) - MM (210)), <, 0.5);
        g_assert_cmpfloat (fabs (MAX (width, height) - MM (297)), <, 0.5);
    }
    for (guint i = 0; i < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i);
        double width = g_array_index (pages->widths, double, line->page - 1);
        double height = g_array_index (pages->heights, double, line->page - 1);
        if (line->right == 0)
            continue; /* nothing but spaces */
        g_assert_cmpfloat (line->left, >=, MM (30) - 0.5);
        g_assert_cmpfloat (line->right, <=, width - MM (15) + 0.5);
        g_assert_cmpfloat (line->baseline, <=, height - MM (20) + 0.5);
        if (line->baseline >= MM (20))
            continue;
        g_assert_cmpuint (line->page, >, 1);
        g_assert_true (g_ascii_isdigit (*line->text));
        g_assert_cmpfloat (fabs (line->size - 14), <, 0.01);
        g_assert_cmpint (face_of (line), ==, REGULAR);
        g_assert_cmpfloat (fabs ((line->left + line->right) / 2 - (width + MM (15)) / 2), <, 1);
    }
}

static gboolean
is_heading (const Line *line) {
    return g_str_has_prefix (line->text, "I. ") || g_str_has_prefix (line->text, "II. ")
           || g_str_has_prefix (line->text, "III. ") || g_str_has_prefix (line->text, "Bảng ");
}

/* No heading and no caption is the last line of its page. */
static void
check_headings (const Pages *pages) {
    for (guint i = 0; i + 1 < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i), *after = line + 1;
        if (is_heading (line) && line->left > MM (35) && after->page != line->page)
            g_error ("page %u ends with: %s", line->page, line->text);
    }
}

static void
check_document (gsize form, const char *kind, xmlDoc *data, guint least, guint most) {
    g_autoptr (GBytes) pdf = make_pdf (forms[form].form, kind, data);
    g_autoptr (Pages) pages = read_pages (pdf);
    gboolean is_letter = strcmp (kind, "urging") == 0;
    if (pages->widths->len < least || pages->widths->len > most)
        g_error ("%s/%s: %u pages", forms[form].form, kind, pages->widths->len);
    check_paper (pages);
    check_headings (pages);
    if (strcmp (kind, "follow-up") == 0)
        return; /* across, and without a number */
    check_components (pages, forms[form].tail);
    check_components (pages, forms[form].head);
    check_components (pages, is_letter ? forms[form].letter : forms[form].report);
    g_autofree char *recipient = g_strdup_printf ("- Thường trực Tỉnh ủy (để báo cáo)%s", forms[form].end);
    g_assert_nonnull (find_line (pages, recipient));
}

/* One page, a few, some sixty. */
static void
test_geometry (gconstpointer data) {
    gsize form = GPOINTER_TO_SIZE (data);
    g_autoptr (xmlDoc) one = load_example ("exceptions", 1), few = load_example ("bodies", 1);
    g_autoptr (xmlDoc) letter = load_example ("urging", 1), table = load_example ("follow-up", 1),
                       many = load_example ("compliance", 60);
    drop_overdue (one);
    check_document (form, "exceptions", one, 1, 1);
    check_document (form, "urging", letter, 2, 2);
    check_document (form, "bodies", few, 2, 4);
    check_document (form, "follow-up", table, 2, 6);
    check_document (form, "compliance", many, 50, 90);
}

/* ---- what they say ---- */

static void
test_text (gconstpointer data) {
    static const char *const tool[] = { "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-", NULL };
    g_auto (GStrv) name = g_strsplit (data, "/", 2);
    g_autoptr (xmlDoc) example = load_example (name[1], 1);
    g_autoptr (GBytes) pdf = make_pdf (name[0], name[1], example);
    g_autofree char *path = g_strdup_printf ("tests/golden/report/%s-%s.txt", name[0], name[1]);
    g_autofree char *text = ask_tool (pdf, tool), *expected = NULL;
    g_assert_null (strstr (text, "NaN"));
    g_assert_null (strstr (text, "Infinity"));
    if (g_getenv ("DONDOC_UPDATE_GOLDEN") != NULL)
        g_assert_true (g_file_set_contents (path, text, -1, NULL));
    g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
    if (strcmp (text, expected) != 0)
        g_test_fail_printf ("%s differs; look at the change, then DONDOC_UPDATE_GOLDEN=1", path);
}

/* ---- hard texts ---- */

static void
node_set_text (xmlNode *node, const char *text) {
    xmlNodeSetContent (node, NULL);
    xmlNodeAddContent (node, BAD_CAST text);
}

static void
put_everywhere (xmlNode *node, const char *text) {
    static const char *const words[] = { "number", "issuer", "title", "path", "name", "printed", "body", NULL };
    for (; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            node_set_text (node, text);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttr *cell = node->properties; cell != NULL; cell = cell->next) {
            if (g_strv_contains (words, (const char *)cell->name))
                xmlSetProp (node, cell->name, BAD_CAST text);
        }
        put_everywhere (node->children, text);
    }
}

/* Marks of XML, every Vietnamese capital, a letter with its marks apart, a token of 90 letters, 400 words: in every field of every kind. */
static void
test_hard (gconstpointer data) {
    static const char *const hard[] = {
        "&<>\"'",
        "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ",
        "Tha\xCC\x80nh u\xCC\x89y, nho\xCC\x83m, \xC3\xAA\xCC\x81",
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    };
    g_auto (GStrv) name = g_strsplit (data, "/", 2);
    for (gsize i = 0; i < G_N_ELEMENTS (hard); i++) {
        g_autoptr (xmlDoc) example = load_example (name[1], 1);
        put_everywhere (xmlDocGetRootElement (example), hard[i]);
        g_autoptr (GBytes) pdf = make_pdf (name[0], name[1], example);
        g_autoptr (Pages) pages = read_pages (pdf);
        for (guint j = 0; j < pages->lines->len; j++) {
            const Line *line = &g_array_index (pages->lines, Line, j);
            g_assert_cmpfloat (line->right, <=, g_array_index (pages->widths, double, line->page - 1) - MM (15) + 0.5);
        }
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
        g_autofree char *geometry = g_strdup_printf ("/templates/kinds/geometry/%s", forms[i].form);
        g_test_add_data_func (geometry, GSIZE_TO_POINTER (i), test_geometry);
        for (int kind = 0; kind < REPORT_KINDS; kind++) {
            char *name = g_strdup_printf ("%s/%s", forms[i].form, report_kind_name ((ReportKind)kind));
            g_autofree char *text = g_strdup_printf ("/templates/kinds/text/%s", name);
            g_autofree char *hard = g_strdup_printf ("/templates/kinds/hard/%s", name);
            g_test_add_data_func_full (text, g_strdup (name), test_text, g_free);
            g_test_add_data_func_full (hard, name, test_hard, g_free);
        }
    }
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
