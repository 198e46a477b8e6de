/* test_slips.c - base/slips: what is mended in folded text, what stays, and where the slips are. */
#include <string.h>

#include "base/letters.h"
#include "base/slips.h"
#include "base/slips_data.h"
#include "base/text.h"

typedef struct {
    const char *printed, *folded;
} Case;

/* Slips: what is printed, and what patterns see. */
static const Case mended[] = {
    { "TINH ỦY SÔNG MÂY", "tỉnh ủy sông mây" },
    { "Ban Thường vụ Tinh uỷ", "ban thường vụ tỉnh ủy" },
    { "Ủy ban nhân dân tinh giao", "ủy ban nhân dân tỉnh giao" },
    { "UBND dân tinh giao", "ubnd tỉnh giao" },
    { "Uy ban nhãn dân xã", "ủy ban nhân dân xã" },
    { "DẢNG ỦY XÃ SUỐI LÀNH", "đảng ủy xã suối lành" },
    { "Dẳng bộ xã", "đảng bộ xã" },
    { "các sở, nganh, đoàn thể", "các sở, ngành, đoàn thể" },
    { "các ngànhs liên quan", "các ngành liên quan" },
    { "truớc ngày 30/6", "trước ngày 30/6" },
    { "trưóc ngảy 30/6/2026", "trước ngày 30/6/2026" },
    { "đƣợc giao trƣớc", "được giao trước" },
    { "TRƯỜNG, THUỜNG VỤ, TRUNG ƯONG", "trường, thường vụ, trung ương" },
    { "chù trì, phôi hợp vói Sở Y tế", "chủ trì, phối hợp với sở y tế" },
    { "chủ tri, phối họp với", "chủ trì, phối hợp với" },
    { "ngày l5/6/2026", "ngày 15/6/2026" },
    { "3O/6", "30/6" },
    { "ngày 2l tháng l0 năm 2O26", "ngày 21 tháng 10 năm 2026" },
    { "Số: l12-KH/TU", "số: 112-kh/tu" },
    { "KÊ HOẠCH", "kế hoạch" },
    { "Nơi nhân:", "nơi nhận:" },
    { "Kinh gửi:", "kính gửi:" },
    { "Bí thu Huyện úy", "bí thư huyện ủy" },
    { "nhiêm vụ được giao", "nhiệm vụ được giao" },
};

/* Good Vietnamese, and what is not ours to guess. */
static const Case kept[] = {
    { "tinh giản biên chế", "tinh giản biên chế" },
    { "tinh thần trách nhiệm của tỉnh", "tinh thần trách nhiệm của tỉnh" },
    { "bộ máy tinh gọn", "bộ máy tinh gọn" },
    { "Nhân dân tinh thần phấn khởi", "nhân dân tinh thần phấn khởi" },
    { "Đảng bộ tinh gọn đầu mối", "đảng bộ tinh gọn đầu mối" },
    { "Công an tinh nhuệ, hiện đại", "công an tinh nhuệ, hiện đại" },
    { "cung cấp tinh bột, tinh dầu", "cung cấp tinh bột, tinh dầu" },
    { "địa bàn tinh lọc", "địa bàn tinh lọc" },
    { "đang ủy quyền cho Phó Giám đốc", "đang ủy quyền cho phó giám đốc" },
    { "xứng đáng ủy thác", "xứng đáng ủy thác" },
    { "Đảng uy tín", "đảng uy tín" },
    { "huyện uy nghiêm", "huyện uy nghiêm" },
    { "vói tay với lấy", "vói tay với lấy" },
    { "làm chủ trí tuệ nhân tạo", "làm chủ trí tuệ nhân tạo" },
    { "dân chủ tri thức", "dân chủ tri thức" },
    { "để nghị quyết đi vào cuộc sống", "để nghị quyết đi vào cuộc sống" },
    { "quy định kỷ luật, quyết định ký ngày", "quy định kỷ luật, quyết định ký ngày" },
    { "hân hoan thành công", "hân hoan thành công" },
    { "hoàn thanh toán", "hoàn thanh toán" },
    { "đưa ra soát xét", "đưa ra soát xét" },
    { "trái bí thu hoạch", "trái bí thu hoạch" },
    { "Nơi nhân dân sinh sống", "nơi nhân dân sinh sống" },
    { "văn phong báo cáo", "văn phong báo cáo" },
    { "thiếu úy Ban Chỉ huy", "thiếu úy ban chỉ huy" },
    { "thuở xưa, quở trách, huơ tay", "thuở xưa, quở trách, huơ tay" },
    { "5l xăng, 2l/ngày", "5l xăng, 2l/ngày" },
    { "tòa nhà 3o, lô l5", "tòa nhà 3o, lô l5" },
    { "mức 4l/30 người", "mức 4l/30 người" },
    { "chỉ thi hành án", "chỉ thi hành án" },
    { "thương vụ Việt Nam tại nước ngoài", "thương vụ việt nam tại nước ngoài" },
    { "trước ngay cổng cơ quan", "trước ngay cổng cơ quan" },
    { "bệnh phổi hợp lý", "bệnh phổi hợp lý" },
    { "tỉnh, huyện", "tỉnh, huyện" },
};

static void
check (const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autofree char *folded = text_fold (cases[i].printed, -1);
        g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_mended (void) {
    check (mended, G_N_ELEMENTS (mended));
}

static void
test_kept (void) {
    check (kept, G_N_ELEMENTS (kept));
    for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
        g_autoptr (GArray) slips = text_find_slips (kept[i].printed, (Span){ 0, strlen (kept[i].printed) });
        g_assert_cmpuint (slips->len, ==, 0);
    }
}

