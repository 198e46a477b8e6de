/* symbols.c - see symbols.h. Only what lists, forms and formulas of official documents use. */
#include "ingest/symbols.h"

#include <string.h>

typedef struct {
    guint8 code;
    gunichar character;
} Symbol;

static const Symbol symbol[] = {
    { 0x2D, 0x2212 }, { 0xA3, 0x2264 }, { 0xA5, 0x221E }, { 0xAE, 0x2192 }, { 0xB0, 0xB0 },   { 0xB1, 0xB1 },
    { 0xB3, 0x2265 }, { 0xB4, 0xD7 },   { 0xB7, 0x2022 }, { 0xB8, 0xF7 },   { 0xB9, 0x2260 }, { 0xBB, 0x2248 },
    { 0xBC, 0x2026 }, { 0xD6, 0x221A }, { 0xDE, 0x21D2 }, { 0x61, 0x3B1 },  { 0x62, 0x3B2 },  { 0x44, 0x394 },
    { 0x53, 0x3A3 },  { 0x70, 0x3C0 },  { 0x6D, 0x3BC },  { 0x57, 0x3A9 },
};

static const Symbol wingdings[] = {
    { 0x6C, 0x25CF }, { 0x6E, 0x25A0 }, { 0x6F, 0x25A1 }, { 0x71, 0x2751 }, { 0x75, 0x25C6 }, { 0x76, 0x2756 },
    { 0x77, 0x25C6 }, { 0x9E, 0xB7 },   { 0x9F, 0x2022 }, { 0xA7, 0x25AA }, { 0xA8, 0x25FB }, { 0xD8, 0x27A2 },
    { 0xDF, 0x2190 }, { 0xE0, 0x2192 }, { 0xE8, 0x2794 }, { 0xF0, 0x21E8 }, { 0xFB, 0x2717 }, { 0xFC, 0x2713 },
    { 0xFD, 0x2612 }, { 0xFE, 0x2611 }, { 0x28, 0x260E }, { 0x2A, 0x2709 }, { 0xAB, 0x2605 }, { 0xB2, 0x2606 },
};

static const Symbol wingdings_2[] = {
    { 0x50, 0x2713 }, { 0x51, 0x2612 }, { 0x52, 0x2611 }, { 0x53, 0x2612 },
    { 0x4F, 0x2717 }, { 0xA3, 0x25A1 }, { 0x97, 0x25CF },
};

static const struct {
    const char *font;
    const Symbol *symbols;
    gsize count;
} fonts[] = {
    { "Symbol", symbol, G_N_ELEMENTS (symbol) },
    { "Wingdings", wingdings, G_N_ELEMENTS (wingdings) },
    { "Wingdings 2", wingdings_2, G_N_ELEMENTS (wingdings_2) },
    { "Webdings", NULL, 0 },
    { "Wingdings 3", NULL, 0 },
};

int
symbol_font (const char *name) {
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (fonts); i++)
        if (strcmp (name, fonts[i].font) == 0)
            return (int)i;
    return -1;
}

gunichar
symbol_character (int font, gunichar c) {
    gboolean is_private = c >= 0xF000 && c <= 0xF0FF; /* where Windows maps the codes of symbol fonts */
    gunichar code = is_private ? c - 0xF000 : c;
    if (font < 0 && is_private)
        return code >= 0x20 && code < 0x7F ? code : 0x2022;
    if (font < 0 || font >= (int)G_N_ELEMENTS (fonts))
        return c;
    for (gsize k = 0; k < fonts[font].count; k++)
        if (fonts[font].symbols[k].code == code)
            return fonts[font].symbols[k].character;
    return code >= 0x80 || fonts[font].symbols == NULL || is_private ? 0x2022 : c;
}
