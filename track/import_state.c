/* import_state.c - what a row says of days, state and evidence, and which item of the register it means. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "track/events.h"
#include "track/marks.h"
#include "track/import_private.h"
#include "track/similarity.h"

/* Empty or not; NULL where the row does not go so far. */
static const SheetCell *
peek_cell (const Import *import, const SheetRow *row, int column) {
    int at = import->header->columns[column];
    return at >= 0 && (guint)at < row->cells->len ? row->cells->pdata[at] : NULL;
}

const SheetCell *
import_cell (const Import *import, const SheetRow *row, ImportColumn column) {
    const SheetCell *cell = peek_cell (import, row, (int)column);
    return cell != NULL && cell->kind != CELL_EMPTY ? cell : NULL;
}

void
import_fail (Import *import, const SheetRow *row, ImportColumn column, const char *format, ...) {
    g_autofree char *what = NULL, *name = NULL;
    int at = import->header->columns[column];
    va_list values;
    va_start (values, format);
    what = g_strdup_vprintf (format, values);
    va_end (values);
    name = at >= 0 ? sheet_column_name ((guint)at) : g_strdup ("-");
    g_ptr_array_add (import->result->errors, g_strdup_printf (_ ("row %u, column %s (%s): %s"), row->number, name,
                                                              import_column_words (column), what));
}

void
import_fail_day (Import *import, const SheetRow *row, ImportColumn column) {
    import_fail (import, row, column, _ ("'%s' is no day of the calendar; write it as 30/9/2026"),
                 import_cell (import, row, column)->text);
}

static void
fail_stand_in (Import *import, const SheetRow *row, ImportColumn column) {
    import_fail (import, row, column, _ ("'%s' looks like a stand-in for 'no date'; leave the cell empty"),
                 import_cell (import, row, column)->text);
}

/* `#N/A`, `#REF!`: what a spreadsheet shows instead of a value. */
static gboolean
is_error (const SheetCell *cell) {
    return cell->kind == CELL_TEXT && pattern_matches ("^#(?:N/A|DIV/0!|GETTING_DATA|[A-Z]+[!?])$", cell->text);
}

gboolean
import_check_cells (Import *import, const SheetRow *row) {
    gboolean good = TRUE;
    for (int i = COLUMN_ID; i < COLUMN_OTHER; i++) {
        const SheetCell *cell = peek_cell (import, row, i);
        if (cell == NULL || (!cell->unkept && !is_error (cell)))
            continue;
        good = FALSE;
        if (cell->unkept)
            import_fail (import, row, (ImportColumn)i,
                         _ ("a formula without a kept value; open the table in a spreadsheet and save it"));
        else
            import_fail (import, row, (ImportColumn)i, _ ("the cell holds the error %s"), cell->text);
    }
    return good;
}

#define DAY                                                                                                            \
    "(?:(?<!\\d)(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4})(?!\\d)"                                                 \
    "|(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d))"

/* What is printed like a day, whether there is such a one or not. */
static gboolean
match_day (const char *text, PatternMatch *ret_match) {
    return pattern_match (pattern_peek (DAY), text, strlen (text), 0, ret_match);
}

static int
read_part (const PatternMatch *match, const char *text, guint group) {
    g_autofree char *digits = pattern_dup_group (match, text, group);
    return atoi (digits);
}

/* PARTIAL_DATE_NONE where no calendar has it. */
static PartialDate
read_match (const PatternMatch *match, const char *text) {
    gboolean year_first = pattern_has_group (match, 4);
    int year = read_part (match, text, year_first ? 4 : 3), month = read_part (match, text, year_first ? 5 : 2);
    PartialDate day = partial_date_day (year, month, read_part (match, text, year_first ? 6 : 1));
    return day.year > 0 && day.month > 0 && day.day > 0 && partial_date_is_valid (day) ? day : PARTIAL_DATE_NONE;
}

PartialDate
import_find_day (const char *text) {
    PatternMatch match;
    PartialDate day = PARTIAL_DATE_NONE;
    if (partial_date_parse (text, &day))
        return day;
    return match_day (text, &match) ? read_match (&match, text) : PARTIAL_DATE_NONE;
}

