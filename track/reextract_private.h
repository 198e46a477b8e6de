/* reextract_private.h - what the files of reextract share. */
#pragma once

#include "late_json.h"

#include "track/reextract.h"

/* The fields of an item that are compared, as `corrected` names them. */
typedef enum {
    FIELD_PATH,
    FIELD_LABEL,
    FIELD_SECTION,
    FIELD_KIND,
    FIELD_TEXT,
    FIELD_DELIVERABLE,
    FIELD_ORDER,
    FIELD_LEAD,
    FIELD_COORDINATORS,
    FIELD_DEADLINES,
    FIELD_LAST,
} ItemField;

const char *item_field_name (ItemField field);
/** item_field_words: (transfer full): its value as people read it; empty for none. */
char *item_field_words (const QueryItem *item, ItemField field);
/** item_field_differs: folded; deadlines by what they ask, bodies in any order. */
gboolean item_field_differs (const QueryItem *one, const QueryItem *other, ItemField field);
/** item_field_data: (transfer full): the data of a `corrected` event. */
char *item_field_data (const QueryItem *before, const QueryItem *after, ItemField field);

/** item_from_record: (transfer full): the item as it is extracted now, without document and id. */
QueryItem *item_from_record (const Item *record);

/** reread_add_field: @was and @now are taken over. */
void reread_add_field (GPtrArray *fields, const char *name, char *was, char *now, gboolean kept);
/** reread_compare_heading: adds to @fields what @record has otherwise than @document. FALSE on error. */
gboolean reread_compare_heading (Register *reg, const QueryDocument *document, const DocumentRecord *record,
                                 GPtrArray *fields, GError **error);
