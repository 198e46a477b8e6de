/* deadline_ways.c - see deadline_ways.h. */
#include "extract/deadline_ways.h"

#include <stdlib.h>
#include <string.h>

#define BEFORE_BYTES_MAX 240 /* a preposition with what decides about it is far shorter */

int
deadline_ways_number (const char *folded, const PatternMatch *match, guint group) {
    static const char *const words[] = { "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười" };
    g_autofree char *digits = pattern_dup_group (match, folded, group);
    g_autofree char *word = pattern_dup_group (match, folded, group + 1);
    if (digits != NULL)
        return (int)g_ascii_strtoll (digits, NULL, 10);
    for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (word, words[i]) == 0)
            return (int)i + 1;
    return 0;
}

/* ---- what the ways share ----------------------------------------------------------------------------------- */

void
deadline_ways_add (DeadlineReading *reading, gsize start, gsize end, Deadline *deadline) {
    FoundDeadline found = { start, end, 0, 0, deadline };
    if (reading->found->len >= DEADLINE_FOUND_MAX) {
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

/* ---- relative ---------------------------------------------------------------------------------------------- */

/* What the time is counted from. */
static const struct {
    DeadlineBase base;
    const char *pattern;
} bases[] = {
    { BASE_RECEIPT, "^(?:được )?(?:tiếp nhận|nhận)(?!\\w)" },
    { BASE_SIGN, "^(?:[^ ]+ ){0,6}?(?:được )?ký(?! (?:kết|hợp đồng))(?!\\w)" },
    { BASE_ISSUE, "^(?:[^ ]+ ){0,6}?(?:được )?(?:ban hành|phát hành)(?!\\w)" },
    { BASE_ISSUE, "^(?:ra|có) (?:văn bản|thông báo|kết luận|chỉ thị|nghị quyết|quyết định|công văn|kế hoạch|hướng dẫn|"
                  "công điện|chương trình|quy định)(?: kết luận)? này(?!\\w)" },
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
    return g_str_has_prefix (words, "trước ") ? DEADLINE_BEFORE : DEADLINE_WITHIN;
}

#define PREPOSITION                                                                                                    \
    "((?:(?:trước|trong|vòng|thời hạn|thời gian|chậm nhất|muộn nhất|không quá|không muộn hơn|tối đa|sau|là|hạn) )*)"

/* `trong 05 ngày` at the head or the end of its clause: a term, where it is no year and tells nothing of the past. */
static gboolean
is_bare_term (const DeadlineReading *reading, gsize start, gsize end, const char *words, const char *unit) {
    const char *folded = reading->folded->folded;
    gsize clause = deadline_ways_clause (reading, start, TRUE);
    g_autofree char *before = g_strndup (folded + clause, start - clause);

    if (strcmp (words, "trong ") != 0 || strcmp (unit, "năm") == 0)
        return FALSE;
    while (end > start && folded[end - 1] == ' ')
        end--;
    if (pattern_matches ("^ *(?:riêng|và|thì)? *$", before))
        return pattern_matches (
            "^,? (?:phải |cần |có |hoàn thành|báo cáo|gửi|trình|tham mưu|tổng hợp|xử lý|giải quyết|trả lời)",
            folded + end);
    return (folded[end] == '\0' || strchr (",;.)", folded[end]) != NULL)
           && !pattern_matches ("diễn ra|kéo dài|tổ chức|duy trì|thi công|lưu", before);
}

/* `không quá 10 ngày` behind a verb of completing: a term though nothing says from when. */
static gboolean
is_bare_limit (const DeadlineReading *reading, gsize start, gsize end, const char *words, const char *unit) {
    const char *folded = reading->folded->folded;
    gsize clause = deadline_ways_clause (reading, start, TRUE);
    g_autofree char *before = g_strndup (folded + clause, start - clause);

    while (end > start && folded[end - 1] == ' ')
        end--;
    return pattern_matches ("không quá|tối đa", words) && strcmp (unit, "năm") != 0
           && (folded[end] == '\0' || strchr (",;.):", folded[end]) != NULL)
           && pattern_matches ("(?<!\\w)(?:hoàn thành|xong|trả lời|giải quyết|báo cáo kết quả|xử lý)(?!\\w)", before)
           && !pattern_matches (
               "diễn ra|kéo dài|nghỉ|(?<!làm )(?<!làm các )(?<!hoàn thành )(?<!hoàn tất )(?<!hoàn thiện )(?<!thực hiện )thủ tục|quy định|thời gian",
               before);
}

/* `trong 03 ngày, từ ngày 12/8 đến ngày 14/8`, `trong 03 ngày (từ 12/8 …)`: the days themselves are printed. */
static gboolean
names_its_days (const DeadlineReading *reading, gsize at, gboolean has_base) {
    return pattern_match (
        pattern_peek (
            has_base
                ? "\\G(?:ngày )?\\d[\\d/. ]*(?:tháng [\\d/ ]+)?(?:năm \\d{4} ?)?(?:-|đến|tới) ?(?:hết )?(?:ngày )?\\d"
                : "\\G ?[,(] ?(?:từ )?(?:ngày )?\\d{1,2}(?:/| đến| - |-| tháng)"),
        reading->folded->folded, reading->folded->length, at, NULL);
}

/* `17 giờ 00 ngày 30/6`, `17 giờ thứ Sáu` is a time of the day, no count of hours. */
#define NO_CLOCK                                                                                                       \
    "(?! ?\\d\\d(?!\\d))(?!,? (?:(?:sáng|trưa|chiều|tối|đêm),? )?(?:(?:của |các |mỗi |vào )?ngày|thứ|chủ nhật|hằng|hàng|mỗi)(?!\\w))"

/* `trong 15 ngày kể từ ngày ban hành`; without a base only after the words that set a term. */
static void
find_counted (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<![\\w/])(?<!ngày )" PREPOSITION DEADLINE_NUMBER " ?(phút|giờ" NO_CLOCK
        "|ngày làm việc|ngày|tuần|tháng|năm)(?!\\w)(?! (?:trước|đầu|cuối))(?! ?\\d)"
        "(?!(?<=giờ),? cùng )"
        "(?:,? ?(?:làm việc,? )?(?:được )?(?:kể |tính |bắt đầu )*(từ(?! ngày \\d{1,2}(?:/\\d{1,2}(?:/\\d{4})?)? ?(?:đến|-))|sau(?= (?:khi|ngày|thời điểm)))(?: ngày| khi| thời điểm| lúc)*(?: (?=\\S))?)?");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        g_autofree char *words = pattern_dup_group (&match, folded, 1);
        g_autofree char *unit = pattern_dup_group (&match, folded, 4);
        int number = deadline_ways_number (folded, &match, 2);
        gboolean has_base = pattern_has_group (&match, 5);
        PartialDate from = reading->document_date;
        Deadline *deadline;
        TimePoint point;

        at = end;
        if (number == 0 || deadline_ways_is_taken (reading, start, end) || names_its_days (reading, end, has_base)
            || (!has_base && !is_bare_term (reading, start, end, words, unit)
                && !is_bare_limit (reading, start, end, words, unit)
                && !pattern_matches (reading->place == DEADLINES_IN_FIELD
                                         ? "trong|chậm nhất|thời hạn|không quá|tối đa|vòng"
                                         : "trong (?:vòng|thời hạn|thời gian)|chậm nhất|thời hạn",
                                     words))
            || (!pattern_matches ("chậm nhất|muộn nhất", words)
                && deadline_ways_before (reading, "deadline-not-relative-patterns", start, NULL, NULL)))
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
            if (strstr (unit, "làm việc") != NULL && deadline->due.year != 0)
                deadline->confidence = 0.7; /* without the days off, which only the register knows */
            end = MAX (stop, end);
            at = end;
        }
        while (end > start && folded[end - 1] == ' ')
            end--;
        deadline_ways_add (reading, start, end, deadline);
    }
}

