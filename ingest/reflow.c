/* reflow.c - see reflow.h.
 * A line was wrapped where it is about as wide as its neighbours and the next word had no room on it; otherwise its end
 * was meant. Labels begin a new paragraph, small letters go on with the old one. */
#include "ingest/reflow.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/cut_heads.h"

#define WINDOW          12  /* lines on either side that tell how wide the text is */
#define WRAP_COLUMNS    160 /* wider lines were not wrapped by hand or by a page */
#define WRAP_MIN        40
#define LABEL_BYTES     60 /* a label is looked for in so much of a line */
#define AUTHORITY_LINES 3  /* lines that name who decides and its session, before the first basis */
/* Columns that an addressee stands further right than the text, at least: more than any first line's indent. */
#define ADDRESSEE_INDENT 15

/* How a line begins and ends, looked up once. */
typedef struct {
    gboolean unit;       /* a label that begins a paragraph, wherever it stands */
    gboolean soft_unit;  /* one that may also stand within a sentence: it counts after a sentence's end */
    gboolean dash;       /* begins with a dash or another point mark */
    gboolean last_point; /* `- Lưu`, after which names and posts follow, its full stop forgotten or not */
    gboolean small;      /* begins with a small letter */
    gboolean capitals;   /* no small letter at all */
    gboolean sentence;   /* ends a sentence: . ! ? : or ./. */
    gboolean clause;     /* ends with ; or , */
    gboolean columnar;   /* wide gaps part it: a row of a table whose layout was kept */
    gboolean number;     /* the line of a document's number and symbol */
    gboolean addressee;  /* begins with `Kính gửi:` */
    gboolean basis;      /* begins what a decision is based on, which ends with a mark */
    gboolean appendix;   /* `PHỤ LỤC II` alone on its line */
    gboolean dangling;   /* ends with a word that no paragraph ends with */
    guint first_word;    /* its width */
    guint edge, margin;
} LineFacts;

struct Reflow {
    const Lines *lines;
    LineFacts *facts;
    gboolean hard_breaks;  /* two spaces at the end of a line mean something here */
    gboolean spaced;       /* a blank line stands between all lines, the wrapped ones too */
    gboolean blank_parted; /* paragraphs are parted by blank lines */
};

/* Labels that nothing but a new paragraph begins with. */
static const char unit_pattern[]
    = "^(?:"
      "[-–—+•▪●○◦➢✓] *(?=\\p{Lu}|\\d|[“\"(])"                                 /* dash points */
      "|[_~] +(?=\\p{Lu})"                                                    /* as a scan's reader takes them */
      "|\\d{1,2}(?:\\.\\d{1,2}){0,4}[.)] *(?=\\p{L}|[“\"(])"                  /* 1.  1.1.  1) */
      "|\\d{1,2}(?:\\.\\d{1,2}){1,4} +(?=\\p{Lu})"                            /* 1.1 */
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

/* A number and symbol that a line end cuts: `12/`, `31-`, `12 -` before it, `CTr/TW`, `-QĐ/TU` behind it. */
static const char cut_before_pattern[] = "(?:[^\\s][-/]|\\d [-–])$";
static const char cut_after_pattern[] = "^[-–]\\p{Lu}[\\p{L}\\d]{0,6}[-/–]";

/* The mark of a footnote, behind the full stop or the last word: `tỉnh.1`, `tỉnh².` is no word and no number. */
static const char note_mark_pattern[] = "(?<=\\p{L}\\p{L}[.;:,!?])(?:\\d{1,2}|[⁰¹²³⁴-⁹]{1,2}|\\[\\d{1,2}\\])$";

