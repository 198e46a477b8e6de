/* due_words.c - see due_words.h. */
#include "track/due_words.h"

#include "base/arena.h"
#include "base/error.h"
#include "track/sql.h"

struct DueWords {
    Register *reg;
    sqlite3_stmt *rows;
    GPtrArray *texts;    /* of DueText* (nullable), in the order in which they were asked for */
    Arena *strings;      /* they, and their paths and texts */
    GHashTable *numbers; /* document id -> its number; NULL where it has none */
};

typedef struct {
    gint64 item;
    guint index; /* among those asked for */
} Asked;

DueWords *
due_words_new (Register *reg, GError **error) {
    g_autoptr (DueWords) words = g_new0 (DueWords, 1);
    words->reg = reg;
    words->texts = g_ptr_array_new ();
    words->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    words->rows = sql_prepare (reg,
                               "SELECT i.id, i.document, i.path, i.text FROM json_each (?) j"
                               " CROSS JOIN items i ON i.id = j.value",
                               error);
    return words->rows != NULL ? g_steal_pointer (&words) : NULL;
}

void
due_words_free (DueWords *words) {
    if (words == NULL)
        return;
    sqlite3_finalize (words->rows);
    g_ptr_array_unref (words->texts);
    arena_free (words->strings);
    g_hash_table_unref (words->numbers);
    g_free (words);
}

static int
compare_asked (const void *one, const void *other) {
    const Asked *a = one, *b = other;
    return (a->item > b->item) - (a->item < b->item);
}

/* Returns: (transfer full): of Asked, by item. */
static GArray *
sort_ids (const GArray *ids) {
    GArray *asked = g_array_sized_new (FALSE, FALSE, sizeof (Asked), ids->len);
    for (guint i = 0; i < ids->len; i++) {
        Asked one = { g_array_index (ids, gint64, i), i };
        g_array_append_val (asked, one);
    }
    g_array_sort (asked, compare_asked);
    return asked;
}

/* Each once, as JSON. */
static char *
write_list (const GArray *asked) {
    g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), asked->len);
    for (guint i = 0; i < asked->len; i++) {
        gint64 item = g_array_index (asked, Asked, i).item;
        if (i == 0 || item != g_array_index (asked, Asked, i - 1).item)
            g_array_append_val (ids, item);
    }
    return sql_write_id_list (ids);
}

static const char *
keep_string (DueWords *words, int column) {
    const char *text = (const char *)sqlite3_column_text (words->rows, column);
    return arena_copy (words->strings, text != NULL ? text : "", (gsize)sqlite3_column_bytes (words->rows, column));
}

static gboolean
find_number (DueWords *words, gint64 document, const char **ret_number, GError **error) {
    g_autoptr (GError) local = NULL;
    gpointer number;
    if (!g_hash_table_lookup_extended (words->numbers, &document, NULL, &number)) {
        sqlite3_stmt *row = sql_borrow (words->reg, "SELECT number FROM documents WHERE id = ?", error);
        if (row == NULL)
            return FALSE;
        sql_bind (row, "i", document);
        number = sql_step (words->reg, row, &local) ? sql_dup (row, 0) : NULL;
        sqlite3_reset (row);
        g_hash_table_insert (words->numbers, g_memdup2 (&document, sizeof document), number);
    }
    *ret_number = number;
    return error_hand_on (&local, error);
}

/* @asked: those of this item and of those behind it; what is there of items before it has been dealt with. */
static gboolean
read_row (DueWords *words, const Asked **asked, const Asked *end, GError **error) {
    gint64 item = sqlite3_column_int64 (words->rows, 0);
    DueText *text = arena_allocate (words->strings, sizeof *text);
    text->item = item;
    if (!find_number (words, sqlite3_column_int64 (words->rows, 1), &text->number, error))
        return FALSE;
    text->path = keep_string (words, 2);
    text->text = keep_string (words, 3);
    for (; *asked < end && (*asked)->item <= item; (*asked)++)
        if ((*asked)->item == item)
            words->texts->pdata[(*asked)->index] = text;
    return TRUE;
}

gboolean
due_words_read (DueWords *words, const GArray *ids, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (GArray) asked = sort_ids (ids);
    g_autofree char *list = write_list (asked);
    const Asked *next = (const Asked *)(gpointer)asked->data, *end = next + asked->len;
    g_ptr_array_set_size (words->texts, 0);
    g_ptr_array_set_size (words->texts, (int)ids->len);
    arena_free (words->strings);
    words->strings = arena_new ();
    sql_bind (words->rows, "s", list);
    while (sql_step (words->reg, words->rows, &local) && read_row (words, &next, end, &local))
        continue;
    sqlite3_reset (words->rows);
    sqlite3_clear_bindings (words->rows);
    return error_hand_on (&local, error);
}

const DueText *
due_words_peek (const DueWords *words, guint index) {
    return index < words->texts->len ? words->texts->pdata[index] : NULL;
}
