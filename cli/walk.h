/* walk.h - the files that the arguments of a command mean.
 * Lives here:  going through folders.
 * Called by:   cmd_ingest.c. */
#pragma once

#include <glib.h>

#define WALK_DEPTH_MAX 32 /* folders below folders */
#define WALK_FILES_MAX 1000000

/**
 * walk_files:
 * @path: a file, `-`, or a folder
 * @files: (element-type filename): appended to. A folder gives its files and those of the folders below in the order of their names,
 *   hidden ones left out; links to folders are not followed. Anything else is appended as it is, whether it exists or not.
 * @refused: of char*, messages about folders that cannot be read or lie too deep
 */
void walk_files (const char *path, GPtrArray *files, GPtrArray *refused);
