/* lost_breaks.c - see lost_breaks.h. */
#include "ingest/lost_breaks.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define WHOLE_BYTES  600 /* a document is no shorter */
#define BREAKS_MIN   6   /* of what has a letterhead, points and a closing */
#define BREAKS_MAX   20000
#define DATE_BYTES   40  /* from its year on, to within the type line */
#define HEAD_BYTES   700 /* the letterhead stands in so much of the line */
#define CLOSING_NAME "\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}*){1,4}$"

#define POSTS                                                                                                                                     \
    "(?:PHÓ )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|BÍ THƯ|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|TRƯỞNG BAN|BỘ TRƯỞNG|CỤC TRƯỞNG|" \
    "THỦ TƯỚNG|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|TRẠM TRƯỞNG)|THỨ TRƯỞNG"

#define TYPES                                                                                                                                   \
    "(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|CÔNG ĐIỆN|NGHỊ QUYẾT|CHƯƠNG TRÌNH|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN" \
    "|KẾT LUẬN|QUY CHẾ|QUY ĐỊNH|BIÊN BẢN|GIẤY MỜI|PHƯƠNG ÁN|ĐỀ ÁN)"

/* What only stands in a letterhead. */
static const char head_pattern[]
    = " +(?=CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập ?[-–] ?Tự do|Số ?: ?[\\d./…]"
      "|(\\p{Lu}[\\p{L}.]*(?: \\p{Lu}\\p{L}*){0,4}, ?ngày +[\\d.…]{0,4} ?tháng))"
      "|(?<=VIỆT NAM) +(?=\\p{Lu})|(?<=[Hh]ạnh phúc) +(?=\\p{Lu})"
      "|(?<=\\d) +(?=" TYPES "(?![\\p{L}:]))"
      "|(?<=[\\p{L}\\d]) +(?=V/v |Kính gửi ?:)";

/* Parts of a letterhead without anything between them: `… VIỆT NAMĐộc lập`, `Số: 12/KH-UBNDHà Nội, ngày …`, `năm 2026KẾ HOẠCH`. */
static const char glued_pattern[]
    = "(?<=[\\p{L}\\d.)])(?=CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Số ?: ?[\\d.…/_]|Kính gửi ?:|Nơi nhận ?:)"
      "|(?<=VIỆT NAM)(?=Độc lập ?[-–] ?Tự do)|(?<=[Hh]ạnh phúc|HẠNH PHÚC)(?=\\p{Lu})"
      "|Số ?: ?[\\d.…_]{0,8} ?(?:[-/][\\p{L}\\d&]{0,24}){0,4}?[-/][\\p{L}\\d&]{0,24}?\\p{L}"
      "(?=\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{L}*){0,4}, ?ngày|V/v )"
      "|(?<=năm \\d{4})(?=" TYPES ")|(?<=năm \\d{4}|[\\p{Ll}.;:/])(?=[IVX]{1,4}\\. ?\\p{Lu}{2})";

/* `KẾ HOẠCHThực hiện …`, `CHỈ THỊVề việc …`: the type of a document and its title. */
static const char glued_type_pattern[] = "\\G *" TYPES "(?=\\p{L})"; /* at the beginning of a line */
static const char dated_type_pattern[] = "(?<=năm \\d{4}) *" TYPES "(?=\\p{L})";

/* Verbs of work as a point or a paragraph begins with them; none is part of a body's name behind a small letter. */
#define VERBS                                                                                                                                              \
    "(?:Ban hành|Chỉ đạo|Chủ trì|Phối hợp|Xây dựng|Tham mưu|Hướng dẫn|Theo dõi|Tổng hợp|Báo cáo|Rà soát|Triển khai|"      \
    "Thực hiện|Tuyên truyền|Vận động|Phân công|Chịu trách nhiệm|Đôn đốc|Bố trí|Cử|Chuẩn bị|Tăng cường|Đẩy mạnh|" \
    "Tiếp tục|Nâng cao|Kiện toàn|Lập|Huy động|Hoàn thành|Thường xuyên|Kịp thời|Chủ động|Thông báo|Cung cấp|Cân đối|"   \
    "Đề xuất|Khẩn trương|Là (?:cơ quan|đầu mối|đơn vị))"

/* Labels and the words that begin a part of the text. */
static const char body_pattern[]
    = " +(?=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ) ?:|Kính gửi ?:|Nơi nhận ?:|Điều \\d{1,3}\\. |Chương [IVX]+ |Trên đây là "
      "|[A-H]\\. \\p{Lu}{2,})"
      "|(?<!khóa|cấp|loại|hạng|nhóm|quý|mức|lần|thứ) +(?=[IVX]{1,5}\\. ?\\p{Lu})"
      "|(?<=[.;:,/]) +(?=(?:Căn cứ|Xét|Theo đề nghị của) )"
      "|(?<=[.]) +(?=Yêu cầu |Trong quá trình (?:tổ chức|triển khai|thực hiện))"
      "|(?<![ĐđMm]iều|hoản|[ ]số|[Mm]ục|[ ]quý|háng|ngày) +(?=\\d{1,2}(?:\\.\\d{1,2}){0,3}\\. \\p{Lu})"
      "|(?<!điểm) +(?=[a-zđ]\\) \\p{Lu})"
      "|(?<=[.;:]) +(?=[a-zđ]\\) \\p{L}|[-–+•] ?\\p{Lu})"
      "| +(?=[-–+] (?:" VERBS "|Tổ chức|Quản lý|Kiểm tra|Giám sát) )"
      "|(?<=\\p{Ll})(?<! Ban| Phòng| Vụ| Cục| Tổ| Bộ| Sở| Kế hoạch| Đoàn) +(?=" VERBS " )";

