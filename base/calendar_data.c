/* calendar_data.c - see calendar_data.h. */
#include "base/calendar_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "calendar_built_in.h"

#define BUILT_IN_FILE "base/calendar/holidays.conf"
#define FIRST_YEAR    1900
#define LAST_YEAR     2200

/* ---- freeing ----------------------------------------------------------------------------------------------- */

static void
holiday_clear (Holiday *holiday) {
    g_free (holiday->name);
    g_free (holiday->source);
}

static void
holiday_free (Holiday *holiday) {
    holiday_clear (holiday);
    g_free (holiday);
}

static void
decided_year_free (DecidedYear *year) {
    g_free (year->tet_source);
    g_free (year->national_second_source);
    g_free (year);
}

static void
special_day_free (SpecialDay *day) {
    g_free (day->name);
    g_free (day->source);
    g_free (day);
}

void
calendar_data_free (CalendarData *data) {
    if (data == NULL)
        return;
    g_ptr_array_unref (data->holidays);
    holiday_clear (&data->tet);
    holiday_clear (&data->national_second);
    g_free (data->compensation_source);
    g_hash_table_unref (data->lunar);
    g_hash_table_unref (data->years);
    g_hash_table_unref (data->special);
    g_free (data);
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

static gpointer
day_key (PartialDate date) {
    return GINT_TO_POINTER ((date.year << 9) + (date.month << 5) + date.day);
}

const LunarYear *
calendar_data_peek_lunar (const CalendarData *data, int year) {
    return g_hash_table_lookup (data->lunar, GINT_TO_POINTER (year));
}

const DecidedYear *
calendar_data_peek_year (const CalendarData *data, int year) {
    return g_hash_table_lookup (data->years, GINT_TO_POINTER (year));
}

/* ---- the files, as one ------------------------------------------------------------------------------------- */

static GKeyFile *
parse_file (const char *name, const char *text, gsize length, GError **error) {
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autoptr (GError) local = NULL;
    if (!g_utf8_validate (text, (gssize)length, NULL)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: not UTF-8; save it as UTF-8"), name);
        return NULL;
    }
    if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: %s", name, local->message);
        return NULL;
    }
    return g_steal_pointer (&file);
}

/* The keys of @from replace those of @into; which file a key came from is kept for the message about a wrong value. */
static void
merge_file (GKeyFile *into, GKeyFile *from, GHashTable *origins, const char *name) {
    g_auto (GStrv) groups = g_key_file_get_groups (from, NULL);
    for (gsize i = 0; groups[i] != NULL; i++) {
        g_auto (GStrv) keys = g_key_file_get_keys (from, groups[i], NULL, NULL);
        for (gsize k = 0; keys != NULL && keys[k] != NULL; k++) {
            g_autofree char *value = g_key_file_get_value (from, groups[i], keys[k], NULL);
            g_key_file_set_value (into, groups[i], keys[k], value);
        }
        g_hash_table_insert (origins, g_strdup (groups[i]), g_strdup (name));
    }
}

static gboolean
add_user_file (GKeyFile *into, const char *path, GHashTable *origins, GError **error) {
    g_autofree char *text = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (GKeyFile) file = NULL;
    gsize length = 0;
    if (!g_file_get_contents (path, &text, &length, &local)) {
        g_set_error (error, DONDOC_ERROR,
                     g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? DONDOC_ERROR_NOT_FOUND
                                                                               : DONDOC_ERROR_CONFIGURATION,
                     _ ("%s: the file of days off cannot be read: %s"), path, local->message);
        return FALSE;
    }
    if (length > CALENDAR_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: larger than %d bytes"), path,
                     CALENDAR_BYTES_MAX);
        return FALSE;
    }
    file = parse_file (path, text, length, error);
    if (file == NULL)
        return FALSE;
    merge_file (into, file, origins, path);
    return TRUE;
}

/* ---- reading the groups ------------------------------------------------------------------------------------ */

typedef struct {
    CalendarData *data;
    GKeyFile *file;
    GHashTable *origins; /* group to the last of the user's files that has it */
} Reading;

static gboolean
refuse (const Reading *reading, const char *group, const char *key, const char *what, GError **error) {
    const char *name = g_hash_table_lookup (reading->origins, group);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: [%s] %s: %s",
                 name != NULL ? name : "holidays.conf", group, key, what);
    return FALSE;
}

/* (transfer full) (nullable): the value in NFC, NULL where it is not set or empty. */
static char *
read_text (const Reading *reading, const char *group, const char *key) {
    g_autofree char *raw = g_key_file_get_value (reading->file, group, key, NULL);
    return raw != NULL && *raw != '\0' ? text_nfc (raw, -1) : NULL;
}

