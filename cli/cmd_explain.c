/* cmd_explain.c - `dondoc explain ITEM`: why it stands as it does: the rule, the dates, the events that counted. */
#include <stdio.h>

#include "cli/register.h"
#include "cli/words.h"
#include "track/deadline_days.h"
#include "track/heading.h"

/* What is asked about, with the events that count. */
typedef struct {
    const QueryItem *item;
    const StateMoment *moment;
    const StateSettings *settings;
    GPtrArray *visible;  /* of const Event* */
    GPtrArray *headings; /* of QueryCorrection*: of its document */
    ItemFacts facts;
} Explanation;

/* The rule that decided, as a sentence. */
static const char *
rule_words (const ItemState *state) {
    if (state->gone)
        return _ ("it was dropped, split, joined or its document withdrawn: it is counted nowhere");
    if (state->status == STATUS_SUSPENDED)
        return _ ("suspended: it has no timeliness until it is taken up again");
    if (state->status == STATUS_CANCELLED)
        return state->reason == REASON_SUPERSEDED ? _ ("another document or item goes on with it: it has no timeliness")
                                                  : _ ("cancelled: it has no timeliness");
    switch (state->timeliness) {
    case TIMELINESS_ON_TIME:
        if (state->reason == REASON_CONSENT)
            return _ ("its day passed without an answer, which its letter counts as consent: it closed on that day");
        return state->in_force.year != 0 ? _ ("done not later than the day in force")
                                         : _ ("done, with no date to keep: on time");
    case TIMELINESS_LATE:
        return _ ("done after the day in force");
    case TIMELINESS_OVERDUE:
        return _ ("not done, and the day in force has passed");
    case TIMELINESS_IN_TERM:
        return _ ("not done, and the day in force has not passed; due today is not late");
    case TIMELINESS_CONTINUOUS:
        return _ ("continuous work, and nothing else is stated");
    case TIMELINESS_WAITING:
        return _ ("it waits for what it depends on: no day can be late before that is recorded");
    case TIMELINESS_NO_DATE:
    case TIMELINESS_NONE:
        break;
    }
    return _ ("no day to keep can be told from the document");
}

/* What one deadline alone asks for. @ret_body: (nullable): the body whose days these are: terms from receipt run from other days for others. */
static ItemState
state_alone (const Explanation *explanation, guint index, const char **ret_body) {
    g_autoptr (GPtrArray) alone = g_ptr_array_new ();
    guint n = explanation->facts.n_bodies;
    g_autofree ItemState *bodies = g_new0 (ItemState, n + 1);
    ItemFacts facts = explanation->facts;
    ItemState state;
    g_ptr_array_add (alone, explanation->item->deadlines->pdata[index]);
    facts.deadlines = alone;
    state = state_of_bodies (&facts, explanation->item->events, explanation->moment, bodies);
    *ret_body = n > 0 ? facts.bodies[0] : NULL;
    for (guint i = n; i-- > 0;)
        if (partial_date_compare (bodies[i].in_force, state.in_force) == 0
            && partial_date_compare (bodies[i].occurrence, state.occurrence) == 0)
            *ret_body = facts.bodies[i];
    return state;
}

static DeadlineDays
days_of (const Explanation *explanation, guint index, char **ret_reason) {
    const Deadline *deadline = explanation->item->deadlines->pdata[index];
    const char *body;
    ItemState alone = state_alone (explanation, index, &body);
    DeadlineDays days = { PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, 0 };
    *ret_reason = NULL;
    if (deadline->kind == DEADLINE_CONTINUOUS || deadline->kind == DEADLINE_CONDITIONAL)
        return days;
    if (deadline->kind != DEADLINE_RECURRING)
        days = deadline_fixed_days (&explanation->facts, deadline, explanation->visible, body, explanation->settings);
    days.printed = alone.occurrence;
    days.computed = alone.computed;
    days.in_force = alone.in_force;
    days.extensions = alone.extensions;
    if (days.printed.year != 0)
        *ret_reason = deadline_explain (&explanation->facts, deadline, days.printed, explanation->visible, body,
                                        explanation->settings);
    return days;
}

/* Did it count, was it taken back, or is it of another time? */
static const char *
fate_code (const Explanation *explanation, const Event *event) {
    if (!state_event_is_visible (event, explanation->moment))
        return "not-yet";
    if (event->type != EVENT_UNDONE && !g_ptr_array_find (explanation->visible, event, NULL))
        return "taken-back";
    return "counts";
}

/* ---- for people ---- */

static void
print_deadline (const Explanation *explanation, guint index) {
    const Deadline *deadline = explanation->item->deadlines->pdata[index];
    g_autofree char *reason = NULL;
    DeadlineDays days = days_of (explanation, index, &reason);
    g_autofree char *printed = cli_format_day (days.printed), *from = cli_format_day (days.from);
    g_autofree char *computed = cli_format_day (days.computed), *in_force = cli_format_day (days.in_force);
    printf ("%s “%s” (%s)\n", explanation->item->state.deadline == (int)index ? "►" : "-", deadline->text,
            cli_words (WORDS_DEADLINE_KIND, deadline_kind_name (deadline->kind)));
    if (days.from.year != 0)
        printf (_ ("    runs from: %s\n"), from);
    if (days.in_force.year == 0)
        return;
    printf (_ ("    printed: %s; computed: %s; in force: %s\n"), printed, computed, in_force);
    if (reason != NULL)
        printf ("    %s\n", reason);
}

