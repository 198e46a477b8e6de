/* test_extract_bodies.c - extract/bodies.c and extract/body_names.c. */
#include <string.h>

#include "base/text.h"
#include "extract/bodies.h"

#define FIELD    BODIES_IN_FIELD
#define SENTENCE BODIES_IN_SENTENCE
#define TITLE    BODIES_IN_TITLE

static Lexicon *lexicon;

static char *
describe (const char *text, const GPtrArray *values) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < values->len; i++) {
        const Value *value = g_ptr_array_index (values, i);
        g_autofree char *joined = span_list_join (text, value->span);
        g_assert_cmpstr (joined, ==, value->text);
        g_assert_true (value->confidence > 0 && value->confidence <= 1);
        g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", value->text);
    }
    return g_string_free (out, FALSE);
}

/* ---- splitting --------------------------------------------------------------------------------------------- */

static void
test_split (void) {
    static const struct {
        const char *text, *expected;
    } cases[] = {
        { "Phòng Nội vụ", "Phòng Nội vụ" },
        { "Phòng Văn hóa, Thông tin.", "Phòng Văn hóa, Thông tin" },
        { "Ban Tổ chức Đảng ủy Ban Tuyên giáo và Dân vận Đảng ủy",
          "Ban Tổ chức Đảng ủy | Ban Tuyên giáo và Dân vận Đảng ủy" },
        { "Ban Tổ chức Đảng ủy Bộ Công Thương", "Ban Tổ chức Đảng ủy Bộ Công Thương" },
        { "UBND các xã ven kênh", "UBND các xã ven kênh" },
        { "Công đoàn trường; Điện lực Gò Mây", "Công đoàn trường | Điện lực Gò Mây" },
        { "Phòng Nội vụ, Phòng Tư pháp", "Phòng Nội vụ | Phòng Tư pháp" },
        { "Các ban, ngành, đoàn thể cấp xã, UBND các phường, đặc khu.",
          "Các ban, ngành, đoàn thể cấp xã | UBND các phường, đặc khu" },
        { "ban, ngành, trung tâm cấp tỉnh, UBND các thị xã, huyện",
          "ban, ngành, trung tâm cấp tỉnh | UBND các thị xã, huyện" },
        { "Các hội, đoan, trung tâm cấp tỉnh, UBND các phường", "Các hội, đoan, trung tâm cấp tỉnh | UBND các phường" },
        { "các hội, đoàn thể, trường và địa phương liên quan", "các hội, đoàn thể, trường và địa phương liên quan" },
        { "các phòng, đoàn thể và địa phương", "các phòng, đoàn thể và địa phương" },
        { "Các Hội, đoàn thể, trường và các doanh nghiệp, hợp tác xã, hộ dân liên quan",
          "Các Hội, đoàn thể, trường | các doanh nghiệp, hợp tác xã, hộ dân liên quan" },
        { "Các Hội, đoàn thể, trường; Các tổ chức, cá nhân nuôi ong lấy mật",
          "Các Hội, đoàn thể, trường | Các tổ chức, cá nhân nuôi ong lấy mật" },
        { "Các Hội, đoàn thể, trường; UBND các huyện, thị xã", "Các Hội, đoàn thể, trường | UBND các huyện, thị xã" },
        { "các Sở: Tài chính, Xây dựng", "Sở Tài chính | Sở Xây dựng" },
        { "các Sở: Y tế, Tư pháp, Nội vụ, Giáo dục và Đào tạo",
          "Sở Y tế | Sở Tư pháp | Sở Nội vụ | Sở Giáo dục và Đào tạo" },
        { "UBND các phường: Bến Lau, Gò Sim, Khe Chè.",
          "UBND phường Bến Lau | UBND phường Gò Sim | UBND phường Khe Chè" },
        { "Các Công ty Cấp nước Bến Lau, Gò Sim", "Công ty Cấp nước Bến Lau | Công ty Cấp nước Gò Sim" },
        { "các Trung tâm Y tế khu vực: Bến Lau, Gò Sim.",
          "Trung tâm Y tế khu vực Bến Lau | Trung tâm Y tế khu vực Gò Sim" },
        { "các Ban Quản lý rừng Khe Chè, Sông Mo", "Ban Quản lý rừng Khe Chè | Ban Quản lý rừng Sông Mo" },
        { "Ban Tổ chức - Kiểm tra, Ban Tuyên giáo - Nữ công", "Ban Tổ chức - Kiểm tra | Ban Tuyên giáo - Nữ công" },
        { "Mỗi xã đoàn, phường đoàn", "Mỗi xã đoàn, phường đoàn" },
        { "Phòng Tổ chức cơ sở đảng, đảng viên; Phòng Đoàn thể và các Hội",
          "Phòng Tổ chức cơ sở đảng, đảng viên | Phòng Đoàn thể và các Hội" },
        { "Sở Công Thương; Sở Xây dựng", "Sở Công Thương | Sở Xây dựng" },
        { "Sở Tài chính/Sở Xây dựng", "Sở Tài chính | Sở Xây dựng" },
        { "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch | Sở Y tế" },
        { "Vụ Gia đình và các trung tâm có liên quan thuộc Bộ GD&ĐT.",
          "Vụ Gia đình | các trung tâm có liên quan thuộc Bộ GD&ĐT" },
        { "Cục Trường nghề, Cục Học liệu và Thiết bị dạy học và các học viện có liên quan thuộc Bộ GD&ĐT.",
          "Cục Trường nghề | Cục Học liệu và Thiết bị dạy học | các học viện có liên quan thuộc Bộ GD&ĐT" },
        { "Các trung tâm thuộc các Bộ quản lý bến cảng, các hiệp hội nước ngoài, các Học viện, Trường Cao đẳng có liên quan.",
          "Các trung tâm thuộc các Bộ quản lý bến cảng | các hiệp hội nước ngoài | các Học viện, Trường Cao đẳng có liên quan" },
        { "Viện Kỹ thuật Hàn và Đúc; Viện Khảo thí, Học liệu GD&ĐT",
          "Viện Kỹ thuật Hàn và Đúc | Viện Khảo thí, Học liệu GD&ĐT" },
        { "Trường Bồi dưỡng GD&ĐT, Tạp chí GD&ĐT, Báo GD&ĐT", "Trường Bồi dưỡng GD&ĐT | Tạp chí GD&ĐT | Báo GD&ĐT" },
        { "Cục Thư viện số và Sách nói GDĐT, các học viện thuộc các Hội nghề nghiệp.",
          "Cục Thư viện số và Sách nói GDĐT | các học viện thuộc các Hội nghề nghiệp" },
        { "Trưởng các ban, trung tâm, đoàn thể cấp tỉnh, Bí thư Đảng ủy các phường, đặc khu",
          "Trưởng các ban, trung tâm, đoàn thể cấp tỉnh | Bí thư Đảng ủy các phường, đặc khu" },
        { "Trưởng các khoa, phòng, trung tâm, trường trực thuộc; Bí thư Đảng ủy các phường, đặc khu; người đứng đầu các hội, hợp tác xã có liên quan",
          "Trưởng các khoa, phòng, trung tâm, trường trực thuộc | Bí thư Đảng ủy các phường, đặc khu | người đứng đầu các hội, hợp tác xã có liên quan" },
        { "Giám đốc các Trung tâm và Hiệu trưởng các trường, học viện tỉnh",
          "Giám đốc các Trung tâm | Hiệu trưởng các trường, học viện tỉnh" },
        { "Sở Y tế và các bệnh viện tư trên địa bàn (Bệnh viện Mắt, Phòng khám Răng)",
          "Sở Y tế | các bệnh viện tư trên địa bàn (Bệnh viện Mắt, Phòng khám Răng)" },
        { "- Sở Y tế\u2028- Công an tỉnh", "Sở Y tế | Công an tỉnh" },
        { "Sở Y tế\u2028Công an tỉnh", "Sở Y tế | Công an tỉnh" },
        { "Sở Văn hóa,\u2028Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch" },
        { "Công an tỉnh, Viettel An Hòa", "Công an tỉnh | Viettel An Hòa" },
        { "Ban Nội chính Tỉnh ủy, Đảng đoàn Liên đoàn Lao động Việt Nam tỉnh và các tổ chức xã hội - nghề nghiệp",
          "Ban Nội chính Tỉnh ủy | Đảng đoàn Liên đoàn Lao động Việt Nam tỉnh | các tổ chức xã hội - nghề nghiệp" },
        { "Phòng Kế hoạch - Tổng hợp", "Phòng Kế hoạch - Tổng hợp" },
        { "Sở Lao động- Thương binh và Xã hội; Phòng Tài chính- Kế hoạch, Phòng Văn hóa-Xã hội",
          "Sở Lao động- Thương binh và Xã hội | Phòng Tài chính- Kế hoạch | Phòng Văn hóa-Xã hội" },
        { "Trung tâm Văn hóa- Thông tin, các tổ chức chính trị- xã hội tỉnh",
          "Trung tâm Văn hóa- Thông tin | các tổ chức chính trị- xã hội tỉnh" },
        { "   ", "" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GPtrArray) values = bodies_split_text (lexicon, cases[i].text, (Span){ 0, strlen (cases[i].text) });
        g_autofree char *got = describe (cases[i].text, values);
        if (strcmp (got, cases[i].expected) != 0) {
            g_test_message ("'%s': got '%s', not '%s'", cases[i].text, got, cases[i].expected);
            g_test_fail ();
        }
    }
}

