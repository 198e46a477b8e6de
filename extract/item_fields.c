/* item_fields.c - see item_fields.h. */
#include "extract/item_fields.h"

#include <string.h>

#include "base/text.h"
#include "extract/bodies.h"
#include "extract/deadlines.h"

#define FIELDS_MAX 32 /* fields of one line; the rest is left to the last */

typedef enum { FIELD_LEAD, FIELD_COORDINATORS, FIELD_TIME, FIELD_PRODUCT, FIELD_IGNORED, FIELD_LAST } Field;

/* No name of a field, with what stands before its colon, is longer. */
#define NAME_BYTES_MAX 600
/* A longer line says more than who. */
#define WHO_BYTES_MAX 500

static const char *const groups[FIELD_LAST] = {
    [FIELD_LEAD] = "field-lead-patterns",       [FIELD_COORDINATORS] = "field-coordinators-patterns",
    [FIELD_TIME] = "field-time-patterns",       [FIELD_PRODUCT] = "field-product-patterns",
    [FIELD_IGNORED] = "field-ignored-patterns",
};

/* A field's name begins at `start`, its value at `value`, in folded bytes. */
typedef struct {
    Field field;
    gsize start, value;
} FieldStart;

ItemFields *
item_fields_new (void) {
    ItemFields *fields = g_new0 (ItemFields, 1);
    fields->lead = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
    fields->coordinators = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
    fields->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    return fields;
}

void
item_fields_free (ItemFields *fields) {
    if (fields == NULL)
        return;
    g_ptr_array_unref (fields->lead);
    g_ptr_array_unref (fields->coordinators);
    g_ptr_array_unref (fields->deadlines);
    value_clear (&fields->deliverable);
    g_free (fields);
}

gboolean
item_fields_are_empty (const ItemFields *fields) {
    return fields->lead->len == 0 && fields->coordinators->len == 0 && fields->deadlines->len == 0
           && fields->deliverable.text == NULL;
}

static void
merge_values (GPtrArray *into, const GPtrArray *from) {
    for (guint i = 0; i < from->len; i++) {
        const Value *value = g_ptr_array_index (from, i);
        gboolean known = value->text == NULL;
        for (guint k = 0; k < into->len && !known; k++)
            known = text_equal (((const Value *)g_ptr_array_index (into, k))->text, value->text);
        if (!known)
            g_ptr_array_add (into, value_dup (value));
    }
}

void
item_fields_merge (ItemFields *into, const ItemFields *from) {
    g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);

    merge_values (into->lead, from->lead);
    merge_values (into->coordinators, from->coordinators);
    for (guint i = 0; i < from->deadlines->len; i++)
        g_ptr_array_add (deadlines, deadline_dup (g_ptr_array_index (from->deadlines, i)));
    deadlines_add (into->deadlines, deadlines);
    if (into->deliverable.text != NULL || from->deliverable.text == NULL)
        return;
    into->deliverable.text = g_strdup (from->deliverable.text);
    into->deliverable.span = span_list_dup (from->deliverable.span);
    into->deliverable.confidence = from->deliverable.confidence;
}

/* The field whose name stands at `at`, FIELD_LAST where none does. */
static Field
field_at (const ExtractContext *context, const FoldedText *folded, gsize at, gsize *ret_value) {
    PatternMatch match;
    gsize length = text_character_before (folded->folded + at, MIN (folded->length - at, NAME_BYTES_MAX), 0);
    for (guint i = 0; i < FIELD_LAST; i++)
        if (lexicon_match (context->lexicon, groups[i], folded->folded + at, length, 0, &match) != NULL) {
            *ret_value = at + match.groups[0].end;
            return (Field)i;
        }
    return FIELD_LAST;
}

/* What marks a line inside a cell, or where lines were joined. */
#define MARKS "-+*|"

/* Skips spaces, and such a mark. */
static gsize
skip_mark (const FoldedText *folded, gsize at) {
    while (at < folded->length && strchr (" (" MARKS, folded->folded[at]) != NULL)
        at++;
    return at;
}

