/* test_ingest_plain.c - text files: encodings, Markdown, HTML, wrapped lines, columns, the map to the original. */
#include "tests/ingest_fixture.h"

/* Cases stand one a row and XML in string macros: laid out by hand. */
/* clang-format off */
static const struct {
    const char *name, *input, *text;
} cases[] = {
    /* encodings and line ends */
    { "crlf", "Kế hoạch\r\n\r\nSố 5\r\n", "Kế hoạch\nSố 5\n" },
    { "old-mac-line-ends", "Kế hoạch\rSố 5\r", "Kế hoạch\nSố 5\n" },
    { "bom", "\xEF\xBB\xBFKế hoạch", "Kế hoạch\n" },
    { "decomposed", "Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch cu\xCC\x89" "a huye\xCC\xA3\xCC\x82n", "Kế hoạch của huyện\n" },
    { "no-width", "Kế\u200B ho\u00ADạch\uFEFF", "Kế hoạch\n" },
    { "no-break-space", "Số\u00A005", "Số 05\n" },
    { "bad-bytes", "Kế ho\xFF ch", "Kế ho\uFFFD ch\n" },
    /* Markdown */
    { "heading", "## II. NHIỆM VỤ\nNội dung.\n", "II. NHIỆM VỤ\nNội dung.\n" },
    { "emphasis", "**Nơi nhận:** *và* ***cả*** __hai__ _bên_\n", "Nơi nhận: và cả hai bên\n" },
    { "emphasis-over-lines", "**ĐẢNG BỘ TỈNH  \nĐẢNG ỦY KHỐI**\n", "ĐẢNG BỘ TỈNH\nĐẢNG ỦY KHỐI\n" },
    { "lone-star", "\\*\n\nSố 5\n\n* chú ý 2*3*4 và (*) hay * thôi\n", "*\nSố 5\n* chú ý 2*3*4 và (*) hay * thôi\n" },
    { "unclosed-star", "*chưa đóng\n\nđoạn khác* nữa\n", "*chưa đóng đoạn khác* nữa\n" },
    { "escapes", "1\\. Việc \\[một\\] \\- hai\n", "1. Việc [một] - hai\n" },
    { "rule", "KẾ HOẠCH\n-----\nNội dung\n***\nkhác\n", "KẾ HOẠCH\nNội dung\nkhác\n" },
    { "link", "Xem [cổng](https://example.org/a_b) và ![](hinh_1.png)[1] (2)\n", "Xem cổng và [1] (2)\n" },
    { "quote", "> Việc này\n", "Việc này\n" },
    { "table", "| TT | Việc |\n| --- | --- |\n| 1 | Rà **soát** |\n| 2 |  |\n", "TT\tViệc\n1\tRà soát\n2\t\n" },
    { "table-breaks", "| UBND TỈNH  ------- | TM. ỦY BAN<br>CHỦ TỊCH     Trần Văn Mẫu |\n| --- | --- |\n| Nơi nhận: - Như trên; - Lưu: VT. | x ------ |\n",
      "UBND TỈNH\tTM. ỦY BAN\u2028CHỦ TỊCH\u2028Trần Văn Mẫu\nNơi nhận:\u2028- Như trên;\u2028- Lưu: VT.\tx\n" },
    { "escaped-bar", "| a \\| b | c \\|\n", "a | b\tc |\n" },
    { "bars-of-layout", "UBND XÃ |\nSố: 5/KH-UBND | Mẫu, ngày 3 tháng 4 |\n|\nKẾ HOẠCH\n| TM. ỦY BAN\n", "UBND XÃ\nSố: 5/KH-UBND\tMẫu, ngày 3 tháng 4\nKẾ HOẠCH\nTM. ỦY BAN\n" },
    { "points-without-marks-parted", "a) Các thôn:\n\n- Nạo vét mương nước và số hóa bản đồ kênh\n\n- Trồng cây chắn gió ở hai bên\n\nb) Xã:\n\n- Cấp giống\n", "a) Các thôn:\n- Nạo vét mương nước và số hóa bản đồ kênh\n- Trồng cây chắn gió ở hai bên\nb) Xã:\n- Cấp giống\n" },
    { "two-tables", "| a | b |\n\n| c | d |\n", "a\tb\nc\td\n" },
    /* HTML */
    { "tags", "Việc <b>một</b><br>Hai &amp; ba &lt;5 <khác>\n", "Việc một\nHai & ba <5 <khác>\n" },
    { "page", "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><p>Kế\n hoạch</p><!-- bỏ --><div>Số&nbsp;5</div>"
              "<table><tr><td>1</td><td><p>a</p><p>b</p></td></tr></table><script>alert(1)</script></body></html>",
      "Kế hoạch\nSố 5\n1\ta\u2028b\n" },
    { "table-tags", "Trước\n<table><thead><tr><th>TT</th><th>Việc</th></tr></thead><tbody><tr><td>1</td><td>Rà|soát</td></tr></tbody></table>\nSau\n",
      "Trước\nTT\tViệc\n1\tRà/soát\nSau\n" },
    /* blanks that fonts lost */
    { "lost-blanks", "Ban Thường vụĐảng uỷxã giao Chi bộthôn phục vụbà con, lần thứI, nhiệm kỳ2025, trước 15 giờ00; xửlý rác ởMục 3, Tổtrưởng chủđộng đềán.\n",
      "Ban Thường vụ Đảng uỷ xã giao Chi bộ thôn phục vụ bà con, lần thứ I, nhiệm kỳ 2025, trước 15 giờ 00; xử lý rác ở Mục 3, Tổ trưởng chủ động đề án.\n" },
    { "no-blank-lost", "Cưjút, ĐăkRông, VNeID, ỦY BAN, Uỷ ban, nghiệp vụ, quyết của thủy, Krôngạt, nghiêmtúcxử, 12/QĐ-BộX\n",
      "Cưjút, ĐăkRông, VNeID, ỦY BAN, Uỷ ban, nghiệp vụ, quyết của thủy, Krôngạt, nghiêmtúcxử, 12/QĐ-Bộ X\n" },
    /* wrapped lines */
    { "wrapped",
      "Thực hiện chương trình công tác năm nay, Ủy ban nhân dân huyện giao các\n"
      "phòng, ban nghiệp vụ phối hợp cùng Ủy ban nhân dân các xã rà soát, tổng\n"
      "hợp và báo cáo kết quả về Phòng Nội vụ để trình Chủ tịch Ủy ban nhân dân\n"
      "huyện xem xét.\n"
      "Các đơn vị khẩn trương thực hiện.\n",
      "Thực hiện chương trình công tác năm nay, Ủy ban nhân dân huyện giao các phòng, ban nghiệp vụ phối hợp cùng Ủy ban nhân dân các xã rà soát, "
      "tổng hợp và báo cáo kết quả về Phòng Nội vụ để trình Chủ tịch Ủy ban nhân dân huyện xem xét.\nCác đơn vị khẩn trương thực hiện.\n" },
    { "double-spaced",
      "I. NHIỆM VỤ  \n\n1. Phòng Dân tộc chủ trì, phối hợp với các trường nội trú tham mưu cho Ủy \n\nban nhân dân huyện ban hành quy chế làm việc, quy định rõ trách nhiệm của \n\n"
      "từng cá nhân; theo dõi, kiểm tra việc thực hiện quy chế ở các xã, thị trấn và \n\nbáo cáo kết quả trước ngày 30 tháng 6.  \n\n2. Phòng Tư pháp thẩm định các văn bản do phòng, ban khác trình Ủy ban \n\n"
      "nhân dân huyện.  \n\na) Thời gian: Quý III.  \n\nNơi nhận:  \n- Như trên;  \n\n- Lưu: VT.  \n",
      "I. NHIỆM VỤ\n1. Phòng Dân tộc chủ trì, phối hợp với các trường nội trú tham mưu cho Ủy ban nhân dân huyện ban hành quy chế làm việc, quy định rõ trách nhiệm của từng cá nhân; "
      "theo dõi, kiểm tra việc thực hiện quy chế ở các xã, thị trấn và báo cáo kết quả trước ngày 30 tháng 6.\n2. Phòng Tư pháp thẩm định các văn bản do phòng, ban khác trình Ủy ban nhân dân huyện.\n"
      "a) Thời gian: Quý III.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n" },
    { "blank-line-in-sentence", "Các xã báo cáo kết quả. Xử lý\n\nnghiêm các vi phạm.\n", "Các xã báo cáo kết quả. Xử lý nghiêm các vi phạm.\n" },
    { "page-number-in-sentence", "Các xã báo cáo kết quả. Xử lý\n\f                    2\n\nnghiêm các vi phạm.\n", "Các xã báo cáo kết quả. Xử lý nghiêm các vi phạm.\n" },
    { "cut-at-a-dash", "Theo đề nghị của Sở Lao động\n- Thương binh và Xã hội; kế hoạch giai đoạn 2026\n- 2030 của Ban Văn hóa\n- Xã hội.\n- Việc khác.\n",
      "Theo đề nghị của Sở Lao động - Thương binh và Xã hội; kế hoạch giai đoạn 2026 - 2030 của Ban Văn hóa - Xã hội.\n- Việc khác.\n" },
    { "number-stamped-into-a-sentence",
      "- Các thôn tổng hợp tình hình thiệt hại; việc hỗ trợ, cấp phát quà của\n204\ncác nhà hảo tâm cho người dân.\n",
      "- Các thôn tổng hợp tình hình thiệt hại; việc hỗ trợ, cấp phát quà của các nhà hảo tâm cho người dân.\n" },
    { "cut-inside-a-body",
      "Thực hiện Công văn số 7-CV/BTC, ngày 11/02/2026 của Ban Tổ chức\nTỉnh ủy về việc góp ý dự thảo danh mục vị trí việc làm của cấp ủy cấp xã.\n"
      "Ban\nThường vụ Đảng ủy xã thống nhất.\n",
      "Thực hiện Công văn số 7-CV/BTC, ngày 11/02/2026 của Ban Tổ chức Tỉnh ủy về việc góp ý dự thảo danh mục vị trí việc làm của cấp ủy cấp xã.\n"
      "Ban Thường vụ Đảng ủy xã thống nhất.\n" },
    { "opening-below-an-addressee",
      "Kính gửi: - Ủy ban nhân dân xã,\n- Lãnh đạo các đơn vị,\nThực hiện Chương trình công tác tuần thứ 04 năm 2026, kính mời các đồng chí dự họp.\n",
      "Kính gửi: - Ủy ban nhân dân xã,\n- Lãnh đạo các đơn vị,\nThực hiện Chương trình công tác tuần thứ 04 năm 2026, kính mời các đồng chí dự họp.\n" },
    { "columns-by-tabs",
      "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ ĐÔNG MẪU\tĐộc lập - Tự do - Hạnh phúc\nSố: 9/KH-UBND\tĐông Mẫu, ngày 04 tháng 5 năm 2026\n"
      "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Các thôn;\tCHỦ TỊCH\n- Lưu: VT.\tTrần Văn Mẫu\n",
      "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ ĐÔNG MẪU\tĐộc lập - Tự do - Hạnh phúc\nSố: 9/KH-UBND\tĐông Mẫu, ngày 04 tháng 5 năm 2026\n"
      "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Các thôn;\tCHỦ TỊCH\n- Lưu: VT.\tTrần Văn Mẫu\n" },
    { "document-on-one-line",
      "ỦY BAN NHÂN DÂN XÃ ĐÔNG MẪU Số: 9/KH-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Đông Mẫu, ngày 04 tháng 5 năm 2026 "
      "KẾ HOẠCH Nạo vét kênh mương năm 2026 Thực hiện Kế hoạch số 12/KH-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã xây dựng kế hoạch như sau: "
      "I. Mục đích 1. Chủ động nước tưới cho vụ hè thu. II. Phân công 1. Phòng Kinh tế a) Chủ trì, phối hợp với các thôn đo đạc kênh. b) Cấp phương tiện cho các thôn. "
      "2. Các thôn - Huy động hội viên nạo vét. - Báo cáo trước ngày 30/6/2026. 3. Công an xã Bố trí người trực ở ngã ba kênh cấp II. "
      "Trên đây là Kế hoạch nạo vét kênh mương./. Nơi nhận: - Các thôn; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Mẫu\n",
      "ỦY BAN NHÂN DÂN XÃ ĐÔNG MẪU\nSố: 9/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐông Mẫu, ngày 04 tháng 5 năm 2026\n"
      "KẾ HOẠCH Nạo vét kênh mương năm 2026\nThực hiện Kế hoạch số 12/KH-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã xây dựng kế hoạch như sau:\n"
      "I. Mục đích\n1. Chủ động nước tưới cho vụ hè thu.\nII. Phân công\n1. Phòng Kinh tế\na) Chủ trì, phối hợp với các thôn đo đạc kênh.\nb) Cấp phương tiện cho các thôn.\n"
      "2. Các thôn\n- Huy động hội viên nạo vét.\n- Báo cáo trước ngày 30/6/2026.\n3. Công an xã\nBố trí người trực ở ngã ba kênh cấp II.\n"
      "Trên đây là Kế hoạch nạo vét kênh mương./.\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n" },
    { "lines-that-are-paragraphs",
      "Các thôn thống kê số giếng khoan đã bỏ không của từng hộ trong địa bàn\nĐoàn xã vận động đoàn viên trám lấp giếng hỏng, mỗi chi đoàn ít nhất ba giếng\n"
      "Trạm Y tế lấy mẫu nước ở những giếng còn dùng và trả kết quả cho từng hộ\nPhòng Kinh tế cấp ống nhựa, xi măng theo danh sách mà các thôn đã lập hôm qua\n"
      "Hội Nông dân hướng dẫn cách trám giếng cho những hộ tự làm lấy ở nhà mình\nTrường học nhắc học sinh không chơi gần giếng hỏng và hố nước chưa có nắp đậy\n"
      "Công an xã cắm biển báo ở nơi giếng sâu, nhắc chủ hộ làm nắp đậy chắc chắn\nVăn phòng tổng hợp số giếng đã trám lấp rồi báo cáo Ủy ban nhân dân xã hằng tuần\n"
      "Mặt trận xã giám sát việc trám lấp giếng ở từng thôn, góp ý với chủ các hộ\n",
      "Các thôn thống kê số giếng khoan đã bỏ không của từng hộ trong địa bàn\nĐoàn xã vận động đoàn viên trám lấp giếng hỏng, mỗi chi đoàn ít nhất ba giếng\n"
      "Trạm Y tế lấy mẫu nước ở những giếng còn dùng và trả kết quả cho từng hộ\nPhòng Kinh tế cấp ống nhựa, xi măng theo danh sách mà các thôn đã lập hôm qua\n"
      "Hội Nông dân hướng dẫn cách trám giếng cho những hộ tự làm lấy ở nhà mình\nTrường học nhắc học sinh không chơi gần giếng hỏng và hố nước chưa có nắp đậy\n"
      "Công an xã cắm biển báo ở nơi giếng sâu, nhắc chủ hộ làm nắp đậy chắc chắn\nVăn phòng tổng hợp số giếng đã trám lấp rồi báo cáo Ủy ban nhân dân xã hằng tuần\n"
      "Mặt trận xã giám sát việc trám lấp giếng ở từng thôn, góp ý với chủ các hộ\n" },
    { "cut-number", "Căn cứ Chương trình phối hợp số 93-\nCTr/TU và Quyết định số 12/\nQĐ-UBND.\n", "Căn cứ Chương trình phối hợp số 93-CTr/TU và Quyết định số 12/QĐ-UBND.\n" },
    { "cut-number-spaced", "Căn cứ Công văn số 93 -\nCTr/TU và Quyết định số 12\n-QĐ/UBND.\n", "Căn cứ Công văn số 93 -CTr/TU và Quyết định số 12-QĐ/UBND.\n" },
    { "addressee-above-opening",
      "                    Kính gửi: Ủy ban nhân dân các xã, đặc khu thuộc tỉnh Mẫu.\n"
      "     Thực hiện chương trình công tác năm nay của Ủy ban nhân dân tỉnh, Sở Mẫu\n"
      "đề nghị các đơn vị báo cáo kết quả.\n",
      "Kính gửi: Ủy ban nhân dân các xã, đặc khu thuộc tỉnh Mẫu.\n"
      "Thực hiện chương trình công tác năm nay của Ủy ban nhân dân tỉnh, Sở Mẫu đề nghị các đơn vị báo cáo kết quả.\n" },
    { "addressee-points-above-opening",
      "                         Kính gửi:\n"
      "                              - Các sở, ban, ngành thuộc tỉnh Mẫu;\n"
      "                              - Các công ty lâm nghiệp của tỉnh Mẫu.\n"
      "      Thực hiện chương trình công tác năm nay của Ủy ban nhân dân tỉnh, Sở Mẫu\n"
      "đề nghị các đơn vị báo cáo kết quả.\n",
      "Kính gửi:\n- Các sở, ban, ngành thuộc tỉnh Mẫu;\n- Các công ty lâm nghiệp của tỉnh Mẫu.\n"
      "Thực hiện chương trình công tác năm nay của Ủy ban nhân dân tỉnh, Sở Mẫu đề nghị các đơn vị báo cáo kết quả.\n" },
    { "note-mark-ends-sentence",
      "Ủy ban nhân dân tỉnh giao các sở, ban, ngành và các xã phối hợp rà soát, tổng\n"
      "hợp kết quả thực hiện để báo cáo Chủ tịch Ủy ban nhân dân xem xét.1\n"
      "Văn phòng theo dõi, đôn đốc các đơn vị thực hiện và báo cáo hằng quý cho Chủ tịch.\n",
      "Ủy ban nhân dân tỉnh giao các sở, ban, ngành và các xã phối hợp rà soát, tổng hợp kết quả thực hiện để báo cáo Chủ tịch Ủy ban nhân dân xem xét.1\n"
      "Văn phòng theo dõi, đôn đốc các đơn vị thực hiện và báo cáo hằng quý cho Chủ tịch.\n" },
    { "labels",
      "Điều 1. Phạm vi\n1. Việc một\n1.1. Việc con\na) điểm a\n- Gạch đầu dòng\n+ Dấu cộng\nII. Mục hai\nKính gửi: Sở Nội vụ\n",
      "Điều 1. Phạm vi\n1. Việc một\n1.1. Việc con\na) điểm a\n- Gạch đầu dòng\n+ Dấu cộng\nII. Mục hai\nKính gửi: Sở Nội vụ\n" },
    { "titles", "ỦY BAN NHÂN DÂN\nHUYỆN MẪU\nKẾ HOẠCH\nvề việc trồng cây\n", "ỦY BAN NHÂN DÂN\nHUYỆN MẪU\nKẾ HOẠCH\nvề việc trồng cây\n" },
    { "syllable-cut-to-a-word", "Các sở, ban, ngành tri\nển khai nhi\nệm vụ của Bộ Tà\ni chính.\n", "Các sở, ban, ngành triển khai nhiệm vụ của Bộ Tài chính.\n" },
    { "point-above-a-sentence", "Kính gửi:\n- Sở Y tế;\n- UBND các xã, phường\nThực hiện Công văn số 12/BYT-DP ngày 02/3/2026 của Bộ Y tế, UBND tỉnh yêu cầu các xã lập sổ trực.\n", "Kính gửi:\n- Sở Y tế;\n- UBND các xã, phường\nThực hiện Công văn số 12/BYT-DP ngày 02/3/2026 của Bộ Y tế, UBND tỉnh yêu cầu các xã lập sổ trực.\n" },
    { "recipients-wrapped", "Nơi nhận:\n- Văn phòng, Ban Tổ chức,\ncác phòng chuyên môn;\n- Lưu: VT.\n", "Nơi nhận:\n- Văn phòng, Ban Tổ chức, các phòng chuyên môn;\n- Lưu: VT.\n" },
    { "name-after-recipients", "Nơi nhận:\n- Như trên;\n- Lưu: VT\nTrần Văn Mẫu\n", "Nơi nhận:\n- Như trên;\n- Lưu: VT\nTrần Văn Mẫu\n" },
    { "rows-numbers-stay", "1\n\nRà soát hồ sơ\n\n2\n\nBáo cáo kết quả\n", "1\nRà soát hồ sơ\n2\nBáo cáo kết quả\n" },
    { "table-rows-of-layout", "TT    Việc              Đơn vị          Thời gian\n1     rà soát hồ sơ     phòng Nội vụ    quý I\n      tồn đọng          chủ trì         năm nay\n",
      "TT\tViệc\tĐơn vị\tThời gian\n1\trà soát hồ sơ tồn đọng\tphòng Nội vụ chủ trì\tquý I năm nay\n" },
    { "layout-rows-in-the-middle",
      "                                                                    Thời gian\n"
      "STT            Nội dung                 Đơn vị chủ trì                                Kết quả\n"
      "                                                                    hoàn thành\n"
      "I     Việc chung\n"
      "      Lập sổ theo dõi tài sản của\n"
      "1     từng phòng, gắn mã cho mỗi       Văn phòng                   Tháng 5/2026       Sổ theo dõi\n"
      "      tài sản\n"
      "                                       Phòng Tài chính             Trước ngày\n"
      "2     Kiểm kê kho vật tư                                                              Biên bản\n"
      "                                       và Kế hoạch                 30/6/2026\n"
      "\f                                       Phòng Hành chính\n"
      "3     Thanh lý tài sản hỏng                                        Quý III/2026       Quyết định\n"
      "                                       và Quản trị\n"
      "      III. Điều khoản chung\n"
      "      Văn phòng theo dõi việc thực hiện kế hoạch này và báo cáo giám đốc mỗi quý một lần.\n",
      "STT\tNội dung\tĐơn vị chủ trì\tThời gian hoàn thành\tKết quả\n"
      "I\tViệc chung\n"
      "1\tLập sổ theo dõi tài sản của từng phòng, gắn mã cho mỗi tài sản\tVăn phòng\tTháng 5/2026\tSổ theo dõi\n"
      "2\tKiểm kê kho vật tư\tPhòng Tài chính và Kế hoạch\tTrước ngày 30/6/2026\tBiên bản\n"
      "3\tThanh lý tài sản hỏng\tPhòng Hành chính và Quản trị\tQuý III/2026\tQuyết định\n"
      "III. Điều khoản chung\n"
      "Văn phòng theo dõi việc thực hiện kế hoạch này và báo cáo giám đốc mỗi quý một lần.\n" },
    { "layout-empty-between", /* `Tỉnh` is no first word of the time's cell, though the next words stand far behind it */
      "TT    Nội dung                        Chủ trì               Phối hợp              Thời gian       Sản phẩm\n"
      "1     Giám sát việc thực hiện của     Ủy ban Kiểm tra Tỉnh  Các cơ quan tham      Quý II/2027     Thông báo kết\n"
      "      các chi bộ trực thuộc           ủy                    mưu, giúp việc Tỉnh                   luận giám sát\n"
      "                                                            ủy\n"
      "2     Mở lớp bồi dưỡng cho cán bộ     Trường Chính trị      Sở Nội vụ             Quý I/2027      Báo cáo\n",
      "TT\tNội dung\tChủ trì\tPhối hợp\tThời gian\tSản phẩm\n"
      "1\tGiám sát việc thực hiện của các chi bộ trực thuộc\tỦy ban Kiểm tra Tỉnh ủy\tCác cơ quan tham mưu, giúp việc Tỉnh ủy"
      "\tQuý II/2027\tThông báo kết luận giám sát\n"
      "2\tMở lớp bồi dưỡng cho cán bộ\tTrường Chính trị\tSở Nội vụ\tQuý I/2027\tBáo cáo\n" },
    { "layout-merged-first-column",
      "Thời gian     Nội dung công việc                             Đơn vị chủ trì         Đơn vị phối hợp\n"
      "Tháng 3       Sơ kết công tác quý I                          Văn phòng Đảng ủy\n"
      "              Chuyên đề học tập Nghị quyết Đại hội           Ban Xây dựng Đảng      Các chi bộ\n"
      "              Kiểm tra chi bộ Trường Tiểu học Gò Mây         Ủy ban Kiểm tra\n"
      "                                                             Đảng ủy\n"
      "Tháng 4       Thăm gia đình chính sách nhân ngày lễ lớn      Ủy ban Mặt trận Tổ     UBND xã\n"
      "              của đất nước                                   quốc Việt Nam xã\n",
      "Thời gian\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\n"
      "Tháng 3\tSơ kết công tác quý I\tVăn phòng Đảng ủy\t\n"
      "\tChuyên đề học tập Nghị quyết Đại hội\tBan Xây dựng Đảng\tCác chi bộ\n"
      "\tKiểm tra chi bộ Trường Tiểu học Gò Mây\tỦy ban Kiểm tra Đảng ủy\t\n"
      "Tháng 4\tThăm gia đình chính sách nhân ngày lễ lớn của đất nước\tỦy ban Mặt trận Tổ quốc Việt Nam xã\tUBND xã\n" },
    { "layout-merged-beside-numbers",
      "Đơn vị chủ trì          TT    Nhiệm vụ                           Thời gian\n"
      "Phòng Kinh tế, Hạ tầng  1     Khảo sát 40 tuyến hẻm xuống cấp    Tháng 6/2026\n"
      "và Đô thị               2     Lập dự toán sửa chữa               Tháng 7/2026\n"
      "Ban Quản lý dự án       3     Thi công lát vỉa hè                Tháng 8/2026\n",
      "Đơn vị chủ trì\tTT\tNhiệm vụ\tThời gian\n"
      "Phòng Kinh tế, Hạ tầng và Đô thị\t1\tKhảo sát 40 tuyến hẻm xuống cấp\tTháng 6/2026\n"
      "\t2\tLập dự toán sửa chữa\tTháng 7/2026\n"
      "Ban Quản lý dự án\t3\tThi công lát vỉa hè\tTháng 8/2026\n" },
    { "layout-title-among-numbers",
      "TT   Nội dung hoạt động                   Người phụ trách      Ghi chú\n"
      "Tháng 9/2026\n"
      "1    Tổ chức khai giảng năm học mới       Ban Giám hiệu\n"
      "2    Phát động Tháng an toàn giao thông   Tổng phụ trách Đội\n"
      "Tổng cộng                                 02 việc\n"
      "\n"
      "     Yêu cầu các tổ thực hiện.\n",
      "TT\tNội dung hoạt động\tNgười phụ trách\tGhi chú\n"
      "Tháng 9/2026\n"
      "1\tTổ chức khai giảng năm học mới\tBan Giám hiệu\t\n"
      "2\tPhát động Tháng an toàn giao thông\tTổng phụ trách Đội\t\n"
      "Tổng cộng 02 việc\n"
      "Yêu cầu các tổ thực hiện.\n" },
    { "layout-titles-without-numbers",
      "Công việc                               Đơn vị chủ trì       Hạn hoàn thành\n"
      "Giai đoạn chuẩn bị\n"
      "Lập danh mục thiết bị phải kiểm định    Phòng An toàn điện   30/4/2026\n"
      "Lựa chọn tổ chức kiểm định              Văn phòng Cục        31/5/2026\n"
      "Giai đoạn triển khai\n"
      "Kiểm định tại các trạm 220 kV           Tổ công tác 1        30/6/2026\n",
      "Công việc\tĐơn vị chủ trì\tHạn hoàn thành\n"
      "Giai đoạn chuẩn bị\n"
      "Lập danh mục thiết bị phải kiểm định\tPhòng An toàn điện\t30/4/2026\n"
      "Lựa chọn tổ chức kiểm định\tVăn phòng Cục\t31/5/2026\n"
      "Giai đoạn triển khai\n"
      "Kiểm định tại các trạm 220 kV\tTổ công tác 1\t30/6/2026\n" },
    { "layout-cells-one-space-apart",
      "TT           Nội dung              Đơn vị chủ trì      Thời hạn\n"
      "1   Sơn lại hàng rào của cả khu    Tổ bảo trì          Tháng 3\n"
      "    nhà A\n"
      "2   Thay khóa các phòng ở tầng Đội bảo vệ              Tháng 4\n"
      "    hai\n",
      "TT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tSơn lại hàng rào của cả khu nhà A\tTổ bảo trì\tTháng 3\n"
      "2\tThay khóa các phòng ở tầng hai\tĐội bảo vệ\tTháng 4\n" },
    /* columns */
    { "columns",
      "  UBND TỈNH MẪU                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc\n\n"
      "  Số: 12 /KH-SNV                      Mẫu, ngày 05 tháng 3 năm 2026\n V/v kiểm tra hồ sơ\n\n                         KẾ HOẠCH\n"
      "                  Kiểm tra hồ sơ năm 2026\n\n"
      "     Sở Nội vụ kiểm tra hồ sơ cán bộ,   công chức   tại các đơn vị trực thuộc Ủy ban\nnhân dân tỉnh, gồm các phòng và chi cục, trung tâm, ban quản lý thuộc sở; kết quả báo cáo\ntrong tháng 6.\n"
      "Nơi nhận:                                   GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\n\n\n                                          Trần Văn Mẫu\n",
      "UBND TỈNH MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: 12 /KH-SNV\tMẫu, ngày 05 tháng 3 năm 2026\nV/v kiểm tra hồ sơ\t\n"
      "KẾ HOẠCH\nKiểm tra hồ sơ năm 2026\n"
      "Sở Nội vụ kiểm tra hồ sơ cán bộ, công chức tại các đơn vị trực thuộc Ủy ban nhân dân tỉnh, gồm các phòng và chi cục, trung tâm, ban quản lý thuộc sở; kết quả báo cáo trong tháng 6.\n"
      "Nơi nhận:\tGIÁM ĐỐC\n- Như trên;\t\n- Lưu: VT.\t\n\tTrần Văn Mẫu\n" },
    { "title-below-columns",
      "ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  XÃ MẪU                Độc lập - Tự do - Hạnh phúc\n\nSố: 3/CĐ-UBND         Mẫu, ngày 8 tháng 9 năm 2026\n\n"
      "HỎA TỐC\n\n                           CÔNG ĐIỆN\n      về việc phòng, chống bão\n",
      "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ MẪU\tĐộc lập - Tự do - Hạnh phúc\nSố: 3/CĐ-UBND\tMẫu, ngày 8 tháng 9 năm 2026\n"
      "HỎA TỐC\nCÔNG ĐIỆN\nvề việc phòng, chống bão\n" },
    { "two-sides-sign",
      "Hai bên thống nhất ký tên.\n\nĐẠI DIỆN BÊN A                 ĐẠI DIỆN BÊN B\n\n\nTrần Văn Mẫu                   Lê Thị Thử\n",
      "Hai bên thống nhất ký tên.\nĐẠI DIỆN BÊN A\tĐẠI DIỆN BÊN B\nTrần Văn Mẫu\tLê Thị Thử\n" },
    { "columns-run-together",
      "BỘ MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/CV-BM Hà Nội, ngày 3 tháng 4 năm 2026\n",
      "BỘ MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\nSố: 5/CV-BM\tHà Nội, ngày 3 tháng 4 năm 2026\n" },
};

