/* states_rows.c - the rows of items: how they stand at a moment, and in the days before; the contracts are in states_private.h.
 * An item stands the same from one day with an event that may change its rows to the next, and where it may lapse in consent until then. So its
 * life is told by asking at the first day of each such stretch; a row lasts as long as the same is said of its body. */
#include <string.h>

#include "base/error.h"
#include "track/query_private.h"
#include "track/states_private.h"

typedef struct {
    Register *reg;
    ItemReader reader, again; /* again: for items whose record changed in the course of their life */
    sqlite3_stmt *items, *one_item, *row, *earlier, *stored;
    gboolean reads_again;
    StatesSums *sums;    /* (nullable): lent; rows are renewed */
    GArray *rows;        /* of StatesRow, by position: as they are since some day */
    GArray *removed;     /* of gint64: positions, of the item that is renewed */
    GPtrArray *versions; /* of QueryItem* that the rows point at */
} Writer;

static gboolean
write_row (Register *reg, sqlite3_stmt *into, const StatesRow *row, PartialDate good_until, GError **error) {
    StatesCells cells;
    states_cells_make (row, good_until, &cells);
    return states_cells_write (&cells, reg, into, error);
}

/* ---- the rows of an item at a moment ---- */

/* The item, then each of its assignments; one without a body where nobody knows who. What is gone has no rows. */
static guint
count_rows (const QueryItem *item) {
    return item->state.gone && item->state.good_until.year == 0 ? 0 : MAX (item->bodies->len, 1) + 1;
}

/* ---- the life of an item ---- */

static PartialDate
day_before (PartialDate day) {
    return partial_date_add_days (day, -1);
}

/* The rows that hold from @from on: those that are other than before go to the earlier ones. */
static gboolean
take_stretch (Writer *writer, const QueryItem *item, PartialDate from, GError **error) {
    guint n = count_rows (item);
    for (guint position = 0; position < MAX (n, writer->rows->len); position++) {
        StatesRow made = position < n ? states_row_make (item, position, from) : (StatesRow){ 0 };
        StatesRow *open = position < writer->rows->len ? &g_array_index (writer->rows, StatesRow, position) : NULL;
        if (open != NULL && position < n && open->item != NULL && states_row_equal (open, &made))
            made.from = open->from;
        else if (open != NULL && open->item != NULL
                 && !write_row (writer->reg, writer->earlier, open, day_before (from), error))
            return FALSE;
        if (open != NULL)
            *open = made;
        else
            g_array_append_val (writer->rows, made);
    }
    return TRUE;
}

static gboolean
runs_from_receipt (const QueryItem *item) {
    for (guint i = 0; i < item->deadlines->len; i++)
        if (((const Deadline *)item->deadlines->pdata[i])->base == BASE_RECEIPT)
            return TRUE;
    return item_record_changes (item); /* who knows what it was corrected to */
}

/* Whether it may change what a row says. A plan is received by a hundred bodies on as many days. */
static gboolean
matters (const Event *event, gboolean by_receipt) {
    switch (event->type) {
    case EVENT_LOADED:
    case EVENT_COPY_LINKED:
    case EVENT_REEXTRACTED:
    case EVENT_CONFIRMED:
    case EVENT_PROPOSED:
    case EVENT_NOTED:
    case EVENT_REPORTED:
        return FALSE;
    case EVENT_RECEIVED:
        return by_receipt;
    default:
        return event->on_date.year != 0;
    }
}

/* The first day after @day on which something happens to the item that matters; PARTIAL_DATE_NONE where there is none. */
static PartialDate
find_next_day (const QueryItem *item, PartialDate day) {
    gboolean by_receipt = runs_from_receipt (item);
    PartialDate next = PARTIAL_DATE_NONE;
    for (guint i = 0; i < item->events->len; i++) {
        const Event *event = item->events->pdata[i];
        if (matters (event, by_receipt) && partial_date_compare (event->on_date, day) > 0
            && (next.year == 0 || partial_date_compare (event->on_date, next) < 0))
            next = event->on_date;
    }
    return next;
}

/* The item as its record was on @day, which an assignment changes: all of it is read again. */
static QueryItem *
read_again (Writer *writer, gint64 id, PartialDate day, GError **error) {
    g_autoptr (QueryItem) item = NULL;
    writer->again.moment.as_of = day;
    sqlite3_reset (writer->one_item);
    sql_bind (writer->one_item, "i", id);
    if (!sql_step (writer->reg, writer->one_item, error))
        return NULL;
    item = item_reader_read_row (&writer->again, writer->one_item, error);
    return item != NULL && item_reader_complete (&writer->again, item, error) ? g_steal_pointer (&item) : NULL;
}

