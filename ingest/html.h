/* html.h - HTML tags taken off a text: a whole page saved as HTML, or tags strewn in Markdown.
 * Called by:   plain.c.
 * Not here:    a browser: scripts, styles and layout are not looked at.
 * Source:      HTML Living Standard, 13.2.5 (tags), 13.5 (named characters: those of HTML 4, by libxml2). */
#pragma once

#include "ingest/mapped.h"

/**
 * html_strip:
 * Returns: (transfer full): @source without tags. Line breaks become line ends, ends of blocks too (behind a U+2029 where the
 *   whole is a page, as its line ends say nothing of paragraphs), table rows become
 *   Markdown rows with breaks in cells as U+2028, items of lists get the labels that a browser shows, characters written as entities become themselves. What looks like a
 *   tag but has no name of HTML stays.
 */
MappedText *html_strip (const MappedText *source);
