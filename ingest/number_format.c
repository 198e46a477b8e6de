/* number_format.c - see number_format.h. */
#include "ingest/number_format.h"

#include <string.h>

#include "base/text.h"
#include "ingest/number_scripts.h"

/* Each writer adds `value`, which is at least 1; FALSE where it has no way to write it. */

static gboolean
add_roman (GString *text, int value, gboolean upper) {
    static const struct {
        int value;
        const char *digits;
    } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                  { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" } };
    gsize start = text->len;
    if (value >= 5000)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            g_string_append (text, parts[i].digits);
    for (gsize i = start; upper && i < text->len; i++)
        text->str[i] = g_ascii_toupper (text->str[i]);
    return TRUE;
}

static gboolean
add_upper_roman (GString *text, int value) {
    return add_roman (text, value, TRUE);
}

static gboolean
add_lower_roman (GString *text, int value) {
    return add_roman (text, value, FALSE);
}

/* a … z, then aa … zz, then aaa. */
static gboolean
add_letters (GString *text, int value, char first) {
    int times = (value - 1) / 26 + 1;
    for (int i = 0; i < MIN (times, 30); i++)
        g_string_append_c (text, (char)(first + (value - 1) % 26));
    return TRUE;
}

static gboolean
add_upper_letters (GString *text, int value) {
    return add_letters (text, value, 'A');
}

static gboolean
add_lower_letters (GString *text, int value) {
    return add_letters (text, value, 'a');
}

static gboolean
add_decimal_zero (GString *text, int value) {
    g_string_append_printf (text, "%02d", value);
    return TRUE;
}

static gboolean
add_ordinal (GString *text, int value) {
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    gboolean is_teen = value / 10 % 10 == 1;
    g_string_append_printf (text, "%d%s", value, endings[!is_teen && value % 10 < 4 ? value % 10 : 0]);
    return TRUE;
}

static const char *const small_numbers[]
    = { "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
        "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
static const char *const tens[]
    = { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

static gboolean
add_cardinal (GString *text, int value) {
    gsize start = text->len;
    if (value >= 1000)
        return FALSE;
    if (value >= 100)
        g_string_append_printf (text, "%s hundred%s", small_numbers[value / 100], value % 100 > 0 ? " " : "");
    value = value >= 100 ? value % 100 : value;
    if (value >= 20)
        g_string_append_printf (text, "%s%s%s", tens[value / 10], value % 10 > 0 ? "-" : "",
                                value % 10 > 0 ? small_numbers[value % 10] : "");
    else if (value > 0)
        g_string_append (text, small_numbers[value]);
    text->str[start] = g_ascii_toupper (text->str[start]);
    return TRUE;
}

static gboolean
add_ordinal_word (GString *text, int value) {
    static const struct {
        const char *cardinal, *ordinal;
    } odd[] = { { "one", "first" },    { "two", "second" }, { "three", "third" },   { "five", "fifth" },
                { "eight", "eighth" }, { "nine", "ninth" }, { "twelve", "twelfth" } };
    g_autoptr (GString) words = g_string_new (NULL);
    const char *ending = NULL;
    if (!add_cardinal (words, value))
        return FALSE;
    words->str[0] = g_ascii_tolower (words->str[0]);
    for (gsize i = 0; i < G_N_ELEMENTS (odd) && ending == NULL; i++)
        if (g_str_has_suffix (words->str, odd[i].cardinal)) {
            g_string_truncate (words, words->len - strlen (odd[i].cardinal));
            ending = odd[i].ordinal;
        }
    if (ending == NULL && words->str[words->len - 1] == 'y') {
        g_string_truncate (words, words->len - 1);
        ending = "ieth";
    }
    g_string_append (words, ending != NULL ? ending : "th");
    words->str[0] = g_ascii_toupper (words->str[0]);
    g_string_append (text, words->str);
    return TRUE;
}

static gboolean
add_vietnamese (GString *text, int value) {
    static const char *const digits[] = { "", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín" };
    if (value >= 100)
        return FALSE;
    if (value >= 20)
        g_string_append_printf (text, "%s mươi", digits[value / 10]);
    else if (value >= 10)
        g_string_append (text, "mười");
    if (value % 10 > 0)
        g_string_append_printf (text, "%s%s", value >= 10 ? " " : "",
                                value > 20 && value % 10 == 1   ? "mốt"
                                : value > 10 && value % 10 == 5 ? "lăm"
                                                                : digits[value % 10]);
    return TRUE;
}

static gboolean
add_in_dashes (GString *text, int value) {
    g_string_append_printf (text, "- %d -", value);
    return TRUE;
}

static gboolean
add_hexadecimal (GString *text, int value) {
    g_string_append_printf (text, "%X", (guint)value);
    return TRUE;
}

static gboolean
add_circled (GString *text, int value) {
    if (value > 20)
        return FALSE;
    g_string_append_unichar (text, 0x2460 + (gunichar)value - 1);
    return TRUE;
}

static gboolean
add_bracketed (GString *text, int value) {
    if (value > 20)
        return FALSE;
    g_string_append_unichar (text, 0x2474 + (gunichar)value - 1);
    return TRUE;
}

static gboolean
add_chicago (GString *text, int value) {
    static const gunichar marks[] = { '*', 0x2020, 0x2021, 0xA7 };
    for (int i = 0; i < MIN ((value - 1) / 4 + 1, 30); i++)
        g_string_append_unichar (text, marks[(value - 1) % 4]);
    return TRUE;
}

static const struct {
    const char *name;
    gboolean (*add) (GString *text, int value);
} formats[] = {
    { "upperRoman", add_upper_roman },
    { "lowerRoman", add_lower_roman },
    { "upperLetter", add_upper_letters },
    { "lowerLetter", add_lower_letters },
    { "decimalZero", add_decimal_zero },
    { "ordinal", add_ordinal },
    { "cardinalText", add_cardinal },
    { "ordinalText", add_ordinal_word },
    { "vietnameseCounting", add_vietnamese },
    { "numberInDash", add_in_dashes },
    { "hex", add_hexadecimal },
    { "chicago", add_chicago },
    { "decimalEnclosedCircle", add_circled },
    { "decimalEnclosedCircleChinese", add_circled },
    { "decimalEnclosedParen", add_bracketed },
};

/* A number of at most ten digits; most are no longer than one or two. */
static void
add_decimal (GString *text, int value) {
    char digits[12], *p = digits + sizeof digits;
    guint rest = value < 0 ? 0U - (guint)value : (guint)value;
    do
        *--p = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        *--p = '-';
    text_append (text, p, (gsize)(digits + sizeof digits - p));
}

void
number_format_append (GString *text, const char *format, int value) {
    gboolean done = FALSE;
    if (g_strcmp0 (format, "decimal") == 0) { /* most are */
        add_decimal (text, value);
        return;
    }
    if (g_strcmp0 (format, "none") == 0)
        return;
    if (format != NULL && g_ascii_isdigit (*format)) {
        g_string_append_printf (text, "%0*d", (int)MIN (strlen (format), 10), value);
        done = TRUE;
    }
    for (gsize i = 0; format != NULL && !done && value > 0 && i < G_N_ELEMENTS (formats); i++)
        if (strcmp (format, formats[i].name) == 0)
            done = formats[i].add (text, value);
    if (!done && (format == NULL || value < 1 || !number_script_add (text, format, value)))
        add_decimal (text, value);
}

char *
number_format (const char *format, int value) {
    GString *text = g_string_new (NULL);
    number_format_append (text, format, value);
    return g_string_free (text, FALSE);
}
