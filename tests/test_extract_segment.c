/* test_extract_segment.c - extract/segment.c, segment_parts.c, extract.c: the documents of a file; spans and values. */
#include <glib/gstdio.h>

#include "extract/segment.h"
#include "tests/extract_fixture.h"

#define PLAN(NUMBER, TITLE, CLOSING)                                                                                                                                             \
    "  UBND TỈNH CẦN THƠ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n      SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc\n" \
    "   Số: " NUMBER                                                                                                                                                             \
    "                  Cần Thơ, ngày 02 tháng 3 năm 2026\n\n                        THÔNG BÁO\n           " TITLE                                                                \
    "\n\n"                                                                                                                                                                       \
    "    Ngày 28/02/2026, Giám đốc Sở Nội vụ chủ trì họp giao ban và kết luận như sau:\n\n    1. Văn phòng hoàn thiện kế hoạch.\n\n" CLOSING
#define SIGNED                                                                                                         \
    "Nơi nhận:                                 GIÁM ĐỐC\n- Ban Giám đốc;\n- Lưu: VT.\n\n                                       Từ Minh Trí\n\n"

/* kind, number and within of each document, one after the other. */
static char *
join_documents (const Extracted *extracted) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < extracted->records->documents->len; i++) {
        const DocumentRecord *record = peek_document (extracted, i);
        g_string_append_printf (out, "%s%s %s %d", i > 0 ? " | " : "", document_kind_name (record->kind),
                                record->number.text != NULL ? record->number.text : "-", record->within);
    }
    return g_string_free (out, FALSE);
}

static const struct {
    const char *name, *text, *expected;
} files[] = {
    { "one", PLAN ("7/TB-SNV", "Kết luận họp giao ban", SIGNED), "directive 7/TB-SNV -1" },
    { "copy-behind",
      PLAN (
          "7/TB-SNV", "Kết luận họp giao ban",
          SIGNED) "__________________________________\n\n  UBND TỈNH CẦN THƠ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TRUNG TÂM LƯU TRỮ                    Độc lập - Tự do - Hạnh phúc\n"
                  "   Số: 15/SY-TTLT                 Cần Thơ, ngày 05 tháng 3 năm 2026\n\n                        SAO Y\n\n" SIGNED,
      "directive 7/TB-SNV 1 | copy 15/SY-TTLT -1" },
    { "party-copy-mixed-up",
      "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\nvề công tác lưu trữ\n\nSau khi nghe báo cáo, Bộ Chính trị thống nhất kết luận:\n\n1. Nội dung thứ nhất.\n\nT/M BỘ CHÍNH TRỊ\n\nĐã ký\n\n"
      "Thân Quốc Huy\n\nHUYỆN ỦY ĐÁ TRẮNG\n\n*\n\nSố 09-SL/HU\n\nNơi nhận:\n\n- Các đảng ủy,\n- Lưu VP.\n\nSAO LỤC\n\nHà Nội, ngày 08 tháng 10 năm 2026\n\n"
      "T/L BAN THƯỜNG VỤ\n\nCHÁNH VĂN PHÒNG\n\nNguyễn Đức Lâm\n",
      "directive - 1 | copy 09-SL/HU -1" },
    { "forwarded",
      "ĐẢNG ỦY CÔNG AN TỈNH ĐẮK LẮK              ĐẢNG CỘNG SẢN VIỆT NAM\n      VĂN PHÒNG\n          *                              Đắk Lắk, ngày 15 tháng 7 năm 2026\n"
      "   Số 118-CV/VPĐU\n V/v sao gửi văn bản\n\n          Kính gửi: - Đảng ủy các phòng;\n                    - Các chi bộ.\n\n"
      "    Văn phòng Đảng ủy gửi Kết luận số 77-KL/TW ngày 01/7/2026 của Ban Bí thư để các đồng chí nghiên cứu.\n\n"
      "Nơi nhận:                                 CHÁNH VĂN PHÒNG\n- Như trên,\n- Lưu VPĐU.\n                                          Y Blô Kbuôr\n\n"
      "BAN CHẤP HÀNH TRUNG ƯƠNG                 ĐẢNG CỘNG SẢN VIỆT NAM\n          *\n     Số 77-KL/TW                         Hà Nội, ngày 01 tháng 7 năm 2026\n\n"
      "                     KẾT LUẬN CỦA BAN BÍ THƯ\n          về công tác lưu trữ\n\n    Ban Bí thư kết luận:\n    1. Các cấp ủy quan tâm lãnh đạo.\n\n"
      "Nơi nhận:                                 T/M BAN BÍ THƯ\n- Các tỉnh ủy, thành ủy,\n- Lưu VPTW.\n                                          Thân Quốc Huy\n",
      "directive 118-CV/VPĐU -1 | directive 77-KL/TW 0" },
    { "plan-issued-with-it",
      PLAN (
          "7/TB-SNV", "Kết luận họp giao ban",
          SIGNED) "                        KẾ HOẠCH\n      Thực hiện kết luận\n      (Kèm theo Thông báo số 7/TB-SNV ngày 02 tháng 3 năm 2026 của Sở Nội vụ)\n\n    I. NHIỆM VỤ\n    1. Rà soát.\n",
      "directive 7/TB-SNV -1" },
    { "form-in-appendix",
      PLAN (
          "7/TB-SNV", "Kết luận họp giao ban",
          SIGNED) "Mẫu số 01\n       TÊN CƠ QUAN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n                                       Độc lập - Tự do - Hạnh phúc\n"
                  "   Số: .../BC-...                 ..., ngày ... tháng ... năm ...\n\n                        BÁO CÁO\n                  Kết quả thực hiện\n\nNơi nhận:\n- Như trên.\n",
      "directive 7/TB-SNV -1" },
    { "article",
      "TIN TỨC\n\nTỉnh Cà Mau hưởng ứng Kết luận số 208-KL/TW về phát triển thư viện\n\nNgày 27 tháng 4 năm 2026, Sở Văn hóa đã công bố Kế hoạch số 94/KH-SVH để thực hiện Kết luận số 208-KL/TW của Ban Bí thư.\n\n"
      "Theo đó, mười xe sách lưu động sẽ đến các xã đảo.\n",
      "article - -1" },
    { "next-to-nothing", "x\n", "article - -1" },
    { "web-page-with-preface",
      "Cổng thông tin giới thiệu toàn văn Quy định số 61-QĐ/TU về lưu trữ tài liệu điện tử trong các cơ quan của tỉnh. Quy định có nhiều điểm mới so với trước đây, nhất là về thời hạn bảo quản, "
      "trách nhiệm của người lập hồ sơ và cách giao nộp hồ sơ vào kho; bạn đọc quan tâm có thể xem dưới đây.\n\n"
      "TỈNH ỦY CẦN THƠ\n-------\n\nĐẢNG CỘNG SẢN VIỆT NAM\n---------------\n\nSố: 61-QĐ/TU\n\nCần Thơ, ngày 02 tháng 3 năm 2026\n\nQUY ĐỊNH\n\n"
      "VỀ LƯU TRỮ TÀI LIỆU ĐIỆN TỬ\n\n- Căn cứ Điều lệ Đảng;\n\nĐiều 1. Quy định này áp dụng cho các cơ quan của tỉnh.\n",
      "article - -1 | directive 61-QĐ/TU 0" },
    { "title-in-capitals-below-a-web-page's-time",
      "21/07/2025 - 21:29\n\nTHƯỜNG TRỰC TỈNH ỦY NGHE BÁO CÁO VỀ CÔNG TÁC LƯU TRỮ\n\n"
      "Chiều 21-7, các đồng chí trong Thường trực Tỉnh ủy làm việc với Văn phòng về công tác lưu trữ; cuộc họp kết thúc lúc 16 giờ, sau khi nghe ý kiến của các ban và thảo luận về kho mới, "
      "về số hóa tài liệu và về việc chỉnh lý hồ sơ tồn đọng từ nhiều năm trước.\n",
      "article - -1" },
};

