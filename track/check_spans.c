/* check_spans.c - every span lies in its text and gives its value; the contract is in check.h.
 * Source:      records.md, "Spans and confidence": the pieces joined by one space are the value, white space folded. */
#include <string.h>

#include "base/error.h"
#include "late_json.h"

#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "track/check_private.h"
#include "track/heading.h"
#include "track/span_json.h"
#include "track/sql.h"

/* How the value follows from the words there. */
typedef enum { RULE_SAME, RULE_INSIDE, RULE_WORKED_OUT } Rule;

typedef struct {
    Check *check;
    gint64 file;
    sqlite3_stmt *texts; /* holds the text of `file` while it stands on it */
    const char *text;    /* NULL: not kept */
    gsize length;
} Texts;

static gboolean
peek_text (Texts *texts, gint64 file, GError **error) {
    g_autoptr (GError) local = NULL;
    if (texts->file == file)
        return TRUE;
    sqlite3_reset (texts->texts);
    sql_bind (texts->texts, "i", file);
    texts->text = NULL;
    texts->length = 0;
    if (sql_step (texts->check->reg, texts->texts, &local)) {
        texts->text = (const char *)sqlite3_column_text (texts->texts, 0);
        texts->length = (gsize)sqlite3_column_bytes (texts->texts, 0);
    }
    texts->file = file;
    return error_hand_on (&local, error);
}

static gboolean
lies_in_text (const Texts *texts, const SpanList *spans) {
    for (guint i = 0; i < spans->len; i++) {
        Span span = g_array_index (spans, Span, i);
        if (span.start >= span.end || span.end > texts->length || ((guchar)texts->text[span.start] & 0xc0) == 0x80
            || (span.end < texts->length && ((guchar)texts->text[span.end] & 0xc0) == 0x80))
            return FALSE;
    }
    return spans->len > 0;
}

/* Without spaces, closing marks and the marks of footnotes: `287 -CV/ĐUK` is written without the space. */
static char *
squeeze (const char *text) {
    g_autofree char *folded = text_fold (text, -1);
    GString *squeezed = g_string_new (NULL);
    for (const char *p = folded; *p != '\0'; p++) {
        const char *end = *p == '[' ? p + 1 + strspn (p + 1, "0123456789") : p;
        if (end > p + 1 && *end == ']')
            p = end;
        else if (*p != ' ')
            g_string_append_c (squeezed, *p);
    }
    while (squeezed->len > 0 && strchr (".,;:", squeezed->str[squeezed->len - 1]) != NULL)
        g_string_truncate (squeezed, squeezed->len - 1);
    g_string_erase (squeezed, 0, (gssize)strspn (squeezed->str, ".,;:"));
    return g_string_free (squeezed, FALSE);
}

static gboolean
gives_value (const Texts *texts, const SpanList *spans, const char *value, Rule rule) {
    g_autofree char *there = span_list_join (texts->text, spans), *printed = NULL, *wanted = NULL;
    if (rule == RULE_WORKED_OUT)
        return *there != '\0';
    if (strcmp (there, value) == 0)
        return TRUE;
    printed = squeeze (there);
    wanted = squeeze (value);
    return rule == RULE_SAME ? strcmp (printed, wanted) == 0 : strstr (printed, wanted) != NULL;
}

/* @place is taken over. */
static void
check_value (Texts *texts, char *place, const char *field, const char *value, const char *json, Rule rule) {
    g_autofree char *owned = place;
    g_autoptr (SpanList) spans = NULL;
    if (value == NULL || *value == '\0' || json == NULL || texts->text == NULL)
        return;
    texts->check->result->spans++;
    spans = span_list_from_json (json);
    if (spans == NULL || !lies_in_text (texts, spans))
        check_note (texts->check, "span-outside", g_steal_pointer (&owned),
                    _ ("%s: its place %s lies outside the text"), field, json);
    else if (!gives_value (texts, spans, value, rule))
        check_note (texts->check, "span-differs", g_steal_pointer (&owned), _ ("%s: at %s the text is another"), field,
                    json);
}

/* ---- fields by name, in the column `spans` ---- */

typedef struct {
    const char *name;
    Rule rule;
} Field;

/* @row holds the values of @fields from column @first on. */
static void
check_fields (Texts *texts, sqlite3_stmt *row, const char *what, gint64 id, int first, const Field *fields, gsize n,
              const char *json) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    JsonObject *object;
    if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
        || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        return;
    object = json_node_get_object (json_parser_get_root (parser));
    for (gsize i = 0; i < n; i++) {
        JsonNode *node = json_object_get_member (object, fields[i].name);
        g_autofree char *span = node != NULL && !json_node_is_null (node) ? json_to_string (node, FALSE) : NULL;
        if (span != NULL)
            check_value (texts, g_strdup_printf ("%s %" G_GINT64_FORMAT, what, id), fields[i].name,
                         (const char *)sqlite3_column_text (row, first + (int)i), span, fields[i].rule);
    }
}

/* Runs @sql, whose columns are file, id, and what @each reads. */
static gboolean
walk (Texts *texts, const char *sql, void (*each) (Texts *, sqlite3_stmt *), GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (texts->check->reg, sql, error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (texts->check->reg, rows, &local)) {
        if (!peek_text (texts, sqlite3_column_int64 (rows, 0), error))
            return FALSE;
        texts->check->result->rows++;
        each (texts, rows);
    }
    return error_hand_on (&local, error);
}

