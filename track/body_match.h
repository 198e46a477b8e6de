/* body_match.h - whether a name in the register means the body that is asked for: under another name, or before it became that one.
 * Lives here:  one question, asked of many names, each answered once.
 * Called by:   query_items.c, body_known.c.
 * Not here:    what names mean (extract/directory.h); matching by letters (query_items.c). */
#pragma once

#include "track/aliases.h"

typedef struct BodyMatch BodyMatch;

/**
 * body_match_new:
 * @name: the body asked for, in any way of writing @aliases (transfer none) (nullable): of the office; lent for as long as the
 *   result lives
 * Returns: (transfer full): where neither the office nor the directory knows it, it matches by its words alone.
 */
BodyMatch *body_match_new (const char *name, const Aliases *aliases);
void body_match_free (BodyMatch *match); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodyMatch, body_match_free)

/**
 * body_match_is:
 * TRUE where @name is the same words otherwise written (`UBND các xã` for `Ủy ban nhân dân các xã`), another name of the body (`Sở NN&MT` for `Sở Nông nghiệp và Môi trường`), or of one that became it (`Sở Kế hoạch
 * và Đầu tư` for `Sở Tài chính`), or where the office says so. A place that only one of the two names does not part them.
 */
gboolean body_match_is (BodyMatch *match, const char *name);
