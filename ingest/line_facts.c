/* line_facts.c - see line_facts.h. */
#include "ingest/line_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define WINDOW       12  /* lines on either side that tell how wide the text is */
#define WRAP_COLUMNS 160 /* wider lines were not wrapped by hand or by a page */
#define WRAP_MIN     40
#define LONG_COLUMNS 60 /* of running text, at least */
#define LONG_LINES   8  /* enough of them to tell by */
#define LABEL_BYTES  60 /* a label is looked for in so much of a line */

/* Labels that nothing but a new paragraph begins with. */
static const char unit_pattern[]
    = "^(?:"
      "[-–—+•▪●○◦➢✓] *(?=\\p{Lu}|\\d|[“\"(])"                /* dash points */
      "|[-–—+•▪]$"                                           /* a mark that a portal put on a line of its own */
      "|[_~] +(?=\\p{Lu})"                                   /* as a scan's reader takes them */
      "|\\d{1,2}(?:\\.\\d{1,2}){0,4}[.)] *(?=\\p{L}|[“\"(])" /* 1.  1.1.  1) */
      "|\\d{1,2}(?:\\.\\d{1,2}){1,4} +(?=\\p{Lu})"           /* 1.1 */
      "|(?:\\d{1,2}(?:\\.\\d{1,2}){0,4}|[IVX]{1,5}|[A-H]) ?[-–] +(?=\\p{Lu})" /* 1- I- 1.1- */
      "|[a-zđ]\\) *(?=\\S)"                                                   /* a) */
      "|[a-zđ]\\. +(?=\\p{Lu})"                                               /* a. */
      "|[IVX]{1,5}[.)] *(?=\\S)"                                              /* IV. */
      "|[A-H][.)] +(?=\\p{Lu})"                                               /* A. */
      "|(?i:điều) +\\d+[a-z]? *[.:]"
      "|(?i:chương|phần|mục|phụ lục|biểu số|mẫu số) +(?:\\d+|[IVX]+)\\b *[.:]?$"
      "|(?i:nơi nhận|kính gửi) *:"
      "|\\[\\d{1,3}\\] *(?=\\p{L})" /* [1] in front of a note */
      "|(?i:v/v)\\b"
      ")";

/* Labels that a wrapped sentence may happen to put at the beginning of a line. */
static const char soft_unit_pattern[]
    = "^(?:\\((?:\\d{1,2}|[a-zđ]|[ivx]{1,4})\\)|[-–—+•*] *\\S|\\d{1,2}[.)] |Căn cứ |Theo đề nghị |Xét (?:đề nghị|tờ trình) |Số *:|(?i:phụ lục)\\b|Thứ \\p{Ll}+,)";

/* Words that want another one after them; `của Giám đốc Sở`, but not the post of a signature. */
static const char dangling_pattern[]
    = "(?:^|\\s)(?:số|của|và|hoặc|theo|về|với|các|những|tại|từ|do|để|cho|bằng|ngày|gồm|là|bởi|trong|trên|dưới|đến"
      "|(?:đã|sẽ|phải) được|(?:của|tại|với|và|do|giao) (?:(?:Phó )?Giám đốc )?Sở"
      "|(?:của|với|và|do|giao) (?:(?:Thứ|Bộ) trưởng )?Bộ)$";

static const char number_pattern[] = "^Số *:? *[\\d./…]{0,8} *[-/–] *[\\p{L}\\d]{1,12}(?:[-–/ ]+[\\p{L}\\d]+){0,3}$";

/* The mark of a footnote, behind the full stop or the last word: `tỉnh.1`, `tỉnh².` is no word and no number. */
static const char note_mark_pattern[] = "(?<=\\p{L}\\p{L}[.;:,!?])(?:\\d{1,2}|[⁰¹²³⁴-⁹]{1,2}|\\[\\d{1,2}\\])$";

gsize
line_head_length (const char *text, gsize length) {
    return text_character_behind (text, MIN (length, LABEL_BYTES), length);
}

