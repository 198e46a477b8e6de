/* body_leads.c - see body_leads.h. */
#include "extract/body_leads.h"

#include <string.h>

#include "extract/body_brackets.h"
#include "extract/body_subject.h"

#define CLAUSES_MAX 128

/* What may stand before `giao` in one verb with it. */
#define AGREED "(?:tạm |tiếp tục |thống nhất |đồng ý |nhất trí )?"

gboolean
body_leads_order (const BodyReader *reader, gsize at, ItemOrder *ret_order, gboolean *ret_giao, gsize *ret_end) {
    gsize end, whom;
    if (!body_words_at (&reader->words, WORDS_ORDER, at, &end)
        && !body_reader_matches (reader, "\\G(?:giao|yêu cầu|đề nghị): ?", at, &end))
        return FALSE;
    /* `Phân công cán bộ trực`, `giao giáo viên phụ trách`: whom is for the body to choose, no order to a body; `giao công chức
     * Địa chính` names one */
    if (body_reader_matches (
            reader,
            "\\G" AGREED
            "(?:giao|phân công)(?: nhiệm vụ)?(?: cho)? (?:các |mỗi |từng |những )?(?:cán bộ|công chức|viên chức|đảng viên|đảng ủy viên|chi ủy viên|cấp ủy viên|nhân viên|giáo viên|người(?! đứng đầu)|lãnh đạo(?:,| và)? (?:trực|phụ trách|theo dõi|cán bộ|công chức|viên chức|chuyên viên|nhân viên)|thành viên)(?!\\w)",
            at, &whom)
        && !body_is_capital (&reader->words, body_reader_skip (reader, end))
        && !body_is_capital (&reader->words, body_reader_skip (reader, whom)))
        return FALSE;
    *ret_order = body_reader_matches (reader, "\\G" AGREED "(?:giao|yêu cầu|chỉ|phân công)", at, NULL) ? ORDER_ORDER
                                                                                                       : ORDER_REQUEST;
    *ret_giao = body_reader_matches (reader, "\\G" AGREED "(?:giao|phân công)", at, NULL);
    *ret_end = body_reader_skip (reader, end);
    if (*ret_end < body_reader_length (reader) && body_reader_peek (reader)[*ret_end] == ':')
        *ret_end = body_reader_skip (reader, *ret_end + 1);
    body_reader_matches (/* `yêu cầu chậm nhất ngày 17/5, Sở X phải …` */
                         reader,
                         "\\G(?:chậm nhất|muộn nhất|trước|từ|đến|trong)(?! các)(?: là| vào| đến)?(?: [^ ,;.:]+){0,8}?(?: [^ ,;.:]*\\d[^ ,;.:]*)(?: [^ ,;.:]+){0,4}, ?",
                         *ret_end, ret_end);
    return TRUE;
}

static void
set_order (BodyReader *reader, ItemOrder order) {
    if (reader->found->order == ORDER_NONE)
        reader->found->order = order;
}

/* `Giao X …`, `Đề nghị X …` at `at`. */
static gboolean
read_ordered (BodyReader *reader, gsize at, gboolean giao_only) {
    ItemOrder order;
    gboolean giao;
    gsize start, end;

    if (!body_leads_order (reader, at, &order, &giao, &start)
        || (giao_only && !body_reader_matches (reader, "\\G" AGREED "giao", at, NULL)))
        return FALSE;
    end = body_reader_row (reader, start, BODY_ROW_SEMICOLONS);
    if (end == start)
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 1);
    reader->lead_end = end;
    set_order (reader, order);
    reader->found->urged = !giao;
    return TRUE;
}

