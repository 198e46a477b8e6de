/* consent.h - requests where no answer by their date means consent.
 * Lives here:  the words that say so.
 * Called by:   store.c, upgrade.c. */
#pragma once

#include <glib.h>

/** consent_is_meant: TRUE where @text (nullable; @length bytes, -1 up to its end) says that silence after the date counts as
 *   agreement: `quá thời hạn trên, nếu không có ý kiến thì coi như thống nhất`. */
gboolean consent_is_meant (const char *text, gssize length);

/** consent_is_asked: TRUE where the text of an item asks for an opinion: what such a sentence elsewhere in its letter is about. */
gboolean consent_is_asked (const char *text);
