/* number.c - see number.h. */
#include "extract/number.h"

#include <string.h>

#include "base/text.h"

Span
number_find (const Reading *reading) {
    static const char expression[]
        = "^s\\pL ?[:.;]? ?[.…_ ]*(?<n>(?:\\d[\\d ]{0,6}(?:/ ?20\\d\\d)?"
          "(?: ?(?:kh|cv|qđ|tb|bc|ct|ctr|nq|hd|kl|ttr|gm|qc)(?= ?/))?)?(?: ?[-/] ?[\\pL][\\pL\\d&+]*){1,6}"
          "(?: ?[-/.] ?[\\pL\\d]+)?)";
    PatternMatch match;
    Span none = { 0, 0 };
    if (!pattern_match (pattern_peek (expression), reading->folded, reading->length, 0, &match))
        return none;
    while (match.groups[1].start < match.groups[1].end && reading->folded[match.groups[1].start] == ' ')
        match.groups[1].start++;
    return match.groups[1];
}

gboolean
number_is_blank (const char *number) {
    /* `l5-KH/TU`: a slip for 15 */
    return !g_ascii_isdigit (number[strchr ("lOo", number[0]) != NULL && number[0] != '\0' ? 1 : 0]);
}

const char *
number_type (const Lexicon *lexicon, const char *number) {
    g_auto (GStrv) parts = g_strsplit_set (number, "-/", -1);
    const char *type;

    for (gsize i = 0; parts[i] != NULL; i++) {
        if (*parts[i] == '\0' || pattern_matches ("^[\\d. ]+\\pL?$", parts[i]))
            continue;
        const char *symbol = parts[i] + strspn (parts[i], "0123456789 "); /* `298 KH/…`, its dash forgotten */
        type = lexicon_find_key (lexicon, "types", symbol);
        if (type == NULL)
            type = lexicon_find_word (lexicon, "type-symbols", symbol);
        return type != NULL ? type : "CV";
    }
    return NULL;
}

/* `l5/kh-ubnd`, `o1/kh`: the figures that a scanner took for letters. */
static void
mend_figures (char *key) {
    gsize end = strcspn (key, "-/");
    gboolean digit = FALSE;

    if (strspn (key, "0123456789oli") != end)
        return;
    for (gsize i = 0; i < end; i++)
        digit |= g_ascii_isdigit (key[i]);
    for (gsize i = 0; digit && i < end; i++)
        key[i] = key[i] == 'o' ? '0' : g_ascii_isdigit (key[i]) ? key[i] : '1';
}

char *
number_dup_key (const char *number) {
    char *key = text_fold (number, -1);
    char *to = key;
    for (const char *from = key; *from != '\0'; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    mend_figures (key);
    return key;
}

gboolean
number_equal (const char *one, const char *other) {
    g_autofree char *a = number_dup_key (one);
    g_autofree char *b = number_dup_key (other);
    return strcmp (a, b) == 0;
}
