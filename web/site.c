/* site.c - see site.h. */
#include "web/site.h"

#include <string.h>

#include "track/feeds.h"
#include "web/start_page.h"

#define READ_ONLY       "GET, HEAD"
#define WAIT_SECONDS    20 /* for the register, while others are answered */
#define CALENDAR_PREFIX "/calendar/"
#define CALENDAR_SUFFIX ".ics"
#define LOGGABLE_MAX    100
#define SECRET_LENGTH   16 /* a run of as many letters and digits may be part of a token */

struct Site {
    char *register_path;
    const StateSettings *settings;
    FeedFailure failed;
    gpointer data;
    StartPage *start;
    GMutex
        lock; /* of the next two: many rooms below keep what they load once, and none of them asks for a thread's own */
    GCond freed;
    gboolean busy;
};

Site *
site_new (const char *register_path, const StateSettings *settings, FeedFailure failed, gpointer data) {
    Site *site = g_new0 (Site, 1);
    site->register_path = g_strdup (register_path);
    site->settings = settings;
    site->failed = failed;
    site->data = data;
    site->start = start_page_new ();
    g_mutex_init (&site->lock);
    g_cond_init (&site->freed);
    return site;
}

void
site_free (Site *site) {
    if (site == NULL)
        return;
    start_page_free (site->start);
    g_mutex_clear (&site->lock);
    g_cond_clear (&site->freed);
    g_free (site->register_path);
    g_free (site);
}

static gboolean
begin (Site *site) {
    gint64 until = g_get_monotonic_time () + WAIT_SECONDS * G_TIME_SPAN_SECOND;
    gboolean mine;
    g_mutex_lock (&site->lock);
    while (site->busy && g_cond_wait_until (&site->freed, &site->lock, until))
        ;
    mine = !site->busy;
    site->busy = TRUE;
    g_mutex_unlock (&site->lock);
    return mine;
}

static void
end (Site *site) {
    g_mutex_lock (&site->lock);
    site->busy = FALSE;
    g_cond_signal (&site->freed);
    g_mutex_unlock (&site->lock);
}

/* The token of `/calendar/TOKEN.ics`; NULL where the path is none. Anything that is no token goes the same way as one that is unknown. */
static char *
dup_token (const char *path) {
    gsize length = strlen (path), around = strlen (CALENDAR_PREFIX) + strlen (CALENDAR_SUFFIX);
    if (!g_str_has_prefix (path, CALENDAR_PREFIX) || !g_str_has_suffix (path, CALENDAR_SUFFIX) || length <= around)
        return NULL;
    return g_strndup (path + strlen (CALENDAR_PREFIX), length - around);
}

static Answer *
answer_feed (Site *site, const char *token) {
    if (!begin (site))
        return answer_unavailable ();
    Answer *answer = feed_answer (site->register_path, token, site->settings, site->failed, site->data);
    end (site);
    return answer;
}

Answer *
site_answer (Site *site, const SiteRequest *request) {
    g_autofree char *path = g_strndup (request->target, strcspn (request->target, "?"));
    g_autofree char *token = dup_token (path);
    gboolean start = strcmp (path, "/") == 0;
    Answer *answer;
    if (!start && token == NULL)
        return answer_not_found ();
    if (strcmp (request->method, "GET") != 0 && strcmp (request->method, "HEAD") != 0)
        return answer_method_not_allowed (READ_ONLY);
    answer = start ? start_page_answer (site->start, request->accept_language) : answer_feed (site, token);
    answer_settle (answer, request->if_none_match);
    return answer;
}

static gboolean
is_of_word (char letter) {
    return g_ascii_isalnum (letter) || letter == '_' || letter == '-';
}

char *
site_dup_loggable (const char *target) {
    gsize length = strcspn (target, "?");
    GString *out = g_string_new (NULL);
    for (gsize i = 0; i < length && out->len < LOGGABLE_MAX;) {
        gsize run = 0;
        while (i + run < length && is_of_word (target[i + run]))
            run++;
        if (run >= SECRET_LENGTH)
            g_string_append (out, "\xe2\x80\xa6"); /* an ellipsis */
        else if (run > 0)
            g_string_append_len (out, target + i, (gssize)run);
        else
            g_string_append_c (out, g_ascii_isgraph (target[i]) ? target[i] : '?');
        i += MAX (run, 1);
    }
    return g_string_free (out, FALSE);
}
