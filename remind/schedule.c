/* schedule.c - see schedule.h. */
#include "remind/schedule.h"

#include <errno.h>
#include "late_gio.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

#define UNIT          "dondoc-remind"
#define TIMER         "dondoc-remind.timer"
#define SYSTEM_FOLDER "/etc/systemd/system"
#define CRON_MARK     "# dondoc remind: made by 'dondoc remind --install'"
#define TIME_ZONE     "Asia/Ho_Chi_Minh"

gboolean
schedule_has_systemd (void) {
    return g_file_test ("/run/systemd/system", G_FILE_TEST_IS_DIR);
}

static gboolean
fail (GError **error, DondocErrorCode code, const char *message) {
    g_set_error_literal (error, DONDOC_ERROR, code, message);
    return FALSE;
}

/* ---- running programs ---- */

/* Its output, whatever its exit status was; NULL where it could not be run. @ret_good: (nullable) exit status 0 */
static char *
run_program (const char *const *arguments, const char *input, gboolean *ret_good, GError **error) {
    g_autoptr (GSubprocess) process = NULL;
    g_autofree char *out = NULL, *complaint = NULL;
    g_autoptr (GError) local = NULL;
    GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
                             | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE);
    process = g_subprocess_newv (arguments, flags, &local);
    if (process == NULL || !g_subprocess_communicate_utf8 (process, input, NULL, &out, &complaint, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("%s cannot be run: %s"), arguments[0], local->message);
        return NULL;
    }
    *ret_good = g_subprocess_get_successful (process);
    if (!*ret_good && complaint != NULL && *complaint != '\0') {
        g_free (out);
        out = g_steal_pointer (&complaint);
    }
    return g_steal_pointer (&out);
}

static gboolean
run_systemctl (gboolean system, const char *const *words, GError **error) {
    const char *arguments[8] = { "systemctl" };
    gsize n = 1;
    gboolean good = FALSE;
    if (!system)
        arguments[n++] = "--user";
    for (gsize i = 0; words[i] != NULL; i++)
        arguments[n++] = words[i];
    g_autofree char *said = run_program (arguments, NULL, &good, error);
    if (said == NULL || good)
        return said != NULL;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, "systemctl %s: %s", words[0], g_strstrip (said));
    return FALSE;
}

/* ---- the command line that runs ---- */

static gboolean
check (const Schedule *schedule, GError **error) {
    const char *const paths[] = { schedule->program, schedule->db, schedule->config, schedule->folder };
    int hour = -1, minute = -1, end = 0;
    if (sscanf (schedule->time, "%2d:%2d%n", &hour, &minute, &end) != 2 || schedule->time[end] != '\0' || hour < 0
        || hour > 23 || minute < 0 || minute > 59)
        return fail (error, DONDOC_ERROR_USAGE, _ ("--at takes a time of day, for instance 07:30"));
    for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
        if (paths[i] != NULL && strpbrk (paths[i], "\"\\%$'`\n\r") != NULL) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("'%s': a path with quotes, %%, $ or \\ in it cannot be written into a timer"), paths[i]);
            return FALSE;
        }
    return TRUE;
}

static char *
write_command (const Schedule *schedule) {
    GString *out = g_string_new (NULL);
    g_string_append_printf (out, "\"%s\" remind --db \"%s\"", schedule->program, schedule->db);
    if (schedule->config != NULL)
        g_string_append_printf (out, " --config \"%s\"", schedule->config);
    if (schedule->folder != NULL)
        g_string_append_printf (out, " --to-folder \"%s\"", schedule->folder);
    return g_string_free (out, FALSE);
}

/* ---- systemd ---- */

static char *
unit_path (gboolean system, const char *ending) {
    g_autofree char *name = g_strconcat (UNIT, ending, NULL);
    return system ? g_build_filename (SYSTEM_FOLDER, name, NULL)
                  : g_build_filename (g_get_user_config_dir (), "systemd", "user", name, NULL);
}

static gboolean
write_unit (gboolean system, const char *ending, const char *text, GString *told, GError **error) {
    g_autofree char *path = unit_path (system, ending), *folder = g_path_get_dirname (path);
    g_autoptr (GError) local = NULL;
    if (g_mkdir_with_parents (folder, 0755) != 0
        || !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                      0644, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: cannot be written: %s"), path,
                     local != NULL ? local->message : g_strerror (errno));
        return FALSE;
    }
    g_string_append_printf (told, _ ("written: %s\n"), path);
    return TRUE;
}

