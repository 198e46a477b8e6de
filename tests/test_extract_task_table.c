/* test_extract_task_table.c - extract/task_columns.c, extract/task_table.c, extract/item_appendix.c. */
#include "items_fixture.h"

#define PLAN "**KẾ HOẠCH**\n\n**Chuyển đổi số năm 2026**"
#define BODY "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch."

static const struct {
    const char *name, *after, *paths;
} cases[] = {
    { "plain",
      "**PHỤ LỤC**\n\n**PHÂN CÔNG NHIỆM VỤ**\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n| --- | --- | --- | --- |\n"
      "| 1 | Lắp đặt wifi | Văn phòng | Quý II/2026 |\n| 2 | Tập huấn | Đoàn xã | Quý III/2026 |\n",
      "I.1 PL.1 PL.2" },
    { "numbered-appendix-groups",
      "**PHỤ LỤC II**\n\n**DANH MỤC NHIỆM VỤ**\n\n| STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |\n"
      "| --- | --- | --- | --- | --- |\n| (1) | (2) | (3) | (4) | (5) |\n| I | HẠ TẦNG SỐ | | | |\n"
      "| 1 | Lắp đặt wifi | Văn phòng | Các thôn | Quý II/2026 |\n| II | NHÂN LỰC SỐ | | | |\n"
      "| 2 | Tập huấn | Đoàn xã | | Quý III/2026 |\n| | cho tổ công nghệ số cộng đồng | | | |\n",
      "I.1 PL2.I.1 PL2.II.2" },
    { "sub-numbers",
      "**Phụ lục số 01:**\n\n**NHIỆM VỤ CỤ THỂ**\n\n| TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian |\n| --- | --- | --- | --- |\n"
      "| 1 | Hạ tầng số | | |\n| 1.1 | Lắp đặt wifi | Văn phòng | Quý II/2026 |\n| 1.2 | Nâng cấp máy chủ | Văn phòng | Quý IV/2026 |\n",
      "I.1 PL1.1.1 PL1.1.2" },
    { "no-number-column",
      "**PHỤ LỤC**\n\n**NHIỆM VỤ**\n\n| Nhiệm vụ | Đơn vị chủ trì | Hoàn thành |\n| --- | --- | --- |\n"
      "| Lắp đặt wifi | Văn phòng | 30/6/2026 |\n| Tập huấn | Đoàn xã | 30/9/2026 |\n",
      "I.1 PL.1 PL.2" },
    { "on-its-side",
      "**PHỤ LỤC**\n\n**NHIỆM VỤ**\n\n| Nhiệm vụ | Lắp đặt wifi | Tập huấn |\n| --- | --- | --- |\n"
      "| Đơn vị chủ trì | Văn phòng | Đoàn xã |\n| Phối hợp | Công an xã | |\n| Thời hạn | 30/6/2026 | 30/9/2026 |\n",
      "I.1 PL.1 PL.2" },
    { "report-form",
      "**Phụ lục I**\n\n**BIỂU MẪU BÁO CÁO**\n\n| TT | Nhiệm vụ | Đơn vị chủ trì | Kết quả thực hiện | Khó khăn, vướng mắc |\n"
      "| --- | --- | --- | --- | --- |\n| 1 | Ghi tên nhiệm vụ | | | |\n",
      "I.1" },
    { "agenda",
      "**PHỤ LỤC**\n\n**CHƯƠNG TRÌNH HỘI NGHỊ**\n\n| Thời gian | Nội dung | Người thực hiện |\n| --- | --- | --- |\n"
      "| 8h00 - 8h15 | Khai mạc | Văn phòng |\n| 8h15 - 9h00 | Báo cáo | Đoàn xã |\n",
      "I.1" },
    { "visits",
      "**PHỤ LỤC**\n\n**Kế hoạch kiểm tra**\n\n| TT | Thời gian | Đơn vị được kiểm tra | Địa điểm |\n| --- | --- | --- | --- |\n"
      "| 1 | 15/4/2026 | Trường Tiểu học số 1 | Thôn 2 |\n",
      "I.1" },
};

static void
test_case (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_auto (Extracted) extracted = extract_body ("1/KH-UBND", PLAN, BODY, cases[i].after);
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, cases[i].paths);
}

