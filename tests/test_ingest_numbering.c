/* test_ingest_numbering.c - automatic numbers as Word prints them. */
#include "ingest/number_format.h"
#include "ingest/numbering.h"
#include "tests/ingest_fixture.h"

/* Cases stand one a row and XML in string macros: laid out by hand. */
/* clang-format off */
#define LVL(i, start, format, text, more) \
    "<w:lvl w:ilvl='" i "'><w:start w:val='" start "'/><w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/>" more "</w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define NUM(id, abstract, more) "<w:num w:numId='" id "'><w:abstractNumId w:val='" abstract "'/>" more "</w:num>"
#define N(id, level, text) PP ("<w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" id "'/></w:numPr>", R (text))
#define OUTLINE LVL ("0", "1", "upperRoman", "%1.", "") LVL ("1", "1", "decimal", "%2.", "") LVL ("2", "1", "decimal", "%2.%3.", "") \
    LVL ("3", "1", "lowerLetter", "%4)", "")

static const struct {
    const char *name, *numbering, *body, *text;
} cases[] = {
    { "outline", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""),
      N ("1", "0", "A") N ("1", "1", "B") N ("1", "2", "C") N ("1", "2", "D") N ("1", "3", "E") N ("1", "1", "F") N ("1", "2", "G") N ("1", "0", "H") N ("1", "1", "I"),
      "I. A\n1. B\n1.1. C\n1.2. D\na) E\n2. F\n2.1. G\nII. H\n1. I\n" },
    { "start", ABSTRACT ("0", LVL ("0", "4", "decimal", "%1.", "")) NUM ("1", "0", ""), N ("1", "0", "A") N ("1", "0", "B"), "4. A\n5. B\n" },
    { "skipped-level", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""), N ("1", "2", "A") N ("1", "2", "B"), "1.1. A\n1.2. B\n" },
    /* two w:num of one abstract count together; a start override begins anew, once */
    { "resumed-list", ABSTRACT ("0", OUTLINE) NUM ("1", "0", "") NUM ("2", "0", ""), N ("1", "1", "A") N ("2", "1", "B") N ("1", "1", "C"), "1. A\n2. B\n3. C\n" },
    { "start-override", ABSTRACT ("0", OUTLINE) NUM ("1", "0", "") NUM ("2", "0", "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='1'/></w:lvlOverride>"),
      N ("1", "1", "A") N ("1", "1", "B") N ("2", "1", "C") N ("2", "1", "D"), "1. A\n2. B\n1. C\n2. D\n" },
    { "level-override", ABSTRACT ("0", OUTLINE) NUM ("1", "0", "<w:lvlOverride w:ilvl='1'>" LVL ("1", "1", "lowerLetter", "%2)", "") "</w:lvlOverride>"),
      N ("1", "1", "A") N ("1", "1", "B"), "a) A\nb) B\n" },
    { "legal", ABSTRACT ("0", LVL ("0", "1", "upperRoman", "%1.", "") LVL ("1", "1", "decimal", "%1.%2.", "<w:isLgl/>")) NUM ("1", "0", ""),
      N ("1", "0", "A") N ("1", "0", "B") N ("1", "1", "C"), "I. A\nII. B\n2.1. C\n" },
    { "no-restart", ABSTRACT ("0", LVL ("0", "1", "upperRoman", "%1.", "") LVL ("1", "1", "decimal", "%2.", "<w:lvlRestart w:val='0'/>")) NUM ("1", "0", ""),
      N ("1", "0", "A") N ("1", "1", "B") N ("1", "0", "C") N ("1", "1", "D"), "I. A\n1. B\nII. C\n2. D\n" },
    { "restart-after-level",
      ABSTRACT ("0", LVL ("0", "1", "upperRoman", "%1.", "") LVL ("1", "1", "decimal", "%2.", "") LVL ("2", "1", "lowerLetter", "%3)", "<w:lvlRestart w:val='1'/>")) NUM ("1", "0", ""),
      N ("1", "0", "A") N ("1", "1", "B") N ("1", "2", "C") N ("1", "1", "D") N ("1", "2", "E") N ("1", "0", "F") N ("1", "2", "G"),
      "I. A\n1. B\na) C\n2. D\nb) E\nII. F\na) G\n" },
    { "bullets", ABSTRACT ("0", LVL ("0", "1", "bullet", "-", "") LVL ("1", "1", "bullet", "\xEF\x82\xB7", "<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>")) NUM ("1", "0", ""),
      N ("1", "0", "A") N ("1", "1", "B"), "- A\n• B\n" },
    { "none", ABSTRACT ("0", LVL ("0", "1", "none", "", "") LVL ("1", "1", "decimal", "%1.%2", "")) NUM ("1", "0", ""), N ("1", "0", "A"), "A\n" },
    { "words", ABSTRACT ("0", LVL ("0", "1", "decimal", "Điều %1.", "")) NUM ("1", "0", ""), N ("1", "0", "Phạm vi") N ("1", "0", "Đối tượng"),
      "Điều 1. Phạm vi\nĐiều 2. Đối tượng\n" },
    { "nothing-between", ABSTRACT ("0", LVL ("0", "1", "decimal", "(%1)", "<w:suff w:val='nothing'/>")) NUM ("1", "0", ""), N ("1", "0", "A"), "(1)A\n" },
    { "number-taken-away", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""), N ("1", "1", "A") N ("0", "1", "B") N ("1", "1", "C"), "1. A\nB\n2. C\n" },
    { "in-cells", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""),
      "<w:tbl><w:tr><w:tc>" N ("1", "1", "") "</w:tc><w:tc>" P ("A") "</w:tc></w:tr><w:tr><w:tc>" N ("1", "1", "") "</w:tc><w:tc>" P ("B") "</w:tc></w:tr></w:tbl>",
      "1.\tA\n2.\tB\n" },
    { "empty-paragraphs-count", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""), N ("1", "1", "A") N ("1", "1", "") N ("1", "1", "B"), "1. A\n3. B\n" },
    { "deleted-paragraph", ABSTRACT ("0", OUTLINE) NUM ("1", "0", ""),
      N ("1", "1", "A") PP ("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>")
      N ("1", "1", "B"), "1. A\n2. B\n" },
    { "unknown-number", ABSTRACT ("0", OUTLINE) NUM ("1", "7", ""), N ("1", "1", "A") N ("9", "1", "B"), "A\nB\n" },
    { "many-letters", ABSTRACT ("0", LVL ("0", "26", "lowerLetter", "%1)", "")) NUM ("1", "0", ""), N ("1", "0", "A") N ("1", "0", "B"), "z) A\naa) B\n" },
};

