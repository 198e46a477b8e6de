/* event_words.c - what happened, in words for people; the contracts are in register.h. */
#include "late_json.h"
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "cli/words.h"

const char *
cli_event_words (EventType type) {
    static const char *const words[] = {
        [EVENT_LOADED] = N_ ("loaded"),
        [EVENT_STARTED] = N_ ("in progress"),
        [EVENT_DONE] = N_ ("done"),
        [EVENT_SUSPENDED] = N_ ("suspended"),
        [EVENT_CANCELLED] = N_ ("cancelled"),
        [EVENT_RESUMED] = N_ ("open again"),
        [EVENT_COPY_LINKED] = N_ ("another copy linked"),
        [EVENT_REEXTRACTED] = N_ ("read again"),
        [EVENT_WITHDRAWN] = N_ ("withdrawn"),
        [EVENT_CONFIRMED] = N_ ("confirmed"),
        [EVENT_CORRECTED] = N_ ("corrected"),
        [EVENT_ADDED] = N_ ("added by hand"),
        [EVENT_DROPPED] = N_ ("dropped"),
        [EVENT_SPLIT] = N_ ("split"),
        [EVENT_JOINED] = N_ ("joined to another"),
        [EVENT_PROPOSED] = N_ ("answer proposed"),
        [EVENT_NOTED] = N_ ("note"),
        [EVENT_UNDONE] = N_ ("taken back"),
        [EVENT_ASSIGNED] = N_ ("assigned"),
        [EVENT_RECEIVED] = N_ ("received"),
        [EVENT_FULFILLED] = N_ ("what it waits for has come"),
        [EVENT_REPORTED] = N_ ("reported"),
        [EVENT_EVIDENCE_GIVEN] = N_ ("evidence given"),
        [EVENT_ACCEPTED] = N_ ("result accepted"),
        [EVENT_RETURNED] = N_ ("result sent back"),
        [EVENT_EXTENDED] = N_ ("extended"),
        [EVENT_SUPERSEDED] = N_ ("superseded"),
    };
    return _ (words[type]);
}

/* ---- values of the record ---- */

static void
append_part (GString *into, const char *separator, const char *text) {
    if (into->len > 0)
        g_string_append (into, separator);
    g_string_append (into, text);
}

static const char *
peek_text (JsonObject *object, const char *member) {
    JsonNode *node = json_object_get_member (object, member);
    return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* As printed, and its day where the printed words do not name it themselves. */
static char *
write_deadline (JsonObject *deadline) {
    const char *text = peek_text (deadline, "text"), *day = peek_text (deadline, "due");
    PartialDate due = PARTIAL_DATE_NONE;
    g_autofree char *shown = NULL;
    if (!partial_date_parse (day, &due))
        return g_strdup (text != NULL ? text : "");
    shown = cli_format_day (due);
    return text == NULL || strcmp (text, shown) == 0 ? g_steal_pointer (&shown)
                                                     : g_strdup_printf ("%s (%s)", text, shown);
}

/* An entry of a list of the document's heading. */
static char *
write_entry (JsonObject *entry) {
    const char *name = peek_text (entry, "name"), *number = peek_text (entry, "number");
    const char *purpose = peek_text (entry, number != NULL ? "relation" : "purpose"),
               *shown = number != NULL ? number : name;
    if (shown == NULL)
        return write_deadline (entry);
    return purpose != NULL ? g_strdup_printf ("%s [%s]", shown, cli_words (WORDS_PURPOSE, purpose)) : g_strdup (shown);
}

static char *
write_list (JsonArray *list) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < json_array_get_length (list); i++) {
        JsonNode *node = json_array_get_element (list, i);
        g_autofree char *entry = JSON_NODE_HOLDS_OBJECT (node)  ? write_entry (json_node_get_object (node))
                                 : JSON_NODE_HOLDS_VALUE (node) ? g_strdup (json_node_get_string (node))
                                                                : NULL;
        if (entry != NULL)
            append_part (text, "; ", entry);
    }
    return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