static void
test_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN, BODY,
        "**PHỤ LỤC**\n\n**PHÂN CÔNG NHIỆM VỤ**\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | Lắp đặt wifi tại nhà văn hóa | Văn phòng; Đoàn xã | Công an xã | Trước ngày 30/6/2026 | Biên bản |\n"
        "| 2 | Tập huấn | nt | nt | Thường xuyên | |\n");
    const Item *first = item_at (&extracted, "PL.1"), *second = item_at (&extracted, "PL.2");
    g_autofree char *lead = join_values (first->lead);
    g_autofree char *coordinators = join_values (first->coordinators);
    g_autofree char *same = join_values (second->lead);
    const Deadline *deadline = g_ptr_array_index (first->deadlines, 0);

    g_assert_cmpstr (first->text.text, ==, "Lắp đặt wifi tại nhà văn hóa");
    g_assert_cmpstr (first->label.text, ==, "1");
    g_assert_cmpstr (lead, ==, "Văn phòng | Đoàn xã");
    g_assert_cmpstr (coordinators, ==, "Công an xã");
    g_assert_cmpstr (first->deliverable.text, ==, "Biên bản");
    g_assert_cmpint (deadline->kind, ==, DEADLINE_DATE);
    g_assert_cmpint (deadline->relation, ==, DEADLINE_BEFORE);
    g_assert_cmpstr (same, ==, "Văn phòng | Đoàn xã"); /* nt: như trên */
    g_assert_null (second->deliverable.text);
    g_assert_true (has_warning (&extracted, "several-leads"));
}

static char *
deadlines_of (const Item *item) {
    g_autoptr (GString) list = g_string_new (NULL);
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = g_ptr_array_index (item->deadlines, i);
        g_autofree char *due = partial_date_format (deadline->due);
        g_string_append_printf (list, "%s%s=%s", i > 0 ? " | " : "", deadline->text, due);
    }
    return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Who leads: the column of who does it before one of who submits it; the body that a title of rows names. */
static const struct {
    const char *name, *table, *path, *lead;
} who[] = {
    { "submits-and-prepares",
      "| TT | Nội dung | Cơ quan trình | Chủ trì tham mưu | Thời gian |\n| --- | --- | --- | --- | --- |\n"
      "| 1 | Đề án bến thuyền | UBND xã | Phòng Kinh tế | Tháng 6/2026 |\n",
      "PL.1", "Phòng Kinh tế" },
    { "submits-alone",
      "| TT | Nội dung | Cơ quan trình | Thời gian |\n| --- | --- | --- | --- |\n| 1 | Đề án bến thuyền | UBND xã | Tháng 6/2026 |\n",
      "PL.1", "UBND xã" },
    { "title-of-rows",
      "| TT | Nhiệm vụ | Thời hạn |\n| --- | --- | --- |\n| I | Phòng Kinh tế | |\n| 1 | Đo đạc bến thuyền | 30/6/2026 |\n"
      "| II | Công tác khác | |\n| 1 | Cắm biển báo | 30/9/2026 |\n",
      "PL.I.1", "Phòng Kinh tế" },
    { "title-without-body",
      "| TT | Nhiệm vụ | Thời hạn |\n| --- | --- | --- |\n| I | Phòng Kinh tế | |\n| 1 | Đo đạc bến thuyền | 30/6/2026 |\n"
      "| II | Công tác khác | |\n| 1 | Cắm biển báo | 30/9/2026 |\n",
      "PL.II.1", "" },
    { "merged-down-lost",
      "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n| --- | --- | --- | --- |\n| 1 | Đo đạc bến thuyền | Phòng Kinh tế | 30/6/2026 |\n"
      "| 2 | Cắm biển báo | | 30/9/2026 |\n",
      "PL.2", "Phòng Kinh tế" },
    { "merged-down-not-over-title",
      "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n| --- | --- | --- | --- |\n| 1 | Đo đạc bến thuyền | Phòng Kinh tế | 30/6/2026 |\n"
      "| II | AN TOÀN | | |\n| 2 | Cắm biển báo | | 30/9/2026 |\n",
      "PL.II.2", "" },
    { "on-its-side",
      "| Nhiệm vụ | Lắp đặt wifi | Tập huấn |\n| --- | --- | --- |\n| Đơn vị chủ trì | Văn phòng | Đoàn xã |\n"
      "| Thời hạn | 30/6/2026 | 30/9/2026 |\n",
      "PL.2", "Đoàn xã" },
};

