/* test_extract_adversarial.c - texts that tempt a pattern or a loop to look far ahead or back, as many as fill 200 kB each: the
 * records come, their spans lie in the text, and what is kept is bounded. `make bench` says how the time grows. */
#include <string.h>

#include "extract/records_json.h"
#include "items_fixture.h"

#define TEXT_BYTES 200000

static const char *const pieces[] = {
    "rà soát, báo cáo; ",
    "Số: 12/KH-UBND ngày 1/1/2026, ",
    "Kết luận số 12-KL/TW ngày 1/1/2026 của Bộ Chính trị, ",
    "ĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 1-KL/TU\n\nKẾT LUẬN\n\n",
    "Nơi nhận:\n- Như trên;\n",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n",
    "1. Rà soát hồ sơ.\n\n",
    "I. A\n\n1. B\n\n1.1. C\n\na) D\n\n(1) E\n\n- F\n\n+ G\n\n",
    "Giao Sở Tài chính thực hiện các nội dung sau:\n\n",
    "các sở, ban, ngành, ",
    "(Sở ",
    "Cơ quan chủ trì: Sở Y tế; ",
    "phối hợp với ",
    "trong 10 ngày kể từ ngày ",
    "định kỳ hằng tháng, hằng quý, ",
    "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Rà soát | Sở Y tế |\n\n",
    "PHỤ LỤC 1\nNHIỆM VỤ\n\n1. Rà soát hồ sơ.\n\n",
    "(((",
    "Phòng Vật tư, ",
    "trước ngày 15/7/2026, ",
    "Trung tâm quản lý giám sát môi trường\n\n",
    "Nơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n",
    "Số: 2/UBND-VX\nV/v làm việc Đồng Mây, ngày 1 tháng 1 năm 2026\n",
    "H. HAI VIỆC\n\n1. Rà soát hồ sơ.\n\n",
    "TT   Nội dung công việc     Đơn vị chủ trì      Thời gian\n1    Rà soát    Sở Y tế    Quý I\n",
};

static void
check_span (const SpanList *span, gsize length) {
    for (guint i = 0; span != NULL && i < span->len; i++) {
        Span piece = g_array_index (span, Span, i);
        g_assert_cmpuint (piece.start, <=, piece.end);
        g_assert_cmpuint (piece.end, <=, length);
    }
}

static void
test_piece (gconstpointer data) {
    g_autoptr (GString) text
        = g_string_new ("Số: 1/KH-UBND\n\nĐồng Mây, ngày 01 tháng 4 năm 2026\n\nKẾ HOẠCH\nLàm việc\n\nI. NHIỆM VỤ\n\n");
    g_autoptr (GError) error = NULL;

    while (text->len < TEXT_BYTES)
        g_string_append (text, data);
    g_autoptr (Document) document = document_open_bytes (text->str, text->len, "test.md", NULL, &error);
    g_assert_no_error (error);
    g_autoptr (Explanation) explanation = explanation_new ();
    g_autoptr (FileRecords) records = extract_records_explained (document, test_lexicon (), "test.md", explanation);
    g_autoptr (GString) json = g_string_new (NULL);
    records_json_write (json, records);
    g_autoptr (FileRecords) again = records_json_read (json->str, (gssize)json->len, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < records->documents->len; i++) {
        const DocumentRecord *record = g_ptr_array_index (records->documents, i);
        check_span (record->span, document_text_length (document));
        for (guint k = 0; k < record->items->len; k++)
            check_span (((const Item *)g_ptr_array_index (record->items, k))->span, document_text_length (document));
    }
    const GArray *sentences = explanation_peek_sentences (explanation);
    for (guint i = 0; i < sentences->len; i++)
        g_assert_cmpint (g_array_index (sentences, Sentence, i).rule, !=, RULE_UNDECIDED);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
        g_autofree char *name = g_strdup_printf ("/extract/adversarial/%zu", i + 1);
        g_test_add_data_func (name, pieces[i], test_piece);
    }
    return g_test_run ();
}
