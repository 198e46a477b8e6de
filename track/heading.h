/* heading.h - the heading of a document: what was extracted, and what a clerk corrected.
 * Lives here:  keeping the row of `documents` in step with the events `corrected` of the document, how a heading was at another moment.
 * Called by:   events.c, which every event goes through; query.c and query_item_parts.c for moments before; check.c; copies.c, reextract.c and
 *              cli/ for what was extracted.
 * Not here:    the checks on entry (edit.h), fields of items (changes.h), the lists of a heading (heading_lists.h), which go along.
 *
 * The row of `documents` holds what holds now, with what follows from it (number_key, issuer_key, counts_from): so numbers are found, copies
 * known, cascades made and states worked out by what is right. What was extracted is kept by the events, which never change: it is the `was`
 * of the first `corrected` of a field. `spans` and `confidences` stay those of the extraction.
 *
 * data of `corrected`, on a document: {"field": NAME, "value": TEXT, "was": TEXT}, a text or null; of `date` also "counts_from" and
 * "counts_from_was": [day, reason]. NAME is one of heading_field_name(). Like all that mends the record it has no day of its own: it holds at
 * any `as_of`, and at an `as_known_on` before its entry the heading is as it was known. */
#pragma once

#include "track/query.h"

/* The fields that can be corrected. */
typedef enum {
    HEADING_TYPE,
    HEADING_NUMBER,
    HEADING_ISSUER,
    HEADING_SUPERIOR,
    HEADING_PLACE,
    HEADING_DATE,
    HEADING_TITLE,
    HEADING_URGENCY,
    HEADING_AUTHORITY,
    HEADING_SIGNATURE_TITLE,
    HEADING_SIGNER,
    HEADING_LAST,
} HeadingField;

/** heading_field_name: as records.md has it: `number`, `signature.signer`. */
const char *heading_field_name (HeadingField field);

/** heading_peek: (transfer none): its text; NULL where it is empty. */
const char *heading_peek (const QueryDocument *document, HeadingField field);

/** heading_follow: makes the row of @document and its lists what its events say, inside a writing transaction of the caller. FALSE on error. */
gboolean heading_follow (Register *reg, gint64 document, GError **error);

/** heading_apply: @document as @events (of const Event*, all of the document, in the order of entry) say that it was known at the end of
 *   @known_on; PARTIAL_DATE_NONE: as it is now. */
void heading_apply (QueryDocument *document, const GPtrArray *events, PartialDate known_on);

/** heading_at: heading_apply() with the events of the register; nothing to do where moment->as_known_on is none. FALSE on error. */
gboolean heading_at (Register *reg, QueryDocument *document, const StateMoment *moment, GError **error);

/** heading_load_extracted: (transfer full): the document with the heading that was extracted, its counts 0. NULL on error. */
QueryDocument *heading_load_extracted (Register *reg, gint64 document, GError **error);

/** heading_corrections: (transfer full): GPtrArray of QueryCorrection*: what is corrected at @moment, each field and list once. NULL on error. */
GPtrArray *heading_corrections (Register *reg, gint64 document, const StateMoment *moment, GError **error);

/** heading_list_corrected: (transfer full): GArray of gint64: the documents of which a field ever was corrected. */
GArray *heading_list_corrected (Register *reg, GError **error);

/** heading_differs: (transfer none): the name of a field or list in which @document is not what its events say, NULL where it is; or with
 *   @error set. */
const char *heading_differs (Register *reg, gint64 document, GError **error);

/* What was extracted of a field, as SQL over `documents d`. */
#define HEADING_EXTRACTED(name, column)                                                                                \
    "CASE WHEN EXISTS (SELECT 1 FROM events e WHERE e.document = d.id AND e.item IS NULL AND e.type = 'corrected'"     \
    " AND e.data ->> '$.field' = '" name "') THEN (SELECT e.data ->> '$.was' FROM events e WHERE e.document = d.id"    \
    " AND e.item IS NULL AND e.type = 'corrected' AND e.data ->> '$.field' = '" name "' ORDER BY e.id LIMIT 1)"        \
    " ELSE d." column " END"

/* Condition on `documents d`: something was corrected. The words of the index events_of_assignment. */
#define HEADING_IS_CORRECTED                                                                                           \
    "d.id IN (SELECT document FROM events WHERE type IN ('assigned', 'corrected') AND item IS NULL"                    \
    " AND type = 'corrected')"