static void
test_who (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_autofree char *after = g_strconcat ("**PHỤ LỤC**\n\n**PHÂN CÔNG NHIỆM VỤ**\n\n", who[i].table, NULL);
    g_auto (Extracted) extracted = extract_body ("1/KH-UBND", PLAN, BODY, after);
    g_autofree char *lead = join_values (item_at (&extracted, who[i].path)->lead);
    g_assert_cmpstr (lead, ==, who[i].lead);
    if (g_str_equal (who[i].name, "merged-down-lost")) {
        const Value *doubted = g_ptr_array_index (item_at (&extracted, who[i].path)->lead, 0);
        g_assert_cmpfloat (doubted->confidence, <, 0.9);
    }
}

#define HEAD_OF_TIMES "**PHỤ LỤC**\n\n**TIẾN ĐỘ**\n\n"

/* What a table does with times: marks below quarters and months, a year in a title, the occasion that the task's own words name. */
static const struct {
    const char *name, *table, *path, *deadlines;
} times[] = {
    { "mark",
      "| TT | Công việc | Đơn vị chủ trì | Quý I | Quý II |\n| --- | --- | --- | --- | --- |\n"
      "| 1 | Đo đạc mặt bằng | Văn phòng | x | |\n| 2 | Dựng hàng rào | Đoàn xã | x | x |\n",
      "PL.2", "Quý II=2026-06-30" },
    { "mark-below-kind",
      "| TT | Công việc | Đơn vị chủ trì | Tháng | | |\n| --- | --- | --- | --- | --- | --- |\n| | | | 3 | 4 | 5 |\n"
      "| 1 | Đo đạc mặt bằng | Văn phòng | X | | |\n| 2 | Dựng hàng rào | Đoàn xã | | | X |\n",
      "PL.1", "Tháng 3=2026-03-31" },
    { "mark-below-kind-in-brackets",
      "| TT | Công việc | Đơn vị chủ trì | Thời gian thực hiện (quý) | | |\n| --- | --- | --- | --- | --- | --- |\n"
      "| | | | I | II | III |\n| 1 | Đo đạc mặt bằng | Văn phòng | X | X | |\n| 2 | Dựng hàng rào | Đoàn xã | | | X |\n",
      "PL.1", "quý II=2026-06-30" },
    { "merged-down-left-of-tasks",
      "| Thời gian | Công việc | Đơn vị chủ trì |\n| --- | --- | --- |\n| Tháng 5/2026 | Đo đạc mặt bằng | Văn phòng |\n"
      "| | Dựng hàng rào | Đoàn xã |\n",
      "PL.2", "Tháng 5/2026=2026-05-31" },
    { "whole-year",
      "| TT | Công việc | Đơn vị chủ trì | Thời gian |\n| --- | --- | --- | --- |\n| 1 | Vận động hiến đất | Văn phòng | Cả năm |\n",
      "PL.1", "Cả năm=2026-12-31" },
    { "figures-are-no-marks",
      "| TT | Công việc | Đơn vị chủ trì | Năm 2026 | Năm 2027 |\n| --- | --- | --- | --- | --- |\n"
      "| 1 | Trồng cây bóng mát | Văn phòng | 200 | 300 |\n",
      "PL.1", "" },
    { "year-of-group",
      "| TT | Công việc | Đơn vị chủ trì | Thời gian |\n| --- | --- | --- | --- |\n| I | Năm 2026 | | |\n"
      "| 1 | Đo đạc mặt bằng | Văn phòng | Quý II |\n| II | Năm 2027 | | |\n| 2 | Dựng hàng rào | Đoàn xã | Quý III |\n",
      "PL.II.2", "Quý III=2027-09-30" },
    { "occasion",
      "| TT | Công việc | Đơn vị chủ trì | Thời gian |\n| --- | --- | --- | --- |\n"
      "| 1 | Sơ kết 6 tháng thực hiện nếp sống văn minh | Văn phòng | 20/6/2026 |\n",
      "PL.1", "20/6/2026=2026-06-20" },
};

