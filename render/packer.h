/* packer.h - pages packed in a thread of their own, while the next ones are laid out.
 * Called by:   pdf.c.
 * Not here:    the packing itself (packing.h). */
#pragma once

#include <glib.h>

typedef struct Packer Packer;

Packer *packer_new (void);
void packer_free (Packer *packer); /* NULL is fine */

/** packer_add: @text: what is to be packed, copied. @data: who asks; comes back with it. */
void packer_add (Packer *packer, const GString *text, gpointer data);

/**
 * packer_take:
 * @waits: for what is not ready yet; else only what is
 * Returns: (transfer full): what was packed next, in the order of asking, and *@ret_data; NULL: nothing is left, or ready.
 */
GByteArray *packer_take (Packer *packer, gboolean waits, gpointer *ret_data);
