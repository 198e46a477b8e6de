/* heading_lists.h - the lists of a document's heading: addressees, recipients, archive, citations; as extracted, and as a clerk corrected them.
 * Lives here:  their form in the events, keeping their rows in step with the events, how they were at another moment.
 * Called by:   store.c, which writes what was extracted; heading.c, which goes through the events; query.c; edit_lists.c; reextract_fields.c.
 * Not here:    what a clerk may type (edit.h), reading the rows (query_entries()).
 *
 * As with the other fields (heading.h) the rows hold what holds now, and what was extracted is the `was` of the first `corrected` of a list.
 * data of `corrected`: {"field": NAME, "value": [ENTRY], "was": [ENTRY]}; NAME is one of heading_list_name(). ENTRY is that of `show --json`:
 * {"name"}, of recipients with "purpose", of references {"number", "relation", "date", "issuer"}; each with the "span" it was read from and its
 * "confidence"; what a clerk typed stands nowhere (null) and is sure (1). */
#pragma once

#include "late_json.h"

#include "track/query.h"

/** heading_list_name: as records.md has it: `addressees`, `recipients`, `archive`, `references`. */
const char *heading_list_name (QueryEntries which);

/** heading_list_find: FALSE where @name is none of them. */
gboolean heading_list_find (const char *name, QueryEntries *ret_which);

/** heading_list_of_record: (transfer full): GPtrArray of QueryEntry*: what was extracted. */
GPtrArray *heading_list_of_record (const DocumentRecord *record, QueryEntries which);

/** heading_list_write: makes the rows of the list what @entries says, inside a writing transaction of the caller. FALSE on error. */
gboolean heading_list_write (Register *reg, gint64 document, QueryEntries which, const GPtrArray *entries,
                             GError **error);

/** heading_list_value: (transfer full): the list in the form above. */
JsonNode *heading_list_value (QueryEntries which, const GPtrArray *entries);

/** heading_lists_follow: makes the rows of all lists what @events (as in heading_apply()) say. FALSE on error. */
gboolean heading_lists_follow (Register *reg, gint64 document, const GPtrArray *events, GError **error);

/** heading_lists_differ: (transfer none): the name of a list whose rows are not what @events say, NULL where there is none; or with @error set. */
const char *heading_lists_differ (Register *reg, gint64 document, const GPtrArray *events, GError **error);

/** heading_lists_add_corrections: adds to @corrections, with what was extracted, the lists that @known (those of @events that count) corrects. */
void heading_lists_add_corrections (const GPtrArray *events, const GPtrArray *known, GPtrArray *corrections);

/** heading_list_at: (transfer full): the list as @events say that it was known at the end of @known_on; NULL where it never was corrected. */
GPtrArray *heading_list_at (const GPtrArray *events, QueryEntries which, PartialDate known_on);
