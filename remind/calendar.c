/* calendar.c - see calendar.h. */
#include "remind/calendar.h"

#include <string.h>

#include "late_ical.h"
#include "base/i18n.h"
#include "remind/digest.h"
#include "track/occurrences.h"
#include "track/sql.h"

#define PRODUCT "-//dondoc//dondoc " DONDOC_VERSION "//VI"
#define OCCURRENCES_FEW                                                                                                \
    24 /* of a rule, compared with the register's own days, and listed where no rule says the same */

typedef struct icalcomponent_impl Component;
static void
free_component (icalcomponent *component) {
    icalcomponent_free (component);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Component, free_component)

char *
reminder_register_name (Register *reg, GError **error) {
    g_autoptr (sqlite3_stmt) statement = sql_prepare (reg, "SELECT name FROM identity", error);
    if (statement == NULL || !sql_step (reg, statement, error))
        return NULL;
    return sql_dup (statement, 0);
}

static icaltimetype
all_day (PartialDate day) {
    icaltimetype value = { .year = day.year, .month = day.month, .day = day.day, .is_date = 1 };
    return value;
}

/* `2026-09-30T08:15:00+07:00` as UTC. */
static icaltimetype
entry_time (const char *entered_at) {
    g_autoptr (GDateTime) at = entered_at != NULL ? g_date_time_new_from_iso8601 (entered_at, NULL) : NULL;
    return icaltime_from_timet_with_zone (at != NULL ? (time_t)g_date_time_to_unix (at) : 0, 0,
                                          icaltimezone_get_utc_timezone ());
}

/* ---- what recurs ---- */

static gboolean
is_set (const short *list) {
    return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* The register takes the last day of the period where a rule names none, and the last of the month where it lacks the day (Civil
 * Code, Article 148); RFC 5545 wants that said. */
static void
say_all (struct icalrecurrencetype *rule) {
    short *days = rule->by_month_day;
    rule->by_hour[0] = rule->by_minute[0] = rule->by_second[0] = ICAL_RECURRENCE_ARRAY_MAX;
    if (is_set (rule->by_day) || rule->freq == ICAL_WEEKLY_RECURRENCE || rule->freq == ICAL_DAILY_RECURRENCE)
        return;
    if (!is_set (days) && (rule->freq == ICAL_MONTHLY_RECURRENCE || is_set (rule->by_month))) {
        days[0] = -1;
        days[1] = ICAL_RECURRENCE_ARRAY_MAX;
    } else if (is_set (days) && !is_set (days + 1) && days[0] > 28) {
        short last = days[0];
        for (short day = 28, at = 0; day <= last; day++, at++) {
            days[at] = day;
            days[at + 1] = ICAL_RECURRENCE_ARRAY_MAX;
        }
        rule->by_set_pos[0] = -1;
        rule->by_set_pos[1] = ICAL_RECURRENCE_ARRAY_MAX;
    }
}

/* The days of the register from @first on. */
static GArray *
list_occurrences (const QueryItem *item, const Deadline *deadline, PartialDate first) {
    GArray *days = g_array_new (FALSE, FALSE, sizeof (PartialDate));
    g_autoptr (Occurrences) occurrences = occurrences_new (deadline->rrule, item->counts_from);
    PartialDate day;
    while (occurrences != NULL && days->len < OCCURRENCES_FEW && occurrences_next (occurrences, &day))
        if (partial_date_compare (day, first) >= 0)
            g_array_append_val (days, day);
    return days;
}

static gboolean
gives_days (struct icalrecurrencetype rule, const GArray *days) {
    icaltimetype start = all_day (g_array_index (days, PartialDate, 0));
    icalrecur_iterator *iterator = icalrecur_iterator_new (rule, start);
    gboolean same = iterator != NULL;
    for (guint i = 0; same && i < days->len; i++) {
        icaltimetype next = icalrecur_iterator_next (iterator);
        same = !icaltime_is_null_time (next)
               && icaltime_compare_date_only (next, all_day (g_array_index (days, PartialDate, i))) == 0;
    }
    if (iterator != NULL)
        icalrecur_iterator_free (iterator);
    return same;
}

/* A rule where one says the same days as the register, else the days themselves. */
static void
add_recurrence (icalcomponent *event, const Deadline *deadline, const GArray *days) {
    struct icalrecurrencetype rule = icalrecurrencetype_from_string (deadline->rrule);
    if (rule.freq != ICAL_NO_RECURRENCE) {
        say_all (&rule);
        if (gives_days (rule, days)) {
            icalcomponent_add_property (event, icalproperty_new_rrule (rule));
            return;
        }
    }
    for (guint i = 1; i < days->len; i++) {
        struct icaldatetimeperiodtype date
            = { all_day (g_array_index (days, PartialDate, i)), icalperiodtype_null_period () };
        icalproperty *property = icalproperty_new_rdate (date);
        icalproperty_add_parameter (property, icalparameter_new_value (ICAL_VALUE_DATE));
        icalcomponent_add_property (event, property);
    }
}

/* ---- one item ---- */

static char *
write_summary (const QueryItem *item) {
    const char *number = item->document->number != NULL ? item->document->number : "";
    const char *mark = item->state.status == STATUS_DONE ? "\xe2\x9c\x93 " : ""; /* a check mark */
    return g_strdup_printf ("%s%s:%s %s", mark, number, item->path, item->text);
}

static void
append_bodies (GString *out, const char *name, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++)
        g_string_append_printf (out, "%s%s", i == 0 ? name : "; ", ((const QueryBody *)bodies->pdata[i])->name);
    if (bodies->len > 0)
        g_string_append_c (out, '\n');
}

