/* heading_private.h - what heading.c, heading_lists.c and query.c share. */
#pragma once

#include "late_json.h"

#include "track/query.h"

/** heading_read_events: (transfer full): what was corrected in the heading of @document, and taken back; NULL on error. */
GPtrArray *heading_read_events (Register *reg, gint64 document, GError **error);

/** heading_select_known: (transfer container): those of @events that count at the end of @known_on, PARTIAL_DATE_NONE now. */
GPtrArray *heading_select_known (const GPtrArray *events, PartialDate known_on);

/** heading_has_correction: was anything of it ever corrected? */
gboolean heading_has_correction (const GPtrArray *events);

/** heading_event_data: (transfer full): what a `corrected` of a heading says, and in *@ret_field (transfer none) of which field; NULL for any
 *   other event. */
JsonNode *heading_event_data (const Event *event, const char **ret_field);
