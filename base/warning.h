/* warning.h - what a clerk should look at: every code there is, in one table.
 * Lives here:  the codes with their texts. A warning is a fault of a document, not of the program: it never changes the exit status.
 * Called by:   ingest/, extract/, track/ note them; the chapter Warnings of man/dondoc.1 explains each.
 * Not here:    the place a warning points at (RecordWarning, DocumentWarning). */
#pragma once

#include <glib.h>

/* Which are told is decided in: the reader, extract/lint.c and the passes of extract/, track/store.c. */
typedef enum {
    WARNING_DRAFT,
    WARNING_HIDDEN_TEXT,
    WARNING_UNREAD_OBJECT,
    WARNING_BAD_ENCODING,
    WARNING_DOUBTFUL_ENCODING,
    WARNING_LOST_BREAKS,
    WARNING_BROKEN_PART,

    WARNING_SECRECY,
    WARNING_MISPRINT,
    WARNING_NUMBER_MISSING,
    WARNING_DATE_MISSING,
    WARNING_ISSUER_INFERRED,
    WARNING_MISSING_SIGNATURE,
    WARNING_ARCHIVE_MISSING,
    WARNING_REFERENCE_LATER,

    WARNING_LABEL_REPEATED,
    WARNING_LABEL_ORDER,
    WARNING_SEVERAL_LEADS,
    WARNING_LEAD_MISSING,
    WARNING_LEAD_COORDINATES,
    WARNING_BODY_UNKNOWN,
    WARNING_BODY_FORMER,
    WARNING_DEADLINE_MISSING,
    WARNING_DEADLINE_EARLY,
    WARNING_CHILD_LATER,
    WARNING_DATE_IMPOSSIBLE,
    WARNING_YEAR_DOUBTFUL,

    WARNING_COPY_DIFFERS,
    WARNING_COUNTED_FROM_GUESS,
    WARNING_MAYBE_SAME_DOCUMENT,

    WARNING_LAST
} Warning;

/** warning_code: `draft`, `label-repeated`, …: static, never translated. */
const char *warning_code (Warning warning);

/** warning_text: what it means, in the user's language; for most it is the message, followed by what it was seen in. */
const char *warning_text (Warning warning);
