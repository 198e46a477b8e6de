/* policy.c - see policy.h. */
#include "remind/policy.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

#define GROUP    "reminders"
#define DAYS_MAX 3660

const ReminderPolicy reminder_policy_default = {
    .on = TRUE,
    .before = { 30, 7, 3 },
    .n_before = 3,
    .on_day = TRUE,
    .after = { 1 },
    .n_after = 1,
    .after_every = 7,
    .escalate = { 15 },
    .n_escalate = 1,
    .nudge_every = 30,
    .working_days_only = TRUE,
};

static gboolean
read_days (const Configuration *configuration, const char *group, const char *key, int *days, gsize *n_days,
           GError **error) {
    const char *const *list = configuration_peek_list (configuration, group, key);
    gsize n = 0;
    if (list == NULL)
        return TRUE;
    for (; list[n] != NULL; n++) {
        gint64 number = 0;
        if (n == POLICY_DAYS_MAX || !g_ascii_string_to_signed (list[n], 10, 0, DAYS_MAX, &number, NULL)) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                         _ ("[%s] %s: must be at most %d whole numbers of days from 0 to %d, parted by ;"), group, key,
                         POLICY_DAYS_MAX, DAYS_MAX);
            return FALSE;
        }
        days[n] = (int)number;
    }
    *n_days = n;
    return TRUE;
}

static gboolean
read_group (const Configuration *configuration, const char *group, ReminderPolicy *policy, GError **error) {
    policy->on = configuration_flag (configuration, group, "on", policy->on);
    policy->on_day = configuration_flag (configuration, group, "on-day", policy->on_day);
    policy->after_every = configuration_number (configuration, group, "after-every-days", policy->after_every);
    policy->nudge_every = configuration_number (configuration, group, "nudge-every-days", policy->nudge_every);
    policy->working_days_only
        = configuration_flag (configuration, group, "working-days-only", policy->working_days_only);
    return read_days (configuration, group, "before-days", policy->before, &policy->n_before, error)
           && read_days (configuration, group, "after-days", policy->after, &policy->n_after, error)
           && read_days (configuration, group, "escalate-after-days", policy->escalate, &policy->n_escalate, error);
}

/* The override for `kind NAME`, where there is one. */
static gboolean
read_override (const Configuration *configuration, const char *kind, const char *name, ReminderPolicy *policy,
               GError **error) {
    g_autofree char *prefix = g_strdup_printf (GROUP " %s ", kind);
    g_auto (GStrv) groups = configuration_dup_groups (configuration, GROUP);
    if (name == NULL)
        return TRUE;
    for (gsize i = 0; groups[i] != NULL; i++)
        if (g_str_has_prefix (groups[i], prefix) && text_equal (groups[i] + strlen (prefix), name)
            && !read_group (configuration, groups[i], policy, error))
            return FALSE;
    return TRUE;
}

gboolean
reminder_policy_read (const Configuration *configuration, const char *plan, const char *body,
                      ReminderPolicy *ret_policy, GError **error) {
    ReminderPolicy policy = reminder_policy_default;
    if (!read_group (configuration, GROUP, &policy, error)
        || !read_override (configuration, "plan", plan, &policy, error)
        || !read_override (configuration, "body", body, &policy, error))
        return FALSE;
    *ret_policy = policy;
    return TRUE;
}

const char *
audience_name (Audience audience) {
    static const char *const names[] = { "body", "superior", "secretariat" };
    return names[audience];
}

/* The working day at or before @day. */
static PartialDate
working_day_before (const ReminderPolicy *policy, Calendar *calendar, PartialDate day) {
    while (policy->working_days_only && calendar_is_day_off (calendar, day))
        day = partial_date_add_days (day, -1);
    return day;
}

static PartialDate
working_day_after (const ReminderPolicy *policy, Calendar *calendar, PartialDate day) {
    return policy->working_days_only ? calendar_next_working_day (calendar, day) : day;
}

static gboolean
is_reached (PartialDate level_day, PartialDate day) {
    return partial_date_days_between (level_day, day) >= 0;
}

