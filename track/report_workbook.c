/* report_workbook.c - see report_workbook.h. */
#include "track/report_workbook.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/error.h"
#include "base/i18n.h"

#define CELL_CHARACTERS_MAX 32767 /* ECMA-376: what a cell of a sheet holds */
#define YEAR_MIN            1900  /* before it a sheet has no days */

typedef struct {
    lxw_workbook *book;
    lxw_format *head, *text, *day;
} Workbook;

typedef struct {
    const char *title, *child, *attribute; /* of the item, or of all its children of that name */
    double width;
    enum { AS_TEXT, AS_NUMBER, AS_DAY, AS_STATE } kind;
} Column;

static const Column item_columns[] = {
    { NC_ ("table", "Document number"), NULL, "number", 18, AS_TEXT },
    { NC_ ("table", "Path"), NULL, "path", 10, AS_TEXT },
    { NC_ ("table", "Task"), "text", NULL, 60, AS_TEXT },
    { NC_ ("table", "Lead"), "lead", NULL, 30, AS_TEXT },
    { NC_ ("table", "Coordinators"), "coordinator", NULL, 30, AS_TEXT },
    { NC_ ("table", "Deliverable"), "deliverable", NULL, 24, AS_TEXT },
    { NC_ ("table", "Deadline as printed"), "deadline", "printed", 22, AS_TEXT },
    { NC_ ("table", "Deadline in force"), "in-force", "date", 14, AS_DAY },
    { NC_ ("table", "State"), NULL, "status", 20, AS_STATE },
    { NC_ ("table", "Days late"), NULL, "days-late", 10, AS_NUMBER },
};

static const struct {
    const char *code, *word;
} states[] = {
    { "on-time", N_ ("done on time") }, { "late", N_ ("done late") },  { "in-term", N_ ("in term") },
    { "due-soon", N_ ("due soon") },    { "overdue", N_ ("overdue") }, { "continuous", N_ ("continuous") },
    { "waiting", N_ ("waiting") },      { "no-date", N_ ("no date") }, { "suspended", N_ ("suspended") },
    { "cancelled", N_ ("cancelled") },
};

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

static char *
take (const xmlNode *item, const Column *column) {
    GString *text;
    if (column->child == NULL)
        return dup_value (item, column->attribute);
    text = g_string_new (NULL);
    for (const xmlNode *child = item->children; child != NULL; child = child->next)
        if (is_named (child, column->child)) {
            g_autofree char *value = dup_value (child, column->attribute);
            if (value != NULL)
                g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", value);
        }
    return g_string_free (text, FALSE);
}

static void
put (const Workbook *workbook, lxw_worksheet *sheet, guint row, guint column, int kind, const char *value) {
    lxw_datetime day = { 0 };
    int used = 0;
    if (value == NULL || *value == '\0')
        return;
    if (kind == AS_NUMBER) {
        worksheet_write_number (sheet, row, (lxw_col_t)column, g_ascii_strtod (value, NULL), workbook->text);
    } else if (kind == AS_DAY && sscanf (value, "%4d-%2d-%2d%n", &day.year, &day.month, &day.day, &used) == 3
               && value[used] == '\0' && day.year >= YEAR_MIN) {
        worksheet_write_datetime (sheet, row, (lxw_col_t)column, &day, workbook->day);
    } else {
        g_autofree char *cut = g_utf8_strlen (value, -1) > CELL_CHARACTERS_MAX
                                   ? g_utf8_substring (value, 0, CELL_CHARACTERS_MAX)
                                   : g_strdup (value);
        for (gsize i = 0; kind == AS_STATE && i < G_N_ELEMENTS (states); i++)
            if (strcmp (states[i].code, value) == 0) {
                g_free (cut);
                cut = g_strdup (_ (states[i].word));
                break;
            }
        worksheet_write_string (sheet, row, (lxw_col_t)column, cut, workbook->text);
    }
}

static lxw_worksheet *
begin_sheet (const Workbook *workbook, const char *name) {
    lxw_worksheet *sheet = workbook_add_worksheet (workbook->book, name);
    worksheet_freeze_panes (sheet, 1, 0);
    worksheet_repeat_rows (sheet, 0, 0);
    worksheet_set_landscape (sheet);
    worksheet_fit_to_pages (sheet, 1, 0);
    return sheet;
}

/* @seen: an item may stand in several lists of the report */
static guint
put_items (const Workbook *workbook, lxw_worksheet *sheet, const xmlNode *node, GHashTable *seen, guint row) {
    for (; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && !is_named (node, "item")) {
            row = put_items (workbook, sheet, node->children, seen, row);
        } else if (is_named (node, "item")) {
            char *id = dup_value (node, "id");
            if (id == NULL || !g_hash_table_add (seen, id))
                continue;
            row++;
            for (guint i = 0; i < G_N_ELEMENTS (item_columns); i++) {
                g_autofree char *value = take (node, &item_columns[i]);
                put (workbook, sheet, row, i, item_columns[i].kind, value);
            }
        }
    }
    return row;
}

