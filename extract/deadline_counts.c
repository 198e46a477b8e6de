/* deadline_counts.c - see deadline_counts.h. */
#include "extract/deadline_counts.h"

#include <string.h>

#define BRACKET_BYTES_MAX 240 /* of who, before the time */
#define SEASON_BYTES      60

static gboolean
clause_has_completing_verb (const DeadlineReading *reading, gsize at) {
    gsize from = deadline_ways_clause (reading, at, TRUE);
    g_autofree char *clause = g_strndup (reading->folded->folded + from, at - from);
    return lexicon_match (reading->lexicon, "deadline-complete-patterns", clause, at - from, 0, NULL) != NULL;
}

static gboolean
is_past (const DeadlineReading *reading, PartialDate due) {
    if (due.year == 0 || reading->document_date.year == 0)
        return FALSE;
    return partial_date_compare (due, partial_date_first_day (reading->document_date)) < 0;
}

/* `… trong giai đoạn 2026 - 2029.` closes its clause and says no figure: the work's own time, not an object's. */
static gboolean
stage_is_term (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize from = deadline_ways_clause (reading, preposition->start, FALSE);
    g_autofree char *clause = g_strndup (folded + from, preposition->start - from);

    return strncmp (folded + preposition->start, "trong ", strlen ("trong ")) == 0
           && reading->place == DEADLINES_IN_SENTENCE
           && (folded[point->end] == '\0' || strchr (".;)", folded[point->end]) != NULL)
           && !pattern_matches ("%|bình quân|tỷ lệ|tốc độ|tăng trưởng|chỉ tiêu|kế hoạch|quy hoạch", clause);
}

/* `…; giai đoạn 2026-2027;`, `… (quý III/2026).`: nothing but the time between the marks of a clause. In a bracket a year
 * or stage rather belongs to the name before it, unless the bracket closes the sentence. */
static gboolean
is_own_clause (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize from = deadline_ways_clause (reading, preposition->start, FALSE), end = point->end;
    gboolean years = point->kind == TIME_YEAR || point->kind == TIME_YEARS;

    if (from == 0 || (from < preposition->start && (folded[from] != ' ' || from + 1 < preposition->start)))
        return FALSE;
    if (folded[from - 1] == '(')
        return folded[end] == ')'
               && (!years
                   || (point->kind == TIME_YEAR
                       && (folded[end + 1] == '\0' || strchr (".;", folded[end + 1]) != NULL)));
    if (folded[from - 1] == ';' && folded[end] == ')') /* `(Vụ A chủ trì; quý II/2026)` */
        return !years;
    return folded[from - 1] != ':'
           && (folded[end] == '\0' || folded[end] == ';' || (folded[end] == '.' && folded[end + 1] == '\0'));
}

/* `Nâng cấp 30 trạm y tế, giai đoạn 2026 - 2027.`: when the work runs, where nothing that has such a name stands before it. */
static gboolean
stage_closes_sentence (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize from = deadline_ways_clause (reading, preposition->start, FALSE);
    g_autofree char *sentence = g_strndup (folded + from, preposition->start - from);
    return preposition->start == point->start && reading->place == DEADLINES_IN_SENTENCE
           && (folded[point->end] == '\0' || strchr (".;", folded[point->end]) != NULL)
           && pattern_matches (", $", sentence)
           && !pattern_matches (
               "(?<!\\w)(?:đề án|kế hoạch|chương trình|chiến lược|quy hoạch|dự án|nghị (?:quyết|định)|quyết định|chỉ thị|phương án|danh mục|phong trào|nhiệm kỳ|lộ trình|mục tiêu|chỉ tiêu|tỷ lệ|bình quân|tăng trưởng|định hướng|tầm nhìn|dự báo|kết quả|sơ kết|tổng kết|báo cáo|đánh giá|vốn|trung hạn)(?!\\w)|%",
               sentence);
}

/* `… (Sở A, tháng 9/2026).`, `… (Sở A chủ trì; quý IV/2026).`: the bracket that closes the sentence says who and when. */
static gboolean
closes_bracket (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize from = deadline_ways_clause (reading, preposition->start, TRUE), end = point->end, open;

    if (from == 0 || strchr (",;", folded[from - 1]) == NULL || folded[end] != ')' || point->kind == TIME_YEARS
        || (folded[end + 1] != '\0' && strchr (".;/", folded[end + 1]) == NULL)
        || (from < preposition->start && (folded[from] != ' ' || from + 1 < preposition->start)))
        return FALSE;
    for (open = from; open > 0 && from - open < BRACKET_BYTES_MAX && strchr ("()", folded[open - 1]) == NULL; open--)
        ;
    return open > 0 && folded[open - 1] == '('
           && pattern_match (
               pattern_peek (
                   "\\G(?:giao |do )?(?:các |lãnh đạo )?(?:sở|bộ|ban|ngành|phòng|vụ|cục|chi cục|ủy ban|ubnd|ub mttq|mttq|mặt trận|hội|đoàn|liên đoàn|công đoàn|tỉnh đoàn|"
                   "văn phòng|đảng ủy|tỉnh ủy|thành ủy|cấp ủy|chi bộ|đảng bộ|công an|bộ chỉ huy|trung tâm|trường|bệnh viện|trạm|thanh tra|báo|đài|thôn|bản|ấp|xã|phường|"
                   "đặc khu|tổ|cơ quan|đơn vị|thường trực)(?!\\w)"),
               folded, reading->folded->length, open, NULL);
}

