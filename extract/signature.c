/* signature.c - see signature.h. */
#include "extract/signature.h"

#include <string.h>

/* A line of the block may hold several parts where a cell's lines were joined. */
typedef enum { PART_AUTHORITY, PART_POST, PART_NAME, PART_OTHER } PartKind;

typedef struct {
    PartKind kind;
    SpanList *span;
    gboolean known; /* of a name: the family name is a known one */
} Part;

static void
part_free (Part *part) {
    g_clear_pointer (&part->span, g_array_unref);
    g_free (part);
}

static void
add_part (const Reading *reading, gsize start, gsize end, PartKind kind, gboolean known, GPtrArray *parts) {
    SpanList *span = reading_spans (reading, start, end);
    if (span == NULL)
        return;
    Part *part = g_new0 (Part, 1);
    part->kind = kind;
    part->span = span;
    part->known = known;
    g_ptr_array_add (parts, part);
}

static gboolean
matches_at (const ExtractContext *context, const char *group, const Reading *reading, gsize at, gsize end) {
    return lexicon_match (context->lexicon, group, reading->folded + at, end - at, 0, NULL) != NULL;
}

/* The folded byte where the next word begins; @end where there is none. */
static gsize
next_word (const Reading *reading, gsize at, gsize end) {
    while (at < end && reading->folded[at] != ' ')
        at++;
    return at < end ? at + 1 : end;
}

/* Whether a post may begin at the word at @at inside a run of capitals that begins with @start: `KT. CHỦ TỊCH | PHÓ CHỦ TỊCH`, but
 * not the post that follows the prefix, and not a bare post after `PHÓ`. */
static gboolean
begins_part (const ExtractContext *context, const Reading *reading, gsize start, gsize at, gsize end) {
    if (at == start)
        return FALSE;
    if (matches_at (context, "authority-patterns", reading, at, end))
        return TRUE;
    if (!matches_at (context, "post-patterns", reading, at, end))
        return FALSE;
    g_autofree char *before = g_strndup (reading->folded + start, at - start);
    g_autofree char *joined = g_strndup (reading->folded + start, end - start);
    PatternMatch match;
    /* BAN BÍ THƯ and ĐOÀN CHỦ TỊCH are bodies, PHÓ BÍ THƯ THƯỜNG TRỰC is one post. */
    if (g_str_has_prefix (reading->folded + at, "thường trực"))
        return FALSE;
    if (pattern_match (pattern_peek ("(?:^| )(?:ban bí thư|đoàn chủ tịch|ban giám đốc|ban chủ nhiệm|ban giám hiệu)\\b"),
                       joined, strlen (joined), 0, &match)
        && match.groups[0].start < at - start && match.groups[0].end > at - start)
        return FALSE;
    return !pattern_matches (
        "(?:,|(?:^| )(?:phó|quyền|q\\.?|thứ|nguyên|kiêm|chi|ký|k ?[./]? ?t ?[./]?|t ?[./]? ?l ?[./]?|t ?[./]? ?u ?[./]? ?q ?[./]?|tổng)) ?$",
        before);
}

static void
add_capitals (const ExtractContext *context, const Reading *reading, gsize start, gsize end, GPtrArray *parts) {
    gsize from = start;
    for (gsize at = start; at <= end; at = at < end ? next_word (reading, at, end) : end + 1) {
        if (at < end && !begins_part (context, reading, from, at, end))
            continue;
        PartKind kind = PART_OTHER;
        if (matches_at (context, "authority-patterns", reading, from, at))
            kind = PART_AUTHORITY;
        else if (matches_at (context, "post-patterns", reading, from, at))
            kind = PART_POST;
        add_part (reading, from, at, kind, FALSE, parts);
        from = at;
    }
}

