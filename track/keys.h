/* keys.h - what is stored beside a name so that equal names are found by it: numbers closed up and folded, names folded.
 * Lives here:  whether the stored keys are those that this program makes, and making them anew. A better program folds more misprints as one
 *              (`l5/KH-UBND`, `15/KH-UBND`); rows that an older one wrote would not be found by what it typed.
 * Called by:   register.c after an upgrade, check.c.
 * Not here:    how a key is made (load_number_key(), text_fold()). Keys of events, evidence, aliases and contacts stay as they were written. */
#pragma once

#include "track/register.h"

/**
 * keys_find_stale:
 * @found: called for each such row: the document it belongs to, the name, the key that is stored
 * FALSE on error.
 */
gboolean keys_find_stale (Register *reg,
                          void (*found) (gint64 document, const char *name, const char *key, gpointer data),
                          gpointer data, GError **error);

/** keys_renew: makes the stale ones anew, inside a writing transaction of the caller. FALSE on error. */
gboolean keys_renew (Register *reg, GError **error);
