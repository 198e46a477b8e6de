/* test_extract_items.c - extract/items.c and its helpers: which units are work, and what they take from where. */
#include "base/text.h"
#include "items_fixture.h"

#define PLAN     "**KẾ HOẠCH**\n\n**Trồng cây bóng mát năm 2026**"
#define NOTICE   "**THÔNG BÁO**\n\n**Kết luận tại cuộc họp về trồng cây**"
#define DECISION "**QUYẾT ĐỊNH**\n\n**Về việc trồng cây bóng mát**"
#define LETTER   "V/v trồng cây bóng mát\n\nKính gửi: Các thôn."

static const struct {
    const char *name, *number, *type, *body, *paths;
} cases[] = {
    { "purpose-orders-nothing", "1/KH-UBND", PLAN,
      "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức về trồng cây.\n2. Tổ chức tiết kiệm.\nII. NHIỆM VỤ\n1. Trồng 200 cây.\n"
      "2. Nghiêm cấm chặt cây.\nIII. KINH PHÍ\nKinh phí lấy từ ngân sách xã.",
      "II.1 II.2" },
    { "headings-that-lost-their-marks", "1/KH-UBND", PLAN,
      "I. MUC DICH, YEU CAU\n1. Nâng cao nhận thức về trồng cây.\n2. Tổ chức tiết kiệm.\nII. NHIEM VU\n1. Trồng 200 cây.\n"
      "III. KINH PHI\nKinh phí lấy từ ngân sách xã.",
      "II.1" },
    { "late-ones-are-told-of", "1/KH-UBND", PLAN,
      "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn trồng cây.\n2. Hộ nào chặt cây sẽ bị xử lý theo quy định.\n3. Đoàn xã tưới cây.",
      "I.1 I.3" },
    { "goals-order-nothing", "1/KH-UBND", PLAN,
      "I. QUAN ĐIỂM, MỤC TIÊU\n1. Phát triển cây xanh bền vững.\n2. Đến năm 2030 trồng mới 5.000 cây.\n"
      "II. GIẢI PHÁP\n1. Phấn đấu bố trí tối thiểu 2% ngân sách.\n2. Tỷ lệ cây sống đạt 90%.",
      "II.1 II.2*" },
    { "money-that-tells", "1/KH-UBND", PLAN,
      "I. KINH PHÍ\nPhòng Kinh tế thẩm định dự toán, trình Ủy ban nhân dân xã trước ngày 05/5/2026.", "I.1" },
    { "field-lines", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Trồng cây tuyến đường số 3.\na) Cơ quan chủ trì: Phòng Kinh tế.\nb) Cơ quan phối hợp: Đoàn xã.\n"
      "c) Thời gian thực hiện: Quý III/2026.\n2. Chăm sóc cây.",
      "I.1 I.2" },
    { "dashes-under-title", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Công tác tuyên truyền\n- Treo 20 băng rôn.\n- Phát thanh hằng ngày.\n2. Trường Tiểu học số 1\n"
      "- Vận động học sinh tham gia.",
      "I.1.-1 I.1.-2 I.2.-1" },
    { "dashes-detail", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Lập hồ sơ trồng cây, gồm:\n- Bản đồ vị trí;\n- Danh sách cây;\n- Dự toán.\n2. Chăm sóc cây.",
      "I.1 I.2" },
    { "plus-signs-belong-to-their-dash", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Đoàn xã\n- Đào hố trồng cây:\n+ Đo khoảng cách hố.\n+ Bón lót phân chuồng.\n- Tưới cây hằng ngày.\n"
      "2. Các thôn\n+ Nhổ cỏ quanh gốc.\n+ Rào cây.",
      "I.1.-1 I.1.-2 I.2.-1 I.2.-2" },
    { "a-bare-heading-is-none", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Mục tiêu:\n2. Giải pháp:\n3. Trồng cây ven kênh:\n4. Chăm sóc cây.", "I.3 I.4" },
    { "sub-units-only", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Tổ chức lễ phát động.\n1.1. Chuẩn bị cây giống.\n1.2. Mời đại biểu.", "I.1.1 I.1.2" },
    { "paragraphs-of-a-section", "1/KH-UBND", PLAN,
      "I. CHẾ ĐỘ BÁO CÁO\nCác thôn báo cáo kết quả trước ngày 20 hằng tháng.\nPhòng Kinh tế tổng hợp, báo cáo Ủy ban nhân dân xã.",
      "I.1 I.2" },
    { "blame-counts", "1/KH-UBND", PLAN,
      "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Vận động Nhân dân trồng cây.\n"
      "- Trưởng thôn chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân xã nếu để xảy ra chặt phá cây.\n- Tưới cây hằng ngày.",
      "I.1.-1 I.1.-3" },
    { "who-follows-it-up-behind-a-frame", "1/KH-UBND", PLAN,
      "I. TỔ CHỨC THỰC HIỆN\n1. Đoàn xã tổ chức ra quân trồng cây.\n"
      "Yêu cầu các thôn nghiêm túc triển khai thực hiện Kế hoạch này. Phòng Kinh tế có trách nhiệm theo dõi, tổng hợp kết quả báo cáo "
      "Ủy ban nhân dân xã.",
      "I.1 1" },
    { "who-decides-is-no-heading", "6/NQ-CP", "**NGHỊ QUYẾT**\n\n**Phiên họp về cây xanh**",
      "CHÍNH PHỦ\n\nTrên cơ sở thảo luận của các thành viên Chính phủ tại phiên họp ngày 06 tháng 4 năm 2026,\n\nQUYẾT NGHỊ:\n\n"
      "1. Về tình hình trồng cây\na) Chính phủ thống nhất với báo cáo.\nb) Giao Bộ Xây dựng rà soát danh mục cây, báo cáo trước ngày 30/5/2026.\n"
      "2. Về dự án Luật Cây xanh\nGiao Bộ Tư pháp tiếp thu ý kiến, hoàn thiện dự án Luật.\n"
      "Văn phòng Chính phủ theo dõi, đôn đốc việc thực hiện Nghị quyết này.",
      "1.b 2 3" },
    { "paragraphs-behind-what-introduces-them", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã đề nghị các thôn:\nRà soát số cây đã chết trên từng ngõ.\nĐăng ký số cây cần trồng dặm trước ngày 25/4/2026.\n"
      "Đề nghị các thôn quan tâm phối hợp thực hiện.",
      "1 2" },
    { "closings", "1/KH-UBND", PLAN,
      "I. TỔ CHỨC THỰC HIỆN\n1. Đoàn xã tổ chức ra quân trồng cây.\n"
      "Trên đây là Kế hoạch trồng cây năm 2026, đề nghị các đơn vị nghiêm túc triển khai thực hiện.",
      "I.1" },
    { "duty-behind-the-last", "2/TB-UBND", NOTICE,
      "Ủy ban nhân dân xã yêu cầu:\n1. Phòng Kinh tế chuẩn bị cây giống.\n2. Các thôn tổ chức trồng cây.\n"
      "Văn phòng theo dõi, đôn đốc việc thực hiện Thông báo này.",
      "1 2 3" },
    { "its-issuer-is-told-too", "2/TB-UBND", NOTICE,
      "Chủ tịch kết luận như sau:\n1. Ủy ban nhân dân xã Đồng Mây chủ trì, phối hợp với Đoàn xã chọn cây giống.\n"
      "2. Các thôn đào hố trước ngày 20/4/2026.",
      "1 2" },
    { "assessment", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Thời gian qua, các thôn đã tích cực trồng cây; tuy nhiên kết quả còn thấp.\n"
      "2. Thống nhất chủ trương trồng cây sao đen.\n3. Giao Phòng Kinh tế mua cây giống trước ngày 20/4/2026.\n"
      "4. Các thôn rà soát vị trí trồng cây.",
      "3 4" },
    { "an-order-behind-a-statement", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n"
      "1. Về cây giống: Đến nay mới nhận được một nửa số cây. Yêu cầu các chủ vườn giao đủ cây trước ngày 20/4/2026.\n"
      "2. Đồng ý trồng cây sao đen theo đề xuất của Đoàn xã. Phòng Kinh tế chủ trì, phối hợp với Đoàn xã lập danh sách.\n"
      "3. Việc tưới cây còn chậm. Phòng Kinh tế đã báo cáo nguyên nhân.\n"
      "4. Các thôn rà soát vị trí trồng cây.",
      "1 2 4" },
    { "leading-is-a-field-of-work-among-tasks", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ, GIẢI PHÁP\n1. Công tác lãnh đạo, chỉ đạo\n1.1. Lập danh sách hộ trồng cây.\n1.2. Chọn thôn làm điểm.",
      "I.1.1 I.1.2" },
    { "parts-of-a-feast", "1/KH-UBND", PLAN,
      "I. NỘI DUNG\n1. Phần lễ\nÔn lại truyền thống trồng cây.\n2. Phần hội\nTổ chức thi gói bánh.\n"
      "II. TỔ CHỨC THỰC HIỆN\n1. Đoàn xã chuẩn bị cây giống.",
      "II.1" },
    { "whose-work-it-is-behind-an-assent", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Đồng ý làm vườn ươm tại thôn Đá. Phòng Kinh tế khảo sát, lập dự toán.\n"
      "2. Đồng ý làm vườn ươm tại thôn Suối. Thôn Suối đã dọn xong mặt bằng.",
      "1" },
    { "who-heads-the-team-is-no-work", "1/KH-UBND", PLAN,
      "I. NỘI DUNG\n1. Kiểm tra việc trồng cây tại hai thôn: thôn Đá, thôn Suối.\n- Thời gian: Quý II/2026.\n"
      "- Đồng chí Phó Chủ tịch Ủy ban nhân dân xã làm trưởng đoàn.\n2. Chăm sóc cây.",
      "I.1 I.2" },
    { "letter-without-units", "3/UBND-KT", LETTER,
      "Qua kiểm tra, nhiều cây mới trồng bị chết.\nỦy ban nhân dân xã đề nghị các thôn trồng dặm cây.\n"
      "Giao Phòng Kinh tế cấp cây giống trước ngày 30/4/2026.\nTrân trọng./.",
      "1 2" },
    { "letter-with-dashes", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã yêu cầu các thôn thực hiện một số nội dung sau:\n- Kiểm tra cây mới trồng.\n- Tưới nước hằng ngày.",
      "1 2" },
    { "letter-of-one-closing", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã sao gửi Kế hoạch trồng cây, yêu cầu các thôn triển khai thực hiện nghiêm túc.", "1" },
    { "letter-that-forwards-and-asks", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã sao gửi Công văn số 12/SNN-TT ngày 03/4/2026. Đề nghị các thôn thống kê số cây chết, gửi trước "
      "ngày 10/4/2026.",
      "1" },
    { "a-review-and-what-comes-next", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\nI. VỀ ĐÁNH GIÁ TÌNH HÌNH QUÝ I VÀ NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026\n"
      "1. Kết quả đạt được:\n- Cây mới trồng phát triển tốt.\n2. Ủy ban nhân dân xã lưu ý một số mặt hạn chế nổi lên đó là:\n"
      "- Việc tưới cây còn ít, ảnh hưởng đến cây non.\n3. Nhiệm vụ trọng tâm quý II:\n- Tập trung tưới cây.\n- Tăng cường bón phân.",
      "I.3.-1 I.3.-2" },
    { "an-agenda", "", "CHƯƠNG TRÌNH\nHội nghị trồng cây",
      "1. Từ 09 giờ 00: Khai mạc hội nghị.\n2. Từ 09 giờ 15: Rà soát danh sách cây giống.\n3. Kết thúc hội nghị.", "" },
    { "causes-counted-in-an-opening", "3/UBND-KT", LETTER,
      "Cây chết nhiều. Nguyên nhân:\n(1) Đất xấu, ít được bón phân; (2) Việc tưới cây chưa đều.\n"
      "Ủy ban nhân dân xã đề nghị các thôn:\n1. Rà soát số cây chết.\n2. Tăng cường tưới cây.",
      "1 2" },
    { "an-assent-to-a-time-is-no-field", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Chuẩn bị lễ ra quân. Lưu ý một số nội dung sau:\n"
      "- Về thời gian tổ chức lễ: Ủy ban nhân dân xã nhất trí với đề xuất của Đoàn xã, cụ thể:\n+ Thôn Một: Ngày 03/5/2026.\n"
      "- Về địa điểm: Đề nghị Đoàn xã tiếp tục rà soát.",
      "1.-2" },
    { "verbs-without-an-object-introduce", "1/KH-UBND", PLAN,
      "I. NỘI DUNG\n1. Kinh tế\n1.1. Tập trung lãnh đạo, chỉ đạo triển khai thực hiện:\n- Kế hoạch trồng cây xanh năm 2026.\n"
      "- Đề án vườn ươm của xã.\n- Lãnh đạo, chỉ đạo công tác chăm sóc cây.\n"
      "II. TỔ CHỨC THỰC HIỆN\n1. Trong quá trình thực hiện, Đảng ủy xã quyết định việc điều chỉnh, bổ sung nhiệm vụ cho phù hợp.",
      "I.1.1.-1 I.1.1.-2 I.1.1.-3" },
    { "orders-behind-what-is-submitted", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Về các nội dung trình kỳ họp Hội đồng nhân dân xã cuối năm 2026, gồm:\n"
      "- Tờ trình số 31/TTr-KT về cây giống;\n- Tờ trình số 32/TTr-KT về phân bón.\n"
      "Ủy ban nhân dân xã cơ bản thống nhất với các nội dung trình; giao Phòng Kinh tế tiếp thu ý kiến, hoàn thiện.\n"
      "Ủy ban nhân dân xã lưu ý:\n- Đối với cây giống: Giao Đoàn xã rà soát số lượng.\n- Đối với phân bón: Xem xét mua thêm.\n"
      "2. Chương trình chăm sóc cây: Hội nghị nhất trí thông qua các dự thảo:\n- Chương trình tưới cây;\n- Chương trình bón phân.\n"
      "3. Các thôn rà soát số cây.\n"
      "Ủy ban nhân dân xã kêu gọi các tầng lớp nhân dân tích cực trồng cây.",
      "1.-3 1.-4 1.1 3" },
    { "units-behind-what-is-counted-in-brackets", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã lấy ý kiến về các nội dung:\n(1) Chương trình trồng cây;\n(2) Chương trình tưới cây;\n"
      "1. Đề nghị các thôn rà soát danh sách.\n2. Đề nghị Đoàn xã góp ý.",
      "1 2" },
    { "what-was-done-is-not-asked", "3/UBND-KT", LETTER,
      "Thực hiện yêu cầu chuẩn hóa vườn ươm, Ủy ban nhân dân xã đã tổ chức rà soát danh mục; đồng thời xây dựng bản mô tả cây giống.\n"
      "Đề nghị Phòng Kinh tế liên hệ, thông tin đến các hộ trồng cây được biết.\n"
      "Ủy ban nhân dân xã thông báo để các thôn biết, thực hiện.",
      "1" },
    { "a-letter-that-invites", "3/UBND-KT", "**V/v mời dự Hội nghị trồng cây**\n\nKính gửi: Các thôn",
      "Ủy ban nhân dân xã mời các thôn dự Hội nghị như sau:\n1. Nội dung:\n- Các chủ trương mới và nhiệm vụ tham mưu triển khai.\n"
      "2. Tài liệu: do Phòng Kinh tế cung cấp.\n3. Chuẩn bị:\n- Đoàn xã xây dựng báo cáo.",
      "3.-1" },
    { "who-comes-to-a-session-does-no-work", "3/UBND-KT", LETTER,
      "Thường trực Ủy ban nhân dân xã thông báo thời gian, thành phần làm việc; giao nhiệm vụ các thôn chuẩn bị, như sau:\n"
      "1. Thành phần dự làm việc:\n- Lãnh đạo Ủy ban nhân dân xã;\n- Trưởng các thôn.\n2. Chuẩn bị nội dung:\n"
      "- Giao Đoàn xã xây dựng báo cáo, trình trong ngày 15/4/2026.",
      "2.-1" },
    { "what-a-session-is-about", "6/GM-UBND", "**GIẤY MỜI**\n\n**Họp về trồng cây**",
      "Trân trọng kính mời các đơn vị dự họp:\n1. Nội dung: Rà soát kế hoạch trồng cây.\n2. Chuẩn bị\n"
      "- Đoàn xã chuẩn bị báo cáo.",
      "2.-1" },
    { "letter-that-forwards", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã nhận được Công văn số 12/SNN-TT ngày 03/4/2026 về việc đề nghị cung cấp số liệu.\n"
      "Ủy ban nhân dân xã gửi các thôn để biết./.",
      "" },
    { "letter-that-answers", "3/UBND-KT", LETTER,
      "Ủy ban nhân dân xã trả lời như sau:\n1. Việc trồng cây đã hoàn thành trong tháng 3/2026.\n"
      "2. Hiện nay xã đang rà soát quỹ đất.",
      "" },
    { "report", "4/BC-UBND", "**BÁO CÁO**\n\n**Kết quả trồng cây**",
      "I. KẾT QUẢ\n1. Đã trồng 200 cây.\nII. NHIỆM VỤ THỜI GIAN TỚI\n1. Phòng Kinh tế tiếp tục chăm sóc cây trước ngày 30/6/2026.",
      "" },
    { "decision", "5/QĐ-UBND", DECISION,
      "Điều 1. Giao Phòng Kinh tế kiểm tra số cây đã trồng, hoàn thành trong 10 ngày.\n"
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
      "Điều 3. Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định này./.",
      "1" },
    { "decision-board", "5/QĐ-UBND", DECISION,
      "Điều 1. Thành lập Ban Chỉ đạo trồng cây gồm các ông, bà sau:\n1. Ông Trần Thử, Chủ tịch, Trưởng ban;\n"
      "Điều 2. Ban Chỉ đạo có nhiệm vụ:\n1. Xây dựng kế hoạch trồng cây.\n2. Đôn đốc các thôn.\n"
      "Điều 3. Phòng Kinh tế lập dự toán trồng cây trước ngày 30/4/2026.\nĐiều 4. Quyết định có hiệu lực từ ngày ký.",
      "3" },
    { "invitation", "6/GM-UBND", "**GIẤY MỜI**\n\n**Họp về trồng cây**",
      "Trân trọng kính mời các đơn vị dự họp:\n1. Thời gian: 8 giờ 00 ngày 20/4/2026.\n2. Địa điểm: Hội trường xã.\n"
      "3. Chủ trì: Chủ tịch Ủy ban nhân dân xã.\n4. Chuẩn bị nội dung\n- Phòng Kinh tế chuẩn bị báo cáo trồng cây.\n"
      "Đề nghị các đại biểu dự họp đúng giờ./.",
      "4.-1" },
    { "what-voters-asked", "3/UBND-VX", "",
      "Ủy ban nhân dân xã trả lời từng kiến nghị như sau:\n"
      "1. Cử tri kiến nghị Ủy ban nhân dân xã trồng thêm cây xanh ở trường học.\nViệc này đã được đưa vào kế hoạch.",
      "" },
    { "shares-to-be-reached", "2/KH-UBND", "# KẾ HOẠCH\n\n**Trồng cây xanh**",
      "I. NHIỆM VỤ\n1. Đến năm 2027, 100% thôn được lập sổ theo dõi cây xanh.\n2. Đến năm 2028, phấn đấu đạt 90% số cây sống.\n"
      "3. Lập sổ theo dõi cho 100% số thôn.",
      "I.1* I.2* I.3" },
    { "purpose-before-work", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Nhằm giữ rừng, Phòng Kinh tế phát dọn đường băng.\n"
      "2. Sau khi có kết quả thẩm định, Phòng Kinh tế thống kê số cây chưa sống.\n"
      "3. Trân trọng đề nghị Đoàn xã trồng cây.\n4. Nhằm giữ rừng cho thôn bản.",
      "I.1 I.2 I.3" },
    { "reported-defined-meant", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Phòng Kinh tế báo cáo đã trồng cây.\n"
      "2. Phòng Kinh tế có văn bản số 12/PKT ngày 02/3/2026 báo cáo việc trồng cây.\n"
      "3. Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026, Phòng Kinh tế đã trồng 200 cây.\n"
      "4. Cơ quan chủ trì là cơ quan được giao nhiệm vụ trồng cây.\n5. Quan điểm chỉ đạo là trồng cây phải công khai.\n"
      "6. Trong quý I/2026, Phòng Kinh tế tổ chức trồng cây tại 4 thôn, đạt 80% kế hoạch.\n7. Phòng Kinh tế trồng cây.",
      "7" },
    { "opinions-and-wishes", "2/TB-UBND", NOTICE,
      "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n1. Ý kiến của Phòng Kinh tế: đề nghị làm rõ trách nhiệm.\n"
      "2. Các thôn đề nghị được hỗ trợ cây giống.\n3. Vừa qua, Phòng Kinh tế đã trồng cây.\n"
      "4. Thống nhất giao Phòng Kinh tế trồng cây.",
      "4" },
    { "issuer-asks-behind-what-is", "3/UBND-KT", LETTER,
      "Việc trồng cây còn chậm. Ủy ban nhân dân xã đề nghị Đoàn xã trồng cây, báo cáo trước ngày 30/4/2026.", "1" },
    { "what-is-mended-has-been", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Phòng Kinh tế khắc phục các tồn tại đã nêu tại Kết luận số 05/KL-TTr ngày 05/01/2026.\n"
      "2. Trong tháng 5/2026, Phòng Kinh tế ban hành quy chế tiếp nhận cây giống được tặng.\n"
      "3. Phòng Kinh tế nghiệm thu các vườn ươm chuyển tiếp (hoàn thành trước ngày 30/6/2026).\n"
      "4. Phòng Kinh tế đã trồng xong 200 cây.",
      "I.1 I.2 I.3" },
    { "what-a-plan-may-become", "1/KH-UBND", PLAN,
      "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế điều chỉnh kế hoạch cho phù hợp.\n"
      "2. Kế hoạch này có thể được điều chỉnh, bổ sung khi cần.\n"
      "3. Trong quá trình thực hiện, Kế hoạch được điều chỉnh cho phù hợp.\n4. Thời gian trồng có thể thay đổi.",
      "I.1" },
    { "parts-and-definitions", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Thành lập tổ trồng cây gồm đại diện các thôn.\n2. Phần hội gồm: giao lưu văn nghệ, kéo co.\n"
      "3. Sổ vườn điện tử gồm các chức năng: tra cứu giống, nhắc lịch tưới.\n"
      "4. Dữ liệu vườn cây là tập hợp thông tin về từng cây.\n5. Hồ sơ gồm đơn và ảnh; gửi Phòng Kinh tế trước ngày 30/6/2026.\n"
      "6. Vườn mẫu là vườn có đủ biển tên cây.",
      "I.1 I.5" },
    { "who-is-on-duty", "2/TB-UBND", NOTICE,
      "Ủy ban nhân dân xã thông báo lịch nghỉ lễ như sau:\n1. Thời gian nghỉ: 02 ngày.\n2. Phân công trực:\n"
      "- Ca 1 (07h00 - 12h00): đồng chí Thử, Văn phòng;\n- Trực lãnh đạo: đồng chí Mẫu, Phó Chủ tịch.",
      "" },
    { "looked-into-by-oneself", "1/KH-UBND", PLAN,
      "I. NHIỆM VỤ\n1. Tự rà soát sổ vườn đã lập từ năm 2024; sổ nào sai thì báo cáo Phòng Kinh tế.\n"
      "2. Tự kiểm tra việc chi tiền đã thực hiện.",
      "I.1 I.2" },
    { "office-of-whom-was-chosen", "3/NQ-HĐND", "**NGHỊ QUYẾT**\n\n**Về việc bầu Trưởng Ban**",
      "Điều 1. Xác nhận kết quả bầu bà Trần Thị Thử giữ chức Trưởng Ban Pháp chế.\n"
      "Điều 2. Bà Trần Thị Thử thực hiện nhiệm vụ, quyền hạn theo quy định của pháp luật kể từ ngày Nghị quyết này được thông qua.",
      "" },
    { "agrees-with-a-draft", "3/UBND-KT", LETTER,
      "1. Về thủ tục: dự thảo quy định thôn phải trả lời trong thời hạn 15 ngày; Ủy ban nhân dân xã nhất trí.\n"
      "2. Đề nghị Phòng Kinh tế bổ sung giá cây giống.",
      "2" },
    { "what-the-issuer-will-do", "2/TB-UBND", NOTICE,
      "Ủy ban nhân dân xã yêu cầu:\n1. Các thôn trồng đủ số cây được giao.\n"
      "2. Xử lý đơn vị chậm\nQuá hạn mà chưa trồng đủ, Ủy ban nhân dân xã sẽ xem xét, xử lý theo quy định.",
      "1" },
};

static void
test_case (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_auto (Extracted) extracted = extract_body (cases[i].number, cases[i].type, cases[i].body, "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, cases[i].paths);
}

static void
assert_item (const Extracted *extracted, const char *path, const char *text, const char *lead,
             const char *coordinators) {
    const Item *item = item_at (extracted, path);
    g_autofree char *who = join_values (item->lead);
    g_autofree char *with = join_values (item->coordinators);
    g_autofree char *spanned = span_list_join (document_peek_text (extracted->document), item->text.span);
    g_assert_cmpstr (item->text.text, ==, text);
    g_assert_cmpstr (who, ==, lead);
    g_assert_cmpstr (with, ==, coordinators);
    g_assert_cmpstr (spanned, ==, text); /* a value is what its span points at */
}

static void
test_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Trồng cây tuyến đường số 3.\na) Cơ quan chủ trì: Phòng Kinh tế.\nb) Cơ quan phối hợp: Đoàn xã.\n"
        "c) Thời gian thực hiện: Quý III/2026.\nd) Sản phẩm: biên bản nghiệm thu.",
        "");
    const Item *item = item_at (&extracted, "I.1");
    assert_item (&extracted, "I.1", "Trồng cây tuyến đường số 3.", "Phòng Kinh tế", "Đoàn xã");
    g_assert_cmpuint (item->deadlines->len, ==, 1);
    g_assert_cmpint (((const Deadline *)g_ptr_array_index (item->deadlines, 0))->due.month, ==, 9);
    g_assert_cmpstr (item->deliverable.text, ==, "biên bản nghiệm thu");
    g_assert_cmpstr (item->section.text, ==, "NHIỆM VỤ");
    g_assert_cmpstr (item->label.text, ==, "1");
}

