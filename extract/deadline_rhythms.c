/* deadline_rhythms.c - `hằng năm`, `định kỳ 6 tháng`, `sơ kết 3 năm`: what repeats; see deadline_ways.h.
 * Called by:   deadlines.c; deadline_repeats.c joins a rhythm with a day. */
#include <string.h>

#include "extract/deadline_ways.h"

static const struct {
    const char *unit, *frequency;
    int interval;
} units[] = {
    { "ngày", "DAILY", 1 },    { "đêm", "DAILY", 1 },   { "tối", "DAILY", 1 },  { "tuần", "WEEKLY", 1 },
    { "tháng", "MONTHLY", 1 }, { "quý", "MONTHLY", 3 }, { "năm", "YEARLY", 1 },
};

#define UNIT "(ngày|đêm|tối(?! thiểu| đa)|tuần|tháng|quý|năm)(?!\\w)(?! học)"
#define EACH "(?:hằng|hàng|mỗi|từng) "

char *
deadline_ways_rule (const char *frequency, int interval) {
    if (frequency == NULL)
        return NULL;
    if (interval == 1)
        return g_strdup_printf ("FREQ=%s", frequency);
    return g_strdup_printf ("FREQ=%s;INTERVAL=%d", frequency, interval);
}

static gboolean
set_unit (const char *folded, const PatternMatch *match, guint group, int number, Rhythm *rhythm) {
    g_autofree char *unit = pattern_dup_group (match, folded, group);
    for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++) {
        if (strcmp (unit, units[i].unit) != 0)
            continue;
        rhythm->frequency = units[i].frequency;
        rhythm->interval = units[i].interval * MAX (number, 1);
        if (strcmp (rhythm->frequency, "MONTHLY") == 0 && rhythm->interval % 12 == 0) {
            rhythm->frequency = "YEARLY";
            rhythm->interval /= 12;
        }
        return TRUE;
    }
    return FALSE;
}

/* One element of a row of rhythms at `at`: `hằng năm`, `6 tháng`, `03 tháng/lần`, in a row also a bare `quý`. */
static gboolean
read_element (const DeadlineReading *reading, gsize at, gboolean in_row, Rhythm *ret_rhythm, gsize *ret_end) {
    static const struct {
        gboolean row_only;
        int number, unit; /* groups; 0 none */
        const char *pattern;
    } elements[] = {
        { FALSE, 0, 1, "\\G" EACH UNIT },
        { FALSE, 1, 3, "\\G" DEADLINE_NUMBER " ?" UNIT " ?(?:/|một|01|1) ?(?:một |01 |1 )?(?:lần|kỳ)" },
        { FALSE, 0, 1,
          "\\G(?:01|1|một) (?:lần|kỳ|buổi|phiên|bài|tin|cuộc|đợt) ?(?:/|trong|mỗi|một) ?(?:một |01 |1 |mỗi )?" UNIT },
        { TRUE, 1, 3, "\\G" DEADLINE_NUMBER " ?" UNIT "(?! (?:đầu|cuối|làm việc|kể|\\d))" },
        { TRUE, 0, 1, "\\G(?:cả )?" UNIT "(?! ?\\d)" },
        { FALSE, 0, 0, "\\Ggiữa (?:nhiệm kỳ|kỳ|giai đoạn)" },
    };
    const char *folded = reading->folded->folded;
    PatternMatch match;

    for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
        Rhythm rhythm = { at, 0, NULL, 1, TRUE, FALSE, 0.9 };
        if (elements[i].row_only && !in_row)
            continue;
        if (!pattern_match (pattern_peek (elements[i].pattern), folded, reading->folded->length, at, &match))
            continue;
        int number = elements[i].number != 0 ? deadline_ways_number (folded, &match, (guint)elements[i].number) : 1;
        if (elements[i].unit != 0 && !set_unit (folded, &match, (guint)elements[i].unit, number, &rhythm))
            continue;
        if (elements[i].number != 0 && number == 0)
            continue;
        *ret_rhythm = rhythm;
        ret_rhythm->end = match.groups[0].end;
        *ret_end = match.groups[0].end;
        return TRUE;
    }
    return FALSE;
}

