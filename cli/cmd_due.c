/* cmd_due.c - `dondoc due [--within DAYS]`: what is overdue and what falls due, by body. */
#include <stdio.h>

#include "base/error.h"
#include "base/number.h"
#include "cli/register.h"
#include "track/due.h"

#define WITHIN_DEFAULT_DAYS 7
#define WITHIN_MAX_DAYS     3660

/* What is said of a day in force; thousands of rows share some hundred days. */
typedef struct {
    char *day, *state;
} DayWords;

static void
free_words (gpointer data) {
    DayWords *words = data;
    g_free (words->day);
    g_free (words->state);
    g_free (words);
}

/* @said: kept by day, and whether it is in progress. */
static const DayWords *
find_words (GHashTable *said, const ItemState *state) {
    PartialDate day = state->in_force;
    guint key = ((guint)day.year << 10 | (guint)day.month << 6 | (guint)day.day << 1) + (state->started_on.year != 0);
    DayWords *words = g_hash_table_lookup (said, GUINT_TO_POINTER (key));
    if (words == NULL) {
        words = g_new (DayWords, 1);
        *words = (DayWords){ cli_format_day (day), cli_state_words (state) };
        g_hash_table_insert (said, GUINT_TO_POINTER (key), words);
    }
    return words;
}

static gboolean
print_body (Due *due, const BodyTotals *body, GHashTable *said, GError **error) {
    static const TableColumn columns[] = {
        { NC_ ("column", "  ID"), TRUE, FALSE },   { NC_ ("column", "PLAN"), FALSE, FALSE },
        { NC_ ("column", "PATH"), FALSE, FALSE },  { NC_ ("column", "DEADLINE"), FALSE, FALSE },
        { NC_ ("column", "STATE"), FALSE, FALSE }, { NC_ ("column", "TEXT"), FALSE, TRUE },
    };
    g_autoptr (Table) table = NULL;
    g_autoptr (GError) local = NULL;
    DueRow row;
    printf (_ ("%s: overdue %u, falling due %u\n"), body->name != NULL ? body->name : _ ("(body unknown)"),
            body->totals.overdue, body->totals.in_term);
    table = text_table_new (columns, G_N_ELEMENTS (columns));
    due_walk (due, body);
    while (due_next (due, &row, &local)) {
        char digits[NUMBER_BYTES], *id = number_write (row.item, digits);
        const DayWords *words = find_words (said, &row.state);
        const char *cells[]
            = { id, row.number != NULL ? row.number : "-", row.path, words->day, words->state, row.text };
        text_table_row (table, cli_state_tone (&row.state), cells);
    }
    return error_hand_on (&local, error);
}

static gboolean
print_due (Due *due, int within, GError **error) {
    const GPtrArray *bodies = due_bodies (due);
    const Totals *items = due_items (due), *assignments = due_assignments (due);
    g_autoptr (GHashTable) said = g_hash_table_new_full (NULL, NULL, NULL, free_words);
    for (guint i = 0; i < bodies->len; i++) {
        if (!print_body (due, bodies->pdata[i], said, error))
            return FALSE;
        printf ("\n");
    }
    printf (
        _ ("Items: overdue %u, falling due within %d days %u. Assignments (item and body): overdue %u, falling due %u.\n"),
        items->overdue, within, items->in_term, assignments->overdue, assignments->in_term);
    return TRUE;
}

static gboolean
write_items (JsonOut *out, Due *due, const BodyTotals *body, const StateMoment *moment, GError **error) {
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    due_walk (due, body);
    while ((item = due_next_item (due, &local)) != NULL) {
        json_out_object (out, NULL);
        cli_json_item (out, item, moment);
        json_out_end (out);
    }
    return error_hand_on (&local, error);
}

static gboolean
write_json (Due *due, int within, const StateMoment *moment, GError **error) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    const GPtrArray *bodies = due_bodies (due);
    cli_json_moment (out, moment);
    json_out_number (out, "within", within);
    json_out_date (out, "until", partial_date_add_days (moment->as_of, within));
    json_out_list (out, "bodies");
    for (guint i = 0; i < bodies->len; i++) {
        const BodyTotals *body = bodies->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "body", body->name);
        json_out_number (out, "overdue", body->totals.overdue);
        json_out_number (out, "falling_due", body->totals.in_term);
        json_out_list (out, "items");
        if (!write_items (out, due, body, moment, error))
            return FALSE;
        json_out_end (out);
        json_out_end (out);
    }
    json_out_end (out);
    cli_json_totals (out, "items", due_items (due));
    cli_json_totals (out, "assignments", due_assignments (due));
    return TRUE;
}

int
cmd_due (const Command *command, int argc, char **argv) {
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
    g_autoptr (Due) due
        = due_new (reg, (const gint64 *)(gpointer)plans->data, plans->len, body, within, &moment.moment, &error);
    if (due == NULL
        || !(options.json ? write_json (due, within, &moment.moment, &error) : print_due (due, within, &error))
        || !cli_flush (&error))
        return cli_fail (error);
    return 0;
}
