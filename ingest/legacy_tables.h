/* legacy_tables.h - see legacy_tables.c.
 * Called by:   legacy.c, legacy_guess.c. */
#pragma once

#include "ingest/legacy.h"

/* By encoding and byte - 0x80: a letter, a combining mark, a sign; 0 where the byte is nothing. */
extern const guint16 legacy_tables[LEGACY_COUNT][128];
/* By byte - 0xC0: the second mark of VNI's double ones, else 0. */
extern const guint16 legacy_vni_tones[64];

/** legacy_byte_of: the byte of Windows-1252 that shows as @c, control characters of Latin-1 being taken as bytes too; 0 where none does. */
guint8 legacy_byte_of (gunichar c);
/** legacy_1258_byte_of: the same for Windows-1258, for bytes from 0x80 on. */
guint8 legacy_1258_byte_of (gunichar c);
