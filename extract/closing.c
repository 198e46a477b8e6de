/* closing.c - recipients and archive. The signature block is read in signature.c. See closing.h. */
#include "extract/closing.h"

#include <string.h>

#include "extract/entries.h"
#include "extract/lines.h"
#include "extract/signature.h"

/* ---- recipients -------------------------------------------------------------------------------------------- */

static const struct {
    const char *key;
    RecipientPurpose purpose;
} purposes[] = {
    { "report", PURPOSE_REPORT },           { "coordination-first", PURPOSE_COORDINATION },
    { "action", PURPOSE_ACTION },           { "coordination", PURPOSE_COORDINATION },
    { "information", PURPOSE_INFORMATION }, { "action-any", PURPOSE_ACTION },
};

/* The purpose that folded words name, none where they name a person or a unit. */
static RecipientPurpose
find_purpose (const Lexicon *lexicon, const char *folded, gsize length) {
    const char *key = lexicon_match (lexicon, "purpose-patterns", folded, length, 0, NULL);
    for (gsize i = 0; key != NULL && i < G_N_ELEMENTS (purposes); i++)
        if (strcmp (purposes[i].key, key) == 0)
            return purposes[i].purpose;
    return PURPOSE_NONE;
}

/* The name without the bracket, or the words at its end, that give the purpose. Returns the end of the name. */
static gsize
cut_purpose (const Lexicon *lexicon, const Reading *entry, RecipientPurpose *ret_purpose) {
    static const char *const tails[] = {
        " ?\\(([^()]*)\\)?[ .,;=~_]*$", /* Tỉnh ủy (để b/c) */
        "[ ,:-]+(để (?:b ?/ ?c|báo cáo|biết|thực hiện|t ?/ ?h|phối hợp|p ?/ ?h|chỉ đạo|theo dõi)[^(),;]{0,40})[ .,;]*$",
        "(?: -|:|,) (báo cáo|thực hiện|phối hợp|đăng tải|theo dõi|để biết)[ .,;]*$",
        "[ ,:-]+(b ?/ ?c|t ?/ ?h|p ?/ ?h)[ .,;]*$",
    };
    *ret_purpose = PURPOSE_NONE;
    for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
        PatternMatch match;
        if (!pattern_match (pattern_peek (tails[i]), entry->folded, entry->length, 0, &match)
            || match.groups[0].start == 0)
            continue;
        RecipientPurpose purpose
            = find_purpose (lexicon, entry->folded + match.groups[1].start, span_length (match.groups[1]));
        if (purpose == PURPOSE_NONE)
            continue;
        gsize end = match.groups[0].start;
        while (end > 1 && strchr (";, ", entry->folded[end - 1]) != NULL)
            end--;
        *ret_purpose = purpose;
        return end;
    }
    return entry->length;
}

/* NULL where nothing is left of it. */
static Recipient *
make_recipient (const Lexicon *lexicon, const char *text, const Reading *entry) {
    RecipientPurpose purpose;
    gsize end = cut_purpose (lexicon, entry, &purpose);
    SpanList *spans = reading_spans (entry, 0, end);
    if (spans == NULL)
        return NULL;
    Recipient *recipient = recipient_new ();
    recipient->name = span_list_join (text, spans);
    recipient->purpose = purpose;
    recipient->span = spans;
    recipient->confidence = entry->length < 160 ? 0.96 : 0.7;
    return recipient;
}

Recipient *
closing_read_recipient (const Lexicon *lexicon, const char *text) {
    g_autoptr (Reading) entry = reading_new_span (text, (Span){ 0, strlen (text) });
    return make_recipient (lexicon, text, entry);
}

static void
add_recipient (const ExtractContext *context, const Reading *entry, DocumentRecord *record) {
    Recipient *recipient = make_recipient (context->lexicon, document_peek_text (context->document), entry);
    if (recipient != NULL)
        g_ptr_array_add (record->recipients, recipient);
}

