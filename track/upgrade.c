/* upgrade.c - see upgrade.h. */
#include "track/upgrade.h"

#include "base/text.h"
#include "track/consent.h"
#include "track/load_private.h"
#include "track/sql.h"

static void
make_number_key (sqlite3_context *context, int n, sqlite3_value **values) {
    char *key = load_number_key ((const char *)sqlite3_value_text (values[0]));
    if (key != NULL)
        sqlite3_result_text (context, key, -1, g_free);
    else
        sqlite3_result_null (context);
}

static void
make_folded (sqlite3_context *context, int n, sqlite3_value **values) {
    const char *text = (const char *)sqlite3_value_text (values[0]);
    if (text != NULL)
        sqlite3_result_text (context, text_fold (text, -1), -1, g_free);
    else
        sqlite3_result_null (context);
}

static void
find_consent (sqlite3_context *context, int n, sqlite3_value **values) {
    sqlite3_result_int (context, consent_is_meant ((const char *)sqlite3_value_text (values[0]), -1));
}

static void
find_question (sqlite3_context *context, int n, sqlite3_value **values) {
    sqlite3_result_int (context, consent_is_asked ((const char *)sqlite3_value_text (values[0])));
}

gboolean
upgrade_add_functions (Register *reg, GError **error) {
    sqlite3 *handle = register_peek_handle (reg);
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    if (sqlite3_create_function (handle, "number_key", 1, flags, NULL, make_number_key, NULL, NULL) == SQLITE_OK
        && sqlite3_create_function (handle, "folded", 1, flags, NULL, make_folded, NULL, NULL) == SQLITE_OK
        && sqlite3_create_function (handle, "means_consent", 1, flags, NULL, find_consent, NULL, NULL) == SQLITE_OK
        && sqlite3_create_function (handle, "asks_opinion", 1, flags, NULL, find_question, NULL, NULL) == SQLITE_OK)
        return TRUE;
    return sql_error (reg, error);
}
