/* marks.c - see marks.h. */
#include "track/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "track/body_known.h"
#include "track/sql.h"
#include "track/states.h"
#include "track/withdraw.h"

void
mark_init (Mark *mark, EventType type) {
    *mark = (Mark){ .type = type,
                    .on_date = PARTIAL_DATE_NONE,
                    .occurrence = PARTIAL_DATE_NONE,
                    .until = PARTIAL_DATE_NONE,
                    .evidence_date = PARTIAL_DATE_NONE };
}

/* ---- checks on entry ---- */

static gboolean
check_day (PartialDate date, const char *option, gboolean need_day, gboolean may_come, GError **error) {
    PartialDate today = date_today ();
    g_autofree char *text = partial_date_format (date), *now = partial_date_format (today);
    if (date.year == 0)
        return TRUE;
    if (!partial_date_is_valid (date) || (need_day && date.day == 0)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: '%s' is no day; write it as 2026-09-30"), option,
                     text);
        return FALSE;
    }
    if (date.year < MARK_FIRST_YEAR) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: '%s' looks like a stand-in for 'no date'; leave the option out instead"), option, text);
        return FALSE;
    }
    if (!may_come && partial_date_compare (date, partial_date_add_days (today, 1)) >= 0) {
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("%s: %s is in the future (today is %s); only what has happened is recorded. Is the year right?"), option,
            text, now);
        return FALSE;
    }
    return TRUE;
}

static gboolean
is_blank (const char *text) {
    return text == NULL || strspn (text, " \t\n") == strlen (text);
}

gboolean
mark_split_number (const char *typed, char **ret_number, PartialDate *ret_date) {
    g_autofree char *nfc = text_nfc (typed, -1), *text = text_collapse (nfc, -1);
    PatternMatch match;
    int parts[3];
    *ret_date = PARTIAL_DATE_NONE;
    if (!pattern_match (pattern_peek ("(?i)^(?:số:? +)?(.+?) *,? +(?:ngày +)?(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$"),
                        text, strlen (text), 0, &match)) {
        *ret_number = g_steal_pointer (&text);
        return TRUE;
    }
    for (guint i = 0; i < 3; i++) {
        g_autofree char *digits = pattern_dup_group (&match, text, i + 2);
        parts[i] = atoi (digits);
    }
    *ret_number = pattern_dup_group (&match, text, 1);
    *ret_date = partial_date_day (parts[2], parts[1], parts[0]);
    return parts[0] != 0 && parts[1] != 0 && partial_date_is_valid (*ret_date);
}

static gboolean
read_evidence (const Mark *mark, char **ret_number, PartialDate *ret_date, GError **error) {
    gboolean given = mark->evidence_date.year != 0;
    if (!mark_split_number (mark->evidence_number, ret_number, ret_date)
        || (given && ret_date->year != 0 && partial_date_compare (*ret_date, mark->evidence_date) != 0)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("evidence '%s': it names a day that does not exist, or another than the one given beside it"),
                     mark->evidence_number);
        return FALSE;
    }
    if (given)
        *ret_date = mark->evidence_date;
    return TRUE;
}

static gboolean
check_evidence (const Mark *mark, GError **error) {
    g_autofree char *number = NULL;
    PartialDate date;
    return is_blank (mark->evidence_number)
           || (read_evidence (mark, &number, &date, error)
               && check_day (date, _ ("date of the evidence"), FALSE, FALSE, error));
}

static gboolean
refuse (GError **error, const char *message) {
    g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, message);
    return FALSE;
}

static gboolean
takes_occurrence (EventType type) {
    return type == EVENT_DONE || type == EVENT_RESUMED || type == EVENT_ACCEPTED || type == EVENT_RETURNED
           || type == EVENT_EVIDENCE_GIVEN || type == EVENT_EXTENDED;
}