/* Below a sentence that asks a class a point that begins with a time still has the lead that it names. */
static void
test_own_lead_behind_time (void) {
    g_auto (Extracted) extracted = extract_body (
        "3/UBND-KT", LETTER,
        "Ủy ban nhân dân xã đề nghị các đơn vị thực hiện các nội dung sau:\n1. Trước ngày 30.6.2026, Phòng Kinh tế trồng cây.\n"
        "2. Xong trong tháng 5, Trạm Y tế kiểm tra thuốc.\n3. Tưới cây.",
        "");
    assert_item (&extracted, "1", "Trước ngày 30.6.2026, Phòng Kinh tế trồng cây.", "Phòng Kinh tế", "");
    assert_item (&extracted, "2", "Xong trong tháng 5, Trạm Y tế kiểm tra thuốc.", "Trạm Y tế", "");
    assert_item (&extracted, "3", "Tưới cây.", "các đơn vị", "");
}

/* What stands behind a complete field line is none of the field. */
static void
test_closing_behind_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Trồng cây tuyến đường số 3.\na) Cơ quan chủ trì: Phòng Kinh tế.\nb) Hạn chót: 31/5/2026.\n\n"
        "Trên đây là Kế hoạch trồng cây năm 2027./.",
        "");
    const Item *item = item_at (&extracted, "I.1");
    g_assert_cmpuint (item->deadlines->len, ==, 1);
    g_assert_cmpint (((const Deadline *)g_ptr_array_index (item->deadlines, 0))->due.month, ==, 5);
    g_assert_cmpint (((const Deadline *)g_ptr_array_index (item->deadlines, 0))->relation, ==, DEADLINE_BY);
    assert_item (&extracted, "I.1", "Trồng cây tuyến đường số 3.", "Phòng Kinh tế", "");
}

