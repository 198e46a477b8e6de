/* test_extract_openings.c - sentences that open what is ordered, and paragraphs that look like orders and are none. */
#include "items_fixture.h"

#define PLAN     "**KẾ HOẠCH**\n\n**Trồng cây bóng mát năm 2026**"
#define DECISION "**QUYẾT ĐỊNH**\n\n**Về việc trồng cây bóng mát**"

/* One line an item: path, leads, order; then the deadlines that are due. */
static char *
list_items (const Extracted *extracted) {
    static const char *const orders[] = { [ORDER_NONE] = "-", [ORDER_ORDER] = "order", [ORDER_REQUEST] = "request" };
    const DocumentRecord *record = only_document (extracted);
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        g_autofree char *lead = join_values (item->lead);
        g_string_append_printf (out, "%s%s %s %s", i > 0 ? "\n" : "", item->path, lead, orders[item->order]);
    }
    return g_string_free (out, FALSE);
}

typedef struct {
    const char *name, *number, *type, *body, *expected;
} Case;

static const Case cases[] = {
    { "report-of", "5/UBND-KT", "",
      "Về báo cáo của Sở Xây dựng tại văn bản số 18/BC-SXD ngày 20/3/2026 về nhà ở, Thủ tướng Chính phủ có ý kiến chỉ đạo như sau:\n"
      "- Bộ Xây dựng tổng hợp chỉ tiêu, trình trước ngày 15/5/2026.\n- Giao Bộ Tài chính bố trí vốn.",
      "1 Bộ Xây dựng order\n2 Bộ Tài chính order" },
    { "opinion", "5/UBND-KT", "",
      "Xét báo cáo của Sở Xây dựng tại văn bản số 18/BC-SXD ngày 20/3/2026, Chủ tịch UBND tỉnh có ý kiến như sau:\n"
      "- Sở Xây dựng tổng hợp chỉ tiêu.\n- Giao Sở Tài chính bố trí vốn.\n- Đồng ý với đề nghị của Sở Y tế.",
      "1 Sở Xây dựng order\n2 Sở Tài chính order" },
    { "opinion-paragraphs", "5/VPCP-NN", "",
      "Xét đề xuất của Bộ Xây dựng tại văn bản số 18/BXD-QH ngày 20/3/2026, Phó Thủ tướng Phan Văn Thử có ý kiến như sau:\n"
      "Ủy ban nhân dân tỉnh Cà Mau tiếp thu ý kiến các bộ, hoàn thiện hồ sơ; trình trước ngày 15 tháng 5 năm 2026.\n"
      "Giao Bộ Tài chính rà soát nguồn vốn.",
      "1 Ủy ban nhân dân tỉnh Cà Mau order\n2 Bộ Tài chính order" },
    { "about-request", "5/UBND-KT", "",
      "Về đề nghị của Sở Xây dựng tại văn bản số 18/SXD-QH ngày 20/3/2026, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:\n"
      "1. Sở Xây dựng tổng hợp chỉ tiêu.\n2. Đề nghị Công an tỉnh phối hợp tuần tra.",
      "1 Sở Xây dựng order\n2 Công an tỉnh request" },
    { "gives", "5/VPCP-NN", "",
      "Về kiến nghị của Ủy ban nhân dân tỉnh Cà Mau, Phó Thủ tướng Phan Văn Thử giao:\n1. Bộ Y tế chủ trì rà soát.\n"
      "2. Bộ Tài chính bố trí vốn.",
      "1 Bộ Y tế order\n2 Bộ Tài chính order" },
    { "answer", "5/UBND-KT", "",
      "Phúc đáp Công văn số 18/SXD-QH ngày 20/3/2026, Chủ tịch UBND tỉnh có ý kiến như sau:\n"
      "- UBND các xã phối hợp với Sở Xây dựng kiểm đếm.\n- Giao Sở Xây dựng hoàn thiện hồ sơ.",
      "1 UBND các xã order\n2 Sở Xây dựng order" },
    { "comment", "5/UBND-KT", "",
      "Căn cứ Công văn số 18/SXD-QH ngày 20/3/2026, Ủy ban nhân dân tỉnh tham gia ý kiến như sau:\n"
      "- Thống nhất với nội dung dự thảo.\n- Sở Xây dựng bổ sung Điều 3.",
      "" },
    { "assent", "5/UBND-KT", "",
      "Xét đề nghị của Sở Nội vụ tại Tờ trình số 18/TTr-SNV ngày 20/3/2026, Chủ tịch UBND tỉnh có ý kiến như sau:\n"
      "Đồng ý với nội dung đề nghị của Sở Nội vụ tại Tờ trình nêu trên.\nGiao Sở Nội vụ hướng dẫn các xã.\n"
      "Căn cứ ý kiến trên, các cơ quan, đơn vị triển khai thực hiện./.",
      "1 Sở Nội vụ order" },
    { "quoted-rule", "5/SNV-CC", "",
      "Sở Nội vụ nhận được Công văn số 18/UBND ngày 20/3/2026 của UBND xã Khe Chè. Sở Nội vụ trả lời như sau:\n"
      "1. Theo quy định tại Nghị định số 77/2025/NĐ-CP, UBND cấp tỉnh có trách nhiệm xử lý trong 30 ngày.\n"
      "2. Khoản 2 Điều 28 Nghị định số 186/2025/NĐ-CP quy định: cơ quan quản lý phải kiểm kê trước ngày 31/12.\n"
      "3. Đề nghị UBND xã Khe Chè rà soát, báo cáo.",
      "3 UBND xã Khe Chè request" },
    { "applicants", "5/TB-UBND", "**THÔNG BÁO**\n\nTuyển dụng viên chức",
      "1. Chỉ tiêu: 02 người.\n2. Điều kiện: Người dự tuyển phải có chứng chỉ hành nghề phù hợp; đủ sức khỏe.", "" },
    { "project", "5/QĐ-UBND", "**QUYẾT ĐỊNH**\n\nPhê duyệt dự án cầu Khe Chè",
      "Điều 1. Phê duyệt dự án đầu tư xây dựng cầu Khe Chè với các nội dung sau:\n"
      "1. Mục tiêu đầu tư: Hoàn thiện mạng lưới giao thông.\n2. Chủ đầu tư: Ban Quản lý dự án xã.\n"
      "Điều 2. Tổ chức thực hiện\n1. Ban Quản lý dự án xã lập hồ sơ trước ngày 30/6/2026.",
      "2.1 Ban Quản lý dự án xã order" },
    { "quoted-then-asked", "5/SNV-CC", "",
      "Theo quy định tại Điều 5 Nghị định số 30/2020/NĐ-CP, UBND các xã có trách nhiệm lưu trữ hồ sơ. Đề nghị UBND các xã rà soát, "
      "báo cáo trước ngày 30/6/2026.",
      "1 UBND các xã order" },
    { "organised-below", "5/QĐ-UBND", "**QUYẾT ĐỊNH**\n\nPhê duyệt quy hoạch xã Khe Chè",
      "Điều 1. Phê duyệt quy hoạch chung xã Khe Chè với các nội dung sau:\n1. Tên đồ án: Quy hoạch chung xã Khe Chè.\n"
      "2. Tổ chức thực hiện:\na) Sở Xây dựng tổ chức thẩm định.\nb) UBND xã Khe Chè lập hồ sơ.",
      "1.2.a Sở Xây dựng order\n1.2.b UBND xã Khe Chè order" },
    { "thanks", "5/KH-UBND", "**KẾ HOẠCH**\n\nNgày hội hiến máu",
      "II. NHIỆM VỤ\n1. Sở Y tế tổ chức chương trình cảm ơn người hiến máu.\n2. Sở Nội vụ lập danh sách.",
      "II.1 Sở Y tế order\nII.2 Sở Nội vụ order" },
};