static void
check_file (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_auto (Extracted) extracted = extract_text (files[i].text);
    g_autofree char *joined = join_documents (&extracted);
    g_assert_cmpstr (joined, ==, files[i].expected);
}

/* What stands behind the signature is appendix, what stands above the opening is heading. */
static void
test_parts (void) {
    g_auto (Extracted) extracted = extract_text (files[4].text);
    ExtractContext context = { extracted.document, extracted.lexicon, extracted.records };
    g_autoptr (GArray) segments = segment_documents (&context);
    const Segment *segment = &g_array_index (segments, Segment, 0);
    const char *text = document_peek_text (extracted.document);
    const Block *body = document_peek_block (extracted.document, segment->body_first);
    const Block *appendix = document_peek_block (extracted.document, segment->appendix_first);
    const Block *closing = document_peek_block (extracted.document, segment->closing_first);
    g_assert_cmpuint (segments->len, ==, 1);
    g_assert_true (g_str_has_prefix (text + body->span.start, "Ngày 28/02/2026"));
    g_assert_true (g_str_has_prefix (text + closing->span.start, "Nơi nhận:"));
    g_assert_nonnull (g_strstr_len (text + appendix->span.start, (gssize)span_length (appendix->span), "KẾ HOẠCH"));
    g_assert_cmpuint (segment->heading_end, ==, segment->body_first);
    g_assert_cmpuint (segment->body_end, ==, segment->closing_first);
    g_assert_cmpuint (segment->closing_end, ==, segment->appendix_first);
    g_assert_cmpuint (segment->appendix_end, ==, segment->end_block);
}

/* ---- spans: the pieces joined by one space, white space folded, are the value ---------------------------------- */