/* Who takes part is nobody's work, nor what the sides of a handover have done; `bàn giao` orders nothing. */
static void
test_sides (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. THÀNH PHẦN ĐOÀN KIỂM TRA\n1. Đồng chí Mùa A Lử, Phó Chủ tịch Ủy ban nhân dân xã: Trưởng đoàn.\n"
        "2. Đại diện Hạt Kiểm lâm: Thành viên.\nII. ĐẠI DIỆN BÊN NHẬN\n- Ông Vàng A Chống, Phó Trưởng phòng.\n"
        "III. NỘI DUNG\n1. Bên giao đã bàn giao đủ 214 hộp tài liệu.\n2. Phòng Kinh tế bàn giao kho cho Công an xã.\n"
        "3. Cán bộ, công chức được nghỉ từ ngày 30/4/2026 đến hết ngày 03/5/2026.",
        "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "III.2");
}

/* Two words of charge before the colon; a line without a name that says only who and by when. */
static void
test_who_lines (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Dọn vườn ươm.\n- Cơ quan chủ trì, thực hiện: Phòng Kinh tế; Đoàn xã.\n- Thời gian thực hiện: Thường xuyên.\n"
        "2. Nghị quyết về phát triển nghề trồng mai giai đoạn 2026 - 2030.\n"
        "Đảng ủy Ủy ban nhân dân xã chủ trì, phối hợp các cơ quan liên quan tham mưu trình trong tháng 9/2026.\n"
        "3. Sơ kết việc trồng cây.\n- Đoàn xã chủ trì, phối hợp với Phòng Kinh tế chuẩn bị nội dung.\n"
        "4. Hội thi cây cảnh\nĐoàn xã chủ trì, phối hợp với Phòng Kinh tế mời các nhà vườn tham gia.",
        "");
    assert_item (&extracted, "I.1", "Dọn vườn ươm.", "Phòng Kinh tế | Đoàn xã", "");
    assert_item (&extracted, "I.2", "Nghị quyết về phát triển nghề trồng mai giai đoạn 2026 - 2030.",
                 "Đảng ủy Ủy ban nhân dân xã", "các cơ quan liên quan");
    g_assert_cmpuint (item_at (&extracted, "I.2")->deadlines->len, ==, 1);
    assert_item (&extracted, "I.3", "Sơ kết việc trồng cây.", "Đoàn xã", "Phòng Kinh tế");
    assert_item (&extracted, "I.4",
                 "Hội thi cây cảnh Đoàn xã chủ trì, phối hợp với Phòng Kinh tế mời các nhà vườn tham gia.", "Đoàn xã",
                 "Phòng Kinh tế");
}

