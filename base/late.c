/* late.c - opening a library at its first use. */
#include "base/late.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/i18n.h"

G_NORETURN static void
end_without (const char *file) {
    g_printerr (
        _ ("dondoc: a library that was there when dondoc was built is missing: %s (%s); install its package again, or build dondoc anew\n"),
        file, dlerror ());
    exit (EX_OSFILE);
}

void
late_library_open (const char *file, const char *const *names, gpointer *functions) {
    void *library = dlopen (file, RTLD_LAZY | RTLD_LOCAL);

    if (library == NULL)
        end_without (file);
    for (gsize i = 0; names[i] != NULL; i++)
        if ((functions[i] = dlsym (library, names[i])) == NULL)
            end_without (file);
}
