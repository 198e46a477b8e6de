/* import_header.c - which row is the header and what its columns are; the contract is in import_table.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/import_table.h"

static const struct {
    const char *key; /* in extract/lexicon/follow-up.conf */
    const char *words;
} names[COLUMN_COUNT] = {
    [COLUMN_NONE] = { NULL, NULL },
    [COLUMN_ID] = { "id", N_ ("id") },
    [COLUMN_NUMBER] = { "number", N_ ("running number") },
    [COLUMN_PLAN] = { "plan", N_ ("document number") },
    [COLUMN_PLAN_DATE] = { "plan-date", N_ ("document date") },
    [COLUMN_ISSUER] = { "issuer", N_ ("issuer") },
    [COLUMN_PATH] = { "path", N_ ("path") },
    [COLUMN_SECTION] = { "section", N_ ("section") },
    [COLUMN_TASK] = { "task", N_ ("task") },
    [COLUMN_LEAD] = { "lead", N_ ("lead") },
    [COLUMN_COORDINATORS] = { "coordinators", N_ ("coordinators") },
    [COLUMN_DELIVERABLE] = { "deliverable", N_ ("deliverable") },
    [COLUMN_DEADLINE] = { "deadline", N_ ("deadline") },
    [COLUMN_IN_FORCE] = { "in-force", N_ ("deadline in force") },
    [COLUMN_STATE] = { "state", N_ ("state") },
    [COLUMN_DONE] = { "done", N_ ("done on") },
    [COLUMN_EVIDENCE] = { "evidence", N_ ("evidence") },
    [COLUMN_EVIDENCE_DATE] = { "evidence-date", N_ ("date of the evidence") },
    [COLUMN_NOTE] = { "note", N_ ("note") },
    [COLUMN_OTHER] = { "late", N_ ("not needed") },
};

const char *
import_column_words (ImportColumn column) {
    return names[column].words != NULL ? _ (names[column].words) : "";
}

void
import_header_free (ImportHeader *header) {
    if (header == NULL)
        return;
    g_ptr_array_unref (header->unknown);
    g_free (header->title);
    g_free (header);
}

static const SheetCell *
peek_cell (const SheetRow *row, guint column) {
    const SheetCell *cell = column < row->cells->len ? row->cells->pdata[column] : NULL;
    return cell != NULL && cell->kind != CELL_EMPTY ? cell : NULL;
}

/* A title that may mean the day of completion or the deadline, which the other columns decide. */
typedef enum { TITLE_CLEAR, TITLE_DEADLINE_FIRST, TITLE_DONE_WITH_STATE } TitleDoubt;

static ImportColumn
read_title (const Lexicon *lexicon, const char *text, TitleDoubt *ret_doubt) {
    g_autofree char *folded = text_fold (text, -1);
    const char *key;
    *ret_doubt = TITLE_CLEAR;
    if (g_utf8_strlen (folded, -1) > 80)
        return COLUMN_NONE; /* a sentence */
    key = lexicon_match (lexicon, "follow-up-column-patterns", folded, strlen (folded), 0, NULL);
    if (key == NULL)
        return COLUMN_NONE;
    if (strcmp (key, "done-or-deadline") == 0 || strcmp (key, "done-with-state") == 0) {
        *ret_doubt = strcmp (key, "done-with-state") == 0 ? TITLE_DONE_WITH_STATE : TITLE_DEADLINE_FIRST;
        return COLUMN_DEADLINE;
    }
    for (int i = COLUMN_ID; i < COLUMN_COUNT; i++)
        if (strcmp (names[i].key, key) == 0)
            return (ImportColumn)i;
    return COLUMN_OTHER;
}