/* One dash beside lines of who and when details the work; what a lead is named for counts however it is worded. */
static void
test_dash_beside_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. PHÂN CÔNG THỰC HIỆN\n1. Xây dựng hướng dẫn trồng cây trên địa bàn xã trong năm nay.\n- Bảo đảm thống nhất với hướng dẫn của tỉnh.\n"
        "- Thời gian hoàn thành: Tháng 5/2026.\n- Đơn vị chủ trì: Đoàn xã.\n"
        "2. Nội dung: Cuộc họp về cơ cấu giống.\n- Thời gian: Dự kiến ngày 05/6/2026.\n- Đơn vị chủ trì: Phòng Kinh tế.\n"
        "3. Chuyên viên phụ trách lĩnh vực nông nghiệp, môi trường\n- Cử đại diện tham dự đầy đủ các cuộc họp.",
        "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "I.1 I.2 I.3.-1");
    assert_item (&extracted, "I.2", "Nội dung: Cuộc họp về cơ cấu giống.", "Phòng Kinh tế", "");
    assert_item (&extracted, "I.3.-1", "Cử đại diện tham dự đầy đủ các cuộc họp.",
                 "Chuyên viên phụ trách lĩnh vực nông nghiệp, môi trường", "");
}

/* An agenda behind a letter that invites is no work, nor is a number stamped on the page any of its words. */
static void
test_agenda_behind (void) {
    g_auto (Extracted) extracted = extract_body (
        "3/UBND-KT", "**V/v mời họp về trồng cây**\n\nKính gửi: Các thôn",
        "Ủy ban nhân dân xã kính mời các thôn dự họp:\n1. Thời gian: Ngày 20/4/2026.\n2. Chuẩn bị nội dung:\n"
        "- Phòng Kinh tế gửi báo cáo về cây giống.\n264a\n"
        "- Đề nghị các đồng chí trưởng thôn dự họp trên cơ sở nhiệm vụ được giao chuẩn bị nội dung báo cáo.",
        "**CHƯƠNG TRÌNH**\n\n**Họp về trồng cây**\n\n1. Tuyên bố lý do (Văn phòng)\n\n2. Quán triệt yêu cầu cuộc họp\n\n3. Thảo luận");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "2.-1 2.-2");
    assert_item (&extracted, "2.-1", "Phòng Kinh tế gửi báo cáo về cây giống.", "Phòng Kinh tế", "");
}

