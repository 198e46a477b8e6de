/* states_row.h - one row of item_states or earlier_states: made of an item, stored, held against what is stored.
 * Lives here:  what stands in which column.
 * Called by:   states_rows.c, states_sums.c.
 * Not here:    which rows an item has, and since when (states_rows.c). */
#pragma once

#include "track/query.h"
#include "track/sql.h"

/* In the order of the columns below. */
#define STATES_COLUMNS                                                                                                 \
    "item, position, document, body, body_key, status, timeliness, reason, counted, in_force, occurrence, days_late,"  \
    " started_on, done_on, entered_on, evidence, officer, field, listed"
#define STATES_ROW_COLUMNS STATES_COLUMNS ", good_from, good_until"
#define STATES_ROW_VALUES  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

typedef enum {
    STATES_ROW_ITEM,
    STATES_ROW_POSITION,
    STATES_ROW_DOCUMENT,
    STATES_ROW_BODY,
    STATES_ROW_BODY_KEY,
    STATES_ROW_STATUS,
    STATES_ROW_TIMELINESS,
    STATES_ROW_REASON,
    STATES_ROW_COUNTED,
    STATES_ROW_IN_FORCE,
    STATES_ROW_OCCURRENCE,
    STATES_ROW_DAYS_LATE,
    STATES_ROW_STARTED_ON,
    STATES_ROW_DONE_ON,
    STATES_ROW_ENTERED_ON,
    STATES_ROW_EVIDENCE,
    STATES_ROW_OFFICER,
    STATES_ROW_FIELD,
    STATES_ROW_LISTED,
    STATES_ROW_GOOD_FROM,
    STATES_ROW_GOOD_UNTIL,
    STATES_ROW_WIDTH
} StatesColumn;

/* A row, and since when it is the same. What it points at is the maker's. */
typedef struct {
    const QueryItem *item;
    const QueryBody *body; /* (nullable) */
    guint position;
    ItemState state;
    PartialDate listed; /* PARTIAL_DATE_NONE where the item is not listed as due */
    PartialDate from;   /* PARTIAL_DATE_NONE from the beginning */
    gboolean is_stored; /* the same stands in item_states */
} StatesRow;

/** states_row_make: @position: 0 the item, then its bodies; behind them a row without one. */
StatesRow states_row_make (const QueryItem *item, guint position, PartialDate from);

/** states_row_equal: whether both say the same, the days on which they hold left aside. */
gboolean states_row_equal (const StatesRow *one, const StatesRow *other);

/* What stands in the columns: a number or a text, NULL where none. */
typedef struct {
    gint64 numbers[STATES_ROW_WIDTH];
    const char *texts[STATES_ROW_WIDTH];
    char days[STATES_ROW_WIDTH][PARTIAL_DATE_DAY_BYTES];
} StatesCells;

/** states_cells_make: texts are lent by @row and by @ret_cells itself, which must not be copied. */
void states_cells_make (const StatesRow *row, PartialDate good_until, StatesCells *ret_cells);
/** states_cells_read: of a statement with STATES_ROW_COLUMNS; texts are good until its next step. */
void states_cells_read (sqlite3_stmt *row, StatesCells *ret_cells);
gboolean states_cells_equal (const StatesCells *one, const StatesCells *other);
/** states_cells_write: by a statement that takes STATES_ROW_VALUES. */
gboolean states_cells_write (const StatesCells *cells, Register *reg, sqlite3_stmt *into, GError **error);