static Document *
open_text (const char *text, gsize size) {
    g_autoptr (GBytes) bytes = g_bytes_new (text, size);
    g_autoptr (GError) error = NULL;
    Document *document = open_bytes (bytes, NULL, &error);
    g_assert_no_error (error);
    return document;
}

static void
test_case (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_autoptr (Document) document = open_text (cases[i].input, strlen (cases[i].input));
    assert_text (document, cases[i].text);
    g_assert_cmpstr (document_peek_format (document), ==, "text");
}

static void
test_utf16 (void) {
    static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };
    static const char text[] = "Kế hoạch số 5 của huyện\n\nNội dung\n";
    for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++) {
        for (gsize mark = 0; mark < 2; mark++) {
            g_autofree char *source = g_strconcat (mark ? "\uFEFF" : "", text, NULL);
            gsize size;
            g_autofree char *bytes = g_convert (source, -1, encodings[i], "UTF-8", NULL, &size, NULL);
            g_autoptr (Document) document = open_text (bytes, size);
            assert_text (document, "Kế hoạch số 5 của huyện\nNội dung\n");
            /* `N` is the 26th character, two bytes each */
            g_assert_cmpuint (document_original_offset (document, strlen ("Kế hoạch số 5 của huyện\n")), ==, 2 * (25 + mark));
        }
    }
}

