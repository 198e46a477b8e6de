/* query_private.h - what the query*.c files share. */
#pragma once

#include "track/query.h"
#include "track/sql.h"

/** query_known_on: as_known_on of @moment (nullable), PARTIAL_DATE_NONE for everything. */
PartialDate query_known_on (const StateMoment *moment);

/* Columns of an event in the order in which query_read_event() takes them. */
#define QUERY_EVENT_COLUMNS                                                                                             \
    "id, type, document, item, on_date, entered_at, entered_by, note, evidence_number, evidence_date, evidence_issuer," \
    " data ->> '$.occurrence'"
/** query_read_event: (transfer full): the row's event; NULL for a type that this program does not know. */
Event *query_read_event (sqlite3_stmt *row);