/* The parts of `Lưu: VT, CN (A, B).`: a comma or semicolon parts them, not inside a bracket. */
static void
add_archive (const ExtractContext *context, const Reading *entry, gsize start, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    guint depth = 0;
    gsize from = start;
    for (gsize i = start; i <= entry->length; i++) {
        char c = i < entry->length ? entry->folded[i] : ',';
        if (c == '(')
            depth++;
        else if (c == ')' && depth > 0)
            depth--;
        if (i < entry->length && (depth > 0 || (c != ',' && c != ';')))
            continue;
        SpanList *spans = reading_spans (entry, from, i);
        from = i + 1;
        if (spans != NULL)
            g_ptr_array_add (record->archive, value_new (text, spans, 0.96));
    }
}

static void
read_recipients (const ExtractContext *context, const SpanList *spans, DocumentRecord *record) {
    const Pattern *archive = lexicon_peek_pattern (context->lexicon, "archive-patterns", "entry");
    g_autoptr (GPtrArray) entries = entries_split (document_peek_text (context->document), spans);
    for (guint i = 0; i < entries->len; i++) {
        const Reading *entry = g_ptr_array_index (entries, i);
        PatternMatch match;
        if (archive != NULL && pattern_match (archive, entry->folded, entry->length, 0, &match)) {
            add_archive (context, entry, match.groups[0].end, record);
            break; /* nothing of the list follows the archive */
        }
        if (pattern_matches ("^l\\pL?[uư]u ?[.;:]*$", entry->folded))
            break; /* `- Lưu.`: it does not say where */
        add_recipient (context, entry, record);
    }
}

/* ---- the two columns --------------------------------------------------------------------------------------- */

/* Whether a line that follows the recipients belongs to the signature: the list's own lines begin with a dash or go on. */
static gboolean
is_of_signature (const Line *line, gboolean archived) {
    switch (line->kind) {
    case LINE_AUTHORITY:
    case LINE_POST:
    case LINE_SIGNED:
    case LINE_NAME:
        return TRUE;
    case LINE_UPPER:
    case LINE_BODY:
        return archived;
    default:
        return FALSE;
    }
}

static gboolean
begins_signature (const ExtractContext *context, const Reading *reading, gsize at) {
    const char *rest = reading->folded + at;
    gsize length = reading->length - at;
    return lexicon_match (context->lexicon, "post-patterns", rest, length, 0, NULL) != NULL
           || lexicon_match (context->lexicon, "authority-patterns", rest, length, 0, NULL) != NULL;
}

static gboolean
is_name_at (const ExtractContext *context, const Reading *reading, gsize at) {
    at += strspn (reading->folded + at, " ");
    return lines_is_person (context, reading, at, reading->length, NULL);
}

/* Where the post of the signature, or the unit it belongs to, begins in a line of the list, where two columns were flattened: `- Như trên; PHÓ CHỦ TỊCH`,
 * `- Ban Bí thư Trung ương (để báo BÍ THƯ cáo);`; where the signer's name does behind an entry that has ended: `- Lưu: VT. Trần Thị Bình`.
 * The line's length where none does. In bytes of the reading. Where no other line says that the columns were @flattened, only a post behind an
 * entry that has ended counts. */
static gsize
find_signature_behind (const ExtractContext *context, const Reading *reading, gboolean flattened) {
    gboolean known = FALSE;
    for (const char *space = strchr (reading->folded, ' '); space != NULL; space = strchr (space + 1, ' ')) {
        gsize at = (gsize)(space + 1 - reading->folded);
        gboolean ended = strchr (";,.", space[-1]) != NULL;
        if (!reading_starts_upper (reading, at))
            continue;
        if (flattened && strchr (";.", space[-1]) != NULL
            && lines_is_person (context, reading, at, reading->length, &known) && known)
            return at;
        gsize end = reading_capitals_end (reading, at); /* of at least two words */
        if (end <= at || memchr (reading->folded + at, ' ', end - at) == NULL || reading_is_upper (reading, 0, at))
            continue;
        if ((begins_signature (context, reading, at) && (flattened || space[-1] == ';'))
            || (flattened && ended
                && lexicon_match (context->lexicon, "body-patterns", reading->folded + at, reading->length - at, 0,
                                  NULL)
                       != NULL))
            return at;
    }
    return reading->length;
}

