/* body_heads.h - the word or words that a name of a body begins with: `Sở`, `Ban Chỉ đạo`, `Giám đốc`, `xã`.
 * Called by:   body_name.c and the files that help it; whoever asks whether a name begins.
 * Not here:    how far the name goes (body_name.h); the words themselves (body_words.h). */
#pragma once

#include "extract/body_words.h"

typedef enum { HEAD_NONE, HEAD_CLASS, HEAD_WHOLE, HEAD_OPEN, HEAD_SHORT, HEAD_POST, HEAD_POST_WHOLE } HeadKind;

/** body_head_read: the longest head at @at. @in_row: kinds of bodies may stand there: `, ban, ngành`. @ret_end: its end, @at for HEAD_NONE. */
HeadKind body_head_read (const BodyReading *reading, gsize at, gboolean in_row, gsize *ret_end);
/** body_head_is_verb: TRUE for a `tổ chức` at @at that is no organisation. */
gboolean body_head_is_verb (const BodyReading *reading, gsize at);
/** body_head_is_place: TRUE where a kind of place stands at @at. Behind `các xã, phường` only what says which may follow, as behind a whole name. */
gboolean body_head_is_place (const BodyReading *reading, gsize at);

/** body_names_begin: TRUE where a body's name begins at @at. */
gboolean body_names_begin (const BodyReading *reading, gsize at);
