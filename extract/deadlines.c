/* deadlines.c - see deadlines.h. */
#include "extract/deadlines.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadline_counts.h"
#include "extract/deadline_repeats.h"

#define STRETCH_BYTES_MAX (64 << 10) /* an item's text; the longest in corpus/ has 4 KB */
#define POINTS_MAX        256

/* ---- what stands before a printed time --------------------------------------------------------------------- */

/* `Ngày 30/6/2026: gửi …`, `Tháng 5/2026: tổ chức …`: the time stands before the work as a title does. */
static gboolean
is_title_time (const DeadlineReading *reading, const TimePoint *point) {
    return reading->place != DEADLINES_IN_FIELD && (point->flags & TIME_HAS_YEAR) != 0 && point->kind != TIME_YEAR
           && point->kind != TIME_YEARS
           && pattern_match (pattern_peek ("\\G ?: ?\\pL"), reading->folded->folded, reading->folded->length,
                             point->end, NULL)
           && pattern_match (pattern_peek ("^[-+*• ]*(?:(?:vào |trong )?(?:ngày |tháng |quý |sáng |chiều ){0,2})?$"),
                             reading->folded->folded, point->start, 0, NULL);
}

static DeadlinePreposition
read_preposition (const DeadlineReading *reading, const TimePoint *point) {
    static const struct {
        const char *word;
        DeadlineRelation relation;
    } relations[] = {
        { "before", DEADLINE_BEFORE }, { "by", DEADLINE_BY },         { "from", DEADLINE_FROM },
        { "after", DEADLINE_AFTER },   { "within", DEADLINE_WITHIN }, { "on", DEADLINE_ON },
    };
    DeadlinePreposition result = { DEADLINE_NO_RELATION, TRUE, point->start };
    const char *key = NULL;
    gsize start = point->start;

    if (!deadline_ways_before (reading, "deadline-relation-patterns", point->start, &key, &start)) {
        if (is_title_time (reading, point)) {
            result.relation = point->kind == TIME_DAY ? DEADLINE_ON : DEADLINE_WITHIN;
            result.weak = FALSE;
        }
        return result;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (relations); i++) {
        gsize n = strlen (relations[i].word);
        if (strncmp (key, relations[i].word, n) == 0 && (key[n] == '\0' || key[n] == '.')) {
            result.relation = relations[i].relation;
            result.weak = g_str_has_suffix (key, ".weak");
            result.into = g_str_has_suffix (key, ".into");
            result.end = g_str_has_suffix (key, ".end");
            result.start = start;
        }
    }
    /* The verb of `hoàn thành trong …` is the work's, not the time's. */
    const char *words = reading->folded->folded + result.start;
    static const char *const verbs[] = { "hoàn thành ", "xong ",    "kết thúc ",  "gia hạn ",  "kéo dài ", "thực hiện ",
                                         "triển khai ", "áp dụng ", "khởi công ", "vận hành ", "tổ chức " };
    for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
        if (strncmp (words, verbs[i], strlen (verbs[i])) == 0)
            result.start += strlen (verbs[i]);
    return result;
}

/* ---- times that come once ---------------------------------------------------------------------------------- */

static void
warn_impossible (DeadlineReading *reading, FileRecords *records, gsize start, gsize end) {
    Span span = folded_text_span (reading->folded, start, end);
    g_autofree char *printed = text_collapse (reading->text + span.start, (gssize)span_length (span));
    if (records != NULL)
        file_records_note (records, WARNING_DATE_IMPOSSIBLE, span_list_new (span.start, span.end), printed);
}

/* Whether a figure of @point stands as a letter in the text, as scanners misread it. */
static gboolean
is_mended (const DeadlineReading *reading, const TimePoint *point) {
    Span span = folded_text_span (reading->folded, point->start, point->end);
    gsize read = 0, printed = 0;
    for (gsize i = point->start; i < point->end; i++)
        read += g_ascii_isdigit (reading->folded->folded[i]) ? 1 : 0;
    for (gsize i = span.start; i < span.end; i++)
        printed += g_ascii_isdigit (reading->text[i]) ? 1 : 0;
    return read != printed;
}

