/* report_workbook.c - see report_workbook.h. */
#include "track/report_workbook.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "late_xlsxwriter.h"
#include "base/error.h"
#include "base/i18n.h"
#include "track/report_data.h"

#define CELL_CHARACTERS_MAX 32767 /* ECMA-376: what a cell of a sheet holds */
#define YEAR_MIN            1900  /* before it a sheet has no days */

typedef struct {
    lxw_workbook *book;
    lxw_format *head, *text, *number, *share, *day, *strong;
    const xmlNode *report;
    GHashTable *directives; /* id to its element: what an item's columns say of its directive */
    GQueue *slices;         /* (nullable) */
} Workbook;

/* ---- what a table has ---- */

typedef enum { AS_TEXT, AS_NUMBER, AS_DAY, AS_STATE, AS_SHARE, AS_POSITION, AS_CHANGE } CellKind;

typedef struct {
    const char *title;
    const char *child, *attribute; /* of the element, or of all its children of that name */
    double width;
    CellKind kind;
    const char *whole; /* of a share: what it is divided by, less the attributes named after it */
    gboolean of_directive;
} Column;

#define POSITION                                                                                                       \
    { NC_ ("table", "No."), NULL, NULL, 6, AS_POSITION }
#define TASK                                                                                                           \
    { NC_ ("table", "Task"), "text", NULL, 60, AS_TEXT }
#define LEAD                                                                                                           \
    { NC_ ("table", "Lead"), "lead", NULL, 30, AS_TEXT }
#define DOCUMENT                                                                                                       \
    { NC_ ("table", "Document number"), NULL, "number", 18, AS_TEXT }
#define PATH                                                                                                           \
    { NC_ ("table", "Path"), NULL, "path", 10, AS_TEXT }
#define PRODUCT                                                                                                        \
    { NC_ ("table", "Deliverable"), "deliverable", NULL, 24, AS_TEXT }
#define PRINTED                                                                                                        \
    { NC_ ("table", "Deadline as printed"), "deadline", "printed", 22, AS_TEXT }
#define LAST_DAY                                                                                                       \
    { NC_ ("table", "Deadline in force"), "in-force", "date", 14, AS_DAY }
#define STATE                                                                                                          \
    { NC_ ("table", "State"), NULL, "status", 20, AS_STATE }
#define LATE                                                                                                           \
    { NC_ ("table", "Days late"), NULL, "days-late", 10, AS_NUMBER }

/* Every task, as in the follow-up table: official-format, C.4. */
static const Column task_columns[] = {
    POSITION,
    DOCUMENT,
    { NC_ ("table", "Document date"), NULL, "date", 14, AS_DAY, NULL, TRUE },
    { NC_ ("table", "Issuer"), NULL, "issuer", 26, AS_TEXT, NULL, TRUE },
    PATH,
    TASK,
    LEAD,
    { NC_ ("table", "Coordinators"), "coordinator", NULL, 30, AS_TEXT },
    PRINTED,
    LAST_DAY,
    PRODUCT,
    STATE,
    { NC_ ("table", "Done on"), "done", "date", 14, AS_DAY },
    LATE,
    { NC_ ("table", "Evidence"), "evidence", "number", 20, AS_TEXT },
    { NC_ ("table", "Evidence date"), "evidence", "date", 14, AS_DAY },
    { NC_ ("table", "Note"), "note", NULL, 30, AS_TEXT },
};
/* Who, how late, what is missing, who decides. */
static const Column overdue_columns[] = {
    POSITION,
    LEAD,
    TASK,
    LATE,
    LAST_DAY,
    PRODUCT,
    { NC_ ("table", "Who decides"), NULL, "issuer", 30, AS_TEXT, NULL, TRUE },
    DOCUMENT,
    PATH,
};
static const Column next_columns[] = {
    POSITION, LEAD,    TASK,     { NC_ ("table", "Days left"), NULL, "days-left", 10, AS_NUMBER },
    LAST_DAY, PRODUCT, DOCUMENT, PATH,
};
static const Column waiting_columns[] = {
    POSITION, LEAD, TASK, STATE, PRINTED, { NC_ ("table", "Days since issued"), NULL, "age-days", 12, AS_NUMBER },
    DOCUMENT, PATH,
};

