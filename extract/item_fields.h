/* item_fields.h - the lines of a unit that say who, when and what comes out.
 * Lives here:  telling field lines apart, reading them, reading fields at the end of running text.
 * Called by:   items.c, task_table.c.
 * Source:      records.md, "Which units are items" (fields), "Decided cases" (activities with lines of their own). */
#pragma once

#include "extract/segment.h"

typedef struct {
    GPtrArray *lead;         /* of Value*, never NULL */
    GPtrArray *coordinators; /* of Value* */
    GPtrArray *deadlines;    /* of Deadline* */
    Value deliverable;
} ItemFields;

typedef enum {
    FIELD_LINE_NONE,   /* running text */
    FIELD_LINE_FIELDS, /* `Cơ quan chủ trì: …; Thời gian: …` */
    FIELD_LINE_WHO, /* `Sở X chủ trì, phối hợp với Y tham mưu, trình trong tháng 6/2026`: names, time, and no object */
    FIELD_LINE_WHEN,    /* `Hoàn thành trước ngày …`, `Báo cáo gửi về … trước ngày …` */
    FIELD_LINE_CONTENT, /* `Nội dung: …`: part of the text, but no work of its own */
} FieldLine;

/* What reading a time needs to know of the document. */
typedef struct {
    PartialDate date;
    int latest_year;
} ItemClock;

ItemFields *item_fields_new (void);
void item_fields_free (ItemFields *fields); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ItemFields, item_fields_free)

/** item_fields_are_empty: TRUE where nothing was read into @fields. */
gboolean item_fields_are_empty (const ItemFields *fields);

/** item_fields_merge: adds copies of what @from has to @into; what @into has stays. */
void item_fields_merge (ItemFields *into, const ItemFields *from);

/** item_fields_classify: what kind of line @line (without its label) is. */
FieldLine item_fields_classify (const ExtractContext *context, Span line);

/** item_fields_read: reads a line of the kinds FIELDS, WHO and WHEN into @into. */
void item_fields_read (const ExtractContext *context, Span line, ItemClock clock, ItemFields *into);

/** item_fields_read_inside: reads the fields that stand behind a full stop or in brackets inside running text. */
void item_fields_read_inside (const ExtractContext *context, Span text, ItemClock clock, ItemFields *into);
