/* upgrade.h - what bringing an older register up to date needs beyond SQL.
 * Lives here:  SQL functions that the files of track/schema/ may call.
 * Called by:   register.c.
 * The functions: `number_key (TEXT)` as documents.number_key, `means_consent (TEXT)` 1 where a text says that silence is consent,
 *   `asks_opinion (TEXT)` 1 where an item asks for one. */
#pragma once

#include "track/register.h"

/** upgrade_add_functions: FALSE and DONDOC_ERROR_INTERNAL where SQLite refuses. */
gboolean upgrade_add_functions (Register *reg, GError **error);
