/* test_ingest_docx.c - what stands in a DOCX and how it comes out: runs, breaks, tables, fields, revisions, notes. */
#include "tests/ingest_fixture.h"

/* Cases stand one a row and XML in string macros: laid out by hand. */
/* clang-format off */
/* One feature a row: the body's XML and the text it gives. */
static const struct {
    const char *name, *body, *text;
} cases[] = {
    { "runs", "<w:p>" R ("Kế hoạch ") R ("số 05") "</w:p>", "Kế hoạch số 05\n" },
    { "composed", P ("Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch"), "Kế hoạch\n" },
    { "marks-over-runs", "<w:p>" R ("tie") R ("\xCC\x82\xCC\x81n") "</w:p>", "tiến\n" },
    { "spaces", P ("  một \xC2\xA0 hai  "), "một hai\n" },
    { "tab", "<w:p>" R ("a") "<w:r><w:tab/></w:r>" R ("b") "</w:p>", "a b\n" },
    { "hyphens", "<w:p>" R ("14") "<w:r><w:noBreakHyphen/></w:r>" R ("KL/TW phối") "<w:r><w:softHyphen/></w:r>" R (" hợp") "</w:p>",
      "14-KL/TW phối hợp\n" },
    { "break-apart", "<w:p>" R ("KẾ HOẠCH") "<w:r><w:br/></w:r>" R ("Thực hiện Nghị quyết") "</w:p>",
      "KẾ HOẠCH\nThực hiện Nghị quyết\n" },
    { "break-joined", "<w:p>" R ("V/v triển khai thực hiện") "<w:r><w:br/></w:r>" R ("công tác đôn đốc") "</w:p>",
      "V/v triển khai thực hiện công tác đôn đốc\n" },
    { "break-after-clause", "<w:p>" R ("- rà soát hồ sơ;") "<w:r><w:cr/></w:r>" R ("- báo cáo.") "</w:p>",
      "- rà soát hồ sơ;\n- báo cáo.\n" },
    { "empty-paragraphs", "<w:p/>" P ("a") "<w:p></w:p>" P ("b"), "a\nb\n" },
    { "symbol", "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" R (" đạt") "</w:p>", "✓ đạt\n" },
    { "caps", "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r></w:p>", "KẾ HOẠCH\n" },
    { "hyperlink", "<w:p><w:hyperlink r:id='x'>" R ("cổng") "</w:hyperlink>" R (" tin") "</w:p>", "cổng tin\n" },
    { "smart-tag", "<w:p><w:smartTag><w:smartTag>" R ("Lào Cai") "</w:smartTag></w:smartTag></w:p>", "Lào Cai\n" },
    { "simple-field", "<w:p><w:fldSimple w:instr=' DATE '>" R ("năm 2026") "</w:fldSimple></w:p>", "năm 2026\n" },
    { "field",
      "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("Điều 5") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" R (" này") "</w:p>",
      "Điều 5 này\n" },
    { "field-in-field",
      "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>" R ("IF ") "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" R ("PAGE")
      "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("7") "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
      "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("kết quả") "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
      "kết quả\n" },
    { "content-controls",
      "<w:sdt><w:sdtPr/><w:sdtContent><w:p>" R ("a ") "<w:sdt><w:sdtContent>" R ("b") "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
      "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>" P ("c") "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
      "a b\nc\n" },
    { "one-branch",
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>mới</w:t></mc:Choice>"
      "<mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "mới\n" },
    { "fallback-branch",
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='xyz'><w:t>mới</w:t></mc:Choice>"
      "<mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "cũ\n" },
    { "text-box",
      "<w:p>" R ("neo") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>"
      P ("trong khung") "</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
      "<w:txbxContent>" P ("trong khung") "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" R (" đây")
      "</w:p>" P ("sau"), "neo đây\ntrong khung\nsau\n" },
    { "ruby", "<w:p><w:r><w:ruby><w:rt>" R ("đọc") "</w:rt><w:rubyBase>" R ("chữ") "</w:rubyBase></w:ruby></w:r></w:p>", "chữ\n" },
    { "formula", "<w:p>" R ("T = ") "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>",
      "T = a/b\n" },
    { "inserted", "<w:p>" R ("giao ") "<w:ins>" R ("Sở Nội vụ") "</w:ins></w:p>", "giao Sở Nội vụ\n" },
    { "deleted", "<w:p>" R ("giao") "<w:del><w:r><w:delText> Sở cũ</w:delText></w:r></w:del><w:moveFrom>" R (" x") "</w:moveFrom></w:p>", "giao\n" },
    { "deleted-mark", PP ("<w:rPr><w:del/></w:rPr>", R ("một ")) P ("hai"), "một hai\n" },
    { "deleted-mark-before-table", PP ("<w:rPr><w:del/></w:rPr>", R ("một")) "<w:tbl><w:tr><w:tc>" P ("hai") "</w:tc></w:tr></w:tbl>", "một\nhai\n" },
    { "deleted-mark-last", P ("một") PP ("<w:rPr><w:del/></w:rPr>", R ("hai")), "một\nhai\n" },
    { "hidden", "<w:p>" R ("thấy") "<w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>", "thấy\n" },
    { "rows", "<w:tbl><w:tr><w:tc>" P ("1") "</w:tc><w:tc>" P ("a") P ("b") "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", "1\ta\u2028b\t\n" },
    { "revised-cell", "<w:tbl><w:tr><w:tc><w:p>" R ("giữ") "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
      "</w:p></w:tc><w:tc>" P ("2") "</w:tc></w:tr></w:tbl>", "giữ\t2\n" },
    { "nested-table",
      "<w:tbl><w:tr><w:tc>" P ("ngoài") "<w:tbl><w:tr><w:tc>" P ("x") "</w:tc><w:tc>" P ("y") "</w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc>" P ("2")
      "</w:tc></w:tr></w:tbl>", "ngoài\u2028x\u2028y\t2\n" },
    { "deleted-row",
      "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr><w:tc>"
      P ("giữ") "</w:tc></w:tr></w:tbl>", "giữ\n" },
};

static void
test_case (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    DocxFixture fixture = { .body = cases[i].body };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, cases[i].text);
    g_assert_cmpstr (document_peek_format (document), ==, "docx");
    g_assert_cmpuint (document_original_offset (document, 0), ==, G_MAXSIZE);
}

static void
test_strict (void) {
    static const char root[] = RELATIONS (
        "<Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/x/main.xml'/>");
    static const char body[] = "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>" P ("chặt") "</w:body></w:document>";
    const ZipEntry entries[] = { { "x/main.xml", body, strlen (body) }, { "_rels/.rels", root, strlen (root) } };
    g_autoptr (GBytes) bytes = zip_make (entries, G_N_ELEMENTS (entries));
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_no_error (error);
    assert_text (document, "chặt\n");
}

static void
test_utf16_part (void) {
    static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "word/document.xml"));
    g_autofree char *utf16 = NULL;
    gsize size;
    utf16 = g_convert ("\uFEFF<?xml version='1.0' encoding='UTF-16'?><w:document " WORD_NAMESPACES "><w:body>" P ("chữ Việt")
                       "</w:body></w:document>", -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
    const ZipEntry entries[] = { { "_rels/.rels", root, strlen (root) }, { "word/document.xml", utf16, size } };
    g_autoptr (GBytes) bytes = zip_make (entries, G_N_ELEMENTS (entries));
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_no_error (error);
    assert_text (document, "chữ Việt\n");
}

