/* import_known.c - what a row says of an item that is there, against what the register knows of it.
 * Not here:    which item it is, and what the row says (import_state.c). */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "extract/bodies.h"
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
    const QueryBody *body; /* NULL: everybody's part of it */
    const ItemState *state;
    GPtrArray *events; /* those of the item that count */
} Comparison;

PartialDate
import_named_occurrence (const Import *import, const SheetRow *row, const QueryItem *item) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (import->reg) };
    const SheetCell *cell = import_cell (import, row, COLUMN_DEADLINE);
    PartialDate day;
    if (cell == NULL || !mark_item_recurs (item))
        return PARTIAL_DATE_NONE;
    day = cell->kind == CELL_DATE ? cell->date : import_find_day (cell->text);
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    ItemFacts facts = query_item_facts (item, names);
    return day.day != 0 && state_has_occurrence (&facts, item->events, &now, day) ? day : PARTIAL_DATE_NONE;
}

static int
find_body (const QueryItem *item, const char *name) {
    g_autofree char *folded = text_fold (name, -1);
    for (guint i = 0; i < item->bodies->len; i++)
        if (strcmp (((const QueryBody *)item->bodies->pdata[i])->folded, folded) == 0)
            return (int)i;
    return -1;
}

guint64
import_named_bodies (const Import *import, const SheetRow *row, const QueryItem *item) {
    const SheetCell *lead = import_cell (import, row, COLUMN_LEAD);
    g_autoptr (GPtrArray) named = NULL;
    guint64 bodies = 0;
    if (lead == NULL || item->bodies->len < 2 || item->bodies->len >= 64)
        return IMPORT_ALL_BODIES;
    named = bodies_split_text (import->lexicon, lead->text, (Span){ 0, strlen (lead->text) });
    for (guint i = 0; i < named->len; i++) {
        int at = find_body (item, ((const Value *)named->pdata[i])->text);
        if (at < 0)
            return IMPORT_ALL_BODIES;
        bodies |= (guint64)1 << at;
    }
    return bodies == 0 || bodies == ((guint64)1 << item->bodies->len) - 1 ? IMPORT_ALL_BODIES : bodies;
}

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
    event->body = comparison->body != NULL ? g_strdup (comparison->body->name) : NULL;
    g_ptr_array_add (comparison->said->events, event);
    return event;
}

/* Everybody's events are each body's too. */
static gboolean
concerns (const Event *event, const QueryBody *body) {
    return event->body_key == NULL || (body != NULL && strcmp (event->body_key, body->folded) == 0);
}

/* The answer that the row tells of: to the occurrence it names, else of the same day. */
static const Event *
find_answer (const Comparison *comparison, PartialDate named) {
    for (guint i = 0; i < comparison->events->len; i++) {
        const Event *event = comparison->events->pdata[i];
        if (event->type == EVENT_DONE && concerns (event, comparison->body)
            && (named.year != 0 ? partial_date_compare (event->occurrence, named) == 0
                                : partial_date_compare (event->on_date, comparison->said->on_date) == 0))
            return event;
    }
    return NULL;
}

/* ---- where the two contradict ---- */

static const char *
status_words (ItemStatus status) {
    static const char *const words[] = { [STATUS_OPEN] = N_ ("open"),
                                         [STATUS_DONE] = N_ ("done"),
                                         [STATUS_SUSPENDED] = N_ ("suspended"),
                                         [STATUS_CANCELLED] = N_ ("cancelled") };
    return _ (words[status]);
}

/* What the row says of the state; of one in progress only that it is open. */
static ItemStatus
status_said (const ImportRow *said) {
    return !said->has_event                ? STATUS_OPEN
           : said->type == EVENT_DONE      ? STATUS_DONE
           : said->type == EVENT_SUSPENDED ? STATUS_SUSPENDED
           : said->type == EVENT_CANCELLED ? STATUS_CANCELLED
                                           : STATUS_OPEN;
}

static void
remark_state (const Comparison *comparison) {
    const ImportRow *said = comparison->said;
    g_ptr_array_add (
        comparison->import->result->remarks,
        g_strdup_printf (_ ("row %u: '%s' in the table, '%s' in the register; it is not taken over"), said->row,
                         said->has_event && said->type == EVENT_STARTED ? _ ("in progress")
                                                                        : status_words (status_said (said)),
                         status_words (comparison->state->status)));
}

