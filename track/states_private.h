/* states_private.h - what the states*.c files share. */
#pragma once

#include "track/states.h"

/* Of item_states and earlier_states, which have good_from and good_until beside them. */
#define STATES_COLUMNS                                                                                                 \
    "item, position, document, body, body_key, status, timeliness, reason, counted, in_force, occurrence, days_late,"  \
    " started_on, done_on, entered_on, evidence, officer, field, listed"

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

/** states_read_made_on: the day of which the rows of item_states tell; PARTIAL_DATE_NONE where they were made under other settings.
 *   @ret_closed_on (nullable): that of closing_states. */
gboolean states_read_made_on (Register *reg, const StateSettings *settings, PartialDate *ret_day,
                              PartialDate *ret_closed_on, GError **error);

/** states_make_temporary: the rows of all items at @moment, and before it, into STATES_TEMPORARY and STATES_TEMPORARY_EARLIER. */
gboolean states_make_temporary (Register *reg, const StateMoment *moment, GError **error);

/* ---- sums of item_states ---- */

/** states_sums_add: counts the rows that the items have now: @sign `-` before they are made anew, `+` after. @ids: a JSON list. */
gboolean states_sums_add (Register *reg, char sign, const char *ids, GError **error);
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
