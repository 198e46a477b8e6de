/* cmd_trace.c - `dondoc trace NUMBER`: the cascade below a document. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/register.h"
#include "track/trace.h"

#define TEXT_SHOWN 100 /* characters of an item's text in the list; --json has them all */

static char *
name_node (const TraceNode *node) {
    g_autofree char *day = node->document != NULL ? cli_format_day (node->document->date_value) : NULL;
    g_autofree char *issuer = node->document != NULL ? query_issuer_words (node->document) : NULL;
    GString *name = g_string_new (node->number != NULL ? node->number : "-");
    if (node->document == NULL)
        g_string_append_printf (name, "  %s", _ ("(not in the register)"));
    else
        g_string_append_printf (name, "  %s  %s", day, issuer);
    return g_string_free (name, FALSE);
}

/* ---- for people ---- */

static gboolean
is_last_child (const Trace *trace, guint at) {
    const TraceNode *node = trace->nodes->pdata[at];
    for (guint i = at + 1; i < trace->nodes->len; i++) {
        const TraceNode *later = trace->nodes->pdata[i];
        if (later->depth < node->depth)
            return TRUE;
        if (later->depth == node->depth)
            return FALSE;
    }
    return TRUE;
}

static void
print_branches (const Trace *trace, guint at) {
    const TraceNode *node = trace->nodes->pdata[at];
    g_autoptr (GString) line = g_string_new (NULL);
    if (node->depth == 0)
        return;
    for (guint up = node->parent; ((const TraceNode *)trace->nodes->pdata[up])->depth > 0;
         up = ((const TraceNode *)trace->nodes->pdata[up])->parent)
        g_string_prepend (line, is_last_child (trace, up) ? "   " : "│  ");
    printf ("%s%s", line->str, is_last_child (trace, at) ? "└─ " : "├─ ");
}

static void
print_node (const Trace *trace, guint at) {
    const TraceNode *node = trace->nodes->pdata[at];
    g_autofree char *name = name_node (node);
    print_branches (trace, at);
    printf ("%s", name);
    if (g_strcmp0 (node->relation, "basis") == 0)
        printf ("  %s", _ ("(as a basis)"));
    if (node->repeated)
        printf ("  %s\n", _ ("(see its other place)"));
    else if (node->document == NULL)
        printf ("\n");
    else {
        printf (": ");
        printf (ngettext ("%u item", "%u items", node->totals.total), node->totals.total);
        printf (_ (", done %u, overdue %u"), totals_done (&node->totals), node->totals.overdue);
        if (node->asked > 0)
            printf (_ ("; taken up below %u of %u"), node->taken_up, node->asked);
        printf ("\n");
    }
}

static void
print_superiors (const Trace *trace) {
    for (guint i = 0; trace->superiors != NULL && i < trace->superiors->len; i++) {
        const QueryEntry *entry = trace->superiors->pdata[i];
        if (g_strcmp0 (entry->purpose, "mentions") == 0)
            continue;
        printf ("%s %s%s%s\n", g_strcmp0 (entry->purpose, "implements") == 0 ? _ ("carries out") : _ ("is based on"),
                entry->text, entry->document == 0 ? "  " : "", entry->document == 0 ? _ ("(not in the register)") : "");
    }
}

static void
print_gaps (const Trace *trace) {
    if (trace->gaps->len > 0)
        printf (_ ("\nNot taken up right below (%u):\n"), trace->gaps->len);
    for (guint i = 0; i < trace->gaps->len; i++) {
        const TraceGap *gap = trace->gaps->pdata[i];
        const TraceNode *node = trace->nodes->pdata[gap->node];
        g_autofree char *text = text_shorten (gap->item->text, TEXT_SHOWN),
                        *bodies = cli_join_bodies (gap->item->bodies), *there = NULL;
        printf ("  %" PRId64 "  %s:%s  %s%s%s%s\n", gap->item->id, node->number != NULL ? node->number : "-",
                gap->item->path, text, *bodies != '\0' ? "  [" : "", bodies, *bodies != '\0' ? "]" : "");
        if (gap->answered_by->len == 0)
            continue;
        g_ptr_array_add (gap->answered_by, NULL);
        there = g_strjoinv (", ", (char **)gap->answered_by->pdata);
        g_ptr_array_set_size (gap->answered_by, (int)gap->answered_by->len - 1);
        printf (_ ("      its lead has issued %s; no item there has these words\n"), there);
    }
}

static void
print_later (const Trace *trace) {
    gboolean any = FALSE;
    for (guint i = 0; i < trace->links->len; i++) {
        const TraceLink *link = &g_array_index (trace->links, TraceLink, i);
        const TraceNode *upper = trace->nodes->pdata[link->upper_node], *lower = trace->nodes->pdata[link->lower_node];
        g_autofree char *above = cli_format_day (link->upper->state.in_force),
                        *below = cli_format_day (link->lower->state.in_force);
        if (link->days_later == 0)
            continue;
        if (!any)
            printf ("%s", _ ("\nDeadlines later than the superior's:\n"));
        any = TRUE;
        printf (_ ("  %" PRId64 "  %s:%s  %s, the superior's %s:%s  %s (%d days)\n"), link->lower->id,
                lower->number != NULL ? lower->number : "-", link->lower->path, below,
                upper->number != NULL ? upper->number : "-", link->upper->path, above, link->days_later);
    }
}

