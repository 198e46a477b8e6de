/* test_report.c - templates/: what the two forms make of the worked example, as FO and as pages.
 * The FO is compared with tests/golden/report/FORM.fo (DONDOC_UPDATE_GOLDEN=1 writes it anew); of the PDF the places of words are
 * asked from pdftotext and compared with the measures of official-format (points: 1 mm = 72/25.4 pt). */
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

static xmlDoc *
load_example (void) {
    xmlDoc *data = xmlReadFile ("templates/example.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    g_assert_nonnull (data);
    return data;
}

static GBytes *
make_fo (const char *form, xmlDoc *data) {
    g_autoptr (GError) error = NULL;
    GBytes *fo = template_apply (form, "compliance", NULL, data, NULL, &error);
    g_assert_no_error (error);
    return fo;
}

static xmlNode *
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

static void
word_clear (gpointer data) {
    g_free (((Word *)data)->text);
}

static double
attribute (xmlNode *node, const char *name) {
    xmlChar *text = xmlGetProp (node, BAD_CAST name);
    double value = g_ascii_strtod ((const char *)text, NULL);
    xmlFree (text);
    return value;
}

static void
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

static char *
run_tool (const char *const *arguments, int *ret_status) {
    g_autoptr (GError) error = NULL;
    char *output = NULL;
    g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                  NULL, ret_status, &error);
    g_assert_no_error (error);
    return output;
}

static Pages *
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

static void
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
static const Word *
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

static double
centre_of (const Pages *pages, guint page, const char *phrase) {
    const Word *last = NULL, *first = find_phrase (pages, page, phrase, 0, &last);
    if (first == NULL)
        g_error ("not on page %u: %s", page, phrase);
    return (first->left + last->right) / 2;
}

static double
bottom_of (const Pages *pages, guint page, const char *phrase) {
    const Word *first = find_phrase (pages, page, phrase, 0, NULL);
    if (first == NULL)
        g_error ("not on page %u: %s", page, phrase);
    return first->bottom;
}

