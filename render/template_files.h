/* template_files.h - the text of one template: the user's copy first, then the one compiled in.
 * Called by:   template.c.
 * Lives here:  template_list() and the like of template.h, too. */
#pragma once

#include <glib.h>

/**
 * template_file_load:
 * @user_folder: (nullable)
 * @path: `reports/compliance.xsl`; no `..`
 * Returns: (transfer full): its text; NULL: neither place has it.
 */
GBytes *template_file_load (const char *user_folder, const char *path);
