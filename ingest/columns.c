/* columns.c - see columns.h. A zone is opened by words that only stand in a letterhead or a closing, and goes on as long
 * as each line fits one of the columns or both. Prose and centred titles fit neither and end it. */
#include "ingest/columns.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define GAP_COLUMNS      3 /* spaces that part two columns, at least */
#define WIDE_GAP_COLUMNS 8 /* that part them by themselves */
#define ZONE_LINES_MAX   60
#define LOOK_AHEAD       14 /* lines from `Nơi nhận` to the first one that has both columns */
#define BLANKS_HEAD      2
#define BLANKS_NAME      16 /* room for the signature and the seal */
#define RIGHT_MIN        25 /* a right column begins no further left */
#define CLOSING_GAPS_MAX 2  /* on the line that opens a closing by a post */
#define JOINED_BYTES_MAX 250

typedef struct {
    gboolean found;
    Span left, right;
    guint left_end, right_start; /* columns */
    guint gaps, wide_gaps;
} Gap;

/* The geometry of the zone so far, in columns. */
typedef struct {
    guint left_start, left_end, right_start, right_end;
    gboolean is_closing;
    gboolean has_date; /* the line of place and date has come: what is set off in capitals below it is a title */
} Zone;

/* The widest run of spaces inside a line. */
static Gap
find_gap (const Lines *lines, const Line *line) {
    const char *text = lines->clean->text->str;
    Gap gap = { .found = FALSE };
    guint column = line->indent, widest = 0;
    for (gsize at = line->text.start; at < line->text.end;) {
        gsize start = at;
        guint from = column;
        while (at < line->text.end && (text[at] == ' ' || text[at] == '\t')) {
            column += text[at] == '\t' ? 8 - column % 8 : 1;
            at++;
        }
        if (at > start && column - from >= GAP_COLUMNS && !line_leaves_room (text, line->text.start, start, at)) {
            gap.wide_gaps += column - from >= 5;
            gap.gaps++;
            if (column - from > widest) {
                widest = column - from;
                gap.found = TRUE;
                gap.left = (Span){ line->text.start, start };
                gap.right = (Span){ at, line->text.end };
                gap.left_end = from;
                gap.right_start = column;
            }
        }
        if (at < line->text.end) {
            at = g_utf8_next_char (text + at) - text;
            column++;
        }
    }
    gap.found = gap.found && gap.wide_gaps <= 2 && gap.right_start >= RIGHT_MIN - 7;
    return gap;
}

static gboolean
matches_text (const char *text, Span span, const char *expression) {
    g_autofree char *plain = text_unaccent (text + span.start, (gssize)span_length (span));
    return pattern_matches (expression, plain);
}

static gboolean
matches_plain (const Lines *lines, Span span, const char *expression) {
    return matches_text (lines->clean->text->str, span, expression);
}

#define PLACE_DATE "^[a-z][a-z .-]{1,40}, ?ngay\\b"
/* The national motto, the Party's name, or place and date. */
#define HEAD_RIGHT "^(cong h?oa xa hoi|dang cong san|doc lap|[a-z][a-z .-]{1,40}, ?ngay\\b)"
/* Whose authority a signature has, or a post. */
#define CLOSING_RIGHT                                                                                                  \
    "^(t/?m|k/?t|t/?l|tuq|t/?uq|q|thua lenh|tm)\\b\\.?|^(chu tich|pho chu tich|giam doc|pho giam doc|bi thu|"          \
    "pho bi thu|bo truong|thu truong|thu tuong|chanh van phong|truong ban|cuc truong|tong giam doc|hieu truong)\\b"

static gboolean
is_head_opener (const Lines *lines, const Line *line, const Gap *gap) {
    return gap->found && matches_plain (lines, gap->right, HEAD_RIGHT);
}

static gboolean
begins_recipients (const Lines *lines, const Line *line) {
    Span head = { line->text.start, MIN (line->text.end, line->text.start + 40) };
    head.end = text_character_behind (lines->clean->text->str, head.end, line->text.end);
    return matches_plain (lines, head, "^noi +nhan");
}

