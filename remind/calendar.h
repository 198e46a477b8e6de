/* calendar.h - the deadlines of the register as an iCalendar file.
 * Lives here:  one all-day event for each item that has a day to keep, a rule for what recurs, by libical.
 * Called by:   cli/cmd_calendar.c, cli/cmd_remind.c (attached to messages), web/feed.c.
 * Not here:    which days those are (track/state.h), days off (base/calendar.h).
 * Source:      RFC 5545.
 *
 * UIDs are the item's, so that whoever subscribed sees an event move and not double; SEQUENCE is the number of things that happened to the
 * item, so it rises when a deadline is extended. No alarms: reminding is the register's work. Of an item that recurs the event that stands
 * open has its own instance where its last day is not the printed one. */
#pragma once

#include "track/query.h"

/**
 * reminder_calendar_new:
 * @filter: whose items; open, done and cancelled ones alike
 * @name: (nullable): of the calendar; reminder_calendar_title() where there is no better one
 * The same register and moment give the same bytes.
 * Returns: (transfer full): the file's bytes; NULL and an error of the register.
 */
GBytes *reminder_calendar_new (Register *reg, const QueryFilter *filter, const StateMoment *moment, const char *name,
                               GError **error);

/** reminder_calendar_title: (transfer none): what the calendar of @body (nullable: of all) is called; @body itself where there is one. */
const char *reminder_calendar_title (const char *body);

/** reminder_register_name: (transfer full): the name of this register in ids that leave it; NULL and the register's error. */
char *reminder_register_name (Register *reg, GError **error);
