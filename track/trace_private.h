/* trace_private.h - what the two files of the cascade share. */
#pragma once

#include "track/trace.h"

/** trace_compare_items: fills links and gaps from the nodes and their items. */
void trace_compare_items (Trace *trace);
