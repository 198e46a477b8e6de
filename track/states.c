/* states.c - see states.h. */
#include "track/states.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/query_private.h"
#include "track/register_private.h"
#include "track/states_private.h"

/* In the order in which write_row() binds them. */
#define ROW_VALUES "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/* ---- settings ---- */

void
states_set_settings (Register *reg, const StateSettings *settings) {
    reg->settings = *settings;
    reg->has_settings = TRUE;
}

const StateSettings *
states_peek_settings (Register *reg) {
    if (!reg->has_settings) {
        reg->settings = state_default_settings;
        if (reg->calendar == NULL)
            reg->calendar = calendar_load (NULL, NULL);
        reg->settings.calendar = reg->calendar;
        reg->has_settings = TRUE;
    }
    return &reg->settings;
}

/* ---- rows ---- */

/* Ten bytes of @text: the day, or the first day of the month or year that @day is. Its year is one of four digits. */
static void
write_day (PartialDate day, char *text) {
    const int parts[] = { day.year / 100, day.year % 100, MAX (day.month, 1), MAX (day.day, 1) };
    static const guint at[] = { 0, 2, 5, 8 };
    memcpy (text, "0000-00-00", sizeof "0000-00-00" - 1);
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
        text[at[i]] = (char)('0' + parts[i] / 10);
        text[at[i] + 1] = (char)('0' + parts[i] % 10);
    }
}

static void
bind_day (sqlite3_stmt *row, int column, PartialDate day) {
    char text[sizeof "0000-00-00"];
    if (day.year <= 0) {
        sqlite3_bind_null (row, column);
        return;
    }
    write_day (day, text);
    sqlite3_bind_text (row, column, text, sizeof text - 1, SQLITE_TRANSIENT);
}