static void
test_case (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    DocxFixture fixture = { .body = cases[i].body, .numbering = cases[i].numbering };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, cases[i].text);
}

/* Numbering that only the style states: by its own level, by a level linked to it, through basedOn, by a list style. */
static void
test_by_style (void) {
    DocxFixture fixture = {
        .numbering = ABSTRACT ("0", LVL ("0", "1", "upperRoman", "%1.", "<w:pStyle w:val='Muc'/>") LVL ("1", "1", "decimal", "%2.", "<w:pStyle w:val='Khoan'/>"))
                     ABSTRACT ("1", "<w:numStyleLink w:val='DanhSach'/>") ABSTRACT ("2", "<w:styleLink w:val='DanhSach'/>" LVL ("0", "3", "decimal", "%1)", ""))
                     NUM ("1", "0", "") NUM ("2", "1", "") NUM ("3", "2", ""),
        .styles = "<w:style w:type='paragraph' w:styleId='Muc'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
                  "<w:style w:type='paragraph' w:styleId='Khoan'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
                  "<w:style w:type='paragraph' w:styleId='KhoanCon'><w:basedOn w:val='Khoan'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
                  "<w:style w:type='numbering' w:styleId='DanhSach'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>",
        .body = PP ("<w:pStyle w:val='Muc'/>", R ("A")) PP ("<w:pStyle w:val='Khoan'/>", R ("B")) PP ("<w:pStyle w:val='KhoanCon'/>", R ("C"))
                PP ("<w:pStyle w:val='Khoan'/><w:numPr><w:numId w:val='0'/></w:numPr>", R ("D")) N ("2", "0", "E"),
    };
    g_autoptr (Document) document = docx_open (&fixture);
    assert_text (document, "I. A\n1. B\n2. C\nD\n3) E\n");
}

static void
test_label (void) {
    DocxFixture fixture = { .numbering = ABSTRACT ("0", LVL ("0", "1", "decimal", "%1.", "<w:pPr><w:ind w:left='500' w:hanging='300'/></w:pPr>")) NUM ("1", "0", ""),
                            .body = N ("1", "0", "A") P ("2. B") };
    g_autoptr (Document) document = docx_open (&fixture);
    const Block *block = document_peek_block (document, 0);
    assert_text (document, "1. A\n2. B\n");
    g_assert_cmpuint (span_length (block->label), ==, strlen ("1."));
    g_assert_cmpint (block->indent_left_twips, ==, 500);
    g_assert_cmpint (block->indent_first_twips, ==, -300);
    g_assert_cmpuint (span_length (document_peek_block (document, 1)->label), ==, 0);
}

static void
test_formats (void) {
    static const struct {
        const char *format;
        int         value;
        const char *printed;
    } formats[] = {
        { "upperRoman", 1994, "MCMXCIV" }, { "lowerRoman", 4, "iv" }, { "upperLetter", 28, "BB" }, { "decimalZero", 7, "07" },
        { "decimal", 12, "12" }, { "upperRoman", 0, "0" }, { "none", 3, "" }, { "no such format", 3, "3" }, { NULL, 3, "3" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
        g_autofree char *printed = number_format (formats[i].format, formats[i].value);
        g_assert_cmpstr (printed, ==, formats[i].printed);
    }
}
/* clang-format on */

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/numbering/%s", cases[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_case);
    }
    g_test_add_func ("/ingest/numbering/by-style", test_by_style);
    g_test_add_func ("/ingest/numbering/label", test_label);
    g_test_add_func ("/ingest/numbering/formats", test_formats);
    return g_test_run ();
}
