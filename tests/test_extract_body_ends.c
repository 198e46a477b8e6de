/* test_extract_body_ends.c - where the name of a body ends and what it does begins: verbs that no office document lists, objects behind
 * them, classes that go on behind a comma. */
#include <string.h>

#include "extract/bodies.h"

static Lexicon *lexicon;

static char *
describe (const GPtrArray *values) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < values->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", ((const Value *)g_ptr_array_index (values, i))->text);
    return g_string_free (out, FALSE);
}

typedef struct {
    const char *text, *lead, *coordinators;
} Case;

static void
check (const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, cases[i].text, (Span){ 0, strlen (cases[i].text) }, BODIES_IN_SENTENCE);
        g_autofree char *lead = describe (found->lead), *coordinators = describe (found->coordinators);
        if (strcmp (lead, cases[i].lead) != 0
            || (cases[i].coordinators != NULL && strcmp (coordinators, cases[i].coordinators) != 0)) {
            g_test_message ("'%s': lead '%s', coordinators '%s'", cases[i].text, lead, coordinators);
            g_test_fail ();
        }
    }
}

static void
test_verbs (void) {
    static const Case cases[] = {
        { "Giao Phòng Kinh tế tổng hợp, tham mưu báo cáo kết quả.", "Phòng Kinh tế" },
        { "Quỹ Tín dụng nhân dân Gò Sim khoanh nợ cho các hộ mất mùa.", "Quỹ Tín dụng nhân dân Gò Sim" },
        { "Chi nhánh Ngân hàng Chính sách xã hội khu vực Khe Chè giãn nợ cho 12 hộ.",
          "Chi nhánh Ngân hàng Chính sách xã hội khu vực Khe Chè" },
        { "Phòng Kinh tế, Hạ tầng và Đô thị sơn lại gờ giảm tốc.", "Phòng Kinh tế, Hạ tầng và Đô thị" },
        { "Phòng Văn hóa - Xã hội tặng 40 xe đạp cho học sinh.", "Phòng Văn hóa - Xã hội" },
        { "Phòng Kinh tế chốt số liệu cho đoàn kiểm toán.", "Phòng Kinh tế" },
        { "Phòng Quản lý đô thị rà lại mốc giới.", "Phòng Quản lý đô thị" },
        { "Tổ bảo vệ an ninh, trật tự cơ sở gác cổng làng tại lễ hội.", "Tổ bảo vệ an ninh, trật tự cơ sở" },
        { "Trung tâm Văn hóa - Thể thao xã bế mạc hội thi bơi thuyền.", "Trung tâm Văn hóa - Thể thao xã" },
        { "Hợp tác xã Nông nghiệp Gò Sim gom rác ngoài đồng.", "Hợp tác xã Nông nghiệp Gò Sim" },
        { "Hội Nông dân xã cấy dặm 20 ha lúa.", "Hội Nông dân xã" },
        { "Kế toán nhà trường lập dự toán.", "Kế toán nhà trường" },
        { "Kế toán ngân sách phường khóa sổ trước ngày 31/12.", "Kế toán ngân sách phường" },
        { "Giao trách nhiệm cho Chủ tịch UBND các xã vùng trũng kiểm đếm hộ ngập.", "Chủ tịch UBND các xã vùng trũng" },
        { "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ và các địa phương trình UBND tỉnh quyết định.", "Sở Tư pháp",
          "Sở Nội vụ | các địa phương" },
        { "Tổ Hòa giải thôn 3 dàn xếp mâu thuẫn.", "Tổ Hòa giải thôn 3" },
        { "Các thôn bầu lại trưởng thôn.", "Các thôn" },
        { "Báo và phát thanh, truyền hình Khe Chè dành thời lượng giới thiệu mô hình.",
          "Báo và phát thanh, truyền hình Khe Chè" },
        /* a capital again: another body */
        { "Đoàn các xã, phường và Đoàn trực thuộc tổ chức thi trực tuyến.", "Đoàn các xã, phường | Đoàn trực thuộc" },
        { "Đoàn các xã, phường, Đoàn trực thuộc báo cáo kết quả.", "Đoàn các xã, phường | Đoàn trực thuộc" },
        /* what goes on is no verb */
        { "Quỹ Bảo vệ và Phát triển rừng chi trả tiền dịch vụ.", "Quỹ Bảo vệ và Phát triển rừng" },
        { "Phòng Kinh tế đối ngoại lập danh sách.", "Phòng Kinh tế đối ngoại" },
        { "Phòng Tài chính hành chính sự nghiệp tổng hợp dự toán.", "Phòng Tài chính hành chính sự nghiệp" },
        { "Phòng Cảnh sát quản lý hành chính về trật tự xã hội cấp 200 thẻ.",
          "Phòng Cảnh sát quản lý hành chính về trật tự xã hội" },
    };
    check (cases, G_N_ELEMENTS (cases));
}