gsize
line_tail_start (const char *text, gsize length) {
    return text_character_before (text, length - MIN (length, LABEL_BYTES), 0);
}

/* How many bytes of the end are the mark of a footnote. */
static gsize
note_mark_length (const char *text, gsize length) {
    gsize tail = line_tail_start (text, length);
    PatternMatch match;
    if (!pattern_match (pattern_peek (note_mark_pattern), text + tail, length - tail, 0, &match))
        return 0;
    return span_length (match.groups[0]);
}

/* The last character that closes no bracket or quotation. */
static char
last_mark (const char *text, gsize length) {
    static const char *const closing[] = { "”", "\"", "'", "’", ")", "]", "»" };
    for (gboolean again = TRUE; again && length > 0;) {
        again = FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS (closing); i++) {
            gsize n = strlen (closing[i]);
            if (length > n && strncmp (text + length - n, closing[i], n) == 0) {
                length -= n;
                again = TRUE;
            }
        }
    }
    return length > 0 ? text[length - 1] : '\0';
}

static guint
first_word_width (const char *text, gsize length) {
    guint n = 0;
    for (const char *p = text; p < text + length && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        n++;
    return n;
}

#define GAP_SPACES      4
#define WIDE_GAP_SPACES 10
#define STRETCHED_GAPS  5 /* more than a table has between its columns in a row of equal gaps */

/* A line that was stretched to the margin has about the same gap between all its words. */
static gboolean
is_columnar (const char *text, gsize length) {
    guint gaps = 0, wide = 0, spaces = 0;
    gsize least = G_MAXSIZE, most = 0;
    for (gsize at = 0; at < length;) {
        gsize n = strspn (text + at, " \t");
        n = MIN (n, length - at);
        if (n > 0) {
            least = MIN (least, n);
            most = MAX (most, n);
            spaces++;
        }
        wide += n >= WIDE_GAP_SPACES;
        gaps += n >= GAP_SPACES;
        at += MAX (n, 1);
    }
    if (spaces >= STRETCHED_GAPS && most <= least + 2 && memchr (text, '\t', length) == NULL)
        return FALSE;
    return wide > 0 || gaps >= 2;
}

static void
read_facts (const Lines *lines, const Line *line, LineFacts *facts) {
    const char *text = line_peek (lines, line);
    gsize length = span_length (line->text), head = line_head_length (text, length);
    gsize tail = line_tail_start (text, length);
    gsize ended = length - note_mark_length (text, length);
    char mark = last_mark (text, ended), bare = text[ended - 1];
    facts->unit = pattern_match (pattern_peek (unit_pattern), text, head, 0, NULL);
    facts->soft_unit = pattern_match (pattern_peek (soft_unit_pattern), text, head, 0, NULL);
    facts->dash = strchr ("-+*_~", *text) != NULL || g_str_has_prefix (text, "–") || g_str_has_prefix (text, "•");
    facts->bare_mark = length <= 3 && pattern_match (pattern_peek ("^[-–—+•▪]$"), text, length, 0, NULL);
    facts->appendix
        = pattern_match (pattern_peek ("^PHỤ LỤC(?: +(?:SỐ +)?(?:\\d+|[IVX]+))? *[.:]?$"), text, length, 0, NULL);
    facts->last_point = pattern_match (pattern_peek ("^[-–] *Lưu\\b"), text, head, 0, NULL);
    facts->small = g_unichar_islower (g_utf8_get_char (text));
    facts->capitals = !text_has_small (text, (gssize)length);
    facts->sentence = strchr (".!?:", mark) != NULL || bare == ':';
    facts->clause = bare == ';' || bare == ',';
    facts->columnar = is_columnar (text, length);
    facts->number = length < LABEL_BYTES && pattern_match (pattern_peek (number_pattern), text, length, 0, NULL);
    facts->addressee = pattern_match (pattern_peek ("^(?i:kính gửi) *:"), text, head, 0, NULL);
    facts->basis = pattern_match (pattern_peek ("^[-–+]? *(?:Căn cứ|Xét|Theo đề nghị)\\b"), text, head, 0, NULL);
    facts->dangling = pattern_match (pattern_peek (dangling_pattern), text + tail, length - tail, 0, NULL);
    facts->first_word = first_word_width (text, length);
}

/* ---- measures of the page -------------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer one, gconstpointer other) {
    guint a = *(const guint *)one, b = *(const guint *)other;
    return a < b ? -1 : a > b;
}

/* The edge is the middle of the wider half of the lines around: about where full lines end. Lines of one paragraph each
 * have no such edge: they are far apart in width, or very wide. The margin is where the leftmost of them begins. */
static void
measure (const Lines *lines, guint at, LineFacts *facts) {
    guint ends[2 * WINDOW + 1], n = 0, near = 0, wide = 0, margin = G_MAXUINT, edge;
    guint from = at > WINDOW ? at - WINDOW : 0, to = MIN (lines->lines->len, at + WINDOW + 1);
    for (guint i = at; i > from && !g_array_index (lines->lines, Line, i).page_break; i--)
        from = i - 1 > from && g_array_index (lines->lines, Line, i - 1).page_break ? i - 1 : from;
    for (guint i = from; i < to; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        if (i > at && line->page_break)
            break;
        if (line->kind != LINE_TEXT)
            continue;
        margin = MIN (margin, line->indent);
        if (line->end > WRAP_COLUMNS)
            wide++;
        else
            ends[n++] = line->end;
    }
    facts->margin = margin == G_MAXUINT ? 0 : margin;
    facts->edge = 0;
    if (n < 3 || wide * 4 > n)
        return;
    qsort (ends, n, sizeof *ends, compare_numbers);
    edge = ends[n - 1 - n / 4];
    if (edge < WRAP_MIN)
        return;
    for (guint i = 0; i < n; i++)
        near += ends[i] * 100 >= edge * 88 && ends[i] * 100 <= edge * 112;
    if (near >= 3 && near * 4 >= n)
        facts->edge = edge;
}

/* The edge of the whole file, for lines with too few like them around; 0 where its lines are not wrapped. */
static guint
find_file_edge (const GArray *lines) {
    g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
    guint wide = 0, near = 0, edge;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index (lines, Line, i);
        if (line->kind == LINE_TEXT && line->end <= WRAP_COLUMNS)
            g_array_append_val (ends, line->end);
        wide += line->kind == LINE_TEXT && line->end > WRAP_COLUMNS;
    }
    if (ends->len < 8 || wide * 10 > ends->len)
        return 0;
    g_array_sort (ends, compare_numbers);
    edge = g_array_index (ends, guint, ends->len - 1 - ends->len / 4);
    for (guint i = 0; i < ends->len; i++)
        near += g_array_index (ends, guint, i) * 100 >= edge * 88 && g_array_index (ends, guint, i) * 100 <= edge * 112;
    return edge >= WRAP_MIN && near * 3 >= ends->len ? edge : 0;
}

/* Where lines are wrapped, most of those below a long one begin with a small letter. */
static gboolean
is_wrapped (const GArray *lines, const LineFacts *facts) {
    guint longs = 0, small = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const Line *line = &g_array_index (lines, Line, i);
        if (line->kind != LINE_TEXT || line->end - line->indent < LONG_COLUMNS || facts[i].capitals)
            continue;
        longs++;
        small += facts[i + 1].small && !facts[i + 1].unit;
    }
    return longs < LONG_LINES || small * 20 >= longs;
}

LineFacts *
line_facts_new (const Lines *lines) {
    LineFacts *facts = g_new0 (LineFacts, lines->lines->len + 1);
    guint file_edge = find_file_edge (lines->lines);
    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        if (line->kind == LINE_TEXT)
            read_facts (lines, line, &facts[i]);
    }
    gboolean wrapped = is_wrapped (lines->lines, facts);
    for (guint i = 0; i < lines->lines->len; i++) {
        measure (lines, i, &facts[i]);
        if (facts[i].edge == 0)
            facts[i].edge = file_edge;
        if (!wrapped)
            facts[i].edge = 0;
    }
    return facts;
}
