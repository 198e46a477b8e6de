/* show_parts.c - see show.h. */
#include "late_json.h"
#include <string.h>

#include "cli/show.h"
#include "cli/words.h"

#define LABEL_COLUMNS 20

void
show_field (const char *label, const char *value) {
    if (value != NULL && *value != '\0')
        printf ("%s%*s%s\n", label, MAX (1, LABEL_COLUMNS - text_table_width (label)), "", value);
}

/* ---- where it was read ---- */

/* Calls @take for each field of a `spans` object. */
gboolean
show_quotes (Register *reg, gint64 file, const char *spans, ShowQuoted take, gpointer user_data, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GError) local = NULL;
    JsonObjectIter iter;
    const char *field;
    JsonNode *node;
    if (spans == NULL || !json_parser_load_from_data (parser, spans, -1, NULL)
        || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        return TRUE;
    json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
    while (json_object_iter_next_ordered (&iter, &field, &node)) {
        g_autofree char *span = json_to_string (node, FALSE);
        g_autofree char *quoted = query_quote (reg, file, span, &local);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
        take (field, span, quoted, user_data);
    }
    return TRUE;
}

/* `[[2145,2149], [2160,2170]]` as people write it: `2145-2149, 2160-2170`. */
static char *
format_span (const char *span) {
    GString *out = g_string_new (NULL);
    gboolean inside = FALSE;
    for (const char *p = span; *p != '\0'; p++) {
        if (g_ascii_isdigit (*p)) {
            g_string_append_c (out, *p);
            inside = TRUE;
        } else if (*p == ']') {
            inside = FALSE;
        } else if (*p == ',' && inside) {
            g_string_append_c (out, '-');
        } else if (*p == '[' && out->len > 0) {
            g_string_append (out, ", ");
        }
    }
    return g_string_free (out, FALSE);
}

void
show_print_quote (const char *field, const char *span, const char *quoted, gpointer user_data) {
    const char *words = cli_words (WORDS_FIELD, field);
    g_autofree char *place = format_span (span);
    printf ("  %s%*s%s  “%s”\n", words, MAX (1, LABEL_COLUMNS - 2 - text_table_width (words)), "", place,
            quoted != NULL ? quoted : "");
}

void
show_write_quote (const char *field, const char *span, const char *quoted, gpointer user_data) {
    json_out_text (user_data, field, quoted);
}

/* ---- what happened ---- */

void
show_event (const Event *event) {
    g_autofree char *on = cli_format_day (event->on_date), *evidence = cli_write_evidence_in_full (event);
    g_autofree char *occurrence = cli_format_day (event->occurrence), *entered = cli_format_entry (event->entered_at);
    g_autofree char *detail = cli_event_detail (event);
    printf ("  %s  %s", on, cli_event_words (event->type));
    if (detail != NULL)
        printf (": %s", detail);
    if (event->occurrence.year != 0)
        printf (_ (", of %s"), occurrence);
    if (evidence != NULL)
        printf (_ ("; evidence: %s"), evidence);
    if (event->note != NULL)
        printf ("; %s", event->note);
    printf (_ ("  (entered %s by %s)\n"), entered, event->entered_by);
}