/* What follows a subject: something it does. */
static gboolean
is_predicate (const BodyReader *reader, gsize at, gboolean strict) {
    gsize next = body_reader_skip (reader, at);
    if (next >= body_reader_length (reader))
        return FALSE;
    if (body_reader_peek (reader)[next] == ':')
        return !strict;
    if (body_reader_peek (reader)[next] == ',')
        next = body_reader_skip (reader, next + 1);
    else if (body_reader_peek (reader)[next] == '(')
        return FALSE;
    if (body_reader_matches (
            reader, "\\G(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|là (?:đầu mối|cơ quan|đơn vị))(?!\\w)",
            next, NULL))
        return TRUE;
    if (body_words_at (&reader->words, WORDS_FRAME, next, NULL))
        return FALSE;
    if (body_words_at (&reader->words, WORDS_VERB, next,
                       NULL)) /* what superiors do, or who gets it, is no order to them */
        return !strict
               || !body_reader_matches (
                   reader,
                   "\\G(?:xem xét|cho ý kiến|phê duyệt|quyết định|chấp thuận|tháo gỡ|cho phép"
                   "|(?:tiếp )?nhận (?:báo cáo|văn bản|hồ sơ|kết quả|danh sách|phiếu)(?![^.;]{0,120} (?:tổng hợp|xử lý|thẩm định|tham mưu|trình|giải quyết)(?!\\w)))(?!\\w)",
                   next, NULL);
    if (!body_words_at (&reader->words, WORDS_STOP, next, NULL))
        return !strict && next > at; /* an unknown verb behind a whole name */
    if (strict
        && body_reader_matches (reader, "\\G(?:căn cứ|trên cơ sở|theo (?:chức năng|thẩm quyền|nhiệm vụ))(?!\\w)", next,
                                NULL))
        return TRUE;
    return !strict
           || !body_reader_matches (
               reader,
               "\\G(?:về|của|với|cho|đến|tới|như|ra|bằng|qua|do|vì|bị|hoặc|đã|trong|ngoài|theo|từ|trước|sau|để|nhằm|khi|là|có|được|tại|vào|thì|mà|nhất là|công tác (?:tại|ở|trong))(?!\\w)",
               next, NULL);
}

/* `Ban Thường vụ yêu cầu X …`: the subject only speaks, X does it. */
static gboolean
read_spoken (BodyReader *reader, gsize at) {
    gsize next = body_reader_skip (reader, at), end;
    const Pattern *sent
        = pattern_peek ("\\G(?:xin |trân trọng )?(?:sao gửi|gửi|chuyển|đề nghị gửi)(?: tới| đến| cho)? ");
    PatternMatch match;

    body_reader_matches (reader, "\\G, ", next, &next);
    body_reader_matches (
        reader,
        "\\G(?:trân trọng|kính|cũng|còn|đồng thời|tiếp tục|thông báo(?: để [^,;.]{0,60})? và|thống nhất) (?=đề nghị|yêu cầu|giao)",
        next, &next);
    if (read_ordered (reader, next, FALSE))
        return TRUE;
    if (body_reader_matches (
            reader, "\\G(?:sao gửi|gửi|chuyển|thông báo|nhận thấy|ghi nhận|đánh giá|nhất trí|thống nhất)", next, NULL)
        && !body_reader_matches (reader, "\\G(?:xin |trân trọng )?(?:sao gửi|gửi|chuyển)(?: tới| đến| cho) ", next,
                                 NULL)
        && body_reader_matches (reader, "\\G[^.;]{0,300}?(?:[,;]| và|, và) (?=(?:yêu cầu|đề nghị|giao) )", next, &end)
        && read_ordered (reader, end, FALSE))
        return TRUE;
    if (body_reader_matches (reader, "\\G(?:kính |trân trọng |xin )*(?:thông báo|mời|thông tin)(?!\\w)[^.]*: ?$", next,
                             NULL))
        return TRUE; /* `Thường trực thông báo thời gian, thành phần như sau:` */
    if (pattern_match (sent, body_reader_peek (reader), body_reader_length (reader), next, &match)
        && body_reader_matches (reader, "\\G[^.]{0,400}(?:yêu cầu|đề nghị|để (?:biết|triển khai|thực hiện|nghiên cứu))",
                                next, NULL)) {
        end = body_reader_row (reader, match.groups[0].end, BODY_ROW_SUBJECT);
        if (end > match.groups[0].end) {
            body_reader_add (reader, reader->found->lead, reader->names, 0.85);
            reader->lead_end = end;
            set_order (reader,
                       body_reader_matches (reader, "\\G[^.]{0,400}yêu cầu", end, NULL) ? ORDER_ORDER : ORDER_REQUEST);
            reader->found->urged = TRUE;
            return TRUE;
        }
    }
    return FALSE;
}

