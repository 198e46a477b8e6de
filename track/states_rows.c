/* states_rows.c - the rows of items: how they stand at a moment, and in the days before; the contracts are in states_private.h.
 * An item stands the same from one day with an event that may change its rows to the next, and where it may lapse in consent until then. So its
 * life is told by asking at the first day of each such stretch; a row lasts as long as the same is said of its body. */
#include <string.h>

#include "base/error.h"
#include "track/query_private.h"
#include "track/states_private.h"

/* In the order in which write_row() binds them. */
#define ROW_COLUMNS STATES_COLUMNS ", good_from, good_until"
#define ROW_VALUES  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/* A row, and since when it is the same. What it points at belongs to an item of Writer. */
typedef struct {
    const QueryItem *item;
    const QueryBody *body; /* (nullable) */
    guint position;
    ItemState state;
    PartialDate listed; /* PARTIAL_DATE_NONE where the item is not listed as due */
    PartialDate from;   /* PARTIAL_DATE_NONE from the beginning */
} Row;

typedef struct {
    Register *reg;
    ItemReader reader, again; /* again: for items whose record changed in the course of their life */
    sqlite3_stmt *items, *one_item, *row, *earlier;
    gboolean reads_again;
    GArray *rows;        /* of Row, by position: as they are since some day */
    GPtrArray *versions; /* of QueryItem* that the rows point at */
} Writer;

/* ---- one row ---- */

/* Ten bytes of @text: the day, or the first day of the month or year that @day is. Its year is one of four digits. */
static void
write_day (PartialDate day, char *text) {
    const int parts[] = { day.year / 100, day.year % 100, MAX (day.month, 1), MAX (day.day, 1) };
    static const guint at[] = { 0, 2, 5, 8 };
    memcpy (text, "0000-00-00", sizeof "0000-00-00" - 1);
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
        text[at[i]] = (char)('0' + parts[i] / 10);
        text[at[i] + 1] = (char)('0' + parts[i] % 10);
    }
}

static void
bind_day (sqlite3_stmt *row, int column, PartialDate day) {
    char text[sizeof "0000-00-00"];
    if (day.year <= 0) {
        sqlite3_bind_null (row, column);
        return;
    }
    write_day (day, text);
    sqlite3_bind_text (row, column, text, sizeof text - 1, SQLITE_TRANSIENT);
}