/* So long before an event whose day the text does not tell; where nothing else was found there. */
static void
add_before_event (DeadlineReading *reading, gsize start, gsize end) {
    Deadline *deadline;
    if (deadline_ways_is_taken (reading, start, end))
        return;
    deadline = deadline_new ();
    deadline->kind = DEADLINE_RELATIVE;
    deadline->relation = DEADLINE_BEFORE;
    deadline->base = BASE_EVENT;
    deadline->confidence = 0.85;
    deadline_ways_add (reading, start, end, deadline);
}

/* `10 ngày trước khi …`, `trước 05 ngày so với …`. */
static void
find_counted_back (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:(?:chậm nhất|ít nhất|tối thiểu|là|trước) )*" DEADLINE_NUMBER
        " ?(?:giờ|ngày làm việc|ngày|tuần|tháng)(?!\\w)"
        " ?,? (?:trước (?:khi|ngày|thời điểm|kỳ|hội nghị|cuộc họp|phiên họp)|so với (?:khi|ngày|thời điểm))(?!\\w)(?! \\d)");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = clause_end (reading, match.groups[0].end, ",.;)");
        at = MAX (end, match.groups[0].end);
        add_before_event (reading, start, end);
    }
}

/* `trước khi Đoàn làm việc 05 ngày`, `trước Tết 30 ngày`: the event first, then how long before it. */
static void
find_counted_before (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)trước (?!ngày \\d|\\d)((?:(?! trong )[^,;.()]){2,80}?) (?:ít nhất |tối thiểu |chậm nhất |là )*" DEADLINE_NUMBER
        " ?(?:giờ|ngày làm việc|ngày|tuần|tháng)(?=$|[,;.):])");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        at = end;
        add_before_event (reading, start, end);
    }
}

