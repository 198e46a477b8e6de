/* test_ingest_legacy.c - the encodings from before Unicode: each letter, telling them apart, fonts, capitals. */
#include "tests/ingest_fixture.h"

#include "base/text.h"
#include "ingest/legacy.h"
#include "ingest/legacy_tables.h"

/* clang-format off */
static const LegacyEncoding encodings[] = { LEGACY_TCVN3, LEGACY_VNI, LEGACY_VPS, LEGACY_WINDOWS_1258 };

/* The 134 letters beyond ASCII and their bytes in TCVN3, VNI-Windows, VPS and Windows-1258; NULL where there is none. */
static const struct {
    const char *letter;
    const char *bytes[G_N_ELEMENTS (encodings)];
} letters[] = {
    { "á", { "\270", "a\371", "\341", "\341" } },
    { "à", { "\265", "a\370", "\340", "\340" } },
    { "ả", { "\266", "a\373", "\344", "a\322" } },
    { "ã", { "\267", "a\365", "\343", "a\336" } },
    { "ạ", { "\271", "a\357", "\345", "a\362" } },
    { "ă", { "\250", "a\352", "\346", "\343" } },
    { "ắ", { "\276", "a\351", "\241", "\343\354" } },
    { "ằ", { "\273", "a\350", "\242", "\343\314" } },
    { "ẳ", { "\274", "a\372", "\243", "\343\322" } },
    { "ẵ", { "\275", "a\374", "\244", "\343\336" } },
    { "ặ", { "\306", "a\353", "\245", "\343\362" } },
    { "â", { "\251", "a\342", "\342", "\342" } },
    { "ấ", { "\312", "a\341", "\303", "\342\354" } },
    { "ầ", { "\307", "a\340", "\300", "\342\314" } },
    { "ẩ", { "\310", "a\345", "\304", "\342\322" } },
    { "ẫ", { "\311", "a\343", "\305", "\342\336" } },
    { "ậ", { "\313", "a\344", "\306", "\342\362" } },
    { "é", { "\320", "e\371", "\351", "\351" } },
    { "è", { "\314", "e\370", "\350", "\350" } },
    { "ẻ", { "\316", "e\373", "\310", "e\322" } },
    { "ẽ", { "\317", "e\365", "\353", "e\336" } },
    { "ẹ", { "\321", "e\357", "\313", "e\362" } },
    { "ê", { "\252", "e\342", "\352", "\352" } },
    { "ế", { "\325", "e\341", "\211", "\352\354" } },
    { "ề", { "\322", "e\340", "\212", "\352\314" } },
    { "ể", { "\323", "e\345", "\213", "\352\322" } },
    { "ễ", { "\324", "e\343", "\315", "\352\336" } },
    { "ệ", { "\326", "e\344", "\214", "\352\362" } },
    { "í", { "\335", "\355", "\355", "\355" } },
    { "ì", { "\327", "\354", "\354", "i\314" } },
    { "ỉ", { "\330", "\346", "\314", "i\322" } },
    { "ĩ", { "\334", "\363", "\357", "i\336" } },
    { "ị", { "\336", "\362", "\316", "i\362" } },
    { "ó", { "\343", "o\371", "\363", "\363" } },
    { "ò", { "\337", "o\370", "\362", "o\314" } },
    { "ỏ", { "\341", "o\373", "\325", "o\322" } },
    { "õ", { "\342", "o\365", "\365", "o\336" } },
    { "ọ", { "\344", "o\357", "\206", "o\362" } },
    { "ô", { "\253", "o\342", "\364", "\364" } },
    { "ố", { "\350", "o\341", "\323", "\364\354" } },
    { "ồ", { "\345", "o\340", "\322", "\364\314" } },
    { "ổ", { "\346", "o\345", "\260", "\364\322" } },
    { "ỗ", { "\347", "o\343", "\207", "\364\336" } },
    { "ộ", { "\351", "o\344", "\266", "\364\362" } },
    { "ơ", { "\254", "\364", "\326", "\365" } },
    { "ớ", { "\355", "\364\371", "\247", "\365\354" } },
    { "ờ", { "\352", "\364\370", "\251", "\365\314" } },
    { "ở", { "\353", "\364\373", "\252", "\365\322" } },
    { "ỡ", { "\354", "\364\365", "\253", "\365\336" } },
    { "ợ", { "\356", "\364\357", "\256", "\365\362" } },
    { "ú", { "\363", "u\371", "\372", "\372" } },
    { "ù", { "\357", "u\370", "\371", "\371" } },
    { "ủ", { "\361", "u\373", "\373", "u\322" } },
    { "ũ", { "\362", "u\365", "\333", "u\336" } },
    { "ụ", { "\364", "u\357", "\370", "u\362" } },
    { "ư", { "\255", "\366", "\334", "\375" } },
    { "ứ", { "\370", "\366\371", "\331", "\375\354" } },
    { "ừ", { "\365", "\366\370", "\330", "\375\314" } },
    { "ử", { "\366", "\366\373", "\272", "\375\322" } },
    { "ữ", { "\367", "\366\365", "\273", "\375\336" } },
    { "ự", { "\371", "\366\357", "\277", "\375\362" } },
    { "ý", { "\375", "y\371", "\232", "y\354" } },
    { "ỳ", { "\372", "y\370", "\377", "y\314" } },
    { "ỷ", { "\373", "y\373", "\233", "y\322" } },
    { "ỹ", { "\374", "y\365", "\317", "y\336" } },
    { "ỵ", { "\376", "\356", "\234", "y\362" } },
    { "đ", { "\256", "\361", "\307", "\360" } },
    { "Á", { NULL, "A\331", "\301", "\301" } },
    { "À", { NULL, "A\330", "\200", "\300" } },
    { "Ả", { NULL, "A\333", "\201", "A\322" } },
    { "Ã", { NULL, "A\325", "\202", "A\336" } },
    { "Ạ", { NULL, "A\317", NULL, "A\362" } },
    { "Ă", { "\241", "A\312", "\210", "\303" } },
    { "Ắ", { NULL, "A\311", "\215", "\303\354" } },
    { "Ằ", { NULL, "A\310", "\216", "\303\314" } },
    { "Ẳ", { NULL, "A\332", "\217", "\303\322" } },
    { "Ẵ", { NULL, "A\334", "\360", "\303\336" } },
    { "Ặ", { NULL, "A\313", NULL, "\303\362" } },
    { "Â", { "\242", "A\302", "\302", "\302" } },
    { "Ấ", { NULL, "A\301", "\203", "\302\354" } },
    { "Ầ", { NULL, "A\300", "\204", "\302\314" } },
    { "Ẩ", { NULL, "A\305", "\205", "\302\322" } },
    { "Ẫ", { NULL, "A\303", NULL, "\302\336" } },
    { "Ậ", { NULL, "A\304", NULL, "\302\362" } },
    { "É", { NULL, "E\331", "\311", "\311" } },
    { "È", { NULL, "E\330", "\327", "\310" } },
    { "Ẻ", { NULL, "E\333", "\336", "E\322" } },
    { "Ẽ", { NULL, "E\325", "\376", "E\336" } },
    { "Ẹ", { NULL, "E\317", NULL, "E\362" } },
    { "Ê", { "\243", "E\302", "\312", "\312" } },
    { "Ế", { NULL, "E\301", "\220", "\312\354" } },
    { "Ề", { NULL, "E\300", "\223", "\312\314" } },
    { "Ể", { NULL, "E\305", "\224", "\312\322" } },
    { "Ễ", { NULL, "E\303", "\225", "\312\336" } },
    { "Ệ", { NULL, "E\304", NULL, "\312\362" } },
    { "Í", { NULL, "\315", "\264", "\315" } },
    { "Ì", { NULL, "\314", "\265", "I\314" } },
    { "Ỉ", { NULL, "\306", "\267", "I\322" } },
    { "Ĩ", { NULL, "\323", "\270", "I\336" } },
    { "Ị", { NULL, "\322", NULL, "I\362" } },
    { "Ó", { NULL, "O\331", "\271", "\323" } },
    { "Ò", { NULL, "O\330", "\274", "O\314" } },
    { "Ỏ", { NULL, "O\333", "\275", "O\322" } },
    { "Õ", { NULL, "O\325", "\276", "O\336" } },
    { "Ọ", { NULL, "O\317", NULL, "O\362" } },
    { "Ô", { "\244", "O\302", "\324", "\324" } },
    { "Ố", { NULL, "O\301", "\226", "\324\354" } },
    { "Ồ", { NULL, "O\300", "\227", "\324\314" } },
    { "Ổ", { NULL, "O\305", "\230", "\324\322" } },
    { "Ỗ", { NULL, "O\303", "\231", "\324\336" } },
    { "Ộ", { NULL, "O\304", NULL, "\324\362" } },
    { "Ơ", { "\245", "\324", "\367", "\325" } },
    { "Ớ", { NULL, "\324\331", "\235", "\325\354" } },
    { "Ờ", { NULL, "\324\330", "\236", "\325\314" } },
    { "Ở", { NULL, "\324\333", "\237", "\325\322" } },
    { "Ỡ", { NULL, "\324\325", "\246", "\325\336" } },
    { "Ợ", { NULL, "\324\317", NULL, "\325\362" } },
    { "Ú", { NULL, "U\331", "\332", "\332" } },
    { "Ù", { NULL, "U\330", "\250", "\331" } },
    { "Ủ", { NULL, "U\333", "\321", "U\322" } },
    { "Ũ", { NULL, "U\325", "\254", "U\336" } },
    { "Ụ", { NULL, "U\317", NULL, "U\362" } },
    { "Ư", { "\246", "\326", "\320", "\335" } },
    { "Ứ", { NULL, "\326\331", "\255", "\335\354" } },
    { "Ừ", { NULL, "\326\330", "\257", "\335\314" } },
    { "Ử", { NULL, "\326\333", "\261", "\335\322" } },
    { "Ữ", { NULL, "\326\325", NULL, "\335\336" } },
    { "Ự", { NULL, "\326\317", NULL, "\335\362" } },
    { "Ý", { NULL, "Y\331", "\335", "Y\354" } },
    { "Ỳ", { NULL, "Y\330", "\262", "Y\314" } },
    { "Ỷ", { NULL, "Y\333", "\375", "Y\322" } },
    { "Ỹ", { NULL, "Y\325", "\263", "Y\336" } },
    { "Ỵ", { NULL, "\316", NULL, "Y\362" } },
    { "Đ", { "\247", "\321", "\361", "\320" } },
};

