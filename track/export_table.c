/* export_table.c - see export_table.h. */
#include "track/export_table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "late_xlsxwriter.h"
#include "base/error.h"
#include "base/i18n.h"

#define CELL_CHARACTERS_MAX 32767 /* ECMA-376: what a cell of a sheet holds */

typedef enum { CELL_TEXT, CELL_NUMBER, CELL_DAY } CellKind;

typedef struct {
    CellKind kind;
    char *text;
    gint64 number;
    PartialDate day; /* one that is less than a day is text */
} Cell;

/* ---- what stands in a column ---- */

static char *
join_bodies (const GPtrArray *bodies) {
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < bodies->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((const QueryBody *)bodies->pdata[i])->name);
    return g_string_free (text, FALSE);
}

static char *
join_deadlines (const GPtrArray *deadlines) {
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < deadlines->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((const Deadline *)deadlines->pdata[i])->text);
    return g_string_free (text, FALSE);
}

static const char *
state_words (const ItemState *state) {
    if (state->status == STATUS_SUSPENDED)
        return _ ("suspended");
    if (state->status == STATUS_CANCELLED)
        return _ ("cancelled");
    switch (state->timeliness) {
    case TIMELINESS_ON_TIME:
        return _ ("done on time");
    case TIMELINESS_LATE:
        return _ ("done late");
    case TIMELINESS_IN_TERM:
        return state->due_soon ? _ ("due soon") : _ ("in term");
    case TIMELINESS_OVERDUE:
        return _ ("overdue");
    case TIMELINESS_CONTINUOUS:
        return _ ("continuous");
    case TIMELINESS_WAITING:
        return _ ("waiting");
    case TIMELINESS_NO_DATE:
        return _ ("no date");
    case TIMELINESS_NONE:
        break;
    }
    return _ ("open");
}

static Cell
text_cell (const char *text) {
    return (Cell){ CELL_TEXT, g_strdup (text), 0, PARTIAL_DATE_NONE };
}

static Cell
day_cell (PartialDate day) {
    if (day.day == 0 || day.hour >= 0)
        return (Cell){ CELL_TEXT, partial_date_format (day), 0, PARTIAL_DATE_NONE };
    return (Cell){ CELL_DAY, NULL, 0, day };
}

static Cell
number_cell (gint64 number) {
    return (Cell){ CELL_NUMBER, NULL, number, PARTIAL_DATE_NONE };
}

#define COLUMN(name, value)                                                                                            \
    static Cell name (const QueryItem *item) {                                                                         \
        return value;                                                                                                  \
    }
COLUMN (id_cell, number_cell (item->id))
COLUMN (plan_cell, text_cell (item->document->number))
COLUMN (plan_day_cell, day_cell (item->document->date_value))
COLUMN (issuer_cell, text_cell (item->document->issuer))
COLUMN (path_cell, text_cell (item->path))
COLUMN (section_cell, text_cell (item->section))
COLUMN (item_cell, text_cell (item->text))
COLUMN (deliverable_cell, text_cell (item->deliverable))
COLUMN (deadline_cell, day_cell (item->state.in_force))
COLUMN (state_cell, text_cell (state_words (&item->state)))
COLUMN (done_cell, day_cell (item->state.done_on))

static Cell
lead_cell (const QueryItem *item) {
    return (Cell){ CELL_TEXT, join_bodies (item->bodies), 0, PARTIAL_DATE_NONE };
}

static Cell
coordinators_cell (const QueryItem *item) {
    return (Cell){ CELL_TEXT, join_bodies (item->coordinators), 0, PARTIAL_DATE_NONE };
}

static Cell
printed_cell (const QueryItem *item) {
    return (Cell){ CELL_TEXT, join_deadlines (item->deadlines), 0, PARTIAL_DATE_NONE };
}

static Cell
late_cell (const QueryItem *item) {
    return item->state.days_late > 0 ? number_cell (item->state.days_late) : text_cell (NULL);
}

static Cell
evidence_cell (const QueryItem *item) {
    return text_cell (item->state.evidence != NULL ? item->state.evidence->evidence_number : NULL);
}

static Cell
evidence_day_cell (const QueryItem *item) {
    return day_cell (item->state.evidence != NULL ? item->state.evidence->evidence_date : PARTIAL_DATE_NONE);
}

