/* schedule.h - that `dondoc remind` runs by itself every day.
 * Lives here:  a systemd timer, of the user or of the system; where there is no systemd, a line in the crontab.
 * Called by:   cli/cmd_remind.c.
 * Source:      systemd.timer(5), systemd.service(5), crontab(1). */
#pragma once

#include <glib.h>

typedef struct {
    gboolean system;     /* units in /etc/systemd/system, run as @user; else the user's own */
    const char *user;    /* (nullable): of a system unit */
    const char *time;    /* `07:30`, in Viet Nam */
    const char *program; /* absolute paths, as the next two */
    const char *db;
    const char *config; /* (nullable) */
    const char *folder; /* (nullable): --to-folder */
} Schedule;

/** schedule_has_systemd: whether systemd runs this machine (sd_booted(3)). */
gboolean schedule_has_systemd (void);

/**
 * schedule_install:
 * Writes the units, or the crontab line, and switches them on; what an earlier install left is replaced. A missed day is made up for
 * (Persistent=true; with cron the next day's run does so).
 * @ret_told: (out) (transfer full): what was done, one line each
 * Returns: FALSE and DONDOC_ERROR_USAGE (a time that is none, a path with a character that cannot be written there), DONDOC_ERROR_CREATE (a
 *   file), DONDOC_ERROR_NOT_FOUND (neither systemd nor crontab) or DONDOC_ERROR_IO (a program failed; its words).
 */
gboolean schedule_install (const Schedule *schedule, char **ret_told, GError **error);
/** schedule_uninstall: takes both away; fine where nothing is installed. */
gboolean schedule_uninstall (gboolean system, char **ret_told, GError **error);

typedef struct {
    char *by;   /* `systemd`, `systemd --user`, `crontab`; NULL: not installed */
    char *file; /* the unit or "crontab" */
    char *next; /* when it runs next, as systemd says it; NULL where not known */
    char *line; /* the command that runs */
} ScheduleStatus;
void schedule_status_clear (ScheduleStatus *status);
gboolean schedule_status (gboolean system, ScheduleStatus *ret_status, GError **error);
