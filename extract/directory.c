/* directory.c - see directory.h. Which body a name means; the entry is made in directory_compose.c. */
#include "extract/directory.h"

#include <string.h>

#include "base/text.h"
#include "extract/directory_compose.h"
#include "extract/directory_place.h"

const char *
body_level_name (BodyLevel level) {
    static const char *const names[] = { NULL, "central", "province", "district", "commune" };
    return names[level];
}

const char *
body_standing_name (BodyStanding standing) {
    static const char *const names[] = { "none", "known", "class", "unknown" };
    return names[standing];
}

/* ---- what stands before a name ----------------------------------------------------------------------------- */

/* Posts and words of order before a name; the longer first. `văn phòng` and `thanh tra` begin names themselves. */
static const char *const posts[]
    = { "chủ tịch",   "phó chủ tịch",   "phó giám đốc", "giám đốc", "phó trưởng", "trưởng",
        "thủ trưởng", "người đứng đầu", "lãnh đạo",     "tập thể",  "phó bí thư", "bí thư",
        "phó chánh",  "chánh",          "chủ nhiệm",    "đồng chí", "đ c",        "bộ trưởng",
        "thứ trưởng", "cục trưởng",     "viện trưởng",  "giao",     "đề nghị",    "yêu cầu" };

static guint
count_words (const char *phrase) {
    guint count = 1;
    for (; *phrase != '\0'; phrase++)
        count += *phrase == ' ';
    return count;
}

static void
drop_posts (const DirectorySearch *search) {
    for (guint rounds = 0; rounds < 4; rounds++) {
        gboolean dropped = FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS (posts) && !dropped; i++) {
            guint count;
            if (!directory_words_begin (search->words, 0, posts[i]))
                continue;
            count = count_words (posts[i]);
            if (search->words->n == count)
                continue;
            if (strcmp (posts[i], "chủ tịch") == 0 && directory_word_is (search->words, count, "nước"))
                continue;
            directory_words_drop (search->words, count);
            dropped = TRUE;
        }
        if (!dropped)
            return;
    }
}

/* ---- classes and forms ------------------------------------------------------------------------------------- */

static const char *const quantifiers[]
    = { "các", "những", "mọi", "từng", "mỗi", "một số", "toàn thể", "tất cả", "toàn bộ" };

static const char *const levels[] = { "xã", "huyện", "tỉnh", "thành phố", "cơ sở", "trung ương", "trên", "dưới", "ủy" };

static gboolean
is_class (const DirectorySearch *search, const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS (quantifiers); i++)
        if (directory_words_begin (search->words, 0, quantifiers[i]))
            return TRUE;
    for (guint i = 0; i < search->words->n; i++) {
        if (directory_word_is (search->words, i, "liên") && directory_word_is (search->words, i + 1, "quan"))
            return TRUE;
        if (directory_word_is (search->words, i, "cấp"))
            for (gsize k = 0; k < G_N_ELEMENTS (levels); k++)
                if (directory_words_begin (search->words, i + 1, levels[k]))
                    return TRUE;
        if (i > 0 && directory_word_is (search->words, i, "các")
            && (directory_word_is (search->words, i + 1, "xã") || directory_word_is (search->words, i + 1, "phường")
                || directory_word_is (search->words, i + 1, "huyện")
                || directory_word_is (search->words, i + 1, "tỉnh")))
            return TRUE;
    }
    return FALSE;
}

