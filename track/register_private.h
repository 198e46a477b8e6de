/* register_private.h - what a Register is, for register.c and sql.c only. */
#pragma once

#include <sqlite3.h>

#include "track/register.h"
#include "track/state.h"

struct Register {
    char *path;
    sqlite3 *handle;
    int upgraded_from;      /* schema when it was opened, 0 where it was the newest or none */
    char *copy;             /* made before the upgrade, NULL where there was none */
    GHashTable *statements; /* SQL text -> sqlite3_stmt, prepared once: sql_borrow() */
    /* of states.c */
    gboolean (*before_commit) (Register *reg, GError **error); /* (nullable): set where item_states has to follow */
    gboolean touched_all;
    GHashTable *touched;    /* (nullable): ids of items whose rows have to be made anew */
    StateSettings settings; /* under which item_states is kept */
    gboolean has_settings;  /* else those of the program: its calendar, no configuration */
    Calendar *calendar;     /* (nullable): the program's, where it was needed */
    GHashTable *withdrawn; /* (nullable): ids of withdrawn documents, as of withdrawn_known_on (nullable): withdraw.c */
    char *withdrawn_known_on;
    char *temporary;             /* (nullable): for which moment states_table() was asked last */
    const char *temporary_table; /* what it said then */
    gboolean ranks;              /* search_rank_add_functions() was called */
};