static gboolean
prepare_again (Writer *writer, GError **error) {
    if (writer->reads_again)
        return TRUE;
    writer->reads_again = TRUE;
    writer->one_item = sql_prepare (writer->reg, "SELECT " ITEM_COLUMNS_LIGHT " FROM items i WHERE i.id = ?", error);
    return writer->one_item != NULL
           && item_reader_init (&writer->again, writer->reg, &writer->reader.moment, FALSE, TRUE, error);
}

/* How @item, of which the parts are read, stands on @day. */
static const QueryItem *
ask_at (Writer *writer, QueryItem *item, PartialDate day, GError **error) {
    StateMoment moment = writer->reader.moment;
    QueryItem *version;
    if (item_record_changes (item)) {
        version = prepare_again (writer, error) ? read_again (writer, item->id, day, error) : NULL;
        if (version != NULL)
            g_ptr_array_add (writer->versions, version);
        return version;
    }
    moment.as_of = day;
    if (item->bodies == NULL)
        return item_reader_settle (&writer->reader, item, &moment, error) ? item : NULL;
    item_reader_judge (item, &moment);
    return item;
}

/* Puts the rows of @item, of which the parts are read, as they are now into @rows, and what was before among the earlier ones. */
static gboolean
live (Writer *writer, QueryItem *item, GError **error) {
    PartialDate last = writer->reader.moment.as_of, from = PARTIAL_DATE_NONE, day = partial_date_day (1, 1, 1);
    PartialDate next = find_next_day (item, day);
    if (!item->consent && !item_record_changes (item) && (next.year == 0 || partial_date_compare (next, last) > 0))
        day = last; /* it has no earlier life */
    for (;;) {
        const QueryItem *now = ask_at (writer, item, day, error);
        if (now == NULL || !take_stretch (writer, now, from, error))
            return FALSE;
        next = now->consent && now->state.good_until.year != 0 ? partial_date_add_days (now->state.good_until, 1)
                                                               : find_next_day (item, day);
        if (next.year == 0 || partial_date_compare (next, last) > 0)
            return TRUE;
        day = from = partial_date_compare (next, day) > 0 ? next : partial_date_add_days (day, 1);
    }
}

/* ---- storing its rows ---- */

static gboolean
write_open_rows (Writer *writer, GError **error) {
    for (guint i = 0; i < writer->rows->len; i++) {
        const StatesRow *row = &g_array_index (writer->rows, StatesRow, i);
        if (row->item != NULL && !write_row (writer->reg, writer->row, row, row->state.good_until, error))
            return FALSE;
    }
    return TRUE;
}

/* What was is worked out anew as a whole: few items have an earlier life. */
static gboolean
forget_earlier (Writer *writer, gint64 item, GError **error) {
    g_autoptr (GArray) some
        = sql_list_ids (writer->reg, error, "SELECT 1 FROM earlier_states WHERE item = ? LIMIT 1", "i", item);
    if (some == NULL || some->len == 0) /* DELETE would first make a table for the keys */
        return some != NULL;
    return sql_insert (writer->reg, NULL, error, "DELETE FROM earlier_states WHERE item = ?", "i", item);
}

static StatesRow *
find_row (const Writer *writer, gint64 position) {
    StatesRow *row = position < writer->rows->len ? &g_array_index (writer->rows, StatesRow, position) : NULL;
    return row != NULL && row->item != NULL ? row : NULL;
}

/* Marks the rows of which the same is stored; what is stored otherwise is taken out of the sums, its positions stand in @removed then. */
static gboolean
compare_stored (Writer *writer, gint64 item, GError **error) {
    g_autoptr (GError) local = NULL;
    g_array_set_size (writer->removed, 0);
    sql_bind (writer->stored, "i", item);
    while (sql_step (writer->reg, writer->stored, &local)) {
        StatesCells old, now;
        StatesRow *row;
        states_cells_read (writer->stored, &old);
        row = find_row (writer, old.numbers[STATES_ROW_POSITION]);
        if (row != NULL) {
            states_cells_make (row, row->state.good_until, &now);
            row->is_stored = states_cells_equal (&old, &now);
        }
        if (row == NULL || !row->is_stored) {
            states_sums_count (writer->sums, -1, &old);
            g_array_append_val (writer->removed, old.numbers[STATES_ROW_POSITION]);
        }
    }
    sqlite3_reset (writer->stored);
    return error_hand_on (&local, error);
}

