/* number_format.h - a number in one of Word's number formats.
 * Called by:   numbering.c (labels), docx_run.c (marks of notes).
 * Source:      ECMA-376 part 1, 17.18.59. */
#pragma once

#include <glib.h>

/**
 * number_format:
 * @format: (nullable): a name such as `upperRoman`; digits such as `001` ask for that many
 * Returns: (transfer full): @value so written; in decimal where the format is not known or cannot show the value.
 */
char *number_format (const char *format, int value);
/** number_format_append: adds the same to @text. */
void number_format_append (GString *text, const char *format, int value);
