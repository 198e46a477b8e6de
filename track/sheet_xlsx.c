/* sheet_xlsx.c - XLSX as rows of cells; the contract is in sheet.h.
 * Source:      ECMA-376 part 1: 18.2 (workbook), 18.3 (worksheet), 18.4 (shared strings), 18.8 (styles), 18.17.4 (days as numbers). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ingest/package.h"
#include "ingest/xmlwalk.h"
#include "track/sheet_private.h"

#define DEPTH_MAX 64

typedef struct {
    char *name, *part;
    gboolean hidden;
} SheetPart;

typedef struct {
    const char *name; /* of the file */
    Package *package;
    GPtrArray *strings;     /* of char*: the shared ones */
    GArray *dates;          /* of gboolean, by index of cell format: it shows a day */
    GHashTable *date_codes; /* own number formats that show a day */
    gboolean from_1904;     /* days are counted from 1904-01-01 */
    GPtrArray *sheets;      /* of SheetPart* */
    gsize cells;
} Workbook;

static void
sheet_part_free (gpointer data) {
    SheetPart *part = data;
    g_free (part->name);
    g_free (part->part);
    g_free (part);
}

static XmlWalk *
open_part (Workbook *workbook, const char *part, GError **error) {
    g_autoptr (GError) fault = NULL;
    g_autoptr (GBytes) bytes = package_read (workbook->package, part, &fault, error);
    if (bytes == NULL)
        return NULL;
    if (fault != NULL) { /* half a table would be taken for a whole one */
        g_propagate_error (error, g_steal_pointer (&fault));
        return NULL;
    }
    return xml_walk_new (bytes, part, DEPTH_MAX, error);
}

static gboolean
is_element (const XmlWalk *walk, const char *name) {
    return strcmp (xml_walk_peek_name (walk), name) == 0;
}

/* ---- strings and formats ---- */

/* The text of `si` or `is`: its runs, without the phonetic ones. */
static char *
read_rich_text (XmlWalk *walk) {
    g_autoptr (GString) text = g_string_new (NULL);
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_element (walk, "t")) {
            xml_walk_append_text (walk, text);
        } else if (is_element (walk, "r")) {
            XmlLevel run = xml_walk_enter (walk);
            while (xml_walk_next (walk, &run))
                if (is_element (walk, "t"))
                    xml_walk_append_text (walk, text);
        }
    }
    return text_nfc (text->str, (gssize)text->len);
}

static gboolean
read_strings (Workbook *workbook, const char *part, GError **error) {
    g_autoptr (XmlWalk) walk = open_part (workbook, part, error);
    XmlLevel level;
    if (walk == NULL)
        return FALSE;
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (is_element (walk, "si"))
            g_ptr_array_add (workbook->strings, read_rich_text (walk));
    return xml_walk_finish (walk, error);
}