/* A line of the signature block cut out of another line. */
static void
add_rest (const ExtractContext *context, const Line *line, Span rest, GPtrArray *signature, GPtrArray *extra) {
    Line *cut = lines_cut (context, line, rest);
    g_ptr_array_add (extra, cut);
    g_ptr_array_add (signature, cut);
}

/* Parts the lines of the closing into those of the recipients and those of the signature. */
static void
part_lines (const ExtractContext *context, const GPtrArray *lines, SpanList *recipients, GPtrArray *signature,
            GPtrArray *extra) {
    const Pattern *archive = lexicon_peek_pattern (context->lexicon, "archive-patterns", "entry");
    const Line *head = NULL;
    gboolean archived = FALSE, flattened = FALSE;

    for (guint i = 0; i < lines->len; i++) {
        Line *line = g_ptr_array_index (lines, i);
        if (line->kind == LINE_RECIPIENTS && head == NULL) {
            PatternMatch match;
            head = line;
            if (pattern_match (pattern_peek ("^n\\pLi nh\\pLn ?[:;.]* ?"), line->reading->folded, line->reading->length,
                               0, &match)
                && match.groups[0].end < line->reading->length) {
                Span rest = { reading_offset (line->reading, match.groups[0].end), line->span.end };
                /* the signature's first line, run into this one */
                flattened = reading_is_upper (line->reading, match.groups[0].end, line->reading->length);
                if (flattened)
                    add_rest (context, line, rest, signature, extra);
                else
                    g_array_append_val (recipients, rest);
                archived |= pattern_matches ("[-;] ?lưu ?[: ]", line->reading->folded);
            }
            continue;
        }
        gboolean dash = strchr ("-+", line->reading->folded[0]) != NULL && line->reading->length > 1;
        if (head == NULL || (line->in_row && line->column > head->column)
            || (is_of_signature (line, archived) && !dash)) {
            g_ptr_array_add (signature, line);
        } else if (line->kind == LINE_TEXT || line->kind == LINE_UPPER || line->kind == LINE_BODY || dash) {
            if (archived && !dash)
                continue; /* drafter's marks, stamps */
            Span entry = line->span;
            gsize post = flattened || (dash && !line->in_row)
                             ? find_signature_behind (context, line->reading, flattened)
                             : line->reading->length;
            if (post < line->reading->length) {
                flattened = TRUE;
                Span rest = { reading_offset (line->reading, post), line->span.end };
                gsize end = reading_capitals_end (line->reading, post);
                entry.end = rest.start;
                if (end > post && end < line->reading->length && !is_name_at (context, line->reading, end))
                    rest.end = reading_offset (line->reading, end); /* and the entry goes on behind it */
                add_rest (context, line, rest, signature, extra);
                g_array_append_val (recipients, entry);
                entry = (Span){ rest.end, line->span.end };
            }
            if (entry.end > entry.start)
                g_array_append_val (recipients, entry);
            PatternMatch match;
            gsize at = dash ? strspn (line->reading->folded, "-+ ") : 0;
            if ((archive != NULL
                 && pattern_match (archive, line->reading->folded + at, line->reading->length - at, 0, &match))
                || pattern_matches ("[;.] ?lưu ?:", line->reading->folded))
                archived = TRUE;
        }
    }
}

void
closing_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    if (record->kind == DOCUMENT_ARTICLE)
        return;
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->closing_first, segment->closing_end);
    g_autoptr (SpanList) recipients = g_array_new (FALSE, FALSE, sizeof (Span));
    g_autoptr (GPtrArray) extra = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
    g_autoptr (GPtrArray) signature = g_ptr_array_new (); /* borrows from lines and extra */

    part_lines (context, lines, recipients, signature, extra);
    read_recipients (context, recipients, record);
    signature_read (context, signature, record);
    if (record->signature_signer.text == NULL) {
        SpanList *span = NULL;
        if (segment->closing_end > segment->closing_first)
            span = span_list_new (document_peek_block (context->document, segment->closing_first)->span.start,
                                  document_peek_block (context->document, segment->closing_end - 1)->span.end);
        file_records_note (context->records, WARNING_MISSING_SIGNATURE, span, NULL);
    }
}
