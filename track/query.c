/* query.c - documents and what stands with them; the contracts are in query.h. The items are in query_items.c, PLAN and ITEM in
 * query_find.c, what happened in query_events.c, the totals by body in body_table.c. */
#include "track/query.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/heading.h"
#include "track/heading_lists.h"
#include "track/heading_private.h"
#include "track/load_private.h"
#include "track/query_private.h"
#include "track/span_json.h"
#include "track/sql.h"

#define DOCUMENT_COLUMNS                                                                                               \
    "d.id, d.file, f.name, d.position, d.within, d.copy_of, d.kind, d.type, d.number, d.issuer, d.superior, d.place,"  \
    " d.date, d.title, d.secrecy, d.urgency, d.signature_authority, d.signature_title, d.signature_signer,"            \
    " d.counts_from, d.counts_from_reason, d.confidence, d.loaded_at, d.loaded_by, d.span, d.spans, d.confidences"
#define DOCUMENT_COUNTS                                                                                                \
    ", (SELECT count (*) FROM items i WHERE i.document = d.id AND i.kind = 'task'),"                                   \
    " (SELECT count (*) FROM items i WHERE i.document = d.id AND i.kind = 'target'),"                                  \
    " (SELECT count (*) FROM warnings w WHERE w.file = d.file AND (w.document = d.id OR (w.document IS NULL AND d.position = 0)))"
#define DOCUMENT_FROM " FROM documents d JOIN files f ON f.id = d.file"

static const char *
intern_reason (const char *text) {
    return g_intern_string (text != NULL ? text : "loaded");
}

static QueryDocument *
read_document (sqlite3_stmt *row) {
    QueryDocument *document = g_new0 (QueryDocument, 1);
    char **texts[] = { &document->type,
                       &document->number,
                       &document->issuer,
                       &document->superior,
                       &document->place,
                       &document->date,
                       &document->title,
                       &document->secrecy,
                       &document->urgency,
                       &document->signature_authority,
                       &document->signature_title,
                       &document->signature_signer };
    document->id = sqlite3_column_int64 (row, 0);
    document->file = sqlite3_column_int64 (row, 1);
    document->file_name = sql_dup (row, 2);
    document->position = (guint)sqlite3_column_int (row, 3);
    document->within = sqlite3_column_int64 (row, 4);
    document->copy_of = sqlite3_column_int64 (row, 5);
    document->kind = document_kind_parse ((const char *)sqlite3_column_text (row, 6));
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = sql_dup (row, 7 + (int)i);
    document->date_value = sql_date (row, 12);
    document->counts_from = sql_date (row, 19);
    document->counts_from_reason = intern_reason ((const char *)sqlite3_column_text (row, 20));
    document->confidence = sqlite3_column_double (row, 21);
    document->loaded_at = sql_dup (row, 22);
    document->loaded_by = sql_dup (row, 23);
    document->span = sql_dup (row, 24);
    document->spans = sql_dup (row, 25);
    document->confidences = sql_dup (row, 26);
    if (sqlite3_column_count (row) > 27) {
        document->items = (guint)sqlite3_column_int (row, 27);
        document->targets = (guint)sqlite3_column_int (row, 28);
        document->warnings = (guint)sqlite3_column_int (row, 29);
    }
    return document;
}

void
query_document_free (QueryDocument *document) {
    if (document == NULL)
        return;
    g_free (document->file_name);
    g_free (document->type);
    g_free (document->number);
    g_free (document->issuer);
    g_free (document->superior);
    g_free (document->place);
    g_free (document->date);
    g_free (document->title);
    g_free (document->secrecy);
    g_free (document->urgency);
    g_free (document->signature_authority);
    g_free (document->signature_title);
    g_free (document->signature_signer);
    g_free (document->span);
    g_free (document->spans);
    g_free (document->confidences);
    g_free (document->loaded_at);
    g_free (document->loaded_by);
    g_free (document);
}

static void
free_document (gpointer document) {
    query_document_free (document);
}

PartialDate
query_known_on (const StateMoment *moment) {
    return moment != NULL ? moment->as_known_on : PARTIAL_DATE_NONE;
}