#define assert_near(value, expected, tolerance)                                                                        \
    G_STMT_START {                                                                                                     \
        double value_ = (value), expected_ = (expected);                                                               \
        if (fabs (value_ - expected_) > (tolerance))                                                                   \
            g_error ("%s:%d: %s is %.2f, not %.2f", __FILE__, __LINE__, #value, value_, expected_);                    \
    }                                                                                                                  \
    G_STMT_END

/* ---- golden ---- */

static void
test_golden (gconstpointer data) {
    const char *form = data;
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (GBytes) fo = make_fo (form, example);
    g_autofree char *path = g_strdup_printf ("tests/golden/report/%s.fo", form);
    g_autofree char *expected = NULL;
    gsize length = 0;
    const char *text = g_bytes_get_data (fo, &length);
    g_autoptr (xmlDoc) tree
        = xmlReadMemory (text, (int)length, "report.fo", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    xmlChar *pretty = NULL;
    int size = 0;
    g_assert_nonnull (tree);
    xmlDocDumpFormatMemoryEnc (tree, &pretty, &size, "UTF-8", 1);
    if (g_getenv ("DONDOC_UPDATE_GOLDEN") != NULL)
        g_assert_true (g_file_set_contents (path, (const char *)pretty, size, NULL));
    g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
    if (strcmp ((const char *)pretty, expected) != 0)
        g_test_fail_printf ("%s differs; look at the change, then DONDOC_UPDATE_GOLDEN=1", path);
    xmlFree (pretty);
}

/* ---- pages ---- */

/* Paper, margins, page numbers: HD 05 page; NĐ 30 annex I, part I. */
static void
test_page (gconstpointer data) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages (data, example);
    guint n = pages->widths->len, appendix = 0;
    g_assert_cmpuint (n, >=, 5);
    for (guint page = 1; page <= n; page++) {
        double width = g_array_index (pages->widths, double, page - 1),
               height = g_array_index (pages->heights, double, page - 1);
        gboolean across = width > height;
        if (across && appendix == 0)
            appendix = page;
        assert_near (width, across ? MM (297) : MM (210), 0.5);
        assert_near (height, across ? MM (210) : MM (297), 0.5);
        g_assert_true (!(appendix > 0) || across); /* the appendix comes last */
    }
    g_assert_cmpuint (appendix, >, 1);
    for (guint i = 0; i < pages->words->len; i++) {
        const Word *word = &g_array_index (pages->words, Word, i);
        double width = g_array_index (pages->widths, double, word->page - 1),
               height = g_array_index (pages->heights, double, word->page - 1);
        guint number
            = word->page < appendix ? word->page : word->page - appendix + 1; /* each annex is numbered on its own */
        g_autofree char *expected = g_strdup_printf ("%u", number);
        g_assert_cmpfloat (word->left, >=, MM (30) - 0.5);
        g_assert_cmpfloat (word->right, <=, width - MM (15) + 0.5);
        g_assert_cmpfloat (word->bottom, <=, height - MM (20) + 0.5);
        if (word->top >= MM (20) - 2) /* a line's box is a little higher than its letters */
            continue;
        g_assert_cmpuint (number, >, 1); /* none on page 1 */
        g_assert_cmpstr (word->text, ==, expected);
        assert_near (word->top, MM (10), 3);
        assert_near ((word->left + word->right) / 2, (MM (30) + width - MM (15)) / 2, 0.5);
    }
    for (guint page = 1; page <= n; page++) {
        gboolean first = page == 1 || page == appendix;
        g_autofree char *number = g_strdup_printf ("%u", page < appendix ? page : page - appendix + 1);
        const Word *word = find_phrase (pages, page, number, 0, NULL);
        g_assert_true (first || (word != NULL && word->top < MM (20) - 2));
    }
}

/* HD 05: heading right, superior and issuer left with a star, number centred below, place and date level with it. */
static void
test_party_letterhead (void) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages ("party", example);
    double left = MM (30 + 37.5), right = MM (30 + 75 + 45);
    const Word *last = NULL, *heading = find_phrase (pages, 1, "ĐẢNG CỘNG SẢN VIỆT NAM", 0, &last);
    assert_near (centre_of (pages, 1, "ĐẢNG CỘNG SẢN VIỆT NAM"), right, 1);
    assert_near (last->right - heading->left, 206.7, 1); /* 15 pt bold, and the rule below it as long */
    assert_near (centre_of (pages, 1, "ĐẢNG BỘ TỈNH LÂM ĐỒNG"), left, 1);
    assert_near (centre_of (pages, 1, "ĐẢNG ỦY XÃ SUỐI MÂY"), left, 1);
    assert_near (centre_of (pages, 1, "*"), left, 1);
    assert_near (centre_of (pages, 1, "Số 45-BC/ĐU"), left, 1);
    assert_near (centre_of (pages, 1, "Suối Mây, ngày 02 tháng 10 năm 2026"), right, 1);
    assert_near (bottom_of (pages, 1, "Số 45-BC/ĐU"), bottom_of (pages, 1, "Suối Mây, ngày 02"), 0.5);
    assert_near (bottom_of (pages, 1, "ĐẢNG BỘ"), bottom_of (pages, 1, "ĐẢNG CỘNG"), 2);
    assert_near (centre_of (pages, 1, "BÁO CÁO"), MM (30 + 82.5), 1);
    assert_near (centre_of (pages, 1, "-----"), MM (30 + 82.5), 1);
    g_assert_null (find_phrase (pages, 1, "Kính gửi:", 0, NULL));
}

static void
test_state_letterhead (void) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages ("state", example);
    double left = MM (30 + 32.5), right = MM (30 + 65 + 50);
    const Word *last = NULL, *motto = find_phrase (pages, 1, "Độc lập - Tự do - Hạnh phúc", 0, &last);
    assert_near (centre_of (pages, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), right, 1);
    assert_near (centre_of (pages, 1, "Độc lập - Tự do - Hạnh phúc"), right, 1);
    assert_near (last->right - motto->left, 171.4, 1); /* 14 pt bold, and the rule below it as long */
    assert_near (centre_of (pages, 1, "Số: 45/BC-ĐU"), left, 1);
    assert_near (centre_of (pages, 1, "Suối Mây, ngày 02 tháng 10 năm 2026"), right, 1);
    assert_near (bottom_of (pages, 1, "Số: 45/BC-ĐU"), bottom_of (pages, 1, "Suối Mây, ngày 02"), 1);
    assert_near (centre_of (pages, 1, "Kính gửi: Ban Thường vụ Tỉnh ủy Lâm Đồng."), MM (30 + 82.5), 1);
    g_assert_null (find_phrase (pages, 1, "*", 0, NULL));
    g_assert_null (find_phrase (pages, 1, "-----", 0, NULL));
}

