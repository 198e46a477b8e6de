/* body_names.c - see body_names.h. */
#include "extract/body_names.h"

#include <string.h>

#include "extract/body_name.h"

#define NAME_WORDS_MAX 28 /* of an unknown name */
#define NAMES_MAX      64 /* in one row */

/* ---- one head for many names ------------------------------------------------------------------------------- */

/* `UBND các xã: Suối Hồng, Bản Nhài`: a word that also begins names of bodies begins a commune's. */
static gboolean
is_place_like (const BodyReading *reading, gsize at) {
    return body_is_capital (reading, at)
           && body_matches_at (reading,
                               "\\G(?:bản|thôn|ấp|khóm|đài|báo|trường|tổ|đội|kho|nhà|hội|phòng|khoa|cục|viện|vụ) \\pL",
                               at, NULL);
}

/* `Trạm Tấu`, `Đội Bình`: two words with capitals, then none: a place, not a body. */
static gboolean
is_two_capitals (const BodyReading *reading, gsize at) {
    gsize second = body_skip_spaces (reading, body_word_end (reading, at));
    gsize third = body_skip_spaces (reading, body_word_end (reading, second));
    return body_is_capital (reading, second) && !body_words_at (reading, WORDS_FIELD, second, NULL)
           && !(third < reading->folded->length && body_is_capital (reading, third));
}

/* `Công ty Cấp nước Hà Bắc, Hà Nam`: what stands before the capitals of the first name belongs to the further names too. */
static gsize
shared_end (const BodyReading *reading, Span first, Span further) {
    gsize shared = 0;

    if (body_words_at (reading, WORDS_FIELD, first.start, NULL))
        return 0; /* `các Bộ Nông nghiệp và Môi trường, Công Thương`: whole names */
    for (gsize word = further.start; word < further.end;
         word = body_skip_spaces (reading, body_word_end (reading, word)))
        if (!body_is_capital (reading, word))
            return 0;
    for (gsize word = first.start; word < first.end;) {
        gsize end = body_word_end (reading, word), next = body_skip_spaces (reading, end);
        if (!body_is_capital (reading, word) && next < first.end && body_is_capital (reading, next))
            shared = end;
        word = next;
    }
    return shared;
}

/* `Rà soát …`, `Tổ chức …` behind a colon: one word with a capital and small ones behind it, where a name has several. */
static gboolean
is_sentence_start (const BodyReading *reading, gsize at, gsize end) {
    gsize next = body_skip_spaces (reading, end);
    return body_word_end (reading, at) == end && next > end && next < reading->folded->length
           && pattern_match (pattern_peek ("\\G\\pL"), reading->folded->folded, reading->folded->length, next, NULL)
           && !body_is_capital (reading, next) && !body_matches_at (reading, "\\G(?:và|tỉnh)(?!\\w)", next, NULL);
}

/* `các tỉnh, thành phố: A, B`: which of the two the place at @place is; three became cities only in 2026. */
static Span
one_of_two_kinds (const BodyReading *reading, Span kind, gsize place, BodyName *name) {
    gsize city;
    if (!body_matches_at (reading, "\\Gtỉnh(?:,| và) (?=thành phố)", kind.start, &city))
        return kind;
    if (body_matches_at (reading, "\\G(?:đồng nai|quảng ninh|bắc ninh)(?!\\w)", place, NULL))
        name->confidence = MIN (name->confidence, 0.85);
    return body_matches_at (reading, "\\G(?:hà nội|hải phòng|huế|đà nẵng|cần thơ|hồ chí minh)(?!\\w)", place, NULL)
               ? (Span){ city, city + strlen ("thành phố") }
               : (Span){ kind.start, kind.start + strlen ("tỉnh") };
}

/* `các Sở: Tài chính, Xây dựng`, `UBND các phường: Bến Lau, Gò Sim`, `các Bộ Công an, Tư pháp`. The head and the kind are
 * printed once; each name gets them as pieces of its own. */
