/* report_cascade.h - which documents carry out a central directive, and which carry out those.
 * Lives here:  following citations that say so (relations implements and basis) upwards from the cited number.
 * Called by:   report_data.c.
 * Not here:    their items and figures. */
#pragma once

#include "track/report_data.h"

typedef struct {
    gint64 document;
    gint64 parent;        /* the one it carries out; 0: the central one, by its number */
    guint depth;          /* 0: the central one itself, where it is in the register */
    const char *relation; /* static: implements or basis; NULL at depth 0 */
} ReportCascadeEntry;

/** report_cascade_find: (transfer full): GArray of ReportCascadeEntry, a document after the one it carries out, each once.
 *   @ret_central: (transfer full) (nullable): where the number is in the register. NULL and DONDOC_ERROR_LIMIT or the register's. */
GArray *report_cascade_find (Register *reg, const char *number, const StateMoment *moment, QueryDocument **ret_central,
                             GError **error);
