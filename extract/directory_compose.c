/* directory_compose.c - see directory_compose.h. */
#include "extract/directory_compose.h"

#include <string.h>

#include "base/text.h"

#define STEPS_MAX 6 /* a body that became another that became another …; none went through more than three */

/* ---- life -------------------------------------------------------------------------------------------------- */

static void
successor_free (BodySuccessor *successor) {
    g_free (successor->relation);
    g_free (successor->id);
    g_free (successor->name);
    g_free (successor);
}

BodyEntry *
body_entry_new (const char *name) {
    BodyEntry *entry = g_new0 (BodyEntry, 1);
    entry->name = text_collapse (name, -1);
    entry->aliases = g_new0 (char *, 1);
    entry->signs = g_new0 (char *, 1);
    entry->successors = g_ptr_array_new_with_free_func ((GDestroyNotify)successor_free);
    entry->from = entry->to = PARTIAL_DATE_NONE;
    return entry;
}

void
body_entry_free (BodyEntry *entry) {
    if (entry == NULL)
        return;
    g_free (entry->id);
    g_free (entry->name);
    g_free (entry->parent);
    g_free (entry->place);
    g_free (entry->province);
    g_strfreev (entry->aliases);
    g_strfreev (entry->signs);
    g_ptr_array_unref (entry->successors);
    g_free (entry);
}

/* ---- names ------------------------------------------------------------------------------------------------- */

/* `tỉnh Cà Mau`, `thành phố Cần Thơ`, `Thành phố Hồ Chí Minh` (NĐ 30/2020, annex II: named after a person). */
static char *
dup_province (const PlaceRow *province) {
    if (strcmp (province->name, "Hồ Chí Minh") == 0)
        return g_strdup ("Thành phố Hồ Chí Minh");
    return g_strdup_printf ("%s %s", province->kind, province->name);
}

static const char *
committee_word (const char *kind) {
    if (g_strcmp0 (kind, "quận") == 0)
        return "Quận ủy";
    if (g_strcmp0 (kind, "thị xã") == 0)
        return "Thị ủy";
    return g_strcmp0 (kind, "thành phố") == 0 ? "Thành ủy" : "Huyện ủy";
}

/* Puts @with in for @placeholder; NULL takes the placeholder away with the space before it. */
static void
put_in (GString *name, const char *placeholder, const char *with) {
    if (with == NULL) {
        g_autofree char *spaced = g_strconcat (" ", placeholder, NULL);
        g_string_replace (name, spaced, "", 0);
    }
    g_string_replace (name, placeholder, with != NULL ? with : "", 0);
}

/* Heads that say nothing without their place. */
static gboolean
needs_place (const char *name) {
    static const char *const heads[]
        = { "Ủy ban nhân dân {", "Hội đồng nhân dân {", "Đảng ủy {", "Đảng bộ {", "Công an {", "Thanh tra {", "Thuế {",
            "Thống kê {",        "Hải quan {" };
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (g_str_has_prefix (name, heads[i]))
            return TRUE;
    return FALSE;
}

static char *
complete (const char *pattern, const BodyPlace *place) {
    GString *name = g_string_new (pattern);
    gboolean bare = needs_place (pattern);
    g_autofree char *province = place->province != NULL ? dup_province (place->province) : NULL;
    g_autofree char *small
        = place->name != NULL && place->kind != NULL ? g_strdup_printf ("%s %s", place->kind, place->name) : NULL;
    gboolean city = place->province != NULL && strcmp (place->province->kind, "thành phố") == 0;
    g_autofree char *upper
        = g_strdup_printf ("%s%s%s", city ? "Thành ủy" : "Tỉnh ủy", place->province != NULL ? " " : "",
                           place->province != NULL ? place->province->name : "");
    g_autofree char *lower = g_strdup_printf ("%s%s%s", committee_word (place->kind), place->name != NULL ? " " : "",
                                              place->name != NULL ? place->name : "");
    put_in (name, "{t}", province != NULL ? province : bare ? "tỉnh" : NULL);
    put_in (name, "{u}", upper);
    put_in (name, "{d}", small != NULL ? small : bare ? (place->kind != NULL ? place->kind : "huyện") : NULL);
    put_in (name, "{h}", lower);
    put_in (name, "{x}", small != NULL ? small : bare ? (place->kind != NULL ? place->kind : "xã") : NULL);
    return g_string_free (name, FALSE);
}

/* Letters and digits without marks, `-` for everything else. */
static void
append_slug (GString *id, const char *text) {
    g_autofree char *plain = text_unaccent (text, -1);
    gboolean gap = FALSE;
    for (const char *p = plain; *p != '\0'; p++) {
        if (!g_ascii_isalnum (*p)) {
            gap = id->len > 0 && g_ascii_isalnum (id->str[id->len - 1]);
            continue;
        }
        if (gap)
            g_string_append_c (id, '-');
        gap = FALSE;
        g_string_append_c (id, *p);
    }
}