/* Each byte of the text that is no added space or line end stands in the original where the map says. */
static void
test_map (void) {
    static const char text[] = "\xEF\xBB\xBF## **I. Việc**\r\n\r\nGiao Sở Nội vụ rà soát, tổng hợp và báo cáo, tham mưu trình Chủ\r\ntịch &amp; các xã <b>thực</b> hiện\\*.\r\n"
                               "| a | b  c |\r\n";
    g_autoptr (Document) document = open_text (text, strlen (text));
    const char *out = document_peek_text (document);
    assert_text (document, "I. Việc\nGiao Sở Nội vụ rà soát, tổng hợp và báo cáo, tham mưu trình Chủ tịch & các xã thực hiện*.\na\tb\u2028c\n");
    for (gsize at = 0; at < document_text_length (document); at++) {
        gsize origin = document_original_offset (document, at);
        g_assert_cmpuint (origin, <=, strlen (text));
        if (g_ascii_isspace (out[at]) || strncmp (out + at, "\u2028", 3) == 0 || (at > 0 && strncmp (out + at - 1, "\u2028", 3) == 0)
            || (at > 1 && strncmp (out + at - 2, "\u2028", 3) == 0))
            continue;
        g_assert_cmpint (out[at], ==, text[origin]);
    }
}

static void
test_map_composed (void) {
    static const char text[] = "Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch";
    g_autoptr (Document) document = open_text (text, strlen (text));
    g_assert_cmpuint (document_original_offset (document, strlen ("Kế ")), ==, strlen ("Ke....") + 1 - 0);
    g_assert_cmpuint (document_original_offset (document, strlen ("Kế hoạ")), ==, strlen (text) - 2);
}