/* The body: first line 10 mm in, line pitch exactly 18 pt, justified to the right margin. */
static void
test_body (gconstpointer data) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages (data, example);
    const Word *first = find_phrase (pages, 1, "2. Thời điểm chốt số liệu:", 0, NULL);
    double right = 0, next_left = 1000, pitch = 1000;
    assert_near (first->left, MM (30 + 10), 0.5);
    for (guint i = 0; i < pages->words->len; i++) {
        const Word *word = &g_array_index (pages->words, Word, i);
        if (word->page == 1 && fabs (word->bottom - first->bottom) < 2)
            right = MAX (right, word->right);
        if (word->page == 1 && word->bottom > first->bottom + 2 && word->bottom < first->bottom + 22) {
            pitch = MIN (pitch, word->bottom - first->bottom);
            next_left = MIN (next_left, word->left);
        }
    }
    assert_near (right, MM (195), 0.7);
    assert_near (next_left, MM (30), 0.5);
    assert_near (pitch, 18, 0.2);
}

static guint
page_of (const Pages *pages, const char *phrase) {
    for (guint page = 1; page <= pages->widths->len; page++)
        if (find_phrase (pages, page, phrase, 0, NULL) != NULL)
            return page;
    g_error ("nowhere: %s", phrase);
}

/* Recipients level with the signature, four blank lines before the name. */
static void
test_party_closing (void) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages ("party", example);
    guint page = page_of (pages, "Nơi nhận:");
    double centre = MM (30 + 80 + 42.5);
    assert_near (bottom_of (pages, page, "Nơi nhận:"), bottom_of (pages, page, "T/M BAN THƯỜNG VỤ"), 0.5);
    assert_near (centre_of (pages, page, "T/M BAN THƯỜNG VỤ"), centre, 1);
    assert_near (centre_of (pages, page, "PHÓ BÍ THƯ"), centre, 1);
    assert_near (centre_of (pages, page, "Trần Thị Mai Sương"), centre, 1);
    assert_near (bottom_of (pages, page, "Trần Thị Mai Sương") - bottom_of (pages, page, "PHÓ BÍ THƯ"), 5 * 18, 0.5);
    g_assert_nonnull (find_phrase (pages, page, "- Thường trực Tỉnh ủy (để báo cáo);", 0, NULL));
    g_assert_nonnull (find_phrase (pages, page, "- Lưu Văn phòng Đảng ủy.", 0, NULL));
    g_assert_nonnull (find_phrase (pages, page, "30/9/2026.", 0, NULL)); /* never ./. */
}

static void
test_state_closing (void) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages ("state", example);
    guint page = page_of (pages, "Nơi nhận:");
    assert_near (bottom_of (pages, page, "Nơi nhận:"), bottom_of (pages, page, "T/M BAN THƯỜNG VỤ"), 2);
    assert_near (centre_of (pages, page, "PHÓ BÍ THƯ"), MM (30 + 75 + 45), 1);
    g_assert_nonnull (find_phrase (pages, page, "- Như trên;", 0, NULL));
    g_assert_nonnull (find_phrase (pages, page, "- Lưu: Văn phòng Đảng ủy.", 0, NULL));
    g_assert_nonnull (find_phrase (pages, page, "30/9/2026./.", 0, NULL));
}

static int
compare_words (gconstpointer one, gconstpointer other) {
    double a = (*(const Word *const *)one)->left, b = (*(const Word *const *)other)->left;
    return (a > b) - (a < b);
}

/* (transfer full): all words level with @phrase, from left to right; pdftotext parts the columns of a table. */
static char *
line_of (const Pages *pages, const char *phrase) {
    const Word *first = find_phrase (pages, page_of (pages, phrase), phrase, 0, NULL);
    g_autoptr (GPtrArray) line = g_ptr_array_new ();
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < pages->words->len; i++) {
        Word *word = &g_array_index (pages->words, Word, i);
        if (word->page == first->page && fabs (word->bottom - first->bottom) < 2)
            g_ptr_array_add (line, word);
    }
    g_ptr_array_sort (line, compare_words);
    for (guint i = 0; i < line->len; i++)
        g_string_append_printf (text, "%s ", ((const Word *)line->pdata[i])->text);
    return g_string_free (text, FALSE);
}

