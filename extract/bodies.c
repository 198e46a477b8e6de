/* bodies.c - see bodies.h. */
#include "extract/bodies.h"

#include <string.h>

#include "base/text.h"
#include "extract/body_heads.h"
#include "extract/body_leads.h"
#include "extract/body_tails.h"

void
bodies_found_free (BodiesFound *found) {
    if (found == NULL)
        return;
    g_ptr_array_unref (found->lead);
    g_ptr_array_unref (found->coordinators);
    g_free (found);
}

#define TOLD       0.75 /* the lead's own coordinators, or of the body that it tells? */
#define TOLD_BYTES 240

/* ---- who works along --------------------------------------------------------------------------------------- */

/* Whether `phối hợp` at `at` is the verb of the item's work: behind the start of a clause, `chủ trì`, an adverb, or the row of
 * leads; not behind a noun (`quy chế phối hợp`) or a body that is told to (`chỉ đạo X phối hợp với Y`). */
static gboolean
is_own_verb (const BodyReader *reader, gsize at) {
    const Pattern *adverb = pattern_peek (
        "(?:^| |\\()(?:chủ động|tích cực|thường xuyên|tăng cường|đẩy mạnh|khẩn trương|chủ trì|có trách nhiệm|chịu trách nhiệm|"
        "có nhiệm vụ|tiếp tục|kịp thời|trực tiếp|đồng thời|cần|phải|sẽ|và|hoặc|làm tốt việc|làm tốt công tác|thực hiện tốt việc|"
        "nghiên cứu|tham mưu|đầu mối|là đầu mối|làm đầu mối|là cơ quan đầu mối|theo dõi|hướng dẫn|rà soát|kiểm tra|tổ chức|thực hiện|triển khai|đôn đốc|đề xuất|nhiệm vụ|làm việc)$");
    const char *folded = body_reader_peek (reader);
    gsize from = at;

    for (guint i = 0; i < 8; i++) {
        while (from > 0 && folded[from - 1] == ' ')
            from--;
        if (from == 0 || strchr (",;.:()-+\"", folded[from - 1]) != NULL)
            return TRUE;
        if (from == reader->lead_end)
            return TRUE;
        gsize tail = from > 64 ? from - 64 : 0;
        tail = text_character_behind (folded, tail, from);
        g_autofree char *before = g_strndup (folded + tail, from - tail);
        PatternMatch match;
        if (!pattern_match (adverb, before, from - tail, 0, &match))
            return FALSE;
        from = tail + match.groups[0].start;
    }
    return FALSE;
}

/* `Chỉ đạo X chủ trì, phối hợp với Y`: those who work along with whom the lead tells to. */
static gboolean
is_told (const BodyReader *reader, gsize at) {
    const Pattern *told = pattern_peek ("(?<!\\w)chỉ đạo [^.;:]{2,160} (?:chủ trì|đầu mối),? $");
    gsize from = at > TOLD_BYTES ? at - TOLD_BYTES : 0;
    PatternMatch match;
    from = text_character_behind (body_reader_peek (reader), MAX (from, reader->lead_end), at);
    return from < at && pattern_match (told, body_reader_peek (reader), at, from, &match);
}

static gsize
read_coordinators (BodyReader *reader) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:phối hợp|phối kết hợp|phối hợp, hiệp đồng)(?: (?:chặt chẽ|tốt|đồng bộ|thống nhất|kịp thời|thường xuyên|hiệu quả|có hiệu quả|đầy đủ|nhịp nhàng|cùng))*"
        "(?:,? ?(?:với|cùng với|cùng|giữa))?:? (?=\\S)"
        "|(?<=chủ trì, |đầu mối, |chủ trì |đầu mối )cùng(?: với)? (?=\\S)");
    gsize from = 0, length = body_reader_length (reader), last = 0;
    PatternMatch match;

    while (from < length && pattern_match (way, body_reader_peek (reader), length, from, &match)) {
        gsize start = match.groups[0].end, end;
        from = start;
        if (!is_own_verb (reader, match.groups[0].start))
            continue;
        end = body_reader_row (reader, start, BODY_ROW_LOOSE);
        if (end > start) {
            body_reader_add (reader, reader->found->coordinators, reader->names,
                             is_told (reader, match.groups[0].start) ? TOLD : 1);
            from = last = end;
        }
    }
    return last;
}

/* ---- lines of who in running text -------------------------------------------------------------------------- */

