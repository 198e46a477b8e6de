/* due.c - see due.h. */
#include "track/due.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/due_words.h"
#include "track/name_filter.h"
#include "track/sql.h"
#include "track/states.h"

/* Rows whose words are read at once. The first ones are few, so that a long list begins soon; the others so many that most items, which stand
 * under several bodies, are read once, and so few that a list of any length takes the same memory. */
#define FIRST_AHEAD 1000
#define ROWS_AHEAD  32000

struct Due {
    Register *reg;
    StateMoment moment;
    int within_days;
    PartialDate soon;  /* the last day that is due soon */
    GPtrArray *bodies; /* of BodyTotals*: the first member of each is that of a Listed */
    BodyGroups *groups;
    Totals items, assignments;
    guint walked;          /* of bodies */
    guint next;            /* of its places */
    DueWords *words;       /* (nullable) */
    guint ahead;           /* rows to read words for the next time */
    guint next_words;      /* of those that were read */
    GHashTable *judged;    /* a day in force -> its ItemState */
    GHashTable *corrected; /* (nullable): ids of items of which something was corrected or assigned */
    QueryItems *in_full;   /* (nullable): where items were read with all that belongs to them */
};

/* All that is kept of an item while others are listed. */
typedef struct {
    gint64 item;
    PartialDate in_force, started_on;
} Place;

typedef struct {
    BodyTotals body;
    GArray *places; /* of Place: its items, the earliest first */
    guint index;    /* in the list of bodies */
} Listed;

static void
free_listed (gpointer data) {
    Listed *listed = data;
    g_array_unref (listed->places);
    body_totals_free (&listed->body);
}

void
due_free (Due *due) {
    if (due == NULL)
        return;
    due_words_free (due->words);
    query_items_free (due->in_full);
    g_clear_pointer (&due->corrected, g_hash_table_unref);
    g_clear_pointer (&due->judged, g_hash_table_unref);
    g_ptr_array_unref (due->bodies);
    body_groups_free (due->groups);
    g_free (due);
}

const GPtrArray *
due_bodies (const Due *due) {
    return due->bodies;
}

const Totals *
due_items (const Due *due) {
    return &due->items;
}

const Totals *
due_assignments (const Due *due) {
    return &due->assignments;
}

/* ---- the sums ---- */

enum { COLUMN_LISTED, COLUMN_ITEM, COLUMN_POSITION, COLUMN_BODY_KEY, COLUMN_BODY, COLUMN_OWN_DAY, COLUMN_STARTED };

/* What is due of one part of the states; an item's own row, which is asked for only where the item is in progress, before those of its bodies. */
static void
append_part (GString *sql, const char *part, const char *bodies, const gint64 *documents, gsize n_documents) {
    g_string_append_printf (sql,
                            "%sSELECT listed, item, position, body_key, body,"
                            " CASE WHEN status = 'open' AND timeliness = 'dated' THEN in_force END, started_on"
                            " FROM %s WHERE listed <= ?1 AND (position > 0 OR started_on IS NOT NULL)",
                            sql->len > 0 ? " UNION ALL " : "", part);
    if (bodies != NULL)
        g_string_append_printf (sql, " AND item IN (SELECT item FROM %s WHERE position > 0 AND body_key IN %s)", part,
                                bodies);
    sql_append_in (sql, "document", documents, n_documents);
}

/* Of items of @bodies (nullable) alone; ?1 is the last day that is listed. The index has them in this order. */
static char *
write_statement (const char *table, const char *bodies, const gint64 *documents, gsize n_documents) {
    GString *sql = g_string_new (NULL);
    for (const char *const *part = states_parts (table); *part != NULL; part++)
        append_part (sql, *part, bodies, documents, n_documents);
    g_string_append (sql, " ORDER BY 1, 2, 3");
    return g_string_free (sql, FALSE);
}

/* As far as it is counted: the days are told of rows that are listed. */
static void
count (const Due *due, Totals *totals, PartialDate in_force, gboolean started) {
    gboolean over = partial_date_compare (in_force, due->moment.as_of) < 0;
    totals->total++;
    totals->overdue += over;
    totals->in_term += !over;
    totals->due_soon += !over && partial_date_compare (in_force, due->soon) <= 0;
    totals->started += started;
}

typedef struct {
    const NameFilter *filter;
    GHashTable *by_name; /* as printed, "" for the unknown -> Listed*, lent; NULL where the filter leaves it out */
    GHashTable *by_key;
} Finding;

/* The row of a body, made where the filter lets it through; NULL where not. */
static Listed *
find_listed (Due *due, const Finding *finding, const char *name, const char *folded) {
    const BodyGroup *group = *name != '\0' ? body_groups_find (due->groups, name) : NULL;
    const char *key = group != NULL ? group->key : "";
    Listed *listed = g_hash_table_lookup (finding->by_key, key);
    if (listed == NULL && !name_filter_matches (finding->filter, folded))
        return NULL;
    if (listed == NULL) {
        listed = g_new0 (Listed, 1);
        listed->body.key = group != NULL ? g_strdup (key) : NULL;
        listed->places = g_array_new (FALSE, FALSE, sizeof (Place));
        g_ptr_array_add (due->bodies, listed);
        g_hash_table_insert (finding->by_key, g_strdup (key), listed);
    }
    if (group != NULL)
        body_group_show (group, &listed->body.name, name);
    return listed;
}

