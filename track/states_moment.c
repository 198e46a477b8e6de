/* states_moment.c - how all items stand at any moment, as a table; the contract is states_table() in states.h.
 * What item_states does not tell of an earlier day is in earlier_states. Worked out are only the items that a transaction has touched, those of
 * which something was entered after what is to be known, and, on a day to come, those whose row's time is over.
 * What `in term` and `overdue` mean on the day is asked when rows are read (STATES_TIMELINESS). */
#include <string.h>

#include "track/query_private.h"
#include "track/register_private.h"
#include "track/states_private.h"

#define CHANGED "moment_changed" /* items that are worked out */
#define KEPT    "moment_kept"    /* the rows of item_states that hold */
#define EARLIER "moment_earlier" /* those of earlier_states */
#define MADE    "moment_made"    /* those of CHANGED from STATES_TEMPORARY */
#define VIEW    "moment_view"    /* all three */
#define OLD     "moment_old"     /* the rows of item_states that do not hold */

/* ---- all of them ---- */

/* The tables themselves stay, emptied: dropping one would be refused while any statement of the connection is being read. */
static gboolean
create_temporary (Register *reg, GError **error) {
    static const char columns[]
        = "(item INTEGER, position INTEGER, document INTEGER, body TEXT, body_key TEXT, status TEXT, timeliness TEXT,"
          " reason TEXT, counted INTEGER, in_force TEXT, occurrence TEXT, days_late INTEGER, started_on TEXT,"
          " done_on TEXT, entered_on TEXT, evidence INTEGER, officer TEXT, field TEXT, listed TEXT, good_from TEXT, good_until TEXT";
    g_autofree char *sql = g_strdup_printf (
        "DROP VIEW IF EXISTS temp." VIEW "; DROP VIEW IF EXISTS temp." OLD "; DROP VIEW IF EXISTS temp." KEPT
        "; DROP VIEW IF EXISTS temp." EARLIER "; DROP VIEW IF EXISTS temp." MADE
        "; CREATE TEMP TABLE IF NOT EXISTS " STATES_TEMPORARY " %1$s, PRIMARY KEY (item, position)) WITHOUT ROWID;"
        " DELETE FROM temp." STATES_TEMPORARY "; CREATE TEMP TABLE IF NOT EXISTS " STATES_TEMPORARY_EARLIER " %1$s);"
        " DELETE FROM temp." STATES_TEMPORARY_EARLIER,
        columns);
    return sql_run (reg, sql, error);
}

gboolean
states_make_temporary (Register *reg, const StateMoment *moment, GError **error) {
    g_clear_pointer (&reg->temporary, g_free);
    return create_temporary (reg, error)
           && states_write (reg, "temp." STATES_TEMPORARY, "temp." STATES_TEMPORARY_EARLIER, "items i ORDER BY i.id",
                            moment, error);
}

static gboolean
make_all (Register *reg, const StateMoment *moment, GError **error) {
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autofree char *items = known_on == NULL
                                 ? g_strdup ("items i ORDER BY i.id")
                                 : g_strdup_printf ("items i JOIN documents d ON d.id = i.document"
                                                    " WHERE substr (d.loaded_at, 1, 10) <= '%s' ORDER BY i.id",
                                                    known_on);
    return create_temporary (reg, error) && states_write (reg, "temp." STATES_TEMPORARY, NULL, items, moment, error);
}

/* ---- only what has to be ---- */

/* Items that an event entered later concerns, by itself or through its document. */
static gboolean
add_later_known (Register *reg, const char *known_on, GError **error) {
    g_autofree char *sql = g_strdup_printf (
        "INSERT OR IGNORE INTO temp." CHANGED
        " SELECT e.item FROM events e WHERE substr (e.entered_at, 1, 10) > '%1$s' AND e.item IS NOT NULL;"
        "INSERT OR IGNORE INTO temp." CHANGED " SELECT i.id FROM events e JOIN items i ON i.document = e.document"
        " WHERE substr (e.entered_at, 1, 10) > '%1$s' AND e.item IS NULL AND e.type NOT IN ('loaded', 'copy-linked')",
        known_on);
    return sql_run (reg, sql, error);
}

