/* numbers.h - page numbers as they are printed.
 * Called by:   paragraph.c (measuring), draw.c, pages.c.
 * Source:      XSL 1.1, 7.26.1; XSLT 1.0, 7.7.1 (conversion of numbers to strings). */
#pragma once

#include "render/properties.h"

/* A number and the format of its page-sequence in one int, as the tables of ids keep it; never 0. */
typedef int PageLabel;

static inline PageLabel
page_label_new (int number, int format) {
    return format << 24 | number; /* initial-page-number goes to a million, pages.c counts some thousands on */
}

/** page_label_print: what does not fit its format (roman from 4000) is printed in figures. */
void page_label_print (PageLabel label, char buffer[16]);