static void
bind_text (sqlite3_stmt *row, int column, const char *text) {
    if (text != NULL)
        sqlite3_bind_text (row, column, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null (row, column);
}

static const char *
stored_timeliness (const ItemState *state) {
    return state->timeliness == TIMELINESS_IN_TERM || state->timeliness == TIMELINESS_OVERDUE ? "dated"
                                                                                              : timeliness_name (state);
}

static int
stored_days_late (const ItemState *state) {
    return state->status == STATUS_DONE ? state->days_late : 0;
}

static gboolean
write_row (Register *reg, sqlite3_stmt *into, const Row *row, PartialDate good_until, GError **error) {
    const ItemState *state = &row->state;
    sqlite3_reset (into);
    sqlite3_bind_int64 (into, 1, row->item->id);
    sqlite3_bind_int64 (into, 2, row->position);
    sqlite3_bind_int64 (into, 3, row->item->document->id);
    bind_text (into, 4, row->body != NULL ? row->body->name : NULL);
    bind_text (into, 5, row->body != NULL ? row->body->folded : NULL);
    bind_text (into, 6, item_status_name (state->status));
    bind_text (into, 7, stored_timeliness (state));
    bind_text (into, 8, state_reason_name (state->reason));
    sqlite3_bind_int64 (into, 9, state->counted);
    bind_day (into, 10, state->in_force);
    bind_day (into, 11, state->occurrence);
    sqlite3_bind_int64 (into, 12, stored_days_late (state));
    bind_day (into, 13, state->started_on);
    bind_day (into, 14, state->done_on);
    bind_day (into, 15, state->entered_on);
    sqlite3_bind_int64 (into, 16, state->has_evidence);
    bind_text (into, 17, row->item->officer);
    bind_text (into, 18, row->item->field);
    bind_day (into, 19, row->listed);
    if (row->from.year > 0)
        bind_day (into, 20, row->from);
    else
        bind_text (into, 20, "");
    bind_day (into, 21, good_until);
    sql_step (reg, into, error);
    return error == NULL || *error == NULL;
}

/* ---- the rows of an item at a moment ---- */

/* The item, then each of its assignments; one without a body where nobody knows who. What is gone has no rows. */
static guint
count_rows (const QueryItem *item) {
    return item->state.gone && item->state.good_until.year == 0 ? 0 : MAX (item->bodies->len, 1) + 1;
}

/* While the item is open and a day decides: that day, for each of its bodies. */
static PartialDate
listed_day (const ItemState *state) {
    gboolean is_dated = state->timeliness == TIMELINESS_IN_TERM || state->timeliness == TIMELINESS_OVERDUE;
    return state->counted && state->status == STATUS_OPEN && is_dated ? state->in_force : PARTIAL_DATE_NONE;
}

static Row
make_row (const QueryItem *item, guint position, PartialDate from) {
    gboolean of_body = position > 0 && position <= item->bodies->len;
    return (Row){ .item = item,
                  .body = of_body ? item->bodies->pdata[position - 1] : NULL,
                  .position = position,
                  .state = of_body ? g_array_index (item->body_states, ItemState, position - 1) : item->state,
                  .listed = listed_day (&item->state),
                  .from = from };
}

/* All that is stored of both, but for the days on which they hold. */
static gboolean
rows_equal (const Row *one, const Row *other) {
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
        Row made = position < n ? make_row (item, position, from) : (Row){ 0 };
        Row *open = position < writer->rows->len ? &g_array_index (writer->rows, Row, position) : NULL;
        if (open != NULL && position < n && open->item != NULL && rows_equal (open, &made))
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
write_open_rows (Writer *writer, GError **error) {
    for (guint i = 0; i < writer->rows->len; i++) {
        const Row *row = &g_array_index (writer->rows, Row, i);
        if (row->item != NULL && !write_row (writer->reg, writer->row, row, row->state.good_until, error))
            return FALSE;
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

/* The rows of @item, of which the parts are read, since the beginning. */
static gboolean
write_life (Writer *writer, QueryItem *item, GError **error) {
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
            return write_open_rows (writer, error);
        day = from = partial_date_compare (next, day) > 0 ? next : partial_date_add_days (day, 1);
    }
}

/* ---- many items ---- */

static gboolean
write_item (Writer *writer, GError **error) {
    g_autoptr (QueryItem) item = item_reader_read_row (&writer->reader, writer->items, error);
    g_array_set_size (writer->rows, 0);
    g_ptr_array_set_size (writer->versions, 0);
    if (item == NULL || !item_reader_read_parts (&writer->reader, item, error))
        return FALSE;
    if (writer->earlier != NULL)
        return write_life (writer, item, error);
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
    g_array_unref (writer->rows);
    g_ptr_array_unref (writer->versions);
}

static sqlite3_stmt *
prepare_insert (Register *reg, const char *table, GError **error) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (" ROW_COLUMNS ") VALUES " ROW_VALUES, table);
    return sql_prepare (reg, sql, error);
}

static void
free_version (gpointer item) {
    query_item_free (item);
}

gboolean
states_write (Register *reg, const char *table, const char *earlier, const char *items_sql, const StateMoment *moment,
              GError **error) {
    g_autofree char *select = g_strdup_printf ("SELECT " ITEM_COLUMNS_LIGHT " FROM %s", items_sql);
    g_autoptr (GError) local = NULL;
    Writer writer = { .reg = reg,
                      .rows = g_array_new (FALSE, FALSE, sizeof (Row)),
                      .versions = g_ptr_array_new_with_free_func (free_version) };
    if (item_reader_init (&writer.reader, reg, moment, TRUE, TRUE, &local)
        && (writer.row = prepare_insert (reg, table, &local)) != NULL
        && (earlier == NULL || (writer.earlier = prepare_insert (reg, earlier, &local)) != NULL)
        && (writer.items = sql_prepare (reg, select, &local)) != NULL)
        while (sql_step (reg, writer.items, &local) && write_item (&writer, &local))
            continue;
    clear_writer (&writer);
    return error_hand_on (&local, error);
}
