/* letters.c - see letters.h. */
#include "base/letters.h"

/* The five tone marks as combining characters: grave, acute, hook above, tilde, dot below. */
static const gunichar tone_marks[] = { 0x300, 0x301, 0x309, 0x303, 0x323 };

static gboolean
is_tone (gunichar c) {
    for (gsize i = 0; i < G_N_ELEMENTS (tone_marks); i++)
        if (tone_marks[i] == c)
            return TRUE;
    return FALSE;
}

gunichar
letters_split_tone (gunichar c, gunichar *ret_tone) {
    gunichar parts[4];
    gunichar base = c, tone = 0, mark = 0;
    gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

    *ret_tone = 0;
    if (n < 2)
        return c;
    base = parts[0];
    for (gsize i = 1; i < n; i++) {
        if (is_tone (parts[i]) && tone == 0)
            tone = parts[i];
        else
            mark = parts[i];
    }
    if (tone == 0)
        return c;
    if (mark != 0 && !g_unichar_compose (base, mark, &base))
        return c;
    *ret_tone = tone;
    return base;
}

gunichar
letters_fold (gunichar c) {
    if (c < 0x80)
        return g_ascii_isspace ((char)c) && c != '\v' ? ' ' : (guchar)g_ascii_tolower ((char)c);
    if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || c == 0x200B || c == 0xFEFF)
        return ' ';
    switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
        return '\'';
    case 0x2026:
        return 0x2026;
    case 0x110:
    case 0xD0: /* D with stroke; Icelandic eth is a usual slip for it */
        return 0x111;
    default:
        return g_unichar_tolower (c);
    }
}
