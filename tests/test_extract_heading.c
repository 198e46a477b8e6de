/* test_extract_heading.c - extract/heading.c, issuer.c, number.c: what stands above the text. */
#include "extract/number.h"
#include "tests/extract_fixture.h"

#define BODY                                                                                                                                                   \
    "\n    Thực hiện Kế hoạch số 30/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân tỉnh về vệ sinh môi trường, đơn vị ban hành\n" \
    "kế hoạch như sau:\n\n    1. Các đơn vị thu gom rác trước ngày 30/6/2026.\n\n"                                                              \
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Lành\n"

/* One row per letterhead. NULL means that nothing is to be found. */
typedef struct {
    const char *name, *text;
    const char *type, *number, *issuer, *superior, *place, *date, *title;
} Case;

static const Case cases[] = {
    { "two-columns",
      "  UBND TỈNH ĐỒNG THÁP             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "      SỞ TƯ PHÁP                       Độc lập - Tự do - Hạnh phúc\n"
      "  Số: 112 /KH-STP                 Đồng Tháp, ngày 09 tháng 4 năm 2026\n\n"
      "                          KẾ HOẠCH\n        Thu gom rác thải tại các khu dân cư\n" BODY,
      "KH", "112/KH-STP", "SỞ TƯ PHÁP", "UBND TỈNH ĐỒNG THÁP", "Đồng Tháp", "2026-04-09",
      "Thu gom rác thải tại các khu dân cư" },
    { "ministry-and-department",
      "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "   CỤC QUẢN LÝ ĐÊ ĐIỀU                  Độc lập - Tự do - Hạnh phúc\n"
      "  Số: 38/KH-ĐĐ                       Hà Nội, ngày 09 tháng 4 năm 2026\n\n"
      "                          KẾ HOẠCH\n        Thu gom rác thải ven đê\n" BODY,
      "KH", "38/KH-ĐĐ", "CỤC QUẢN LÝ ĐÊ ĐIỀU", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Hà Nội", "2026-04-09",
      "Thu gom rác thải ven đê" },
    { "two-line-issuer",
      "   ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "     XÃ ĐÁ TRẮNG                       Độc lập - Tự do - Hạnh phúc\n"
      "  Số:       /KH-UBND               Đá Trắng, ngày      tháng 6 năm 2026\n\n"
      "                          KẾ HOẠCH\n        Thu gom rác thải\n" BODY,
      "KH", "/KH-UBND", "ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG", NULL, "Đá Trắng", "2026-06", "Thu gom rác thải" },
    { "party-plain-lines",
      "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY XÃ IA KRÊ\n*\nSố 05 - KH/ĐU\n\nDẢNG CỘNG SẢN VIỆT NAM\n\n"
      "Ia Krê, ngày     tháng     năm 2026\n\nKẾ HOẠCH\nTHU GOM RÁC THẢI\nTẠI CÁC KHU DÂN CƯ\n-----\n" BODY,
      "KH", "05-KH/ĐU", "ĐẢNG ỦY XÃ IA KRÊ", "ĐẢNG BỘ TỈNH GIA LAI", "Ia Krê", "2026",
      "THU GOM RÁC THẢI TẠI CÁC KHU DÂN CƯ" },
    { "one-line-by-ocr",
      "SỞ Y TẾ AN GIANG CỘNG HOÀ XÃ HÔI CHỦ NGHĨA VIỆT NAM\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT Độc lập - Tự do - Hạnh phúc\n"
      "Số: 612/TTKSBT-KH An Giang, ngày 9 tháng 9 năm 2026\nV/v báo cáo tiến độ\ntiêm chủng\n\nKính gửi: Trung tâm Y tế.\n" BODY,
      "CV", "612/TTKSBT-KH", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "SỞ Y TẾ AN GIANG", "An Giang", "2026-09-09",
      "báo cáo tiến độ tiêm chủng" },
    { "a-dash-before-the-nation",
      "TỈNH ỦY GIA LAI - ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 5-KH/TU Gia Lai, ngày 9 tháng 9 năm 2026\n\nKẾ HOẠCH\nThu gom rác thải\n" BODY,
      "KH", "5-KH/TU", "TỈNH ỦY GIA LAI", NULL, "Gia Lai", "2026-09-09", "Thu gom rác thải" },
    { "nation-torn-beside-the-issuer",
      "UBND TỈNH ĐỒNG THÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nSỞ TƯ PHÁP NAM\nĐộc lập —- Tự do - Hạnh phúc\n"
      "Số:  /KH-STP Đồng Tháp, ngày — tháng 5 năm 2026\n\nKẾ HOẠCH\nPhổ biến pháp luật về hộ tịch\n\n" BODY,
      "KH", "/KH-STP", "SỞ TƯ PHÁP", "UBND TỈNH ĐỒNG THÁP", "Đồng Tháp", "2026-05", "Phổ biến pháp luật về hộ tịch" },
    { "subject-beside-the-date",
      "SỞ TƯ PHÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nTỈNH ĐỒNG THÁP VIỆT NAM\nSố: 71/STP-HCTP Độc lập - Tự do - Hạnh phúc\n"
      "V/v thống kê sổ hộ tịch còn lưu ở\nUBND các xã vùng biên Đồng Tháp, ngày 4 tháng 5 năm 2026\n\nKính gửi: UBND các xã.\n" BODY,
      "CV", "71/STP-HCTP", "SỞ TƯ PHÁP TỈNH ĐỒNG THÁP", NULL, "Đồng Tháp", "2026-05-04",
      "thống kê sổ hộ tịch còn lưu ở UBND các xã vùng biên" },
    { "room-for-number-and-day-in-a-cell",
      "| SỞ TƯ PHÁP<br>PHÒNG HỘ TỊCH<br>Số:      /KH-PHT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Đồng Tháp, ngày      tháng 5 năm 2026 |\n"
      "| --- | --- |\n\nKẾ HOẠCH\nPhổ biến pháp luật về hộ tịch\n\n" BODY,
      "KH", "/KH-PHT", "PHÒNG HỘ TỊCH", "SỞ TƯ PHÁP", "Đồng Tháp", "2026-05", "Phổ biến pháp luật về hộ tịch" },
    { "room-for-the-day-alone-on-its-line",
      "   ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "            TỈNH ĐỒNG THÁP                         Độc lập - Tự do - Hạnh phúc\n"
      "         Số: 7/KH-MTTQ-BTT                                -----------\n"
      "                                              Đồng Tháp, ngày       tháng 3 năm 2026\n\n"
      "                          KẾ HOẠCH\n        Phổ biến pháp luật về hộ tịch\n\n" BODY,
      "KH", "7/KH-MTTQ-BTT", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH ĐỒNG THÁP", NULL, "Đồng Tháp", "2026-03",
      "Phổ biến pháp luật về hộ tịch" },
    { "date-among-the-subject",
      "UBND TỈNH ĐỒNG THÁP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TƯ PHÁP\nĐộc lập - Tự do - Hạnh phúc\n"
      "Số: 71/STP-HCTP\nV/v thống kê sổ hộ tịch còn lưu ở\nĐồng Tháp, ngày 4 tháng 5 năm 2026\ncác xã vùng biên\n\n"
      "Kính gửi: UBND các xã.\n" BODY,
      "CV", "71/STP-HCTP", "SỞ TƯ PHÁP", "UBND TỈNH ĐỒNG THÁP", "Đồng Tháp", "2026-05-04",
      "thống kê sổ hộ tịch còn lưu ở các xã vùng biên" },
    { "markdown-table",
      "| **UBND TỈNH ĐỒNG THÁP** **SỞ TƯ PHÁP** ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** Độc lập - Tự do - Hạnh phúc --- |\n"
      "| --- | --- |\n| Số: 15/2026/QĐ-STP | *Đồng Tháp, ngày 08 tháng 01 năm 2026* |\n\n# QUYẾT ĐỊNH\n**Giao chỉ tiêu năm 2026**\n" BODY,
      "QĐ", "15/2026/QĐ-STP", "SỞ TƯ PHÁP", "UBND TỈNH ĐỒNG THÁP", "Đồng Tháp", "2026-01-08",
      "Giao chỉ tiêu năm 2026" },
    { "steering-board",
      "  UBND TỈNH BẮC NINH              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ             Độc lập - Tự do - Hạnh phúc\n"
      "    Số: 05/KH-BCĐ                 Bắc Ninh, ngày 12 tháng 02 năm 2026\n\n"
      "                          KẾ HOẠCH\n        Hoạt động năm 2026\n" BODY,
      "KH", "05/KH-BCĐ", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "UBND TỈNH BẮC NINH", "Bắc Ninh", "2026-02-12",
      "Hoạt động năm 2026" },
    { "star-before-place-and-rule-below-title",
      "ĐẢNG ỦY XÃ IA KRÊ ĐẢNG CỘNG SẢN VIỆT NAM\nBCĐ VỆ SINH ĐƯỜNG LÀNG\n* Ia Krê, ngày 07 tháng 5 năm 2026\nSố: 03-BC/BCĐ\n"
      "BÁO CÁO\nVề rác thải sinh hoạt\n-----\nThực hiện Kế hoạch số 8-KH/ĐU\n" BODY,
      "BC", "03-BC/BCĐ", "BCĐ VỆ SINH ĐƯỜNG LÀNG", "ĐẢNG ỦY XÃ IA KRÊ", "Ia Krê", "2026-05-07",
      "Về rác thải sinh hoạt" },
    { "last-line-begins-with-a-name",
      "   HUYỆN ỦY IA TRANG          ĐẢNG CỘNG SẢN VIỆT NAM\n          *\n   Số 21-KL/HU              Ia Trang, ngày 07 tháng 5 năm 2026\n\n"
      "                         KẾT LUẬN\n                 CỦA BAN THƯỜNG VỤ\n    về giữ gìn, phát huy giá trị di tích, nhà rông và cồng chiêng\n"
      "                 Gia Rai trong tình hình mới\n                          -----\n\n" BODY,
      "KL", "21-KL/HU", "HUYỆN ỦY IA TRANG", NULL, "Ia Trang", "2026-05-07",
      "về giữ gìn, phát huy giá trị di tích, nhà rông và cồng chiêng Gia Rai trong tình hình mới" },
    { "district-committee",
      "ĐẢNG BỘ TỈNH GIA LAI\nHUYỆN ỦY IA TRANG\n*\nSố 19-BC/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nIa Trang, ngày 07 tháng 5 năm 2026\n"
      "BÁO CÁO\nVề rác thải sinh hoạt\n-----\n" BODY,
      "BC", "19-BC/HU", "HUYỆN ỦY IA TRANG", "ĐẢNG BỘ TỈNH GIA LAI", "Ia Trang", "2026-05-07",
      "Về rác thải sinh hoạt" },
    { "flattened-to-one-line",
      "ĐẢNG BỘ TỈNH GIA LAI ĐẢNG ỦY XÃ IA KRÊ * Số 05 -KH/ĐU ĐẢNG CỘNG SẢN VIỆT NAM Ia Krê, ngày 07 tháng 5 năm 2026\n"
      "KẾ HOẠCH thu gom, phân loại và vận chuyển rác thải sinh hoạt tại các khu dân cư trong mùa mưa năm 2026\n" BODY,
      "KH", "05-KH/ĐU", "ĐẢNG ỦY XÃ IA KRÊ", "ĐẢNG BỘ TỈNH GIA LAI", "Ia Krê", "2026-05-07",
      "thu gom, phân loại và vận chuyển rác thải sinh hoạt tại các khu dân cư trong mùa mưa năm 2026" },
    { "long-title-in-small-letters",
      "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY XÃ IA KRÊ\n*\nSố 05-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nIa Krê, ngày 07 tháng 5 năm 2026\n\nKẾ HOẠCH\n"
      "thực hiện Kết luận số 41-KL/TU của Ban Thường vụ Tỉnh ủy về giữ gìn vệ sinh, thu gom, phân loại và vận chuyển rác thải sinh hoạt tại các khu dân cư, chợ, trường học và dọc các tuyến suối trong mùa mưa hằng năm trên địa bàn xã\n" BODY,
      "KH", "05-KH/ĐU", "ĐẢNG ỦY XÃ IA KRÊ", "ĐẢNG BỘ TỈNH GIA LAI", "Ia Krê", "2026-05-07",
      "thực hiện Kết luận số 41-KL/TU của Ban Thường vụ Tỉnh ủy về giữ gìn vệ sinh, thu gom, phân loại và vận chuyển rác thải sinh hoạt tại các khu dân cư, chợ, trường học và dọc các tuyến suối trong mùa mưa hằng năm trên địa bàn xã" },
    { "joint-issuers",
      "SỞ NỘI VỤ - SỞ TÀI CHÍNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   TỈNH THÁI NGUYÊN                    Độc lập - Tự do - Hạnh phúc\n"
      "  Số: 09/HDLN-SNV-STC             Thái Nguyên, ngày 20 tháng 5 năm 2026\n\n"
      "                      HƯỚNG DẪN LIÊN NGÀNH\n        Về việc quản lý biên chế\n" BODY,
      "HD", "09/HDLN-SNV-STC", "SỞ NỘI VỤ - SỞ TÀI CHÍNH TỈNH THÁI NGUYÊN", NULL, "Thái Nguyên", "2026-05-20",
      "quản lý biên chế" },
    { "ministry-over-two-lines",
      "BỘ NÔNG NGHIỆP VÀ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   MÔI TRƯỜNG                          Độc lập - Tự do - Hạnh phúc\n"
      " Số: 2045/QĐ-BNNMT                Hà Nội, ngày 05 tháng 3 năm 2026\n\n                         QUYẾT ĐỊNH\n"
      "              Ban hành Kế hoạch thu gom rác\n\n          BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\n" BODY,
      "QĐ", "2045/QĐ-BNNMT", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", NULL, "Hà Nội", "2026-03-05",
      "Ban hành Kế hoạch thu gom rác" },
    { "field-broken-between-its-syllables",
      "SỞ NÔNG NGHIỆP VÀ MÔI        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "   TRƯỜNG TỈNH QUẢNG               Độc lập - Tự do - Hạnh phúc\n         NGÃI\n"
      " Số: 204/SNNMT-VP             Quảng Ngãi, ngày 05 tháng 3 năm 2026\nV/v thu gom rác thải nhựa\n\n"
      "Kính gửi: Ủy ban nhân dân các xã\n" BODY,
      "CV", "204/SNNMT-VP", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH QUẢNG NGÃI", NULL, "Quảng Ngãi", "2026-03-05",
      "thu gom rác thải nhựa" },
    { "letter-whose-symbol-looks-like-a-type",
      "BỘ TÀI CHÍNH                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "CỤC THUẾ                               Độc lập - Tự do - Hạnh phúc\n"
      "Số: 4521/CT-NVT                   Hà Nội, ngày 07 tháng 10 năm 2026\nV/v hóa đơn điện tử\n\n"
      "Kính gửi:   Thuế các tỉnh, thành phố\n" BODY,
      "CV", "4521/CT-NVT", "CỤC THUẾ", "BỘ TÀI CHÍNH", "Hà Nội", "2026-10-07", "hóa đơn điện tử" },
    { "date-over-two-lines-of-a-cell",
      "| UBND TỈNH VĨNH LONG SỞ NỘI VỤ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --- |\n"
      "| --- | --- |\n| Số: /TTr-SNV | *Vĩnh Long, ngày      tháng 11 năm 2026* |\n\n# TỜ TRÌNH\n**Ban hành Quy chế**\n" BODY,
      "TTr", "/TTr-SNV", "SỞ NỘI VỤ", "UBND TỈNH VĨNH LONG", "Vĩnh Long", "2026-11", "Ban hành Quy chế" },
    { "youth-union",
      "BAN CHẤP HÀNH TỈNH ĐOÀN LÂM ĐỒNG          ĐOÀN TNCS HỒ CHÍ MINH\n            ***\n"
      "     Số: 21-KH/TĐTN-BPT                Lâm Đồng, ngày 11 tháng 3 năm 2026\n\n                        KẾ HOẠCH\n"
      "               Tổ chức Chiến dịch Mùa hè xanh\n" BODY,
      "KH", "21-KH/TĐTN-BPT", "BAN CHẤP HÀNH TỈNH ĐOÀN LÂM ĐỒNG", NULL, "Lâm Đồng", "2026-03-11",
      "Tổ chức Chiến dịch Mùa hè xanh" },
    { "type-and-title-in-one-line",
      "BAN CHẤP HÀNH TRUNG ƯƠNG\n\nSố 77-KL/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày 01 tháng 7 năm 2026\n\n"
      "KẾT LUẬN CỦA BAN BÍ THƯ về tăng cường công tác lưu trữ\n" BODY,
      "KL", "77-KL/TW", "BAN CHẤP HÀNH TRUNG ƯƠNG", NULL, "Hà Nội", "2026-07-01", "về tăng cường công tác lưu trữ" },
    { "number-without-its-dash",
      "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 298 KH/TWĐTN-TNNT\n\nHà Nội, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\nTổ chức trại hè\n" BODY,
      "KH", "298KH/TWĐTN-TNNT", "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", NULL, "Hà Nội", "2026-03-12", "Tổ chức trại hè" },
    { "number-in-two-lines",
      "SỞ XÂY DỰNG\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n/TTr-SXD\n\n"
      "Đông Mẫu, ngày 04 tháng 5 năm 2026\n\nTỜ TRÌNH\nVề quy hoạch bãi xe\n\nKính gửi: Ủy ban nhân dân tỉnh.\n\nSở trình quy hoạch.",
      "TTr", "/TTr-SXD", "SỞ XÂY DỰNG", NULL, "Đông Mẫu", "2026-05-04", "Về quy hoạch bãi xe" },
    { "number-in-the-type-line",
      "CHỈ THỊ SỐ 31/CT-UBND\nVề việc thu gom rác thải\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các xã:\n\n1. Thu gom rác.\n",
      "CT", "31/CT-UBND", "Ủy ban nhân dân tỉnh", NULL, NULL, NULL, "thu gom rác thải" },
    { "bars-of-a-web-page",
      "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 14/QĐ-UBND | Đá Trắng, ngày 05 tháng 02 năm 2026 |\n"
      "QUYẾT ĐỊNH\nVề việc giao đất trồng rừng\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\n"
      "Điều 1. Giao 12 ha đất cho thôn Hạ.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n",
      "QĐ", "14/QĐ-UBND", "ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG", NULL, "Đá Trắng", "2026-02-05", "giao đất trồng rừng" },
    { "cut-by-narrow-cells",
      "ỦY BAN NHÂN DÂN\nXÃ ĐÁ TRẮNG\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
      "Số:\n21/TB-UBND\n|\nĐá Trắng, ngày 12\ntháng 3 năm 2026\n|\nTHÔNG BÁO\n"
      "KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TẠI\nCUỘC HỌP VỀ THU GOM RÁC THẢI, PHÂN LOẠI RÁC TẠI NGUỒN VÀ LỊCH\n"
      "QUÉT DỌN CÁC CHỢ, CÁC TRƯỜNG HỌC TRÊN ĐỊA BÀN\n" BODY,
      "TB", "21/TB-UBND", "ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG", NULL, "Đá Trắng", "2026-03-12",
      "KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TẠI CUỘC HỌP VỀ THU GOM RÁC THẢI, PHÂN LOẠI RÁC TẠI NGUỒN VÀ LỊCH "
      "QUÉT DỌN CÁC CHỢ, CÁC TRƯỜNG HỌC TRÊN ĐỊA BÀN" },
    { "broken-within-names",
      "HỘI\nĐỒNG NHÂN DÂN\nTỈNH BÌNH PHÚC\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
      "Số:\n21/NQ-HĐND\n|\nBình\nPhúc, ngày 07 tháng 3 năm 2026\n|\nNGHỊ QUYẾT\n"
      "VỀ CƠ CHẾ HUY ĐỘNG NGUỒN LỰC TRỒNG CÂY XANH TRONG CÁC TRƯỜNG HỌC VÀ TRÊN CÁC\nTUYẾN ĐƯỜNG MỚI MỞ CỦA TỈNH GIAI ĐOẠN 2026 - 2030\n"
      "HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH PHÚC\nKHÓA XX KỲ HỌP THỨ 3\nCăn cứ Luật Tổ chức chính quyền địa\nphương;\nQUYẾT NGHỊ:\n"
      "Điều 1. Thông qua cơ chế huy động nguồn lực trồng cây.\n",
      "NQ", "21/NQ-HĐND", "HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH PHÚC", NULL, "Bình Phúc", "2026-03-07",
      "VỀ CƠ CHẾ HUY ĐỘNG NGUỒN LỰC TRỒNG CÂY XANH TRONG CÁC TRƯỜNG HỌC VÀ TRÊN CÁC TUYẾN ĐƯỜNG MỚI MỞ CỦA TỈNH GIAI ĐOẠN 2026 - 2030" },
    { "misread-in-one-line",
      "VAN PHONG TINH CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAM\n————— Độc lập - Tự do - Hanh phúc\n\n"
      "Số: 33/TB-VP Cao Mây, ngày 18 tháng 5 năm 2026\n\nTHÔNG BÁO\nKết luận về thu gom rác thải\n" BODY,
      "TB", "33/TB-VP", "VAN PHONG TINH", NULL, "Cao Mây", "2026-05-18", "Kết luận về thu gom rác thải" },
    { "below-a-list-of-properties",
      "Thông tin văn bản\n\n• Quyết định số 14/QĐ-UBND ngày 05/02/2026 của Chủ tịch Ủy ban nhân dân xã Đá Trắng về việc giao đất trồng rừng\n\n"
      "• Số hiệu văn bản: 14/QĐ-UBND\n\n• Loại văn bản: Quyết định\n\nỦY BAN NHÂN DÂN\nXÃ ĐÁ TRẮNG\n-------\n\n"
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\nSố: 14/QĐ-UBND\n\n"
      "Đá Trắng, ngày 05 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n\nVỀ VIỆC GIAO ĐẤT TRỒNG RỪNG\n\nCăn cứ Luật Đất đai;\n\nQUYẾT ĐỊNH:\n\n"
      "Điều 1. Giao 12 ha đất cho thôn Hạ.\n",
      "QĐ", "14/QĐ-UBND", "ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG", NULL, "Đá Trắng", "2026-02-05", "GIAO ĐẤT TRỒNG RỪNG" },
    { "heading-lost",
      "BAN HÀNH KẾ HOẠCH THU GOM RÁC THẢI NHỰA\n\nỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG\n\nCăn cứ Luật Bảo vệ môi trường;\n\n"
      "Xét đề nghị của Trưởng phòng Kinh tế,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch thu gom rác thải nhựa.\n\n"
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Lành\n\n"
      "KẾ HOẠCH\nTHU GOM RÁC THẢI NHỰA\n(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 26 tháng 6 năm 2026 của Ủy ban nhân dân xã)\n\n"
      "I. NHIỆM VỤ\n\n1. Các thôn thu gom rác.\n",
      "QĐ", "77/QĐ-UBND", "ỦY BAN NHÂN DÂN XÃ ĐÁ TRẮNG", NULL, NULL, "2026-06-26",
      "BAN HÀNH KẾ HOẠCH THU GOM RÁC THẢI NHỰA" },
    { "no-letterhead",
      "KẾ HOẠCH\nThu gom rác thải\n\nThực hiện Chỉ thị số 12-CT/HU ngày 01/3/2026 của Huyện ủy, UBND huyện ban hành Kế hoạch như sau:\n\n"
      "1. Các xã thu gom rác.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Lành\n",
      "KH", NULL, "UBND huyện", NULL, NULL, NULL, "Thu gom rác thải" },
};

