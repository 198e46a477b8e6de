/* test_report_hard.c - templates/: what is hard to print, in every kind and every form: marks of XML, capitals with every Vietnamese letter,
 * letters with their marks apart, a token of 90 letters and a cell of 400 words in every field; a register of nothing for an office
 * that has set nothing. Reports of 5,000 items: tests/cli/report-large.test. */
#include "tests/report_pages.h"
#include "tests/track_fixture.h"

static const char *const forms[] = { "party", "party-hd36", "state" };

static const char capitals[] = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ";
#define MARKS "&<>\"'"
#define APART "Tha\xCC\x80nh u\xCC\x89y, nho\xCC\x83m, \xC3\xAA\xCC\x81" /* NFD, and a letter half composed */
static const char *const composed[] = { "Thành", "ủy,", "nhõm,", "ế" };
#define TOKEN_SIZE 90
#define CELL_WORDS 400

/* ---- making ---- */

static char *
make_hard_text (void) {
    g_autofree char *token = g_strnfill (TOKEN_SIZE, 'w');
    return g_strdup_printf ("%s %s %s %s", MARKS, capitals, APART, token);
}

/* The same, and 400 words: `từ0 từ1 …`. */
static char *
make_long_text (const char *hard) {
    GString *text = g_string_new (hard);
    for (guint i = 0; i < CELL_WORDS; i++)
        g_string_append_printf (text, " từ%u", i);
    return g_string_free (text, FALSE);
}

static void
put_everywhere (xmlNode *node, const char *hard, const char *longer) {
    static const char *const words[]
        = { "number", "issuer", "title", "path", "name", "printed", "body", "type", "unit", NULL };
    for (; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            gboolean is_cell = strcmp ((const char *)node->parent->name, "text") == 0;
            xmlNodeSetContent (node, NULL);
            xmlNodeAddContent (node, BAD_CAST (is_cell ? longer : hard));
        }
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttr *cell = node->properties; cell != NULL; cell = cell->next)
            if (g_strv_contains (words, (const char *)cell->name))
                xmlSetProp (node, cell->name, BAD_CAST hard);
        put_everywhere (node->children, hard, longer);
    }
}

/* All that is printed, in the order of the page, without white space. */
static char *
join_lines (const Pages *pages) {
    GString *all = g_string_new (NULL);
    for (guint i = 0; i < pages->lines->len; i++)
        for (const char *at = g_array_index (pages->lines, Line, i).text; *at != '\0'; at = g_utf8_next_char (at))
            if (!g_unichar_isspace (g_utf8_get_char (at)))
                g_string_append_len (all, at, g_utf8_next_char (at) - at);
    return g_string_free (all, FALSE);
}

/* ---- checks ---- */

/* Nothing runs out of the margins, at the right or at the bottom. */
static void
check_inside (const Pages *pages) {
    for (guint i = 0; i < pages->lines->len; i++) {
        const Line *line = &g_array_index (pages->lines, Line, i);
        if (line->right == 0)
            continue; /* nothing but spaces */
        g_assert_cmpfloat (line->left, >=, MM (30) - 0.5);
        g_assert_cmpfloat (line->right, <=, g_array_index (pages->widths, double, line->page - 1) - MM (15) + 0.5);
        g_assert_cmpfloat (line->baseline, <=, g_array_index (pages->heights, double, line->page - 1) - MM (20) + 0.5);
    }
}

static guint
count (const char *all, const char *piece) {
    guint n = 0;
    for (const char *at = strstr (all, piece); at != NULL; at = strstr (at + strlen (piece), piece))
        n++;
    return n;
}

/* How many texts of items stand in the FO: each of them has to be on the pages. */
static guint
count_cells (const char *form, const char *kind, xmlDoc *data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) fo = template_apply (form, kind, NULL, data, NULL, &error);
    g_assert_no_error (error);
    g_autofree char *text = g_strndup (g_bytes_get_data (fo, NULL), g_bytes_get_size (fo));
    return count (text, " từ399");
}

