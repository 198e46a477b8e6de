/* wordprops.h - the properties of paragraphs and runs, as styles, numbering and the text itself state them.
 * Lives here:  the two structs, reading w:pPr and w:rPr, laying one over another.
 * Called by:   styles.c, numbering.c, docx_run.c, docx_story.c.
 * Source:      ECMA-376 part 1, 17.3.1 (paragraphs), 17.3.2 (runs), 17.7.3 (toggles). */
#pragma once

#include "ingest/document.h"
#include "ingest/xmlwalk.h"

/* A font, as far as it matters here: an ordinary one, one that implies an old encoding, one that the theme names, or one of
 * symbols. */
typedef gint8 WordFont;
#define WORD_FONT_NONE           ((WordFont)-1) /* not stated */
#define WORD_FONT_ORDINARY       ((WordFont)0)  /* else a LegacyEncoding, … */
#define WORD_FONT_CAPITALS       (1 << 4)       /* … and this where it draws capitals */
#define WORD_FONT_MINOR          ((WordFont)(1 << 5))
#define WORD_FONT_MAJOR          ((WordFont)((1 << 5) | 1))
#define WORD_FONT_SYMBOLS        (1 << 6) /* and its number of symbol_font() */
#define WORD_FONT_IS_THEME(font) ((font) > 0 && ((font) & (1 << 5)) != 0)

#define WORD_FONT_IS_SYMBOLS(font) ((font) > 0 && ((font)&WORD_FONT_SYMBOLS) != 0)

/** word_font: by its name (nullable). */
WordFont word_font (const char *name);

/* Each field knows "not stated": -1, or G_MININT for indents. */
typedef struct {
    gint8 bold, italic, caps, vanish;
    gint size_half_points;
    WordFont font_ascii, font_high;    /* w:rFonts ascii and hAnsi: for characters below and from U+0080 on */
    char *style;                       /* w:rStyle */
    gint8 inserted_mark, deleted_mark; /* of a paragraph's own mark only */
} RunProps;

typedef struct {
    gint8 alignment; /* BlockAlignment */
    gint8 outline;   /* 0 to 8 as stored, 9 body text */
    gint8 page_break_before;
    gint first_twips, left_twips; /* hanging is a negative first */
    gint number_id, number_level;
    char *style; /* w:pStyle */
} ParagraphProps;

/** run_props_none: nothing is stated. */
static inline RunProps
run_props_none (void) {
    return (RunProps){ .bold = -1,
                       .italic = -1,
                       .caps = -1,
                       .vanish = -1,
                       .size_half_points = -1,
                       .font_ascii = WORD_FONT_NONE,
                       .font_high = WORD_FONT_NONE,
                       .inserted_mark = -1,
                       .deleted_mark = -1 };
}

static inline void
run_props_clear (RunProps *props) {
    g_clear_pointer (&props->style, g_free);
}

/** run_props_read: the walk stands on w:rPr. */
void run_props_read (XmlWalk *walk, RunProps *props);
/** run_props_lay: what @over states replaces what @props has; the style's name is left alone. */
void run_props_lay (RunProps *props, const RunProps *over);

/** paragraph_props_none: nothing is stated. */
static inline ParagraphProps
paragraph_props_none (void) {
    return (ParagraphProps){ .alignment = -1,
                             .outline = -1,
                             .page_break_before = -1,
                             .first_twips = G_MININT,
                             .left_twips = G_MININT,
                             .number_id = -1,
                             .number_level = -1 };
}

static inline void
paragraph_props_clear (ParagraphProps *props) {
    g_clear_pointer (&props->style, g_free);
}

/** paragraph_props_read_one: the walk stands on a child of w:pPr; one that is not known is left alone. */
void paragraph_props_read_one (XmlWalk *walk, ParagraphProps *props);
void paragraph_props_lay (ParagraphProps *props, const ParagraphProps *over);
