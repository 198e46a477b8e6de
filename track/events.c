/* events.c - see events.h. */
#include "track/events.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "track/query.h"
#include "track/sql.h"

gboolean
events_append (Register *reg, Event *event, GError **error) {
    g_autofree char *occurrence = partial_date_format (event->occurrence);
    g_autofree char *data = occurrence != NULL ? g_strdup_printf ("{\"occurrence\": \"%s\"}", occurrence) : NULL;
    g_free (event->entered_at);
    event->entered_at = date_now ();
    return sql_insert (
        reg, &event->id, error,
        "INSERT INTO events (type, document, item, on_date, entered_at, entered_by, note, evidence_number, evidence_date,"
        " evidence_issuer, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "sIIdssssdss", event_type_name (event->type), event->document, event->item, event->on_date, event->entered_at,
        event->entered_by, event->note, event->evidence_number, event->evidence_date, event->evidence_issuer, data);
}

/* ---- checks on entry ---- */

static gboolean
check_day (PartialDate date, const char *option, gboolean need_day, GError **error) {
    PartialDate today = date_today ();
    g_autofree char *text = partial_date_format (date), *now = partial_date_format (today);
    if (date.year == 0)
        return TRUE;
    if (!partial_date_is_valid (date) || (need_day && date.day == 0)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: '%s' is no day; write it as 2026-09-30"), option,
                     text);
        return FALSE;
    }
    if (date.year < EVENTS_FIRST_YEAR) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: '%s' looks like a stand-in for 'no date'; leave the option out instead"), option, text);
        return FALSE;
    }
    if (partial_date_compare (date, partial_date_add_days (today, 1)) >= 0) {
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

/* `12/BC-STC ngày 30/6/2026`, `số 12/BC-STC, 30.6.2026`: the number and the date it ends with. Anything else is the number. */
static gboolean
read_evidence (const Mark *mark, char **ret_number, PartialDate *ret_date, GError **error) {
    g_autofree char *nfc = text_nfc (mark->evidence_number, -1), *text = text_collapse (nfc, -1);
    g_autofree char *number = NULL;
    PartialDate date = mark->evidence_date;
    PatternMatch match;
    if (pattern_match (pattern_peek ("(?i)^(?:số:? +)?(.+?) *,? +(?:ngày +)?(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$"),
                       text, strlen (text), 0, &match)) {
        int parts[3];
        for (guint i = 0; i < 3; i++) {
            g_autofree char *digits = pattern_dup_group (&match, text, i + 2);
            parts[i] = atoi (digits);
        }
        date = partial_date_day (parts[2], parts[1], parts[0]);
        number = pattern_dup_group (&match, text, 1);
        if (parts[0] == 0 || parts[1] == 0 || !partial_date_is_valid (date)
            || (mark->evidence_date.year != 0 && partial_date_compare (date, mark->evidence_date) != 0)) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("--evidence: '%s' names a day that does not exist, or another than --evidence-date"), text);
            return FALSE;
        }
    }
    *ret_number = number != NULL ? g_steal_pointer (&number) : g_steal_pointer (&text);
    *ret_date = date;
    return TRUE;
}

static gboolean
check_evidence (const Mark *mark, GError **error) {
    g_autofree char *number = NULL;
    PartialDate date;
    return is_blank (mark->evidence_number)
           || (read_evidence (mark, &number, &date, error)
               && check_day (date, _ ("date of the evidence"), FALSE, error));
}

gboolean
events_check_mark (const Mark *mark, GError **error) {
    gboolean has_evidence = !is_blank (mark->evidence_number);
    if (!check_day (mark->on_date, "--on", TRUE, error)
        || !check_day (mark->evidence_date, "--evidence-date", FALSE, error) || !check_evidence (mark, error))
        return FALSE;
    if (!has_evidence
        && (mark->evidence_number != NULL || mark->evidence_date.year != 0 || !is_blank (mark->evidence_issuer))) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                             _ ("the evidence needs its number: --evidence \"12/BC-STC\""));
        return FALSE;
    }
    if (mark->whole && mark->occurrence.year != 0) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                             _ ("--whole and --occurrence exclude each other"));
        return FALSE;
    }
    if (mark->occurrence.year != 0 && mark->type != EVENT_DONE && mark->type != EVENT_RESUMED) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                             _ ("--occurrence goes with --status done or open"));
        return FALSE;
    }
    return TRUE;
}

/* ---- marking ---- */

static gboolean
item_recurs (const QueryItem *item) {
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = item->deadlines->pdata[i];
        if (deadline->kind == DEADLINE_RECURRING && deadline->rrule != NULL)
            return TRUE;
    }
    return FALSE;
}

/* Which occurrence the mark answers; none means the whole item. */
static gboolean
choose_occurrence (const QueryItem *item, const Mark *mark, PartialDate *ret_occurrence, GError **error) {
    ItemFacts facts = { item->kind, item->document->kind, item->document->counts_from, item->deadlines };
    g_autofree char *text = partial_date_format (mark->occurrence);
    *ret_occurrence = mark->occurrence;
    if (mark->occurrence.year != 0 && !state_has_occurrence (&facts, mark->occurrence)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s) has no occurrence on %s; 'dondoc show' lists them"), item->id,
                     item->path, text);
        return FALSE;
    }
    if (mark->occurrence.year == 0 && mark->type == EVENT_DONE && !mark->whole && item_recurs (item))
        *ret_occurrence = item->state.occurrence;
    return TRUE;
}

static Event *
make_event (const QueryItem *item, const Mark *mark, PartialDate occurrence) {
    Event *event = event_new ();
    event->type = mark->type;
    event->item = item->id;
    event->on_date = mark->on_date.year != 0 ? mark->on_date : date_today ();
    event->entered_by = g_strdup (mark->by);
    event->note = is_blank (mark->note) ? NULL : text_collapse (mark->note, -1);
    event->evidence_issuer = is_blank (mark->evidence_issuer) ? NULL : text_collapse (mark->evidence_issuer, -1);
    if (!is_blank (mark->evidence_number))
        read_evidence (mark, &event->evidence_number, &event->evidence_date, NULL); /* checked before */
    event->occurrence = occurrence;
    return event;
}

static gboolean
mark_item (Register *reg, gint64 id, const Mark *mark, GPtrArray *events, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    QueryFilter filter = { .ids = &id, .n_ids = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &now, error);
    const QueryItem *item = items != NULL ? query_items_next (items, error) : NULL;
    PartialDate occurrence;
    Event *event;
    if (items == NULL || (item == NULL && error != NULL && *error != NULL))
        return FALSE;
    if (item == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("there is no item %" PRId64), id);
        return FALSE;
    }
    if (!choose_occurrence (item, mark, &occurrence, error))
        return FALSE;
    event = make_event (item, mark, occurrence);
    g_ptr_array_add (events, event);
    return events_append (reg, event, error);
}

static void
free_event (gpointer event) {
    event_free (event);
}

gboolean
events_mark (Register *reg, const gint64 *items, gsize n_items, const Mark *mark, GPtrArray **ret_events,
             GError **error) {
    g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
    g_autoptr (GError) local = NULL;
    if (!events_check_mark (mark, error) || !register_begin (reg, TRUE, error))
        return FALSE;
    for (gsize i = 0; i < n_items; i++)
        if (!mark_item (reg, items[i], mark, events, &local)) {
            register_rollback (reg);
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
    if (!register_commit (reg, error))
        return FALSE;
    if (ret_events != NULL)
        *ret_events = g_steal_pointer (&events);
    return TRUE;
}
