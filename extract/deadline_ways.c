/* deadline_ways.c - see deadline_ways.h. */
#include "extract/deadline_ways.h"

#include <string.h>

#define BEFORE_BYTES_MAX 240 /* a preposition with what decides about it is far shorter */
#define FOUND_MAX        64  /* in one stretch; real ones hold fewer than ten */

#define NUMBER "(?:(\\d{1,3})(?: ?\\([^)]{1,24}\\))?|(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"

static int
read_number (const char *folded, const PatternMatch *match, guint group) {
    static const char *const words[] = { "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười" };
    g_autofree char *digits = pattern_dup_group (match, folded, group);
    g_autofree char *word = pattern_dup_group (match, folded, group + 1);
    if (digits != NULL)
        return (int) g_ascii_strtoll (digits, NULL, 10);
    for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (word, words[i]) == 0)
            return (int) i + 1;
    return 0;
}

/* ---- what the ways share ----------------------------------------------------------------------------------- */

void
deadline_ways_add (DeadlineReading *reading, gsize start, gsize end, Deadline *deadline) {
    FoundDeadline found = { start, end, 0, 0, deadline };
    if (reading->found->len >= FOUND_MAX) {
        deadline_free (deadline);
        return;
    }
    memset (reading->taken + start, 1, end - start);
    g_array_append_val (reading->found, found);
}

gboolean
deadline_ways_is_taken (const DeadlineReading *reading, gsize start, gsize end) {
    return memchr (reading->taken + start, 1, end - start) != NULL;
}

gsize
deadline_ways_clause (const DeadlineReading *reading, gsize at, gboolean commas) {
    const char *folded = reading->folded->folded;
    for (gsize i = at; i > 0; i--) {
        char c = folded[i - 1];
        gboolean spaced = i >= reading->folded->length || folded[i] == ' ';
        if (c == ';' || c == '(' || c == ')' || (spaced && (c == '.' || c == ':')) || (commas && spaced && c == ','))
            return i;
    }
    return 0;
}

gboolean
deadline_ways_before (const DeadlineReading *reading, const char *group, gsize at, const char **ret_key,
                      gsize *ret_start) {
    const char *folded = reading->folded->folded;
    gsize from = at > BEFORE_BYTES_MAX ? at - BEFORE_BYTES_MAX : 0;
    PatternMatch match;
    const char *key;

    while (from > 0 && from < at && folded[from - 1] != ' ')
        from++;
    g_autofree char *before = g_strndup (folded + from, at - from);
    key = lexicon_match (reading->lexicon, group, before, at - from, 0, &match);
    if (key == NULL)
        return FALSE;
    if (ret_key != NULL)
        *ret_key = key;
    if (ret_start != NULL)
        *ret_start = from + match.groups[0].start;
    return TRUE;
}

gboolean
deadline_ways_after (const DeadlineReading *reading, const char *group, gsize at) {
    const char *rest = reading->folded->folded + at;
    return lexicon_match (reading->lexicon, group, rest, strlen (rest), 0, NULL) != NULL;
}

/* The end of the clause that begins at or before `at`: its punctuation, or the end of the stretch. */
static gsize
clause_end (const DeadlineReading *reading, gsize at, const char *marks) {
    const char *folded = reading->folded->folded;
    gsize i = at;
    while (i < reading->folded->length) {
        gboolean spaced = i + 1 >= reading->folded->length || folded[i + 1] == ' ';
        if (strchr (marks, folded[i]) != NULL && (folded[i] == ';' || folded[i] == ')' || spaced))
            break;
        i++;
    }
    while (i > at && folded[i - 1] == ' ')
        i--;
    return i;
}

