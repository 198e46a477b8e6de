/* dates.c - see dates.h. */
#include "extract/dates.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2199

/* Pieces of the patterns below; all are written for folded, squeezed text. */
#define HOUR                                                                                                           \
    "(?:(?<!\\d)(\\d{1,2})(?| ?(?:h|giờ|g) ?(\\d{2})?|:(\\d{2}))(?: ?phút|['’p])?,? (?:của )?)?" /* two groups */
#define DAYNAME "(?:(?:(?:buổi )?(?:sáng|trưa|chiều|tối)|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? ){0,2}"
#define WEEK                                                                                                                                                   \
    "tuần (?:đầu(?: tiên)?|cuối(?: cùng)?|(?:thứ |lễ )?(?:nhất|một|hai|ba|tư|bốn|[1-4]))(?: của)?|(?:10|15|mười|mười lăm) ngày " \
    "(?:đầu|giữa|cuối)(?: của)?"
#define PART        "(?:(đầu|giữa|cuối|nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần|" WEEK ") )?" /* one group */
#define BLANK       "[ .…_]*"
#define JOIN        " ?(?:,|-|;|&|\\+|và|đến|đến hết) ?"
#define ROMAN       "(iv|iii|ii|i|[1-4])(?!\\w)"
#define MONTH_NAMES "(mười một|mười hai|mười|một|hai|ba|tư|năm(?= năm)|sáu|bảy|tám|chín)(?!\\w)"
#define MONTH_WORD                                                                                                     \
    "(?<!\\d )(?<!hằng )(?<!hàng )(?<!mỗi )(?<!từng )tháng " MONTH_NAMES "(?! (?:lần|kỳ|ngày|tháng|tuần|đầu|cuối))"
#define MONTH_OF_DAY "tháng " MONTH_NAMES "(?! (?:lần|kỳ|buổi|cuộc|đợt))"
/* The calendar of the moon: its years, its months by name, and what says that a date is one of its. */
#define MOON_YEAR                                                                                                                                                               \
    "(?:,? ?(?:năm )?(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)(?!\\w)|,? ?năm " \
    "\\d{4}(?![\\d/]))?"
#define MOON_MONTH "(?:giêng|chạp)(?!\\w)"
#define MOON_ANY   "(?:\\d{1,2}|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?!\\w)"
#define MOON_DAY   "(?:ngày ?)?(?:mùng |mồng )?(?<![\\d/.,-])\\d{1,2}"
#define MOON_MARK  " ?(?:\\((?:âm lịch|lịch âm|âl)\\)|(?:âm lịch|lịch âm|âl)(?!\\w))"
#define NO_MORE    "(?![\\d/])(?!-[a-zđ])(?![.,]\\d)"
#define NONE       (-1)

/* One row per way of printing a time. The columns say which group of the pattern holds what; NONE where it has none. Of rows
 * that match at the same place the first wins, so the fuller form stands above the shorter. */