static const char closing_pattern[] = " +(?=[-–] ?(?:\\p{Lu}|Lưu)|(?:T/?M|K/?T|T/?L|TUQ|T/?UQ|Q)\\. ?\\p{Lu}{2}|" POSTS
                                      ")|(?<=\\p{Lu}{2}) +(?=" CLOSING_NAME ")";

/* The opening sentence right behind the title, which no mark ends: it cites the document it carries out or stands on. */
static const char opening_pattern[]
    = " +(?=(?:Thực hiện|Triển khai thực hiện|Căn cứ|Để|Nhằm|Theo) [^.;:]{0,160}(?:(?:số|ngày) \\d|;|, )"
      "|Căn cứ (?:Luật|Nghị|Quyết|Thông))";

/* Group 1, where @expression has one, is passed over whole. */
static void
find_all (const char *text, Span zone, gsize end, const char *expression, GArray *breaks) {
    PatternMatch match;
    gsize at = zone.start;
    while (breaks->len < BREAKS_MAX && at < zone.end && pattern_match (pattern_peek (expression), text, end, at, &match)
           && match.groups[0].start < zone.end) {
        g_array_append_val (breaks, match.groups[0].end);
        at = MAX (pattern_has_group (&match, 1) ? match.groups[1].end : match.groups[0].end, at + 1);
    }
}

/* Where @expression begins in [start, end) of @text; end where it does not. */
static gsize
find_first (const char *text, gsize start, gsize end, const char *expression) {
    PatternMatch match;
    return pattern_match (pattern_peek (expression), text, end, start, &match) ? match.groups[0].start : end;
}

static void
insert_sorted (GArray *breaks, gsize at) {
    guint i = breaks->len;
    while (i > 0 && g_array_index (breaks, gsize, i - 1) > at)
        i--;
    if (i == 0 || g_array_index (breaks, gsize, i - 1) != at)
        g_array_insert_val (breaks, i, at);
}

GArray *
lost_breaks_find (const char *text, Span line) {
    if (span_length (line) < WHOLE_BYTES)
        return NULL;
    gsize head_end = text_character_behind (text, MIN (line.start + HEAD_BYTES, line.end), line.end);
    if (find_first (text, line.start, head_end, "CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM") == head_end)
        return NULL;
    gsize date = find_first (text, line.start, head_end, ", ?ngày +[\\d.…]{0,4} ?tháng");
    gsize body = date < head_end ? find_first (text, date, line.end, "năm +[\\d.…]{2,4}") : head_end;
    /* the type line stands right behind the date */
    gsize title = text_character_behind (text, MIN (body + DATE_BYTES, line.end), line.end);
    gsize closing = find_first (text, body, line.end, " Nơi nhận ?:");
    GArray *breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
    find_all (text, (Span){ line.start, title }, line.end, head_pattern, breaks);
    find_all (text, (Span){ title, MIN (closing + 1, line.end) }, line.end, body_pattern, breaks);
    gsize first = find_first (text, title, MIN (closing + 1, line.end), body_pattern);
    gsize opening = find_first (text, title, first, opening_pattern);
    if (opening < first)
        insert_sorted (breaks, opening + strspn (text + opening, " "));
    if (closing < line.end)
        find_all (text, (Span){ closing + 1, line.end }, line.end, closing_pattern, breaks);
    if (breaks->len < BREAKS_MIN)
        g_clear_pointer (&breaks, g_array_unref);
    return breaks;
}

/* Told quickly: a capital right behind a small letter, a figure or a mark, or a small letter behind two capitals; else only what begins a
 * letterhead may have run into capitals. */
static gboolean
may_be_glued (const char *text, Span line) {
    const char *end = text + line.end;
    guint capitals = 0; /* in a row, up to here */
    gboolean word = FALSE;
    for (const char *p = text + line.start; p < end; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        gboolean capital = g_unichar_isupper (c);
        if ((word && capital) || (capitals > 1 && g_unichar_islower (c)))
            return TRUE;
        capitals = capital ? capitals + 1 : 0;
        word = !capital && (g_unichar_isalnum (c) || strchr (".;:/)", (int)MIN (c, 127)) != NULL);
        if (c == '/' && p + 1 < end && g_unichar_isupper (g_utf8_get_char (p + 1)) && strchr ("IVX", p[1]) == NULL)
            word = FALSE; /* `12/KH-UBND` */
    }
    return text_has_one_of (text + line.start, span_length (line), "CỘNG H|ĐẢNG CỘNG");
}

GArray *
lost_breaks_find_glued (const char *text, Span line) {
    g_autoptr (GArray) types = g_array_new (FALSE, FALSE, sizeof (gsize));
    GArray *breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
    PatternMatch type;
    if (pattern_match (pattern_peek (glued_type_pattern), text, line.end, line.start, &type))
        g_array_append_val (types, type.groups[0].end);
    if (may_be_glued (text, line)) {
        find_all (text, line, line.end, glued_pattern, breaks);
        find_all (text, line, line.end, dated_type_pattern, types);
    }
    for (guint i = 0; i < types->len; i++)
        insert_sorted (breaks, g_array_index (types, gsize, i));
    if (breaks->len == 0)
        g_clear_pointer (&breaks, g_array_unref);
    return breaks;
}
