/* template.h - report data to XSL-FO by XSLT 1.0.
 * Lives here:  finding a template (the user's copy first, then the one compiled in), applying it.
 * Called by:   cli/cmd_report.c, cli/cmd_template.c, tests.
 * Source:      XSL Transformations (XSLT) 1.0.
 * `FORM/KIND.xsl` needs no file: where there is none it imports `FORM/form.xsl` and `reports/KIND.xsl`. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

typedef struct Template Template; /* read once, applied to any number of trees */

#define TEMPLATE_FORMS "party, party-hd36, state" /* the folders that hold a form */
gboolean template_is_form (const char *name);

/** template_list: (transfer full): the names of all that are compiled in, `reports/compliance.xsl`, sorted; NULL-terminated. */
char **template_list (void);
/** template_source: (transfer full): the text of one, as the program has it, whatever the office has; `FORM/KIND.xsl` too; NULL where
 *   there is none. */
GBytes *template_source (const char *path);

/**
 * template_open:
 * @form: one of TEMPLATE_FORMS
 * @kind: `compliance` and so on: a file of reports/
 * @user_folder: (nullable): folder that may hold the office's own copy of any template; looked for there first
 * No network and no file outside the two places is read, none is written.
 * Returns: (transfer full): NULL and DONDOC_ERROR_CONFIGURATION with file and line.
 */
Template *template_open (const char *form, const char *kind, const char *user_folder,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** template_open_traced: the same, but each element of the trees that it makes says where in which template it stands, and so do the messages
 *   of render.h about it. Takes half as long again. */
Template *template_open_traced (const char *form, const char *kind, const char *user_folder,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void template_free (Template *template); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Template, template_free)

/**
 * template_transform:
 * @data: the report data, or a slice of it
 * @parameters: (nullable): name, value, name, value, …, NULL; values are plain strings
 * What it may do is bounded by the size of @data, so that one that never ends is an error too.
 * Returns: (transfer full): the FO document as a tree that does not need @template any more, free with xmlFreeDoc(); NULL and
 *   DONDOC_ERROR_CONFIGURATION with file and line.
 */
xmlDoc *template_transform (const Template *template, xmlDoc *data, const char *const *parameters,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** template_apply: the three in one. Returns: (transfer full): the FO document as bytes; NULL and the same errors. */
GBytes *template_apply (const char *form, const char *kind, const char *user_folder, xmlDoc *data,
                        const char *const *parameters, GError **error) G_GNUC_WARN_UNUSED_RESULT;
