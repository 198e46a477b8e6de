/* explain.h - why each sentence of a document is an item, or none.
 * Lives here:  the rules with their codes, noting which rule decided a stretch of text, and the sentences in the end.
 * Called by:   the passes over a body note what they decide (items.c, item_*.c, task_table.c); extract.c makes the sentences;
 *              cli/cmd_extract.c prints them.
 * Not here:    the deciding itself.
 * Source:      records.md, "Which units are items"; the codes are stable and listed in man/dondoc.1. */
#pragma once

#include "base/span.h"
#include "ingest/document.h"

typedef enum {
    SENTENCE_ITEM,
    SENTENCE_FIELD,
    SENTENCE_TARGET,
    SENTENCE_HEADING,
    SENTENCE_FRAME,
    SENTENCE_NO_TASK,
} SentenceClass;

/* In the order of the table in explain.c. */
typedef enum {
    RULE_UNDECIDED, /* no pass spoke of it: a gap of the extraction */
    RULE_ITEM_SECTION,
    RULE_ITEM_WORDED,
    RULE_ITEM_PARAGRAPH,
    RULE_ITEM_CLOSING,
    RULE_ITEM_ROW,
    RULE_TARGET_FIGURE,
    RULE_FIELD_LINE,
    RULE_FIELD_WHEN,
    RULE_FIELD_CONTENT,
    RULE_FIELD_CELL,
    RULE_HEADING_TITLE,
    RULE_HEADING_INTRO,
    RULE_HEADING_TABLE,
    RULE_HEADING_GROUP,
    RULE_HEADING_APPENDIX,
    RULE_FRAME_WORDED,
    RULE_FRAME_CLOSING,
    RULE_FRAME_BRACKET,
    RULE_FRAME_ANNOUNCED,
    RULE_FRAME_MARK,
    RULE_FRAME_WEB,
    RULE_NONE_TYPE,
    RULE_NONE_ARTICLE,
    RULE_NONE_SITUATION,
    RULE_NONE_GOAL,
    RULE_NONE_MONEY,
    RULE_NONE_STATEMENT,
    RULE_NONE_UNWORDED,
    RULE_NONE_DECIDES,
    RULE_NONE_BOARD,
    RULE_NONE_ASSENT,
    RULE_NONE_NOT_ASKED,
    RULE_NONE_OUTSIDE,
    RULE_NONE_TABLE,
    RULE_NONE_APPENDIX,
    RULE_LAST
} Rule;

/** rule_code: `item-worded`, …: static, never translated. rule_text: what it means, in the user's language. */
const char *rule_code (Rule rule);
const char *rule_text (Rule rule);
SentenceClass rule_class (Rule rule);
/** sentence_class_name: `item`, `field`, `target`, `heading`, `frame`, `no-task`. sentence_class_text: in the user's language. */
const char *sentence_class_name (SentenceClass class);
const char *sentence_class_text (SentenceClass class);

typedef struct {
    guint document; /* position in the file's documents */
    Span span;      /* without white space at its ends; the label of a unit belongs to its first sentence */
    Rule rule;
    char *path; /* of the item; NULL for other classes */
} Sentence;

/* Collects notes while a document is read, and holds the sentences of all documents in the end. */
typedef struct Explanation Explanation;

Explanation *explanation_new (void);
void explanation_free (Explanation *explanation); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Explanation, explanation_free)

/** explanation_note: @rule decided [span); a later note replaces an earlier one where both lie. @explanation may be NULL, then
 *   nothing happens; so may @path. */
void explanation_note (Explanation *explanation, Span span, Rule rule, const char *path);

/**
 * explanation_settle:
 * @document_index: the document whose blocks [@first_block, @end_block) were read; to be called for its body and its appendices
 * Cuts the blocks into sentences, each with the rule that was noted last for it. Every byte that is no white space lies in
 * exactly one. The notes are used up by explanation_forget().
 */
void explanation_settle (Explanation *explanation, const Document *document, guint document_index, guint first_block,
                         guint end_block);
void explanation_forget (Explanation *explanation);

/** explanation_peek_sentences: (transfer none): GArray of Sentence, in reading order. */
const GArray *explanation_peek_sentences (const Explanation *explanation);