/* A number format shows a day where it has d or y, or m outside a time, outside quotes and brackets. */
static gboolean
shows_day (const char *code) {
    for (const char *p = code; *p != '\0'; p++) {
        if (*p == '"' || *p == '[') {
            const char *end = strchr (p + 1, *p == '"' ? '"' : ']');
            if (end == NULL)
                return FALSE;
            p = end;
        } else if (*p == '\\' && p[1] != '\0') {
            p++;
        } else if (*p == ';') {
            return FALSE;
        } else if (strchr ("dDyY", *p) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
read_styles (Workbook *workbook, const char *part, GError **error) {
    g_autoptr (XmlWalk) walk = open_part (workbook, part, error);
    XmlLevel level;
    if (walk == NULL)
        return FALSE;
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        gboolean own = is_element (walk, "numFmts");
        if (!own && !is_element (walk, "cellXfs"))
            continue;
        XmlLevel entries = xml_walk_enter (walk);
        while (xml_walk_next (walk, &entries)) {
            int id = xml_walk_integer (walk, "numFmtId", 0);
            const char *code = own ? xml_walk_peek_attribute (walk, "formatCode") : NULL;
            gboolean day = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
                           || g_hash_table_contains (workbook->date_codes, GINT_TO_POINTER (id));
            if (!own)
                g_array_append_val (workbook->dates, day);
            else if (code != NULL && shows_day (code))
                g_hash_table_add (workbook->date_codes, GINT_TO_POINTER (id));
        }
    }
    return xml_walk_finish (walk, error);
}

/* ---- the workbook ---- */

static gboolean
read_workbook (Workbook *workbook, const char *part, GArray *relations, GError **error) {
    g_autoptr (XmlWalk) walk = open_part (workbook, part, error);
    XmlLevel level;
    if (walk == NULL)
        return FALSE;
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_element (walk, "workbookPr"))
            workbook->from_1904 = xml_walk_flag (walk, "date1904", FALSE);
        if (!is_element (walk, "sheets"))
            continue;
        XmlLevel sheets = xml_walk_enter (walk);
        while (xml_walk_next (walk, &sheets)) {
            const Relation *relation = package_find_relation (relations, NULL, xml_walk_peek_attribute (walk, "id"));
            SheetPart *sheet;
            if (relation == NULL || relation->target == NULL || g_strcmp0 (relation->type, "worksheet") != 0)
                continue; /* a chart, or one of another file */
            sheet = g_new0 (SheetPart, 1);
            sheet->name = xml_walk_dup_attribute (walk, "name");
            sheet->part = g_strdup (relation->target);
            const char *state = xml_walk_peek_attribute (walk, "state");
            sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
            g_ptr_array_add (workbook->sheets, sheet);
        }
    }
    return xml_walk_finish (walk, error);
}

static GArray *
read_relations (Workbook *workbook, const char *part, GError **error) {
    g_autoptr (GError) fault = NULL;
    g_autoptr (GArray) relations = package_read_relations (workbook->package, part, &fault, error);
    if (relations == NULL || fault == NULL)
        return g_steal_pointer (&relations);
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
}

static gboolean
open_workbook (Workbook *workbook, GError **error) {
    g_autoptr (GArray) roots = read_relations (workbook, "", error), relations = NULL;
    const Relation *main = roots != NULL ? package_find_relation (roots, "officeDocument", NULL) : NULL;
    const Relation *strings, *styles;
    if (roots == NULL)
        return FALSE;
    if (main == NULL || main->target == NULL) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                             _ ("this archive is no spreadsheet; save the table as XLSX or CSV"));
        return FALSE;
    }
    relations = read_relations (workbook, main->target, error);
    if (relations == NULL)
        return FALSE;
    strings = package_find_relation (relations, "sharedStrings", NULL);
    styles = package_find_relation (relations, "styles", NULL);
    if ((strings != NULL && strings->target != NULL && !read_strings (workbook, strings->target, error))
        || (styles != NULL && styles->target != NULL && !read_styles (workbook, styles->target, error))
        || !read_workbook (workbook, main->target, relations, error))
        return FALSE;
    if (workbook->sheets->len > 0)
        return TRUE;
    g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                         _ ("there is no sheet in it; save the table as XLSX or CSV"));
    return FALSE;
}

/* ---- cells ---- */

/* `AB12`: column 27, row 12. */
static gboolean
read_reference (const char *text, guint *ret_column, guint *ret_row) {
    guint64 column = 0, row;
    char *end;
    const char *p = text;
    for (; g_ascii_isalpha (*p) && column <= SHEET_COLUMNS_MAX; p++)
        column = column * 26 + (guint)(g_ascii_toupper (*p) - 'A' + 1);
    row = g_ascii_strtoull (p, &end, 10);
    if (column == 0 || column > SHEET_COLUMNS_MAX || end == p || row == 0 || row > SHEET_ROWS_MAX)
        return FALSE;
    *ret_column = (guint)column - 1;
    *ret_row = (guint)row;
    return TRUE;
}