/* First words of what is a body by its form. Where the directory holds the kind in full, one that is not in it is likely a slip. */
static const struct {
    const char *head;
    gboolean checked;
} forms[] = {
    { "sở", TRUE },           { "bộ", TRUE },
    { "tỉnh ủy", TRUE },      { "thành ủy", TRUE },
    { "ban quản lý", FALSE }, { "ban chỉ", FALSE },
    { "ban điều", FALSE },    { "ban tổ chức", FALSE },
    { "ban", FALSE },         { "ủy ban", FALSE },
    { "phòng", FALSE },       { "văn phòng", FALSE },
    { "cục", FALSE },         { "vụ", FALSE },
    { "chi cục", FALSE },     { "tổng cục", FALSE },
    { "trung tâm", FALSE },   { "viện", FALSE },
    { "trường", FALSE },      { "học viện", FALSE },
    { "đại học", FALSE },     { "bệnh viện", FALSE },
    { "trạm", FALSE },        { "hạt", FALSE },
    { "đội", FALSE },         { "tổ", FALSE },
    { "đoàn", FALSE },        { "hội", FALSE },
    { "hiệp hội", FALSE },    { "liên đoàn", FALSE },
    { "liên minh", FALSE },   { "liên hiệp", FALSE },
    { "công ty", FALSE },     { "tổng công ty", FALSE },
    { "tập đoàn", FALSE },    { "ngân hàng", FALSE },
    { "hợp tác xã", FALSE },  { "quỹ", FALSE },
    { "đảng ủy", FALSE },     { "đảng bộ", FALSE },
    { "chi bộ", FALSE },      { "huyện ủy", FALSE },
    { "đảng đoàn", FALSE },   { "công an", FALSE },
    { "đồn", FALSE },         { "tòa án", FALSE },
    { "kho bạc", FALSE },     { "bảo hiểm", FALSE },
    { "thanh tra", FALSE },   { "hội đồng", FALSE },
    { "tiểu ban", FALSE },    { "báo", FALSE },
    { "đài", FALSE },         { "tạp chí", FALSE },
    { "mặt trận", FALSE },    { "công đoàn", FALSE },
    { "cơ quan", FALSE },     { "đơn vị", FALSE },
    { "khoa", FALSE },        { "bộ phận", FALSE },
    { "quân", FALSE },        { "bộ đội", FALSE },
    { "điện lực", FALSE },    { "viễn thông", FALSE },
    { "bưu điện", FALSE },    { "thuế", FALSE },
    { "hải quan", FALSE },    { "vườn quốc gia", FALSE },
};

static void
tell_by_form (const DirectorySearch *search, BodyEntry *entry) {
    gsize longest = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
        if (!directory_words_begin (search->words, 0, forms[i].head) || strlen (forms[i].head) < longest)
            continue;
        longest = strlen (forms[i].head);
        entry->standing = BODY_UNKNOWN;
        entry->checked = forms[i].checked && search->words->n > 1;
    }
    if (directory_words_begin (search->words, 0, "bộ phận") || directory_words_begin (search->words, 0, "bộ môn")
        || directory_words_begin (search->words, 0, "bộ trưởng"))
        entry->checked = FALSE;
}

/* ---- putting together -------------------------------------------------------------------------------------- */

typedef struct {
    const BodyRow *row;
    BodyPlace place;
    gboolean ambiguous;
} Meaning;

/* The place of a name that stands at word @at, with what may follow it (`xã Tân Thành, tỉnh Cà Mau`). */
static BodyPlace
read_place (const DirectorySearch *search, guint at, int kind, BodyLevel level, guint kind_words) {
    BodyPlace place = { .kind = kind >= 0 ? directory_kind_words (kind) : NULL };
    guint first = at + kind_words, end = first;
    while (end < search->words->n && directory_kind_at (search->words, end) < 0
           && !directory_word_is (search->words, end, "thuộc"))
        end++;
    if (level == BODY_LEVEL_PROVINCE) {
        place.province = directory_search_place (search, first, search->words->n);
        if (place.province == NULL)
            place.province = directory_search_place (search, first, end);
        if (place.province == NULL && end > first)
            place.unknown = TRUE;
        if (place.province == NULL && end == first)
            place.province = directory_context_province (search);
        return place;
    }
    if (end > first)
        place.name = directory_print_place (search, first, end);
    if (directory_word_is (search->words, end, "thuộc"))
        end++;
    if (end < search->words->n && directory_kind_at (search->words, end) >= 0)
        place.province = directory_search_place (
            search, end + (directory_words_begin (search->words, end, "thành phố") ? 2 : 1), search->words->n);
    if (place.province == NULL)
        place.province = directory_context_province (search);
    return place;
}

/* A head, a kind of place and its name: `UBND` `xã` `Suối Mây`. */
static gboolean
find_with_kind (const DirectorySearch *search, Meaning *ret_meaning) {
    for (guint i = 1; i < search->words->n; i++) {
        int kind = directory_kind_at (search->words, i);
        guint kind_words;
        BodyLevel level;
        const BodyRow *row;
        if (kind < 0)
            continue;
        kind_words = directory_kind_n_words (kind);
        level = directory_kind_level (kind);
        if (strcmp (directory_kind_words (kind), "thành phố") == 0) {
            const PlaceRow *place = directory_search_place (search, i + kind_words, search->words->n);
            if (i + kind_words < search->words->n)
                level = directory_city_level (search, place);
            else if (directory_context_province (search) != NULL)
                level = directory_city_level (search, directory_context_province (search));
        }
        row = directory_search_at (search, 0, i, level);
        if (row == NULL)
            continue;
        ret_meaning->row = row;
        ret_meaning->place = read_place (search, i, kind, level, kind_words);
        return TRUE;
    }
    return FALSE;
}