/* A title that begins with `Về` is a topic however long; who works along stands in the order behind an assent. */
static void
test_long_topics (void) {
    g_auto (Extracted) extracted = extract_body (
        "2/TB-UBND", NOTICE,
        "Chủ tịch Ủy ban nhân dân xã kết luận như sau:\n"
        "1. Về thẩm tra, xác minh nguồn gốc số cây giống nhập từ ba vườn ươm của các xã lân cận trong hai năm vừa qua\n"
        "Thường trực Ủy ban giao Phòng Kinh tế chủ trì, phối hợp Đoàn xã thẩm tra, báo cáo.\n"
        "2. Về chủ trương làm vườn ươm\n"
        "Ủy ban nhân dân xã thống nhất với đề xuất. Giao Đoàn xã phối hợp với Công an xã chọn vị trí.",
        "");
    static const char *const who[] = { "Phòng Kinh tế", "Đoàn xã" }, *const with[] = { "Đoàn xã", "Công an xã" };
    for (guint i = 0; i < G_N_ELEMENTS (who); i++) {
        const Item *item = g_ptr_array_index (only_document (&extracted)->items, i);
        g_autofree char *lead = join_values (item->lead), *coordinators = join_values (item->coordinators);
        g_assert_cmpstr (lead, ==, who[i]);
        g_assert_cmpstr (coordinators, ==, with[i]);
    }
}

/* Among tasks a title that neither says work nor names anybody may be none. */
static void
test_bare_titles (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NỘI DUNG\n1. Lễ khai mạc: 19 giờ 30, ngày 05/11/2026.\n2. Mời các nhà vườn.\n3. Đoàn xã: lo hậu cần.", "");
    g_assert_cmpfloat (item_at (&extracted, "I.1")->confidence, <, 0.9);
    g_assert_cmpfloat (item_at (&extracted, "I.2")->confidence, >=, 0.9);
    g_assert_cmpfloat (item_at (&extracted, "I.3")->confidence, >=, 0.9);
}

