/* output.c - see output.h. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static gboolean
set_error (GError **error, const char *path, DondocErrorCode code, const char *reason) {
    g_set_error (error, DONDOC_ERROR, code,
                 code == DONDOC_ERROR_CREATE ? _ ("%s: cannot be created: %s") : _ ("%s: could not be written: %s"),
                 path, reason);
    return FALSE;
}

static gboolean
write_in_place (const char *path, FILE *file, GBytes *bytes, GError **error) {
    gsize size = 0;
    const void *data = g_bytes_get_data (bytes, &size);
    if (fwrite (data, 1, size, file) == size && fflush (file) == 0)
        return TRUE;
    return set_error (error, path, DONDOC_ERROR_IO, g_strerror (errno));
}

/* Errors that come up while bytes are written; all others mean that the file cannot be made. */
static gboolean
is_write_failure (const GError *error) {
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
           || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_IO);
}

gboolean
cli_write_output (const char *path, GBytes *bytes, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autofree char *target = NULL, *folder = NULL;
    gsize size = 0;
    const void *data = g_bytes_get_data (bytes, &size);
    if (strcmp (path, "-") == 0)
        return write_in_place (_ ("standard output"), stdout, bytes, error);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (EISDIR));
    if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
        FILE *file = fopen (path, "wb");
        if (file == NULL)
            return set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (errno));
        gboolean written = write_in_place (path, file, bytes, error);
        if (fclose (file) != 0 && written)
            return set_error (error, path, DONDOC_ERROR_IO, g_strerror (errno));
        return written;
    }
    target = realpath (path, NULL); /* a link keeps pointing at the file */
    folder = g_path_get_dirname (target != NULL ? target : path);
    if (access (folder, W_OK | X_OK) != 0)
        return set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (errno));
    if (g_file_set_contents_full (target != NULL ? target : path, data, (gssize)size,
                                  G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
        return TRUE;
    return set_error (error, path, is_write_failure (local) ? DONDOC_ERROR_IO : DONDOC_ERROR_CREATE, local->message);
}

/* ---- as it comes ---- */

gboolean
cli_output_begin (OutputFile *output, const char *path, GError **error) {
    g_autofree char *target = NULL;
    int descriptor;
    *output = (OutputFile){ NULL, NULL, NULL };
    if (strcmp (path, "-") == 0) {
        output->file = stdout;
        return TRUE;
    }
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (EISDIR));
    if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
        output->file = fopen (path, "wb");
        output->path = g_strdup (path);
        return output->file != NULL || set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (errno));
    }
    target = realpath (path, NULL);
    output->path = g_strdup (target != NULL ? target : path);
    output->temporary = g_strconcat (output->path, ".XXXXXX", NULL);
    descriptor = g_mkstemp_full (output->temporary, O_RDWR | O_CLOEXEC, 0600);
    output->file = descriptor >= 0 ? fdopen (descriptor, "wb") : NULL;
    if (output->file != NULL)
        return TRUE;
    int reason = errno;
    g_clear_pointer (&output->path, g_free);
    g_clear_pointer (&output->temporary, g_free);
    return set_error (error, path, DONDOC_ERROR_CREATE, g_strerror (reason));
}

gboolean
cli_output_end (OutputFile *output, gboolean keep, GError **error) {
    gboolean done = fflush (output->file) == 0 && !ferror (output->file);
    if (output->temporary != NULL) {
        g_autofree char *folder = g_path_get_dirname (output->path);
        done = done && fsync (fileno (output->file)) == 0;
        done = fclose (output->file) == 0 && done;
        done = keep && done && rename (output->temporary, output->path) == 0;
        int reason = errno, descriptor = done ? open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
        if (descriptor >= 0) {
            fsync (descriptor);
            close (descriptor);
        }
        if (!done)
            unlink (output->temporary);
        errno = reason;
    } else if (output->file != stdout)
        done = fclose (output->file) == 0 && done;
    if (keep && !done)
        set_error (error, output->path != NULL ? output->path : _ ("standard output"), DONDOC_ERROR_IO,
                   g_strerror (errno));
    g_clear_pointer (&output->path, g_free);
    g_clear_pointer (&output->temporary, g_free);
    return done || !keep;
}