/* `trước năm học 2026 - 2027`, `trước mùa khô 2026 - 2027`: before a season, whose first day is not printed. */
static gboolean
is_before_season (const DeadlineReading *reading, const TimePoint *point) {
    gsize from = point->start > SEASON_BYTES
                     ? text_character_before (reading->folded->folded, point->start - SEASON_BYTES, 0)
                     : 0;
    if (point->kind != TIME_YEARS && point->kind != TIME_YEAR)
        return FALSE;
    g_autofree char *words = g_strndup (reading->folded->folded + from, point->end - from);
    return pattern_matches (
        "(?<!\\w)trước(?: khi| thềm)?(?: bước)?(?: vào)?(?: đầu)? (?:năm học|niên học|niên vụ|mùa(?: \\pL+){1,3}|vụ(?: \\pL+){1,3}|hè)(?: mới| chính vụ)?(?: năm)?,? ?\\(?\\d{4}(?: ?- ?\\d{4})?$",
        words);
}

/* `…, dự kiến ngày 12/5/2026`: a clause of its own behind a comma. */
static gboolean
opens_clause (const DeadlineReading *reading, const DeadlinePreposition *preposition) {
    gsize from = deadline_ways_clause (reading, preposition->start, TRUE);
    while (from < preposition->start && reading->folded->folded[from] == ' ')
        from++;
    return preposition->into && from > 0 && from == preposition->start;
}

/* `…, cuối quý III/2026.`, `Trong ngày 27/3/2026, Sở X …`: the time is a clause of its own, the last or the first of the sentence. */
static gboolean
stands_apart (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize start = preposition->start;
    if (start >= strlen ("ngay ") && strncmp (folded + start - strlen ("ngay "), "ngay ", strlen ("ngay ")) == 0)
        start -= strlen ("ngay ");
    gsize from = deadline_ways_clause (reading, start, TRUE);
    gboolean opens = from == start || (from + 1 == start && folded[from] == ' ');

    if (!opens)
        return FALSE;
    if (from == 0 || folded[from - 1] == '.')
        return folded[point->end] == ',';
    return strchr (",(", folded[from - 1]) != NULL
           && (folded[point->end] == '\0' || strchr (".;)", folded[point->end]) != NULL);
}

/* `hoàn thành trong năm 2026`: a year too, in a heading. */
static gboolean
is_completed_by (const DeadlineReading *reading, const DeadlinePreposition *preposition) {
    gsize from
        = preposition->start > 40 ? text_character_before (reading->folded->folded, preposition->start - 40, 0) : 0;
    g_autofree char *before = g_strndup (reading->folded->folded + from, preposition->start - from);
    return pattern_matches ("(?:hoàn thành|xong|kết thúc)(?: ngay)? $", before);
}

/* `…, cuối năm 2030 tham mưu tổng kết`: the time opens its clause and the work follows. */
static gboolean
opens_its_work (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    gsize from = deadline_ways_clause (reading, preposition->start, TRUE);
    while (from < preposition->start && reading->folded->folded[from] == ' ')
        from++;
    return from == preposition->start && deadline_ways_after (reading, "deadline-then-patterns", point->end);
}

/* `Năm 2027: Lập bản đồ …`: a year at the head of all, parted from the work that follows. */
static gboolean
heads_its_work (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    return point->kind == TIME_YEAR && preposition->start == 0
           && strchr (":,", reading->folded->folded[point->end]) != NULL && reading->folded->folded[point->end] != '\0'
           && opens_its_work (reading, point, preposition);
}

/* `… sử dụng chữ ký số kể từ ngày 01/9/2026.`: when what the clause orders begins. */
static gboolean
begins_the_work (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    gsize from = deadline_ways_clause (reading, preposition->start, TRUE);
    g_autofree char *clause = g_strndup (folded + from, preposition->start - from);

    return (point->kind == TIME_DAY || point->kind == TIME_MONTH)
           && (folded[point->end] == '\0' || strchr (".;", folded[point->end]) != NULL)
           && pattern_matches (
               "(?<!\\w)(?:áp dụng|sử dụng|vận hành|triển khai|thực hiện|thí điểm|khởi công|mở cửa|tiếp nhận)(?!\\w)",
               clause)
           && !pattern_matches ("hiệu lực|phát sinh|kết quả|tình hình|số liệu", clause);
}