/* `Tỉnh ủy Cà Mau`, `Ban Tổ chức Thành ủy`, `Huyện ủy Văn Yên`. */
static gboolean
find_committee (const DirectorySearch *search, Meaning *ret_meaning) {
    static const struct {
        const char *word;
        BodyLevel level;
        const char *kind; /* of the district */
    } committees[] = {
        { "tỉnh", BODY_LEVEL_PROVINCE, NULL },     { "thành", BODY_LEVEL_PROVINCE, "thành phố" },
        { "huyện", BODY_LEVEL_DISTRICT, "huyện" }, { "quận", BODY_LEVEL_DISTRICT, "quận" },
        { "thị", BODY_LEVEL_DISTRICT, "thị xã" },
    };
    for (guint i = 0; i + 1 < search->words->n; i++)
        for (gsize k = 0; k < G_N_ELEMENTS (committees); k++) {
            BodyLevel level = committees[k].level;
            g_autoptr (GString) head = NULL;
            if (!directory_word_is (search->words, i, committees[k].word)
                || !directory_word_is (search->words, i + 1, "ủy"))
                continue;
            if (k == 1 && i + 2 < search->words->n)
                level = directory_city_level (search, directory_search_place (search, i + 2, search->words->n));
            else if (k == 1 && directory_context_province (search) != NULL)
                level = directory_city_level (search, directory_context_province (search));
            head = g_string_new_len (search->words->closed + search->words->from[0],
                                     (gssize)directory_words_span (search->words, 0, i));
            g_string_append (head, level == BODY_LEVEL_PROVINCE ? "tỉnhủy" : "huyệnủy");
            ret_meaning->row = directory_find_at (head->str, head->len, level);
            if (ret_meaning->row == NULL)
                continue;
            ret_meaning->place = read_place (search, i, -1, level, 2);
            ret_meaning->place.kind = level == BODY_LEVEL_DISTRICT ? committees[k].kind : NULL;
            return TRUE;
        }
    return FALSE;
}

/* `Sở Tài chính Cà Mau`: the name of a province without its kind. */
static gboolean
find_with_bare_province (const DirectorySearch *search, Meaning *ret_meaning) {
    for (guint i = 1; i < search->words->n; i++) {
        const PlaceRow *place = directory_search_place (search, i, search->words->n);
        const BodyRow *row = place != NULL ? directory_search_at (search, 0, i, BODY_LEVEL_PROVINCE) : NULL;
        if (row == NULL)
            continue;
        ret_meaning->row = row;
        ret_meaning->place.province = place;
        return TRUE;
    }
    return FALSE;
}

/* The level of the body that speaks, as its name shows it. */
static BodyLevel
issuer_level (const DirectorySearch *search) {
    BodyContext none = { .date = search->context->date };
    g_autoptr (BodyEntry) issuer = NULL;
    if (search->context->issuer == NULL)
        return BODY_LEVEL_UNKNOWN;
    issuer = directory_lookup (search->context->issuer, &none);
    return issuer->ambiguous ? BODY_LEVEL_UNKNOWN : issuer->level;
}

static guint
count_rows (const DirectoryKey *key) {
    guint n = 0;
    while (n < DIRECTORY_LEVELS && key->rows[n] != DIRECTORY_NONE)
        n++;
    return n;
}

/* The highest that was there at the document's time. @ret_only: no other was, as far as a date tells. */
static const BodyRow *
first_that_was (const DirectoryKey *key, PartialDate date, gboolean *ret_only) {
    const BodyRow *first = NULL;
    guint n = 0;
    for (guint i = 0; i < count_rows (key); i++) {
        const BodyRow *row = &directory_rows[key->rows[i]];
        BodyEntry days = { .from = row->from, .to = row->to };
        if (!body_entry_existed_on (&days, date))
            continue;
        first = n++ == 0 ? row : first;
    }
    *ret_only = n == 1 && date.year != 0;
    return first != NULL ? first : &directory_rows[key->rows[0]];
}