/* `Đơn vị chủ trì: X; Đơn vị phối hợp: Y`. TRUE where there is one. */
static gboolean
read_labelled (BodyReader *reader) {
    const Pattern *label = pattern_peek (
        "(?:^|[.;,] |- |\\()(?:các )?(?:cơ quan|đơn vị|sở, ngành|cấp|phòng|bộ phận|ban|ngành)?[, ]*(?:đơn vị )?"
        "(?:(chủ trì(?: thực hiện| tham mưu)?|thực hiện|đề xuất|đầu mối|chịu trách nhiệm(?: chính)?)|(phối hợp(?: thực hiện)?)): ?");
    gsize from = 0, length = body_reader_length (reader);
    PatternMatch match;
    gboolean any = FALSE;

    while (from < length && pattern_match (label, body_reader_peek (reader), length, from, &match)) {
        gsize start = match.groups[0].end, end = body_reader_row (reader, start, BODY_ROW_FIELD | BODY_ROW_LOOSE);
        from = start;
        if (end == start || (match.groups[0].start == 0 && match.groups[0].end < 12 && pattern_has_group (&match, 1)))
            continue;
        if (pattern_has_group (&match, 1)) {
            body_reader_add (reader, reader->found->lead, reader->names, 1);
            reader->lead_end = end;
        } else {
            body_reader_add (reader, reader->found->coordinators, reader->names, 1);
        }
        any = TRUE;
        from = end;
    }
    return any && reader->found->lead->len > 0;
}

static gsize
read_sentence (BodyReader *reader) {
    gsize last, start = body_reader_skip (reader, 0), end;
    body_reader_matches (reader, "\\G(?:[-+•*\"] ?|[a-zđ]\\) )", start, &start);
    end = body_reader_sentence_end (reader, start);
    if (!read_labelled (reader)) {
        body_leads_read (reader, start, end);
        /* `Đồng ý … . Giao X …`, `Đồng ý …; yêu cầu X …`: the first clause orders nothing. */
        if (reader->found->lead->len == 0 && body_words_at (&reader->words, WORDS_ASSENT, start, NULL)
            && (body_reader_matches (reader, "\\G[^.;]{0,400}; (?=(?:yêu cầu|đề nghị) )", start, &start)
                || body_reader_matches (reader, "\\G[.!?]+ ", end, &start))) {
            gboolean giao;
            ItemOrder order;
            gsize next;
            if (body_leads_order (reader, start, &order, &giao, &next))
                body_leads_read (reader, start, body_reader_sentence_end (reader, start));
        }
    }
    body_tails_read (reader, start);
    last = read_coordinators (reader);
    if (reader->found->order == ORDER_NONE
        && body_reader_matches (reader, "\\G[^.;]{0,200}(?<!\\w)phải(?!\\w)", reader->lead_end, NULL)
        && reader->found->lead->len > 0)
        reader->found->order = ORDER_ORDER;
    return last;
}

/* ---- titles ------------------------------------------------------------------------------------------------ */

/* TRUE where nothing that says work follows the names: `: `, `có trách nhiệm:`, `, chỉ đạo các hội, đoàn thể:`. */
static gboolean
is_title_tail (const BodyReader *reader, gsize at) {
    return body_reader_matches (
        reader,
        "\\G ?(?:\\([^)]*\\))? ?[.,;:]? ?(?:$|là (?:cơ quan|đơn vị|đầu mối)[^:.;]{0,80}:$|(?:căn cứ|theo)(?: vào)? chức năng[^:.;]{0,60}:?$|(?:trực tiếp |chủ động )?(?:chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|thực hiện|triển khai|tập trung|"
        "chỉ đạo|lãnh đạo|tổ chức)(?!\\w)(?: (?:tổ chức|thực hiện|triển khai|chỉ đạo|tốt|nghiêm|các|một số|những|nhiệm vụ|nội dung|"
        "công việc|công tác|sau|sau đây|như sau|cụ thể|trọng tâm|giải pháp|và|cơ quan|đơn vị|địa phương|phòng|ban|ngành|sở|hội|đoàn thể|chi cục|trung tâm|doanh nghiệp|"
        "chức năng|chuyên môn|trực thuộc|có|liên quan)|,)* ?[:.]?$)",
        at, NULL);
}