#define TC(props, inner) "<w:tc><w:tcPr>" props "</w:tcPr>" inner "</w:tc>"

static void
test_merged_cells (void) {
    DocxFixture fixture = {
        .body = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>"
                "<w:tr><w:trPr><w:tblHeader/></w:trPr>" TC ("", P ("STT")) TC ("<w:gridSpan w:val='2'/>", P ("Nội dung")) TC ("", P ("Thời gian")) "</w:tr>"
                "<w:tr>" TC ("", P ("1")) TC ("", P ("a")) TC ("", P ("b")) TC ("<w:vMerge w:val='restart'/>", P ("Quý I")) "</w:tr>"
                "<w:tr>" TC ("", P ("2")) TC ("", P ("c")) TC ("", P ("d")) TC ("<w:vMerge/>", P ("không thấy")) "</w:tr>"
                "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC ("<w:gridSpan w:val='2'/>", P ("e")) TC ("<w:vMerge w:val='continue'/>", "<w:p/>") "</w:tr></w:tbl>"
    };
    g_autoptr (Document) document = docx_open (&fixture);
    const Block *row;
    const Cell *cell;

    assert_text (document, "STT\tNội dung\tThời gian\n1\ta\tb\tQuý I\n2\tc\td\t\ne\t\n");
    row = document_peek_block (document, 0);
    g_assert_true (row->header_row && row->has_borders);
    cell = &g_array_index (row->cells, Cell, 1);
    g_assert_cmpuint (cell->column_span, ==, 2);
    cell = &g_array_index (row->cells, Cell, 2);
    g_assert_cmpuint (cell->column, ==, 3);
    row = document_peek_block (document, 2);
    g_assert_cmpuint (row->row, ==, 2);
    g_assert_cmpuint (row->table, ==, 1);
    g_assert_false (row->header_row);
    cell = &g_array_index (row->cells, Cell, 3);
    g_assert_cmpint (cell->merged_from, ==, 1);
    g_assert_cmpuint (span_length (cell->span), ==, 0);
    row = document_peek_block (document, 3);
    cell = &g_array_index (row->cells, Cell, 0);
    g_assert_cmpuint (cell->column, ==, 1);
    g_assert_cmpint (cell->merged_from, ==, -1);
    cell = &g_array_index (row->cells, Cell, 1);
    g_assert_cmpint (cell->merged_from, ==, 1);
}

