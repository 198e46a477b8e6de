/* cmd_mark.c - `dondoc mark ITEM… --status …`: what happened to items. */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "track/marks.h"

static const struct {
    const char *word;
    EventType type;
} statuses[] = {
    { "done", EVENT_DONE },           { "in-progress", EVENT_STARTED }, { "suspended", EVENT_SUSPENDED },
    { "cancelled", EVENT_CANCELLED }, { "open", EVENT_RESUMED },
};

/* The command's options as they stand on the command line. */
typedef struct {
    char *status, *on, *occurrence, *evidence, *evidence_date, *evidence_issuer, *note;
    gboolean whole;
} Arguments;

static void
arguments_clear (Arguments *arguments) {
    g_free (arguments->status);
    g_free (arguments->on);
    g_free (arguments->occurrence);
    g_free (arguments->evidence);
    g_free (arguments->evidence_date);
    g_free (arguments->evidence_issuer);
    g_free (arguments->note);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static gboolean
read_status (const char *word, EventType *ret_type, GError **error) {
    for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (statuses); i++)
        if (strcmp (statuses[i].word, word) == 0) {
            *ret_type = statuses[i].type;
            return TRUE;
        }
    if (word == NULL)
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                             _ ("--status is needed: done, in-progress, suspended, cancelled or open"));
    else
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("--status takes done, in-progress, suspended, cancelled or open, not '%s'"), word);
    return FALSE;
}

static gboolean
read_optional_day (const char *text, const char *option, PartialDate *ret_day, GError **error) {
    return text == NULL || cli_read_day (text, option, ret_day, error);
}

static gboolean
read_mark (const Arguments *arguments, Mark *mark, GError **error) {
    mark->whole = arguments->whole;
    mark->evidence_number = arguments->evidence;
    mark->evidence_issuer = arguments->evidence_issuer;
    mark->note = arguments->note;
    return read_status (arguments->status, &mark->type, error)
           && read_optional_day (arguments->on, "--on", &mark->on_date, error)
           && read_optional_day (arguments->occurrence, "--occurrence", &mark->occurrence, error)
           && read_optional_day (arguments->evidence_date, "--evidence-date", &mark->evidence_date, error);
}

static GArray *
find_items (Register *reg, int n, char **names, const StateMoment *moment, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (int i = 0; i < n; i++) {
        gint64 id = query_find_item (reg, names[i], moment, error);
        if (id == 0)
            return NULL;
        g_array_append_val (ids, id);
    }
    return g_steal_pointer (&ids);
}

/* How each item stands now, so that one sees what the mark did. */
static gboolean
print_items (Register *reg, const GArray *ids, const GPtrArray *events, const StateMoment *moment, gboolean json,
             GError **error) {
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    if (json)
        json_out_list (out, "items");
    for (guint i = 0; i < ids->len; i++) {
        const Event *event = events->pdata[i];
        QueryFilter filter = { .ids = &g_array_index (ids, gint64, i), .n_ids = 1, .targets = TRUE, .articles = TRUE };
        g_autoptr (QueryItems) walk = query_items_new (reg, &filter, moment, error);
        const QueryItem *item = walk != NULL ? query_items_next (walk, error) : NULL;
        g_autofree char *state = NULL, *occurrence = cli_format_day (event->occurrence), *next = NULL;
        if (item == NULL)
            return FALSE;
        if (json) {
            json_out_object (out, NULL);
            cli_json_item (out, item, moment);
            json_out_end (out);
            continue;
        }
        state = cli_state_words (&item->state);
        next = cli_format_day (item->state.in_force);
        printf ("%" G_GINT64_FORMAT "  %s:%s  ", item->id,
                item->document->number != NULL ? item->document->number : "-", item->path);
        if (event->occurrence.year != 0)
            printf (_ ("%s for %s; next: %s, %s\n"), cli_event_words (event->type), occurrence, next, state);
        else
            printf ("%s\n", state);
    }
    return TRUE;
}

int
cmd_mark (const Command *command, int argc, char **argv) {
    g_auto (Arguments) arguments = { 0 };
    const GOptionEntry entries[] = {
        { "status", 0, 0, G_OPTION_ARG_STRING, &arguments.status, N_ ("done, in-progress, suspended, cancelled, open"),
          N_ ("STATUS") },
        { "on", 0, 0, G_OPTION_ARG_STRING, &arguments.on, N_ ("the day it happened (default: today)"), N_ ("DATE") },
        { "evidence", 0, 0, G_OPTION_ARG_STRING, &arguments.evidence,
          N_ ("number of the document that proves it; its date may follow: '12/BC-STC ngày 30/6/2026'"),
          N_ ("NUMBER") },
        { "evidence-date", 0, 0, G_OPTION_ARG_STRING, &arguments.evidence_date, N_ ("date of that document"),
          N_ ("DATE") },
        { "evidence-issuer", 0, 0, G_OPTION_ARG_STRING, &arguments.evidence_issuer, N_ ("who issued it"), N_ ("BODY") },
        { "note", 0, 0, G_OPTION_ARG_STRING, &arguments.note, N_ ("a remark"), N_ ("TEXT") },
        { "occurrence", 0, 0, G_OPTION_ARG_STRING, &arguments.occurrence,
          N_ ("of what recurs: the one due on that day (default: the earliest open one)"), N_ ("DATE") },
        { "whole", 0, 0, G_OPTION_ARG_NONE, &arguments.whole, N_ ("of what recurs: the whole item, for good"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    Mark mark;
    CliMoment now;

    mark_init (&mark, EVENT_DONE);
    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one item, by its id or as PLAN:PATH"));
    if (!read_mark (&arguments, &mark, &error) || !cli_read_moment (&options, &now, &error))
        return cli_fail (error);
    g_autofree char *actor = cli_dup_actor (&options);
    mark.by = actor;
    if (!mark_check (&mark, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_WRITE, &error);
    if (reg == NULL)
        return cli_fail (error);
    g_autoptr (GArray) ids = find_items (reg, argc - 1, argv + 1, &now.moment, &error);
    if (ids == NULL || !mark_items (reg, (const gint64 *)(gpointer)ids->data, ids->len, &mark, &events, &error)
        || !print_items (reg, ids, events, &now.moment, options.json, &error) || !cli_flush (&error))
        return cli_fail (error);
    return 0;
}