/* `Sở X được giao rà soát …`, `Công an tỉnh cũng được yêu cầu …`: the subject is told to. */
static gboolean
read_told (BodyReader *reader, gsize at) {
    const Pattern *told
        = pattern_peek ("\\G,? ?(?:cũng |còn |tiếp tục )?được (?:(?:ubnd|ủy ban nhân dân|chủ tịch)[^,;.]{0,40} )?"
                        "(?:(giao|yêu cầu|phân công|chỉ đạo)|đề nghị)(?: thêm| nhiệm vụ| trách nhiệm)? ");
    PatternMatch match;

    if (!pattern_match (told, body_reader_peek (reader), body_reader_length (reader), at, &match)
        || !body_words_at (&reader->words, WORDS_VERB, match.groups[0].end, NULL))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 0.93);
    reader->lead_end = match.groups[0].end;
    set_order (reader, pattern_has_group (&match, 1) ? ORDER_ORDER : ORDER_REQUEST);
    return TRUE;
}

/* The subject of a clause at `at`. TRUE where the clause has one, whether it leads or only speaks. */
static gboolean
read_subject (BodyReader *reader, gsize at, gboolean strict) {
    gsize end = body_reader_row (reader, at, BODY_ROW_SEMICOLONS);
    g_autoptr (GArray) subject = NULL;

    if (end == at || body_subject_is_none (reader, at, end, strict))
        return FALSE;
    if (read_told (reader, end))
        return TRUE;
    subject = g_array_copy (reader->names);
    if (read_spoken (reader, end))
        return TRUE;
    if (body_words_at (&reader->words, WORDS_ORDER, body_reader_skip (reader, end), NULL)
        && body_reader_matches (reader, "\\G[^.;]{0,80}:", end, NULL))
        return TRUE; /* `Thủ tướng Chính phủ yêu cầu:` */
    if (!is_predicate (reader, end, strict))
        return FALSE;
    if (body_reader_matches (reader, "\\G,? ?(?:phải|có trách nhiệm|chịu trách nhiệm)(?!\\w)",
                             body_reader_skip (reader, end), NULL))
        set_order (reader, ORDER_ORDER);
    body_reader_add (reader, reader->found->lead, subject, strict ? 0.93 : 1);
    reader->lead_end = end;
    return TRUE;
}

/* Where the clauses of [from, to) begin, behind `,` `;` `:`. */
static GArray *
list_clauses (const BodyReader *reader, gsize from, gsize to, const char *marks) {
    GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
    guint depth = 0;
    for (gsize i = from; i + 1 < to && starts->len < CLAUSES_MAX; i++) {
        char c = body_reader_peek (reader)[i];
        if (c == '(')
            depth++;
        else if (c == ')' && depth > 0)
            depth--;
        else if (depth == 0 && strchr (marks, c) != NULL && body_reader_peek (reader)[i + 1] == ' ') {
            gsize start = body_reader_skip (reader, i + 1);
            body_reader_matches (reader, "\\G(?:đồng thời|và|riêng|trong đó|mặt khác),? (?:thì )?", start, &start);
            g_array_append_val (starts, start);
        }
    }
    return starts;
}

/* `chỉ đạo các trường, các trung tâm …` at `at`: the work has begun, whoever stands in it is dealt with. */
static gboolean
begins_dealing (const BodyReader *reader, gsize at) {
    return body_reader_matches (
        reader,
        "\\G(?:(?:chủ động|tiếp tục|kịp thời|thường xuyên),? )*(?:chỉ đạo|đôn đốc|chủ trì|phối hợp|tham mưu)(?! của| tại| số)(?!\\w)",
        at, NULL);
}