static gboolean
is_capitals (const char *text, Span span) {
    gboolean has_letter = FALSE;
    for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p)) {
        if (g_unichar_islower (g_utf8_get_char (p)))
            return FALSE;
        has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
    }
    return has_letter;
}

/* A post on the right, or what both sides that sign are, in capitals. */
static gboolean
is_closing_gap (const Lines *lines, const Gap *gap) {
    const char *text = lines->clean->text->str;
    return gap->found
           && (matches_text (text, gap->right, CLOSING_RIGHT)
               || (gap->right_start >= RIGHT_MIN && is_capitals (text, gap->left) && is_capitals (text, gap->right)));
}

/* Prose is as wide as the page and has no gap. */
static gboolean
is_prose (const Line *line, const Gap *gap) {
    return !gap->found && line->end - line->indent > 70;
}

/* Where the right column begins, for a closing whose first line has only the left one. */
static gboolean
look_ahead (const Lines *lines, guint at, Zone *zone) {
    for (guint i = at; i < MIN (lines->lines->len, at + LOOK_AHEAD); i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        Gap gap = find_gap (lines, line);
        if (i > at && (line->page_break || is_prose (line, &gap) || line->kind != LINE_TEXT))
            return FALSE;
        if (!gap.found || gap.right_start < RIGHT_MIN)
            continue;
        if (gap.right_start - gap.left_end < WIDE_GAP_COLUMNS && !is_closing_gap (lines, &gap))
            continue;
        zone->right_start = gap.right_start;
        zone->right_end = line->end;
        zone->left_end = gap.left_end;
        return TRUE;
    }
    return FALSE;
}

static gboolean
opens_zone (const Lines *lines, guint at, const Gap *gap, Zone *zone) {
    const Line *line = &g_array_index (lines->lines, Line, at);
    *zone = (Zone){ .left_start = line->indent };
    if (line->kind != LINE_TEXT)
        return FALSE;
    if (is_head_opener (lines, line, gap)) {
        zone->left_end = gap->left_end;
        zone->right_start = gap->right_start;
        zone->right_end = line->end;
        return TRUE;
    }
    zone->is_closing = TRUE;
    if (begins_recipients (lines, line))
        return look_ahead (lines, at, zone);
    /* with four stretches of words it is the row of a table */
    if (!is_closing_gap (lines, gap) || gap->right_start - gap->left_end < WIDE_GAP_COLUMNS
        || gap->gaps > CLOSING_GAPS_MAX)
        return FALSE;
    zone->left_end = gap->left_end;
    zone->right_start = gap->right_start;
    zone->right_end = line->end;
    return TRUE;
}

/* ---- going on -------------------------------------------------------------------------------------------------- */

static gboolean
is_left_only (const Lines *lines, const Line *line, const Zone *zone) {
    guint middle = (line->indent + line->end) / 2;
    gboolean is_dash = strchr ("-+*", *line_peek (lines, line)) != NULL;
    if (zone->is_closing && is_dash && line->indent <= zone->left_start + 6)
        return TRUE;
    if (line->end > zone->right_start + 8 || line->indent + 8 > zone->right_start)
        return FALSE;
    if (zone->is_closing)
        return line->indent <= zone->left_start + 6;
    return middle * 4 < zone->right_start * 3
           || (line->indent <= zone->left_start + 4 && line->end <= zone->right_start);
}

static gboolean
is_right_only (const Line *line, const Zone *zone) {
    guint middle = (line->indent + line->end) / 2;
    guint width = zone->right_end > zone->right_start ? zone->right_end - zone->right_start : 0;
    if (line->indent < RIGHT_MIN || line->indent + 12 < zone->right_start)
        return FALSE;
    if (!zone->is_closing) /* the lines of a letterhead are centred in their column, a title in the page */
        return middle + 6 >= zone->right_start + width / 2;
    return middle >= zone->right_start + MIN (width / 4, 8);
}

/* TRUE where the line divides at the zone's gutter: its right part begins about where the right column does. */
static gboolean
divides (const Gap *gap, const Zone *zone) {
    return gap->found && gap->right_start + 14 > zone->right_start && gap->left_end < zone->right_start + 14;
}

