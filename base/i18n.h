/* i18n.h - the mark for text that a user reads: _("English original").
 * The Vietnamese stands in po/vi.po. JSON keys, codes and warning codes are never marked. */
#pragma once

#define GETTEXT_PACKAGE "dondoc"
#include <glib/gi18n-lib.h>
