/* states_row.c - see states_row.h. */
#include "track/states_row.h"

#include <string.h>

#include "base/error.h"

static gboolean
is_number (int column) {
    switch (column) {
    case STATES_ROW_ITEM:
    case STATES_ROW_POSITION:
    case STATES_ROW_DOCUMENT:
    case STATES_ROW_COUNTED:
    case STATES_ROW_DAYS_LATE:
    case STATES_ROW_EVIDENCE:
        return TRUE;
    default:
        return FALSE;
    }
}

/* ---- of an item ---- */

static gboolean
is_dated (const ItemState *state) {
    return state->timeliness == TIMELINESS_IN_TERM || state->timeliness == TIMELINESS_OVERDUE;
}

/* While the item is open and a day decides: that day, for each of its bodies. */
static PartialDate
listed_day (const ItemState *state) {
    return state->counted && state->status == STATUS_OPEN && is_dated (state) ? state->in_force : PARTIAL_DATE_NONE;
}

StatesRow
states_row_make (const QueryItem *item, guint position, PartialDate from) {
    gboolean of_body = position > 0 && position <= item->bodies->len;
    return (StatesRow){ .item = item,
                        .body = of_body ? item->bodies->pdata[position - 1] : NULL,
                        .position = position,
                        .state = of_body ? g_array_index (item->body_states, ItemState, position - 1) : item->state,
                        .listed = listed_day (&item->state),
                        .from = from };
}

static const char *
stored_timeliness (const ItemState *state) {
    return is_dated (state) ? "dated" : timeliness_name (state);
}

static int
stored_days_late (const ItemState *state) {
    return state->status == STATUS_DONE ? state->days_late : 0;
}

gboolean
states_row_equal (const StatesRow *one, const StatesRow *other) {
    const ItemState *a = &one->state, *b = &other->state;
    const PartialDate days[][2]
        = { { a->in_force, b->in_force }, { a->occurrence, b->occurrence }, { a->started_on, b->started_on },
            { a->done_on, b->done_on },   { a->entered_on, b->entered_on }, { one->listed, other->listed } };
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
        if (partial_date_compare (days[i][0], days[i][1]) != 0)
            return FALSE;
    return a->status == b->status && g_strcmp0 (stored_timeliness (a), stored_timeliness (b)) == 0
           && a->reason == b->reason && a->counted == b->counted && stored_days_late (a) == stored_days_late (b)
           && a->has_evidence == b->has_evidence && (one->body == NULL) == (other->body == NULL)
           && (one->body == NULL || strcmp (one->body->name, other->body->name) == 0)
           && g_strcmp0 (one->item->officer, other->item->officer) == 0
           && g_strcmp0 (one->item->field, other->item->field) == 0;
}

/* ---- its columns ---- */

/* The day, or the first day of the month or year that @day is. Its year is one of four digits. */
static void
set_day (StatesCells *cells, StatesColumn column, PartialDate day) {
    if (day.year <= 0)
        return;
    partial_date_write_day (partial_date_first_day (day), cells->days[column]);
    cells->texts[column] = cells->days[column];
}

void
states_cells_make (const StatesRow *row, PartialDate good_until, StatesCells *ret_cells) {
    const ItemState *state = &row->state;
    const gint64 numbers[STATES_ROW_WIDTH] = {
        [STATES_ROW_ITEM] = row->item->id,
        [STATES_ROW_POSITION] = row->position,
        [STATES_ROW_DOCUMENT] = row->item->document->id,
        [STATES_ROW_COUNTED] = state->counted,
        [STATES_ROW_DAYS_LATE] = stored_days_late (state),
        [STATES_ROW_EVIDENCE] = state->has_evidence,
    };
    const char *texts[STATES_ROW_WIDTH] = {
        [STATES_ROW_BODY] = row->body != NULL ? row->body->name : NULL,
        [STATES_ROW_BODY_KEY] = row->body != NULL ? row->body->folded : NULL,
        [STATES_ROW_STATUS] = item_status_name (state->status),
        [STATES_ROW_TIMELINESS] = stored_timeliness (state),
        [STATES_ROW_REASON] = state_reason_name (state->reason),
        [STATES_ROW_OFFICER] = row->item->officer,
        [STATES_ROW_FIELD] = row->item->field,
        [STATES_ROW_GOOD_FROM] = "",
    };
    memcpy (ret_cells->numbers, numbers, sizeof numbers);
    memcpy (ret_cells->texts, texts, sizeof texts);
    set_day (ret_cells, STATES_ROW_IN_FORCE, state->in_force);
    set_day (ret_cells, STATES_ROW_OCCURRENCE, state->occurrence);
    set_day (ret_cells, STATES_ROW_STARTED_ON, state->started_on);
    set_day (ret_cells, STATES_ROW_DONE_ON, state->done_on);
    set_day (ret_cells, STATES_ROW_ENTERED_ON, state->entered_on);
    set_day (ret_cells, STATES_ROW_LISTED, row->listed);
    set_day (ret_cells, STATES_ROW_GOOD_FROM, row->from);
    set_day (ret_cells, STATES_ROW_GOOD_UNTIL, good_until);
}

void
states_cells_read (sqlite3_stmt *row, StatesCells *ret_cells) {
    for (int i = 0; i < STATES_ROW_WIDTH; i++) {
        ret_cells->numbers[i] = is_number (i) ? sqlite3_column_int64 (row, i) : 0;
        ret_cells->texts[i] = is_number (i) ? NULL : (const char *)sqlite3_column_text (row, i);
    }
}

gboolean
states_cells_equal (const StatesCells *one, const StatesCells *other) {
    for (int i = 0; i < STATES_ROW_WIDTH; i++)
        if (one->numbers[i] != other->numbers[i] || g_strcmp0 (one->texts[i], other->texts[i]) != 0)
            return FALSE;
    return TRUE;
}

gboolean
states_cells_write (const StatesCells *cells, Register *reg, sqlite3_stmt *into, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_reset (into);
    for (int i = 0; i < STATES_ROW_WIDTH; i++)
        if (is_number (i))
            sqlite3_bind_int64 (into, i + 1, cells->numbers[i]);
        else if (cells->texts[i] != NULL)
            sqlite3_bind_text (into, i + 1, cells->texts[i], -1, SQLITE_STATIC);
        else
            sqlite3_bind_null (into, i + 1);
    sql_step (reg, into, &local);
    sqlite3_reset (into);
    sqlite3_clear_bindings (into);
    return error_hand_on (&local, error);
}
