/* words.h - codes of the records in the user's language, for lists that people read. JSON keeps the codes.
 * Called by:   cmd_show.c, report_changes.c, event_words.c. */
#pragma once

typedef enum {
    WORDS_DOCUMENT_KIND,
    WORDS_DEADLINE_KIND,
    WORDS_DEADLINE_RELATION,
    WORDS_PURPOSE, /* of a recipient, relation of a citation */
    WORDS_FIELD,   /* name of a field of the records */
    WORDS_VALUE,   /* of the fields `kind` and `order` */
    WORDS_COUNTED_FROM,
    WORDS_REPORT, /* kinds and forms of reports */
    WORDS_CELL,   /* of report data: figures, fields and states (track/report_data.h) */
} WordsTopic;

/** cli_words: (transfer none): the words for @code; @code itself where there are none; NULL for NULL. */
const char *cli_words (WordsTopic topic, const char *code);
