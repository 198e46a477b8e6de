/* report_question_json.c - see report_question_json.h. */
#include "track/report_question_json.h"

#include "late_json.h"

#include "base/error.h"
#include "base/i18n.h"

static void
put_text (JsonBuilder *out, const char *key, const char *text) {
    if (text == NULL)
        return;
    json_builder_set_member_name (out, key);
    json_builder_add_string_value (out, text);
}

static void
put_date (JsonBuilder *out, const char *key, PartialDate date) {
    g_autofree char *text = partial_date_format (date);
    put_text (out, key, text);
}

static void
put_number (JsonBuilder *out, const char *key, gint64 number) {
    json_builder_set_member_name (out, key);
    json_builder_add_int_value (out, number);
}

static char *
finish (JsonBuilder *out) {
    g_autoptr (JsonNode) root = json_builder_get_root (out);
    return json_to_string (root, FALSE);
}

char *
report_question_write (const ReportQuestion *question, const StateMoment *moment) {
    g_autoptr (JsonBuilder) out = json_builder_new ();
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    json_builder_begin_object (out);
    put_text (out, "kind", report_kind_name (question->kind));
    put_date (out, "as_of", moment->as_of);
    put_date (out, "as_known_on", moment->as_known_on);
    put_date (out, "date", question->date);
    put_date (out, "period_from", question->period.from);
    put_date (out, "period_to", question->period.to);
    put_date (out, "previous_from", question->previous.from);
    put_date (out, "previous_to", question->previous.to);
    put_date (out, "report_by", question->report_by);
    put_text (out, "central", question->central);
    put_text (out, "body", question->body);
    put_number (out, "within_days", question->within_days);
    put_number (out, "due_soon_days", settings->due_soon_days);
    put_number (out, "before_includes_day", settings->before_includes_day);
    json_builder_set_member_name (out, "documents");
    json_builder_begin_array (out);
    for (gsize i = 0; i < question->n_documents; i++)
        json_builder_add_int_value (out, question->documents[i]);
    json_builder_end_array (out);
    json_builder_end_object (out);
    return finish (out);
}

static PartialDate
get_date (JsonObject *object, const char *key) {
    PartialDate date = PARTIAL_DATE_NONE;
    const char *text = json_object_get_string_member_with_default (object, key, NULL);
    return partial_date_parse (text, &date) ? date : PARTIAL_DATE_NONE;
}

static void
read_documents (JsonObject *object, FrozenReport *frozen) {
    JsonArray *list
        = json_object_has_member (object, "documents") ? json_object_get_array_member (object, "documents") : NULL;
    for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
        gint64 id = json_array_get_int_element (list, i);
        g_array_append_val (frozen->documents, id);
    }
}

gboolean
report_question_read (const char *json, FrozenReport *frozen, GError **error) {
    g_autoptr (JsonNode) root = json_from_string (json != NULL ? json : "", NULL);
    ReportQuestion *question = &frozen->question;
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("what was asked is not readable"));
        return FALSE;
    }
    JsonObject *object = json_node_get_object (root);
    if (!report_kind_parse (json_object_get_string_member_with_default (object, "kind", ""), &question->kind)) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                             _ ("it is of a kind that only a newer program knows"));
        return FALSE;
    }
    frozen->moment = (StateMoment){ get_date (object, "as_of"), get_date (object, "as_known_on"), &frozen->settings };
    frozen->settings.due_soon_days = (int)json_object_get_int_member_with_default (object, "due_soon_days", 0);
    frozen->settings.before_includes_day
        = json_object_get_int_member_with_default (object, "before_includes_day", 1) != 0;
    question->date = get_date (object, "date");
    question->period = (ReportPeriod){ get_date (object, "period_from"), get_date (object, "period_to") };
    question->previous = (ReportPeriod){ get_date (object, "previous_from"), get_date (object, "previous_to") };
    question->report_by = get_date (object, "report_by");
    question->within_days = (int)json_object_get_int_member_with_default (object, "within_days", 1);
    question->central = frozen->central
        = g_strdup (json_object_get_string_member_with_default (object, "central", NULL));
    question->body = frozen->body = g_strdup (json_object_get_string_member_with_default (object, "body", NULL));
    read_documents (object, frozen);
    question->documents = (const gint64 *)(gpointer)frozen->documents->data;
    question->n_documents = frozen->documents->len;
    return TRUE;
}

char *
report_pages_write (char **pages) {
    g_autoptr (JsonBuilder) out = json_builder_new ();
    json_builder_begin_array (out);
    for (gsize i = 0; pages != NULL && pages[i] != NULL; i++)
        json_builder_add_string_value (out, pages[i]);
    json_builder_end_array (out);
    return finish (out);
}

gboolean
report_pages_read (const char *json, char ***ret_pages, GError **error) {
    g_autoptr (JsonNode) root = json_from_string (json != NULL ? json : "", NULL);
    g_autoptr (GPtrArray) pages = g_ptr_array_new ();
    if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root)) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("its list of pages is not readable"));
        return FALSE;
    }
    JsonArray *list = json_node_get_array (root);
    for (guint i = 0; i < json_array_get_length (list); i++)
        g_ptr_array_add (pages, g_strdup (json_array_get_string_element (list, i)));
    g_ptr_array_add (pages, NULL);
    *ret_pages = (char **)g_ptr_array_steal (pages, NULL);
    return TRUE;
}