static gsize
read_distributed (const BodyReading *reading, gsize at, GArray *names) {
    const Pattern *way = pattern_peek (
        "\\G((?:(?:bộ trưởng|thứ trưởng|chủ tịch|phó chủ tịch|giám đốc|thủ trưởng|lãnh đạo|trưởng|thường trực|bí thư|chánh văn phòng) )?"
        "(?:ubnd |ủy ban nhân dân |hđnd |đảng ủy |công an |đảng bộ |chủ tịch |)?)(?:(?:các|những) |(?=(?:sở|bộ|phòng|ban): ))"
        "((?:công ty|ban quản lý|chi cục|hạt|đồn|đội|trạm|điện lực|trung tâm|bệnh viện)(?: [^ ,.;:]+){1,12}(?=:)|"
        "sở|bộ|ban|phòng|vụ|cục|viện|công ty|tỉnh(?:,| và) thành phố(?: trực thuộc (?:trung ương|tw))?|xã, phường|xã|phường|thị trấn|huyện|thành phố|thị xã|tỉnh|đặc khu)(: ?| )");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, end = at;
    guint before = names->len;
    PatternMatch match;

    if (!pattern_match (way, folded, length, at, &match))
        return at;
    /* `Giám đốc Sở: Nội vụ, Tài chính`: fields alone stand behind the colon of one */
    if (!body_matches_at (reading, "\\G(?<=các |những )", match.groups[2].start, NULL)
        && !(body_is_capital (reading, match.groups[0].end)
             && body_words_at (reading, WORDS_FIELD, match.groups[0].end, NULL)))
        return at;
    gboolean colon = folded[match.groups[3].start] == ':';
    gboolean place
        = body_matches_at (reading, "\\G(?:xã|phường|thị|huyện|thành|tỉnh|đặc)", match.groups[2].start, NULL);
    gsize next = match.groups[0].end;
    Span first = { 0, 0 }, level = match.groups[2];
    const Pattern *other = pattern_peek ("\\G(?:các )?(xã|phường|đặc khu|thị trấn|huyện|thị xã|thành phố) (?=\\S)");
    while (names->len - before < NAMES_MAX && next < length) {
        gsize stop, after;
        PatternMatch turn;
        /* `UBND các xã A, B và phường C` */
        if (place && names->len > before && pattern_match (other, folded, length, next, &turn)
            && body_is_capital (reading, turn.groups[0].end)) {
            level = turn.groups[1];
            next = turn.groups[0].end;
        }
        stop = next;
        if (body_names_begin (reading, next) && !body_words_at (reading, WORDS_FIELD, next, NULL)
            && !(place && is_place_like (reading, next)) && !(colon && is_two_capitals (reading, next)))
            break;
        if (!body_words_at (reading, WORDS_FIELD, next, &stop)) {
            gsize word = next;
            if (!body_is_capital (reading, next))
                break;
            while (
                word < length && body_word_end (reading, word) > word
                && (word == next || body_is_capital (reading, word) || (!place && !body_ends_name (reading, word)))) {
                stop = body_word_end (reading, word);
                word = body_skip_spaces (reading, stop);
            }
            if (colon && is_sentence_start (reading, next, stop))
                break;
        } else if (!colon && !body_is_capital (reading, next)) {
            break;
        }
        if (stop == next)
            break;
        BodyName name = { .start = at, .end = stop, .confidence = 0.93 };
        Span head = match.groups[1], kind = level;
        if (span_length (head) > 0)
            name.pieces[name.n_pieces++] = (Span){ head.start, head.end - 1 };
        if (names->len == before)
            first = (Span){ next, stop };
        else if (!place)
            kind.end = MAX (kind.end, shared_end (reading, first, (Span){ next, stop }));
        name.pieces[name.n_pieces++] = one_of_two_kinds (reading, kind, next, &name);
        name.pieces[name.n_pieces++] = (Span){ next, stop };
        g_array_append_val (names, name);
        end = stop;
        if (!body_matches_at (reading, "\\G(?: ?, ?(?:và )?| ?; ?| và )(?=\\S)", stop, &after))
            break;
        next = after;
    }
    if (names->len - before < (colon ? 1 : 2)) { /* one name in running text is no enumeration */
        g_array_set_size (names, before);
        return at;
    }
    /* What closes the row belongs to the last name: `tỉnh`. */
    if (body_matches_at (reading, "\\G (?:tỉnh|huyện|thành phố)(?!\\w)", end, &next)
        && !body_is_capital (reading, body_skip_spaces (reading, next)))
        g_array_index (names, BodyName, names->len - 1).end = end = next;
    return end;
}

