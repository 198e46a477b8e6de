/* feed.h - the calendar behind a secret address.
 * Lives here:  one answer from the register as it is now.
 * Called by:   web/site.c, one at a time.
 * Not here:    who made the address (track/feeds.h), the calendar's bytes (remind/calendar.h). */
#pragma once

#include "track/state.h"
#include "web/answer.h"

typedef void (*FeedFailure) (const char *message, gpointer data);

/**
 * feed_answer:
 * @path: of the register; opened for this answer, for reading alone
 * @token: what stands in the address, whatever it is
 * @settings: the rules of counting
 * @failed: told why the register could not be read, where it could not
 * The bytes are those of `dondoc calendar` with the feed's body, today.
 * Returns: (transfer full): 200 with the calendar; 404 where no feed that holds has that token; 503 where the register cannot be read now.
 */
Answer *feed_answer (const char *path, const char *token, const StateSettings *settings, FeedFailure failed,
                     gpointer data);
