/* feed.c - see feed.h. */
#include "web/feed.h"

#include "remind/calendar.h"
#include "track/feeds.h"

static GBytes *
make_calendar (Register *reg, const Feed *feed, const StateSettings *settings, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, settings };
    QueryFilter filter
        = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE, .lead_only = TRUE, .body = feed->body };
    return reminder_calendar_new (reg, &filter, &now, reminder_calendar_title (feed->body), error);
}

Answer *
feed_answer (const char *path, const char *token, const StateSettings *settings, FeedFailure failed, gpointer data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Register) reg = register_open (path, REGISTER_ANSWER, &error);
    g_autoptr (Feed) feed = reg != NULL && register_begin (reg, FALSE, &error) ? feeds_find (reg, token, &error) : NULL;
    GBytes *calendar = feed != NULL ? make_calendar (reg, feed, settings, &error) : NULL;
    Answer *answer;
    if (error != NULL) {
        failed (error->message, data);
        answer = answer_unavailable ();
    } else if (calendar == NULL)
        answer = answer_not_found ();
    else {
        answer = answer_new (200, "");
        answer_set_body (answer, "text/calendar; charset=utf-8", calendar);
    }
    answer->feed = feed != NULL ? feed->id : 0;
    return answer;
}
