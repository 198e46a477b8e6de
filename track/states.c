/* states.c - see states.h. */
#include "track/states.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/query_private.h"
#include "track/register_private.h"
#include "track/states_private.h"

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
    return sql_run (reg, "DELETE FROM item_states; DELETE FROM earlier_states", error)
           && states_write (reg, "item_states", "earlier_states", "items i ORDER BY i.id", &moment, error)
           && states_sums_rebuild (reg, error) && states_closing_rebuild (reg, error) && note_making (reg, error);
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
    return error_hand_on (&local, error);
}

/* Those whose time has passed. With DISTINCT all rows would be read in the order of the items. */
static gboolean
touch_stale (Register *reg, GError **error) {
    g_autoptr (GArray) ids
        = sql_list_ids (reg, error, "SELECT item FROM item_states WHERE good_until < ?", "d", date_today ());
    for (guint i = 0; ids != NULL && i < ids->len; i++)
        states_touch_item (reg, g_array_index (ids, gint64, i));
    return ids != NULL;
}

static void
list_touched (Register *reg, GArray *ids) {
    GHashTableIter iterator;
    gpointer id;
    if (reg->touched == NULL)
        return;
    g_hash_table_iter_init (&iterator, reg->touched);
    while (g_hash_table_iter_next (&iterator, &id, NULL))
        g_array_append_vals (ids, id, 1);
}

/* @closed_on: the day of which closing_states tells. */
static gboolean
rewrite_stale (Register *reg, PartialDate closed_on, GError **error) {
    gboolean same_year = partial_date_compare (closed_on, states_closing_day (date_today ())) == 0;
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (StatesSums) sums = states_sums_new ();
    StateMoment moment = today (reg);
    g_autofree char *list = NULL, *items = NULL;
    if (!touch_stale (reg, error))
        return FALSE;
    list_touched (reg, ids);
    list = sql_write_id_list (ids);
    items = g_strdup_printf ("items i WHERE i.id IN (SELECT value FROM json_each ('%s')) ORDER BY i.id", list);
    return states_renew (reg, items, &moment, sums, error) && states_sums_store (sums, reg, error)
           && (same_year ? states_closing_rewrite (reg, list, error) : states_closing_rebuild (reg, error))
           && note_making (reg, error);
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
    g_autoptr (GError) local = NULL;
    if (rows == NULL) {
        states_touch_all (reg);
        return;
    }
    sql_bind (rows, "i", document);
    while (sql_step (reg, rows, &local))
        states_touch_item (reg, sqlite3_column_int64 (rows, 0));
    sqlite3_reset (rows);
    if (local != NULL)
        states_touch_all (reg);
}

void
states_touch_all (Register *reg) {
    note_touch (reg);
    reg->touched_all = TRUE;
}

/* ---- checking ---- */

#define DIFFERENCES(table, made)                                                                                       \
    "SELECT * FROM (SELECT " STATES_COLUMNS ", good_from, good_until FROM main." table                                 \
    " EXCEPT SELECT " STATES_COLUMNS ", good_from, good_until FROM temp." made                                         \
    ") UNION ALL SELECT * FROM (SELECT " STATES_COLUMNS ", good_from, good_until FROM temp." made                      \
    " EXCEPT SELECT " STATES_COLUMNS ", good_from, good_until FROM main." table ")"

/* Items of which a row differs that @differences gives; @ret_first: the first. */
static gboolean
count_wrong (Register *reg, const char *differences, guint *ret_wrong, gint64 *ret_first, GError **error) {
    g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT item FROM (%s) ORDER BY item", differences);
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, sql, error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (reg, rows, &local))
        if ((*ret_wrong)++ == 0)
            *ret_first = sqlite3_column_int64 (rows, 0);
    return error_hand_on (&local, error);
}

gboolean
states_check (Register *reg, guint *ret_wrong, char **ret_first, GError **error) {
    StateMoment moment = today (reg);
    PartialDate made_on, closed_on;
    guint today_wrong = 0, earlier = 0, sums = 0, closing = 0;
    gint64 first_today = 0, first_earlier = 0;
    *ret_wrong = 0;
    *ret_first = NULL;
    if (!states_read_made_on (reg, moment.settings, &made_on, &closed_on, error))
        return FALSE;
    if (made_on.year == 0)
        return TRUE;        /* nobody reads rows of other settings */
    moment.as_of = made_on; /* other days are told from the rows of that one */
    if (!states_make_temporary (reg, &moment, error)
        || !count_wrong (reg, DIFFERENCES ("item_states", STATES_TEMPORARY), &today_wrong, &first_today, error)
        || !count_wrong (reg, DIFFERENCES ("earlier_states", STATES_TEMPORARY_EARLIER), &earlier, &first_earlier, error)
        || !states_sums_check (reg, &sums, error) || !states_closing_check (reg, closed_on, &closing, error))
        return FALSE;
    if (today_wrong > 0 || earlier > 0) /* what is made of wrong rows is wrong by itself */
        sums = closing = 0;
    *ret_wrong = today_wrong + earlier + sums + closing;
    if (today_wrong > 0)
        *ret_first = g_strdup_printf (_ ("item %" PRId64 ": today's state in item_states is not what its events give"),
                                      first_today);
    else if (earlier > 0)
        *ret_first = g_strdup_printf (
            _ ("item %" PRId64 ": an earlier state in earlier_states is not what its events give"), first_earlier);
    else if (sums > 0)
        *ret_first = g_strdup (_ ("state_totals or state_periods: the kept sums are not those of item_states"));
    else if (closing > 0)
        *ret_first = g_strdup (_ ("closing_states: how the year before ended is not what the events give"));
    return TRUE;
}
