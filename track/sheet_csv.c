/* sheet_csv.c - CSV as rows of cells; the contract is in sheet.h.
 * Source:      RFC 4180; what spreadsheets write beside it: other separators, `sep=;` as the first line. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ingest/decode.h"
#include "track/sheet_private.h"

#define SAMPLE_RECORDS 50 /* by which the separator is told */

/* Reads one field from *@at; *@ret_last: the record ends with it. A quote inside an unquoted field is a character. */
static char *
read_field (const char **at, char separator, gboolean *ret_last, guint *lines) {
    GString *field = g_string_new (NULL);
    const char *p = *at;
    if (*p == '"') {
        for (p++; *p != '\0'; p++) {
            if (*p == '"' && p[1] != '"')
                break;
            p += *p == '"';
            *lines += *p == '\n';
            g_string_append_c (field, *p);
        }
        p += *p == '"';
    }
    for (; *p != '\0' && *p != separator && *p != '\n'; p++)
        g_string_append_c (field, *p);
    *ret_last = *p != separator;
    *lines += *p == '\n';
    *at = p + (*p != '\0');
    return g_string_free (field, FALSE);
}

/* How evenly @separator parts the first records: the number of records that have as many fields as most have, where that is more
 * than one. */
static guint
rate_separator (const char *text, char separator) {
    guint counts[SAMPLE_RECORDS], n = 0, best = 0;
    while (*text != '\0' && n < SAMPLE_RECORDS) {
        guint fields = 0, lines = 0;
        gboolean last = FALSE, blank = TRUE;
        while (!last) {
            g_autofree char *field = read_field (&text, separator, &last, &lines);
            blank &= *field == '\0';
            fields++;
        }
        if (!blank)
            counts[n++] = fields;
    }
    for (guint i = 0; i < n; i++) {
        guint same = 0;
        for (guint k = 0; k < n; k++)
            same += counts[k] == counts[i];
        if (counts[i] > 1 && same * 1000 + counts[i] > best)
            best = same * 1000 + counts[i];
    }
    return best;
}

static char
choose_separator (const char **text) {
    static const char separators[] = { ',', ';', '\t' };
    char best = ',';
    guint rated = 0;
    if (g_ascii_strncasecmp (*text, "sep=", 4) == 0 && (*text)[4] != '\0' && (*text)[5] == '\n') {
        best = (*text)[4];
        *text += 6;
        return best;
    }
    for (gsize i = 0; i < sizeof separators; i++) {
        guint rating = rate_separator (*text, separators[i]);
        if (rating > rated) {
            rated = rating;
            best = separators[i];
        }
    }
    return best;
}

/* A text that would be a formula has an apostrophe before it, which spreadsheets do not show. */
static const char *
skip_guard (const char *field) {
    return field[0] == '\'' && field[1] != '\0' && strchr ("=+-@\t\r", field[1]) != NULL ? field + 1 : field;
}

static gboolean
read_records (Sheet *sheet, const char *text, const char *name, GError **error) {
    const char *start = text;
    char separator = choose_separator (&text);
    guint line = text > start ? 2 : 1;
    gsize cells = 0;
    while (*text != '\0') {
        SheetRow *row = sheet_add_row (sheet, line);
        gboolean last = FALSE;
        for (guint column = 0; !last; column++) {
            g_autofree char *field = read_field (&text, separator, &last, &line);
            g_autofree char *seen = text_collapse (skip_guard (field), -1);
            SheetCell *cell;
            if (column == SHEET_COLUMNS_MAX || sheet->rows->len > SHEET_ROWS_MAX || ++cells > SHEET_CELLS_MAX) {
                g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: line %u: more cells than a spreadsheet has"),
                             name, row->number);
                return FALSE;
            }
            if (*seen == '\0')
                continue;
            cell = sheet_put (row, column);
            cell->kind = CELL_TEXT;
            cell->text = g_steal_pointer (&seen);
        }
    }
    return TRUE;
}

Sheet *
sheet_read_csv (const char *data, gsize size, const char *name, GError **error) {
    g_autoptr (Sheet) sheet = sheet_new ("csv");
    DecodedText decoded;
    gboolean read;
    if (size > SHEET_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: larger than %zu MiB; no follow-up table is"), name,
                     SHEET_BYTES_MAX >> 20);
        return NULL;
    }
    if (!decode_text ((const guint8 *)data, size, &decoded, error)) {
        g_prefix_error (error, "%s: ", name);
        return NULL;
    }
    read = read_records (sheet, decoded.text->text->str, name, error);
    mapped_text_free (decoded.text);
    if (!read)
        return NULL;
    sheet_drop_empty (sheet);
    return g_steal_pointer (&sheet);
}