/* What a body deals with is part of its name: verbs, commas, `và`. The second of two is there to show where the first ends. */
static void
test_domains (void) {
    static const char *const names[] = {
        "Chi cục Phát triển nông thôn và Quản lý chất lượng",
        "Chi cục Chăn nuôi, Thú y và Thủy sản",
        "Chi cục Đê điều và Phòng, chống lụt bão",
        "Chi cục Dân số - Trẻ em và Phòng, chống tệ nạn xã hội",
        "Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam",
        "Cục Khởi nghiệp và Doanh nghiệp công nghệ",
        "Vụ Công chức, viên chức",
        "Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
        "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        "Phòng Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu",
        "Phòng Kế hoạch, Tài chính và Đầu tư",
        "Phòng Tài chính hành chính sự nghiệp",
        "Trung tâm Quy hoạch và Kiểm định chất lượng công trình xây dựng",
        "Trung tâm Công tác xã hội và Bảo trợ xã hội",
        "Trung tâm Quản lý Di sản văn hóa",
        "Ban Quản lý Khu kinh tế và các khu công nghiệp",
        "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc",
        "Ban Chỉ huy Phòng thủ dân sự, phòng chống thiên tai và tìm kiếm cứu nạn xã",
        "Quỹ Bảo lãnh tín dụng doanh nghiệp nhỏ và vừa",
        "Hội Bảo trợ người khuyết tật và bảo vệ quyền trẻ em",
        "Đoàn xã",
        "Đội Kiểm lâm cơ động và phòng cháy, chữa cháy rừng",
    };
    static const char *const ways[] = { "%s, Trạm Y tế xã", "%s; Trạm Y tế xã", "%s và Trạm Y tế xã" };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        for (gsize k = 0; k < G_N_ELEMENTS (ways); k++) {
            g_auto (GStrv) halves = g_strsplit (ways[k], "%s", 2);
            g_autofree char *text = g_strconcat (names[i], halves[1], NULL);
            g_autofree char *expected = g_strconcat (names[i], " | Trạm Y tế xã", NULL);
            g_autofree char *sentence = g_strdup_printf ("Giao %s rà soát danh mục.", text);
            g_autoptr (GPtrArray) values = bodies_split_text (lexicon, text, (Span){ 0, strlen (text) });
            g_autoptr (BodiesFound) found
                = bodies_read_text (lexicon, sentence, (Span){ 0, strlen (sentence) }, SENTENCE);
            g_autofree char *split = describe (text, values), *lead = describe (sentence, found->lead);
            if (strcmp (split, expected) != 0 || (k != 1 && strcmp (lead, expected) != 0)) {
                g_test_message ("'%s': split '%s', lead '%s'", text, split, lead);
                g_test_fail ();
            }
        }
}

/* How sure the first name of a field or sentence is: where it may go on, a clerk is asked. */
static void
test_sure (void) {
    static const struct {
        BodiesPlace place;
        const char *text, *name;
        gboolean sure;
    } cases[] = {
        { FIELD, "Chi cục Thủy lợi và Phòng, chống thiên tai", "Chi cục Thủy lợi và Phòng, chống thiên tai", TRUE },
        { FIELD, "Phòng Kinh tế", "Phòng Kinh tế", TRUE },
        { FIELD, "Trung tâm Chuyển đổi số; Sở Nội vụ", "Trung tâm Chuyển đổi số", TRUE },
        { SENTENCE, "Trung tâm Chuyển đổi số có trách nhiệm hướng dẫn.", "Trung tâm Chuyển đổi số", TRUE },
        { SENTENCE, "Giao Trung tâm Chuyển đổi số, Sở Nội vụ rà soát.", "Trung tâm Chuyển đổi số", TRUE },
        { SENTENCE, "Hợp tác xã Phú Khê vận hành trạm bơm.", "Hợp tác xã Phú Khê", FALSE },
        { SENTENCE, "Phòng Vật tư quản lý kho.", "Phòng Vật tư", FALSE },
        { SENTENCE, "Phòng Bồi thường và tái định cư chủ trì.", "Phòng Bồi thường và tái định cư", FALSE },
        { FIELD, "Phòng Vật tư, thiết bị và bảo hộ", "Phòng Vật tư, thiết bị và bảo hộ", FALSE },
        { FIELD, "Ban Quản lý Di tích và Bảo tàng tỉnh", "Ban Quản lý Di tích", FALSE },
        { FIELD, "Hội Khuyến học và Cựu giáo chức", "Hội Khuyến học và Cựu giáo chức", TRUE },
        { SENTENCE, "Hội Luật gia và Công chứng viên chủ trì.", "Hội Luật gia", FALSE },
        { SENTENCE, "Hội Bảo trợ trẻ em và bà mẹ đơn thân rà soát danh sách.", "Hội Bảo trợ trẻ em", FALSE },
        { SENTENCE, "Hợp tác xã Dịch vụ nông nghiệp và Du lịch Khe Chè có trách nhiệm báo cáo.",
          "Hợp tác xã Dịch vụ nông nghiệp và Du lịch Khe Chè", TRUE },
        { SENTENCE, "Các xã, phường còn lại rà soát danh sách.", "Các xã, phường còn lại", TRUE },
        { SENTENCE, "Giao UBND các xã còn lại trên địa bàn tỉnh lập danh sách.",
          "UBND các xã còn lại trên địa bàn tỉnh", TRUE },
        { SENTENCE, "Các thôn còn hộ nghèo có trách nhiệm lập danh sách.", "Các thôn còn hộ nghèo", TRUE },
        { SENTENCE, "Ban Quản lý các dự án cơ sở hạ tầng ưu tiên có trách nhiệm báo cáo.",
          "Ban Quản lý các dự án cơ sở hạ tầng ưu tiên", FALSE },
        { SENTENCE, "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp chủ trì.",
          "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp", TRUE },
        { SENTENCE, "Tổ chức hội nghị. Chủ tịch Ủy ban nhân dân xã chủ trì.", "Chủ tịch Ủy ban nhân dân xã", FALSE },
        { SENTENCE, "Trung tâm Chuyển đổi số và Đổi mới sáng tạo có trách nhiệm báo cáo.",
          "Trung tâm Chuyển đổi số và Đổi mới sáng tạo", TRUE },
        { SENTENCE, "Trung tâm Sản xuất và Cung ứng giống cây trồng có trách nhiệm báo cáo.",
          "Trung tâm Sản xuất và Cung ứng giống cây trồng", TRUE },
        { SENTENCE, "Phòng Kinh tế nhận báo cáo của các xã.", "Phòng Kinh tế", TRUE },
        { SENTENCE, "Phòng Giáo dục, Văn hóa và Y tế rà soát danh sách.", "Phòng Giáo dục", FALSE },
        { SENTENCE, "Sở Tài chính, Nội vụ và Y tế rà soát danh sách.", "Sở Tài chính", TRUE },
        { SENTENCE, "Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW rà soát danh sách.", "Ban Chỉ đạo", FALSE },
        { SENTENCE, "Ban Chỉ đạo rà soát danh sách.", "Ban Chỉ đạo", TRUE },
        { SENTENCE, "Ban Quản lý dự án hạ tầng tăng trưởng xanh có trách nhiệm báo cáo.",
          "Ban Quản lý dự án hạ tầng tăng trưởng xanh", TRUE },
        { SENTENCE, "Công đoàn các Khu công nghiệp và chế xuất rà soát danh sách.", "Công đoàn các Khu công nghiệp",
          FALSE },
        { SENTENCE, "Hội Hữu nghị Việt Nam - Lào tỉnh có trách nhiệm báo cáo.", "Hội Hữu nghị Việt Nam - Lào tỉnh",
          TRUE },
        { SENTENCE, "Trường Trung học cơ sở và Trung học phổ thông Gò Mây có trách nhiệm báo cáo.",
          "Trường Trung học cơ sở và Trung học phổ thông Gò Mây", TRUE },
        { SENTENCE, "Các tổ dân phố chưa có nhà văn hóa rà soát quỹ đất.", "Các tổ dân phố chưa có nhà văn hóa", TRUE },
        { SENTENCE, "Giao Vụ Tổ chức cán bộ tổ chức kiểm kê.", "Vụ Tổ chức cán bộ", TRUE },
        { FIELD, "Chi cục Hải quan cửa khẩu Gò Mây", "Chi cục Hải quan cửa khẩu Gò Mây", TRUE },
        { SENTENCE, "Giao Trường Mầm non Hoa Ban tổ chức kiểm kê.", "Trường Mầm non Hoa Ban", TRUE },
        { FIELD, "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", TRUE },
        { FIELD, "Phòng Kế hoạch tổng hợp - Vật tư thiết bị", "Phòng Kế hoạch tổng hợp - Vật tư thiết bị", TRUE },
        { SENTENCE, "Đồng chí Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Ủy ban nhân dân xã chỉ đạo chung.",
          "Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Ủy ban nhân dân xã", TRUE },
        { SENTENCE, "Giao đồng chí Phó Bí thư Đảng ủy, Trưởng Ban Xây dựng Đảng chủ trì.",
          "Phó Bí thư Đảng ủy, Trưởng Ban Xây dựng Đảng", TRUE },
        { SENTENCE, "Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã phải tiếp công dân.", "Bí thư Đảng ủy", TRUE },
        { SENTENCE, "Các đồng chí Đảng ủy viên, Bí thư các tổ chức đảng phải tiếp công dân.", "Đảng ủy viên", TRUE },
        { FIELD, "Phó Chủ tịch, phụ trách lĩnh vực giám sát và dân tộc",
          "Phó Chủ tịch, phụ trách lĩnh vực giám sát và dân tộc", FALSE },
        { SENTENCE, "Các chi, Đảng bộ trực thuộc rà soát danh sách.", "Các chi, Đảng bộ trực thuộc", TRUE },
        { SENTENCE, "Giao Ủy ban bầu cử, Đoàn xã lập danh sách.", "Ủy ban bầu cử", TRUE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, cases[i].text, (Span){ 0, strlen (cases[i].text) }, cases[i].place);
        const Value *first = found->lead->len > 0 ? g_ptr_array_index (found->lead, 0) : NULL;
        if (first == NULL || strcmp (first->text, cases[i].name) != 0 || (first->confidence >= 0.9) != cases[i].sure) {
            g_test_message ("'%s': got '%s', %.2f", cases[i].text, first != NULL ? first->text : "nothing",
                            first != NULL ? first->confidence : 0);
            g_test_fail ();
        }
    }
}

