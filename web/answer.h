/* answer.h - what is said to one request, before it is HTTP on a wire.
 * Lives here:  the value, and making the short ones.
 * Called by:   web/site.c and what it asks; web/server.c sends it.
 * Source:      RFC 9110 (status codes, conditional requests). */
#pragma once

#include <glib.h>

typedef struct {
    guint status;         /* of HTTP */
    GBytes *body;         /* (nullable): none with 304 */
    const char *type;     /* Content-Type; static */
    char *etag;           /* (nullable): in its quotes */
    const char *allow;    /* (nullable): static, with 405 */
    guint retry_after;    /* seconds, with 503; 0 for none */
    const char *language; /* (nullable): Content-Language of what was chosen by Accept-Language; static */
    const char
        *policy; /* (nullable): Content-Security-Policy, where it is not the strictest; lives as long as the site */
    gint64 feed; /* which feed was asked, for the log; 0 for none */
} Answer;

/** answer_new: (transfer full): @text as plain text. */
Answer *answer_new (guint status, const char *text);
void answer_free (Answer *answer); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/** answer_not_found, answer_method_not_allowed (@allow: `GET, HEAD`), answer_unavailable (come again in some seconds). (transfer full) */
Answer *answer_not_found (void);
Answer *answer_method_not_allowed (const char *allow);
Answer *answer_unavailable (void);

/** answer_set_body: takes @body, and makes its entity tag, which says that the bytes are the same. */
void answer_set_body (Answer *answer, const char *type, GBytes *body);

/** answer_settle: makes it a 304 where @if_none_match (nullable), the header as it came, names its entity tag (RFC 9110, 13.1.2). */
void answer_settle (Answer *answer, const char *if_none_match);