/* A row: `hằng quý, 9 tháng, giữa nhiệm kỳ`. @lead is where `định kỳ` begins, for the first of them. */
static gsize
read_row (DeadlineReading *reading, gsize lead, gsize at, gboolean in_row) {
    const Pattern *join = pattern_peek ("\\G(?: ?\\([^)]{0,80}\\))?(?:,? (?:và|hoặc)|,|;|/) ?(?=\\w)");
    const char *folded = reading->folded->folded;
    PatternMatch match;
    Rhythm rhythm;
    gsize end = at, begin = lead;

    while (reading->rhythms->len < DEADLINE_FOUND_MAX && read_element (reading, at, in_row, &rhythm, &end)) {
        rhythm.start = begin;
        g_array_append_val (reading->rhythms, rhythm);
        if (!pattern_match (join, folded, reading->folded->length, end, &match))
            break;
        begin = at = match.groups[0].end;
        in_row = TRUE;
    }
    return end;
}

/* So many times in the rhythm's unit, as often as that goes into the months of a year; what the calendar cannot say that
 * way keeps the unit, with little confidence. */
static void
divide (Rhythm *rhythm, int times) {
    if (times < 2)
        return;
    if (strcmp (rhythm->frequency, "YEARLY") == 0 && rhythm->interval == 1 && times <= 12 && 12 % times == 0) {
        rhythm->frequency = "MONTHLY";
        rhythm->interval = 12 / times;
        rhythm->confidence = 0.75;
    } else {
        rhythm->confidence = 0.5;
    }
}

/* `mỗi năm 02 lần`, `mỗi năm kiểm tra ít nhất 02 lần`. */
static void
set_times (const char *folded, gsize length, Rhythm *rhythm) {
    const Pattern *way = pattern_peek ("\\G ?(?:[^ ,;.]+ ){0,3}?(?:ít nhất |tối thiểu )?" DEADLINE_NUMBER
                                       " (?:lần|kỳ|buổi|cuộc|đợt|phiên)(?!\\w)");
    PatternMatch match;
    if (rhythm->frequency != NULL && pattern_match (way, folded, length, rhythm->end, &match))
        divide (rhythm, deadline_ways_number (folded, &match, 1));
}

/* `Chương trình công tác toàn khóa, hằng tháng, quý, năm`: what the programmes are for. */
static gboolean
is_row_of_title (const DeadlineReading *reading, gsize start) {
    g_autofree char *before = g_strndup (reading->folded->folded, start);
    return pattern_matches ("toàn (?:khóa|nhiệm kỳ)(?:, | và )$", before);
}