static char *
write_description (const QueryItem *item) {
    GString *out = g_string_new (NULL);
    g_string_append_printf (out, "%s\n", item->text);
    g_autofree char *lead = g_strdup_printf ("%s: ", _ ("Lead")), *along = g_strdup_printf ("%s: ", _ ("Coordinators"));
    append_bodies (out, lead, item->bodies);
    append_bodies (out, along, item->coordinators);
    if (item->deliverable != NULL)
        g_string_append_printf (out, "%s: %s\n", _ ("Product"), item->deliverable);
    if (item->state.status == STATUS_DONE && item->state.done_on.year != 0) {
        g_autofree char *day = digest_day (item->state.done_on);
        g_string_append_printf (out, "%s: %s\n", _ ("Done on"), day);
    }
    g_string_truncate (out, out->len - 1);
    return g_string_free (out, FALSE);
}

/* When it last changed: the latest entry about it, else its loading. */
static const char *
last_entry (const QueryItem *item) {
    const char *latest = item->document->loaded_at;
    for (guint i = 0; i < item->events->len; i++) {
        const Event *event = item->events->pdata[i];
        if (g_strcmp0 (event->entered_at, latest) > 0)
            latest = event->entered_at;
    }
    return latest;
}

static icalcomponent *
make_event (const QueryItem *item, const char *register_name, PartialDate day) {
    icalcomponent *event = icalcomponent_new_vevent ();
    g_autofree char *uid = g_strdup_printf ("item-%" G_GINT64_FORMAT "@%s.dondoc", item->id, register_name);
    g_autofree char *summary = write_summary (item), *description = write_description (item);
    const char *timeliness = timeliness_name (&item->state);
    icalcomponent_add_property (event, icalproperty_new_uid (uid));
    icalcomponent_add_property (event, icalproperty_new_dtstamp (entry_time (last_entry (item))));
    icalcomponent_add_property (event, icalproperty_new_sequence ((int)item->events->len));
    icalcomponent_set_dtstart (event, all_day (day));
    icalcomponent_set_dtend (event, all_day (partial_date_add_days (day, 1)));
    icalcomponent_add_property (event, icalproperty_new_summary (summary));
    icalcomponent_add_property (event, icalproperty_new_description (description));
    icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
    icalcomponent_add_property (event, icalproperty_new_status (item->state.status == STATUS_CANCELLED
                                                                    ? ICAL_STATUS_CANCELLED
                                                                    : ICAL_STATUS_CONFIRMED));
    if (timeliness != NULL)
        icalcomponent_add_property (event, icalproperty_new_categories (timeliness));
    return event;
}

static void
add_item (icalcomponent *calendar, const QueryItem *item, const char *register_name) {
    const ItemState *state = &item->state;
    const Deadline *deadline = state->deadline >= 0 ? item->deadlines->pdata[state->deadline] : NULL;
    gboolean recurs = deadline != NULL && deadline->kind == DEADLINE_RECURRING && state->status == STATUS_OPEN
                      && state->occurrence.year != 0;
    if (state->in_force.year == 0)
        return;
    g_autoptr (GArray) days = recurs ? list_occurrences (item, deadline, state->occurrence) : NULL;
    if (days == NULL || days->len < 2) {
        icalcomponent_add_component (calendar, make_event (item, register_name, state->in_force));
        return;
    }
    icalcomponent *event = make_event (item, register_name, state->occurrence);
    add_recurrence (event, deadline, days);
    icalcomponent_add_component (calendar, event);
    if (partial_date_compare (state->in_force, state->occurrence) != 0) {
        icalcomponent *instance = make_event (item, register_name, state->in_force);
        icalcomponent_set_recurrenceid (instance, all_day (state->occurrence));
        icalcomponent_add_component (calendar, instance);
    }
}

/* Suspended items stand still and have no day. */
static gboolean
has_day (const QueryItem *item) {
    return item->state.counted && item->state.status != STATUS_SUSPENDED;
}

const char *
reminder_calendar_title (const char *body) {
    return body != NULL ? body : _ ("Deadlines (dondoc)");
}

GBytes *
reminder_calendar_new (Register *reg, const QueryFilter *filter, const StateMoment *moment, const char *name,
                       GError **error) {
    g_autofree char *register_name = reminder_register_name (reg, error);
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) walk = register_name != NULL ? query_items_new (reg, filter, moment, error) : NULL;
    g_autoptr (Component) calendar = NULL;
    const QueryItem *item;
    if (walk == NULL)
        return NULL;
    calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                    icalproperty_new_prodid (PRODUCT), icalproperty_new_calscale ("GREGORIAN"), NULL);
    if (name != NULL) {
        icalproperty *property = icalproperty_new_x (name);
        icalproperty_set_x_name (property, "X-WR-CALNAME");
        icalcomponent_add_property (calendar, property);
    }
    while ((item = query_items_next (walk, &local)) != NULL)
        if (has_day (item))
            add_item (calendar, item, register_name);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    char *text = icalcomponent_as_ical_string_r (calendar);
    GBytes *bytes = g_bytes_new (text, strlen (text));
    icalmemory_free_buffer (text);
    return bytes;
}