/* The bytes of `text` in an encoding, by the table above; what it has not is the small letter. */
static char *
encode (guint encoding, const char *text) {
    GString *bytes = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gsize n = (gsize)(g_utf8_next_char (p) - p);
        g_autofree char *c = g_strndup (p, n), *lower = g_utf8_strdown (c, -1);
        const char *found = NULL;
        for (gsize pass = 0; pass < 2 && found == NULL; pass++)
            for (gsize i = 0; i < G_N_ELEMENTS (letters) && found == NULL; i++)
                if (strcmp (letters[i].letter, pass == 0 ? c : lower) == 0)
                    found = letters[i].bytes[encoding];
        if (found == NULL && n > 1) {
            char byte[2] = { (char)legacy_byte_of (g_utf8_get_char (p)), '\0' };
            g_assert_cmpint (byte[0], !=, 0);
            g_string_append (bytes, byte);
        } else
            g_string_append (bytes, found != NULL ? found : c);
    }
    return g_string_free (bytes, FALSE);
}

/* The bytes as the characters that Word stores for them. */
static char *
store (const char *bytes, gboolean symbols) {
    GString *text = g_string_new (NULL);
    for (; *bytes != '\0'; bytes++) {
        guint8 byte = (guint8)*bytes;
        gunichar shown = byte < 0x80 ? byte : legacy_tables[LEGACY_WINDOWS_1252][byte - 0x80];
        if (symbols && byte >= 0x20)
            shown = 0xF000 + byte;
        g_string_append_unichar (text, shown != 0 ? shown : byte);
    }
    return g_string_free (text, FALSE);
}