static void
test_case (gconstpointer data) {
    const Case *one = data;
    g_auto (Extracted) extracted = extract_body (one->number, one->type, one->body, "");
    g_autofree char *items = list_items (&extracted);
    g_assert_cmpstr (items, ==, one->expected);
}

/* What was considered before the body spoke is no condition of the work. */
static void
test_considered (void) {
    g_auto (Extracted) extracted = extract_body (
        "5/UBND-KT", "",
        "Sau khi xem xét đề nghị của Sở Xây dựng tại Công văn số 18/SXD-QH ngày 20/3/2026, UBND tỉnh có ý kiến như sau:\n"
        "Giao Sở Xây dựng rà soát hồ sơ.",
        "");
    const Item *item = item_at (&extracted, "1");
    g_assert_cmpuint (item->deadlines->len, ==, 0);
}

/* What gathers the reports of all gives each its day; thanks and answers are part of nothing. */
static void
test_closing (void) {
    g_auto (Extracted) extracted = extract_body (
        "5/BNV-CQ", "",
        "Bộ Nội vụ đề nghị Ủy ban nhân dân các tỉnh thực hiện một số nội dung sau:\n1. Rà soát trụ sở.\n"
        "2. Lập danh sách trước ngày 20/4/2026.\n3. Đề xuất phương án.\n"
        "Báo cáo của các địa phương gửi về Bộ Nội vụ (thư điện tử: cq@bo.gov.vn) trước ngày 25/4/2026 để tổng hợp.\n"
        "Bộ Nội vụ trân trọng cảm ơn sự phối hợp của Quý Ủy ban./.",
        "");
    const char *const days[] = { "2026-04-25", "2026-04-20", "2026-04-25" };
    const DocumentRecord *record = only_document (&extracted);

    g_assert_cmpuint (record->items->len, ==, G_N_ELEMENTS (days));
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        g_assert_cmpuint (item->deadlines->len, ==, 1);
        g_autofree char *due = partial_date_format (((const Deadline *)g_ptr_array_index (item->deadlines, 0))->due);
        g_assert_cmpstr (due, ==, days[i]);
    }
    g_assert_cmpstr (item_at (&extracted, "3")->text.text, ==, "Đề xuất phương án.");
}

