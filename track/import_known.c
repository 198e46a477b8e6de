/* import_known.c - what a row says of an item that is there, against what the register knows of it.
 * Not here:    which item it is, and what the row says (import_state.c). */
#include "base/i18n.h"
#include "track/import_private.h"
#include "track/load_private.h"
#include "track/marks.h"
#include "track/states.h"

/* A row and the item it is about. */
typedef struct {
    Import *import;
    const SheetRow *row;
    ImportRow *said;
    const QueryItem *item;
    const ItemState *state;
    StateMoment now;
    GPtrArray *events; /* those of the item that count */
} Comparison;

Event *
import_make_event (const Import *import, const ImportRow *row, EventType type, gint64 item) {
    Event *event = event_new ();
    event->type = type;
    event->item = item;
    event->on_date = row->on_date;
    event->entered_by = g_strdup (import->options->by);
    event->note = g_strdup (row->note);
    event->evidence_number = g_strdup (row->evidence_number);
    if (row->evidence_number != NULL)
        event->evidence_date = row->evidence_date;
    return event;
}

static Event *
add_event (const Comparison *comparison, EventType type, PartialDate occurrence) {
    Event *event = import_make_event (comparison->import, comparison->said, type, comparison->item->id);
    event->occurrence = occurrence;
    g_ptr_array_add (comparison->said->events, event);
    return event;
}

/* The occurrence that the row names as its deadline; PARTIAL_DATE_NONE where it names none. */
static PartialDate
find_named_occurrence (const Comparison *comparison) {
    g_autofree const char **names = g_new (const char *, comparison->item->bodies->len + 1);
    ItemFacts facts = query_item_facts (comparison->item, names);
    const SheetCell *cell = import_cell (comparison->import, comparison->row, COLUMN_DEADLINE);
    PartialDate day = PARTIAL_DATE_NONE;
    if (cell != NULL)
        day = cell->kind == CELL_DATE ? cell->date : import_find_day (cell->text);
    return day.day != 0 && state_has_occurrence (&facts, comparison->item->events, &comparison->now, day)
               ? day
               : PARTIAL_DATE_NONE;
}

/* The answer that the row tells of: to the occurrence it names, else of the same day. */
static const Event *
find_answer (const Comparison *comparison, PartialDate named) {
    for (guint i = 0; i < comparison->events->len; i++) {
        const Event *event = comparison->events->pdata[i];
        if (event->type == EVENT_DONE
            && (named.year != 0 ? partial_date_compare (event->occurrence, named) == 0
                                : partial_date_compare (event->on_date, comparison->said->on_date) == 0))
            return event;
    }
    return NULL;
}

static void
compare_done (const Comparison *comparison) {
    const ItemState *state = comparison->state;
    PartialDate named = PARTIAL_DATE_NONE;
    if (state->status == STATUS_DONE)
        return;
    if (!mark_item_recurs (comparison->item)) {
        add_event (comparison, EVENT_DONE, PARTIAL_DATE_NONE);
        return;
    }
    named = find_named_occurrence (comparison);
    if (find_answer (comparison, named) == NULL)
        add_event (comparison, EVENT_DONE,
                   named.year != 0 ? named : mark_occurrence (comparison->item, state, EVENT_DONE));
}

/* What is known already is not said again. */
static void
compare_state (const Comparison *comparison) {
    const ItemState *state = comparison->state;
    EventType type = comparison->said->type;
    if (!comparison->said->has_event)
        return;
    if (type == EVENT_DONE)
        compare_done (comparison);
    else if (type == EVENT_STARTED ? state->status == STATUS_OPEN && state->started_on.year == 0
                                   : state->status != (type == EVENT_SUSPENDED ? STATUS_SUSPENDED : STATUS_CANCELLED))
        add_event (comparison, type, PARTIAL_DATE_NONE);
}

void
import_compare (Import *import, const SheetRow *row, ImportRow *into, const QueryItem *item) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (import->reg) };
    g_autoptr (GPtrArray) events = state_select_events (item->events, &now);
    Comparison comparison = { import, row, into, item, &item->state, now, events };
    compare_state (&comparison);
}
