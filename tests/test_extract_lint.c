/* test_extract_lint.c - extract/lint.c: what is told of a document, and that it is told once. */
#include "base/warning.h"
#include "tests/extract_fixture.h"

#define HEAD(number, day)                                                                                              \
    "  SỞ XÂY DỰNG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Số: " number                                   \
    "                   Độc lập - Tự do - Hạnh phúc\n                             Hà Nội, ngày " day "\n\n"            \
    "                    KẾ HOẠCH\n            Rà soát quy hoạch\n\n"
#define OPENING(words) "    " words ", Sở Xây dựng ban hành kế hoạch rà soát quy hoạch như sau:\n\n    I. NHIỆM VỤ\n\n"
#define CLOSING        "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n"
#define PLAIN_HEAD     HEAD ("8/KH-SXD", "02 tháng 7 năm 2026") OPENING ("Căn cứ chức năng, nhiệm vụ được giao")
#define GOOD                                                                                                           \
    "    1. Giao Phòng Quy hoạch chủ trì, phối hợp với Văn phòng Sở lập danh mục quy hoạch, hoàn thành trước ngày 30/9/2026.\n"

typedef struct {
    const char *name, *text, *codes; /* those of the table that must be told, and no others, in order */
    const char *message;             /* what one of them says at the end */
} Case;

static const Case cases[] = {
    { "nothing", PLAIN_HEAD GOOD CLOSING, "", NULL },
    { "number-blank",
      HEAD ("     /KH-SXD", "02 tháng 7 năm 2026") OPENING ("Căn cứ chức năng, nhiệm vụ được giao") GOOD CLOSING,
      "number-missing", "/KH-SXD" },
    { "day-blank",
      HEAD ("8/KH-SXD", "    tháng 7 năm 2026") OPENING ("Căn cứ chức năng, nhiệm vụ được giao") GOOD CLOSING,
      "date-missing", NULL },
    { "archive", PLAIN_HEAD GOOD "\n\nNơi nhận:\n- Như trên;\n- Văn phòng Sở.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n",
      "archive-missing", NULL },
    { "reference-later",
      HEAD ("8/KH-SXD", "02 tháng 7 năm 2026")
          OPENING ("Thực hiện Kế hoạch số 12/KH-UBND ngày 10/6/2062 của Ủy ban nhân dân tỉnh") GOOD CLOSING,
      "reference-later", "12/KH-UBND (2062-06-10)" },
    { "early",
      PLAIN_HEAD
      "    1. Giao Phòng Quy hoạch lập danh mục quy hoạch.\n    - Thời gian: trước ngày 30/6/2026.\n" CLOSING,
      "deadline-early", "I.1 'trước ngày 30/6/2026'" },
    { "year",
      PLAIN_HEAD "    1. Giao Phòng Quy hoạch lập danh mục quy hoạch, hoàn thành trước ngày 30/9/2062.\n" CLOSING,
      "year-doubtful", "I.1 'trước ngày 30/9/2062'" },
    { "day-of-issue",
      PLAIN_HEAD "    1. Giao Phòng Quy hoạch lập danh mục quy hoạch, hoàn thành trước 17h00 ngày 02/7/2026.\n" CLOSING,
      "", NULL },
    { "counted",
      PLAIN_HEAD GOOD "    2. Rà soát quy hoạch của các xã.\n    3. Công bố quy hoạch trên cổng thông tin điện tử.\n"
                      "    4. Niêm yết quy hoạch tại nhà văn hóa.\n" CLOSING,
      "lead-missing deadline-missing", "I.2, I.3, I.4 (3/4)" },
    { "both-ways",
      PLAIN_HEAD "    1. Lập danh mục quy hoạch.\n    - Cơ quan chủ trì: Phòng Quy hoạch.\n"
                 "    - Cơ quan phối hợp: Văn phòng Sở, Phòng Quy hoạch.\n    - Thời gian: Quý III/2026.\n" CLOSING,
      "lead-coordinates", "I.1" },
    { "body-unknown",
      PLAIN_HEAD
      "    1. Giao Sở Nông nghệp và Môi trường chủ trì lập danh mục quy hoạch, hoàn thành trước ngày 30/9/2026.\n" CLOSING,
      "body-unknown", "Sở Nông nghệp và Môi trường" },
    { "body-former",
      PLAIN_HEAD
      "    1. Giao Sở Kế hoạch và Đầu tư chủ trì lập danh mục quy hoạch, hoàn thành trước ngày 30/9/2026.\n" CLOSING,
      "body-former", NULL },
    { "body-former-in-its-time",
      HEAD ("8/KH-SXD", "02 tháng 7 năm 2024") OPENING (
          "Căn cứ chức năng, nhiệm vụ được giao") "    1. Giao Sở Kế hoạch và Đầu tư chủ trì lập danh mục quy hoạch, hoàn thành trước ngày 30/9/2024.\n" CLOSING,
      "", NULL },
    { "secrecy", "MẬT\n" PLAIN_HEAD GOOD CLOSING, "secrecy", "MẬT" },
    { "secrecy-labelled", "Độ mật: Mật\n" PLAIN_HEAD GOOD CLOSING, "secrecy", ": Mật" },
    { "secrecy-top", "Mức độ mật : Tuyệt mật\n" PLAIN_HEAD GOOD CLOSING, "secrecy", ": Tuyệt mật" },
    { "child-later",
      PLAIN_HEAD "    1. Giao Phòng Quy hoạch thực hiện các việc sau, hoàn thành trước ngày 30/9/2026:\n"
                 "    a) Lập danh mục quy hoạch.\n    b) Công bố quy hoạch trước ngày 15/10/2026.\n" CLOSING,
      "child-later", "I.1.b 2026-10-15 > 2026-09-30" },
    { "date-impossible",
      PLAIN_HEAD "    1. Giao Phòng Quy hoạch lập danh mục quy hoạch, hoàn thành trước ngày 31/9/2026.\n" CLOSING,
      "date-impossible", "31/9/2026" },
    { "label-repeated",
      PLAIN_HEAD GOOD "    1. Giao Văn phòng Sở công bố quy hoạch, hoàn thành trước ngày 31/10/2026.\n" CLOSING,
      "label-repeated", NULL },
    { "label-order",
      PLAIN_HEAD GOOD "    3. Giao Văn phòng Sở công bố quy hoạch, hoàn thành trước ngày 31/10/2026.\n" CLOSING,
      "label-order", "1 → 3" },
    { "columns-guessed",
      PLAIN_HEAD "\n TT   Nhiệm vụ                     Đơn vị chủ trì     Đơn vị phối hợp    Thời gian\n"
                 " 1    Nạo vét mương               Hội Nông dân xã    Các thôn           Quý III/2026\n"
                 " 2    Sửa cầu khỉ qua rạch Cát    Phòng Kinh tế và Duy tu Đoàn xã       Quý IV/2026\n\n" CLOSING,
      "columns-guessed", "I.2 (1/2)" },
    { "several-leads",
      PLAIN_HEAD GOOD "    2. Các việc khác:\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
                      "| 1 | Rà soát quy hoạch | Phòng Quy hoạch; Văn phòng Sở | Quý IV/2026 |\n" CLOSING,
      "several-leads", "I.2.1" },
};

