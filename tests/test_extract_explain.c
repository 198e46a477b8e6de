/* test_extract_explain.c - every sentence of a body is classed by a rule, over the whole corpus and for one of each rule. */
#include <string.h>

#include "base/text.h"
#include "extract/segment.h"
#include "items_fixture.h"

static gboolean
is_input (const char *name) {
    return g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".docx");
}

/* The sentences stand in order, do not overlap, and no byte of a body or appendix that is no white space lies outside. */
static void
check_coverage (const char *path, const Document *document, const Explanation *explanation) {
    g_autoptr (FileRecords) scratch = file_records_new ();
    ExtractContext context = { document, test_lexicon (), scratch, NULL };
    g_autoptr (GArray) segments = segment_documents (&context);
    const GArray *sentences = explanation_peek_sentences (explanation);
    g_autofree guint8 *covered = g_malloc0 (document_text_length (document) + 1);
    const char *text = document_peek_text (document);

    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        if (sentence->rule == RULE_UNDECIDED)
            g_error ("%s:%zu-%zu: no rule decided: %.*s", path, (size_t)sentence->span.start,
                     (size_t)sentence->span.end, (int)span_length (sentence->span), text + sentence->span.start);
        g_assert_cmpuint (sentence->span.end, >, sentence->span.start);
        for (gsize at = sentence->span.start; at < sentence->span.end; at++)
            g_assert_cmpuint (covered[at]++, ==, 0);
    }
    for (guint i = 0; i < segments->len; i++) {
        const Segment *segment = &g_array_index (segments, Segment, i);
        guint ranges[][2]
            = { { segment->body_first, segment->body_end }, { segment->appendix_first, segment->appendix_end } };
        for (gsize k = 0; k < G_N_ELEMENTS (ranges); k++)
            for (guint b = ranges[k][0]; b < ranges[k][1]; b++) {
                Span block = span_trim (text, document_peek_block (document, b)->span, NULL);
                for (gsize at = block.start; at < block.end;) {
                    Span rest = span_trim (text, (Span){ at, block.end }, NULL); /* past white space of any kind */
                    at = rest.start;
                    if (!covered[at])
                        g_error ("%s:%zu: in no sentence: %.40s", path, (size_t)at, text + at);
                    at++;
                }
            }
    }
}

static void
check_folder (const char *folder) {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;
    guint seen = 0;

    g_assert_nonnull (dir);
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (Explanation) explanation = explanation_new ();
        if (!is_input (name))
            continue;
        g_autoptr (Document) document = document_open (path, NULL, &error);
        g_assert_no_error (error);
        file_records_free (extract_records_explained (document, test_lexicon (), path, explanation));
        check_coverage (path, document, explanation);
        seen++;
    }
    g_assert_cmpuint (seen, >, 0);
}

static void
test_corpus (void) {
    check_folder ("corpus");
    check_folder ("tests/golden/extract");
}

/* The code of the rule for the sentence that begins with @words. */
static const char *
rule_of (const Extracted *extracted, const Explanation *explanation, const char *words) {
    const GArray *sentences = explanation_peek_sentences (explanation);
    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        if (g_str_has_prefix (document_peek_text (extracted->document) + sentence->span.start, words))
            return rule_code (sentence->rule);
    }
    g_error ("no sentence begins with %s", words);
}

static void
test_rules (void) {
    g_auto (Extracted) extracted = extract_body (
        "31/KH-UBND", "**KẾ HOẠCH**\n\n**Tiêu độc chợ đầu mối**",
        "Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015;\nI. MỤC ĐÍCH\n- Giữ vệ sinh chợ.\nII. NHIỆM VỤ\n1. Tiêu độc các quầy.\n"
        "Thời gian: trước ngày 30/6/2026.\n2. Công tác kiểm tra\n- Lập hai tổ kiểm tra. Báo cáo Chủ tịch xã.\n"
        "3. Tỷ lệ quầy được tiêu độc đạt 95%.\nTrên đây là Kế hoạch tiêu độc chợ.",
        "");
    g_autoptr (Explanation) explanation = explanation_new ();
    file_records_free (extract_records_explained (extracted.document, test_lexicon (), "test.md", explanation));

    g_assert_cmpstr (rule_of (&extracted, explanation, "Căn cứ"), ==, "frame-worded");
    g_assert_cmpstr (rule_of (&extracted, explanation, "I. MỤC"), ==, "heading-title");
    g_assert_cmpstr (rule_of (&extracted, explanation, "- Giữ"), ==, "none-goal");
    g_assert_cmpstr (rule_of (&extracted, explanation, "1. Tiêu"), ==, "item-section");
    g_assert_cmpstr (rule_of (&extracted, explanation, "Thời gian"), ==, "field-line");
    g_assert_cmpstr (rule_of (&extracted, explanation, "2. Công"), ==, "heading-title");
    g_assert_cmpstr (rule_of (&extracted, explanation, "- Lập"), ==, "item-section");
    g_assert_cmpstr (rule_of (&extracted, explanation, "Báo cáo"), ==, "item-section");
    g_assert_cmpstr (rule_of (&extracted, explanation, "3. Tỷ"), ==, "target-figure");
    g_assert_cmpstr (rule_of (&extracted, explanation, "Trên đây"), ==, "frame-worded");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/explain/corpus", test_corpus);
    g_test_add_func ("/extract/explain/rules", test_rules);
    return g_test_run ();
}
