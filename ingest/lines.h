/* lines.h - the printed lines of a text file, with what is known of each.
 * Lives here:  splitting into lines, taking Markdown marks off, measuring.
 * Called by:   plain.c; columns.c and reflow.c read the result.
 * Not here:    which lines make one paragraph (reflow.c), columns (columns.c).
 * Source:      CommonMark 0.31 (emphasis, headings, escapes), GitHub Flavored Markdown 4.10 (tables). */
#pragma once

#include "ingest/mapped.h"

typedef enum {
    LINE_TEXT,
    LINE_TABLE,      /* a row `| … | … |` */
    LINE_TABLE_RULE, /* `| --- | --- |` under the heading of a table */
    LINE_PAGE_NUMBER,
    LINE_RUNNING, /* what each page repeats above or below its text */
} LineKind;

typedef struct {
    LineKind kind;
    Span text;    /* in Lines.clean, without white space at the ends; white space inside is as printed */
    guint indent; /* column of its first character, from 0 */
    guint end;    /* column after its last character */
    guint tabs;   /* in the whole line, those before its first word and behind its last too */
    guint blank_before;
    gboolean page_break;     /* a form feed stands before it */
    gboolean rule_before;    /* a drawn line (`-----`) stands before it */
    gboolean is_cut;         /* a soft hyphen ended it */
    gboolean ends_paragraph; /* U+2029 ended it, as html_strip() writes at the end of a block */
    gboolean hard_break;     /* it ends with two spaces or more: a line break in Markdown */
    gint8 heading;           /* 1 to 6 */
    guint letters, bold_letters, italic_letters;
} Line;

typedef struct {
    MappedText *clean;
    GArray *lines;        /* of Line; no empty ones */
    gboolean lost_breaks; /* a line that held a whole document was divided (lost_breaks.h) */
} Lines;

/** lines_read: (transfer full): the lines of @source; free with lines_free(). */
Lines *lines_read (const MappedText *source);
void lines_free (Lines *lines); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lines, lines_free)

static inline const char *
line_peek (const Lines *lines, const Line *line) {
    return lines->clean->text->str + line->text.start;
}
/** lines_append_piece: copies @span of the clean text, each run of white space as one space. */
void lines_append_piece (const Lines *lines, Span span, MappedText *to);

/** line_leaves_room: `Số:      /KH-UBND`, `ngày      tháng 3`: the spaces [@at, @next) of @text, behind what begins at @from, are
 *   room left for a number, and part no columns. */
gboolean line_leaves_room (const char *text, gsize from, gsize at, gsize next);

/** line_is_bold: most of its letters are bold. */
static inline gboolean
line_is_bold (const Line *line) {
    return line->letters > 0 && line->bold_letters * 10 >= line->letters * 9;
}
