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

static const char *
committee_word (const char *kind) {
    if (g_strcmp0 (kind, "quận") == 0)
        return "Quận ủy";
    if (g_strcmp0 (kind, "thị xã") == 0)
        return "Thị ủy";
    return g_strcmp0 (kind, "thành phố") == 0 ? "Thành ủy" : "Huyện ủy";
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

static void
append_small (GString *name, const BodyPlace *place) {
    g_string_append (name, place->kind);
    g_string_append_c (name, ' ');
    g_string_append (name, place->name);
}

/* What stands for one placeholder; FALSE where nothing does, and the space before it goes too. */
static gboolean
append_place (GString *name, char placeholder, const BodyPlace *place, gboolean is_bare) {
    gboolean is_small = place->name != NULL && place->kind != NULL;
    switch (placeholder) {
    case 't':
        if (place->province == NULL && !is_bare)
            return FALSE;
        g_string_append (name, place->province != NULL ? directory_peek (place->province->in_full) : "tỉnh");
        return TRUE;
    case 'u':
        g_string_append (name, place->province != NULL ? directory_peek (place->province->committee) : "Tỉnh ủy");
        return TRUE;
    case 'h':
        g_string_append (name, committee_word (place->kind));
        if (place->name != NULL) {
            g_string_append_c (name, ' ');
            g_string_append (name, place->name);
        }
        return TRUE;
    default: /* a district, a commune */
        if (!is_small && !is_bare)
            return FALSE;
        if (is_small)
            append_small (name, place);
        else
            g_string_append (name, place->kind != NULL ? place->kind : placeholder == 'd' ? "huyện" : "xã");
        return TRUE;
    }
}

static char *
complete (const char *pattern, const BodyPlace *place) {
    gboolean is_bare = needs_place (pattern);
    const char *brace = strchr (pattern, '{');
    GString *name;
    if (brace == NULL)
        return g_strdup (pattern);
    name = g_string_sized_new (2 * strlen (pattern));
    for (; brace != NULL; pattern = brace + strlen ("{t}"), brace = strchr (pattern, '{')) {
        g_string_append_len (name, pattern, brace - pattern);
        if (!append_place (name, brace[1], place, is_bare) && name->len > 0 && name->str[name->len - 1] == ' ')
            g_string_truncate (name, name->len - 1);
    }
    g_string_append (name, pattern);
    return g_string_free (name, FALSE);
}

static char *
make_id (const BodyRow *row, const BodyPlace *place) {
    GString *id = g_string_new (directory_peek (row->id));
    if (row->level == BODY_LEVEL_CENTRAL)
        return g_string_free (id, FALSE);
    if (place->name != NULL) {
        g_autoptr (GString) small = g_string_new (NULL);
        if (place->kind != NULL)
            append_small (small, place);
        else
            g_string_append (small, place->name);
        g_string_append_c (id, '@');
        directory_append_slug (id, small->str);
    }
    if (place->province != NULL) {
        g_string_append_c (id, '@');
        g_string_append (id, directory_peek (place->province->slug));
    }
    return g_string_free (id, FALSE);
}

/* ---- what became of it ------------------------------------------------------------------------------------- */

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
follow (BodyEntry *entry, const BodyRow *row, const BodyPlace *today, guint steps) {
    if (steps == STEPS_MAX)
        return;
    for (const BodySuccession *succession = &directory_successions[row->successions]; succession->relation != 0;
         succession++) {
        const BodyRow *next = succession->row != DIRECTORY_NONE ? &directory_rows[succession->row] : NULL;
        if (next != NULL && next->to.year != 0)
            follow (entry, next, today, steps + 1);
        else
            add_successor (entry, directory_peek (succession->relation), next != NULL ? make_id (next, today) : NULL,
                           complete (directory_peek (succession->name), today));
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

/* (transfer full): each of a list's texts, with its place where it has one. */
static char **
complete_all (DirectoryText list, const BodyPlace *place) {
    GPtrArray *names = g_ptr_array_new ();
    for (const char *pattern = directory_peek (list); *pattern != '\0'; pattern += strlen (pattern) + 1)
        g_ptr_array_add (names, complete (pattern, place));
    g_ptr_array_add (names, NULL);
    return (char **)g_ptr_array_free (names, FALSE);
}

void
body_entry_fill (BodyEntry *entry, const BodyRow *row, const BodyPlace *place) {
    const PlaceRow *province = row->level != BODY_LEVEL_CENTRAL ? place->province : NULL;
    BodyPlace today = { .province = province != NULL ? &directory_places[province->today] : NULL };

    entry->standing = BODY_KNOWN;
    entry->level = row->level;
    entry->id = make_id (row, place);
    g_free (entry->name);
    entry->name = complete (directory_peek (row->name), place);
    entry->parent = row->parent != 0 ? complete (directory_peek (row->parent), place) : NULL;
    entry->province = province != NULL ? g_strdup (directory_peek (province->name)) : NULL;
    if (place->name != NULL)
        entry->place = g_strdup_printf ("%s%s%s", place->kind != NULL ? place->kind : "",
                                        place->kind != NULL ? " " : "", place->name);
    else if (row->level == BODY_LEVEL_PROVINCE && province != NULL)
        entry->place = g_strdup (directory_peek (province->in_full));
    g_strfreev (entry->aliases);
    entry->aliases = complete_all (row->aliases, place);
    g_strfreev (entry->signs);
    entry->signs = complete_all (row->signs, place);
    entry->from = row->from;
    entry->to = row->to;
    if (row->level == BODY_LEVEL_PROVINCE && province != NULL) {
        entry->from = later_start (entry->from, province->from);
        entry->to = earlier_end (entry->to, province->to);
    }
    entry->checked = TRUE;
    if (row->to.year != 0)
        follow (entry, row, &today, 0);
    else if (row->level == BODY_LEVEL_PROVINCE && province != NULL && province->relation != 0)
        add_successor (entry, directory_peek (province->relation), make_id (row, &today),
                       complete (directory_peek (row->name), &today));
}
