/* outline_label.c - see outline_label.h. */
#include "extract/outline_label.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define LABEL_BYTES_MAX 80 /* no label is longer; what is matched is bounded by it */

void
outline_label_clear (OutlineLabel *label) {
    g_clear_pointer (&label->name, g_free);
}

/* A quotation mark may stand before the label of a unit that is quoted whole. */
#define QUOTE   "^\\s*[\"“”«]?"
#define LETTERS "[a-zđ]"

/* One row per way of printing a label; group 1 is the name. Order matters: the first that matches wins. */
static const struct {
    UnitKind kind;
    const char *pattern;
} ways[] = {
    { UNIT_PART, QUOTE "(?:PHẦN|Phần)\\s+((?:THỨ|thứ|Thứ)\\s+\\p{L}+|[IVXL]{1,6}|\\d{1,2})\\b\\s*[.:]?" },
    { UNIT_CHAPTER, QUOTE "(?:CHƯƠNG|Chương)\\s+([IVXLC]{1,7}|\\d{1,2})\\b\\s*[.:]?(?!\\s*(?:của|và|Nghị|Luật))" },
    { UNIT_DIVISION, QUOTE "(?:MỤC|Mục)\\s+([IVXL]{1,6}|\\d{1,2})\\b\\s*(?:[.:]|$)" },
    { UNIT_ARTICLE, QUOTE "(?:ĐIỀU|Điều)\\s+(\\d{1,3}[a-zđ]?)\\s*(?:[.:]|$)" },
    { UNIT_ROMAN,
      QUOTE "([IVX]{1,6})\\s*(?:\\.\\s*[-–:]?|[):]|/(?=\\s*\\p{Lu})|[-–](?=\\s+\\p{Lu}|\\p{Lu}{2}))(?!\\d)" },
    { UNIT_ROMAN, QUOTE "([IVX]{1,6})\\s+(?=\\p{Lu}{2})" },
    { UNIT_CAPITAL, QUOTE "([A-HK-UĐ])\\s*(?:[.)/](?=\\s*\\p{Lu})|[-–](?=\\s+\\p{Lu}{2}))" },
    { UNIT_ARABIC, QUOTE "[IVX]{1,5}\\.(\\d{1,2})\\s*[.)/:]?\\s+(?=\\D)" },
    { UNIT_MULTI, QUOTE "(\\d{1,2}(?:\\.\\d{1,2}){1,4})(?:\\s*[.):/]|\\s*[-–](?=\\s)|\\s)\\s*(?=[^\\d\\s,%/])" },
    { UNIT_MULTI, QUOTE "(\\d{1,2}(?:\\.\\d{1,2}){1,4})(?=\\p{Lu}\\p{Ll})" },
    { UNIT_BRACKETED, QUOTE "\\(\\s*(\\d{1,3})\\s*\\)" },
    { UNIT_BRACKETED, QUOTE "(\\d{1,3})\\s*\\)" },
    { UNIT_ARABIC, QUOTE "(\\d{1,3})\\s*\\.\\s*(?!\\d)" },
    { UNIT_ARABIC, QUOTE "(\\d{1,3})\\s*(?:[/:]\\s*(?=\\p{L})(?!\\p{Lu}{2,}[-/])|\\s*[-–]\\s+(?=\\p{Lu}))" },
    { UNIT_SMALL_ROMAN, QUOTE "\\(?\\s*(i{1,3}|iv|vi{0,3}|ix|xi{0,2})\\s*\\)" },
    { UNIT_LETTER, QUOTE "\\(\\s*(" LETTERS ")\\s*\\)" },
    { UNIT_LETTER, QUOTE "(" LETTERS ")\\s*\\)" },
    { UNIT_LETTER, QUOTE "(" LETTERS ")\\s*(?:[./]\\s+(?=\\S)|[-–]\\s+(?=\\p{Lu}))" },
    { UNIT_PLUS, QUOTE "(\\+)\\s*" },
    { UNIT_PLUS, QUOTE "([◦○▫])\\s*" },
    { UNIT_DASH, QUOTE "([-–—−‒‑])(?![-–—_]|\\s*\\d{1,3}\\s*[-–—])\\s*(?=[^\\s-])" },
    { UNIT_DASH, QUOTE "([*•●▪■□➢✓✔·♦❖])\\s*(?=[^\\s*])" },
    { UNIT_DASH, QUOTE "([_~])\\s+(?=\\p{Lu})" }, /* a dash as the reader of a scan takes it */
};

guint
outline_label_roman (const char *text) {
    static const struct {
        char letter;
        guint value;
    } digits[] = { { 'I', 1 }, { 'V', 5 }, { 'X', 10 }, { 'L', 50 }, { 'C', 100 } };
    guint sum = 0, last = 0;

    for (gsize i = strlen (text); i > 0; i--) {
        guint value = 0;
        for (gsize k = 0; k < G_N_ELEMENTS (digits); k++)
            if (digits[k].letter == text[i - 1])
                value = digits[k].value;
        if (value == 0)
            return 0;
        sum = value < last ? sum - value : sum + value;
        last = MAX (last, value);
    }
    return sum;
}

/* The letters of lists: the Vietnamese alphabet, and the Latin one that some offices use. */
static const char *const vietnamese[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                          "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y" };

static guint
letter_ordinal (const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS (vietnamese); i++)
        if (strcmp (vietnamese[i], name) == 0)
            return i + 1;
    return name[0] >= 'a' && name[0] <= 'z' ? (guint)(name[0] - 'a' + 1) : 0;
}

