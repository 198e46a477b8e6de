/* body_group.h - the body that stands in a row of a grouping, under whatever names the documents call it.
 * Lives here:  one question, asked of many names, each answered once.
 * Called by:   body_table.c, due.c, stats.c, report_*.c, remind/plan.c.
 * Not here:    what names mean (extract/directory.h), what the office means by them (aliases.h), a body asked for, with those that became
 *              it (body_match.h).
 * `Sở NN&MT`, `Sở Nông nghiệp và Môi trường` and `Giám đốc Sở Nông nghiệp và Môi trường` are one row. A body that was merged into another
 * keeps a row of its own: what it left undone is not yet seen by who took over. */
#pragma once

#include "track/register.h"

typedef struct {
    char *key;             /* the same for all names of the body */
    char *name;            /* in full; NULL where neither the office nor the directory knows it */
    GHashTable *spellings; /* private */
} BodyGroup;

typedef struct BodyGroups BodyGroups;
/** body_groups_load: (transfer full): with the office's aliases of today; NULL and the register's error. */
BodyGroups *body_groups_load (Register *reg, GError **error);
void body_groups_free (BodyGroups *groups); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodyGroups, body_groups_free)

/** body_groups_find: (transfer none): good as long as @groups. */
const BodyGroup *body_groups_find (BodyGroups *groups, const char *name);

/**
 * body_group_show:
 * @shown: the name that the row shows; NULL at first
 * @name: one of its names
 * One name is shown as it is printed; of several, the body's name in full, with the level behind it where one of them has it (`… tỉnh`); of a
 * body that nobody knows the longest, the first of those in the order of letters.
 */
void body_group_show (const BodyGroup *group, char **shown, const char *name);
