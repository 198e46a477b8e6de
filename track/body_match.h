/* body_match.h - whether a name in the register means the body that is asked for: under another name, or before it became that one.
 * Lives here:  one question, asked of many names, each answered once.
 * Called by:   query_items.c.
 * Not here:    what names mean (extract/directory.h); matching by letters (query_items.c). */
#pragma once

#include <glib.h>

typedef struct BodyMatch BodyMatch;

/**
 * body_match_new:
 * @name: the body asked for, in any way of writing
 * Returns: (transfer full): NULL where the directory does not know it; it then matches by its letters only.
 */
BodyMatch *body_match_new (const char *name);
void body_match_free (BodyMatch *match); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodyMatch, body_match_free)

/**
 * body_match_is:
 * TRUE where @name is another name of the body (`Sở NN&MT` for `Sở Nông nghiệp và Môi trường`), or of one that became it (`Sở Kế hoạch
 * và Đầu tư` for `Sở Tài chính`). A place that only one of the two names does not part them.
 */
gboolean body_match_is (BodyMatch *match, const char *name);