static Cell
note_cell (const QueryItem *item) {
    return text_cell (item->state.event != NULL ? item->state.event->note : NULL);
}

/* The titles are words by which import_table.c knows them again. */
static const struct {
    const char *title;
    double width; /* characters, in a sheet */
    Cell (*take) (const QueryItem *item);
} columns[] = {
    { NC_ ("table", "ID"), 7, id_cell },
    { NC_ ("table", "Document number"), 18, plan_cell },
    { NC_ ("table", "Document date"), 12, plan_day_cell },
    { NC_ ("table", "Issuer"), 28, issuer_cell },
    { NC_ ("table", "Path"), 10, path_cell },
    { NC_ ("table", "Section"), 24, section_cell },
    { NC_ ("table", "Task"), 60, item_cell },
    { NC_ ("table", "Lead"), 30, lead_cell },
    { NC_ ("table", "Coordinators"), 30, coordinators_cell },
    { NC_ ("table", "Deliverable"), 24, deliverable_cell },
    { NC_ ("table", "Deadline as printed"), 22, printed_cell },
    { NC_ ("table", "Deadline in force"), 14, deadline_cell },
    { NC_ ("table", "State"), 20, state_cell },
    { NC_ ("table", "Days late"), 10, late_cell },
    { NC_ ("table", "Done on"), 12, done_cell },
    { NC_ ("table", "Evidence"), 20, evidence_cell },
    { NC_ ("table", "Evidence date"), 12, evidence_day_cell },
    { NC_ ("table", "Note"), 30, note_cell },
};

static const char *
peek_title (gsize column) {
    return g_dpgettext2 (GETTEXT_PACKAGE, "table", columns[column].title);
}

/* ---- CSV ---- */

static void
write_field (FILE *out, char separator, const char *text, gboolean guard) {
    const char marks[] = { separator, '"', '\r', '\n', '\0' };
    gboolean formula = guard && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
    gboolean quoted
        = strpbrk (text, marks) != NULL || *text == ' ' || (*text != '\0' && text[strlen (text) - 1] == ' ');
    if (quoted)
        fputc ('"', out);
    if (formula)
        fputc ('\'', out);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"')
            fputc ('"', out);
        fputc (*p, out);
    }
    if (quoted)
        fputc ('"', out);
}

static void
write_cell (FILE *out, char separator, const Cell *cell) {
    g_autofree char *day = cell->kind == CELL_DAY ? partial_date_format (cell->day) : NULL;
    if (cell->kind == CELL_NUMBER)
        fprintf (out, "%" G_GINT64_FORMAT, cell->number);
    else if (cell->kind == CELL_DAY)
        fputs (day != NULL ? day : "", out);
    else if (cell->text != NULL)
        write_field (out, separator, cell->text, TRUE);
}

gboolean
export_csv (QueryItems *items, const ExportCsv *form, FILE *out, guint *ret_rows, GError **error) {
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    *ret_rows = 0;
    fputs (form->bom ? "\xef\xbb\xbf" : "", out);
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
        if (i > 0)
            fputc (form->separator, out);
        write_field (out, form->separator, peek_title (i), FALSE);
    }
    fputs ("\r\n", out);
    for (; (item = query_items_next (items, &local)) != NULL; ++*ret_rows) {
        for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
            Cell cell = columns[i].take (item);
            if (i > 0)
                fputc (form->separator, out);
            write_cell (out, form->separator, &cell);
            g_free (cell.text);
        }
        fputs ("\r\n", out);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (fflush (out) != 0 || ferror (out))
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("the export could not be written: %s"),
                     g_strerror (errno));
    else
        return TRUE;
    return FALSE;
}

/* ---- XLSX ---- */

typedef struct {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *head, *wrapped, *day;
} Workbook;

