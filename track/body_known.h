/* body_known.h - the name under which the register already has a body, so that one typed otherwise is no second body.
 * Called by:   edit_values.c, cli/cmd_assign.c.
 * Not here:    what names mean (extract/directory.h); finding a body by any of its names (body_match.h). */
#pragma once

#include "track/register.h"

/**
 * body_known_name:
 * @document: whose names go before those of others; 0 none
 * @name: as typed, in one line
 * Returns: (transfer full): the name in the document or, where the register has but one, elsewhere, that the directory knows as the same
 *   body, and not as one that became it; @name where it stands in the register as it is, where nothing fits, or several do. NULL and the
 *   register's error.
 */
char *body_known_name (Register *reg, gint64 document, const char *name, GError **error);
