/* template.h - report data to XSL-FO by XSLT 1.0.
 * Lives here:  finding a template (the user's copy first, then the one compiled in), applying it.
 * Called by:   cli/cmd_report.c, tests.
 * Source:      XSL Transformations (XSLT) 1.0. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

typedef struct Template Template; /* read once, applied to any number of trees */

/**
 * template_open:
 * @form: `party` or `state`: the folder below templates/
 * @kind: `compliance`: the file in it
 * @user_folder: (nullable): folder that may hold the office's own `form/kind.xsl`; its imports are looked for there first
 * No network and no file outside the two places is read.
 * Returns: (transfer full): NULL and DONDOC_ERROR_CONFIGURATION with file and line.
 */
Template *template_open (const char *form, const char *kind, const char *user_folder,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void template_free (Template *template); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Template, template_free)

/**
 * template_transform:
 * @data: the report data, or a slice of it
 * @parameters: (nullable): name, value, name, value, …, NULL; values are plain strings
 * Returns: (transfer full): the FO document as a tree that does not need @template any more, free with xmlFreeDoc(); NULL and
 *   DONDOC_ERROR_CONFIGURATION with file and line.
 */
xmlDoc *template_transform (const Template *template, xmlDoc *data, const char *const *parameters,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** template_apply: the three in one. Returns: (transfer full): the FO document as bytes; NULL and the same errors. */
GBytes *template_apply (const char *form, const char *kind, const char *user_folder, xmlDoc *data,
                        const char *const *parameters, GError **error) G_GNUC_WARN_UNUSED_RESULT;
