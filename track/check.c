/* check.c - see check.h; the spans are in check_spans.c, the sums in check_sums.c. */
#include "track/check.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/check_private.h"
#include "track/heading.h"
#include "track/keys.h"
#include "track/search.h"
#include "track/sql.h"
#include "track/states.h"

/* What to do about each. */
static const struct {
    const char *code, *advice;
} advices[] = {
    { "damaged", N_ ("the file is damaged: 'dondoc restore' puts a backup in its place, and keeps this one") },
    { "orphan", N_ ("a row points at one that is not there: restore a backup, or export to JSON what is left") },
    { "span-outside", N_ ("the place does not lie in the text: load the file anew, or correct the value by hand") },
    { "span-differs", N_ ("the text at the place is another: load the file anew, or correct the value by hand") },
    { "event-unknown", N_ ("a newer program wrote it: update dondoc; this one leaves the event out") },
    { "event-early", N_ ("its own day is after the day it was entered: 'dondoc undo' takes it back") },
    { "headings", N_ ("'dondoc check --repair' makes the headings of documents anew from what was corrected") },
    { "keys", N_ ("'dondoc check --repair' makes anew what names and numbers are found by") },
    { "search", N_ ("'dondoc check --repair' makes the search index anew") },
    { "states", N_ ("'dondoc check --repair' makes today's states anew") },
    { "sums", N_ ("this is a fault of the program: please report it, with the output of this command") },
};

static void
free_finding (gpointer data) {
    CheckFinding *finding = data;
    g_free (finding->place);
    g_free (finding->message);
    g_free (finding);
}

void
check_result_free (CheckResult *result) {
    if (result == NULL)
        return;
    g_ptr_array_unref (result->findings);
    g_free (result);
}

void
check_note (Check *check, const char *code, char *place, const char *format, ...) {
    CheckFinding *finding;
    va_list values;
    check->result->found++;
    if (check->result->findings->len >= CHECK_FINDINGS_MAX) {
        g_free (place);
        return;
    }
    finding = g_new0 (CheckFinding, 1);
    va_start (values, format);
    finding->message = g_strdup_vprintf (format, values);
    va_end (values);
    finding->place = place;
    finding->code = code;
    for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
        if (strcmp (advices[i].code, code) == 0)
            finding->advice = _ (advices[i].advice);
    g_ptr_array_add (check->result->findings, finding);
}

/* ---- the file ---- */

static gboolean
check_integrity (Check *check, GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (check->reg, "PRAGMA integrity_check (100)", error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (check->reg, rows, &local)) {
        const char *verdict = (const char *)sqlite3_column_text (rows, 0);
        if (g_strcmp0 (verdict, "ok") != 0)
            check_note (check, "damaged", g_strdup (register_peek_path (check->reg)), "%s", verdict);
    }
    return error_hand_on (&local, error);
}

static gboolean
check_references (Check *check, GError **error) {
    g_autoptr (sqlite3_stmt) rows
        = sql_prepare (check->reg, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (check->reg, rows, &local))
        check_note (check, "orphan",
                    g_strdup_printf (_ ("table %s, row %" PRId64), (const char *)sqlite3_column_text (rows, 0),
                                     (gint64)sqlite3_column_int64 (rows, 1)),
                    _ ("it points at a row of %s that is not there"), (const char *)sqlite3_column_text (rows, 2));
    return error_hand_on (&local, error);
}

/* ---- events ---- */

static gboolean
check_events (Check *check, GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        check->reg, "SELECT id, type, on_date > substr (entered_at, 1, 10), on_date FROM events ORDER BY id", error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    for (; sql_step (check->reg, rows, &local); check->result->rows++) {
        gint64 id = sqlite3_column_int64 (rows, 0);
        EventType type;
        if (!event_type_parse ((const char *)sqlite3_column_text (rows, 1), &type))
            check_note (check, "event-unknown", g_strdup_printf (_ ("event %" PRId64), id),
                        _ ("its type '%s' is not known"), (const char *)sqlite3_column_text (rows, 1));
        else if (type == EVENT_DONE && sqlite3_column_int (rows, 2) != 0)
            check_note (check, "event-early", g_strdup_printf (_ ("event %" PRId64), id),
                        _ ("done on %s, and entered before that day"), (const char *)sqlite3_column_text (rows, 3));
    }
    return error_hand_on (&local, error);
}

/* ---- headings that were corrected ---- */

static gboolean
check_headings (Check *check, GError **error) {
    g_autoptr (GArray) documents = heading_list_corrected (check->reg, error);
    for (guint i = 0; documents != NULL && i < documents->len; i++) {
        gint64 id = g_array_index (documents, gint64, i);
        g_autoptr (GError) local = NULL;
        const char *field = heading_differs (check->reg, id, &local);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
        if (field != NULL)
            check_note (check, "headings", g_strdup_printf (_ ("document %" PRId64), id),
                        _ ("%s: it is not what was extracted and corrected"), field);
    }
    return documents != NULL;
}