static const struct {
    TimeKind kind;
    guint flags;
    gint8 hour, part, day, month, last_month, year, last_year, weekday;
    const char *pattern;
    const char *needs; /* (nullable): words of which one stands in each of its times, told quickly; '|' between them */
} forms[] = {
    /* kind, flags, hour, part, day, month, last_month, year, last_year, weekday */
    { TIME_LUNAR, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `15/7 (âm lịch)`, `ngày 10 tháng Ba âm lịch` */
      HOUR DAYNAME MOON_DAY "(?: ?/ ?\\d{1,2}(?: ?/ ?\\d{4})?| tháng " MOON_ANY ")" MOON_YEAR MOON_MARK MOON_YEAR,
      "âm lịch|lịch âm|âl" },
    { TIME_LUNAR, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `mùng 10 tháng Giêng năm Bính Ngọ` */
      HOUR DAYNAME MOON_DAY " tháng " MOON_MONTH MOON_YEAR, "giêng|chạp" },
    { TIME_LUNAR, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `mùng 3 Tết`, `29 Tết` */
      HOUR DAYNAME
      "(?:ngày )?(?:(?:mùng|mồng) \\d{1,2}|(?<![\\d/.,-])(?:2\\d|30)) tết(?: nguyên đán)?(?!\\w)" MOON_YEAR,
      "tết" },
    { TIME_LUNAR, 0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `rằm tháng Bảy` */
      "(?<!\\w)(?:ngày )?rằm tháng " MOON_ANY MOON_YEAR, "rằm" },
    { TIME_LUNAR_MONTH, 0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `cuối tháng Chạp`, `tháng 12 âm lịch` */
      PART "tháng (?:" MOON_MONTH MOON_YEAR "|\\d{1,2}" MOON_MARK MOON_YEAR ")", "giêng|chạp|âm lịch|lịch âm|âl" },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, 5, NONE, NONE,
      HOUR DAYNAME "(?:ngày ?)?(?<!\\d)(\\d{1,2}) ?tháng ?(\\d{1,2}) ?[,/]? ?năm ?(\\d{4})(?!\\d)" },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, 5, NONE, NONE,
      HOUR DAYNAME "(?:ngày ?)?(?<![\\d/.])(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4})(?![\\d/])" },
    { TIME_DAY, TIME_IS_RANGE, NONE, NONE, 1, 2, NONE, 3, NONE, NONE, /* `15 - 20/11/2026` */
      "(?<![\\w/.,-])(?<! - )(?:ngày )?\\d{1,2} ?- ?(\\d{1,2}) ?(?:/|\\.| tháng ) ?(\\d{1,2}) ?(?:/|\\.| năm ) ?(\\d{4})(?![\\d/])" },
    { TIME_DAY, TIME_IS_RANGE, NONE, NONE, 1, 2, NONE, 3, NONE, NONE, /* `hai ngày 23 và 24/7/2026` */
      "(?:(?<![\\d/])(?:các|hai|ba|bốn|\\d{1,2}) )?ngày \\d{1,2}(?: ?(?:,|-) ?\\d{1,2}){0,4}(?: ?(?:,|&|-) ?|,? và (?:ngày )?)(\\d{1,2})(?:(?: ?[/.-] ?|"
      " tháng )(\\d{1,2})(?: ?[/.-] ?|,? năm )(\\d{4})(?![\\d/]))" },
    { TIME_DAY, TIME_IS_RANGE, NONE, NONE, 1, 2, NONE, NONE, NONE, NONE, /* `trong ngày 23, 24/7` */
      "(?:(?<![\\d/])(?:các|hai|ba|bốn|\\d{1,2}) )?ngày \\d{1,2}(?: ?(?:,|-) ?\\d{1,2}){0,4}(?: ?(?:,|&|-) ?|,? và (?:ngày )?)(\\d{1,2})(?: ?/ ?| tháng )"
      "(\\d{1,2})" NO_MORE "(?! ?(?:/|năm|,? năm) ?\\d)" },
    { TIME_DAY, TIME_IS_RANGE, NONE, NONE, 1, 2, NONE, 3, NONE, NONE, /* `các ngày từ 07 đến 10/10/2026` */
      "(?:các )?ngày từ (?:ngày )?\\d{1,2} ?(?:-|đến|tới)(?: hết)? ?(?:ngày )?(\\d{1,2})(?: ?[/.-] ?| tháng )(\\d{1,2})(?: ?[/.-] ?|,? năm )(\\d{4})(?![\\d/])" },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, 5, NONE, NONE, /* `15/tháng 4/2026` */
      HOUR DAYNAME "(?:ngày ?)?(?<![\\d/.])(\\d{1,2}) ?/ ?tháng ?(\\d{1,2}) ?(?:/|,? ?năm) ?(\\d{4})(?![\\d/])" },
    { TIME_DAY, TIME_SHORT_YEAR, 1, NONE, 3, 4, NONE, 5, NONE, NONE, /* `ngày 15/4/26` */
      HOUR DAYNAME "(?:ngày ?|(?<=trước ))(\\d{1,2}) ?/ ?(\\d{1,2}) ?/ ?([2-4]\\d)(?![\\d/])(?![.,-]\\d)" },
    { TIME_MONTH, TIME_IS_BLANK, NONE, NONE, NONE, 1, NONE, 2, NONE, NONE,
      "ngày" BLANK "tháng ?(\\d{1,2}) ?,? ?năm ?(\\d{4})(?!\\d)" },
    { TIME_MONTH, TIME_IS_BLANK, NONE, NONE, NONE, 1, NONE, 2, NONE, NONE,
      "ngày" BLANK "/ ?(\\d{1,2}) ?/ ?(\\d{4})(?![\\d/])" },
    { TIME_YEAR, TIME_IS_BLANK, NONE, NONE, NONE, NONE, NONE, 1, NONE, NONE,
      "ngày" BLANK "(?:tháng" BLANK "năm|/" BLANK "/) ?(\\d{4})(?!\\d)" },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, NONE, NONE, NONE, HOUR DAYNAME "ngày ?(\\d{1,2}) ?tháng ?(\\d{1,2})" NO_MORE },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, NONE, NONE, NONE, HOUR DAYNAME "ngày ?(\\d{1,2}) ?[/-] ?(\\d{1,2})" NO_MORE },
    { TIME_DAY, 0, 1, NONE, 3, 4, NONE, 5, NONE, NONE, /* `ngày 01 tháng Chín năm 2026` */
      HOUR DAYNAME "(?:ngày ?)?(?<![\\d/])(\\d{1,2}) ?" MONTH_OF_DAY "(?:,? ?năm (\\d{4})(?![\\d/]))?" },
    { TIME_DAY, TIME_IS_BARE, 1, NONE, 3, 4, NONE, NONE, NONE, NONE,
      HOUR "(?<![\\d/.,-])(?<!trong )(\\d{1,2}) tháng (\\d{1,2})" NO_MORE },
    { TIME_DAY, TIME_IS_BARE, 1, NONE, 3, 4, NONE, NONE, NONE, NONE,
      HOUR "(?<![\\d/.,-])(\\d{1,2})/(\\d{1,2})" NO_MORE "(?! ?%)" },
    { TIME_HALF, 0, NONE, NONE, NONE, 1, NONE, 3, NONE, NONE,
      "(?<![\\d/])(\\d{1,2}|sáu|chín|ba) tháng (đầu|cuối) (?:của )?năm(?: ?(\\d{4})(?!\\d))?" },
    { TIME_MONTH, 0, NONE, 1, NONE, 2, 3, 4, NONE, NONE,
      PART "tháng ?(\\d{1,2})(?!\\d)(?:" JOIN
           "(?:(?:đầu |giữa |cuối )?tháng ?)?(\\d{1,2})(?!\\d))* ?,? ?(?:năm ?|/ ?|- ?|\\. ?)(\\d{4})(?![\\d/])" },
    { TIME_MONTH, 0, NONE, 1, NONE, 2, NONE, 3, NONE, NONE, PART MONTH_WORD "(?:,? ?(?:năm |/ ?)(\\d{4})(?![\\d/]))?" },
    { TIME_QUARTER, 0, NONE, 1, NONE, 2, 3, 4, NONE, NONE,
      PART "(?:qu[ýí]|(?<!\\w)q\\.?) ?" ROMAN "(?:(?:" JOIN "| ?/ ?)(?:quý ?)?" ROMAN
           ")* ?,? ?(?:năm ?|/ ?|- ?|)(\\d{4})(?!\\d)" },
    { TIME_QUARTER, 0, NONE, 1, NONE, 2, 3, NONE, NONE, NONE,
      PART "qu[ýí] ?" ROMAN "(?:" JOIN "(?:quý ?)?" ROMAN ")*" },
    { TIME_MONTH, 0, NONE, 1, NONE, 2, 3, NONE, NONE, NONE,
      PART
      "tháng ?(\\d{1,2})(?! (?:lần|kỳ|buổi|cuộc|đợt))(?:(?:,|-| -|,? và| &|,? đến) ?(?:tháng ?)?(\\d{1,2})(?= ?(?:$|[,;.)]))(?![^;.]{0,40}h[àằ]ng năm))*" NO_MORE },
    { TIME_YEARS, TIME_IS_STAGE, NONE, NONE, NONE, NONE, NONE, 1, 2, NONE,
      "(?:giai đoạn|thời kỳ|nhiệm kỳ)(?: từ)?(?: năm)? ?(\\d{4}) ?(?:-|đến|tới) ?(?:năm )?(\\d{4})(?!\\d)" },
    { TIME_YEARS, 0, NONE, NONE, NONE, NONE, NONE, 1, 2, NONE,
      "(?:từ )?(?:các |cả )?(?:(?<![\\d/])(?:hai|ba|bốn|\\d{1,2}) )?năm (?:học )?(\\d{4})(?: ?(?:-|,|;|và|đến hết|đến|tới) ?(?:năm )?(\\d{4})(?![\\d/]))+" },
    { TIME_YEARS, TIME_IS_BARE, NONE, NONE, NONE, NONE, NONE, 1, 2, NONE,
      "(?<![\\d/.-])(?:từ )?(\\d{4})(?: ?(?:-|,|;|và|đến hết|đến|tới) ?(?:năm )?(\\d{4})(?![\\d/]))+" },
    { TIME_YEAR, 0, NONE, 1, NONE, NONE, NONE, 2, NONE, NONE, PART "năm ?(\\d{4})(?![\\d/])" },
    { TIME_MONTH, TIME_IS_BARE, NONE, NONE, NONE, 1, NONE, 2, NONE, NONE,
      "(?<![\\d/.-])(\\d{1,2}) ?[/-] ?(\\d{4})" NO_MORE },
    { TIME_YEAR, TIME_IS_BARE, NONE, NONE, NONE, NONE, NONE, 1, NONE, NONE,
      "(?<![\\d/.,-])(2[01]\\d{2})(?![\\d/%-])(?![.,]\\d)" },
    { TIME_WEEKDAY, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, 3,
      HOUR "(?:ngày )?(?:thứ )?((?<=thứ )(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\\w)" },
    { TIME_DAY_OF_MONTH, 0, 1, NONE, 3, NONE, NONE, NONE, NONE, NONE,
      HOUR "(?:ngày (?:mùng )?|mùng )(\\d{1,2})" NO_MORE "(?! ngày)" },
    { TIME_DAY_OF_MONTH, 0, NONE, NONE, 1, NONE, NONE, NONE, NONE, NONE, /* `ngày 15 và 30 hằng tháng` */
      "(?<=\\d và |\\d, |trước |nhất )(\\d{1,2})(?= (?:của )?(?:hằng|hàng|mỗi|từng) tháng(?!\\w))" },
    { TIME_HOUR, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* `hằng ngày, trước 17 giờ` */
      "(?:(?<=hằng ngày trước )|(?<=hàng ngày trước )|(?<=mỗi ngày trước )|(?<=hằng ngày, trước )|(?<=hàng ngày, trước )"
      "|(?<=hằng ngày \\(trước )|(?<=hàng ngày \\(trước ))(\\d{1,2})(?| ?(?:h|giờ) ?(\\d{2})?|:(\\d{2}))(?: ?phút)?" },
    { TIME_HOUR, 0, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
      "(?<![\\d/])(\\d{1,2})(?| ?(?:h|giờ) ?(\\d{2})?|:(\\d{2}))(?: ?phút)?(?=(?:(?:,|, và| và) ?(?:trước )?\\d{1,2}(?:h\\d{0,2}| giờ(?: \\d{2}(?: phút)?)?|:\\d{2}))* (?:hằng|hàng|mỗi) ngày)" },
};

