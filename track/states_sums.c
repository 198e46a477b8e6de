/* states_sums.c - the sums of item_states (track/schema/009.sql): of all its rows, by SQL, and kept by what changes of them; the contract is in
 * states_private.h. `dondoc check` holds the ones against the others. */
#include <string.h>

#include "base/error.h"
#include "base/number.h"
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

enum { GROUPING_BODY, GROUPING_PLAN, GROUPING_MONTH };

static const struct {
    const char *name, *key, *rows;
} groupings[] = {
    [GROUPING_BODY] = { "body", "coalesce (s.body, '')", "s.position > 0" },
    [GROUPING_PLAN] = { "plan", "s.document", "s.position = 0" },
    [GROUPING_MONTH] = { "month", "coalesce (substr (s.in_force, 1, 7), '')", "s.position = 0" },
};

static gsize
n_counters (gboolean of_period) {
    return of_period ? G_N_ELEMENTS (period_counters) : G_N_ELEMENTS (counters);
}

static const char *
counter_name (gboolean of_period, gsize i) {
    return of_period ? period_counters[i].name : counters[i].name;
}

static gboolean
says (const StatesCells *cells, StatesColumn column, const char *word) {
    return cells->texts[column] != NULL && strcmp (cells->texts[column], word) == 0;
}

/* The counters of a row. @ret_values: in their order; the first ones of @ret_of_periods are for the others. */
static void
read_counters (const StatesCells *cells, gint64 *ret_values, gint64 *ret_of_periods) {
    gboolean on_time = says (cells, STATES_ROW_TIMELINESS, "on-time"),
             late = says (cells, STATES_ROW_TIMELINESS, "late"), dated = says (cells, STATES_ROW_TIMELINESS, "dated"),
             done = says (cells, STATES_ROW_STATUS, "done");
    const gint64 values[G_N_ELEMENTS (counters)] = {
        TRUE,
        on_time,
        on_time && cells->texts[STATES_ROW_IN_FORCE] != NULL,
        late,
        dated,
        says (cells, STATES_ROW_TIMELINESS, "continuous"),
        says (cells, STATES_ROW_TIMELINESS, "waiting"),
        says (cells, STATES_ROW_TIMELINESS, "no-date"),
        says (cells, STATES_ROW_STATUS, "suspended"),
        says (cells, STATES_ROW_STATUS, "cancelled"),
        says (cells, STATES_ROW_STATUS, "open") && cells->texts[STATES_ROW_STARTED_ON] != NULL,
        done && cells->numbers[STATES_ROW_EVIDENCE] == 0,
        done && says (cells, STATES_ROW_REASON, "consent"),
    };
    const gint64 of_periods[G_N_ELEMENTS (counters)] = { on_time, late, dated };
    memcpy (ret_values, values, sizeof values);
    memcpy (ret_of_periods, of_periods, sizeof of_periods);
}

/* ---- what changes of them ---- */

/* A row of state_totals, or with a period one of state_periods, as far as it changes. */
typedef struct {
    gsize grouping;
    char *text; /* its key; NULL where that is a document */
    gint64 document;
    char period[MONTH_DIGITS + 1];
    gint64 values[G_N_ELEMENTS (counters)];
} Change;

struct StatesSums {
    GHashTable *changes; /* of Change, by grouping, key and period in one */
    GString *name;       /* of the one that is looked up */
};

static void
free_change (gpointer data) {
    Change *change = data;
    g_free (change->text);
    g_free (change);
}

StatesSums *
states_sums_new (void) {
    StatesSums *sums = g_new0 (StatesSums, 1);
    sums->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_change);
    sums->name = g_string_new (NULL);
    return sums;
}

void
states_sums_free (StatesSums *sums) {
    if (sums == NULL)
        return;
    g_hash_table_unref (sums->changes);
    g_string_free (sums->name, TRUE);
    g_free (sums);
}

/* @text: (nullable): the key; without it @document is. @day, @digits: the period is its beginning. */
static void
add_change (StatesSums *sums, gsize grouping, const char *text, gint64 document, const char *day, int digits, int sign,
            const gint64 *values) {
    char number[NUMBER_BYTES];
    gsize length = strnlen (day, (gsize)digits); /* of a day of a damaged register */
    Change *change;
    g_string_assign (sums->name, groupings[grouping].name);
    g_string_append_c (sums->name, ' ');
    g_string_append_len (sums->name, day, (gssize)length);
    g_string_append_c (sums->name, ' '); /* what follows may hold any character */
    g_string_append (sums->name, text != NULL ? text : number_write (document, number));
    change = g_hash_table_lookup (sums->changes, sums->name->str);
    if (change == NULL) {
        change = g_new0 (Change, 1);
        change->grouping = grouping;
        change->text = g_strdup (text);
        change->document = document;
        memcpy (change->period, day, length);
        g_hash_table_insert (sums->changes, g_strdup (sums->name->str), change);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
        change->values[i] += sign * values[i];
}

void
states_sums_count (StatesSums *sums, int sign, const StatesCells *cells) {
    gint64 values[G_N_ELEMENTS (counters)], of_periods[G_N_ELEMENTS (counters)];
    const char *day = cells->texts[STATES_ROW_IN_FORCE], *body = NULL;
    gint64 document = 0;
    gsize grouping = cells->numbers[STATES_ROW_POSITION] > 0 ? GROUPING_BODY : GROUPING_PLAN;
    if (!cells->numbers[STATES_ROW_COUNTED])
        return;
    if (grouping == GROUPING_BODY)
        body = cells->texts[STATES_ROW_BODY] != NULL ? cells->texts[STATES_ROW_BODY] : "";
    else
        document = cells->numbers[STATES_ROW_DOCUMENT];
    read_counters (cells, values, of_periods);
    add_change (sums, grouping, body, document, "", 0, sign, values);
    if (grouping == GROUPING_PLAN) {
        g_autofree char *month = g_strndup (day != NULL ? day : "", MONTH_DIGITS);
        add_change (sums, GROUPING_MONTH, month, 0, "", 0, sign, values);
    }
    if (day != NULL && (of_periods[0] || of_periods[1] || of_periods[2])) {
        add_change (sums, grouping, body, document, day, YEAR_DIGITS, sign, of_periods);
        add_change (sums, grouping, body, document, day, MONTH_DIGITS, sign, of_periods);
    }
}

/* Adds to the row of a table with these counters, or makes it. */
static sqlite3_stmt *
borrow_addition (Register *reg, gboolean of_period, GError **error) {
    g_autoptr (GString) names = g_string_new ("grouping, key"), values = g_string_new ("?, ?"),
                        updates = g_string_new (NULL);
    g_autofree char *sql = NULL;
    if (of_period) {
        g_string_append (names, ", period");
        g_string_append (values, ", ?");
    }
    for (gsize i = 0; i < n_counters (of_period); i++) {
        const char *name = counter_name (of_period, i);
        g_string_append_printf (names, ", %s", name);
        g_string_append (values, ", ?");
        g_string_append_printf (updates, "%s%s = %s + excluded.%s", i > 0 ? ", " : "", name, name, name);
    }
    sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO UPDATE SET %s",
                           of_period ? "state_periods" : "state_totals", names->str, values->str, updates->str);
    return sql_borrow (reg, sql, error);
}