static gboolean
add_touched (Register *reg, GError **error) {
    GHashTableIter iterator;
    gpointer id;
    if (reg->touched == NULL)
        return TRUE;
    g_hash_table_iter_init (&iterator, reg->touched);
    while (g_hash_table_iter_next (&iterator, &id, NULL))
        if (!sql_insert (reg, NULL, error, "INSERT OR IGNORE INTO temp." CHANGED " VALUES (?)", "i", *(gint64 *)id))
            return FALSE;
    return TRUE;
}

static gboolean
list_changed (Register *reg, const StateMoment *moment, GError **error) {
    g_autofree char *as_of = partial_date_format (moment->as_of);
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autofree char *over = g_strdup_printf (
        "INSERT OR IGNORE INTO temp." CHANGED " SELECT item FROM item_states WHERE good_until < '%s'", as_of);
    return sql_run (reg,
                    "CREATE TEMP TABLE IF NOT EXISTS " CHANGED " (item INTEGER PRIMARY KEY); DELETE FROM temp." CHANGED,
                    error)
           && add_touched (reg, error) && sql_run (reg, over, error)
           && (known_on == NULL || add_later_known (reg, known_on, error));
}

/* Leaves those alone that had no day until @until, at the moment or now: none of their deadlines lies there, as printed or extended, and
 * none waits for something to be worked out. Days off, and a `before` that leaves its day out, move a day by less than a month. */
static gboolean
leave_later (Register *reg, PartialDate until, GError **error) {
    g_autofree char *last = NULL, *sql = NULL;
    if (until.year == 0)
        return TRUE;
    last = partial_date_format (partial_date_add_days (until, 31));
    sql = g_strdup_printf (
        "DELETE FROM temp." CHANGED " AS c WHERE NOT EXISTS (SELECT 1 FROM deadlines d WHERE d.item = c.item"
        " AND ((d.due IS NULL AND d.kind <> 'continuous') OR d.due <= '%1$s'))"
        " AND NOT EXISTS (SELECT 1 FROM events e WHERE e.item = c.item AND (e.type = 'corrected' OR e.until <= '%1$s'))"
        " AND NOT EXISTS (SELECT 1 FROM items i JOIN events e ON e.document = i.document WHERE i.id = c.item"
        " AND ((e.item IS NULL AND (e.until <= '%1$s' OR e.type = 'corrected')) OR i.by_hand))",
        last);
    return sql_run (reg, sql, error);
}

/* @changed: CHANGED has items. Where it has none, nobody asks of each row whether it is there. */
static gboolean
create_views (Register *reg, const StateMoment *moment, gboolean changed, GError **error) {
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autofree char *day = partial_date_format (moment->as_of);
    const char *unchanged = changed ? " AND NOT EXISTS (SELECT 1 FROM temp." CHANGED " c WHERE c.item = s.item)" : "";
    g_autofree char *old_changed
        = changed ? g_strdup_printf (" UNION ALL SELECT s.* FROM temp." CHANGED
                                     " c CROSS JOIN main.item_states s ON s.item = c.item WHERE s.good_from <= '%s'",
                                     day)
                  : g_strdup ("");
    g_autofree char *known
        = known_on == NULL
              ? g_strdup ("")
              : g_strdup_printf (
                  " AND s.document NOT IN (SELECT id FROM main.documents WHERE substr (loaded_at, 1, 10) > '%s')",
                  known_on);
    g_autofree char *sql = g_strdup_printf (
        "CREATE TEMP VIEW " KEPT " AS SELECT " STATES_COLUMNS " FROM main.item_states s WHERE s.good_from <= '%1$s'"
        "%2$s%3$s; CREATE TEMP VIEW " EARLIER " AS SELECT " STATES_COLUMNS
        " FROM main.earlier_states s WHERE s.good_until >= '%1$s' AND s.good_from <= '%1$s'%2$s%3$s;"
        " CREATE TEMP VIEW " MADE " AS SELECT " STATES_COLUMNS " FROM temp." STATES_TEMPORARY " s WHERE TRUE%3$s;"
        " CREATE TEMP VIEW " OLD " AS SELECT s.* FROM main.item_states s WHERE s.good_from > '%1$s'"
        " AND s.good_from <> ''%4$s;"
        " CREATE TEMP VIEW " VIEW " AS SELECT * FROM temp." KEPT " UNION ALL SELECT * FROM temp." EARLIER
        " UNION ALL SELECT * FROM temp." MADE,
        day, unchanged, known, old_changed);
    return sql_run (reg, sql, error);
}