/* No place stands with it: the level of the issuer decides where several have such a body. */
static gboolean
find_bare (const DirectorySearch *search, Meaning *ret_meaning) {
    const DirectoryWords *words = search->words;
    const DirectoryKey *key
        = directory_find (words->closed + words->from[0], directory_words_span (words, 0, words->n));
    guint n = key != NULL ? count_rows (key) : 0;
    BodyLevel level;
    if (n == 0)
        return FALSE;
    ret_meaning->row = &directory_rows[key->rows[0]];
    if (n > 1) {
        level = issuer_level (search);
        ret_meaning->ambiguous = TRUE;
        for (guint i = 0; i < n; i++)
            if (directory_rows[key->rows[i]].level == level) {
                ret_meaning->row = &directory_rows[key->rows[i]];
                ret_meaning->ambiguous = FALSE;
            }
        if (ret_meaning->ambiguous) {
            gboolean is_only;
            ret_meaning->row = first_that_was (key, search->context->date, &is_only);
            ret_meaning->ambiguous = !is_only;
        }
    }
    if (ret_meaning->row->level != BODY_LEVEL_CENTRAL)
        ret_meaning->place.province = directory_context_province (search);
    return TRUE;
}

/* ---- the whole --------------------------------------------------------------------------------------------- */

/* `STC`: an abbreviation of signs by itself. */
static const BodyRow *
find_sign (const char *name) {
    if (strchr (name, ' ') != NULL)
        return NULL;
    g_autofree char *folded = text_fold (name, -1);
    gsize length = strlen (folded);
    while (length > 0 && strchr (".,;: ", folded[length - 1]) != NULL)
        length--;
    const DirectoryKey *key = directory_find (folded, length);
    return key != NULL && key->sign != DIRECTORY_NONE ? &directory_rows[key->sign] : NULL;
}

static gboolean
find_meaning (const DirectorySearch *search, const char *name, Meaning *ret_meaning) {
    if (find_committee (search, ret_meaning) || find_bare (search, ret_meaning) || find_with_kind (search, ret_meaning)
        || find_with_bare_province (search, ret_meaning))
        return TRUE;
    ret_meaning->row = find_sign (name);
    if (ret_meaning->row != NULL && ret_meaning->row->level != BODY_LEVEL_CENTRAL)
        ret_meaning->place.province = directory_context_province (search);
    return ret_meaning->row != NULL;
}

BodyEntry *
directory_lookup (const char *name, const BodyContext *context) {
    static const BodyContext nothing = { .date = { 0, 0, 0, -1, -1 } };
    if (strlen (name) > DIRECTORY_NAME_BYTES_MAX)
        return body_entry_new (name);
    g_autoptr (DirectoryWords) words = directory_words_new (name);
    DirectorySearch search = { context != NULL ? context : &nothing, name, words };
    Meaning meaning = { 0 };
    BodyEntry *entry = body_entry_new (name);

    drop_posts (&search);
    if (words->n == 0)
        return entry;
    if (is_class (&search, name)) {
        entry->standing = BODY_CLASS;
        return entry;
    }
    if (find_meaning (&search, name, &meaning) && !meaning.place.unknown) {
        body_entry_fill (entry, meaning.row, &meaning.place);
        entry->ambiguous = meaning.ambiguous;
    } else {
        tell_by_form (&search, entry);
        entry->checked = entry->checked || meaning.place.unknown;
        if (meaning.place.unknown)
            entry->standing = BODY_UNKNOWN;
    }
    g_free (meaning.place.name);
    return entry;
}

char *
directory_name_key (const char *name) {
    g_autoptr (DirectoryWords) words = directory_words_new (name);
    return g_steal_pointer (&words->closed);
}

gboolean
body_entry_existed_on (const BodyEntry *entry, PartialDate date) {
    if (date.year == 0)
        return TRUE;
    if (entry->to.year != 0
        && partial_date_compare (partial_date_first_day (date), partial_date_last_day (entry->to)) > 0)
        return FALSE;
    return entry->from.year == 0
           || partial_date_compare (partial_date_last_day (date), partial_date_first_day (entry->from)) >= 0;
}

GPtrArray *
directory_list (void) {
    GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)body_entry_free);
    for (guint i = 0; i < directory_n_rows; i++) {
        const BodyRow *row = &directory_rows[i];
        BodyEntry *entry = body_entry_new (directory_peek (row->name));
        body_entry_fill (entry, row, &(BodyPlace){ 0 });
        g_ptr_array_add (list, entry);
    }
    return list;
}