static void
check_document (Texts *texts, sqlite3_stmt *row) {
    static const Field fields[] = {
        { "type", RULE_WORKED_OUT },      { "number", RULE_SAME },
        { "issuer", RULE_SAME },          { "superior", RULE_SAME },
        { "place", RULE_SAME },           { "date", RULE_WORKED_OUT },
        { "title", RULE_SAME },           { "secrecy", RULE_SAME },
        { "urgency", RULE_SAME },         { "signature.authority", RULE_SAME },
        { "signature.title", RULE_SAME }, { "signature.signer", RULE_SAME },
    };
    gint64 id = sqlite3_column_int64 (row, 1);
    check_value (texts, g_strdup_printf (_ ("document %" PRId64), id), _ ("the whole"), "-",
                 (const char *)sqlite3_column_text (row, 2), RULE_WORKED_OUT);
    check_fields (texts, row, _ ("document"), id, 4, fields, G_N_ELEMENTS (fields),
                  (const char *)sqlite3_column_text (row, 3));
}

static void
check_item (Texts *texts, sqlite3_stmt *row) {
    static const Field fields[]
        = { { "label", RULE_SAME }, { "section", RULE_SAME }, { "text", RULE_SAME }, { "deliverable", RULE_SAME } };
    gint64 id = sqlite3_column_int64 (row, 1);
    texts->check->result->items++;
    check_value (texts, g_strdup_printf (_ ("item %" PRId64), id), _ ("the whole"), "-",
                 (const char *)sqlite3_column_text (row, 2), RULE_WORKED_OUT);
    check_fields (texts, row, _ ("item"), id, 4, fields, G_N_ELEMENTS (fields),
                  (const char *)sqlite3_column_text (row, 3));
}

/* Columns: file, id, what the row is, value, span, rule. */
static void
check_entry (Texts *texts, sqlite3_stmt *row) {
    const char *what = (const char *)sqlite3_column_text (row, 2);
    gboolean of_item
        = strcmp (what, "lead") == 0 || strcmp (what, "coordinator") == 0 || strcmp (what, "deadline") == 0;
    check_value (texts,
                 g_strdup_printf (of_item ? _ ("item %" PRId64) : _ ("document %" PRId64),
                                  (gint64)sqlite3_column_int64 (row, 1)),
                 what, (const char *)sqlite3_column_text (row, 3), (const char *)sqlite3_column_text (row, 4),
                 (Rule)sqlite3_column_int (row, 5));
}

/* A place tells of what was extracted, whatever a clerk made of it. */
#define EXTRACTED(field) HEADING_EXTRACTED (field, field) ", "

gboolean
check_spans (Check *check, GError **error) {
    g_autoptr (sqlite3_stmt) texts_of
        = sql_prepare (check->reg, "SELECT text FROM file_contents WHERE file = ?", error);
    Texts texts = { .check = check, .texts = texts_of };
    return texts_of != NULL
           && walk (
               &texts,
               "SELECT d.file, d.id, d.span, d.spans, " EXTRACTED ("type") EXTRACTED ("number") EXTRACTED ("issuer")
                   EXTRACTED ("superior") EXTRACTED ("place") EXTRACTED ("date") EXTRACTED (
                       "title") "d.secrecy, " EXTRACTED ("urgency")
                       HEADING_EXTRACTED ("signature.authority", "signature_authority") ", " HEADING_EXTRACTED (
                           "signature.title",
                           "signature_title") ", " HEADING_EXTRACTED ("signature.signer",
                                                                      "signature_signer") " FROM documents d ORDER BY d.file, d.id",
               check_document, error)
           && walk (&texts,
                    "SELECT d.file, i.id, i.span, i.spans, i.label, i.section, i.text, i.deliverable FROM documents d"
                    " JOIN items i ON i.document = d.id ORDER BY d.file, d.id, i.position",
                    check_item, error)
           && walk (&texts,
                    "SELECT d.file, i.id, b.role, b.name, b.span, 0 FROM documents d JOIN items i ON i.document = d.id"
                    " JOIN item_bodies b ON b.item = i.id ORDER BY d.file, d.id",
                    check_entry, error)
           && walk (
               &texts,
               "SELECT d.file, i.id, 'deadline', t.text, t.span, 0 FROM documents d JOIN items i ON i.document = d.id"
               " JOIN deadlines t ON t.item = i.id ORDER BY d.file, d.id",
               check_entry, error)
           && walk (
               &texts,
               "SELECT d.file, d.id, 'addressee', e.name, e.span, 0 FROM documents d JOIN addressees e ON e.document = d.id"
               " UNION ALL SELECT d.file, d.id, 'recipient', e.name, e.span, 1 FROM documents d JOIN recipients e ON e.document = d.id"
               " UNION ALL SELECT d.file, d.id, 'archive', e.name, e.span, 0 FROM documents d JOIN archive_parts e ON e.document = d.id"
               " UNION ALL SELECT d.file, d.id, 'reference', e.number, e.span, 0 FROM documents d JOIN citations e ON e.document = d.id"
               " ORDER BY 1, 2",
               check_entry, error);
}