/* @ret_table is what tells of @moment: item_states itself where nothing is otherwise. */
static gboolean
make_view (Register *reg, const StateMoment *moment, PartialDate until, PartialDate made_on, const char **ret_table,
           GError **error) {
    gint64 changed = 0;
    if (!list_changed (reg, moment, error) || !leave_later (reg, until, error)
        || !sql_read_number (reg, "SELECT EXISTS (SELECT 1 FROM temp." CHANGED ")", 0, &changed, error))
        return FALSE;
    *ret_table = "item_states";
    if (changed == 0 && moment->as_known_on.year == 0 && partial_date_compare (moment->as_of, made_on) >= 0)
        return TRUE;
    *ret_table = VIEW;
    return create_temporary (reg, error)
           && (changed == 0
               || states_write (reg, "temp." STATES_TEMPORARY, NULL,
                                "temp." CHANGED " c CROSS JOIN items i ON i.id = c.item ORDER BY c.item", moment,
                                error))
           && create_views (reg, moment, changed != 0, error);
}

static char *
write_key (const StateMoment *moment, PartialDate until, const StateSettings *settings) {
    g_autofree char *as_of = partial_date_format (moment->as_of), *known_on = partial_date_format (moment->as_known_on),
                    *last = partial_date_format (until), *fingerprint = state_settings_fingerprint (settings);
    return g_strdup_printf ("%s %s %s %s", as_of, known_on != NULL ? known_on : "-", last != NULL ? last : "-",
                            fingerprint);
}

const char *
states_table_until (Register *reg, const StateMoment *moment, PartialDate until, GError **error) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    PartialDate made_on = PARTIAL_DATE_NONE;
    g_autofree char *key = write_key (moment, until, settings);
    const char *table = STATES_TEMPORARY;
    if (g_strcmp0 (key, reg->temporary) == 0)
        return reg->temporary_table;
    g_clear_pointer (&reg->temporary, g_free);
    if (!reg->touched_all && !states_read_made_on (reg, settings, &made_on, NULL, error))
        return NULL;
    if (made_on.year != 0 ? !make_view (reg, moment, until, made_on, &table, error) : !make_all (reg, moment, error))
        return NULL;
    reg->temporary = g_steal_pointer (&key);
    reg->temporary_table = table;
    return table;
}

const char *
states_table (Register *reg, const StateMoment *moment, GError **error) {
    return states_table_until (reg, moment, PARTIAL_DATE_NONE, error);
}

void
states_judge_day (PartialDate in_force, const StateMoment *moment, ItemState *ret_state) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    int left = partial_date_days_between (moment->as_of, in_force);
    ret_state->timeliness = left < 0 ? TIMELINESS_OVERDUE : TIMELINESS_IN_TERM;
    ret_state->days_late = MAX (-left, 0);
    ret_state->days_left = MAX (left, 0);
    ret_state->due_soon = left >= 0 && left <= settings->due_soon_days;
    ret_state->in_force = in_force;
}

const char *const *
states_parts (const char *table) {
    static const char *const stored[] = { "item_states", NULL }, *const temporary[] = { STATES_TEMPORARY, NULL },
                             *const view[] = { KEPT, EARLIER, MADE, NULL };
    return strcmp (table, VIEW) == 0 ? view : strcmp (table, STATES_TEMPORARY) == 0 ? temporary : stored;
}

gboolean
states_differences (const char *table, const StateMoment *moment, const char *const **ret_old,
                    const char *const **ret_made) {
    static const char *const old[] = { OLD, NULL }, *const made[] = { EARLIER, MADE, NULL };
    gboolean view = strcmp (table, VIEW) == 0;
    *ret_old = view ? old : NULL;
    *ret_made = view ? made : NULL;
    return strcmp (table, "item_states") == 0 || (view && moment->as_known_on.year == 0);
}
