/* register.c - see register.h; the JSON of items is in register_json.c. */
#include "cli/register.h"

#include <stdio.h>
#include <string.h>

#include "cli/configuration.h"
#include "track/states.h"

Register *
cli_open_register (const CliOptions *options, RegisterMode mode, GError **error) {
    g_autofree char *path = cli_dup_register_path (options);
    Register *reg = register_open (path, mode, error);
    const char *copy = NULL;
    if (reg != NULL && register_upgraded_from (reg, &copy) != 0)
        cli_say (_ ("%s: the register was brought from schema %d to %d; as it was before it is kept in '%s'"), path,
                 register_upgraded_from (reg, NULL), register_schema (reg), copy);
    return reg;
}

Register *
cli_open_register_at (const CliOptions *options, RegisterMode mode, const CliMoment *moment, GError **error) {
    Register *reg = cli_open_register (options, mode, error);
    if (reg != NULL)
        states_set_settings (reg, &moment->settings);
    return reg;
}

gboolean
cli_finish_writing (Register *reg, gboolean good, GError **error) {
    if (good)
        return register_commit (reg, error);
    register_rollback (reg);
    return FALSE;
}

gboolean
cli_read_day (const char *text, const char *option, PartialDate *ret_day, GError **error) {
    if (partial_date_parse_day (text, ret_day))
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("%s: '%s' is no day of the calendar; write it as 2026-09-30 or 30/9/2026"), option, text);
    return FALSE;
}

gboolean
cli_read_moment (const CliOptions *options, CliMoment *ret_moment, GError **error) {
    g_autoptr (Configuration) configuration = cli_load_configuration (options, error);
    return configuration != NULL && cli_read_moment_by (options, configuration, ret_moment, error);
}

gboolean
cli_read_moment_by (const CliOptions *options, const Configuration *configuration, CliMoment *ret_moment,
                    GError **error) {
    CliMoment moment = { .moment = { date_today (), PARTIAL_DATE_NONE, NULL } };
    if (!cli_state_settings (configuration, &moment.settings, error))
        return FALSE;
    if (options->as_of != NULL && !cli_read_day (options->as_of, "--as-of", &moment.moment.as_of, error))
        return FALSE;
    if (options->as_known_on != NULL
        && !cli_read_day (options->as_known_on, "--as-known-on", &moment.moment.as_known_on, error))
        return FALSE;
    *ret_moment = moment;
    ret_moment->moment.settings = &ret_moment->settings;
    return TRUE;
}

GArray *
cli_find_plans (Register *reg, int n, char **names, const StateMoment *moment, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (int i = 0; i < n; i++) {
        gint64 id = query_find_document (reg, names[i], moment, error);
        if (id == 0)
            return NULL;
        g_array_append_val (ids, id);
    }
    return g_steal_pointer (&ids);
}

gboolean
cli_find_subject (Register *reg, const char *name, gboolean plan, const StateMoment *moment, CliSubject *ret_subject,
                  GError **error) {
    gboolean number = strspn (name, "0123456789") == strlen (name);
    CliSubject subject = { 0, 0 };
    if (!plan && (number || strchr (name, ':') != NULL))
        subject.item = query_find_item (reg, name, moment, error);
    else
        subject.document = query_find_document (reg, name, moment, error);
    *ret_subject = subject;
    return subject.item != 0 || subject.document != 0;
}

char *
cli_format_day (PartialDate day) {
    const char *language = g_getenv ("LANGUAGE");
    char *text = language != NULL && g_str_has_prefix (language, "en") ? partial_date_format (day)
                                                                       : partial_date_format_vietnamese (day);
    return text != NULL ? text : g_strdup ("-");
}

char *
cli_format_entry (const char *entered_at) {
    g_autofree char *day = g_strndup (entered_at, 10), *printed = NULL;
    PartialDate date;
    if (!partial_date_parse (day, &date))
        return g_strdup (entered_at);
    printed = cli_format_day (date);
    return g_strdup_printf ("%s %.5s", printed, entered_at + 11);
}

/* ---- words ---- */

const char *
cli_reason_words (StateReason reason) {
    static const char *const words[] = {
        [REASON_NONE] = NULL,
        [REASON_NOT_STATED] = N_ ("no time stated"),
        [REASON_DATE_UNREADABLE] = N_ ("the printed time gives no day"),
        [REASON_NO_RULE] = N_ ("recurs without a readable rhythm"),
        [REASON_ONLY_BEGINNING] = N_ ("only a beginning stated"),
        [REASON_FULFILLED] = N_ ("what it waited for has come"),
        [REASON_CONDITION] = N_ ("for a condition"),
        [REASON_RECEIPT] = N_ ("for receipt"),
        [REASON_EVENT] = N_ ("for an event"),
        [REASON_CONSENT] = N_ ("by consent"),
        [REASON_SUPERSEDED] = N_ ("superseded"),
    };
    return words[reason] != NULL ? _ (words[reason]) : NULL;
}

