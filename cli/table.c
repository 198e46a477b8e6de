/* table.c - see table.h. */
#include "cli/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"

#define GAP       2
#define NARROWEST 20 /* what the column that gives way keeps */

typedef struct {
    TableTone tone;
    char **cells;
} Row;

struct Table {
    const TableColumn *columns;
    gsize n;
    GPtrArray *held; /* of Row*, NULL once printing has begun */
    int *widths;
    int room; /* columns of the terminal, 0 where it is none */
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

static void
free_row (gpointer data) {
    Row *row = data;
    g_strfreev (row->cells);
    g_free (row);
}

Table *
text_table_new (const TableColumn *columns, gsize n) {
    Table *table = g_new0 (Table, 1);
    const char *no_colour = g_getenv ("NO_COLOR");
    table->columns = columns;
    table->n = n;
    table->held = g_ptr_array_new_with_free_func (free_row);
    table->widths = g_new0 (int, n);
    table->room = terminal_width ();
    table->coloured = table->room > 0 && (no_colour == NULL || *no_colour == '\0');
    for (gsize i = 0; i < n; i++)
        table->widths[i] = text_table_width (peek_title (&columns[i]));
    return table;
}

/* Nothing stands behind the last column, so nobody asks how wide it is. */
static gboolean
needs_width (const Table *table, gsize i) {
    return i + 1 < table->n || table->columns[i].right || (table->columns[i].gives_way && table->room > 0);
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
    if (!table->columns[i].right && i + 1 < table->n)
        print_spaces (room - width);
}

static void
print_row (const Table *table, TableTone tone, const char *const *cells) {
    static const char *const tones[] = { [TABLE_BAD] = "31", [TABLE_SOON] = "33", [TABLE_GOOD] = "32" };
    gboolean coloured = table->coloured && tone != TABLE_PLAIN;
    if (coloured)
        printf ("\033[%sm", tones[tone]);
    for (gsize i = 0; i < table->n; i++) {
        print_cell (table, i, cells[i] != NULL ? cells[i] : "");
        if (i + 1 < table->n)
            print_spaces (GAP);
    }
    fputs (coloured ? "\033[0m\n" : "\n", stdout);
}

/* Fixes the widths, then prints the titles and the rows held. */
static void
begin_printing (Table *table) {
    g_autofree const char **titles = g_new0 (const char *, table->n);
    int others = 0;
    for (gsize i = 0; i < table->n; i++) {
        titles[i] = peek_title (&table->columns[i]);
        others += table->columns[i].gives_way ? 0 : table->widths[i];
        others += i + 1 < table->n ? GAP : 0;
    }
    for (gsize i = 0; i < table->n && table->room > 0; i++)
        if (table->columns[i].gives_way)
            table->widths[i] = MIN (table->widths[i], MAX (NARROWEST, table->room - others));
    print_row (table, TABLE_PLAIN, titles);
    for (guint i = 0; i < table->held->len; i++) {
        const Row *row = table->held->pdata[i];
        print_row (table, row->tone, (const char *const *)row->cells);
    }
    g_clear_pointer (&table->held, g_ptr_array_unref);
}

void
text_table_row (Table *table, TableTone tone, const char *const *cells) {
    Row *row;
    if (table->held == NULL) {
        print_row (table, tone, cells);
        return;
    }
    row = g_new0 (Row, 1);
    row->tone = tone;
    row->cells = g_new0 (char *, table->n + 1);
    for (gsize i = 0; i < table->n; i++) {
        row->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
        if (needs_width (table, i))
            table->widths[i] = MAX (table->widths[i], text_table_width (row->cells[i]));
    }
    g_ptr_array_add (table->held, row);
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
    g_free (table);
}