gboolean
import_is_day (const char *text, PartialDate *ret_day) {
    PatternMatch match;
    *ret_day = PARTIAL_DATE_NONE;
    if (!pattern_match (pattern_peek ("^(?i:ngày +)?" DAY "$"), text, strlen (text), 0, &match))
        return FALSE;
    *ret_day = read_match (&match, text);
    return TRUE;
}

gboolean
import_check_deadlines (Import *import, const SheetRow *row, ImportColumn column, const GPtrArray *deadlines) {
    const char *text = import_cell (import, row, column)->text;
    gboolean has_day = FALSE;
    PatternMatch match;
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = deadlines->pdata[i];
        has_day = has_day || deadline->due.year != 0;
        if (deadline->due.year != 0 && deadline->due.year < MARK_FIRST_YEAR) {
            fail_stand_in (import, row, column);
            return FALSE;
        }
    }
    if (!has_day && match_day (text, &match) && import_find_day (text).year == 0) {
        import_fail_day (import, row, column);
        return FALSE;
    }
    return TRUE;
}

PartialDate
import_check_day (Import *import, const SheetRow *row, ImportColumn column, PartialDate day) {
    if (day.year == 0 || day.year >= MARK_FIRST_YEAR)
        return day;
    fail_stand_in (import, row, column);
    return PARTIAL_DATE_NONE;
}

PartialDate
import_read_day (Import *import, const SheetRow *row, ImportColumn column) {
    const SheetCell *cell = import_cell (import, row, column);
    PartialDate day;
    if (cell == NULL)
        return PARTIAL_DATE_NONE;
    day = cell->kind == CELL_DATE   ? cell->date
          : cell->kind == CELL_TEXT ? import_find_day (cell->text)
                                    : PARTIAL_DATE_NONE;
    day.hour = day.minute = -1;
    if (day.year == 0 || day.day == 0) {
        import_fail_day (import, row, column);
        return PARTIAL_DATE_NONE;
    }
    return import_check_day (import, row, column, day);
}

/* A day of something that has happened. */
static PartialDate
read_past_day (Import *import, const SheetRow *row, ImportColumn column) {
    PartialDate day = import_read_day (import, row, column);
    if (day.year != 0 && partial_date_compare (day, date_today ()) > 0) {
        import_fail (import, row, column, _ ("'%s' is in the future; only what has happened is recorded"),
                     import_cell (import, row, column)->text);
        return PARTIAL_DATE_NONE;
    }
    return day;
}

/* `12/BC-STC ngày 30/6/2026`: the number, and the day it ends with. */
static void
read_evidence (Import *import, const SheetRow *row, ImportRow *into) {
    const SheetCell *cell = import_cell (import, row, COLUMN_EVIDENCE);
    PatternMatch match;
    into->evidence_date = read_past_day (import, row, COLUMN_EVIDENCE_DATE);
    if (cell == NULL)
        return;
    if (pattern_match (pattern_peek ("(?i)^(?:số:? +)?(.+?) *,? +(?:ngày +)?\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{4}$"),
                       cell->text, strlen (cell->text), 0, &match)) {
        PartialDate day = import_find_day (cell->text);
        into->evidence_number = pattern_dup_group (&match, cell->text, 1);
        if (day.year == 0 || partial_date_compare (day, date_today ()) > 0)
            import_fail (import, row, COLUMN_EVIDENCE, _ ("'%s' names a day that does not exist or is in the future"),
                         cell->text);
        else if (into->evidence_date.year == 0)
            into->evidence_date = day;
        return;
    }
    into->evidence_number = g_strdup (cell->text);
}

static const char *
match_state (const Import *import, const char *text) {
    g_autofree char *folded = text_fold (text, -1);
    return lexicon_match (import->lexicon, "follow-up-state-patterns", folded, strlen (folded), 0, NULL);
}