/* The day of a number: 1 is 1900-01-01, and there is a 29 February 1900 that never was. */
static PartialDate
day_of_number (const Workbook *workbook, double number) {
    PartialDate first = workbook->from_1904 ? partial_date_day (1904, 1, 1) : partial_date_day (1899, 12, 30);
    double days = floor (number);
    if (!(days >= (workbook->from_1904 ? 0 : 61)) || days > 2958465) /* 9999-12-31 */
        return PARTIAL_DATE_NONE;
    return partial_date_add_days (first, (int)days);
}

static void
set_number (const Workbook *workbook, SheetCell *cell, const char *text, int format) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    double number = g_ascii_strtod (text, NULL);
    PartialDate day
        = format >= 0 && (guint)format < workbook->dates->len && g_array_index (workbook->dates, gboolean, format)
              ? day_of_number (workbook, number)
              : PARTIAL_DATE_NONE;
    cell->kind = day.year != 0 ? CELL_DATE : CELL_NUMBER;
    cell->date = day;
    cell->text = day.year != 0 ? partial_date_format_vietnamese (day)
                               : g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static gboolean
set_text (SheetCell *cell, const char *text) {
    g_autofree char *seen = text_collapse (text, -1);
    cell->kind = *seen != '\0' ? CELL_TEXT : CELL_EMPTY;
    cell->text = *seen != '\0' ? g_steal_pointer (&seen) : NULL;
    return TRUE;
}

static gboolean
set_value (Workbook *workbook, SheetCell *cell, const char *type, const char *value, int format) {
    if (strcmp (type, "s") == 0) {
        guint64 index;
        return g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &index, NULL) && index < workbook->strings->len
               && set_text (cell, workbook->strings->pdata[index]);
    }
    if (strcmp (type, "str") == 0) {
        g_autofree char *text = text_nfc (value, -1);
        return set_text (cell, text);
    }
    if (strcmp (type, "b") == 0)
        return set_text (cell, g_strcmp0 (value, "1") == 0 ? "TRUE" : "FALSE");
    if (strcmp (type, "e") == 0)
        return set_text (cell, value); /* #N/A and the like: the import says that it is no value */
    if (strcmp (type, "d") == 0 && partial_date_parse (value, &cell->date)) {
        cell->kind = CELL_DATE;
        cell->text = partial_date_format_vietnamese (cell->date);
        return TRUE;
    }
    if (*value != '\0')
        set_number (workbook, cell, value, format);
    return TRUE;
}

static gboolean
fail_cell (const XmlWalk *walk, const char *part, guint row, guint column, GError **error) {
    g_autofree char *name = sheet_column_name (column);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: cell %s%u cannot be read; the file is damaged"), part,
                 name, row);
    return FALSE;
}

static gboolean
read_cell (Workbook *workbook, XmlWalk *walk, const char *part, SheetRow *row, guint column, GError **error) {
    g_autofree char *type = xml_walk_dup_attribute (walk, "t"), *inlined = NULL;
    g_autoptr (GString) value = g_string_new (NULL);
    int format = xml_walk_integer (walk, "s", -1);
    XmlLevel level = xml_walk_enter (walk);
    gboolean has_formula = FALSE, has_text = FALSE;
    SheetCell *cell;
    while (xml_walk_next (walk, &level)) {
        has_formula = has_formula || is_element (walk, "f");
        has_text
            = has_text || (is_element (walk, "v") && g_strcmp0 (type, "str") == 0); /* an empty one is a value too */
        if (is_element (walk, "v"))
            xml_walk_append_text (walk, value);
        else if (is_element (walk, "is") && inlined == NULL)
            inlined = read_rich_text (walk);
        /* what stands in f, the formula, is passed over: its kept value counts */
    }
    if (value->len == 0 && inlined == NULL && (has_text || !has_formula))
        return TRUE;
    if (++workbook->cells > SHEET_CELLS_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: more than %d cells"), part, SHEET_CELLS_MAX);
        return FALSE;
    }
    cell = sheet_put (row, column);
    g_clear_pointer (&cell->text, g_free);
    cell->unkept = value->len == 0 && inlined == NULL;
    if (cell->unkept)
        return TRUE;
    if (inlined != NULL ? set_text (cell, inlined)
                        : set_value (workbook, cell, type != NULL ? type : "n", value->str, format))
        return TRUE;
    return fail_cell (walk, part, row->number, column, error);
}

