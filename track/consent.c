/* consent.c - see consent.h. */
#include "track/consent.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

/* Words for no answer, and those for what it counts as, within one sentence and in this order. */
#define SILENCE                                                                                                                                                              \
    "(?:không (?:có |nhận được |gửi |tham gia |phản hồi|trả lời|góp ý|cho |nêu )(?:văn bản |ý kiến|thông tin|góp ý|trả lời|phản hồi)?" \
    "|(?:quá|hết|sau) (?:thời hạn|thời gian|ngày|hạn))"
#define COUNTS_AS "(?:(?:được )?(?:coi|xem|hiểu|tính)(?: là| như)+|mặc nhiên|đương nhiên)"
#define AGREED    "(?:đã )?(?:đồng ý|thống nhất|nhất trí|đồng thuận|tán thành|chấp thuận|không có ý kiến)"

gboolean
consent_is_meant (const char *text, gssize length) {
    const Pattern *pattern
        = pattern_peek ("(?<!\\w)" SILENCE "[^.;]{0,160}?" COUNTS_AS "[^.;]{0,60}?" AGREED "(?!\\w)");
    g_autofree char *folded = NULL;
    PatternMatch match;
    if (text == NULL)
        return FALSE;
    folded = text_fold (text, length);
    return pattern_match (pattern, folded, strlen (folded), 0, &match);
}

gboolean
consent_is_asked (const char *text) {
    g_autofree char *folded = text != NULL ? text_fold (text, -1) : NULL;
    return folded != NULL
           && pattern_matches ("(?<!\\w)(?:ý kiến|góp ý|cho biết|thẩm định|phối hợp rà soát)(?!\\w)", folded);
}