/* Behind an introductory clause: the first clause that names somebody to do it. */
static void
read_behind_intro (BodyReader *reader, gsize from, gsize to) {
    g_autoptr (GArray) starts = list_clauses (reader, from, to, ",;:");
    gboolean grounds = body_reader_matches (reader, "\\G(?:căn cứ|trên cơ sở) ", from, NULL);
    for (guint i = 0; i < starts->len && reader->found->lead->len == 0; i++) {
        gsize start = g_array_index (starts, gsize, i);
        if (grounds && begins_dealing (reader, start))
            return;
        if (!read_ordered (reader, start, FALSE))
            read_subject (reader, start, TRUE);
    }
}

/* `…; Sở B, Tỉnh đoàn phối hợp thực hiện`: a clause of those who work along. @beside: right behind who leads, where what is done
 * may follow. */
static gboolean
read_helpers (BodyReader *reader, gsize at, gboolean beside) {
    gsize end = body_reader_row (reader, at, BODY_ROW_SUBJECT);
    if (end == at
        || !body_reader_matches (
            reader,
            beside
                ? "\\G,? (?:là (?:cơ quan|đơn vị) |cùng )?(?:phối hợp|tham gia|hỗ trợ)(?! với)(?!\\w)"
                : "\\G,? (?:là (?:cơ quan|đơn vị) |cùng )?(?:phối hợp|tham gia|hỗ trợ)(?: (?:cùng )?(?:thực hiện|triển khai|tổ chức))?(?=$|[.;,])",
            end, NULL))
        return FALSE;
    body_reader_add (reader, reader->found->coordinators, reader->names, 0.9);
    return TRUE;
}

/* `…; Cục B làm đầu mối`: the work first, then who has it. */
static gboolean
read_trailing_lead (BodyReader *reader, gsize at) {
    gsize end = body_reader_row (reader, at, BODY_ROW_SUBJECT);
    gsize before = text_character_before (body_reader_peek (reader), at > 80 ? at - 80 : 0, 0);
    g_autofree char *row = g_strndup (body_reader_peek (reader) + before, at - before);
    if (end == at
        || pattern_matches ("(?<!\\w)do (?:các|những|người đứng đầu|thủ trưởng|lãnh đạo) [^;.:]*, $",
                            row) /* the middle of `do các sở, ban, ngành chủ trì` */
        || !body_reader_matches (
            reader,
            "\\G,? (?:chủ trì|làm đầu mối|là (?:đầu mối|cơ quan (?:chủ trì|đầu mối)|đơn vị (?:chủ trì|đầu mối)))(?!\\w)",
            end, NULL))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 0.85);
    reader->lead_end = end;
    return TRUE;
}

/* Further clauses of the first sentence that give work: `; giao X …`, `; X đẩy nhanh …`, `và đề nghị C …`. */
static void
read_further_leads (BodyReader *reader, gsize from, gsize to, gboolean subjects) {
    g_autoptr (GArray) starts = list_clauses (reader, from, to, subjects ? ";" : ",;");
    gsize beside = 0;
    const Pattern *and_request = pattern_peek ("chỉ đạo [^.;]{1,200}?(?:,| và|, và) (đề nghị) ");
    PatternMatch match;
    gboolean urged = reader->found->urged;
    ItemOrder order = reader->found->order;

    /* `Sở A chủ trì, Sở B phối hợp, …` */
    if (!subjects
        || !body_reader_matches (
            reader, "\\G,? (?:là (?:cơ quan|đơn vị) )?chủ trì(?: thực hiện)?(?:[,;]| và|, còn) (?=\\S)", from, &beside)
        || !read_helpers (reader, beside, TRUE))
        beside = 0;
    for (guint i = 0; i < starts->len; i++) {
        gsize start = g_array_index (starts, gsize, i);
        gsize kept = reader->lead_end;
        if (start == beside)
            continue;
        if (!(subjects && read_helpers (reader, start, FALSE)) && !read_ordered (reader, start, TRUE)
            && !(subjects ? read_subject (reader, start, TRUE) : read_trailing_lead (reader, start)))
            continue;
        if (subjects && kept != 0)
            reader->lead_end = kept;
        else if (!subjects && reader->found->lead->len > 0) {
            reader->found->urged = TRUE;
            return;
        }
    }
    if (subjects && pattern_match (and_request, body_reader_peek (reader), to, from, &match)) {
        gsize kept = reader->lead_end;
        read_ordered (reader, match.groups[1].start, FALSE);
        reader->lead_end = kept;
    }
    if (subjects) {
        reader->found->urged = urged;
        reader->found->order = order;
    }
}

