/* plan.h - who has to be told what on a day.
 * Lives here:  walking the open items, asking the policy, leaving out what was told before, putting together by reader.
 * Called by:   cli/cmd_remind.c.
 * Not here:    when (policy.h), wording (digest.h), storing and sending (outbox.h). */
#pragma once

#include "base/configuration.h"
#include "remind/policy.h"
#include "track/query.h"

/* One thing to be told. */
typedef struct {
    gint64 item;
    ReminderOwed owed;
    char *plan; /* number of the document; its id where it has none */
    char *path, *text;
    char *deliverable;     /* NULL where none */
    char *body, *body_key; /* who answers for it; NULL and "" where nobody knows */
    char *officer;         /* who follows it up; NULL */
    Timeliness timeliness;
    PartialDate in_force; /* PARTIAL_DATE_NONE where there is no day to keep */
    int days;             /* late, left or waiting */
    gint64 document;
} ReminderLine;

/* What one reader hears on one day. */
typedef struct {
    Audience audience;
    char *body, *body_key; /* NULL and "" for the secretariat */
    char *officer;         /* NULL */
    char *address;         /* addresses parted by commas; NULL where none is known */
    GPtrArray *lines;      /* of ReminderLine*, latest first, then what comes next, then nudges */
    guint open, overdue;   /* of all assignments of the body, whether told today or not */
} ReminderDigest;

typedef struct {
    PartialDate day;
    GPtrArray *digests;  /* of ReminderDigest*: bodies by name, then superiors, then the secretariat's own */
    gboolean is_day_off; /* nothing is owed today, for that reason */
} ReminderPlan;

/**
 * reminder_plan_new:
 * @moment: as_of is the day; its settings have a calendar
 * @body: (nullable): only bodies whose name contains this, with or without diacritics
 * What a body without an address is owed goes into the secretariat's digest; that one has no address where [mail] secretariat names none.
 * Returns: (transfer full): the plan, perhaps without digests; NULL and an error of the register or of the configuration.
 */
ReminderPlan *reminder_plan_new (Register *reg, const Configuration *configuration, const StateMoment *moment,
                                 const char *body, GError **error);
void reminder_plan_free (ReminderPlan *plan); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReminderPlan, reminder_plan_free)
