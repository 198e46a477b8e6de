/* deadlines.h - when: the times that limit a piece of work.
 * Lives here:  finding times in a stretch of text, deciding which are deadlines, kind, relation, due, rule, condition, base.
 * Called by:   items.c, task_table.c; the date reader by heading.c and references.c.
 * Not here:    computing with holidays, occurrences (track/).
 * Source:      records.md, "Deadlines", "When"; RFC 5545 for rules; Civil Code 2015, Article 146. */
#pragma once

#include "extract/segment.h"

/* Where a stretch of text stands. */
typedef enum {
    DEADLINES_IN_SENTENCE, /* running text of an item: only what limits the work counts */
    DEADLINES_IN_FIELD,    /* a line or cell of time (`Thời gian thực hiện: …`): all of it is the time */
    DEADLINES_IN_HEADING,  /* a section's heading or a sentence that covers several items */
} DeadlinesPlace;

/**
 * deadlines_read:
 * @span: the stretch, without the label of a field line
 * @document_date: gives a year that is missing and the base of `kể từ ngày ban hành`; PARTIAL_DATE_NONE where not known
 * @latest_year: a year to take where neither the text nor @document_date has one (the latest in the document's text); 0 none
 * Dates of cited documents, of past events, of validity, years that only name a plan, are left out. The same deadline said
 * twice is listed once. A day that does not exist gives the warning `date-impossible` and no due.
 * Returns: (transfer full): GPtrArray of Deadline*, in printed order; never NULL.
 */
GPtrArray *deadlines_read (const ExtractContext *context, Span span, DeadlinesPlace place, PartialDate document_date,
                           int latest_year);

/** deadlines_read_text: deadlines_read() over a text of one's own; @records (nullable) gets the warnings. */
GPtrArray *deadlines_read_text (const Lexicon *lexicon, FileRecords *records, const char *text, Span span,
                                DeadlinesPlace place, PartialDate document_date, int latest_year);

/** deadlines_add: moves the deadlines of @from into @into, each only where @into has no same one (kind, due, rule).
 *  Of two rules where one says more (`hằng tuần` and `thứ Sáu hằng tuần`) only that one stays. */
void deadlines_add (GPtrArray *into, GPtrArray *from);

/**
 * deadlines_read_date:
 * Reads the first calendar date of the stretch, however printed (`17/3/2022`, `ngày 17 tháng 3 năm 2022`, `tháng 3 năm 2022`,
 * `năm 2022`, a blank day or month as in `ngày    tháng 6 năm 2026`).
 * @ret_span: (nullable) (out): where it stands
 * Returns: the date as precise as printed, PARTIAL_DATE_NONE where there is none.
 */
PartialDate deadlines_read_date (const ExtractContext *context, Span span, Span *ret_span);