/* How many bytes of the end are the mark of a footnote. */
static gsize
note_mark_length (const char *text, gsize length) {
    gsize tail = length - MIN (length, LABEL_BYTES);
    PatternMatch match;
    while (tail > 0 && (text[tail] & 0xC0) == 0x80)
        tail--;
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
    gsize length = span_length (line->text), head = MIN (length, LABEL_BYTES),
          tail = length - MIN (length, LABEL_BYTES);
    gsize ended = length - note_mark_length (text, length);
    char mark = last_mark (text, ended), bare = text[ended - 1];
    while (head < length && (text[head] & 0xC0) == 0x80)
        head++;
    while (tail > 0 && (text[tail] & 0xC0) == 0x80)
        tail--;
    facts->unit = pattern_match (pattern_peek (unit_pattern), text, head, 0, NULL);
    facts->soft_unit = pattern_match (pattern_peek (soft_unit_pattern), text, head, 0, NULL);
    facts->dash = strchr ("-+*_~", *text) != NULL || g_str_has_prefix (text, "–") || g_str_has_prefix (text, "•");
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

static void
measure_file (Reflow *reflow) {
    const GArray *lines = reflow->lines->lines;
    guint breaks = 0, full = 0, spaced = 0, wrapped = 0, blank = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const Line *line = &g_array_index (lines, Line, i), *next = line + 1;
        const LineFacts *facts = &reflow->facts[i];
        blank += next->blank_before > 0;
        if (line->kind != LINE_TEXT || facts->edge == 0 || line->end * 100 < facts->edge * 90)
            continue;
        full++;
        breaks += line->hard_break;
        if (reflow->facts[i + 1].small) {
            wrapped++;
            spaced += next->blank_before == 1;
        }
    }
    reflow->hard_breaks = breaks * 2 < full || full == 0;
    reflow->spaced = wrapped >= 4 && spaced * 10 >= wrapped * 8;
    reflow->blank_parted = !reflow->spaced && blank * 10 >= lines->len;
}

Reflow *
reflow_new (const Lines *lines) {
    Reflow *reflow = g_new0 (Reflow, 1);
    guint file_edge;
    reflow->lines = lines;
    reflow->facts = g_new0 (LineFacts, lines->lines->len + 1);
    file_edge = find_file_edge (lines->lines);
    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        if (line->kind == LINE_TEXT)
            read_facts (lines, line, &reflow->facts[i]);
        measure (lines, i, &reflow->facts[i]);
        if (reflow->facts[i].edge == 0)
            reflow->facts[i].edge = file_edge;
    }
    measure_file (reflow);
    return reflow;
}

void
reflow_free (Reflow *reflow) {
    if (reflow == NULL)
        return;
    g_free (reflow->facts);
    g_free (reflow);
}

guint
reflow_margin (const Reflow *reflow, guint i) {
    return reflow->facts[i].margin;
}

guint
reflow_edge (const Reflow *reflow, guint i) {
    return reflow->facts[i].edge;
}

/* ---- the rules ------------------------------------------------------------------------------------------------- */

/* TRUE where the next line's first word would not have fitted on the line. `percent` of the edge counts as full. */
static gboolean
is_full (const Reflow *reflow, guint before, guint after, guint percent) {
    const Line *line = &g_array_index (reflow->lines->lines, Line, before);
    guint edge = reflow->facts[before].edge;
    return edge > 0 && (line->end + 1 + reflow->facts[after].first_word) * 100 >= edge * percent;
}

/* TRUE where the layout says that `after` begins a paragraph: it is indented and the line before it is not, or all lines
 * since `first` are, while the text around begins at the margin. The lines of a dash point hang below it. */
static gboolean
is_indented_start (const Reflow *reflow, guint first, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const Line *f = &g_array_index (reflow->lines->lines, Line, first);
    guint margin = reflow->facts[after].margin;
    if (a->indent < margin + 3)
        return FALSE;
    return a->indent > b->indent + 2
           || (f->indent <= b->indent + 2 && a->indent + 2 > b->indent && !reflow->facts[first].dash);
}

/* TRUE where the paragraph began with an indent and `after` stands at the margin: only an indent would begin a new one. */
static gboolean
is_hanging_on (const Reflow *reflow, guint first, guint after) {
    const Line *f = &g_array_index (reflow->lines->lines, Line, first);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    return f->indent >= reflow->facts[first].margin + 3 && a->indent <= reflow->facts[after].margin + 1
           && a->indent + 3 <= f->indent;
}

/* TRUE where `after` is the first line of a paragraph below an addressee or a point that stands deeper: its own next line
 * begins further left. A pyramid of centred lines is none. */
static gboolean
is_outdented_start (const Reflow *reflow, guint first, guint before, guint after) {
    const GArray *lines = reflow->lines->lines;
    const Line *f = &g_array_index (lines, Line, first), *b = &g_array_index (lines, Line, before);
    const Line *a = &g_array_index (lines, Line, after), *next = after + 1 < lines->len ? a + 1 : NULL;
    gboolean ends = reflow->facts[before].sentence;
    if (reflow->facts[first].addressee && a->indent + 3 <= f->indent)
        return TRUE;
    if (a->indent + 3 > b->indent)
        return FALSE;
    if (ends && a->indent + ADDRESSEE_INDENT <= b->indent)
        return TRUE;
    if (a->indent < reflow->facts[after].margin + 3)
        return FALSE;
    if (ends && reflow->facts[first].dash && a->indent + 3 <= f->indent)
        return TRUE;
    return next != NULL && next->kind == LINE_TEXT && next->blank_before == a->blank_before
           && next->indent + 3 <= a->indent && ABS ((gint)(b->indent + b->end) - (gint)(a->indent + a->end)) > 4;
}