/* Lines behind the last dash say it of all dashes; a dash's own coordinators are kept. */
static void
test_covering_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Chăm sóc cây\n- Tưới cây hằng ngày.\n- Phối hợp với Trạm Y tế kiểm tra sâu bệnh.\n"
        "Đơn vị chủ trì: Phòng Kinh tế; Đơn vị phối hợp: Đoàn xã.",
        "");
    assert_item (&extracted, "I.1.-1", "Tưới cây hằng ngày.", "Phòng Kinh tế", "Đoàn xã");
    assert_item (&extracted, "I.1.-2", "Phối hợp với Trạm Y tế kiểm tra sâu bệnh.", "Phòng Kinh tế",
                 "Trạm Y tế | Đoàn xã");
}

static void
test_titles_lead (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Cấp cây giống.\n- Đôn đốc các thôn trồng cây.\n2. Công an xã\n"
        "Xử lý hành vi chặt phá cây.\nII. NHIỆM VỤ CỦA ĐOÀN XÃ\n1. Ra quân trồng cây.",
        "");
    assert_item (&extracted, "I.1.-1", "Cấp cây giống.", "Phòng Kinh tế", "");
    assert_item (&extracted, "I.1.-2", "Đôn đốc các thôn trồng cây.", "Phòng Kinh tế", "");
    assert_item (&extracted, "I.2", "Xử lý hành vi chặt phá cây.", "Công an xã", "");
    assert_item (&extracted, "II.1", "Ra quân trồng cây.", "ĐOÀN XÃ", "");
}

/* What older decisions close with, what a notice of a meeting tells; behind an order the next body may only be urged on. */
static void
test_no_work (void) {
    static const struct {
        const char *number, *type, *body, *paths;
    } idle[] = {
        { "7/QĐ-UBND", "**QUYẾT ĐỊNH**\n\n**Về việc ban hành Quy chế trực ao cá**",
          "Điều 1. Ban hành kèm theo Quyết định này Quy chế trực ao cá.\n"
          "Điều 2. Trưởng phòng Kinh tế, Trưởng các thôn căn cứ Quyết định thi hành./.",
          "" },
        { "8/TB-UBND", "**THÔNG BÁO**\n\n**Kết luận cuộc họp về ao cá**",
          "Chiều ngày 03 tháng 4 năm 2026, Chủ tịch Ủy ban nhân dân xã đã chủ trì cuộc họp với các thôn về ao cá.\n"
          "1. Giao Phòng Kinh tế thả cá giống.",
          "1" },
        { "9/TB-UBND", "**THÔNG BÁO**\n\n**Kết luận cuộc họp về ao cá**",
          "Các thôn chủ động chăm ao, nước đã trong trở lại.\nGiao Phòng Kinh tế thả cá giống.\n"
          "Trưởng các thôn khẩn trương rà soát số ao bỏ hoang.",
          "1 2" },
        /* a list and a table that orders nothing below one order */
        { "10/TB-UBND", "**THÔNG BÁO**\n\n**Kết luận cuộc họp về ao cá**",
          "1. Phòng Kinh tế lập sổ theo dõi ao cá trước ngày 15/8/2026, gồm các nội dung:\n\n- vị trí, diện tích từng ao;\n\n"
          "| Thôn | Số ao |\n| --- | --- |\n| Thôn Một | 12 |\n| Thôn Hai | 7 |\n\n2. Giao các thôn trồng cây quanh ao.",
          "1 2" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (idle); i++) {
        g_auto (Extracted) extracted = extract_body (idle[i].number, idle[i].type, idle[i].body, "");
        g_autofree char *paths = list_paths (&extracted);
        g_assert_cmpstr (paths, ==, idle[i].paths);
    }
}

/* A topic worded as work names nobody: its paragraph does. `Mỗi thôn` points back to the class of the title. */
static void
test_topics (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Đào tạo nghề\nGiao Phòng Kinh tế chủ trì, phối hợp với Đoàn xã mở lớp ghép cành.\n"
        "2. Chuyển đổi diện tích\nPhòng Kinh tế lập danh sách ruộng bỏ hoang.\n"
        "3. Các trường học, trạm y tế\nMỗi đơn vị trồng 50 cây bóng mát.\n"
        "4. Đảng ủy Công an xã, Đảng ủy Quân sự xã\nMỗi đảng ủy trồng một hàng cây.",
        "");
    assert_item (&extracted, "I.1", "Đào tạo nghề Giao Phòng Kinh tế chủ trì, phối hợp với Đoàn xã mở lớp ghép cành.",
                 "Phòng Kinh tế", "Đoàn xã");
    assert_item (&extracted, "I.2", "Chuyển đổi diện tích Phòng Kinh tế lập danh sách ruộng bỏ hoang.", "Phòng Kinh tế",
                 "");
    assert_item (&extracted, "I.4", "Mỗi đảng ủy trồng một hàng cây.", "Đảng ủy Công an xã | Đảng ủy Quân sự xã", "");
    assert_item (&extracted, "I.3", "Mỗi đơn vị trồng 50 cây bóng mát.", "Các trường học, trạm y tế", "");
}

/* Whether the sentence before the list orders or asks, where it does not say whom. */
static void
test_intro_order (void) {
    static const struct {
        const char *intro;
        ItemOrder order;
    } intros[] = {
        { "Để giữ nguồn nước, Ủy ban nhân dân xã yêu cầu:", ORDER_ORDER },
        { "Để giữ nguồn nước, Ủy ban nhân dân xã đề nghị một số nội dung sau:", ORDER_REQUEST },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (intros); i++) {
        g_autofree char *body
            = g_strconcat (intros[i].intro, "\n1. Nạo vét mương.\n2. Phòng Kinh tế cấp cây giống.", NULL);
        g_auto (Extracted) extracted = extract_body ("3/UBND-KT", LETTER, body, "");
        g_assert_cmpint (item_at (&extracted, "1")->order, ==, intros[i].order);
        g_assert_cmpint (item_at (&extracted, "2")->order, ==, intros[i].order);
    }
}

/* The class that the introducing sentence asks leads every point that names none. */
static void
test_intro_leads (void) {
    g_auto (Extracted) extracted
        = extract_body ("3/UBND-KT", LETTER,
                        "Ủy ban nhân dân xã yêu cầu các thôn thực hiện một số nội dung sau:\n1. Trồng dặm cây.\n"
                        "2. Phòng Kinh tế cấp cây giống.",
                        "");
    assert_item (&extracted, "1", "Trồng dặm cây.", "các thôn", "");
    assert_item (&extracted, "2", "Phòng Kinh tế cấp cây giống.", "Phòng Kinh tế", "");
    g_assert_cmpint (item_at (&extracted, "1")->order, ==, ORDER_ORDER);
    /* much is told before it is asked, and the issuer's short name stands in between */
    g_auto (Extracted) later = extract_body (
        "3/UBND-KT", LETTER,
        "Năm 2026, ngành cây xanh thực hiện nhiệm vụ trong điều kiện khó khăn; tiếp tục triển khai Chương trình một tỷ cây xanh, "
        "Ủy ban nhân dân xã (UBND xã) đề nghị các thôn tập trung thực hiện các nội dung sau:\n1. Trồng dặm cây.\n2. Tưới cây.",
        "");
    assert_item (&later, "1", "Trồng dặm cây.", "các thôn", "");
    g_assert_cmpint (item_at (&later, "1")->order, ==, ORDER_REQUEST);
}

