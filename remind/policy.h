/* policy.h - when somebody is told: days before, on and after a deadline, the step to the superior, the nudge at a rhythm.
 * Lives here:  the settings [reminders] with their overrides, and the one function that says what is owed on a day.
 * Called by:   plan.c.
 * Not here:    SQL, mail. Pure: same arguments, same answer.
 * Source:      official-format C.3: practice of provincial party offices (told before, to the head when late, to the level above after
 *              some days).
 *
 * A level has a day on which it is sent. Where that is off and only working days count, what comes before a deadline (and the deadline
 * itself) moves to the working day before, so that nobody hears too late, and what comes after moves to the working day after. On a
 * day the latest level whose day has come is owed; earlier ones that were missed are not sent any more. Before-levels are owed only
 * while the deadline is not over. */
#pragma once

#include "base/calendar.h"
#include "base/configuration.h"

#define POLICY_DAYS_MAX 16 /* entries in one list of days */

typedef struct {
    gboolean on;                 /* FALSE: nobody is told of this plan or body */
    int before[POLICY_DAYS_MAX]; /* days before the deadline */
    gsize n_before;
    gboolean on_day;
    int after[POLICY_DAYS_MAX]; /* days after it */
    gsize n_after;
    int after_every;               /* and every so many days from the last of `after` on; 0 never */
    int escalate[POLICY_DAYS_MAX]; /* days after it, to the superior */
    gsize n_escalate;
    int nudge_every; /* days, for what is continuous or waits; 0 never */
    gboolean working_days_only;
} ReminderPolicy;

/** The defaults: 30, 7 and 3 days before, on the day, 1 day after and then weekly, to the superior after 15 days, a nudge
 *  every 30 days, on working days only. */
extern const ReminderPolicy reminder_policy_default;

/**
 * reminder_policy_read:
 * @plan, @body: (nullable): of the item: the number of its document, the name of the body
 * What [reminders] says, over it what `[reminders plan NUMBER]` says, over that `[reminders body NAME]`; numbers and names are
 * compared folded.
 * Returns: FALSE and DONDOC_ERROR_CONFIGURATION where a list of days holds something else than whole numbers from 0 to 3660.
 */
gboolean reminder_policy_read (const Configuration *configuration, const char *plan, const char *body,
                               ReminderPolicy *ret_policy, GError **error);

/* To whom a level speaks. */
typedef enum { AUDIENCE_BODY, AUDIENCE_SUPERIOR, AUDIENCE_SECRETARIAT } Audience;
const char *audience_name (Audience audience); /* `body`, `superior`, `secretariat` */

typedef enum { LEVEL_BEFORE, LEVEL_DUE, LEVEL_LATE, LEVEL_ESCALATION, LEVEL_NUDGE } ReminderLevel;

typedef struct {
    ReminderLevel level;
    int days;             /* before or after the deadline; 0 for LEVEL_DUE and LEVEL_NUDGE */
    PartialDate deadline; /* in force; of a nudge the day it is for */
} ReminderOwed;

/** policy_owed_by_deadline: TRUE with what @audience (body or superior) is owed on @day for a deadline whose last day is @in_force. */
gboolean policy_owed_by_deadline (const ReminderPolicy *policy, Calendar *calendar, Audience audience,
                                  PartialDate in_force, PartialDate day, ReminderOwed *ret_owed);

/** policy_owed_by_rhythm: TRUE with the nudge owed on @day for what has no day to keep; the rhythm is counted from @since. */
gboolean policy_owed_by_rhythm (const ReminderPolicy *policy, Calendar *calendar, PartialDate since, PartialDate day,
                                ReminderOwed *ret_owed);

/** reminder_level_name: (transfer full): `before-7`, `due`, `late-8`, `escalation-15`, `nudge`; never translated. */
char *reminder_level_name (const ReminderOwed *owed);