static void
test_facts (void) {
    static const char text[] = "# KẾ HOẠCH\n\n\n**đậm** và *nghiêng*\n\f- Việc\n\n| a | b |\n|---|---|\n| c | d |\n";
    g_autoptr (Document) document = open_text (text, strlen (text));
    const Block *block = document_peek_block (document, 0);
    assert_text (document, "KẾ HOẠCH\nđậm và nghiêng\n- Việc\na\tb\nc\td\n");
    g_assert_cmpint (block->outline_level, ==, 1);
    g_assert_cmpint (block->bold_percent, ==, 100);
    block = document_peek_block (document, 1);
    g_assert_cmpuint (block->blank_lines_before, ==, 2);
    g_assert_cmpint (block->bold_percent, ==, 25);
    g_assert_cmpint (block->italic_percent, ==, 58);
    g_assert_true (document_peek_block (document, 2)->page_break_before);
    block = document_peek_block (document, 3);
    g_assert_true (block->header_row);
    g_assert_cmpuint (block->cells->len, ==, 2);
    g_assert_cmpuint (block->table, ==, document_peek_block (document, 4)->table);
    g_assert_cmpuint (document_peek_block (document, 4)->row, ==, 1);
}

static void
test_page_numbers (void) {
    static const char text[] = "Việc thứ nhất cần làm\n\f                2\nngay trong tháng.\n\f                3\nViệc khác.\n";
    g_autoptr (Document) document = open_text (text, strlen (text));
    assert_text (document, "Việc thứ nhất cần làm ngay trong tháng.\nViệc khác.\n");
    g_assert_cmpstr (document_peek_text (document) + document_body_length (document), ==, "2\n3\n");
    g_assert_true (document_peek_block (document, 1)->page_break_before);
}

