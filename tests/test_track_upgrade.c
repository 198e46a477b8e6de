/* test_track_upgrade.c - a register of each older schema is brought to this program's, and all of them to the same. */
#include "track_fixture.h"

#include "track/consent.h"
#include "track/load_private.h"
#include "track/sql.h"

/* What a program of the first schema wrote, with a number that it did not yet take for `15/KH-UBND`. */
static const char first_rows[]
    = "INSERT INTO files VALUES (1, 'aa', 'plan.txt', 'text', 10, '0.1.0', '2026-03-18T08:00:00+07:00', 'clerk');"
      "INSERT INTO file_contents VALUES (1, x'00', 'Nếu quá thời hạn trên không có ý kiến thì coi như thống nhất.');"
      "INSERT INTO documents (id, file, position, kind, type, number, issuer, number_key, issuer_key, counts_from, counts_from_reason,"
      " confidence, loaded_at, loaded_by) VALUES (1, 1, 0, 'directive', 'CV', 'l5/CV-SNV', 'Sở Mẫu', 'l5/cv-snv', 'sở mẫu', '2026-03-17',"
      " 'date', 0.9, '2026-03-18T08:00:00+07:00', 'clerk');"
      "INSERT INTO addressees VALUES (1, 0, 'Sở Mẫu Hai', 'sở mẫu hai', NULL, 0.9);"
      "INSERT INTO citations VALUES (1, 0, 'l2/KH-UBND', 'l2/kh-ubnd', NULL, NULL, 'basis', NULL, NULL, NULL, 0.9);"
      "INSERT INTO items (id, document, position, path, kind, text, confidence) VALUES"
      " (1, 1, 0, '1', 'task', 'Tham gia ý kiến về dự thảo', 0.9), (2, 1, 1, '2', 'task', 'Lập danh sách', 0.9);"
      "INSERT INTO item_bodies VALUES (2, 'lead', 0, 'Sở Mẫu Một', 'sở mẫu một', NULL, 0.9);"
      "INSERT INTO deadlines (item, position, kind, text, relation, due, confidence) VALUES"
      " (1, 0, 'date', '30/6/2026', 'by', '2026-06-30', 0.9), (2, 0, 'date', '30/7/2026', 'by', '2026-07-30', 0.9);"
      "INSERT INTO events (type, document, entered_at, entered_by) VALUES ('loaded', 1, '2026-03-18T08:00:00+07:00', 'clerk');"
      "INSERT INTO events (type, item, on_date, entered_at, entered_by, evidence_number, evidence_date) VALUES"
      " ('done', 2, '2026-05-02', '2026-05-03T08:00:00+07:00', 'clerk', '7/BC-SNV', '2026-05-01');";

/* ---- the functions that the schema files use, as they were given to the older programs ---- */

static void
number_key (sqlite3_context *context, int n, sqlite3_value **values) {
    sqlite3_result_text (context, load_number_key ((const char *)sqlite3_value_text (values[0])), -1, g_free);
}

static void
means_consent (sqlite3_context *context, int n, sqlite3_value **values) {
    sqlite3_result_int (context, consent_is_meant ((const char *)sqlite3_value_text (values[0]), -1));
}

static void
asks_opinion (sqlite3_context *context, int n, sqlite3_value **values) {
    sqlite3_result_int (context, consent_is_asked ((const char *)sqlite3_value_text (values[0])));
}

static void
run (sqlite3 *handle, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
        g_error ("%s: %s", sql, message);
}