/* ---- what a scanner misread ------------------------------------------------------------------------------- */

/* The figure that a letter stands for where it was misread; 0 none. */
static char
misread_figure (char c) {
    return c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c;
}

static gboolean
ends_with_word (const char *folded, gsize end, const char *word) {
    gsize n = strlen (word);
    return end >= n && strncmp (folded + end - n, word, n) == 0;
}

/* `tháng ll năm 2026`, `tháng l/2026`: a month of which no figure was read. */
static gboolean
is_month_in_letters (const char *folded, gsize start, gsize end, gsize length) {
    return end - start <= 2 && ends_with_word (folded, start, "tháng ")
           && pattern_match (pattern_peek ("\\G(?: năm |/)(?=\\d{4})"), folded, length, end, NULL);
}

void
dates_mend_figures (char *folded, gsize length) {
    static const char *const words[] = { "ngày ", "tháng ", "năm " };
    gsize end;

    for (gsize start = 0; start < length; start = MAX (end, start + 1)) {
        gboolean digit = FALSE, letter = FALSE, dated = FALSE;
        for (end = start; end < length && end < start + 5 && strchr ("0123456789oil", folded[end]) != NULL; end++)
            *(g_ascii_isdigit (folded[end]) ? &digit : &letter) = TRUE;
        if (end - start > 4)
            while (end < length && strchr ("0123456789oil", folded[end]) != NULL)
                end++;
        gboolean whole = (start == 0 || !g_ascii_isalnum (folded[start - 1]))
                         && (start == 0 || (guchar)folded[start - 1] < 0x80)
                         && (end == length || (!g_ascii_isalnum (folded[end]) && (guchar)folded[end] < 0x80));
        if (!letter || !whole || end - start > 4 || (!digit && !is_month_in_letters (folded, start, end, length)))
            continue;
        for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
            dated |= ends_with_word (folded, start, words[i]);
        dated |= start >= 2 && folded[start - 1] == '/' && g_ascii_isdigit (folded[start - 2]);
        dated |= end + 1 < length && folded[end] == '/' && strchr ("0123456789oil", folded[end + 1]) != NULL;
        for (gsize i = start; dated && i < end; i++)
            folded[i] = misread_figure (folded[i]);
    }
}

