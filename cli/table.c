/* table.c - see table.h. */
#include "cli/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"

#define GAP       2
#define NARROWEST 20 /* what the column that gives way keeps */
#define INDENT    4  /* of what goes on below */

/* Its cells' texts stand behind it. */
typedef struct {
    TableTone tone;
    const char *cells[];
} Row;

struct Table {
    const TableColumn *columns;
    gsize n;
    GPtrArray *held; /* of Row*, NULL once printing has begun */
    int *widths;
    gboolean *below; /* this column begins another line */
    int room;        /* columns of the terminal, 0 where it is none */
    gboolean coloured;
};

#define SOFT_HYPHEN 0xad

static int
char_width (gunichar c) {
    /* Latin, with Vietnamese letters, needs no tables. */
    if ((c < 0x300 && c != SOFT_HYPHEN) || (c >= 0x1e00 && c < 0x1f00))
        return 1;
    return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

int
text_table_width (const char *text) {
    int width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        width += (*p & 0x80) == 0 ? 1 : char_width (g_utf8_get_char (p));
    return width;
}

static void
print_spaces (int n) {
    while (n-- > 0)
        putchar_unlocked (' ');
}

/* Titles are short and in capitals: the same English word may want another word in running text. */
static const char *
peek_title (const TableColumn *column) {
    return g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title);
}