/* The figures that the example has, in the words of the report. */
static void
test_figures (gconstpointer data) {
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (Pages) pages = make_pages (data, example);
    static const char *const phrases[] = {
        "Tổng số nhiệm vụ được giao là 15 nhiệm vụ.",
        "Các tỷ lệ sau tính trên số liệu đến hết ngày 30/9/2026:",
        "thời hạn ghi “trước ngày” được tính đến hết ngày đó; nhiệm vụ còn từ 07 ngày trở xuống",
        "Kỳ báo cáo từ ngày 01/7/2026 đến hết ngày 30/9/2026 so với kỳ trước từ ngày 01/4/2026 đến hết ngày 30/6/2026",
        "chưa có thời hạn: 4 ",
        "Tỷ lệ hoàn thành đúng hạn: 33,3%",
        "Có 03 nhiệm vụ quá hạn chưa hoàn thành, nhiều nhất 166 ngày.",
        "trung vị 07 ngày, dài nhất 19 ngày",
    };
    g_autoptr (GString) all = g_string_new (" ");
    for (guint i = 0; i < pages->words->len; i++)
        g_string_append_printf (all, "%s ", g_array_index (pages->words, Word, i).text);
    for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
        if (strstr (all->str, phrases[i]) == NULL)
            g_test_fail_printf ("not there: %s", phrases[i]);
    g_autofree char *sums = line_of (pages, "Cộng (lượt giao)");
    g_assert_cmpstr (sums, ==, "Cộng (lượt giao) 16 2 1 4 4 1 3 1 ");
}

/* ---- sizes ---- */

/* The appendix's items @times over, with running numbers. */
static void
multiply (xmlDoc *data, guint times) {
    xmlNode *group = find (data, "/report/appendix/group[1]");
    xmlNode *end = group->last;
    guint at = 0;
    for (guint i = 1; i < times; i++)
        for (xmlNode *node = group->children; node != NULL; node = node == end ? NULL : node->next)
            if (node->type == XML_ELEMENT_NODE)
                xmlAddChild (group, xmlCopyNode (node, 1));
    for (xmlNode *node = group->children; node != NULL; node = node->next) {
        g_autofree char *number = g_strdup_printf ("%u", ++at);
        xmlSetProp (node, BAD_CAST "at", BAD_CAST number);
    }
}

/* Some two thousand rows: every page of the table has its head, qpdf finds no fault. */
static void
test_many (void) {
    g_autoptr (xmlDoc) example = load_example ();
    multiply (example, 222); /* of 9 */
    g_autoptr (Pages) pages = make_pages ("party", example);
    guint last = pages->widths->len;
    int status = -1;
    g_assert_cmpuint (last, >, 200);
    guint first = page_of (pages, "Phụ lục");
    while (g_array_index (pages->widths, double, first - 1) < MM (290)) /* the word stands in the body too */
        first++;
    for (guint page = first; page <= last; page++)
        if (find_phrase (pages, page, "Cơ quan chủ trì", 0, NULL) == NULL
            || find_phrase (pages, page, "STT", 0, NULL) == NULL)
            g_error ("page %u has no head", page);
    g_assert_nonnull (find_phrase (pages, last, "1998", 0, NULL) != NULL
                          ? find_phrase (pages, last, "1998", 0, NULL)
                          : find_phrase (pages, last - 1, "1998", 0, NULL));
    const char *const arguments[] = { "qpdf", "--check", pages->path, NULL };
    g_autofree char *said = run_tool (arguments, &status);
    g_assert_cmpint (status, ==, 0);
}

/* Tables of the body are cut at 200 rows, and the text says so; the figure stays whole. */
static void
test_cut (void) {
    g_autoptr (xmlDoc) example = load_example ();
    xmlNode *overdue = find (example, "/report/overdue");
    xmlNode *item = find (example, "/report/overdue/item[last()]");
    for (guint i = 3; i < 250; i++)
        xmlAddChild (overdue, xmlCopyNode (item, 1));
    xmlSetProp (overdue, BAD_CAST "items", BAD_CAST "250");
    g_autoptr (GBytes) fo = make_fo ("party", example);
    g_autofree char *text = g_strndup (g_bytes_get_data (fo, NULL), g_bytes_get_size (fo));
    g_assert_nonnull (strstr (text, "Có 250 nhiệm vụ quá hạn chưa hoàn thành"));
    g_assert_nonnull (
        strstr (text, "; 200 nhiệm vụ quá hạn lâu nhất nêu tại bảng dưới đây, các nhiệm vụ còn lại nêu tại Phụ lục."));
    g_assert_nonnull (strstr (text, "<fo:block>200</fo:block>"));
    g_assert_null (strstr (text, "<fo:block>201</fo:block>"));
}

