/* edit_values.c - what a clerk typed, as a value of the record; the contract is in edit_private.h, the forms in edit.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/deadlines.h"
#include "track/body_known.h"
#include "track/edit_private.h"
#include "track/marks.h"
#include "track/span_json.h"

#define TEXT_BYTES_MAX (64 << 10) /* ten times the longest item of a plan */
#define PATH_BYTES_MAX 200

/* ---- fields ---- */

static const struct {
    const char *typed, *field;
} names[] = {
    { "path", "path" },
    { "label", "label" },
    { "section", "section" },
    { "kind", "kind" },
    { "text", "text" },
    { "deliverable", "deliverable" },
    { "order", "order" },
    { "lead", "lead" },
    { "coordinators", "coordinators" },
    { "deadlines", "deadlines" },
    { "deadline", "deadlines" },
    { "consent", "consent" },
    { "counts_from", "counts_from" },
    { "counts-from", "counts_from" },
};

void
edit_refuse_field (const char *typed, GError **error) {
    g_set_error (
        error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
        _ ("'%s' is no field; of an item there are path, label, section, kind, text, deliverable, order, lead, coordinators, deadline,"
           " consent, counts-from; of a document number, date, issuer, type, title, superior, place, urgency, authority, signature-title,"
           " signer, addressees, recipients, archive, references"),
        typed);
}

const char *
edit_field_name (const char *typed, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (names[i].typed, typed) == 0)
            return names[i].field;
    edit_refuse_field (typed, error);
    return NULL;
}

/* ---- texts ---- */

gboolean
edit_clean_text (const char *typed, const char *field, gboolean needed, char **ret_text, GError **error) {
    g_autofree char *nfc = NULL, *text = NULL;
    gsize most = strcmp (field, "path") == 0 ? PATH_BYTES_MAX : TEXT_BYTES_MAX;
    *ret_text = NULL;
    if (!g_utf8_validate (typed, -1, NULL)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: this is not UTF-8"), field);
        return FALSE;
    }
    if (strlen (typed) > most) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: longer than %u bytes"), field, (guint)most);
        return FALSE;
    }
    nfc = text_nfc (typed, -1);
    text = text_collapse (nfc, -1);
    if (*text != '\0')
        *ret_text = g_steal_pointer (&text);
    else if (needed)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: it cannot be empty"), field);
    return *ret_text != NULL || !needed;
}

static JsonNode *
read_text (const char *field, const char *typed, gboolean needed, GError **error) {
    g_autofree char *text = NULL;
    return edit_clean_text (typed, field, needed, &text, error) ? changes_text_value (text) : NULL;
}

/* ---- words ---- */

gboolean
edit_check_word (const char *field, const char *typed, GError **error) {
    static const struct {
        const char *field;
        const char *words[5];
    } rows[] = {
        { "kind", { "task", "target" } },
        { "order", { "order", "request" } },
        { "consent", { "yes", "true", "no", "false" } },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *list = NULL;
        if (strcmp (rows[i].field, field) != 0 || g_strv_contains (rows[i].words, typed))
            continue;
        list = g_strjoinv (", ", (char **)rows[i].words);
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: '%s' is none of %s"), field, typed, list);
        return FALSE;
    }
    return TRUE;
}

/* ---- days ---- */

gboolean
edit_read_day (const char *field, const char *typed, PartialDate *ret_day, GError **error) {
    if (!partial_date_parse_day (typed, ret_day)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: '%s' is no day of the calendar; write it as 2026-09-30 or 30/9/2026"), field, typed);
        return FALSE;
    }
    if (ret_day->year < MARK_FIRST_YEAR) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: '%s' looks like a stand-in for 'no date'; leave the option out instead"), field, typed);
        return FALSE;
    }
    return TRUE;
}

static JsonNode *
read_day_value (const char *field, const char *typed, GError **error) {
    PartialDate day;
    g_autofree char *iso = NULL;
    if (!edit_read_day (field, typed, &day, error))
        return NULL;
    iso = partial_date_format (day);
    return changes_text_value (iso);
}

/* ---- bodies ---- */

static gboolean
add_body (Register *reg, gint64 document, const char *field, const char *typed, GPtrArray *bodies, GError **error) {
    g_autofree char *name = NULL, *known = NULL;
    QueryBody *body;
    if (!edit_clean_text (typed, field, FALSE, &name, error))
        return FALSE;
    if (name == NULL)
        return TRUE;
    known = body_known_name (reg, document, name, error);
    if (known == NULL)
        return FALSE;
    body = query_body_new (known);
    for (guint i = 0; i < bodies->len; i++)
        if (strcmp (((const QueryBody *)bodies->pdata[i])->folded, body->folded) == 0) {
            query_body_free (body);
            return TRUE;
        }
    g_ptr_array_add (bodies, body);
    return TRUE;
}

