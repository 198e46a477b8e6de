/* remind_timer.c - see remind.h. */
#include <stdio.h>

#include "cli/configuration.h"
#include "cli/json_out.h"
#include "cli/remind.h"
#include "remind/schedule.h"

#define TIME_DEFAULT "07:30"

static char *
dup_absolute (const char *path) {
    g_autofree char *here = g_get_current_dir ();
    return path != NULL ? g_canonicalize_filename (path, here) : NULL;
}

/* The configuration is named where it was chosen; else the run finds it by itself, as this one does. */
static int
install (const RemindTimer *timer, const CliOptions *options, const char *folder) {
    g_autoptr (GError) error = NULL;
    g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
    g_autofree char *register_path = cli_dup_register_path (options), *db = dup_absolute (register_path);
    const char *chosen = options->config != NULL ? options->config : g_getenv ("DONDOC_CONFIG");
    g_autofree char *config = dup_absolute (chosen), *absolute_folder = dup_absolute (folder), *told = NULL;
    g_autoptr (Configuration) configuration = cli_load_configuration (options, &error);
    if (program == NULL || configuration == NULL)
        return cli_fail (error);
    Schedule schedule = { .system = timer->system,
                          .user = timer->system ? g_get_user_name () : NULL,
                          .time = timer->time != NULL ? timer->time : TIME_DEFAULT,
                          .program = program,
                          .db = db,
                          .config = config,
                          .folder = absolute_folder };
    if (!schedule_install (&schedule, &told, &error))
        return cli_fail (error);
    printf ("%s", told);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

static int
uninstall (const RemindTimer *timer) {
    g_autoptr (GError) error = NULL;
    g_autofree char *told = NULL;
    if (!schedule_uninstall (timer->system, &told, &error))
        return cli_fail (error);
    printf ("%s", *told != '\0' ? told : _ ("nothing was installed\n"));
    return cli_flush (&error) ? 0 : cli_fail (error);
}

static void
print_status (const ScheduleStatus *status) {
    if (status->by == NULL) {
        printf ("%s\n", _ ("not installed; 'dondoc remind --install' does it"));
        return;
    }
    printf (_ ("runs by: %s (%s)\n"), status->by, status->file);
    if (status->next != NULL)
        printf (_ ("next run: %s\n"), status->next);
    if (status->line != NULL)
        printf (_ ("command: %s\n"), status->line);
}

static int
show_status (const RemindTimer *timer, gboolean json) {
    g_autoptr (GError) error = NULL;
    ScheduleStatus status = { 0 };
    if (!schedule_status (timer->system, &status, &error))
        return cli_fail (error);
    if (json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_text (out, "by", status.by);
        json_out_text (out, "file", status.file);
        json_out_text (out, "next", status.next);
        json_out_text (out, "command", status.line);
    } else {
        print_status (&status);
    }
    schedule_status_clear (&status);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

int
remind_timer_run (const Command *command, const RemindTimer *timer, const CliOptions *options, const char *folder) {
    if (timer->install + timer->uninstall + timer->status != 1)
        return cli_fail_usage (command, _ ("--install, --uninstall and --status: give one"));
    if (timer->install)
        return install (timer, options, folder);
    return timer->uninstall ? uninstall (timer) : show_status (timer, options->json);
}
