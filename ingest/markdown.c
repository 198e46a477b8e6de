/* markdown.c - see markdown.h. */
#include "ingest/markdown.h"

#include <string.h>

#include "base/pattern.h"

#define CODE_BYTES_MAX      2000 /* a longer stretch between backticks is no code */
#define CODE_ENDS_MAX       8    /* runs of backticks that are looked at for its end */
#define AUTOLINK_BYTES_MAX  500
#define REFERENCE_BYTES_MAX 100

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
    gssize strike;   /* where `~~` opened; -1 where none is open */
    GHashTable *references;
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

/* `[text](target)`: the bytes after the text, 0 where this is none. Targets are short and have no spaces; a title in quotes may
 * follow. */
static gsize
link_tail (const char *text, gsize length, gsize at) {
    gsize i = at + 1, stop = MIN (length, at + 2000);
    if (at + 1 >= length || text[at + 1] != '(')
        return 0;
    while (++i < stop && text[i] != ')' && !g_ascii_isspace (text[i]))
        if (text[i] == '(')
            return 0;
    if (i + 2 < stop && text[i] == ' ' && text[i + 1] == '"') { /* a title */
        const char *quote = memchr (text + i + 2, '"', stop - i - 2);
        i = quote != NULL ? (gsize)(quote - text) + 1 : stop;
    }
    return i < stop && text[i] == ')' ? i + 1 - at : 0;
}

static gboolean
is_target (const char *text, gsize at, gsize n) {
    static const char *const heads[] = { "(http", "(mailto:", "(#", "(/", "(./", "(www." };
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (n > strlen (heads[i]) && strncmp (text + at, heads[i], strlen (heads[i])) == 0)
            return TRUE;
    return FALSE;
}

/* `[text][name]` of a reference that the file defines: the bytes of `][name]`. */
static gsize
reference_tail (const Marker *marker, const char *text, gsize length, gsize at) {
    gsize end = at + 2, stop = MIN (length, at + 2 + REFERENCE_BYTES_MAX);
    g_autofree char *name = NULL;
    if (marker->references == NULL || at + 2 >= length || text[at + 1] != '[')
        return 0;
    while (end < stop && text[end] != ']')
        end++;
    if (end == stop)
        return 0;
    name = g_utf8_casefold (text + at + 2, (gssize)(end - at - 2));
    return g_hash_table_contains (marker->references, name) ? end + 1 - at : 0;
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
    gsize reference = reference_tail (marker, text, length, at);
    gsize tail = reference > 0 ? reference : link_tail (text, length, at);
    gssize bracket = tail > 0 ? find_bracket (text, at) : -1;
    gboolean is_picture = bracket > 0 && text[bracket - 1] == '!';
    if (bracket < 0 || !(is_picture || reference > 0 || is_target (text, at + 1, tail - 1)))
        return 1;
    drop (marker, at, tail);
    if (is_picture)
        drop (marker, (gsize)bracket - 1, at - (gsize)bracket + 1);
    else
        drop (marker, (gsize)bracket, 1);
    return tail;
}

static gsize
run_length (const char *text, gsize length, gsize at) {
    gsize n = 0;
    while (at + n < length && text[at + n] == text[at])
        n++;
    return n;
}

/* Code between backticks: nothing in it is a mark. Stands on the first ones; returns how many bytes to step over. A quotation
 * mark that was read as one stands at a word. */
static gsize
mark_code (Marker *marker, const char *text, gsize length, gsize at) {
    gsize n = run_length (text, length, at), stop = MIN (length, at + n + CODE_BYTES_MAX), m;
    if (is_word_at (text, length, (gssize)at - 1) || is_space_at (text, length, (gssize)(at + n)))
        return n;
    for (gsize i = at + n, tries = 0; i < stop && tries < CODE_ENDS_MAX; i += m, tries++) {
        const char *next = memchr (text + i, '`', stop - i);
        if (next == NULL)
            break;
        i = (gsize)(next - text);
        m = run_length (text, length, i);
        if (m != n || is_word_at (text, length, (gssize)(i + m)))
            continue;
        drop (marker, at, n);
        drop (marker, i, n);
        return i + n - at;
    }
    return n;
}

