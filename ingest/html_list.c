/* html_list.c - see html_list.h. */
#include "ingest/html_list.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/number_format.h"

/* What stands behind `name=` in the tag, without its quotes. */
char *
html_attribute (const char *tag, const char *name) {
    gsize n = strlen (name);
    const char *p = tag + strcspn (tag, " \t\r\n>");
    while (*p != '\0' && *p != '>') {
        const char *key = p += strspn (p, " \t\r\n/");
        gsize key_length = strcspn (p, " \t\r\n/=>"), length;
        p += key_length;
        p += strspn (p, " \t\r\n");
        if (*p != '=') {
            if (key_length == 0)
                break;
            if (key_length == n && g_ascii_strncasecmp (key, name, n) == 0)
                return g_strdup ("");
            continue;
        }
        p++;
        p += strspn (p, " \t\r\n");
        if (*p == '"' || *p == '\'') {
            const char quote[2] = { *p++, '\0' };
            length = strcspn (p, quote);
        } else
            length = strcspn (p, " \t\r\n>");
        if (key_length == n && g_ascii_strncasecmp (key, name, n) == 0)
            return g_strndup (p, length);
        p += length;
        p += *p == '"' || *p == '\'';
    }
    return NULL;
}

/* CSS's names for the kinds of numbers, where the style names one. */
static char
read_type (const char *tag) {
    static const struct {
        const char *style;
        char type;
    } styles[] = { { "upper-roman", 'I' }, { "lower-roman", 'i' }, { "upper-alpha", 'A' }, { "upper-latin", 'A' },
                   { "lower-alpha", 'a' }, { "lower-latin", 'a' }, { "none", '\0' } };
    g_autofree char *style = html_attribute (tag, "style");
    g_autofree char *type = html_attribute (tag, "type");
    const char *stated = style != NULL ? strstr (style, "list-style") : NULL;
    for (gsize i = 0; stated != NULL && i < G_N_ELEMENTS (styles); i++)
        if (strstr (stated, styles[i].style) != NULL)
            return styles[i].type;
    return type != NULL && strlen (type) == 1 && strchr ("1aAiI", *type) != NULL ? *type : '1';
}

void
html_lists_begin (HtmlLists *lists, const char *tag, const char *name) {
    gboolean is_numbered = strcmp (name, "ol") == 0;
    g_autofree char *start = is_numbered ? html_attribute (tag, "start") : NULL;
    char type = read_type (tag);
    if (lists->depth < HTML_LISTS_MAX) {
        lists->lists[lists->depth].type = is_numbered || type == '\0' ? type : '-';
        lists->lists[lists->depth].next = start != NULL ? atoi (start) : 1;
    }
    lists->depth++;
}

void
html_lists_end (HtmlLists *lists) {
    lists->depth -= lists->depth > 0;
}

char *
html_lists_next_label (HtmlLists *lists, const char *tag) {
    static const struct {
        char type;
        const char *format;
    } formats[] = { { 'a', "lowerLetter" }, { 'A', "upperLetter" }, { 'i', "lowerRoman" }, { 'I', "upperRoman" } };
    g_autofree char *value = html_attribute (tag, "value"), *number = NULL;
    const char *format = "decimal";
    guint at = lists->depth - 1;
    if (lists->depth == 0 || lists->depth > HTML_LISTS_MAX || lists->lists[at].type == '\0')
        return NULL;
    if (lists->lists[at].type == '-')
        return g_strdup ("- ");
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
        if (formats[i].type == lists->lists[at].type)
            format = formats[i].format;
    if (value != NULL && *value != '\0')
        lists->lists[at].next = atoi (value);
    number = number_format (format, lists->lists[at].next);
    if (lists->lists[at].next < G_MAXINT)
        lists->lists[at].next++;
    return g_strdup_printf ("%s. ", number);
}