/* ---- rhythms ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *unit, *frequency;
    int         interval;
} units[] = {
    { "ngày", "DAILY", 1 },  { "tuần", "WEEKLY", 1 }, { "tháng", "MONTHLY", 1 },
    { "quý", "MONTHLY", 3 }, { "năm", "YEARLY", 1 },
};

#define UNIT "(ngày|tuần|tháng|quý|năm)(?!\\w)(?! học)"
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
        gboolean    row_only;
        int         number, unit; /* groups; 0 none */
        const char *pattern;
    } elements[] = {
        { FALSE, 0, 1, "\\G" EACH UNIT },
        { FALSE, 1, 3, "\\G" NUMBER " ?" UNIT " ?(?:/|một|01|1) ?(?:một |01 |1 )?(?:lần|kỳ)" },
        { FALSE, 0, 1, "\\G(?:01|1|một) lần ?(?:/|trong|mỗi|một) ?(?:một |01 |1 |mỗi )?" UNIT },
        { TRUE, 1, 3, "\\G" NUMBER " ?" UNIT "(?! (?:đầu|cuối|làm việc|kể|\\d))" },
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
        int number = elements[i].number != 0 ? read_number (folded, &match, (guint) elements[i].number) : 1;
        if (elements[i].unit != 0 && !set_unit (folded, &match, (guint) elements[i].unit, number, &rhythm))
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

/* A row: `6 tháng, hàng năm, giữa nhiệm kỳ`. @lead is where `định kỳ` begins, for the first of them. */
static gsize
read_row (DeadlineReading *reading, gsize lead, gsize at, gboolean in_row) {
    const Pattern *join = pattern_peek ("\\G(?: ?\\([^)]{0,80}\\))?(?:,? (?:và|hoặc)|,|;|/) ?(?=\\w)");
    const char *folded = reading->folded->folded;
    PatternMatch match;
    Rhythm rhythm;
    gsize end = at, begin = lead;

    while (reading->rhythms->len < FOUND_MAX && read_element (reading, at, in_row, &rhythm, &end)) {
        rhythm.start = begin;
        g_array_append_val (reading->rhythms, rhythm);
        if (!pattern_match (join, folded, reading->folded->length, end, &match))
            break;
        begin = at = match.groups[0].end;
        in_row = TRUE;
    }
    return end;
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
    if (reading->place == DEADLINES_IN_FIELD)
        return;
    if (strstr (folded + rhythm->start, "lần") != NULL && strstr (folded + rhythm->start, "lần") < folded + rhythm->end)
        return;
    if (rhythm->start > 0 && folded[rhythm->start - 1] == '"') { /* a title in quotes */
        rhythm->counts = FALSE;
        return;
    }
    if (at_head && (!after_comma || *rest == ','))
        return;
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
    if (pattern_matches ("^ ?(?:mở|tổ chức|tập huấn|bồi dưỡng|kiểm tra|rà soát|khảo sát|cập nhật|công bố|thanh tra|diễn tập)(?!\\w)",
                         before)
        && !deadline_ways_before (reading, "deadline-qualified-patterns", rhythm->start, NULL, NULL)) {
        rhythm->confidence = 0.6;
        return;
    }
    if (pattern_matches ("trên địa bàn(?: [^,;. ]+){0,3} $", before)) {
        rhythm->confidence = 0.6;
        return;
    }
    rhythm->counts = FALSE;
}

void
deadline_ways_rhythms (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:(định kỳ)|(" EACH UNIT "|" NUMBER " ?" UNIT " ?(?:/|một|01|1) ?(?:một |01 |1 )?(?:lần|kỳ)|(?:01|1|một) lần ?(?:/|trong|mỗi|một) ?(?:một |01 |1 |mỗi )?" UNIT "|giữa nhiệm kỳ)|"
        "((?:sơ kết|tổng kết)(?:,? (?:và )?(?:sơ kết|tổng kết|đánh giá))*) (\\d{1,2}) năm(?!\\w))");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    if (reading->place == DEADLINES_IN_FIELD
        && pattern_matches ("^ ?(?:\\d{1,2} tháng|quý|năm|tháng)(?:(?:,| và|;) (?:\\d{1,2} tháng|quý|năm|tháng))+ ?\\.?$", folded))
        at = read_row (reading, 0, 0, TRUE);
    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        guint before = reading->rhythms->len;
        at = end;
        if (pattern_has_group (&match, 1)) {
            const Pattern *gap = pattern_peek ("\\G(?: (?:báo cáo|tổ chức|sơ kết|tổng kết|đánh giá|rà soát|giao ban|họp|tổng hợp|hoặc|đột xuất|và|vào|theo|kết quả|,))* ?\\(?(?= ?\\w)");
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
            for (guint i = before; i < reading->rhythms->len; i++)
                judge_each (reading, &g_array_index (reading->rhythms, Rhythm, i));
        } else {
            Rhythm years = { start, end, "YEARLY", 1, TRUE, FALSE, 0.7 };
            g_autofree char *number = pattern_dup_group (&match, folded, match.count - 1);
            years.interval = CLAMP ((int) g_ascii_strtoll (number, NULL, 10), 1, 50);
            g_array_append_val (reading->rhythms, years);
        }
        if (reading->rhythms->len >= FOUND_MAX)
            break;
    }
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
            && deadline_ways_clause (reading, to, FALSE) <= from)
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
        deadline->rrule = deadline_ways_rule (rhythm->frequency, rhythm->interval);
        deadline->confidence = rhythm->confidence;
        deadline_ways_add (reading, rhythm->start, rhythm->end, deadline);
    }
}

/* ---- relative ---------------------------------------------------------------------------------------------- */