gboolean
mark_check (const Mark *mark, GError **error) {
    gboolean has_evidence = !is_blank (mark->evidence_number);
    if (!check_day (mark->on_date, "--on", TRUE, FALSE, error)
        || !check_day (mark->evidence_date, _ ("date of the evidence"), FALSE, FALSE, error)
        || !check_day (mark->until, "--until", TRUE, TRUE, error) || !check_evidence (mark, error))
        return FALSE;
    if (!has_evidence
        && (mark->evidence_number != NULL || mark->evidence_date.year != 0 || !is_blank (mark->evidence_issuer)
            || !is_blank (mark->evidence_level) || mark->evidence_file != NULL || mark->type == EVENT_EVIDENCE_GIVEN))
        return refuse (error, _ ("the evidence needs its number, as \"12/BC-STC\""));
    if (mark->type == EVENT_RECEIVED && is_blank (mark->number))
        return refuse (error, _ ("the number in the incoming register is needed: --number 15"));
    if (mark->type == EVENT_EXTENDED && mark->until.year == 0)
        return refuse (error, _ ("an extension needs its new last day: --until 2026-12-31"));
    if (mark->whole && mark->occurrence.year != 0)
        return refuse (error, _ ("--whole and --occurrence exclude each other"));
    if (mark->occurrence.year != 0 && !takes_occurrence (mark->type))
        return refuse (
            error,
            _ ("--occurrence goes with --status done, accepted, returned or open, with evidence and extensions"));
    return TRUE;
}

/* ---- which occurrence, which body ---- */

gboolean
mark_item_recurs (const QueryItem *item) {
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = item->deadlines->pdata[i];
        if (deadline->kind == DEADLINE_RECURRING && deadline->rrule != NULL)
            return TRUE;
    }
    return FALSE;
}

/* A body by any part of its name; where several fit, one whose name it is. */
static const QueryBody *
find_body (const GPtrArray *bodies, const char *name, guint *ret_at, guint *ret_fitting) {
    g_autofree char *folded = text_fold (name, -1), *needle = text_unaccent (name, -1);
    gboolean accented = strcmp (folded, needle) != 0;
    const QueryBody *found = NULL;
    *ret_fitting = 0;
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *plain = text_unaccent (body->name, -1);
        if (strcmp (body->folded, folded) == 0) {
            *ret_fitting = 1;
            *ret_at = i;
            return body;
        }
        if (strstr (accented ? body->folded : plain, accented ? folded : needle) == NULL)
            continue;
        (*ret_fitting)++;
        *ret_at = i;
        found = body;
    }
    return found;
}

/* Whose state is meant; NULL for everybody's. With one body alone it need not be named. */
static gboolean
choose_body (Register *reg, const QueryItem *item, const Mark *mark, const QueryBody **ret_body,
             const ItemState **ret_state, GError **error) {
    guint at = 0, fitting = 0;
    g_autoptr (GString) names = NULL;
    *ret_body = NULL;
    *ret_state = &item->state;
    if (is_blank (mark->body))
        return TRUE;
    *ret_body = find_body (item->bodies, mark->body, &at, &fitting);
    if (fitting == 0) { /* by another of its names */
        g_autofree char *known = body_known_name (reg, item->document->id, mark->body, error);
        if (known == NULL)
            return FALSE;
        *ret_body = find_body (item->bodies, known, &at, &fitting);
    }
    if (fitting == 1) {
        *ret_state = &g_array_index (item->body_states, ItemState, at);
        return TRUE;
    }
    names = g_string_new (NULL);
    for (guint i = 0; i < item->bodies->len; i++)
        g_string_append_printf (names, "\n  %s", ((const QueryBody *)item->bodies->pdata[i])->name);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 fitting == 0 ? _ ("item %" PRId64 " (%s): '%s' does not answer for it; those who do:%s")
                              : _ ("item %" PRId64 " (%s): '%s' fits several of those who answer for it:%s"),
                 item->id, item->path, mark->body, names->len > 0 ? names->str : " -");
    return FALSE;
}

static guint
count_fixed (const QueryItem *item) {
    guint n = 0;
    for (guint i = 0; i < item->deadlines->len; i++) {
        DeadlineKind kind = ((const Deadline *)item->deadlines->pdata[i])->kind;
        n += kind == DEADLINE_DATE || kind == DEADLINE_PERIOD || kind == DEADLINE_RELATIVE;
    }
    return n;
}

