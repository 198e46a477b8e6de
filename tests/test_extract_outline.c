/* test_extract_outline.c - extract/outline_label.c and extract/outline.c. */
#include <string.h>

#include "extract/outline.h"
#include "extract/outline_label.h"
#include "ingest/reader.h"

static void
test_label_kinds (void) {
    static const struct {
        const char *text;
        UnitKind kind;
        const char *name, *rest;
    } cases[] = {
        { "Phần thứ hai", UNIT_PART, "thứ hai", "" },
        { "PHẦN II. NỘI DUNG", UNIT_PART, "II", "NỘI DUNG" },
        { "Chương IV", UNIT_CHAPTER, "IV", "" },
        { "Mục 2. Kiểm tra", UNIT_DIVISION, "2", "Kiểm tra" },
        { "Điều 12. Trách nhiệm", UNIT_ARTICLE, "12", "Trách nhiệm" },
        { "Điều 12 Luật Đất đai quy định", UNIT_PARAGRAPH, NULL, NULL },
        { "II. NHIỆM VỤ", UNIT_ROMAN, "II", "NHIỆM VỤ" },
        { "I.MỤC ĐÍCH", UNIT_ROMAN, "I", "MỤC ĐÍCH" },
        { "III NỘI DUNG", UNIT_ROMAN, "III", "NỘI DUNG" },
        { "IV- Tổ chức thực hiện", UNIT_ROMAN, "IV", "Tổ chức thực hiện" },
        { "1- Các cấp ủy", UNIT_ARABIC, "1", "Các cấp ủy" },
        { "2.1- Các cấp ủy", UNIT_MULTI, "2.1", "Các cấp ủy" },
        { "a- Các cấp ủy", UNIT_LETTER, "a", "Các cấp ủy" },
        { "IV - Tổ chức thực hiện", UNIT_ROMAN, "IV", "Tổ chức thực hiện" },
        { "V/v triển khai", UNIT_PARAGRAPH, NULL, NULL },
        { "A. TÌNH HÌNH", UNIT_CAPITAL, "A", "TÌNH HÌNH" },
        { "1. Sở Tài chính", UNIT_ARABIC, "1", "Sở Tài chính" },
        { "1.Sở Tài chính", UNIT_ARABIC, "1", "Sở Tài chính" },
        { "2/ Rà soát", UNIT_ARABIC, "2", "Rà soát" },
        { "208-KL/TW ngày 03/5/2023", UNIT_PARAGRAPH, NULL, NULL },
        { "30/6/2022 là hạn cuối", UNIT_PARAGRAPH, NULL, NULL },
        { "1.250 tỷ đồng", UNIT_PARAGRAPH, NULL, NULL },
        { "4.3. Ban hành", UNIT_MULTI, "4.3", "Ban hành" },
        { "2.1 Nâng cao", UNIT_MULTI, "2.1", "Nâng cao" },
        { "2.1.3. Nâng cao", UNIT_MULTI, "2.1.3", "Nâng cao" },
        { "I.2. Xây dựng", UNIT_ARABIC, "2", "Xây dựng" },
        { "đ) Kiểm tra", UNIT_LETTER, "đ", "Kiểm tra" },
        { "(b) Kiểm tra", UNIT_LETTER, "b", "Kiểm tra" },
        { "(1) Kiểm tra", UNIT_BRACKETED, "1", "Kiểm tra" },
        { "3) Kiểm tra", UNIT_BRACKETED, "3", "Kiểm tra" },
        { "(ii) Kiểm tra", UNIT_SMALL_ROMAN, "ii", "Kiểm tra" },
        { "- Kiểm tra", UNIT_DASH, "-", "Kiểm tra" },
        { "– Kiểm tra", UNIT_DASH, "-", "Kiểm tra" },
        { "+ Kiểm tra", UNIT_PLUS, "+", "Kiểm tra" },
        { "“1. Trong quá trình", UNIT_ARABIC, "1", "Trong quá trình" },
        { "-----", UNIT_PARAGRAPH, NULL, NULL },
        { "- 2 -", UNIT_PARAGRAPH, NULL, NULL },
        { "", UNIT_PARAGRAPH, NULL, NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_auto (OutlineLabel) label = { 0 };
        gboolean found
            = outline_label_read (cases[i].text, (Span){ 0, strlen (cases[i].text) }, (Span){ 0, 0 }, &label);
        g_test_message ("'%s'", cases[i].text);
        g_assert_cmpint (label.kind, ==, cases[i].kind);
        g_assert_cmpint (found, ==, cases[i].kind != UNIT_PARAGRAPH);
        g_assert_cmpstr (label.name, ==, cases[i].name);
        if (cases[i].rest != NULL) {
            g_autofree char *rest = g_strndup (cases[i].text + label.rest.start, span_length (label.rest));
            g_assert_cmpstr (rest, ==, cases[i].rest);
        }
    }
}

static void
test_label_automatic (void) {
    static const char text[] = "\u00a7 Kiểm tra";
    g_auto (OutlineLabel) label = { 0 };
    g_assert_true (outline_label_read (text, (Span){ 0, strlen (text) }, (Span){ 0, 2 }, &label));
    g_assert_cmpint (label.kind, ==, UNIT_DASH);
    g_assert_cmpuint (label.label.end, ==, 2);
}

static void
test_label_order (void) {
    g_assert_true (outline_label_follows (UNIT_LETTER, "d", "đ"));
    g_assert_true (outline_label_follows (UNIT_LETTER, "d", "e")); /* the Latin alphabet */
    g_assert_true (outline_label_follows (UNIT_LETTER, "e", "g"));
    g_assert_false (outline_label_follows (UNIT_LETTER, "a", "c"));
    g_assert_true (outline_label_follows (UNIT_ROMAN, "III", "IV"));
    g_assert_true (outline_label_follows (UNIT_MULTI, "2.9", "2.10"));
    g_assert_cmpuint (outline_label_roman ("XIV"), ==, 14);
    g_assert_cmpuint (outline_label_roman ("ABC"), ==, 0);
}

/* ---- trees ----------------------------------------------------------------------------------------------------- */

typedef struct {
    Document *document;
    FileRecords *records;
    Unit *root;
} Tree;

static void
tree_clear (Tree *tree) {
    outline_free (tree->root);
    file_records_free (tree->records);
    document_free (tree->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tree, tree_clear)

/* Each line of @text is a paragraph: the reader joins nothing that a blank line parts. */
static Tree
read_tree (const char *text) {
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_autofree char *apart = g_strjoinv ("\n\n", lines);
    Tree tree = { .records = file_records_new () };

    tree.document = document_open_bytes (apart, strlen (apart), "test.txt", NULL, &error);
    g_assert_no_error (error);
    ExtractContext context = { tree.document, NULL, tree.records };
    tree.root = outline_read (&context, 0, document_block_count (tree.document));
    return tree;
}

static void
add_paths (const Unit *unit, GString *out) {
    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        g_autofree char *path = outline_path (child);
        if (out->len > 0)
            g_string_append_c (out, ' ');
        g_string_append (out, child->kind == UNIT_PARAGRAPH ? "p" : child->kind == UNIT_HEADING ? "h" : path);
        add_paths (child, out);
    }
}

static void
test_paths (void) {
    static const struct {
        const char *text, *paths;
    } cases[] = {
        /* sections, units, multi-level numbers, letters */
        { "I. MỤC ĐÍCH\n1. Một.\nII. NỘI DUNG\n4. Bốn\n4.3. Ba.\na) A.\nb) B.\n5. Năm.",
          "I I.1 II II.4 II.4.3 II.4.3.a II.4.3.b II.5" },
        /* dashes count by themselves, a paragraph stands beside them */
        { "I. VIỆC\n2. Sở Tài chính\n- Một.\n- Hai.\nĐơn vị chủ trì: Sở Tài chính.\n3. Ba.",
          "I I.2 I.2.-1 I.2.-2 p I.3" },
        { "III. VIỆC\n- Một.\n+ Cộng.\n+ Trừ.\n- Hai.", "III III.-1 III.-1.-1 III.-1.-2 III.-2" },
        /* a flat list in a letter; numbers in brackets below it */
        { "Mở đầu:\n1. Một:\n(1) A.\n(2) B.\n2. Hai.", "p 1 1.1 1.2 2" },
        /* under an article the number alone counts */
        { "Chương II\nTRÁCH NHIỆM\nĐiều 5. Sở Y tế\n1. Một.\n2. Hai:\na) A.\nĐiều 6. Khác", "II 5 5.1 5.2 5.2.a 6" },
        { "Phần thứ hai\nVIỆC LÀM\nI. Mục\n1. Một.", "2 I I.1" },
        { "B. VIỆC\nI. Mục\n1. Một.\nC. KHÁC\n1. Hai.", "B B.I B.I.1 C C.1" },
        /* 2.1 under 2; a slipped level is kept as printed */
        { "1. Một.\n2. Hai:\n2.1. A.\n2.2. B.\nThêm.\n3. Ba\n3.1. C.", "1 2 2.1 2.2 p 3 3.1" },
        /* numbers inside letters */
        { "1. Một:\na) A:\n1. Trong.\n2. Trong.\nb) B.\n2. Hai.", "1 1.a 1.a.1 1.a.2 1.b 2" },
        /* letters may stand below a dash that introduces them, numbers never */
        { "- Một:\na) A.\nb) B.", "-1 -1.a -1.b" },
        { "- Mở đầu như sau:\n1. Một.\n2. Hai.", "-1 1 2" },
        /* headings without labels */
        { "MỤC ĐÍCH, YÊU CẦU\n1. Một.\nTỔ CHỨC THỰC HIỆN\n1. Hai.", "h 1 h 1" },
        /* `i)` after `h)` is a letter */
        { "1. Một:\ng) G.\nh) H.\ni) I.\nk) K.", "1 1.g 1.h 1.i 1.k" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_auto (Tree) tree = read_tree (cases[i].text);
        g_autoptr (GString) paths = g_string_new (NULL);
        add_paths (tree.root, paths);
        g_test_message ("'%s'", cases[i].text);
        g_assert_cmpstr (paths->str, ==, cases[i].paths);
    }
}

static gboolean
has_warning (const FileRecords *records, const char *code) {
    for (guint i = 0; i < records->warnings->len; i++)
        if (strcmp (((const RecordWarning *)g_ptr_array_index (records->warnings, i))->code, code) == 0)
            return TRUE;
    return FALSE;
}

static void
test_warnings (void) {
    g_auto (Tree) repeated = read_tree ("4. Bốn\n4.4. A.\n4.6. B.\n4.5. C.\n4.6. D.");
    g_auto (Tree) clean = read_tree ("I. MỘT\n1. A.\n2. B.\nII. HAI\n1. C.");
    g_autoptr (GString) paths = g_string_new (NULL);

    add_paths (repeated.root, paths);
    g_assert_cmpstr (paths->str, ==, "4 4.4 4.6 4.5 4.6");
    g_assert_true (has_warning (repeated.records, "label-repeated"));
    g_assert_true (has_warning (repeated.records, "label-order"));
    g_assert_cmpuint (clean.records->warnings->len, ==, 0);
}

/* As the reader of a scan takes II and III; a letter that no Roman series asks for stays one. */
static void
test_misread_roman (void) {
    static const struct {
        const char *text, *paths;
    } cases[] = {
        { "I. MỘT\n1. A.\nH. HAI PHẦN\n1. B.\nHI. Ba\n1. C.", "I I.1 II II.1 III III.1" },
        { "I. MỘT\n1. A.\nIL HAI PHẦN\nIV. BỐN", "I I.1 II IV" },
        { "I. MỘT\nH. Ea Súp trồng rừng.", "I H" },
        { "G. MỘT\nH. HAI PHẦN", "G H" },
        { "H. HAI PHẦN\n1. A.", "H H.1" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_auto (Tree) tree = read_tree (cases[i].text);
        g_autoptr (GString) paths = g_string_new (NULL);
        add_paths (tree.root, paths);
        g_assert_cmpstr (paths->str, ==, cases[i].paths);
    }
}

static guint
depth_of (const Unit *unit) {
    guint depth = 0;
    for (guint i = 0; i < unit->children->len; i++)
        depth = MAX (depth, depth_of (g_ptr_array_index (unit->children, i)) + 1);
    return depth;
}

/* Lists that open lists for ever must not nest for ever. */
static void
test_depth (void) {
    g_autoptr (GString) text = g_string_new ("I. MỘT");
    for (guint i = 0; i < 200; i++)
        g_string_append (text, "\n1. Một:\na) Một:");
    g_auto (Tree) tree = read_tree (text->str);
    g_assert_cmpuint (depth_of (tree.root), <, 40);
}

static void
test_span (void) {
    g_auto (Tree) tree = read_tree ("I. MỘT\n1. Một.\n- Hai.");
    Span span = unit_full_span (g_ptr_array_index (tree.root->children, 0), tree.document);
    g_assert_cmpuint (span.start, ==, 0);
    g_assert_true (g_str_has_prefix (document_peek_text (tree.document) + span.end - 4, "Hai."));
}

/* A second label behind the number: in capitals, or the letter that counts with it. */
static void
test_second_label (void) {
    static const struct {
        const char *text, *head;
    } cases[] = {
        { "1. A. TUYÊN TRUYỀN", "TUYÊN TRUYỀN" },
        { "3. C. Tổ chức hội nghị.", "Tổ chức hội nghị." },
        { "2. C. Tổ chức hội nghị.", "C. Tổ chức hội nghị." },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_auto (Tree) tree = read_tree (cases[i].text);
        const Unit *unit = g_ptr_array_index (tree.root->children, 0);
        g_autofree char *head
            = g_strndup (document_peek_text (tree.document) + unit->head.start, span_length (unit->head));
        g_assert_cmpstr (head, ==, cases[i].head);
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/outline/label/kinds", test_label_kinds);
    g_test_add_func ("/extract/outline/label/automatic", test_label_automatic);
    g_test_add_func ("/extract/outline/label/order", test_label_order);
    g_test_add_func ("/extract/outline/paths", test_paths);
    g_test_add_func ("/extract/outline/warnings", test_warnings);
    g_test_add_func ("/extract/outline/misread-roman", test_misread_roman);
    g_test_add_func ("/extract/outline/second-label", test_second_label);
    g_test_add_func ("/extract/outline/depth", test_depth);
    g_test_add_func ("/extract/outline/span", test_span);
    return g_test_run ();
}
