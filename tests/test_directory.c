/* test_directory.c - extract/directory: what names of bodies mean, and what became of them. */
#include "extract/directory.h"

#include <string.h>

static PartialDate
day (const char *text) {
    PartialDate date = PARTIAL_DATE_NONE;
    if (text != NULL)
        g_assert_true (partial_date_parse (text, &date));
    return date;
}

/* `relation id-or-name`, joined. */
static char *
join_successors (const BodyEntry *entry) {
    GString *all = g_string_new (NULL);
    for (guint i = 0; i < entry->successors->len; i++) {
        const BodySuccessor *successor = g_ptr_array_index (entry->successors, i);
        g_string_append_printf (all, "%s%s %s", all->len > 0 ? " | " : "", successor->relation, successor->name);
    }
    return g_string_free (all, FALSE);
}

static void
test_ways_of_writing (void) {
    static const struct {
        const char *id;
        const char *names[12];
    } bodies[] = {
        { "province/so-nong-nghiep-va-moi-truong@ca-mau",
          { "Sở Nông nghiệp và Môi trường tỉnh Cà Mau", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH CÀ MAU",
            "Sở NN&MT tỉnh Cà Mau", "Sở NNMT Cà Mau", "Sở Nông nghiệp, Môi trường tỉnh Cà Mau",
            "Sở NN và Môi trường tỉnh Cà Mau", "Giám đốc Sở Nông nghiệp và Môi trường tỉnh Cà Mau",
            "Sở Nông nghiệp - Môi trường  tỉnh Cà Mau;" } },
        { "province/uy-ban-nhan-dan@can-tho",
          { "Ủy ban nhân dân thành phố Cần Thơ", "Uỷ ban nhân dân TP. Cần Thơ", "UBND TP Cần Thơ",
            "UBND thành phố Cần Thơ", "Chủ tịch UBND thành phố Cần Thơ", "UBND Cần Thơ",
            "U\xcc\x89y ban nh\xc3\xa2n d\xc3\xa2n th\xc3\xa0nh phố Cần Thơ" } },
        { "province/uy-ban-nhan-dan@ho-chi-minh",
          { "UBND TP.HCM", "UBND TPHCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "UBND TP. Hồ Chí Minh" } },
        { "province/tinh-uy@lam-dong",
          { "Tỉnh ủy Lâm Đồng", "TỈNH UỶ LÂM ĐỒNG", "Ban Thường vụ Tỉnh ủy Lâm Đồng", "Bí thư Tỉnh ủy Lâm Đồng",
            "Ban Chấp hành Đảng bộ tỉnh Lâm Đồng", "Thường trực Tỉnh ủy Lâm Đồng" } },
        { "province/tinh-uy@hai-phong", { "Thành ủy Hải Phòng", "THÀNH UỶ HẢI PHÒNG" } },
        { "province/ban-to-chuc-tinh-uy@lam-dong",
          { "Ban Tổ chức Tỉnh ủy Lâm Đồng", "Trưởng Ban Tổ chức Tỉnh ủy Lâm Đồng" } },
        { "central/bo-nong-nghiep-va-moi-truong",
          { "Bộ Nông nghiệp và Môi trường", "Bộ NN&MT", "BNNMT", "Bộ trưởng Bộ Nông nghiệp và Môi trường" } },
        { "central/thu-tuong-chinh-phu", { "Thủ tướng Chính phủ", "Thủ tướng", "TTg" } },
        { "central/uy-ban-trung-uong-mat-tran-to-quoc-viet-nam",
          { "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "UBTW MTTQ Việt Nam", "Mặt trận Tổ quốc Việt Nam" } },
        { "commune/uy-ban-nhan-dan@xa-suoi-may",
          { "UBND xã Suối Mây", "ỦY BAN NHÂN DÂN XÃ SUỐI MÂY", "Chủ tịch UBND xã Suối Mây" } },
        { "commune/phong-kinh-te-ha-tang-va-do-thi@phuong-hoa-cuong",
          { "Phòng Kinh tế, Hạ tầng và Đô thị phường Hoa Cương", "Phòng KTHT&ĐT phường Hoa Cương" } },
        { "commune/dang-uy@dac-khu-phu-quy@lam-dong",
          { "Đảng ủy đặc khu Phú Quý, tỉnh Lâm Đồng", "Đảng uỷ đặc khu Phú Quý tỉnh Lâm Đồng" } },
        { "commune/van-phong-hoi-dong-nhan-dan-va-uy-ban-nhan-dan@xa-suoi-may",
          { "Văn phòng HĐND và UBND xã Suối Mây", "Văn phòng HĐND - UBND xã Suối Mây", "VP HĐND&UBND xã Suối Mây" } },
        { "district/phong-tai-chinh-ke-hoach@huyen-van-yen@yen-bai",
          { "Phòng Tài chính - Kế hoạch huyện Văn Yên, tỉnh Yên Bái", "Phòng TC-KH huyện Văn Yên tỉnh Yên Bái" } },
        { "province/so-lao-dong-thuong-binh-va-xa-hoi@hue",
          { "Sở Lao động - Thương binh và Xã hội thành phố Huế", "Sở LĐ-TB&XH thành phố Huế", "Sở LĐTBXH TP Huế",
            "Sở Lao động - TBXH thành phố Huế" } },
        { "province/tinh-doan", { "Tỉnh đoàn", "Thành đoàn" } },
        { "province/bao-hiem-xa-hoi@ca-mau", { "Bảo hiểm xã hội tỉnh Cà Mau", "BHXH tỉnh Cà Mau" } },
        { "province/so-tu-phap", { "Sở Tư pháp", "Sở TP" } },
        { "province/uy-ban-nhan-dan@ba-ria-vung-tau",
          { "UBND tỉnh Bà Rịa - Vũng Tàu", "UBND tỉnh BR-VT", "UBND tỉnh Bà Rịa – Vũng Tàu" } },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
        for (gsize k = 0; k < G_N_ELEMENTS (bodies[i].names) && bodies[i].names[k] != NULL; k++) {
            g_autoptr (BodyEntry) entry = directory_lookup (bodies[i].names[k], NULL);
            if (g_strcmp0 (entry->id, bodies[i].id) != 0)
                g_test_message ("%s: %s", bodies[i].names[k], entry->id);
            g_assert_cmpstr (entry->id, ==, bodies[i].id);
            g_assert_cmpint (entry->standing, ==, BODY_KNOWN);
        }
}

static void
test_successors (void) {
    static const struct {
        const char *name, *full, *to, *successors;
    } bodies[] = {
        { "Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch và Đầu tư", "2025-02-28", "merged-into Bộ Tài chính" },
        { "Bộ TT&TT", "Bộ Thông tin và Truyền thông", "2025-02-28",
          "split-into Bộ Khoa học và Công nghệ | split-into Bộ Văn hóa, Thể thao và Du lịch" },
        { "Bộ Tài chính", "Bộ Tài chính", NULL, "" },
        { "Sở Kế hoạch và Đầu tư tỉnh Bạc Liêu", "Sở Kế hoạch và Đầu tư tỉnh Bạc Liêu", "2025-02-28",
          "merged-into Sở Tài chính tỉnh Cà Mau" },
        { "Sở Tài chính tỉnh Bạc Liêu", "Sở Tài chính tỉnh Bạc Liêu", "2025-06-30",
          "merged-into Sở Tài chính tỉnh Cà Mau" },
        { "Sở TTTT thành phố Đà Nẵng", "Sở Thông tin và Truyền thông thành phố Đà Nẵng", "2025-02-28",
          "split-into Sở Khoa học và Công nghệ thành phố Đà Nẵng | split-into Sở Văn hóa, Thể thao và Du lịch thành phố Đà Nẵng" },
        { "Ban Dân vận Tỉnh ủy Bình Dương", "Ban Dân vận Tỉnh ủy Bình Dương", "2025-02",
          "merged-into Ban Tuyên giáo và Dân vận Thành ủy Hồ Chí Minh" },
        { "Tỉnh ủy Hà Giang", "Tỉnh ủy Hà Giang", "2025-06-30", "merged-into Tỉnh ủy Tuyên Quang" },
        { "Đảng đoàn HĐND tỉnh Sơn La", "Đảng đoàn Hội đồng nhân dân tỉnh Sơn La", "2025-02",
          "merged-into Đảng ủy các cơ quan Đảng tỉnh Sơn La" },
        { "Ban Cán sự đảng UBND tỉnh", "Ban Cán sự đảng Ủy ban nhân dân", "2025-02",
          "renamed Đảng ủy Ủy ban nhân dân" },
        { "UBND huyện Văn Yên, tỉnh Yên Bái", "Ủy ban nhân dân huyện Văn Yên", "2025-06-30",
          "duties-to Ủy ban nhân dân tỉnh Lào Cai | duties-to Ủy ban nhân dân cấp xã" },
        { "Huyện ủy Văn Yên", "Huyện ủy Văn Yên", "2025-06-30", "duties-to Tỉnh ủy | duties-to Đảng ủy cấp xã" },
        { "Quận ủy Ninh Kiều", "Quận ủy Ninh Kiều", "2025-06-30", "duties-to Tỉnh ủy | duties-to Đảng ủy cấp xã" },
        { "Cục Thuế tỉnh Nam Định", "Cục Thuế tỉnh Nam Định", "2025-02-28", "renamed Thuế tỉnh Ninh Bình" },
        { "UBND tỉnh Thừa Thiên Huế", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2024-12-31",
          "renamed Ủy ban nhân dân thành phố Huế" },
        { "Sở Y tế tỉnh Hà Tây", "Sở Y tế tỉnh Hà Tây", "2008-07-31", "merged-into Sở Y tế thành phố Hà Nội" },
        { "Phòng Nội vụ thị xã Nghĩa Lộ", "Phòng Nội vụ thị xã Nghĩa Lộ", "2025-06-30",
          "duties-to Sở Nội vụ | duties-to Ủy ban nhân dân cấp xã" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
        g_autoptr (BodyEntry) entry = directory_lookup (bodies[i].name, NULL);
        g_autofree char *to = partial_date_format (entry->to);
        g_autofree char *successors = join_successors (entry);
        g_assert_cmpstr (entry->name, ==, bodies[i].full);
        g_assert_cmpstr (to, ==, bodies[i].to);
        g_assert_cmpstr (successors, ==, bodies[i].successors);
    }
}

static void
test_context (void) {
    static const struct {
        const char *name, *issuer, *province, *date, *id;
        gboolean ambiguous;
    } lookups[] = {
        { "Sở Tài chính", NULL, NULL, NULL, "province/so-tai-chinh", FALSE },
        { "Sở Tài chính", NULL, "Cà Mau", NULL, "province/so-tai-chinh@ca-mau", FALSE },
        { "Sở Tài chính", "Ủy ban nhân dân tỉnh Cà Mau", NULL, NULL, "province/so-tai-chinh@ca-mau", FALSE },
        { "Sở Tài chính tỉnh Lào Cai", "UBND tỉnh Cà Mau", NULL, NULL, "province/so-tai-chinh@lao-cai", FALSE },
        { "UBND tỉnh", "Tỉnh ủy Cà Mau", NULL, NULL, "province/uy-ban-nhan-dan@ca-mau", FALSE },
        { "UBND", "Đảng ủy xã Suối Mây", NULL, NULL, "commune/uy-ban-nhan-dan", FALSE },
        { "UBND", "Tỉnh ủy Cà Mau", NULL, NULL, "province/uy-ban-nhan-dan@ca-mau", FALSE },
        { "UBND", NULL, NULL, NULL, "province/uy-ban-nhan-dan", TRUE },
        { "Công an", "UBND xã Suối Mây", NULL, NULL, "commune/cong-an", FALSE },
        { "Văn phòng HĐND và UBND", "Huyện ủy Văn Yên", NULL, "2024-05-01",
          "district/van-phong-hoi-dong-nhan-dan-va-uy-ban-nhan-dan", FALSE },
        { "Thành ủy", "Ủy ban nhân dân thành phố Cần Thơ", NULL, NULL, "province/tinh-uy@can-tho", FALSE },
        { "UBND thành phố Bắc Ninh", NULL, NULL, "2024-03-01", "district/uy-ban-nhan-dan@thanh-pho-bac-ninh", FALSE },
        { "UBND thành phố Bắc Ninh", NULL, NULL, "2026-10-01", "province/uy-ban-nhan-dan@bac-ninh", FALSE },
        { "UBND thành phố Cà Mau", NULL, NULL, NULL, "district/uy-ban-nhan-dan@thanh-pho-ca-mau", FALSE },
        { "UBND thành phố", "Thành ủy Đà Nẵng", NULL, NULL, "province/uy-ban-nhan-dan@da-nang", FALSE },
        { "Bộ Tài chính", "UBND tỉnh Cà Mau", NULL, NULL, "central/bo-tai-chinh", FALSE },
        { "Phòng Kinh tế", NULL, NULL, NULL, "district/phong-kinh-te", TRUE }, /* of whichever level was there */
        { "Phòng Kinh tế", NULL, NULL, "2024-05-01", "district/phong-kinh-te", FALSE },
        { "Phòng Kinh tế", NULL, NULL, "2026-05-01", "commune/phong-kinh-te", FALSE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (lookups); i++) {
        BodyContext context = { lookups[i].issuer, lookups[i].province, day (lookups[i].date) };
        g_autoptr (BodyEntry) entry = directory_lookup (lookups[i].name, &context);
        g_assert_cmpstr (entry->id, ==, lookups[i].id);
        g_assert_cmpint (entry->ambiguous, ==, lookups[i].ambiguous);
    }
}

static void
test_standing (void) {
    static const struct {
        const char *name;
        BodyStanding standing;
        gboolean checked;
    } names[] = {
        { "Sở Nông nghệp và Môi trường", BODY_UNKNOWN, TRUE }, /* mistyped */
        { "Sở Kinh tế số", BODY_UNKNOWN, TRUE },
        { "Bộ Biển và Hải đảo", BODY_UNKNOWN, TRUE },
        { "UBND tỉnh Cà Máu", BODY_UNKNOWN, TRUE },
        { "Công ty Cổ phần Cấp nước Suối Mây", BODY_UNKNOWN, FALSE },
        { "Trung tâm Điều dưỡng Suối Mây", BODY_UNKNOWN, FALSE },
        { "Ban Chỉ đạo 35 tỉnh", BODY_UNKNOWN, FALSE },
        { "Bộ phận Một cửa", BODY_UNKNOWN, FALSE },
        { "các sở, ban, ngành", BODY_CLASS, FALSE },
        { "Các cơ quan, đơn vị có liên quan", BODY_CLASS, FALSE },
        { "UBND cấp xã", BODY_CLASS, FALSE },
        { "UBND các xã, phường", BODY_CLASS, FALSE },
        { "Thủ trưởng các đơn vị", BODY_CLASS, FALSE },
        { "hoàn thành trong tháng", BODY_NONE, FALSE },
        { "", BODY_NONE, FALSE },
        { "  ,;", BODY_NONE, FALSE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (BodyEntry) entry = directory_lookup (names[i].name, NULL);
        g_assert_cmpint (entry->standing, ==, names[i].standing);
        g_assert_null (entry->id);
        if (entry->standing == BODY_UNKNOWN)
            g_assert_cmpint (entry->checked, ==, names[i].checked);
    }
}

static void
test_existed (void) {
    g_autoptr (BodyEntry) old = directory_lookup ("Bộ Giao thông vận tải", NULL);
    g_autoptr (BodyEntry) young = directory_lookup ("Sở Dân tộc và Tôn giáo tỉnh Sơn La", NULL);
    g_assert_true (body_entry_existed_on (old, day ("2024-05-01")));
    g_assert_true (body_entry_existed_on (old, day ("2025-02")));
    g_assert_false (body_entry_existed_on (old, day ("2025-03-01")));
    g_assert_true (body_entry_existed_on (old, day ("2025"))); /* some of the year */
    g_assert_false (body_entry_existed_on (young, day ("2024-12-31")));
    g_assert_true (body_entry_existed_on (young, day ("2026-01-01")));
    g_assert_true (body_entry_existed_on (old, PARTIAL_DATE_NONE));
}

/* Every row: its own name finds it, its days are in order, who ended has somebody after it, who follows is there. */
static void
test_tables (void) {
    g_autoptr (GPtrArray) list = directory_list ();
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
    g_assert_cmpuint (list->len, >, 250);
    for (guint i = 0; i < list->len; i++) {
        const BodyEntry *entry = g_ptr_array_index (list, i);
        g_assert_cmpint (entry->level, !=, BODY_LEVEL_UNKNOWN);
        g_assert_true (g_hash_table_add (ids, entry->id));
        g_assert_cmpuint (entry->to.year != 0, ==, entry->successors->len > 0);
        if (entry->from.year != 0 && entry->to.year != 0)
            g_assert_cmpint (partial_date_compare (entry->from, entry->to), <=, 0);
        for (guint k = 0; k < entry->successors->len; k++) {
            const BodySuccessor *successor = g_ptr_array_index (entry->successors, k);
            g_assert_true (successor->id != NULL || strstr (successor->name, "cấp xã") != NULL);
        }
        if (entry->level == BODY_LEVEL_CENTRAL) {
            g_autoptr (BodyEntry) again = directory_lookup (entry->name, NULL);
            g_assert_cmpstr (again->id, ==, entry->id);
        }
    }
}

/* A name without an end takes no time. */
static void
test_long (void) {
    g_autoptr (GString) name = g_string_new ("UBND ");
    for (guint i = 0; i < 200000; i++)
        g_string_append (name, "xã tỉnh ");
    g_autoptr (BodyEntry) entry = directory_lookup (name->str, NULL);
    g_assert_nonnull (entry);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/directory/ways-of-writing", test_ways_of_writing);
    g_test_add_func ("/extract/directory/successors", test_successors);
    g_test_add_func ("/extract/directory/context", test_context);
    g_test_add_func ("/extract/directory/standing", test_standing);
    g_test_add_func ("/extract/directory/existed", test_existed);
    g_test_add_func ("/extract/directory/tables", test_tables);
    g_test_add_func ("/extract/directory/long", test_long);
    return g_test_run ();
}
