/* test_late.c - a library is opened when its first function is called; one that is missing ends the program with its name. */
#include "base/late.h"

#include "late_zip.h"

static void
opened_at_the_first_call (void) {
    zip_error_t error;

    zip_error_init (&error);
    g_assert_nonnull (zip_error_strerror (&error));
    zip_error_fini (&error);
#ifdef zip_error_init
    g_assert_nonnull (late_zip_opened);
    g_assert_true (late_zip () == late_zip_opened);
#endif
}

/* Many at once: all find the same functions. */
static gpointer
opener (gpointer data) {
    gpointer functions[2] = { NULL, NULL };
    const char *const names[] = { "cos", "sin", NULL };

    late_library_open ("libm.so.6", names, functions);
    return functions[0] != NULL && functions[0] != functions[1] ? functions[0] : NULL;
}

static void
opened_by_several_threads (void) {
    GThread *threads[8];
    gpointer first = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("opener", opener, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
        gpointer found = g_thread_join (threads[i]);

        g_assert_nonnull (found);
        if (first == NULL)
            first = found;
        g_assert_true (found == first);
    }
}

static void
end_without (const char *file, const char *name, const char *words) {
    if (g_test_subprocess ()) {
        const char *names[] = { name, NULL };
        gpointer function;

        late_library_open (file, names, &function);
        return;
    }
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_failed ();
    g_test_trap_assert_stderr (words);
}

static void
missing_library (void) {
    end_without ("libnobody-has-this.so.9", "start", "*libnobody-has-this.so.9*");
}

static void
missing_function (void) {
    end_without ("libm.so.6", "square_the_circle", "*libm.so.6*square_the_circle*");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/late/first-call", opened_at_the_first_call);
    g_test_add_func ("/late/threads", opened_by_several_threads);
    g_test_add_func ("/late/missing-library", missing_library);
    g_test_add_func ("/late/missing-function", missing_function);
    return g_test_run ();
}
