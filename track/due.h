/* due.h - what is overdue and what falls due, by body, the earliest first.
 * Lives here:  the sums of each body, and a walk over one body's rows the words read as they are listed.
 * Called by:   cli/cmd_due.c.
 * Not here:    the rules (state.h). An item is listed by its own state, a body's sums are made of the body's. */
#pragma once

#include "track/query.h"

typedef struct Due Due;

/**
 * due_new:
 * @documents: (nullable): of these only
 * @body: (nullable): only bodies whose name contains it, as QueryFilter.body
 * @within_days: what falls due in that many days is listed beside what is overdue
 * Inside a transaction of the caller, as long as the Due lives.
 * Returns: (transfer full): NULL on error.
 */
Due *due_new (Register *reg, const gint64 *documents, gsize n_documents, const char *body, int within_days,
              const StateMoment *moment, GError **error);
void due_free (Due *due); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Due, due_free)

/** due_bodies: (transfer none): GPtrArray of BodyTotals*, of which only `overdue`, `in_term`, `due_soon` and `total` are counted; most
 *   overdue first, then most in all, then by name; the unknown last. */
const GPtrArray *due_bodies (const Due *due);
/** due_items, due_assignments: the same of items, each once, and of all rows of bodies. */
const Totals *due_items (const Due *due);
const Totals *due_assignments (const Due *due);

typedef struct {
    gint64 item;
    const char *number; /* of its document; NULL where none */
    const char *path, *text;
    ItemState state; /* status, timeliness, due_soon, days, in_force and started_on only */
} DueRow;

/** due_walk: begins with the rows of a body of due_bodies(). */
void due_walk (Due *due, const BodyTotals *body);
/** due_next: FALSE at the end, or with @error set; what @ret_row lends is good until the next call. */
gboolean due_next (Due *due, DueRow *ret_row, GError **error);
/** due_next_item: (transfer none): the same with all that belongs to the item; NULL at the end, or with @error set. */
const QueryItem *due_next_item (Due *due, GError **error);
