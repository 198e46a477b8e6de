/* configuration.h - what the office has set: dondoc.conf, a GKeyFile.
 * Lives here:  the table of groups and keys with their kinds, reading and checking a file, asking for a value.
 * Called by:   cli/configuration.c loads it; commands hand values on as arguments.
 * Not here:    which file is read (cli/configuration.c), what a value means.
 * Form:        dondoc.conf.example at the top of the tree. */
#pragma once

#include <glib.h>

typedef struct Configuration Configuration;

/** configuration_new: (transfer full): one in which nothing is set. */
Configuration *configuration_new (void);

/**
 * configuration_load:
 * @path: the file
 * Every value is checked here, so a wrong one is found at once and not in the middle of a report.
 * Returns: (transfer full): the settings, or NULL and
 *   DONDOC_ERROR_NOT_FOUND      there is no such file
 *   DONDOC_ERROR_IO             it cannot be read
 *   DONDOC_ERROR_CONFIGURATION  it is no key file, is larger than CONFIGURATION_BYTES_MAX, or a value is of the wrong kind; the
 *                               message has file, group and key
 */
Configuration *configuration_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void configuration_free (Configuration *configuration); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Configuration, configuration_free)

#define CONFIGURATION_BYTES_MAX (1 << 20) /* a thousand times an ordinary one */

/** configuration_peek_warnings: (transfer none): GPtrArray of char*, in the user's language: keys and groups that nobody knows. */
const GPtrArray *configuration_peek_warnings (const Configuration *configuration);

/* Asking. @group and @key must stand in the table of configuration.c, with that kind; anything else is a fault of the program. */

/** configuration_peek_text: (transfer none): the value, spaces at its ends left off; empty where it is set to nothing, NULL where it is
 *   not set. */
const char *configuration_peek_text (const Configuration *configuration, const char *group, const char *key);
/** configuration_peek_list: (transfer none): the entries, blank ones left out, NULL-terminated; NULL where it is not set. */
const char *const *configuration_peek_list (const Configuration *configuration, const char *group, const char *key);
/** configuration_number: the value, or @fallback where it is not set. */
int configuration_number (const Configuration *configuration, const char *group, const char *key, int fallback);
/** configuration_flag: the value, or @fallback where it is not set. */
gboolean configuration_flag (const Configuration *configuration, const char *group, const char *key, gboolean fallback);

/* Overrides. A group of the table that may be said again for one plan or body, `[reminders plan 52-KH/TU]`, has the same keys; such a
 * group's whole name is a @group in the calls above. */
/** configuration_dup_groups: (transfer full): the names of those that stand in the file and begin with "@base ", NULL-terminated. */
char **configuration_dup_groups (const Configuration *configuration, const char *base);
