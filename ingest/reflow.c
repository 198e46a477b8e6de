/* reflow.c - see reflow.h.
 * A line was wrapped where it is about as wide as its neighbours and the next word had no room on it; otherwise its end
 * was meant. Labels begin a new paragraph, small letters go on with the old one. */
#include "ingest/reflow.h"

#include "base/pattern.h"
#include "ingest/cut_heads.h"
#include "ingest/line_facts.h"

#define PLACE_DATE_BYTES_MAX 120
#define OPEN_BYTES_MIN       40 /* a line shorter than that ends a paragraph, whatever it opens */
#define AUTHORITY_LINES      3  /* lines that name who decides and its session, before the first basis */
/* Columns that an addressee stands further right than the text, at least: more than any first line's indent. */
#define ADDRESSEE_INDENT 15

struct Reflow {
    const Lines *lines;
    LineFacts *facts;
    gboolean hard_breaks;  /* two spaces at the end of a line mean something here */
    gboolean spaced;       /* a blank line stands between all lines, the wrapped ones too */
    gboolean blank_parted; /* paragraphs are parted by blank lines */
    gboolean whole_blocks; /* and by nothing else: lines without one between them are of one paragraph, however short */
};

/* A number and symbol that a line end cuts: `12/`, `31-`, `12 -` before it, `CTr/TW`, `-QĐ/TU` behind it. */
static const char cut_before_pattern[] = "(?:[^\\s][-/]|\\d [-–])$";
static const char cut_after_pattern[] = "^[-–]\\p{Lu}[\\p{L}\\d]{0,6}[-/–]";

#define BLOCK_PAIRS_MIN    8  /* lines of running text right below each other, to tell by */
#define BLOCK_ENDS_PERCENT 12 /* of them at most where the upper one ends or the lower one begins a paragraph */

static void
measure_file (Reflow *reflow) {
    const GArray *lines = reflow->lines->lines;
    guint breaks = 0, full = 0, spaced = 0, wrapped = 0, blank = 0, units = 0, units_parted = 0, pairs = 0, ends = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const Line *line = &g_array_index (lines, Line, i), *next = line + 1;
        const LineFacts *facts = &reflow->facts[i];
        blank += next->blank_before > 0;
        units += reflow->facts[i + 1].unit;
        units_parted += reflow->facts[i + 1].unit && next->blank_before > 0;
        if (line->kind == LINE_TEXT && next->kind == LINE_TEXT && next->blank_before == 0 && !facts->capitals
            && !reflow->facts[i + 1].capitals && !facts->bare_mark) {
            pairs++;
            ends += facts->sentence || reflow->facts[i + 1].unit
                    || line_peek (reflow->lines, line)[span_length (line->text) - 1] == ';';
        }
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
    /* a letterhead and a signature have blank lines in every text: the points tell */
    reflow->blank_parted = !reflow->spaced && blank * 10 >= lines->len && units_parted * 3 >= units;
    reflow->whole_blocks = reflow->blank_parted && pairs >= BLOCK_PAIRS_MIN && ends * 100 <= pairs * BLOCK_ENDS_PERCENT;
}

Reflow *
reflow_new (const Lines *lines) {
    Reflow *reflow = g_new0 (Reflow, 1);
    reflow->lines = lines;
    reflow->facts = line_facts_new (lines);
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

/* What a line end cuts: the end of the line before, the head of the one after. */
typedef struct {
    const char *before, *after;
} CutHalves;

static gboolean
is_cut (const Reflow *reflow, guint before, guint after, const CutHalves *halves, gsize n) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const char *text = line_peek (reflow->lines, b), *next = line_peek (reflow->lines, a);
    gsize length = span_length (b->text), head = line_head_length (next, span_length (a->text));
    gsize tail = line_tail_start (text, length);
    for (gsize i = 0; i < n; i++)
        if (pattern_match (pattern_peek (halves[i].after), next, head, 0, NULL)
            && pattern_match (pattern_peek (halves[i].before), text + tail, length - tail, 0, NULL))
            return TRUE;
    return FALSE;
}