/* ---- reading the groups ------------------------------------------------------------------------------------ */

static int
read_number (const char *folded, const PatternMatch *match, gint8 group) {
    static const struct {
        const char *word;
        int number;
    } words[] = {
        { "mười một", 11 }, { "mười hai", 12 }, { "mười", 10 }, { "một", 1 }, { "tám", 8 },      { "iv", 4 },
        { "iii", 3 },       { "ii", 2 },        { "i", 1 },     { "ba", 3 },  { "sáu", 6 },      { "chín", 9 },
        { "hai", 2 },       { "tư", 4 },        { "năm", 5 },   { "bảy", 7 }, { "chủ nhật", 8 },
    };
    if (group == NONE || !pattern_has_group (match, (guint)group))
        return 0;
    const char *start = folded + match->groups[group].start;
    gsize length = span_length (match->groups[group]);
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (strlen (words[i].word) == length && strncmp (start, words[i].word, length) == 0)
            return words[i].number;
    int number = 0;
    for (gsize i = 0; i < length && g_ascii_isdigit (start[i]); i++)
        number = number * 10 + (start[i] - '0');
    return number;
}

/* `tuần thứ hai của`: 1 to 4, `tuần cuối` the last; `mười ngày đầu` is `thượng tuần`. */
static char
read_week (const char *part) {
    static const struct {
        const char *word;
        char part;
    } ends[] = {
        { "tuần đầu", '1' },    { "nhất", '1' },
        { "một", '1' },         { "hai", '2' },
        { "ba", '3' },          { "tư", '4' },
        { "bốn", '4' },         { "1", '1' },
        { "2", '2' },           { "3", '3' },
        { "4", '4' },           { "tuần cuối", '5' },
        { "15 ngày đầu", 'g' }, { "mười lăm ngày đầu", 'g' },
        { "ngày đầu", 't' },    { "ngày giữa", 'u' },
        { "ngày cuối", 'c' },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
        if (g_str_has_suffix (part, ends[i].word))
            return ends[i].part;
    return 0;
}

static char
read_part (const char *folded, const PatternMatch *match, gint8 group) {
    static const struct {
        const char *word;
        char part;
    } words[] = {
        { "đầu", 'd' },      { "giữa", 'g' },        { "cuối", 'c' },       { "nửa đầu", 'g' },
        { "nửa cuối", 'c' }, { "thượng tuần", 't' }, { "trung tuần", 'u' }, { "hạ tuần", 'c' },
    };
    if (group == NONE || !pattern_has_group (match, (guint)group))
        return 0;
    const char *start = folded + match->groups[group].start;
    gsize length = span_length (match->groups[group]);
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (strlen (words[i].word) == length && strncmp (start, words[i].word, length) == 0)
            return words[i].part;
    g_autofree char *part = g_strndup (start, length);
    static const char *const tails[] = { " của", " tiên", " cùng" };
    for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
        if (g_str_has_suffix (part, tails[i]))
            part[strlen (part) - strlen (tails[i])] = '\0';
    return read_week (part);
}

static void
read_point (const char *folded, const PatternMatch *match, gsize form, TimePoint *point) {
    memset (point, 0, sizeof *point);
    point->kind = forms[form].kind;
    point->flags = forms[form].flags;
    point->start = match->groups[0].start;
    point->end = match->groups[0].end;
    point->hour = point->minute = -1;
    if (forms[form].hour != NONE && pattern_has_group (match, (guint)forms[form].hour)) {
        point->hour = read_number (folded, match, forms[form].hour);
        point->minute = read_number (folded, match, forms[form].hour + 1);
    }
    point->part = read_part (folded, match, forms[form].part);
    point->day = read_number (folded, match, forms[form].day);
    point->month = read_number (folded, match, forms[form].month);
    point->last_month = read_number (folded, match, forms[form].last_month);
    point->year = read_number (folded, match, forms[form].year);
    point->last_year = read_number (folded, match, forms[form].last_year);
    point->weekday = read_number (folded, match, forms[form].weekday) - 1;
    if (point->kind == TIME_HALF && strstr (folded + point->start, "cuối") != NULL
        && strstr (folded + point->start, "cuối") < folded + point->end)
        point->part = 'c';
    if ((point->flags & TIME_SHORT_YEAR) != 0)
        point->year += 2000;
    if (point->year != 0)
        point->flags |= TIME_HAS_YEAR;
    if (point->last_month != 0 || point->last_year != 0)
        point->flags |= TIME_IS_RANGE;
    if (point->part == 'd')
        point->flags |= TIME_AT_START;
    while (point->end > point->start && folded[point->end - 1] == ' ')
        point->end--;
}

static gboolean
point_is_plausible (const TimePoint *point) {
    if (point->year != 0 && (point->year < YEAR_MIN || point->year > YEAR_MAX))
        return FALSE;
    if (point->last_year != 0 && (point->last_year < point->year || point->last_year > YEAR_MAX))
        return FALSE;
    if (point->hour > 24 || point->minute > 59)
        return FALSE;
    switch (point->kind) {
    case TIME_DAY: /* bare figures are a day only where one exists: 59/76 is none */
        return (point->flags & (TIME_IS_BARE | TIME_SHORT_YEAR)) == 0 || dates_check (point, 2024);
    case TIME_DAY_OF_MONTH:
        return point->day >= 1 && point->day <= 31;
    case TIME_MONTH:
        return point->month >= 1 && point->month <= 12 && point->last_month <= 12;
    case TIME_HALF:
        return point->month == 3 || point->month == 6 || point->month == 9;
    default:
        return TRUE;
    }
}

#define WINDOW_BYTES   1000
#define TIME_BYTES_MAX 400 /* no time with what must follow it is longer */

/* What begins in [@from, @bound); what is beyond is looked at only as what follows. */
static gboolean
find_in_window (const char *folded, gsize length, gsize from, gsize bound, TimePoint *ret_point) {
    TimePoint point;
    gsize best = bound;
    gboolean found = FALSE;

    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
        const Pattern *pattern = pattern_peek (forms[i].pattern);
        PatternMatch match;
        gsize start = from;
        if (forms[i].needs != NULL && !text_has_one_of (folded + from, length - from, forms[i].needs))
            continue;
        while (start < bound && pattern_match (pattern, folded, length, start, &match)) {
            if (match.groups[0].start >= best)
                break;
            read_point (folded, &match, i, &point);
            if (point_is_plausible (&point)) {
                *ret_point = point;
                best = match.groups[0].start;
                found = TRUE;
                break;
            }
            start = text_character_behind (folded, MAX (match.groups[0].end, start + 1), length);
        }
    }
    return found;
}