static void
test_answer (void) {
    g_auto (Extracted) extracted = extract_body (
        "5/STC-QL", "",
        "Sở Tài chính có ý kiến như sau:\n1. Đề nghị UBND xã Khe Chè lập hồ sơ.\nSở Tài chính trả lời để UBND xã Khe Chè biết, thực hiện./.",
        "");
    g_assert_cmpuint (only_document (&extracted)->items->len, ==, 1);
    g_assert_cmpstr (item_at (&extracted, "1")->text.text, ==, "Đề nghị UBND xã Khe Chè lập hồ sơ.");
}

static void
check_leads (const char *number, const char *type, const char *body, const char *const (*want)[3]) {
    g_auto (Extracted) extracted = extract_body (number, type, body, "");
    for (; (*want)[0] != NULL; want++) {
        g_autofree char *who = join_values (item_at (&extracted, (*want)[0])->lead);
        g_autofree char *along = join_values (item_at (&extracted, (*want)[0])->coordinators);
        g_assert_cmpstr (who, ==, (*want)[1]);
        g_assert_cmpstr (along, ==, (*want)[2]);
    }
}

/* A class need not begin with `các`: a point below it that asks a body by its name is that body's. */
static void
test_asked_below_class (void) {
    static const char *const want[][3] = {
        { "2.1", "tổ chức, cá nhân liên quan", "" },
        { "2.2", "Thanh tra tỉnh | Kho bạc Nhà nước khu vực IX", "" },
        { "3.1", "Công an tỉnh", "" },
        { "3.2", "Cơ quan, đơn vị sử dụng ao", "" },
        { "4.1", "Sở Y tế", "" },
        { "5.1", "Phòng Kinh tế", "" }, /* what one body asks of another is its own work */
        { NULL },
    };
    check_leads ("5/QĐ-UBND", DECISION,
                 "Điều 1. Phê duyệt danh sách ao cá.\nĐiều 2. Trách nhiệm của tổ chức, cá nhân liên quan\n"
                 "1. Cung cấp sổ thả cá cho đoàn kiểm tra.\n"
                 "2. Đề nghị Thanh tra tỉnh, Kho bạc Nhà nước khu vực IX cử công chức tham gia khi được mời.\n"
                 "Điều 3. Cơ quan, đơn vị sử dụng ao\n1. Đề nghị Công an tỉnh cử cán bộ trực ao.\n2. Lập sổ thả cá.\n"
                 "Điều 4. Trách nhiệm phối hợp của các đơn vị\n1. Đề nghị Sở Y tế cử bác sĩ trực ao.\n"
                 "Điều 5. Trách nhiệm của Phòng Kinh tế\n1. Đề nghị Sở Y tế cử bác sĩ trực ao.",
                 want);
}

