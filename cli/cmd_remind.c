/* cmd_remind.c - `dondoc remind`: tells whoever has to be told today, each thing once.
 * Not here:    who and when (remind/plan.h, policy.h), wording (digest.h), sending (delivery.h), the timer (cmd_remind_timer.c). */
#include <string.h>

#include "cli/letter.h"
#include "cli/register.h"
#include "cli/remind.h"
#include "remind/calendar.h"
#include "remind/delivery.h"
#include "remind/outbox.h"
#include "remind/plan.h"

#define REPLY_WITHIN_DAYS_DEFAULT 5
#define EXIT_REFUSED              1 /* some messages were refused for good */

typedef struct {
    CliOptions *options;
    char *body, *folder;
    gboolean dry_run, print;
    Configuration *configuration;
    CliMoment moment;
    Register *reg;
    const char *from;
} Run;

/* ---- what would be sent ---- */

static const char *
reader_words (const ReminderDigest *digest) {
    return digest->audience == AUDIENCE_SECRETARIAT ? _ ("(the secretariat)")
           : digest->body != NULL                   ? digest->body
                                                    : _ ("(body unknown)");
}

static void
print_plan (const ReminderPlan *plan) {
    static const TableColumn columns[] = {
        { NC_ ("column", "TO"), FALSE, FALSE },       { NC_ ("column", "ADDRESS"), FALSE, FALSE },
        { NC_ ("column", "LEVEL"), FALSE, FALSE },    { NC_ ("column", "ITEM"), FALSE, FALSE },
        { NC_ ("column", "DEADLINE"), FALSE, FALSE }, { NC_ ("column", "TEXT"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < plan->digests->len; i++) {
        const ReminderDigest *digest = plan->digests->pdata[i];
        for (guint k = 0; k < digest->lines->len; k++) {
            const ReminderLine *line = digest->lines->pdata[k];
            g_autofree char *level = reminder_level_name (&line->owed), *day = cli_format_day (line->in_force);
            g_autofree char *item = g_strdup_printf ("%s:%s", line->plan, line->path);
            const char *cells[] = {
                reader_words (digest), digest->address != NULL ? digest->address : "-", level, item, day, line->text
            };
            text_table_row (table, line->timeliness == TIMELINESS_OVERDUE ? TABLE_BAD : TABLE_PLAIN, cells);
        }
    }
}

static void
write_json (const ReminderPlan *plan) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_date (out, "day", plan->day);
    json_out_flag (out, "day_off", plan->is_day_off);
    json_out_list (out, "messages");
    for (guint i = 0; i < plan->digests->len; i++) {
        const ReminderDigest *digest = plan->digests->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "audience", audience_name (digest->audience));
        json_out_text (out, "body", digest->body);
        json_out_text (out, "address", digest->address);
        json_out_list (out, "reminders");
        for (guint k = 0; k < digest->lines->len; k++) {
            const ReminderLine *line = digest->lines->pdata[k];
            g_autofree char *level = reminder_level_name (&line->owed);
            json_out_object (out, NULL);
            json_out_number (out, "item", line->item);
            json_out_text (out, "document", line->plan);
            json_out_text (out, "path", line->path);
            json_out_text (out, "body", line->body);
            json_out_text (out, "level", level);
            json_out_date (out, "deadline", line->owed.deadline);
            json_out_date (out, "in_force", line->in_force);
            json_out_end (out);
        }
        json_out_end (out);
        json_out_end (out);
    }
    json_out_end (out);
}

/* ---- making the messages ---- */

static const char *
peek_late_body (const ReminderDigest *digest) {
    for (guint i = 0; i < digest->lines->len; i++) {
        const ReminderLine *line = digest->lines->pdata[i];
        if (line->timeliness == TIMELINESS_OVERDUE)
            return line->body;
    }
    return NULL;
}

/* The body's deadlines, as far as this message speaks of them. */
static GBytes *
make_calendar (Run *run, const ReminderDigest *digest, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (guint i = 0; i < digest->lines->len; i++) {
        const ReminderLine *line = digest->lines->pdata[i];
        if (line->in_force.year != 0)
            g_array_append_val (ids, line->item);
    }
    QueryFilter filter = { .ids = (const gint64 *)(gpointer)ids->data,
                           .n_ids = ids->len,
                           .due_from = PARTIAL_DATE_NONE,
                           .due_until = PARTIAL_DATE_NONE };
    return ids->len > 0 ? reminder_calendar_new (run->reg, &filter, &run->moment.moment, digest->body, error) : NULL;
}