static double
judge_confidence (const DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    double confidence = reading->place == DEADLINES_IN_FIELD ? 0.98 : 0.95;
    g_autofree char *printed = g_strndup (reading->folded->folded + point->start, point->end - point->start);
    if (is_title_time (reading, point) && preposition->start == point->start)
        confidence = 0.85;
    if (preposition->weak && reading->place != DEADLINES_IN_FIELD)
        confidence -= 0.25;
    if ((point->flags & TIME_HAS_YEAR) == 0)
        confidence -= 0.1;
    if ((point->flags & TIME_IS_BARE) != 0 && point->kind != TIME_DAY)
        confidence -= 0.05;
    if (point->kind == TIME_YEAR && reading->place != DEADLINES_IN_FIELD)
        confidence -= 0.15;
    if ((point->kind != TIME_DAY
         && deadline_ways_before (reading, "deadline-doubtful-patterns", point->start, NULL, NULL))
        || strstr (printed, "năm học") != NULL)
        confidence = MIN (confidence, 0.6);
    if (deadline_ways_before (reading, "deadline-list-patterns", point->start, NULL, NULL)
        || ((point->flags & TIME_IS_STAGE) != 0 && reading->place == DEADLINES_IN_SENTENCE
            && preposition->start == point->start))
        confidence = MIN (confidence, 0.85);
    if (reading->place == DEADLINES_IN_FIELD && preposition->relation == DEADLINE_NO_RELATION
        && deadline_ways_before (reading, "deadline-unread-patterns", point->start, NULL, NULL))
        confidence = MIN (confidence, 0.85);
    if ((point->flags & TIME_SHORT_YEAR) != 0)
        confidence = MIN (confidence, 0.85);
    if (point->kind == TIME_LUNAR || point->kind == TIME_LUNAR_MONTH)
        confidence = MIN (confidence, 0.8);
    if (is_mended (reading, point) || g_ascii_isdigit (point->part)) /* which day ends a week is not printed */
        confidence = MIN (confidence, 0.75);
    return confidence;
}

static void
add_once (DeadlineReading *reading, FileRecords *records, const TimePoint *point,
          const DeadlinePreposition *preposition, gboolean range) {
    Deadline *deadline = deadline_new ();
    gboolean first;

    deadline->kind = point->kind == TIME_DAY || point->kind == TIME_DAY_OF_MONTH || point->kind == TIME_LUNAR
                         ? DEADLINE_DATE
                         : DEADLINE_PERIOD;
    deadline->relation = deadline_repeats_relation (point, preposition, range);
    first = deadline->relation == DEADLINE_FROM
            || (deadline->relation == DEADLINE_BEFORE && point->kind != TIME_DAY && !preposition->end);
    deadline->due = first ? dates_first (point, reading->default_year) : dates_last (point, reading->default_year);
    deadline->confidence = judge_confidence (reading, point, preposition);
    if (!dates_check (point, reading->default_year)) {
        deadline->confidence = 0.4;
        warn_impossible (reading, records, point->start, point->end);
    }
    deadline_ways_add (reading, preposition->start, point->end, deadline);
}

/* `2025 và những năm tiếp theo`, `liên tục từ năm 2028`: without end from then on. */
static gboolean
add_open_end (DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition) {
    const Pattern *way
        = pattern_peek ("\\G ?(?:,|và|trở đi|-)? ?(?:(?:những|các) năm (?:tiếp theo|sau|kế tiếp)|trở đi)");
    PatternMatch match;
    DeadlinePreposition from = *preposition;
    TimePoint whole = *point;

    if (reading->place != DEADLINES_IN_FIELD
        || !pattern_match (way, reading->folded->folded, reading->folded->length, point->end, &match))
        return FALSE;
    from.relation = DEADLINE_FROM;
    whole.end = match.groups[0].end;
    Deadline *continuous = deadline_new ();
    continuous->kind = DEADLINE_CONTINUOUS;
    continuous->confidence = 0.8;
    deadline_ways_add (reading, from.start, whole.end, continuous);
    add_once (reading, NULL, &whole, &from, FALSE);
    return TRUE;
}

