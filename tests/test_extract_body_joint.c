/* test_extract_body_joint.c - extract/body_joint.c, and heads shared by several places (extract/body_names.c). */
#include <string.h>

#include "base/text.h"
#include "extract/bodies.h"

static Lexicon *lexicon;

static char *
join (const GPtrArray *values) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < values->len; i++) {
        const Value *value = g_ptr_array_index (values, i);
        g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", value->text);
    }
    return g_string_free (out, FALSE);
}

typedef struct {
    const char *text, *lead, *coordinators;
} Case;

static void
check_cases (const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        const char *text = cases[i].text;
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, text, (Span){ 0, strlen (text) }, BODIES_IN_SENTENCE);
        g_autofree char *lead = join (found->lead), *coordinators = join (found->coordinators);
        g_test_message ("%s", text);
        g_assert_cmpstr (lead, ==, cases[i].lead);
        g_assert_cmpstr (coordinators, ==, cases[i].coordinators != NULL ? cases[i].coordinators : "");
    }
}

/* What seems whole goes on behind a dash, a comma or `và`. */
static void
test_joints (void) {
    static const Case cases[] = {
        { "Ban Tuyên giáo - Đối ngoại chủ trì, phối hợp với Văn phòng - Tổng hợp rà soát hồ sơ.",
          "Ban Tuyên giáo - Đối ngoại", "Văn phòng - Tổng hợp" },
        { "Ban Tuyên giáo - Công tác xã hội rà soát hồ sơ.", "Ban Tuyên giáo - Công tác xã hội" },
        { "Ban Dân vận - Tổ chức chủ trì rà soát hồ sơ.", "Ban Dân vận - Tổ chức" },
        { "Ban Tuyên giáo, Dân vận và Đối ngoại chủ trì rà soát hồ sơ.", "Ban Tuyên giáo, Dân vận và Đối ngoại" },
        { "Ban Tổ chức và Văn phòng rà soát hồ sơ.", "Ban Tổ chức | Văn phòng" },
        { "Ban Tổ chức, Ban Tuyên giáo - Nữ công rà soát hồ sơ.", "Ban Tổ chức | Ban Tuyên giáo - Nữ công" },
        { "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh chỉ đạo rà soát.",
          "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh" },
        { "Đảng ủy MTTQ và các đoàn thể thành phố chỉ đạo rà soát.", "Đảng ủy MTTQ và các đoàn thể thành phố" },
        { "Đảng ủy Mặt trận Tổ quốc, các đảng ủy xã chỉ đạo rà soát.", "Đảng ủy Mặt trận Tổ quốc | các đảng ủy xã" },
        { "Mặt trận Tổ quốc và các đoàn thể tỉnh vận động hội viên.", "Mặt trận Tổ quốc | các đoàn thể tỉnh" },
        { "Vụ Cơ sở đảng, đảng viên theo dõi việc thực hiện.", "Vụ Cơ sở đảng, đảng viên" },
        { "Công đoàn ngành Xây dựng, Công đoàn ngành Y tế rà soát hồ sơ.",
          "Công đoàn ngành Xây dựng | Công đoàn ngành Y tế" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* A trade is part of a class where the work follows; an unknown verb before an amount is none of it. */
static void
test_trades (void) {
    static const Case cases[] = {
        { "Phối hợp với các hợp tác xã nuôi trồng thủy sản thả giống.", "", "các hợp tác xã nuôi trồng thủy sản" },
        { "Phối hợp với các doanh nghiệp bình ổn thị trường bố trí điểm bán.", "",
          "các doanh nghiệp bình ổn thị trường" },
        { "Các doanh nghiệp xuất khẩu lao động mở phiên giao dịch.", "Các doanh nghiệp xuất khẩu lao động" },
        { "Các doanh nghiệp sản xuất, kinh doanh xăng dầu bảo đảm nguồn cung.",
          "Các doanh nghiệp sản xuất, kinh doanh xăng dầu" },
        { "Các doanh nghiệp vận tải xây dựng kế hoạch tăng chuyến.", "Các doanh nghiệp vận tải" },
        { "UBND xã Bến Lau phối hợp với xã Gò Sim vá cầu.", "UBND xã Bến Lau", "xã Gò Sim" },
        { "Các doanh nghiệp xây dựng kế hoạch tổ chức ca kíp.", "Các doanh nghiệp" },
        { "Phối hợp với chủ đầu tư giải tỏa 12 lều quán.", "", "chủ đầu tư" },
        { "Phối hợp với chủ đầu tư khuân vác 12 kiện hàng.", "", "chủ đầu tư" },
        { "Phối hợp với lực lượng dân quân thôn 3 tuần tra.", "", "lực lượng dân quân thôn 3" },
        { "Phối hợp với gia đình học sinh nhắc nhở trẻ.", "", "gia đình học sinh" },
        { "Phối hợp với người sử dụng lao động lập phương án.", "", "người sử dụng lao động" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* In a cell or field line the words behind a class tell which of them. */
static void
test_trades_in_fields (void) {
    static const Case cases[] = {
        { "UBND các xã trồng dừa", "UBND các xã trồng dừa", NULL },
        { "Sở Công Thương, UBND các xã nuôi trồng thủy sản và Hội Nông dân tỉnh",
          "Sở Công Thương | UBND các xã nuôi trồng thủy sản | Hội Nông dân tỉnh", NULL },
        { "UBND các xã; Sở Y tế", "UBND các xã | Sở Y tế", NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        const char *text = cases[i].text;
        g_autoptr (BodiesFound) found = bodies_read_text (lexicon, text, (Span){ 0, strlen (text) }, BODIES_IN_FIELD);
        g_autofree char *lead = join (found->lead);
        g_assert_cmpstr (lead, ==, cases[i].lead);
    }
}

/* A head printed once for several places of one kind. */
static void
test_shared_heads (void) {
    static const Case cases[] = {
        { "Ban Chỉ huy phòng thủ khu vực 1, khu vực 2 rà soát hồ sơ.",
          "Ban Chỉ huy phòng thủ khu vực 1 | Ban Chỉ huy phòng thủ khu vực 2" },
        { "Tòa án nhân dân khu vực 1, 2 và 5 rà soát hồ sơ.",
          "Tòa án nhân dân khu vực 1 | Tòa án nhân dân khu vực 2 | Tòa án nhân dân khu vực 5" },
        { "UBND xã Bến Lau, phường Gò Sim rà soát hồ sơ.", "UBND xã Bến Lau | UBND phường Gò Sim" },
        { "Công an xã Bến Lau, huyện Gò Sim rà soát hồ sơ.", "Công an xã Bến Lau, huyện Gò Sim" },
        { "Các xã Bến Lau, xã Gò Sim rà soát hồ sơ.", "xã Bến Lau | xã Gò Sim" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* What may go on is below 0.9. */
static void
test_doubts (void) {
    static const char *const cases[] = {
        "Phối hợp với các doanh nghiệp thu mua nông sản.",
        "Phối hợp với Ban Tổ chức, Tuyên giáo Tỉnh ủy rà soát hồ sơ.",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (BodiesFound) found
            = bodies_read_text (lexicon, cases[i], (Span){ 0, strlen (cases[i]) }, BODIES_IN_SENTENCE);
        g_assert_cmpuint (found->coordinators->len, >=, 1);
        g_assert_cmpfloat (((Value *)g_ptr_array_index (found->coordinators, 0))->confidence, <, 0.9);
    }
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_test_add_func ("/extract/body-joint/joints", test_joints);
    g_test_add_func ("/extract/body-joint/trades-in-fields", test_trades_in_fields);
    g_test_add_func ("/extract/body-joint/trades", test_trades);
    g_test_add_func ("/extract/body-joint/shared-heads", test_shared_heads);
    g_test_add_func ("/extract/body-joint/doubts", test_doubts);
    int status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
