/* occurrences.c - see occurrences.h. */
#include "track/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "late_ical.h"

#define RULE_BYTES_MAX 256
#define INTERVAL_MAX   100 /* units; a century of years */

typedef enum { EVERY_DAY, EVERY_WEEK, EVERY_MONTH, EVERY_YEAR } Frequency;

static const struct {
    const char *name;
    const char *last_day; /* of the period, where the rule names none */
} frequencies[] = {
    [EVERY_DAY] = { "DAILY", "" },
    [EVERY_WEEK] = { "WEEKLY", ";BYDAY=SU" }, /* the week begins on Monday */
    [EVERY_MONTH] = { "MONTHLY", ";BYMONTHDAY=-1" },
    [EVERY_YEAR] = { "YEARLY", ";BYMONTH=12;BYMONTHDAY=31" },
};

/* The days that a rule gives from a day on, as far as anybody asked. Many items have the same: what was expanded is kept for the next. */
typedef struct {
    grefcount references;
    icalrecur_iterator *iterator; /* NULL once there are no more */
    GArray *days;                 /* of PartialDate */
    PartialDate after;            /* the last one given; before the first, the day before counting starts */
    guint count;                  /* how many more may be given */
    guint steps;                  /* how many more days libical is asked for */
} Series;

struct Occurrences {
    Series *series;
    guint next;
};

#define SERIES_MAX 64 /* kept at once by a thread: items of a document are asked one after the other */

/* A rule taken apart. The other parts are handed to libical as they are. */
typedef struct {
    Frequency frequency;
    int interval;
    int count;     /* 0: no end */
    int month_day; /* BYMONTHDAY where it is one number, else 0 */
    gboolean has_month;
    gboolean has_day;
    GString *others; /* `;KEY=VALUE` of the parts kept */
} Rule;

static gboolean
read_frequency (const char *value, Frequency *ret_frequency) {
    for (gsize i = 0; i < G_N_ELEMENTS (frequencies); i++)
        if (strcmp (frequencies[i].name, value) == 0) {
            *ret_frequency = (Frequency)i;
            return TRUE;
        }
    return FALSE;
}

static gboolean
read_number (const char *value, int low, int high, int *ret_number) {
    char *end;
    long number = strtol (value, &end, 10);
    if (end == value || *end != '\0' || number < low || number > high)
        return FALSE;
    *ret_number = (int)number;
    return TRUE;
}

static gboolean
read_part (Rule *rule, const char *key, const char *value) {
    static const char *const kept[]
        = { "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO", "UNTIL", NULL };
    static const char *const times[] = { "BYHOUR", "BYMINUTE", "BYSECOND", "WKST", NULL };
    if (strcmp (key, "FREQ") == 0)
        return read_frequency (value, &rule->frequency);
    if (strcmp (key, "INTERVAL") == 0)
        return read_number (value, 1, INTERVAL_MAX, &rule->interval);
    if (strcmp (key, "COUNT") == 0)
        return read_number (value, 1, OCCURRENCES_MAX, &rule->count);
    if (g_strv_contains (times, key))
        return TRUE; /* only days are counted */
    if (!g_strv_contains (kept, key))
        return FALSE;
    rule->has_month |= strcmp (key, "BYMONTH") == 0;
    rule->has_day |= strcmp (key, "BYMONTH") != 0 && strcmp (key, "UNTIL") != 0 && strcmp (key, "BYSETPOS") != 0;
    if (strcmp (key, "BYMONTHDAY") == 0 && read_number (value, 29, 31, &rule->month_day))
        return TRUE; /* written by write_rule() */
    g_string_append_printf (rule->others, ";%s=%s", key, value);
    return TRUE;
}

/* @text: at most RULE_BYTES_MAX. */
static gboolean
read_rule (const char *text, Rule *rule) {
    g_auto (GStrv) parts = NULL;
    g_autofree char *upper = NULL;
    gboolean has_frequency = FALSE;
    upper = g_ascii_strup (text, -1);
    parts = g_strsplit (upper, ";", -1);
    for (char **part = parts; *part != NULL; part++) {
        char *equals = strchr (*part, '=');
        if (equals == NULL)
            return FALSE;
        *equals = '\0';
        if (!read_part (rule, *part, equals + 1))
            return FALSE;
        has_frequency |= strcmp (*part, "FREQ") == 0;
    }
    return has_frequency;
}

static char *
write_rule (Rule *rule) {
    GString *text;
    gboolean whole_year = rule->frequency == EVERY_YEAR && !rule->has_month;
    /* Each of several months has a last day of its own, a year only one. */
    if (rule->frequency == EVERY_YEAR && rule->has_month && rule->interval == 1)
        rule->frequency = EVERY_MONTH;
    text = g_string_new (NULL);
    g_string_printf (text, "FREQ=%s;INTERVAL=%d;WKST=MO%s", frequencies[rule->frequency].name, rule->interval,
                     rule->others->str);
    if (!rule->has_day)
        g_string_append (text, whole_year ? frequencies[EVERY_YEAR].last_day
                                          : frequencies[MIN (rule->frequency, EVERY_MONTH)].last_day);
    if (rule->month_day > 28 && rule->frequency == EVERY_MONTH) {
        /* The 31st of a month of 30 days is its last. */
        g_string_append (text, ";BYMONTHDAY=28");
        for (int day = 29; day <= rule->month_day; day++)
            g_string_append_printf (text, ",%d", day);
        g_string_append (text, ";BYSETPOS=-1");
    } else if (rule->month_day > 28) {
        g_string_append_printf (text, ";BYMONTHDAY=%d", rule->month_day);
    }
    return g_string_free (text, FALSE);
}

