/* secrecy.h - documents under the protection of state secrets are kept out of a register that is not made for them.
 * Lives here:  which files those are, and what is left of one that is kept by number and date alone.
 * Called by:   load.c.
 * Not here:    finding the mark (extract/heading.c). */
#pragma once

#include "extract/records.h"

/** secrecy_find_mark: (transfer none): the first mark (`Mật`, `Tối mật`, `Tuyệt mật`) on a document of the file; NULL where there is none. */
const char *secrecy_find_mark (const FileRecords *records);

/**
 * secrecy_keep_numbers:
 * Returns: (transfer full): the documents of the file with their numbers and dates, its checksum, and nothing else: no name, no words, no
 *   places. A letter that encloses a secret is cut down like it, since both stand in the same bytes.
 */
FileRecords *secrecy_keep_numbers (const FileRecords *records);