static void
print_links (const Trace *trace) {
    if (trace->links->len > 0)
        printf ("%s", _ ("\nTaken up:\n"));
    for (guint i = 0; i < trace->links->len; i++) {
        const TraceLink *link = &g_array_index (trace->links, TraceLink, i);
        const TraceNode *upper = trace->nodes->pdata[link->upper_node], *lower = trace->nodes->pdata[link->lower_node];
        g_autofree char *state = cli_state_words (&link->lower->state);
        printf ("  %s:%s → %s:%s  %s  ", upper->number != NULL ? upper->number : "-", link->upper->path,
                lower->number != NULL ? lower->number : "-", link->lower->path, state);
        if (link->by_path)
            printf ("%s\n", _ ("(names its path)"));
        else
            printf (_ ("(%d %% of its words)\n"), (int)(link->likeness * 100 + 0.5));
    }
}

static void
print_trace (const Trace *trace, gboolean all) {
    print_superiors (trace);
    for (guint i = 0; i < trace->nodes->len; i++)
        print_node (trace, i);
    if (all)
        print_links (trace);
    print_gaps (trace);
    print_later (trace);
    if (trace->gaps->len > 0 || trace->links->len > 0)
        printf (
            _ ("\nTaken up: an item right below names the document and the path, or shares at least %d %% of its words with the one above. "
               "What is worded otherwise is not found; please look.\n"),
            (int)(TRACE_SAME_TEXT * 100));
}

/* ---- JSON: flat lists, since a cascade may be deep ---- */

static void
write_node (JsonOut *out, const TraceNode *node, guint at) {
    json_out_object (out, NULL);
    json_out_number (out, "node", at);
    if (at > 0)
        json_out_number (out, "below", node->parent);
    else
        json_out_text (out, "below", NULL);
    json_out_number (out, "depth", node->depth);
    json_out_text (out, "relation", node->relation);
    json_out_text (out, "number", node->number);
    json_out_flag (out, "loaded", node->document != NULL);
    json_out_id (out, "document", node->document != NULL ? node->document->id : 0);
    json_out_text (out, "date", node->document != NULL ? node->document->date : NULL);
    json_out_text (out, "issuer", node->document != NULL ? node->document->issuer : NULL);
    json_out_text (out, "title", node->document != NULL ? node->document->title : NULL);
    json_out_flag (out, "repeated", node->repeated);
    cli_json_totals (out, "totals", &node->totals);
    json_out_number (out, "asked", node->asked);
    json_out_number (out, "taken_up", node->taken_up);
    json_out_list (out, "items");
    for (guint i = 0; node->items != NULL && !node->repeated && i < node->items->len; i++) {
        const TraceItem *item = node->items->pdata[i];
        json_out_object (out, NULL);
        json_out_number (out, "id", item->id);
        json_out_text (out, "path", item->path);
        json_out_text (out, "text", item->text);
        json_out_text (out, "state", item_status_name (item->state.status));
        json_out_text (out, "timeliness", timeliness_name (&item->state));
        json_out_date (out, "deadline", item->state.in_force);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_end (out);
}

static void
write_trace (const Trace *trace, const StateMoment *moment) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, moment);
    json_out_confidence (out, "same_text", TRACE_SAME_TEXT);
    json_out_list (out, "superiors");
    for (guint i = 0; trace->superiors != NULL && i < trace->superiors->len; i++) {
        const QueryEntry *entry = trace->superiors->pdata[i];
        if (g_strcmp0 (entry->purpose, "mentions") == 0)
            continue;
        json_out_object (out, NULL);
        json_out_text (out, "number", entry->text);
        json_out_text (out, "relation", entry->purpose);
        json_out_id (out, "document", entry->document);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_list (out, "documents");
    for (guint i = 0; i < trace->nodes->len; i++)
        write_node (out, trace->nodes->pdata[i], i);
    json_out_end (out);
    json_out_list (out, "taken_up");
    for (guint i = 0; i < trace->links->len; i++) {
        const TraceLink *link = &g_array_index (trace->links, TraceLink, i);
        json_out_object (out, NULL);
        json_out_number (out, "item", link->upper->id);
        json_out_number (out, "by", link->lower->id);
        json_out_text (out, "how", link->by_path ? "path" : "text");
        json_out_confidence (out, "likeness", link->likeness);
        json_out_number (out, "days_later", link->days_later);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_list (out, "not_taken_up");
    for (guint i = 0; i < trace->gaps->len; i++) {
        const TraceGap *gap = trace->gaps->pdata[i];
        json_out_object (out, NULL);
        json_out_number (out, "item", gap->item->id);
        json_out_number (out, "node", gap->node);
        json_out_list (out, "lead_issued");
        for (guint k = 0; k < gap->answered_by->len; k++)
            json_out_text (out, NULL, gap->answered_by->pdata[k]);
        json_out_end (out);
        json_out_end (out);
    }
}

int
cmd_trace (const Command *command, int argc, char **argv) {
    gboolean all = FALSE;
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("also which item answers which"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("name one document, by its number or id"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (Trace) trace = trace_new (reg, argv[1], &moment.moment, &error);
    if (trace == NULL)
        return cli_fail (error);
    if (options.json)
        write_trace (trace, &moment.moment);
    else
        print_trace (trace, all);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