void
import_read_state (Import *import, const SheetRow *row, ImportRow *into) {
    static const struct {
        const char *key;
        EventType type;
    } types[] = { { "done", EVENT_DONE },
                  { "started", EVENT_STARTED },
                  { "suspended", EVENT_SUSPENDED },
                  { "cancelled", EVENT_CANCELLED } };
    const SheetCell *state = import_cell (import, row, COLUMN_STATE), *note = import_cell (import, row, COLUMN_NOTE);
    PartialDate done = read_past_day (import, row, COLUMN_DONE);
    const char *key = state != NULL ? match_state (import, state->text) : NULL;
    gboolean has_day = import_cell (import, row, COLUMN_DONE) != NULL;
    read_evidence (import, row, into);
    into->on_date = PARTIAL_DATE_NONE;
    if (key == NULL && has_day)
        key = "done"; /* a day of completion says it by itself */
    if (state != NULL && key == NULL)
        g_ptr_array_add (import->result->remarks,
                         g_strdup_printf (_ ("row %u: the state is not understood and not taken over"), row->number));
    into->is_open = g_strcmp0 (key, "open") == 0;
    if (into->is_open && has_day)
        import_fail (import, row, COLUMN_STATE, _ ("it says that the work is open, and there is a day of completion"));
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        if (g_strcmp0 (key, types[i].key) == 0) {
            into->has_event = TRUE;
            into->type = types[i].type;
        }
    if (!into->has_event)
        return;
    into->note = note != NULL ? g_strdup (note->text) : NULL;
    if (into->type != EVENT_DONE) {
        into->on_date = date_today ();
        into->is_undated = TRUE;
        return;
    }
    into->has_day = done.year != 0;
    into->on_date = done.year != 0                                                  ? done
                    : into->evidence_date.year != 0 && into->evidence_date.day != 0 ? into->evidence_date
                                                                                    : import->options->undated;
    if (into->on_date.year == 0 && !has_day)
        import_fail (import, row, COLUMN_DONE,
                     _ ("done, and no day says when; write it, or --done-on gives the day for all such rows"));
}

/* ---- which item ---- */

/* Some earlier row told of what this one would tell of the item; of what recurs there may be a row for each occurrence. */
static gboolean
is_taken (const Import *import, const ImportDocument *document, const SheetRow *row, guint item) {
    return (document->taken[item] & import_named_bodies (import, row, document->items->pdata[item])) != 0
           && import_named_occurrence (import, row, document->items->pdata[item]).year == 0;
}

/* The item that the row is most like, of those that no row took, first of those that none was about; -1 where none is like it. */
static int
find_like (const Import *import, const ImportDocument *document, const SheetRow *row) {
    const SheetCell *id = import_cell (import, row, COLUMN_ID), *path = import_cell (import, row, COLUMN_PATH);
    g_autoptr (SimilarText) text = similar_text_new (import_cell (import, row, COLUMN_TASK)->text);
    double best = 0;
    int found = -1;
    for (guint i = 0; i < document->items->len; i++) {
        const QueryItem *item = document->items->pdata[i];
        g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);
        g_autoptr (SimilarText) here = similar_text_new (item->text);
        gboolean same_path = path != NULL && text_equal (path->text, item->path);
        double likeness = similar_text_compare (text, here) + (same_path ? 0.3 : 0);
        if (id != NULL && strcmp (id->text, number) == 0 && same_path)
            return (int)i;
        if (likeness < IMPORT_SAME_TEXT || is_taken (import, document, row, i))
            continue;
        likeness -= document->taken[i] != 0 ? 1e-6 : 0;
        if (likeness > best) {
            best = likeness;
            found = (int)i;
        }
    }
    return found;
}

gboolean
import_has_item (const Import *import, const ImportDocument *document, const SheetRow *row) {
    return find_like (import, document, row) >= 0;
}

const QueryItem *
import_find_item (Import *import, ImportDocument *document, const SheetRow *row) {
    int found = find_like (import, document, row);
    if (found >= 0) {
        const QueryItem *item = document->items->pdata[found];
        document->taken[found] |= import_named_bodies (import, row, item);
        return item;
    }
    import_fail (import, row, COLUMN_TASK,
                 _ ("the register has document %" PRId64
                    " (%s), and none of its items has this text; 'dondoc items' lists them"),
                 document->id, document->number != NULL ? document->number : "-");
    return NULL;
}