static char *
read_source (const Reading *reading, const char *group, const char *key) {
    g_autofree char *name = g_strconcat (key, ".source", NULL);
    return read_text (reading, group, name);
}

static int
read_year (const Reading *reading, const char *group, const char *key, int fallback) {
    g_autofree char *text = read_text (reading, group, key);
    return text != NULL ? atoi (text) : fallback;
}

static gboolean
read_rule (const Reading *reading, const char *group, Holiday *holiday, GError **error) {
    g_autofree char *compensated = read_text (reading, group, "compensated");
    holiday->name = read_text (reading, group, "name");
    holiday->source = read_text (reading, group, "source");
    holiday->since = (gint16)CLAMP (read_year (reading, group, "since", 1), 1, 9999);
    holiday->until = (gint16)CLAMP (read_year (reading, group, "until", 9999), 1, 9999);
    holiday->compensated = g_strcmp0 (compensated, "false") != 0;
    if (holiday->name == NULL)
        return refuse (reading, group, "name", _ ("a day off needs a name"), error);
    return TRUE;
}

static gboolean
read_holiday (const Reading *reading, const char *group, GError **error) {
    g_autofree char *day = read_text (reading, group, "day");
    g_autofree char *iso = g_strconcat ("2000-", day, NULL);
    PartialDate date = PARTIAL_DATE_NONE;
    Holiday *holiday;
    if (day == NULL) /* taken away */
        return TRUE;
    holiday = g_new0 (Holiday, 1);
    g_ptr_array_add (reading->data->holidays, holiday);
    holiday->hung_kings = strcmp (day, "hung-kings") == 0;
    if (!holiday->hung_kings
        && (!partial_date_parse (iso, &date) || date.day == 0 || (date.month == 2 && date.day == 29)))
        return refuse (reading, group, "day", _ ("must be MM-DD or hung-kings"), error);
    holiday->month = date.month;
    holiday->day = date.day;
    return read_rule (reading, group, holiday, error);
}

/* Days parted by semicolons: exactly @count of them. */
static gboolean
read_days (const Reading *reading, const char *group, const char *key, PartialDate *ret_days, guint count,
           GError **error) {
    g_autofree char *text = read_text (reading, group, key);
    g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);
    g_autofree char *what = g_strdup_printf (_ ("must be %u days of the form YYYY-MM-DD, parted by semicolons"), count);
    if (text == NULL)
        return TRUE;
    if (g_strv_length (parts) != count)
        return refuse (reading, group, key, what, error);
    for (guint i = 0; i < count; i++) {
        PartialDate day;
        if (!partial_date_parse (g_strstrip (parts[i]), &day) || day.day == 0 || day.hour >= 0 || day.year < FIRST_YEAR
            || day.year > LAST_YEAR)
            return refuse (reading, group, key, what, error);
        ret_days[i] = day;
    }
    return TRUE;
}

static gboolean
read_lunar (const Reading *reading, GError **error) {
    g_auto (GStrv) keys = g_key_file_get_keys (reading->file, "lunar", NULL, NULL);
    for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
        PartialDate days[2] = { PARTIAL_DATE_NONE, PARTIAL_DATE_NONE };
        LunarYear *year;
        if (!read_days (reading, "lunar", keys[i], days, 2, error))
            return FALSE;
        if (days[0].year != 0 && (days[0].year != atoi (keys[i]) || days[1].year != days[0].year))
            return refuse (reading, "lunar", keys[i], _ ("the days lie in another year"), error);
        year = g_new (LunarYear, 1);
        *year = (LunarYear){ days[0], days[1] };
        g_hash_table_insert (reading->data->lunar, GINT_TO_POINTER (atoi (keys[i])), year);
    }
    return TRUE;
}

static void
add_special (CalendarData *data, PartialDate date, DayKind kind, PartialDate other, char *name, char *source) {
    SpecialDay *day = g_new (SpecialDay, 1);
    *day = (SpecialDay){ date, kind, other, name, source };
    g_hash_table_insert (data->special, day_key (date), day);
}

static gboolean
read_swap (const Reading *reading, const char *group, const char *key, GError **error) {
    PartialDate days[2] = { PARTIAL_DATE_NONE, PARTIAL_DATE_NONE };
    if (!read_days (reading, group, key, days, 2, error))
        return FALSE;
    if (days[0].year == 0)
        return TRUE;
    add_special (reading->data, days[0], DAY_SWAPPED_OFF, days[1], NULL, read_source (reading, group, key));
    add_special (reading->data, days[1], DAY_SWAPPED_WORKED, days[0], NULL, read_source (reading, group, key));
    return TRUE;
}

