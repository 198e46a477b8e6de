/* office_bodies.h - what a register knows of bodies: the office's aliases, the names that stand in it, items of a body.
 * Called by:   cmd_bodies.c.
 * Not here:    keeping aliases (track/aliases.h), the built-in directory (extract/directory.h). */
#pragma once

#include "cli/register.h"
#include "track/aliases.h"

/** office_open: (transfer full): the register where there is one, read only; NULL without @error where there is none. */
Register *office_open (const CliOptions *options, GError **error);

/** office_count_items: how many items @name answers for or works along in, as `items --body` finds them. */
gboolean office_count_items (Register *reg, const char *name, guint *ret_count, GError **error);

/** office_print_names: each name of a body in the register, its items, and what it means. */
gboolean office_print_names (const CliOptions *options, GError **error);

gboolean office_print_aliases (const CliOptions *options, GError **error);
gboolean office_set_alias (const CliOptions *options, const char *alias, const char *body, GError **error);
gboolean office_remove_alias (const CliOptions *options, const char *alias, GError **error);