/* How the same day is named once more, in a bracket or behind a comma. */
static gboolean
is_same_day (const DeadlineReading *reading, gsize end, gsize start) {
    if (start < end || start - end > 40)
        return FALSE;
    g_autofree char *between = g_strndup (reading->folded->folded + end, start - end);
    return pattern_matches ("^,? ?\\(?(?:(?:tức|nhằm|ứng|là)(?: là| với| vào)? ?)?(?:ngày |thứ [\\pL\\d]+,? )?$",
                            between);
}

/* Where a bracket ends that names the day @point once more: `ngày 14/02/2026 (27 tháng Chạp)`; the end of @point where there is none. */
static gsize
skip_same_day (const DeadlineReading *reading, const TimePoint *point) {
    const char *folded = reading->folded->folded;
    TimePoint note;
    PatternMatch close;
    if (point->kind != TIME_DAY
        || !pattern_match (pattern_peek ("\\G,? ?\\("), folded, reading->folded->length, point->end, NULL)
        || !dates_find (folded, reading->folded->length, point->end, &note)
        || (note.kind != TIME_LUNAR && note.kind != TIME_WEEKDAY) || !is_same_day (reading, point->end, note.start)
        || !pattern_match (pattern_peek ("\\G[^().;]{0,24}\\)"), folded, reading->folded->length, note.end, &close))
        return point->end;
    return close.groups[0].end;
}

/* `từ ngày 10/5 đến hết ngày 14/5/2026`: whether `next` ends a range that `point` begins. */
static gboolean
is_range (const DeadlineReading *reading, const TimePoint *point, const TimePoint *next,
          DeadlinePreposition *preposition) {
    const char *folded = reading->folded->folded;
    g_autofree char *between = NULL;
    gsize start;

    gsize end = skip_same_day (reading, point);
    if (next->start < end || next->start - end > 24 || next->kind == TIME_WEEKDAY)
        return FALSE;
    between = g_strndup (folded + end, next->start - end);
    if (!pattern_matches ("^,? ?(?:-|đến|tới|đến hết|cho đến|cho đến hết|đến trước)(?: hết)? ?$", between))
        return FALSE;
    if (point->kind != next->kind && !(point->kind == TIME_DAY_OF_MONTH && next->kind == TIME_DAY)
        && preposition->relation != DEADLINE_FROM)
        return FALSE;
    start = preposition->start;
    preposition->relation = DEADLINE_WITHIN;
    preposition->start = start;
    return TRUE;
}

/* `trước 01/6 và 01/12`: the preposition of the time before counts for this one too. */
static void
inherit_preposition (const DeadlineReading *reading, gsize previous_end, const DeadlinePreposition *previous,
                     const TimePoint *point, DeadlinePreposition *preposition) {
    if (preposition->relation != DEADLINE_NO_RELATION || previous->relation == DEADLINE_NO_RELATION
        || previous_end > point->start || point->start - previous_end > 80)
        return;
    g_autofree char *between = g_strndup (reading->folded->folded + previous_end, point->start - previous_end);
    if (!pattern_matches ("^(?: ?\\([^)]*\\))? ?(?:,|;|và|hoặc|, và) ?$", between))
        return;
    preposition->relation = previous->relation;
    preposition->weak = previous->weak;
    preposition->into = previous->into;
}

/* `trước 10 giờ thứ Sáu (ngày 27/3/2026)`, `ngày 23 tháng Chạp (tức ngày 10/02/2026)`: the day of a weekday or of the moon's calendar,
 * with the hour and the preposition that stand before that. */
