/* shape_doubts.c - see shape_doubts.h. How often each shape was right is measured on corpus/ read with its columns run together,
 * its labels dropped and its lines joined: of what is lowered here about half is right. */
#include "extract/shape_doubts.h"

#include <string.h>

#define RUN_TOGETHER    0.7
#define BESIDE          0.85 /* right itself, but beside something that ran together */
#define TITLE_BYTES_MAX 400
#define NAME_WORDS_MAX  4 /* of a signer */

static void
doubt (double *confidence, double most) {
    *confidence = MIN (*confidence, most);
}

/* `UBND tỉnh (b/c); CHỦ TỊCH`, `NN (Sơn). KT. CHỦ TỊCH`: the entry ended, and what stands beside it in the other column follows. */
static gboolean
goes_on_behind_end (const char *entry) {
    return pattern_matches ("(?:;|(?<=\\p{Ll}\\p{Ll})\\.|(?<=[)\\d])\\.) +\\p{Lu}", entry);
}

static guint
count_words (const char *text) {
    guint n = *text != '\0';
    for (const char *p = text; *p != '\0'; p++)
        n += *p == ' ';
    return n;
}

static gboolean
doubt_recipients (DocumentRecord *record) {
    gboolean any = FALSE;
    for (guint i = 0; i < record->recipients->len; i++) {
        Recipient *recipient = g_ptr_array_index (record->recipients, i);
        if (!goes_on_behind_end (recipient->name))
            continue;
        doubt (&recipient->confidence, RUN_TOGETHER);
        any = TRUE;
    }
    for (guint i = 0; i < record->archive->len; i++) {
        Value *part = g_ptr_array_index (record->archive, i);
        if (!pattern_matches ("[^.]\\. +\\p{Lu}|\\p{Lu}{2,} \\p{Lu}{2,} \\p{Lu}{2,}", part->text))
            continue;
        doubt (&part->confidence, RUN_TOGETHER);
        any = TRUE;
    }
    return any;
}

/* Two signers side by side give one name of five words and more, and posts and powers of both. */
static void
doubt_signature (DocumentRecord *record, gboolean beside) {
    double most = beside ? BESIDE : 1;
    if (record->signature_signer.text != NULL && count_words (record->signature_signer.text) > NAME_WORDS_MAX)
        most = RUN_TOGETHER;
    doubt (&record->signature_authority.confidence, most);
    doubt (&record->signature_title.confidence, most);
    doubt (&record->signature_signer.confidence, most);
}

/* The first paragraph of the text runs on behind the subject. */
static gboolean
is_overrun_title (const char *title) {
    return strlen (title) > TITLE_BYTES_MAX || pattern_matches ("[:;…]$|\\.\\.\\.$|\\p{Ll}\\. +\\p{Lu}", title);
}

/* `Số: 1/KH-UBND Quảng | Ngãi, ngày`: the line was cut between two columns at the wrong blank. */
static gboolean
is_cut_off (const char *text, const SpanList *span) {
    gsize at = span != NULL && span->len > 0 ? g_array_index (span, Span, 0).start : 0;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        at--;
    return at > 0 && g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (text + at)));
}

static void
doubt_fields (Item *item, double most_lead, double most) {
    doubt (&item->confidence, most);
    doubt (&item->text.confidence, most);
    for (guint i = 0; i < item->lead->len; i++)
        doubt (&((Value *)g_ptr_array_index (item->lead, i))->confidence, most_lead);
    for (guint i = 0; i < item->coordinators->len; i++)
        doubt (&((Value *)g_ptr_array_index (item->coordinators, i))->confidence, most);
    for (guint i = 0; i < item->deadlines->len; i++)
        doubt (&((Deadline *)g_ptr_array_index (item->deadlines, i))->confidence, most);
    doubt (&item->deliverable.confidence, most);
}

gboolean
shape_doubts_is_guessed (const Document *document, const SpanList *span) {
    for (guint i = 0; span != NULL && i < span->len; i++) {
        guint block = document_block_at (document, g_array_index (span, Span, i).start);
        if (block < document_block_count (document) && document_peek_block (document, block)->cells_guessed)
            return TRUE;
    }
    return FALSE;
}

/* `Tiến độ TT Nội dung Đơn vị thực hiện …`: the header of a table whose cells ran together. */
static gboolean
holds_header (const char *text) {
    return pattern_matches ("(?:^|\\s)(?:TT|STT|Số TT) (?:Tên |Các )?(?i:nội dung|nhiệm vụ|công việc|hoạt động)(?!\\w)",
                            text);
}

/* `… trước ngày 30/6/2026. 3. Sở Y tế …`: the next unit's label; who and when may be the next unit's too. */
static void
doubt_item (const Document *document, Item *item) {
    if (shape_doubts_is_guessed (document, item->span))
        doubt_fields (item, BESIDE, BESIDE);
    if (item->text.text != NULL && holds_header (item->text.text))
        doubt_fields (item, RUN_TOGETHER, RUN_TOGETHER);
    if (shape_doubts_is_guessed (document, item->section.span))
        doubt (&item->section.confidence, BESIDE);
    if (item->text.text != NULL
        && pattern_matches ("[.;] \\d{1,2}(?:\\.\\d{1,2})*[.)] \\p{Lu}\\p{Ll}", item->text.text))
        doubt_fields (item, BESIDE, RUN_TOGETHER);
}

void
shape_doubts_note (const ExtractContext *context, DocumentRecord *record) {
    if (record->place.text != NULL && count_words (record->place.text) == 1
        && is_cut_off (document_peek_text (context->document), record->place.span))
        doubt (&record->place.confidence, RUN_TOGETHER);
    if (record->title.text != NULL && is_overrun_title (record->title.text))
        doubt (&record->title.confidence, RUN_TOGETHER);
    doubt_signature (record, doubt_recipients (record));
    for (guint i = 0; i < record->items->len; i++)
        doubt_item (context->document, g_ptr_array_index (record->items, i));
}
