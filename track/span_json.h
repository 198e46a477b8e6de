/* span_json.h - spans and codes between records and the register's columns.
 * Lives here:  [[start, end], …] in and out, the objects `spans` and `confidences`, words of the contract back to their codes.
 * Called by:   load.c, query*.c, cli/ (quoting a span). */
#pragma once

#include "extract/records.h"

/** span_list_to_json: (transfer full): `[[0, 12], [30, 41]]`; NULL for NULL. */
char *span_list_to_json (const SpanList *list);
/** span_list_from_json: (transfer full): NULL for NULL and for what is no such list. */
SpanList *span_list_from_json (const char *json);

/* A plain field by its name in the contract. */
typedef struct {
    const char *name;
    const Value *value;
} NamedValue;

/** values_spans_to_json, values_confidences_to_json: (transfer full): objects by name, of the fields that are set; NULL where
 *   none is. */
char *values_spans_to_json (const NamedValue *values, gsize n);
char *values_confidences_to_json (const NamedValue *values, gsize n);

/* Words back to codes; an unknown word or NULL gives the first, or the code for none. */
DocumentKind document_kind_parse (const char *name);
ItemKind item_kind_parse (const char *name);
ItemOrder item_order_parse (const char *name);
DeadlineKind deadline_kind_parse (const char *name);
DeadlineRelation deadline_relation_parse (const char *name);
DeadlineBase deadline_base_parse (const char *name);
