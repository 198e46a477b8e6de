/* cmd_diff.c - `dondoc diff OLD NEW`: an amended or reissued plan against the one it replaces. */
#include <stdio.h>

#include "cli/register.h"
#include "track/carry.h"

static void
print_change (const char *what, const char *before, const char *after) {
    printf ("      %s: %s → %s\n", what, *before != '\0' ? before : "-", *after != '\0' ? after : "-");
}

static void
print_item (const char *sign, const QueryItem *item) {
    printf ("%s %" PRId64 "  %s  %s\n", sign, item->id, item->path, item->text);
}

static void
print_pair (const DiffPair *pair) {
    g_autofree char *before = NULL, *after = NULL;
    if (pair->before == NULL) {
        print_item ("+", pair->after);
        return;
    }
    if (pair->after == NULL) {
        g_autofree char *state = cli_state_words (&pair->before->state);
        print_item ("-", pair->before);
        printf ("      %s\n", state);
        return;
    }
    if (!pair->moved && !pair->text && !pair->deadline && !pair->lead)
        return;
    print_item ("~", pair->after);
    if (pair->moved)
        print_change (_ ("path"), pair->before->path, pair->after->path);
    if (pair->text)
        print_change (_ ("text"), pair->before->text, pair->after->text);
    if (pair->deadline) {
        before = diff_write_deadlines (pair->before->deadlines);
        after = diff_write_deadlines (pair->after->deadlines);
        print_change (_ ("deadline"), before, after);
    }
    if (pair->lead) {
        g_autofree char *one = cli_join_bodies (pair->before->leads), *other = cli_join_bodies (pair->after->leads);
        print_change (_ ("lead"), one, other);
    }
}

static void
print_diff (const Diff *diff) {
    g_autofree char *before = cli_format_day (diff->before->date_value), *after = cli_format_day (diff->after->date_value);
    printf ("--- %" PRId64 "  %s  %s\n", diff->before->id, diff->before->number != NULL ? diff->before->number : "-", before);
    printf ("+++ %" PRId64 "  %s  %s\n", diff->after->id, diff->after->number != NULL ? diff->after->number : "-", after);
    for (guint i = 0; i < diff->pairs->len; i++)
        print_pair (&g_array_index (diff->pairs, DiffPair, i));
    printf (_ ("added %u, dropped %u, moved %u, text changed %u, deadline changed %u, lead changed %u, the same %u\n"), diff->added,
            diff->dropped, diff->moved, diff->text, diff->deadline, diff->lead, diff->same);
}

static void
write_item (JsonOut *out, const char *key, const QueryItem *item) {
    g_autofree char *deadlines = NULL;
    if (item == NULL) {
        json_out_text (out, key, NULL);
        return;
    }
    deadlines = diff_write_deadlines (item->deadlines);
    json_out_object (out, key);
    json_out_number (out, "id", item->id);
    json_out_text (out, "path", item->path);
    json_out_text (out, "text", item->text);
    json_out_text (out, "deadlines", deadlines);
    json_out_list (out, "lead");
    for (guint i = 0; i < item->leads->len; i++)
        json_out_text (out, NULL, ((const QueryBody *)item->leads->pdata[i])->name);
    json_out_end (out);
    json_out_text (out, "state", item_status_name (item->state.status));
    json_out_text (out, "timeliness", timeliness_name (&item->state));
    json_out_end (out);
}

static void
write_json (const Diff *diff, const StateMoment *moment) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, moment);
    json_out_number (out, "before", diff->before->id);
    json_out_number (out, "after", diff->after->id);
    json_out_list (out, "items");
    for (guint i = 0; i < diff->pairs->len; i++) {
        const DiffPair *pair = &g_array_index (diff->pairs, DiffPair, i);
        json_out_object (out, NULL);
        json_out_text (out, "change",
                       pair->before == NULL  ? "added"
                       : pair->after == NULL ? "dropped"
                       : pair->moved || pair->text || pair->deadline || pair->lead ? "changed"
                                                                                   : "same");
        json_out_confidence (out, "likeness", pair->likeness);
        json_out_flag (out, "moved", pair->moved);
        json_out_flag (out, "text_changed", pair->text);
        json_out_flag (out, "deadline_changed", pair->deadline);
        json_out_flag (out, "lead_changed", pair->lead);
        write_item (out, "before", pair->before);
        write_item (out, "after", pair->after);
        json_out_end (out);
    }
}

static gboolean
carry (Register *reg, Diff *diff, const char *by, gboolean yes, GError **error) {
    Carried carried;
    register_rollback (reg); /* the reading one */
    if (!carry_over (reg, diff, by, !yes, &carried, error))
        return FALSE;
    printf (yes ? _ ("carried over: %u items with %u events; %u were before; %u dropped items stay as they are\n")
                : _ ("to be carried over: %u items with %u events; %u were before; %u dropped items stay as they are\n"),
            carried.items, carried.events, carried.carried, carried.dropped);
    if (!yes)
        printf ("%s", _ ("nothing was written yet: --yes writes it\n"));
    return TRUE;
}

int
cmd_diff (const Command *command, int argc, char **argv) {
    gboolean carrying = FALSE, yes = FALSE;
    const GOptionEntry entries[] = {
        { "carry-over", 0, 0, G_OPTION_ARG_NONE, &carrying,
          N_ ("propose that the history of the items goes on with the new plan; --yes does it"), NULL },
        { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("with --carry-over: write it"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG | CLI_BY, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 3)
        return cli_fail_usage (command, _ ("name the plan of before and the one that replaces it"));
    if (yes != (yes && carrying) || (carrying && (options.json || options.as_of != NULL || options.as_known_on != NULL)))
        return cli_fail_usage (command, _ ("--yes goes with --carry-over, and that with neither --json, --as-of nor --as-known-on"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register (&options, yes ? REGISTER_WRITE : REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, 2, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    if (g_array_index (plans, gint64, 0) == g_array_index (plans, gint64, 1))
        return cli_fail_usage (command, _ ("both names mean the same document"));
    g_autoptr (Diff) diff = diff_new (reg, g_array_index (plans, gint64, 0), g_array_index (plans, gint64, 1), &moment.moment, &error);
    if (diff == NULL)
        return cli_fail (error);
    if (options.json)
        write_json (diff, &moment.moment);
    else
        print_diff (diff);
    g_autofree char *actor = cli_dup_actor (&options);
    if (carrying && !carry (reg, diff, actor, yes, &error))
        return cli_fail (error);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
