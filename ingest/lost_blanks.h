/* lost_blanks.h - blanks that a text lost behind a letter, put back.
 * Called by:   plain.c, before the lines are read.
 * Not here:    words that a line end cut (cut_words.h).
 * Source:      the text layer of many a PDF: fonts whose letters of the block U+1EA0 (`ụ`, `ề`, `ỷ`) are drawn too wide leave no gap
 *              for the program that looks for one: `phục vụngười dân`, `Ban Thường vụĐảng uỷ`, `lần thứ13`. */
#pragma once

#include "ingest/mapped.h"

/**
 * lost_blanks_mend:
 * @source: NFC
 * Two syllables that run on are parted where the first ends with a letter of that block and both are syllables, where a small letter
 * behind a marked syllable is followed by a capital, and between such a letter and a digit.
 * Returns: (transfer full): the text with these blanks; %NULL where none is lost.
 */
MappedText *lost_blanks_mend (const MappedText *source);
