/* items_fixture.h - a small directive around a body, and its records; for the tests of items. */
#pragma once

#include <string.h>

#include "extract/extract.h"
#include "ingest/reader.h"

typedef struct {
    Document *document;
    FileRecords *records;
} Extracted;

static inline void
extracted_clear (Extracted *extracted) {
    file_records_free (extracted->records);
    document_free (extracted->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extracted, extracted_clear)

static inline const Lexicon *
test_lexicon (void) {
    static Lexicon *lexicon;
    g_autoptr (GError) error = NULL;
    if (lexicon == NULL)
        lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    return lexicon;
}

/* Each line of @body becomes a paragraph; @number is number and symbol, @type the type line (NULL for a letter). */
static inline Extracted
extract_body (const char *number, const char *type, const char *body, const char *after) {
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
    g_autofree char *paragraphs = g_strjoinv ("\n\n", lines);
    g_autofree char *text
        = g_strdup_printf ("**ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\n"
                           "**Độc lập - Tự do - Hạnh phúc**\n\nSố: %s\n\n*Đồng Mây, ngày 10 tháng 4 năm 2026*\n\n"
                           "%s\n\n%s\n\n**Nơi nhận:**\n\n- Như trên;\n- Lưu: VT.\n\n**CHỦ TỊCH**\n\n"
                           "**Phan Thị Thử**\n\n%s\n",
                           number, type, paragraphs, after);
    Extracted extracted = { 0 };

    extracted.document = document_open_bytes (text, strlen (text), "test.md", NULL, &error);
    g_assert_no_error (error);
    extracted.records = extract_records (extracted.document, test_lexicon (), "test.md");
    g_assert_cmpuint (extracted.records->documents->len, ==, 1);
    return extracted;
}

static inline const DocumentRecord *
only_document (const Extracted *extracted) {
    return g_ptr_array_index (extracted->records->documents, 0);
}

/* The paths of the items, parted by spaces; a target has a `*` behind it. */
static inline char *
list_paths (const Extracted *extracted) {
    const DocumentRecord *record = only_document (extracted);
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        g_string_append_printf (out, "%s%s%s", i > 0 ? " " : "", item->path, item->kind == ITEM_TARGET ? "*" : "");
    }
    return g_string_free (out, FALSE);
}

static inline char *
join_values (const GPtrArray *values) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < values->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", ((const Value *)g_ptr_array_index (values, i))->text);
    return g_string_free (out, FALSE);
}

/* The item with this path, the first where it stands twice. */
static inline const Item *
item_at (const Extracted *extracted, const char *path) {
    const DocumentRecord *record = only_document (extracted);
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        if (strcmp (item->path, path) == 0)
            return item;
    }
    g_error ("no item has the path %s", path);
}

static inline gboolean
has_warning (const Extracted *extracted, const char *code) {
    for (guint i = 0; i < extracted->records->warnings->len; i++)
        if (strcmp (((const RecordWarning *)g_ptr_array_index (extracted->records->warnings, i))->code, code) == 0)
            return TRUE;
    return FALSE;
}