gboolean
dates_find (const char *folded, gsize length, gsize from, TimePoint *ret_point) {
    gboolean found = FALSE;

    /* Most forms stand nowhere in a text: each is looked for near by before any is looked for further on. */
    for (gsize bound; !found && from < length; from = bound) {
        gsize end = text_character_behind (folded, MIN (from + WINDOW_BYTES + TIME_BYTES_MAX, length), length);
        bound = text_character_behind (folded, MIN (from + WINDOW_BYTES, length), length);
        found = find_in_window (folded, end, from, bound, ret_point);
    }
    return found;
}

/* ---- first and last day ------------------------------------------------------------------------------------ */

gboolean
dates_check (const TimePoint *point, int default_year) {
    int year = point->year != 0 ? point->year : default_year != 0 ? default_year : 2024;
    PartialDate date;
    if (point->kind != TIME_DAY)
        return TRUE;
    if (point->day < 1 || point->day > 31 || point->month < 1 || point->month > 12)
        return FALSE;
    date = partial_date_day (year, point->month, point->day);
    return partial_date_is_valid (date);
}

static PartialDate
add_hour (const TimePoint *point, PartialDate date) {
    if (point->hour < 0 || date.year == 0)
        return date;
    date.hour = (gint8)MIN (point->hour, 23);
    date.minute = (gint8)(point->hour > 23 ? 59 : MAX (point->minute, 0));
    return date;
}

