/* test_track_sheet.c - track/sheet: CSV and what no spreadsheet would hold; track/similarity. Whole workbooks: tests/cli/register-import.test. */
#include <string.h>

#include "base/error.h"
#include "track/sheet.h"
#include "track/similarity.h"

static char *
describe (const char *data, gsize size) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Sheet) sheet = sheet_read (data, size, "table", NULL, &error);
    GString *text = g_string_new (NULL);
    g_assert_no_error (error);
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        g_string_append_printf (text, "%u:", row->number);
        for (guint k = 0; k < row->cells->len; k++) {
            const SheetCell *cell = row->cells->pdata[k];
            g_string_append_printf (text, "[%s]", cell != NULL && cell->text != NULL ? cell->text : "");
        }
    }
    return g_string_free (text, FALSE);
}

static void
expect (const char *csv, const char *wanted) {
    g_autofree char *text = describe (csv, strlen (csv));
    g_assert_cmpstr (text, ==, wanted);
}

static void
test_csv (void) {
    expect ("a,b\n1,2\n", "1:[a][b]2:[1][2]");
    expect ("a;b,c\r\n\r\n1;2\r\n", "1:[a][b,c]3:[1][2]");
    expect ("a\tb\n\"x\ty\"\tz", "1:[a][b]2:[x y][z]");
    expect ("a,b\n\"x \"\"y\"\"\nz\",2\n3,4\n", "1:[a][b]2:[x \"y\" z][2]4:[3][4]");
    expect ("sep=;\na;b\n1;2\n", "2:[a][b]3:[1][2]");
    expect ("a,b\n'=1,'-x\n=2,-3\n'quoted,'\n", "1:[a][b]2:[=1][-x]3:[=2][-3]4:['quoted][']");
    expect ("a,b\n\"never closed,1\n2,3", "1:[a][b]2:[never closed,1 2,3]");
    expect ("a,b,\n,,\n", "1:[a][b]");
}

static void
test_not_a_table (void) {
    static const char *const broken[] = { "PK\003\004", "PK\003\004 and then nothing that a zip would hold" };
    for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
        g_autoptr (GError) error = NULL;
        g_assert_null (sheet_read (broken[i], strlen (broken[i]), "table", NULL, &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
        g_assert_true (g_str_has_prefix (error->message, "table: "));
    }
}

static void
test_column_names (void) {
    static const struct {
        guint column;
        const char *name;
    } cases[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" }, { SHEET_COLUMNS_MAX - 1, "XFD" } };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = sheet_column_name (cases[i].column);
        g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static double
likeness (const char *one, const char *other) {
    g_autoptr (SimilarText) a = similar_text_new (one), b = similar_text_new (other);
    g_assert_cmpfloat (similar_text_compare (a, b), ==, similar_text_compare (b, a));
    return similar_text_compare (a, b);
}

static void
test_similarity (void) {
    g_assert_cmpfloat (likeness ("Rà soát hồ sơ, tài liệu.", "rà soát HỒ SƠ tài liệu"), ==, 1);
    g_assert_cmpfloat (likeness ("Uỷ quyền", "Ủy quyền"), ==, 1);
    g_assert_cmpfloat (likeness ("Rà soát hồ sơ", "xây cầu mới"), ==, 0);
    g_assert_cmpfloat (likeness ("Rà soát hồ sơ lưu trữ", "Rà soát toàn bộ hồ sơ lưu trữ"), >, 0.6);
    g_assert_cmpfloat (likeness ("Rà soát hồ sơ lưu trữ", "Lưu trữ hồ sơ"), <, 0.6);
    g_assert_cmpfloat (likeness ("", ""), ==, 1);
    g_assert_cmpfloat (likeness ("", "việc"), ==, 0);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/sheet/csv", test_csv);
    g_test_add_func ("/track/sheet/not-a-table", test_not_a_table);
    g_test_add_func ("/track/sheet/column-names", test_column_names);
    g_test_add_func ("/track/similarity/compare", test_similarity);
    return g_test_run ();
}
