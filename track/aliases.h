/* aliases.h - what this office means by a name of a body, asked before the built-in directory.
 * Lives here:  keeping aliases in the register with their history, finding the body that a name means.
 * Called by:   body_match.c, contacts.c, cli/cmd_bodies.c.
 * Not here:    names that everybody uses (extract/directory.h). */
#pragma once

#include "track/register.h"

typedef struct {
    char *alias, *alias_key; /* as the office writes it; folded */
    char *body;              /* the body it means, by any of its names */
    char *entered_at, *entered_by;
} Alias;

void alias_free (Alias *alias); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Alias, alias_free)

typedef struct Aliases Aliases;
/** aliases_load: (transfer full): all that hold today; NULL and the register's error. */
Aliases *aliases_load (Register *reg, GError **error);
void aliases_free (Aliases *aliases); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Aliases, aliases_free)
/** aliases_list: (transfer none): GPtrArray of Alias*, by name. */
const GPtrArray *aliases_list (const Aliases *aliases);
/** aliases_resolve: (transfer none): the name that @name stands for, compared folded; @name itself where it is no alias.
 *   An alias of an alias is followed. @aliases (nullable). */
const char *aliases_resolve (const Aliases *aliases, const char *name);

/**
 * aliases_set:
 * @by: who enters it
 * Inside a writing transaction of the caller.
 * Returns: FALSE and DONDOC_ERROR_USAGE where a name is empty, or @body comes back to @alias; or the register's error.
 */
gboolean aliases_set (Register *reg, const char *alias, const char *body, const char *by, GError **error);
/** aliases_remove: FALSE and DONDOC_ERROR_NOT_FOUND where there is none. In a writing transaction. */
gboolean aliases_remove (Register *reg, const char *alias, const char *by, GError **error);
