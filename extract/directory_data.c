/* directory_data.c - see directory_data.h. */
#include "extract/directory_data.h"

#include <gio/gio.h>
#include <string.h>

#include "base/text.h"
#include "bodies_resource.h"

#define RESOURCE_FOLDER "/dondoc/extract/lexicon/bodies/"
#define NAME_WORDS_MAX  60 /* a name of more words is no name */

/* ---- words and keys ---------------------------------------------------------------------------------------- */

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

static void
add_words (GPtrArray *words, const char *text, gsize length) {
    for (gsize i = 0; i < length && words->len < NAME_WORDS_MAX;) {
        gsize end = i;
        while (end < length && text[end] != ' ')
            end++;
        if (end > i)
            g_ptr_array_add (words, g_strndup (text + i, end - i));
        i = end + 1;
    }
}

static const char *
peek_meaning (const char *word, gsize length) {
    for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++) {
        const char *known = abbreviations[i].word;
        if (*known == *word && strncmp (known, word, length) == 0 && known[length] == '\0')
            return abbreviations[i].meaning;
    }
    return NULL;
}

/* After these come words of a field, often as initials. */
static gboolean
is_field_head (const char *word) {
    static const char *const heads[] = { "sở", "bộ", "phòng", NULL };
    return g_strv_contains (heads, word);
}

GPtrArray *
directory_words (const char *name) {
    g_autofree char *folded = text_fold (name, -1);
    GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
    for (const char *at = folded; *at != '\0' && words->len < NAME_WORDS_MAX;) {
        gsize length = strcspn (at, " ,;:.&-/()\"'{}");
        const char *meaning = peek_meaning (at, length);
        if (meaning != NULL && words->len > 0 && length == 2 && is_field_head (words->pdata[0])
            && (strncmp (at, "tt", 2) == 0 || (words->len == 1 && strncmp (at, "tp", 2) == 0)))
            meaning = NULL; /* Tư pháp, Thông tin */
        gboolean placeholder = length == 1 && at > folded && at[-1] == '{';
        if (meaning != NULL)
            add_words (words, meaning, strlen (meaning));
        else if (length > 0 && !placeholder && !(length == strlen ("và") && strncmp (at, "và", length) == 0))
            g_ptr_array_add (words, g_strndup (at, length));
        at += length + (at[length] != '\0');
    }
    return words;
}

char *
directory_key (const GPtrArray *words, guint first, guint end) {
    GString *key = g_string_new (NULL);
    for (guint i = first; i < end && i < words->len; i++)
        g_string_append (key, g_ptr_array_index (words, i));
    return g_string_free (key, FALSE);
}

/* ---- reading ----------------------------------------------------------------------------------------------- */

static char *
dup_cell (const char *cell) {
    return strcmp (cell, "-") == 0 ? NULL : g_strdup (cell);
}

static char **
split_cell (const char *cell) {
    return g_strsplit (strcmp (cell, "-") == 0 ? "" : cell, ";", -1);
}

static PartialDate
read_date (const char *cell) {
    PartialDate date = PARTIAL_DATE_NONE;
    partial_date_parse (cell, &date);
    return date;
}

static BodyLevel
read_level (const char *cell) {
    for (BodyLevel level = BODY_LEVEL_CENTRAL; level <= BODY_LEVEL_COMMUNE; level++)
        if (strcmp (cell, body_level_name (level)) == 0)
            return level;
    return BODY_LEVEL_UNKNOWN;
}

/* The first body that has a key at a level keeps it; names come before other names, and those before what is worked out. */
static void
add_key (DirectoryData *data, char *key, BodyRow *row) {
    GPtrArray *rows = g_hash_table_lookup (data->by_key, key);
    if (rows == NULL) {
        rows = g_ptr_array_new ();
        g_hash_table_insert (data->by_key, g_strdup (key), rows);
    }
    for (guint i = 0; i < rows->len; i++)
        if (((const BodyRow *)rows->pdata[i])->level == row->level) {
            g_free (key);
            return;
        }
    g_ptr_array_add (rows, row);
    g_free (key);
}

/* {u} and {h} are words of the name, the other places are none. */
static GPtrArray *
row_words (const char *name) {
    g_autoptr (GString) text = g_string_new (name);
    g_string_replace (text, "{u}", "tỉnh ủy", 0);
    g_string_replace (text, "{h}", "huyện ủy", 0);
    return directory_words (text->str);
}

static void
add_name (DirectoryData *data, const char *name, BodyRow *row) {
    g_autoptr (GPtrArray) words = row_words (name);
    if (words->len > 0)
        add_key (data, directory_key (words, 0, words->len), row);
}

static void
append_initial (GString *key, const char *word) {
    g_string_append_unichar (key, g_utf8_get_char (word));
}