char *
query_issuer_words (const QueryDocument *document) {
    if (document->issuer == NULL || document->superior == NULL)
        return g_strdup (document->issuer != NULL ? document->issuer : "-");
    return g_strdup_printf ("%s (%s)", document->issuer, document->superior);
}

GPtrArray *
query_documents (Register *reg, gboolean all, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (free_document);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows
        = sql_borrow (reg,
                      "SELECT " DOCUMENT_COLUMNS DOCUMENT_COUNTS DOCUMENT_FROM
                      " WHERE (?1 IS NULL OR substr (d.loaded_at, 1, 10) <= ?1) AND NOT is_withdrawn (d.id, ?1)"
                      " AND (?2 OR (d.kind = 'directive' AND EXISTS (SELECT 1 FROM items i WHERE i.document = d.id)))"
                      " ORDER BY d.id",
                      error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "di", query_known_on (moment), (gint64)all);
    while (sql_step (reg, rows, &local))
        g_ptr_array_add (documents, read_document (rows));
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    for (guint i = 0; i < documents->len; i++)
        if (!heading_at (reg, documents->pdata[i], moment, error))
            return NULL;
    return query_adjust_counts (reg, documents, moment, error) ? g_steal_pointer (&documents) : NULL;
}

static QueryDocument *
read_one (Register *reg, const char *sql, gint64 id, const StateMoment *moment, GError **error) {
    g_autoptr (GError) local = NULL;
    QueryDocument *document = NULL;
    sqlite3_stmt *row = sql_borrow (reg, sql, error);
    if (row == NULL)
        return NULL;
    sql_bind (row, "di", query_known_on (moment), id);
    if (sql_step (reg, row, &local))
        document = read_document (row);
    sqlite3_reset (row);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (document == NULL)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("there is no document %" PRId64), id);
    else if (!heading_at (reg, document, moment, error))
        g_clear_pointer (&document, query_document_free);
    return document;
}

#define ONE " WHERE d.id = ?2 AND (?1 IS NULL OR substr (d.loaded_at, 1, 10) <= ?1)"

QueryDocument *
query_document (Register *reg, gint64 id, const StateMoment *moment, GError **error) {
    return read_one (reg, "SELECT " DOCUMENT_COLUMNS DOCUMENT_COUNTS DOCUMENT_FROM ONE, id, moment, error);
}

QueryDocument *
query_document_uncounted (Register *reg, gint64 id, const StateMoment *moment, GError **error) {
    return read_one (reg, "SELECT " DOCUMENT_COLUMNS DOCUMENT_FROM ONE, id, moment, error);
}

/* ---- lists of a document ---- */

static void
free_entry (gpointer data) {
    QueryEntry *entry = data;
    g_free (entry->text);
    g_free (entry->purpose);
    g_free (entry->date);
    g_free (entry->issuer);
    g_free (entry->span);
    g_free (entry->date_span);
    g_free (entry->issuer_span);
    g_free (entry);
}

GPtrArray *
query_entry_list_new (void) {
    return g_ptr_array_new_with_free_func (free_entry);
}