static void
test_two_tables (void) {
    DocxFixture fixture = { .body = "<w:tbl><w:tr><w:tc>" P ("a") "</w:tc></w:tr></w:tbl><w:p/><w:tbl><w:tblPr><w:tblStyle w:val='Grid'/></w:tblPr>"
                                    "<w:tr><w:tc>" P ("b") "</w:tc></w:tr></w:tbl>",
                            .styles = "<w:style w:type='table' w:styleId='Grid'><w:basedOn w:val='Base'/></w:style>"
                                      "<w:style w:type='table' w:styleId='Base'><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr></w:style>" };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "a\nb\n");
    g_assert_cmpuint (document_peek_block (document, 0)->table, ==, 1);
    g_assert_false (document_peek_block (document, 0)->has_borders);
    g_assert_cmpuint (document_peek_block (document, 1)->table, ==, 2);
    g_assert_cmpuint (document_peek_block (document, 1)->row, ==, 0);
    g_assert_true (document_peek_block (document, 1)->has_borders);
}

static void
test_facts (void) {
    DocxFixture fixture = {
        .styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='26'/></w:rPr></w:rPrDefault></w:docDefaults>"
                  "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/><w:pPr><w:jc w:val='both'/></w:pPr></w:style>"
                  "<w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/>"
                  "<w:pPr><w:jc w:val='center'/><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/><w:sz w:val='28'/></w:rPr></w:style>"
                  "<w:style w:type='character' w:styleId='Strong'><w:rPr><w:b/></w:rPr></w:style>"
                  "<w:style w:type='paragraph' w:styleId='LoopA'><w:basedOn w:val='LoopB'/></w:style>"
                  "<w:style w:type='paragraph' w:styleId='LoopB'><w:basedOn w:val='LoopA'/><w:rPr><w:i/></w:rPr></w:style>",
        .body = PP ("<w:pStyle w:val='Heading1'/>", R ("CHƯƠNG I"))
                PP ("<w:ind w:left='720' w:hanging='360'/>", R ("abcd") "<w:r><w:rPr><w:b/></w:rPr><w:t>efgh</w:t></w:r>")
                PP ("<w:pStyle w:val='Heading1'/>", "<w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>hai lần</w:t></w:r>")
                PP ("<w:jc w:val='right'/><w:pageBreakBefore/>", "<w:r><w:rPr><w:i/></w:rPr><w:t>nghiêng</w:t></w:r>")
                PP ("<w:pStyle w:val='LoopA'/>", R ("vòng")),
    };
    g_autoptr (Document) document = docx_open (&fixture);
    const Block *block = document_peek_block (document, 0);

    check_document (document);
    g_assert_cmpint (block->alignment, ==, ALIGN_CENTER);
    g_assert_cmpint (block->outline_level, ==, 1);
    g_assert_cmpint (block->bold_percent, ==, 100);
    g_assert_cmpfloat (block->size_pt, ==, 14);
    g_assert_cmpstr (block->style_name, ==, "heading 1");
    block = document_peek_block (document, 1);
    g_assert_cmpint (block->alignment, ==, ALIGN_JUSTIFY);
    g_assert_cmpint (block->bold_percent, ==, 50);
    g_assert_cmpint (block->indent_left_twips, ==, 720);
    g_assert_cmpint (block->indent_first_twips, ==, -360);
    g_assert_cmpfloat (block->size_pt, ==, 13);
    g_assert_cmpint (document_peek_block (document, 2)->bold_percent, ==, 0); /* the toggles of both styles cancel out */
    block = document_peek_block (document, 3);
    g_assert_cmpint (block->alignment, ==, ALIGN_END);
    g_assert_cmpint (block->italic_percent, ==, 100);
    g_assert_true (block->page_break_before);
    g_assert_cmpint (document_peek_block (document, 4)->italic_percent, ==, 100);
}