static void
test_letters (void) {
    static const guint counts[] = { 74, 134, 120, 134 };
    g_assert_cmpuint (G_N_ELEMENTS (letters), ==, 134);
    for (guint k = 0; k < G_N_ELEMENTS (encodings); k++) {
        guint found = 0;
        for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
            g_autofree char *stored = NULL, *decoded = NULL, *nfc = NULL;
            guint bad;
            if (letters[i].bytes[k] == NULL)
                continue;
            for (guint symbols = 0; symbols < 2; symbols++) {
                g_autofree char *raw = store (letters[i].bytes[k], symbols), *text = NULL, *composed = NULL;
                /* a letter of VPS that is a sign elsewhere stands behind a capital */
                text = legacy_decode (encodings[k], raw, 'T', &bad);
                composed = text_nfc (text, -1);
                g_assert_cmpstr (composed, ==, letters[i].letter);
                g_assert_cmpuint (bad, ==, 0);
            }
            found++;
        }
        g_assert_cmpuint (found, ==, counts[k]);
    }
}

static const char plan[] = "ỦY BAN NHÂN DÂN TỈNH MẪU\n\nKẾ HOẠCH\nThực hiện cải cách hành chính năm 2026\n\n"
                           "Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị rà soát, tổng hợp kết quả trước ngày 30/6/2026; kỹ lưỡng, đầy đủ.\n"
                           "Các xã, phường tự kiểm tra, báo cáo “kịp thời” – đúng hạn.\n";

