/* words.c - see words.h. */
#include "cli/words.h"

#include <glib.h>
#include <string.h>

#include "base/i18n.h"

static const struct {
    WordsTopic topic;
    const char *code, *words;
} rows[] = {
    { WORDS_DOCUMENT_KIND, "directive", N_ ("directive") },
    { WORDS_DOCUMENT_KIND, "copy", N_ ("certified copy") },
    { WORDS_DOCUMENT_KIND, "article", N_ ("article") },
    { WORDS_DEADLINE_KIND, "date", N_ ("a day") },
    { WORDS_DEADLINE_KIND, "period", N_ ("a period") },
    { WORDS_DEADLINE_KIND, "recurring", N_ ("recurring") },
    { WORDS_DEADLINE_KIND, "continuous", N_ ("continuous") },
    { WORDS_DEADLINE_KIND, "relative", N_ ("counted from another day") },
    { WORDS_DEADLINE_KIND, "conditional", N_ ("on a condition") },
    { WORDS_DEADLINE_RELATION, "before", N_ ("before") },
    { WORDS_DEADLINE_RELATION, "by", N_ ("at the latest") },
    { WORDS_DEADLINE_RELATION, "within", N_ ("within") },
    { WORDS_DEADLINE_RELATION, "on", N_ ("on the day") },
    { WORDS_DEADLINE_RELATION, "from", N_ ("from then on") },
    { WORDS_DEADLINE_RELATION, "after", N_ ("after") },
    { WORDS_PURPOSE, "report", N_ ("to report to") },
    { WORDS_PURPOSE, "action", N_ ("to carry out") },
    { WORDS_PURPOSE, "coordination", N_ ("to coordinate") },
    { WORDS_PURPOSE, "information", N_ ("to know") },
    { WORDS_PURPOSE, "implements", N_ ("carried out by this") },
    { WORDS_PURPOSE, "basis", N_ ("basis") },
    { WORDS_PURPOSE, "mentions", N_ ("mentioned") },
    { WORDS_FIELD, "type", N_ ("type") },
    { WORDS_FIELD, "number", N_ ("number") },
    { WORDS_FIELD, "issuer", N_ ("issuer") },
    { WORDS_FIELD, "superior", N_ ("superior") },
    { WORDS_FIELD, "place", N_ ("place") },
    { WORDS_FIELD, "date", N_ ("date") },
    { WORDS_FIELD, "title", N_ ("title") },
    { WORDS_FIELD, "secrecy", N_ ("secrecy") },
    { WORDS_FIELD, "urgency", N_ ("urgency") },
    { WORDS_FIELD, "signature.authority", N_ ("authority") },
    { WORDS_FIELD, "signature.title", N_ ("signed as") },
    { WORDS_FIELD, "signature.signer", N_ ("signer") },
    { WORDS_FIELD, "label", N_ ("label") },
    { WORDS_FIELD, "section", N_ ("section") },
    { WORDS_FIELD, "text", N_ ("text") },
    { WORDS_FIELD, "deliverable", N_ ("deliverable") },
    { WORDS_FIELD, "lead", N_ ("lead") },
    { WORDS_FIELD, "coordinators", N_ ("coordinators") },
    { WORDS_FIELD, "deadline", N_ ("deadline") },
    { WORDS_COUNTED_FROM, "date", N_ ("the document's date") },
    { WORDS_COUNTED_FROM, "text", N_ ("the latest day in its text") },
    { WORDS_COUNTED_FROM, "loaded", N_ ("the day of loading") },
    { WORDS_CELL, "total", N_ ("items") },
    { WORDS_CELL, "on-time", N_ ("done on time") },
    { WORDS_CELL, "late", N_ ("done late") },
    { WORDS_CELL, "in-term", N_ ("in term") },
    { WORDS_CELL, "due-soon", N_ ("due soon") },
    { WORDS_CELL, "overdue", N_ ("overdue") },
    { WORDS_CELL, "continuous", N_ ("continuous") },
    { WORDS_CELL, "waiting", N_ ("waiting") },
    { WORDS_CELL, "no-date", N_ ("without a date") },
    { WORDS_CELL, "suspended", N_ ("suspended") },
    { WORDS_CELL, "cancelled", N_ ("cancelled") },
    { WORDS_CELL, "done", N_ ("done") },
    { WORDS_CELL, "open", N_ ("open") },
    { WORDS_CELL, "fell-due", N_ ("fell due") },
    { WORDS_CELL, "started", N_ ("in progress") },
    { WORDS_CELL, "done-without-evidence", N_ ("done without evidence") },
    { WORDS_CELL, "on-time-with-deadline", N_ ("done on time, of those with a deadline") },
    { WORDS_CELL, "due-soon-days", N_ ("days that are soon") },
    { WORDS_CELL, "status", N_ ("state") },
    { WORDS_CELL, "reason", N_ ("reason") },
    { WORDS_CELL, "days-late", N_ ("days late") },
    { WORDS_CELL, "days-left", N_ ("days left") },
    { WORDS_CELL, "text", N_ ("text") },
    { WORDS_CELL, "note", N_ ("note") },
    { WORDS_CELL, "lead", N_ ("lead") },
    { WORDS_CELL, "coordinator", N_ ("coordinators") },
    { WORDS_CELL, "deliverable", N_ ("deliverable") },
    { WORDS_CELL, "deadline", N_ ("deadline") },
    { WORDS_CELL, "in-force", N_ ("last day") },
    { WORDS_CELL, "since", N_ ("since") },
    { WORDS_CELL, "evidence", N_ ("evidence") },
    { WORDS_CELL, "answered", N_ ("results so far") },
    { WORDS_CELL, "path", N_ ("place") },
    { WORDS_CELL, "number", N_ ("number") },
};

const char *
cli_words (WordsTopic topic, const char *code) {
    for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (rows); i++)
        if (rows[i].topic == topic && strcmp (rows[i].code, code) == 0)
            return _ (rows[i].words);
    return code;
}
