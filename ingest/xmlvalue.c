/* xmlvalue.c - what the value of an attribute says: a number, a length, a yes or no; see xmlwalk.h. */
#include "ingest/xmlwalk.h"

char *
xml_walk_dup_attribute (const XmlWalk *walk, const char *name) {
    return g_strdup (xml_walk_peek_attribute (walk, name));
}

int
xml_walk_integer (const XmlWalk *walk, const char *name, int otherwise) {
    const char *value = xml_walk_peek_attribute (walk, name);
    char *end;
    gint64 number;
    int digits = 0, short_number = 0;
    if (value == NULL)
        return otherwise;
    for (; digits < 9 && g_ascii_isdigit (value[digits]); digits++)
        short_number = 10 * short_number + (value[digits] - '0');
    if (digits > 0 && value[digits] == '\0') /* as nearly all are */
        return short_number;
    number = g_ascii_strtoll (value, &end, 10);
    return end != value ? (int)CLAMP (number, -1000000, 1000000000) : otherwise;
}

int
xml_walk_length (const XmlWalk *walk, const char *name, int per_point, int otherwise) {
    static const struct {
        const char *name;
        double points;
    } units[] = { { "pt", 1 }, { "cm", 72 / 2.54 }, { "mm", 72 / 25.4 }, { "in", 72 }, { "pc", 12 }, { "pi", 12 } };
    const char *value = xml_walk_peek_attribute (walk, name);
    gsize length = value != NULL ? strlen (value) : 0;
    if (length < 3 || !g_ascii_isalpha (value[length - 1]))
        return xml_walk_integer (walk, name, otherwise);
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
        double points = g_ascii_strtod (value, NULL) * units[i].points;
        if (strcmp (value + length - 2, units[i].name) == 0)
            return points > -10000 && points < 10000 ? (int)(points * per_point) : otherwise;
    }
    return otherwise;
}

gboolean
xml_walk_flag (const XmlWalk *walk, const char *name, gboolean otherwise) {
    static const char *const off[] = { "0", "false", "off", "none", NULL };
    const char *value = xml_walk_peek_attribute (walk, name);
    return value != NULL ? !g_strv_contains (off, value) : otherwise;
}

gboolean
xml_walk_is_on (const XmlWalk *walk) {
    return xml_walk_flag (walk, "val", TRUE);
}
