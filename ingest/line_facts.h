/* line_facts.h - how a printed line begins and ends, and how wide the text around it is.
 * Lives here:  labels, marks and widths of each line, read once; the edge and the margin of the page around it.
 * Called by:   reflow.c.
 * Not here:    which lines make a paragraph (reflow.h). */
#pragma once

#include "ingest/lines.h"

/** LineFacts: how a line of text begins and ends, and the measures of the text around it, looked up once. */
typedef struct {
    gboolean unit;       /* a label that begins a paragraph, wherever it stands */
    gboolean soft_unit;  /* one that may also stand within a sentence: it counts after a sentence's end */
    gboolean dash;       /* begins with a dash or another point mark */
    gboolean bare_mark;  /* nothing but a dash or another point mark */
    gboolean last_point; /* `- Lưu`, after which names and posts follow, its full stop forgotten or not */
    gboolean small;      /* begins with a small letter */
    gboolean capitals;   /* no small letter at all */
    gboolean sentence;   /* ends a sentence: . ! ? : or ./. */
    gboolean clause;     /* ends with ; or , */
    gboolean columnar;   /* wide gaps part it: a row of a table whose layout was kept */
    gboolean number;     /* the line of a document's number and symbol */
    gboolean addressee;  /* begins with `Kính gửi:` */
    gboolean basis;      /* begins what a decision is based on, which ends with a mark */
    gboolean appendix;   /* `PHỤ LỤC II` alone on its line */
    gboolean dangling;   /* ends with a word that no paragraph ends with */
    guint first_word;    /* its width in characters */
    guint edge,
        margin; /* columns of the right edge and the left margin of the text around; an edge of 0: not wrapped */
} LineFacts;

/** line_facts_new: (transfer full): one for each of @lines, and one without facts behind the last; g_free() it. */
LineFacts *line_facts_new (const Lines *lines);

/** line_head_length: so many bytes of @text, of @length, as a label at its beginning is looked for in; whole characters. */
gsize line_head_length (const char *text, gsize length);

/** line_tail_start: where the last bytes begin that the word or mark at the end is looked for in; whole characters. */
gsize line_tail_start (const char *text, gsize length);
