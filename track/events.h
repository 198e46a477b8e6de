/* events.h - what happens to documents and items, written once and never changed.
 * Lives here:  appending events with the document that proves them, taking them back.
 * Called by:   load.c, marks.c, whatever else changes the register.
 * Not here:    what they mean for the state (state.h), the checks of what a clerk enters (marks.h), reading them (query.h). */
#pragma once

#include "track/register.h"
#include "track/state.h"

/**
 * events_append:
 * @event: `id` and `entered_at` are set here, by date_now(); `body_key` from `body`; `evidence`, where it is 0, is found or made from
 *   evidence_number and what goes with it
 * Inside a writing transaction of the caller; item_states follows when that is committed. The row of a document whose heading it mends
 *   follows at once (heading.h).
 * Returns: FALSE and the register's error.
 */
gboolean events_append (Register *reg, Event *event, GError **error);

/**
 * events_add_evidence_file:
 * @event: not yet appended, with an evidence_number
 * Keeps the file with the evidence that @event names: its `evidence` is set. The same bytes are kept once.
 */
gboolean events_add_evidence_file (Register *reg, Event *event, const char *name, const void *data, gsize size,
                                   GError **error);

/** events_read_evidence_file: (transfer full): the bytes kept with the evidence that @event names; NULL and
 *   DONDOC_ERROR_NOT_FOUND where none are, or the register's error. */
GBytes *events_read_evidence_file (Register *reg, const Event *event, GError **error);

/**
 * events_undo:
 * @id: the event to take back, and all that has it as its cause
 * @ret_events: (nullable): GPtrArray that the new events are added to
 * Inside a writing transaction of the caller. An `undone` can be undone too.
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND, DONDOC_ERROR_USAGE (it was loading, it came with another event, it is undone already) or
 *   the register's error.
 */
gboolean events_undo (Register *reg, gint64 id, const char *note, const char *by, GPtrArray *ret_events,
                      GError **error);
