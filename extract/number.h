/* number.h - number and symbol of a document: `466-CV/HU`, `/KH-UBND`.
 * Lives here:  what a symbol says of the kind of document.
 * Called by:   segment.c, heading.c, references.c.
 * Source:      Decree 30/2020, annex I; Instruction 05-HD/VPTW. */
#pragma once

#include "extract/lexicon.h"
#include "extract/reading.h"

/**
 * number_find:
 * @reading: a line that is a number line (LINE_NUMBER)
 * Returns: the folded bytes of number and symbol in it, without `Số` and without a blank left in dots.
 */
Span number_find (const Reading *reading);

/**
 * number_type:
 * @number: closed up, as printed
 * Returns: (transfer none): the abbreviation of the type in it (`KH`, `CV` where the symbol names none: a letter),
 *   NULL where there is no symbol.
 */
const char *number_type (const Lexicon *lexicon, const char *number);

/** number_dup_key: (transfer full): what is the same for equal numbers: closed up and folded, figures that a scanner took for
 *   letters (`l5/KH-UBND`) as figures. */
char *number_dup_key (const char *number);

/** number_equal: TRUE where both are the same number, spaces, case and composition aside. */
gboolean number_equal (const char *one, const char *other);

/** number_is_blank: TRUE where only the symbol is printed. */
gboolean number_is_blank (const char *number);
