/* sniff.h - what a file is, by its first bytes.
 * Lives here:  the table of known kinds and what to do about each.
 * Called by:   reader.c. */
#pragma once

#include <glib.h>

typedef enum {
    KIND_TEXT,    /* text, or at least nothing else that is known */
    KIND_ARCHIVE, /* a zip: a DOCX perhaps */
    KIND_FLAT,    /* a DOCX kept as one XML file */
    KIND_OTHER,   /* something that is not read */
} FileKind;

/**
 * sniff_kind:
 * @ret_message: (out) (nullable): for KIND_OTHER, what it is and what to do, translated; static
 */
FileKind sniff_kind (const guint8 *data, gsize size, const char **ret_message);
