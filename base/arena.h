/* arena.h - many small pieces of memory that are freed together.
 * Lives here:  a bump allocator; a long FO document has hundreds of thousands of nodes that live exactly as long as it does, a
 *              plan's tables tens of thousands of cells.
 * Called by:   ingest/document.c, render/. */
#pragma once

#include <glib.h>

typedef struct Arena Arena;

Arena *arena_new (void);
void arena_free (Arena *arena); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arena, arena_free)

/** arena_allocate: @size bytes, zeroed, aligned for any type; lent: good while @arena lives. */
gpointer arena_allocate (Arena *arena, gsize size);

/** arena_copy: @length bytes of @text with a NUL behind them; lent as above. */
char *arena_copy (Arena *arena, const char *text, gsize length);