/* Without a form feed: a number that stands in the middle of a sentence; a line that ends one is no running head. */
static void
test_page_numbers_in_sentences (void) {
    static const char page[]
        = "- Kiểm tra việc trồng cây xanh ở các trường học trên địa bàn, báo cáo Ủy ban nhân dân\n\n%d\n\nTỉnh trong tháng 3.\n\n";
    static const char repeated[] = "c) Việc trồng cây xanh ở các trường học trên địa bàn xã được giao và đã được\nUBND xã giao.\n\n%d\n\n";
    g_autoptr (GString) text = g_string_new (NULL);
    for (int i = 0; i < 16; i++)
        g_string_append_printf (text, "%d. Trồng thêm mười cây xanh ở trường học của thôn trước ngày khai giảng năm học này.\n\n", i + 1);
    g_string_append_printf (text, page, 2);
    for (int i = 0; i < 16; i++)
        g_string_append_printf (text, "%d. Trồng thêm mười cây xanh ở trường học của thôn trước ngày khai giảng năm học này.\n\n", i + 1);
    g_string_append_printf (text, repeated, 3);
    for (int i = 0; i < 16; i++)
        g_string_append_printf (text, "%d. Trồng thêm mười cây xanh ở trường học của thôn trước ngày khai giảng năm học này.\n\n", i + 1);
    g_string_append_printf (text, repeated, 4);
    g_string_append (text, "d) Việc khác.\n");
    g_autoptr (Document) document = open_text (text->str, text->len);
    const char *body = document_peek_text (document);
    g_assert_nonnull (strstr (body, "báo cáo Ủy ban nhân dân Tỉnh trong tháng 3."));
    g_assert_nonnull (strstr (body, "đã được UBND xã giao.\n"));
    g_assert_true (g_str_has_prefix (body + document_body_length (document), "2\n"));
}