static const xmlNode *
find_child (const xmlNode *node, const char *name) {
    const xmlNode *child = node->children;
    while (child != NULL && !is_named (child, name))
        child = child->next;
    return child;
}

static void
put_item_sheet (const Workbook *workbook, const xmlNode *root) {
    lxw_worksheet *sheet = begin_sheet (workbook, _ ("Tasks"));
    const xmlNode *appendix = find_child (root, "appendix");
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    guint rows = 0;
    for (guint i = 0; i < G_N_ELEMENTS (item_columns); i++) {
        worksheet_set_column (sheet, (lxw_col_t)i, (lxw_col_t)i, item_columns[i].width, NULL);
        worksheet_write_string (sheet, 0, (lxw_col_t)i, g_dpgettext2 (GETTEXT_PACKAGE, "table", item_columns[i].title),
                                workbook->head);
    }
    if (appendix != NULL)
        rows = put_items (workbook, sheet, appendix->children, seen, 0);
    rows = put_items (workbook, sheet, root->children, seen, rows);
    worksheet_autofilter (sheet, 0, 0, rows, G_N_ELEMENTS (item_columns) - 1);
}

static void
put_body_sheet (const Workbook *workbook, const xmlNode *root) {
    lxw_worksheet *sheet = begin_sheet (workbook, _ ("By body"));
    const xmlNode *bodies = find_child (root, "bodies");
    guint row = 0, n = G_N_ELEMENTS (states);
    worksheet_set_column (sheet, 0, 0, 40, NULL);
    worksheet_set_column (sheet, 1, (lxw_col_t)n, 12, NULL);
    worksheet_write_string (sheet, 0, 0, g_dpgettext2 (GETTEXT_PACKAGE, "table", "Lead"), workbook->head);
    worksheet_write_string (sheet, 0, 1, _ ("Sum"), workbook->head);
    for (guint i = 0, column = 2; i < n; i++)
        if (strcmp (states[i].code, "due-soon") != 0) /* they are in term too */
            worksheet_write_string (sheet, 0, (lxw_col_t)column++, _ (states[i].word), workbook->head);
    for (const xmlNode *body = bodies == NULL ? NULL : bodies->children; body != NULL; body = body->next) {
        if (!is_named (body, "body") && !is_named (body, "sum"))
            continue;
        g_autofree char *name = is_named (body, "sum") ? g_strdup (_ ("Sum")) : dup_value (body, "name");
        g_autofree char *total = dup_value (body, "total");
        put (workbook, sheet, ++row, 0, AS_TEXT, name);
        put (workbook, sheet, row, 1, AS_NUMBER, total);
        for (guint i = 0, column = 2; i < n; i++)
            if (strcmp (states[i].code, "due-soon") != 0) {
                g_autofree char *value = dup_value (body, states[i].code);
                put (workbook, sheet, row, column++, AS_NUMBER, value);
            }
    }
}

static lxw_error
write_workbook (const xmlDoc *data, gint64 created, char *folder, const char *path) {
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
    Workbook workbook = { .book = workbook_new_opt (path, &options) };
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    lxw_doc_properties properties = { 0 };
    if (workbook.book == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (epoch != NULL)
        g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &created, NULL);
    properties.created = (time_t)created;
    workbook_set_properties (workbook.book, &properties);
    workbook.head = workbook_add_format (workbook.book);
    format_set_bold (workbook.head);
    format_set_text_wrap (workbook.head);
    format_set_border (workbook.head, LXW_BORDER_THIN);
    workbook.text = workbook_add_format (workbook.book);
    format_set_text_wrap (workbook.text);
    format_set_align (workbook.text, LXW_ALIGN_VERTICAL_TOP);
    workbook.day = workbook_add_format (workbook.book);
    format_set_num_format (workbook.day, "dd/mm/yyyy");
    format_set_align (workbook.day, LXW_ALIGN_VERTICAL_TOP);
    put_item_sheet (&workbook, xmlDocGetRootElement (data));
    put_body_sheet (&workbook, xmlDocGetRootElement (data));
    return workbook_close (workbook.book);
}

/* The library writes to a file only: one in a folder that nobody else may enter, since directives may be secret. */
GBytes *
report_workbook_make (const xmlDoc *data, gint64 created, GError **error) {
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
    lxw_error result = write_workbook (data, created, folder, path);
    gboolean good = result == LXW_NO_ERROR && g_file_get_contents (path, &bytes, &size, &local);
    g_unlink (path);
    g_rmdir (folder);
    if (!good)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("the workbook could not be written: %s"),
                     local != NULL ? local->message : lxw_strerror (result));
    return good ? g_bytes_new_take (bytes, size) : NULL;
}
