/* register_private.h - what a Register is, for register.c and sql.c only. */
#pragma once

#include <sqlite3.h>

#include "track/register.h"

struct Register {
    char *path;
    sqlite3 *handle;
    int upgraded_from;      /* schema when it was opened, 0 where it was the newest or none */
    char *copy;             /* made before the upgrade, NULL where there was none */
    GHashTable *statements; /* SQL text -> sqlite3_stmt, prepared once: sql_borrow() */
};