static void
bind_text (sqlite3_stmt *row, int column, const char *text) {
    if (text != NULL)
        sqlite3_bind_text (row, column, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null (row, column);
}

static const char *
stored_timeliness (const ItemState *state) {
    return state->timeliness == TIMELINESS_IN_TERM || state->timeliness == TIMELINESS_OVERDUE ? "dated"
                                                                                              : timeliness_name (state);
}

static gboolean
write_row (Register *reg, sqlite3_stmt *row, const QueryItem *item, guint position, GError **error) {
    const QueryBody *body = position > 0 && position <= item->bodies->len ? item->bodies->pdata[position - 1] : NULL;
    const ItemState *state = body != NULL ? &g_array_index (item->body_states, ItemState, position - 1) : &item->state;
    sqlite3_reset (row);
    sqlite3_bind_int64 (row, 1, item->id);
    sqlite3_bind_int64 (row, 2, position);
    sqlite3_bind_int64 (row, 3, item->document->id);
    bind_text (row, 4, body != NULL ? body->name : NULL);
    bind_text (row, 5, body != NULL ? body->folded : NULL);
    bind_text (row, 6, item_status_name (state->status));
    bind_text (row, 7, stored_timeliness (state));
    bind_text (row, 8, state_reason_name (state->reason));
    sqlite3_bind_int64 (row, 9, state->counted);
    bind_day (row, 10, state->in_force);
    bind_day (row, 11, state->occurrence);
    sqlite3_bind_int64 (row, 12, state->status == STATUS_DONE ? state->days_late : 0);
    bind_day (row, 13, state->started_on);
    bind_day (row, 14, state->done_on);
    bind_day (row, 15, state->entered_on);
    sqlite3_bind_int64 (row, 16, state->has_evidence);
    bind_text (row, 17, item->officer);
    bind_text (row, 18, item->field);
    bind_day (row, 19, state->good_until);
    sql_step (reg, row, error);
    return error == NULL || *error == NULL;
}

/* The item, then each of its assignments; one without a body where nobody knows who. What is gone has no rows. */
static gboolean
write_rows (Register *reg, sqlite3_stmt *row, const QueryItem *item, GError **error) {
    if (item->state.gone && item->state.good_until.year == 0)
        return TRUE;
    for (guint position = 0; position <= MAX (item->bodies->len, 1); position++)
        if (!write_row (reg, row, item, position, error))
            return FALSE;
    return TRUE;
}

static gboolean
write_item (Register *reg, ItemReader *reader, sqlite3_stmt *items, sqlite3_stmt *row, GError **error) {
    QueryItem *item = item_reader_read_row (reader, items, error);
    gboolean written = item != NULL && item_reader_complete (reader, item, error) && write_rows (reg, row, item, error);
    query_item_free (item);
    return written;
}

gboolean
states_write (Register *reg, const char *table, const char *items_sql, gboolean in_order, const StateMoment *moment,
              GError **error) {
    g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (" STATES_COLUMNS ") VALUES " ROW_VALUES, table);
    g_autofree char *select = g_strdup_printf ("SELECT " ITEM_COLUMNS_LIGHT " FROM %s", items_sql);
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, insert, error);
    g_autoptr (sqlite3_stmt) items = row != NULL ? sql_prepare (reg, select, error) : NULL;
    g_autoptr (GError) local = NULL;
    ItemReader reader = { 0 };
    if (items == NULL)
        return FALSE;
    if (item_reader_init (&reader, reg, moment, in_order, TRUE, &local))
        while (sql_step (reg, items, &local) && write_item (reg, &reader, items, row, &local))
            continue;
    item_reader_clear (&reader);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

/* ---- keeping today's fresh ---- */

static StateMoment
today (Register *reg) {
    return (StateMoment){ date_today (), PARTIAL_DATE_NONE, states_peek_settings (reg) };
}

static gboolean
note_making (Register *reg, GError **error) {
    g_autofree char *settings = state_settings_fingerprint (states_peek_settings (reg));
    return sql_run (reg, "DELETE FROM item_states_made", error)
           && sql_insert (reg, NULL, error,
                          "INSERT INTO item_states_made (settings, made_on, closed_on) VALUES (?, ?, ?)", "sdd",
                          settings, date_today (), states_closing_day (date_today ()));
}

gboolean
states_rebuild (Register *reg, GError **error) {
    StateMoment moment = today (reg);
    if (!sql_run (reg, "DELETE FROM item_states", error)
        || !states_write (reg, "item_states", "items i ORDER BY i.id", TRUE, &moment, error)
        || !states_sums_rebuild (reg, error) || !note_making (reg, error))
        return FALSE;
    reg->touched_all = FALSE;
    return states_closing_rebuild (reg, error);
}

gboolean
states_read_made_on (Register *reg, const StateSettings *settings, PartialDate *ret_day, PartialDate *ret_closed_on,
                     GError **error) {
    g_autofree char *fingerprint = state_settings_fingerprint (settings);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT made_on, closed_on FROM item_states_made WHERE settings = ?", error);
    PartialDate closed_on = PARTIAL_DATE_NONE;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", fingerprint);
    *ret_day = PARTIAL_DATE_NONE;
    if (sql_step (reg, row, &local)) {
        *ret_day = sql_date (row, 0);
        closed_on = sql_date (row, 1);
    }
    if (ret_closed_on != NULL)
        *ret_closed_on = closed_on;
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

/* Those that were touched and those whose time has passed. */
static gboolean
list_stale (Register *reg, GArray *ids, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows = sql_borrow (reg, "SELECT DISTINCT item FROM item_states WHERE good_until < ?", error);
    GHashTableIter iterator;
    gpointer id;
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "d", date_today ());
    while (sql_step (reg, rows, &local)) {
        gint64 stale = sqlite3_column_int64 (rows, 0);
        if (!g_hash_table_contains (reg->touched, &stale))
            g_array_append_val (ids, stale);
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    g_hash_table_iter_init (&iterator, reg->touched);
    while (g_hash_table_iter_next (&iterator, &id, NULL))
        g_array_append_vals (ids, id, 1);
    return TRUE;
}

static gboolean
rewrite_item (Register *reg, ItemReader *reader, sqlite3_stmt *items, sqlite3_stmt *row, gint64 id, GError **error) {
    g_autoptr (GError) local = NULL;
    if (!sql_insert (reg, NULL, error, "DELETE FROM item_states WHERE item = ?", "i", id))
        return FALSE;
    sqlite3_reset (items);
    sql_bind (items, "i", id);
    if (sql_step (reg, items, &local))
        write_item (reg, reader, items, row, &local);
    sqlite3_reset (items);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

static gboolean
rewrite_items (Register *reg, const GArray *ids, GError **error) {
    StateMoment moment = today (reg);
    g_autoptr (sqlite3_stmt) row
        = sql_prepare (reg, "INSERT INTO item_states (" STATES_COLUMNS ") VALUES " ROW_VALUES, error);
    g_autoptr (sqlite3_stmt) items
        = row != NULL ? sql_prepare (reg, "SELECT " ITEM_COLUMNS_LIGHT " FROM items i WHERE i.id = ?", error) : NULL;
    ItemReader reader = { 0 };
    gboolean done = items != NULL && item_reader_init (&reader, reg, &moment, FALSE, TRUE, error);
    for (guint i = 0; done && i < ids->len; i++)
        done = rewrite_item (reg, &reader, items, row, g_array_index (ids, gint64, i), error);
    if (items != NULL)
        item_reader_clear (&reader);
    return done;
}

static char *
write_list (const GArray *ids) {
    GString *list = g_string_new ("[");
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
    return g_string_free (g_string_append_c (list, ']'), FALSE);
}

/* @closed_on: the day of which closing_states tells. */
static gboolean
rewrite_stale (Register *reg, PartialDate closed_on, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autofree char *list = NULL;
    if (!list_stale (reg, ids, error))
        return FALSE;
    list = write_list (ids);
    return states_sums_add (reg, '-', list, error) && rewrite_items (reg, ids, error)
           && states_sums_add (reg, '+', list, error) && note_making (reg, error)
           && (partial_date_compare (closed_on, states_closing_day (date_today ())) == 0
                   ? states_closing_rewrite (reg, list, error)
                   : states_closing_rebuild (reg, error));
}

/* Called by register_commit(). Rows of other settings, or none at all, are made anew as a whole. A clock that was set back makes
 * them anew too: they would tell of days that have not come. */
static gboolean
follow (Register *reg, GError **error) {
    PartialDate made_on = PARTIAL_DATE_NONE, closed_on = PARTIAL_DATE_NONE;
    gboolean kept, done;
    if (!reg->touched_all && !states_read_made_on (reg, states_peek_settings (reg), &made_on, &closed_on, error))
        return FALSE;
    kept = made_on.year != 0 && partial_date_compare (made_on, date_today ()) <= 0;
    done = reg->touched_all || !kept ? states_rebuild (reg, error) : rewrite_stale (reg, closed_on, error);
    if (done) {
        reg->before_commit = NULL;
        reg->touched_all = FALSE;
        g_clear_pointer (&reg->touched, g_hash_table_unref);
    }
    return done;
}

/* What was made for another moment may not hold any more. */
static void
note_touch (Register *reg) {
    reg->before_commit = follow;
    g_clear_pointer (&reg->temporary, g_free);
}

void
states_touch_item (Register *reg, gint64 item) {
    note_touch (reg);
    if (reg->touched == NULL)
        reg->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    g_hash_table_add (reg->touched, g_memdup2 (&item, sizeof item));
}

void
states_touch_document (Register *reg, gint64 document) {
    sqlite3_stmt *rows = sql_borrow (reg, "SELECT id FROM items WHERE document = ?", NULL);
    if (rows == NULL) {
        states_touch_all (reg);
        return;
    }
    sql_bind (rows, "i", document);
    while (sql_step (reg, rows, NULL))
        states_touch_item (reg, sqlite3_column_int64 (rows, 0));
    sqlite3_reset (rows);
}

void
states_touch_all (Register *reg) {
    note_touch (reg);
    reg->touched_all = TRUE;
}

/* ---- checking ---- */

/* Items of which the rows of today differ; @ret_first: (out): the first. */
static gboolean
check_items (Register *reg, const StateMoment *moment, guint *ret_wrong, gint64 *ret_first, GError **error) {
    static const char differences[] = "SELECT DISTINCT item FROM (SELECT * FROM (SELECT " STATES_COLUMNS
                                      " FROM item_states EXCEPT SELECT " STATES_COLUMNS " FROM " STATES_TEMPORARY
                                      ") UNION ALL SELECT * FROM (SELECT " STATES_COLUMNS " FROM " STATES_TEMPORARY
                                      " EXCEPT SELECT " STATES_COLUMNS " FROM item_states)) ORDER BY item";
    g_autoptr (GError) local = NULL;
    if (!states_make_temporary (reg, "items i ORDER BY i.id", moment, error))
        return FALSE;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, differences, error);
    if (rows == NULL)
        return FALSE;
    while (sql_step (reg, rows, &local))
        if ((*ret_wrong)++ == 0)
            *ret_first = sqlite3_column_int64 (rows, 0);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

gboolean
states_check (Register *reg, guint *ret_wrong, char **ret_first, GError **error) {
    StateMoment moment = today (reg);
    PartialDate made_on, closed_on;
    guint wrong = 0, sums = 0, closing = 0;
    gint64 first = 0;
    *ret_wrong = 0;
    *ret_first = NULL;
    if (!states_read_made_on (reg, moment.settings, &made_on, &closed_on, error))
        return FALSE;
    if (made_on.year == 0)
        return TRUE;        /* nobody reads rows of other settings */
    moment.as_of = made_on; /* other days are told from the rows of that one */
    if (!check_items (reg, &moment, &wrong, &first, error) || !states_sums_check (reg, &sums, error)
        || !states_closing_check (reg, closed_on, &closing, error))
        return FALSE;
    *ret_wrong = wrong + closing + (wrong == 0 ? sums : 0); /* the sums of wrong rows are wrong by themselves */
    if (wrong > 0)
        *ret_first
            = g_strdup_printf (_ ("item %" PRId64 ": today's state in item_states is not what its events give"), first);
    else if (sums > 0)
        *ret_first = g_strdup (_ ("state_totals or state_periods: the kept sums are not those of item_states"));
    else if (closing > 0)
        *ret_first = g_strdup (_ ("closing_states: how the year before ended is not what the events give"));
    return TRUE;
}