/* The last day of the week, month, quarter or year that @date lies in, @later of them on. */
static PartialDate
end_of_this (PartialDate date, const char *unit, int later) {
    static const PartialDate monday = { 2024, 1, 1, -1, -1 };

    if (date.year == 0 || date.day == 0)
        return PARTIAL_DATE_NONE;
    if (strcmp (unit, "tuần") == 0) {
        int weekday = ((partial_date_days_between (monday, date) % 7) + 7) % 7;
        return partial_date_add_days (date, 6 - weekday + 7 * later);
    }
    if (strcmp (unit, "năm") == 0)
        return partial_date_day (date.year + later, 12, 31);
    int months = strcmp (unit, "quý") == 0 ? 3 : 1;
    PartialDate in = partial_date_add_months (partial_date_day (date.year, date.month, 1), months * later);
    in = partial_date_day (in.year, (in.month - 1) / months * months + months, 1);
    return partial_date_add_days (partial_date_add_months (in, 1), -1);
}

/* `trước 16 giờ hôm nay`, `trong ngày mai`: counted from the document's own date. */
static void
find_today (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(trước|xong trước|chậm nhất|muộn nhất|trong|ngay trong)(?: là| lúc| vào)?"
        "(?: (\\d{1,2})(?: ?(?:h|giờ|g)(?: ?(\\d{2})(?!\\d))?(?: ?phút)?),?)?(?: (?:sáng|trưa|chiều|tối|đêm))?"
        "(?: (?:trong )?(?:ngày )?hôm nay| (?:trong )?ngày (mai)|(?<=sáng|chiều|tối|đêm|trưa) (?:nay|(mai)))(?!\\w)");
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gsize start = match.groups[0].start, end = match.groups[0].end;
        g_autofree char *words = pattern_dup_group (&match, folded, 1), *hour = pattern_dup_group (&match, folded, 2);
        g_autofree char *minute = pattern_dup_group (&match, folded, 3);
        gboolean later = pattern_has_group (&match, 4) || pattern_has_group (&match, 5);
        Deadline *deadline;
        at = end;
        if (deadline_ways_is_taken (reading, start, end))
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_DATE;
        deadline->relation = g_str_has_suffix (words, "trước") ? DEADLINE_BEFORE : read_relative_preposition (words);
        deadline->confidence = 0.85;
        if (reading->document_date.day != 0)
            deadline->due = partial_date_add_days (reading->document_date, later ? 1 : 0);
        if (deadline->due.day != 0 && hour != NULL && atoi (hour) < 24) {
            deadline->due.hour = atoi (hour);
            deadline->due.minute = minute != NULL ? atoi (minute) : 0;
        }
        deadline_ways_add (reading, start, end, deadline);
    }
}

/* `trong tuần này`, `ngay trong tháng sau`: counted from the document's own date. */
static void
find_this_period (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:ngay )?(?:(trong)|trước khi hết|đến hết|trước) (tuần|tháng|quý|năm) (này|nay|sau|tới)(?!\\w)"
        "|(?:từ nay (?:cho )?đến (?:hết|cuối)|(?<=hoàn thành |xong |kết thúc )(?:ngay )?(trong)) (tuần|tháng|quý|năm)(?=$|[,;.):]| để | việc )"); /* the document's own */
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    PatternMatch match;

    while (at < length && pattern_match (way, folded, length, at, &match)) {
        gboolean bare = pattern_has_group (&match, 5);
        g_autofree char *unit = pattern_dup_group (&match, folded, bare ? 5 : 2);
        g_autofree char *which = bare ? g_strdup ("này") : pattern_dup_group (&match, folded, 3);
        gboolean this = strcmp (which, "này") == 0 || strcmp (which, "nay") == 0;
        Deadline *deadline;
        at = match.groups[0].end;
        if (deadline_ways_is_taken (reading, match.groups[0].start, at) || (!this && !pattern_has_group (&match, 1)))
            continue;
        deadline = deadline_new ();
        deadline->kind = DEADLINE_PERIOD;
        deadline->relation
            = bare && !pattern_has_group (&match, 4) ? DEADLINE_BY : DEADLINE_WITHIN; /* `từ nay đến cuối năm` */
        deadline->due = end_of_this (reading->document_date, unit, this ? 0 : 1);
        deadline->confidence = 0.75;
        deadline_ways_add (reading, match.groups[0].start, at, deadline);
    }
}

void
deadline_ways_relative (DeadlineReading *reading) {
    find_counted_back (reading);
    find_counted_before (reading);
    find_today (reading);
    find_this_period (reading);
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
        if (pattern_match (pattern_peek ("\\G ?(?:được )?(?:thực hiện|triển khai|tiến hành|duy trì) (?=thường|liên)"),
                           folded, length, deadline_ways_clause (reading, start, TRUE), &opening))
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
    deadline->condition = text_collapse (reading->text + span.start, (gssize)span_length (span));
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
    if (lexicon_match (reading->lexicon, "deadline-opening-patterns", folded, reading->folded->length, 0, &match)
        == NULL)
        return;
    gsize start = match.groups[0].start;
    while (start < match.groups[0].end && strchr (" ;,.", folded[start]) != NULL)
        start++;
    add_condition (reading, start, clause_end (reading, match.groups[0].end, ",;.:)"), 0.55);
}