/* `… do X chủ trì, phối hợp với Y thực hiện`. */
static void
read_agent (BodyReader *reader, gsize from, gsize to) {
    const Pattern *agent = pattern_peek ("(?<!\\w)(?:do|(?:được |(?<!bàn )(?<!chuyển ))giao(?: cho)?) (?=\\S)");
    PatternMatch match;
    while (from < to && pattern_match (agent, body_reader_peek (reader), to, from, &match)) {
        gsize end = body_reader_row (reader, match.groups[0].end, BODY_ROW_SUBJECT);
        from = match.groups[0].end;
        if (end > from
            && body_reader_matches (
                reader,
                "\\G,? (?:(?:trực tiếp|chủ động|tự) )?(?:chủ trì|thực hiện|tổ chức thực hiện|đảm nhiệm|phụ trách|chịu trách nhiệm|làm đầu mối|đầu mối|đăng cai|chuẩn bị|soạn thảo|tiến hành|triển khai)(?!\\w)",
                end, NULL)) {
            body_reader_add (reader, reader->found->lead, reader->names, 0.85);
            reader->lead_end = end;
            /* `… do Sở A chủ trì, Sở B phối hợp` */
            if (body_reader_matches (reader, "\\G,? chủ trì(?: thực hiện)?(?:[,;]| và|, còn) (?=\\S)", end, &end))
                read_helpers (reader, end, TRUE);
            return;
        }
    }
}

/* One clause of an assignment at `at`, which ends before `to`: `X chủ trì`, `do X thực hiện`, `X phối hợp`. Returns its end,
 * or `at` where there is none. */
static gsize
read_assigned (BodyReader *reader, gsize at, gsize to) {
    const Pattern *part = pattern_peek (
        "\\G,? ?(?:(chủ trì|làm đầu mối|là đầu mối|đầu mối|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm|tham mưu|tổ chức thực hiện|chuẩn bị|soạn thảo)"
        "|(?:cùng )?(phối hợp|tham gia|hỗ trợ))(?!\\w)");
    PatternMatch match;
    gsize start = at, end;

    body_reader_matches (reader, "\\G(?:do|giao(?: cho)?|phân công(?: cho)?|và) ", start, &start);
    end = body_reader_row (reader, start, BODY_ROW_FIELD | BODY_ROW_LOOSE);
    if (end == start || end >= to || !pattern_match (part, body_reader_peek (reader), to, end, &match))
        return at;
    if (pattern_has_group (&match, 1)) {
        if (reader->found->lead->len == 0)
            reader->lead_end = end;
        body_reader_add (reader, reader->found->lead, reader->names, 0.95);
    } else {
        body_reader_add (reader, reader->found->coordinators, reader->names, 0.95);
    }
    return match.groups[0].end;
}

gboolean
body_leads_assigned (BodyReader *reader, gsize from, gsize to) {
    g_autoptr (GArray) starts = list_clauses (reader, from, to, ",;.");
    gsize first = body_reader_skip (reader, from);
    gsize done = from;
    guint before = reader->found->lead->len;

    g_array_prepend_val (starts, first);
    for (guint i = 0; i < starts->len; i++)
        if (g_array_index (starts, gsize, i) >= done)
            done = MAX (done, read_assigned (reader, g_array_index (starts, gsize, i), to));
    return reader->found->lead->len > before;
}

/* The first name read is a class, and no place with a name: `các xã`, not `xã A`, `tổ dân phố 5`. */
static gboolean
is_whole_class (const BodyReader *reader) {
    const BodyName *first = &g_array_index (reader->names, BodyName, 0);
    gsize name;
    return first->is_class
           && !(body_reader_matches (
                    reader,
                    "\\G(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thôn|bản|ấp|khóm|buôn|tổ dân phố|khu phố|tổ) (?=\\S)",
                    first->start, &name)
                && (body_is_capital (&reader->words, name) || g_ascii_isdigit (body_reader_peek (reader)[name])));
}

