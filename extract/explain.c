/* explain.c - see explain.h. */
#include "extract/explain.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "extract/wording.h"

/* One row per rule. The codes are stable: programs and the manual name them. */
static const struct {
    const char *code;
    SentenceClass class;
    const char *text;
} rules[] = {
    [RULE_UNDECIDED] = { "undecided", SENTENCE_NO_TASK, N_ ("no rule spoke of it") },
    [RULE_ITEM_SECTION]
    = { "item-section", SENTENCE_ITEM, N_ ("a unit of a part whose heading says that work follows") },
    [RULE_ITEM_WORDED]
    = { "item-worded", SENTENCE_ITEM, N_ ("a unit whose own words give work or tell a body to do it") },
    [RULE_ITEM_PARAGRAPH]
    = { "item-paragraph", SENTENCE_ITEM, N_ ("a paragraph without a label that gives work or asks a body for it") },
    [RULE_ITEM_CLOSING] = { "item-closing", SENTENCE_ITEM, N_ ("behind the last unit, a duty of its own") },
    [RULE_ITEM_ROW] = { "item-row", SENTENCE_ITEM, N_ ("a row of a task table") },
    [RULE_TARGET_FIGURE] = { "target-figure", SENTENCE_TARGET, N_ ("a figure to be reached, and no verb of work") },
    [RULE_FIELD_LINE]
    = { "field-line", SENTENCE_FIELD, N_ ("a line that only says who, when, where or what comes out") },
    [RULE_FIELD_WHEN] = { "field-when", SENTENCE_FIELD, N_ ("a sentence that only says by when or where to") },
    [RULE_FIELD_CONTENT]
    = { "field-content", SENTENCE_FIELD, N_ ("a line that says what the work of the unit consists of") },
    [RULE_FIELD_CELL] = { "field-cell", SENTENCE_FIELD, N_ ("another cell of a task's row") },
    [RULE_HEADING_TITLE] = { "heading-title", SENTENCE_HEADING, N_ ("the title of what stands below") },
    [RULE_HEADING_INTRO] = { "heading-intro", SENTENCE_HEADING, N_ ("a sentence that introduces a list") },
    [RULE_HEADING_TABLE] = { "heading-table", SENTENCE_HEADING, N_ ("the header of a task table") },
    [RULE_HEADING_GROUP] = { "heading-group", SENTENCE_HEADING, N_ ("the title of a group of rows") },
    [RULE_HEADING_APPENDIX] = { "heading-appendix", SENTENCE_HEADING, N_ ("the title of an appendix") },
    [RULE_FRAME_WORDED] = { "frame-worded", SENTENCE_FRAME,
                            N_ ("grounds, entry into force, who carries the document out, sending it out") },
    [RULE_FRAME_CLOSING]
    = { "frame-closing", SENTENCE_FRAME, N_ ("a closing that asks everybody to carry out, report or ask back") },
    [RULE_FRAME_BRACKET] = { "frame-bracket", SENTENCE_FRAME, N_ ("a paragraph in brackets") },
    [RULE_FRAME_ANNOUNCED] = { "frame-announced", SENTENCE_FRAME, N_ ("what the issuer announces that it will do") },
    [RULE_FRAME_WEB] = { "frame-web", SENTENCE_FRAME, N_ ("what a web page prints around a document") },
    [RULE_FRAME_MARK] = { "frame-mark", SENTENCE_FRAME, N_ ("a rule, a number or a mark without words") },
    [RULE_NONE_TYPE] = { "none-type", SENTENCE_NO_TASK, N_ ("a document of this type orders nothing") },
    [RULE_NONE_ARTICLE] = { "none-article", SENTENCE_NO_TASK, N_ ("a text about directives, and no list of orders") },
    [RULE_NONE_SITUATION] = { "none-situation", SENTENCE_NO_TASK,
                              N_ ("its heading says: results, a review, grounds, definitions, a meeting") },
    [RULE_NONE_GOAL] = { "none-goal", SENTENCE_NO_TASK, N_ ("its heading says: purpose, requirements, aims, scope") },
    [RULE_NONE_MONEY] = { "none-money", SENTENCE_NO_TASK, N_ ("about money, and no body is told to do something") },
    [RULE_NONE_STATEMENT]
    = { "none-statement", SENTENCE_NO_TASK, N_ ("it states, praises, agrees or tells what has been") },
    [RULE_NONE_UNWORDED]
    = { "none-unworded", SENTENCE_NO_TASK, N_ ("no verb of work at its head, and no body is told to do it") },
    [RULE_NONE_DECIDES]
    = { "none-decides", SENTENCE_NO_TASK, N_ ("what the decision does by itself; nobody is told to do it") },
    [RULE_NONE_BOARD] = { "none-board", SENTENCE_NO_TASK, N_ ("a board that is set up, its members and duties") },
    [RULE_NONE_ASSENT] = { "none-assent", SENTENCE_NO_TASK, N_ ("agreement and nothing else") },
    [RULE_NONE_NOT_ASKED]
    = { "none-not-asked", SENTENCE_NO_TASK, N_ ("a paragraph of a letter that asks nobody for anything") },
    [RULE_NONE_OUTSIDE]
    = { "none-outside", SENTENCE_NO_TASK, N_ ("a paragraph beside the units, such as an opening, that gives no work") },
    [RULE_NONE_TABLE] = { "none-table", SENTENCE_NO_TASK, N_ ("a table that is none of tasks") },
    [RULE_NONE_APPENDIX] = { "none-appendix", SENTENCE_NO_TASK, N_ ("an appendix that holds no tasks") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (rules) == RULE_LAST);

static const struct {
    const char *name, *text;
} classes[] = {
    [SENTENCE_ITEM] = { "item", N_ ("task") },       [SENTENCE_FIELD] = { "field", N_ ("field of a task") },
    [SENTENCE_TARGET] = { "target", N_ ("target") }, [SENTENCE_HEADING] = { "heading", N_ ("heading") },
    [SENTENCE_FRAME] = { "frame", N_ ("frame") },    [SENTENCE_NO_TASK] = { "no-task", N_ ("no task") },
};

const char *
rule_code (Rule rule) {
    return rules[rule].code;
}

const char *
rule_text (Rule rule) {
    return _ (rules[rule].text);
}

SentenceClass
rule_class (Rule rule) {
    return rules[rule].class;
}

const char *
sentence_class_name (SentenceClass class) {
    return classes[class].name;
}

const char *
sentence_class_text (SentenceClass class) {
    return _ (classes[class].text);
}

/* ---- notes ------------------------------------------------------------------------------------------------------ */

typedef struct {
    Span span;
    Rule rule;
    char *path;
} Note;

struct Explanation {
    GArray *notes;     /* of Note, of the document that is being read */
    GArray *sentences; /* of Sentence */
};

static void
note_clear (gpointer data) {
    g_free (((Note *)data)->path);
}

static void
sentence_clear (gpointer data) {
    g_free (((Sentence *)data)->path);
}

Explanation *
explanation_new (void) {
    Explanation *explanation = g_new0 (Explanation, 1);
    explanation->notes = g_array_new (FALSE, FALSE, sizeof (Note));
    explanation->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
    g_array_set_clear_func (explanation->notes, note_clear);
    g_array_set_clear_func (explanation->sentences, sentence_clear);
    return explanation;
}

void
explanation_free (Explanation *explanation) {
    if (explanation == NULL)
        return;
    g_array_unref (explanation->notes);
    g_array_unref (explanation->sentences);
    g_free (explanation);
}

void
explanation_note (Explanation *explanation, Span span, Rule rule, const char *path) {
    Note note = { span, rule, NULL };
    if (explanation == NULL || span.end <= span.start)
        return;
    note.path = g_strdup (path); /* the array owns it */
    g_array_append_val (explanation->notes, note);
    // cppcheck-suppress memleak
}

void
explanation_forget (Explanation *explanation) {
    g_array_set_size (explanation->notes, 0);
}

const GArray *
explanation_peek_sentences (const Explanation *explanation) {
    return explanation->sentences;
}

/* ---- sentences -------------------------------------------------------------------------------------------------- */

/* For each byte of the range the number of the note that lies on top, counted from 1. */
static guint32 *
paint (const Explanation *explanation, Span range) {
    guint32 *top = g_new0 (guint32, span_length (range) + 1);
    for (guint i = 0; i < explanation->notes->len; i++) {
        const Note *note = &g_array_index (explanation->notes, Note, i);
        for (gsize at = MAX (note->span.start, range.start); at < MIN (note->span.end, range.end); at++)
            top[at - range.start] = i + 1;
    }
    return top;
}

#define LABEL_LETTERS_MAX 4 /* `iii)`; a label of more letters is part of the note itself */

static guint
count_letters (const char *text, Span span) {
    guint letters = 0;
    for (const char *at = text + span.start; at < text + span.end; at = g_utf8_next_char (at))
        letters += g_unichar_isalpha (g_utf8_get_char (at)) != 0;
    return letters;
}

/* Bytes that no note lies on: a label or a mark before a note's text, a stop behind it. They belong to what stands behind
 * them, at the end of the block to what stands before. Words do not. */
static void
fill_gaps (const char *text, Span block, guint32 *top) {
    for (gsize at = 0; at < span_length (block);) {
        gsize end = at;
        while (end < span_length (block) && top[end] == 0)
            end++;
        if (end == at) {
            at++;
            continue;
        }
        guint32 beside = end < span_length (block) ? top[end] : at > 0 ? top[at - 1] : 0;
        if (beside != 0 && count_letters (text, (Span){ block.start + at, block.start + end }) <= LABEL_LETTERS_MAX)
            for (gsize i = at; i < end; i++)
                top[i] = beside;
        at = end;
    }
}

static void
add_sentences (Explanation *explanation, const char *text, guint document_index, Span run, Rule rule,
               const char *path) {
    run = span_trim (text, run, NULL);
    while (run.end > run.start) {
        Span first = wording_first_sentence (text, run);
        if (first.end < run.end && count_letters (text, first) <= LABEL_LETTERS_MAX) /* `2.`, `Điều 3.` */
            first.end = wording_first_sentence (text, (Span){ first.end, run.end }).end;
        Sentence sentence = { document_index, span_trim (text, first, NULL), rule, g_strdup (path) };
        g_array_append_val (explanation->sentences, sentence);
        run = span_trim (text, (Span){ sentence.span.end, run.end }, NULL);
    }
}

/* Two notes, counted from 1, that give the same rule and path. */
static gboolean
says_the_same (const Explanation *explanation, guint32 one, guint32 other) {
    if (one == other || one == 0 || other == 0)
        return one == other;
    const Note *a = &g_array_index (explanation->notes, Note, one - 1),
               *b = &g_array_index (explanation->notes, Note, other - 1);
    return a->rule == b->rule && g_strcmp0 (a->path, b->path) == 0;
}

static void
settle_block (Explanation *explanation, const char *text, guint document_index, Span block, guint32 *top) {
    Span words = span_trim (text, block, NULL);

    if (span_length (words) > 0 && count_letters (text, words) == 0) {
        add_sentences (explanation, text, document_index, words, RULE_FRAME_MARK, NULL);
        return;
    }
    fill_gaps (text, block, top);
    for (gsize at = 0; at < span_length (block);) {
        gsize end = at;
        while (end < span_length (block) && says_the_same (explanation, top[end], top[at]))
            end++;
        const Note *note = top[at] > 0 ? &g_array_index (explanation->notes, Note, top[at] - 1) : NULL;
        add_sentences (explanation, text, document_index, (Span){ block.start + at, block.start + end },
                       note != NULL ? note->rule : RULE_UNDECIDED, note != NULL ? note->path : NULL);
        at = end;
    }
}

void
explanation_settle (Explanation *explanation, const Document *document, guint document_index, guint first_block,
                    guint end_block) {
    const char *text = document_peek_text (document);
    if (first_block >= end_block)
        return;
    Span range = { document_peek_block (document, first_block)->span.start,
                   document_peek_block (document, end_block - 1)->span.end };
    g_autofree guint32 *top = paint (explanation, range);
    for (guint i = first_block; i < end_block; i++) {
        Span block = document_peek_block (document, i)->span;
        settle_block (explanation, text, document_index, block, top + (block.start - range.start));
    }
}