static void
check_case (gconstpointer data) {
    const Case *one = data;
    g_auto (Extracted) extracted = extract_text (one->text);
    const DocumentRecord *record = peek_document (&extracted, 0);
    g_assert_cmpuint (extracted.records->documents->len, ==, 1);
    g_assert_cmpstr (record->type.text, ==, one->type);
    g_assert_cmpstr (record->number.text, ==, one->number);
    g_assert_cmpstr (record->issuer.text, ==, one->issuer);
    g_assert_cmpstr (record->superior.text, ==, one->superior);
    g_assert_cmpstr (record->place.text, ==, one->place);
    g_assert_cmpstr (record->date.text, ==, one->date);
    g_assert_cmpstr (record->title.text, ==, one->title);
}

static void
test_inferred_is_doubtful (void) {
    g_auto (Extracted) printed = extract_text (cases[0].text);
    g_auto (Extracted) inferred = extract_text (cases[G_N_ELEMENTS (cases) - 1].text);
    g_assert_cmpfloat (peek_document (&printed, 0)->issuer.confidence, >, 0.9);
    g_assert_cmpfloat (peek_document (&inferred, 0)->issuer.confidence, <, 0.8);
    g_assert_cmpfloat (peek_document (&inferred, 0)->confidence, <, peek_document (&printed, 0)->confidence);
}

