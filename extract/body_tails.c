/* body_tails.c - see body_tails.h. */
#include "extract/body_tails.h"

#include "base/text.h"

#define SENTENCES_MAX 12
#define SHARE         0.96 /* of a name's confidence */
#define SHARE_DOUBT   0.85 /* `Chủ tịch UBND xã chủ trì.` may chair a session, `X, Y phối hợp.` may do all of it */

/* Nothing more is said, but by when. */
static gboolean
is_at_end (const BodyReader *reader, gsize at) {
    return body_reader_matches (
        reader,
        "\\G(?:(?:,| -|;)? ?(?:và )?(?:xong|hoàn thành|thời gian|thời hạn|hạn|trước|trong|chậm nhất|quý|tháng|năm)(?: [^.;]{0,80})?)? ?(?:$|[.;])",
        at, NULL);
}

/* `X chủ trì`, `do X chủ trì, phối hợp với Y thực hiện`, `đơn vị chủ trì là X`. */
static gboolean
read_lead (BodyReader *reader, gsize at) {
    gsize start = at, end, next;
    gboolean named_first = !body_reader_matches (
        reader, "\\G(?:(?:cơ quan|đơn vị) (?:chủ trì|thực hiện|đầu mối) là|chủ trì) (?=\\S)", at, &start);

    if (named_first)
        body_reader_matches (reader, "\\G(?:do|giao(?: cho)?|phân công(?: cho)?|nhiệm vụ này (?:do|giao)) (?=\\S)", at,
                             &start);
    end = body_reader_row (reader, start, BODY_ROW_SUBJECT);
    if (end == start)
        return FALSE;
    next = end;
    if (named_first
        && !body_reader_matches (
            reader,
            "\\G,? (?:là (?:cơ quan|đơn vị|đầu mối) )?(?:chủ trì|làm đầu mối|là đầu mối|phụ trách|thực hiện|chịu trách nhiệm|có trách nhiệm|đảm nhiệm|tổ chức thực hiện|triển khai thực hiện)"
            "(?:,? (?:và )?(?:chủ trì|thực hiện|triển khai|tham mưu|tổng hợp|tổ chức|chính|chung|việc này|nhiệm vụ này|nội dung này)(?!\\w))*(?!\\w)",
            end, &next))
        return FALSE;
    g_autoptr (GArray) names = g_array_copy (reader->names);
    gsize start_of_row = g_array_index (names, BodyName, 0).start;
    if (body_reader_matches (reader, "\\G,? (?:và )?phối hợp (?:với|cùng) (?=\\S)", next, &start)) {
        next = body_reader_row (reader, start, BODY_ROW_LOOSE);
        body_reader_matches (
            reader,
            "\\G (?:cùng )?(?:thực hiện|triển khai|tổ chức|tham mưu|tổ chức thực hiện|triển khai thực hiện)(?!\\w)",
            next, &next);
    }
    if (!is_at_end (reader, next))
        return FALSE;
    gboolean post = body_words_at (&reader->words, WORDS_POST, start_of_row, NULL)
                    || body_words_at (&reader->words, WORDS_POST_WHOLE, start_of_row, NULL);
    body_reader_add (reader, reader->found->lead, names, post ? SHARE_DOUBT : SHARE);
    reader->lead_end = end;
    return TRUE;
}

/* `X, Y phối hợp thực hiện`. */
static void
read_helpers (BodyReader *reader, gsize at) {
    gsize end = body_reader_row (reader, at, BODY_ROW_SUBJECT), next;
    if (end == at
        || !body_reader_matches (
            reader,
            "\\G,? (?:là (?:cơ quan|đơn vị) |cùng )?(?:phối hợp|tham gia|hỗ trợ)(?: (?:cùng )?(?:thực hiện|triển khai|tổ chức|tham mưu))*(?!\\w)",
            end, &next)
        || !is_at_end (reader, next))
        return;
    body_reader_add (reader, reader->found->coordinators, reader->names,
                     reader->found->lead->len > 0 ? SHARE : SHARE_DOUBT);
}

/* Told quickly: a word that says what somebody does for the work of another sentence. */
static gboolean
may_say_who (const BodyReader *reader, gsize from, gsize to) {
    return text_has_one_of (
        body_reader_peek (reader) + from, to - from,
        "chủ trì| phối hợp| tham gia| hỗ trợ| thực hiện| phụ trách| đầu mối| trách nhiệm| đảm nhiệm");
}

void
body_tails_read (BodyReader *reader, gsize from) {
    gboolean wanted = reader->found->lead->len == 0;
    gsize length = body_reader_length (reader);

    gsize end = body_reader_sentence_end (reader, from);
    for (guint i = 0; i < SENTENCES_MAX && end < length; i++) {
        gsize start, clause;
        if (!body_reader_matches (reader, "\\G[.!?][\"')]* ", end, &start))
            return;
        end = body_reader_sentence_end (reader, start);
        if (!may_say_who (reader, start, end))
            continue;
        if (wanted && read_lead (reader, start)) {
            wanted = FALSE;
            /* `…; Y phối hợp` */
            if (body_reader_matches (reader, "\\G[^.;]{0,400}; (?=\\S)", start, &clause))
                read_helpers (reader, clause);
        } else {
            read_helpers (reader, start);
        }
    }
}
