/* slip_doubts.c - see slip_doubts.h. */
#include "extract/slip_doubts.h"

#include "base/slips.h"
#include "base/text.h"

#define SURE_BY_LETTERS 0.94 /* `truớc` can be nothing else */
#define SURE_BY_PHRASE  0.85 /* `tinh ủy` is read by what stands beside it */
#define NAMED_MAX       6    /* slips named in the warning; the rest is counted */
#define PLACES_MAX      50   /* places it points at */

static gint
compare_slips (gconstpointer one, gconstpointer other) {
    const Slip *a = one, *b = other;
    return a->start < b->start ? -1 : a->start > b->start;
}

static GArray *
find_slips (const Document *document, guint first, guint end) {
    const char *text = document_peek_text (document);
    GArray *slips = NULL;
    for (guint i = first; i < end; i++) {
        GArray *found = text_find_slips (text, document_peek_block (document, i)->span);
        g_array_sort (found, compare_slips);
        if (slips == NULL) {
            slips = found;
            continue;
        }
        g_array_append_vals (slips, found->data, found->len);
        g_array_set_clear_func (found, NULL); /* the words are the other's now */
        g_array_unref (found);
    }
    return slips;
}

/* ---- trusting less ----------------------------------------------------------------------------------------- */

/* The least that a piece with slips in it is trusted, 1 where there is none. */
static double
rate_piece (const GArray *slips, Span piece) {
    double sure = 1;
    guint low = 0, high = slips->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index (slips, Slip, middle).end <= piece.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < slips->len && g_array_index (slips, Slip, low).start < piece.end; low++)
        sure = MIN (sure, g_array_index (slips, Slip, low).by_letters ? SURE_BY_LETTERS : SURE_BY_PHRASE);
    return sure;
}

static double
rate (const GArray *slips, const SpanList *span, double confidence) {
    for (guint i = 0; span != NULL && i < span->len; i++)
        confidence = MIN (confidence, rate_piece (slips, g_array_index (span, Span, i)));
    return confidence;
}

static void
doubt_value (const GArray *slips, Value *value) {
    value->confidence = rate (slips, value->span, value->confidence);
}

static void
doubt_list (const GArray *slips, const GPtrArray *values) {
    for (guint i = 0; i < values->len; i++)
        doubt_value (slips, g_ptr_array_index (values, i));
}

/* Texts and titles are what is printed, slips and all. */
static void
doubt_item (const GArray *slips, Item *item) {
    doubt_list (slips, item->lead);
    doubt_list (slips, item->coordinators);
    for (guint i = 0; i < item->deadlines->len; i++) {
        Deadline *deadline = g_ptr_array_index (item->deadlines, i);
        deadline->confidence = rate (slips, deadline->span, deadline->confidence);
    }
}

static void
doubt_document (const GArray *slips, DocumentRecord *record) {
    Value *values[] = { &record->type,           &record->number,  &record->issuer,
                        &record->superior,       &record->place,   &record->date,
                        &record->secrecy,        &record->urgency, &record->signature_authority,
                        &record->signature_title };
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        doubt_value (slips, values[i]);
    doubt_list (slips, record->addressees);
    doubt_list (slips, record->archive);
    for (guint i = 0; i < record->recipients->len; i++) {
        Recipient *recipient = g_ptr_array_index (record->recipients, i);
        recipient->confidence = rate (slips, recipient->span, recipient->confidence);
    }
    for (guint i = 0; i < record->references->len; i++) {
        Reference *reference = g_ptr_array_index (record->references, i);
        reference->confidence = rate (slips, reference->span, reference->confidence);
    }
    for (guint i = 0; i < record->items->len; i++)
        doubt_item (slips, g_ptr_array_index (record->items, i));
}

/* ---- telling ----------------------------------------------------------------------------------------------- */

/* `tinh → tỉnh, truớc → trước (17)` */
static void
tell (const ExtractContext *context, const GArray *slips) {
    const char *text = document_peek_text (context->document);
    g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GString) detail = g_string_new (NULL);
    SpanList *places = g_array_new (FALSE, FALSE, sizeof (Span));

    for (guint i = 0; i < slips->len; i++) {
        const Slip *slip = &g_array_index (slips, Slip, i);
        g_autofree char *printed = text_collapse (text + slip->start, (gssize)(slip->end - slip->start));
        g_autofree char *meant = text_collapse (slip->meant, -1);
        g_autofree char *name = g_strdup_printf ("%s → %s", printed, meant);
        if (places->len < PLACES_MAX)
            span_list_append (places, slip->start, slip->end);
        if (g_hash_table_contains (named, name))
            continue;
        if (g_hash_table_size (named) < NAMED_MAX)
            g_string_append_printf (detail, "%s%s", detail->len > 0 ? ", " : "", name);
        else if (g_hash_table_size (named) == NAMED_MAX)
            g_string_append (detail, ", …");
        if (g_hash_table_size (named) <= NAMED_MAX)
            g_hash_table_add (named, g_steal_pointer (&name));
    }
    g_string_append_printf (detail, " (%u)", slips->len);
    file_records_note (context->records, WARNING_MISPRINT, places, detail->str);
}

void
slip_doubts_note (const ExtractContext *context, guint first, guint end, DocumentRecord *record) {
    g_autoptr (GArray) slips = find_slips (context->document, first, end);
    if (slips == NULL || slips->len == 0)
        return;
    doubt_document (slips, record);
    tell (context, slips);
}
