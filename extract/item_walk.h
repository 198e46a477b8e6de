/* item_walk.h - the walk over one outline that finds the items; shared by items.c and item_appendix.c only. */
#pragma once

#include "extract/item_build.h"
#include "extract/outline.h"
#include "extract/task_columns.h"

typedef struct {
    ItemMaker maker;
    gboolean is_plan;   /* a numbered unit is work unless its heading says otherwise */
    gboolean is_letter; /* a closing that asks is work where nothing else is */
    gboolean is_invitation;
    gboolean is_decision;  /* articles do things by themselves; only orders to bodies count */
    gboolean tells_orders; /* of others: its issuer may be among those who are told to */
    gboolean is_minutes;
    gboolean is_rules;      /* a regulation: whether a standing rule is a task is in doubt */
    gboolean is_article;    /* text about directives: only lists of orders count */
    gboolean concludes;     /* minutes with a section of what was agreed: nothing else in them orders */
    gboolean sets_up_board; /* an article sets up a board, whose duties are no tasks */
    gboolean has_articles;  /* what stands before the first article is no work */
    const char *prefix;     /* (nullable): path of the appendix for its tables */
    guint reported;         /* items of an article that stand in running text */
    guint last_labelled;    /* first block of the last labelled unit */
    GHashTable *taken;      /* lines that were given to another unit than the one they stand below */
    GPtrArray *closings;    /* (borrowed) Unit: duties behind the last unit */
    GPtrArray *spare;       /* (borrowed) Unit: closings that ask everybody */
    TaskColumns columns;    /* of the last table */
} ItemWalk;

/** item_walk_outline: reads the items of one outline into the record. */
void item_walk_outline (ItemWalk *walk, const Unit *root, Role role);
