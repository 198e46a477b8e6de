/* span_json.c - see span_json.h. */
#include "track/span_json.h"

#include <stdlib.h>

#define PIECES_MAX 10000 /* more pieces than a field of any document has */

char *
span_list_to_json (const SpanList *list) {
    GString *json;
    if (list == NULL)
        return NULL;
    json = g_string_new ("[");
    for (guint i = 0; i < list->len; i++) {
        Span span = g_array_index (list, Span, i);
        g_string_append_printf (json, "%s[%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT "]", i > 0 ? ", " : "", span.start,
                                span.end);
    }
    g_string_append_c (json, ']');
    return g_string_free (json, FALSE);
}

/* Reads a number and the white space and one @stop character around it. */
static gboolean
read_offset (const char **p, char stop, gsize *ret_offset) {
    char *end;
    while (g_ascii_isspace (**p))
        (*p)++;
    if (!g_ascii_isdigit (**p))
        return FALSE;
    *ret_offset = (gsize)g_ascii_strtoull (*p, &end, 10);
    while (g_ascii_isspace (*end))
        end++;
    if (*end != stop)
        return FALSE;
    *p = end + 1;
    return TRUE;
}

SpanList *
span_list_from_json (const char *json) {
    g_autoptr (SpanList) list = NULL;
    const char *p = json;
    if (json == NULL || *p++ != '[')
        return NULL;
    list = g_array_new (FALSE, FALSE, sizeof (Span));
    for (;;) {
        Span span;
        while (g_ascii_isspace (*p) || *p == ',')
            p++;
        if (*p == ']')
            return g_steal_pointer (&list);
        if (*p++ != '[' || !read_offset (&p, ',', &span.start) || !read_offset (&p, ']', &span.end)
            || span.end < span.start || list->len >= PIECES_MAX)
            return NULL;
        g_array_append_val (list, span);
    }
}

char *
values_spans_to_json (const NamedValue *values, gsize n) {
    g_autoptr (GString) json = g_string_new (NULL);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *spans = span_list_to_json (values[i].value->span);
        if (spans != NULL && values[i].value->text != NULL)
            g_string_append_printf (json, "%s\"%s\": %s", json->len > 0 ? ", " : "{", values[i].name, spans);
    }
    return json->len > 0 ? g_strconcat (json->str, "}", NULL) : NULL;
}

char *
values_confidences_to_json (const NamedValue *values, gsize n) {
    g_autoptr (GString) json = g_string_new (NULL);
    for (gsize i = 0; i < n; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        if (values[i].value->text == NULL)
            continue;
        g_ascii_formatd (number, sizeof number, "%.2f", values[i].value->confidence);
        g_string_append_printf (json, "%s\"%s\": %s", json->len > 0 ? ", " : "{", values[i].name, number);
    }
    return json->len > 0 ? g_strconcat (json->str, "}", NULL) : NULL;
}

#define DEFINE_PARSE(Type, prefix, last, fallback)                                                                     \
    Type prefix##_parse (const char *name) {                                                                           \
        for (int code = 0; name != NULL && code <= (int)(last); code++)                                                \
            if (g_strcmp0 (prefix##_name ((Type)code), name) == 0)                                                     \
                return (Type)code;                                                                                     \
        return (fallback);                                                                                             \
    }

DEFINE_PARSE (DocumentKind, document_kind, DOCUMENT_ARTICLE, DOCUMENT_DIRECTIVE)
DEFINE_PARSE (ItemKind, item_kind, ITEM_TARGET, ITEM_TASK)
DEFINE_PARSE (ItemOrder, item_order, ORDER_REQUEST, ORDER_NONE)
DEFINE_PARSE (DeadlineKind, deadline_kind, DEADLINE_CONDITIONAL, DEADLINE_DATE)
DEFINE_PARSE (DeadlineRelation, deadline_relation, DEADLINE_NO_RELATION, DEADLINE_NO_RELATION)
DEFINE_PARSE (DeadlineBase, deadline_base, BASE_EVENT, BASE_NONE)
