/* states_moment.c - how all items stand at any moment, as a table; the contract is states_table() in states.h.
 * An item stands on another day as on the day of which item_states tells, unless something happened to it or to its document between the
 * two, its row's time is over, or it may lapse in consent. So only those are worked out; the others are read where they are.
 * What `in term` and `overdue` mean on the day is asked when rows are read (STATES_TIMELINESS). */
#include <string.h>

#include "track/query_private.h"
#include "track/register_private.h"
#include "track/states_private.h"

#define CHANGED "moment_changed" /* items whose rows in item_states do not hold at the moment */
#define KEPT    "moment_kept"    /* the rows that hold */
#define MADE    "moment_made"    /* those of CHANGED from STATES_TEMPORARY */
#define VIEW    "moment_view"    /* both */

/* ---- all of them ---- */

/* The table itself stays, emptied: dropping it would be refused while any statement of the connection is being read. */
static gboolean
create_temporary (Register *reg, GError **error) {
    return sql_run (
        reg,
        "DROP VIEW IF EXISTS temp." VIEW "; DROP VIEW IF EXISTS temp." KEPT "; DROP VIEW IF EXISTS temp." MADE
        "; CREATE TEMP TABLE IF NOT EXISTS " STATES_TEMPORARY
        " (item INTEGER, position INTEGER, document INTEGER, body TEXT, body_key TEXT, status TEXT, timeliness TEXT,"
        " reason TEXT, counted INTEGER, in_force TEXT, occurrence TEXT, days_late INTEGER, started_on TEXT,"
        " done_on TEXT, entered_on TEXT, evidence INTEGER, officer TEXT, field TEXT, good_until TEXT,"
        " PRIMARY KEY (item, position)) WITHOUT ROWID; DELETE FROM temp." STATES_TEMPORARY,
        error);
}

gboolean
states_make_temporary (Register *reg, const char *items_sql, const StateMoment *moment, GError **error) {
    g_clear_pointer (&reg->temporary, g_free);
    return create_temporary (reg, error)
           && states_write (reg, "temp." STATES_TEMPORARY, items_sql, TRUE, moment, error);
}

static gboolean
make_all (Register *reg, const StateMoment *moment, GError **error) {
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autofree char *items = known_on == NULL
                                 ? g_strdup ("items i ORDER BY i.id")
                                 : g_strdup_printf ("items i JOIN documents d ON d.id = i.document"
                                                    " WHERE substr (d.loaded_at, 1, 10) <= '%s' ORDER BY i.id",
                                                    known_on);
    return states_make_temporary (reg, items, moment, error);
}

/* ---- only what is otherwise ---- */

/* Items that an event concerns by itself or through its document, where @condition on `e` holds. */
#define CONCERNED                                                                                                      \
    "INSERT OR IGNORE INTO temp." CHANGED " SELECT e.item FROM events e WHERE %1$s AND e.item IS NOT NULL;"            \
    "INSERT OR IGNORE INTO temp." CHANGED " SELECT i.id FROM events e JOIN items i ON i.document = e.document"         \
    " WHERE %1$s AND e.item IS NULL AND e.type NOT IN ('loaded', 'copy-linked');"

static gboolean
add_concerned (Register *reg, char *condition, GError **error) {
    g_autofree char *held = condition, *sql = g_strdup_printf (CONCERNED, held);
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
list_changed (Register *reg, const StateMoment *moment, PartialDate made_on, GError **error) {
    g_autofree char *as_of = partial_date_format (moment->as_of), *made = partial_date_format (made_on);
    g_autofree char *known_on = partial_date_format (moment->as_known_on), *later = NULL;
    if (!sql_run (reg,
                  "CREATE TEMP TABLE IF NOT EXISTS " CHANGED " (item INTEGER PRIMARY KEY); DELETE FROM temp." CHANGED,
                  error)
        || !add_touched (reg, error))
        return FALSE;
    later = g_strdup_printf (
        "INSERT OR IGNORE INTO temp." CHANGED " SELECT item FROM item_states WHERE good_until < '%s'", as_of);
    if (partial_date_compare (moment->as_of, made_on) >= 0) {
        if (!sql_run (reg, later, error))
            return FALSE;
    } else if (!sql_run (reg, "INSERT OR IGNORE INTO temp." CHANGED " SELECT id FROM items WHERE consent = 1", error)
               || !add_concerned (reg, g_strdup_printf ("e.on_date > '%s' AND e.on_date <= '%s'", as_of, made), error))
        return FALSE;
    return known_on == NULL
           || add_concerned (reg, g_strdup_printf ("substr (e.entered_at, 1, 10) > '%s'", known_on), error);
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

static gboolean
create_view (Register *reg, const StateMoment *moment, GError **error) {
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autofree char *known
        = known_on == NULL
              ? g_strdup ("")
              : g_strdup_printf (
                  " AND document NOT IN (SELECT id FROM main.documents WHERE substr (loaded_at, 1, 10) > '%s')",
                  known_on);
    g_autofree char *sql = g_strdup_printf (
        "CREATE TEMP VIEW " KEPT " AS SELECT " STATES_COLUMNS " FROM main.item_states s WHERE NOT EXISTS"
        " (SELECT 1 FROM temp." CHANGED " c WHERE c.item = s.item)%1$s; CREATE TEMP VIEW " MADE
        " AS SELECT " STATES_COLUMNS " FROM temp." STATES_TEMPORARY " WHERE TRUE%1$s; CREATE TEMP VIEW " VIEW
        " AS SELECT " STATES_COLUMNS " FROM temp." KEPT " UNION ALL SELECT " STATES_COLUMNS " FROM temp." MADE,
        known);
    return sql_run (reg, sql, error);
}

/* @ret_table is what tells of @moment: item_states itself where nothing is otherwise. */
static gboolean
make_view (Register *reg, const StateMoment *moment, PartialDate until, PartialDate made_on, const char **ret_table,
           GError **error) {
    gint64 changed = 0;
    if (!list_changed (reg, moment, made_on, error) || !leave_later (reg, until, error)
        || !sql_read_number (reg, "SELECT EXISTS (SELECT 1 FROM temp." CHANGED ")", 0, &changed, error))
        return FALSE;
    *ret_table = "item_states";
    if (changed == 0 && moment->as_known_on.year == 0)
        return TRUE;
    *ret_table = VIEW;
    return create_temporary (reg, error)
           && states_write (reg, "temp." STATES_TEMPORARY,
                            "temp." CHANGED " c CROSS JOIN items i ON i.id = c.item ORDER BY c.item", TRUE, moment,
                            error)
           && create_view (reg, moment, error);
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

const char *const *
states_parts (const char *table) {
    static const char *const stored[] = { "item_states", NULL }, *const temporary[] = { STATES_TEMPORARY, NULL },
                             *const view[] = { KEPT, MADE, NULL };
    return strcmp (table, VIEW) == 0 ? view : strcmp (table, STATES_TEMPORARY) == 0 ? temporary : stored;
}

gboolean
states_differences (const char *table, const StateMoment *moment, const char **ret_old, const char **ret_made) {
    gboolean view = strcmp (table, VIEW) == 0;
    *ret_old = view ? "temp." CHANGED " c CROSS JOIN main.item_states s ON s.item = c.item" : NULL;
    *ret_made = view ? "temp." MADE " s" : NULL;
    return strcmp (table, "item_states") == 0 || (view && moment->as_known_on.year == 0);
}
