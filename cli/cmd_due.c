/* cmd_due.c - `dondoc due [--within DAYS]`: what is overdue and what falls due, by body. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/register.h"

#define WITHIN_DEFAULT_DAYS 7
#define WITHIN_MAX_DAYS     3660

/* The items asked about, and who answers for them. */
typedef struct {
    QueryItems *walk;
    GPtrArray *items;    /* of QueryItem*, overdue or due within the days asked for */
    BodyTable *table;    /* of those */
    GHashTable *by_body; /* folded name -> GPtrArray of QueryItem*; "" for those whose body is unknown */
    int within;
} Due;

static gboolean
falls_due (const Due *due, const ItemState *state) {
    return state->timeliness == TIMELINESS_OVERDUE
           || (state->timeliness == TIMELINESS_IN_TERM && state->days_left <= due->within);
}

static gboolean
collect (Due *due, GError **error) {
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    while ((item = query_items_next (due->walk, &local)) != NULL)
        if (item->state.counted && falls_due (due, &item->state)) {
            body_table_add (due->table, item);
            g_ptr_array_add (due->items, query_items_steal (due->walk));
        }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

/* Longest overdue first, then by what falls due next. */
static int
compare_items (const void *one, const void *other) {
    const QueryItem *a = *(const QueryItem *const *)one, *b = *(const QueryItem *const *)other;
    int by_day = partial_date_compare (a->state.in_force, b->state.in_force);
    return by_day != 0 ? by_day : (a->id > b->id) - (a->id < b->id);
}

static void
group_item (Due *due, QueryItem *item, const char *folded) {
    GPtrArray *group = g_hash_table_lookup (due->by_body, folded);
    if (group == NULL) {
        group = g_ptr_array_new ();
        g_hash_table_insert (due->by_body, g_strdup (folded), group);
    }
    g_ptr_array_add (group, item);
}

static void
group_items (Due *due) {
    if (due->items->len > 1)
        qsort (due->items->pdata, due->items->len, sizeof *due->items->pdata, compare_items);
    for (guint i = 0; i < due->items->len; i++) {
        QueryItem *item = due->items->pdata[i];
        for (guint k = 0; k < item->bodies->len; k++)
            group_item (due, item, ((const QueryBody *)item->bodies->pdata[k])->folded);
        if (item->bodies->len == 0)
            group_item (due, item, "");
    }
}

static const GPtrArray *
peek_group (const Due *due, const BodyTotals *row) {
    return g_hash_table_lookup (due->by_body, row->folded != NULL ? row->folded : "");
}

static void
print_body (const Due *due, const BodyTotals *row) {
    static const TableColumn columns[] = {
        { NC_ ("column", "  ID"), TRUE, FALSE },   { NC_ ("column", "PLAN"), FALSE, FALSE },
        { NC_ ("column", "PATH"), FALSE, FALSE },  { NC_ ("column", "DEADLINE"), FALSE, FALSE },
        { NC_ ("column", "STATE"), FALSE, FALSE }, { NC_ ("column", "TEXT"), FALSE, TRUE },
    };
    const GPtrArray *group = peek_group (due, row);
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    printf (_ ("%s: overdue %u, falling due %u\n"), row->name != NULL ? row->name : _ ("(body unknown)"),
            row->totals.overdue, row->totals.in_term);
    for (guint i = 0; i < group->len; i++) {
        const QueryItem *item = group->pdata[i];
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);
        g_autofree char *day = cli_format_day (item->state.in_force);
        g_autofree char *state = cli_state_words (&item->state);
        const char *cells[]
            = { id, item->document->number != NULL ? item->document->number : "-", item->path, day, state, item->text };
        text_table_row (table, cli_state_tone (&item->state), cells);
    }
}

static void
print_due (Due *due) {
    const GPtrArray *rows = body_table_rows (due->table);
    const Totals *items = body_table_items (due->table), *assignments = body_table_assignments (due->table);
    for (guint i = 0; i < rows->len; i++) {
        print_body (due, rows->pdata[i]);
        printf ("\n");
    }
    printf (
        _ ("Items: overdue %u, falling due within %d days %u. Assignments (item and body): overdue %u, falling due %u.\n"),
        items->overdue, due->within, items->in_term, assignments->overdue, assignments->in_term);
}

static void
write_json (Due *due, const StateMoment *moment) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    const GPtrArray *rows = body_table_rows (due->table);
    cli_json_moment (out, moment);
    json_out_number (out, "within", due->within);
    json_out_date (out, "until", partial_date_add_days (moment->as_of, due->within));
    json_out_list (out, "bodies");
    for (guint i = 0; i < rows->len; i++) {
        const BodyTotals *row = rows->pdata[i];
        const GPtrArray *group = peek_group (due, row);
        json_out_object (out, NULL);
        json_out_text (out, "body", row->name);
        json_out_number (out, "overdue", row->totals.overdue);
        json_out_number (out, "falling_due", row->totals.in_term);
        json_out_list (out, "items");
        for (guint k = 0; k < group->len; k++) {
            json_out_object (out, NULL);
            cli_json_item (out, group->pdata[k], moment);
            json_out_end (out);
        }
        json_out_end (out);
        json_out_end (out);
    }
    json_out_end (out);
    cli_json_totals (out, "items", body_table_items (due->table));
    cli_json_totals (out, "assignments", body_table_assignments (due->table));
}

static void
free_item (gpointer item) {
    query_item_free (item);
}

static void
free_group (gpointer group) {
    g_ptr_array_unref (group);
}

static int
list_due (Register *reg, const QueryFilter *filter, const CliMoment *moment, int within, gboolean json) {
    g_autoptr (GError) error = NULL;
    g_autoptr (QueryItems) walk = query_items_new (reg, filter, &moment->moment, &error);
    g_autoptr (BodyTable) table = body_table_new ();
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
    g_autoptr (GHashTable) by_body = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_group);
    Due due = { walk, items, table, by_body, within };
    if (walk == NULL || !collect (&due, &error))
        return cli_fail (error);
    group_items (&due);
    if (json)
        write_json (&due, &moment->moment);
    else
        print_due (&due);
    g_clear_pointer (&items, g_ptr_array_unref); /* before the walk that their documents belong to */
    return cli_flush (&error) ? 0 : cli_fail (error);
}

int
cmd_due (const Command *command, int argc, char **argv) {
    QueryFilter filter
        = { .statuses = 1 << STATUS_OPEN, .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE };
    int within = WITHIN_DEFAULT_DAYS;
    g_autofree char *body = NULL;
    const GOptionEntry entries[] = {
        { "within", 0, 0, G_OPTION_ARG_INT, &within, N_ ("what falls due in that many days (default: 7)"),
          N_ ("DAYS") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (within < 0 || within > WITHIN_MAX_DAYS)
        return cli_fail_usage (command, _ ("--within takes 0 to %d days"), WITHIN_MAX_DAYS);
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, argc - 1, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)plans->data;
    filter.n_documents = plans->len;
    filter.body = body;
    filter.lead_only = TRUE;
    return list_due (reg, &filter, &moment, within, options.json);
}