/* `hằng năm` at `start` without `định kỳ`: does the work recur, or does it only qualify a noun? */
static void
judge_each (const DeadlineReading *reading, Rhythm *rhythm) {
    const char *folded = reading->folded->folded;
    gsize clause = deadline_ways_clause (reading, rhythm->start, TRUE);
    gboolean at_head = clause == rhythm->start || (clause + 1 == rhythm->start && folded[clause] == ' ');
    gboolean after_comma = clause > 0 && folded[clause - 1] == ',';
    const char *rest = folded + rhythm->end;
    g_autofree char *before = g_strndup (folded + clause, rhythm->start - clause);

    rhythm->counts = TRUE;
    rhythm->confidence = 0.9;
    set_times (folded, reading->folded->length, rhythm);
    if (reading->place == DEADLINES_IN_FIELD)
        return;
    if (strstr (folded + rhythm->start, "lần") != NULL && strstr (folded + rhythm->start, "lần") < folded + rhythm->end)
        return;
    if (pattern_matches ("^ (?:ít nhất |tối thiểu )?(?:một|hai|\\d{1,2}) (?:lần|kỳ|buổi|cuộc|đợt|phiên)(?!\\w)", rest))
        return;                                                  /* `mỗi năm một lần` */
    if (rhythm->start > 0 && folded[rhythm->start - 1] == '"') { /* a title in quotes */
        rhythm->counts = FALSE;
        return;
    }
    if (at_head
        && (!after_comma || *rest == ','
            || pattern_matches ("^ (?:kiểm điểm|kiểm tra|rà soát|đánh giá|sơ kết|tổng kết|báo cáo|tổng hợp)(?!\\w)",
                                rest)))
        return;
    /* `Lập tiến độ chi tiết theo từng tuần`: how fine it is, not when it is done */
    if (pattern_matches (
            "(?:chi tiết|tiến độ|kế hoạch|lộ trình|phương án|cụ thể|dự toán|phân kỳ|chia|chia nhỏ|phân bổ|lịch|mục tiêu|chỉ tiêu|kịch bản)(?: [^,;. ]+){0,3} theo $",
            before)
        && pattern_matches ("^(?:từng|mỗi) ", folded + rhythm->start)) {
        rhythm->counts = FALSE;
        return;
    }
    /* `đôn đốc và hằng năm báo cáo …`: the next of two verbs */
    if (pattern_matches ("(?:,| và|, và) $", before)
        && pattern_matches ("^ (?:sơ kết|tổng kết|báo cáo)(?!\\w)", rest)) {
        rhythm->confidence = 0.85;
        return;
    }
    if (pattern_matches ("(?:báo cáo|sơ kết|tổng kết|rà soát|giao ban)(?: [^,;. ]+){0,8} $", before)
        && !deadline_ways_before (reading, "deadline-qualified-patterns", rhythm->start, NULL, NULL)) {
        rhythm->confidence = 0.75;
        return;
    }
    if (rhythm->frequency != NULL && strcmp (rhythm->frequency, "YEARLY") != 0
        && !deadline_ways_before (reading, "deadline-qualified-patterns", rhythm->start, NULL, NULL)) {
        rhythm->confidence = 0.7;
        return;
    }
    if (pattern_matches (
            "^ ?(?:mở|tổ chức|tập huấn|bồi dưỡng|kiểm tra|rà soát|khảo sát|cập nhật|công bố|thanh tra|diễn tập)(?!\\w)",
            before)
        && !deadline_ways_before (reading, "deadline-qualified-patterns", rhythm->start, NULL, NULL)) {
        rhythm->confidence = 0.6;
        return;
    }
    if (pattern_matches ("(?:trong|vào|nhân) (?:dịp|mùa|đợt)(?: [^,;. ]+){1,4} $", before)) {
        rhythm->confidence = 0.75;
        return;
    }
    if (pattern_matches ("trên địa bàn(?: [^,;. ]+){0,3} $", before)) {
        rhythm->confidence = 0.6;
        return;
    }
    rhythm->counts = FALSE;
}

static gboolean
is_in_rhythm (const DeadlineReading *reading, gsize start, gsize end) {
    for (guint i = 0; i < reading->rhythms->len; i++) {
        const Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, i);
        if (rhythm->start < end && rhythm->end > start)
            return TRUE;
    }
    return FALSE;
}

/* `báo cáo 6 tháng và hằng năm`: the second seemed to qualify a noun before the row was known. */
static void
drop_uncounted (DeadlineReading *reading, gsize start, gsize end) {
    for (guint i = reading->rhythms->len; i-- > 0;) {
        const Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, i);
        if (rhythm->start >= start && rhythm->end <= end && !rhythm->counts)
            g_array_remove_index (reading->rhythms, i);
    }
}

/* `6 tháng, một năm báo cáo kết quả`: a row at the head of its clause, the duty to report behind it. */
static void
find_report_rows (DeadlineReading *reading) {
    static const char element[]
        = "(?:(?:\\d{1,2}|một|ba|sáu|chín) tháng|(?:hằng |hàng )?quý|(?:một |01 |1 |hằng |hàng |cả )?năm)";
    g_autofree char *pattern = g_strdup_printf (
        "(?|(?:^|(?<=[;:,.] )|(?<=\\())(%s(?:(?:,| và) %s)+),? (?:gửi |có )?(?:báo cáo|sơ kết|tổng kết|đánh giá|rà soát)(?!\\w)"
        "|(?<!\\w)báo cáo(?: [^ ,;.:()]+){0,8}? ((?:6|06|sáu|3|03|ba) tháng(?:,| và) (?:hằng |hàng |cả |một |1 |01 )?năm)(?=$|[,;.)]| để | gửi | về ))",
        element, element);
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (pattern_peek (pattern), folded, length, at, &match)) {
        Span row = match.groups[1];
        guint before;
        at = match.groups[0].end;
        drop_uncounted (reading, row.start, row.end);
        before = reading->rhythms->len;
        if (is_in_rhythm (reading, row.start, row.end))
            continue;
        read_row (reading, row.start, row.start, TRUE);
        for (guint i = before; i < reading->rhythms->len; i++)
            g_array_index (reading->rhythms, Rhythm, i).confidence = 0.8;
    }
}

