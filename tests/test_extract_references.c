/* test_extract_references.c - extract/references.c, citation.c: documents named by number. */
#include "tests/extract_fixture.h"

#define HEAD(TITLE)                                                                                                                                               \
    "  SỞ XÂY DỰNG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Số: 8/KH-SXD                   Độc lập - Tự do - Hạnh phúc\n" \
    "                             Hà Nội, ngày 02 tháng 7 năm 2026\n\n                    KẾ HOẠCH\n            " TITLE                                           \
    "\n\n"
#define END "\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n"

typedef struct {
    const char *name, *text, *expected;
} Case;

static const Case cases[]
    = {
          { "title-implements",
            HEAD (
                "Thực hiện Kết luận số 208-KL/TW của Bộ Chính trị về phát triển thư viện") "    Căn cứ Kế hoạch số 153-KH/TU ngày 14/8/2023 của Ban Thường vụ Thành ủy, Sở Xây dựng ban hành kế hoạch như sau:\n\n"
                                                                                           "    1. Quán triệt Kết luận số 208-KL/TW ngày 03/5/2023." END,
            "208-KL/TW implements 2023-05-03 Bộ Chính trị | 153-KH/TU basis 2023-08-14 Ban Thường vụ Thành ủy" },
          { "opening-chain",
            HEAD (
                "Rà soát quy hoạch") "    Thực hiện Chương trình hành động số 62-CTr/ThU ngày 25/10/2023 của Ban Thường vụ Thị ủy thực hiện Kết luận số 208-KL/TW của Ban Bí thư "
                                     "và Kế hoạch số 740/KH-ĐTT ngày 19/5/2026 được phê duyệt tại Quyết định số 955/QĐ-SXD ngày 27/5/2026, Sở Xây dựng ban hành kế hoạch:\n\n    1. Rà soát." END,
            "62-CTr/ThU implements 2023-10-25 Ban Thường vụ Thị ủy | 208-KL/TW implements - Ban Bí thư | "
            "740/KH-ĐTT implements 2026-05-19 - | 955/QĐ-SXD mentions 2026-05-27 -" },
          { "bases",
            HEAD (
                "Rà soát quy hoạch") "    Căn cứ Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014;\n    Căn cứ Nghị định số 64/2023/NĐ-CP ngày 15 tháng 8 năm 2023 của Chính phủ về giá vé bảo tàng;\n"
                                     "    Xét đề nghị của Phòng Quy hoạch tại Tờ trình số 12/TTr-PQH ngày 01/7/2026.\n\n    1. Rà soát." END,
            "50/2014/QH13 basis 2014-06-18 - | 64/2023/NĐ-CP basis 2023-08-15 Chính phủ | 12/TTr-PQH basis 2026-07-01 Phòng Quy hoạch" },
          { "issuer-ends-before-the-next",
            HEAD (
                "Rà soát quy hoạch") "    1. Tiếp thu Báo cáo số 7-BC/UBKT ngày 05/02/2026 của Ủy ban Kiểm tra và Tờ trình của Văn phòng; Kế hoạch số 9-KH/TW của Bộ Chính trị và việc sơ kết năm đầu." END,
            "7-BC/UBKT mentions 2026-02-05 Ủy ban Kiểm tra | 9-KH/TW mentions - Bộ Chính trị" },
          { "who-signs-is-no-issuer",
            HEAD (
                "Rà soát quy hoạch") "    1. Thường trực Ban Bí thư Thân Quốc Huy ký ban hành Kết luận số 77-KL/TW về nhà ở." END,
            "77-KL/TW mentions - -" },
          { "date-before",
            HEAD (
                "Rà soát quy hoạch") "    Ngày 08/4/2026, Ban Thường vụ Thành ủy ban hành Công văn số 2071-CV/TU về tiết kiệm điện. Sở Xây dựng ban hành kế hoạch:\n\n    1. Rà soát." END,
            "2071-CV/TU mentions 2026-04-08 Ban Thường vụ Thành ủy" },
          { "a-submission-is-submitted-by-nobody",
            HEAD (
                "Rà soát quy hoạch") "    1. Thường trực Thành ủy thống nhất với đề xuất tại Tờ trình số 21-TTr/VP ngày 08/4/2026. Văn phòng báo cáo Tờ trình số 22-TTr/BTC ngày 09/4/2026 của Ban Tổ chức Cho ý kiến về nhân sự." END,
            "21-TTr/VP mentions 2026-04-08 - | 22-TTr/BTC mentions 2026-04-09 Ban Tổ chức" },
          { "a-form-is-no-document",
            HEAD (
                "Rà soát quy hoạch") "    1. Lập biên bản (Mẫu số 03/HNMT), gửi theo mẫu tại Công văn số 5/UBND-KT ngày 06/01/2026." END,
            "5/UBND-KT mentions 2026-01-06 -" },
          { "names-of-two-fields-go-on",
            HEAD (
                "Rà soát quy hoạch") "    1. Theo Công văn số 38/SKHCN-TT ngày 07/3/2026 của Sở Khoa học và Công nghệ về việc rà soát; Tờ trình số 37-TTr/ĐU ngày 18/3/2026 của Đảng ủy xã dự kiến kế hoạch." END,
            "38/SKHCN-TT mentions 2026-03-07 Sở Khoa học và Công nghệ | 37-TTr/ĐU mentions 2026-03-18 Đảng ủy xã" },
          { "a-day-without-its-year",
            HEAD (
                "Rà soát quy hoạch") "    1. Theo Quyết định số 15-QĐNS/TW ngày 23/2 của Bộ Chính trị về thành lập Đoàn kiểm tra." END,
            "15-QĐNS/TW mentions - Bộ Chính trị" },
          { "broken-and-spaced",
            HEAD (
                "Rà soát quy hoạch") "    1. Thực hiện đúng Chương trình công tác số 58- CTr/TU và Báo cáo số 83/BC - SYT, tiếp tục thực hiện Quyết\nđịnh số\n613/QĐ-BYT ngày\n21/6/2026 của Bộ Y tế." END,
            "58-CTr/TU mentions - - | 83/BC-SYT mentions - - | 613/QĐ-BYT mentions 2026-06-21 Bộ Y tế" },
          { "list-shares-date",
            HEAD ("Rà soát quy hoạch") "    1. Đã có Văn bản số 507/SYT-TC, 508/SYT-TC ngày 26/5/2026 của Sở Y tế." END,
            "507/SYT-TC mentions 2026-05-26 Sở Y tế | 508/SYT-TC mentions 2026-05-26 Sở Y tế" },
          { "issuer-before-date",
            HEAD (
                "Rà soát quy hoạch") "    1. Theo Nghị quyết số 78-NQ/TU của Tỉnh ủy Cà Mau ngày 17/11/2025 về nuôi tôm." END,
            "78-NQ/TU mentions 2025-11-17 Tỉnh ủy Cà Mau" },
          { "none-of-these",
            HEAD (
                "Rà soát quy hoạch") "    1. Theo QCVN 16:2023/BXD, TCVN 7957:2008, Giấy phép số 9/GP-BYT, Chỉ thị 27, tốc độ 60 km/h, giai đoạn 2021-2030, Kế hoạch số 8/KH-SXD này, "
                                     "tuyến Km12/H5, ngày 30/6/2026, số        /QĐ-UBND." END,
            "" },
          { "title-by-name",
            HEAD (
                "Thực hiện Đề án số 15 về trường học xanh") "    Căn cứ Kế hoạch số 29-KH/ĐU ngày 24/3/2026 thực hiện Đề án 15-ĐA/TU của Thành ủy, Sở Xây dựng ban hành kế hoạch:\n\n    1. Rà soát." END,
            "29-KH/ĐU basis 2026-03-24 - | 15-ĐA/TU implements - Thành ủy" },
          { "spelt-in-capitals-first",
            HEAD (
                "THỰC HIỆN CHỈ THỊ SỐ 47/CT-TTG VỀ TRƯỜNG HỌC XANH") "    Thực hiện Chỉ thị số 47/CT-TTg ngày 16/3/2026 của Thủ tướng Chính phủ, Sở Xây dựng ban hành kế hoạch:\n\n    1. Rà soát." END,
            "47/CT-TTg implements 2026-03-16 Thủ tướng Chính phủ" },
          { "basis-broken-in-a-name",
            HEAD (
                "Rà soát quy hoạch") "Xét đề nghị của Giám đốc Sở Công\nThương tại Tờ trình số 530/TTr-SCT ngày 26/02/2026,\nSở Xây dựng ban hành kế hoạch:\n\n    1. Rà soát." END,
            "530/TTr-SCT basis 2026-02-26 Giám đốc Sở Công Thương" },
          { "dot-in-the-symbol",
            HEAD (
                "Rà soát quy hoạch") "    Căn cứ Quyết định số 136/2001/QĐ.TTg ngày 17/9/2001 của Thủ tướng Chính phủ;\n\n    1. Rà soát." END,
            "136/2001/QĐ.TTg basis 2001-09-17 Thủ tướng Chính phủ" },
          { "behind-a-word-of-registers",
            HEAD (
                "Rà soát quy hoạch") "    1. Kiểm tra việc sử dụng hóa đơn theo bộ tiêu chí tại Quyết định số 64/QĐ-CTH ngày 02/02/2026 của Cục Thuế, hóa đơn số 18/AB-2026." END,
            "64/QĐ-CTH mentions 2026-02-02 Cục Thuế" },
          { "issuer-ends-before-and",
            HEAD (
                "Rà soát quy hoạch") "    Căn cứ Nghị quyết số 4/NQ-CP ngày 03/01/2026 của Chính phủ và ý kiến chỉ đạo của Tỉnh ủy; Quyết định số 8/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Phê duyệt quy hoạch;\n\n    1. Rà soát." END,
            "4/NQ-CP basis 2026-01-03 Chính phủ | 8/QĐ-UBND basis 2026-01-05 Ủy ban nhân dân tỉnh" },
          { "proposer-with-commas",
            HEAD (
                "Rà soát quy hoạch") "    Theo đề nghị của Sở Văn hóa, Thể thao và Du lịch (cơ quan thường trực) tại Tờ trình số 19/TTr-SVHTTDL ngày 05/02/2026;\n\n    1. Rà soát." END,
            "19/TTr-SVHTTDL basis 2026-02-05 Sở Văn hóa, Thể thao và Du lịch" },
          { "issuer-ends-before-its-doing",
            HEAD ("Rà soát quy hoạch") "    1. Đồng ý phương án do Sở Y tế đề xuất tại Tờ trình số 20/TTr-SYT ngày 06/02/2026; Công văn số 21/UBND-KT ngày 07/02/2026 của Ủy ban nhân dân xã xin ý kiến, Kế hoạch số 22-KH/ĐU ngày 08/02/2026 của Ban Thường vụ Đảng ủy và thống nhất quyết nghị." END, "20/TTr-SYT mentions 2026-02-06 Sở Y tế | 21/UBND-KT mentions 2026-02-07 Ủy ban nhân dân xã | 22-KH/ĐU mentions 2026-02-08 Ban Thường vụ Đảng ủy" },
          { "section-of-bases",
            HEAD (
                "Rà soát quy hoạch") "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n\n1. Quyết định số 8/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;\n\n2. Công văn số 71/SXD-QH ngày 06/01/2026 của Sở Xây dựng.\n\nII. NHIỆM VỤ\n\n1. Rà soát quy hoạch theo Quyết định số 15/QĐ-SXD ngày 07/01/2026 của Sở Xây dựng." END,
            "8/QĐ-UBND basis 2026-01-05 Ủy ban nhân dân tỉnh | 71/SXD-QH basis 2026-01-06 Sở Xây dựng | 15/QĐ-SXD mentions 2026-01-07 Sở Xây dựng" },
          { "impossible-date",
            HEAD (
                "Rà soát quy hoạch") "    1. Theo Công văn số 5/UBND-KT ngày 31/02/2026 của Ủy ban nhân dân tỉnh." END,
            "5/UBND-KT mentions - Ủy ban nhân dân tỉnh" },
      };

static void
check_case (gconstpointer data) {
    const Case *one = data;
    g_auto (Extracted) extracted = extract_text (one->text);
    g_autofree char *joined = join_references (peek_document (&extracted, 0));
    g_assert_cmpstr (joined, ==, one->expected);
}

/* A thousand numbers in one paragraph are read in good time, and kept up to a bound. */
static void
test_many (void) {
    g_autoptr (GString) text = g_string_new (HEAD ("Rà soát quy hoạch") "    1. Theo các Công văn số ");
    for (int i = 1; i <= 3000; i++)
        g_string_append_printf (text, "%d/UBND-KT, ", i);
    g_string_append (text, "nêu trên." END);
    g_auto (Extracted) extracted = extract_text (text->str);
    g_assert_cmpuint (peek_document (&extracted, 0)->references->len, ==, 2000);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *path = g_strconcat ("/extract/references/", cases[i].name, NULL);
        g_test_add_data_func (path, &cases[i], check_case);
    }
    g_test_add_func ("/extract/references/many", test_many);
    return g_test_run ();
}
