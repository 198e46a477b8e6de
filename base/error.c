/* error.c - see error.h. */
#include "base/error.h"

G_DEFINE_QUARK (dondoc - error - quark, dondoc_error)

int
dondoc_error_exit_status (const GError *error) {
    if (error == NULL)
        return 0;
    if (error->domain != DONDOC_ERROR)
        return DONDOC_ERROR_INTERNAL;
    if (error->code == DONDOC_ERROR_LIMIT)
        return DONDOC_ERROR_INPUT;
    return error->code;
}

gboolean
error_hand_on (GError **local, GError **error) {
    if (*local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (local));
    return FALSE;
}