write_value (const char *field, JsonNode *value) {
    char *text = NULL;
    if (value != NULL && JSON_NODE_HOLDS_ARRAY (value)) {
        text = write_list (json_node_get_array (value));
    } else if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN) {
        text = g_strdup (json_node_get_boolean (value) ? _ ("yes") : _ ("no"));
    } else if (value != NULL && JSON_NODE_HOLDS_VALUE (value)) {
        const char *word = json_node_get_string (value);
        PartialDate day = PARTIAL_DATE_NONE;
        if ((strcmp (field, "counts_from") == 0 || strcmp (field, "date") == 0) && partial_date_parse (word, &day))
            text = cli_format_day (day);
        else
            text = g_strdup (strcmp (field, "kind") == 0 || strcmp (field, "order") == 0 ? cli_words (WORDS_VALUE, word)
                                                                                         : word);
    }
    return text != NULL ? text : g_strdup (_ ("(empty)"));
}

char *
cli_value_words (const char *field, const char *json) {
    g_autoptr (JsonNode) value = json_from_string (json, NULL);
    return write_value (field, value);
}

void
cli_print_corrections (const char *heading, const GPtrArray *corrections) {
    if (corrections != NULL && corrections->len > 0)
        printf ("%s\n", heading);
    for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
        const QueryCorrection *correction = corrections->pdata[i];
        g_autofree char *was = cli_value_words (correction->field, correction->extracted);
        printf ("  %s: %s\n", cli_words (WORDS_FIELD, correction->field), was);
    }
}

/* ---- what of it ---- */

/* In quotes, but for what is no value. */
static char *
quote_value (const char *field, JsonNode *value) {
    g_autofree char *words = write_value (field, value);
    return strcmp (words, _ ("(empty)")) == 0 ? g_steal_pointer (&words) : g_strdup_printf ("“%s”", words);
}

static char *
write_correction (JsonObject *data) {
    const char *field = peek_text (data, "field");
    g_autofree char *was = NULL, *value = NULL;
    if (field == NULL)
        return NULL;
    was = quote_value (field, json_object_get_member (data, "was"));
    value = quote_value (field, json_object_get_member (data, "value"));
    return g_strdup_printf ("%s: %s → %s", cli_words (WORDS_FIELD, field), was, value);
}

static char *
write_assignment (JsonObject *data) {
    static const char *const fields[] = { "lead", "coordinators", "officer", "field" };
    g_autoptr (GString) text = g_string_new (NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
        g_autofree char *value = NULL, *part = NULL;
        if (!json_object_has_member (data, fields[i]))
            continue;
        value = write_value (fields[i], json_object_get_member (data, fields[i]));
        part = g_strdup_printf ("%s: %s", cli_words (WORDS_FIELD, fields[i]), value);
        append_part (text, "; ", part);
    }
    return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
write_data (const Event *event) {
    g_autoptr (JsonNode) root = event->data != NULL ? json_from_string (event->data, NULL) : NULL;
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
        return NULL;
    return event->type == EVENT_CORRECTED  ? write_correction (json_node_get_object (root))
           : event->type == EVENT_ASSIGNED ? write_assignment (json_node_get_object (root))
                                           : NULL;
}

static char *
write_extension (const Event *event) {
    g_autofree char *until = cli_format_day (event->until);
    return event->granted_by != NULL ? g_strdup_printf (_ ("until %s, granted by %s"), until, event->granted_by)
                                     : g_strdup_printf (_ ("until %s"), until);
}

char *
cli_event_detail (const Event *event) {
    switch (event->type) {
    case EVENT_EXTENDED:
        return write_extension (event);
    case EVENT_UNDONE:
        return g_strdup_printf (_ ("event %" PRId64), event->target);
    case EVENT_ADDED:
        return event->cause != 0 ? g_strdup_printf (_ ("event %" PRId64), event->cause) : NULL;
    case EVENT_RECEIVED:
        return event->number != NULL ? g_strdup_printf (_ ("number %s"), event->number) : NULL;
    case EVENT_JOINED:
    case EVENT_SUPERSEDED:
    case EVENT_FULFILLED:
        return event->by_item != 0       ? g_strdup_printf (_ ("item %" PRId64), event->by_item)
               : event->by_document != 0 ? g_strdup_printf (_ ("document %" PRId64), event->by_document)
                                         : NULL;
    default:
        return write_data (event);
    }
}