/* A number that counts on from page to page is one wherever it stands: here the line of the page before has no blank behind it. */
static void
test_page_numbers_counting (void) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int page = 2; page <= 4; page++) {
        for (int i = 0; i < 16; i++)
            g_string_append_printf (text, "- Trồng thêm cây xanh ở trường học của thôn số %d trước ngày khai giảng năm học này.\n\n", i + 1);
        g_string_append_printf (text, "- Báo cáo kết quả về Phòng Kinh tế theo mẫu đã gửi kèm, hằng quý họp\n%d\n\nHội đồng một lần.\n\n", page);
    }
    g_autoptr (Document) document = open_text (text->str, text->len);
    const char *body = document_peek_text (document);
    g_assert_true (g_str_has_prefix (body + document_body_length (document), "2\n3\n4\n"));
}

/* Rows of a table whose numbers stand alone begin with 1. */
static void
test_row_numbers (void) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int row = 1; row <= 4; row++) {
        g_string_append_printf (text, "%d\n\n", row);
        for (int i = 0; i < 16; i++)
            g_string_append_printf (text, "Trồng cây ở thôn số %d.\n\n", i + 1);
    }
    g_autoptr (Document) document = open_text (text->str, text->len);
    g_assert_true (g_str_has_prefix (document_peek_text (document), "1\n"));
    g_assert_nonnull (strstr (document_peek_text (document), "\n3\n"));
    g_assert_cmpuint (document_body_length (document), ==, strlen (document_peek_text (document)));
}