/* ---- rows -------------------------------------------------------------------------------------------------- */

/* Where a separator parts two bodies: `next` is the first byte of the second. */
static gboolean
skip_row_separator (const BodyReading *reading, gsize at, BodyRowFlags flags, gsize *ret_next) {
    if (body_matches_at (
            reading,
            "\\G(?: ?,? (?:và|hoặc|cùng với|cùng|cũng như|và với|với) | ?, ?(?:cùng với |cùng )?| ?/ ?)(?=\\S)", at,
            ret_next))
        return TRUE;
    return (flags & BODY_ROW_SEMICOLONS) != 0
           && body_matches_at (reading, "\\G ?; ?(?:và )?[-+•]? ?(?=\\S)", at, ret_next);
}

/* An unknown name with a capital, where only names can stand: up to the next separator. */
static gboolean
read_loose (const BodyReading *reading, gsize at, BodyRowFlags flags, BodyName *ret_name) {
    gsize end = at, word = at;
    if ((flags & (BODY_ROW_LOOSE | BODY_ROW_FIELD)) == 0 || !body_is_capital (reading, at)
        || body_words_at (reading, WORDS_STOP, at, NULL) || body_words_at (reading, WORDS_VERB, at, NULL))
        return FALSE;
    for (guint i = 0; i < NAME_WORDS_MAX && word < reading->folded->length && body_word_end (reading, word) > word;
         i++) {
        if (i > 0 && body_ends_name (reading, word))
            break;
        end = body_word_end (reading, word);
        word = body_skip_spaces (reading, end);
        if (word == end)
            break;
    }
    memset (ret_name, 0, sizeof *ret_name);
    ret_name->start = at;
    ret_name->end = end;
    ret_name->pieces[0] = (Span){ at, end };
    ret_name->n_pieces = 1;
    ret_name->confidence = 0.6;
    return end > at;
}

/* `Sở Tài chính, Nội vụ`: a further field of work under the head printed before. */
static gboolean
read_further_field (const BodyReading *reading, gsize at, const NameState *state, BodyName *ret_name) {
    gsize end;
    if (!state->fielded || state->last != HEAD_SHORT || state->row || !body_is_capital (reading, at)
        || !body_words_at (reading, WORDS_FIELD, at, &end))
        return FALSE;
    *ret_name = (BodyName){
        .pieces = { state->head, { at, end } }, .n_pieces = 2, .start = at, .end = end, .confidence = 0.75
    };
    return TRUE;
}

/* `Phòng Giáo dục, Văn hóa và Y tế`: one room of three fields, or three; a Sở has one of the known fields. */
static void
doubt_fielded (const BodyReading *reading, const NameState *state, GArray *names) {
    if (body_matches_at (reading, "\\G(?:sở|bộ)(?!\\w)", state->head.start, NULL))
        return;
    for (guint i = 0; i < names->len; i++) {
        BodyName *name = &g_array_index (names, BodyName, i);
        if (name->start == state->head.start)
            name->confidence = MIN (name->confidence, BODY_NAME_OPEN);
    }
}

/* `Hội Khuyến học và Cựu giáo chức`, `Ban Quản lý Di tích và Bảo tàng tỉnh`: what begins at @next, behind `và`, may be the rest
 * of the only name before it, if that is not told to be whole or @name is no known kind of body. */