/* `các` governs what follows the comma too; a name of its own ends the class. */
static void
test_classes (void) {
    static const Case cases[] = {
        { "Phòng Văn hóa phối hợp với các trường Tiểu học, THCS tổ chức hội thi.", "Phòng Văn hóa",
          "các trường Tiểu học, THCS" },
        { "Phòng Văn hóa phối hợp với các trường Mầm non, Tiểu học, THCS và Trạm Y tế khám mắt.", "Phòng Văn hóa",
          "các trường Mầm non, Tiểu học, THCS | Trạm Y tế" },
        { "Sở Công Thương phối hợp với các siêu thị, chợ đầu mối bố trí quầy hàng.", "Sở Công Thương",
          "các siêu thị, chợ đầu mối" },
        { "Công an xã phối hợp với các trường học, phụ huynh tuyên truyền.", "Công an xã",
          "các trường học, phụ huynh" },
        { "Trạm Y tế xã phối hợp với gia đình quản lý người bệnh.", "Trạm Y tế xã", "gia đình" },
        { "Các khách sạn, nhà nghỉ khai báo lưu trú.", "Các khách sạn, nhà nghỉ" },
        { "Bí thư chi bộ, trưởng thôn vận động bà con.", "Bí thư chi bộ | trưởng thôn" },
        { "Các Ban Quản lý rừng phòng hộ: Khe Chè, Trạm Mo trực 24/24 giờ.",
          "Ban Quản lý rừng phòng hộ Khe Chè | Ban Quản lý rừng phòng hộ Trạm Mo" },
        { "Các Hạt Kiểm lâm: Gò Sim, Bản Nhài tuần tra rừng.", "Hạt Kiểm lâm Gò Sim | Hạt Kiểm lâm Bản Nhài" },
        { "Chủ tịch UBND các tỉnh, thành phố: Gia Lai, Huế, Cà Mau rà soát.",
          "Chủ tịch UBND tỉnh Gia Lai | Chủ tịch UBND thành phố Huế | Chủ tịch UBND tỉnh Cà Mau" },
    };
    check (cases, G_N_ELEMENTS (cases));
}

/* Brackets that say who leads and who works along, and an agent with helpers. */
static void
test_marked (void) {
    static const Case cases[] = {
        { "Sở Y tế (chủ trì), Sở Tài chính, Sở Nội vụ (phối hợp) lập danh mục.", "Sở Y tế",
          "Sở Tài chính | Sở Nội vụ" },
        { "Giao Sở Y tế (cơ quan chủ trì) và Sở Tài chính (cơ quan phối hợp) rà soát.", "Sở Y tế", "Sở Tài chính" },
        { "Việc cấp nước do Công an tỉnh chủ trì, Sở Y tế phối hợp, bắt đầu từ ngày 01/5/2026.", "Công an tỉnh",
          "Sở Y tế" },
        { "Tiêm phòng do Trạm Y tế xã chủ trì; Đoàn Thanh niên, các thôn phối hợp.", "Trạm Y tế xã",
          "Đoàn Thanh niên | các thôn" },
    };
    check (cases, G_N_ELEMENTS (cases));
}

/* Who is set apart from a class, or only a time where a body might stand. */
static void
test_apart (void) {
    static const Case cases[] = {
        { "Riêng thôn Khe Chè, thôn Bến Lau hoàn thiện nhà văn hóa.", "thôn Khe Chè | thôn Bến Lau" },
        { "Riêng xã Gò Sim, phường Khe Chè báo cáo thêm.", "xã Gò Sim | phường Khe Chè" },
        { "Riêng tổ dân phố 5, tổ dân phố 6 nộp bổ sung danh sách.", "tổ dân phố 5 | tổ dân phố 6" },
        { "Riêng Trường Tiểu học Gò Sim sửa mái.", "Trường Tiểu học Gò Sim" },
        { "Riêng với xã Gò Sim: hoàn thiện nhà văn hóa.", "xã Gò Sim" },
        { "Đối với thôn Khe Chè hoàn thiện nhà văn hóa.", "thôn Khe Chè" },
        { "Đối với các xã hoàn thành chỉ tiêu, Sở Nội vụ khen thưởng.", "Sở Nội vụ" },
        { "Soi phát nhiệt các mối nối. Thực hiện: thường xuyên.", "" },
        { "Soi phát nhiệt các mối nối. Thực hiện: hằng tuần.", "" },
    };
    check (cases, G_N_ELEMENTS (cases));
}

/* A word behind a known name that nobody lists: it may be part of the name or a verb, and a clerk is asked. */
static void
test_doubt (void) {
    static const char *const cases[] = {
        "Phòng Kinh tế xốc lại đội ngũ thú y.",        "Phòng Kinh tế ngả giá đền bù với 12 hộ.",
        "Phòng Y tế dự phòng lập danh sách.",          "Công ty Thủy lợi Bắc Sông Mo nhắm máy bơm.",
        "Các bệnh viện, hiệu thuốc thống kê ca bệnh.", "Các chủ tàu, thuyền trưởng vin mạn thuyền kiểm tra.",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, cases[i], (Span){ 0, strlen (cases[i]) }, BODIES_IN_SENTENCE);
        const Value *first = found->lead->len > 0 ? g_ptr_array_index (found->lead, 0) : NULL;
        if (first == NULL || first->confidence >= 0.9) {
            g_test_message ("'%s': '%s' is sure", cases[i], first != NULL ? first->text : "");
            g_test_fail ();
        }
    }
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int result;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_test_add_func ("/extract/body-ends/verbs", test_verbs);
    g_test_add_func ("/extract/body-ends/classes", test_classes);
    g_test_add_func ("/extract/body-ends/marked", test_marked);
    g_test_add_func ("/extract/body-ends/apart", test_apart);
    g_test_add_func ("/extract/body-ends/doubt", test_doubt);
    result = g_test_run ();
    lexicon_free (lexicon);
    return result;
}