/* `Sở A (chủ trì), Sở B, Sở C (phối hợp) lập danh mục`, perhaps behind `Giao`. */
static gboolean
read_marked (BodyReader *reader, gsize at) {
    ItemOrder order = ORDER_NONE;
    gboolean giao;
    gsize start = at, end, next;

    body_leads_order (reader, at, &order, &giao, &start);
    end = body_reader_row (reader, start, BODY_ROW_SEMICOLONS);
    if (end == start || !body_reader_matches (reader, "\\G \\((?:cơ quan |đơn vị )?chủ trì\\)", end, &next))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 0.98);
    reader->lead_end = next;
    set_order (reader, order);
    if (!body_reader_matches (reader, "\\G(?: ?[,;](?: và)?| và) (?=\\S)", next, &start))
        return TRUE;
    end = body_reader_row (reader, start, BODY_ROW_SEMICOLONS);
    if (end > start
        && body_reader_matches (reader, "\\G \\((?:cơ quan |đơn vị |cùng )?phối hợp(?: thực hiện)?\\)", end, NULL))
        body_reader_add (reader, reader->found->coordinators, reader->names, 0.98);
    return TRUE;
}

/* `Riêng thôn A, thôn B hoàn thiện …`, `Riêng Trường X sửa mái …`: those that have names of their own. */
static gboolean
read_apart (BodyReader *reader, gsize at) {
    gsize start;
    if (!body_reader_matches (reader, "\\Griêng (?=\\S)", at, &start))
        return FALSE;
    gsize end = body_reader_row (reader, start, BODY_ROW_SUBJECT);
    if (end == start || is_whole_class (reader) || !is_predicate (reader, end, FALSE)
        || !body_reader_matches (reader, "\\G \\pL", end, NULL))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 0.93);
    reader->lead_end = end;
    return TRUE;
}

static gboolean
read_any_subject (BodyReader *reader, gsize at) {
    ItemOrder order;
    gboolean giao;
    gsize next;
    return body_leads_order (reader, at, &order, &giao, &next)
           || body_reader_row (reader, at, BODY_ROW_SEMICOLONS) > at;
}

/* `Đối với Sở X: Rà soát …`: whose work stands behind the colon, where nobody else is named there. */
static gboolean
read_toward (BodyReader *reader, gsize at) {
    gsize start, end, next;
    if (!body_reader_matches (reader, "\\G(?:riêng )?(?:đối với|về phía|(?<=riêng )với) (?=\\S)", at, &start))
        return FALSE;
    end = body_reader_row (reader, start, BODY_ROW_SEMICOLONS);
    gboolean comma = FALSE, direct = FALSE;
    if (end == start
        || (!body_reader_matches (reader, "\\G ?: (?=\\S)", end, &next)
            && !(comma = body_reader_matches (reader, "\\G, (?=\\S)", end, &next))
            && !(direct = !is_whole_class (reader) && body_reader_matches (reader, "\\G (?=\\pL)", end, &next)))
        || (comma && is_whole_class (reader) && !body_is_capital (&reader->words, start))
        || (!body_words_at (&reader->words, WORDS_VERB, next, NULL)
            && !body_reader_matches (
                reader,
                "\\G(?:chủ trì|tập trung|tiếp tục|khẩn trương|chủ động|tăng cường|thường xuyên|kịp thời|nghiêm túc)(?!\\w)",
                next, NULL))
        || (is_whole_class (reader) && !body_is_capital (&reader->words, start)
            && !body_reader_matches (
                reader,
                "\\G(?:các |những )?(?:sở|ban|ngành|phòng|cơ quan|đơn vị|địa phương|ủy ban|ubnd|cấp ủy|tổ chức đảng|đảng ủy|chi bộ|người đứng đầu|thủ trưởng|lãnh đạo)(?!\\w)",
                start, NULL)))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, comma || direct ? 0.8 : 0.93);
    reader->lead_end = end;
    return TRUE;
}

