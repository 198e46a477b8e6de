/* states_closing.c - how everything stood at the end of the year before (closing_states, track/schema/009.sql), for whoever compares a year
 * with the one before; the contract is in states_private.h. */
#include "track/register_private.h"
#include "track/sql.h"
#include "track/states_private.h"

#define WINDOW_DAYS 366 /* a period that begins with the year has at most as many, and so the one before */

/* Rows of one table of states that hold on the closing day, with a day in force within those that are kept. */
#define ROWS(table)                                                                                                      \
    "SELECT item, position, document, body, in_force, status IN ('open', 'done') AND (timeliness IN ('on-time', 'late')" \
    " OR (timeliness = 'dated' AND in_force < '%1$s')) AS due, status = 'done' AND timeliness IS 'on-time' AS on_time"   \
    " FROM main." table " WHERE counted AND in_force BETWEEN '%2$s' AND '%1$s' AND good_from <= '%1$s'%3$s"

PartialDate
states_closing_day (PartialDate today) {
    return partial_date_day (today.year - 1, 12, 31);
}

/* The rows that the tables of states have for closing_states, of @items (nullable), a JSON list, or of all. */
static char *
write_rows_statement (PartialDate closed_on, const char *items) {
    g_autofree char *last = partial_date_format (closed_on);
    g_autofree char *first = partial_date_format (partial_date_add_days (closed_on, 1 - WINDOW_DAYS));
    g_autofree char *of_items
        = items != NULL ? g_strdup_printf (" AND item IN (SELECT value FROM json_each ('%s'))", items) : g_strdup ("");
    return g_strdup_printf (ROWS ("item_states") " UNION ALL " ROWS ("earlier_states") " AND good_until >= '%1$s'",
                            last, first, of_items);
}

static gboolean
copy_rows (Register *reg, const char *items, GError **error) {
    g_autofree char *rows = write_rows_statement (states_closing_day (date_today ()), items);
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO closing_states (item, position, document, body, in_force, due, on_time) %s", rows);
    return sql_run (reg, sql, error);
}

gboolean
states_closing_rebuild (Register *reg, GError **error) {
    return sql_run (reg, "DELETE FROM closing_states", error) && copy_rows (reg, NULL, error);
}

gboolean
states_closing_rewrite (Register *reg, const char *ids, GError **error) {
    g_autofree char *old
        = g_strdup_printf ("DELETE FROM closing_states WHERE item IN (SELECT value FROM json_each ('%s'))", ids);
    return sql_run (reg, old, error) && copy_rows (reg, ids, error);
}

gboolean
states_closing_check (Register *reg, PartialDate closed_on, guint *ret_wrong, GError **error) {
    g_autofree char *rows = write_rows_statement (closed_on, NULL);
    g_autofree char *sql = g_strdup_printf (
        "SELECT count (DISTINCT item) FROM (SELECT * FROM (SELECT * FROM closing_states EXCEPT"
        " SELECT * FROM (%1$s)) UNION ALL SELECT * FROM (SELECT * FROM (%1$s) EXCEPT SELECT * FROM closing_states))",
        rows);
    gint64 wrong = 0;
    if (!sql_read_number (reg, sql, 0, &wrong, error))
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