static void
read_title (BodyReader *reader) {
    gsize start = body_reader_skip (reader, 0), next, end;
    ItemOrder order = ORDER_NONE;
    gboolean giao = FALSE;

    body_reader_matches (reader, "\\G(?:[-+•*] ?|\\d{1,2}(?:\\.\\d{1,2})*\\.? |[a-zđ]\\) ?|[ivx]+\\. )", start, &start);
    while (body_words_at (&reader->words, WORDS_LEAD_IN, start, &next) && next > start) {
        body_leads_order (reader, start, &order, &giao, &end);
        body_reader_matches (reader, "\\G ?:? ?", next, &next);
        start = next;
    }
    end = body_reader_row (reader, start, BODY_ROW_SEMICOLONS | BODY_ROW_LOOSE);
    /* `1. Cấp tỉnh` says where, and is nobody */
    if (body_reader_matches (
            reader,
            "\\G(?:ở |tại )?(?:các )?cấp (?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|cơ sở|bộ|thôn|bản|trường|trên|dưới)(?:(?:,| và) (?:cấp )?(?:tỉnh|thành phố|huyện|xã|phường|đặc khu|cơ sở))* ?[:.]?$",
            start, NULL))
        return;
    if (end > start && is_title_tail (reader, end)) {
        body_reader_add (reader, reader->found->lead, reader->names, 1);
        reader->lead_end = end;
        reader->found->order = order;
        reader->found->only_bodies = TRUE;
        return;
    }
    /* `Sở A chủ trì, phối hợp với Sở B:` holds nothing but who, too. */
    end = read_sentence (reader);
    reader->found->only_bodies = end > 0 && reader->found->lead->len > 0
                                 && body_reader_matches (reader, "\\G ?:$", end, NULL)
                                 && body_reader_matches (reader, "\\G chủ trì,? phối hợp", reader->lead_end, NULL);
}

/* ---- fields ------------------------------------------------------------------------------------------------ */

/* Lines of a cell part bodies where a body begins on the next; a dash does so always. The mark is put into the folded text. */
static void
mark_lines (BodyReader *reader) {
    FoldedText *folded = reader->words.folded;
    for (gsize i = 1; i + 1 < folded->length; i++) {
        const char *origin = reader->words.text + folded->origin[i];
        const char *stop = reader->words.text + folded->origin[i + 1];
        gboolean line = FALSE;
        if (folded->folded[i] != ' ')
            continue;
        for (const char *p = origin; p < stop; p = g_utf8_next_char (p))
            line = line || *p == '\n' || g_utf8_get_char (p) == 0x2028;
        if (!line || strchr (",;/-", folded->folded[i - 1]) != NULL)
            continue;
        if (strchr ("-+*", folded->folded[i + 1]) != NULL
            || (body_is_capital (&reader->words, i + 1) && body_names_begin (&reader->words, i + 1)))
            folded->folded[i] = ';';
    }
}

/* `UBND các xã ven kênh`, `Công đoàn trường`: few words in small letters up to the next mark, which say nothing that a body does. */
static gboolean
is_rest_of_name (const BodyReader *reader, gsize at, gsize *ret_end) {
    gsize word = body_reader_skip (reader, at), stop;

    if (!body_reader_matches (reader, "\\G(?: \\pL+){1,5} ?(?=$|[;,.])", at, ret_end))
        return FALSE;
    for (; word < *ret_end; word = body_reader_skip (reader, stop)) {
        stop = body_word_end (&reader->words, word);
        if (stop <= word)
            return FALSE;
        if (body_is_capital (&reader->words, word) || body_words_at (&reader->words, WORDS_VERB, word, NULL)
            || body_words_at (&reader->words, WORDS_STOP, word, NULL)
            || body_words_at (&reader->words, WORDS_QUANTIFIER, word, NULL))
            return FALSE;
    }
    return TRUE;
}

/* `UBND các xã có cơ sở được hỗ trợ`, `Phó Chủ tịch, phụ trách lĩnh vực y tế`: in a field what says which belongs to the last name.
 * Returns where it ends. */
static gsize
take_qualities (BodyReader *reader, GPtrArray *list, gsize at) {
    gsize end;
    Value *last = list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;

    if (last == NULL || last->span == NULL
        || (!body_reader_matches (
                reader,
                "\\G(?: (?:được|đã|đang|chưa|nơi|nằm|trong|dọc)(?!\\w)[^;,()/:]{1,60}"
                "|, phụ trách (?:lĩnh vực|địa bàn|khối|mảng|ngành|công tác) [^;,()/:]{1,90})(?=$|[;,.])",
                at, &end)
            && !is_rest_of_name (reader, at, &end)))
        return at;
    Span piece = folded_text_span (reader->words.folded, at, end);
    Span *tail = &g_array_index (last->span, Span, last->span->len - 1);
    if (piece.start < tail->end || piece.start > tail->end + 1)
        return at;
    tail->end = piece.end;
    g_free (last->text);
    last->text = span_list_join (reader->words.text, last->span);
    return end;
}

/* What the row left over is no part of a name, but a remark: what that body does, up to the next body. */
static gsize
skip_remark (const BodyReader *reader, gsize at) {
    gsize start = body_reader_skip (reader, at), end = start, next;

    if (!body_words_at (&reader->words, WORDS_VERB, start, NULL))
        return at;
    body_reader_matches (reader, "\\G[^;,]*", start, &end);
    while (body_reader_matches (reader, "\\G, ?", end, &next) && !body_names_begin (&reader->words, next)
           && body_reader_matches (reader, "\\G[^;,]+", next, &next))
        end = next;
    return end;
}

