/* diff.h - an amended or reissued plan against the one it replaces.
 * Lives here:  which item of one is which of the other, what differs, carrying the history over.
 * Called by:   cli/cmd_diff.c, reextract.c.
 * Not here:    copies of one document (copies.h), the measure of likeness (similarity.h).
 *
 * The rules
 *  1. Likeness is similar_text_compare() of the texts, and DIFF_SAME_PATH more where the path is the same. Pairs are made from the most alike
 *     on, each item once, from DIFF_PAIRED on; of equal ones the same path goes before, then the nearer place.
 *  2. A pair has moved where the paths differ; its text, deadline or lead has changed where they differ in folded comparison. Deadlines
 *     are compared by what they ask (kind, due, rule), not by their wording.
 *  3. Items without a partner were dropped, or added. */
#pragma once

#include "track/query.h"

#define DIFF_PAIRED    0.5
#define DIFF_SAME_PATH 0.2

typedef struct {
    const QueryItem *before; /* NULL: added */
    const QueryItem *after;  /* NULL: dropped */
    double likeness;         /* of the texts, 0 to 1 */
    gboolean moved, text, deadline, lead;
} DiffPair;

typedef struct {
    QueryDocument *before, *after;
    GArray *pairs; /* of DiffPair, by the place of the later one, dropped ones where they stood */
    guint added, dropped, moved, text, deadline, lead, same;
    GPtrArray *items[2]; /* of QueryItem* */
    QueryItems *walks[2];
} Diff;

void diff_free (Diff *diff); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Diff, diff_free)

/** diff_new: (transfer full): @before and @after are ids of documents. Inside a transaction of the caller. NULL on error. */
Diff *diff_new (Register *reg, gint64 before, gint64 after, const StateMoment *moment, GError **error);

/** diff_of_items: (transfer full): the same for two lists of QueryItem* (transfer full); `before` and `after` stay NULL. */
Diff *diff_of_items (GPtrArray *before, GPtrArray *after);

/** diff_write_deadlines: (transfer full): what the deadlines of an item ask, `2026-06-30; FREQ=MONTHLY`; empty for none. */
char *diff_write_deadlines (const GPtrArray *deadlines);