PartialDate
mark_occurrence (const QueryItem *item, const ItemState *state, EventType type) {
    gboolean recurs = mark_item_recurs (item);
    if ((type == EVENT_DONE || type == EVENT_ACCEPTED) && recurs)
        return state->occurrence;
    if (type == EVENT_RETURNED && recurs && state->status != STATUS_DONE)
        return state->last_answered;
    if (type == EVENT_EVIDENCE_GIVEN && recurs && state->status != STATUS_DONE)
        return state->answered > 0 && state->evidence == NULL ? state->last_answered : state->occurrence;
    if (type == EVENT_EXTENDED && (recurs || count_fixed (item) > 1))
        return state->occurrence;
    return PARTIAL_DATE_NONE;
}

/* Which occurrence the mark is about; none means the whole item. */
static gboolean
choose_occurrence (const QueryItem *item, const ItemState *state, const Mark *mark, const StateMoment *now,
                   PartialDate *ret_occurrence, GError **error) {
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    ItemFacts facts = query_item_facts (item, names);
    g_autofree char *text = partial_date_format (mark->occurrence);
    *ret_occurrence = mark->occurrence;
    if (mark->occurrence.year != 0 && !state_has_occurrence (&facts, item->events, now, mark->occurrence)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s) has no occurrence on %s; 'dondoc show' lists them"), item->id,
                     item->path, text);
        return FALSE;
    }
    if (mark->occurrence.year == 0 && !mark->whole)
        *ret_occurrence = mark_occurrence (item, state, mark->type);
    return TRUE;
}

/* What would change nothing, or says the opposite of what it is meant to. */
static gboolean
check_sense (const QueryItem *item, const ItemState *state, const Mark *mark, GError **error) {
    g_autofree char *in_force = partial_date_format (state->in_force), *until = partial_date_format (mark->until);
    if (item->state.gone) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s) is no longer in the register; 'dondoc log' tells why"), item->id,
                     item->path);
        return FALSE;
    }
    if (mark->type == EVENT_EXTENDED && mark->occurrence.year == 0 && state->in_force.year != 0
        && partial_date_compare (mark->until, state->in_force) <= 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s): its day is %s already, %s is not later"), item->id, item->path,
                     in_force, until);
        return FALSE;
    }
    return TRUE;
}

/* ---- writing ---- */

static char *
dup_words (const char *text) {
    return is_blank (text) ? NULL : text_collapse (text, -1);
}

static Event *
make_event (const Mark *mark) {
    Event *event = event_new ();
    event->type = mark->type;
    if (mark->type != EVENT_CONFIRMED) /* that is about the record, see rule 11 of state.h */
        event->on_date = mark->on_date.year != 0 ? mark->on_date : date_today ();
    event->until = mark->until;
    event->entered_by = g_strdup (mark->by);
    event->note = dup_words (mark->note);
    event->granted_by = dup_words (mark->granted_by);
    event->number = dup_words (mark->number);
    event->evidence_issuer = dup_words (mark->evidence_issuer);
    event->evidence_level = dup_words (mark->evidence_level);
    if (!is_blank (mark->evidence_number))
        read_evidence (mark, &event->evidence_number, &event->evidence_date, NULL); /* checked before */
    event->by_document = mark->by_document;
    event->data = g_strdup (mark->data);
    return event;
}

static gboolean
append (Register *reg, const Mark *mark, Event *event, GError **error) {
    return (mark->evidence_file == NULL
            || events_add_evidence_file (reg, event, mark->evidence_file, mark->evidence_data, mark->evidence_size,
                                         error))
           && events_append (reg, event, error);
}