static PartialDate
month_date (int year, int month) {
    PartialDate date = PARTIAL_DATE_NONE;
    date.year = (gint16)year;
    date.month = (gint8)month;
    return date;
}

/* Article 146: the first, the middle and the last day of a month, quarter or year. */
static PartialDate
cut_part (char part, PartialDate first, PartialDate last, TimeKind kind) {
    switch (part) {
    case 'd':
        return first;
    case 'g':
        if (kind == TIME_MONTH)
            return partial_date_day (first.year, first.month, 15);
        if (kind == TIME_YEAR)
            return partial_date_day (first.year, 6, 30);
        return partial_date_day (first.year, first.month + 1, 15);
    case 't': /* the first ten days of a month */
        return partial_date_day (first.year, first.month, 10);
    case 'u':
        return partial_date_day (first.year, first.month, 20);
    default:
        return last;
    }
}

/* Weeks as they are counted where no calendar is at hand: the first ends with the 7th, the last with the last day. */
static void
cut_week (char part, PartialDate *first, PartialDate *last) {
    PartialDate begin = *first;
    if (part == '5') {
        *first = partial_date_add_days (*last, -6);
        return;
    }
    *first = partial_date_add_days (begin, 7 * (part - '1'));
    *last = partial_date_add_days (begin, 7 * (part - '1') + 6);
}