/* The bracket behind a unit's title says who leads and works along below it. */
static void
test_bracket_of_title (void) {
    static const char *const want[][3] = {
        { "I.1.a", "Ban Xây dựng Đảng", "Văn phòng Đảng ủy | các chi bộ" },
        { "I.1.b", "Ban Xây dựng Đảng", "Văn phòng Đảng ủy | các chi bộ" },
        { "I.2.-1", "Phòng Kinh tế", "Đoàn xã" },
        { "I.2.-2", "Công an xã", "" },
        { "I.3.a", "Phòng Kinh tế", "Đoàn xã" },
        { "I.4.a", "Công an xã", "" },
        { "I.5.a", "", "" },
        { NULL },
    };
    check_leads (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Sắp xếp hồ sơ, sổ cây (Ban Xây dựng Đảng chủ trì; Văn phòng Đảng ủy, các chi bộ phối hợp)\n"
        "a) Rà soát hồ sơ.\nb) Quét hồ sơ.\n"
        "2. Trồng cây (Phòng Kinh tế chủ trì, phối hợp với Đoàn xã):\n- Ươm cây.\n- Công an xã chủ trì giữ cây.\n"
        "3. Tưới cây (chủ trì: Phòng Kinh tế; phối hợp: Đoàn xã)\na) Rà soát mương.\nb) Sửa mương.\n"
        "4. Tuần tra (do Công an xã thực hiện)\na) Lập chốt.\n"
        "5. Vẽ sơ đồ (kèm theo bảng thực hiện)\na) Vẽ sơ đồ ao.",
        want);
}

static void
test_work_of (void) {
    static const char *const want[][3] = {
        { "I.1", "CHI BỘ", "" },   { "II.1", "ĐOÀN XÃ", "" }, { "III.1", "Công an xã", "" },
        { "IV.1", "Đoàn xã", "" }, { "V.1", "", "" },         { NULL },
    };
    check_leads ("1/KH-UBND", PLAN,
                 "I. VIỆC CỦA CHI BỘ\n1. Trồng cây.\nII. PHẦN VIỆC CỦA ĐOÀN XÃ\n1. Tưới cây.\n"
                 "III. Công việc của Công an xã\n1. Giữ cây.\nIV. Những việc phải làm của Đoàn xã\n1. Ươm cây.\n"
                 "V. Việc trồng cây cho Trường Tiểu học Đồng Mây\n1. Trồng cây bàng.",
                 want);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/extract/openings/%s", cases[i].name);
        g_test_add_data_func (name, &cases[i], test_case);
    }
    g_test_add_func ("/extract/openings/considered", test_considered);
    g_test_add_func ("/extract/openings/closing", test_closing);
    g_test_add_func ("/extract/openings/answered", test_answer);
    g_test_add_func ("/extract/openings/asked-below-class", test_asked_below_class);
    g_test_add_func ("/extract/openings/bracket-of-title", test_bracket_of_title);
    g_test_add_func ("/extract/openings/work-of", test_work_of);
    return g_test_run ();
}