static gboolean
is_end (const Lines *lines, const Line *line, const Zone *zone) {
    if (line->kind != LINE_TEXT || line->page_break || line->heading > 0)
        return TRUE;
    if (line->rule_before && (zone->is_closing || zone->has_date)) /* lines are drawn below the motto */
        return TRUE;
    if (line->blank_before > (zone->is_closing ? BLANKS_NAME : BLANKS_HEAD))
        return TRUE;
    if (zone->has_date && line->blank_before > 0 && line->letters > 0
        && is_capitals (lines->clean->text->str, line->text))
        return TRUE;
    return matches_plain (lines, line->text,
                          zone->is_closing ? "^(phu luc|bieu so|mau so)\\b" : "^(kinh gui|can cu)\\b");
}

/* Fits the line into the zone's columns; FALSE where it does not fit. */
static gboolean
place (const Lines *lines, const Line *line, const Gap *gap, Zone *zone, ColumnLine *ret_columns) {
    if (divides (gap, zone)) {
        ret_columns->left = gap->left;
        ret_columns->right = gap->right;
        zone->right_start = MIN (zone->right_start, gap->right_start);
        zone->right_end = MAX (zone->right_end, line->end);
        zone->left_end = MAX (zone->left_end, gap->left_end);
        zone->left_start = MIN (zone->left_start, line->indent);
        return TRUE;
    }
    if (is_left_only (lines, line, zone) && (!zone->is_closing || line->blank_before <= BLANKS_HEAD)) {
        ret_columns->left = line->text;
        zone->left_start = MIN (zone->left_start, line->indent);
        return TRUE;
    }
    if (!is_right_only (line, zone))
        return FALSE;
    ret_columns->right = line->text;
    return TRUE;
}

static guint
read_zone (const Lines *lines, guint first, Zone *zone, guint number, GArray *columns) {
    guint i = first;
    for (; i < lines->lines->len && i - first < ZONE_LINES_MAX; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        Gap gap = find_gap (lines, line);
        ColumnLine *entry = &g_array_index (columns, ColumnLine, i);
        if (i > first && is_end (lines, line, zone))
            break;
        if (!place (lines, line, &gap, zone, entry))
            break;
        entry->zone = number;
        zone->has_date = zone->has_date || (!zone->is_closing && matches_plain (lines, entry->right, PLACE_DATE));
    }
    return i;
}

/* ---- columns laid out by tabs ---------------------------------------------------------------------------------- */

/* A label, after which a tab is only its distance: `1.`, `a)`, `-`, `Kính gửi:`. */
static const char label_pattern[] = "^(?:[-–+•*]|\\(?[\\p{L}\\d]{1,4}(?:\\.\\d{1,2})*[.)]?|(?i:kính gửi) *:?)$";

/* `Nơi nhận:` beside a post, `- Lưu: VT.` beside the name of whoever signs. */
static gboolean
is_closing_pair (const char *text, Span left, Span right) {
    if (matches_text (text, left, "^noi +nhan"))
        return is_capitals (text, right);
    if (!matches_text (text, left, "^[-+*] ?.*[;./]$"))
        return FALSE;
    g_autofree char *name = g_strndup (text + right.start, span_length (right));
    return pattern_matches ("^\\p{Lu}[\\p{L}’']*\\p{Ll}(?: \\p{Lu}[\\p{Ll}’']*){1,4}$", name);
}

gboolean
columns_divide_tabs (const char *text, gboolean goes_on, Span *ret_left, Span *ret_right) {
    const char *first = strchr (text, '\t'), *last = strrchr (text, '\t');
    Span left, right;
    if (first == NULL || first == text || last[1] == '\0')
        return FALSE;
    left = (Span){ 0, (gsize)(first - text) };
    right = (Span){ (gsize)(last - text) + 1, strlen (text) };
    if (pattern_match (pattern_peek (label_pattern), text, left.end, 0, NULL))
        return FALSE;
    if (!goes_on && !matches_text (text, right, HEAD_RIGHT) && !matches_text (text, right, CLOSING_RIGHT)
        && !(is_capitals (text, left) && is_capitals (text, right)) && !is_closing_pair (text, left, right))
        return FALSE;
    *ret_left = left;
    *ret_right = right;
    return TRUE;
}

