/* site.h - which address gives what.
 * Lives here:  routing, and one answer from the register at a time.
 * Called by:   web/server.c, from several threads.
 * Not here:    HTTP on the wire (web/server.c), the pages (web/start_page.h, web/feed.h). */
#pragma once

#include "track/state.h"
#include "web/answer.h"
#include "web/feed.h"

typedef struct Site Site;

/* What a request says that matters here. */
typedef struct {
    const char *method;
    const char *target;          /* as it came: path and query, nothing decoded */
    const char *if_none_match;   /* (nullable) */
    const char *accept_language; /* (nullable) */
} SiteRequest;

/** site_new: (transfer full). @register_path: the register, which need not exist yet; @settings: must live as long; @failed: as
 *   feed_answer(). To be made while the program has one thread. */
Site *site_new (const char *register_path, const StateSettings *settings, FeedFailure failed, gpointer data);
void site_free (Site *site); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Site, site_free)

/** site_answer: (transfer full): never NULL. */
Answer *site_answer (Site *site, const SiteRequest *request);

/** site_dup_loggable: (transfer full): @target without its query and without whatever may be secret in it, its other bytes printable. */
char *site_dup_loggable (const char *target);
