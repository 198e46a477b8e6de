/* html_list.h - the labels that a browser shows before the items of lists.
 * Called by:   html.c.
 * Source:      HTML Living Standard, 4.4.5 to 4.4.8 (ol, ul, li). */
#pragma once

#include <glib.h>

#define HTML_LISTS_MAX 32 /* in each other; deeper ones are not numbered */

/* Lists in each other, the innermost last. All zero: none. */
typedef struct {
    struct {
        char type; /* `1`, `a`, `A`, `i`, `I`; `-` for a list without numbers */
        int next;
    } lists[HTML_LISTS_MAX];
    guint depth;
} HtmlLists;

/** html_attribute: (transfer full): the value of an attribute of the tag at the beginning of @tag; NULL where it has none. */
char *html_attribute (const char *tag, const char *name);

/** html_lists_begin: @tag: the opening tag @name: `ol` or `ul` */
void html_lists_begin (HtmlLists *lists, const char *tag, const char *name);
void html_lists_end (HtmlLists *lists);

/** html_lists_next_label: (transfer full): of the next item, whose tag is @tag, with a space behind; NULL outside lists. */
char *html_lists_next_label (HtmlLists *lists, const char *tag);