/* TRUE where `after` begins a paragraph in the column of the dash point before it, as first lines are indented that far: its
 * own next line goes back to the margin, or it is long where the point had room left. */
static gboolean
is_start_below_point (const Reflow *reflow, guint first, guint before, guint after) {
    const GArray *lines = reflow->lines->lines;
    const Line *f = &g_array_index (lines, Line, first), *a = &g_array_index (lines, Line, after);
    const Line *next = after + 1 < lines->len ? a + 1 : NULL;
    if (!reflow->facts[first].dash || reflow->facts[after].small || a->indent < reflow->facts[after].margin + 3
        || a->indent > f->indent + 1 || a->indent + 1 < f->indent)
        return FALSE;
    if (next != NULL && next->kind == LINE_TEXT && next->blank_before == a->blank_before
        && next->indent + 3 <= a->indent && !reflow->facts[after + 1].unit && is_full (reflow, after, after + 1, 85))
        return TRUE;
    return !is_full (reflow, before, after, 85) && reflow->facts[after].edge > 0
           && a->end * 100 >= reflow->facts[after].edge * 85;
}

/* TRUE where a page ends between the lines. */
static gboolean
is_over_page (const Reflow *reflow, guint before, guint after) {
    return after > before + 1 || g_array_index (reflow->lines->lines, Line, after).page_break;
}

static gboolean
is_far (const Reflow *reflow, guint before, guint after) {
    return g_array_index (reflow->lines->lines, Line, after).blank_before > (reflow->spaced ? 1u : 0u)
           && !is_over_page (reflow, before, after);
}

/* `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` above the bases of a decision: who decides, no more of the title above it. */
static gboolean
begins_authority (const Reflow *reflow, guint i) {
    const GArray *lines = reflow->lines->lines;
    const Line *line = &g_array_index (lines, Line, i);
    if (!pattern_match (
            pattern_peek ("^(?:(?:CHỦ TỊCH )?(?:[ỦU][YỶ]|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|(?:BỘ|TỔNG CỤC|CỤC) TRƯỞNG"
                          "|THỦ TƯỚNG|GIÁM ĐỐC|CHÍNH PHỦ$)"),
            line_peek (reflow->lines, line), span_length (line->text), 0, NULL))
        return FALSE;
    for (guint k = i + 1; k < lines->len && k <= i + AUTHORITY_LINES; k++) {
        const Line *below = &g_array_index (lines, Line, k);
        if (below->kind == LINE_TEXT
            && pattern_match (pattern_peek ("^[-+]? *(?:Căn cứ|Xét|Theo đề nghị) "), line_peek (reflow->lines, below),
                              span_length (below->text), 0, NULL))
            return TRUE;
    }
    return FALSE;
}

/* Rules that hold lines apart whatever their widths. */
static gboolean
are_apart (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const LineFacts *bf = &reflow->facts[before], *af = &reflow->facts[after];
    gboolean ends = bf->sentence || bf->clause;

    if (a->rule_before || a->heading > 0 || b->heading > 0 || bf->number || bf->columnar || af->columnar || bf->appendix
        || af->appendix)
        return TRUE;
    if (af->unit
        && !(af->dash && !ends && is_full (reflow, before, after, 95) && reflow->blank_parted
             && !is_far (reflow, before, after)))
        return TRUE;
    if (af->soft_unit && (ends || !is_full (reflow, before, after, 90)))
        return TRUE;
    if (bf->capitals && !bf->unit && (!af->capitals || !is_full (reflow, before, after, 90)))
        return TRUE; /* a title and what stands below it */
    if (bf->capitals && af->capitals && begins_authority (reflow, after)
        && !pattern_match (pattern_peek ("(?:CỦA|VÀ|DO|TẠI|THUỘC|BỞI|GIỮA|CHO|,|-)$"), line_peek (reflow->lines, b),
                           span_length (b->text), 0, NULL))
        return TRUE;
    if (af->capitals && af->first_word > 1 && a->letters > 3 && !(bf->unit && bf->capitals)
        && !is_full (reflow, before, after, 97))
        return TRUE;
    return line_is_bold (b) != line_is_bold (a) && !af->small;
}