/* May the name of a field begin at `at`? Behind a mark; where lines were joined without one, with a capital. */
static gboolean
is_boundary (const char *text, const FoldedText *folded, gsize at) {
    if (at == 0 || strchr (".;(", folded->folded[at - 1]) != NULL)
        return TRUE;
    return folded->folded[at - 1] == ' '
           && (strchr (MARKS, folded->folded[at]) != NULL
               || g_unichar_isupper (g_utf8_get_char (text + folded->origin[at])));
}

static GArray *
find_fields (const ExtractContext *context, const FoldedText *folded) {
    const char *text = document_peek_text (context->document);
    GArray *found = g_array_new (FALSE, FALSE, sizeof (FieldStart));

    for (gsize at = 0; at < folded->length && found->len < FIELDS_MAX; at++) {
        gboolean boundary = is_boundary (text, folded, at);
        FieldStart start = { .start = boundary ? skip_mark (folded, at) : 0 };
        if (!boundary)
            continue;
        if (start.start >= folded->length)
            break;
        start.field = field_at (context, folded, start.start, &start.value);
        if (start.field == FIELD_LAST) { /* nor at any mark that was skipped */
            at = MAX (at + 1, start.start) - 1;
            continue;
        }
        g_array_append_val (found, start);
        at = start.value > at ? start.value - 1 : at;
    }
    return found;
}

static void
take_values (GPtrArray *into, GPtrArray *from) {
    g_ptr_array_set_free_func (from, NULL);
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add (into, g_ptr_array_index (from, i));
    g_ptr_array_unref (from);
}

/* @latest: the name of a time says that it is the last day, `hạn chót: 31/5`. */
static void
read_field (const ExtractContext *context, Field field, gboolean latest, Span value, ItemClock clock,
            ItemFields *into) {
    const char *text = document_peek_text (context->document);
    value = span_trim (text, value, ".;,:)/" MARKS);

    if (span_length (value) == 0)
        return;
    switch (field) {
    case FIELD_LEAD: {
        g_autoptr (BodiesFound) found = bodies_read (context, value, BODIES_IN_FIELD);
        take_values (into->lead, g_ptr_array_ref (found->lead));
        take_values (into->coordinators, g_ptr_array_ref (found->coordinators));
        break;
    }
    case FIELD_COORDINATORS:
        take_values (into->coordinators, bodies_split (context, value));
        break;
    case FIELD_TIME: {
        g_autoptr (GPtrArray) deadlines
            = deadlines_read (context, value, DEADLINES_IN_FIELD, clock.date, clock.latest_year);
        for (guint i = 0; latest && i < deadlines->len; i++) {
            Deadline *deadline = g_ptr_array_index (deadlines, i);
            if (deadline->relation == DEADLINE_ON)
                deadline->relation = DEADLINE_BY;
        }
        deadlines_add (into->deadlines, deadlines);
        break;
    }
    case FIELD_PRODUCT:
        value_clear (&into->deliverable);
        value_set (&into->deliverable, text, span_list_new (value.start, value.end), 0.95);
        break;
    default:
        break;
    }
}

/* Blanks out of the folded line what was read as names. */
static void
blank_values (FoldedText *folded, const GPtrArray *values) {
    for (guint i = 0; i < values->len; i++) {
        const Value *value = g_ptr_array_index (values, i);
        for (guint k = 0; value->span != NULL && k < value->span->len; k++) {
            Span piece = g_array_index (value->span, Span, k);
            for (gsize at = 0; at < folded->length; at++)
                if (folded->origin[at] >= piece.start && folded->origin[at] < piece.end)
                    folded->folded[at] = ' ';
        }
    }
}

/* TRUE where bodies, how they share the work and a time are all that the line says. */
static gboolean
says_only_who (const ExtractContext *context, Span line, FoldedText *folded) {
    if (folded->length > WHO_BYTES_MAX
        || lexicon_match (context->lexicon, "who-line-verb-patterns", folded->folded, folded->length, 0, NULL) == NULL)
        return FALSE;
    g_autoptr (BodiesFound) found = bodies_read (context, line, BODIES_IN_SENTENCE);
    if (found->lead->len == 0)
        return FALSE;
    blank_values (folded, found->lead);
    blank_values (folded, found->coordinators);
    return lexicon_match (context->lexicon, "who-line-rest-patterns", folded->folded, folded->length, 0, NULL) != NULL;
}

