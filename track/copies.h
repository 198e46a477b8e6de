/* copies.h - is this document in the register already, read from other bytes?
 * Lives here:  finding the one it is a copy of, and how the two differ.
 * Called by:   load.c. */
#pragma once

#include "extract/records.h"
#include "track/register.h"

/**
 * copies_find:
 * @ret_copy_of: (out): the document with the same number, type, issuer and date, 0 none; only a document that has all but perhaps
 *   the type, and a number with digits, can be one. Also one of which the same was extracted, and corrected by a clerk since
 * @ret_similar: (out): where there is no such: one with the same number, and a date that is the same or missing on one side
 * Returns: FALSE on error.
 */
gboolean copies_find (Register *reg, const DocumentRecord *record, gint64 *ret_copy_of, gint64 *ret_similar,
                      GError **error);

/** copies_compare: appends to @differences (of char*, in the user's language) what @record has otherwise than @document. */
gboolean copies_compare (Register *reg, gint64 document, const DocumentRecord *record, GPtrArray *differences,
                         GError **error);

#define COPIES_DIFFERENCES_MAX 50 /* listed; the rest is one line with their number */
