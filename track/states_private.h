/* states_private.h - what the states*.c files share. */
#pragma once

#include "track/states.h"
#include "track/states_row.h"

/* Temporary tables like item_states and earlier_states. */
#define STATES_TEMPORARY         "moment_states"
#define STATES_TEMPORARY_EARLIER "moment_earlier_states"

/**
 * states_write:
 * The rows of items, as they stand at @moment, into @table.
 * @earlier: (nullable): where the rows that held before go; without it each is said to hold from the beginning. Takes every event as known
 * @items_sql: what stands behind FROM, the items as `i`, by rising id
 */
gboolean states_write (Register *reg, const char *table, const char *earlier, const char *items_sql,
                       const StateMoment *moment, GError **error);

typedef struct StatesSums StatesSums;

/**
 * states_renew:
 * The rows of items in item_states and earlier_states: of item_states those that are otherwise than stored are written, and counted in @sums.
 * @items_sql, @moment: as states_write()
 */
gboolean states_renew (Register *reg, const char *items_sql, const StateMoment *moment, StatesSums *sums,
                       GError **error);

/** states_read_made_on: the day of which the rows of item_states tell; PARTIAL_DATE_NONE where they were made under other settings.
 *   @ret_closed_on (nullable): that of closing_states. */
gboolean states_read_made_on (Register *reg, const StateSettings *settings, PartialDate *ret_day,
                              PartialDate *ret_closed_on, GError **error);

/** states_make_temporary: the rows of all items at @moment, and before it, into STATES_TEMPORARY and STATES_TEMPORARY_EARLIER. */
gboolean states_make_temporary (Register *reg, const StateMoment *moment, GError **error);

/* ---- sums of item_states ---- */

/** states_sums_new: (transfer full): nothing counted yet. */
StatesSums *states_sums_new (void);
void states_sums_free (StatesSums *sums); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StatesSums, states_sums_free)
/** states_sums_count: a row of item_states more (@sign +1) or less (-1). */
void states_sums_count (StatesSums *sums, int sign, const StatesCells *cells);
/** states_sums_store: adds what was counted to the sums that are kept. */
gboolean states_sums_store (const StatesSums *sums, Register *reg, GError **error);
gboolean states_sums_rebuild (Register *reg, GError **error);
/** states_sums_check: @ret_wrong: sums that are not those of the rows. */
gboolean states_sums_check (Register *reg, guint *ret_wrong, GError **error);

/* ---- how everything stood at the end of the year before; item_states and earlier_states must be fresh ---- */

PartialDate states_closing_day (PartialDate today);
gboolean states_closing_rebuild (Register *reg, GError **error);
/** states_closing_rewrite: the rows of the items of @ids, a JSON list. */
gboolean states_closing_rewrite (Register *reg, const char *ids, GError **error);
/** states_closing_check: @ret_wrong: items of which a row is not what the other tables say, as of @closed_on. */
gboolean states_closing_check (Register *reg, PartialDate closed_on, guint *ret_wrong, GError **error);