static void
check_case (gconstpointer data) {
    const Case *one = data;
    g_auto (Extracted) extracted = extract_text (one->text);
    const GPtrArray *warnings = extracted.records->warnings;
    g_autoptr (GString) codes = g_string_new (NULL);
    const RecordWarning *last = NULL;
    for (guint i = 0; i < warnings->len; i++) {
        last = g_ptr_array_index (warnings, i);
        g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", last->code);
        g_assert_nonnull (last->span);
        for (guint k = 0; k < last->span->len; k++)
            g_assert_cmpuint (g_array_index (last->span, Span, k).end, <=, document_body_length (extracted.document));
    }
    g_assert_cmpstr (codes->str, ==, one->codes);
    if (one->message != NULL && !g_str_has_suffix (last->message, one->message))
        g_assert_cmpstr (last->message, ==, one->message);
}

/* A plan of many items gives one warning, which names a few and points at a bounded number of places. */
static void
check_many (void) {
    g_autoptr (GString) text = g_string_new (PLAIN_HEAD);
    guint found = 0;
    for (guint i = 1; i <= 200; i++)
        g_string_append_printf (text, "    %u. Giao Phòng Quy hoạch rà soát quy hoạch của khu số %u.\n", i, i);
    g_string_append (text, CLOSING);
    g_auto (Extracted) extracted = extract_text (text->str);
    for (guint i = 0; i < extracted.records->warnings->len; i++) {
        const RecordWarning *warning = g_ptr_array_index (extracted.records->warnings, i);
        if (strcmp (warning->code, "deadline-missing") != 0)
            continue;
        found++;
        g_assert_true (g_str_has_suffix (warning->message, "I.1, I.2, I.3, I.4, I.5, I.6, … (200/200)"));
        g_assert_cmpuint (warning->span->len, ==, 50);
    }
    g_assert_cmpuint (found, ==, 1);
}

/* No two warnings share a code, and the manual explains each. */
static void
check_manual (void) {
    g_autofree char *manual = NULL;
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    g_assert_true (g_file_get_contents ("man/dondoc.1", &manual, NULL, NULL));
    for (guint i = 0; i < WARNING_LAST; i++) {
        g_auto (GStrv) words = g_strsplit (warning_code (i), "-", -1);
        g_autofree char *printed = g_strjoinv ("\\-", words);
        g_assert_true (g_hash_table_add (seen, (char *)warning_code (i)));
        g_assert_cmpstr (warning_text (i), !=, "");
        if (strstr (manual, printed) == NULL)
            g_error ("man/dondoc.1 does not explain %s", warning_code (i));
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *path = g_strconcat ("/extract/lint/", cases[i].name, NULL);
        g_test_add_data_func (path, &cases[i], check_case);
    }
    g_test_add_func ("/extract/lint/many", check_many);
    g_test_add_func ("/extract/lint/manual", check_manual);
    return g_test_run ();
}