/* ---- reading ----------------------------------------------------------------------------------------------- */

typedef struct {
    BodiesPlace place;
    const char *text, *lead, *coordinators;
    ItemOrder order;
    gboolean only;
} Case;

static void
check_cases (const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, cases[i].text, (Span){ 0, strlen (cases[i].text) }, cases[i].place);
        g_autofree char *lead = describe (cases[i].text, found->lead);
        g_autofree char *coordinators = describe (cases[i].text, found->coordinators);
        const char *want = cases[i].coordinators != NULL ? cases[i].coordinators : "";
        if (strcmp (lead, cases[i].lead) != 0 || strcmp (coordinators, want) != 0 || found->order != cases[i].order
            || found->only_bodies != cases[i].only) {
            g_test_message ("'%s':\n   got '%s' with '%s' order %d only %d\n   not '%s' with '%s' order %d only %d",
                            cases[i].text, lead, coordinators, found->order, found->only_bodies, cases[i].lead, want,
                            cases[i].order, cases[i].only);
            g_test_fail ();
        }
    }
}

static void
test_sentences (void) {
    static const Case cases[] = {
        { SENTENCE, "Các xã gửi báo cáo; Phòng Kinh tế nhận báo cáo.", "Các xã", NULL, ORDER_NONE, FALSE },
        { SENTENCE, "Nâng cấp kho dữ liệu (Trung tâm Thông tin chủ trì, Vụ Pháp chế phối hợp; trước 30/6/2027).",
          "Trung tâm Thông tin", "Vụ Pháp chế" },
        { SENTENCE, "Sở Nội vụ chủ trì; Sở Y tế, Công an tỉnh phối hợp thẩm định danh sách.", "Sở Nội vụ",
          "Sở Y tế | Công an tỉnh" },
        { SENTENCE, "Giao Sở Nội vụ là cơ quan chủ trì, Sở Y tế là cơ quan phối hợp lập sổ.", "Sở Nội vụ", "Sở Y tế",
          ORDER_ORDER },
        { SENTENCE, "Do Sở Nội vụ chủ trì, Sở Y tế phối hợp.", "Sở Nội vụ", "Sở Y tế" },
        { SENTENCE, "Trách nhiệm của Sở Y tế: Chủ trì, phối hợp với Sở Nội vụ lập sổ.", "Sở Y tế", "Sở Nội vụ" },
        { SENTENCE, "Đồng ý với đề nghị của Sở Y tế; yêu cầu Sở Nội vụ lập sổ.", "Sở Nội vụ", NULL, ORDER_ORDER },
        { SENTENCE, "UBND các xã Bến Lau, Gò Sim và phường Suối Hồng rà soát hộ nghèo.",
          "UBND xã Bến Lau | UBND xã Gò Sim | UBND phường Suối Hồng" },
        { SENTENCE, "UBND các xã, phường: Rà soát hộ nghèo.", "UBND các xã, phường" },
        { SENTENCE, "Toàn bộ các trường học lập sổ trực.", "Toàn bộ các trường học" },
        { SENTENCE, "Các ông (bà) Trưởng phòng Kinh tế, Trưởng Công an xã chịu trách nhiệm thi hành.",
          "Trưởng phòng Kinh tế | Trưởng Công an xã", NULL, ORDER_ORDER },
        { SENTENCE, "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh lập sổ trực.",
          "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh" },
        { SENTENCE, "Chủ trì, phối hợp với các sở, ban, ngành: Công an tỉnh, Sở Y tế lập sổ trực.", "",
          "Công an tỉnh | Sở Y tế" },
        { SENTENCE, "Các Bộ Nông nghiệp và Môi trường, Xây dựng, Công Thương lập sổ trực.",
          "Bộ Nông nghiệp và Môi trường | Bộ Xây dựng | Bộ Công Thương" },
        { SENTENCE, "Giám đốc Sở: Nội vụ, Tài chính chỉ đạo lập sổ trực.",
          "Giám đốc Sở Nội vụ | Giám đốc Sở Tài chính" },
        { SENTENCE, "Trung tâm Cung ứng dịch vụ sự nghiệp công xã trực cấp nước.",
          "Trung tâm Cung ứng dịch vụ sự nghiệp công xã" },
        { SENTENCE, "Chánh Văn phòng, Trưởng các phòng chuyên môn lập sổ trực.",
          "Chánh Văn phòng | Trưởng các phòng chuyên môn" },
        { SENTENCE, "Tổ bảo vệ ANTT cơ sở tuần tra chợ đêm.", "Tổ bảo vệ ANTT cơ sở" },
        { SENTENCE, "Thôn trưởng các thôn 1, 2, 3 lập sổ trực.", "Thôn trưởng các thôn 1, 2, 3" },
        { SENTENCE, "Ban Tôn giáo tỉnh nắm tình hình lễ hội.", "Ban Tôn giáo tỉnh" },
        { SENTENCE, "Lập sổ trực (do Phó Hiệu trưởng thực hiện, xong trước 05/9/2026).", "Phó Hiệu trưởng" },
        { SENTENCE, "Công tác tham mưu: Tổ Tổng hợp tham mưu ban hành kế hoạch.", "Tổ Tổng hợp" },
        { SENTENCE, "Yêu cầu các đồng chí Đảng ủy viên phụ trách khu phố nghiêm túc dự họp hằng tháng.",
          "Đảng ủy viên phụ trách khu phố", NULL, ORDER_ORDER },
        { SENTENCE, "Đồng chí Bí thư Huyện ủy yêu cầu: Văn phòng Huyện ủy lập sổ trực.", "Văn phòng Huyện ủy", NULL,
          ORDER_ORDER },
        { SENTENCE, "Phó Chủ tịch UBND tỉnh cũng đề nghị Hội Nông dân tỉnh vận động hội viên.", "Hội Nông dân tỉnh",
          NULL, ORDER_REQUEST },
        { SENTENCE, "Đề nghị Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh tổ chức hội trại.",
          "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", NULL, ORDER_REQUEST },
        { SENTENCE, "Chi đoàn phối hợp với Chi hội Phụ nữ tổ chức rước đèn.", "Chi đoàn", "Chi hội Phụ nữ" },
        { SENTENCE, "Kết luận số 88-KL/TW yêu cầu Đảng ủy Chính phủ hoàn thiện thể chế.", "Đảng ủy Chính phủ", NULL,
          ORDER_ORDER },
        { SENTENCE, "Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh tiêu rút nước đệm.",
          "Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh" },
        { SENTENCE, "Các đơn vị thuộc, trực thuộc Bộ xây dựng kế hoạch chi tiết.", "Các đơn vị thuộc, trực thuộc Bộ" },
        { SENTENCE, "Giao Sở Y tế chủ trì, phối hợp với các bệnh viện liên quan lập danh mục thuốc hiếm.", "Sở Y tế",
          "các bệnh viện liên quan", ORDER_ORDER },
        { SENTENCE, "Trường Chính trị chủ trì, phối hợp với các đoàn thể có liên quan biên soạn, in ấn tài liệu.",
          "Trường Chính trị", "các đoàn thể có liên quan" },
        { SENTENCE, "Trung tâm Giáo dục thường xuyên phường Bến Lau cử 02 giáo viên dạy nghề.",
          "Trung tâm Giáo dục thường xuyên phường Bến Lau" },
        { SENTENCE, "Trung tâm Dịch vụ việc làm tỉnh giới thiệu thợ hàn.", "Trung tâm Dịch vụ việc làm tỉnh" },
        { SENTENCE, "Chi cục An toàn vệ sinh thực phẩm chủ trì lấy mẫu nước mắm.",
          "Chi cục An toàn vệ sinh thực phẩm" },
        { SENTENCE, "Cục Quản lý, giám sát kho bãi có trách nhiệm kiểm kê.", "Cục Quản lý, giám sát kho bãi", NULL,
          ORDER_ORDER },
        { SENTENCE, "Phòng Quản lý văn bằng và chứng chỉ lập sổ phôi bằng.", "Phòng Quản lý văn bằng và chứng chỉ" },
        { SENTENCE, "Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm lấy mẫu dầu gội.",
          "Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm" },
        { SENTENCE, "Theo đó, Sở Công Thương được giao chủ trì rà soát bến cá.", "Sở Công Thương", NULL, ORDER_ORDER },
        { SENTENCE, "Hội Liên hiệp Phụ nữ tỉnh được phân công rà soát bến cá.", "Hội Liên hiệp Phụ nữ tỉnh", "",
          ORDER_ORDER },
        { SENTENCE, "Công ty cổ phần Muối Hà Bắc được giao chủ trì rà soát bến cá.", "Công ty cổ phần Muối Hà Bắc", "",
          ORDER_ORDER },
        { SENTENCE, "Việc đo mực nước được giao cho Hạt Quản lý đê số 4 chủ trì.", "Hạt Quản lý đê số 4", "",
          ORDER_NONE },
        { SENTENCE, "Việc đo mực nước do Công an tỉnh chủ trì, phối hợp với Sở Nội vụ, Sở Tư pháp thực hiện.",
          "Công an tỉnh", "Sở Nội vụ | Sở Tư pháp", ORDER_NONE },
        { SENTENCE, "Giao Sở Y tế chủ trì; các đơn vị liên quan phối hợp xét nghiệm nước.", "Sở Y tế",
          "các đơn vị liên quan", ORDER_ORDER },
        { SENTENCE, "Đối với Sở Y tế: Xét nghiệm nước giếng.", "Sở Y tế", "", ORDER_NONE },
        { SENTENCE, "Thống nhất giao Tòa án nhân dân khu vực 3 kiểm kê hồ sơ.", "Tòa án nhân dân khu vực 3", "",
          ORDER_ORDER },
        { SENTENCE, "Tiếp tục giao các hội, đoàn thể tỉnh kiểm kê hồ sơ.", "các hội, đoàn thể tỉnh", "", ORDER_ORDER },
        { SENTENCE, "Việc kiểm kê hồ sơ giao Hội Chữ thập đỏ tỉnh chủ trì.", "Hội Chữ thập đỏ tỉnh", "", ORDER_NONE },
        { SENTENCE, "Kiểm kê hồ sơ (phân công Viễn thông Hà Bắc chủ trì).", "Viễn thông Hà Bắc", "", ORDER_NONE },
        { SENTENCE, "Thông qua đợt này, Hội Chữ thập đỏ tỉnh kiểm kê hồ sơ.", "Hội Chữ thập đỏ tỉnh", "", ORDER_NONE },
        { SENTENCE, "Giao Ban Dân tộc và Tôn giáo kiểm kê hồ sơ.", "Ban Dân tộc và Tôn giáo", "", ORDER_ORDER },
        { SENTENCE, "Phó Giám đốc phụ trách Sở Tài chính kiểm kê hồ sơ.", "Phó Giám đốc phụ trách Sở Tài chính", "",
          ORDER_NONE },
        { SENTENCE, "Đối với Trạm Y tế phường Gò Sim: Tập trung kiểm kê hồ sơ.", "Trạm Y tế phường Gò Sim", "",
          ORDER_NONE },
        { SENTENCE, "Công đoàn trường tổ chức hội diễn.", "Công đoàn trường", "", ORDER_NONE },
        { SENTENCE, "Công đoàn Trường THPT Gò Sim tổ chức hội diễn.", "Công đoàn Trường THPT Gò Sim", "", ORDER_NONE },
        { SENTENCE, "Giáo viên chủ nhiệm các lớp thống kê số học sinh.", "Giáo viên chủ nhiệm các lớp", "",
          ORDER_NONE },
        { SENTENCE, "Giao Khoa Ngoại tổng hợp kiểm tra tủ thuốc.", "Khoa Ngoại tổng hợp", "", ORDER_ORDER },
        { SENTENCE, "Phòng Kế hoạch tổng hợp lập danh sách.", "Phòng Kế hoạch tổng hợp", "", ORDER_NONE },
        { SENTENCE, "Phòng Kế hoạch tổng hợp số liệu của các khoa.", "Phòng Kế hoạch", "", ORDER_NONE },
        { SENTENCE, "Giao Ban công tác Mặt trận các thôn kiểm kê hồ sơ.", "Ban công tác Mặt trận các thôn", "",
          ORDER_ORDER },
        { SENTENCE, "Trạm Y tế Đakrông lập phương án trực.", "Trạm Y tế Đakrông", "", ORDER_NONE },
        { SENTENCE, "Đối với các hộ dân: Hỗ trợ mỗi hộ một bể nước.", "", "", ORDER_NONE },
        { SENTENCE, "Xét nghiệm nước giếng, do các sở, ban, ngành tỉnh chủ trì.", "các sở, ban, ngành tỉnh", "",
          ORDER_NONE },
        { SENTENCE, "Đúng ngày 22/5/2026, Sở Y tế xét nghiệm nước giếng.", "Sở Y tế", "", ORDER_NONE },
        { SENTENCE, "Xong trong tháng 5, Sở Y tế xét nghiệm nước giếng.", "Sở Y tế", "", ORDER_NONE },
        { SENTENCE, "Công an tỉnh được đề nghị hỗ trợ tuần tra bến cá.", "Công an tỉnh", NULL, ORDER_REQUEST },
        { SENTENCE, "Giao Hạt Quản lý đê số 4 theo dõi mực nước.", "Hạt Quản lý đê số 4", NULL, ORDER_ORDER },
        { SENTENCE, "Yêu cầu Hội đồng bồi thường, giải phóng mặt bằng và UBND phường công khai giá đền bù.",
          "Hội đồng bồi thường, giải phóng mặt bằng | UBND phường", "", ORDER_ORDER },
        { SENTENCE, "Đề nghị các đơn vị trong ngành Công Thương và các thôn có kênh đi qua khẩn trương phát cỏ.",
          "các đơn vị trong ngành Công Thương | các thôn có kênh đi qua", "", ORDER_REQUEST },
        { SENTENCE, "Hội đồng thẩm định sản phẩm OCOP tỉnh chấm điểm mắm cá.",
          "Hội đồng thẩm định sản phẩm OCOP tỉnh" },
        { SENTENCE, "Các đảng ủy, chi bộ trực thuộc chuyển sinh hoạt đảng cho đảng viên.",
          "Các đảng ủy, chi bộ trực thuộc" },
        { SENTENCE, "Ban Tổ chức lễ hội, Tổ giúp việc họp hằng tuần.", "Ban Tổ chức lễ hội | Tổ giúp việc" },
        { SENTENCE, "Yêu cầu các chủ vườn ngừng phun thuốc.", "các chủ vườn", NULL, ORDER_ORDER },
        { SENTENCE, "Sở Y tế nghiên cứu, tham mưu giá dịch vụ lọc máu.", "Sở Y tế" },
        { SENTENCE,
          "Trên cơ sở Đề án số 51-ĐA/ĐU, tập thể lãnh đạo các trường, bệnh viện, trung tâm tổ chức thảo luận.",
          "tập thể lãnh đạo các trường, bệnh viện, trung tâm" },
        { SENTENCE, "Thanh tra tỉnh trong khi làm nhiệm vụ kịp thời phát hiện sai phạm.", "Thanh tra tỉnh" },
        { SENTENCE, "Phòng Kinh tế, Hạ tầng chủ trì, phối hợp Phòng Tư pháp, Trung tâm Khuyến nông DVKT&CN kiểm tra.",
          "Phòng Kinh tế, Hạ tầng", "Phòng Tư pháp | Trung tâm Khuyến nông DVKT&CN" },
        { SENTENCE,
          "Các ban, ngành, đoàn thể cấp xã, UBND các phường và các trường liên quan phối hợp với công đoàn cùng cấp vận động.",
          "Các ban, ngành, đoàn thể cấp xã | UBND các phường | các trường liên quan", "công đoàn cùng cấp" },
        { SENTENCE, "Thủ trưởng, tập thể lãnh đạo doanh nghiệp, bệnh viện, trường có trách nhiệm bố trí xe đưa đón.",
          "Thủ trưởng, tập thể lãnh đạo doanh nghiệp, bệnh viện, trường", NULL, ORDER_ORDER },
        { SENTENCE,
          "Chọn xong tên cầu mới; Giao Công an xã Đá Trắng chủ trì, phối hợp với Công an xã Suối Lành và các hội, đoàn thể có liên quan lập chốt.",
          "Công an xã Đá Trắng", "Công an xã Suối Lành | các hội, đoàn thể có liên quan", ORDER_ORDER },
        { SENTENCE, "Ghi nhận kiến nghị của Sở Y tế. Giao Sở Nội vụ bổ sung biên chế.", "Sở Nội vụ", NULL,
          ORDER_ORDER },
        { SENTENCE, "Đối với hai bến đò: Vàm Cát và Rạch Sậu, giao UBND xã Suối Lành cắm biển báo.",
          "UBND xã Suối Lành", NULL, ORDER_ORDER },
        { SENTENCE,
          "Trong lúc chờ nước rút, giao các hội, đoàn thể liên quan và UBND các xã: Đá Trắng, Suối Lành chuẩn bị áo phao.",
          "các hội, đoàn thể liên quan | UBND xã Đá Trắng | UBND xã Suối Lành", NULL, ORDER_ORDER },
        { SENTENCE, "Giao các Bộ: Quốc phòng, Nội vụ, Giáo dục và\nĐào tạo góp ý mẫu tem bưu chính.",
          "Bộ Quốc phòng | Bộ Nội vụ | Bộ Giáo dục và Đào tạo", NULL, ORDER_ORDER },
        { SENTENCE,
          "Bộ Khoa học và Công nghệ phối hợp với các Viện liên quan hướng dẫn các phòng thử nghiệm, trạm quan trắc hiệu chuẩn.",
          "Bộ Khoa học và Công nghệ", "các Viện liên quan" },
        { SENTENCE, "Chủ trì, phối hợp với các hội liên quan biên soạn sổ tay đi biển.", "", "các hội liên quan" },
        { SENTENCE, "Phối hợp với cơ quan Hải quan, Sở Khoa học và Công nghệ kiểm định, dán tem.", "",
          "cơ quan Hải quan | Sở Khoa học và Công nghệ" },
        { SENTENCE, "Kịp thời phối hợp chặt chẽ với các hội, đoàn thể và chính quyền cơ sở trong tiêm phòng.", "",
          "các hội, đoàn thể | chính quyền cơ sở" },
        { SENTENCE,
          "Tăng cường phối hợp với Hội Luật gia Việt Nam tỉnh An Hòa và các tổ chức xã hội – nghề nghiệp trong việc hòa giải.",
          "", "Hội Luật gia Việt Nam tỉnh An Hòa | các tổ chức xã hội – nghề nghiệp" },
        { SENTENCE,
          "Chủ trì, phối hợp với Bộ Y tế, các hiệp hội liên quan và các địa phương có cửa khẩu kiểm tra trái cây.", "",
          "Bộ Y tế | các hiệp hội liên quan | các địa phương có cửa khẩu" },
        { SENTENCE, "Phối hợp với cơ quan kiểm dịch thuộc Bộ Khoa học và Công nghệ trong việc chọn giống.", "",
          "cơ quan kiểm dịch thuộc Bộ Khoa học và Công nghệ" },
        { SENTENCE,
          "Phối hợp với các trạm kiểm dịch thuộc Chi cục Thú y các tỉnh, thành phố ven biển trong thời gian có dịch; yêu cầu các chủ trại, hợp tác xã khai báo.",
          "", "các trạm kiểm dịch thuộc Chi cục Thú y các tỉnh, thành phố ven biển" },
        { SENTENCE,
          "Chủ trì, phối hợp phòng sưu tầm Bảo tàng tỉnh, các khoa chuyên môn của Trường tổ chức trưng bày; phối hợp tốt với lực lượng dân quân tại thôn bản tuần tra.",
          "", "phòng sưu tầm Bảo tàng tỉnh | các khoa chuyên môn của Trường | lực lượng dân quân tại thôn bản" },
        { SENTENCE, "Kịp thời phối hợp với các trạm cơ động thuộc chi cục Thú y và UBND huyện, thị xã kiểm tra.", "",
          "các trạm cơ động thuộc chi cục Thú y | UBND huyện, thị xã" },
        { SENTENCE, "Chủ động làm việc và phối hợp với các ban ngành liên quan chuẩn bị hội trường.", "",
          "các ban ngành liên quan" },
        { SENTENCE, "Ký kết quy chế phối hợp với Hội Nông dân; giao lưu, kết nghĩa với các trường nước ngoài.", "" },
        { SENTENCE, "Chỉ đạo UBND cấp xã phối hợp với Công an tỉnh; cử đầu mối phối hợp với Sở Y tế.", "" },
        { SENTENCE, "Chủ trì hướng dẫn, đôn đốc các chủ tàu cá phối hợp chặt chẽ với trạm bờ lắp máy định vị.", "" },
        { SENTENCE, "Thủ tướng Chính phủ yêu cầu:", "" },
        { SENTENCE, "Giám đốc Sở Y tế có ý kiến chỉ đạo như sau:", "" },
        { SENTENCE, "Đảng đoàn xác định các nhiệm vụ sau:", "" },
        { SENTENCE,
          "Để đón mùa lễ hội, Giám đốc Sở Y tế yêu cầu Thanh tra Sở, các bệnh viện, trung tâm, trường; Trung tâm Y tế các huyện, thị xã tập trung làm tốt mấy việc sau:",
          "Thanh tra Sở | các bệnh viện, trung tâm, trường | Trung tâm Y tế các huyện, thị xã", NULL, ORDER_ORDER },
        { SENTENCE,
          "Thực hiện Nghị quyết số 912-NQ/TU, Ban Thường vụ Huyện ủy yêu cầu các chi bộ, đoàn thể, doanh nghiệp, hợp tác xã thực hiện mấy việc sau:",
          "các chi bộ, đoàn thể, doanh nghiệp, hợp tác xã", NULL, ORDER_ORDER },
        { SENTENCE, "Chi cục Kiểm lâm đề nghị các chủ rừng tập trung chuẩn bị những việc sau:", "các chủ rừng", NULL,
          ORDER_REQUEST },
        { SENTENCE, "Để mùa thi được an toàn, Sở Y tế yêu cầu bệnh viện nêu trên khắc phục những thiếu sót sau:",
          "bệnh viện nêu trên", NULL, ORDER_ORDER },
        { SENTENCE, "Đề nghị Hợp tác xã tiếp tục mở rộng vườn ươm.", "Hợp tác xã", NULL, ORDER_REQUEST },
        { SENTENCE, "Định kỳ hằng tuần, trước 10 giờ 30 ngày thứ Ba, chủ rừng nộp sổ tuần tra về Hạt.", "chủ rừng" },
        { SENTENCE, "Định kỳ 3 tháng, hàng năm, Thư viện tỉnh tổ chức kiểm kê.", "Thư viện tỉnh" },
        { SENTENCE,
          "Bộ trưởng, Hiệu trưởng trường đại học, Giám đốc bệnh viện thuộc Bộ, Chủ tịch Liên đoàn Lao động các tỉnh và thành phố ven biển tổ chức khám tuyển.",
          "Bộ trưởng | Hiệu trưởng trường đại học | Giám đốc bệnh viện thuộc Bộ | Chủ tịch Liên đoàn Lao động các tỉnh và thành phố ven biển" },
        { SENTENCE, "Ban Quản lý dự án số 3 hoàn thành lan can cầu; Ban Quản lý dự án thủy lợi tỉnh nạo vét cửa cống.",
          "Ban Quản lý dự án số 3 | Ban Quản lý dự án thủy lợi tỉnh" },
        { SENTENCE,
          "Cục Học liệu quốc gia chủ trì, phối hợp với Cục Trường nghề, viện nghiên cứu thuộc Bộ Y tế và các huyện có đảo ứng dụng lớp học nổi.",
          "Cục Học liệu quốc gia", "Cục Trường nghề | viện nghiên cứu thuộc Bộ Y tế | các huyện có đảo" },
        { SENTENCE,
          "Các huyện ủy, thị ủy, chi bộ, ban cán sự đảng, đảng bộ trực thuộc Tỉnh ủy, các phòng tham mưu, giúp việc của Tỉnh đoàn nghiên cứu, phổ biến.",
          "Các huyện ủy, thị ủy, chi bộ, ban cán sự đảng, đảng bộ trực thuộc Tỉnh ủy | các phòng tham mưu, giúp việc của Tỉnh đoàn" },
        { SENTENCE,
          "Ban Nội chính Huyện ủy chủ trì, phối hợp Viện kiểm sát nhân dân huyện, Trung tâm Chính trị huyện và chi bộ liên quan tiếp dân.",
          "Ban Nội chính Huyện ủy", "Viện kiểm sát nhân dân huyện | Trung tâm Chính trị huyện | chi bộ liên quan" },
        { SENTENCE,
          "Giao Trạm Khuyến nông làm cơ quan đầu mối, thống kê, hướng dẫn, phối hợp với các hội, đoàn thể, hợp tác xã dịch vụ trực thuộc UBND thị xã và UBND các phường, đặc khu trong việc cấp giống.",
          "Trạm Khuyến nông", "các hội, đoàn thể, hợp tác xã dịch vụ trực thuộc UBND thị xã | UBND các phường, đặc khu",
          ORDER_ORDER },
        { SENTENCE, "Phòng Di sản Văn hóa: Là đầu mối chủ trì biên soạn hồ sơ nghệ nhân.", "Phòng Di sản Văn hóa" },
        { SENTENCE,
          "Thanh tra Sở: Thực hiện tiếp công dân, chủ trì, phối hợp với các trường liên quan mở hộp thư góp ý.",
          "Thanh tra Sở", "các trường liên quan" },
        { SENTENCE, "Nội dung tuyên truyền do Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.", "Sở Y tế",
          "Sở Nội vụ" },
        { SENTENCE,
          "Bộ Chỉ huy Quân sự tỉnh chỉ đạo đội thuyền máy và đề nghị Hội Chữ thập đỏ tỉnh chuẩn bị thuốc men.",
          "Bộ Chỉ huy Quân sự tỉnh | Hội Chữ thập đỏ tỉnh" },
        { SENTENCE, "Cán bộ phải đeo thẻ khi tiếp dân.", "Cán bộ", NULL, ORDER_ORDER },
        { SENTENCE, "Phân công cán bộ trực bến, giao giáo viên chấm thi.", "" },
        { SENTENCE, "Các ban xây dựng Đảng, Đảng ủy các cơ quan Đảng tỉnh, đảng ủy các xã lập danh sách.",
          "Các ban xây dựng Đảng | Đảng ủy các cơ quan Đảng tỉnh | đảng ủy các xã" },
        { SENTENCE, "Văn phòng Tỉnh ủy chủ trì, cùng với Ban Nội chính Tỉnh ủy tiếp dân.", "Văn phòng Tỉnh ủy",
          "Ban Nội chính Tỉnh ủy" },
        { SENTENCE, "Đề án trồng rừng ven hồ (do Hạt Kiểm lâm chuẩn bị).", "Hạt Kiểm lâm" },
        { SENTENCE, "Báo cáo về nước sạch (cơ quan tham mưu: Sở Xây dựng).", "Sở Xây dựng" },
        { SENTENCE, "Chuẩn bị hội thi thợ giỏi (Liên đoàn Lao động tỉnh).", "Liên đoàn Lao động tỉnh" },
        { SENTENCE, "Gửi bản vẽ về tỉnh theo đường công văn (Sở Xây dựng).", "" },
        { SENTENCE, "Nhân viên y tế: Khám mắt cho học sinh.", "Nhân viên y tế" },
        { SENTENCE, "Phó Hiệu trưởng phụ trách chuyên môn: Xếp thời khóa biểu.",
          "Phó Hiệu trưởng phụ trách chuyên môn" },
        { SENTENCE, "Giao UBND các xã: Suối Hồng, Bản Nhài đếm lại hộ nghèo.", "UBND xã Suối Hồng | UBND xã Bản Nhài",
          NULL, ORDER_ORDER },
        { SENTENCE, "Trung tâm Hỗ trợ giáo dục hòa nhập xếp lớp cho trẻ.", "Trung tâm Hỗ trợ giáo dục hòa nhập" },
        { SENTENCE, "Hiệu trưởng các trường mầm non công lập sắp lại bếp ăn.",
          "Hiệu trưởng các trường mầm non công lập" },
        { SENTENCE, "Thu ngân sách: Thuế cơ sở 3 rà soát nợ; Kho bạc Nhà nước đối chiếu.",
          "Thuế cơ sở 3 | Kho bạc Nhà nước" },
        { SENTENCE, "Phát huy tiếng nói của Hội Nông dân trong dạy nghề.", "" },
        { SENTENCE, "Rà soát, bổ sung các bảng giá về vé tham quan.", "" },
        { SENTENCE, "Ban hành quy trình đóng gói, niêm phong.", "" },
        { SENTENCE, "Phòng ngừa, dập tắt các đám cháy rừng.", "" },
        { SENTENCE, "Hội nghị sơ kết được tổ chức trong quý IV.", "" },
        { SENTENCE, "Sở Nội vụ tham mưu cho Ủy ban. Sở Y tế phối hợp thực hiện.", "Sở Nội vụ", "Sở Y tế" },
        { SENTENCE, "UBND phường chủ trì, Sở Xây dựng, Công an tỉnh phối hợp, hoàn thành kiểm đếm.", "UBND phường",
          "Sở Xây dựng | Công an tỉnh" },
        { SENTENCE, "Sở Y tế chủ trì, Sở Tài chính phối hợp cân đối kinh phí tiêm chủng.", "Sở Y tế", "Sở Tài chính" },
        { SENTENCE,
          "Giao Trung tâm Hành chính công chủ trì, phối hợp với Trung tâm Dịch vụ tổng hợp, Trung tâm Cung ứng dịch vụ công niêm yết.",
          "Trung tâm Hành chính công", "Trung tâm Dịch vụ tổng hợp | Trung tâm Cung ứng dịch vụ công", ORDER_ORDER },
        { SENTENCE, "Ban Chỉ huy Quân sự xã, Công an xã, Trạm Y tế xã trực cứu hộ.",
          "Ban Chỉ huy Quân sự xã | Công an xã | Trạm Y tế xã" },
        { SENTENCE, "Các đơn vị chịu sự giám sát gửi báo cáo về Ban.", "Các đơn vị chịu sự giám sát" },
        { FIELD, "Ban Phong trào chuẩn bị kịch bản, nội dung; Văn phòng bố trí xe, Sở Y tế trực cấp cứu",
          "Ban Phong trào | Văn phòng | Sở Y tế" },
        { FIELD, "Công đoàn các xã, phường, khu công nghiệp", "Công đoàn các xã, phường, khu công nghiệp" },
        { FIELD, "Công đoàn cấp trên trực tiếp cơ sở", "Công đoàn cấp trên trực tiếp cơ sở" },
        { FIELD, "Trung tâm Dịch vụ tổng hợp", "Trung tâm Dịch vụ tổng hợp" },
        { SENTENCE, "Thanh tra chủ trì, phối hợp với Phòng Tổng hợp kiểm tra kho.", "Thanh tra", "Phòng Tổng hợp" },
        { SENTENCE, "Đơn vị chủ trì: Phòng Di sản Văn hóa; Đơn vị phối hợp: Phòng Nghệ thuật, Thanh tra Sở.",
          "Phòng Di sản Văn hóa", "Phòng Nghệ thuật | Thanh tra Sở" },
        { SENTENCE, "Đề nghị đồng chí Bí thư Đảng ủy xã Yên Bình trực tiếp chỉ đạo.", "Bí thư Đảng ủy xã Yên Bình",
          NULL, ORDER_REQUEST },
        { SENTENCE, "Phân công đồng chí Nguyễn Văn An, Phó Chủ tịch UBND xã phụ trách lĩnh vực văn hóa.",
          "Nguyễn Văn An, Phó Chủ tịch UBND xã", NULL, ORDER_ORDER },
        { SENTENCE,
          "Ban Chấp hành Công đoàn sao gửi thể lệ hội thao và yêu cầu các tổ trực thuộc Công đoàn tỉnh tổ chức luyện tập.",
          "các tổ trực thuộc Công đoàn tỉnh", NULL, ORDER_ORDER },
        { SENTENCE, "Các đơn vị: Phòng Nội vụ, Phòng Tư pháp, Thanh tra huyện phối hợp thực hiện.",
          "Phòng Nội vụ | Phòng Tư pháp | Thanh tra huyện" },
        { SENTENCE, "Các công ty lâm nghiệp, ban quản lý rừng phát dọn đường băng cản lửa.",
          "Các công ty lâm nghiệp, ban quản lý rừng" },
        { SENTENCE, "Các Bộ, cơ quan ngang Bộ, Ủy ban nhân dân các tỉnh theo chức năng, nhiệm vụ xây dựng kế hoạch.",
          "Các Bộ, cơ quan ngang Bộ | Ủy ban nhân dân các tỉnh" },
        { SENTENCE, "Công ty cổ phần Môi trường và Công trình đô thị thành phố thu gom rác thải.",
          "Công ty cổ phần Môi trường và Công trình đô thị thành phố" },
        { SENTENCE, "Đề nghị Đài Phát thanh xã phát bản tin cảnh báo.", "Đài Phát thanh xã", NULL, ORDER_REQUEST },
        { SENTENCE, "Các chi đoàn, chi hội nhận chăm sóc một tuyến đường hoa.", "Các chi đoàn, chi hội" },
        { SENTENCE,
          "Tuyên truyền việc trồng cây (Ban Xây dựng Đảng); chuẩn bị cây giống (Phòng Kinh tế); báo cáo Đảng ủy (Văn phòng Đảng ủy).",
          "Ban Xây dựng Đảng | Phòng Kinh tế | Văn phòng Đảng ủy" },
        { SENTENCE, "Chuẩn bị lễ phát động (Giao Văn phòng Đảng ủy, thời gian trước ngày 10/4/2026).",
          "Văn phòng Đảng ủy" },
        { SENTENCE, "Lãnh đạo, chỉ đạo công tác diễn tập khu vực phòng thủ xã.", "" },
        { SENTENCE, "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh lãnh đạo lực lượng thuộc quyền.",
          "Đảng ủy Quân sự tỉnh | Đảng ủy Công an tỉnh" },
        { SENTENCE, "Đảng ủy Hội Nông dân thành phố lãnh đạo, chỉ đạo Hội Nông dân thành phố xây dựng kế hoạch.",
          "Đảng ủy Hội Nông dân thành phố" },
        { SENTENCE, "Lãnh đạo Ủy ban nhân dân xã xây dựng kế hoạch thực hiện.", "" },
        { SENTENCE, "Các phòng: Quản lý văn hóa, Kế hoạch - Tài chính thẩm định kịch bản.",
          "phòng Quản lý văn hóa | phòng Kế hoạch - Tài chính" },
        { SENTENCE, "Định kỳ sơ kết, biểu dương tập thể, cá nhân có thành tích trong phong trào.", "" },
        { SENTENCE, "Thực hiện thống kê giếng cổ để kiến nghị Cục Di sản, Bộ Giáo dục và Đào tạo xem xét, xếp hạng.",
          "" },
        { SENTENCE, "Tổ chức Hội thi hát Then cho học sinh.", "" },
        { SENTENCE, "Chủ trì, phối hợp với Sở Tài chính, Công ty Môi trường đô thị nạo vét cống.", "",
          "Sở Tài chính | Công ty Môi trường đô thị" },
        { SENTENCE, "Phối hợp với chủ rừng, lực lượng kiểm lâm, chính quyền địa phương tuần tra.", "",
          "chủ rừng | lực lượng kiểm lâm | chính quyền địa phương" },
        { SENTENCE, "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh tổ chức hội chợ.",
          "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh" },
        { SENTENCE, "Ban An toàn giao thông tỉnh phối hợp với Công an tỉnh tuyên truyền.",
          "Ban An toàn giao thông tỉnh", "Công an tỉnh" },
        { SENTENCE,
          "Thực hiện phối hợp với các cơ quan liên quan như: Công an, Quản lý thị trường để quản lý cây xanh.", "",
          "các cơ quan liên quan" },
        { SENTENCE, "Ban Chỉ đạo cải cách hành chính tỉnh có trách nhiệm đôn đốc.",
          "Ban Chỉ đạo cải cách hành chính tỉnh", NULL, ORDER_ORDER },
        { SENTENCE, "Đề nghị Tổng Liên đoàn lao động Việt Nam theo thẩm quyền xem xét, hướng dẫn.",
          "Tổng Liên đoàn lao động Việt Nam", NULL, ORDER_REQUEST },
        { SENTENCE, "Ban vì sự tiến bộ của phụ nữ các sở, ban, ngành xây dựng kế hoạch.",
          "Ban vì sự tiến bộ của phụ nữ các sở, ban, ngành" },
        { SENTENCE, "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh trực ban.",
          "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh" },
        { SENTENCE, "", "" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* What a sentence of its own says behind the work. */
static void
test_tails (void) {
    static const Case cases[] = {
        { SENTENCE, "Rà soát danh mục. Sở Y tế chủ trì.", "Sở Y tế", NULL, ORDER_NONE, FALSE },
        { SENTENCE, "Rà soát danh mục. Đơn vị thực hiện: Sở Y tế.", "Sở Y tế", NULL, ORDER_NONE, FALSE },
        { SENTENCE, "Rà soát danh mục. Do Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện. Xong trước 30/6.",
          "Sở Y tế", "Sở Nội vụ", ORDER_NONE, FALSE },
        { SENTENCE, "Rà soát danh mục. Sở Y tế là cơ quan chủ trì; Sở Nội vụ phối hợp, hoàn thành trước ngày 30/6.",
          "Sở Y tế", "Sở Nội vụ", ORDER_NONE, FALSE },
        { SENTENCE, "Sở Tài chính rà soát danh mục. Sở Y tế, Công an tỉnh phối hợp.", "Sở Tài chính",
          "Sở Y tế | Công an tỉnh", ORDER_NONE, FALSE },
        { SENTENCE,
          "Soạn quy chế (Ban Tổ chức Tỉnh ủy); mở hội nghị (Văn phòng Tỉnh ủy chủ trì, phối hợp với Sở Y tế); xong trước ngày 20/3.",
          "Ban Tổ chức Tỉnh ủy | Văn phòng Tỉnh ủy", "Sở Y tế", ORDER_NONE, FALSE },
        /* the next sentence gives work of its own */
        { SENTENCE, "Rà soát danh mục. Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", "", NULL, ORDER_NONE, FALSE },
        { SENTENCE, "Rà soát danh mục. Sở Y tế chủ trì tổng hợp số liệu các xã.", "", NULL, ORDER_NONE, FALSE },
        { SENTENCE, "Sở Tài chính rà soát danh mục. Sở Y tế chủ trì.", "Sở Tài chính", NULL, ORDER_NONE, FALSE },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_titles (void) {
    static const Case cases[] = {
        { TITLE, "Sở Tài chính", "Sở Tài chính", NULL, ORDER_NONE, TRUE },
        { TITLE, "Giao Sở Xây dựng", "Sở Xây dựng", NULL, ORDER_ORDER, TRUE },
        { TITLE, "Nhiệm vụ của Sở Y tế", "Sở Y tế", NULL, ORDER_NONE, TRUE },
        { TITLE, "Trách nhiệm của Hội đồng nhân dân các huyện, thị xã:", "Hội đồng nhân dân các huyện, thị xã", NULL,
          ORDER_NONE, TRUE },
        { TITLE, "Các phòng chuyên trách tham mưu, giúp việc Tỉnh đoàn; các chi bộ, đoàn thể cơ sở",
          "Các phòng chuyên trách tham mưu, giúp việc Tỉnh đoàn | các chi bộ, đoàn thể cơ sở", NULL, ORDER_NONE, TRUE },
        { TITLE, "Cục Thủy nông có trách nhiệm:", "Cục Thủy nông", NULL, ORDER_NONE, TRUE },
        { TITLE, "Liên đoàn Lao động tỉnh, chỉ đạo các hội, doanh nghiệp trực thuộc:", "Liên đoàn Lao động tỉnh", NULL,
          ORDER_NONE, TRUE },
        { TITLE, "Giám đốc các Trung tâm và Hiệu trưởng các trường, học viện tỉnh; Bí thư Đảng ủy các phường, đặc khu:",
          "Giám đốc các Trung tâm | Hiệu trưởng các trường, học viện tỉnh | Bí thư Đảng ủy các phường, đặc khu", NULL,
          ORDER_NONE, TRUE },
        { TITLE, "Thanh tra tỉnh, các hội, đoàn thể, trường, bệnh viện tỉnh và Trung tâm Y tế các huyện, thị xã",
          "Thanh tra tỉnh | các hội, đoàn thể, trường, bệnh viện tỉnh | Trung tâm Y tế các huyện, thị xã", NULL,
          ORDER_NONE, TRUE },
        { TITLE, "Các Bộ: Nội vụ, Vận tải đường thủy, Y tế, Khoa học và Công nghệ:",
          "Bộ Nội vụ | Bộ Vận tải đường thủy | Bộ Y tế | Bộ Khoa học và Công nghệ", NULL, ORDER_NONE, TRUE },
        { TITLE, "Hội đồng nhân dân các tỉnh và thành phố ven biển:",
          "Hội đồng nhân dân các tỉnh và thành phố ven biển", NULL, ORDER_NONE, TRUE },
        { TITLE, "Hội đồng nhân dân các huyện, thị xã có bãi bồi", "Hội đồng nhân dân các huyện, thị xã có bãi bồi",
          NULL, ORDER_NONE, TRUE },
        { TITLE, "Các Ban Quản lý bến cảng du lịch", "Các Ban Quản lý bến cảng du lịch", NULL, ORDER_NONE, TRUE },
        { TITLE, "Công ty Điện lực An Hòa", "Công ty Điện lực An Hòa", NULL, ORDER_NONE, TRUE },
        { TITLE, "Chi cục Quản lý thị trường.", "Chi cục Quản lý thị trường", NULL, ORDER_NONE, TRUE },
        { TITLE, "Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh", NULL, ORDER_NONE, TRUE },
        { TITLE, "Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", NULL, ORDER_REQUEST,
          TRUE },
        { TITLE, "SỞ TÀI CHÍNH", "SỞ TÀI CHÍNH", NULL, ORDER_NONE, TRUE },
        { TITLE, "Công tác phòng bệnh, vệ sinh chuồng trại", "" },
        { TITLE, "Tổ chức thực hiện", "" },
        { TITLE, "Phát huy sáng kiến của Đoàn Thanh niên và Thiếu nhi", "" },
        { TITLE, "Hoàn thiện cơ chế, chính sách", "" },
        { TITLE, "Sở Y tế: chủ trì, phối hợp với Công an tỉnh kiểm tra.", "Sở Y tế", "Công an tỉnh" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_fields (void) {
    static const Case cases[] = {
        { FIELD, "Phòng Nội vụ.", "Phòng Nội vụ" },
        { FIELD, "Thanh tra Bộ chủ trì; các Vụ, Cục liên quan phối hợp", "Thanh tra Bộ", "các Vụ, Cục liên quan" },
        { FIELD, "Phòng Tài chính - Kế toán", "Phòng Tài chính - Kế toán" },
        { FIELD, "Vụ Giáo dục Phổ thông, các sở giáo dục và đào tạo",
          "Vụ Giáo dục Phổ thông | các sở giáo dục và đào tạo" },
        { FIELD, "Sở Y tế chủ trì, phối hợp với Sở Nội vụ", "Sở Y tế", "Sở Nội vụ" },
        { FIELD, "Các hộ trồng quế", "Các hộ trồng quế" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_urged (void) {
    const char *urged = "Yêu cầu các chủ rừng phát dọn lối đi.", *given = "Giao Sở Y tế kiểm tra.";
    g_autoptr (BodiesFound) one = bodies_read_text (lexicon, urged, (Span){ 0, strlen (urged) }, SENTENCE);
    g_autoptr (BodiesFound) other = bodies_read_text (lexicon, given, (Span){ 0, strlen (given) }, SENTENCE);
    g_assert_true (one->urged);
    g_assert_false (other->urged);
}

static void
test_long_input (void) {
    GString *text = g_string_new (NULL);
    for (int i = 0; i < 4000; i++)
        g_string_append (text, "Sở Y tế, phối hợp với các sở, ban; giao UBND (xã ");
    g_autoptr (BodiesFound) found = bodies_read_text (lexicon, text->str, (Span){ 0, text->len }, SENTENCE);
    g_autoptr (GPtrArray) split = bodies_split_text (lexicon, text->str, (Span){ 0, text->len });
    g_assert_cmpuint (split->len, >, 0);
    g_assert_nonnull (found);
    g_string_free (text, TRUE);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_test_add_func ("/extract/bodies/split", test_split);
    g_test_add_func ("/extract/bodies/domains", test_domains);
    g_test_add_func ("/extract/bodies/sure", test_sure);
    g_test_add_func ("/extract/bodies/sentences", test_sentences);
    g_test_add_func ("/extract/bodies/tails", test_tails);
    g_test_add_func ("/extract/bodies/titles", test_titles);
    g_test_add_func ("/extract/bodies/fields", test_fields);
    g_test_add_func ("/extract/bodies/urged", test_urged);
    g_test_add_func ("/extract/bodies/long-input", test_long_input);
    int status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