static void
test_times (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_autofree char *after = g_strconcat (HEAD_OF_TIMES, times[i].table, NULL);
    g_auto (Extracted) extracted = extract_body ("1/KH-UBND", PLAN, BODY, after);
    g_autofree char *list = deadlines_of (item_at (&extracted, times[i].path));
    g_assert_cmpstr (list, ==, times[i].deadlines);
}

static void
test_leads (void) {
    g_auto (Extracted) extracted
        = extract_body ("1/KH-UBND", PLAN, BODY,
                        "**PHỤ LỤC**\n\n**NHIỆM VỤ**\n\n| TT | Nội dung | Cơ quan chuẩn bị | Thời gian |\n"
                        "| --- | --- | --- | --- |\n| 1 | Dọn kênh mương | 07 thôn | Quý II |\n"
                        "| 2 | Đề án bến thuyền | Đảng ủy UBND xã | Quý III |\n");
    g_autofree char *counted = join_values (item_at (&extracted, "PL.1")->lead);
    g_autofree char *prepares = join_values (item_at (&extracted, "PL.2")->lead);
    g_assert_cmpstr (counted, ==, "07 thôn");
    g_assert_cmpstr (prepares, ==, "Đảng ủy UBND xã");
}

static void
test_roles_in_brackets (void) {
    g_auto (Extracted) extracted
        = extract_body ("1/KH-UBND", PLAN, BODY,
                        "**PHỤ LỤC**\n\n**NHIỆM VỤ**\n\n| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n"
                        "| --- | --- | --- | --- |\n"
                        "| 1 | Dọn kênh mương | Văn phòng (chủ trì); Công an xã (phối hợp) | Quý II |\n"
                        "| 2 | Lập bến thuyền | Đoàn xã (chủ trì), Công an xã | Quý III |\n");
    for (guint i = 0; i < 2; i++) {
        const Item *item = item_at (&extracted, i == 0 ? "PL.1" : "PL.2");
        g_autofree char *lead = join_values (item->lead), *along = join_values (item->coordinators);
        g_assert_cmpstr (lead, ==, i == 0 ? "Văn phòng" : "Đoàn xã");
        g_assert_cmpstr (along, ==, "Công an xã");
    }
}

/* A unit that is only the title of a table of tasks is none itself. */
static void
test_title_of_table (void) {
    g_auto (Extracted) extracted
        = extract_body ("1/KH-UBND", PLAN,
                        "I. NỘI DUNG\n1. Văn phòng gửi thông báo trước ngày 20/4/2026.\n2. Tiến độ kiểm tra\n\n"
                        "| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n| --- | --- | --- | --- |\n"
                        "| 1 | Kiểm tra cầu phao | Đoàn xã | Tháng 5 |\n\n3. Văn phòng tổng hợp trước ngày 15/7/2026.",
                        "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "I.1 I.2.1 I.3");
}

/* A table inside the body: its rows take the unit's path. */
static void
test_inside_body (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. MỤC TIÊU\n1. Xã số.\nII. NHIỆM VỤ\n1. Hạ tầng\nCác nhiệm vụ cụ thể như sau:\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n| --- | --- | --- | --- |\n| a | Lắp đặt wifi | Văn phòng | Quý II/2026 |",
        "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_nonnull (strstr (paths, "II.1"));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/extract/task_table/which/%s", cases[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_case);
    }
    g_test_add_func ("/extract/task_table/fields", test_fields);
    g_test_add_func ("/extract/task_table/inside-body", test_inside_body);
    for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
        g_autofree char *name = g_strconcat ("/extract/task_table/times/", times[i].name, NULL);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_times);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (who); i++) {
        g_autofree char *name = g_strconcat ("/extract/task_table/who/", who[i].name, NULL);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_who);
    }
    g_test_add_func ("/extract/task_table/leads", test_leads);
    g_test_add_func ("/extract/task_table/roles-in-brackets", test_roles_in_brackets);
    g_test_add_func ("/extract/task_table/title-of-table", test_title_of_table);
    return g_test_run ();
}