/* `Sở NN&MT`, `Sở NN và Môi trường`, `Sở Lao động - TBXH`: initials of some first or last words of the field. */
static void
add_initials (DirectoryData *data, BodyRow *row) {
    g_autoptr (GPtrArray) words = row_words (row->name);
    if (words->len < 3 || !is_field_head (words->pdata[0]))
        return;
    for (guint cut = 1; cut <= words->len; cut++) {
        GString *front = g_string_new (words->pdata[0]), *back = g_string_new (words->pdata[0]);
        for (guint i = 1; i < words->len; i++) {
            if (i < cut) {
                append_initial (front, words->pdata[i]);
                g_string_append (back, words->pdata[i]);
            } else {
                g_string_append (front, words->pdata[i]);
                append_initial (back, words->pdata[i]);
            }
        }
        add_key (data, g_string_free (front, FALSE), row);
        add_key (data, g_string_free (back, FALSE), row);
    }
}

static void
read_body (DirectoryData *data, char **cells) {
    BodyRow *row = g_new0 (BodyRow, 1);
    *row = (BodyRow){ .level = read_level (cells[0]),
                      .name = g_strdup (cells[1]),
                      .parent = dup_cell (cells[2]),
                      .from = read_date (cells[3]),
                      .to = read_date (cells[4]),
                      .successors = split_cell (cells[5]),
                      .signs = split_cell (cells[6]),
                      .aliases = split_cell (cells[7]) };
    g_ptr_array_add (data->rows, row);
}

static void
read_place (DirectoryData *data, char **cells) {
    PlaceRow *place = g_new0 (PlaceRow, 1);
    g_auto (GStrv) spellings = split_cell (cells[7]);
    *place = (PlaceRow){ .name = g_strdup (cells[0]),
                         .kind = g_strdup (cells[1]),
                         .city_since = read_date (cells[2]),
                         .from = read_date (cells[3]),
                         .to = read_date (cells[4]),
                         .relation = dup_cell (cells[5]),
                         .successor = dup_cell (cells[6]) };
    g_ptr_array_add (data->places, place);
    for (gsize i = 0; i == 0 || spellings[i - 1] != NULL; i++) {
        const char *name = i == 0 ? place->name : spellings[i - 1];
        g_autoptr (GPtrArray) words = directory_words (name);
        g_hash_table_insert (data->place_by_key, directory_key (words, 0, words->len), place);
    }
}

static void
read_table (DirectoryData *data, const char *name, void (*read_line) (DirectoryData *data, char **cells)) {
    g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
    g_autoptr (GBytes) bytes = g_resource_lookup_data (dondoc_bodies_get_resource (), path, 0, NULL);
    g_autofree char *text = NULL;
    g_auto (GStrv) lines = NULL;
    gsize length = 0;
    const char *start = g_bytes_get_data (bytes, &length);
    text = g_strndup (start, length);
    lines = g_strsplit (text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        g_auto (GStrv) cells = NULL;
        if (lines[i][0] == '#' || lines[i][0] == '\0')
            continue;
        cells = g_strsplit (lines[i], "\t", -1);
        g_assert (g_strv_length (cells) == 8); /* a fault of the program */
        read_line (data, cells);
    }
}

static DirectoryData *
read_tables (void) {
    static const char *const tables[] = { "central.tsv", "province.tsv", "district.tsv", "commune.tsv" };
    DirectoryData *data = g_new0 (DirectoryData, 1);
    data->rows = g_ptr_array_new ();
    data->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    data->places = g_ptr_array_new ();
    data->place_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        read_table (data, tables[i], read_body);
    read_table (data, "places.tsv", read_place);
    for (guint i = 0; i < data->rows->len; i++)
        add_name (data, ((BodyRow *)data->rows->pdata[i])->name, data->rows->pdata[i]);
    for (guint i = 0; i < data->rows->len; i++) {
        BodyRow *row = data->rows->pdata[i];
        for (gsize k = 0; row->aliases[k] != NULL; k++)
            add_name (data, row->aliases[k], row);
    }
    for (guint i = 0; i < data->rows->len; i++)
        add_initials (data, data->rows->pdata[i]);
    return data;
}

const DirectoryData *
directory_data_peek (void) {
    static DirectoryData *data;
    if (g_once_init_enter (&data))
        g_once_init_leave (&data, read_tables ());
    return data;
}

const GPtrArray *
directory_find (const DirectoryData *data, const char *key) {
    return g_hash_table_lookup (data->by_key, key);
}

const BodyRow *
directory_find_at (const DirectoryData *data, const char *key, BodyLevel level) {
    const GPtrArray *rows = directory_find (data, key);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const BodyRow *row = g_ptr_array_index (rows, i);
        if (row->level == level)
            return row;
    }
    return NULL;
}

const PlaceRow *
directory_find_place (const DirectoryData *data, const char *key) {
    return g_hash_table_lookup (data->place_by_key, key);
}
