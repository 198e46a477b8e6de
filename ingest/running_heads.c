/* running_heads.c - see running_heads.h.
 * Lines at a page's end and beginning are looked at together: the foot of one page, the head of the next. */
#include "ingest/running_heads.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define REPEATED_BYTES 200 /* a longer line is text */
#define TORN_LINES     4   /* at most so many lines stand between the halves of a sentence */
#define PAGE_LINES     10 /* a page has more; cells of a table that were written one below the other come again sooner */
#define HEADER_NAMES   3  /* stretches of the header of a table, of which all but one are known */
#define EDGE_LINES     2  /* lines of a page that its head or foot may have */

/* What is known of a line that stands more than once. */
typedef struct {
    guint count, at_edges; /* all, and those beside a form feed */
    guint last, nearest;   /* lines: where it stood last, the least way from one to the next */
    gboolean is_confirmed; /* it tore a sentence apart at the break of a page */
} Repeated;

typedef struct {
    Lines *lines;
    GHashTable *repeated; /* key of a line: Repeated */
    GPtrArray *keys;      /* by line: key, NULL for lines that are none */
    gboolean has_feeds;   /* the file says where its pages end */
} Finder;

static Line *
line_at (const Finder *finder, guint i) {
    return &g_array_index (finder->lines->lines, Line, i);
}

/* Letters folded, each number one sign: the number of the page changes. */
static char *
make_key (const Lines *lines, const Line *line) {
    g_autofree char *folded = text_fold (line_peek (lines, line), (gssize)span_length (line->text));
    GString *key = g_string_new (NULL);
    for (const char *p = folded; *p != '\0'; p++) {
        if (!g_ascii_isdigit (*p))
            g_string_append_c (key, *p);
        else if (key->len == 0 || key->str[key->len - 1] != '#')
            g_string_append_c (key, '#');
    }
    return g_string_free (key, FALSE);
}

/* Near the end or the beginning of a page. */
static gboolean
is_at_edge (const Finder *finder, guint i) {
    guint from = i + 1 > EDGE_LINES ? i + 1 - EDGE_LINES : 0, total = finder->lines->lines->len;
    for (guint k = from; k < MIN (total, i + 1 + EDGE_LINES); k++)
        if (line_at (finder, k)->page_break)
            return TRUE;
    return FALSE;
}

/* The header of a table, which each page repeats too, tells where the table goes on. */
static gboolean
names_columns (const Lines *lines, const Line *line) {
    guint names = 0;
    g_autoptr (GArray) stretches = layout_segments (lines, line);
    for (guint i = 0; stretches->len >= HEADER_NAMES && i < stretches->len; i++)
        names += table_names_is (lines, g_array_index (stretches, LayoutWord, i).text);
    return names + 1 >= HEADER_NAMES;
}

static void
collect (Finder *finder) {
    for (guint i = 0; i < finder->lines->lines->len; i++) {
        const Line *line = line_at (finder, i);
        char *key = NULL;
        if (line->kind == LINE_TEXT && line->heading == 0 && line->letters > 1
            && span_length (line->text) <= REPEATED_BYTES && !names_columns (finder->lines, line)) {
            Repeated *repeated;
            key = make_key (finder->lines, line);
            repeated = g_hash_table_lookup (finder->repeated, key);
            if (repeated == NULL) {
                repeated = g_new0 (Repeated, 1);
                repeated->nearest = G_MAXUINT;
                g_hash_table_insert (finder->repeated, g_strdup (key), repeated);
            }
            if (repeated->count > 0)
                repeated->nearest = MIN (repeated->nearest, i - repeated->last);
            repeated->last = i;
            repeated->count++;
            repeated->at_edges += is_at_edge (finder, i);
        }
        finder->has_feeds = finder->has_feeds || line->page_break;
        g_ptr_array_add (finder->keys, key);
    }
}

static Repeated *
find_repeated (const Finder *finder, guint i) {
    Repeated *repeated
        = finder->keys->pdata[i] != NULL ? g_hash_table_lookup (finder->repeated, finder->keys->pdata[i]) : NULL;
    if (repeated == NULL || repeated->count < 2)
        return NULL;
    if (finder->has_feeds)
        return repeated->at_edges >= 2 && repeated->at_edges * 2 >= repeated->count ? repeated : NULL;
    return repeated->nearest >= PAGE_LINES ? repeated : NULL;
}

