/* withdraw.h - documents that were loaded by mistake.
 * Lives here:  withdrawing one, and which are withdrawn: is_withdrawn (document, known_on) in SQL.
 * Called by:   cli/cmd_withdraw.c, load.c; the SQL of query*.c, trace.c, search.c, copies.c.
 * Not here:    that its items are gone (state.h, rule 11), taking it back (events_undo()).
 * Like everything that mends the record it has no day of its own: it holds at any `as_of`, and at an `as_known_on` before its entry the
 * document is there. Its bytes, records and history are kept. */
#pragma once

#include "track/query.h"

/** withdraw_add_functions: makes is_withdrawn() known to this connection; register_open() does it. */
gboolean withdraw_add_functions (Register *reg, GError **error);

/** withdraw_forget: what was found out about withdrawn documents does not hold any more. */
void withdraw_forget (Register *reg);

/**
 * withdraw_document:
 * @document: with an original its copies go too, as copies of nothing would be left; a copy goes alone
 * @force: even where work on its items was recorded
 * @note: (nullable): why
 * Inside a writing transaction of the caller.
 * Returns: (transfer full): GPtrArray of Event*, the first that of @document, the others caused by it; NULL and
 *   DONDOC_ERROR_USAGE where it is withdrawn already, or has recorded work and not @force.
 */
GPtrArray *withdraw_document (Register *reg, gint64 document, gboolean force, const char *note, const char *by,
                              GError **error);

/** withdraw_event: (transfer full): the event by which @document is withdrawn; NULL where it is not, or with @error set. */
Event *withdraw_event (Register *reg, gint64 document, const StateMoment *moment, GError **error);
/** withdraw_refuse: FALSE and DONDOC_ERROR_USAGE where @document is withdrawn now. */
gboolean withdraw_refuse (Register *reg, gint64 document, GError **error);
