/* load_private.h - what load.c, store.c, copies.c, query_find.c and edit_items.c share. */
#pragma once

#include "track/load.h"

/* One load in the making. */
typedef struct {
    Register *reg;
    const FileRecords *records;
    const char *text;
    gsize text_length;
    const char *by;
    char *now;
    LoadResult *result;
    guint first; /* position of the first document in its file: above 0 where others are there already */
} Load;

/** store_file: writes the file, its bytes, text, documents, items and warnings, and the events of loading; fills load->result. Inside a
 *   writing transaction of the caller, who rolls back where FALSE comes back. */
gboolean store_file (Load *load, const void *data, gsize size, GError **error);

/** store_further: the same of a file that is there, for documents that were not made of it before; load->text is its text, which may have grown
 *   at the end. */
gboolean store_further (Load *load, gint64 file, GError **error);

/** store_item: writes an item with its bodies and deadlines; @ret_id (nullable) is its row. FALSE and the register's error. */
gboolean store_item (Register *reg, gint64 document, guint position, const Item *item, gboolean consent,
                     gboolean by_hand, gint64 *ret_id, GError **error);

/** load_result_new: (transfer full): an empty one. */
LoadResult *load_result_new (void);

/** load_number_key: (transfer full): @number folded, without spaces; NULL for NULL. */
char *load_number_key (const char *number);