/* What the time is counted from. */
static const struct {
    DeadlineBase base;
    const char  *pattern;
} bases[] = {
    { BASE_RECEIPT, "^(?:được )?(?:tiếp nhận|nhận)(?!\\w)" },
    { BASE_SIGN, "^(?:[^ ]+ ){0,6}?(?:được )?ký(?! (?:kết|hợp đồng))(?!\\w)" },
    { BASE_ISSUE, "^(?:[^ ]+ ){0,6}?(?:được )?(?:ban hành|phát hành)(?!\\w)" },
};

static DeadlineBase
read_base (const char *rest) {
    for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
        if (pattern_matches (bases[i].pattern, rest))
            return bases[i].base;
    return BASE_EVENT;
}

static PartialDate
add_working_days (PartialDate date, int days) {
    static const PartialDate monday = { 2024, 1, 1, -1, -1 };
    while (days > 0) {
        date = partial_date_add_days (date, 1);
        int weekday = partial_date_days_between (monday, date) % 7;
        if ((weekday + 7) % 7 < 5)
            days--;
    }
    return date;
}

static PartialDate
count_from (PartialDate base, int number, const char *unit) {
    if (base.year == 0 || base.day == 0 || number > 400)
        return PARTIAL_DATE_NONE;
    if (g_str_has_prefix (unit, "ngày làm việc"))
        return add_working_days (base, number);
    if (strcmp (unit, "ngày") == 0)
        return partial_date_add_days (base, number);
    if (strcmp (unit, "tuần") == 0)
        return partial_date_add_days (base, 7 * number);
    if (strcmp (unit, "tháng") == 0)
        return partial_date_add_months (base, number);
    if (strcmp (unit, "năm") == 0)
        return partial_date_add_months (base, 12 * number);
    return PARTIAL_DATE_NONE;
}

static DeadlineRelation
read_relative_preposition (const char *words) {
    if (strstr (words, "sau") != NULL && strstr (words, "chậm") == NULL)
        return DEADLINE_AFTER;
    if (pattern_matches ("chậm nhất|muộn nhất|không quá|tối đa|không muộn", words))
        return DEADLINE_BY;
    return DEADLINE_WITHIN;
}

#define PREPOSITION                                                                                                    \
    "((?:(?:trong|vòng|thời hạn|thời gian|chậm nhất|muộn nhất|không quá|không muộn hơn|tối đa|sau|là|hạn) )*)"

/* `trong 15 ngày kể từ ngày ban hành`; without a base only after the words that set a term. */
static void
find_counted (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<![\\w/])(?<!ngày )" PREPOSITION NUMBER " ?(giờ|ngày làm việc|ngày|tuần|tháng|năm)(?!\\w)(?! (?:trước|đầu|cuối))"
        "(?:,? ?(?:làm việc,? )?(?:được )?(?:kể |tính |bắt đầu )*(từ|sau(?= (?:khi|ngày|thời điểm)))(?: ngày| khi| thời điểm| lúc)*(?: (?=\\S))?)?");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        g_autofree char *words = pattern_dup_group (&match, folded, 1);
        g_autofree char *unit = pattern_dup_group (&match, folded, 4);
        int number = read_number (folded, &match, 2);
        gboolean has_base = pattern_has_group (&match, 5);
        PartialDate from = reading->document_date;
        Deadline *deadline;
        TimePoint point;

        at = end;
        if (number == 0 || deadline_ways_is_taken (reading, start, end)
            || (!has_base && !pattern_matches (reading->place == DEADLINES_IN_FIELD
                                                ? "trong|chậm nhất|thời hạn|không quá|tối đa|vòng"
                                                : "trong (?:vòng|thời hạn|thời gian)|chậm nhất|thời hạn",
                                            words))
            || deadline_ways_before (reading, "deadline-not-relative-patterns", start, NULL, NULL))
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_RELATIVE;
        deadline->relation = read_relative_preposition (words);
        deadline->confidence = has_base ? 0.9 : 0.55;
        if (has_base) {
            gsize stop = clause_end (reading, end, ",.;)");
            deadline->base = read_base (folded + end);
            if (dates_find (folded, length, end, &point) && point.start <= end + strlen ("ngày ")
                && point.kind == TIME_DAY) {
                from = dates_last (&point, reading->default_year);
                deadline->base = BASE_EVENT;
                stop = point.end;
            } else if (deadline->base == BASE_RECEIPT || deadline->base == BASE_EVENT) {
                from = PARTIAL_DATE_NONE;
            }
            deadline->due = count_from (from, number, unit);
            end = MAX (stop, end);
            at = end;
        }
        while (end > start && folded[end - 1] == ' ')
            end--;
        deadline_ways_add (reading, start, end, deadline);
    }
}