static void
find_bounds (const TimePoint *point, int default_year, PartialDate *ret_first, PartialDate *ret_last) {
    int year = point->year != 0 ? point->year : default_year;
    int to = point->last_month != 0 ? point->last_month : point->month;

    *ret_first = *ret_last = PARTIAL_DATE_NONE;
    if (year == 0 || !dates_check (point, default_year))
        return;
    switch (point->kind) {
    case TIME_DAY:
        *ret_first = *ret_last = add_hour (point, partial_date_day (year, point->month, point->day));
        return;
    case TIME_MONTH:
        *ret_first = month_date (year, point->month);
        *ret_last = month_date (year, to);
        break;
    case TIME_QUARTER:
        *ret_first = month_date (year, point->month * 3 - 2);
        *ret_last = month_date (year, to * 3);
        break;
    case TIME_HALF:
        *ret_first = month_date (year, point->part == 'c' ? 13 - point->month : 1);
        *ret_last = month_date (year, point->part == 'c' ? 12 : point->month);
        break;
    case TIME_YEAR:
    case TIME_YEARS:
        *ret_first = month_date (year, 1);
        *ret_last = month_date (point->last_year != 0 ? point->last_year : year, 12);
        break;
    default:
        return;
    }
    *ret_first = partial_date_first_day (*ret_first);
    *ret_last = partial_date_last_day (*ret_last);
    if (point->part >= '1' && point->part <= '5' && (point->flags & TIME_IS_RANGE) == 0)
        cut_week (point->part, ret_first, ret_last);
    else if (point->part != 0 && point->kind != TIME_HALF && (point->flags & TIME_IS_RANGE) == 0)
        *ret_first = *ret_last = cut_part (point->part, *ret_first, *ret_last, point->kind);
}