/* The register at @path as it was under @schema. */
static void
make_register (const char *path, int schema) {
    sqlite3 *handle = NULL;
    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    sqlite3_create_function (handle, "number_key", 1, SQLITE_UTF8, NULL, number_key, NULL, NULL);
    sqlite3_create_function (handle, "means_consent", 1, SQLITE_UTF8, NULL, means_consent, NULL, NULL);
    sqlite3_create_function (handle, "asks_opinion", 1, SQLITE_UTF8, NULL, asks_opinion, NULL, NULL);
    for (int version = 1; version <= schema; version++) {
        g_autofree char *name = g_strdup_printf ("track/schema/%03d.sql", version), *sql = NULL;
        g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                                   REGISTER_APPLICATION_ID, version);
        g_assert_true (g_file_get_contents (name, &sql, NULL, NULL));
        run (handle, "BEGIN");
        run (handle, sql);
        run (handle, header);
        if (version == 1)
            run (handle, first_rows);
        run (handle, "COMMIT");
    }
    sqlite3_close (handle);
}

/* ---- what is in it afterwards ---- */

static void
append_rows (sqlite3 *handle, const char *sql, GString *into) {
    sqlite3_stmt *rows = NULL;
    g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
    while (sqlite3_step (rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count (rows); i++)
            g_string_append_printf (into, "%s|", (const char *)sqlite3_column_text (rows, i));
        g_string_append_c (into, '\n');
    }
    sqlite3_finalize (rows);
}

/* Schema and rows as text, but for the register's random name and the shadow tables of the search index. */
static char *
read_all (Register *reg) {
    sqlite3 *handle = register_peek_handle (reg);
    GString *text = g_string_new (NULL);
    g_autoptr (GString) names = g_string_new (NULL);
    append_rows (handle, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", text);
    append_rows (handle,
                 "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                 " AND name NOT IN ('identity', 'sqlite_schema', 'sqlite_sequence') ORDER BY name",
                 names);
    g_auto (GStrv) tables = g_strsplit (names->str, "|\n", -1);
    for (char **table = tables; **table != '\0'; table++) {
        g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", *table);
        g_string_append_printf (text, "-- %s\n", *table);
        append_rows (handle, sql, text);
    }
    append_rows (handle, "SELECT rowid, printed, folded FROM search_index ORDER BY rowid", text);
    return g_string_free (text, FALSE);
}

static void
expect_facts (Register *reg) {
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) error = NULL;
    const QueryItem *item = query_one_item (reg, 2, &moment, &walk, &error);
    g_assert_no_error (error);
    g_assert_cmpint (item->state.status, ==, STATUS_DONE);
    g_assert_cmpstr (item->state.evidence->evidence_number, ==, "7/BC-SNV");
    g_assert_cmpint (query_find_document (reg, "15/CV-SNV", &moment, &error), ==, 1); /* its key is this program's */
    g_assert_no_error (error);
    fixture_expect_fresh (reg);
}

static void
remove_files (const char *folder) {
    g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name (files)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
    }
    g_rmdir (folder);
}

static void
test_each (void) {
    g_autofree char *folder = g_dir_make_tmp ("dondoc-test-XXXXXX", NULL), *wanted = NULL;
    g_setenv ("DONDOC_NOW", "2026-09-30T08:00:00+07:00", TRUE);
    for (int schema = register_newest_schema () - 1; schema >= 1; schema--) {
        g_autofree char *name = g_strdup_printf ("%d.db", schema), *path = g_build_filename (folder, name, NULL);
        g_autofree char *there = NULL;
        g_autoptr (GError) error = NULL;
        const char *copy = NULL;
        make_register (path, schema);
        g_autoptr (Register) reg = register_open (path, REGISTER_WRITE, &error);
        g_assert_no_error (error);
        g_assert_cmpint (register_schema (reg), ==, register_newest_schema ());
        g_assert_cmpint (register_upgraded_from (reg, &copy), ==, schema);
        g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
        expect_facts (reg);
        there = read_all (reg);
        if (wanted == NULL)
            wanted = g_steal_pointer (&there);
        else
            g_assert_cmpstr (there, ==, wanted);
    }
    g_unsetenv ("DONDOC_NOW");
    remove_files (folder);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/upgrade/each", test_each);
    return g_test_run ();
}
