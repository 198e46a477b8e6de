/* cut_heads.h - lines of a letterhead that a narrow cell or a web page cut in the middle of a name, a number or a date.
 * Called by:   reflow.c.
 * Not here:    words and numbers cut anywhere else (cut_words.c, reflow.c). */
#pragma once

#include <glib.h>

/**
 * cut_heads_go_on:
 * @before, @length: a line @after, @after_length: the one below it @capitals: both are in capitals
 * Returns: whether they are one: the nation's name, `Số:` and the number, `HỘI` and `ĐỒNG NHÂN DÂN`, `Bình` and `Phúc, ngày 7 tháng 3`.
 */
gboolean cut_heads_go_on (const char *before, gsize length, const char *after, gsize after_length, gboolean capitals);

/** cut_heads_date_goes_on: whether a line that ends with `tháng 9 năm` has its year in the line below. */
gboolean cut_heads_date_goes_on (const char *before, gsize length, const char *after, gsize after_length);