static gboolean
is_day_of (const DeadlineReading *reading, const TimePoint *point, TimePoint *next) {
    if ((point->kind != TIME_WEEKDAY && point->kind != TIME_LUNAR) || next->kind != TIME_DAY
        || !is_same_day (reading, point->end, next->start))
        return FALSE;
    PatternMatch close;
    if (point->kind == TIME_LUNAR
        && memchr (reading->folded->folded + point->end, '(', next->start - point->end) != NULL
        && pattern_match (pattern_peek ("\\G(?: dương lịch)?\\)"), reading->folded->folded, reading->folded->length,
                          next->end, &close))
        next->end = close.groups[0].end;
    next->start = point->start;
    if (next->hour < 0 && point->hour >= 0) {
        next->hour = point->hour;
        next->minute = point->minute;
    }
    return TRUE;
}

/* `mùng 6 tháng Giêng hằng năm`: no rule can say on which day. */
static gboolean
add_moon_year (DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition,
               gsize *ret_end) {
    PatternMatch match;
    if (!pattern_match (pattern_peek ("\\G,? (?:hằng|hàng) năm(?!\\w)"), reading->folded->folded,
                        reading->folded->length, point->end, &match))
        return FALSE;
    Deadline *deadline = deadline_new ();
    deadline->kind = DEADLINE_RECURRING;
    deadline->relation = deadline_repeats_relation (point, preposition, FALSE);
    deadline->confidence = 0.6;
    *ret_end = match.groups[0].end;
    deadline_ways_add (reading, preposition->start, *ret_end, deadline);
    return TRUE;
}

static void
read_points (DeadlineReading *reading, FileRecords *records) {
    const char *folded = reading->folded->folded;
    gsize length = reading->folded->length, at = 0;
    TimePoint point, next;
    DeadlinePreposition previous = { DEADLINE_NO_RELATION, TRUE, 0 };
    gsize previous_end = 0;

    for (guint i = 0; i < POINTS_MAX && at < length && dates_find (folded, length, at, &point); i++) {
        DeadlinePreposition preposition = read_preposition (reading, &point);
        gsize end = point.end;
        gboolean range = (point.flags & TIME_IS_RANGE) != 0;

        inherit_preposition (reading, previous_end, &previous, &point, &preposition);
        previous = preposition;
        previous_end = point.end;
        at = MAX (skip_same_day (reading, &point), at + 1);
        if (deadline_ways_is_taken (reading, point.start, point.end)
            && !(point.kind != TIME_YEAR && point.kind != TIME_YEARS && (point.flags & TIME_HAS_YEAR) == 0))
            continue;
        gboolean moon = point.kind == TIME_LUNAR || point.kind == TIME_LUNAR_MONTH;
        if (moon && add_moon_year (reading, &point, &preposition, &end)) {
            at = MAX (end, at);
            continue;
        }
        if (!moon && deadline_repeats_read (reading, &point, &preposition, &end)) {
            at = MAX (end, at);
            continue;
        }
        if ((point.kind == TIME_WEEKDAY || point.kind == TIME_LUNAR) && dates_find (folded, length, at, &next)
            && is_day_of (reading, &point, &next)) {
            point = next;
            at = MAX (point.end, at);
        } else if (point.kind == TIME_DAY_OF_MONTH || point.kind == TIME_WEEKDAY || point.kind == TIME_HOUR) {
            gboolean joins = point.kind == TIME_DAY_OF_MONTH && dates_find (folded, length, at, &next)
                             && is_range (reading, &point, &next, &preposition);
            if (!joins)
                continue;
            next.start = point.start;
            point = next;
            range = TRUE;
            at = MAX (point.end, at);
        } else if (dates_find (folded, length, at, &next)
                   && (preposition.relation == DEADLINE_FROM || reading->place == DEADLINES_IN_FIELD)
                   && is_range (reading, &point, &next, &preposition)) {
            next.start = point.start;
            point = next;
            range = TRUE;
            at = MAX (skip_same_day (reading, &point), at);
        }
        if (range) {
            preposition.weak = point.kind != TIME_DAY;
            if (preposition.relation != DEADLINE_BEFORE && preposition.relation != DEADLINE_BY)
                preposition.relation = DEADLINE_WITHIN;
            point.flags |= TIME_IS_RANGE;
        }
        if (reading->place == DEADLINES_IN_FIELD ? !deadline_counts_in_field (reading, &point, &preposition)
                                                 : !deadline_counts_in_sentence (reading, &point, &preposition))
            continue;
        if (!add_open_end (reading, &point, &preposition))
            add_once (reading, records, &point, &preposition, range && preposition.relation == DEADLINE_WITHIN);
    }
}