static void
check_span (const Extracted *extracted, const char *what, const char *value, const SpanList *span, gboolean closed_up) {
    const char *text = document_peek_text (extracted->document);
    if (value == NULL) {
        g_assert_null (span);
        return;
    }
    g_assert_nonnull (span);
    for (guint i = 0; i < span->len; i++) {
        Span piece = g_array_index (span, Span, i);
        g_assert_cmpuint (piece.start, <, piece.end);
        g_assert_cmpuint (piece.end, <=, document_body_length (extracted->document));
        g_assert_true (g_utf8_validate (text + piece.start, (gssize)span_length (piece), NULL));
    }
    g_autofree char *joined = span_list_join (text, span);
    g_autofree char *expected = g_strdup (value);
    if (closed_up) {
        g_auto (GStrv) words = g_strsplit (joined, " ", -1);
        g_free (joined);
        joined = g_strjoinv ("", words);
    }
    if (strcmp (joined, expected) != 0)
        g_test_message ("%s", what);
    g_assert_cmpstr (joined, ==, expected);
}

static void
check_value (const Extracted *extracted, const char *what, const Value *value) {
    check_span (extracted, what, value->text, value->span, FALSE);
    g_assert_cmpfloat (value->confidence, >=, 0);
    g_assert_cmpfloat (value->confidence, <=, 1);
    if (value->text != NULL)
        g_assert_cmpfloat (value->confidence, >, 0);
}

static void
check_document (const Extracted *extracted, const DocumentRecord *record) {
    check_value (extracted, "issuer", &record->issuer);
    check_value (extracted, "superior", &record->superior);
    check_value (extracted, "place", &record->place);
    check_value (extracted, "title", &record->title);
    check_value (extracted, "secrecy", &record->secrecy);
    check_value (extracted, "urgency", &record->urgency);
    check_value (extracted, "authority", &record->signature_authority);
    check_value (extracted, "post", &record->signature_title);
    check_value (extracted, "signer", &record->signature_signer);
    check_span (extracted, "number", record->number.text, record->number.span, TRUE);
    for (guint i = 0; i < record->addressees->len; i++)
        check_value (extracted, "addressee", g_ptr_array_index (record->addressees, i));
    for (guint i = 0; i < record->archive->len; i++)
        check_value (extracted, "archive", g_ptr_array_index (record->archive, i));
    for (guint i = 0; i < record->recipients->len; i++) {
        const Recipient *recipient = g_ptr_array_index (record->recipients, i);
        check_span (extracted, "recipient", recipient->name, recipient->span, FALSE);
    }
    for (guint i = 0; i < record->references->len; i++) {
        const Reference *reference = g_ptr_array_index (record->references, i);
        check_span (extracted, "reference", reference->number, reference->span, TRUE);
        check_span (extracted, "reference issuer", reference->issuer, reference->issuer_span, FALSE);
        g_assert_cmpint (reference->date.year != 0, ==, reference->date_span != NULL);
    }
}

static void
check_spans_of_file (const char *path) {
    g_autoptr (GError) error = NULL;
    g_auto (Extracted) extracted = { 0 };
    extracted.document = document_open (path, NULL, &error);
    g_assert_no_error (error);
    extracted.lexicon = lexicon_load (NULL, &error);
    extracted.records = extract_records (extracted.document, extracted.lexicon, path);
    for (guint i = 0; i < extracted.records->documents->len; i++)
        check_document (&extracted, peek_document (&extracted, i));
}

/* Over the whole corpus and the golden inputs. */
static void
test_spans (void) {
    static const char *const folders[] = { "corpus", "tests/golden/extract" };
    guint n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (folders); i++) {
        g_autoptr (GDir) folder = g_dir_open (folders[i], 0, NULL);
        const char *name;
        while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
            g_autofree char *path = g_build_filename (folders[i], name, NULL);
            if (!g_str_has_suffix (name, ".docx") && !g_str_has_suffix (name, ".txt")
                && !g_str_has_suffix (name, ".md"))
                continue;
            check_spans_of_file (path);
            n++;
        }
    }
    if (n == 0)
        g_test_skip ("no corpus beside the working folder");
}

/* Documents follow one another without a gap and within the file. */
static void
test_order (void) {
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
        g_auto (Extracted) extracted = extract_text (files[i].text);
        gsize last = 0;
        for (guint k = 0; k < extracted.records->documents->len; k++) {
            const DocumentRecord *record = peek_document (&extracted, k);
            Span span = g_array_index (record->span, Span, 0);
            g_assert_cmpuint (span.start, >=, last);
            g_assert_cmpint (record->within, <, (int)extracted.records->documents->len);
            last = span.end;
        }
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
        g_autofree char *path = g_strconcat ("/extract/segment/", files[i].name, NULL);
        g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_file);
    }
    g_test_add_func ("/extract/segment/parts", test_parts);
    g_test_add_func ("/extract/segment/order", test_order);
    g_test_add_func ("/extract/segment/spans", test_spans);
    return g_test_run ();
}
