/* body_subject.c - see body_subject.h. */
#include "extract/body_subject.h"

#include <string.h>

/* `Cơ quan chủ trì`, `Đơn vị phối hợp`: the label of a line, not a body. */
static gboolean
is_label (const BodyReader *reader, gsize at) {
    return body_reader_matches (
        reader,
        "\\G(?:cơ quan|đơn vị|bộ phận|cấp)(?:,? (?:cơ quan|đơn vị))? (?:chủ trì|phối hợp|thực hiện|đề xuất|đầu mối|thường trực|"
        "tham mưu|chủ quản)(?: (?:thực hiện|tham mưu|chính))?(?: ?:| ?$)",
        body_reader_skip (reader, at), NULL);
}

/* Behind an introduction `cá nhân`, `đơn vị` without `các` are rather objects of a verb. */
static gboolean
names_are_bare (const BodyReader *reader) {
    const BodyName *first = &g_array_index (reader->names, BodyName, 0);
    gsize kind, post;
    return !body_reader_matches (reader, "\\G(?:nhà trường|chính quyền)(?!\\w)", first->start, NULL)
           && body_words_at (&reader->words, WORDS_CLASS, first->start, &kind)
           && !(body_words_at (&reader->words, WORDS_POST, first->start, &post) && post > kind)
           && !body_words_at (&reader->words, WORDS_OPEN, first->start, NULL)
           && !body_words_at (&reader->words, WORDS_WHOLE, first->start, NULL)
           && !body_is_capital (&reader->words, first->start);
}

/* `Lãnh đạo Ủy ban nhân dân xã xây dựng …`: the verb, where no duty of the leaders follows. */
static gboolean
is_verb_to_lead (const BodyReader *reader, gsize at, gsize end) {
    if (body_reader_matches (reader, "\\Glãnh đạo,? (?:và )?(?:chỉ đạo|điều hành|quản lý)(?!\\w)",
                             body_reader_skip (reader, at), NULL))
        return TRUE;
    return body_reader_matches (reader, "\\G(?:lãnh đạo|chỉ huy(?= (?:các )?(?:cơ quan|đơn vị|phòng|ban|cụm)))(?!\\w)",
                                body_reader_skip (reader, at), NULL)
           && !body_reader_matches (
               reader,
               "\\G ?(?:,|:|có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|khẩn trương|tăng cường|nghiêm túc|nêu gương|gương mẫu|trực tiếp|thường xuyên|phân công|quán triệt)(?!\\w)",
               body_reader_skip (reader, end), NULL);
}

/* `…; mỗi tổ chức đăng ký …` behind those who lead: each of them, or of what they are. */
static gboolean
points_back (const BodyReader *reader, gsize at, gsize end) {
    gsize noun;
    if (reader->found->lead->len == 0
        || !body_reader_matches (reader, "\\G(?:mỗi|từng) ", body_reader_skip (reader, at), &noun) || noun >= end)
        return FALSE;
    if (body_reader_matches (reader, "\\G(?:cơ quan|đơn vị|địa phương|tổ chức|nơi|bên|ngành|cấp|tập thể)(?!\\w)", noun,
                             &noun)
        && noun == end)
        return TRUE;
    body_reader_matches (reader, "\\G(?:mỗi|từng) ", body_reader_skip (reader, at), &noun);
    g_autofree char *kind = g_strndup (body_reader_peek (reader) + noun, end - noun);
    for (guint i = 0; i < reader->found->lead->len; i++) {
        const Value *value = g_ptr_array_index (reader->found->lead, i);
        g_autofree char *name = text_fold (value->text, -1);
        const char *first = g_str_has_prefix (name, "các ") ? name + strlen ("các ") : name;
        if (g_str_has_prefix (first, kind)
            && (first[strlen (kind)] == '\0' || strchr (" ,", first[strlen (kind)]) != NULL))
            return TRUE;
    }
    return FALSE;
}

/* `Đầu mối tham mưu …`, `Thường trực theo dõi …`: a verb, no body, where nothing says whose. */
static gboolean
is_verb_of_charge (const BodyReader *reader, gsize at, gsize end) {
    gsize behind;
    return body_reader_matches (reader, "\\G(?:đầu mối|thường trực)(?!\\w)", body_reader_skip (reader, at), &behind)
           && behind == end;
}

gboolean
body_subject_is_none (const BodyReader *reader, gsize at, gsize end, gboolean strict) {
    return is_label (reader, at) || is_verb_to_lead (reader, at, end) || is_verb_of_charge (reader, at, end)
           || (strict && (names_are_bare (reader) || points_back (reader, at, end)));
}