/* `~~` around what was struck out: it is text still. */
static gsize
mark_strike (Marker *marker, const char *text, gsize length, gsize at) {
    gsize n = run_length (text, length, at);
    if (n != 2)
        return n;
    if (marker->strike >= 0 && !is_space_at (text, length, (gssize)at - 1)) {
        drop (marker, (gsize)marker->strike, 2);
        drop (marker, at, 2);
        marker->strike = -1;
    } else if (!is_space_at (text, length, (gssize)at + 2))
        marker->strike = (gssize)at;
    return 2;
}

/* `<https://…>`: the brackets go. */
static gsize
mark_autolink (Marker *marker, const char *text, gsize length, gsize at) {
    PatternMatch match;
    gsize n = MIN (length - at, AUTOLINK_BYTES_MAX);
    while (n > 0 && at + n < length && (text[at + n] & 0xC0) == 0x80)
        n--;
    if (!pattern_match (pattern_peek ("^<(?:https?|ftp|mailto):[^\\s<>]+>"), text + at, n, 0, &match))
        return 1;
    n = match.groups[0].end;
    drop (marker, at, 1);
    drop (marker, at + n - 1, 1);
    return n;
}

/* `[^1]` refers to a note as `[1]` does, `[^1]:` begins it. */
static gsize
mark_note (Marker *marker, const char *text, gsize length, gsize at) {
    gsize end = at + 2, stop = MIN (length, at + 2 + REFERENCE_BYTES_MAX);
    while (end < stop && (g_ascii_isalnum (text[end]) || text[end] == '-'))
        end++;
    if (end == at + 2 || end >= stop || text[end] != ']')
        return 1;
    drop (marker, at + 1, 1);
    if (end + 1 < length && text[end + 1] == ':' && (at == 0 || text[at - 1] == '\n'))
        drop (marker, end + 1, 1);
    return end + 1 - at;
}

static gsize
mark_one (Marker *marker, const char *text, gsize length, gsize at) {
    Delimiter run;
    if (text[at] == '\\' && at + 1 < length && strchr (escapable, text[at + 1]) != NULL) {
        drop (marker, at, 1);
        return 2;
    }
    if (text[at] == '\\' && at > 0 && at + 1 < length && text[at + 1] == '\n'
        && !is_space_at (text, length, (gssize)at - 1)) {
        drop (marker, at, 1); /* a line break */
        return 1;
    }
    if (text[at] == '`')
        return mark_code (marker, text, length, at);
    if (text[at] == '~')
        return mark_strike (marker, text, length, at);
    if (text[at] == '<')
        return mark_autolink (marker, text, length, at);
    if (text[at] == '[' && at + 1 < length && text[at + 1] == '^')
        return mark_note (marker, text, length, at);
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

gboolean
markdown_reference (const char *line, gsize length, char **ret_name) {
    static const char pattern[]
        = "^ {0,3}\\[([^\\]^\\s][^\\]]{0,98})\\]: +<?(?:https?://|ftp://|mailto:|www\\.|\\.{0,2}/|#)[^\\s>]+>?(?: +[\"'(].*[\"')])?\\s*$";
    PatternMatch match;
    g_autofree char *name = NULL;
    if (length > 2000 || memchr (line, ']', length) == NULL
        || !pattern_match (pattern_peek (pattern), line, length, 0, &match))
        return FALSE;
    name = pattern_dup_group (&match, line, 1);
    *ret_name = g_utf8_casefold (name, -1);
    return TRUE;
}

static gboolean
has_marks (const char *text, gsize length) {
    static const char marks[] = "*_\\]`~<";
    for (gsize i = 0; i + 1 < sizeof marks; i++)
        if (memchr (text, marks[i], length) != NULL)
            return TRUE;
    return FALSE;
}

void
markdown_mark (const char *text, gsize length, GHashTable *references, guint8 *marks) {
    g_autofree gint *bold = NULL, *italic = NULL;
    Marker marker = { .marks = marks, .strike = -1, .references = references };
    gint bold_depth = 0, italic_depth = 0;

    memset (marks, 0, length);
    if (!has_marks (text, length))
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