/* ---- the whole stretch ------------------------------------------------------------------------------------- */

/* `Cuối năm`, `trong năm` as the whole of a field: the year is the document's. */
static void
read_bare_parts (DeadlineReading *reading) {
    const Pattern *way = pattern_peek (
        "^ ?(?:(?:trong|vào|trước|đến|hết) )?(?:(đầu|giữa|cuối|hết|trong|cả|trong cả|suốt) )năm ?[.;]?$");
    PatternMatch match;
    TimePoint point = { .kind = TIME_YEAR, .hour = -1, .minute = -1 };
    DeadlinePreposition preposition = { DEADLINE_WITHIN, FALSE, 0 };

    if (reading->place != DEADLINES_IN_FIELD
        || !pattern_match (way, reading->folded->folded, reading->folded->length, 0, &match))
        return;
    const char *part = reading->folded->folded + match.groups[1].start;
    point.part = g_str_has_prefix (part, "giữa") ? 'g' : g_str_has_prefix (part, "đầu") ? 'd' : 'c';
    point.end = reading->folded->length;
    add_once (reading, NULL, &point, &preposition, FALSE);
}

static gint
compare_found (gconstpointer one, gconstpointer other) {
    const FoundDeadline *a = one, *b = other;
    gsize a_start = a->end2 > 0 ? MIN (a->start, a->start2) : a->start;
    gsize b_start = b->end2 > 0 ? MIN (b->start, b->start2) : b->start;
    if (a_start != b_start)
        return a_start < b_start ? -1 : 1;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* The printed text and its span: one piece, or rhythm and day in reading order. */
static void
set_printed (const DeadlineReading *reading, FoundDeadline *found) {
    Span pieces[2] = { folded_text_span (reading->folded, found->start, found->end) };
    guint n = 1;

    if (found->end2 > found->start2) {
        pieces[1] = folded_text_span (reading->folded, found->start2, found->end2);
        n = 2;
        if (pieces[1].start < pieces[0].start) {
            Span first = pieces[1];
            pieces[1] = pieces[0];
            pieces[0] = first;
        }
    }
    pieces[0] = span_trim (reading->text, pieces[0], ",;.");
    found->deadline->span = span_list_new (pieces[0].start, pieces[0].end);
    if (n == 2) {
        pieces[1] = span_trim (reading->text, pieces[1], ",;.");
        span_list_append (found->deadline->span, pieces[1].start, pieces[1].end);
    }
    found->deadline->text = span_list_join (reading->text, found->deadline->span);
}

static void
reading_clear (DeadlineReading *reading) {
    g_clear_pointer (&reading->folded, folded_text_free);
    g_clear_pointer (&reading->found, g_array_unref);
    g_clear_pointer (&reading->rhythms, g_array_unref);
    g_clear_pointer (&reading->taken, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeadlineReading, reading_clear)

GPtrArray *
deadlines_read_text (const Lexicon *lexicon, FileRecords *records, const char *text, Span span, DeadlinesPlace place,
                     PartialDate document_date, int latest_year) {
    g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    g_auto (DeadlineReading) reading = { .lexicon = lexicon, .text = text, .place = place };
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);

    span.end = text_character_before (text, MIN (span.end, span.start + STRETCH_BYTES_MAX), span.start);
    reading.document_date = document_date;
    reading.default_year = document_date.year != 0 ? document_date.year : latest_year;
    reading.folded = folded_text_new (text, span_trim (text, span, NULL));
    folded_text_squeeze (reading.folded);
    dates_mend_figures (reading.folded->folded, reading.folded->length);
    reading.found = g_array_new (FALSE, FALSE, sizeof (FoundDeadline));
    reading.rhythms = g_array_new (FALSE, FALSE, sizeof (Rhythm));
    reading.taken = g_malloc0 (reading.folded->length + 1);

    deadline_ways_relative (&reading);
    deadline_ways_rhythms (&reading);
    read_bare_parts (&reading);
    read_points (&reading, records);
    deadline_ways_add_rhythms (&reading);
    deadline_ways_continuous (&reading);
    deadline_ways_conditional (&reading);

    g_array_sort (reading.found, compare_found);
    for (guint i = 0; i < reading.found->len; i++) {
        FoundDeadline *found = &g_array_index (reading.found, FoundDeadline, i);
        set_printed (&reading, found);
        g_ptr_array_add (list, found->deadline);
    }
    deadlines_add (result, list);
    return g_steal_pointer (&result);
}

GPtrArray *
deadlines_read (const ExtractContext *context, Span span, DeadlinesPlace place, PartialDate document_date,
                int latest_year) {
    return deadlines_read_text (context->lexicon, context->records, document_peek_text (context->document), span, place,
                                document_date, latest_year);
}

/* ---- joining lists ----------------------------------------------------------------------------------------- */

/* TRUE where rule @more says all that @less says: FREQ=WEEKLY;BYDAY=FR against FREQ=WEEKLY. */
static gboolean
rule_says (const char *more, const char *less) {
    gsize n = less != NULL ? strlen (less) : 0;
    if (more == NULL || less == NULL || strncmp (more, less, n) != 0)
        return FALSE;
    return more[n] == '\0' || (more[n] == ';' && !g_str_has_prefix (more + n, ";INTERVAL"));
}

static gboolean
deadline_is_same (const Deadline *one, const Deadline *other) {
    if (one->kind != other->kind)
        return FALSE;
    switch (one->kind) {
    case DEADLINE_CONTINUOUS:
        return TRUE;
    case DEADLINE_RECURRING:
        return g_strcmp0 (one->rrule, other->rrule) == 0 && (one->rrule != NULL || text_equal (one->text, other->text));
    case DEADLINE_CONDITIONAL:
        return text_equal (one->condition, other->condition);
    case DEADLINE_RELATIVE:
        return text_equal (one->text, other->text);
    default:
        return one->due.year != 0 ? partial_date_compare (one->due, other->due) == 0
                                  : other->due.year == 0 && text_equal (one->text, other->text);
    }
}

void
deadlines_add (GPtrArray *into, GPtrArray *from) {
    for (guint i = 0; i < from->len; i++) {
        const Deadline *deadline = g_ptr_array_index (from, i);
        gboolean known = FALSE;
        for (guint k = 0; k < into->len && !known; k++) {
            const Deadline *other = g_ptr_array_index (into, k);
            known = deadline_is_same (deadline, other)
                    || (other->kind == DEADLINE_RECURRING && rule_says (other->rrule, deadline->rrule));
            if (!known && deadline->kind == DEADLINE_RECURRING && rule_says (deadline->rrule, other->rrule)) {
                g_ptr_array_remove_index (into, k);
                k--;
            }
        }
        if (!known)
            g_ptr_array_add (into, deadline_dup (deadline));
    }
    g_ptr_array_set_size (from, 0);
}

PartialDate
deadlines_read_date (const ExtractContext *context, Span span, Span *ret_span) {
    return dates_read_first (document_peek_text (context->document), span, ret_span);
}
