/* ahead.h - asks a source of things in a thread of its own, a few ahead: making them and using them share the time.
 * Called by:   render.c and cli/report_making.c (rows of a table that goes on).
 * Not here:    what they are. */
#pragma once

#include <glib.h>

typedef struct Ahead Ahead;

/** AheadSource: (transfer full): the next one; NULL: no more, or @error is set. */
typedef gpointer (*AheadSource) (gpointer data, GError **error);

/**
 * ahead_new:
 * @source: called in the thread, one call at a time, until it returns NULL or ahead_free() is called
 * @most: how many may wait
 * @free_one: for what nobody asked for
 * Returns: (transfer full): they come in the same order; where no thread can be had they are asked for directly.
 */
Ahead *ahead_new (AheadSource source, gpointer data, guint most, GDestroyNotify free_one);
void ahead_free (Ahead *ahead); /* waits for the thread; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ahead, ahead_free)

/** ahead_next: as AheadSource. */
gpointer ahead_next (Ahead *ahead, GError **error);