static void
begin_sheet (Workbook *workbook) {
    workbook->sheet = workbook_add_worksheet (workbook->book, _ ("Tasks"));
    workbook->head = workbook_add_format (workbook->book);
    format_set_bold (workbook->head);
    format_set_text_wrap (workbook->head);
    format_set_align (workbook->head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border (workbook->head, LXW_BORDER_THIN);
    workbook->wrapped = workbook_add_format (workbook->book);
    format_set_text_wrap (workbook->wrapped);
    format_set_align (workbook->wrapped, LXW_ALIGN_VERTICAL_TOP);
    workbook->day = workbook_add_format (workbook->book);
    format_set_num_format (workbook->day, "dd/mm/yyyy");
    format_set_align (workbook->day, LXW_ALIGN_VERTICAL_TOP);
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
        worksheet_set_column (workbook->sheet, (lxw_col_t)i, (lxw_col_t)i, columns[i].width, NULL);
        worksheet_write_string (workbook->sheet, 0, (lxw_col_t)i, peek_title (i), workbook->head);
    }
    worksheet_freeze_panes (workbook->sheet, 1, 0);
    worksheet_repeat_rows (workbook->sheet, 0, 0);
    worksheet_set_landscape (workbook->sheet);
    worksheet_fit_to_pages (workbook->sheet, 1, 0);
}

static char *
cut_text (const char *text) {
    return g_utf8_strlen (text, -1) <= CELL_CHARACTERS_MAX ? g_strdup (text)
                                                           : g_utf8_substring (text, 0, CELL_CHARACTERS_MAX);
}

static void
put_cell (Workbook *workbook, guint row, gsize column, const Cell *cell) {
    lxw_datetime day = { cell->day.year, cell->day.month, cell->day.day, 0, 0, 0 };
    if (cell->kind == CELL_NUMBER) {
        worksheet_write_number (workbook->sheet, row, (lxw_col_t)column, (double)cell->number, workbook->wrapped);
    } else if (cell->kind == CELL_DAY) {
        if (cell->day.year >= 1900)
            worksheet_write_datetime (workbook->sheet, row, (lxw_col_t)column, &day, workbook->day);
    } else if (cell->text != NULL && *cell->text != '\0') {
        g_autofree char *text = cut_text (cell->text);
        worksheet_write_string (workbook->sheet, row, (lxw_col_t)column, text, workbook->wrapped);
    }
}

static gboolean
fill_sheet (Workbook *workbook, QueryItems *items, guint *ret_rows, GError **error) {
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint row = 0;
    while ((item = query_items_next (items, &local)) != NULL) {
        if (row++ == EXPORT_XLSX_ROWS_MAX) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                         _ ("a sheet has no more than %d rows; export single plans, or CSV"), EXPORT_XLSX_ROWS_MAX);
            return FALSE;
        }
        for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
            Cell cell = columns[i].take (item);
            put_cell (workbook, row, i, &cell);
            g_free (cell.text);
        }
    }
    worksheet_autofilter (workbook->sheet, 0, 0, row, G_N_ELEMENTS (columns) - 1);
    *ret_rows = row;
    return error_hand_on (&local, error);
}

/* The library writes to a file only: one in a folder that nobody else may enter, since directives may be secret. */
static GBytes *
write_workbook (QueryItems *items, char *folder, const char *path, guint *ret_rows, GError **error) {
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
    Workbook workbook = { .book = workbook_new_opt (path, &options) };
    g_autoptr (GError) local = NULL;
    lxw_error result;
    gboolean filled;
    char *data = NULL;
    gsize size = 0;
    if (workbook.book == NULL) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("a workbook could not be made"));
        return NULL;
    }
    begin_sheet (&workbook);
    filled = fill_sheet (&workbook, items, ret_rows, error);
    result = workbook_close (workbook.book);
    if (filled && result == LXW_NO_ERROR && g_file_get_contents (path, &data, &size, &local))
        return g_bytes_new_take (data, size);
    if (filled)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("the workbook could not be written: %s"),
                     local != NULL ? local->message : lxw_strerror (result));
    return NULL;
}

GBytes *
export_xlsx (QueryItems *items, guint *ret_rows, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autofree char *folder = g_dir_make_tmp ("dondoc-XXXXXX", &local), *path = NULL;
    GBytes *bytes;
    if (folder == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("no temporary folder can be made: %s"),
                     local->message);
        return NULL;
    }
    path = g_build_filename (folder, "items.xlsx", NULL);
    bytes = write_workbook (items, folder, path, ret_rows, error);
    g_unlink (path);
    g_rmdir (folder);
    return bytes;
}