static void
test_hard (gconstpointer data) {
    g_auto (GStrv) name = g_strsplit (data, "/", 2);
    g_autofree char *hard = make_hard_text (), *longer = make_long_text (hard);
    g_autoptr (xmlDoc) example = load_example (name[1], 1);
    put_everywhere (xmlDocGetRootElement (example), hard, longer);
    g_autoptr (GBytes) pdf = make_pdf (name[0], name[1], example);
    g_autoptr (Pages) pages = read_pages (pdf);
    g_autofree char *all = join_lines (pages);
    guint cells = count_cells (name[0], name[1], example);
    check_inside (pages);
    g_assert_cmpuint (count (all, MARKS), >, cells);
    for (gsize i = 0; i < G_N_ELEMENTS (composed); i++)
        g_assert_cmpuint (count (all, composed[i]), >, cells);
    for (const char *at = capitals; *at != '\0'; at = g_utf8_next_char (at)) {
        g_autofree char *letter = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));
        g_assert_cmpuint (count (all, letter), >, cells);
    }
    g_assert_cmpuint (count (all, "w"), >=, TOKEN_SIZE * (cells + 1));
    g_assert_null (strstr (all, "\xCC"));         /* no mark is left apart */
    g_assert_null (strstr (all, "\xE2\x96\xA1")); /* no letter is a box */
    if (strcmp (name[1], "bodies") != 0)          /* which lists no items */
        g_assert_cmpuint (cells, >, 0);
    for (guint word = 0; word < CELL_WORDS; word += 133) { /* 0, 133, 266, 399: none is the beginning of another */
        g_autofree char *printed = g_strdup_printf ("từ%u", word);
        g_assert_cmpuint (count (all, printed), >=, cells);
    }
}

/* ---- nothing ---- */

static void
test_none (Fixture *fixture, gconstpointer data) {
    g_auto (GStrv) name = g_strsplit (data, "/", 2);
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) configuration = configuration_new ();
    StateMoment moment = { .as_of = partial_date_day (2026, 9, 30) };
    ReportQuestion question = {
        .date = partial_date_day (2026, 10, 2), .within_days = 30, .central = "18-NQ/TU", .configuration = configuration
    };
    g_assert_true (report_kind_parse (name[1], &question.kind));
    question.body = question.kind == REPORT_URGING ? "Sở Tài chính" : NULL;
    question.period = (ReportPeriod){ partial_date_day (2026, 7, 1), moment.as_of };
    question.previous = report_period_before (question.period);
    g_autoptr (xmlDoc) report = report_data_make (fixture->reg, &question, &moment, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (GBytes) pdf = make_pdf (name[0], name[1], report);
    g_autoptr (Pages) pages = read_pages (pdf);
    g_autofree char *all = join_lines (pages);
    check_inside (pages);
    g_assert_cmpuint (pages->widths->len, <=, 2);
    g_assert_nonnull (strstr (all, "………………")); /* what is not set is a blank to fill in */
    g_assert_null (strstr (all, "NaN"));
    g_assert_null (strstr (all, "Infinity"));
    g_assert_null (strstr (all, "%")); /* no share of nothing */
    g_assert_null (strstr (all, "()"));
    g_assert_null (strstr (all, ",,"));
}

int
main (int argc, char **argv) {
    static char *names[G_N_ELEMENTS (forms)][REPORT_KINDS]; /* which the tests are given: they live to the end */
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        for (int kind = 0; kind < REPORT_KINDS; kind++) {
            char *name = names[i][kind] = g_strdup_printf ("%s/%s", forms[i], report_kind_name ((ReportKind)kind));
            g_autofree char *hard = g_strdup_printf ("/templates/hard/texts/%s", name);
            g_autofree char *none = g_strdup_printf ("/templates/hard/nothing/%s", name);
            g_test_add (none, Fixture, name, fixture_set_up, test_none, fixture_tear_down);
            g_test_add_data_func (hard, name, test_hard);
        }
    int status = g_test_run ();
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        for (int kind = 0; kind < REPORT_KINDS; kind++)
            g_free (names[i][kind]);
    xmlCleanupParser ();
    return status;
}
