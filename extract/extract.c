/* extract.c - see extract.h. */
#include "extract/extract.h"

#include "base/error.h"
#include "base/warning.h"
#include "extract/closing.h"
#include "extract/heading.h"
#include "extract/items.h"
#include "extract/lint.h"
#include "extract/number.h"
#include "extract/references.h"
#include "extract/segment.h"
#include "extract/shape_doubts.h"
#include "extract/slip_doubts.h"
#include "ingest/reader.h"

/* The word for an error in a file's records. */
static const char *
error_code_name (const GError *error) {
    if (error->domain != DONDOC_ERROR)
        return "internal";
    switch ((DondocErrorCode)error->code) {
    case DONDOC_ERROR_INPUT:
        return "input";
    case DONDOC_ERROR_LIMIT:
        return "limit";
    case DONDOC_ERROR_NOT_FOUND:
        return "not-found";
    case DONDOC_ERROR_IO:
        return "io";
    default:
        return "internal";
    }
}

static void
copy_reader_warnings (const Document *document, FileRecords *records) {
    const GArray *warnings = document_peek_warnings (document);
    for (guint i = 0; i < warnings->len; i++) {
        const DocumentWarning *warning = &g_array_index (warnings, DocumentWarning, i);
        gboolean placed = warning->span.end > warning->span.start;
        file_records_warn (records, warning->code,
                           placed ? span_list_new (warning->span.start, warning->span.end) : NULL, "%s",
                           warning->message);
    }
}

/* How sure we are of the whole: of what every directive has, the mean; what is missing counts nothing. */
static double
rate_document (const DocumentRecord *record) {
    const Value *values[] = { &record->type, &record->number, &record->issuer, &record->date, &record->title };
    double sum = 0;
    guint n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
        if (record->kind != DOCUMENT_DIRECTIVE && values[i]->text == NULL)
            continue;
        sum += values[i]->confidence;
        n++;
    }
    return n > 0 ? sum / n : 0.5;
}

#define SURE_IN_ARTICLE 0.7
#define SURE_UNBROKEN   0.7 /* where a title or text ends was told by what follows */

/* An article tells what was ordered elsewhere, in its own words: whether a sentence quotes an order or only tells of it is for a clerk
 * to say. */
static void
doubt_items (const DocumentRecord *record) {
    for (guint i = 0; i < record->items->len; i++) {
        Item *item = g_ptr_array_index (record->items, i);
        item->confidence = MIN (item->confidence, SURE_IN_ARTICLE);
    }
}

static gboolean
lost_its_breaks (const Document *document) {
    const GArray *warnings = document_peek_warnings (document);
    for (guint i = 0; i < warnings->len; i++)
        if (g_strcmp0 (g_array_index (warnings, DocumentWarning, i).code, warning_code (WARNING_LOST_BREAKS)) == 0)
            return TRUE;
    return FALSE;
}

static void
doubt_unbroken (DocumentRecord *record) {
    record->title.confidence = MIN (record->title.confidence, SURE_UNBROKEN);
    for (guint i = 0; i < record->items->len; i++) {
        Item *item = g_ptr_array_index (record->items, i);
        item->confidence = MIN (item->confidence, SURE_UNBROKEN);
        item->text.confidence = MIN (item->text.confidence, SURE_UNBROKEN);
    }
}

#define SURE_ITEM 0.9 /* below it a clerk is asked whether it is an item at all */

static void
cap_list (const GPtrArray *values, double most) {
    for (guint i = 0; i < values->len; i++) {
        Value *value = g_ptr_array_index (values, i);
        value->confidence = MIN (value->confidence, most);
    }
}

/* Of what may be no item, who and when are no surer than the item itself. */
static void
doubt_parts (const DocumentRecord *record) {
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        if (item->confidence >= SURE_ITEM)
            continue;
        cap_list (item->lead, item->confidence);
        cap_list (item->coordinators, item->confidence);
        for (guint k = 0; k < item->deadlines->len; k++) {
            Deadline *deadline = g_ptr_array_index (item->deadlines, k);
            deadline->confidence = MIN (deadline->confidence, item->confidence);
        }
    }
}

