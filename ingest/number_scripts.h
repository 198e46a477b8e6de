/* number_scripts.h - numbers in the letters and digits of other scripts.
 * Called by:   number_format.c.
 * Source:      ECMA-376 part 1, 17.18.59. */
#pragma once

#include <glib.h>

/**
 * number_script_add:
 * @format: name of a format
 * @value: at least 1
 * Returns: FALSE where the format is not one of these or cannot show @value; @text is then left alone.
 */
gboolean number_script_add (GString *text, const char *format, int value);
