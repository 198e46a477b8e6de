/* body_domain.h - what a body deals with, as part of its name: verbs, commas and `và` that do not end it.
 * Called by:   body_name.c only.
 * Not here:    heads, classes, levels (body_name.c).
 * Source:      extract/lexicon/body-domains.conf. */
#pragma once

#include "extract/body_name.h"

/** body_domain_read: TRUE where words of a known domain stand at @at right behind the head; @ret_end is set, @state is whole then. */
gboolean body_domain_read (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end);

/** body_domain_is_closed: TRUE of Sở and Bộ, of which all fields of work are known. */
gboolean body_domain_is_closed (const BodyReading *reading, const NameState *state);

/** body_domain_goes_on: TRUE where @next, behind `và`, shows that a known field of work was the beginning of an unknown one. */
gboolean body_domain_goes_on (const BodyReading *reading, const NameState *state, gsize next, gboolean comma);

/** body_domain_is_bare_verb: TRUE where the name has a verb without its object before the comma in front of @next. */
gboolean body_domain_is_bare_verb (const BodyReading *reading, const NameState *state, gsize next);

/** body_domain_is_attribute: TRUE where the verb at @at says which body it is, if only names are expected. */
gboolean body_domain_is_attribute (const BodyReading *reading, const NameState *state, gsize at);

/**
 * body_domain_takes_verb, body_domain_takes_noun:
 * Returns: TRUE where the verb, or behind a comma the noun, in small letters at @at is part of the name: where only names are
 *   expected, or where what only the body can do comes later (`Phòng Giải phóng mặt bằng và bồi thường chủ trì …`). It is a
 *   guess, which @state notes.
 */
gboolean body_domain_takes_verb (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags);
gboolean body_domain_takes_noun (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags);

/** body_domain_may_go_on: TRUE where the verb behind @end may as well be part of the name that was ended there. */
gboolean body_domain_may_go_on (const BodyReading *reading, const NameState *state, gsize end);

/** body_domain_ends_by_verb: TRUE where the one or two unknown words at @at, behind a known domain, are a verb by what stands behind. */
gboolean body_domain_ends_by_verb (const BodyReading *reading, gsize at);