/* What was right already is no slip, though a phrase of the list holds its words. */
static void
test_right (void) {
    static const char right[]
        = "Ban Thường vụ Tỉnh ủy; Ủy ban nhân dân tỉnh, các sở, ngành chủ trì, phối hợp với Công an tỉnh thực hiện nhiệm vụ, "
          "kế hoạch, hoàn thành trước ngày 30/6/2026. Nơi nhận: Trung ương Đảng Cộng sản Việt Nam, căn cứ Nghị quyết số 12";
    g_autoptr (GArray) slips = text_find_slips (right, (Span){ 0, strlen (right) });
    g_assert_cmpuint (slips->len, ==, 0);
}

static void
check_slip (const char *text, guint i, const char *printed, const char *meant, gboolean by_letters) {
    g_autoptr (GArray) slips = text_find_slips (text, (Span){ 0, strlen (text) });
    g_assert_cmpuint (slips->len, >, i);
    const Slip *slip = &g_array_index (slips, Slip, i);
    g_autofree char *at = g_strndup (text + slip->start, slip->end - slip->start);
    g_assert_cmpstr (at, ==, printed);
    g_assert_cmpstr (slip->meant, ==, meant);
    g_assert_cmpint (slip->by_letters, ==, by_letters);
}

static void
test_places (void) {
    check_slip ("Giao Ủy ban nhân dân tinh", 0, "tinh", "tỉnh", FALSE);
    check_slip ("hoàn thành truớc", 0, "truớc", "trước", TRUE);
    check_slip ("ngày 3O/6", 0, "3O", "30", FALSE);
    check_slip ("các ngànhs", 0, "ngànhs", "ngành", FALSE);
}

/* The map leads back to what is printed, also where a letter or word is dropped. */
static void
test_map (void) {
    static const char text[] = "các ngànhs, UBND dân tinh";
    g_autoptr (FoldedText) folded = folded_text_new (text, (Span){ 0, strlen (text) });
    const char *at = strstr (folded->folded, "ngành");
    g_assert_nonnull (at);
    Span span
        = folded_text_span (folded, (gsize)(at - folded->folded), (gsize)(at - folded->folded) + strlen ("ngành"));
    g_autofree char *printed = g_strndup (text + span.start, span_length (span));
    g_assert_cmpstr (printed, ==, "ngànhs");
    g_assert_cmpuint (folded->origin[folded->length], ==, strlen (text));
    for (gsize i = 1; i <= folded->length; i++)
        g_assert_cmpuint (folded->origin[i - 1], <=, folded->origin[i]);
}

/* What is compiled in is what would be worked out. */
static void
test_letters (void) {
    for (gunichar c = 0; c < LETTERS_TABLE_SIZE; c++) {
        gunichar tone;
        g_assert_cmpuint (letters_table[c].letter, ==, letters_split_tone (c, &tone));
        g_assert_cmpuint (letters_table[c].tone, ==, tone);
        g_assert_cmpuint (letters_table[c].folded, ==, letters_fold (c));
    }
}

static void
append_word (GArray *text, guint number) {
    const gunichar space = ' ';
    gsize n;
    const gunichar *characters = slips_peek_word (number, &n);
    if (text->len > 0)
        g_array_append_val (text, space);
    g_array_append_vals (text, characters, (guint)n);
}

/* A dash that the file lists stands between words: it is none that is looked for. */
static gboolean
has_sign (const GArray *text) {
    for (guint i = 0; i < text->len; i++)
        if (g_array_index (text, gunichar, i) == '-')
            return TRUE;
    return FALSE;
}

/* The sieves let every phrase pass, whichever of its words stand there, and not the word alone that is a slip in one. */
static void
test_sieves (void) {
    guint phrases = 0;
    for (guint number = SLIP_NO_WORD + 1; number < slips_n_words (); number++) {
        const GArray *triggers = slips_peek_triggers (number);
        for (guint i = 0; triggers != NULL && i < triggers->len; i++, phrases++) {
            const SlipTrigger *trigger = &g_array_index (triggers, SlipTrigger, i);
            for (guint choice = 0; choice < 40; choice++) {
                g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (gunichar));
                for (guint place = 0; place < trigger->phrase->n_words; place++) {
                    const GArray *choices = trigger->phrase->words[place];
                    guint other = g_array_index (choices, SlipChoice, choice % choices->len).printed;
                    append_word (text, place == trigger->place ? number : other);
                }
                if (!has_sign (text))
                    g_assert_true (slips_suspect ((const gunichar *)(gpointer)text->data, text->len));
            }
        }
    }
    g_assert_cmpuint (phrases, >, 100);
    const gunichar culture[] = { 'v', 0x103, 'n', ' ', 'h', 0xF3, 'a' }; /* `hóa` is a slip in some phrases */
    g_assert_false (slips_suspect (culture, G_N_ELEMENTS (culture)));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/slips/mended", test_mended);
    g_test_add_func ("/base/slips/kept", test_kept);
    g_test_add_func ("/base/slips/right", test_right);
    g_test_add_func ("/base/slips/places", test_places);
    g_test_add_func ("/base/slips/map", test_map);
    g_test_add_func ("/base/slips/letters", test_letters);
    g_test_add_func ("/base/slips/sieves", test_sieves);
    return g_test_run ();
}