static void
print_extensions (const Explanation *explanation) {
    for (guint i = 0; i < explanation->visible->len; i++) {
        const Event *event = explanation->visible->pdata[i];
        g_autofree char *on = cli_format_day (event->on_date), *until = cli_format_day (event->until);
        if (event->type != EVENT_EXTENDED)
            continue;
        printf (_ ("  extended on %s until %s"), on, until);
        if (event->granted_by != NULL)
            printf (_ (", granted by %s"), event->granted_by);
        if (event->body != NULL)
            printf (_ (", for %s"), event->body);
        printf ("%s%s\n", event->note != NULL ? ": " : "", event->note != NULL ? event->note : "");
    }
}

static void
print_event (const Explanation *explanation, const Event *event) {
    const char *fate = fate_code (explanation, event);
    g_autofree char *on = cli_format_day (event->on_date), *entered = cli_format_entry (event->entered_at);
    g_autofree char *evidence = cli_write_evidence_in_full (event), *detail = cli_event_detail (event);
    printf ("  [%" G_GINT64_FORMAT "] %s  %s", event->id, on, cli_event_words (event->type));
    if (event->occurrence.year != 0) {
        g_autofree char *occurrence = cli_format_day (event->occurrence);
        printf (_ (", of %s"), occurrence);
    }
    if (detail != NULL)
        printf (": %s", detail);
    if (event->body != NULL)
        printf (", %s", event->body);
    if (evidence != NULL)
        printf (_ ("; evidence: %s"), evidence);
    if (event->note != NULL)
        printf ("; %s", event->note);
    if (*fate == 't')
        printf (" — %s", _ ("taken back"));
    else if (*fate == 'n')
        printf (" — %s", _ ("not yet at this moment"));
    printf (_ ("  (entered %s by %s)\n"), entered, event->entered_by);
}

static void
print_explanation (const Explanation *explanation) {
    const QueryItem *item = explanation->item;
    g_autofree char *state = cli_state_words (&item->state), *day = cli_format_day (item->state.in_force);
    g_autofree char *as_of = cli_format_day (explanation->moment->as_of);
    printf ("%" G_GINT64_FORMAT "  %s:%s  %s\n", item->id,
            item->document->number != NULL ? item->document->number : "-", item->path, item->text);
    printf (_ ("On %s: %s; day in force: %s\n"), as_of, state, day);
    printf (_ ("Rule: %s\n"), rule_words (&item->state));
    cli_print_corrections (_ ("Corrected; extracted was"), item->corrections);
    cli_print_corrections (_ ("Corrected in its document; extracted was"), explanation->headings);
    for (guint i = 0; item->bodies->len > 1 && !item->state.gone && i < item->bodies->len; i++) {
        const ItemState *part = &g_array_index (item->body_states, ItemState, i);
        g_autofree char *words = cli_state_words (part), *until = cli_format_day (part->in_force);
        printf ("  %s: %s (%s)\n", ((const QueryBody *)item->bodies->pdata[i])->name, words, until);
    }
    printf ("%s\n", explanation->settings->before_includes_day ? _ ("'before' includes its day")
                                                               : _ ("'before' does not include its day"));
    printf ("%s%s\n", _ ("Deadlines"), item->deadlines->len == 0 ? ": -" : "");
    for (guint i = 0; i < item->deadlines->len; i++)
        print_deadline (explanation, i);
    print_extensions (explanation);
    printf ("%s\n", _ ("Events"));
    for (guint i = 0; i < item->events->len; i++)
        print_event (explanation, item->events->pdata[i]);
}

/* ---- JSON ---- */

static void
write_explanation (const Explanation *explanation) {
    const QueryItem *item = explanation->item;
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, explanation->moment);
    json_out_object (out, "item");
    cli_json_item (out, item, explanation->moment);
    cli_json_corrections (out, "document_corrections", explanation->headings);
    json_out_end (out);
    json_out_text (out, "rule", rule_words (&item->state));
    json_out_flag (out, "before_includes_day", explanation->settings->before_includes_day);
    json_out_list (out, "days");
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = item->deadlines->pdata[i];
        g_autofree char *reason = NULL;
        DeadlineDays days = days_of (explanation, i, &reason);
        json_out_object (out, NULL);
        json_out_text (out, "printed", deadline->text);
        json_out_flag (out, "decides", item->state.deadline == (int)i);
        json_out_date (out, "from", days.from);
        json_out_date (out, "occurrence", days.printed);
        json_out_date (out, "computed", days.computed);
        json_out_text (out, "why", reason);
        json_out_date (out, "in_force", days.in_force);
        json_out_number (out, "extensions", days.extensions);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_list (out, "events");
    for (guint i = 0; i < item->events->len; i++) {
        json_out_object (out, NULL);
        json_out_text (out, "fate", fate_code (explanation, item->events->pdata[i]));
        cli_json_event_keys (out, item->events->pdata[i]);
        json_out_end (out);
    }
    json_out_end (out);
}

int
cmd_explain (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, NULL, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("name one item, by its id or as PLAN:PATH"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    gint64 id = query_find_item (reg, argv[1], &moment.moment, &error);
    if (id == 0)
        return cli_fail (error);
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (reg, id, &moment.moment, &walk, &error);
    if (item == NULL)
        return cli_fail (error);
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    g_autoptr (GPtrArray) visible = state_select_events (item->events, &moment.moment);
    g_autoptr (GPtrArray) headings = heading_corrections (reg, item->document->id, &moment.moment, &error);
    if (headings == NULL)
        return cli_fail (error);
    Explanation explanation
        = { item, &moment.moment, &moment.settings, visible, headings, query_item_facts (item, names) };
    if (options.json)
        write_explanation (&explanation);
    else
        print_explanation (&explanation);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