/* ---- lines whose columns ran together -------------------------------------------------------------------------- */

/* Head lines as OCR gives them: both columns with one space between. On text as printed. */
static const char *const joined_heads[] = {
    "^(\\S.{3,60}?\\S) +((?i:c[ộọ]ng h[oòõ]à? xã hội chủ nghĩa việt nam|c[ộọ]ng h[òoõ]a xã hội chủ nghĩa việt nam))$",
    "^(\\S.{3,60}?\\S) +((?i:[đd][aảẳ]ng c[ộọ]ng s[aả]n việt nam))$",
    "^((?i:số) *:? *[-–\\d/.…].{0,40}?\\S) +(\\p{Lu}[\\p{L} .-]{1,40}, ?(?i:ngày) *[\\d. …]*(?i:tháng).*)$",
    "^(\\S.{2,60}?\\S) +((?i:[đd]ộc lập) ?[-–] ?(?i:tự do) ?[-–] ?(?i:h[aạ]nh phúc))$",
};

static gboolean
split_joined (const Lines *lines, const Line *line, ColumnLine *entry) {
    PatternMatch match;
    for (gsize i = 0; i < G_N_ELEMENTS (joined_heads) && span_length (line->text) < JOINED_BYTES_MAX; i++) {
        if (!pattern_match (pattern_peek (joined_heads[i]), line_peek (lines, line), span_length (line->text), 0,
                            &match))
            continue;
        entry->left = match.groups[1];
        entry->right = match.groups[2];
        entry->left.start += line->text.start;
        entry->left.end += line->text.start;
        entry->right.start += line->text.start;
        entry->right.end += line->text.start;
        return TRUE;
    }
    return FALSE;
}

/* `Độc lập - Tự do - Hạnh phúc` below such a line belongs to its right column. */
static gboolean
is_motto (const Lines *lines, const Line *line) {
    return span_length (line->text) < 80 && matches_plain (lines, line->text, "^doc lap ?- ?tu do");
}

/* A line copied out of a word processor, whose tab is narrower than a gap of spaces. */
static gboolean
split_at_tab (const Lines *lines, const Line *line, gboolean goes_on, ColumnLine *entry) {
    if (memchr (line_peek (lines, line), '\t', span_length (line->text)) == NULL
        || span_length (line->text) > JOINED_BYTES_MAX)
        return FALSE;
    g_autofree char *text = g_strndup (line_peek (lines, line), span_length (line->text));
    if (!columns_divide_tabs (text, goes_on, &entry->left, &entry->right))
        return FALSE;
    entry->left.start += line->text.start;
    entry->left.end += line->text.start;
    entry->right.start += line->text.start;
    entry->right.end += line->text.start;
    return TRUE;
}

static void
find_joined (const Lines *lines, guint *zones, GArray *columns) {
    guint open = 0;
    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i);
        ColumnLine *entry = &g_array_index (columns, ColumnLine, i);
        if (entry->zone > 0 || line->kind != LINE_TEXT || line->page_break) {
            open = 0;
            continue;
        }
        if (split_at_tab (lines, line, open > 0, entry) || split_joined (lines, line, entry)) {
            entry->zone = open > 0 ? open : (open = ++*zones);
        } else if (open > 0 && is_motto (lines, line)) {
            entry->zone = open;
            entry->right = line->text;
        } else
            open = 0;
    }
}

GArray *
columns_find (const Lines *lines) {
    GArray *columns = g_array_sized_new (FALSE, TRUE, sizeof (ColumnLine), lines->lines->len);
    guint zones = 0;
    g_array_set_size (columns, lines->lines->len);
    for (guint i = 0; i < lines->lines->len;) {
        Gap gap = find_gap (lines, &g_array_index (lines->lines, Line, i));
        Zone zone;
        guint end;
        if (!opens_zone (lines, i, &gap, &zone)) {
            i++;
            continue;
        }
        end = read_zone (lines, i, &zone, zones + 1, columns);
        zones += end > i;
        i = MAX (end, i + 1);
    }
    find_joined (lines, &zones, columns);
    return columns;
}