/* What @way finds where no rhythm is yet: its first two groups are how many (DEADLINE_NUMBER), the third the unit. */
static void
find_units (DeadlineReading *reading, const Pattern *way, gboolean number_needed, double confidence) {
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && reading->rhythms->len < DEADLINE_FOUND_MAX
           && pattern_match (way, folded, length, at, &match)) {
        Rhythm rhythm = { .start = match.groups[0].start,
                          .end = match.groups[0].end,
                          .interval = 1,
                          .counts = TRUE,
                          .confidence = confidence };
        int number = deadline_ways_number (folded, &match, 1);
        at = rhythm.end;
        if ((number > 0 || !number_needed) && !is_in_rhythm (reading, rhythm.start, rhythm.end)
            && set_unit (folded, &match, 3, number, &rhythm))
            g_array_append_val (reading->rhythms, rhythm);
    }
}

/* `mỗi 06 tháng`. */
static void
find_each_number (DeadlineReading *reading) {
    find_units (reading, pattern_peek ("(?<!\\w)mỗi " DEADLINE_NUMBER " " UNIT), TRUE, 0.85);
}

/* `3 năm sơ kết một lần`, `6 tháng họp 01 lần`. */
static void
find_spread (DeadlineReading *reading) {
    find_units (reading,
                pattern_peek ("(?<![\\w/])(?<!quá )(?<!trong )" DEADLINE_NUMBER " ?" UNIT
                              " (?:[^ ,;.()]+ ){1,4}?(?:một|01|1) lần(?!\\w)"),
                TRUE, 0.85);
}

/* `sơ kết 6 tháng, tổng kết năm`: the review of each. */
static void
find_reviews (DeadlineReading *reading) {
    find_units (reading,
                pattern_peek ("(?<!\\w)(?:sơ kết|tổng kết)(?:, đánh giá)? (?:" DEADLINE_NUMBER " ?)?" UNIT
                              "(?=$|[,;.)]| và (?:sơ kết|tổng kết))"),
                FALSE, 0.7);
}

/* `cuối mỗi tháng`, `vào ngày cuối tháng`: the last day, as Article 146 has it; `đầu` the first, `giữa` the middle. */
static void
find_parts_of_each (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?<!tuần )(?<!tháng )(?:vào |đến |(?:trước|(?:chậm|muộn) nhất)(?: là| vào)* )?(?:(?:(đầu|giữa|cuối) " EACH
        "(tháng|quý|năm(?! học))|ngày (đầu|cuối)(?: tiên| cùng)?(?: của)?(?: hằng| hàng| mỗi)? "
        "(tháng|quý)))(?!\\w)(?! ?\\d)(?! (?:này|sau|tới|trước))");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && reading->rhythms->len < DEADLINE_FOUND_MAX
           && pattern_match (way, folded, length, at, &match)) {
        guint part = pattern_has_group (&match, 1) ? 1 : 3;
        g_autofree char *which = pattern_dup_group (&match, folded, part);
        Rhythm rhythm = { .start = match.groups[0].start,
                          .end = match.groups[0].end,
                          .interval = 1,
                          .counts = TRUE,
                          .confidence = 0.8,
                          .relation = DEADLINE_NO_RELATION };
        at = rhythm.end;
        set_unit (folded, &match, part + 1, 1, &rhythm);
        gboolean yearly = g_strcmp0 (rhythm.frequency, "YEARLY") == 0;
        if (strcmp (which, "cuối") == 0)
            rhythm.day = yearly ? "BYMONTH=12;BYMONTHDAY=31" : "BYMONTHDAY=-1";
        else if (strcmp (which, "đầu") == 0)
            rhythm.day = yearly ? "BYMONTH=1;BYMONTHDAY=1" : "BYMONTHDAY=1";
        else
            rhythm.day = yearly ? "BYMONTH=6;BYMONTHDAY=30" : "BYMONTHDAY=15";
        if (strncmp (folded + rhythm.start, "trước", strlen ("trước")) == 0)
            rhythm.relation = DEADLINE_BEFORE;
        else if (pattern_match (pattern_peek ("\\G(?:chậm|muộn)"), folded, length, rhythm.start, NULL))
            rhythm.relation = DEADLINE_BY;
        g_array_append_val (reading->rhythms, rhythm);
    }
}

