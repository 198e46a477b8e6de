/* fingerprint.h - what a PDF shows, as digests: to tell whether a file is the one that was made, even after it was signed or saved anew.
 * Lives here:  reading the information dictionary and, for each page, what is drawn on it with which fonts.
 * Called by:   cli/cmd_report.c, cli/cmd_verify.c.
 * Not here:    what the digests are compared with (track/report_frozen.h).
 * Source:      ISO 32000-1, 7.8 (content streams), 9.9 (embedded fonts), 12.5 (annotations), 14.3.3 (information). */
#pragma once

#include <glib.h>

typedef struct {
    char *title, *subject; /* NULL where the file has none */
    char **pages;          /* of each page the SHA-256 of its size, its decoded content and the fonts that it names */
    GArray *
        annotated; /* of guint: pages, from 1, that carry annotations other than links and fields of a form (a signature is one) */
} Fingerprint;

void fingerprint_free (Fingerprint *fingerprint); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fingerprint, fingerprint_free)

/**
 * fingerprint_read:
 * @bytes: a PDF @name: for messages
 * Returns: (transfer full): NULL and DONDOC_ERROR_INPUT (no PDF, broken, encrypted) or DONDOC_ERROR_LIMIT (more than
 *   FINGERPRINT_PAGES_MAX pages).
 */
Fingerprint *fingerprint_read (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define FINGERPRINT_PAGES_MAX 50000 /* REPORT_ITEMS_MAX items at four a page */
