/* lint.c - see lint.h. */
#include "extract/lint.h"

#include <string.h>

#include "base/text.h"
#include "extract/directory.h"
#include "extract/number.h"
#include "extract/shape_doubts.h"

#define NAMED_MAX     6    /* items named by path in one message; the rest is counted */
#define PLACES_MAX    50   /* places one warning points at */
#define YEARS_AHEAD   30   /* the longest visions (`tầm nhìn 2050`) are written 25 to 30 years ahead */
#define YEAR_EARLIEST 1945 /* the first document of the State */
#define SURE_ISSUER   0.8  /* below: not from a letterhead */
#define DOUBTED_BODY  0.8  /* the most an unknown body's name is trusted */
#define COMPARED_MAX  40   /* bodies of one item that are compared with each other; no order names more */

/* What is collected of one code in one document. */
typedef struct {
    Warning warning;
    guint count, of; /* @of: how many could have been; 0 where that says nothing */
    GString *names;
    SpanList *places;
} Finding;

static Finding
finding_new (Warning warning) {
    return (Finding){ .warning = warning,
                      .names = g_string_new (NULL),
                      .places = g_array_new (FALSE, FALSE, sizeof (Span)) };
}

static void
finding_clear (Finding *finding) {
    g_string_free (finding->names, TRUE);
    g_array_unref (finding->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

/* The places follow each other in the text; what two items share is pointed at once. */
static void
add_place (SpanList *places, const SpanList *place) {
    if (place == NULL || place->len == 0 || places->len >= PLACES_MAX)
        return;
    Span first = g_array_index (place, Span, 0);
    if (places->len > 0 && g_array_index (places, Span, places->len - 1).end > first.start)
        return;
    g_array_append_val (places, first);
}

static void
finding_add (Finding *finding, const char *name, const SpanList *place) {
    finding->count++;
    if (finding->count <= NAMED_MAX && name != NULL)
        g_string_append_printf (finding->names, "%s%s", finding->names->len > 0 ? ", " : "", name);
    else if (finding->count == NAMED_MAX + 1)
        g_string_append (finding->names, ", …");
    add_place (finding->places, place);
}

/* `II.1, II.2, … (12/80)` */
static void
finding_tell (const Finding *finding, FileRecords *records) {
    g_autofree char *detail = NULL;
    if (finding->count == 0)
        return;
    if (finding->of > 0)
        detail = g_strdup_printf ("%s (%u/%u)", finding->names->str, finding->count, finding->of);
    file_records_note (records, finding->warning, finding->places->len > 0 ? span_list_dup (finding->places) : NULL,
                       detail != NULL            ? detail
                       : finding->names->len > 0 ? finding->names->str
                                                 : NULL);
}

/* ---- the document ------------------------------------------------------------------------------------------ */

/* The first lines of a document: where what is missing should stand. */
static SpanList *
dup_head (const DocumentRecord *record) {
    const Value *printed[] = { &record->number, &record->type, &record->title };
    for (gsize i = 0; i < G_N_ELEMENTS (printed); i++)
        if (printed[i]->span != NULL)
            return span_list_dup (printed[i]->span);
    return span_list_dup (record->span);
}

static void
lint_heading (FileRecords *records, const DocumentRecord *record) {
    if (record->secrecy.text != NULL)
        file_records_note (records, WARNING_SECRECY, span_list_dup (record->secrecy.span), record->secrecy.text);
    if (record->kind != DOCUMENT_DIRECTIVE)
        return;
    if (record->number.text == NULL || number_is_blank (record->number.text))
        file_records_note (records, WARNING_NUMBER_MISSING, dup_head (record), record->number.text);
    if (record->date_value.day == 0)
        file_records_note (records, WARNING_DATE_MISSING,
                           record->date.span != NULL ? span_list_dup (record->date.span) : dup_head (record),
                           record->date.text);
    if (record->issuer.text == NULL || record->issuer.confidence < SURE_ISSUER)
        file_records_note (records, WARNING_ISSUER_INFERRED,
                           record->issuer.span != NULL ? span_list_dup (record->issuer.span) : dup_head (record),
                           record->issuer.text);
}

static void
lint_closing (FileRecords *records, const DocumentRecord *record) {
    if (record->kind == DOCUMENT_ARTICLE || record->recipients->len == 0 || record->archive->len > 0)
        return;
    const Recipient *last = g_ptr_array_index (record->recipients, record->recipients->len - 1);
    file_records_note (records, WARNING_ARCHIVE_MISSING, span_list_dup (last->span), NULL);
}

static void
lint_references (FileRecords *records, const DocumentRecord *record) {
    g_auto (Finding) later = finding_new (WARNING_REFERENCE_LATER);
    if (record->date_value.day == 0)
        return;
    for (guint i = 0; i < record->references->len; i++) {
        const Reference *reference = g_ptr_array_index (record->references, i);
        if (reference->date.year == 0
            || partial_date_compare (partial_date_first_day (reference->date), record->date_value) <= 0)
            continue;
        g_autofree char *date = partial_date_format (reference->date);
        g_autofree char *name = g_strdup_printf ("%s (%s)", reference->number, date);
        finding_add (&later, name, reference->date_span != NULL ? reference->date_span : reference->span);
    }
    finding_tell (&later, records);
}

/* ---- its items --------------------------------------------------------------------------------------------- */

static gboolean
stands_in_both (const Item *item) {
    for (guint i = 0; i < MIN (item->lead->len, COMPARED_MAX); i++) {
        const Value *lead = g_ptr_array_index (item->lead, i);
        for (guint k = 0; k < MIN (item->coordinators->len, COMPARED_MAX); k++) {
            const Value *coordinator = g_ptr_array_index (item->coordinators, k);
            if (text_equal (lead->text, coordinator->text))
                return TRUE;
        }
    }
    return FALSE;
}

/* A time that has to be kept and has a day; what is done from some day on, or again and again, may begin before the document. */
static gboolean
has_last_day (const Deadline *deadline) {
    return (deadline->kind == DEADLINE_DATE || deadline->kind == DEADLINE_PERIOD) && deadline->due.year != 0
           && deadline->relation != DEADLINE_FROM && deadline->relation != DEADLINE_AFTER;
}

static void
lint_deadlines (const DocumentRecord *record, const Item *item, Finding *early, Finding *doubtful) {
    PartialDate issued = partial_date_first_day (record->date_value);
    for (guint i = 0; i < item->deadlines->len && issued.year != 0; i++) {
        const Deadline *deadline = g_ptr_array_index (item->deadlines, i);
        g_autofree char *name = g_strdup_printf ("%s '%s'", item->path, deadline->text);
        if (!has_last_day (deadline))
            continue;
        PartialDate due = partial_date_last_day (deadline->due);
        due.hour = due.minute = -1; /* on the day of issue itself is in time */
        if (due.year < YEAR_EARLIEST || due.year > issued.year + YEARS_AHEAD)
            finding_add (doubtful, name, deadline->span);
        else if (partial_date_compare (due, issued) < 0)
            finding_add (early, name, deadline->span);
    }
}

static void
lint_items (FileRecords *records, const Document *document, const DocumentRecord *record) {
    g_auto (Finding) no_lead = finding_new (WARNING_LEAD_MISSING), both = finding_new (WARNING_LEAD_COORDINATES),
                     no_time = finding_new (WARNING_DEADLINE_MISSING), early = finding_new (WARNING_DEADLINE_EARLY),
                     doubtful = finding_new (WARNING_YEAR_DOUBTFUL), guessed = finding_new (WARNING_COLUMNS_GUESSED);
    guint tasks = 0;
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        if (item->kind != ITEM_TASK)
            continue;
        tasks++;
        if (shape_doubts_is_guessed (document, item->span))
            finding_add (&guessed, item->path, item->span);
        if (item->lead->len == 0 && record->addressees->len == 0) /* a letter that names nobody asks its addressees */
            finding_add (&no_lead, item->path, item->span);
        if (stands_in_both (item))
            finding_add (&both, item->path, item->span);
        if (item->deadlines->len == 0)
            finding_add (&no_time, item->path, item->span);
        lint_deadlines (record, item, &early, &doubtful);
    }
    no_lead.of = no_time.of = guessed.of = tasks;
    finding_tell (&guessed, records);
    finding_tell (&no_lead, records);
    finding_tell (&both, records);
    finding_tell (&no_time, records);
    finding_tell (&early, records);
    finding_tell (&doubtful, records);
}

/* `Sở Kế hoạch và Đầu tư → Sở Tài chính` */
static char *
name_former (const BodyEntry *entry) {
    const BodySuccessor *successor = entry->successors->len > 0 ? g_ptr_array_index (entry->successors, 0) : NULL;
    return successor == NULL
               ? g_strdup (entry->name)
               : g_strdup_printf ("%s → %s%s", entry->name, successor->name, entry->successors->len > 1 ? ", …" : "");
}

/* Each name is told of once; one that is not known is trusted less wherever it stands. */
static void
lint_names (const DocumentRecord *record, const GPtrArray *names, GHashTable *seen, Finding *unknown, Finding *former) {
    BodyContext context = { .issuer = record->issuer.text, .date = record->date_value };
    for (guint i = 0; i < names->len; i++) {
        Value *value = g_ptr_array_index (names, i);
        g_autoptr (BodyEntry) entry = NULL;
        g_autofree char *key = text_fold (value->text, -1);
        gpointer known = NULL;
        if (g_hash_table_lookup_extended (seen, key, NULL, &known)) {
            value->confidence = known != NULL ? value->confidence : MIN (value->confidence, DOUBTED_BODY);
            continue;
        }
        /* A bracket tells more of the body, and is no part of its name. */
        g_autofree char *bare = g_strndup (value->text, strcspn (value->text, "("));
        entry = directory_lookup (*bare != '\0' ? bare : value->text, &context);
        gboolean doubtful = entry->standing == BODY_UNKNOWN && entry->checked;
        if (doubtful) {
            finding_add (unknown, value->text, value->span);
            value->confidence = MIN (value->confidence, DOUBTED_BODY);
        } else if (entry->standing == BODY_KNOWN && !entry->ambiguous && entry->to.year != 0
                   && record->date_value.day != 0
                   && partial_date_compare (record->date_value, partial_date_last_day (entry->to)) > 0) {
            g_autofree char *name = name_former (entry);
            finding_add (former, name, value->span);
        }
        g_hash_table_insert (seen, g_steal_pointer (&key), GINT_TO_POINTER (!doubtful));
    }
}

static void
lint_bodies (FileRecords *records, const DocumentRecord *record) {
    g_auto (Finding) unknown = finding_new (WARNING_BODY_UNKNOWN), former = finding_new (WARNING_BODY_FORMER);
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = g_ptr_array_index (record->items, i);
        lint_names (record, item->lead, seen, &unknown, &former);
        lint_names (record, item->coordinators, seen, &unknown, &former);
    }
    finding_tell (&unknown, records);
    finding_tell (&former, records);
}

void
lint_document (FileRecords *records, const Document *document, const DocumentRecord *record) {
    lint_heading (records, record);
    lint_references (records, record);
    lint_items (records, document, record);
    lint_bodies (records, record);
    lint_closing (records, record);
}