const char *
deadline_ways_quarter_months (const char *which) {
    static const struct {
        const char *word, *months;
    } months[] = { { "đầu", "BYMONTH=1,4,7,10" },
                   { "nhất", "BYMONTH=1,4,7,10" },
                   { "giữa", "BYMONTH=2,5,8,11" },
                   { "hai", "BYMONTH=2,5,8,11" } };
    for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
        if (g_str_has_suffix (which, months[i].word))
            return months[i].months;
    return NULL;
}

/* `vào tháng đầu quý`, `tháng cuối mỗi quý`: the month of every quarter. */
static void
find_months_of_quarters (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:vào |trong )?tháng (đầu|giữa|cuối|thứ nhất|thứ hai|thứ ba)(?: tiên| cùng)?(?: của)?(?: (?:mỗi|hằng|"
        "hàng|từng|các))? quý(?! ?(?:iv|iii|ii|i|[1-4]|này|năm)(?!\\w))(?: (?:sau|tiếp theo|kế tiếp|liền kề))?(?!\\w)");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && reading->rhythms->len < DEADLINE_FOUND_MAX
           && pattern_match (way, folded, length, at, &match)) {
        g_autofree char *which = pattern_dup_group (&match, folded, 1);
        const char *months = deadline_ways_quarter_months (which);
        /* a quarter's last month is where a quarter is counted anyway */
        Rhythm rhythm = { .start = match.groups[0].start,
                          .end = match.groups[0].end,
                          .frequency = months != NULL ? "YEARLY" : "MONTHLY",
                          .interval = months != NULL ? 1 : 3,
                          .day = months,
                          .relation = DEADLINE_NO_RELATION,
                          .counts = TRUE,
                          .confidence = 0.8 };
        at = rhythm.end;
        g_array_append_val (reading->rhythms, rhythm);
    }
}

/* `02 lần/năm`. */
static void
find_times_each (DeadlineReading *reading) {
    const Pattern *way
        = pattern_peek ("(?<![\\w/])" DEADLINE_NUMBER " lần ?(?:/|trong|mỗi|một) ?(?:một |01 |1 |mỗi )?" UNIT);
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && reading->rhythms->len < DEADLINE_FOUND_MAX
           && pattern_match (way, folded, length, at, &match)) {
        Rhythm rhythm = { match.groups[0].start, match.groups[0].end, NULL, 1, TRUE, FALSE, 0.75 };
        int number = deadline_ways_number (folded, &match, 1);
        at = rhythm.end;
        if (number < 2 || is_in_rhythm (reading, rhythm.start, rhythm.end) || !set_unit (folded, &match, 3, 1, &rhythm))
            continue;
        divide (&rhythm, number);
        g_array_append_val (reading->rhythms, rhythm);
    }
}

