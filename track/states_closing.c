/* states_closing.c - how everything stood at the end of the year before (closing_states, track/schema/009.sql), for whoever compares a year
 * with the one before; the contract is in states_private.h. */
#include "track/register_private.h"
#include "track/sql.h"
#include "track/states_private.h"

#define WINDOW_DAYS 366 /* a period that begins with the year has at most as many, and so the one before */

#define ROWS                                                                                                             \
    "SELECT item, position, document, body, in_force, status IN ('open', 'done') AND (timeliness IN ('on-time', 'late')" \
    " OR (timeliness = 'dated' AND in_force < '%1$s')) AS due, status = 'done' AND timeliness IS 'on-time' AS on_time"   \
    " FROM %3$s WHERE counted AND in_force BETWEEN '%2$s' AND '%1$s'"

PartialDate
states_closing_day (PartialDate today) {
    return partial_date_day (today.year - 1, 12, 31);
}

static StateMoment
closing (Register *reg) {
    return (StateMoment){ states_closing_day (date_today ()), PARTIAL_DATE_NONE, states_peek_settings (reg) };
}

/* The rows that @table, which tells of the closing day, has for closing_states. */
static char *
write_rows_statement (const StateMoment *moment, const char *table) {
    g_autofree char *last = partial_date_format (moment->as_of);
    g_autofree char *first = partial_date_format (partial_date_add_days (moment->as_of, 1 - WINDOW_DAYS));
    return g_strdup_printf (ROWS, last, first, table);
}

static gboolean
copy_rows (Register *reg, const StateMoment *moment, const char *table, GError **error) {
    g_autofree char *rows = write_rows_statement (moment, table);
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO closing_states (item, position, document, body, in_force, due, on_time) %s", rows);
    return sql_run (reg, sql, error);
}

gboolean
states_closing_rebuild (Register *reg, GError **error) {
    StateMoment moment = closing (reg);
    const char *table;
    g_clear_pointer (&reg->temporary, g_free);
    table = states_table_until (reg, &moment, moment.as_of, error);
    return table != NULL && sql_run (reg, "DELETE FROM closing_states", error)
           && copy_rows (reg, &moment, table, error);
}

gboolean
states_closing_rewrite (Register *reg, const char *ids, GError **error) {
    StateMoment moment = closing (reg);
    g_autofree char *items
        = g_strdup_printf ("items i WHERE i.id IN (SELECT value FROM json_each ('%s')) ORDER BY i.id", ids);
    g_autofree char *old
        = g_strdup_printf ("DELETE FROM closing_states WHERE item IN (SELECT value FROM json_each ('%s'))", ids);
    return sql_run (reg, old, error) && states_make_temporary (reg, items, &moment, error)
           && copy_rows (reg, &moment, "temp." STATES_TEMPORARY, error);
}

gboolean
states_closing_check (Register *reg, PartialDate closed_on, guint *ret_wrong, GError **error) {
    StateMoment moment = closing (reg);
    g_autofree char *rows = NULL, *sql = NULL;
    gint64 wrong = 0;
    moment.as_of = closed_on;
    rows = write_rows_statement (&moment, "temp." STATES_TEMPORARY);
    sql = g_strdup_printf ("SELECT count (DISTINCT item) FROM (SELECT * FROM (SELECT * FROM closing_states EXCEPT %1$s)"
                           " UNION ALL SELECT * FROM (%1$s EXCEPT SELECT * FROM closing_states))",
                           rows);
    if (!states_make_temporary (reg, "items i ORDER BY i.id", &moment, error)
        || !sql_read_number (reg, sql, 0, &wrong, error))
        return FALSE;
    *ret_wrong = (guint)wrong;
    return TRUE;
}

gboolean
states_has_closing (Register *reg, const StateMoment *moment, gboolean *ret_has, GError **error) {
    PartialDate made_on = PARTIAL_DATE_NONE, closed_on = PARTIAL_DATE_NONE;
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    *ret_has = FALSE;
    if (moment->as_known_on.year != 0 || reg->touched_all || reg->touched != NULL)
        return TRUE;
    if (!states_read_made_on (reg, settings, &made_on, &closed_on, error))
        return FALSE;
    *ret_has = closed_on.year != 0 && partial_date_compare (closed_on, moment->as_of) == 0;
    return TRUE;
}