static void
doubt_pair (const BodyReading *reading, gsize next, gboolean is_loose, GArray *names, BodyName *name) {
    BodyName *before = &g_array_index (names, BodyName, 0);
    if (names->len != 1 || before->is_class || !body_matches_at (reading, "\\G(?<= và )", next, NULL))
        return;
    if (is_loose)
        before->confidence = MIN (before->confidence, BODY_NAME_OPEN);
    else if (before->confidence <= BODY_NAME_OPEN)
        name->confidence = MIN (name->confidence, BODY_NAME_OPEN);
}

/* `Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Ủy ban nhân dân xã` is one person: a seat in a committee, then the post; so is `đồng chí Phó
 * Bí thư Đảng ủy, Trưởng Ban …`. TRUE where @name goes on the last of @names, which then takes it in. */
static gboolean
joins_posts (const BodyReading *reading, GArray *names, const BodyName *name) {
    BodyName *seat = names->len > 0 ? &g_array_index (names, BodyName, names->len - 1) : NULL;
    gsize end;
    if (seat == NULL || seat->n_pieces != 1 || name->n_pieces != 1
        || !body_matches_at (
            reading,
            "\\G(?<!các đồng chí )(?<!các đ/c )(?<!các ông )(?<!các )(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy viên|ủy viên (?:ban thường vụ|ban chấp hành|btv|bch|dự khuyết|bộ chính trị|trung ương|ubkt)"
            "|(?<=đồng chí |đ/c |ông |bà )(?:phó )?bí thư)(?!\\w)",
            seat->start, NULL)
        || !body_matches_at (reading, "\\G ?, ", seat->end, &end) || end != name->start
        || !body_matches_at (
            reading,
            "\\G(?:phó |q\\. ?)?(?:bí thư|chủ tịch|chủ nhiệm|trưởng|giám đốc|hiệu trưởng|chánh|chỉ huy|tổng|bộ trưởng|viện trưởng)(?!\\w)",
            name->start, NULL))
        return FALSE;
    seat->pieces[0].end = seat->end = name->end;
    seat->confidence = MIN (seat->confidence, name->confidence);
    return TRUE;
}

/* `khu vực 3`, `xã Gò Sim`: one of the places of which each has a body of that kind; @ret_end is its end, @ret_kind the word before it. */
static gboolean
read_peer (const BodyReading *reading, gsize at, Span *ret_kind, gsize *ret_end) {
    const Pattern *way = pattern_peek (
        "\\G(khu vực|cơ sở|số|vùng|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khóm|khu phố|tổ dân phố) (?=\\S)");
    PatternMatch match;
    gsize word;
    if (!pattern_match (way, reading->folded->folded, reading->folded->length, at, &match))
        return FALSE;
    *ret_kind = match.groups[1];
    if (body_matches_at (reading, "\\G(?:\\d{1,2}|[ivx]{1,4})(?![\\w/.-])", match.groups[0].end, ret_end))
        return g_ascii_isdigit (reading->folded->folded[match.groups[0].end]) || reading->shouting
               || body_is_capital (reading, match.groups[0].end);
    if (body_matches_at (reading, "\\G(?:khu|cơ|số|vùng)", at, NULL))
        return FALSE;
    for (word = match.groups[0].end; word < reading->folded->length && body_is_capital (reading, word);
         word = body_skip_spaces (reading, *ret_end)) {
        *ret_end = body_word_end (reading, word);
        if (*ret_end == word)
            break;
    }
    return word > match.groups[0].end;
}

/* `khu vực 1, 2 và 3`: a further figure alone, and no amount of anything. */
static gboolean
read_bare_peer (const BodyReading *reading, gsize at, Span one, gsize *ret_end) {
    return g_ascii_isdigit (reading->folded->folded[one.end - 1])
           && body_matches_at (reading, "\\G\\d{1,2}(?![\\w/.%-])", at, ret_end)
           && (body_matches_at (reading, "\\G ?(?:$|[,;.:(]|và )", *ret_end, NULL)
               || body_ends_name (reading, body_skip_spaces (reading, *ret_end)));
}