/* Takes over @days. */
static char *
with_days (const char *words, char *days) {
    char *text = g_strdup_printf ("%s (%s)", words, days);
    g_free (days);
    return text;
}

static char *
write_days (int days) {
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong)days), days);
}

static char *
write_state (const ItemState *state) {
    if (state->gone)
        return g_strdup (_ ("out of the register"));
    if (state->status == STATUS_SUSPENDED)
        return g_strdup (_ ("suspended"));
    if (state->status == STATUS_CANCELLED)
        return g_strdup (state->reason == REASON_SUPERSEDED ? _ ("superseded") : _ ("cancelled"));
    if (state->status == STATUS_DONE && state->reason == REASON_CONSENT)
        return g_strdup (_ ("closed: no answer means consent"));
    switch (state->timeliness) {
    case TIMELINESS_ON_TIME:
        return g_strdup (_ ("done on time"));
    case TIMELINESS_LATE:
        return with_days (_ ("done late"), write_days (state->days_late));
    case TIMELINESS_IN_TERM:
        if (state->days_left == 0)
            return g_strdup (_ ("due today"));
        return with_days (
            state->due_soon ? _ ("due soon") : _ ("in term"),
            g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong)state->days_left), state->days_left));
    case TIMELINESS_OVERDUE:
        return with_days (_ ("overdue"), write_days (state->days_late));
    case TIMELINESS_CONTINUOUS:
        return g_strdup (_ ("continuous"));
    case TIMELINESS_WAITING:
        /* Translators: waiting for a condition, 12 days */
        return g_strdup_printf (ngettext ("waiting %s, %d day", "waiting %s, %d days", (gulong)state->days_waiting),
                                cli_reason_words (state->reason), state->days_waiting);
    case TIMELINESS_NO_DATE:
        return g_strdup_printf ("%s (%s)", _ ("no date"), cli_reason_words (state->reason));
    case TIMELINESS_NONE:
        break;
    }
    return g_strdup (_ ("open"));
}

char *
cli_state_words (const ItemState *state) {
    g_autofree char *words = write_state (state);
    if (state->status != STATUS_OPEN || state->started_on.year == 0 || state->gone)
        return g_steal_pointer (&words);
    return g_strdup_printf (_ ("%s; in progress"), words);
}

TableTone
cli_state_tone (const ItemState *state) {
    if (state->gone)
        return TABLE_PLAIN;
    if (state->timeliness == TIMELINESS_OVERDUE)
        return TABLE_BAD;
    if (state->due_soon)
        return TABLE_SOON;
    return state->status == STATUS_DONE ? TABLE_GOOD : TABLE_PLAIN;
}

char *
cli_join_bodies (const GPtrArray *bodies) {
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < bodies->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((const QueryBody *)bodies->pdata[i])->name);
    return g_string_free (text, FALSE);
}

char *
cli_write_evidence (const Event *event) {
    GString *text;
    if (event == NULL || event->evidence_number == NULL)
        return NULL;
    text = g_string_new (event->evidence_number);
    if (event->evidence_date.year != 0) {
        g_autofree char *day = cli_format_day (event->evidence_date);
        g_string_append_printf (text, ", %s", day);
    }
    if (event->evidence_issuer != NULL)
        g_string_append_printf (text, ", %s", event->evidence_issuer);
    return g_string_free (text, FALSE);
}

char *
cli_write_evidence_in_full (const Event *event) {
    char *text = cli_write_evidence (event);
    if (text != NULL && event->evidence_level != NULL) {
        g_autofree char *before = text;
        text = g_strdup_printf (_ ("%s; sent to %s"), before, event->evidence_level);
    }
    if (text != NULL && event->evidence_file != NULL) {
        g_autofree char *before = text;
        text = g_strdup_printf (_ ("%s; file '%s'"), before, event->evidence_file);
    }
    return text;
}

/* ---- totals ---- */

void
cli_print_totals (const Totals *totals) {
    const struct {
        const char *words;
        guint count;
    } cells[] = {
        { _ ("done on time"), totals->on_time },  { _ ("done late"), totals->late },
        { _ ("overdue"), totals->overdue },       { _ ("in term"), totals->in_term },
        { _ ("continuous"), totals->continuous }, { _ ("waiting"), totals->waiting },
        { _ ("no date"), totals->no_date },       { _ ("suspended"), totals->suspended },
        { _ ("cancelled"), totals->cancelled },
    };
    const char *separator = ": ";
    printf (ngettext ("%u item", "%u items", totals->total), totals->total);
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
        if (cells[i].count == 0)
            continue;
        printf ("%s%s %u", separator, cells[i].words, cells[i].count);
        separator = ", ";
    }
    if (totals->done_without_evidence > 0)
        printf (_ ("; done without evidence %u"), totals->done_without_evidence);
    printf ("\n");
}
