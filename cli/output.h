/* output.h - a result that is a file.
 * Lives here:  writing it whole or not at all.
 * Called by:   cmd_report.c. */
#pragma once

#include <glib.h>
#include <stdio.h>

/**
 * cli_write_output:
 * @path: `-` is standard output
 * A file is written beside its place, brought to the disk and renamed, so that nobody ever sees half of it and an older one
 * stays until the new one is whole. What is no plain file (a device, a pipe) is written in place.
 * Returns: FALSE and DONDOC_ERROR_CREATE where it cannot be made, DONDOC_ERROR_IO where writing failed on the way.
 */
gboolean cli_write_output (const char *path, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A result that is written as it comes. */
typedef struct {
    FILE *file;
    char *path, *temporary; /* NULL: written in place */
} OutputFile;

/** cli_output_begin: opens @path for writing as cli_write_output() does; FALSE and DONDOC_ERROR_CREATE. */
gboolean cli_output_begin (OutputFile *output, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** cli_output_end: @keep: brings it to the disk and to its place; else nothing is left of it. FALSE and DONDOC_ERROR_IO. */
gboolean cli_output_end (OutputFile *output, gboolean keep, GError **error);