static int
terminal_width (void) {
    struct winsize size;
    const char *columns = g_getenv ("COLUMNS");
    if (!isatty (STDOUT_FILENO))
        return 0;
    if (columns != NULL && atoi (columns) > 0)
        return atoi (columns);
    return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

Table *
text_table_new (const TableColumn *columns, gsize n) {
    Table *table = g_new0 (Table, 1);
    const char *no_colour = g_getenv ("NO_COLOR");
    table->columns = columns;
    table->n = n;
    table->held = g_ptr_array_new_with_free_func (g_free);
    table->widths = g_new0 (int, n);
    table->below = g_new0 (gboolean, n);
    table->room = terminal_width ();
    table->coloured = table->room > 0 && (no_colour == NULL || *no_colour == '\0');
    for (gsize i = 0; i < n; i++)
        table->widths[i] = text_table_width (peek_title (&columns[i]));
    return table;
}

/* Nothing stands behind the last column, so nobody asks how wide it is, but on a terminal. */
static gboolean
needs_width (const Table *table, gsize i) {
    return i + 1 < table->n || table->columns[i].right || table->room > 0;
}

static gboolean
ends_line (const Table *table, gsize i) {
    return i + 1 == table->n || table->below[i + 1];
}

static void
print_cell (const Table *table, gsize i, const char *text) {
    int width = needs_width (table, i) ? text_table_width (text) : 0, room = table->widths[i];
    if (table->columns[i].right)
        print_spaces (room - width);
    if (table->columns[i].gives_way && table->room > 0 && width > room) {
        const char *p = text;
        for (int used = 0; used < room - 1; p = g_utf8_next_char (p))
            used += char_width (g_utf8_get_char (p));
        printf ("%.*s…", (int)(p - text), text);
        width = room;
    } else {
        fputs (text, stdout);
    }
    if (!table->columns[i].right && !ends_line (table, i))
        print_spaces (room - width);
}

/* The columns from @first to before @ret_end stand on one line. */
static gboolean
has_words (const Table *table, gsize first, const char *const *cells, gsize *ret_end) {
    gboolean found = FALSE;
    gsize i = first;
    do
        found = found || (cells[i] != NULL && *cells[i] != '\0');
    while (!ends_line (table, i++));
    *ret_end = i;
    return found;
}

static void
print_line (const Table *table, gsize first, gsize end, const char *const *cells) {
    if (first > 0)
        printf ("\n%*s", INDENT, "");
    for (gsize i = first; i < end; i++) {
        print_cell (table, i, cells[i] != NULL ? cells[i] : "");
        if (i + 1 < end)
            print_spaces (GAP);
    }
}

static void
print_row (const Table *table, TableTone tone, const char *const *cells) {
    static const char *const tones[] = { [TABLE_BAD] = "31", [TABLE_SOON] = "33", [TABLE_GOOD] = "32" };
    gboolean coloured = table->coloured && tone != TABLE_PLAIN;
    if (coloured)
        printf ("\033[%sm", tones[tone]);
    for (gsize first = 0, end; first < table->n; first = end)
        if (has_words (table, first, cells, &end) || first == 0)
            print_line (table, first, end, cells);
    fputs (coloured ? "\033[0m\n" : "\n", stdout);
}

static int
least_width (const Table *table, gsize i) {
    return table->columns[i].gives_way ? MIN (table->widths[i], NARROWEST) : table->widths[i];
}

/* Parts the columns between lines, where even at their least they are too wide for one. */
static void
break_lines (Table *table) {
    int used = 0;
    for (gsize i = 0; i < table->n; i++) {
        int width = least_width (table, i);
        table->below[i] = i > 0 && used + GAP + width > table->room;
        used = i == 0 ? width : table->below[i] ? INDENT + width : used + GAP + width;
    }
}

/* What is left of each line is given to the columns that give way, the first one first. */
static void
share_room (Table *table) {
    for (gsize first = 0, end; first < table->n; first = end) {
        int spare = table->room - (first > 0 ? INDENT : 0) + GAP;
        for (end = first; end == first || (end < table->n && !table->below[end]); end++)
            spare -= least_width (table, end) + GAP;
        for (gsize i = first; i < end; i++) {
            int least = least_width (table, i), more = MIN (table->widths[i] - least, MAX (spare, 0));
            table->widths[i] = least + more;
            spare -= more;
        }
    }
}

/* Fixes the widths, then prints the titles and the rows held. */
static void
begin_printing (Table *table) {
    g_autofree const char **titles = g_new0 (const char *, table->n);
    for (gsize i = 0; i < table->n; i++)
        titles[i] = peek_title (&table->columns[i]);
    if (table->room > 0) {
        break_lines (table);
        share_room (table);
    }
    print_row (table, TABLE_PLAIN, titles);
    for (guint i = 0; i < table->held->len; i++) {
        const Row *row = table->held->pdata[i];
        print_row (table, row->tone, row->cells);
    }
    g_clear_pointer (&table->held, g_ptr_array_unref);
}

static Row *
hold_row (const Table *table, TableTone tone, const char *const *cells) {
    gsize head = sizeof (Row) + table->n * sizeof (char *), size = head;
    Row *row;
    char *text;
    for (gsize i = 0; i < table->n; i++)
        size += cells[i] != NULL ? strlen (cells[i]) + 1 : 0;
    row = g_malloc (size);
    row->tone = tone;
    text = (char *)row + head;
    for (gsize i = 0; i < table->n; i++) {
        row->cells[i] = cells[i] != NULL ? text : NULL;
        if (cells[i] != NULL)
            text = stpcpy (text, cells[i]) + 1;
    }
    return row;
}

void
text_table_row (Table *table, TableTone tone, const char *const *cells) {
    if (table->held == NULL) {
        print_row (table, tone, cells);
        return;
    }
    for (gsize i = 0; i < table->n; i++)
        if (cells[i] != NULL && needs_width (table, i))
            table->widths[i] = MAX (table->widths[i], text_table_width (cells[i]));
    g_ptr_array_add (table->held, hold_row (table, tone, cells));
    if (table->held->len >= TABLE_HELD_MAX)
        begin_printing (table);
}

void
text_table_free (Table *table) {
    if (table == NULL)
        return;
    if (table->held != NULL && table->held->len > 0)
        begin_printing (table);
    g_clear_pointer (&table->held, g_ptr_array_unref);
    g_free (table->widths);
    g_free (table->below);
    g_free (table);
}
