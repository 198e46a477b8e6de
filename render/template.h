/* template.h - report data to XSL-FO by XSLT 1.0.
 * Lives here:  finding a template (the user's copy first, then the one compiled in), applying it.
 * Called by:   cli/cmd_report.c, tests.
 * Source:      XSL Transformations (XSLT) 1.0. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/**
 * template_apply:
 * @form: `party` or `state`: the folder below templates/
 * @kind: `compliance`: the file in it
 * @user_folder: (nullable): folder that may hold the office's own `form/kind.xsl`; its imports are looked for there first
 * @data: the report data
 * @parameters: (nullable): name, value, name, value, …, NULL; values are plain strings
 * No network and no file outside the two places is read.
 * Returns: (transfer full): the FO document as bytes, or NULL and DONDOC_ERROR_CONFIGURATION with file and line.
 */
GBytes *template_apply (const char *form, const char *kind, const char *user_folder, xmlDoc *data,
                        const char *const *parameters, GError **error) G_GNUC_WARN_UNUSED_RESULT;
