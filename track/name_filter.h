/* name_filter.h - which names are meant by what was asked for.
 * Lives here:  comparing by letters, with or without diacritics, and by what the office and the directory know of a body.
 * Called by:   query_items.c, due.c, remind/plan.c. */
#pragma once

#include "track/register.h"

typedef struct NameFilter NameFilter;

/** name_filter_new: (transfer full): NULL where @name is NULL, which lets everything through. */
NameFilter *name_filter_new (const char *name);
/** name_filter_new_body: (transfer full): the same for the name of a body; NULL and the register's error. */
NameFilter *name_filter_new_body (Register *reg, const char *name, GError **error);
void name_filter_free (NameFilter *filter); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NameFilter, name_filter_free)

/** name_filter_matches: @folded (nullable): text_fold() of a name that contains what was asked for, or, of a body, whose name in
 *   full contains it, or that is another name or a forerunner of it. */
gboolean name_filter_matches (const NameFilter *filter, const char *folded);
/** name_filter_matches_text: the same for a name as printed. */
gboolean name_filter_matches_text (const NameFilter *filter, const char *text);

/**
 * name_filter_list:
 * @column: of @table, names as text_fold() has them, with an index over the rows where @condition holds
 * Returns: (transfer full): those that match, for SQL's IN: one look-up for each different name, however many rows there are. NULL on error.
 */
char *name_filter_list (const NameFilter *filter, Register *reg, const char *table, const char *column,
                        const char *condition, GError **error);