void
body_leads_read (BodyReader *reader, gsize start, gsize end) {
    gsize first = start, next;
    gboolean verb = body_words_at (&reader->words, WORDS_VERB, first, NULL)
                    || body_words_at (&reader->words, WORDS_STOP, first, NULL);
    gboolean intro = body_words_at (&reader->words, WORDS_INTRO, first, NULL)
                     || body_reader_matches (reader, "\\G(?:việc|công tác|nội dung) ", first, NULL);

    if (body_reader_matches (reader, "\\G(?:riêng|đồng thời,|ngoài ra,) (?=\\S)", first, &next)
        && (read_subject (reader, next, TRUE) || read_apart (reader, first)))
        return;
    if (body_reader_matches (
            reader,
            "\\G(?:kết luận|chỉ thị|nghị quyết|thông báo|thông tri|công văn|công điện|kế hoạch|văn bản|"
            "quy định|chương trình)[^.;:,]{0,60}? (?=(?:yêu cầu|giao|đề nghị|phân công) )"
            "(?<!theo )(?<!của )(?<!các )(?<!những )",
            first, &next)
        && read_ordered (reader, next, FALSE)) /* a directive that an article quotes speaks for its issuer */
        return;
    if (read_toward (reader, first) || read_marked (reader, first))
        return;
    /* `Trách nhiệm của Sở A: Chủ trì …` */
    if (body_reader_matches (reader, "\\G(?:trách nhiệm|nhiệm vụ|phần việc) (?:của|cho) (?=[^.;:]{2,160}:)", first,
                             &next)
        && read_subject (reader, next, FALSE) && body_reader_matches (reader, "\\G ?:", reader->lead_end, NULL))
        return;
    /* `Do Sở A chủ trì, Sở B phối hợp.` */
    if (body_reader_matches (reader,
                             "\\G(?:giao )?do (?=[^,;.:]{2,120} (?:chủ trì|làm đầu mối|đảm nhiệm|phụ trách)(?!\\w))",
                             first, NULL)
        && body_leads_assigned (reader, first, end))
        return;
    /* `Công tác tham mưu: Tổ Tổng hợp …`, `Chuẩn bị: Giao Phòng …`: a title before who does it */
    if (!read_any_subject (reader, first)
        && body_reader_matches (
            reader,
            "\\G(?![^.;:()]{0,60}phối hợp (?:với |cùng )?(?:các|những) )[^.;:()]{2,120}(?<! như)(?<! gồm)(?<! là): (?=\\S)",
            first, &next)
        && next < end && (read_ordered (reader, next, FALSE) || read_subject (reader, next, TRUE))) {
        if (reader->found->lead->len > 0)
            read_further_leads (reader, reader->lead_end, end, TRUE);
        return;
    }
    if (read_ordered (reader, first, FALSE) || read_subject (reader, first, FALSE)) {
        if (reader->found->lead->len > 0)
            read_further_leads (reader, reader->lead_end, end, TRUE);
        return;
    }
    if (body_reader_matches (reader, "\\G(?:định kỳ|hằng năm|hàng năm|thường xuyên) (?!\\d)", first, &next)
        && body_words_at (&reader->words, WORDS_VERB, next, NULL))
        intro = FALSE; /* `Định kỳ sơ kết …` orders, it does not introduce */
    /* `Việc lập phương án do X chủ trì, phối hợp với A, B thực hiện` */
    if (body_reader_matches (reader, "\\G(?:việc|công tác|nội dung) ", first, NULL))
        read_agent (reader, first, end);
    if (reader->found->lead->len == 0 && (intro || !verb))
        read_behind_intro (reader, first, end);
    if (reader->found->lead->len > 0)
        return;
    read_further_leads (reader, first, end, FALSE);
    if (reader->found->lead->len == 0)
        read_agent (reader, first, end);
    if (reader->found->lead->len == 0)
        body_brackets_read (reader, first, body_reader_length (reader));
}
