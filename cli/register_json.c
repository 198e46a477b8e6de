/* register_json.c - items, events and totals as JSON; the contracts are in register.h. Keys are never translated. */
#include "cli/register.h"

void
cli_json_moment (JsonOut *out, const StateMoment *moment) {
    json_out_date (out, "as_of", moment->as_of);
    json_out_date (out, "as_known_on", moment->as_known_on);
}

void
cli_json_totals (JsonOut *out, const char *key, const Totals *totals) {
    json_out_object (out, key);
    json_out_number (out, "total", totals->total);
    json_out_number (out, "on_time", totals->on_time);
    json_out_number (out, "late", totals->late);
    json_out_number (out, "in_term", totals->in_term);
    json_out_number (out, "overdue", totals->overdue);
    json_out_number (out, "continuous", totals->continuous);
    json_out_number (out, "waiting", totals->waiting);
    json_out_number (out, "no_date", totals->no_date);
    json_out_number (out, "suspended", totals->suspended);
    json_out_number (out, "cancelled", totals->cancelled);
    json_out_number (out, "due_soon", totals->due_soon);
    json_out_number (out, "started", totals->started);
    json_out_number (out, "done_without_evidence", totals->done_without_evidence);
    json_out_number (out, "done_by_consent", totals->done_by_consent);
    json_out_end (out);
}

static void
write_evidence (JsonOut *out, const char *key, const Event *event) {
    if (event == NULL || event->evidence_number == NULL) {
        json_out_text (out, key, NULL);
        return;
    }
    json_out_object (out, key);
    json_out_text (out, "number", event->evidence_number);
    json_out_date (out, "date", event->evidence_date);
    json_out_text (out, "issuer", event->evidence_issuer);
    json_out_text (out, "level", event->evidence_level);
    json_out_text (out, "file", event->evidence_file);
    json_out_end (out);
}

static void
write_bodies (JsonOut *out, const char *key, const GPtrArray *bodies) {
    json_out_list (out, key);
    for (guint i = 0; i < bodies->len; i++)
        json_out_text (out, NULL, ((const QueryBody *)bodies->pdata[i])->name);
    json_out_end (out);
}

/* What one deadline alone asks for: its earliest open occurrence and the day in force. */
static void
write_deadline (JsonOut *out, const QueryItem *item, guint i, const StateMoment *moment) {
    const Deadline *deadline = item->deadlines->pdata[i];
    g_autoptr (GPtrArray) alone = g_ptr_array_new ();
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    ItemFacts facts = query_item_facts (item, names);
    ItemState state;
    g_ptr_array_add (alone, (gpointer)deadline);
    facts.deadlines = alone;
    state = state_of_item (&facts, item->events, moment);
    json_out_object (out, NULL);
    json_out_text (out, "kind", deadline_kind_name (deadline->kind));
    json_out_text (out, "printed", deadline->text);
    json_out_text (out, "relation", deadline_relation_name (deadline->relation));
    json_out_date (out, "due", deadline->due);
    json_out_text (out, "rrule", deadline->rrule);
    json_out_text (out, "condition", deadline->condition);
    json_out_text (out, "base", deadline_base_name (deadline->base));
    if (deadline->kind == DEADLINE_CONTINUOUS || deadline->kind == DEADLINE_CONDITIONAL)
        state.occurrence = state.computed = state.in_force = PARTIAL_DATE_NONE; /* an extension is of the whole item */
    json_out_date (out, "occurrence", state.occurrence);
    json_out_date (out, "computed", state.computed);
    json_out_date (out, "in_force", state.in_force);
    json_out_number (out, "extensions", state.in_force.year != 0 ? state.extensions : 0);
    json_out_raw (out, "span", item->deadline_spans->pdata[i]);
    json_out_confidence (out, "confidence", deadline->confidence);
    json_out_end (out);
}

static void
write_state (JsonOut *out, const ItemState *state) {
    json_out_date (out, "deadline", state->in_force);
    json_out_date (out, "occurrence", state->occurrence);
    json_out_text (out, "state", item_status_name (state->status));
    json_out_text (out, "timeliness", timeliness_name (state));
    json_out_text (out, "reason", state_reason_name (state->reason));
    json_out_number (out, "days_late", state->days_late);
    json_out_number (out, "days_left", state->days_left);
    json_out_date (out, "started_on", state->started_on);
    json_out_date (out, "done_on", state->done_on);
    json_out_date (out, "entered_on", state->entered_on);
    json_out_date (out, "since", state->since);
    json_out_date (out, "waiting_since", state->waiting_since);
    json_out_number (out, "days_waiting", state->days_waiting);
    json_out_number (out, "extensions", state->extensions);
    json_out_date (out, "reported_on", state->reported_on);
    json_out_date (out, "accepted_on", state->accepted_on);
    json_out_date (out, "returned_on", state->returned_on);
    json_out_number (out, "answered", state->answered);
    json_out_date (out, "last_answered", state->last_answered);
    json_out_date (out, "last_answered_on", state->last_answered_on);
    write_evidence (out, "evidence", state->evidence);
    json_out_flag (out, "counted", state->counted);
    json_out_flag (out, "confirmed", state->confirmed);
    json_out_flag (out, "gone", state->gone);
}