static gboolean
mark_item (Register *reg, gint64 id, const Mark *mark, const StateMoment *now, GPtrArray *events, GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (reg, id, now, &walk, error);
    const QueryBody *body;
    const ItemState *state;
    PartialDate occurrence;
    Event *event;
    if (item == NULL)
        return FALSE;
    if (!choose_body (reg, item, mark, &body, &state, error) || !check_sense (item, state, mark, error)
        || !choose_occurrence (item, state, mark, now, &occurrence, error))
        return FALSE;
    if (mark->type == EVENT_CONFIRMED && item->state.confirmed)
        return TRUE;
    event = make_event (mark);
    g_ptr_array_add (events, event);
    event->item = id;
    event->occurrence = occurrence;
    event->body = body != NULL ? g_strdup (body->name) : NULL;
    event->body_key = body != NULL ? g_strdup (body->folded) : NULL;
    return append (reg, mark, event, error);
}

/* Has it an item that nobody confirmed yet? */
static gboolean
wants_confirming (Register *reg, gint64 document, const StateMoment *now, gboolean *ret_wants, GError **error) {
    QueryFilter filter
        = { .documents = &document, .n_documents = 1, .unconfirmed = TRUE, .targets = TRUE, .articles = TRUE };
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, now, error);
    if (items == NULL)
        return FALSE;
    *ret_wants = query_items_next (items, &local) != NULL;
    return error_hand_on (&local, error);
}

static gboolean
mark_whole_document (Register *reg, gint64 id, const Mark *mark, const StateMoment *now, GPtrArray *events,
                     GError **error) {
    gboolean wanted = TRUE;
    Event *event;
    g_autofree char *body = NULL;
    if (!withdraw_refuse (reg, id, error))
        return FALSE;
    if (mark->type == EVENT_CONFIRMED && !wants_confirming (reg, id, now, &wanted, error))
        return FALSE;
    if (!wanted)
        return TRUE;
    if (!is_blank (mark->body) && (body = body_known_name (reg, id, mark->body, error)) == NULL)
        return FALSE;
    event = make_event (mark);
    g_ptr_array_add (events, event);
    event->document = id;
    event->body = dup_words (body);
    return append (reg, mark, event, error);
}

gboolean
mark_all (Register *reg, const gint64 *items, gsize n_items, const gint64 *documents, gsize n_documents,
          const Mark *mark, GPtrArray **ret_events, GError **error) {
    g_autoptr (GPtrArray) events = event_list_new ();
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (reg) };
    gboolean written;
    if (!mark_check (mark, error) || !register_begin (reg, TRUE, error))
        return FALSE;
    written = mark->by_document == 0 || withdraw_refuse (reg, mark->by_document, error);
    for (gsize i = 0; written && i < n_documents; i++)
        written = mark_whole_document (reg, documents[i], mark, &now, events, error);
    for (gsize i = 0; written && i < n_items; i++)
        written = mark_item (reg, items[i], mark, &now, events, error);
    if (!written) {
        register_rollback (reg);
        return FALSE;
    }
    if (!register_commit (reg, error))
        return FALSE;
    if (ret_events != NULL)
        *ret_events = g_steal_pointer (&events);
    return TRUE;
}

gboolean
mark_items (Register *reg, const gint64 *items, gsize n_items, const Mark *mark, GPtrArray **ret_events,
            GError **error) {
    return mark_all (reg, items, n_items, NULL, 0, mark, ret_events, error);
}

gboolean
mark_document (Register *reg, gint64 document, const Mark *mark, Event **ret_event, GError **error) {
    g_autoptr (GPtrArray) events = NULL;
    if (!mark_all (reg, NULL, 0, &document, 1, mark, &events, error))
        return FALSE;
    if (ret_event != NULL)
        *ret_event = events->len > 0 ? g_ptr_array_steal_index (events, 0) : NULL;
    return TRUE;
}

gboolean
mark_concerns_body (Register *reg, const Event *event, gboolean *ret_concerns, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (
        reg, "SELECT 1 FROM item_states WHERE document = ? AND position > 0 AND body_key = ? LIMIT 1", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "is", event->document, event->body_key);
    *ret_concerns = sql_step (reg, row, &local);
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    return error_hand_on (&local, error);
}