#define LETTER                                                                                                                                                    \
    "  SỞ XÂY DỰNG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Số: 8/SXD-QH                   Độc lập - Tự do - Hạnh phúc\n" \
    "V/v rà soát                   Hà Nội, ngày 02 tháng 7 năm 2026\n"

static void
test_addressees (void) {
    static const struct {
        const char *printed, *expected;
    } lists[] = {
        { "        Kính gửi: Ủy ban nhân dân tỉnh Cà Mau.\n", "Ủy ban nhân dân tỉnh Cà Mau" },
        { "        Kính gửi: Sở Nội vụ; Sở Tài chính; Công an tỉnh.\n", "Sở Nội vụ | Sở Tài chính | Công an tỉnh" },
        { "        Kính gửi:\n            - Các Bộ: Nội vụ, Y tế,\n              Giáo dục và Đào tạo;\n            - UBND các huyện.\n",
          "Các Bộ: Nội vụ, Y tế, Giáo dục và Đào tạo | UBND các huyện" },
        { "        Kính gửi: - Các ban đảng,\n                  - Đảng ủy các xã.\n", "Các ban đảng | Đảng ủy các xã" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
        g_autofree char *text
            = g_strconcat (LETTER, "\n", lists[i].printed,
                           "\n    Sở Xây dựng đề nghị các cơ quan rà soát quy hoạch trước ngày 30/7/2026.\n", NULL);
        g_auto (Extracted) extracted = extract_text (text);
        g_autofree char *joined = join_values (peek_document (&extracted, 0)->addressees);
        g_assert_cmpstr (joined, ==, lists[i].expected);
        g_assert_cmpstr (peek_document (&extracted, 0)->type.text, ==, "CV");
        g_assert_cmpstr (peek_document (&extracted, 0)->title.text, ==, "rà soát");
    }
}

/* A web page prints the line once more as its heading. */
static void
test_addressees_twice (void) {
    static const char *const texts[] = { "Kính gửi:\n\nKính gửi:\n- Sở Y tế;\n- Sở Tài chính.\n",
                                         "Kính gửi: Sở Y tế; Sở Tài chính\n\nKính gửi: Sở Y tế; Sở Tài chính\n" };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autofree char *text = g_strconcat ("# ", texts[i], BODY, NULL);
        g_auto (Extracted) extracted = extract_text (text);
        g_autofree char *joined = join_values (peek_document (&extracted, 0)->addressees);
        g_assert_cmpstr (joined, ==, "Sở Y tế | Sở Tài chính");
        g_assert_cmpstr (peek_document (&extracted, 0)->type.text, ==, "CV");
    }
}

