/* test_report_kinds.c - templates/: every kind in every form: what it says, and where each component of the form stands.
 * What the pages of the worked example say is compared with tests/golden/report/FORM-KIND.txt (DONDOC_UPDATE_GOLDEN=1 writes it anew).
 * Position, size, weight and slant of the letters are asked from mutool and held against official-format A and B, for documents of
 * one, of a few and of some sixty pages. */
#include "tests/report_pages.h"

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

/* ---- what the forms ask for ---- */

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

/* Body 14 upright, first line 10 mm in; titles of parts bold, at the same place; captions italic; the appendix across: its name 14 bold,
 * its title 13-14 bold, the document that it comes with italic. */
static const Component body[] = {
    { "Thực hiện nhiệm vụ theo dõi, đôn đốc", REGULAR, 14, 14, 0, 40 },
    { "I. PHẠM VI VÀ THỜI ĐIỂM", BOLD, 14, 14, 0, 40 },
    { "1. Kết quả chung", BOLD, 14, 14, 0, 40 },
    { "Bảng 1. ", ITALIC, 12, 12, 112.5, 0 },
    { "Tổng số nhiệm vụ được giao là", REGULAR, 14, 14, 0, 40 },
    { "III. TỒN TẠI, HẠN CHẾ", BOLD, 14, 14, 0, 40 },
    { "Phụ lục", BOLD, 14, 14, 156, 0 },
    { "CHI TIẾT TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", BOLD, 13, 14, 156, 0 },
    { "(Kèm theo Báo cáo số", ITALIC, 13, 14, 156, 0 },
    { NULL },
};
static const Component letter_body[] = {
    { "Thực hiện nhiệm vụ theo dõi, đôn đốc", REGULAR, 14, 14, 0, 40 },
    { "Phụ lục", BOLD, 14, 14, 112.5, 0 },
    { "DANH MỤC NHIỆM VỤ CẦN TẬP TRUNG", BOLD, 13, 14, 112.5, 0 },
    { "(Kèm theo Công văn số", ITALIC, 13, 14, 112.5, 0 },
    { NULL },
};
static const Component follow_up_head[] = {
    { "BIỂU THEO DÕI", BOLD, 13, 16, 156, 0 },
    { "(tính đến ngày 30/9/2026)", BOLD, 13, 15, 156, 0 },
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

/* A line of running text, not of a table: it begins at the left margin, or 10 mm in, the first of its paragraph. */
static gboolean
is_text (const Line *line, gboolean *ret_first) {
    *ret_first = fabs (line->left - MM (40)) < 0.5;
    return fabs (line->size - 14) < 0.01 && (*ret_first || fabs (line->left - MM (30)) < 0.5);
}

/* Lines of a paragraph are 18 pt apart and reach the right margin, but the last; the next paragraph is 6 pt further. Returns: whether
 * there were any. */
static gboolean
check_paragraphs (const Pages *pages) {
    guint within = 0, between = 0;
    for (guint i = 0; i + 1 < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i), *next = line + 1;
        double width = g_array_index (pages->widths, double, line->page - 1), right = line->right,
               pitch = next->baseline - line->baseline;
        gboolean first, next_first;
        for (guint j = i; j > 0; j--) { /* bold words part a line into several pieces */
            const Line *piece = &g_array_index (pages->lines, Line, j);
            if (piece->page != line->page || fabs (piece->baseline - line->baseline) > 0.1)
                break;
            right = MAX (right, piece->right);
        }
        if (width > MM (220) || next->page != line->page || pitch < 1 || pitch > 40 || !is_text (next, &next_first))
            continue;
        if (next_first) {
            if (is_text (line, &first) && face_of (line) == REGULAR && face_of (next) == REGULAR) {
                g_assert_cmpfloat (pitch, >=, 18 + 6 - 0.1);
                between++;
            }
        } else if (line->left >= MM (30) - 0.5 && fabs (line->size - 14) < 0.01 && next->right > MM (100)) {
            g_assert_cmpfloat (fabs (pitch - 18), <, 0.1);
            g_assert_cmpfloat (fabs (right - (width - MM (15))), <, 0.7);
            within++;
        }
    }
    return within > 0 && between > 0;
}

/* A rule close below the @line, in its middle, from @least to @most times as long as the @text. */
static void
check_rule (const GArray *rules, const Line *line, const Line *text, double least, double most) {
    double length = text->right - text->left;
    for (guint i = 0; i < rules->len; i++) {
        const Rule *rule = &g_array_index (rules, Rule, i);
        double ratio = (rule->right - rule->left) / length;
        gboolean is_below = rule->top > line->baseline && rule->bottom < line->baseline + 12;
        gboolean is_centred = fabs ((rule->left + rule->right) / 2 - (line->left + line->right) / 2) < 1.5;
        if (is_below && is_centred && rule->bottom - rule->top < 1.1 && ratio >= least && ratio <= most)
            return;
    }
    g_error ("no rule of %.2f to %.2f times the text below: %s", least, most, line->text);
}