/* The first day of the unit in which the first period ends. Quarters and halves are those of the calendar; other periods of
 * several units are counted from @from. */
static PartialDate
first_unit (const Rule *rule, PartialDate from) {
    int skipped = rule->interval - 1;
    GDate day;
    switch (rule->frequency) {
    case EVERY_DAY:
        return partial_date_add_days (from, skipped);
    case EVERY_WEEK:
        g_date_clear (&day, 1);
        g_date_set_dmy (&day, (GDateDay)from.day, (GDateMonth)from.month, (GDateYear)from.year);
        return partial_date_add_days (from, 7 * skipped - ((int)g_date_get_weekday (&day) - 1));
    case EVERY_MONTH:
        from.day = 1;
        if (12 % rule->interval == 0)
            skipped = (rule->interval - from.month % rule->interval) % rule->interval;
        return partial_date_add_months (from, skipped);
    case EVERY_YEAR:
    default:
        return partial_date_day (from.year + skipped, 1, 1);
    }
}

static icalrecur_iterator *
iterate (const char *rule, PartialDate first) {
    struct icalrecurrencetype recurrence = icalrecurrencetype_from_string (rule);
    struct icaltimetype start = { .year = first.year, .month = first.month, .day = first.day, .is_date = 1 };
    if (recurrence.freq == ICAL_NO_RECURRENCE)
        return NULL;
    return icalrecur_iterator_new (recurrence, start);
}

/* ---- series ---- */

static void
series_end (Series *series) {
    icalrecur_iterator *iterator = g_steal_pointer (&series->iterator);
    if (iterator != NULL)
        icalrecur_iterator_free (iterator);
}

static void
series_unref (gpointer data) {
    Series *series = data;
    if (!g_ref_count_dec (&series->references))
        return;
    series_end (series);
    g_array_unref (series->days);
    g_free (series);
}

static Series *
series_new (const char *rrule, PartialDate counts_from) {
    g_autoptr (GString) others = g_string_new (NULL);
    Rule rule = { .interval = 1, .others = others };
    g_autofree char *text = NULL;
    icalrecur_iterator *iterator;
    Series *series;

    if (!partial_date_is_valid (counts_from) || counts_from.day == 0 || !read_rule (rrule, &rule))
        return NULL;
    text = write_rule (&rule);
    iterator = iterate (text, first_unit (&rule, counts_from));
    if (iterator == NULL)
        return NULL;
    series = g_new0 (Series, 1);
    g_ref_count_init (&series->references);
    series->iterator = iterator;
    series->days = g_array_new (FALSE, FALSE, sizeof (PartialDate));
    series->after = partial_date_add_days (counts_from, -1);
    series->count = rule.count > 0 ? (guint)rule.count : OCCURRENCES_MAX;
    series->steps = OCCURRENCES_MAX;
    return series;
}

/* One more day; FALSE at the end. */
static gboolean
series_grow (Series *series) {
    for (; series->iterator != NULL && series->count > 0 && series->steps > 0; series->steps--) {
        struct icaltimetype time = icalrecur_iterator_next (series->iterator);
        PartialDate day = partial_date_day (time.year, time.month, time.day);
        if (icaltime_is_null_time (time) || !partial_date_is_valid (day))
            break;
        if (partial_date_compare (day, series->after) <= 0)
            continue;
        series->count--;
        series->after = day;
        g_array_append_val (series->days, day);
        return TRUE;
    }
    series_end (series);
    return FALSE;
}

static void
free_table (gpointer table) {
    g_hash_table_unref (table);
}

/* (transfer full): NULL where @rrule is none. */
static Series *
find_series (const char *rrule, PartialDate counts_from) {
    static GPrivate kept = G_PRIVATE_INIT (free_table);
    GHashTable *table = g_private_get (&kept);
    g_autofree char *key = g_strdup_printf ("%d-%d-%d %s", counts_from.year, counts_from.month, counts_from.day, rrule);
    Series *series;
    if (table == NULL) {
        table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, series_unref);
        g_private_set (&kept, table);
    }
    series = g_hash_table_lookup (table, key);
    if (series == NULL) {
        series = series_new (rrule, counts_from);
        if (series == NULL)
            return NULL;
        if (g_hash_table_size (table) == SERIES_MAX)
            g_hash_table_remove_all (table);
        g_hash_table_insert (table, g_steal_pointer (&key), series);
    }
    g_ref_count_inc (&series->references);
    return series;
}

/* ---- what callers have ---- */

void
occurrences_prepare (void) {
    icaltimezone_get_utc_timezone (); /* opens the library */
}

Occurrences *
occurrences_new (const char *rrule, PartialDate counts_from) {
    Series *series = rrule != NULL && strlen (rrule) <= RULE_BYTES_MAX ? find_series (rrule, counts_from) : NULL;
    Occurrences *occurrences;
    if (series == NULL)
        return NULL;
    occurrences = g_new0 (Occurrences, 1);
    occurrences->series = series;
    return occurrences;
}

void
occurrences_free (Occurrences *occurrences) {
    if (occurrences == NULL)
        return;
    series_unref (occurrences->series);
    g_free (occurrences);
}

gboolean
occurrences_next (Occurrences *occurrences, PartialDate *ret_day) {
    Series *series = occurrences->series;
    if (occurrences->next == series->days->len && !series_grow (series))
        return FALSE;
    *ret_day = g_array_index (series->days, PartialDate, occurrences->next++);
    return TRUE;
}
