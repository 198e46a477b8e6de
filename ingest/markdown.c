/* markdown.c - see markdown.h. */
#include "ingest/markdown.h"

#include <string.h>

/* A run of stars or underscores that may begin or end emphasis. */
typedef struct {
    gsize at;
    guint count;
    gboolean opens, closes;
    char character;
} Delimiter;

/* Not the bar: in a table it must be told from those that part cells (plain.c). */
static const char escapable[] = "\\*_#[]()+-.!>~`";

static gboolean
is_space_at (const char *text, gsize length, gssize at) {
    if (at < 0 || at >= (gssize)length)
        return TRUE;
    return g_ascii_isspace (text[at]);
}

static gboolean
is_mark_at (const char *text, gsize length, gssize at) {
    return at >= 0 && at < (gssize)length && g_ascii_ispunct (text[at]);
}

static gboolean
is_word_at (const char *text, gsize length, gssize at) {
    return !is_space_at (text, length, at) && !is_mark_at (text, length, at);
}

/* Left- and right-flanking as CommonMark has them. `(*)` marks a note, and a mark inside a word is none. */
static Delimiter
read_delimiter (const char *text, gsize length, gsize at) {
    Delimiter run = { .at = at, .character = text[at] };
    gssize before = (gssize)at - 1, after;
    while (at + run.count < length && text[at + run.count] == run.character)
        run.count++;
    after = (gssize)(at + run.count);
    if (is_word_at (text, length, before) && is_word_at (text, length, after)
        && (run.count == 1 || run.character == '_'))
        return run;
    if (before >= 0 && after < (gssize)length && text[before] == '(' && text[after] == ')')
        return run;
    run.opens = !is_space_at (text, length, after)
                && (!is_mark_at (text, length, after) || !is_word_at (text, length, before));
    run.closes = !is_space_at (text, length, before)
                 && (!is_mark_at (text, length, before) || !is_word_at (text, length, after));
    return run;
}

/* What is bold and italic, as changes of depth at each byte. */
typedef struct {
    guint8 *marks;
    gint *bold, *italic;
    GArray *open[2]; /* of Delimiter: stars, underscores */
} Marker;

static void
drop (Marker *marker, gsize at, gsize n) {
    for (gsize i = 0; i < n; i++)
        marker->marks[at + i] |= MARK_DROP;
}

/* Pairs the end of what is open with the beginning of `run`, as long as both last. */
static void
close_runs (Marker *marker, Delimiter *run) {
    GArray *open = marker->open[run->character == '_'];
    while (run->count > 0 && open->len > 0) {
        Delimiter *opener = &g_array_index (open, Delimiter, open->len - 1);
        guint n = MIN (MIN (opener->count, run->count), 3);
        gsize from = opener->at + opener->count;
        drop (marker, from - n, n);
        drop (marker, run->at, n);
        if (n >= 2) {
            marker->bold[from]++;
            marker->bold[run->at]--;
        }
        if (n != 2) {
            marker->italic[from]++;
            marker->italic[run->at]--;
        }
        opener->count -= n;
        run->at += n;
        run->count -= n;
        if (opener->count == 0)
            g_array_set_size (open, open->len - 1);
    }
}

/* `[text](target)`: the bytes after the text, 0 where this is none. Targets are short and have no spaces. */
static gsize
link_tail (const char *text, gsize length, gsize at) {
    gsize i = at + 1, stop = MIN (length, at + 2000);
    if (at + 1 >= length || text[at + 1] != '(')
        return 0;
    while (++i < stop && text[i] != ')')
        if (g_ascii_isspace (text[i]) || text[i] == '(')
            return 0;
    return i < stop ? i + 1 - at : 0;
}

static gboolean
is_target (const char *text, gsize at, gsize n) {
    static const char *const heads[] = { "(http", "(mailto:", "(#", "(/", "(./", "(www." };
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (n > strlen (heads[i]) && strncmp (text + at, heads[i], strlen (heads[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Where a bracket that opens a link stands; looked for only a short way back, so that the whole stays linear. */
static gssize
find_bracket (const char *text, gsize at) {
    for (gsize i = at, n = 0; i-- > 0 && n < 500; n++) {
        if (text[i] == '[')
            return (gssize)i;
        if (text[i] == '\n' || text[i] == ']')
            return -1;
    }
    return -1;
}

/* Stands on `](`: takes the marks of a link away, or a whole picture. Returns how many bytes to step over. */
static gsize
mark_link (Marker *marker, const char *text, gsize length, gsize at) {
    gsize tail = link_tail (text, length, at);
    gssize bracket = tail > 0 ? find_bracket (text, at) : -1;
    gboolean is_picture = bracket > 0 && text[bracket - 1] == '!';
    if (bracket < 0 || !(is_picture || is_target (text, at + 1, tail - 1)))
        return 1;
    drop (marker, at, tail);
    if (is_picture)
        drop (marker, (gsize)bracket - 1, at - (gsize)bracket + 1);
    else
        drop (marker, (gsize)bracket, 1);
    return tail;
}

static gsize
mark_one (Marker *marker, const char *text, gsize length, gsize at) {
    Delimiter run;
    if (text[at] == '\\' && at + 1 < length && strchr (escapable, text[at + 1]) != NULL) {
        drop (marker, at, 1);
        return 2;
    }
    if (text[at] == ']')
        return mark_link (marker, text, length, at);
    if (text[at] != '*' && text[at] != '_')
        return 1;
    run = read_delimiter (text, length, at);
    at = run.count;
    if (run.closes)
        close_runs (marker, &run);
    if (run.opens && run.count > 0)
        g_array_append_val (marker->open[run.character == '_'], run);
    return at;
}

void
markdown_mark (const char *text, gsize length, guint8 *marks) {
    g_autofree gint *bold = NULL, *italic = NULL;
    Marker marker = { .marks = marks };
    gint bold_depth = 0, italic_depth = 0;

    memset (marks, 0, length);
    if (memchr (text, '*', length) == NULL && memchr (text, '_', length) == NULL && memchr (text, '\\', length) == NULL
        && memchr (text, ']', length) == NULL)
        return;
    marker.bold = bold = g_new0 (gint, length + 1);
    marker.italic = italic = g_new0 (gint, length + 1);
    for (gsize i = 0; i < 2; i++)
        marker.open[i] = g_array_new (FALSE, FALSE, sizeof (Delimiter));
    for (gsize at = 0; at < length;)
        at += mark_one (&marker, text, length, at);
    for (gsize i = 0; i < length; i++) {
        bold_depth += bold[i];
        italic_depth += italic[i];
        marks[i] |= (bold_depth > 0 ? MARK_BOLD : 0) | (italic_depth > 0 ? MARK_ITALIC : 0);
    }
    for (gsize i = 0; i < 2; i++)
        g_array_unref (marker.open[i]);
}
