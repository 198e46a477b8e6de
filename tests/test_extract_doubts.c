/* test_extract_doubts.c - extract/shape_doubts.c, extract/slip_doubts.c: what is trusted less, and what is not. */
#include "tests/extract_fixture.h"

#define SURE 0.9 /* below: a clerk is asked */

static Extracted
extract_plan (const char *items, const char *closing) {
    g_autofree char *text = g_strconcat (
        "SỞ XÂY DỰNG\n\nSố: 8/KH-SXD\n\nHà Nội, ngày 02 tháng 7 năm 2026\n\nKẾ HOẠCH\nRà soát quy hoạch\n\n"
        "I. NHIỆM VỤ\n\n",
        items, "\n\n", closing, NULL);
    return extract_text (text);
}

static const Item *
peek_item (const Extracted *extracted, guint i) {
    const DocumentRecord *record = peek_document (extracted, 0);
    g_assert_cmpuint (i, <, record->items->len);
    return g_ptr_array_index (record->items, i);
}

#define ITEM    "1. Phòng Quy hoạch chủ trì, phối hợp với Văn phòng Sở lập danh mục, hoàn thành trước ngày 30/9/2026."
#define CLOSING "Nơi nhận:\n- Như trên;\n- Lưu: VT, NN (T.07), NC.Châu.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n"

static void
test_nothing (void) {
    g_auto (Extracted) extracted = extract_plan (ITEM, CLOSING);
    const DocumentRecord *record = peek_document (&extracted, 0);
    const Item *item = peek_item (&extracted, 0);

    g_assert_false (has_warning (&extracted, "misprint"));
    g_assert_cmpfloat (record->place.confidence, >=, SURE);
    g_assert_cmpfloat (record->title.confidence, >=, SURE);
    g_assert_cmpfloat (record->signature_signer.confidence, >=, SURE);
    g_assert_cmpuint (record->archive->len, ==, 3);
    for (guint i = 0; i < record->archive->len; i++)
        g_assert_cmpfloat (((Value *)g_ptr_array_index (record->archive, i))->confidence, >=, SURE);
    g_assert_cmpfloat (item->confidence, >=, SURE);
    g_assert_cmpfloat (((Deadline *)g_ptr_array_index (item->deadlines, 0))->confidence, >=, SURE);
}

/* Capitals behind an entry that are no post anybody knows. */
static void
test_columns (void) {
    g_auto (Extracted) extracted = extract_plan (
        ITEM, "Nơi nhận:\n- UBND tỉnh (b/c); NGƯỜI ĐIỀU HÀNH\n- Các phòng;\n- Lưu: VT, NN (Sơn). LO VIỆC CHUNG\n");
    const DocumentRecord *record = peek_document (&extracted, 0);

    g_assert_cmpuint (record->recipients->len, ==, 2);
    g_assert_cmpfloat (((Recipient *)g_ptr_array_index (record->recipients, 0))->confidence, <, SURE);
    g_assert_cmpfloat (((Recipient *)g_ptr_array_index (record->recipients, 1))->confidence, >=, SURE);
    g_assert_cmpfloat (((Value *)g_ptr_array_index (record->archive, 0))->confidence, >=, SURE);
    g_assert_cmpfloat (((Value *)g_ptr_array_index (record->archive, 1))->confidence, <, SURE);
}

static void
test_label_inside (void) {
    g_auto (Extracted) extracted
        = extract_plan (ITEM " 2. Phòng Vật liệu khảo sát giá, báo cáo trước ngày 15/10/2026.", CLOSING);
    const Item *item = peek_item (&extracted, 0);

    g_assert_cmpfloat (item->confidence, <, SURE);
    for (guint i = 0; i < item->deadlines->len; i++)
        g_assert_cmpfloat (((Deadline *)g_ptr_array_index (item->deadlines, i))->confidence, <, SURE);
}

