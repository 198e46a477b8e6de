/* test_track_register.c - track/register: opening, schema, what is refused, history that cannot be changed. */
#include <sys/stat.h>

#include "tests/track_fixture.h"
#include "track/sql.h"

static void
test_created (Fixture *fixture, gconstpointer data) {
    struct stat status;
    gint64 value;
    g_assert_cmpint (register_schema (fixture->reg), ==, register_newest_schema ());
    g_assert_cmpint (register_newest_schema (), >=, 1);
    g_assert_cmpint (stat (fixture->path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 077, ==, 0);
    g_assert_true (sql_read_number (fixture->reg, "PRAGMA foreign_keys", 0, &value, NULL));
    g_assert_cmpint (value, ==, 1);
    g_assert_true (sql_read_number (fixture->reg, "PRAGMA synchronous", 0, &value, NULL));
    g_assert_cmpint (value, ==, 2);
    g_assert_true (sql_read_number (
        fixture->reg, "SELECT count (*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", 0, &value, NULL));
    g_assert_cmpint (value, ==, 1);
    /* every table of ours is STRICT */
    g_assert_true (sql_read_number (
        fixture->reg,
        "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite%'",
        1, &value, NULL));
    g_assert_cmpint (value, ==, 0);
}

static void
test_missing (void) {
    g_autoptr (GError) error = NULL;
    g_assert_null (register_open ("/nonexistent/register.db", REGISTER_READ, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_assert_null (register_open ("/proc/none/register.db", REGISTER_CREATE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE);
    g_clear_error (&error);
    g_assert_null (register_open ("/tmp", REGISTER_CREATE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
}

static void
write_and_expect (Fixture *fixture, const char *name, const char *content) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
    g_assert_null (register_open (path, REGISTER_CREATE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
    g_assert_cmpstr (after, ==, content); /* not touched */
}

static void
test_foreign (Fixture *fixture, gconstpointer data) {
    g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
    g_autoptr (GError) error = NULL;
    sqlite3 *other;
    write_and_expect (fixture, "text",
                      "this is a text of some length, and not a database at all, whatever it is called");
    g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE t (x)", NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (other);
    g_assert_null (register_open (path, REGISTER_CREATE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
}

static void
test_newer (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_assert_true (sql_run (fixture->reg, "PRAGMA user_version = 999", &error));
    g_clear_pointer (&fixture->reg, register_free);
    g_assert_null (register_open (fixture->path, REGISTER_WRITE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    g_assert_nonnull (strstr (error->message, "999"));
}

/* A file that was created and never filled, as a kill at the first moment leaves it. */
static void
test_empty_file (Fixture *fixture, gconstpointer data) {
    g_autofree char *path = g_build_filename (fixture->folder, "empty.db", NULL);
    g_autoptr (GError) error = NULL;
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
    g_autoptr (Register) reg = register_open (path, REGISTER_READ, &error);
    g_assert_no_error (error);
    g_assert_cmpint (register_schema (reg), ==, register_newest_schema ());
}

static void
test_append_only (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_autoptr (GError) error = NULL;
    gint64 count;
    g_assert_false (sql_run (fixture->reg, "UPDATE events SET note = 'x'", &error));
    g_assert_nonnull (strstr (error->message, "never changed"));
    g_clear_error (&error);
    g_assert_false (sql_run (fixture->reg, "DELETE FROM events", &error));
    g_assert_nonnull (strstr (error->message, "never deleted"));
    g_clear_error (&error);
    /* by way of REPLACE neither */
    g_assert_false (sql_run (fixture->reg,
                             "REPLACE INTO events (id, type, entered_at, entered_by)"
                             " VALUES (1, 'done', 'x', 'x')",
                             &error));
    g_clear_error (&error);
    g_assert_true (
        sql_read_number (fixture->reg, "SELECT count (*) FROM events WHERE type = 'loaded'", 0, &count, &error));
    g_assert_cmpint (count, ==, 1);
}

/* A second writer waits and then fails with a clear message; a reader is not held up. */
static void
test_two_writers (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Register) other = register_open (fixture->path, REGISTER_WRITE, &error);
    gint64 count;
    g_assert_no_error (error);
    sqlite3_busy_timeout (register_peek_handle (other), 50);
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_true (sql_read_number (other, "SELECT count (*) FROM items", -1, &count, &error));
    g_assert_false (register_begin (other, TRUE, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_BUSY);
    register_rollback (fixture->reg);
    g_clear_error (&error);
    g_assert_true (register_begin (other, TRUE, &error));
    register_rollback (other);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    ADD ("/track/register/created", test_created);
    g_test_add_func ("/track/register/missing", test_missing);
    ADD ("/track/register/foreign", test_foreign);
    ADD ("/track/register/newer", test_newer);
    ADD ("/track/register/empty-file", test_empty_file);
    ADD ("/track/register/append-only", test_append_only);
    ADD ("/track/register/two-writers", test_two_writers);
    return g_test_run ();
}