#define TABBED(left, right) "<w:p>" R (left) "<w:r><w:tab/><w:tab/></w:r>" R (right) "</w:p>"

/* A letterhead and a closing laid out by tabs are rows; a tab after a label is a space. */
static void
test_tabs (void) {
    DocxFixture fixture = { .body = TABBED ("UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") TABBED ("SỞ MẪU", "Độc lập - Tự do - Hạnh phúc")
                                    TABBED ("Số: 5/KH", "Mẫu, ngày 3 tháng 4 năm 2026") P ("KẾ HOẠCH") TABBED ("1.", "Việc một") TABBED ("Ngân sách", "5 tỷ")
                                    TABBED ("Nơi nhận:", "KT. GIÁM ĐỐC") TABBED ("- Lưu: VT.", "Trần Văn Mẫu") };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "UBND TỈNH MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ MẪU\tĐộc lập - Tự do - Hạnh phúc\nSố: 5/KH\tMẫu, ngày 3 tháng 4 năm 2026\n"
                           "KẾ HOẠCH\n1. Việc một\nNgân sách 5 tỷ\nNơi nhận:\tKT. GIÁM ĐỐC\n- Lưu: VT.\tTrần Văn Mẫu\n");
    DocxFixture parted = { .body = TABBED ("Nơi nhận:", "VIỆN TRƯỞNG") P ("- Như trên;") TABBED ("- Lưu: VT.", "H’Thu Mẫu") P ("Vật tư") TABBED ("- Gạo;", "20 tấn") };
    g_autoptr (Document) closing = docx_open (&parted);
    assert_text (closing, "Nơi nhận:\tVIỆN TRƯỞNG\n- Như trên;\n- Lưu: VT.\tH’Thu Mẫu\nVật tư\n- Gạo; 20 tấn\n");
    g_assert_cmpint (document_peek_block (document, 2)->kind, ==, BLOCK_ROW);
    g_assert_cmpuint (document_peek_block (document, 2)->row, ==, 2);
    g_assert_cmpuint (document_peek_block (document, 6)->table, ==, 2);
}

static void
test_pages (void) {
    DocxFixture fixture = { .body = P ("a") "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" P ("b") PP ("<w:sectPr/>", R ("c")) P ("d")
                                    PP ("<w:sectPr><w:type w:val='continuous'/></w:sectPr>", R ("e")) P ("f") };
    static const gboolean breaks[] = { FALSE, TRUE, FALSE, TRUE, FALSE, FALSE };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "a\nb\nc\nd\ne\nf\n");
    for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
        g_assert_cmpint (document_peek_block (document, i)->page_break_before, ==, breaks[i]);
}

static void
test_notes (void) {
    DocxFixture fixture = {
        .body = "<w:p>" R ("một") "<w:r><w:footnoteReference w:id='5'/></w:r>" R (" hai") "<w:r><w:endnoteReference w:id='2'/></w:r>"
                "<w:r><w:footnoteReference w:id='3'/></w:r></w:p>" P ("cuối"),
        .footnotes = "<w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote><w:footnote w:id='3'>" P ("chú thích ba") "</w:footnote>"
                     "<w:footnote w:id='5'><w:p><w:r><w:footnoteRef/></w:r>" R (" chú thích năm") "</w:p>" P ("tiếp") "</w:footnote>"
                     "<w:footnote w:id='9'>" P ("không ai gọi") "</w:footnote>",
        .endnotes = "<w:endnote w:id='2'>" P ("cuối bài") "</w:endnote>",
    };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "một[1] hai[i][2]\ncuối\n[1] chú thích năm\ntiếp\n[2] chú thích ba\n[i] cuối bài\n");
    g_assert_cmpint (document_peek_block (document, 2)->kind, ==, BLOCK_NOTE);
    g_assert_cmpuint (span_length (document_peek_block (document, 2)->label), ==, strlen ("[1]"));
}