/* All of a field: names in rows; what is no name is kept as printed up to the next `;`, with low confidence. */
static void
read_field_names (BodyReader *reader, GPtrArray *list) {
    const BodyRowFlags flags = BODY_ROW_FIELD | BODY_ROW_LOOSE | BODY_ROW_SEMICOLONS;
    gsize at = 0, length = body_reader_length (reader);

    mark_lines (reader);
    while (at < length) {
        gsize end;
        body_reader_matches (reader, "\\G[ ;,.:/]*(?:[-+•*] ?)?(?:và )?", at, &at);
        if (at >= length)
            break;
        while (body_words_at (&reader->words, WORDS_LEAD_IN, at, &end)) {
            at = end;
            body_reader_matches (reader, "\\G[ :]*", at, &at);
        }
        end = body_reader_row (reader, at, flags);
        if (end > at) {
            body_reader_add (reader, list, reader->names, 1);
            at = end;
            at = take_qualities (reader, list, at);
            at = skip_remark (reader, at);
            continue;
        }
        if (!body_reader_matches (reader, "\\G[^;,]*[^;, .]", at, &end) || end == at)
            break;
        BodyName name = { .pieces = { { at, end } }, .n_pieces = 1, .start = at, .end = end, .confidence = 0.5 };
        g_array_set_size (reader->names, 0);
        g_array_append_val (reader->names, name);
        if (body_reader_matches (
                reader,
                "\\G(?!(?:hoàn thành|xong|trước|sau|chậm nhất|muộn nhất|thời (?:gian|hạn)|trong|thường xuyên|liên tục|định kỳ|hằng|hàng (?:năm|quý|tháng|tuần|ngày)|cả năm|quanh năm|suốt|ngay|khi|từ (?:ngày|tháng|quý|năm|khi)|đến (?:ngày|hết|tháng|năm)|quý|tháng|tuần)(?!\\w))[^\\W\\d]",
                at, NULL))
            body_reader_add (reader, list, reader->names, 1);
        at = end;
    }
}

static void
read_field (BodyReader *reader) {
    if (body_reader_matches (reader, "\\G.*(?:chủ trì|phối hợp)", 0, NULL)) {
        if (body_leads_assigned (reader, 0, body_reader_length (reader))) {
            read_coordinators (reader);
            return;
        }
        g_ptr_array_set_size (reader->found->coordinators, 0);
        read_sentence (reader);
        if (reader->found->lead->len > 0)
            return;
        g_ptr_array_set_size (reader->found->coordinators, 0);
    }
    read_field_names (reader, reader->found->lead);
}

/* ---- the whole stretch ------------------------------------------------------------------------------------- */

BodiesFound *
bodies_read_text (const Lexicon *lexicon, const char *text, Span span, BodiesPlace place) {
    g_auto (BodyReader) reader;
    body_reader_init (&reader, lexicon, text, span);
    if (body_reader_length (&reader) > 0) {
        if (place == BODIES_IN_SENTENCE)
            read_sentence (&reader);
        else if (place == BODIES_IN_TITLE)
            read_title (&reader);
        else
            read_field (&reader);
    }
    return g_steal_pointer (&reader.found);
}

BodiesFound *
bodies_read (const ExtractContext *context, Span span, BodiesPlace place) {
    return bodies_read_text (context->lexicon, document_peek_text (context->document), span, place);
}

GPtrArray *
bodies_split_text (const Lexicon *lexicon, const char *text, Span span) {
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
    g_auto (BodyReader) reader;
    body_reader_init (&reader, lexicon, text, span);
    if (body_reader_length (&reader) > 0)
        read_field_names (&reader, list);
    return g_steal_pointer (&list);
}

GPtrArray *
bodies_split (const ExtractContext *context, Span span) {
    return bodies_split_text (context->lexicon, document_peek_text (context->document), span);
}

gboolean
bodies_is_name (const ExtractContext *context, Span span) {
    g_auto (BodyReader) reader;
    gsize end;
    body_reader_init (&reader, context->lexicon, document_peek_text (context->document), span);
    if (body_reader_length (&reader) == 0)
        return FALSE;
    end = body_reader_row (&reader, 0, BODY_ROW_SEMICOLONS);
    return end > 0 && body_reader_matches (&reader, "\\G[ .,;:]*$", end, NULL);
}

gboolean
bodies_begin (const ExtractContext *context, Span span) {
    g_auto (BodyReader) reader;
    body_reader_init (&reader, context->lexicon, document_peek_text (context->document), span);
    return body_reader_length (&reader) > 0 && body_names_begin (&reader.words, 0)
           && !body_words_at (&reader.words, WORDS_MODIFIER, 0, NULL);
}
