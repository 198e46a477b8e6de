/* cut_heads.c - see cut_heads.h. */
#include "ingest/cut_heads.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define HEAD_BYTES 80 /* the longest line of a letterhead that is put together again */
#define DATE_BYTES 24 /* `tháng 12 năm`, however wide its spaces */

static gboolean
matches (const char *expression, const char *text, gsize length) {
    return pattern_match (pattern_peek (expression), text, length, 0, NULL);
}

gboolean
cut_heads_go_on (const char *before, gsize length, const char *after, gsize after_length, gboolean capitals) {
    if (length + after_length > HEAD_BYTES)
        return FALSE;
    if (matches ("^Số ?:?$", before, length))
        return matches ("^\\d{1,5} ?[-/][-/\\p{L}\\d ]+$", after, after_length);
    if (capitals && matches ("^(?:T ?/? ?M|K ?/? ?T|T ?/? ?L|TUQ)\\.?$", before, length))
        return after_length > 4;
    if (!capitals && matches ("^\\p{Lu}\\p{Ll}+$", before, length))
        return matches ("^\\p{Lu}\\p{Ll}+, ?ngày +\\d{1,2} +tháng +\\d", after, after_length);
    g_autofree char *printed = g_strdup_printf ("%.*s %.*s", (int)length, before, (int)after_length, after);
    g_autofree char *folded = text_fold (printed, -1);
    if (g_str_equal (folded, "cộng hòa xã hội chủ nghĩa việt nam"))
        return TRUE;
    return capitals && matches ("^(?:HỘI|[ỦU][YỶ]|UỶ|UỶ BAN|ỦY BAN|THỦ|VĂN|CHỦ TỊCH [ỦU][YỶ])$", before, length)
           && pattern_matches ("^(?:chủ tịch )?(?:(?:hội đồng|ủy ban) nhân dân|thủ tướng chính phủ|văn phòng )",
                               folded);
}

gboolean
cut_heads_date_goes_on (const char *before, gsize length, const char *after, gsize after_length) {
    gsize tail = text_character_behind (before, length - MIN (length, DATE_BYTES), length);
    gsize head = text_character_behind (after, MIN (after_length, DATE_BYTES), after_length);
    return matches ("tháng +\\d{1,2} +năm$", before + tail, length - tail)
           && matches ("^(?:19|20)\\d\\d(?!\\d|[-/.]\\d)", after, head);
}