/* A cell of 400 words, a token of 90 letters, every Vietnamese capital, marks of XML: nothing is lost, nothing leaves the page. */
static void
test_hard (gconstpointer data) {
    static const char capitals[] = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ";
    g_autoptr (xmlDoc) example = load_example ();
    g_autoptr (GString) words = g_string_new (NULL);
    g_autofree char *token = g_strnfill (90, 'w');
    guint counted = 0;
    for (guint i = 0; i < 400; i++)
        g_string_append_printf (words, "chữ%u ", i);
    g_autofree char *escaped = g_markup_escape_text (words->str, -1);
    xmlNodeSetContent (find (example, "/report/appendix/group[1]/item[1]/text"), BAD_CAST escaped);
    xmlNodeSetContent (find (example, "/report/overdue/item[1]/text"), BAD_CAST escaped);
    xmlNodeSetContent (find (example, "/report/appendix/group[1]/item[1]/deliverable"), BAD_CAST token);
    xmlNodeSetContent (find (example, "/report/appendix/group[1]/item[1]/lead"), BAD_CAST capitals);
    xmlNodeSetContent (find (example, "/report/appendix/group[1]/item[2]/lead"), BAD_CAST "&lt;a&gt; &amp; \"b\" 'c'");
    g_autoptr (Pages) pages = make_pages (data, example);
    g_autoptr (GString) all = g_string_new (NULL);
    for (guint i = 0; i < pages->words->len; i++) {
        const Word *word = &g_array_index (pages->words, Word, i);
        double width = g_array_index (pages->widths, double, word->page - 1);
        g_assert_cmpfloat (word->right, <=, width - MM (15) + 0.5);
        counted += g_str_has_prefix (word->text, "chữ") && g_ascii_isdigit (word->text[strlen ("chữ")]);
        g_string_append (all, word->text);
    }
    g_assert_cmpuint (counted, ==, 800);
    g_assert_nonnull (strstr (all->str, "<a>&\"b\"'c'"));
    guint letters = 0, wide = 0;
    for (const char *at = all->str; *at != '\0'; at++)
        wide += *at == 'w';
    for (const char *at = capitals; *at != '\0'; at = g_utf8_next_char (at))
        letters += g_utf8_strchr (all->str, -1, g_utf8_get_char (at)) != NULL;
    g_assert_cmpuint (wide, >=, 90);
    g_assert_cmpuint (letters, ==, g_utf8_strlen (capitals, -1));
}

/* Nothing set, nothing there: a report all the same, with blanks. */
static void
test_bare (gconstpointer data) {
    static const char bare[]
        = "<report schema='1' kind='compliance' scope='register'><as-of date='2026-09-30' text='30/9/2026'/>"
          "<date date='2026-10-02' text='02/10/2026'/><office/><addressees/><signature/><recipients/><directives count='0'/>"
          "<totals total='0' on-time='0' late='0' in-term='0' overdue='0' continuous='0' waiting='0' no-date='0' suspended='0'"
          " cancelled='0' done='0' open='0' fell-due='0' due-soon='0' started='0' due-soon-days='7'/><reasons/><bodies><sum total='0'/></bodies>"
          "<overdue items='0'/><waiting items='0'/><continuous items='0' answered='0'/><next within-days='30' until='2026-10-30' until-text='30/10/2026' items='0'/>"
          "<quality without-evidence='0' without-body='0' lag-measured='0'/><proposals/><appendix/></report>";
    g_autoptr (xmlDoc) tree = xmlReadMemory (bare, sizeof bare - 1, "bare.xml", NULL, XML_PARSE_NONET);
    g_autoptr (Pages) pages = make_pages (data, tree);
    g_assert_cmpuint (pages->widths->len, <=, 2);
    g_assert_nonnull (find_phrase (pages, 1, "………………", 0, NULL));
    for (guint i = 0; i < pages->words->len; i++) {
        g_assert_null (strstr (g_array_index (pages->words, Word, i).text, "NaN"));
        g_assert_null (strchr (g_array_index (pages->words, Word, i).text, '%')); /* no share of nothing */
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*run) (gconstpointer form);
    } both[] = {
        { "golden", test_golden },   { "page", test_page }, { "body", test_body },
        { "figures", test_figures }, { "bare", test_bare }, { "hard", test_hard },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (both); j++) {
            g_autofree char *name = g_strdup_printf ("/templates/report/%s-%s", both[j].name, forms[i]);
            g_test_add_data_func (name, forms[i], both[j].run);
        }
    g_test_add_func ("/templates/report/letterhead-party", test_party_letterhead);
    g_test_add_func ("/templates/report/letterhead-state", test_state_letterhead);
    g_test_add_func ("/templates/report/closing-party", test_party_closing);
    g_test_add_func ("/templates/report/closing-state", test_state_closing);
    g_test_add_func ("/templates/report/cut", test_cut);
    g_test_add_func ("/templates/report/many", test_many);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
