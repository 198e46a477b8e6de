/* remind.h - the part of `dondoc remind` that sets up the timer.
 * Called by:   cmd_remind.c.
 * Not here:    units and crontab (remind/schedule.h). */
#pragma once

#include "cli/cli.h"

typedef struct {
    gboolean install, uninstall, status, system;
    char *time;
} RemindTimer;

static inline void
remind_timer_clear (RemindTimer *timer) {
    g_free (timer->time);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemindTimer, remind_timer_clear)

/** remind_timer_run: --install, --uninstall or --status; one of them. Returns: the exit status. @folder: (nullable): --to-folder */
int remind_timer_run (const Command *command, const RemindTimer *timer, const CliOptions *options, const char *folder);