/* A number that a line end cut goes on without a space. */
static gboolean
glues_number (const Reflow *reflow, guint before, guint after, const char *text, gsize length, const char *next,
              gsize head) {
    if (g_unichar_isalnum (g_utf8_get_char (next)))
        return pattern_match (pattern_peek (cut_before_pattern), text, length, 0, NULL);
    return g_ascii_isdigit (text[length - 1])
           && (is_full (reflow, before, after, 85)
               || pattern_match (pattern_peek ("\\bsố +\\d+$"), text, length, 0, NULL))
           && pattern_match (pattern_peek (cut_after_pattern), next, head, 0, NULL);
}

Seam
reflow_seam (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const char *text = line_peek (reflow->lines, b), *next = line_peek (reflow->lines, a);
    gsize length = span_length (b->text), head = MIN (span_length (a->text), LABEL_BYTES), tail;
    Seam seam;
    if (length < 2)
        return SEAM_SPACE;
    while (head < span_length (a->text) && (next[head] & 0xC0) == 0x80)
        head++;
    tail = length - MIN (length, LABEL_BYTES);
    while (tail > 0 && (text[tail] & 0xC0) == 0x80)
        tail--;
    text += tail;
    length -= tail;
    if (b->is_cut && g_unichar_islower (g_utf8_get_char (next)))
        return SEAM_NONE;
    seam = cut_words_seam (text, length, next, head, is_full (reflow, before, after, 85));
    if (seam == SEAM_SPACE && glues_number (reflow, before, after, text, length, next, head))
        seam = SEAM_NONE;
    return seam;
}

/* What a narrow cell of a letterhead, or the end of a line, cut: names, `Số:` and number, place and date. */
static gboolean
is_cut_head (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    return !is_far (reflow, before, after)
           && cut_heads_go_on (line_peek (reflow->lines, b), span_length (b->text), line_peek (reflow->lines, a),
                               span_length (a->text), reflow->facts[before].capitals && reflow->facts[after].capitals);
}

gboolean
reflow_joins (const Reflow *reflow, guint first, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const LineFacts *bf = &reflow->facts[before], *af = &reflow->facts[after];

    if (b->ends_paragraph)
        return FALSE;
    if (is_cut_head (reflow, before, after))
        return TRUE;
    if (reflow_seam (reflow, before, after) != SEAM_SPACE && !is_far (reflow, before, after) && (!af->unit || af->dash)
        && !a->rule_before && a->heading == 0)
        return TRUE;
    if (are_apart (reflow, before, after))
        return FALSE;
    if (af->small && !bf->sentence)
        return bf->clause ? is_full (reflow, before, after, 85) || !is_far (reflow, before, after) : TRUE;
    if ((bf->dangling && !bf->capitals)
        || cut_heads_date_goes_on (line_peek (reflow->lines, b), span_length (b->text), line_peek (reflow->lines, a),
                                   span_length (a->text)))
        return TRUE;
    if (b->hard_break && reflow->hard_breaks)
        return FALSE;
    if (reflow->facts[first].basis && !bf->sentence && !bf->clause && !af->basis && !af->capitals
        && a->blank_before == 0)
        return TRUE; /* `Xét đề nghị của Giám đốc Sở Công` | `Thương tại Tờ trình …,` */
    if (is_far (reflow, before, after))
        return FALSE;
    if (is_indented_start (reflow, first, before, after) || is_outdented_start (reflow, first, before, after))
        return FALSE;
    if (is_start_below_point (reflow, first, before, after))
        return FALSE;
    if (a->indent + 2 < b->indent && before == first && is_full (reflow, before, after, 85))
        return TRUE; /* from an indented first line to the lines below it */
    if (bf->dash && !bf->last_point && !bf->sentence && !bf->clause && !reflow->spaced)
        return TRUE; /* the points of a list end with a mark; this one has not ended */
    if (bf->clause && b->text.end > b->text.start && line_peek (reflow->lines, b)[span_length (b->text) - 1] == ',')
        return TRUE;
    if (bf->sentence)
        return is_full (reflow, before, after, 93)
               && (reflow->blank_parted || reflow->spaced || af->small || is_hanging_on (reflow, first, after));
    return is_full (reflow, before, after, bf->clause ? 90 : 88);
}