/* A form to be filled in is no letter, whomever it is addressed to, and orders nothing. */
static void
test_form (void) {
    g_auto (Extracted) extracted = extract_text (
        "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY XÃ IA KRÊ\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nIa Krê, ngày   tháng   năm 2026\n\n"
        "PHIẾU LẤY Ý KIẾN\nvề phương án thu gom rác\n\nKính gửi: Đồng chí ..............., Đảng ủy viên.\n\n"
        "Ban Thường vụ xin ý kiến đồng chí như sau:\n\n1. Về địa điểm tập kết: [ ] Đồng ý.\n\n"
        "2. Ý kiến khác, gửi về Văn phòng Đảng ủy trước ngày 20/5/2026: ...............\n");
    g_assert_null (peek_document (&extracted, 0)->type.text);
    g_assert_cmpuint (peek_document (&extracted, 0)->items->len, ==, 0);
}

static void
test_telegram_and_stamps (void) {
    g_auto (Extracted) extracted = extract_text (
        "   ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n     TỈNH CÀ MAU                       Độc lập - Tự do - Hạnh phúc\n"
        "    Số: 07/CĐ-UBND                Cà Mau, ngày 03 tháng 8 năm 2026\n        HỎA TỐC\n        MẬT\n\n"
        "                         CÔNG ĐIỆN\n            Về việc ứng phó với mưa lớn\n\n"
        "        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU điện:\n\n            - Giám đốc các Sở;\n            - Chủ tịch UBND các xã.\n" BODY);
    const DocumentRecord *record = peek_document (&extracted, 0);
    g_autofree char *joined = join_values (record->addressees);
    g_assert_cmpstr (record->type.text, ==, "CĐ");
    g_assert_cmpstr (record->urgency.text, ==, "HỎA TỐC");
    g_assert_cmpstr (record->secrecy.text, ==, "MẬT");
    g_assert_cmpstr (joined, ==, "Giám đốc các Sở | Chủ tịch UBND các xã");
}

