/* due_words.h - the words of items that are listed.
 * Lives here:  the number of its document, the path and the text of each of many items, read at once in the order in which they lie in the
 *              file: what is read for each row as the list goes costs several times as much.
 * Called by:   due.c.
 * Not here:    what was corrected of them. */
#pragma once

#include "track/register.h"

typedef struct DueWords DueWords;

typedef struct {
    gint64 item;
    const char *number; /* of its document; NULL where none */
    const char *path, *text;
} DueText;

/** due_words_new: (transfer full): holds nothing; NULL on error. */
DueWords *due_words_new (Register *reg, GError **error);
void due_words_free (DueWords *words); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueWords, due_words_free)

/** due_words_read: those of the items of @ids (of gint64, in any order, repeated or not) instead of those held. */
gboolean due_words_read (DueWords *words, const GArray *ids, GError **error);
/** due_words_peek: (transfer none): those of the id at @index of the list that was read; NULL behind its end, and where there is no such
 *   item. Good until the next reading. */
const DueText *due_words_peek (const DueWords *words, guint index);