/* Each body's own part, where there are several. */
static void
write_parts (JsonOut *out, const QueryItem *item) {
    json_out_list (out, "parts");
    for (guint i = 0; item->bodies->len > 1 && i < item->bodies->len; i++) {
        const ItemState *part = &g_array_index (item->body_states, ItemState, i);
        json_out_object (out, NULL);
        json_out_text (out, "body", ((const QueryBody *)item->bodies->pdata[i])->name);
        json_out_date (out, "deadline", part->in_force);
        json_out_text (out, "state", item_status_name (part->status));
        json_out_text (out, "timeliness", timeliness_name (part));
        json_out_text (out, "reason", state_reason_name (part->reason));
        json_out_number (out, "days_late", part->days_late);
        json_out_date (out, "done_on", part->done_on);
        json_out_date (out, "entered_on", part->entered_on);
        write_evidence (out, "evidence", part->evidence);
        json_out_end (out);
    }
    json_out_end (out);
}

void
cli_json_corrections (JsonOut *out, const char *key, const GPtrArray *corrections) {
    json_out_list (out, key);
    for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
        const QueryCorrection *correction = corrections->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "field", correction->field);
        json_out_raw (out, "extracted", correction->extracted);
        json_out_end (out);
    }
    json_out_end (out);
}

void
cli_json_item (JsonOut *out, const QueryItem *item, const StateMoment *moment) {
    static const char *const assignments[] = {
        [ASSIGNED_BY_ITEM] = "item",
        [ASSIGNED_BY_ADDRESS] = "addressees",
        [ASSIGNED_UNKNOWN] = "unknown",
    };
    const char *least = NULL;
    json_out_number (out, "id", item->id);
    json_out_number (out, "document", item->document->id);
    json_out_text (out, "number", item->document->number);
    json_out_text (out, "path", item->path);
    json_out_text (out, "label", item->label);
    json_out_text (out, "section", item->section);
    json_out_text (out, "kind", item_kind_name (item->kind));
    json_out_text (out, "text", item->text);
    write_bodies (out, "lead", item->leads);
    write_bodies (out, "coordinators", item->coordinators);
    write_bodies (out, "bodies", item->bodies);
    json_out_text (out, "assigned_by", assignments[item->assignment]);
    json_out_text (out, "deliverable", item->deliverable);
    json_out_text (out, "order", item_order_name (item->order));
    json_out_list (out, "deadlines");
    for (guint i = 0; i < item->deadlines->len; i++)
        write_deadline (out, item, i, moment);
    json_out_end (out);
    write_state (out, &item->state);
    write_parts (out, item);
    json_out_text (out, "officer", item->officer);
    json_out_text (out, "field", item->field);
    json_out_flag (out, "by_hand", item->by_hand);
    json_out_flag (out, "consent", item->consent);
    cli_json_corrections (out, "corrections", item->corrections);
    json_out_confidence (out, "confidence", item->confidence);
    json_out_confidence (out, "least_confidence", query_item_least (item, &least));
    json_out_text (out, "least_confident", least);
}

void
cli_json_event_keys (JsonOut *out, const Event *event) {
    json_out_number (out, "id", event->id);
    json_out_text (out, "type", event_type_name (event->type));
    json_out_id (out, "document", event->document);
    json_out_id (out, "item", event->item);
    json_out_text (out, "body", event->body);
    json_out_date (out, "on", event->on_date);
    json_out_text (out, "entered_at", event->entered_at);
    json_out_text (out, "by", event->entered_by);
    json_out_date (out, "occurrence", event->occurrence);
    json_out_date (out, "until", event->until);
    json_out_text (out, "granted_by", event->granted_by);
    json_out_text (out, "number", event->number);
    write_evidence (out, "evidence", event);
    json_out_id (out, "target", event->target);
    json_out_id (out, "cause", event->cause);
    json_out_id (out, "by_document", event->by_document);
    json_out_id (out, "by_item", event->by_item);
    if (event->data != NULL)
        json_out_raw (out, "data", event->data);
    else
        json_out_text (out, "data", NULL);
    json_out_text (out, "note", event->note);
}

void
cli_json_event (JsonOut *out, const Event *event) {
    json_out_object (out, NULL);
    cli_json_event_keys (out, event);
    json_out_end (out);
}
