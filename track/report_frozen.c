/* report_frozen.c - see report_frozen.h. */
#include "track/report_frozen.h"

#include "late_gio.h"
#include <libxml/parser.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/report_question_json.h"
#include "track/report_xml.h"
#include "track/sql.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define DIGITS_SHOWN   12         /* of the digest, in the identifier: enough that no two of an office are the same */
#define DATA_BYTES_MAX (1u << 30) /* REPORT_ITEMS_MAX items of 5 kB */

FrozenReport *
frozen_report_new (void) {
    FrozenReport *frozen = g_new0 (FrozenReport, 1);
    frozen->question.report_by = frozen->moment.as_known_on = PARTIAL_DATE_NONE;
    frozen->documents = g_array_new (FALSE, TRUE, sizeof (gint64));
    return frozen;
}

void
frozen_report_free (FrozenReport *frozen) {
    if (frozen == NULL)
        return;
    g_free (frozen->identifier);
    g_free (frozen->form);
    g_free (frozen->number);
    g_free (frozen->data_sha256);
    g_free (frozen->file_sha256);
    g_strfreev (frozen->pages);
    g_free (frozen->program);
    g_free (frozen->made_at);
    g_free (frozen->made_by);
    g_array_unref (frozen->documents);
    g_free (frozen->central);
    g_free (frozen->body);
    g_free (frozen);
}

static void
free_frozen (gpointer data) {
    frozen_report_free (data);
}

static xmlNode *
find_mark (xmlDoc *data) {
    xmlNode *node = xmlDocGetRootElement (data)->children;
    while (node != NULL && strcmp ((const char *)node->name, "snapshot") != 0)
        node = node->next;
    return node;
}

GBytes *
report_data_dump (xmlDoc *data) {
    xmlNode *mark = find_mark (data), *after = mark != NULL ? mark->next : NULL;
    xmlChar *text = NULL;
    int length = 0;
    if (mark != NULL)
        xmlUnlinkNode (mark);
    xmlDocDumpFormatMemoryEnc (data, &text, &length, "UTF-8", 1);
    if (after != NULL)
        xmlAddPrevSibling (after, mark);
    else if (mark != NULL)
        xmlAddChild (xmlDocGetRootElement (data), mark);
    return g_bytes_new_with_free_func (text, (gsize)length, xmlFree, text);
}

char *
report_frozen_name (Register *reg, GBytes *bytes, char **ret_sha256, GError **error) {
    g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    gint64 last;
    if (!sql_read_number (reg, "SELECT seq FROM sqlite_sequence WHERE name = 'reports'", 0, &last, error))
        return NULL;
    char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%.*s", last + 1, DIGITS_SHOWN, digest);
    *ret_sha256 = g_steal_pointer (&digest);
    return name;
}

void
report_frozen_mark (xmlDoc *data, const char *identifier, const char *sha256) {
    xmlNode *mark = report_xml_child (xmlDocGetRootElement (data), "snapshot", NULL);
    report_xml_set (mark, "identifier", identifier);
    report_xml_set (mark, "sha256", sha256);
}

/* ---- packing ---- */

static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error) {
    g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
    g_autoptr (GInputStream) through = g_converter_input_stream_new (in, converter);
    g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
    char piece[16384];
    gssize got;
    while ((got = g_input_stream_read (through, piece, sizeof piece, NULL, error)) > 0) {
        if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)) + (gsize)got > DATA_BYTES_MAX) {
            g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                                 _ ("the frozen data is larger than any report's"));
            return NULL;
        }
        if (!g_output_stream_write_all (out, piece, (gsize)got, NULL, NULL, error))
            return NULL;
    }
    if (got < 0 || !g_output_stream_close (out, NULL, error))
        return NULL;
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GBytes *
pack (GBytes *bytes, GError **error) {
    g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
    return convert (G_CONVERTER (compressor), bytes, error);
}

static GBytes *
unpack (GBytes *bytes, GError **error) {
    g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    return convert (G_CONVERTER (decompressor), bytes, error);
}

/* ---- in and out of the table ---- */

gboolean
report_frozen_add (Register *reg, const FrozenReport *frozen, const ReportQuestion *question, const StateMoment *moment,
                   GBytes *data, GError **error) {
    g_autoptr (GBytes) packed = pack (data, error);
    g_autofree char *asked = report_question_write (question, moment);
    g_autofree char *pages = report_pages_write (frozen->pages);
    g_autofree char *now = date_now ();
    gsize size;
    if (packed == NULL)
        return FALSE;
    const void *bytes = g_bytes_get_data (packed, &size);
    return sql_insert (reg, NULL, error,
                       "INSERT INTO reports (identifier, kind, form, number, as_of, question, data, data_sha256,"
                       " file_sha256, pages, program, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       "ssssdsbssssss", frozen->identifier, report_kind_name (question->kind), frozen->form,
                       frozen->number, moment->as_of, asked, bytes, size, frozen->data_sha256, frozen->file_sha256,
                       pages, DONDOC_VERSION, now, frozen->made_by);
}