/* Who is wired on the line itself, the order on the next; and a slip without a title, whose sentence is none. */
static void
test_telegram_on_one_line (void) {
    g_auto (Extracted) extracted = extract_text (
        "ỦY BAN NHÂN DÂN TỈNH CÀ MAU\nSố: 08/CĐ-UBND\nCà Mau, ngày 03 tháng 8 năm 2026\nCÔNG ĐIỆN\nỨng phó với mưa lớn\n"
        "Chủ tịch Ủy ban nhân dân tỉnh điện: Ủy ban nhân dân các xã Đầm Bấc, Rạch Sú.\n"
        "Yêu cầu Ủy ban nhân dân các xã trực ban 24/24 giờ.\n");
    const DocumentRecord *record = peek_document (&extracted, 0);
    g_autofree char *joined = join_values (record->addressees);
    g_assert_cmpstr (joined, ==, "Ủy ban nhân dân các xã Đầm Bấc, Rạch Sú");
    g_assert_cmpuint (record->items->len, ==, 1);
}

static void
test_no_title (void) {
    g_auto (Extracted) extracted
        = extract_text ("ỦY BAN NHÂN DÂN XÃ ĐẦM BẤC\nSố: 8/PC-VP\nĐầm Bấc, ngày 03 tháng 8 năm 2026\nPHIẾU CHUYỂN\n"
                        "Văn phòng xã chuyển Công văn số 12/SNN-TT ngày 01/8/2026 đến Phòng Kinh tế để xử lý.\n");
    g_assert_null (peek_document (&extracted, 0)->title.text);
}

