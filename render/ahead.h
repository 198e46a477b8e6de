/* ahead.h - asks a source of rows in a thread of its own, a few trees ahead: transforming and layout share the time.
 * Called by:   render.c.
 * Not here:    what the trees hold (fo.h, template.h). */
#pragma once

#include "render/render.h"

typedef struct Ahead Ahead;

/**
 * ahead_new:
 * @rows: its next() is called in the thread, one call at a time, until it returns NULL or ahead_free() is called
 * Returns: (transfer full): the trees come in the same order; where no thread can be had they are asked for directly.
 */
Ahead *ahead_new (const RenderRows *rows);
void ahead_free (Ahead *ahead); /* waits for the thread; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ahead, ahead_free)

/** ahead_next: as next() of RenderRows. */
xmlDoc *ahead_next (Ahead *ahead, GError **error);