#define COLUMNS "id, identifier, form, number, data_sha256, file_sha256, program, made_at, made_by, question, pages"

static FrozenReport *
read_row (sqlite3_stmt *row, GError **error) {
    g_autoptr (FrozenReport) frozen = frozen_report_new ();
    frozen->id = sqlite3_column_int64 (row, 0);
    frozen->identifier = sql_dup (row, 1);
    frozen->form = sql_dup (row, 2);
    frozen->number = sql_dup (row, 3);
    frozen->data_sha256 = sql_dup (row, 4);
    frozen->file_sha256 = sql_dup (row, 5);
    frozen->program = sql_dup (row, 6);
    frozen->made_at = sql_dup (row, 7);
    frozen->made_by = sql_dup (row, 8);
    if (!report_question_read ((const char *)sqlite3_column_text (row, 9), frozen, error)
        || !report_pages_read ((const char *)sqlite3_column_text (row, 10), &frozen->pages, error)) {
        g_prefix_error (error, _ ("frozen report %s: "), frozen->identifier);
        return NULL;
    }
    frozen->question.number = frozen->number;
    return g_steal_pointer (&frozen);
}

FrozenReport *
report_frozen_find (Register *reg, const char *identifier, GError **error) {
    sqlite3_stmt *statement = sql_borrow (reg, "SELECT " COLUMNS " FROM reports WHERE identifier = ?", error);
    g_autoptr (GError) local = NULL;
    FrozenReport *frozen = NULL;
    gboolean is_there;
    if (statement == NULL)
        return NULL;
    sql_bind (statement, "s", identifier);
    is_there = sql_step (reg, statement, &local);
    if (is_there)
        frozen = read_row (statement, error);
    sqlite3_reset (statement);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (!is_there)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("there is no frozen report '%s' in this register; dondoc report --list-snapshots lists them"),
                     identifier);
    return frozen;
}

GPtrArray *
report_frozen_list (Register *reg, GError **error) {
    sqlite3_stmt *statement = sql_borrow (reg, "SELECT " COLUMNS " FROM reports ORDER BY id", error);
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_frozen);
    g_autoptr (GError) local = NULL;
    if (statement == NULL)
        return NULL;
    while (sql_step (reg, statement, &local)) {
        FrozenReport *frozen = read_row (statement, error);
        if (frozen == NULL)
            return NULL;
        g_ptr_array_add (list, frozen);
    }
    if (local == NULL)
        return g_steal_pointer (&list);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

static gboolean
same_name (const char *one, const char *other) {
    g_autofree char *a = one != NULL ? text_fold (one, -1) : NULL, *b = other != NULL ? text_fold (other, -1) : NULL;
    return g_strcmp0 (a, b) == 0;
}

static gboolean
same_scope (const ReportQuestion *one, const ReportQuestion *other) {
    return one->kind == other->kind && one->n_documents == other->n_documents
           && (one->n_documents == 0
               || memcmp (one->documents, other->documents, one->n_documents * sizeof *one->documents) == 0)
           && same_name (one->body, other->body) && same_name (one->central, other->central);
}

gboolean
report_frozen_previous (Register *reg, const ReportQuestion *question, PartialDate as_of, PartialDate *ret_day,
                        GError **error) {
    g_autoptr (GPtrArray) list = report_frozen_list (reg, error);
    *ret_day = PARTIAL_DATE_NONE;
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const FrozenReport *frozen = list->pdata[i];
        PartialDate day = frozen->moment.as_of;
        if (same_scope (&frozen->question, question) && partial_date_compare (day, as_of) < 0
            && (ret_day->year == 0 || partial_date_compare (day, *ret_day) > 0))
            *ret_day = day;
    }
    return list != NULL;
}

/* (transfer full): the data as it was packed. */
static GBytes *
load_packed (Register *reg, gint64 id, GError **error) {
    sqlite3_stmt *statement = sql_borrow (reg, "SELECT data FROM reports WHERE id = ?", error);
    GBytes *packed = NULL;
    if (statement == NULL)
        return NULL;
    sql_bind (statement, "i", id);
    if (sql_step (reg, statement, error))
        packed = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize)sqlite3_column_bytes (statement, 0));
    sqlite3_reset (statement);
    return packed;
}

xmlDoc *
report_frozen_load (Register *reg, const FrozenReport *frozen, GError **error) {
    g_autoptr (GBytes) packed = load_packed (reg, frozen->id, error);
    g_autoptr (GBytes) bytes = packed != NULL ? unpack (packed, error) : NULL;
    g_autofree char *digest = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
    gsize size;
    xmlDoc *data = NULL;
    if (bytes == NULL)
        return NULL;
    const char *text = g_bytes_get_data (bytes, &size);
    if (strcmp (digest, frozen->data_sha256) == 0 && size <= G_MAXINT)
        data = xmlReadMemory (text, (int)size, "report.xml", NULL,
                              XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_HUGE | XML_PARSE_COMPACT);
    if (data == NULL)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("frozen report %s: its data in the register was altered"), frozen->identifier);
    return data;
}