/* What stands otherwise than at the end of the period before: what about it is new, and how it was. */
static const Column change_columns[] = {
    POSITION,
    { NC_ ("table", "Change"), NULL, NULL, 22, AS_CHANGE },
    TASK,
    LEAD,
    { NC_ ("table", "Deadline before"), NULL, "was", 14, AS_DAY },
    LAST_DAY,
    STATE,
    { NC_ ("table", "Done on"), "done", "date", 14, AS_DAY },
    LATE,
    { NC_ ("table", "Evidence"), "evidence", "number", 20, AS_TEXT },
    DOCUMENT,
    PATH,
};

#define CELLS                                                                                                          \
    { NC_ ("table", "In all"), NULL, "total", 10, AS_NUMBER }, { NC_ ("table", "Done"), NULL, "done", 10, AS_NUMBER }, \
        { NC_ ("table", "Done on time"), NULL, "on-time", 10, AS_NUMBER },                                             \
        { NC_ ("table", "Done late"), NULL, "late", 10, AS_NUMBER },                                                   \
        { NC_ ("table", "Share done"), NULL, "done", 10, AS_SHARE, "total suspended cancelled" },                      \
        { NC_ ("table", "In term"), NULL, "in-term", 10, AS_NUMBER },                                                  \
        { NC_ ("table", "Overdue"), NULL, "overdue", 10, AS_NUMBER },                                                  \
        { NC_ ("table", "Share overdue"), NULL, "overdue", 10, AS_SHARE, "fell-due" },                                 \
        { NC_ ("table", "Continuous"), NULL, "continuous", 12, AS_NUMBER },                                            \
        { NC_ ("table", "Waiting"), NULL, "waiting", 10, AS_NUMBER },                                                  \
        { NC_ ("table", "No date"), NULL, "no-date", 10, AS_NUMBER },                                                  \
        { NC_ ("table", "Suspended"), NULL, "suspended", 10, AS_NUMBER }, {                                            \
        NC_ ("table", "Cancelled"), NULL, "cancelled", 10, AS_NUMBER                                                   \
    }

static const Column total_columns[] = { CELLS };
static const Column body_columns[] = {
    POSITION,
    { NC_ ("table", "Lead"), NULL, "name", 40, AS_TEXT },
    CELLS,
    { NC_ ("table", "Overdue before"), NULL, "previous-overdue", 10, AS_NUMBER },
};
static const Column level_columns[] = {
    POSITION,
    { NC_ ("table", "Level"), NULL, "depth", 8, AS_NUMBER },
    { NC_ ("table", "Document number"), NULL, "number", 18, AS_TEXT },
    { NC_ ("table", "Document date"), NULL, "date", 14, AS_DAY },
    { NC_ ("table", "Issuer"), NULL, "issuer", 30, AS_TEXT },
    { NC_ ("table", "Title"), NULL, "title", 50, AS_TEXT },
    CELLS,
};

#define KIND(kind) (1u << (kind))
#define ALL_ITEMS  (KIND (REPORT_COMPLIANCE) | KIND (REPORT_FOLLOW_UP) | KIND (REPORT_CASCADE))
#define LISTS      (KIND (REPORT_COMPLIANCE) | KIND (REPORT_EXCEPTIONS) | KIND (REPORT_URGING))

/* One row per sheet, in their order; a sheet that would have no row is made all the same: that says so. Changes only where periods are
 * compared. */
static const struct {
    const char *title;
    const char *parent, *child; /* the rows are the children of that name, or `parent` itself */
    const Column *columns;
    guint n_columns, kinds;
} tables[] = {
    { N_ ("Totals"), "totals", NULL, total_columns, G_N_ELEMENTS (total_columns),
      KIND (REPORT_COMPLIANCE) | KIND (REPORT_EXCEPTIONS) | KIND (REPORT_BODIES) | KIND (REPORT_URGING) },
    { N_ ("By document"), "directives", "directive", level_columns, G_N_ELEMENTS (level_columns),
      KIND (REPORT_CASCADE) },
    { N_ ("By body"), "bodies", "body", body_columns, G_N_ELEMENTS (body_columns),
      KIND (REPORT_COMPLIANCE) | KIND (REPORT_EXCEPTIONS) | KIND (REPORT_BODIES) | KIND (REPORT_CASCADE) },
    { N_ ("Changes"), "changes", "item", change_columns, G_N_ELEMENTS (change_columns),
      KIND (REPORT_COMPLIANCE) | KIND (REPORT_BODIES) | KIND (REPORT_CASCADE) },
    { N_ ("Overdue"), "overdue", "item", overdue_columns, G_N_ELEMENTS (overdue_columns), LISTS },
    { N_ ("Due next"), "next", "item", next_columns, G_N_ELEMENTS (next_columns), LISTS },
    { N_ ("Waiting, without a date"), "waiting", "item", waiting_columns, G_N_ELEMENTS (waiting_columns), LISTS },
    { N_ ("Tasks"), "appendix", "item", task_columns, G_N_ELEMENTS (task_columns), ALL_ITEMS },
};

