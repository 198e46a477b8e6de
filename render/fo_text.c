/* fo_text.c - see fo_text.h. */
#include "render/fo_text.h"

#include <string.h>

static gboolean
has_combining_marks (const GString *text) {
    /* U+0300 to U+036F are CC 80 to CD AF. */
    for (gsize i = 0; i + 1 < text->len; i++)
        if ((guchar)text->str[i] == 0xCC || ((guchar)text->str[i] == 0xCD && (guchar)text->str[i + 1] < 0xB0))
            return TRUE;
    return FALSE;
}

void
fo_text_transform (GString *text, const FoStyle *style) {
    g_autofree char *changed = NULL;
    if (has_combining_marks (text)) {
        changed = g_utf8_normalize (text->str, text->len, G_NORMALIZE_DEFAULT_COMPOSE);
        g_string_assign (text, changed);
        g_clear_pointer (&changed, g_free);
    }
    if (style->i.text_transform == TRANSFORM_UPPERCASE)
        changed = g_utf8_strup (text->str, text->len);
    else if (style->i.text_transform == TRANSFORM_LOWERCASE)
        changed = g_utf8_strdown (text->str, text->len);
    if (changed != NULL)
        g_string_assign (text, changed);
}

static gboolean
drops_white (int treatment, gboolean before, gboolean after) {
    return treatment == WHITE_IGNORE || (treatment == WHITE_SURROUNDING && (before || after))
           || (treatment == WHITE_BEFORE && before) || (treatment == WHITE_AFTER && after);
}

/* White space within one text node (7.16.7 to 7.16.12): line feeds, blanks beside them, runs of blanks. */
void
fo_text_treat_white_space (GString *text, const FoStyle *style) {
    gsize end = 0;
    for (gsize i = 0; i < text->len;) {
        char c = text->str[i];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            text->str[end++] = text->str[i++];
            continue;
        }
        gsize start = i, first_feed = G_MAXSIZE, last_feed = 0, feeds = 0;
        for (; i < text->len && strchr (" \t\n\r", text->str[i]) != NULL && text->str[i] != 0; i++)
            if (text->str[i] == '\n') {
                feeds++;
                first_feed = MIN (first_feed, i);
                last_feed = i;
            }
        gsize run_start = end;
        for (gsize k = start; k < i; k++) {
            gboolean is_feed = text->str[k] == '\n';
            char put = ' ';
            if (is_feed && style->i.linefeed_treatment == LINEFEED_PRESERVE)
                put = '\n';
            else if (is_feed && style->i.linefeed_treatment != LINEFEED_SPACE)
                continue;
            else if (!is_feed && feeds > 0 && drops_white (style->i.white_space_treatment, k<last_feed, k> first_feed))
                continue;
            gboolean after_white = end > run_start;
            if (put == ' ' && style->i.white_space_collapse && after_white)
                continue;
            text->str[end++] = put;
        }
    }
    g_string_truncate (text, end);
}