/* Sets @columns from the titles of @row; @under (nullable): the finer ones below. Returns: how many columns were understood. */
static guint
read_columns (const SheetRow *row, const SheetRow *under, const Lexicon *lexicon, int *columns, GPtrArray *unknown) {
    guint known = 0, width = MAX (row->cells->len, under != NULL ? under->cells->len : 0);
    int either = -1;
    TitleDoubt kind = TITLE_CLEAR;
    for (int i = 0; i < COLUMN_COUNT; i++)
        columns[i] = -1;
    for (guint i = 0; i < width; i++) {
        const SheetCell *top = peek_cell (row, i), *fine = under != NULL ? peek_cell (under, i) : NULL;
        const SheetCell *title = fine != NULL ? fine : top;
        TitleDoubt doubtful = TITLE_CLEAR;
        ImportColumn column = title != NULL ? read_title (lexicon, title->text, &doubtful) : COLUMN_NONE;
        if (column == COLUMN_NONE && fine != NULL && top != NULL)
            column = read_title (lexicon, (title = top)->text, &doubtful);
        if (title == NULL)
            continue;
        if (column != COLUMN_NONE && doubtful != TITLE_CLEAR && either < 0) {
            either = (int)i;
            kind = doubtful;
            known++;
        } else if (column != COLUMN_NONE && column != COLUMN_OTHER && columns[column] < 0) {
            columns[column] = (int)i;
            known++; /* each once: a title merged over the row is no header */
        } else if (column != COLUMN_OTHER && unknown != NULL && !title->merged) {
            g_ptr_array_add (unknown, g_strdup (title->text));
        }
    }
    if (either >= 0) {
        gboolean done = columns[COLUMN_DEADLINE] >= 0 || (kind == TITLE_DONE_WITH_STATE && columns[COLUMN_STATE] >= 0);
        ImportColumn column = done ? COLUMN_DONE : COLUMN_DEADLINE;
        if (columns[column] < 0)
            columns[column] = either;
    }
    return known;
}

/* Only short words, no numbers and days. */
static gboolean
may_be_titles (const SheetRow *row) {
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = peek_cell (row, i);
        if (cell != NULL && (cell->kind != CELL_TEXT || g_utf8_strlen (cell->text, -1) > 80))
            return FALSE;
    }
    return TRUE;
}

/* The second line of a header has cells that the first's were merged into, or leaves them blank, and names columns itself. */
static gboolean
is_second_line (const SheetRow *row, const SheetRow *under, const Lexicon *lexicon) {
    guint known = 0, own = 0;
    if (!may_be_titles (under))
        return FALSE;
    for (guint i = 0; i < under->cells->len; i++) {
        const SheetCell *cell = peek_cell (under, i), *above = peek_cell (row, i);
        TitleDoubt doubtful;
        if (cell == NULL || (above != NULL && strcmp (above->text, cell->text) == 0))
            continue;
        own++;
        known += read_title (lexicon, cell->text, &doubtful) != COLUMN_NONE;
    }
    return known >= 2 && known == own;
}

static char *
join_title (const Sheet *sheet, guint end) {
    GString *title = g_string_new (NULL);
    for (guint i = 0; i < end; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        const char *before = NULL;
        for (guint k = 0; k < row->cells->len; k++) {
            const SheetCell *cell = peek_cell (row, k);
            if (cell == NULL || g_strcmp0 (before, cell->text) == 0)
                continue;
            g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", cell->text);
            before = cell->text;
        }
    }
    if (title->len == 0) {
        g_string_free (title, TRUE);
        return NULL;
    }
    return g_string_free (title, FALSE);
}

ImportHeader *
import_header_find (const Sheet *sheet, const Lexicon *lexicon, const char *name, GError **error) {
    ImportHeader *header;
    guint best = 0, at = 0;
    int columns[COLUMN_COUNT];
    for (guint i = 0; i < sheet->rows->len && i < IMPORT_HEADER_ROWS; i++) {
        guint known;
        if (!may_be_titles (sheet->rows->pdata[i]))
            continue;
        known = read_columns (sheet->rows->pdata[i], NULL, lexicon, columns, NULL);
        if (columns[COLUMN_TASK] >= 0 && known > best) {
            best = known;
            at = i;
        }
    }
    if (best < 2) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: no row of the first %d names the columns; one must be the task ('Nội dung', 'Nhiệm vụ' …), another its lead, "
                        "deadline or state"),
                     name, IMPORT_HEADER_ROWS);
        return NULL;
    }
    header = g_new0 (ImportHeader, 1);
    header->unknown = g_ptr_array_new_with_free_func (g_free);
    const SheetRow *row = sheet->rows->pdata[at], *under = at + 1 < sheet->rows->len ? sheet->rows->pdata[at + 1] : NULL;
    if (under != NULL && !is_second_line (row, under, lexicon))
        under = NULL;
    read_columns (row, under, lexicon, header->columns, header->unknown);
    header->row = under != NULL ? under->number : row->number;
    header->first_data = at + (under != NULL ? 2 : 1);
    header->title = join_title (sheet, at);
    return header;
}