typedef struct {
    const char *code, *word;
} Word;

static const Word states[] = {
    { "on-time", N_ ("done on time") }, { "late", N_ ("done late") },  { "in-term", N_ ("in term") },
    { "due-soon", N_ ("due soon") },    { "overdue", N_ ("overdue") }, { "continuous", N_ ("continuous") },
    { "waiting", N_ ("waiting") },      { "no-date", N_ ("no date") }, { "suspended", N_ ("suspended") },
    { "cancelled", N_ ("cancelled") },
};
static const Word changes[] = {
    { "done", N_ ("finished") },     { "closed", N_ ("suspended or cancelled") }, { "overdue", N_ ("became overdue") },
    { "extended", N_ ("extended") }, { "resumed", N_ ("goes on again") },         { "new", N_ ("newly assigned") },
};

/* ---- reading the data ---- */

static gboolean
is_named (const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

static char *
dup_value (const xmlNode *node, const char *attribute) {
    xmlChar *value = attribute != NULL ? xmlGetNoNsProp (node, BAD_CAST attribute) : xmlNodeGetContent (node);
    char *text = g_strdup ((const char *)value);
    xmlFree (value);
    return text;
}

static double
number_of (const xmlNode *node, const char *attribute) {
    g_autofree char *value = dup_value (node, attribute);
    return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

static char *
take (const xmlNode *node, const Column *column) {
    GString *text;
    if (column->child == NULL)
        return dup_value (node, column->attribute);
    text = g_string_new (NULL);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is_named (child, column->child)) {
            g_autofree char *value = dup_value (child, column->attribute);
            if (value != NULL)
                g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", value);
        }
    return g_string_free (text, FALSE);
}

static const xmlNode *
find_child (const xmlNode *node, const char *name) {
    const xmlNode *child = node->children;
    while (child != NULL && !is_named (child, name))
        child = child->next;
    return child;
}

static void
note_directives (Workbook *workbook) {
    const xmlNode *directives = find_child (workbook->report, "directives");
    for (const xmlNode *node = directives == NULL ? NULL : directives->children; node != NULL; node = node->next) {
        char *id = is_named (node, "directive") ? dup_value (node, "id") : NULL;
        if (id != NULL)
            g_hash_table_insert (workbook->directives, id, (gpointer)node);
    }
}

/* ---- cells ---- */

static const char *
find_word (const Word *words, gsize n, const char *code) {
    for (gsize i = 0; i < n; i++)
        if (strcmp (words[i].code, code) == 0)
            return _ (words[i].word);
    return code;
}

static void
put_text (lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format) {
    g_autofree char *cut
        = g_utf8_strlen (text, -1) > CELL_CHARACTERS_MAX ? g_utf8_substring (text, 0, CELL_CHARACTERS_MAX) : NULL;
    worksheet_write_string (sheet, row, (lxw_col_t)column, cut != NULL ? cut : text, format);
}

static void
put_word (const Workbook *workbook, lxw_worksheet *sheet, guint row, guint at, CellKind kind, const char *code) {
    const char *word = kind == AS_STATE ? find_word (states, G_N_ELEMENTS (states), code)
                                        : find_word (changes, G_N_ELEMENTS (changes), code);
    put_text (sheet, row, at, word, workbook->text);
}

/* A day; where only month or year are known, the text. */
static void
put_day (const Workbook *workbook, lxw_worksheet *sheet, guint row, guint column, const char *value) {
    lxw_datetime day = { 0 };
    int used = 0;
    gboolean is_day = sscanf (value, "%4d-%2d-%2d%n", &day.year, &day.month, &day.day, &used) == 3
                      && value[used] == '\0' && day.year >= YEAR_MIN;
    if (is_day)
        worksheet_write_datetime (sheet, row, (lxw_col_t)column, &day, workbook->day);
    else
        put_text (sheet, row, column, value, workbook->text);
}

static void
put_share (const Workbook *workbook, lxw_worksheet *sheet, guint row, guint at, const xmlNode *node,
           const Column *column) {
    g_auto (GStrv) names = g_strsplit (column->whole, " ", -1);
    double whole = number_of (node, names[0]);
    for (char **less = names + 1; *less != NULL; less++)
        whole -= number_of (node, *less);
    if (whole > 0)
        worksheet_write_number (sheet, row, (lxw_col_t)at, number_of (node, column->attribute) / whole,
                                workbook->share);
}

static void
put_cell (const Workbook *workbook, lxw_worksheet *sheet, guint row, guint at, const xmlNode *node,
          const Column *column) {
    g_autofree char *id = column->of_directive ? dup_value (node, "directive") : NULL, *value = NULL;
    const xmlNode *source = id != NULL ? g_hash_table_lookup (workbook->directives, id) : node;
    if (column->kind == AS_POSITION) {
        if (!is_named (node, "sum"))
            worksheet_write_number (sheet, row, (lxw_col_t)at, row, workbook->number);
        return;
    }
    if (column->kind == AS_SHARE) {
        put_share (workbook, sheet, row, at, node, column);
        return;
    }
    if (column->kind == AS_CHANGE)
        value = dup_value (node->parent, "kind");
    else
        value = source != NULL ? take (source, column) : NULL;
    if (value == NULL || *value == '\0')
        return;
    if (column->kind == AS_NUMBER)
        worksheet_write_number (sheet, row, (lxw_col_t)at, g_ascii_strtod (value, NULL), workbook->number);
    else if (column->kind == AS_DAY)
        put_day (workbook, sheet, row, at, value);
    else if (column->kind == AS_STATE || column->kind == AS_CHANGE)
        put_word (workbook, sheet, row, at, column->kind, value);
    else
        put_text (sheet, row, at, value, workbook->text);
}

/* ---- sheets ---- */

typedef struct {
    const Workbook *workbook;
    lxw_worksheet *sheet;
    const Column *columns;
    guint n_columns, row; /* the last one written */
} Sheet;

static void
put_row (Sheet *sheet, const xmlNode *node) {
    sheet->row++;
    for (guint i = 0; i < sheet->n_columns; i++)
        put_cell (sheet->workbook, sheet->sheet, sheet->row, i, node, &sheet->columns[i]);
}

/* The children of that name, also those in groups. */
static void
put_rows (Sheet *sheet, const xmlNode *parent, const char *name) {
    for (const xmlNode *node = parent->children; node != NULL; node = node->next)
        if (is_named (node, name))
            put_row (sheet, node);
        else if (is_named (node, "group") || is_named (node, "change"))
            put_rows (sheet, node, name);
}

static void
put_slices (Sheet *sheet) {
    GQueue *slices = sheet->workbook->slices;
    xmlDoc *slice;
    while (slices != NULL && (slice = g_queue_pop_head (slices)) != NULL) {
        put_rows (sheet, find_child (xmlDocGetRootElement (slice), "appendix"), "item");
        xmlFreeDoc (slice);
    }
}

static void
begin_sheet (Sheet *sheet, const char *name) {
    const Workbook *workbook = sheet->workbook;
    sheet->sheet = workbook_add_worksheet (workbook->book, name);
    worksheet_freeze_panes (sheet->sheet, 1, 0);
    worksheet_repeat_rows (sheet->sheet, 0, 0);
    worksheet_set_landscape (sheet->sheet);
    worksheet_set_paper (sheet->sheet, 9 /* A4 */);
    worksheet_fit_to_pages (sheet->sheet, 1, 0);
    for (guint i = 0; i < sheet->n_columns; i++) {
        worksheet_set_column (sheet->sheet, (lxw_col_t)i, (lxw_col_t)i, sheet->columns[i].width, NULL);
        worksheet_write_string (sheet->sheet, 0, (lxw_col_t)i,
                                g_dpgettext2 (GETTEXT_PACKAGE, "table", sheet->columns[i].title), workbook->head);
    }
}

/* The sum of the bodies, below what is filtered; what a list does not hold. */
static void
put_foot (Sheet *sheet, const xmlNode *parent, const char *child) {
    const xmlNode *sum = find_child (parent, "sum");
    guint all = (guint)number_of (parent, "items");
    if (sum != NULL) {
        put_row (sheet, sum);
        worksheet_write_string (sheet->sheet, sheet->row, 1, _ ("Sum (assignments)"), sheet->workbook->strong);
    }
    if (is_named (parent, "changes") && all > sheet->row) {
        g_autofree char *text = g_strdup_printf (_ ("%u of %u: of each kind of change the first"), sheet->row, all);
        worksheet_write_string (sheet->sheet, sheet->row + 1, 1, text, sheet->workbook->strong);
    } else if (strcmp (child, "item") == 0 && all > sheet->row) {
        g_autofree char *text = g_strdup_printf (_ ("the first %u of %u; all of them stand in the sheet ‘%s’"),
                                                 sheet->row, all, _ ("Tasks"));
        worksheet_write_string (sheet->sheet, sheet->row + 1, 1, text, sheet->workbook->strong);
    }
}

/* Of the report, or of its period. */
static const xmlNode *
find_table (const xmlNode *report, const char *name) {
    const xmlNode *table = find_child (report, name), *period = find_child (report, "period");
    return table == NULL && period != NULL ? find_child (period, name) : table;
}

static void
put_table (const Workbook *workbook, gsize index) {
    Sheet sheet = { .workbook = workbook, .columns = tables[index].columns, .n_columns = tables[index].n_columns };
    const xmlNode *parent = find_table (workbook->report, tables[index].parent);
    if (parent == NULL && strcmp (tables[index].parent, "changes") == 0)
        return;
    begin_sheet (&sheet, _ (tables[index].title));
    if (parent == NULL)
        return;
    if (tables[index].child == NULL) {
        put_row (&sheet, parent);
        return;
    }
    put_rows (&sheet, parent, tables[index].child);
    if (strcmp (tables[index].parent, "appendix") == 0)
        put_slices (&sheet);
    worksheet_autofilter (sheet.sheet, 0, 0, sheet.row, (lxw_col_t)(sheet.n_columns - 1));
    put_foot (&sheet, parent, tables[index].child);
}

static void
put_tables (const Workbook *workbook) {
    g_autofree char *name = dup_value (workbook->report, "kind");
    ReportKind kind = REPORT_COMPLIANCE;
    if (name != NULL)
        report_kind_parse (name, &kind);
    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        if ((tables[i].kinds & KIND (kind)) != 0)
            put_table (workbook, i);
}

static lxw_format *
add_format (lxw_workbook *book, const char *number_format) {
    lxw_format *format = workbook_add_format (book);
    format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
    if (number_format != NULL)
        format_set_num_format (format, number_format);
    else
        format_set_text_wrap (format);
    return format;
}

static lxw_error
write_workbook (const xmlDoc *data, GQueue *slices, gint64 created, char *folder, const char *path) {
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
    g_autoptr (GHashTable) directives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Workbook workbook = { .book = workbook_new_opt (path, &options),
                          .report = xmlDocGetRootElement (data),
                          .directives = directives,
                          .slices = slices };
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    lxw_doc_properties properties = { 0 };
    if (workbook.book == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (epoch != NULL)
        g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &created, NULL);
    properties.created = (time_t)created;
    workbook_set_properties (workbook.book, &properties);
    workbook.head = add_format (workbook.book, NULL);
    format_set_bold (workbook.head);
    format_set_border (workbook.head, LXW_BORDER_THIN);
    workbook.text = add_format (workbook.book, NULL);
    workbook.number = add_format (workbook.book, "#,##0");
    workbook.share = add_format (workbook.book, "0.0%");
    workbook.day = add_format (workbook.book, "dd/mm/yyyy");
    workbook.strong = add_format (workbook.book, NULL);
    format_set_bold (workbook.strong);
    note_directives (&workbook);
    put_tables (&workbook);
    return workbook_close (workbook.book);
}

/* The library writes to a file only: one in a folder that nobody else may enter, since directives may be secret. */
GBytes *
report_workbook_make (const xmlDoc *data, GQueue *slices, gint64 created, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autofree char *folder = g_dir_make_tmp ("dondoc-XXXXXX", &local), *path = NULL;
    char *bytes = NULL;
    gsize size = 0;
    if (folder == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("no temporary folder can be made: %s"),
                     local->message);
        return NULL;
    }
    path = g_build_filename (folder, "report.xlsx", NULL);
    lxw_error result = write_workbook (data, slices, created, folder, path);
    gboolean good = result == LXW_NO_ERROR && g_file_get_contents (path, &bytes, &size, &local);
    g_unlink (path);
    g_rmdir (folder);
    if (!good)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("the workbook could not be written: %s"),
                     local != NULL ? local->message : lxw_strerror (result));
    return good ? g_bytes_new_take (bytes, size) : NULL;
}