static void
test_letter_field_line (void) {
    g_auto (Extracted) extracted = extract_body (
        "3/UBND-KT", LETTER,
        "Ủy ban nhân dân xã đề nghị các thôn thống kê số cây.\nBáo cáo gửi về Phòng Kinh tế trước ngày 25/4/2026.", "");
    const Item *item = item_at (&extracted, "1");
    g_assert_cmpuint (only_document (&extracted)->items->len, ==, 1);
    g_assert_cmpuint (item->deadlines->len, ==, 1);
    g_assert_cmpint (item->order, ==, ORDER_REQUEST);
}

/* The addressee and how it is to work, but nothing to do: a frame, even where a reader joined it to the last unit. */
static void
test_earnest_subject (void) {
    static const char *const ends[] = { "\n", " " };
    for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
        g_autofree char *body = g_strconcat (
            "Ủy ban nhân dân xã yêu cầu Phòng Kinh tế thực hiện các nội dung sau:\n1. Lập danh sách hộ trồng.\n"
            "2. Trình phương án cấp cây trước ngày 25/4/2026.",
            ends[i], "Phòng Kinh tế nghiêm túc, khẩn trương tổ chức triển khai thực hiện./.", NULL);
        g_auto (Extracted) extracted = extract_body ("3/UBND-KT", LETTER, body, "");
        assert_item (&extracted, "2", "Trình phương án cấp cây trước ngày 25/4/2026.", "Phòng Kinh tế", "");
        g_assert_cmpuint (only_document (&extracted)->items->len, ==, 2);
    }
}

/* A letter's paragraph that asks without a word of asking: one concrete act by a day. */
static void
test_concrete_act (void) {
    g_auto (Extracted) extracted = extract_body (
        "3/UBND-KT", LETTER,
        "Ủy ban nhân dân xã đã dự thảo phương án trồng cây.\nCác thôn, Trường Tiểu học Đồng Mây nghiên cứu, tham gia ý kiến "
        "bằng văn bản gửi về Phòng Kinh tế trước ngày 25/4/2026.",
        "");
    const Item *item = item_at (&extracted, "1");
    g_autofree char *lead = join_values (item->lead);
    g_assert_cmpstr (lead, ==, "Các thôn | Trường Tiểu học Đồng Mây");
    g_assert_cmpuint (item->deadlines->len, ==, 1);
}

/* The line behind the dashes of a letter says by when for all of them. */
static void
test_dashes_share_date (void) {
    g_auto (Extracted) extracted = extract_body (
        "3/UBND-KT", LETTER,
        "Ủy ban nhân dân xã đề nghị các thôn:\n- Thống kê số cây đã trồng.\n- Lập danh sách hộ cần cây giống.\n"
        "Báo cáo gửi về Phòng Kinh tế trước ngày 25/4/2026.",
        "");
    g_assert_cmpuint (only_document (&extracted)->items->len, ==, 2);
    g_assert_cmpuint (item_at (&extracted, "1")->deadlines->len, ==, 1);
    g_assert_cmpuint (item_at (&extracted, "2")->deadlines->len, ==, 1);
}

/* Below a title that names a class, whom the issuer asks leads. */
static void
test_asked_below_class (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. TỔ CHỨC THỰC HIỆN\n1. Các ban, ngành của xã\n- Rà soát số cây.\n- Đề nghị Hội Nông dân xã vận động hội viên trồng cây.",
        "");
    assert_item (&extracted, "I.1.-1", "Rà soát số cây.", "Các ban, ngành của xã", "");
    assert_item (&extracted, "I.1.-2", "Đề nghị Hội Nông dân xã vận động hội viên trồng cây.", "Hội Nông dân xã", "");
}

/* An invitation asks a body to prepare something. */
static void
test_invitation (void) {
    g_auto (Extracted) extracted = extract_body (
        "4/GM-UBND", "**GIẤY MỜI**\n\n**Họp về trồng cây**",
        "Ủy ban nhân dân xã kính mời các đồng chí dự họp:\n- Thời gian: 8 giờ ngày 20/4/2026.\n- Địa điểm: Hội trường xã.\n"
        "Phòng Kinh tế chuẩn bị báo cáo, gửi Văn phòng trước ngày 18/4/2026.",
        "");
    const Item *item = item_at (&extracted, "1");
    g_assert_cmpuint (only_document (&extracted)->items->len, ==, 1);
    g_assert_cmpuint (item->deadlines->len, ==, 1);
}

static void
test_repeated_label (void) {
    g_auto (Extracted) extracted
        = extract_body ("1/KH-UBND", PLAN, "I. NHIỆM VỤ\n1. Trồng cây.\n1. Tưới cây.\n2. Bón phân.", "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "I.1 I.1 I.2");
    g_assert_true (has_warning (&extracted, "label-repeated"));
}

/* A list that begins again inside a point hangs below it, and goes on outside where the next number names a body. */
static void
test_nested_list (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Phòng Nội vụ lập danh sách hộ trồng cây.\n2. Phòng Kinh tế chủ trì, phối hợp với Đoàn xã thực hiện:\n"
        "1. Mua cây giống.\n2. Chở cây về thôn.\n3. Trạm Y tế cấp túi thuốc.\n4. Các thôn\n1. Đào hố.\n2. Trồng cây.\n"
        "3. Tưới cây.\n5. Công an xã giữ trật tự.",
        "");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "I.1 I.2.1 I.2.2 I.3 I.4.1 I.4.2 I.4.3 I.5");
    assert_item (&extracted, "I.2.2", "Chở cây về thôn.", "Phòng Kinh tế", "Đoàn xã");
    assert_item (&extracted, "I.4.1", "Đào hố.", "Các thôn", "");
    g_assert_true (has_warning (&extracted, "label-repeated"));
}

/* Lines of who and when that were joined to the sentence, with a mark or without. */
static void
test_joined_fields (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Đắp bờ ao - Đơn vị chủ trì: Đoàn xã - Thời gian: Quý III/2026.\n"
        "2. Nạo vét mương + Cơ quan chủ trì: Phòng Kinh tế + Sản phẩm: Biên bản + Thời hạn: 30/9/2026.\n"
        "3. Sơn lại cầu Đơn vị chủ trì: Các thôn Đơn vị phối hợp: Đoàn xã Thời gian: Tháng 5/2026",
        "");
    g_assert_cmpuint (only_document (&extracted)->items->len, ==, 3);
    g_autofree char *leads = join_values (item_at (&extracted, "I.1")->lead);
    g_assert_cmpstr (leads, ==, "Đoàn xã");
    const Item *second = item_at (&extracted, "I.2"), *third = item_at (&extracted, "I.3");
    g_assert_cmpstr (second->deliverable.text, ==, "Biên bản");
    g_assert_cmpuint (second->deadlines->len, ==, 1);
    g_autofree char *third_leads = join_values (third->lead), *helpers = join_values (third->coordinators);
    g_assert_cmpstr (third_leads, ==, "Các thôn");
    g_assert_cmpstr (helpers, ==, "Đoàn xã");
}