static Document *
open_text (const char *bytes) {
    g_autoptr (GBytes) data = g_bytes_new (bytes, strlen (bytes));
    g_autoptr (GError) error = NULL;
    Document *document = open_bytes (data, NULL, &error);
    g_assert_no_error (error);
    return document;
}

static void
test_text (void) {
    for (guint k = 0; k < G_N_ELEMENTS (encodings); k++) {
        g_autofree char *bytes = encode (k, plan);
        g_autoptr (Document) document = open_text (bytes), unicode = open_text (plan);
        g_autofree char *expected = g_strndup (document_peek_text (unicode), document_body_length (unicode));
        assert_text (document, expected);
        g_assert_cmpuint (document_peek_warnings (document)->len, ==, 0);
    }
}

/* Each word of the text begins in the original where the map says. */
static void
test_map (void) {
    for (guint k = 0; k < G_N_ELEMENTS (encodings); k++) {
        g_autofree char *bytes = encode (k, plan);
        g_autoptr (Document) document = open_text (bytes);
        const char *text = document_peek_text (document);
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
            gsize origin = document_original_offset (document, (gsize)(p - text));
            g_autofree char *c = g_strndup (p, (gsize)(g_utf8_next_char (p) - p)), *own = encode (k, c);
            g_assert_cmpuint (origin, <, strlen (bytes));
            if (*p != '\n' && *p != ' ')
                g_assert_cmpint (strncmp (bytes + origin, own, strlen (own)), ==, 0);
        }
    }
}

static void
test_decomposed (void) { /* "Unicode tổ hợp": ê with a tone of its own behind it */
    g_autoptr (Document) document = open_text ("K\xC3\xAA\xCC\x81 hoa\xCC\xA3" "ch, \xC6\xB0\xCC\x81 \xC6\xA0\xCC\x80");
    assert_text (document, "Kế hoạch, ứ Ờ\n");
}

/* @bytes as a program stores them that takes them for Windows-1252. */
static char *
store_as_characters (const char *bytes) {
    GString *text = g_string_new (NULL);
    for (const guint8 *p = (const guint8 *)bytes; *p != 0; p++) {
        gunichar c = *p < 0x80 ? *p : legacy_tables[LEGACY_WINDOWS_1252][*p - 0x80];
        g_string_append_unichar (text, c != 0 ? c : *p);
    }
    return g_string_free (text, FALSE);
}