static gboolean
make_extras (Run *run, const ReminderDigest *digest, PartialDate reply_until, OutboxExtras *extras, GError **error) {
    const char *late = peek_late_body (digest);
    g_autoptr (GError) local = NULL;
    if (digest->audience != AUDIENCE_BODY)
        return TRUE;
    extras->calendar = make_calendar (run, digest, &local);
    if (local == NULL && late != NULL && configuration_flag (run->configuration, "reminders", "letter", TRUE)) {
        extras->letter_number = outbox_next_letter_number (run->reg, run->moment.moment.as_of.year, &local);
        if (extras->letter_number > 0)
            extras->letter = cli_make_letter (run->reg, run->configuration, &run->moment.moment, late,
                                              extras->letter_number, reply_until, &local);
    }
    return error_hand_on (&local, error);
}

static gboolean
store_digest (Run *run, const ReminderDigest *digest, const GPtrArray *failures, const char *by, GError **error) {
    PartialDate day = run->moment.moment.as_of;
    int days = configuration_number (run->configuration, "reminders", "reply-within-days", REPLY_WITHIN_DAYS_DEFAULT);
    PartialDate until = calendar_add_working_days (run->moment.settings.calendar, day, days);
    OutboxExtras extras = { .from = run->from, .by = by };
    gint64 message = 0;
    gboolean good = make_extras (run, digest, until, &extras, error);
    DigestOptions options = { .office = configuration_peek_text (run->configuration, "office", "name"),
                              .failures = failures,
                              .reply_until = until,
                              .has_letter = extras.letter != NULL,
                              .has_calendar = extras.calendar != NULL };
    if (good)
        good = outbox_add (run->reg, digest, day, &options, &extras, &message, error);
    g_clear_pointer (&extras.letter, g_bytes_unref);
    g_clear_pointer (&extras.calendar, g_bytes_unref);
    return good;
}

static void
say_unheard (const ReminderDigest *digest) {
    cli_say (
        ngettext (
            "%u reminder reaches nobody: the body is unknown or has no address, and [mail] secretariat is not set",
            "%u reminders reach nobody: the bodies are unknown or have no address, and [mail] secretariat is not set",
            digest->lines->len),
        digest->lines->len);
}

/* What the server refused since the secretariat last heard of it. */
static gboolean
store_failures_only (Run *run, const GPtrArray *failures, const char *by, GError **error) {
    const char *const *secretariat = configuration_peek_list (run->configuration, "mail", "secretariat");
    g_autoptr (GPtrArray) lines = g_ptr_array_new ();
    g_autofree char *address
        = secretariat != NULL && secretariat[0] != NULL ? g_strjoinv (", ", (char **)secretariat) : NULL;
    ReminderDigest digest
        = { .audience = AUDIENCE_SECRETARIAT, .body_key = (char *)"", .address = address, .lines = lines };
    return failures->len == 0 || address == NULL || store_digest (run, &digest, failures, by, error);
}

static gboolean
store_plan (Run *run, const ReminderPlan *plan, GError **error) {
    g_autofree char *by = cli_dup_actor (run->options);
    g_autoptr (GPtrArray) failures = outbox_failures (run->reg, error);
    gboolean told_secretariat = FALSE;
    if (failures == NULL)
        return FALSE;
    for (guint i = 0; i < plan->digests->len; i++) {
        const ReminderDigest *digest = plan->digests->pdata[i];
        gboolean own = digest->audience == AUDIENCE_SECRETARIAT;
        if (digest->address == NULL) {
            say_unheard (digest);
            continue;
        }
        if (!store_digest (run, digest, own ? failures : NULL, by, error))
            return FALSE;
        told_secretariat = told_secretariat || own;
    }
    return told_secretariat || plan->is_day_off || store_failures_only (run, failures, by, error);
}

/* ---- sending ---- */

static void
say_pause (guint waiting, int seconds, const char *fault, gpointer unused) {
    cli_say (_ ("%u messages wait (%s); trying again in %d seconds"), waiting, fault != NULL ? fault : "-", seconds);
}