static void
test_slip (void) {
    g_auto (Extracted) extracted = extract_plan (
        "1. Phòng Quy hoạch chủ trì, phối hợp với Ủy ban nhân dân tinh, Phòng Vật liệu lập danh mục, hoàn thành truớc ngày 30/9/2026.\n\n"
        "2. Phòng Vật liệu nâng cao tinh thần trách nhiệm, hoàn thành trước ngày 3O/9/2026.",
        CLOSING);
    const Item *item = peek_item (&extracted, 0), *second = peek_item (&extracted, 1);
    g_autofree char *coordinators = join_values (item->coordinators);

    g_assert_true (has_warning (&extracted, "misprint"));
    g_assert_cmpstr (coordinators, ==, "Ủy ban nhân dân tinh | Phòng Vật liệu");
    g_assert_cmpfloat (((Value *)g_ptr_array_index (item->coordinators, 0))->confidence, <, SURE);
    g_assert_cmpfloat (((Value *)g_ptr_array_index (item->coordinators, 1))->confidence, >,
                       ((Value *)g_ptr_array_index (item->coordinators, 0))->confidence);
    const Deadline *deadline = g_ptr_array_index (item->deadlines, 0),
                   *misread = g_ptr_array_index (second->deadlines, 0);
    g_assert_cmpstr (deadline->text, ==, "truớc ngày 30/9/2026");
    g_assert_cmpint (deadline->relation, ==, DEADLINE_BEFORE);
    g_assert_cmpint (deadline->due.day, ==, 30);
    g_assert_cmpint (misread->due.day, ==, 30);
    g_assert_cmpfloat (misread->confidence, <, SURE);
}

/* A document on one line: where its title and texts end was told by what follows them; who and when stand as printed. */
static void
test_unbroken (void) {
    g_auto (Extracted) extracted = extract_text (
        "SỞ XÂY DỰNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 8/KH-SXD Hà Nội, ngày 02 tháng 7 năm 2026 KẾ HOẠCH "
        "Rà soát quy hoạch Căn cứ Luật Xây dựng, Sở Xây dựng ban hành kế hoạch như sau: I. MỤC ĐÍCH Quản lý đất xây dựng chặt chẽ hơn. "
        "II. NHIỆM VỤ 1. Phòng Quy hoạch chủ trì, phối hợp với Văn phòng Sở lập danh mục, hoàn thành trước ngày 30/9/2026. "
        "2. Phòng Vật liệu xây dựng khảo sát giá vật liệu, báo cáo Giám đốc Sở trước ngày 15/10/2026. "
        "III. TỔ CHỨC THỰC HIỆN 1. Các phòng thực hiện Kế hoạch này. 2. Văn phòng Sở theo dõi, đôn đốc./. "
        "Nơi nhận: - Như trên; - Lưu: VT. GIÁM ĐỐC Nguyễn Thị Mơ\n");
    const DocumentRecord *record = peek_document (&extracted, 0);
    const Item *item = peek_item (&extracted, 0);

    g_assert_true (has_warning (&extracted, "lost-breaks"));
    g_assert_cmpfloat (record->title.confidence, <, SURE);
    g_assert_cmpfloat (item->confidence, <, SURE);
    g_assert_cmpfloat (item->text.confidence, <, SURE);
    g_assert_cmpuint (item->lead->len, ==, 1);
    g_assert_cmpfloat (((Value *)g_ptr_array_index (item->lead, 0))->confidence, >=, SURE);
    g_assert_cmpfloat (((Deadline *)g_ptr_array_index (item->deadlines, 0))->confidence, >=, SURE);
}

/* What may be no item has no sure lead and no sure time. */
static void
test_parts (void) {
    g_auto (Extracted) extracted
        = extract_text ("SỞ XÂY DỰNG\nSố: 8/SXD-VP\nHà Nội, ngày 02 tháng 7 năm 2026\n\nKính gửi: Các phòng.\n\n"
                        "Sở Xây dựng đề nghị Phòng Tài chính rà soát danh mục trước ngày 30/9/2026.\n\n"
                        "GIÁM ĐỐC\n\nNguyễn Thị Mơ\n");
    const Item *item = peek_item (&extracted, 0);

    g_assert_cmpfloat (item->confidence, <, SURE);
    g_assert_cmpuint (item->lead->len, ==, 1);
    g_assert_cmpfloat (((Value *)g_ptr_array_index (item->lead, 0))->confidence, <=, item->confidence);
    g_assert_cmpfloat (((Deadline *)g_ptr_array_index (item->deadlines, 0))->confidence, <=, item->confidence);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/doubts/nothing", test_nothing);
    g_test_add_func ("/extract/doubts/columns", test_columns);
    g_test_add_func ("/extract/doubts/label-inside", test_label_inside);
    g_test_add_func ("/extract/doubts/slip", test_slip);
    g_test_add_func ("/extract/doubts/unbroken", test_unbroken);
    g_test_add_func ("/extract/doubts/parts", test_parts);
    return g_test_run ();
}
