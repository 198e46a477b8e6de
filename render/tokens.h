/* tokens.h - inline content cut into words, blanks and objects, each with its width.
 * Lives here:  which font each character takes, where a line may end at all, words too long for a line.
 * Called by:   paragraph.c. */
#pragma once

#include "render/paragraph.h"

typedef enum {
    TOKEN_WORD,   /* no line ends inside; the next token may belong to the same word */
    TOKEN_SPACE,  /* a line may end here; stretches in a justified line */
    TOKEN_GLUE,   /* U+00A0: part of a word, stretches like a blank */
    TOKEN_CUT,    /* a line may end here; nothing is seen */
    TOKEN_FEED,   /* a line ends here */
    TOKEN_OBJECT, /* a leader or a page number */
} TokenKind;

typedef struct {
    const char *text; /* lent by the document or static */
    FontFace *face;
    double width;   /* pt */
    guint32 length; /* bytes */
    guint32 run;    /* index */
    TokenKind kind;
    gboolean fixed; /* a blank at which no line ends */
} Token;

/**
 * tokens_read:
 * @formatter: its tokens become those of @runs
 * @width: what the narrowest line offers; longer words get cuts
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND
 */
gboolean tokens_read (Formatter *formatter, const GArray *runs, double width, GError **error);
