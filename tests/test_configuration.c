/* test_configuration.c - base/configuration: kinds, faults, what is not known. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/configuration.h"
#include "base/error.h"

/* Loads @text as a file. */
static Configuration *
load (const char *text, GError **error) {
    g_autofree char *path = NULL;
    int file = g_file_open_tmp ("dondoc-XXXXXX.conf", &path, NULL);
    g_assert_cmpint (file, >=, 0);
    g_close (file, NULL);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    Configuration *configuration = configuration_load (path, error);
    g_unlink (path);
    return configuration;
}

static void
test_values (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) configuration = load (
        "\xef\xbb\xbf[office]\r\nname =  Đảng ủy xã Suối Mây \r\nsuperior =\r\n[signature]\r\nauthority=TM. Ủy ban;; KT. Chủ tịch \r\n"
        "[report]\nwithin-days=45\nform=state\n[deadlines]\nbefore-includes-day=false\n[recipients]\nlist=a\\;b;c\n",
        &error);
    g_assert_no_error (error);
    g_assert_cmpstr (configuration_peek_text (configuration, "office", "name"), ==, "Đảng ủy xã Suối Mây");
    g_assert_cmpstr (configuration_peek_text (configuration, "office", "superior"), ==, "");
    g_assert_null (configuration_peek_text (configuration, "office", "place"));
    const char *const *authority = configuration_peek_list (configuration, "signature", "authority");
    g_assert_cmpuint (g_strv_length ((char **)authority), ==, 2);
    g_assert_cmpstr (authority[1], ==, "KT. Chủ tịch");
    const char *const *list = configuration_peek_list (configuration, "recipients", "list");
    g_assert_cmpstr (list[0], ==, "a;b");
    g_assert_null (configuration_peek_list (configuration, "recipients", "archive"));
    g_assert_cmpint (configuration_number (configuration, "report", "within-days", 30), ==, 45);
    g_assert_cmpint (configuration_number (configuration, "deadlines", "due-soon-days", 7), ==, 7);
    g_assert_cmpstr (configuration_peek_text (configuration, "report", "form"), ==, "state");
    g_assert_false (configuration_flag (configuration, "deadlines", "before-includes-day", TRUE));
    g_assert_cmpuint (configuration_peek_warnings (configuration)->len, ==, 0);
}

static void
test_empty (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) empty = load ("", &error);
    g_autoptr (Configuration) none = configuration_new ();
    g_assert_no_error (error);
    g_assert_null (configuration_peek_text (empty, "office", "name"));
    g_assert_null (configuration_peek_text (none, "office", "name"));
    g_assert_true (configuration_flag (none, "deadlines", "before-includes-day", TRUE));
}

/* Each fault names file, group and key, and what would be right. */
static void
test_faults (void) {
    static const struct {
        const char *text, *message;
    } faults[] = {
        { "[report]\nwithin-days=soon\n", "[report] within-days: must be a whole number from 1 to 366" },
        { "[report]\nwithin-days=0\n", "[report] within-days: must be a whole number from 1 to 366" },
        { "[report]\nwithin-days=99999999999999999999\n", "[report] within-days: must be" },
        { "[report]\nform=letter\n", "[report] form: must be one of party|party-hd36|state" },
        { "[deadlines]\nbefore-includes-day=perhaps\n", "[deadlines] before-includes-day: must be true or false" },
        { "[office]\nname=\xff\xfe\n", "" },
        { "[office\nname=x\n", "" },
        { "name=x\n", "" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
        g_autoptr (GError) error = NULL;
        g_assert_null (load (faults[i].text, &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
        g_assert_nonnull (strstr (error->message, ".conf: "));
        g_assert_nonnull (strstr (error->message, faults[i].message));
    }
}

static void
test_unknown (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) configuration = load ("[office]\nnane=x\n[offices]\nname=y\n", &error);
    g_assert_no_error (error);
    const GPtrArray *warnings = configuration_peek_warnings (configuration);
    g_assert_cmpuint (warnings->len, ==, 2);
    g_assert_nonnull (strstr (warnings->pdata[0], "[office] nane"));
    g_assert_nonnull (strstr (warnings->pdata[1], "[offices]"));
    g_assert_null (configuration_peek_text (configuration, "office", "name"));
}

static void
test_missing (void) {
    g_autoptr (GError) error = NULL;
    g_assert_null (configuration_load ("/nonexistent/dondoc.conf", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_assert_null (configuration_load ("/", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_IO);
}

static void
test_too_large (void) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strnfill (CONFIGURATION_BYTES_MAX + 1, '#');
    g_assert_null (load (text, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
}

/* The commented example is one that works, and every line that is commented out works too. */
static void
test_example (void) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    g_autoptr (GString) opened = g_string_new (NULL);
    g_assert_true (g_file_get_contents ("dondoc.conf.example", &text, NULL, NULL));
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++)
        g_string_append_printf (opened, "%s\n",
                                lines[i][0] == '#' && g_ascii_islower (lines[i][1]) ? lines[i] + 1 : lines[i]);
    g_autoptr (Configuration) closed = load (text, &error);
    g_assert_no_error (error);
    g_autoptr (Configuration) full = load (opened->str, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (configuration_peek_warnings (closed)->len, ==, 0);
    g_assert_cmpuint (configuration_peek_warnings (full)->len, ==, 0);
    g_assert_nonnull (configuration_peek_list (full, "report", "proposals"));
    g_assert_nonnull (configuration_peek_text (closed, "office", "name"));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/configuration/values", test_values);
    g_test_add_func ("/base/configuration/empty", test_empty);
    g_test_add_func ("/base/configuration/faults", test_faults);
    g_test_add_func ("/base/configuration/unknown", test_unknown);
    g_test_add_func ("/base/configuration/missing", test_missing);
    g_test_add_func ("/base/configuration/too-large", test_too_large);
    g_test_add_func ("/base/configuration/example", test_example);
    return g_test_run ();
}