static void
remark_day (const Comparison *comparison, PartialDate known) {
    g_autofree char *said = partial_date_format (comparison->said->on_date), *here = partial_date_format (known);
    g_ptr_array_add (
        comparison->import->result->remarks,
        g_strdup_printf (_ ("row %u: done on %s in the table, on %s in the register; it is not taken over"),
                         comparison->said->row, said, here != NULL ? here : "-"));
}

/* ---- done ---- */

static gboolean
knows_evidence (const Comparison *comparison) {
    g_autofree char *said = load_number_key (comparison->said->evidence_number);
    for (guint i = 0; i < comparison->events->len; i++) {
        const Event *event = comparison->events->pdata[i];
        g_autofree char *known = load_number_key (event->evidence_number);
        if (g_strcmp0 (said, known) == 0 && (comparison->body == NULL || concerns (event, comparison->body)))
            return TRUE;
    }
    return FALSE;
}

/* The register knows that it is done, on @known: another day is a contradiction, further evidence is news. */
static void
compare_answered (const Comparison *comparison, PartialDate known, PartialDate occurrence) {
    const ImportRow *said = comparison->said;
    Event *event;
    if (said->has_day && partial_date_compare (said->on_date, known) != 0)
        remark_day (comparison, known);
    if (said->evidence_number == NULL || knows_evidence (comparison))
        return;
    event = add_event (comparison, EVENT_EVIDENCE_GIVEN, occurrence);
    event->on_date = said->evidence_date.day != 0 ? said->evidence_date : date_today ();
}

static void
compare_done (const Comparison *comparison) {
    const ItemState *state = comparison->state;
    PartialDate named, occurrence;
    const Event *answer;
    if (state->status == STATUS_DONE) {
        compare_answered (comparison, state->done_on, PARTIAL_DATE_NONE);
        return;
    }
    if (!mark_item_recurs (comparison->item)) {
        if (find_answer (comparison, PARTIAL_DATE_NONE) != NULL)
            remark_state (comparison); /* it was opened again since */
        else
            add_event (comparison, EVENT_DONE, PARTIAL_DATE_NONE);
        return;
    }
    named = import_named_occurrence (comparison->import, comparison->row, comparison->item);
    answer = find_answer (comparison, named);
    occurrence = named.year != 0 ? named : mark_occurrence (comparison->item, state, EVENT_DONE);
    if (answer == NULL)
        add_event (comparison, EVENT_DONE, occurrence);
    else
        compare_answered (comparison, answer->on_date, answer->occurrence);
}

/* ---- all of it ---- */

/* Which status of the register a row that says @said may follow upon; in another the two contradict. */
static gboolean
may_follow (ItemStatus said, ItemStatus known) {
    return said == known || known == STATUS_OPEN
           || (known == STATUS_SUSPENDED && (said == STATUS_DONE || said == STATUS_CANCELLED));
}

/* What is known already is not said again. */
static void
compare_state (const Comparison *comparison) {
    const ImportRow *said = comparison->said;
    const ItemState *state = comparison->state;
    if (!said->has_event && !said->is_open)
        return;
    if (!may_follow (status_said (said), state->status))
        remark_state (comparison);
    else if (said->has_event && said->type == EVENT_DONE)
        compare_done (comparison);
    else if (said->has_event
             && (said->type == EVENT_STARTED ? state->started_on.year == 0 : state->status != status_said (said)))
        add_event (comparison, said->type, PARTIAL_DATE_NONE);
}

void
import_compare (Import *import, const SheetRow *row, ImportRow *into, const QueryItem *item) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (import->reg) };
    g_autoptr (GPtrArray) events = state_select_events (item->events, &now);
    guint64 bodies = import_named_bodies (import, row, item);
    if (bodies == IMPORT_ALL_BODIES) {
        compare_state (&(Comparison){ import, row, into, item, NULL, &item->state, events });
        return;
    }
    for (guint i = 0; i < item->bodies->len; i++)
        if ((bodies >> i & 1) != 0)
            compare_state (&(Comparison){ import, row, into, item, item->bodies->pdata[i],
                                          &g_array_index (item->body_states, ItemState, i), events });
}