GPtrArray *
edit_read_bodies (Register *reg, gint64 document, const char *field, char *const *values, gsize n, GError **error) {
    g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (query_body_free);
    for (gsize i = 0; i < n; i++) {
        g_auto (GStrv) parts = g_strsplit (values[i], ";", -1);
        for (char **part = parts; *part != NULL; part++)
            if (!add_body (reg, document, field, *part, bodies, error))
                return NULL;
    }
    return g_steal_pointer (&bodies);
}

/* ---- deadlines ---- */

static gboolean
add_times (const Lexicon *lexicon, PartialDate document_date, const char *text, GPtrArray *deadlines, GError **error) {
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GPtrArray) read = deadlines_read_text (lexicon, records, text, (Span){ 0, strlen (text) },
                                                      DEADLINES_IN_FIELD, document_date, date_today ().year);
    gboolean usable = read->len > 0 && records->warnings->len == 0;
    for (guint i = 0; i < read->len; i++) {
        Deadline *deadline = read->pdata[i];
        usable = usable && (deadline->due.year == 0 || deadline->due.year >= MARK_FIRST_YEAR);
        g_clear_pointer (&deadline->span, g_array_unref); /* it stands nowhere in the document */
        deadline->confidence = 1;
    }
    if (usable)
        deadlines_add (deadlines, read);
    else
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("deadline: '%s' tells no time; write a day (2026-09-30, 30/9/2026) or the time as documents print it: 'Quý III/2026',"
               " 'trước ngày 20 hằng tháng', 'trong 15 ngày kể từ ngày nhận được văn bản', 'Thường xuyên'"),
            text);
    return usable;
}

static gboolean
add_deadline (const Lexicon *lexicon, PartialDate document_date, const char *typed, GPtrArray *deadlines,
              GError **error) {
    g_autofree char *text = NULL;
    g_autoptr (GPtrArray) alone = NULL;
    PartialDate day;
    Deadline *deadline;
    if (!edit_clean_text (typed, "deadline", FALSE, &text, error))
        return FALSE;
    if (text == NULL)
        return TRUE;
    if (!partial_date_parse_day (text, &day))
        return add_times (lexicon, document_date, text, deadlines, error);
    if (!edit_read_day ("deadline", text, &day, error))
        return FALSE;
    deadline = deadline_new ();
    deadline->kind = DEADLINE_DATE;
    deadline->relation = DEADLINE_BY; /* the last day itself; a day off moves it on, as everywhere */
    deadline->text = partial_date_format_vietnamese (day);
    deadline->due = day;
    deadline->confidence = 1;
    alone = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    g_ptr_array_add (alone, deadline);
    deadlines_add (deadlines, alone);
    return TRUE;
}

GPtrArray *
edit_read_deadlines (const Lexicon *lexicon, PartialDate document_date, char *const *values, gsize n, GError **error) {
    g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    for (gsize i = 0; i < n; i++)
        if (!add_deadline (lexicon, document_date, values[i], deadlines, error))
            return NULL;
    return g_steal_pointer (&deadlines);
}

/* ---- any field ---- */

static JsonNode *
read_list (Register *reg, const QueryItem *item, const char *field, char *const *values, gsize n,
           const Lexicon *lexicon, GError **error) {
    g_autoptr (GPtrArray) list = strcmp (field, "deadlines") == 0
                                     ? edit_read_deadlines (lexicon, item->document->date_value, values, n, error)
                                     : edit_read_bodies (reg, item->document->id, field, values, n, error);
    if (list == NULL)
        return NULL;
    return strcmp (field, "deadlines") == 0 ? changes_deadlines_value (list) : changes_bodies_value (list);
}

JsonNode *
edit_read_value (Register *reg, const QueryItem *item, const char *field, char *const *values, gsize n,
                 const Lexicon *lexicon, GError **error) {
    if (strcmp (field, "lead") == 0 || strcmp (field, "coordinators") == 0 || strcmp (field, "deadlines") == 0)
        return read_list (reg, item, field, values, n, lexicon, error);
    if (n != 1) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s takes one value; quote it where it has spaces"),
                     field);
        return NULL;
    }
    if (strcmp (field, "order") == 0 && *values[0] == '\0')
        return changes_text_value (NULL);
    if (!edit_check_word (field, values[0], error))
        return NULL;
    if (strcmp (field, "consent") == 0)
        return json_node_init_boolean (json_node_alloc (), *values[0] == 'y' || *values[0] == 't');
    if (strcmp (field, "counts_from") == 0)
        return read_day_value (field, values[0], error);
    return read_text (field, values[0], strcmp (field, "path") == 0 || strcmp (field, "text") == 0, error);
}
