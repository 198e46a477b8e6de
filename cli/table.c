/* table.c - see table.h. */
#include "cli/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

#define GAP       2
#define NARROWEST 20 /* what the column that gives way keeps */
#define INDENT    4  /* of what goes on below */

typedef struct {
    const char *text;
    gsize length;
    int width; /* 0 where nobody asks for it */
} Cell;

/* The texts of a row that is held stand behind it. */
typedef struct {
    TableTone tone;
    Cell cells[];
} Row;

struct Table {
    const TableColumn *columns;
    gsize n;
    GPtrArray *held; /* of Row*, NULL once printing has begun */
    Row *row;        /* the one that came last */
    GString *line;   /* as it is printed */
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
append_spaces (GString *line, int n) {
    static const char spaces[] = "                                ";
    for (; n > 0; n -= (int)sizeof spaces - 1)
        text_append (line, spaces, MIN ((gsize)n, sizeof spaces - 1));
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

static gsize
row_size (gsize n) {
    return sizeof (Row) + n * sizeof (Cell);
}

Table *
text_table_new (const TableColumn *columns, gsize n) {
    Table *table = g_new0 (Table, 1);
    const char *no_colour = g_getenv ("NO_COLOR");
    table->columns = columns;
    table->n = n;
    table->held = g_ptr_array_new_with_free_func (g_free);
    table->row = g_malloc0 (row_size (n));
    table->line = g_string_new (NULL);
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

/* @left: columns of the terminal from here on: a cell before may be wider than any that gave its column the width. Returns: columns taken. */
static int
append_cell (const Table *table, gsize i, const Cell *cell, int left) {
    int width = cell->width, room = table->widths[i];
    if (table->columns[i].gives_way && table->room > 0)
        room = CLAMP (room, 1, MAX (left, 1));
    if (table->columns[i].right)
        append_spaces (table->line, room - width);
    if (table->columns[i].gives_way && table->room > 0 && width > room) {
        const char *p = cell->text;
        for (int used = 0; used < room - 1; p = g_utf8_next_char (p))
            used += char_width (g_utf8_get_char (p));
        text_append (table->line, cell->text, (gsize)(p - cell->text));
        text_append (table->line, "…", strlen ("…"));
        width = room;
    } else {
        text_append (table->line, cell->text, cell->length);
    }
    if (!table->columns[i].right && !ends_line (table, i))
        append_spaces (table->line, room - width);
    return MAX (room, width);
}

/* The columns from @first to before @ret_end stand on one line. */
static gboolean
has_words (const Table *table, gsize first, const Row *row, gsize *ret_end) {
    gboolean found = FALSE;
    gsize i = first;
    do
        found = found || row->cells[i].length > 0;
    while (!ends_line (table, i++));
    *ret_end = i;
    return found;
}

static void
append_line (const Table *table, gsize first, gsize end, const Row *row) {
    int left = table->room - (first > 0 ? INDENT : 0);
    if (first > 0) {
        g_string_append_c (table->line, '\n');
        append_spaces (table->line, INDENT);
    }
    for (gsize i = first; i < end; i++) {
        left -= append_cell (table, i, &row->cells[i], left) + GAP;
        if (i + 1 < end)
            append_spaces (table->line, GAP);
    }
}

static void
print_row (const Table *table, const Row *row) {
    static const char *const tones[]
        = { [TABLE_BAD] = "\033[31m", [TABLE_SOON] = "\033[33m", [TABLE_GOOD] = "\033[32m" };
    gboolean coloured = table->coloured && row->tone != TABLE_PLAIN;
    text_truncate (table->line, 0);
    if (coloured)
        g_string_append (table->line, tones[row->tone]);
    for (gsize first = 0, end; first < table->n; first = end)
        if (has_words (table, first, row, &end) || first == 0)
            append_line (table, first, end, row);
    g_string_append (table->line, coloured ? "\033[0m\n" : "\n");
    fwrite (table->line->str, 1, table->line->len, stdout);
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

static void
read_row (Table *table, TableTone tone, const char *const *cells) {
    table->row->tone = tone;
    for (gsize i = 0; i < table->n; i++) {
        Cell *cell = &table->row->cells[i];
        cell->text = cells[i] != NULL ? cells[i] : "";
        cell->length = strlen (cell->text);
        cell->width = needs_width (table, i) ? text_table_width (cell->text) : 0;
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
    read_row (table, TABLE_PLAIN, titles);
    print_row (table, table->row);
    for (guint i = 0; i < table->held->len; i++)
        print_row (table, table->held->pdata[i]);
    g_clear_pointer (&table->held, g_ptr_array_unref);
}

static Row *
copy_row (const Table *table) {
    gsize head = row_size (table->n), size = head;
    Row *row;
    char *text;
    for (gsize i = 0; i < table->n; i++)
        size += table->row->cells[i].length + 1;
    row = g_malloc (size);
    memcpy (row, table->row, head);
    text = (char *)row + head;
    for (gsize i = 0; i < table->n; i++) {
        Cell *cell = &row->cells[i];
        cell->text = memcpy (text, cell->text, cell->length + 1);
        text += cell->length + 1;
    }
    return row;
}

void
text_table_row (Table *table, TableTone tone, const char *const *cells) {
    read_row (table, tone, cells);
    if (table->held == NULL) {
        print_row (table, table->row);
        return;
    }
    for (gsize i = 0; i < table->n; i++)
        table->widths[i] = MAX (table->widths[i], table->row->cells[i].width);
    g_ptr_array_add (table->held, copy_row (table));
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
    g_string_free (table->line, TRUE);
    g_free (table->row);
    g_free (table->widths);
    g_free (table->below);
    g_free (table);
}
