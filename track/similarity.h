/* similarity.h - how alike two texts are.
 * Lives here:  the one measure by which items are matched: diff, trace, import.
 * Not here:    what is made of it.
 * The measure: Dice's coefficient over words and pairs of neighbouring words, folded (base/text.h); 1 for the same words in the same
 * order, 0 for none in common. */
#pragma once

#include <glib.h>

typedef struct SimilarText SimilarText;

/** similar_text_new: (transfer full): @text made ready to be compared many times. */
SimilarText *similar_text_new (const char *text);
/** similar_text_new_folded: the same of what text_fold() made of it. */
SimilarText *similar_text_new_folded (const char *folded);
void similar_text_free (SimilarText *text); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimilarText, similar_text_free)

/** similar_text_compare: 0 to 1. */
double similar_text_compare (const SimilarText *one, const SimilarText *other);
/** similar_text_features: (transfer none): hashes of the words and pairs, ascending, each once; for an index over many. */
const guint32 *similar_text_features (const SimilarText *text, guint *ret_n);