static gboolean
read_row (Workbook *workbook, XmlWalk *walk, const char *part, Sheet *sheet, guint *last, GError **error) {
    int number = xml_walk_integer (walk, "r", (int)*last + 1);
    XmlLevel level;
    SheetRow *row;
    guint next = 0;
    if (number <= (int)*last || number > SHEET_ROWS_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: the rows are out of order; the file is damaged"),
                     part);
        return FALSE;
    }
    *last = (guint)number;
    row = sheet_add_row (sheet, (guint)number);
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        const char *reference = xml_walk_peek_attribute (walk, "r");
        guint column = next, at = (guint)number;
        if (!is_element (walk, "c"))
            continue;
        if (reference != NULL && !read_reference (reference, &column, &at))
            return fail_cell (walk, part, (guint)number, next, error);
        if (column >= SHEET_COLUMNS_MAX)
            return fail_cell (walk, part, (guint)number, SHEET_COLUMNS_MAX - 1, error);
        if (!read_cell (workbook, walk, part, row, column, error))
            return FALSE;
        next = column + 1;
    }
    return TRUE;
}

/* ---- merged cells ---- */

typedef struct {
    guint first_row, last_row, first_column, last_column;
} Range;

static gboolean
read_range (const char *text, Range *ret_range) {
    g_auto (GStrv) ends = text != NULL ? g_strsplit (text, ":", 2) : NULL;
    return ends != NULL && g_strv_length (ends) == 2
           && read_reference (ends[0], &ret_range->first_column, &ret_range->first_row)
           && read_reference (ends[1], &ret_range->last_column, &ret_range->last_row)
           && ret_range->first_row <= ret_range->last_row && ret_range->first_column <= ret_range->last_column;
}

static int
compare_row (gconstpointer row, gconstpointer number) {
    guint one = ((const SheetRow *)row)->number, other = *(const guint *)number;
    return one < other ? -1 : one > other;
}

static SheetRow *
find_row (const Sheet *sheet, guint number) {
    guint low = 0, high = sheet->rows->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        int order = compare_row (sheet->rows->pdata[middle], &number);
        if (order == 0)
            return sheet->rows->pdata[middle];
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

/* Every cell of the range, in rows that are there, gets the first one's value. */
static void
spread (Workbook *workbook, Sheet *sheet, const Range *range) {
    const SheetRow *first = find_row (sheet, range->first_row);
    const SheetCell *source
        = first != NULL && range->first_column < first->cells->len ? first->cells->pdata[range->first_column] : NULL;
    if (source == NULL || source->kind == CELL_EMPTY || workbook->cells > SHEET_CELLS_MAX)
        return;
    for (guint number = range->first_row; number <= range->last_row; number++) {
        SheetRow *row = find_row (sheet, number);
        workbook->cells++; /* also what is only looked at: merges over everything must not take for ever */
        for (guint column = range->first_column; row != NULL && column <= range->last_column; column++) {
            SheetCell *cell;
            if (++workbook->cells > SHEET_CELLS_MAX)
                return;
            if (number == range->first_row && column == range->first_column)
                continue;
            cell = sheet_put (row, column);
            if (cell->kind != CELL_EMPTY)
                continue;
            g_free (cell->text);
            cell->kind = source->kind;
            cell->text = g_strdup (source->text);
            cell->date = source->date;
            cell->merged = TRUE;
            cell->unkept = FALSE;
        }
    }
}

static void
read_merges (XmlWalk *walk, GArray *ranges) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        Range range;
        if (is_element (walk, "mergeCell") && read_range (xml_walk_peek_attribute (walk, "ref"), &range))
            g_array_append_val (ranges, range);
    }
}

