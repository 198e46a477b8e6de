/* outline_label.h - the label at the start of a paragraph.
 * Lives here:  telling the kinds of labels apart, their names and their place in their series.
 * Called by:   outline.c, task_table.c (row numbers).
 * Not here:    which unit a label hangs under (outline.c). */
#pragma once

#include "extract/outline.h"

typedef struct {
    UnitKind kind; /* UNIT_PARAGRAPH where there is no label */
    Span label;    /* as printed */
    Span rest;     /* what stands behind it */
    char *name;    /* without full stop or bracket */
    guint ordinal; /* 0 for dashes */
    guint depth;   /* parts of a multi-level number, else 1 */
} OutlineLabel;

void outline_label_clear (OutlineLabel *label);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OutlineLabel, outline_label_clear)

/**
 * outline_label_read:
 * @text: the document's text
 * @span: a paragraph
 * @automatic: the automatic label at its start, empty where there is none
 * @ret_label: (out): always set; clear it with outline_label_clear()
 * Returns: TRUE where it has a label.
 */
gboolean outline_label_read (const char *text, Span span, Span automatic, OutlineLabel *ret_label);

/**
 * outline_label_read_misread:
 * @expected: the Roman number that would go on with the open series
 * Returns: TRUE where @span begins with that number as text recognition misreads it (`H.` for II, `HI.` for III, `IL` for II), in front of
 *   words in capitals or of a capital behind a full stop; @ret_label has the number that is meant then.
 */
gboolean outline_label_read_misread (const char *text, Span span, guint expected, OutlineLabel *ret_label);

/** outline_label_roman: the value of a Roman number in capitals, 0 where @text is none. */
guint outline_label_roman (const char *text);

/** outline_label_follows: TRUE where the label named @name is the next in its series after @before (both alphabets count). */
gboolean outline_label_follows (UnitKind kind, const char *before, const char *name);
