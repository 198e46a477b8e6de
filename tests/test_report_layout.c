/* test_report_layout.c - templates/: where the words of the two forms stand on their pages, against the measures of official-format. */
#include "tests/report_words.h"

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

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    static const FormTest both[] = { { "page", test_page }, { "body", test_body } };
    add_form_tests (both, G_N_ELEMENTS (both));
    g_test_add_func ("/templates/report/letterhead-party", test_party_letterhead);
    g_test_add_func ("/templates/report/letterhead-state", test_state_letterhead);
    g_test_add_func ("/templates/report/closing-party", test_party_closing);
    g_test_add_func ("/templates/report/closing-state", test_state_closing);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