void
deadline_ways_rhythms (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:(định kỳ)|(" EACH UNIT "|" DEADLINE_NUMBER " ?" UNIT
        " ?(?:/|một|01|1) ?(?:một |01 |1 )?(?:lần|kỳ)|(?:01|1|một) (?:lần|kỳ|buổi|phiên|bài|tin|cuộc|đợt) ?(?:/|trong|mỗi|một) ?(?:một |01 |1 |mỗi )?" UNIT
        "|giữa nhiệm kỳ)|"
        "((?:sơ kết|tổng kết)(?:,? (?:và )?(?:sơ kết|tổng kết|đánh giá))*) (\\d{1,2}) năm(?!\\w))");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    if (reading->place == DEADLINES_IN_FIELD
        && pattern_matches (
            "^ ?(?:\\d{1,2} tháng|quý|năm|tháng)(?:(?:,|,? và|;) (?:(?:hằng|hàng|mỗi) )?(?:\\d{1,2} tháng|(?:01|1|một) năm|quý|năm|tháng))+ ?\\.?$",
            folded))
        at = read_row (reading, 0, 0, TRUE);
    find_parts_of_each (reading);
    find_months_of_quarters (reading);
    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        guint before = reading->rhythms->len;
        at = end;
        if (is_in_rhythm (reading, start, end))
            continue;
        if (pattern_has_group (&match, 1)) {
            const Pattern *gap = pattern_peek (
                "\\G(?: (?:báo cáo|tổ chức|sơ kết|tổng kết|đánh giá|rà soát|giao ban|họp|tổng hợp|hoặc|đột xuất|và|vào|theo|kết quả|,))* ?\\(?(?= ?\\w)");
            gsize row = end;
            if (pattern_match (gap, folded, length, end, &match))
                row = match.groups[0].end;
            if (row < length && folded[row] == ' ')
                row++;
            gsize row_end = read_row (reading, start, row, TRUE);
            at = MAX (at, row_end);
            if (reading->rhythms->len == before) {
                Rhythm bare = { start, end, NULL, 1, FALSE, FALSE, 0.85 };
                bare.counts = reading->place == DEADLINES_IN_FIELD
                              || deadline_ways_after (reading, "deadline-duty-patterns", end)
                              || deadline_ways_before (reading, "deadline-duty-patterns", start, NULL, NULL);
                g_array_append_val (reading->rhythms, bare);
            }
        } else if (pattern_has_group (&match, 2)) {
            gsize row_end = read_row (reading, start, start, FALSE);
            at = MAX (at, row_end);
            gboolean title = is_row_of_title (reading, start);
            for (guint i = before; i < reading->rhythms->len; i++) {
                Rhythm *each = &g_array_index (reading->rhythms, Rhythm, i),
                       *first = &g_array_index (reading->rhythms, Rhythm, before);
                if (title)
                    each->counts = FALSE;
                else
                    judge_each (reading, each);
                if (i > before && first->counts && !each->counts) { /* `báo cáo hằng quý, 6 tháng, năm`: one row */
                    each->counts = TRUE;
                    each->confidence = first->confidence;
                }
            }
        } else {
            Rhythm years = { start, end, "YEARLY", 1, TRUE, FALSE, 0.7 };
            g_autofree char *number = pattern_dup_group (&match, folded, match.count - 1);
            years.interval = CLAMP ((int)g_ascii_strtoll (number, NULL, 10), 1, 50);
            g_array_append_val (reading->rhythms, years);
        }
        if (reading->rhythms->len >= DEADLINE_FOUND_MAX)
            break;
    }
    find_report_rows (reading);
    find_each_number (reading);
    find_times_each (reading);
    find_spread (reading);
    find_reviews (reading);
}

/* Whether no semicolon or full stop stands between two places; what is in brackets does not part them. */
static gboolean
is_one_clause (const char *folded, gsize from, gsize to) {
    guint depth = 0;
    for (gsize i = from; i < to; i++) {
        if (folded[i] == '(')
            depth++;
        else if (folded[i] == ')' && depth > 0)
            depth--;
        else if (depth == 0 && (folded[i] == ';' || (strchr (".:", folded[i]) != NULL && folded[i + 1] == ' ')))
            return FALSE;
    }
    return TRUE;
}

/* A bare `định kỳ` says nothing beside a rhythm of the same sentence. */
static gboolean
is_said_better (const DeadlineReading *reading, guint index) {
    const Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, index);
    if (rhythm->frequency != NULL || reading->folded->folded[rhythm->start] == 'g')
        return FALSE;
    for (guint i = 0; i < reading->rhythms->len; i++) {
        const Rhythm *other = &g_array_index (reading->rhythms, Rhythm, i);
        gsize from = MIN (rhythm->start, other->start), to = MAX (rhythm->start, other->start);
        if (i != index && other->frequency != NULL && (other->counts || other->joined)
            && is_one_clause (reading->folded->folded, from, to))
            return TRUE;
    }
    return FALSE;
}

void
deadline_ways_add_rhythms (DeadlineReading *reading) {
    for (guint i = 0; i < reading->rhythms->len; i++) {
        const Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, i);
        Deadline *deadline;
        if (!rhythm->counts || rhythm->joined || is_said_better (reading, i)
            || deadline_ways_is_taken (reading, rhythm->start, rhythm->end))
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_RECURRING;
        if (rhythm->day != NULL)
            deadline->relation = rhythm->relation;
        deadline->rrule = deadline_ways_rule (rhythm->frequency, rhythm->interval);
        if (rhythm->day != NULL) {
            g_autofree char *rule = g_steal_pointer (&deadline->rrule);
            deadline->rrule = g_strdup_printf ("%s;%s", rule, rhythm->day);
        }
        deadline->confidence = rhythm->confidence;
        deadline_ways_add (reading, rhythm->start, rhythm->end, deadline);
    }
}