static DocumentRecord *
extract_document (const ExtractContext *context, const Segment *segment) {
    DocumentRecord *record = document_record_new ();
    guint first = segment->first_block, end = segment->end_block;

    record->kind = segment->kind;
    record->within = segment->within;
    if (end > first)
        record->span = span_list_new (document_peek_block (context->document, first)->span.start,
                                      document_peek_block (context->document, end - 1)->span.end);
    heading_read (context, segment, record);
    closing_read (context, segment, record);
    heading_infer (context, segment, record);
    references_read (context, segment, record);
    items_read (context, segment, record);
    if (context->explanation != NULL) {
        guint index = context->records->documents->len;
        explanation_settle (context->explanation, context->document, index, segment->body_first, segment->body_end);
        explanation_settle (context->explanation, context->document, index, segment->appendix_first,
                            segment->appendix_end);
        explanation_forget (context->explanation);
    }
    if (record->kind == DOCUMENT_ARTICLE)
        doubt_items (record);
    doubt_parts (record);
    if (lost_its_breaks (context->document))
        doubt_unbroken (record);
    shape_doubts_note (context, record);
    slip_doubts_note (context, first, end, record);
    record->confidence = rate_document (record);
    return record;
}

#define ENCLOSING_MAX 32 /* documents looked back over; a file of more is no letter with enclosures */

/* The document before @i that cites the number of document @i, nearest first; -1 where none does. */
static int
find_citing (const FileRecords *records, guint i, Reference **ret_reference) {
    const DocumentRecord *record = g_ptr_array_index (records->documents, i);
    for (guint k = i; k > 0 && i - k < ENCLOSING_MAX; k--) {
        const DocumentRecord *above = g_ptr_array_index (records->documents, k - 1);
        for (guint j = 0; j < above->references->len; j++) {
            Reference *reference = g_ptr_array_index (above->references, j);
            if (!number_equal (reference->number, record->number.text))
                continue;
            *ret_reference = reference;
            return (int)k - 1;
        }
    }
    return -1;
}

/* A file that holds several documents holds them because one encloses or forwards the other: it names the other's number,
 * which is then its basis unless it carries the other out. */
static void
link_enclosed (FileRecords *records) {
    for (guint i = 1; i < records->documents->len; i++) {
        DocumentRecord *record = g_ptr_array_index (records->documents, i);
        Reference *reference = NULL;
        if (record->within >= 0 || record->number.text == NULL || number_is_blank (record->number.text))
            continue;
        record->within = find_citing (records, i, &reference);
        if (reference != NULL && reference->relation == RELATION_MENTIONS)
            reference->relation = RELATION_BASIS;
    }
}

FileRecords *
extract_records (const Document *document, const Lexicon *lexicon, const char *name) {
    return extract_records_explained (document, lexicon, name, NULL);
}

FileRecords *
extract_records_explained (const Document *document, const Lexicon *lexicon, const char *name,
                           Explanation *explanation) {
    FileRecords *records = file_records_new ();
    ExtractContext context = { document, lexicon, records, explanation };

    records->file = g_utf8_make_valid (name, -1);
    records->sha256 = g_strdup (document_peek_sha256 (document));
    records->format = g_strdup (document_peek_format (document));
    copy_reader_warnings (document, records);
    g_autoptr (GArray) segments = segment_documents (&context);
    for (guint i = 0; i < segments->len; i++)
        g_ptr_array_add (records->documents, extract_document (&context, &g_array_index (segments, Segment, i)));
    link_enclosed (records);
    for (guint i = 0; i < records->documents->len; i++)
        lint_document (records, document, g_ptr_array_index (records->documents, i));
    return records;
}

FileRecords *
extract_file (const char *path, const Lexicon *lexicon, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (Document) document = document_open (path, NULL, &local);
    FileRecords *records;

    if (document != NULL)
        return extract_records (document, lexicon, path);
    records = file_records_new ();
    records->file = g_utf8_make_valid (path, -1);
    records->error_code = g_strdup (error_code_name (local));
    records->error_message = g_strdup (local->message);
    g_propagate_error (error, g_steal_pointer (&local));
    return records;
}
