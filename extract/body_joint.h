/* body_joint.h - names that go on behind what is a whole name by itself, and trades that tell which class is meant.
 * Called by:   body_name.c, body_judge.c.
 * Not here:    fields of work behind a short head (body_domain.h). */
#pragma once

#include "extract/body_name.h"

/**
 * body_joint_goes_on: `Ban Tuyên giáo - Đối ngoại`, `Ban Tuyên giáo, Dân vận và Đối ngoại`
 * @next: behind the separator, a dash if @dash
 * Returns: TRUE where the separator joins two fields of one office; @ret_end (nullable) is the end of the first words of the second.
 */
gboolean body_joint_goes_on (const BodyReading *reading, const NameState *state, gsize next, gboolean dash,
                             gsize *ret_end);

/** body_joint_read: takes what body_joint_goes_on() found into the name; the whole one is no longer whole. */
void body_joint_read (const BodyReading *reading, NameState *state, gsize next, gboolean dash, gsize *ret_end);

/** body_joint_takes_trade: `các doanh nghiệp bình ổn giá bố trí …`: the verb at @at is their trade where another verb, their work,
 * follows in the clause. It is a guess, which @state notes; @ret_end is where the work begins. */
gboolean body_joint_takes_trade (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end);

/** body_joint_takes_field_trade: `UBND các xã trồng dừa` in a cell, where nothing but names is expected: the words up to the next mark tell
 * which of the class are meant. */
gboolean body_joint_takes_field_trade (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end);

/** body_joint_may_be_trade: TRUE where the verb behind @end may be the trade of the class that ends there. */
gboolean body_joint_may_be_trade (const BodyReading *reading, const NameState *state, gsize end);

/** body_joint_may_go_on: TRUE where the office that ends at @end is followed by what may be a field of it, or of another. */
gboolean body_joint_may_go_on (const BodyReading *reading, const NameState *state, gsize end);

/** body_joint_is_amount: TRUE where the figure at @at counts what a verb deals with: `chủ đầu tư giải tỏa 42 bè`; the words in small
 * letters before it, from state->plain on, are that verb and no name. */
gboolean body_joint_is_amount (const BodyReading *reading, const NameState *state, gsize at);