static guint
word_ordinal (const char *name) {
    static const char *const words[] = { "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười" };
    g_autofree char *folded = text_fold (name, -1);
    const char *word = strrchr (folded, ' ');

    for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (words[i], word + 1) == 0)
            return i + 1;
    return 0;
}

static guint
ordinal_of (UnitKind kind, const char *name) {
    const char *last = strrchr (name, '.');
    g_autofree char *upper = NULL;

    switch (kind) {
    case UNIT_LETTER:
        return letter_ordinal (name);
    case UNIT_CAPITAL:
        upper = g_utf8_strdown (name, -1);
        return letter_ordinal (upper);
    case UNIT_SMALL_ROMAN:
        upper = g_ascii_strup (name, -1);
        return outline_label_roman (upper);
    case UNIT_MULTI:
        return (guint)atoi (last != NULL ? last + 1 : name);
    case UNIT_DASH:
    case UNIT_PLUS:
        return 0;
    default:
        if (g_ascii_isdigit (name[0]))
            return (guint)atoi (name);
        return outline_label_roman (name) != 0 ? outline_label_roman (name) : word_ordinal (name);
    }
}

static guint
count_parts (const char *name) {
    guint parts = 1;
    for (const char *at = name; *at != '\0'; at++)
        parts += *at == '.';
    return parts;
}

static gboolean
read_way (const char *text, Span span, OutlineLabel *label) {
    gsize length = text_character_before (text + span.start, MIN (span_length (span), LABEL_BYTES_MAX), 0);
    PatternMatch match;

    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
        if (!pattern_match (pattern_peek (ways[i].pattern), text + span.start, length, 0, &match))
            continue;
        g_autofree char *name = pattern_dup_group (&match, text + span.start, 1);
        guint ordinal = ordinal_of (ways[i].kind, name);
        if (ordinal == 0 && ways[i].kind != UNIT_DASH && ways[i].kind != UNIT_PLUS && strcmp (name, "0") != 0)
            continue;
        label->kind = ways[i].kind;
        label->ordinal = ordinal;
        label->depth = label->kind == UNIT_MULTI ? count_parts (name) : 1;
        label->name = label->kind == UNIT_DASH || label->kind == UNIT_PLUS
                          ? g_strdup (label->kind == UNIT_DASH ? "-" : "+")
                          : g_steal_pointer (&name);
        label->label = span_trim (text, (Span){ span.start, span.start + match.groups[0].end }, NULL);
        label->rest = span_trim (text, (Span){ span.start + match.groups[0].end, span.end }, NULL);
        return TRUE;
    }
    return FALSE;
}

gboolean
outline_label_read (const char *text, Span span, Span automatic, OutlineLabel *ret_label) {
    OutlineLabel label = { .kind = UNIT_PARAGRAPH, .rest = span_trim (text, span, NULL) };
    gboolean found = read_way (text, span, &label);

    if (!found && span_length (automatic) > 0) { /* an automatic mark of a kind nobody types */
        g_autofree char *printed = g_strndup (text + automatic.start, span_length (automatic));
        guint number = (guint)atoi (printed);
        label.kind = number > 0 ? UNIT_ARABIC : UNIT_DASH;
        label.name = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("-");
        label.ordinal = number;
        label.depth = 1;
        label.label = automatic;
        label.rest = span_trim (text, (Span){ MAX (automatic.end, span.start), span.end }, NULL);
        found = TRUE;
    }
    *ret_label = label;
    return found;
}

gboolean
outline_label_follows (UnitKind kind, const char *before, const char *name) {
    if (kind == UNIT_LETTER || kind == UNIT_CAPITAL) {
        g_autofree char *one = g_utf8_strdown (before, -1), *other = g_utf8_strdown (name, -1);
        gboolean ascii = one[1] == '\0' && other[1] == '\0';
        return letter_ordinal (other) == letter_ordinal (one) + 1 || (ascii && other[0] == one[0] + 1);
    }
    return ordinal_of (kind, name) == ordinal_of (kind, before) + 1;
}

/* With the strokes that were read as other letters as they are meant: `HI` is III, `IL` is II. */
static char *
mend_roman (const char *printed) {
    GString *roman = g_string_new (NULL);
    for (const char *at = printed; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        if (c == 'H')
            g_string_append (roman, "II");
        else
            g_string_append_c (roman, c == 'V' || c == 'X' ? (char)c : 'I');
    }
    return g_string_free (roman, FALSE);
}

gboolean
outline_label_read_misread (const char *text, Span span, guint expected, OutlineLabel *ret_label) {
    OutlineLabel label = { .kind = UNIT_ROMAN, .ordinal = expected, .depth = 1 };
    gsize length = text_character_before (text + span.start, MIN (span_length (span), LABEL_BYTES_MAX), 0);
    PatternMatch match;

    if (!pattern_match (
            pattern_peek (
                QUOTE
                "([IVXHLl1|ÏÌÍ]{1,6})(?:(?<=..)\\s*\\.\\s*(?=\\p{Lu})|\\s*\\.\\s*(?=\\p{Lu}{2})|\\s+(?=\\p{Lu}{2,}\\s+\\p{Lu}{2}))"),
            text + span.start, length, 0, &match))
        return FALSE;
    g_autofree char *printed = pattern_dup_group (&match, text + span.start, 1);
    g_autofree char *meant = mend_roman (printed);
    if (outline_label_roman (meant) != expected || strcmp (meant, printed) == 0)
        return FALSE;
    label.name = g_steal_pointer (&meant);
    label.label = span_trim (text, (Span){ span.start, span.start + match.groups[0].end }, NULL);
    label.rest = span_trim (text, (Span){ span.start + match.groups[0].end, span.end }, NULL);
    *ret_label = label;
    return TRUE;
}