/* `10 ngày trước khi …`, `trước 05 ngày so với …`. */
static void
find_counted_back (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:(?:chậm nhất|ít nhất|tối thiểu|là|trước) )*" NUMBER " ?(?:giờ|ngày làm việc|ngày|tuần|tháng)(?!\\w)"
        " ?,? (?:trước (?:khi|ngày|thời điểm|kỳ|hội nghị|cuộc họp|phiên họp)|so với (?:khi|ngày|thời điểm))(?!\\w)(?! \\d)");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = clause_end (reading, match.groups[0].end, ",.;)");
        Deadline *deadline;
        at = MAX (end, match.groups[0].end);
        if (deadline_ways_is_taken (reading, start, end))
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_RELATIVE;
        deadline->relation = DEADLINE_BEFORE;
        deadline->base = BASE_EVENT;
        deadline->confidence = 0.85;
        deadline_ways_add (reading, start, end, deadline);
    }
}

void
deadline_ways_relative (DeadlineReading *reading) {
    find_counted_back (reading);
    find_counted (reading);
}

/* ---- continuous and conditional ---------------------------------------------------------------------------- */

void
deadline_ways_continuous (DeadlineReading *reading) {
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match, opening;

    while (at < length
           && lexicon_match (reading->lexicon, "deadline-continuous-patterns", folded, length, at, &match) != NULL) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        gsize clause = deadline_ways_clause (reading, start, FALSE);
        gsize head = clause;
        if (pattern_match (pattern_peek ("\\G ?(?:được )?(?:thực hiện|triển khai|tiến hành|duy trì) (?=thường|liên)"), folded, length,
                           clause, &opening))
            head = opening.groups[0].end;
        gboolean alone = (head == start || (head + 1 == start && folded[head] == ' '))
                         && (end == length || strchr (".;)", folded[end]) != NULL);
        Deadline *deadline;
        at = end;
        if (deadline_ways_is_taken (reading, start, end) || (reading->place != DEADLINES_IN_FIELD && !alone))
            continue;
        if (reading->place == DEADLINES_IN_FIELD && end < length && folded[end] == ' '
            && pattern_match (pattern_peek ("\\G (?:báo cáo|kiểm tra|theo dõi|cập nhật)"), folded, length, end, NULL)
            && start > 0)
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_CONTINUOUS;
        deadline->confidence = reading->place == DEADLINES_IN_FIELD ? 0.97 : 0.8;
        deadline_ways_add (reading, start, end, deadline);
    }
}

static void
add_condition (DeadlineReading *reading, gsize start, gsize end, double confidence) {
    Deadline *deadline;
    if (end <= start || deadline_ways_is_taken (reading, start, end))
        return;
    Span span = folded_text_span (reading->folded, start, end);
    deadline = deadline_new ();
    deadline->kind = DEADLINE_CONDITIONAL;
    deadline->condition = text_collapse (reading->text + span.start, (gssize) span_length (span));
    deadline->relation = strncmp (reading->folded->folded + start, "sau", 3) == 0
                                 || strncmp (reading->folded->folded + start, "ngay sau", 8) == 0
                             ? DEADLINE_AFTER
                             : DEADLINE_NO_RELATION;
    deadline->confidence = confidence;
    deadline_ways_add (reading, start, end, deadline);
}

/* In a field each clause that begins with a condition is one. */
static void
find_conditions_in_field (DeadlineReading *reading) {
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length
           && lexicon_match (reading->lexicon, "deadline-condition-patterns", folded, length, at, &match) != NULL) {
        gsize start = match.groups[0].start;
        gsize end = clause_end (reading, match.groups[0].end, ";.)");
        gboolean whole = start == 0 || folded[start - 1] == ' ' || folded[start - 1] == '(';
        at = MAX (end, match.groups[0].end);
        if (whole)
            add_condition (reading, start, end, 0.8);
    }
}

void
deadline_ways_conditional (DeadlineReading *reading) {
    const char *folded = reading->folded->folded;
    PatternMatch match;

    if (reading->place == DEADLINES_IN_FIELD) {
        find_conditions_in_field (reading);
        return;
    }
    if (lexicon_match (reading->lexicon, "deadline-opening-patterns", folded, reading->folded->length, 0, &match) == NULL)
        return;
    gsize start = match.groups[0].start;
    while (strchr (" ;,.", folded[start]) != NULL && start < match.groups[0].end)
        start++;
    add_condition (reading, start, MAX (match.groups[0].end, start == 0 ? clause_end (reading, match.groups[0].end, ",;.") : 0), 0.55);
}