/* `Sở Lao động` | `- Thương binh và Xã hội`, `giai đoạn 2026` | `- 2030`: a name or a range with a dash that a line end cut. */
static gboolean
cuts_at_dash (const Reflow *reflow, guint before, guint after) {
    static const CutHalves halves[] = {
        { "(?<!\\d)(?:19|20)\\d\\d$", "^[-–] ?(?:19|20)\\d\\d(?!\\d)" },
        { "(?i:lao động)$", "^[-–] ?Thương binh" },
        { "(?i:văn hóa|văn hoá|kinh tế|chính trị)$", "^[-–] ?(?i:xã hội)\\b" },
        { "(?i:tài chính)$", "^[-–] ?(?i:kế hoạch|ngân sách)\\b" },
        { "(?i:kế hoạch)$", "^[-–] ?(?i:tài chính)\\b" },
        { "(?i:dân số)$", "^[-–] ?(?i:kế hoạch hóa)\\b" },
        { "Bà Rịa$", "^[-–] ?Vũng Tàu" },
        { "Thừa Thiên$", "^[-–] ?Huế" },
        { "Phan Rang$", "^[-–] ?Tháp Chàm" },
    };
    return reflow->facts[after].dash && is_cut (reflow, before, after, halves, G_N_ELEMENTS (halves));
}

/* The line of place and date, whatever stands above and below it. */
static gboolean
is_place_and_date (const Reflow *reflow, const Line *line) {
    return span_length (line->text) < PLACE_DATE_BYTES_MAX
           && pattern_match (pattern_peek ("^\\p{Lu}[\\p{L}. -]{1,40}, ?ngày[ \\d.…_]*tháng[ \\d.…_]*năm[ \\d.…_]*$"),
                             line_peek (reflow->lines, line), span_length (line->text), 0, NULL);
}

/* `… NGÀY 15 THÁNG 8 NĂM 2024 CỦA` | `THỦ TƯỚNG CHÍNH PHỦ VỀ …`: a title that a portal wrapped behind a word that wants another. */
static gboolean
goes_on_in_capitals (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const char *text = line_peek (reflow->lines, b);
    gsize length = span_length (b->text), tail = line_tail_start (text, length);
    return reflow->facts[before].capitals && reflow->facts[after].capitals && !reflow->facts[after].unit
           && a->blank_before == 0 && !is_over_page (reflow, before, after) && b->letters > 20
           && pattern_match (pattern_peek ("(?:^|\\s)(?:CỦA|VÀ|TẠI|THUỘC|VỀ|THEO|TRONG|ĐỐI VỚI|GIỮA|BAN HÀNH)$"),
                             text + tail, length - tail, 0, NULL);
}

/* `trước ngày` | `20/5/2026.`, `cuối năm` | `2026.`: a date that a line end cut, which looks like a label. */
static gboolean
cuts_date (const Reflow *reflow, guint before, guint after) {
    static const CutHalves halves[] = {
        { "(?i:ngày|trước|đến|hết|từ|và)$",
          "^\\d{1,2}(?: ?[-–] ?\\d{1,2})?(?:[/.-]\\d{1,2}[/.-](?:19|20)\\d\\d| tháng \\d|/\\d{1,2}(?!\\d))(?! ?/)" },
        { "(?i:tháng)$", "^\\d{1,2}/(?:19|20)\\d\\d(?!\\d)" },
        { "(?i:năm)$", "^(?:19|20)\\d\\d(?![\\d/])" },
        { "(?i:quý)$", "^(?:IV|I{1,3}|[1-4])/(?:19|20)\\d\\d(?!\\d)" },
        { "(?i:\\(ngày)$", "^\\d{1,2}\\)" },
        { "(?i:trước|sau|trong|nhất|quá|vòng|hạn|là)$", "^\\d{1,3} (?:giờ|ngày|tuần|tháng|năm)\\b" },
    };
    const char *next = line_peek (reflow->lines, &g_array_index (reflow->lines->lines, Line, after));
    return (g_ascii_isdigit (*next) || *next == 'I') && !is_far (reflow, before, after)
           && is_cut (reflow, before, after, halves, G_N_ELEMENTS (halves));
}

/* A bracket that one line opens and the next closes, `(chủ trì: Đài Khí tượng` | `Thủy văn tỉnh)`; a dash that waits for its other
 * half, `Khoa Hồi sức tích cực -` | `Chống độc`. */
