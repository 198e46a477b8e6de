/* carry.h - the history of a plan goes on with the one that replaces it.
 * Lives here:  superseding items, taking their events over.
 * Called by:   cli/cmd_diff.c, edit_items.c, edit_join.c.
 * Not here:    which item is which (diff.h). */
#pragma once

#include "track/diff.h"

typedef struct {
    guint items;   /* superseded */
    guint events;  /* taken over */
    guint carried; /* pairs that were carried over before */
    guint dropped; /* of the old plan, without a partner: they stay as they are */
} Carried;

/**
 * carry_over:
 * For each pair of @diff: the old item gets an event `superseded` with a link to the new one; what happened to the old item (begun, done,
 * evidence, extended, suspended, noted, who follows it up …) is entered for the new one, with its own days, a note that says where it comes from, and the superseding
 * event as its cause: undoing that takes all of it back. What was undone is not carried over. A pair that was carried over before is left alone.
 * One transaction.
 * @dry_run: only counts
 * Returns: FALSE and the register's error.
 */
gboolean carry_over (Register *reg, const Diff *diff, const char *by, gboolean dry_run, Carried *ret_carried,
                     GError **error);

/** carry_is_work: TRUE where an event of this type tells how far the work is, so that leaving it out would lose something. */
gboolean carry_is_work (EventType type);

/** carry_event_new: (transfer full): @event once more, for @item; it came with the event @cause. @from goes into its note. */
Event *carry_event_new (const Event *event, gint64 item, gint64 cause, const char *from, const char *by);