static char *
make_id (const BodyRow *row, const BodyPlace *place) {
    GString *id = g_string_new (body_level_name (row->level));
    g_autoptr (GString) head = g_string_new (row->name);
    static const char *const away[] = { "{t}", "{d}", "{x}" };
    for (gsize i = 0; i < G_N_ELEMENTS (away); i++)
        g_string_replace (head, away[i], "", 0);
    g_string_replace (head, "{u}", "Tỉnh ủy", 0);
    g_string_replace (head, "{h}", "Huyện ủy", 0);
    g_string_append_c (id, '/');
    append_slug (id, head->str);
    if (row->level == BODY_LEVEL_CENTRAL)
        return g_string_free (id, FALSE);
    if (place->name != NULL) {
        g_autofree char *small = g_strdup_printf ("%s %s", place->kind != NULL ? place->kind : "", place->name);
        g_string_append_c (id, '@');
        append_slug (id, small);
    }
    if (place->province != NULL) {
        g_string_append_c (id, '@');
        append_slug (id, place->province->name);
    }
    return g_string_free (id, FALSE);
}

static const BodyRow *
find_row (const DirectoryData *data, const char *name) {
    for (guint i = 0; i < data->rows->len; i++)
        if (strcmp (((const BodyRow *)data->rows->pdata[i])->name, name) == 0)
            return data->rows->pdata[i];
    return NULL;
}

/* ---- what became of it ------------------------------------------------------------------------------------- */

static const PlaceRow *
province_today (const DirectoryData *data, const PlaceRow *province) {
    for (guint steps = 0; province != NULL && province->successor != NULL && steps < STEPS_MAX; steps++) {
        g_autoptr (GPtrArray) words = directory_words (province->successor);
        g_autofree char *key = directory_key (words, 0, words->len);
        province = directory_find_place (data, key);
    }
    return province;
}

static void
add_successor (BodyEntry *entry, const char *relation, char *id, char *name) {
    BodySuccessor *successor;
    for (guint i = 0; i < entry->successors->len; i++) {
        const BodySuccessor *there = g_ptr_array_index (entry->successors, i);
        if (strcmp (there->name, name) == 0) {
            g_free (id);
            g_free (name);
            return;
        }
    }
    successor = g_new0 (BodySuccessor, 1);
    *successor = (BodySuccessor){ g_strdup (relation), id, name };
    g_ptr_array_add (entry->successors, successor);
}

/* Follows a row that ended to those that are there today, each in the province of today. */
static void
follow (const DirectoryData *data, BodyEntry *entry, const BodyRow *row, const BodyPlace *today, guint steps) {
    for (gsize i = 0; row->successors[i] != NULL && steps < STEPS_MAX; i++) {
        const char *space = strchr (row->successors[i], ' ');
        g_autofree char *relation = g_strndup (row->successors[i], (gsize)(space - row->successors[i]));
        const BodyRow *next = find_row (data, space + 1);
        if (next != NULL && next->to.year != 0)
            follow (data, entry, next, today, steps + 1);
        else
            add_successor (entry, relation, next != NULL ? make_id (next, today) : NULL, complete (space + 1, today));
    }
}

static PartialDate
earlier_end (PartialDate one, PartialDate other) {
    if (one.year == 0 || other.year == 0)
        return one.year == 0 ? other : one;
    return partial_date_compare (partial_date_last_day (one), partial_date_last_day (other)) <= 0 ? one : other;
}

static PartialDate
later_start (PartialDate one, PartialDate other) {
    return partial_date_compare (one, other) >= 0 ? one : other;
}

static char **
complete_all (char *const *patterns, const BodyPlace *place) {
    GPtrArray *names = g_ptr_array_new ();
    for (gsize i = 0; patterns[i] != NULL; i++)
        g_ptr_array_add (names, complete (patterns[i], place));
    g_ptr_array_add (names, NULL);
    return (char **)g_ptr_array_free (names, FALSE);
}

void
body_entry_fill (const DirectoryData *data, BodyEntry *entry, const BodyRow *row, const BodyPlace *place) {
    const PlaceRow *province = row->level != BODY_LEVEL_CENTRAL ? place->province : NULL;
    BodyPlace today = { .province = province_today (data, province) };

    entry->standing = BODY_KNOWN;
    entry->level = row->level;
    entry->id = make_id (row, place);
    g_free (entry->name);
    entry->name = complete (row->name, place);
    entry->parent = row->parent != NULL ? complete (row->parent, place) : NULL;
    entry->province = province != NULL ? g_strdup (province->name) : NULL;
    if (place->name != NULL)
        entry->place = g_strdup_printf ("%s%s%s", place->kind != NULL ? place->kind : "",
                                        place->kind != NULL ? " " : "", place->name);
    else if (row->level == BODY_LEVEL_PROVINCE && province != NULL)
        entry->place = dup_province (province);
    g_strfreev (entry->aliases);
    entry->aliases = complete_all (row->aliases, place);
    g_strfreev (entry->signs);
    entry->signs = g_strdupv (row->signs);
    entry->from = row->from;
    entry->to = row->to;
    if (row->level == BODY_LEVEL_PROVINCE && province != NULL) {
        entry->from = later_start (entry->from, province->from);
        entry->to = earlier_end (entry->to, province->to);
    }
    entry->checked = TRUE;
    if (row->to.year != 0) {
        follow (data, entry, row, &today, 0);
    } else if (row->level == BODY_LEVEL_PROVINCE && province != NULL && province->successor != NULL
               && today.province != NULL) {
        add_successor (entry, province->relation, make_id (row, &today), complete (row->name, &today));
    }
}