static void
test_behind_the_body (void) {
    DocxFixture fixture = {
        .body = "<w:p>" R ("thân") "<w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
                "<w:sectPr><w:headerReference w:type='default' r:id='rId5'/><w:headerReference w:type='first' r:id='rId5'/>"
                "<w:footerReference w:type='default' r:id='rId6'/></w:sectPr>",
        .header = P ("đầu trang"), .footer = "<w:tbl><w:tr><w:tc>" P ("chân trang") "</w:tc></w:tr></w:tbl>",
        .comments = "<w:comment w:id='1'>" P ("ý kiến") "</w:comment>",
    };
    static const BlockKind kinds[] = { BLOCK_PARAGRAPH, BLOCK_DELETED, BLOCK_HIDDEN, BLOCK_HEADER, BLOCK_FOOTER, BLOCK_COMMENT };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "thân\n");
    g_assert_cmpstr (document_peek_text (document), ==, "thân\nbỏ đi\nẩn\nđầu trang\nchân trang\ný kiến\n");
    g_assert_cmpuint (document_block_count (document), ==, G_N_ELEMENTS (kinds));
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        g_assert_cmpint (document_peek_block (document, i)->kind, ==, kinds[i]);
    g_assert_true (has_warning (document, "draft", "1 deletions"));
    g_assert_true (has_warning (document, "hidden-text", "1 "));
}

static void
test_draft_counts (void) {
    DocxFixture fixture = { .body = "<w:p><w:ins>" R ("a") "</w:ins><w:moveTo>" R ("b") "</w:moveTo><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>" };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "ab\n");
    g_assert_true (has_warning (document, "draft", "2 insertions were taken, 1 deletions"));
}
/* clang-format on */

static void
test_losses (void) {
    DocxFixture fixture = {
        .body = P (
            "Một") "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
                   "<w:r><w:t>Hai</w:t></w:r><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p><w:altChunk r:id='x'/>"
    };
    static const char *const kinds[] = { "hidden-text", "deleted-text", "picture", "other-file" };
    g_autoptr (Document) document = docx_open (&fixture);
    const GArray *losses = document_peek_losses (document);
    g_assert_cmpuint (losses->len, ==, G_N_ELEMENTS (kinds));
    for (guint i = 0; i < losses->len; i++) {
        const DocumentLoss *loss = &g_array_index (losses, DocumentLoss, i);
        g_assert_cmpstr (loss->kind, ==, kinds[i]);
        g_assert_cmpstr (loss->part, ==, "word/document.xml");
        g_assert_cmpuint (loss->near, ==, i < 3 ? strlen ("Một\n") : strlen ("Một\nHai\n"));
    }
}

int
main (int argc, char **argv) {
    g_setenv ("LANGUAGE", "en", TRUE);
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/docx/%s", cases[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_case);
    }
    g_test_add_func ("/ingest/docx/strict", test_strict);
    g_test_add_func ("/ingest/docx/utf-16-part", test_utf16_part);
    g_test_add_func ("/ingest/docx/merged-cells", test_merged_cells);
    g_test_add_func ("/ingest/docx/two-tables", test_two_tables);
    g_test_add_func ("/ingest/docx/facts", test_facts);
    g_test_add_func ("/ingest/docx/tabs", test_tabs);
    g_test_add_func ("/ingest/docx/pages", test_pages);
    g_test_add_func ("/ingest/docx/notes", test_notes);
    g_test_add_func ("/ingest/docx/behind-the-body", test_behind_the_body);
    g_test_add_func ("/ingest/docx/draft-counts", test_draft_counts);
    g_test_add_func ("/ingest/docx/losses", test_losses);
    return g_test_run ();
}