static Sheet *
read_sheet (Workbook *workbook, const SheetPart *wanted, GError **error) {
    g_autoptr (Sheet) sheet = sheet_new ("xlsx");
    g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
    g_autoptr (XmlWalk) walk = open_part (workbook, wanted->part, error);
    XmlLevel level;
    guint last = 0;
    if (walk == NULL)
        return NULL;
    sheet->name = g_strdup (wanted->name);
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_element (walk, "mergeCells"))
            read_merges (walk, ranges);
        if (!is_element (walk, "sheetData"))
            continue;
        XmlLevel rows = xml_walk_enter (walk);
        while (xml_walk_next (walk, &rows))
            if (is_element (walk, "row") && !read_row (workbook, walk, wanted->part, sheet, &last, error))
                return NULL;
    }
    if (!xml_walk_finish (walk, error))
        return NULL;
    for (guint i = 0; i < ranges->len; i++)
        spread (workbook, sheet, &g_array_index (ranges, Range, i));
    sheet_drop_empty (sheet);
    return g_steal_pointer (&sheet);
}

/* ---- choosing the sheet ---- */

static Sheet *
choose_sheet (Workbook *workbook, const char *wanted, GError **error) {
    g_autoptr (Sheet) chosen = NULL;
    g_autoptr (GString) names = g_string_new (NULL);
    g_autoptr (GPtrArray) other = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < workbook->sheets->len; i++) {
        const SheetPart *part = workbook->sheets->pdata[i];
        g_autoptr (Sheet) sheet = NULL;
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", part->name != NULL ? part->name : "-");
        if (wanted != NULL ? !text_equal (wanted, part->name != NULL ? part->name : "") : part->hidden)
            continue;
        sheet = read_sheet (workbook, part, error);
        if (sheet == NULL)
            return NULL;
        if (chosen == NULL && (sheet->rows->len > 0 || wanted != NULL))
            chosen = g_steal_pointer (&sheet);
        else if (sheet->rows->len > 0)
            g_ptr_array_add (other, g_strdup (part->name));
    }
    if (chosen == NULL) {
        g_set_error (error, DONDOC_ERROR, wanted != NULL ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_INPUT,
                     wanted != NULL ? _ ("there is no sheet '%s'; there are: %s")
                                    : _ ("nothing stands in it%s (sheets: %s)"),
                     wanted != NULL ? wanted : "", names->str);
        return NULL;
    }
    g_ptr_array_unref (chosen->other);
    chosen->other = g_steal_pointer (&other);
    return g_steal_pointer (&chosen);
}

Sheet *
sheet_read_xlsx (const char *data, gsize size, const char *name, const char *wanted, GError **error) {
    DocumentLimits limits = document_default_limits;
    Workbook workbook = { .name = name };
    Sheet *sheet = NULL;
    workbook.package = package_open (data, size, &limits, error);
    workbook.strings = g_ptr_array_new_with_free_func (g_free);
    workbook.dates = g_array_new (FALSE, FALSE, sizeof (gboolean));
    workbook.date_codes = g_hash_table_new (NULL, NULL);
    workbook.sheets = g_ptr_array_new_with_free_func (sheet_part_free);
    if (workbook.package != NULL && open_workbook (&workbook, error))
        sheet = choose_sheet (&workbook, wanted, error);
    if (sheet == NULL)
        g_prefix_error (error, "%s: ", name);
    package_free (workbook.package);
    g_ptr_array_unref (workbook.strings);
    g_array_unref (workbook.dates);
    g_hash_table_unref (workbook.date_codes);
    g_ptr_array_unref (workbook.sheets);
    return sheet;
}