/* A number alone, or one at an end of the line that a page's number may be: `Trang 3`, `- 3 -`, `Kế hoạch … 3`. */
static gboolean
has_page_number (const Lines *lines, const Line *line) {
    return line->kind == LINE_PAGE_NUMBER
           || pattern_match (
               pattern_peek ("^[-–]? ?\\d{1,4}\\b(?![./)])|(?:^|[^\\d./-])\\d{1,4}(?: ?/ ?\\d{1,4})?(?: ?[-–])?$"),
               line_peek (lines, line), span_length (line->text), 0, NULL);
}

static gboolean
is_number (const Lines *lines, const Line *line) {
    return line->kind == LINE_PAGE_NUMBER
           || (line->kind == LINE_TEXT
               && pattern_match (pattern_peek ("^(?:[-–] ?)?\\d{1,4}(?: ?[-–])?$"), line_peek (lines, line),
                                 span_length (line->text), 0, NULL));
}

static gboolean
ends_open (const Lines *lines, const Line *line) {
    const char *text = line_peek (lines, line);
    return line->kind == LINE_TEXT && strchr (".:;!?", text[span_length (line->text) - 1]) == NULL;
}

/* With a small letter that is no label: `c) Sở …` begins something new. */
static gboolean
begins_small (const Lines *lines, const Line *line) {
    const char *text = line_peek (lines, line);
    return line->kind == LINE_TEXT && g_unichar_islower (g_utf8_get_char (text))
           && !pattern_match (pattern_peek ("^\\p{Ll}[).]"), text, span_length (line->text), 0, NULL);
}

/* `… Thủ tướng Chính phủ giao.` ends the sentence above it, however often those words end one. */
static gboolean
ends_sentence (const Lines *lines, const Line *line) {
    const char *text = line_peek (lines, line);
    return strchr (".;", text[span_length (line->text) - 1]) != NULL;
}

/* How many lines from @first on may be what a page repeats; the break of a page is among or beside them where @ret_break says so. */
static guint
measure_torn (const Finder *finder, guint first, gboolean *ret_break) {
    guint n = 0, total = finder->lines->lines->len;
    gboolean has_words = FALSE;
    *ret_break = FALSE;
    while (first + n < total && n < TORN_LINES) {
        const Line *line = line_at (finder, first + n);
        gboolean is_repeated = find_repeated (finder, first + n) != NULL && !ends_sentence (finder->lines, line);
        if (!is_repeated && !is_number (finder->lines, line))
            break;
        has_words = has_words || is_repeated;
        *ret_break = *ret_break || line->page_break || (!finder->has_feeds && has_page_number (finder->lines, line));
        n++;
    }
    if (n > 0 && first + n < total)
        *ret_break = *ret_break || line_at (finder, first + n)->page_break;
    return has_words ? n : 0;
}

static void
confirm (Finder *finder, guint first, guint n) {
    for (guint i = first; i < first + n; i++) {
        Repeated *repeated = find_repeated (finder, i);
        if (repeated != NULL)
            repeated->is_confirmed = TRUE;
        line_at (finder, i)->kind = LINE_RUNNING;
    }
}

/* Lines that stand between a line which ends no sentence and one that goes on with a small letter. */
static void
find_torn (Finder *finder) {
    guint total = finder->lines->lines->len;
    for (guint i = 1; i + 1 < total;) {
        gboolean at_break;
        guint n = ends_open (finder->lines, line_at (finder, i - 1)) ? measure_torn (finder, i, &at_break) : 0;
        if (n > 0 && i + n < total && at_break && begins_small (finder->lines, line_at (finder, i + n)))
            confirm (finder, i, n);
        i += MAX (n, 1);
    }
}

/* The same lines where a page ends with a sentence. */
static void
find_others (Finder *finder) {
    guint total = finder->lines->lines->len;
    for (guint i = 1; i < total; i++) {
        Line *line = line_at (finder, i);
        const Repeated *repeated = line->kind == LINE_TEXT ? find_repeated (finder, i) : NULL;
        if (repeated == NULL || !repeated->is_confirmed)
            continue;
        if (line->page_break || (i + 1 < total && line[1].page_break) || line[-1].kind == LINE_PAGE_NUMBER
            || line[-1].kind == LINE_RUNNING || (i + 1 < total && line[1].kind == LINE_PAGE_NUMBER)
            || has_page_number (finder->lines, line))
            line->kind = LINE_RUNNING;
    }
}

void
running_heads_find (Lines *lines) {
    Finder finder = { .lines = lines };
    finder.repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    finder.keys = g_ptr_array_new_with_free_func (g_free);
    collect (&finder);
    find_torn (&finder);
    find_others (&finder);
    g_hash_table_unref (finder.repeated);
    g_ptr_array_unref (finder.keys);
}
