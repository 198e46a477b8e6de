/* states.h - how all items stand at a moment, as a table that SQL can ask.
 * Lives here:  item_states (track/schema/002.sql), which holds today's states, its sums and how the year before ended (009.sql), and how
 *              everything stood on all days before (010.sql), all kept fresh by whoever writes; any moment, put together of these.
 * Called by:   query_items.c and everything that counts or lists many items; register_commit() through a hook.
 * Not here:    the rules (state.h).
 * A writer need not know of it: events_append() and load.h touch what they change, register_commit() makes those rows anew in the same
 * transaction. Whoever writes to the tables otherwise (import, restore) calls states_touch_all(). */
#pragma once

#include "track/register.h"
#include "track/state.h"

/** states_set_settings: under which settings this connection keeps item_states; cli_open_register_at() does it. Where nobody did, the
 *   program's own. settings->calendar must outlive @reg. */
void states_set_settings (Register *reg, const StateSettings *settings);

/** states_peek_settings: (transfer none): those. */
const StateSettings *states_peek_settings (Register *reg);

/** states_touch_item, states_touch_document, states_touch_all: their rows are made anew when the transaction is committed. */
void states_touch_item (Register *reg, gint64 item);
void states_touch_document (Register *reg, gint64 document);
void states_touch_all (Register *reg);

/**
 * states_table:
 * Returns: (transfer none): the name of a table with the columns of item_states that tells how everything stands at @moment:
 *   `item_states` itself where it does (today, everything known, the settings it was made under), else a temporary one of this
 *   connection, made now and good until the next call for another moment or the end of the transaction. NULL on error. Inside a
 *   transaction of the caller. With moment->as_known_on documents loaded later are left out.
 */
const char *states_table (Register *reg, const StateMoment *moment, GError **error);

/**
 * states_table_until:
 * The same for whoever asks only for rows whose day in force is not after @until: other rows may tell of another moment.
 */
const char *states_table_until (Register *reg, const StateMoment *moment, PartialDate until, GError **error);

/**
 * states_parts:
 * @table: of states_table()
 * Returns: (transfer none): the tables that it is put together of, NULL-terminated. Whoever asks them one by one, with
 *   UNION ALL, is answered from their indexes; of the whole SQLite reads every column, and makes a list before it joins. The rows of one item
 *   may stand in several.
 */
const char *const *states_parts (const char *table);

/**
 * states_differences:
 * @table: from states_table() for @moment
 * @ret_old: (out) (nullable): tables, NULL-terminated, of the rows of item_states that do not hold at the moment; NULL where all do
 * @ret_made: (out) (nullable): those of the rows that stand for them
 * Returns: FALSE where item_states has no part in @table, or other rows of it than those of @ret_old are left out.
 */
gboolean states_differences (const char *table, const StateMoment *moment, const char *const **ret_old,
                             const char *const **ret_made);

/** states_has_closing: @ret_has: closing_states tells of @moment. FALSE on error. */
gboolean states_has_closing (Register *reg, const StateMoment *moment, gboolean *ret_has, GError **error);

/** states_judge_day: what `dated` means on the day of @moment, of an open row with the day @in_force: @ret_state's timeliness, due_soon, days_late,
 *   days_left and in_force are set. */
void states_judge_day (PartialDate in_force, const StateMoment *moment, ItemState *ret_state);

/* The timeliness of a row as it is listed, as SQL: ?1 is the moment's day, ?2 the last day that is due soon. */
#define STATES_TIMELINESS                                                                                                       \
    "CASE WHEN timeliness IS NOT 'dated' THEN timeliness WHEN in_force < ?1 THEN 'overdue' WHEN in_force <= ?2 THEN 'due-soon'" \
    " ELSE 'in-term' END"

/**
 * states_check:
 * Makes every row anew for the day and settings that item_states was made under, and compares.
 * @ret_wrong: (out): items of which a row differs, is missing or too much, now or before; where none is, sums that are not those of the rows, and
 *   rows of closing_states that are not among them
 * @ret_first: (out) (nullable) (transfer full): what is wrong with the first, in the user's language; NULL where nothing is
 * Returns: FALSE on error.
 */
gboolean states_check (Register *reg, guint *ret_wrong, char **ret_first, GError **error);
/** states_rebuild: makes all of it anew, inside a writing transaction of the caller. */
gboolean states_rebuild (Register *reg, GError **error);