static gboolean
changes_something (const Change *change) {
    for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
        if (change->values[i] != 0)
            return TRUE;
    return FALSE;
}

static gboolean
store_change (Register *reg, sqlite3_stmt *addition, const Change *change, GError **error) {
    gboolean of_period = *change->period != '\0';
    g_autoptr (GError) local = NULL;
    int column = 1;
    sqlite3_bind_text (addition, column++, groupings[change->grouping].name, -1, SQLITE_STATIC);
    if (change->text != NULL)
        sqlite3_bind_text (addition, column++, change->text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_int64 (addition, column++, change->document);
    if (of_period)
        sqlite3_bind_text (addition, column++, change->period, -1, SQLITE_STATIC);
    for (gsize i = 0; i < n_counters (of_period); i++)
        sqlite3_bind_int64 (addition, column++, change->values[i]);
    sql_step (reg, addition, &local);
    sqlite3_reset (addition);
    return error_hand_on (&local, error);
}

gboolean
states_sums_store (const StatesSums *sums, Register *reg, GError **error) {
    sqlite3_stmt *of_all = borrow_addition (reg, FALSE, error),
                 *of_period = of_all != NULL ? borrow_addition (reg, TRUE, error) : NULL;
    gboolean stored = of_period != NULL;
    GHashTableIter iterator;
    gpointer change;
    g_hash_table_iter_init (&iterator, sums->changes);
    while (stored && g_hash_table_iter_next (&iterator, NULL, &change))
        if (changes_something (change))
            stored = store_change (reg, *((Change *)change)->period != '\0' ? of_period : of_all, change, error);
    if (of_period != NULL) { /* texts are those of @sums */
        sqlite3_clear_bindings (of_all);
        sqlite3_clear_bindings (of_period);
    }
    return stored;
}

/* ---- all of them ---- */

/* One grouping of one table, which is empty. @digits: of the day in force that make its period, 0 where the table has none. */
static gboolean
add_grouping (Register *reg, const char *table, gsize grouping, int digits, GError **error) {
    g_autoptr (GString) names = g_string_new (NULL), sums = g_string_new (NULL);
    g_autofree char *sql = NULL,
                    *period = digits > 0 ? g_strdup_printf (", substr (s.in_force, 1, %d)", digits) : g_strdup ("");
    for (gsize i = 0; i < n_counters (digits > 0); i++) {
        g_string_append_printf (names, ", %s", counter_name (digits > 0, i));
        g_string_append_printf (sums, ", count (*) FILTER (WHERE %s)",
                                digits > 0 ? period_counters[i].rows : counters[i].rows);
    }
    sql = g_strdup_printf (
        "INSERT INTO %s (grouping, key%s%s) SELECT '%s', %s%s%s FROM main.item_states s WHERE s.counted AND %s%s"
        " GROUP BY 2%s",
        table, digits > 0 ? ", period" : "", names->str, groupings[grouping].name, groupings[grouping].key, period,
        sums->str, groupings[grouping].rows,
        digits > 0 ? " AND s.in_force IS NOT NULL AND s.timeliness IN ('on-time', 'late', 'dated')" : "",
        digits > 0 ? ", 3" : "");
    return sql_run (reg, sql, error);
}

static gboolean
add_all (Register *reg, const char *totals, const char *by_period, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
        if (!add_grouping (reg, totals, i, 0, error)
            || (i != GROUPING_MONTH
                && (!add_grouping (reg, by_period, i, YEAR_DIGITS, error)
                    || !add_grouping (reg, by_period, i, MONTH_DIGITS, error))))
            return FALSE;
    return TRUE;
}

gboolean
states_sums_rebuild (Register *reg, GError **error) {
    return sql_run (reg, "DELETE FROM state_totals; DELETE FROM state_periods", error)
           && add_all (reg, "state_totals", "state_periods", error);
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
           && add_all (reg, "temp.check_state_totals", "temp.check_state_periods", error)
           && count_differences (reg, ret_wrong, error);
}
