/* body_separated.h - a name of a body goes on behind a comma, `và`, a dash: `Sở Nông nghiệp và Môi trường`, `các sở, ban, ngành`.
 * Called by:   body_name.c, body_judge.c.
 * Not here:    two fields of work in one name (body_joint.h, body_domain.h). */
#pragma once

#include "extract/body_name.h"

/* What a reader of a part of the name says of the place it looks at. */
typedef enum { TAKE_NOT_MINE, TAKE_DONE, TAKE_NAME_ENDS } Take;

/** body_separated_read: advances over a separator at @at that the name holds, and the word behind it: `, ngành`, ` và Môi trường`, ` - Tổng`.
 *   TAKE_NOT_MINE where there is no separator. */
Take body_separated_read (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end);

/** body_separated_repeats: TRUE where the word at @at is the first one of the name again, both with a capital. */
gboolean body_separated_repeats (const BodyReading *reading, const NameState *state, gsize at);

/** body_separator_skip: moves over the separator at @at, if there is one that a name can hold. */
gboolean body_separator_skip (const BodyReading *reading, gsize at, gsize *ret_next, gboolean *ret_comma);
