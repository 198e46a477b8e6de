/* trace_private.h - what the files of the cascade share. */
#pragma once

#include "track/trace.h"

/** trace_read_items: fills the items and totals of the nodes. FALSE on error. Inside a transaction of the caller. */
gboolean trace_read_items (Trace *trace, Register *reg, const StateMoment *moment, GError **error);
void trace_item_free (gpointer item);

/** trace_compare_items: fills links and gaps from the nodes and their items. */
void trace_compare_items (Trace *trace);