/* `(Sở A chủ trì; Sở B phối hợp; hoàn thành trước …)` on a line of its own. */
static gboolean
is_bracket_of_who (const FoldedText *folded) {
    return pattern_match (
        pattern_peek (
            "^\\((?:do |giao )?[^().:]{3,200}? (?:chủ trì|làm đầu mối|phối hợp|thực hiện)(?:[;,] [^()]{0,300})?\\)[.;/ ]*$"),
        folded->folded, folded->length, 0, NULL);
}

static void
read_bracket (const ExtractContext *context, Span line, ItemClock clock, ItemFields *into) {
    g_autoptr (BodiesFound) found = bodies_read (context, line, BODIES_IN_SENTENCE);
    g_autoptr (GPtrArray) deadlines = deadlines_read (context, line, DEADLINES_IN_FIELD, clock.date, clock.latest_year);
    take_values (into->lead, g_ptr_array_ref (found->lead));
    take_values (into->coordinators, g_ptr_array_ref (found->coordinators));
    deadlines_add (into->deadlines, deadlines);
}

FieldLine
item_fields_classify (const ExtractContext *context, Span line) {
    const char *text = document_peek_text (context->document);
    g_autoptr (FoldedText) folded = folded_text_new (text, span_trim (text, line, NULL));
    gsize value = 0;

    if (field_at (context, folded, skip_mark (folded, 0), &value) != FIELD_LAST || is_bracket_of_who (folded))
        return FIELD_LINE_FIELDS;
    if (lexicon_match (context->lexicon, "field-content-patterns", folded->folded, folded->length, 0, NULL) != NULL)
        return FIELD_LINE_CONTENT;
    if (lexicon_match (context->lexicon, "when-line-patterns", folded->folded, folded->length, 0, NULL) != NULL)
        return FIELD_LINE_WHEN;
    if (says_only_who (context, line, folded))
        return FIELD_LINE_WHO;
    return FIELD_LINE_NONE;
}

static void
read_fields (const ExtractContext *context, Span line, ItemClock clock, gboolean from_start, ItemFields *into) {
    g_autoptr (FoldedText) folded = folded_text_new (document_peek_text (context->document), line);
    g_autoptr (GArray) found = find_fields (context, folded);

    for (guint i = 0; i < found->len; i++) {
        const FieldStart *start = &g_array_index (found, FieldStart, i);
        gsize end = i + 1 < found->len ? g_array_index (found, FieldStart, i + 1).start : folded->length;
        if (start->start == 0 && !from_start)
            continue;
        gboolean latest = strncmp (folded->folded + start->start, "hạn chót", strlen ("hạn chót")) == 0
                          || strncmp (folded->folded + start->start, "hạn cuối", strlen ("hạn cuối")) == 0;
        read_field (context, start->field, latest, folded_text_span (folded, start->value, MAX (end, start->value)),
                    clock, into);
    }
}

void
item_fields_read (const ExtractContext *context, Span line, ItemClock clock, ItemFields *into) {
    FieldLine kind = item_fields_classify (context, line);
    if (kind == FIELD_LINE_WHO) {
        g_autoptr (BodiesFound) found = bodies_read (context, line, BODIES_IN_SENTENCE);
        take_values (into->lead, g_ptr_array_ref (found->lead));
        take_values (into->coordinators, g_ptr_array_ref (found->coordinators));
    }
    if (kind == FIELD_LINE_WHO || kind == FIELD_LINE_WHEN) {
        g_autoptr (GPtrArray) deadlines
            = deadlines_read (context, line, kind == FIELD_LINE_WHO ? DEADLINES_IN_SENTENCE : DEADLINES_IN_FIELD,
                              clock.date, clock.latest_year);
        deadlines_add (into->deadlines, deadlines);
        return;
    }
    g_autoptr (FoldedText) folded = folded_text_new (document_peek_text (context->document),
                                                     span_trim (document_peek_text (context->document), line, NULL));
    if (is_bracket_of_who (folded))
        read_bracket (context, line, clock, into);
    else
        read_fields (context, line, clock, TRUE, into);
}

void
item_fields_read_inside (const ExtractContext *context, Span text, ItemClock clock, ItemFields *into) {
    read_fields (context, text, clock, FALSE, into);
}