static gboolean
install_units (const Schedule *schedule, GString *told, GError **error) {
    g_autofree char *command = write_command (schedule);
    g_autofree char *user
        = schedule->system && schedule->user != NULL ? g_strdup_printf ("User=%s\n", schedule->user) : g_strdup ("");
    g_autofree char *service
        = g_strdup_printf ("[Unit]\nDescription=dondoc: reminders of the day\nWants=network-online.target\n"
                           "After=network-online.target\n\n[Service]\nType=oneshot\n%sExecStart=%s\n"
                           "Nice=5\nNoNewPrivileges=yes\n",
                           user, command);
    g_autofree char *timer = g_strdup_printf (
        "[Unit]\nDescription=dondoc: reminders, every day\n\n[Timer]\nOnCalendar=*-*-* %s:00 " TIME_ZONE
        "\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n",
        schedule->time);
    const char *const reload[] = { "daemon-reload", NULL };
    const char *const enable[] = { "enable", "--now", TIMER, NULL };
    if (!write_unit (schedule->system, ".service", service, told, error)
        || !write_unit (schedule->system, ".timer", timer, told, error)
        || !run_systemctl (schedule->system, reload, error) || !run_systemctl (schedule->system, enable, error))
        return FALSE;
    if (!schedule->system)
        g_string_append (told, _ ("it runs while you are logged in; 'loginctl enable-linger' has it run always\n"));
    return TRUE;
}

static gboolean
remove_units (gboolean system, GString *told, GError **error) {
    static const char *const endings[] = { ".timer", ".service" };
    const char *const disable[] = { "disable", "--now", TIMER, NULL };
    const char *const reload[] = { "daemon-reload", NULL };
    gboolean removed = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
        g_autofree char *path = unit_path (system, endings[i]);
        if (!g_file_test (path, G_FILE_TEST_EXISTS))
            continue;
        if (!removed && schedule_has_systemd () && !run_systemctl (system, disable, error))
            return FALSE;
        removed = TRUE;
        if (g_unlink (path) != 0) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: cannot be removed: %s"), path,
                         g_strerror (errno));
            return FALSE;
        }
        g_string_append_printf (told, _ ("removed: %s\n"), path);
    }
    return !removed || !schedule_has_systemd () || run_systemctl (system, reload, error);
}

/* ---- cron ---- */

/* The crontab without our two lines; "" where there is none. NULL and @error where crontab cannot be run. */
static char *
read_crontab (char **ret_ours, GError **error) {
    const char *const list[] = { "crontab", "-l", NULL };
    gboolean good = FALSE, skip = FALSE;
    g_autofree char *text = run_program (list, NULL, &good, error);
    GString *others;
    if (text == NULL)
        return NULL;
    others = g_string_new (NULL);
    g_auto (GStrv) lines = g_strsplit (good ? text : "", "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (skip && ret_ours != NULL) {
            g_free (*ret_ours);
            *ret_ours = g_strdup (lines[i]);
        }
        if (!skip && strcmp (lines[i], CRON_MARK) != 0 && (*lines[i] != '\0' || lines[i + 1] != NULL))
            g_string_append_printf (others, "%s\n", lines[i]);
        skip = !skip && strcmp (lines[i], CRON_MARK) == 0;
    }
    return g_string_free (others, FALSE);
}

static gboolean
write_crontab (const char *text, GError **error) {
    const char *const replace[] = { "crontab", "-", NULL };
    gboolean good = FALSE;
    g_autofree char *said = run_program (replace, text, &good, error);
    if (said == NULL || good)
        return said != NULL;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, "crontab: %s", g_strstrip (said));
    return FALSE;
}

static gboolean
has_crontab (void) {
    g_autofree char *program = g_find_program_in_path ("crontab");
    return program != NULL;
}

/* The hour of the machine's clock at which it is @time in Viet Nam today; cron knows no time zones. */
static void
local_time (const char *time, int *ret_hour, int *ret_minute) {
    g_autoptr (GTimeZone) there = g_time_zone_new_identifier (TIME_ZONE);
    g_autoptr (GDateTime) now = there != NULL ? g_date_time_new_now (there) : g_date_time_new_now_local ();
    g_autoptr (GDateTime) at
        = g_date_time_new (there, g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now), atoi (time), atoi (strchr (time, ':') + 1), 0);
    g_autoptr (GDateTime) here = g_date_time_to_local (at);
    *ret_hour = g_date_time_get_hour (here);
    *ret_minute = g_date_time_get_minute (here);
}