/* Party: below the heading, as long as it; below the word of the recipients, which is underlined. State: below the motto, as long as it; below
 * the issuer and the subject a third to a half of the text. */
static void
check_rules (gsize form, const char *kind, GBytes *pdf, const Pages *pages) {
    g_autoptr (GArray) rules = read_rules (pdf, pages, 1);
    const Line *recipients = find_line (pages, "Nơi nhận:"), *subject = find_line (pages, "Kết quả thực hiện"),
               *heading = find_line (pages, "ĐẢNG CỘNG SẢN VIỆT NAM"),
               *issuer = find_line (pages, "ĐẢNG ỦY XÃ SUỐI MÂY"),
               *motto = find_line (pages, "Độc lập - Tự do - Hạnh phúc"), *moment = find_line (pages, "(tính đến ngày");
    if (strcmp (forms[form].form, "state") == 0) {
        check_rule (rules, motto, motto, 0.99, 1.01);
        check_rule (rules, issuer, issuer, 1 / 3.0, 0.5);
        if (strcmp (kind, "compliance") == 0)
            check_rule (rules, moment, subject, 1 / 3.0, 0.5);
        return;
    }
    g_autoptr (GArray) last = read_rules (pdf, pages, recipients->page);
    check_rule (rules, heading, heading, 0.99, 1.01);
    check_rule (last, recipients, recipients, 0.99, 1.01);
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
    gboolean has_text = check_paragraphs (pages);
    if (strcmp (kind, "follow-up") == 0) { /* across, and without a number */
        check_components (pages, follow_up_head);
        return;
    }
    g_assert_true (has_text);
    check_rules (form, kind, pdf, pages);
    if (strcmp (kind, "exceptions") != 0 && strcmp (kind, "bodies") != 0)
        check_components (pages, is_letter ? letter_body : body);
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

/* The rule below the issuer follows the name, short or long. */
static void
test_issuers (void) {
    static const char *const names[] = { "Sở Y tế", "Sở Nội vụ", "Mặt trận Tổ quốc", "Ban Quản lý Khu kinh tế" };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (xmlDoc) example = load_example ("exceptions", 1);
        g_autofree char *printed = g_utf8_strup (names[i], -1);
        xmlNodeSetContent (child (child (xmlDocGetRootElement (example), "office"), "name"), BAD_CAST names[i]);
        g_autoptr (GBytes) pdf = make_pdf ("state", "exceptions", example);
        g_autoptr (Pages) pages = read_pages (pdf);
        g_autoptr (GArray) rules = read_rules (pdf, pages, 1);
        const Line *line = find_line (pages, printed);
        g_assert_nonnull (line);
        check_rule (rules, line, line, 1 / 3.0, 0.5);
    }
}

/* How many lines of the table or the text stand on the page of the signature: small or upright ones that are no number of the page. */
static guint
count_beside_signature (const Pages *pages) {
    const Line *signature = find_line (pages, "Nơi nhận:");
    guint n = 0;
    for (guint i = 0; i < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i);
        n += line->page == signature->page && line->baseline > MM (20) && line->baseline < signature->baseline - 20
             && line->right > 0 && face_of (line) == REGULAR;
    }
    return n;
}

/* However many rows there are: the signature never stands alone on a page. */
static void
test_signature (gconstpointer data) {
    const char *form = data;
    guint pushed = 0, before = 0;
    for (guint times = 1; times <= 12; times++) {
        g_autoptr (xmlDoc) example = load_example ("follow-up", times);
        g_autoptr (GBytes) pdf = make_pdf (form, "follow-up", example);
        g_autoptr (Pages) pages = read_pages (pdf);
        g_assert_cmpuint (count_beside_signature (pages), >, 0);
        pushed += pages->widths->len > before;
        before = pages->widths->len;
    }
    g_assert_cmpuint (pushed, >, 6); /* so that it stood at many heights */
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

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
        g_autofree char *geometry = g_strdup_printf ("/templates/kinds/geometry/%s", forms[i].form);
        g_test_add_data_func (geometry, GSIZE_TO_POINTER (i), test_geometry);
        g_autofree char *signature = g_strdup_printf ("/templates/kinds/signature/%s", forms[i].form);
        g_test_add_data_func (signature, forms[i].form, test_signature);
        for (int kind = 0; kind < REPORT_KINDS; kind++) {
            char *name = g_strdup_printf ("%s/%s", forms[i].form, report_kind_name ((ReportKind)kind));
            g_autofree char *text = g_strdup_printf ("/templates/kinds/text/%s", name);
            g_test_add_data_func_full (text, name, test_text, g_free);
        }
    }
    g_test_add_func ("/templates/kinds/issuers", test_issuers);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
