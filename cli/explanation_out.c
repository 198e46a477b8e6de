/* explanation_out.c - see explanation_out.h. */
#include "cli/explanation_out.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"

#define WORDS_SHOWN 100 /* characters of a sentence in the list; --json has them all */

/* (transfer full): the words of @sentence on one line. */
static char *
dup_words (const Document *document, const Sentence *sentence) {
    return text_collapse (document_peek_text (document) + sentence->span.start, (gssize)span_length (sentence->span));
}

static void
print_document (const FileRecords *records, guint i) {
    const DocumentRecord *record = g_ptr_array_index (records->documents, i);
    printf ("%s%s, %s %u: %s\n", i > 0 ? "\n" : "", records->file, _ ("document"), i + 1,
            record->number.text != NULL  ? record->number.text
            : record->title.text != NULL ? record->title.text
                                         : "-");
}

void
explanation_print (const Document *document, const FileRecords *records, const Explanation *explanation) {
    const GArray *sentences = explanation_peek_sentences (explanation);
    gboolean used[RULE_LAST] = { FALSE };
    guint shown = 0;

    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        g_autofree char *whole = dup_words (document, sentence), *words = text_shorten (whole, WORDS_SHOWN);
        for (; shown <= sentence->document; shown++)
            print_document (records, shown);
        printf ("%zu-%zu\t%s\t%s\t%s\t%s\n", (size_t)sentence->span.start, (size_t)sentence->span.end,
                sentence_class_text (rule_class (sentence->rule)), rule_code (sentence->rule),
                sentence->path != NULL ? sentence->path : "-", words);
        used[sentence->rule] = TRUE;
    }
    for (; shown < records->documents->len; shown++)
        print_document (records, shown);
    putchar ('\n');
    for (Rule rule = 0; rule < RULE_LAST; rule++)
        if (used[rule])
            printf ("%s: %s\n", rule_code (rule), rule_text (rule));
}

void
explanation_put (JsonOut *out, const Document *document, const FileRecords *records, const Explanation *explanation) {
    const GArray *sentences = explanation_peek_sentences (explanation);

    json_out_object (out, NULL);
    json_out_text (out, "file", records->file);
    json_out_text (out, "sha256", records->sha256);
    json_out_number (out, "documents", records->documents->len);
    json_out_list (out, "sentences");
    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        g_autofree char *words = dup_words (document, sentence);
        json_out_object (out, NULL);
        json_out_number (out, "document", sentence->document);
        json_out_list (out, "span");
        json_out_number (out, NULL, (gint64)sentence->span.start);
        json_out_number (out, NULL, (gint64)sentence->span.end);
        json_out_end (out);
        json_out_text (out, "class", sentence_class_name (rule_class (sentence->rule)));
        json_out_text (out, "rule", rule_code (sentence->rule));
        json_out_text (out, "path", sentence->path);
        json_out_text (out, "text", words);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_end (out);
}
