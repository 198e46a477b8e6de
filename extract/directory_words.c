/* directory_words.c - see directory_words.h. */
#include "extract/directory_words.h"

#include <string.h>

#include "base/text.h"

/* Abbreviations that mean one thing in a name of a body. Those of fields (NN&MT) are worked out from the names. */
static const struct {
    const char *word, *meaning;
} abbreviations[] = {
    { "ubnd", "ủy ban nhân dân" },
    { "hđnd", "hội đồng nhân dân" },
    { "ubmttqvn", "ủy ban mặt trận tổ quốc việt nam" },
    { "ubmttq", "ủy ban mặt trận tổ quốc" },
    { "mttqvn", "mặt trận tổ quốc việt nam" },
    { "mttq", "mặt trận tổ quốc" },
    { "ubkt", "ủy ban kiểm tra" },
    { "ubtw", "ủy ban trung ương" },
    { "ub", "ủy ban" },
    { "btv", "ban thường vụ" },
    { "bcđ", "ban chỉ đạo" },
    { "bql", "ban quản lý" },
    { "vp", "văn phòng" },
    { "tw", "trung ương" },
    { "tp", "thành phố" },
    { "tx", "thị xã" },
    { "tt", "trung tâm" },
    { "hcm", "hồ chí minh" },
    { "tphcm", "thành phố hồ chí minh" },
    { "đbqh", "đại biểu quốc hội" },
    { "lđlđ", "liên đoàn lao động" },
    { "lhpn", "liên hiệp phụ nữ" },
    { "ccb", "cựu chiến binh" },
    { "tncs", "thanh niên cộng sản" },
    { "bhxh", "bảo hiểm xã hội" },
    { "kbnn", "kho bạc nhà nước" },
    { "nhnn", "ngân hàng nhà nước" },
    { "nhcsxh", "ngân hàng chính sách xã hội" },
    { "csxh", "chính sách xã hội" },
    { "tand", "tòa án nhân dân" },
    { "vksnd", "viện kiểm sát nhân dân" },
    { "thads", "thi hành án dân sự" },
    { "chqs", "chỉ huy quân sự" },
    { "bchqs", "bộ chỉ huy quân sự" },
    { "bđbp", "bộ đội biên phòng" },
    { "qltt", "quản lý thị trường" },
    { "kkt", "khu kinh tế" },
    { "kcn", "khu công nghiệp" },
    { "pvhcc", "phục vụ hành chính công" },
    { "hcc", "hành chính công" },
    { "ptth", "phát thanh truyền hình" },
};

static const char *
peek_meaning (const char *word, gsize length) {
    for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++) {
        const char *known = abbreviations[i].word;
        if (*known == *word && strncmp (known, word, length) == 0 && known[length] == '\0')
            return abbreviations[i].meaning;
    }
    return NULL;
}

gboolean
directory_is_field_head (const DirectoryWords *words) {
    static const char *const heads[] = { "sở", "bộ", "phòng" };
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (directory_word_is (words, 0, heads[i]))
            return TRUE;
    return FALSE;
}

static void
add_word (DirectoryWords *words, GString *closed, const char *word, gsize length) {
    text_append (closed, word, length);
    words->closed = closed->str; /* the first words are looked at while the rest is read */
    words->from[++words->n] = (guint32)closed->len;
}

static void
add_phrase (DirectoryWords *words, GString *closed, const char *phrase) {
    while (words->n < DIRECTORY_WORDS_MAX) {
        gsize length = strcspn (phrase, " ");
        add_word (words, closed, phrase, length);
        if (phrase[length] == '\0')
            return;
        phrase += length + 1;
    }
}

/* Bytes up to the next that parts words. */
static gsize
word_length (const char *at) {
    static const char parting[] = " ,;:.&-/()\"'{}";
    const char *end = at;
    while (*end != '\0' && ((guchar)*end >= 0x80 || g_ascii_isalnum (*end) || strchr (parting, *end) == NULL))
        end++;
    return (gsize)(end - at);
}

DirectoryWords *
directory_words_new (const char *name) {
    g_autofree char *folded = text_fold (name, -1);
    GString *closed = g_string_sized_new (2 * strlen (folded));
    DirectoryWords *words = g_new (DirectoryWords, 1);
    words->n = 0;
    words->from = words->begins;
    words->from[0] = 0;
    for (const char *at = folded; *at != '\0' && words->n < DIRECTORY_WORDS_MAX;) {
        gsize length = word_length (at);
        const char *meaning = peek_meaning (at, length);
        gboolean is_placeholder = length == 1 && at > folded && at[-1] == '{';
        if (meaning != NULL && length == 2 && directory_is_field_head (words)
            && (strncmp (at, "tt", 2) == 0 || (words->n == 1 && strncmp (at, "tp", 2) == 0)))
            meaning = NULL; /* Tư pháp, Thông tin */
        if (meaning != NULL)
            add_phrase (words, closed, meaning);
        else if (length > 0 && !is_placeholder && !(length == strlen ("và") && strncmp (at, "và", length) == 0))
            add_word (words, closed, at, length);
        at += length + (at[length] != '\0');
    }
    words->closed = g_string_free (closed, FALSE);
    return words;
}

void
directory_words_free (DirectoryWords *words) {
    if (words == NULL)
        return;
    g_free (words->closed);
    g_free (words);
}

void
directory_words_drop (DirectoryWords *words, guint count) {
    words->from += count;
    words->n -= count;
}

gboolean
directory_word_is (const DirectoryWords *words, guint i, const char *word) {
    gsize length;
    if (i >= words->n)
        return FALSE;
    length = directory_words_span (words, i, i + 1);
    return strncmp (words->closed + words->from[i], word, length) == 0 && word[length] == '\0';
}

gboolean
directory_words_begin (const DirectoryWords *words, guint first, const char *phrase) {
    for (guint i = first; i < words->n; i++) {
        gsize length = directory_words_span (words, i, i + 1);
        if (strncmp (words->closed + words->from[i], phrase, length) != 0)
            return FALSE;
        if (phrase[length] == '\0')
            return TRUE;
        if (phrase[length] != ' ')
            return FALSE;
        phrase += length + 1;
    }
    return FALSE;
}

void
directory_append_slug (GString *slug, const char *text) {
    g_autofree char *plain = text_unaccent (text, -1);
    gboolean gap = FALSE;
    for (const char *p = plain; *p != '\0'; p++) {
        if (!g_ascii_isalnum (*p)) {
            gap = slug->len > 0 && g_ascii_isalnum (slug->str[slug->len - 1]);
            continue;
        }
        if (gap)
            g_string_append_c (slug, '-');
        gap = FALSE;
        g_string_append_c (slug, *p);
    }
}