/* `2027-05-02;Ngày truyền thống của cơ quan`: a day off of the office's own. */
static gboolean
read_own_day (const Reading *reading, const char *group, const char *key, GError **error) {
    g_autofree char *text = read_text (reading, group, key);
    g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", 2);
    PartialDate date;
    if (text == NULL)
        return TRUE;
    if (g_strv_length (parts) != 2 || !partial_date_parse (g_strstrip (parts[0]), &date) || date.day == 0
        || date.year < FIRST_YEAR || date.year > LAST_YEAR || *g_strstrip (parts[1]) == '\0')
        return refuse (reading, group, key, _ ("must be YYYY-MM-DD;name of the day"), error);
    add_special (reading->data, date, DAY_HOLIDAY, PARTIAL_DATE_NONE, g_strdup (parts[1]),
                 read_source (reading, group, key));
    return TRUE;
}

static gboolean
read_decided_year (const Reading *reading, const char *group, GError **error) {
    g_auto (GStrv) keys = g_key_file_get_keys (reading->file, group, NULL, NULL);
    DecidedYear *year = g_new0 (DecidedYear, 1);
    int number = atoi (group);
    g_hash_table_insert (reading->data->years, GINT_TO_POINTER (number), year);
    for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
        const char *key = keys[i];
        gboolean good = TRUE;
        if (g_str_has_suffix (key, ".source"))
            continue;
        if (strcmp (key, "tet") == 0) {
            good = read_days (reading, group, key, year->tet, TET_DAYS, error);
            year->tet_source = read_source (reading, group, key);
        } else if (strcmp (key, "national-second") == 0) {
            good = read_days (reading, group, key, &year->national_second, 1, error);
            year->national_second_source = read_source (reading, group, key);
        } else if (g_str_has_prefix (key, "swap.")) {
            good = read_swap (reading, group, key, error);
        } else if (g_str_has_prefix (key, "off.")) {
            good = read_own_day (reading, group, key, error);
        } else {
            good = refuse (reading, group, key, _ ("nobody knows this key; see base/calendar/holidays.conf"), error);
        }
        if (!good)
            return FALSE;
    }
    if (year->national_second.year != 0 && year->national_second.year != number)
        return refuse (reading, group, "national-second", _ ("the days lie in another year"), error);
    return TRUE;
}

static gboolean
is_year (const char *group) {
    return strlen (group) == 4 && strspn (group, "0123456789") == 4 && atoi (group) >= FIRST_YEAR
           && atoi (group) <= LAST_YEAR;
}

static gboolean
read_group (const Reading *reading, const char *group, GError **error) {
    if (g_str_has_prefix (group, "holiday "))
        return read_holiday (reading, group, error);
    if (strcmp (group, "lunar") == 0)
        return read_lunar (reading, error);
    if (strcmp (group, "tet") == 0)
        return read_rule (reading, group, &reading->data->tet, error);
    if (strcmp (group, "national-second") == 0)
        return read_rule (reading, group, &reading->data->national_second, error);
    if (strcmp (group, "compensation") == 0) {
        reading->data->compensation_source = read_text (reading, group, "source");
        return TRUE;
    }
    if (is_year (group))
        return read_decided_year (reading, group, error);
    return refuse (reading, group, "", _ ("nobody knows this group; see base/calendar/holidays.conf"), error);
}

static CalendarData *
calendar_data_new (void) {
    CalendarData *data = g_new0 (CalendarData, 1);
    data->holidays = g_ptr_array_new_with_free_func ((GDestroyNotify)holiday_free);
    data->lunar = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    data->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)decided_year_free);
    data->special = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)special_day_free);
    return data;
}

CalendarData *
calendar_data_load (const char *user_file, GError **error) {
    g_autoptr (CalendarData) data = calendar_data_new ();
    g_autoptr (GHashTable) origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    const BuiltIn *built_in = built_in_find (dondoc_calendar_files, BUILT_IN_FILE);
    g_autoptr (GKeyFile) file = NULL;
    g_auto (GStrv) groups = NULL;

    file = parse_file ("holidays.conf", built_in->data, (gsize)(built_in->end - built_in->data), error);
    if (file == NULL || (user_file != NULL && !add_user_file (file, user_file, origins, error)))
        return NULL;
    groups = g_key_file_get_groups (file, NULL);
    for (gsize i = 0; groups[i] != NULL; i++)
        if (!read_group (&(Reading){ data, file, origins }, groups[i], error))
            return NULL;
    return g_steal_pointer (&data);
}