/* REPLACE would do both, and for each row look for more than its key. */
static gboolean
remove_rows (Writer *writer, gint64 item, GError **error) {
    for (guint i = 0; i < writer->removed->len; i++)
        if (!sql_insert (writer->reg, NULL, error, "DELETE FROM item_states WHERE item = ? AND position = ?", "ii",
                         item, g_array_index (writer->removed, gint64, i)))
            return FALSE;
    return TRUE;
}

static gboolean
renew_rows (Writer *writer, gint64 item, GError **error) {
    if (!compare_stored (writer, item, error) || !remove_rows (writer, item, error))
        return FALSE;
    for (guint i = 0; i < writer->rows->len; i++) {
        const StatesRow *row = &g_array_index (writer->rows, StatesRow, i);
        StatesCells cells;
        if (row->item == NULL || row->is_stored)
            continue;
        states_cells_make (row, row->state.good_until, &cells);
        states_sums_count (writer->sums, +1, &cells);
        if (!states_cells_write (&cells, writer->reg, writer->row, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- many items ---- */

static gboolean
write_item (Writer *writer, GError **error) {
    g_autoptr (QueryItem) item = item_reader_read_row (&writer->reader, writer->items, error);
    g_array_set_size (writer->rows, 0);
    g_ptr_array_set_size (writer->versions, 0);
    if (item == NULL || !item_reader_read_parts (&writer->reader, item, error))
        return FALSE;
    if (writer->sums != NULL)
        return forget_earlier (writer, item->id, error) && live (writer, item, error)
               && renew_rows (writer, item->id, error);
    if (writer->earlier != NULL)
        return live (writer, item, error) && write_open_rows (writer, error);
    return item_reader_settle (&writer->reader, item, &writer->reader.moment, error)
           && take_stretch (writer, item, PARTIAL_DATE_NONE, error) && write_open_rows (writer, error);
}

static void
clear_writer (Writer *writer) {
    item_reader_clear (&writer->reader);
    if (writer->reads_again)
        item_reader_clear (&writer->again);
    sqlite3_finalize (writer->items);
    sqlite3_finalize (writer->one_item);
    sqlite3_finalize (writer->row);
    sqlite3_finalize (writer->earlier);
    sqlite3_finalize (writer->stored);
    g_array_unref (writer->rows);
    g_array_unref (writer->removed);
    g_ptr_array_unref (writer->versions);
}

static sqlite3_stmt *
prepare_insert (Register *reg, const char *table, GError **error) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (" STATES_ROW_COLUMNS ") VALUES " STATES_ROW_VALUES, table);
    return sql_prepare (reg, sql, error);
}

static gboolean
prepare (Writer *writer, const char *table, const char *earlier, const char *items_sql, GError **error) {
    g_autofree char *select = g_strdup_printf ("SELECT " ITEM_COLUMNS_LIGHT " FROM %s", items_sql);
    if (writer->sums != NULL)
        writer->stored = sql_prepare (
            writer->reg, "SELECT " STATES_ROW_COLUMNS " FROM item_states WHERE item = ? ORDER BY position", error);
    if (writer->sums != NULL && writer->stored == NULL)
        return FALSE;
    writer->row = prepare_insert (writer->reg, table, error);
    if (writer->row == NULL
        || (earlier != NULL && (writer->earlier = prepare_insert (writer->reg, earlier, error)) == NULL))
        return FALSE;
    writer->items = sql_prepare (writer->reg, select, error);
    return writer->items != NULL;
}

static void
free_version (gpointer item) {
    query_item_free (item);
}

/* Reads the items and does what @writer is made for. */
static gboolean
write_items (Writer *writer, const char *table, const char *earlier, const char *items_sql, const StateMoment *moment,
             GError **error) {
    g_autoptr (GError) local = NULL;
    writer->rows = g_array_new (FALSE, FALSE, sizeof (StatesRow));
    writer->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
    writer->versions = g_ptr_array_new_with_free_func (free_version);
    if (item_reader_init (&writer->reader, writer->reg, moment, TRUE, TRUE, &local)
        && prepare (writer, table, earlier, items_sql, &local))
        while (sql_step (writer->reg, writer->items, &local) && write_item (writer, &local))
            continue;
    clear_writer (writer);
    return error_hand_on (&local, error);
}

gboolean
states_write (Register *reg, const char *table, const char *earlier, const char *items_sql, const StateMoment *moment,
              GError **error) {
    Writer writer = { .reg = reg };
    return write_items (&writer, table, earlier, items_sql, moment, error);
}

gboolean
states_renew (Register *reg, const char *items_sql, const StateMoment *moment, StatesSums *sums, GError **error) {
    Writer writer = { .reg = reg, .sums = sums };
    return write_items (&writer, "item_states", "earlier_states", items_sql, moment, error);
}