static gboolean
install_crontab (const Schedule *schedule, GString *told, GError **error) {
    g_autofree char *command = write_command (schedule), *others = read_crontab (NULL, error);
    int hour, minute;
    if (others == NULL)
        return FALSE;
    local_time (schedule->time, &hour, &minute);
    g_autofree char *text = g_strdup_printf ("%s" CRON_MARK "\n%d %d * * * %s\n", others, minute, hour, command);
    if (!write_crontab (text, error))
        return FALSE;
    g_string_append_printf (told, _ ("crontab: %02d:%02d every day (this machine's clock): %s\n"), hour, minute,
                            command);
    return TRUE;
}

static gboolean
remove_crontab (GString *told, GError **error) {
    g_autofree char *ours = NULL;
    if (!has_crontab ())
        return TRUE;
    g_autofree char *others = read_crontab (&ours, error);
    if (others == NULL || ours == NULL)
        return others != NULL;
    if (!write_crontab (others, error))
        return FALSE;
    g_string_append (told, _ ("removed: the line in the crontab\n"));
    return TRUE;
}

/* ---- both ---- */

gboolean
schedule_install (const Schedule *schedule, char **ret_told, GError **error) {
    g_autoptr (GString) told = g_string_new (NULL);
    gboolean good;
    if (!check (schedule, error))
        return FALSE;
    if (schedule_has_systemd ())
        good = install_units (schedule, told, error);
    else if (has_crontab ())
        good = install_crontab (schedule, told, error);
    else
        return fail (
            error, DONDOC_ERROR_NOT_FOUND,
            _ ("this machine has neither systemd nor crontab; have 'dondoc remind' run once a day in another way"));
    if (good)
        *ret_told = g_strdup (told->str);
    return good;
}

gboolean
schedule_uninstall (gboolean system, char **ret_told, GError **error) {
    g_autoptr (GString) told = g_string_new (NULL);
    if (!remove_units (system, told, error) || !remove_crontab (told, error))
        return FALSE;
    *ret_told = g_strdup (told->str);
    return TRUE;
}

void
schedule_status_clear (ScheduleStatus *status) {
    g_free (status->by);
    g_free (status->file);
    g_free (status->next);
    g_free (status->line);
    memset (status, 0, sizeof *status);
}

static char *
ask_next (gboolean system) {
    const char *const own[] = { "systemctl", "--user", "show", "--value", "-p", "NextElapseUSecRealtime", TIMER, NULL };
    const char *const all[] = { "systemctl", "show", "--value", "-p", "NextElapseUSecRealtime", TIMER, NULL };
    gboolean good = FALSE;
    g_autofree char *said = schedule_has_systemd () ? run_program (system ? all : own, NULL, &good, NULL) : NULL;
    return said != NULL && good && *g_strstrip (said) != '\0' ? g_strdup (said) : NULL;
}

static char *
read_command (gboolean system) {
    g_autofree char *path = unit_path (system, ".service"), *text = NULL;
    const char *start;
    if (!g_file_get_contents (path, &text, NULL, NULL) || (start = strstr (text, "ExecStart=")) == NULL)
        return NULL;
    start += strlen ("ExecStart=");
    return g_strndup (start, strcspn (start, "\n"));
}

gboolean
schedule_status (gboolean system, ScheduleStatus *ret_status, GError **error) {
    g_autofree char *timer = unit_path (system, ".timer"), *ours = NULL;
    memset (ret_status, 0, sizeof *ret_status);
    if (g_file_test (timer, G_FILE_TEST_EXISTS)) {
        ret_status->by = g_strdup (system ? "systemd" : "systemd --user");
        ret_status->file = g_steal_pointer (&timer);
        ret_status->next = ask_next (system);
        ret_status->line = read_command (system);
        return TRUE;
    }
    if (!has_crontab ())
        return TRUE;
    g_autofree char *others = read_crontab (&ours, error);
    if (others == NULL)
        return FALSE;
    if (ours != NULL) {
        ret_status->by = g_strdup ("crontab");
        ret_status->file = g_strdup ("crontab");
        ret_status->line = g_steal_pointer (&ours);
    }
    return TRUE;
}
