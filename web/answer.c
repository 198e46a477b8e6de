/* answer.c - see answer.h. */
#include "web/answer.h"

#include <string.h>

#define RETRY_SECONDS 30

Answer *
answer_new (guint status, const char *text) {
    Answer *answer = g_new0 (Answer, 1);
    answer->status = status;
    answer->type = "text/plain; charset=utf-8";
    answer->body = g_bytes_new (text, strlen (text));
    return answer;
}

void
answer_free (Answer *answer) {
    if (answer == NULL)
        return;
    g_clear_pointer (&answer->body, g_bytes_unref);
    g_free (answer->etag);
    g_free (answer);
}

Answer *
answer_not_found (void) {
    return answer_new (404, "404 Not Found\n");
}

Answer *
answer_method_not_allowed (const char *allow) {
    Answer *answer = answer_new (405, "405 Method Not Allowed\n");
    answer->allow = allow;
    return answer;
}

Answer *
answer_unavailable (void) {
    Answer *answer = answer_new (503, "503 Service Unavailable\n");
    answer->retry_after = RETRY_SECONDS;
    return answer;
}

void
answer_set_body (Answer *answer, const char *type, GBytes *body) {
    g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
    g_bytes_unref (answer->body);
    answer->body = body;
    answer->type = type;
    g_free (answer->etag);
    answer->etag = g_strdup_printf ("\"%.32s\"", sum);
}

/* An If-None-Match is compared weakly: W/ does not matter. */
static gboolean
names_tag (const char *header, const char *etag) {
    gsize length = strlen (etag);
    for (const char *at = header; *at != '\0';) {
        while (*at == ' ' || *at == '\t' || *at == ',')
            at++;
        if (*at == '*')
            return TRUE;
        if (g_str_has_prefix (at, "W/"))
            at += 2;
        if (strncmp (at, etag, length) == 0)
            return TRUE;
        if (*at == '"')
            for (at++; *at != '\0' && *at != '"'; at++) /* a comma may stand in a tag */
                ;
        while (*at != '\0' && *at != ',')
            at++;
    }
    return FALSE;
}

void
answer_settle (Answer *answer, const char *if_none_match) {
    if (answer->status != 200 || answer->etag == NULL || if_none_match == NULL
        || !names_tag (if_none_match, answer->etag))
        return;
    answer->status = 304;
    g_clear_pointer (&answer->body, g_bytes_unref);
}