static gboolean
repair_headings (Register *reg, GError **error) {
    g_autoptr (GArray) documents = heading_list_corrected (reg, error);
    for (guint i = 0; documents != NULL && i < documents->len; i++)
        if (!heading_follow (reg, g_array_index (documents, gint64, i), error))
            return FALSE;
    return documents != NULL;
}

/* ---- what names and numbers are found by ---- */

static void
note_key (gint64 document, const char *name, const char *key, gpointer data) {
    check_note (data, "keys", g_strdup_printf (_ ("document %" PRId64), document),
                _ ("'%s' is found by '%s', as an older program wrote it"), name != NULL ? name : "",
                key != NULL ? key : "");
}

static gboolean
check_keys (Check *check, GError **error) {
    return keys_find_stale (check->reg, note_key, check, error);
}

/* ---- the search index ---- */

static gboolean
check_indexed (Check *check, sqlite3_stmt *row, gint64 id, GError **error) {
    g_autofree char *printed = NULL, *folded = NULL;
    g_autoptr (GError) local = NULL;
    g_autofree char *place
        = id > 0 ? g_strdup_printf (_ ("item %" PRId64), id) : g_strdup_printf (_ ("document %" PRId64), -id);
    gboolean there;
    sqlite3_reset (row);
    sql_bind (row, "i", id);
    there = sql_step (check->reg, row, &local);
    if (local == NULL)
        search_index_texts (check->reg, id, &printed, &folded, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (!there)
        check_note (check, "search", g_steal_pointer (&place), _ ("search does not find it"));
    else if (g_strcmp0 (printed, (const char *)sqlite3_column_text (row, 0)) != 0
             || g_strcmp0 (folded, (const char *)sqlite3_column_text (row, 1)) != 0)
        check_note (check, "search", g_steal_pointer (&place),
                    _ ("search finds it by words that are no longer its own"));
    return TRUE;
}

static gboolean
check_search (Check *check, GError **error) {
    g_autoptr (sqlite3_stmt) ids
        = sql_prepare (check->reg, "SELECT -id FROM documents UNION ALL SELECT id FROM items ORDER BY 1", error);
    g_autoptr (sqlite3_stmt) row
        = ids != NULL ? sql_prepare (check->reg, "SELECT printed, folded FROM search_index WHERE rowid = ?", error)
                      : NULL;
    g_autoptr (GError) local = NULL;
    gint64 indexed = 0, wanted = 0, pending = 0;
    if (row == NULL)
        return FALSE;
    for (; sql_step (check->reg, ids, &local); wanted++)
        if (!check_indexed (check, row, sqlite3_column_int64 (ids, 0), error))
            return FALSE;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    sqlite3_reset (row);
    if (!sql_read_number (check->reg, "SELECT count (*) FROM search_index", 0, &indexed, error)
        || !sql_read_number (check->reg, "SELECT count (*) FROM search_pending", 0, &pending, error))
        return FALSE;
    if (indexed > wanted)
        check_note (check, "search", g_strdup ("search_index"), _ ("it holds %" PRId64 " rows of things that are gone"),
                    indexed - wanted);
    if (pending > 0)
        check_note (check, "search", g_strdup ("search_pending"), _ ("%" PRId64 " changes are not in the search index"),
                    pending);
    return TRUE;
}

/* ---- today's states ---- */

static gboolean
check_states (Check *check, GError **error) {
    g_autofree char *first = NULL;
    guint wrong = 0;
    if (!states_check (check->reg, &wrong, &first, error))
        return FALSE;
    if (wrong > 0)
        check_note (check, "states", g_strdup ("item_states"),
                    _ ("%u items or sums are not what the events say; the first: %s"), wrong,
                    first != NULL ? first : "");
    return TRUE;
}

/* ---- all ---- */

/* Damage that SQLite meets on the way is a finding, not a failure. */
static gboolean
is_damage (Check *check, const GError *error) {
    if (!g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_INPUT))
        return FALSE;
    check_note (check, "damaged", g_strdup (register_peek_path (check->reg)), "%s", error->message);
    return TRUE;
}

CheckResult *
check_register (Register *reg, const StateMoment *moment, GError **error) {
    static gboolean (*const checks[]) (Check *, GError **)
        = { check_integrity, check_references, check_events, check_headings, check_keys,
            check_spans,     check_search,     check_states, check_sums };
    g_autoptr (CheckResult) result = g_new0 (CheckResult, 1);
    Check check = { reg, moment, result };
    result->findings = g_ptr_array_new_with_free_func (free_finding);
    for (gsize i = 0; i < G_N_ELEMENTS (checks); i++) {
        g_autoptr (GError) local = NULL;
        if (checks[i](&check, &local) || is_damage (&check, local))
            continue;
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&result);
}

gboolean
check_repair (Register *reg, GError **error) {
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    if (repair_headings (reg, error) && keys_renew (reg, error)
        && sql_run (
            reg,
            "DELETE FROM search_index; INSERT OR IGNORE INTO search_pending SELECT id FROM items UNION ALL SELECT -id FROM documents",
            error)
        && search_index_refresh (reg, error) && states_rebuild (reg, error))
        return register_commit (reg, error);
    register_rollback (reg);
    return FALSE;
}
