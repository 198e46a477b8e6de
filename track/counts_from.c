/* counts_from.c - see counts_from.h. */
#include "track/counts_from.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

static PartialDate
later_date (PartialDate one, int year, int month, int day, PartialDate last) {
    PartialDate date = partial_date_day (year, month, day);
    if (!partial_date_is_valid (date) || partial_date_compare (date, last) > 0 || partial_date_compare (date, one) <= 0)
        return one;
    return date;
}

/* The latest day printed there that is not after @last. */
static PartialDate
find_latest_date (const char *text, gsize length, const SpanList *spans, PartialDate last) {
    const Pattern *pattern = pattern_peek ("(?<![\\d/.-])(?:(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4})"
                                           "|(\\d{1,2}) tháng (\\d{1,2}) năm (\\d{4}))(?!\\d)");
    PartialDate latest = PARTIAL_DATE_NONE;
    for (guint i = 0; spans != NULL && i < spans->len; i++) {
        Span span = g_array_index (spans, Span, i);
        PatternMatch match;
        gsize at = 0;
        if (span.end > length || span.start >= span.end)
            continue;
        g_autofree char *folded = text_fold (text + span.start, (gssize)span_length (span));
        gsize folded_length = strlen (folded);
        while (pattern_match (pattern, folded, folded_length, at, &match)) {
            guint first = pattern_has_group (&match, 1) ? 1 : 4;
            int parts[3];
            for (guint k = 0; k < 3; k++) {
                g_autofree char *digits = pattern_dup_group (&match, folded, first + k);
                parts[k] = atoi (digits);
            }
            latest = later_date (latest, parts[2], parts[1], parts[0], last);
            at = match.groups[0].end;
        }
    }
    return latest;
}

PartialDate
counts_from_choose (PartialDate date, const char *text, gsize length, const SpanList *span, PartialDate loaded,
                    const char **ret_reason) {
    PartialDate latest;
    if (date.month > 0 && partial_date_is_valid (date)) { /* of a year alone every day is a guess */
        *ret_reason = "date";
        return partial_date_first_day (date);
    }
    latest = find_latest_date (text, length, span, loaded);
    *ret_reason = latest.year != 0 ? "text" : "loaded";
    return latest.year != 0 ? latest : loaded;
}