static gboolean
is_open_ended (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const char *text = line_peek (reflow->lines, b), *next = line_peek (reflow->lines, a);
    gsize length = span_length (b->text), rest = span_length (a->text);
    const char *open = memrchr (text, '(', length), *close = memchr (next, ')', rest);

    if (reflow->facts[after].unit || is_far (reflow, before, after) || a->rule_before || a->heading > 0
        || length < OPEN_BYTES_MIN)
        return FALSE;
    if (open != NULL && close != NULL && memchr (open, ')', (gsize)(text + length - open)) == NULL
        && memchr (next, '(', (gsize)(close - next)) == NULL && !reflow->facts[after].capitals)
        return TRUE;
    return length > 2 && text[length - 1] == '-' && text[length - 2] == ' '
           && g_unichar_isupper (g_utf8_get_char (next)) && !reflow->facts[after].capitals;
}

/* `Ban Tổ chức` | `Tỉnh ủy`, `Ban` | `Thường vụ Đảng ủy`: a body that a line end cut. */
static gboolean
cuts_body (const Reflow *reflow, guint before, guint after) {
    static const CutHalves halves[] = {
        { "(?:^|[ ,])Ban$",
          "^(?:Thường vụ|Thường trực|Bí thư|Chấp hành|Tổ chức|Tuyên giáo|Dân vận|Nội chính|Chỉ đạo|Xây dựng|Kiểm tra)\\b" },
        { "(?:Ban Thường vụ|Ban Chấp hành|Ban Tổ chức|Ban Tuyên giáo|Dân vận|Nội chính|Kiểm tra|Thường trực|Văn phòng|Bí thư)$",
          "^(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ?(?:ủy|uỷ)(?!\\w)|^Đảng bộ\\b|^Trung ương\\b" },
        { "(?:Ủy|Uỷ) ban$", "^(?:Mặt trận|MTTQ|Kiểm tra|Nhân dân)\\b" },
        { "Mặt trận$", "^Tổ quốc\\b" },
        { "Tổ quốc$", "^Việt Nam\\b" },
    };
    return is_cut (reflow, before, after, halves, G_N_ELEMENTS (halves));
}