/* Whose work it is: the people that a body sends, somebody that no list of names has, a time line worded with its verb. */
static void
test_whose_work (void) {
    g_auto (Extracted) extracted = extract_body (
        "1/KH-UBND", PLAN,
        "I. NHIỆM VỤ\n1. Quy chế quản lý cây xanh\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Thời hạn trình Ủy ban nhân dân xã: tháng 9/2026.\n"
        "II. PHÂN CÔNG THỰC HIỆN\n1. Các thôn\n- Phân công lực lượng đến từng ngõ tưới cây.\n- Bón phân cho cây.\n"
        "2. Cô Mận (thủ thư): lập danh mục các loài cây.\n3. Tuyên truyền: đăng tin về ngày trồng cây.",
        "");
    const Item *rules = item_at (&extracted, "I.1");
    g_assert_cmpstr (rules->text.text, ==, "Quy chế quản lý cây xanh");
    g_assert_cmpuint (rules->deadlines->len, ==, 1);
    g_autofree char *senders = join_values (item_at (&extracted, "II.1.-1")->lead);
    g_assert_cmpstr (senders, ==, "Các thôn");
    const Item *person = item_at (&extracted, "II.2");
    g_autofree char *name = join_values (person->lead);
    g_assert_cmpstr (name, ==, "Cô Mận (thủ thư)");
    g_assert_cmpfloat (((const Value *)g_ptr_array_index (person->lead, 0))->confidence, <, 0.7);
    g_assert_cmpuint (item_at (&extracted, "II.3")->lead->len, ==, 0);
    /* whoever issues a letter only asks */
    g_auto (Extracted) letter = extract_body (
        "3/UBND-KT", LETTER,
        "Ủy ban nhân dân xã yêu cầu các thôn:\n1. Trồng dặm cây.\nỦy ban nhân dân xã đề nghị quý vị báo cáo kết quả trước ngày 25/4/2026.",
        "");
    g_assert_cmpuint (item_at (&letter, "2")->lead->len, ==, 0);
    g_assert_cmpint (item_at (&letter, "2")->order, ==, ORDER_REQUEST);
}

/* A plan issued with a decision belongs to it; its items take their own labels. */
static void
test_issued_plan (void) {
    g_auto (Extracted) extracted = extract_body (
        "5/QĐ-UBND", DECISION,
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "**KẾ HOẠCH**\n\n**Trồng cây bóng mát**\n\n*(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 10/4/2026)*\n\n"
        "I. MỤC TIÊU\n\n1. Xã xanh, sạch, đẹp.\n\nII. NHIỆM VỤ\n\n1. Trồng 200 cây.");
    g_autofree char *paths = list_paths (&extracted);
    g_assert_cmpstr (paths, ==, "II.1");
}

/* A point below the title of a class has the lead it names; `mỗi tổ chức` points back; a level is nobody. */
static void
test_leads_of_points (void) {
    g_auto (Extracted) extracted = extract_body (
        "2/TB-UBND", NOTICE,
        "I. NHIỆM VỤ\n1. Đối với các cơ quan, đơn vị của xã\n1.1. Trồng cây trước cổng.\n"
        "1.2. Đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân dân trồng cây.\n"
        "2. Cấp cơ sở\n- Trồng cây ven đường.\n3. Cấp ủy, chỉ huy các đơn vị thuộc Ban Chỉ huy Quân sự xã\n"
        "a) Trồng cây quanh doanh trại.\nb) Tưới cây.\n"
        "4. Hội Nông dân xã, Đoàn Thanh niên xã trồng cây; mỗi tổ chức nhận một tuyến đường.\n"
        "5. Mở lớp ghép cây, mỗi tháng một lần - Đoàn Thanh niên xã chủ trì.\n"
        "II. NHIỆM VỤ DO PHÒNG KINH TẾ TRỰC TIẾP THỰC HIỆN\n1. Ươm cây giống.",
        "");
    static const char *const leads[][2] = {
        { "I.1.1", "các cơ quan, đơn vị của xã" },
        { "I.1.2", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã" },
        { "I.2.-1", "" },
        { "I.3.a", "Cấp ủy, chỉ huy các đơn vị thuộc Ban Chỉ huy Quân sự xã" },
        { "I.4", "Hội Nông dân xã | Đoàn Thanh niên xã" },
        { "I.5", "Đoàn Thanh niên xã" },
        { "II.1", "PHÒNG KINH TẾ" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (leads); i++) {
        g_autofree char *who = join_values (item_at (&extracted, leads[i][0])->lead);
        g_assert_cmpstr (who, ==, leads[i][1]);
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/extract/items/which/%s", cases[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_case);
    }
    g_test_add_func ("/extract/items/fields", test_fields);
    g_test_add_func ("/extract/items/leads-of-points", test_leads_of_points);
    g_test_add_func ("/extract/items/own-lead-behind-time", test_own_lead_behind_time);
    g_test_add_func ("/extract/items/closing-behind-fields", test_closing_behind_fields);
    g_test_add_func ("/extract/items/sides", test_sides);
    g_test_add_func ("/extract/items/bare-titles", test_bare_titles);
    g_test_add_func ("/extract/items/who-lines", test_who_lines);
    g_test_add_func ("/extract/items/dash-beside-fields", test_dash_beside_fields);
    g_test_add_func ("/extract/items/agenda-behind", test_agenda_behind);
    g_test_add_func ("/extract/items/long-topics", test_long_topics);
    g_test_add_func ("/extract/items/covering-fields", test_covering_fields);
    g_test_add_func ("/extract/items/titles-lead", test_titles_lead);
    g_test_add_func ("/extract/items/intro-leads", test_intro_leads);
    g_test_add_func ("/extract/items/topics", test_topics);
    g_test_add_func ("/extract/items/intro-order", test_intro_order);
    g_test_add_func ("/extract/items/letter-field-line", test_letter_field_line);
    g_test_add_func ("/extract/items/earnest-subject", test_earnest_subject);
    g_test_add_func ("/extract/items/concrete-act", test_concrete_act);
    g_test_add_func ("/extract/items/dashes-share-date", test_dashes_share_date);
    g_test_add_func ("/extract/items/asked-below-class", test_asked_below_class);
    g_test_add_func ("/extract/items/invitation", test_invitation);
    g_test_add_func ("/extract/items/repeated-label", test_repeated_label);
    g_test_add_func ("/extract/items/nested-list", test_nested_list);
    g_test_add_func ("/extract/items/joined-fields", test_joined_fields);
    g_test_add_func ("/extract/items/whose-work", test_whose_work);
    g_test_add_func ("/extract/items/no-work", test_no_work);
    g_test_add_func ("/extract/items/issued-plan", test_issued_plan);
    return g_test_run ();
}