/* `xã` and `phường` stand beside each other, `xã` and `thôn` within each other. */
static gboolean
are_peers (const BodyReading *reading, Span one, Span other) {
    const char *folded = reading->folded->folded;
    return (span_length (one) == span_length (other)
            && strncmp (folded + one.start, folded + other.start, span_length (one)) == 0)
           || (body_matches_at (reading, "\\G(?:xã|phường|thị trấn|đặc khu) ", one.start, NULL)
               && body_matches_at (reading, "\\G(?:xã|phường|thị trấn|đặc khu) ", other.start, NULL));
}

/* `Ban Chỉ huy phòng thủ khu vực 1, khu vực 3`, `UBND xã Bến Lau, phường Gò Sim`: the head of @name is printed once; each place gets it.
 * Returns the end of the last, or @name->end where there is one place only. */
static gsize
share_head (const BodyReading *reading, const BodyName *name, GArray *names) {
    Span first = { 0, 0 }, kind, other;
    gsize end = name->end, stop, next;

    if (name->n_pieces != 1 || body_words_at (reading, WORDS_QUANTIFIER, name->start, NULL))
        return end;
    for (gsize at = name->start; at < name->end && first.end == 0; at = body_skip_spaces (reading, stop)) {
        stop = MAX (body_word_end (reading, at), at + 1);
        if (at > name->start && read_peer (reading, at, &kind, &next)
            && !body_matches_at (reading, "\\G(?:(?<=các )|(?<=những )|(?<=, )|(?<= và ))", at, NULL))
            first = (Span){ at, next };
    }
    if (first.end == 0 || first.end > name->end)
        return end;
    for (end = first.end;
         names->len < NAMES_MAX && body_matches_at (reading, "\\G(?: ?, ?(?:và )?| và )(?=\\S)", end, &next);
         end = stop) {
        gboolean bare = read_bare_peer (reading, next, first, &stop);
        if (!bare && (!read_peer (reading, next, &other, &stop) || !are_peers (reading, kind, other)))
            break;
        BodyName further = { .pieces = { { name->start, bare ? kind.end : first.start - 1 }, { next, stop } },
                             .n_pieces = 2,
                             .start = name->start,
                             .end = stop,
                             .confidence = MIN (name->confidence, 0.93) };
        if (end == first.end) {
            BodyName one = *name;
            one.end = one.pieces[0].end = first.end;
            g_array_append_val (names, one);
        }
        g_array_append_val (names, further);
    }
    return end > first.end ? end : name->end;
}

gsize
body_names_read (const BodyReading *reading, gsize at, BodyRowFlags flags, GArray *names) {
    gsize end = at, next = at;
    gboolean first = TRUE;
    NameState state = { 0 };
    BodyName name;

    while (names->len < NAMES_MAX) {
        gsize stop = read_distributed (reading, next, names);
        if (stop > next) {
            end = stop;
        } else {
            gboolean is_loose = FALSE;
            gboolean bare = first || (flags & (BODY_ROW_FIELD | BODY_ROW_LOOSE)) != 0 || state.row || state.complete;
            if (!body_name_read (reading, next, bare, flags, &name, &state)
                && !(!first && read_further_field (reading, next, &state, &name))) {
                if (first || !read_loose (reading, next, flags, &name))
                    break;
                is_loose = TRUE;
            }
            if (name.n_pieces > 1)
                doubt_fielded (reading, &state, names);
            doubt_pair (reading, next, is_loose, names, &name);
            guint before = names->len;
            end = is_loose ? name.end : share_head (reading, &name, names);
            if (names->len == before && !joins_posts (reading, names, &name))
                g_array_append_val (names, name);
        }
        first = FALSE;
        if (!skip_row_separator (reading, end, flags, &next))
            break;
    }
    return end;
}