static int
send_all (Run *run, GError **error) {
    g_autoptr (SmtpServer) server
        = run->folder == NULL && !run->print ? smtp_server_new (run->configuration, error) : NULL;
    DeliveryWay way = { server, run->folder, run->print ? stdout : NULL };
    DeliveryResult result = { 0 };
    gboolean good;
    int status = 0;
    if (server == NULL && run->folder == NULL && !run->print)
        return -1;
    good = delivery_run (run->reg, run->configuration, run->from, &way, &run->moment.moment, say_pause, NULL, &result,
                         error);
    if (good || result.sent > 0)
        cli_say (_ ("messages sent: %u; refused: %u; dropped: %u; waiting: %u"), result.sent, result.refused,
                 result.dropped, result.waiting);
    if (result.last_fault != NULL && (result.refused > 0 || result.waiting > 0))
        cli_say (_ ("last answer: %s; 'dondoc reminders --failed' lists them"), result.last_fault);
    if (result.waiting > 0)
        status = DONDOC_ERROR_BUSY;
    else if (result.refused > 0)
        status = EXIT_REFUSED;
    delivery_result_clear (&result);
    return good ? status : -1;
}

static gboolean
check_sender (Run *run, GError **error) {
    run->from = configuration_peek_text (run->configuration, "mail", "from");
    if (run->from == NULL || *run->from == '\0') {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                     _ ("[mail] from is not set: whose address do the messages come from?"));
        return FALSE;
    }
    return TRUE;
}

static ReminderPlan *
make_plan (Run *run, GError **error) {
    ReminderPlan *plan;
    if (!register_begin (run->reg, FALSE, error))
        return NULL;
    plan = reminder_plan_new (run->reg, run->configuration, &run->moment.moment, run->body, error);
    register_rollback (run->reg);
    return plan;
}

/* -1 and @error, else the exit status. */
static int
run_remind (Run *run, GError **error) {
    run->configuration = cli_load_configuration (run->options, error);
    if (run->configuration == NULL || !cli_read_moment_by (run->options, run->configuration, &run->moment, error)
        || (!run->dry_run && !check_sender (run, error)))
        return -1;
    run->reg = cli_open_register (run->options, run->dry_run ? REGISTER_READ : REGISTER_WRITE, error);
    if (run->reg == NULL)
        return -1;
    if (run->dry_run) {
        g_autoptr (ReminderPlan) plan = make_plan (run, error);
        if (plan == NULL)
            return -1;
        if (run->options->json)
            write_json (plan);
        else
            print_plan (plan);
        return cli_flush (error) ? 0 : -1;
    }
    int lock = -1, status = -1;
    if (!outbox_lock (run->reg, &lock, error))
        return -1;
    g_autoptr (ReminderPlan) plan = make_plan (run, error);
    if (plan != NULL && store_plan (run, plan, error))
        status = send_all (run, error);
    outbox_unlock (lock);
    return status;
}

int
cmd_remind (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_auto (RemindTimer) timer = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *body = NULL, *folder = NULL;
    Run run = { .options = &options };
    int status;
    const GOptionEntry entries[] = {
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &run.dry_run, N_ ("show what would be sent, send and record nothing"),
          NULL },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { "to-folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("write each message as a file .eml there instead"),
          N_ ("FOLDER") },
        { "print", 0, 0, G_OPTION_ARG_NONE, &run.print, N_ ("print each message's text instead; counts as sent"),
          NULL },
        { "install", 0, 0, G_OPTION_ARG_NONE, &timer.install, N_ ("have it run by itself every day"), NULL },
        { "uninstall", 0, 0, G_OPTION_ARG_NONE, &timer.uninstall, N_ ("undo --install"), NULL },
        { "status", 0, 0, G_OPTION_ARG_NONE, &timer.status, N_ ("whether it runs by itself, and when next"), NULL },
        { "system", 0, 0, G_OPTION_ARG_NONE, &timer.system,
          N_ ("with --install, --uninstall, --status: for the whole machine"), NULL },
        { "at", 0, 0, G_OPTION_ARG_STRING, &timer.time, N_ ("with --install: the time in Viet Nam (default: 07:30)"),
          N_ ("HH:MM") },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_BY | CLI_JSON | CLI_TIME, entries, &options, &argc, &argv,
                    &error))
        return cli_fail (error);
    run.body = body;
    run.folder = folder;
    if (argc > 1)
        return cli_fail_usage (command, _ ("'%s': no argument is expected"), argv[1]);
    if (timer.install || timer.uninstall || timer.status)
        return remind_timer_run (command, &timer, &options, run.folder);
    if (options.json && !run.dry_run)
        return cli_fail_usage (
            command, _ ("--json goes with --dry-run or --status; 'dondoc reminders --json' lists what was sent"));
    if (run.print && run.folder != NULL)
        return cli_fail_usage (command, _ ("--print and --to-folder are two ways; give one"));
    status = run_remind (&run, &error);
    g_clear_pointer (&run.reg, register_free);
    g_clear_pointer (&run.configuration, configuration_free);
    return status >= 0 ? status : cli_fail (error);
}
