/* state_private.h - what state.c and state_bodies.c share. */
#pragma once

#include "track/state.h"

/** state_of_life: the state of one body (@body, folded; NULL where there is none), by rules 2 to 8; @visible is what
 *   state_select_events() gave. */
ItemState state_of_life (const ItemFacts *facts, const GPtrArray *visible, const char *body, const StateMoment *moment);

/** state_entry_day: the day on which the event was entered. */
PartialDate state_entry_day (const Event *event);
