/* test_report.c - templates/: what the two forms make of the worked example, as FO and as text; hard texts, many items, nothing at all.
 * The FO is compared with tests/golden/report/FORM.fo (DONDOC_UPDATE_GOLDEN=1 writes it anew). */
#include "tests/report_words.h"

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

/* ---- figures ---- */

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
    static const FormTest both[]
        = { { "golden", test_golden }, { "figures", test_figures }, { "bare", test_bare }, { "hard", test_hard } };
    add_form_tests (both, G_N_ELEMENTS (both));
    g_test_add_func ("/templates/report/cut", test_cut);
    g_test_add_func ("/templates/report/many", test_many);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