static Listed *
find_row (Due *due, const Finding *finding, sqlite3_stmt *row) {
    const char *folded = (const char *)sqlite3_column_text (row, COLUMN_BODY_KEY),
               *name = (const char *)sqlite3_column_text (row, COLUMN_BODY);
    Listed *listed;
    name = name != NULL ? name : "";
    listed = g_hash_table_lookup (finding->by_name, name);
    if (listed == NULL) {
        listed = find_listed (due, finding, name, folded);
        if (listed != NULL)
            g_hash_table_insert (finding->by_name, g_strdup (name), listed);
    }
    return listed;
}

/* The rows come by their days: most have the day of the one before. */
typedef struct {
    char text[sizeof "0000-00-00"];
    PartialDate day;
} LastDay;

static PartialDate
read_day (LastDay *last, sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text (row, column);
    if (text == NULL)
        return PARTIAL_DATE_NONE;
    if (strcmp (text, last->text) != 0) {
        g_strlcpy (last->text, text, sizeof last->text);
        last->day = sql_date (row, column);
    }
    return last->day;
}

/* @own: the body's own day in force, none where it has done its part. */
static void
count_row (Due *due, Listed *listed, const Place *place, PartialDate own, gboolean started) {
    g_array_append_val (listed->places, *place);
    if (own.year == 0)
        return;
    count (due, &listed->body.totals, own, started);
    count (due, &due->assignments, own, started);
}

static gboolean
sum_up (Due *due, sqlite3_stmt *rows, const NameFilter *filter, GError **error) {
    g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    const Finding finding = { filter, by_name, by_key };
    g_autoptr (GError) local = NULL;
    Place place = { 0, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE };
    LastDay last = { "", PARTIAL_DATE_NONE };
    gboolean is_counted = FALSE;
    sql_bind (rows, "d", partial_date_add_days (due->moment.as_of, due->within_days));
    while (sql_step (due->reg, rows, &local)) {
        gint64 item = sqlite3_column_int64 (rows, COLUMN_ITEM);
        Listed *listed;
        if (item != place.item) {
            place = (Place){ item, read_day (&last, rows, COLUMN_LISTED), PARTIAL_DATE_NONE };
            is_counted = FALSE;
        }
        if (sqlite3_column_int (rows, COLUMN_POSITION) == 0) {
            place.started_on = sql_date (rows, COLUMN_STARTED);
            continue;
        }
        listed = find_row (due, &finding, rows);
        if (listed == NULL)
            continue;
        count_row (due, listed, &place, read_day (&last, rows, COLUMN_OWN_DAY),
                   sqlite3_column_type (rows, COLUMN_STARTED) != SQLITE_NULL);
        if (!is_counted)
            count (due, &due->items, place.in_force, place.started_on.year != 0);
        is_counted = TRUE;
    }
    return error_hand_on (&local, error);
}

/* The rows to count; those of one body are looked up where the table has an index for it. */
static sqlite3_stmt *
select_rows (Due *due, const NameFilter *filter, const gint64 *documents, gsize n_documents, GError **error) {
    PartialDate last = partial_date_add_days (due->moment.as_of, due->within_days);
    const char *table = states_table_until (due->reg, &due->moment, last, error);
    gboolean is_stored = g_strcmp0 (table, "item_states") == 0;
    g_autofree char *bodies = NULL, *sql = NULL;
    if (table == NULL)
        return NULL;
    if (filter != NULL && is_stored) {
        bodies = name_filter_list (filter, due->reg, table, "body_key", "position > 0", error);
        if (bodies == NULL)
            return NULL;
    }
    sql = write_statement (table, bodies, documents, n_documents);
    return sql_prepare (due->reg, sql, error);
}

Due *
due_new (Register *reg, const gint64 *documents, gsize n_documents, const char *body, int within_days,
         const StateMoment *moment, GError **error) {
    g_autoptr (Due) due = g_new0 (Due, 1);
    g_autoptr (NameFilter) filter = NULL;
    g_autoptr (sqlite3_stmt) rows = NULL;
    due->bodies = g_ptr_array_new_with_free_func (free_listed);
    due->reg = reg;
    due->moment = *moment;
    due->soon = partial_date_add_days (
        moment->as_of, (moment->settings != NULL ? moment->settings : &state_default_settings)->due_soon_days);
    due->within_days = within_days;
    due->groups = body_groups_load (reg, error);
    if (due->groups == NULL || (body != NULL && (filter = name_filter_new_body (reg, body, error)) == NULL))
        return NULL;
    rows = select_rows (due, filter, documents, n_documents, error);
    if (rows == NULL || !sum_up (due, rows, filter, error))
        return NULL;
    if (due->bodies->len > 1)
        qsort (due->bodies->pdata, due->bodies->len, sizeof *due->bodies->pdata, body_totals_compare);
    for (guint i = 0; i < due->bodies->len; i++)
        ((Listed *)due->bodies->pdata[i])->index = i;
    return g_steal_pointer (&due);
}