/* `- Lãnh đạo các đơn vị,` | `Thực hiện Chương trình …`: the last addressee, its mark a comma, and the opening below it. */
static gboolean
opens_below_addressee (const Reflow *reflow, guint before, guint after) {
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const LineFacts *bf = &reflow->facts[before];
    return bf->dash && bf->clause && !is_full (reflow, before, after, 80)
           && pattern_match (pattern_peek ("^(?:Thực hiện|Căn cứ|Tiếp theo|Theo|Để|Nhằm) "),
                             line_peek (reflow->lines, a),
                             line_head_length (line_peek (reflow->lines, a), span_length (a->text)), 0, NULL);
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
    if (goes_on_in_capitals (reflow, before, after))
        return FALSE;
    if (bf->capitals && !bf->unit && (!af->capitals || !is_full (reflow, before, after, 90)))
        return TRUE; /* a title and what stands below it */
    if (is_place_and_date (reflow, a) || is_place_and_date (reflow, b))
        return TRUE;
    if (bf->capitals && af->capitals && begins_authority (reflow, after)
        && !pattern_match (pattern_peek ("(?:CỦA|VÀ|DO|TẠI|THUỘC|BỞI|GIỮA|CHO|,|-)$"), line_peek (reflow->lines, b),
                           span_length (b->text), 0, NULL))
        return TRUE;
    if (af->capitals && af->first_word > 1 && a->letters > 3 && !(bf->unit && bf->capitals)
        && !is_full (reflow, before, after, 97))
        return TRUE;
    return (line_is_bold (b) != line_is_bold (a) && !af->small) || opens_below_addressee (reflow, before, after);
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
    gsize length = span_length (b->text), head = line_head_length (next, span_length (a->text)), tail;
    Seam seam;
    if (length < 2)
        return SEAM_SPACE;
    tail = line_tail_start (text, length);
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

/* `2. Sở` | `Khoa học và Công nghệ` where blank lines alone part paragraphs. A post above a name is no sentence. */
static gboolean
goes_on_in_block (const Reflow *reflow, guint before, guint after) {
    const LineFacts *bf = &reflow->facts[before], *af = &reflow->facts[after];
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    if (!reflow->whole_blocks || bf->sentence || bf->clause || bf->last_point
        || (bf->capitals && !(bf->unit && af->capitals)) || is_over_page (reflow, before, after)
        || is_far (reflow, before, after))
        return FALSE;
    return bf->unit || af->sentence
           || !pattern_match (pattern_peek ("^(?:\\p{Lu}\\p{Ll}+ ){1,4}\\p{Lu}\\p{Ll}+$"), line_peek (reflow->lines, a),
                              span_length (a->text), 0, NULL);
}

/* `Căn cứ …`, `UBND tỉnh nhận được …` below a point that had room left: a sentence of its own. */
static gboolean
begins_opening (const Reflow *reflow, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const char *text = line_peek (reflow->lines, b), *next = line_peek (reflow->lines, a);
    gsize length = span_length (b->text), tail = line_tail_start (text, length);
    return !is_full (reflow, before, after, 85)
           && pattern_match (
               pattern_peek (
                   "^(?:(?:Căn cứ|Thực hiện|Triển khai thực hiện|Thi hành|Xét|Theo|Để|Nhằm|Qua|Sau khi|Trên cơ sở|Liên quan"
                   "|Tiếp theo|Trong thời gian|Thời gian|Vừa qua|Hiện nay|Ngày \\d+)(?!\\w)"
                   "|(?:UBND|[ỦU][yỷ] ban|Chủ tịch|Phó Chủ tịch|Thủ tướng|Bộ|Sở|Ban|Văn phòng|Phòng|Công an|Chi cục|Cục)"
                   " [^.;:,]{0,90} (?:nhận được|đề nghị|yêu cầu|thông báo|có ý kiến|trân trọng|giao(?! thông)) )"),
               next, line_head_length (next, span_length (a->text)), 0, NULL)
           && !pattern_match (
               pattern_peek ("(?i:[,–-]|\\s(?:của|và|thuộc|các|với|cho|tại|do|từ|đến|về|trong|theo|là|sự|việc|để))$"),
               text + tail, length - tail, 0, NULL);
}

gboolean
reflow_joins (const Reflow *reflow, guint first, guint before, guint after) {
    const Line *b = &g_array_index (reflow->lines->lines, Line, before);
    const Line *a = &g_array_index (reflow->lines->lines, Line, after);
    const LineFacts *bf = &reflow->facts[before], *af = &reflow->facts[after];

    if (b->ends_paragraph)
        return FALSE;
    if (bf->bare_mark && !af->unit && !af->columnar && !is_far (reflow, before, after))
        return TRUE;
    if (is_cut_head (reflow, before, after))
        return TRUE;
    if ((cuts_at_dash (reflow, before, after) || cuts_body (reflow, before, after)) && !is_far (reflow, before, after))
        return TRUE;
    if (is_open_ended (reflow, before, after))
        return TRUE;
    if (cuts_date (reflow, before, after) && !a->rule_before && a->heading == 0)
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
    if (goes_on_in_block (reflow, before, after) || goes_on_in_capitals (reflow, before, after))
        return TRUE;
    if (is_indented_start (reflow, first, before, after) || is_outdented_start (reflow, first, before, after))
        return FALSE;
    if (is_start_below_point (reflow, first, before, after))
        return FALSE;
    if (a->indent + 2 < b->indent && before == first && is_full (reflow, before, after, 85))
        return TRUE; /* from an indented first line to the lines below it */
    if (bf->dash && !bf->last_point && !bf->sentence && !bf->clause && !reflow->spaced)
        return !begins_opening (reflow, before, after); /* the points of a list end with a mark; this one has not */
    if (bf->clause && b->text.end > b->text.start && line_peek (reflow->lines, b)[span_length (b->text) - 1] == ',')
        return TRUE;
    if (bf->sentence)
        return is_full (reflow, before, after, 93)
               && (reflow->blank_parted || reflow->spaced || af->small || is_hanging_on (reflow, first, after));
    return is_full (reflow, before, after, bf->clause ? 90 : 88);
}
