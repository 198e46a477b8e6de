/* changes.h - what a clerk corrected or assigned, laid over what was extracted.
 * Lives here:  reading the data of `corrected` and `assigned`, putting it over an item.
 * Called by:   query_item_parts.c; edit*.c, heading.c, cli/register_json.c and cmd_show.c for what stood there before.
 * Not here:    writing such events (events.h), the rest of the state (state.h), `corrected` of a document (heading.h).
 *
 * data of `corrected`, on an item: {"field": NAME, "value": VALUE, "was": VALUE}. NAME and VALUE are those of records.md: `path`,
 *   `label`, `section`, `kind`, `text`, `deliverable`, `order` (text or null); `lead`, `coordinators` (list of text); `deadlines` (list
 *   of {kind, text, relation, due, rrule, condition, base}); also `consent` (true or false) and `counts_from` (a day).
 * data of `assigned`: any of {"lead": [text], "coordinators": [text], "officer": text, "field": text}; what is left out stays; null or an
 *   empty list takes away. On a document it is for all its items, and one of an item itself goes before it whatever its date.
 * Events are those that state_select_events() gives, so a correction holds wherever it is known, an assignment from its day on. */
#pragma once

#include "late_json.h"

#include "track/query.h"

/**
 * changes_apply:
 * @item: as extracted; its texts, lists, `consent`, `officer` and `field` become those that hold, `corrections` what a correction that
 *   counts covers
 * @events: of the item and its document, in order, only those that count
 * What was extracted stays in the tables.
 */
void changes_apply (QueryItem *item, const GPtrArray *events);

/** changes_field_value: (transfer full): the value of a field of `corrected`, in the form above; NULL where @field is none. */
JsonNode *changes_field_value (const QueryItem *item, const char *field);

/** changes_corrections_new: (transfer full): an empty list of QueryCorrection*, which it owns. */
GPtrArray *changes_corrections_new (void);
/** changes_add_correction: unless @field is in @corrections already; takes over @extracted. */
void changes_add_correction (GPtrArray *corrections, const char *field, JsonNode *extracted);

/** changes_values_equal: TRUE where two such values say the same. */
gboolean changes_values_equal (JsonNode *one, JsonNode *other);

/** changes_text_value: (transfer full): a text, null for NULL. */
JsonNode *changes_text_value (const char *text);
/** changes_bodies_value: (transfer full): a list of the names of @bodies (of QueryBody*). */
JsonNode *changes_bodies_value (const GPtrArray *bodies);
/** changes_deadlines_value: (transfer full): a list of what @deadlines (of Deadline*) say. */
JsonNode *changes_deadlines_value (const GPtrArray *deadlines);