/* ---- the rows of one body ---- */

static const GArray *
peek_places (const Due *due, guint body) {
    return ((const Listed *)due->bodies->pdata[body])->places;
}

void
due_walk (Due *due, const BodyTotals *body) {
    due->walked = ((const Listed *)(gconstpointer)body)->index;
    due->next = 0;
}

/* Of a damaged register. */
static void
fail_missing (const Due *due, gint64 item, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO,
                 _ ("%s: item %" PRId64 " is listed as due, but is not there; 'dondoc check' tells what is wrong"),
                 register_peek_path (due->reg), item);
}

static const QueryItem *
read_in_full (Due *due, gint64 id, GError **error) {
    const QueryFilter filter = { .by_id = TRUE, .targets = TRUE, .articles = TRUE };
    g_autoptr (GError) local = NULL;
    const QueryItem *item = NULL;
    if (due->in_full == NULL)
        due->in_full = query_items_new (due->reg, &filter, &due->moment, &local);
    if (due->in_full != NULL)
        item = query_items_seek (due->in_full, id, &local);
    if (item == NULL && local == NULL)
        fail_missing (due, id, &local);
    error_hand_on (&local, error);
    return item;
}

const QueryItem *
due_next_item (Due *due, GError **error) {
    const GArray *places = peek_places (due, due->walked);
    if (due->next == places->len)
        return NULL;
    return read_in_full (due, g_array_index (places, Place, due->next++).item, error);
}

/* The words as corrected. */
static gboolean
read_corrected (Due *due, DueRow *row, GError **error) {
    const QueryItem *item = read_in_full (due, row->item, error);
    if (item == NULL)
        return FALSE;
    row->path = item->path;
    row->text = item->text;
    return TRUE;
}

/* Asked once for all rows. */
static gboolean
prepare_words (Due *due, GError **error) {
    g_autoptr (GArray) corrected = NULL;
    if (due->words != NULL)
        return TRUE;
    corrected = sql_list_ids (
        due->reg, error, "SELECT item FROM events WHERE type IN ('assigned', 'corrected') AND item IS NOT NULL", "");
    if (corrected == NULL)
        return FALSE;
    due->corrected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < corrected->len; i++)
        g_hash_table_add (due->corrected, g_memdup2 (&g_array_index (corrected, gint64, i), sizeof (gint64)));
    due->judged = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    due->ahead = FIRST_AHEAD;
    due->words = due_words_new (due->reg, error);
    return due->words != NULL;
}

/* From the row that is next on, those of the bodies behind it too: they are walked in their order, as a rule. */
static gboolean
read_ahead (Due *due, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    guint next = due->next;
    for (guint body = due->walked; body < due->bodies->len && ids->len < due->ahead; body++, next = 0) {
        const GArray *places = peek_places (due, body);
        for (; next < places->len && ids->len < due->ahead; next++)
            g_array_append_val (ids, g_array_index (places, Place, next).item);
    }
    due->ahead = ROWS_AHEAD;
    due->next_words = 0;
    return due_words_read (due->words, ids, error);
}

/* Thousands of rows share some hundred days. */
static ItemState
judge (Due *due, const Place *place) {
    PartialDate day = place->in_force;
    gpointer key = GUINT_TO_POINTER ((guint)day.year << 9 | (guint)day.month << 5 | (guint)day.day);
    ItemState *judged = g_hash_table_lookup (due->judged, key), state;
    if (judged == NULL) {
        judged = g_new0 (ItemState, 1);
        *judged = (ItemState){ .status = STATUS_OPEN, .counted = TRUE };
        states_judge_day (day, &due->moment, judged);
        g_hash_table_insert (due->judged, key, judged);
    }
    state = *judged;
    state.started_on = place->started_on;
    return state;
}

gboolean
due_next (Due *due, DueRow *ret_row, GError **error) {
    const GArray *places = peek_places (due, due->walked);
    const Place *place;
    const DueText *text;
    if (due->next == places->len || !prepare_words (due, error))
        return FALSE;
    place = &g_array_index (places, Place, due->next);
    text = due_words_peek (due->words, due->next_words);
    if (text == NULL || text->item != place->item) {
        if (!read_ahead (due, error))
            return FALSE;
        text = due_words_peek (due->words, due->next_words);
    }
    if (text == NULL) {
        fail_missing (due, place->item, error);
        return FALSE;
    }
    due->next++;
    due->next_words++;
    *ret_row = (DueRow){
        .item = place->item, .number = text->number, .path = text->path, .text = text->text, .state = judge (due, place)
    };
    return !g_hash_table_contains (due->corrected, &place->item) || read_corrected (due, ret_row, error);
}
