/* arena.c - see arena.h. */
#include "base/arena.h"

#include <string.h>

/* Most documents are small, so that blocks begin small and double. */
#define FIRST_BLOCK_BYTES (4 << 10)
#define BLOCK_BYTES_MAX   (256 << 10)

typedef struct Block Block;
struct Block {
    Block *next;
    gsize used, size;
    _Alignas(16) char bytes[];
};

struct Arena {
    Block *blocks;
};

Arena *
arena_new (void) {
    return g_new0 (Arena, 1);
}

void
arena_free (Arena *arena) {
    if (arena == NULL)
        return;
    for (Block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        g_free (block);
    }
    g_free (arena);
}

static gpointer
take (Arena *arena, gsize size, gsize alignment) {
    Block *block = arena->blocks;
    gsize start = block == NULL ? 0 : (block->used + alignment - 1) & ~(alignment - 1);
    if (block == NULL || start + size > block->size) {
        gsize room = MAX (size, block == NULL ? FIRST_BLOCK_BYTES : MIN (block->size * 2, BLOCK_BYTES_MAX));
        block = g_malloc (sizeof (Block) + room);
        block->used = 0;
        block->size = room;
        block->next = arena->blocks;
        arena->blocks = block;
        start = 0;
    }
    block->used = start + size;
    return block->bytes + start;
}

gpointer
arena_allocate (Arena *arena, gsize size) {
    return memset (take (arena, size, 16), 0, size);
}

char *
arena_copy (Arena *arena, const char *text, gsize length) {
    char *copy = take (arena, length + 1, 1);
    memcpy (copy, text, length);
    copy[length] = 0;
    return copy;
}
