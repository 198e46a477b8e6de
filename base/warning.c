/* warning.c - see warning.h. */
#include "base/warning.h"

#include "base/i18n.h"

static const struct {
    const char *code, *text;
} warnings[] = {
    [WARNING_DRAFT] = { "draft", N_ ("the file has tracked changes: insertions were taken, deletions left out") },
    [WARNING_HIDDEN_TEXT] = { "hidden-text", N_ ("hidden text was left out") },
    [WARNING_UNREAD_OBJECT] = { "unread-object", N_ ("something that is no text was left out") },
    [WARNING_BAD_ENCODING] = { "bad-encoding", N_ ("bytes that are no text in the file's encoding stand as U+FFFD") },
    [WARNING_DOUBTFUL_ENCODING]
    = { "doubtful-encoding", N_ ("the text is no Unicode, and which old encoding it is in is a guess") },
    [WARNING_LOST_BREAKS]
    = { "lost-breaks",
        N_ ("a whole document stands on one line; where its paragraphs begin was told by their labels") },
    [WARNING_BROKEN_PART]
    = { "broken-part", N_ ("a part of the file is broken; what stands before the fault was read") },

    [WARNING_SECRECY] = { "secrecy", N_ ("the document is marked secret; it is loaded only where that is asked for") },
    [WARNING_MISPRINT] = { "misprint", N_ ("words that look misread or mistyped were taken for others; please check") },
    [WARNING_NUMBER_MISSING] = { "number-missing", N_ ("no number is printed; it may be a draft") },
    [WARNING_DATE_MISSING] = { "date-missing", N_ ("no day of issue is printed; deadlines cannot be counted from it") },
    [WARNING_ISSUER_INFERRED]
    = { "issuer-inferred", N_ ("the issuer was not read from the letterhead with certainty, please check") },
    [WARNING_MISSING_SIGNATURE]
    = { "missing-signature", N_ ("no name of a signer was found; check the signature block") },
    [WARNING_ARCHIVE_MISSING]
    = { "archive-missing", N_ ("the list of recipients has no entry for the archive (Lưu); it may be cut off") },
    [WARNING_REFERENCE_LATER]
    = { "reference-later", N_ ("a document is named that is dated later than this one; one of the dates is mistyped") },

    [WARNING_LABEL_REPEATED] = { "label-repeated", N_ ("a label stands twice; both units are kept") },
    [WARNING_LABEL_ORDER] = { "label-order", N_ ("a label is out of order; kept as printed") },
    [WARNING_SEVERAL_LEADS]
    = { "several-leads", N_ ("several bodies stand in one cell of who is in charge; all are kept") },
    [WARNING_LEAD_MISSING] = { "lead-missing", N_ ("nobody is named to be in charge of these items") },
    [WARNING_LEAD_COORDINATES]
    = { "lead-coordinates", N_ ("a body is in charge of an item and works along in it too") },
    [WARNING_BODY_UNKNOWN]
    = { "body-unknown", N_ ("there is no such department, ministry or province in the directory; it may be mistyped") },
    [WARNING_BODY_FORMER] = { "body-former", N_ ("a body is named that was not there any more on the document's day") },
    [WARNING_DEADLINE_MISSING] = { "deadline-missing", N_ ("no time is printed for these items") },
    [WARNING_DEADLINE_EARLY] = { "deadline-early", N_ ("the deadline lies before the document's own date") },
    [WARNING_CHILD_LATER] = { "child-later", N_ ("the deadline lies after that of the unit above it") },
    [WARNING_DATE_IMPOSSIBLE] = { "date-impossible", N_ ("no such day; the deadline is kept without a date") },
    [WARNING_YEAR_DOUBTFUL] = { "year-doubtful", N_ ("the year is far from that of the document; it may be mistyped") },

    [WARNING_COPY_DIFFERS] = { "copy-differs", N_ ("another copy of a document that is there says something else") },
    [WARNING_COUNTED_FROM_GUESS]
    = { "counted-from-guess", N_ ("the document has no date: what recurs is counted from another day") },
    [WARNING_MAYBE_SAME_DOCUMENT]
    = { "maybe-same-document", N_ ("it may be the same as a document that is there; nothing was merged") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (warnings) == WARNING_LAST);

const char *
warning_code (Warning warning) {
    g_return_val_if_fail (warning < WARNING_LAST, "unknown");
    return warnings[warning].code;
}

const char *
warning_text (Warning warning) {
    g_return_val_if_fail (warning < WARNING_LAST, "");
    return _ (warnings[warning].text);
}