static GPtrArray *
read_entries (Register *reg, gint64 document, QueryEntries which, GError **error) {
    static const char *const statements[] = {
        [ENTRIES_ADDRESSEES] = "SELECT name, NULL, NULL, NULL, span, NULL, NULL, confidence FROM addressees"
                               " WHERE document = ? ORDER BY position",
        [ENTRIES_RECIPIENTS] = "SELECT name, purpose, NULL, NULL, span, NULL, NULL, confidence FROM recipients"
                               " WHERE document = ? ORDER BY position",
        [ENTRIES_ARCHIVE] = "SELECT name, NULL, NULL, NULL, span, NULL, NULL, confidence FROM archive_parts"
                            " WHERE document = ? ORDER BY position",
        [ENTRIES_CITATIONS]
        = "SELECT number, relation, date, issuer, span, date_span, issuer_span, confidence FROM citations"
          " WHERE document = ? ORDER BY position",
    };
    g_autoptr (GPtrArray) entries = query_entry_list_new ();
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows = sql_borrow (reg, statements[which], error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    while (sql_step (reg, rows, &local)) {
        QueryEntry *entry = g_new0 (QueryEntry, 1);
        char **const texts[] = { &entry->text, &entry->purpose,   &entry->date,       &entry->issuer,
                                 &entry->span, &entry->date_span, &entry->issuer_span };
        for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
            *texts[i] = sql_dup (rows, (int)i);
        entry->confidence = sqlite3_column_double (rows, 7);
        g_ptr_array_add (entries, entry);
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&entries);
}

/* The list of a moment before something of it was corrected; *@ret_entries is NULL where the rows have it. */
static gboolean
read_earlier (Register *reg, gint64 document, QueryEntries which, const StateMoment *moment, GPtrArray **ret_entries,
              GError **error) {
    g_autoptr (GPtrArray) events = NULL;
    *ret_entries = NULL;
    if (query_known_on (moment).year == 0)
        return TRUE;
    events = heading_read_events (reg, document, error);
    if (events != NULL && heading_has_correction (events))
        *ret_entries = heading_list_at (events, which, moment->as_known_on);
    return events != NULL;
}

/* Which documents of the register are cited. */
static gboolean
find_cited (Register *reg, gint64 document, GPtrArray *entries, GError **error) {
    sqlite3_stmt *row
        = sql_borrow (reg,
                      "SELECT min (id) FROM documents WHERE number_key = ? AND copy_of IS NULL AND id <> ?"
                      " AND NOT is_withdrawn (id, NULL)",
                      error);
    g_autoptr (GError) local = NULL;
    for (guint i = 0; row != NULL && local == NULL && i < entries->len; i++) {
        QueryEntry *entry = entries->pdata[i];
        g_autofree char *key = load_number_key (entry->text);
        sql_bind (row, "si", key, document);
        entry->document = sql_step (reg, row, &local) ? sqlite3_column_int64 (row, 0) : 0;
        sqlite3_reset (row);
        sqlite3_clear_bindings (row);
    }
    return row != NULL && error_hand_on (&local, error);
}

GPtrArray *
query_entries (Register *reg, gint64 document, QueryEntries which, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) entries = NULL;
    if (!read_earlier (reg, document, which, moment, &entries, error))
        return NULL;
    if (entries == NULL)
        entries = read_entries (reg, document, which, error);
    if (entries == NULL || (which == ENTRIES_CITATIONS && !find_cited (reg, document, entries, error)))
        return NULL;
    return g_steal_pointer (&entries);
}

static void
free_warning (gpointer data) {
    QueryWarning *warning = data;
    g_free (warning->code);
    g_free (warning->message);
    g_free (warning->span);
    g_free (warning);
}

GPtrArray *
query_warnings (Register *reg, gint64 document, GError **error) {
    g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (free_warning);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows
        = sql_borrow (reg,
                      "SELECT w.code, w.message, w.span, w.document FROM warnings w JOIN documents d ON w.file = d.file"
                      " WHERE d.id = ?1 AND (w.document = ?1 OR w.document IS NULL) ORDER BY w.id",
                      error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    while (sql_step (reg, rows, &local)) {
        QueryWarning *warning = g_new0 (QueryWarning, 1);
        warning->code = sql_dup (rows, 0);
        warning->message = sql_dup (rows, 1);
        warning->span = sql_dup (rows, 2);
        warning->document = sqlite3_column_int64 (rows, 3);
        g_ptr_array_add (warnings, warning);
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&warnings);
}

/* ---- what a span quotes ---- */

char *
query_quote (Register *reg, gint64 file, const char *span, GError **error) {
    g_autoptr (SpanList) pieces = span_list_from_json (span);
    g_autoptr (GString) joined = g_string_new (NULL);
    g_autoptr (GError) local = NULL;
    if (pieces == NULL)
        return NULL;
    for (guint i = 0; i < pieces->len; i++) {
        Span piece = g_array_index (pieces, Span, i);
        /* As bytes, since offsets are bytes. */
        sqlite3_stmt *row = sql_borrow (
            reg, "SELECT substr (CAST (text AS BLOB), ?2 + 1, ?3) FROM file_contents WHERE file = ?1", error);
        if (row == NULL)
            return NULL;
        sql_bind (row, "iii", file, (gint64)piece.start, (gint64)span_length (piece));
        if (sql_step (reg, row, &local)) {
            g_autofree char *text = text_collapse (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
            g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", text);
        }
        sqlite3_reset (row);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_string_free (g_steal_pointer (&joined), FALSE);
}