static void
add_line (const ExtractContext *context, const Line *line, GPtrArray *parts) {
    const Reading *reading = line->reading;
    gboolean known = FALSE;

    if (line->kind == LINE_SIGNED || line->kind == LINE_RULE || line->kind == LINE_STAMP || line->kind == LINE_DATE
        || line->kind == LINE_TYPE || line->kind == LINE_NUMBER || line->kind == LINE_NATION || line->kind == LINE_MOTTO
        || line->kind == LINE_PARTY)
        return;
    if (line->kind == LINE_NAME) {
        lines_is_person (context, reading, 0, reading->length, &known);
        add_part (reading, 0, reading->length, PART_NAME, known, parts);
        return;
    }
    gsize capitals = reading_capitals_end (reading, 0); /* a name in mixed case may follow them */
    gsize mixed = capitals > 0 && capitals < reading->length ? capitals + 1 : capitals;
    if (mixed > 0 && mixed < reading->length && lines_is_person (context, reading, mixed, reading->length, &known)) {
        add_capitals (context, reading, 0, mixed - 1, parts);
        add_part (reading, mixed, reading->length, PART_NAME, known, parts);
    } else if (mixed == reading->length) {
        add_capitals (context, reading, 0, reading->length, parts);
    } else if (matches_at (context, "authority-patterns", reading, 0, reading->length)) {
        add_part (reading, 0, reading->length, PART_AUTHORITY, FALSE, parts);
    } else if (matches_at (context, "post-patterns", reading, 0, reading->length) && reading->length < 60
               && reading_starts_upper (reading, 0)) {
        add_part (reading, 0, reading->length, PART_POST, FALSE, parts); /* a post in mixed case */
    }
}

/* Of minutes whoever wrote them signs too, before or beside the one who presided. */
static gboolean
is_of_writer (const char *text, const Part *post) {
    g_autoptr (FoldedText) folded = folded_text_new (text, g_array_index (post->span, Span, 0));
    return pattern_matches ("^(?:người ghi|người lập|thư ký(?! thường trực|  *trưởng))", folded->folded);
}

static gboolean
begins_with_also (const char *text, const Part *part) {
    g_autoptr (FoldedText) folded = folded_text_new (text, g_array_index (part->span, Span, 0));
    return pattern_matches ("^kiêm ", folded->folded);
}

void
signature_read (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
    g_autoptr (SpanList) authority = g_array_new (FALSE, FALSE, sizeof (Span));
    const Part *post = NULL, *name = NULL;
    gboolean also = FALSE; /* `CHỦ TỊCH …` / `KIÊM TRƯỞNG BAN …`: one post in two lines, or two posts */
    gboolean open = FALSE; /* the authority may go on in the next line: `TM. ỦY BAN NHÂN DÂN` / `TỈNH …` */

    for (guint i = 0; i < lines->len; i++)
        add_line (context, g_ptr_array_index (lines, i), parts);
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = g_ptr_array_index (parts, i);
        gboolean another = part->kind == PART_AUTHORITY || part->kind == PART_POST;
        if (another && name != NULL && post != NULL && authority->len == 0 && is_of_writer (text, post))
            post = name = NULL;
        if (another && name != NULL && name->known && post != NULL)
            break; /* a second signatory, beside or below; the first is the one of the heading */
        also = also || (part->kind == PART_OTHER && post != NULL && name == NULL && begins_with_also (text, part));
        if (part->kind == PART_AUTHORITY || (part->kind == PART_OTHER && open && post == NULL && name == NULL)) {
            g_array_append_vals (authority, part->span->data, part->span->len);
            open = TRUE;
        } else if (part->kind == PART_POST && name == NULL) {
            post = part;
            open = FALSE;
        } else if (part->kind == PART_NAME && (name == NULL || (part->known && !name->known))) {
            name = part;
        }
    }
    if (authority->len > 0)
        value_set (&record->signature_authority, text, span_list_dup (authority), 0.96);
    if (post != NULL)
        value_set (&record->signature_title, text, span_list_dup (post->span), also ? 0.85 : 0.96);
    if (name != NULL)
        value_set (&record->signature_signer, text, span_list_dup (name->span), name->known ? 0.97 : 0.75);
}
