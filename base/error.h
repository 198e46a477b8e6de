/* error.h - the one error domain of the program, and the exit status each code leads to.
 * Lives here:  the codes. Every function that can fail takes a GError and sets one of them.
 * Called by:   every room; cli/main.c turns the code into an exit status.
 * Source:      sysexits.h for the numbers. */
#pragma once

#include <glib.h>

#define DONDOC_ERROR (dondoc_error_quark ())
GQuark dondoc_error_quark (void);

/* What the caller can do about it decides the code, not where it happened. */
typedef enum {
    DONDOC_ERROR_USAGE = 64,         /* the arguments are wrong, or name several things */
    DONDOC_ERROR_INPUT = 65,         /* the input is of a kind that cannot be read, or broken */
    DONDOC_ERROR_LIMIT = 66 + 1000,  /* the input goes beyond a bound; exit status 65 */
    DONDOC_ERROR_NOT_FOUND = 66,     /* a named file, plan or item does not exist */
    DONDOC_ERROR_INTERNAL = 70,      /* a library failed in a way nobody foresaw */
    DONDOC_ERROR_CREATE = 73,        /* an output cannot be created */
    DONDOC_ERROR_IO = 74,            /* reading or writing failed on the way */
    DONDOC_ERROR_BUSY = 75,          /* somebody else holds it; try again */
    DONDOC_ERROR_CONFIGURATION = 78, /* the configuration, a template or the lexicon is wrong */
} DondocErrorCode;

/**
 * dondoc_error_exit_status:
 * @error: (nullable): what went wrong; NULL means nothing did
 * Returns: the exit status of sysexits.h for it, 0 for NULL, 70 for a foreign domain.
 */
int dondoc_error_exit_status (const GError *error);

/**
 * error_hand_on:
 * @local: (inout): what went wrong on the way, or NULL; it is the caller's no more
 * @error: (nullable): where it goes
 * Returns: TRUE where nothing went wrong.
 */
gboolean error_hand_on (GError **local, GError **error);
