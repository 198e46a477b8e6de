/* told.h - what was told before, so that nothing is told twice.
 * Lives here:  asking the table `reminders`, and writing into it.
 * Called by:   plan.c (leaves out what was told), outbox.c (asks once more where it writes).
 * Not here:    what is owed (policy.h), messages (outbox.h). */
#pragma once

#include "remind/plan.h"

/** told_has: 1 where @audience was told of @owed for the item and the body (folded, "" where nobody knows), 0 where not, -1 and the
 *  register's error. */
int told_has (Register *reg, gint64 item, Audience audience, const char *body_key, const ReminderOwed *owed,
              GError **error);

/** told_add: @message tells @line; inside a transaction. Returns: FALSE and the register's error, also where it was told before. */
gboolean told_add (Register *reg, gint64 message, Audience audience, const ReminderLine *line, GError **error);
