/* numbers.c - see numbers.h. */
#include "render/numbers.h"

#include <string.h>

#define ROMAN_MAX 3999

static void
print_roman (int number, gboolean is_upper, char *out) {
    static const struct {
        int value;
        const char *upper, *lower;
    } rows[] = { { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" },  { 400, "CD", "cd" }, { 100, "C", "c" },
                 { 90, "XC", "xc" }, { 50, "L", "l" },    { 40, "XL", "xl" }, { 10, "X", "x" },    { 9, "IX", "ix" },
                 { 5, "V", "v" },    { 4, "IV", "iv" },   { 1, "I", "i" } };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        for (; number >= rows[i].value; number -= rows[i].value)
            out = g_stpcpy (out, is_upper ? rows[i].upper : rows[i].lower);
    *out = 0;
}

/* a to z, then aa, ab and so on. */
static void
print_letters (int number, char first, char *out) {
    char reversed[16];
    int n = 0;
    for (; number > 0 && n < 15; number = (number - 1) / 26)
        reversed[n++] = first + (number - 1) % 26;
    while (n > 0)
        *out++ = reversed[--n];
    *out = 0;
}

void
page_label_print (PageLabel label, char buffer[16]) {
    int number = label & 0xFFFFFF, format = label >> 24;
    if ((format == NUMBERS_LOWER_ROMAN || format == NUMBERS_UPPER_ROMAN) && number > 0 && number <= ROMAN_MAX)
        print_roman (number, format == NUMBERS_UPPER_ROMAN, buffer);
    else if ((format == NUMBERS_LOWER_LETTERS || format == NUMBERS_UPPER_LETTERS) && number > 0)
        print_letters (number, format == NUMBERS_UPPER_LETTERS ? 'A' : 'a', buffer);
    else
        g_snprintf (buffer, 16, format == NUMBERS_PADDED ? "%02d" : "%d", number);
}