/* `trước Tết Nguyên đán 2026`: which feast, and no year of the work. */
static gboolean
is_year_of_feast (const DeadlineReading *reading, const TimePoint *point) {
    gsize from = point->start > 48 ? text_character_before (reading->folded->folded, point->start - 48, 0) : 0;
    g_autofree char *before = g_strndup (reading->folded->folded + from, point->start - from);
    return point->kind == TIME_YEAR
           && pattern_matches (
               "(?<!\\w)tết(?: nguyên đán| âm lịch| cổ truyền| trung thu)?(?: \\pL+ \\pL+)?,? (?:năm )?$", before);
}

gboolean
deadline_counts_in_sentence (const DeadlineReading *reading, const TimePoint *point,
                             const DeadlinePreposition *preposition) {
    gboolean year_only = point->kind == TIME_YEAR || point->kind == TIME_YEARS;
    PartialDate last = dates_last (point, reading->default_year);

    if ((point->flags & TIME_IS_BLANK) != 0
        || ((point->flags & TIME_IS_STAGE) != 0 && !stage_is_term (reading, point, preposition)
            && !is_own_clause (reading, point, preposition) && !stage_closes_sentence (reading, point, preposition)))
        return FALSE;
    if (is_past (reading, last) || is_year_of_feast (reading, point) || is_before_season (reading, point))
        return FALSE;
    if ((point->flags & TIME_IS_STAGE) != 0 && stage_closes_sentence (reading, point, preposition))
        return TRUE;
    if (preposition->relation == DEADLINE_NO_RELATION
        && ((point->flags & TIME_IS_BARE) == 0 || point->kind == TIME_MONTH)
        && (is_own_clause (reading, point, preposition) || closes_bracket (reading, point, preposition)))
        return TRUE;
    if ((point->flags & TIME_IS_BARE) != 0 && preposition->relation == DEADLINE_NO_RELATION)
        return FALSE;
    if (deadline_ways_before (reading, "deadline-not-patterns", point->start, NULL, NULL)
        && (preposition->weak
            || deadline_ways_before (reading, "deadline-not-patterns", preposition->start, NULL, NULL)))
        return FALSE;
    if (year_only || preposition->weak)
        if (deadline_ways_after (reading, "deadline-target-patterns", point->end))
            return FALSE;
    switch (preposition->relation) {
    case DEADLINE_BEFORE:
    case DEADLINE_ON: /* `đúng ngày 01/02` */
        return TRUE;
    case DEADLINE_BY:
        if (deadline_ways_after (reading, "deadline-completing-patterns", point->end))
            return TRUE;
        if (!year_only && deadline_ways_clause (reading, preposition->start, TRUE) == preposition->start
            && deadline_ways_after (reading, "deadline-completed-patterns", point->end))
            return TRUE;
        if (point->kind == TIME_DAY
            && pattern_matches ("^(?:cho )?đến hết ", reading->folded->folded + preposition->start))
            return TRUE; /* `trực đến hết ngày 31/12` */
        if (year_only && preposition->weak)
            return deadline_ways_before (reading, "deadline-until-patterns", preposition->start, NULL, NULL);
        return !preposition->weak || clause_has_completing_verb (reading, preposition->start)
               || (preposition->start > 0 && stands_apart (reading, point, preposition));
    case DEADLINE_FROM:
    case DEADLINE_AFTER:
        return preposition->relation == DEADLINE_FROM
               && (!preposition->weak || begins_the_work (reading, point, preposition));
    case DEADLINE_WITHIN:
        if (reading->place == DEADLINES_IN_HEADING && year_only)
            return is_completed_by (reading, preposition);
        if (point->kind == TIME_DAY && (point->flags & TIME_IS_RANGE) == 0)
            return clause_has_completing_verb (reading, preposition->start)
                   || is_own_clause (reading, point, preposition) || opens_clause (reading, preposition)
                   || stands_apart (reading, point, preposition);
        return TRUE;
    default:
        if (year_only && point->part == 0)
            return heads_its_work (reading, point, preposition);
        if (point->kind != TIME_DAY && opens_its_work (reading, point, preposition))
            return TRUE;
        if (point->part != 0 && point->kind != TIME_HALF)
            return clause_has_completing_verb (reading, preposition->start)
                   || stands_apart (reading, point, preposition);
        return deadline_ways_before (reading, "deadline-event-patterns", preposition->start, NULL, NULL);
    }
}

gboolean
deadline_counts_in_field (const DeadlineReading *reading, const TimePoint *point,
                          const DeadlinePreposition *preposition) {
    const char *key = NULL;
    if ((point->flags & TIME_IS_BLANK) != 0 || is_year_of_feast (reading, point))
        return FALSE;
    if (preposition->relation == DEADLINE_NO_RELATION
        && deadline_ways_before (reading, "deadline-not-patterns", point->start, &key, NULL)
        && (g_str_has_prefix (key, "cited") || strcmp (key, "plan") == 0 || strcmp (key, "effect") == 0))
        return FALSE;
    return TRUE;
}
