/* states_private.h - what states.c and states_moment.c share. */
#pragma once

#include "track/states.h"

#define STATES_COLUMNS                                                                                                 \
    "item, position, document, body, body_key, status, timeliness, reason, counted, in_force, occurrence, days_late,"  \
    " started_on, done_on, entered_on, evidence, officer, field, good_until"

#define STATES_TEMPORARY "moment_states" /* a temporary table */

/** states_write: the rows of items into @table. @items_sql: what stands behind FROM, the items as `i`; by rising id where @in_order. */
gboolean states_write (Register *reg, const char *table, const char *items_sql, gboolean in_order,
                       const StateMoment *moment, GError **error);

/** states_read_made_on: the day of which the rows of item_states tell; PARTIAL_DATE_NONE where they were made under other settings. */
gboolean states_read_made_on (Register *reg, const StateSettings *settings, PartialDate *ret_day, GError **error);

/** states_make_temporary: the rows of all items at @moment into STATES_TEMPORARY. */
gboolean states_make_temporary (Register *reg, const StateMoment *moment, GError **error);
