/* i18n.h - the mark for text that a user reads: _("English original").
 * The Vietnamese stands in po/vi.po (`make pot` brings it up to date). JSON keys, codes and warning codes are never marked.
 * A 64-bit number in a message is printed by PRId64: xgettext knows that one, and cuts a message off at G_GINT64_FORMAT. */
#pragma once

#define GETTEXT_PACKAGE "dondoc"
#include <glib/gi18n-lib.h>
#include <inttypes.h>