/* The stamp of an incoming office is no letterhead. */
static void
test_incoming_stamp (void) {
    g_auto (Extracted) extracted = extract_text (
        "HUYỆN ỦY ĐÁ TRẮNG\tĐẾN\tSố gửi: 417\n\tNgày gửi: 8/7\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\n"
        "về công tác lưu trữ\n\nSau khi nghe báo cáo, Bộ Chính trị thống nhất kết luận:\n\n1. Nội dung thứ nhất.\n\n"
        "T/M BỘ CHÍNH TRỊ\n\nĐã ký\n\nThân Quốc Huy\n");
    const DocumentRecord *record = peek_document (&extracted, 0);
    g_assert_cmpstr (record->issuer.text, ==, "BỘ CHÍNH TRỊ");
    g_assert_null (record->number.text);
    g_assert_cmpstr (record->title.text, ==, "về công tác lưu trữ");
}

static void
test_number_type (void) {
    static const struct {
        const char *number, *type;
    } numbers[] = {
        { "466-CV/HU", "CV" },       { "207/KH-UBND", "KH" }, { "/KH-UBND", "KH" },   { "5108/VPCP-KG", "CV" },
        { "15/2026/QĐ-UBND", "QĐ" }, { "09-SL/HU", "SL" },    { "12/UBND-VX", "CV" }, { "05-QĐi/TU", "QyĐ" },
        { "33/MTTQ-BTT", "CV" },     { "14/NQ-HĐND", "NQ" },
    };
    g_autoptr (Lexicon) lexicon = lexicon_load (NULL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        g_assert_cmpstr (number_type (lexicon, numbers[i].number), ==, numbers[i].type);
    g_assert_null (number_type (lexicon, "12"));
    g_assert_true (number_equal ("58- CTr/TU", "58-CTR/TU"));
    g_assert_false (number_equal ("58-CTr/TU", "68-CTr/TU"));
    g_assert_true (number_equal ("l5-KH/TU", "15-KH/TU"));
    g_assert_true (number_equal ("O1/KH-UBND", "01/KH-UBND"));
    g_assert_false (number_equal ("lo-KH/TU", "10-KH/TU"));
    g_assert_true (number_is_blank ("/KH-UBND"));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *path = g_strconcat ("/extract/heading/", cases[i].name, NULL);
        g_test_add_data_func (path, &cases[i], check_case);
    }
    g_test_add_func ("/extract/heading/inferred-is-doubtful", test_inferred_is_doubtful);
    g_test_add_func ("/extract/heading/addressees", test_addressees);
    g_test_add_func ("/extract/heading/addressees-twice", test_addressees_twice);
    g_test_add_func ("/extract/heading/form", test_form);
    g_test_add_func ("/extract/heading/telegram-and-stamps", test_telegram_and_stamps);
    g_test_add_func ("/extract/heading/telegram-on-one-line", test_telegram_on_one_line);
    g_test_add_func ("/extract/heading/no-title", test_no_title);
    g_test_add_func ("/extract/heading/incoming-stamp", test_incoming_stamp);
    g_test_add_func ("/extract/heading/number-type", test_number_type);
    return g_test_run ();
}