static void
test_bad_encoding (void) {
    g_autoptr (Document) document = open_text ("Kế \xFF hoạch", strlen ("Kế \xFF hoạch"));
    g_assert_true (has_warning (document, "bad-encoding", "1 "));
    g_assert_cmpuint (g_array_index (document_peek_warnings (document), DocumentWarning, 0).span.start, ==, strlen ("Kế "));
}

/* Ten times the text may take no more than some twenty times as long; texts that tempt to look far ahead or back. */
static void
test_linear (void) {
    static const char *const pieces[] = { "*a _b ", "<a <!-- ", "[x](y ", "| a<br>", "a\n\n", "Nơi nhận:\n", "    x        y\n", "&#1", "e\xCC\x81", "**", "<script>", "\f2\n", "vụvụ", "ởA" };
    for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
        gint64 times[2];
        for (gsize k = 0; k < 2; k++) {
            gsize bytes = k == 0 ? 30000 : 300000;
            g_autoptr (GString) text = g_string_new ("Kế hoạch\n");
            g_autoptr (GError) error = NULL;
            g_autoptr (GBytes) data = NULL;
            g_autoptr (Document) document = NULL;
            while (text->len < bytes)
                g_string_append (text, pieces[i]);
            data = g_bytes_new (text->str, text->len);
            times[k] = g_get_monotonic_time ();
            document = open_bytes (data, NULL, &error);
            times[k] = g_get_monotonic_time () - times[k];
            g_assert_no_error (error);
        }
        g_test_message ("%s: %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " us", pieces[i], times[0], times[1]);
        g_assert_cmpint (times[1], <, 40 * times[0] + 200000);
    }
}
/* clang-format on */

int
main (int argc, char **argv) {
    g_setenv ("LANGUAGE", "en", TRUE);
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/plain/%s", cases[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_case);
    }
    g_test_add_func ("/ingest/plain/utf-16", test_utf16);
    g_test_add_func ("/ingest/plain/map", test_map);
    g_test_add_func ("/ingest/plain/map-composed", test_map_composed);
    g_test_add_func ("/ingest/plain/facts", test_facts);
    g_test_add_func ("/ingest/plain/page-numbers", test_page_numbers);
    g_test_add_func ("/ingest/plain/page-numbers-in-sentences", test_page_numbers_in_sentences);
    g_test_add_func ("/ingest/plain/page-numbers-counting", test_page_numbers_counting);
    g_test_add_func ("/ingest/plain/row-numbers", test_row_numbers);
    g_test_add_func ("/ingest/plain/bad-encoding", test_bad_encoding);
    g_test_add_func ("/ingest/plain/linear", test_linear);
    return g_test_run ();
}
