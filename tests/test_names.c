/* test_names.c - base/names: letterhead capitals to those of a sentence. */
#include "base/names.h"

static void
test_capitals (void) {
    static const struct {
        const char *printed, *written;
    } names[] = {
        { "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai" },
        { "UỶ BAN NHÂN DÂN XÃ SUỐI MÂY", "Uỷ ban nhân dân xã Suối Mây" },
        { "ĐẢNG ỦY XÃ SUỐI MÂY", "Đảng ủy xã Suối Mây" },
        { "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Đảng bộ tỉnh Lâm Đồng" },
        { "TỈNH ỦY LÂM ĐỒNG", "Tỉnh ủy Lâm Đồng" },
        { "BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy" },
        { "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY", "Ban Tuyên giáo và Dân vận Tỉnh ủy" },
        { "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường" },
        { "SỞ CÔNG THƯƠNG", "Sở Công Thương" },
        { "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch" },
        { "PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội" },
        { "VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ" },
        { "ỦY BAN KIỂM TRA TRUNG ƯƠNG", "Ủy ban Kiểm tra Trung ương" },
        { "THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh" },
        { "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ SUỐI MÂY", "Trung tâm Phục vụ hành chính công xã Suối Mây" },
        { "", "" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *written = name_in_sentence (names[i].printed);
        g_assert_cmpstr (written, ==, names[i].written);
    }
}

static void
test_left_alone (void) {
    static const char *const names[]
        = { "Sở Tài chính", "UBND xã", "Trưởng các phòng, ngành", "Đảng ủy xã Suối Mây", "  " };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *written = name_in_sentence (names[i]);
        g_assert_cmpstr (written, ==, names[i]);
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/names/capitals", test_capitals);
    g_test_add_func ("/base/names/left-alone", test_left_alone);
    return g_test_run ();
}