/* Text in an old font copied into a file in UTF-8 or UTF-16, and UTF-8 made UTF-8 once more; the map tells the file's own bytes. */
static void
test_wrapped (void) {
    for (guint k = 0; k <= G_N_ELEMENTS (encodings); k++) {
        g_autofree char *bytes = k < G_N_ELEMENTS (encodings) ? encode (k, plan) : g_strdup (plan);
        g_autofree char *stored = store_as_characters (bytes), *marked = g_strconcat ("\uFEFF", stored, NULL);
        gsize size;
        g_autofree char *wide = g_convert (marked, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
        g_autoptr (GBytes) data = g_bytes_new (wide, size);
        g_autoptr (GError) error = NULL;
        g_autoptr (Document) document = open_text (stored), with_mark = open_text (marked);
        g_autoptr (Document) as_wide = open_bytes (data, NULL, &error), unicode = open_text (plan);
        g_autofree char *expected = g_strndup (document_peek_text (unicode), document_body_length (unicode));
        const char *text = document_peek_text (document), *deadline = strstr (text, "30/6/2026");
        assert_text (document, expected);
        assert_text (with_mark, expected);
        assert_text (as_wide, expected);
        g_assert_cmpuint (document_peek_warnings (document)->len, ==, 0);
        g_assert_nonnull (deadline);
        g_assert_cmpuint (document_original_offset (document, (gsize)(deadline - text)), ==,
                          strstr (stored, "30/6/2026") - stored);
        g_assert_cmpuint (document_original_offset (as_wide, (gsize)(deadline - text)), ==,
                          2 * (gsize)(g_utf8_pointer_to_offset (stored, strstr (stored, "30/6/2026")) + 1));
    }
}

/* What stands for itself among them is kept. */
static void
test_wrapped_foreign (void) {
    g_autofree char *bytes = encode (0, plan), *stored = store_as_characters (bytes);
    g_autofree char *more = g_strconcat (stored, "\n→ Ω\n", NULL);
    g_autoptr (Document) document = open_text (more);
    g_assert_nonnull (strstr (document_peek_text (document), "rà soát, tổng hợp"));
    g_assert_nonnull (strstr (document_peek_text (document), "→ Ω\n"));
}

static void
test_not_wrapped (void) {
    static const char *const texts[] = {
        "Ông có và không là cá, tôi có cà, ông và bà có là không, tú tài có ý, ngô và bí có đó.\n",
        "Les élèves étaient très fatigués après la fête; où étaient-ils à Noël, déjà là-bas ?\n",
        "“Một” – “hai” – “ba” … “bốn” – “năm” … «sáu» – «bảy» … «tám»\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (Document) document = open_text (texts[i]);
        assert_text (document, texts[i]);
    }
}

static void
test_unicode_stays (void) { /* a few words in valid UTF-8 that look like TCVN3 are not guessed at */
    g_autoptr (Document) document = open_text ("KÕ ho¹ch cña huyÖn");
    assert_text (document, "KÕ ho¹ch cña huyÖn\n");
    g_assert_cmpuint (document_peek_warnings (document)->len, ==, 0);
}

static void
test_doubtful (void) {
    g_autofree char *bytes = encode (0, "Giao các xã.\n");
    g_autoptr (Document) document = open_text (bytes);
    assert_text (document, "Giao các xã.\n");
    g_assert_true (has_warning (document, "doubtful-encoding", "TCVN3"));
}

static void
test_punctuation_only (void) {
    g_autoptr (Document) document = open_text ("Bao cao \x93nhanh\x94 \x96 gap\x85\n");
    assert_text (document, "Bao cao “nhanh” – gap…\n");
    g_assert_true (has_warning (document, "doubtful-encoding", "Windows-1252"));
}

static void
test_other_language (void) {
    static const char text[] = "Gr\xF6\xDF" "e f\xFCr \xDC" "bung sch\xF6n \xFC" "ber K\xE4se m\xFCssen M\xE4" "dchen h\xF6ren\n";
    g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (data, NULL, &error);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    g_assert_nonnull (strstr (error->message, "VNI"));
}

/* A letterhead in an old encoding over a body in UTF-8. */
static void
test_mixed_lines (void) {
    for (guint k = 0; k < G_N_ELEMENTS (encodings); k++) {
        g_autofree char *head = encode (k, "Ủy ban nhân dân huyện Mẫu\nThực hiện cải cách hành chính, tiết kiệm điện\n");
        g_autofree char *bytes = NULL;
        g_autoptr (Document) document = NULL;
        GString *text = g_string_new (head);
        for (guint i = 0; i < 8; i++)
            g_string_append (text, "\nCác đơn vị tổ chức thực hiện nghiêm túc, báo cáo kết quả đúng thời hạn quy định.\n");
        bytes = g_string_free (text, FALSE);
        document = open_text (bytes);
        g_assert_nonnull (strstr (document_peek_text (document), "Thực hiện cải cách hành chính, tiết kiệm điện\n"));
        g_assert_nonnull (strstr (document_peek_text (document), "Các đơn vị tổ chức"));
        g_assert_true (has_warning (document, "doubtful-encoding", legacy_name (encodings[k])));
    }
}

static void
test_lone_mark (void) { /* a mark of VNI behind no letter is reported, not dropped */
    g_autofree char *good = encode (1, plan), *bytes = g_strconcat (good, "\nS\xF9 5\n", NULL);
    g_autoptr (Document) document = open_text (bytes);
    g_assert_nonnull (strstr (document_peek_text (document), "S\uFFFD 5"));
    g_assert_true (has_warning (document, "bad-encoding", "1"));
}

static void
test_fonts (void) {
    static const struct {
        const char *name;
        LegacyEncoding encoding;
        gboolean capitals;
    } fonts[] = {
        { ".VnTime", LEGACY_TCVN3, FALSE }, { ".VnTimeH", LEGACY_TCVN3, TRUE }, { ".VnArial NarrowH", LEGACY_TCVN3, TRUE },
        { ".vntime", LEGACY_TCVN3, FALSE }, { "VNI-Times", LEGACY_VNI, FALSE }, { "VPS Times", LEGACY_VPS, FALSE },
        { "Times New Roman", LEGACY_NONE, FALSE }, { "VNtimes new romanH", LEGACY_NONE, FALSE }, { NULL, LEGACY_NONE, FALSE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++) {
        LegacyFont font = legacy_font (fonts[i].name);
        g_assert_cmpint (font.encoding, ==, fonts[i].encoding);
        g_assert_cmpint (font.capitals, ==, fonts[i].capitals);
    }
}

static void
test_capitals (void) {
    static const struct {
        LegacyEncoding encoding;
        const char *text, *raised;
    } words[] = {
        { LEGACY_TCVN3, "VIệT NAM", "VIỆT NAM" }, { LEGACY_TCVN3, "TạI", "TẠI" }, { LEGACY_TCVN3, "Từ ngày", "Từ ngày" },
        { LEGACY_TCVN3, "CHế Độ MớI", "CHẾ ĐỘ MỚI" }, { LEGACY_TCVN3, "Số: 12/QĐ-UBND", "Số: 12/QĐ-UBND" },
        { LEGACY_TCVN3, "Tả Van", "Tả Van" }, { LEGACY_TCVN3, "UBND xã Tả Van", "UBND xã Tả Van" },
        { LEGACY_VPS, "THựC HIệN Độ", "THỰC HIỆN ĐỘ" }, { LEGACY_VNI, "VIệT", "VIệT" }, { LEGACY_WINDOWS_1258, "VIệT", "VIệT" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
        g_autofree char *text = g_strdup (words[i].text);
        legacy_raise_case (words[i].encoding, text, strlen (text));
        g_assert_cmpstr (text, ==, words[i].raised);
    }
}

static void
test_vps_signs (void) { /* codes that are signs or letters, by what stands before them */
    static const struct { const char *bytes, *text; } pairs[] = {
        { "\x93UBND\x94", "“UBND”" }, { "\x93T\xD2NG TH\x94\x94", "“TồNG THỂ”" }, { "TH\x94 L\x85N", "THỂ LẨN" },
        { "v\xE0 \x96 s\x85", "và – s…" }, { "QU\x96" "C", "QUỐC" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
        g_autofree char *raw = store (pairs[i].bytes, FALSE), *text = legacy_decode (LEGACY_VPS, raw, 0, NULL);
        g_autofree char *nfc = text_nfc (text, -1);
        g_assert_cmpstr (nfc, ==, pairs[i].text);
    }
}

/* ---- runs in DOCX ---------------------------------------------------------------------------------------------- */

#define FONT(name) "<w:rPr><w:rFonts w:ascii='" name "' w:hAnsi='" name "'/></w:rPr>"

static char *
make_run (const char *props, const char *text) {
    g_autofree char *escaped = g_markup_escape_text (text, -1);
    return g_strdup_printf ("<w:r>%s<w:t xml:space='preserve'>%s</w:t></w:r>", props, escaped);
}

static void
assert_body (const char *body, const char *styles, const char *expected) {
    DocxFixture fixture = { .body = body, .styles = styles };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, expected);
}

static void
test_runs (void) {
    static const char line[] = "Đề nghị các đơn vị khẩn trương thực hiện Quyết định số 12/QĐ-UBND “về đất đai” – nghiêm túc";
    static const char *const fonts[] = { FONT (".VnTime"), FONT ("VNI-Times"), FONT ("VPS Times") };
    for (guint k = 0; k < G_N_ELEMENTS (fonts); k++) {
        for (guint symbols = 0; symbols < 2; symbols++) {
            g_autofree char *bytes = encode (k, line), *stored = store (bytes, symbols), *run = make_run (fonts[k], stored);
            g_autofree char *body = g_strconcat ("<w:p>", run, R (" – Sở Nội vụ"), "</w:p>", NULL);
            g_autofree char *expected = g_strconcat (line, " – Sở Nội vụ\n", NULL);
            assert_body (body, NULL, expected);
        }
    }
}

static void
test_capital_font (void) {
    g_autofree char *bytes = encode (0, "cộng hòa xã hội chủ nghĩa việt nam"), *stored = store (bytes, FALSE);
    g_autofree char *run = make_run (FONT (".VnTimeH"), stored), *body = g_strconcat ("<w:p>", run, "</w:p>", NULL);
    assert_body (body, NULL, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n");
}

static void
test_font_of_style (void) {
    g_autofree char *bytes = encode (0, "Kế hoạch đã được duyệt"), *stored = store (bytes, FALSE);
    g_autofree char *plain = make_run ("", stored), *own = make_run (FONT ("Times New Roman"), "Đã sửa");
    g_autofree char *body = g_strconcat ("<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr>", plain, "</w:p><w:p><w:pPr><w:pStyle w:val='b'/></w:pPr>", own, "</w:p>", NULL);
    assert_body (body,
                 "<w:style w:type='paragraph' w:styleId='a'><w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr></w:style>"
                 "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>",
                 "Kế hoạch đã được duyệt\nĐã sửa\n");
    assert_body (body, "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr></w:rPrDefault></w:docDefaults>",
                 "Kế hoạch đã được duyệt\nĐã sửa\n");
}

static void
test_theme_font (void) {
    g_autofree char *bytes = encode (0, "Kế hoạch đã được duyệt"), *stored = store (bytes, FALSE);
    g_autofree char *run = make_run ("<w:rPr><w:rFonts w:asciiTheme='majorHAnsi' w:hAnsiTheme='majorHAnsi' w:ascii='Arial'/></w:rPr>", stored);
    g_autofree char *body = g_strconcat ("<w:document " WORD_NAMESPACES "><w:body><w:p>", run, "</w:p></w:body></w:document>", NULL);
    static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "word/document.xml"));
    static const char relations[] = RELATIONS (RELATION ("rId1", "theme", "theme/theme1.xml"));
    static const char theme[] = "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:themeElements><a:fontScheme>"
                                "<a:majorFont><a:latin typeface='.VnTime'/></a:majorFont><a:minorFont><a:latin typeface='Arial'/></a:minorFont>"
                                "</a:fontScheme></a:themeElements></a:theme>";
    const ZipEntry entries[] = { { "_rels/.rels", root, strlen (root) }, { "word/_rels/document.xml.rels", relations, strlen (relations) },
                                 { "word/document.xml", body, strlen (body) }, { "word/theme/theme1.xml", theme, strlen (theme) } };
    g_autoptr (GBytes) data = zip_make (entries, G_N_ELEMENTS (entries));
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (data, NULL, &error);
    g_assert_no_error (error);
    assert_text (document, "Kế hoạch đã được duyệt\n");
}

static void
test_soft_hyphen (void) {
    assert_body ("<w:p><w:r>" FONT (".VnTime") "<w:t>Tr</w:t><w:softHyphen/><w:t>\u00EAng th\u00AD, l\u00AD\u00ACng</w:t></w:r></w:p>"
                 "<w:p><w:r><w:t>Trư</w:t><w:softHyphen/><w:t>ờng</w:t></w:r></w:p>", NULL, "Trường thư, lương\nTrường\n");
}

static void
test_symbols (void) { /* a letter put in by Insert, Symbol */
    assert_body ("<w:p>" R ("Qu") "<w:r><w:sym w:font='.VnTime' w:char='F0FD'/></w:r>" R (" I") "</w:p>", NULL, "Quý I\n");
}

static void
test_parted_letter (void) { /* a letter of VNI and its mark in two runs */
    assert_body ("<w:p><w:r>" FONT ("VNI-Times") "<w:t>Ke</w:t></w:r><w:r>" FONT ("VNI-Times") "<w:t>\u00E1 hoa</w:t></w:r><w:r>" FONT ("VNI-Times") "<w:t>\u00EFch</w:t></w:r></w:p>",
                 NULL, "Kế hoạch\n");
}

static void
test_by_way_of_1258 (void) { /* TCVN3 bytes that a converter took for Windows-1258 */
    assert_body ("<w:p><w:r>" FONT (".VnTime") "<w:t>C\u0103 k\u01A0 ho\u00B9ch cña</w:t></w:r></w:p>", NULL, "Có kế hoạch của\n");
}

static void
test_label (void) {
    DocxFixture fixture = {
        .body = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" R ("Rà soát") "</w:p>",
        .numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
                     "<w:lvlText w:val='\u00A7i\u00D2u %1.'/><w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr></w:lvl></w:abstractNum>"
                     "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "Điều 1. Rà soát\n");
}

static void
test_unicode_in_old_font (void) {
    DocxFixture fixture = { .body = "<w:p><w:r>" FONT (".VnTime") "<w:t>Ủy ban nhân dân tỉnh và các xã</w:t></w:r></w:p>"
                                    "<w:p><w:r>" FONT (".VnTime") "<w:t>có</w:t></w:r></w:p>" };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "Ủy ban nhân dân tỉnh và các xã\ncó\n");
    g_assert_true (has_warning (document, "doubtful-encoding", "TCVN3"));
}
/* clang-format on */

int
main (int argc, char **argv) {
    g_setenv ("LANGUAGE", "en", TRUE);
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/ingest/legacy/letters", test_letters);
    g_test_add_func ("/ingest/legacy/fonts", test_fonts);
    g_test_add_func ("/ingest/legacy/capitals", test_capitals);
    g_test_add_func ("/ingest/legacy/vps-signs", test_vps_signs);
    g_test_add_func ("/ingest/legacy/text", test_text);
    g_test_add_func ("/ingest/legacy/text/map", test_map);
    g_test_add_func ("/ingest/legacy/text/decomposed", test_decomposed);
    g_test_add_func ("/ingest/legacy/text/wrapped", test_wrapped);
    g_test_add_func ("/ingest/legacy/text/wrapped/foreign", test_wrapped_foreign);
    g_test_add_func ("/ingest/legacy/text/not-wrapped", test_not_wrapped);
    g_test_add_func ("/ingest/legacy/text/unicode-stays", test_unicode_stays);
    g_test_add_func ("/ingest/legacy/text/doubtful", test_doubtful);
    g_test_add_func ("/ingest/legacy/text/punctuation-only", test_punctuation_only);
    g_test_add_func ("/ingest/legacy/text/other-language", test_other_language);
    g_test_add_func ("/ingest/legacy/text/mixed-lines", test_mixed_lines);
    g_test_add_func ("/ingest/legacy/text/lone-mark", test_lone_mark);
    g_test_add_func ("/ingest/legacy/docx/runs", test_runs);
    g_test_add_func ("/ingest/legacy/docx/capital-font", test_capital_font);
    g_test_add_func ("/ingest/legacy/docx/font-of-style", test_font_of_style);
    g_test_add_func ("/ingest/legacy/docx/theme-font", test_theme_font);
    g_test_add_func ("/ingest/legacy/docx/soft-hyphen", test_soft_hyphen);
    g_test_add_func ("/ingest/legacy/docx/symbols", test_symbols);
    g_test_add_func ("/ingest/legacy/docx/parted-letter", test_parted_letter);
    g_test_add_func ("/ingest/legacy/docx/by-way-of-1258", test_by_way_of_1258);
    g_test_add_func ("/ingest/legacy/docx/label", test_label);
    g_test_add_func ("/ingest/legacy/docx/unicode-in-old-font", test_unicode_in_old_font);
    return g_test_run ();
}