PartialDate
dates_first (const TimePoint *point, int default_year) {
    PartialDate first, last;
    find_bounds (point, default_year, &first, &last);
    return first;
}

PartialDate
dates_last (const TimePoint *point, int default_year) {
    PartialDate first, last;
    find_bounds (point, default_year, &first, &last);
    return last;
}

/* ---- the first date of a stretch --------------------------------------------------------------------------- */

/* As precise as printed, PARTIAL_DATE_NONE for what is no calendar date. */
static PartialDate
as_printed (const TimePoint *point) {
    PartialDate date = PARTIAL_DATE_NONE;
    if (point->year == 0 || (point->flags & TIME_IS_RANGE) != 0 || !dates_check (point, 0))
        return date;
    switch (point->kind) {
    case TIME_DAY:
        date = partial_date_day (point->year, point->month, point->day);
        break;
    case TIME_MONTH:
        date = month_date (point->year, point->month);
        break;
    case TIME_YEAR:
        if ((point->flags & TIME_IS_BARE) == 0)
            date.year = (gint16)point->year;
        break;
    default:
        break;
    }
    return date;
}

PartialDate
dates_read_first (const char *text, Span span, Span *ret_span) {
    g_autoptr (FoldedText) folded = folded_text_new (text, span);
    TimePoint point;
    gsize from = 0;

    folded_text_squeeze (folded);
    dates_mend_figures (folded->folded, folded->length);
    while (dates_find (folded->folded, folded->length, from, &point)) {
        PartialDate date = as_printed (&point);
        if (date.year != 0) {
            if (ret_span != NULL)
                *ret_span = folded_text_span (folded, point.start, point.end);
            return date;
        }
        from = MAX (point.end, from + 1);
    }
    return PARTIAL_DATE_NONE;
}
