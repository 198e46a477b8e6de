/* names.h - names of bodies as they are written in a sentence.
 * Lives here:  turning a name printed in capitals (a letterhead) into the capitals of running text.
 * Called by:   track/report_data.c.
 * Not here:    finding names (extract/bodies.h).
 * Source:      NĐ 30/2020/NĐ-CP, annex II (capitals: names of bodies, of places). */
#pragma once

#include <glib.h>

/**
 * name_in_sentence:
 * @name: as printed
 * Returns: (transfer full): `ỦY BAN NHÂN DÂN TỈNH LÀO CAI` as `Ủy ban nhân dân tỉnh Lào Cai`; a name that has a small letter
 *   already comes back as it is.
 */
char *name_in_sentence (const char *name);