static gboolean
is_before_reached (const ReminderPolicy *policy, Calendar *calendar, PartialDate in_force, int days, PartialDate day) {
    return is_reached (working_day_before (policy, calendar, partial_date_add_days (in_force, -days)), day);
}

static gboolean
is_after_reached (const ReminderPolicy *policy, Calendar *calendar, PartialDate in_force, int days, PartialDate day) {
    return is_reached (working_day_after (policy, calendar, partial_date_add_days (in_force, days)), day);
}

/* The largest number of days among @days that was reached, -1 where none was. */
static int
find_latest_after (const ReminderPolicy *policy, Calendar *calendar, const int *days, gsize n_days, int every,
                   PartialDate in_force, PartialDate day) {
    int latest = -1, last = 0;
    for (gsize i = 0; i < n_days; i++) {
        last = MAX (last, days[i]);
        if (days[i] > latest && is_after_reached (policy, calendar, in_force, days[i], day))
            latest = days[i];
    }
    if (every > 0 && (n_days == 0 || latest == last)) {
        int steps = (partial_date_days_between (in_force, day) - last) / every;
        for (; steps > 0; steps--) /* a weekend or a holiday may lie between */
            if (is_after_reached (policy, calendar, in_force, last + steps * every, day))
                return last + steps * every;
    }
    return latest;
}

static gboolean
owe (ReminderOwed *ret_owed, ReminderLevel level, int days, PartialDate deadline) {
    *ret_owed = (ReminderOwed){ level, days, deadline };
    return TRUE;
}

gboolean
policy_owed_by_deadline (const ReminderPolicy *policy, Calendar *calendar, Audience audience, PartialDate in_force,
                         PartialDate day, ReminderOwed *ret_owed) {
    int least = -1, late;
    if (!policy->on || (policy->working_days_only && calendar_is_day_off (calendar, day)))
        return FALSE;
    if (audience == AUDIENCE_SUPERIOR) {
        late = find_latest_after (policy, calendar, policy->escalate, policy->n_escalate, 0, in_force, day);
        return late >= 0 && partial_date_days_between (in_force, day) > 0
               && owe (ret_owed, LEVEL_ESCALATION, late, in_force);
    }
    if (partial_date_days_between (in_force, day) > 0) {
        late = find_latest_after (policy, calendar, policy->after, policy->n_after, policy->after_every, in_force, day);
        return late >= 0 && owe (ret_owed, LEVEL_LATE, late, in_force);
    }
    if (policy->on_day && is_before_reached (policy, calendar, in_force, 0, day))
        return owe (ret_owed, LEVEL_DUE, 0, in_force);
    for (gsize i = 0; i < policy->n_before; i++)
        if ((least < 0 || policy->before[i] < least)
            && is_before_reached (policy, calendar, in_force, policy->before[i], day))
            least = policy->before[i];
    return least >= 0 && owe (ret_owed, LEVEL_BEFORE, least, in_force);
}

gboolean
policy_owed_by_rhythm (const ReminderPolicy *policy, Calendar *calendar, PartialDate since, PartialDate day,
                       ReminderOwed *ret_owed) {
    int passed = partial_date_days_between (since, day), rounds;
    if (!policy->on || policy->nudge_every <= 0 || passed < policy->nudge_every
        || (policy->working_days_only && calendar_is_day_off (calendar, day)))
        return FALSE;
    for (rounds = passed / policy->nudge_every; rounds > 0; rounds--)
        if (is_after_reached (policy, calendar, since, rounds * policy->nudge_every, day))
            return owe (ret_owed, LEVEL_NUDGE, 0, partial_date_add_days (since, rounds * policy->nudge_every));
    return FALSE;
}

char *
reminder_level_name (const ReminderOwed *owed) {
    switch (owed->level) {
    case LEVEL_BEFORE:
        return g_strdup_printf ("before-%d", owed->days);
    case LEVEL_DUE:
        return g_strdup ("due");
    case LEVEL_LATE:
        return g_strdup_printf ("late-%d", owed->days);
    case LEVEL_ESCALATION:
        return g_strdup_printf ("escalation-%d", owed->days);
    case LEVEL_NUDGE:
        break;
    }
    return g_strdup ("nudge");
}
