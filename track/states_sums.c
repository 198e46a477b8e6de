/* states_sums.c - the sums of item_states (track/schema/009.sql): rows are taken out before they are made anew and put in after; the
 * contract is in states_private.h. */
#include "track/sql.h"
#include "track/states_private.h"

#define YEAR_DIGITS  ((int)sizeof "2026" - 1)
#define MONTH_DIGITS ((int)sizeof "2026-06" - 1)

static const struct {
    const char *name, *rows; /* rows: which of `item_states s` are counted */
} counters[] = {
    { "total", "TRUE" },
    { "on_time", "s.timeliness = 'on-time'" },
    { "on_time_with_day", "s.timeliness = 'on-time' AND s.in_force IS NOT NULL" },
    { "late", "s.timeliness = 'late'" },
    { "dated", "s.timeliness = 'dated'" },
    { "continuous", "s.timeliness = 'continuous'" },
    { "waiting", "s.timeliness = 'waiting'" },
    { "no_date", "s.timeliness = 'no-date'" },
    { "suspended", "s.status = 'suspended'" },
    { "cancelled", "s.status = 'cancelled'" },
    { "started", "s.status = 'open' AND s.started_on IS NOT NULL" },
    { "without_evidence", "s.status = 'done' AND s.evidence = 0" },
    { "by_consent", "s.status = 'done' AND s.reason IS 'consent'" },
}, period_counters[] = {
    { "on_time", "s.timeliness = 'on-time'" },
    { "late", "s.timeliness = 'late'" },
    { "dated", "s.timeliness = 'dated'" },
};

static const struct {
    const char *name, *key, *rows;
} groupings[] = {
    { "body", "coalesce (s.body, '')", "s.position > 0" },
    { "plan", "s.document", "s.position = 0" },
    { "month", "coalesce (substr (s.in_force, 1, 7), '')", "s.position = 0" },
};

/* One grouping of one table. @digits: of the day in force that make its period, 0 where the table has none. @sign: `+` or `-`.
 * @items (nullable): a JSON list; it is bound, so that a statement is prepared once for all documents of a run. */
static gboolean
add_grouping (Register *reg, const char *table, gsize grouping, int digits, char sign, const char *items,
              GError **error) {
    g_autoptr (GString) names = g_string_new (NULL), sums = g_string_new (NULL), updates = g_string_new (NULL);
    g_autofree char *sql = NULL,
                    *period = digits > 0 ? g_strdup_printf (", substr (s.in_force, 1, %d)", digits) : g_strdup ("");
    for (gsize i = 0; i < (digits > 0 ? G_N_ELEMENTS (period_counters) : G_N_ELEMENTS (counters)); i++) {
        const char *name = digits > 0 ? period_counters[i].name : counters[i].name;
        g_string_append_printf (names, ", %s", name);
        g_string_append_printf (sums, ", %c count (*) FILTER (WHERE %s)", sign,
                                digits > 0 ? period_counters[i].rows : counters[i].rows);
        g_string_append_printf (updates, "%s%s = %s + excluded.%s", i > 0 ? ", " : "", name, name, name);
    }
    sql = g_strdup_printf (
        "INSERT INTO %s (grouping, key%s%s) SELECT '%s', %s%s%s FROM main.item_states s WHERE s.counted AND %s%s%s"
        " GROUP BY 2%s ON CONFLICT DO UPDATE SET %s",
        table, digits > 0 ? ", period" : "", names->str, groupings[grouping].name, groupings[grouping].key, period,
        sums->str, groupings[grouping].rows,
        digits > 0 ? " AND s.in_force IS NOT NULL AND s.timeliness IN ('on-time', 'late', 'dated')" : "",
        items != NULL ? " AND s.item IN (SELECT value FROM json_each (?))" : "", digits > 0 ? ", 3" : "", updates->str);
    return sql_insert (reg, NULL, error, sql, items != NULL ? "s" : "", items);
}

static gboolean
add (Register *reg, const char *totals, const char *by_period, char sign, const char *items, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
        if (!add_grouping (reg, totals, i, 0, sign, items, error)
            || (g_strcmp0 (groupings[i].name, "month") != 0
                && (!add_grouping (reg, by_period, i, YEAR_DIGITS, sign, items, error)
                    || !add_grouping (reg, by_period, i, MONTH_DIGITS, sign, items, error))))
            return FALSE;
    return TRUE;
}

gboolean
states_sums_add (Register *reg, char sign, const char *ids, GError **error) {
    g_autoptr (GArray) some = sql_list_ids (
        reg, error, "SELECT item FROM item_states WHERE item IN (SELECT value FROM json_each (?)) LIMIT 1", "s", ids);
    if (some == NULL || some->len == 0) /* new items have nothing to take out */
        return some != NULL;
    return add (reg, "state_totals", "state_periods", sign, ids, error);
}

gboolean
states_sums_rebuild (Register *reg, GError **error) {
    return sql_run (reg, "DELETE FROM state_totals; DELETE FROM state_periods", error)
           && add (reg, "state_totals", "state_periods", '+', NULL, error);
}

/* ---- checking ---- */

/* Sums that came to nothing may have a row or none. */
#define DIFFERENCES(table, something)                                                                                  \
    "SELECT count (*) FROM (SELECT * FROM (SELECT * FROM main." table " WHERE " something                              \
    " EXCEPT SELECT * FROM temp.check_" table ") UNION ALL SELECT * FROM (SELECT * FROM temp.check_" table             \
    " EXCEPT SELECT * FROM main." table "))"

static gboolean
count_differences (Register *reg, guint *ret_wrong, GError **error) {
    gint64 totals = 0, periods = 0;
    if (!sql_read_number (reg, DIFFERENCES ("state_totals", "total <> 0"), 0, &totals, error)
        || !sql_read_number (reg, DIFFERENCES ("state_periods", "on_time <> 0 OR late <> 0 OR dated <> 0"), 0, &periods,
                             error))
        return FALSE;
    *ret_wrong = (guint)(totals + periods);
    return TRUE;
}

/* An empty table of the same columns, with the key that CREATE TABLE AS leaves out. It stays: dropping one is refused while any statement of
 * the connection is being read. */
static gboolean
copy_table (Register *reg, const char *name, const char *key, GError **error) {
    g_autofree char *sql
        = g_strdup_printf ("CREATE TEMP TABLE IF NOT EXISTS check_%1$s AS SELECT * FROM main.%1$s WHERE FALSE;"
                           "CREATE UNIQUE INDEX IF NOT EXISTS temp.check_%1$s_key ON check_%1$s (%2$s);"
                           "DELETE FROM temp.check_%1$s",
                           name, key);
    return sql_run (reg, sql, error);
}

gboolean
states_sums_check (Register *reg, guint *ret_wrong, GError **error) {
    return copy_table (reg, "state_totals", "grouping, key", error)
           && copy_table (reg, "state_periods", "grouping, key, period", error)
           && add (reg, "temp.check_state_totals", "temp.check_state_periods", '+', NULL, error)
           && count_differences (reg, ret_wrong, error);
}
