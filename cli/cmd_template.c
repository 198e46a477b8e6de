/* cmd_template.c - `dondoc template`: the office's own wording: which templates there are, copying them, trying them.
 * Not here:    finding and applying them (render/template.h). */
#include <errno.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/table.h"
#include "render/render.h"
#include "render/template.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define EXAMPLE "example.xml"

static char *
dup_folder (void) {
    g_autofree char *folder = cli_dup_config_folder ();
    return g_build_filename (folder, "templates", NULL);
}

/* `compliance`, `party/measures`, `reports/compliance.xsl` as the path of a template; NULL where there is none. */
static char *
find_path (const char *name) {
    static const char *const shapes[] = { "%s", "%s.xsl", "reports/%s.xsl", "shared/%s.xsl" };
    for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++) {
        g_auto (GStrv) around = g_strsplit (shapes[i], "%s", 2);
        g_autofree char *path = g_strconcat (around[0], name, around[1], NULL);
        g_autoptr (GBytes) bytes = template_source (path);
        if (bytes != NULL)
            return g_steal_pointer (&path);
    }
    return NULL;
}

static gboolean
no_such (const char *name, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("there is no template '%s'; 'dondoc template list' names them"), name);
    return FALSE;
}

/* ---- list ---- */

/* What the first comment of a template says of it, after its name: the first line. */
static char *
dup_purpose (GBytes *bytes) {
    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);
    const char *begin = g_strstr_len (text, (gssize)size, " - ");
    const char *end = begin != NULL ? memchr (begin, '\n', size - (gsize)(begin - text)) : NULL;
    return end != NULL ? g_strndup (begin + 3, (gsize)(end - begin - 3)) : g_strdup ("");
}

static gboolean
list (GError **error) {
    static const TableColumn columns[] = {
        { NC_ ("column", "TEMPLATE"), FALSE, FALSE },
        { NC_ ("column", "OF"), FALSE, FALSE },
        { NC_ ("column", "WHAT IT HOLDS"), FALSE, TRUE },
    };
    g_autofree char *folder = dup_folder ();
    g_auto (GStrv) names = template_list ();
    {
        g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
        for (char **name = names; *name != NULL; name++) {
            g_autofree char *own = g_build_filename (folder, *name, NULL);
            g_autoptr (GBytes) bytes = template_source (*name);
            g_autofree char *purpose = dup_purpose (bytes);
            gboolean is_own = g_file_test (own, G_FILE_TEST_EXISTS);
            const char *const cells[] = { *name, is_own ? _ ("the office") : _ ("the program"), purpose };
            text_table_row (table, is_own ? TABLE_SOON : TABLE_PLAIN, cells);
        }
    }
    return cli_flush (error);
}

/* ---- copy ---- */

static gboolean
copy_one (const char *name, gboolean force, GError **error) {
    g_autofree char *path = find_path (name), *root = dup_folder ();
    g_autofree char *target = path != NULL ? g_build_filename (root, path, NULL) : NULL;
    g_autofree char *folder = target != NULL ? g_path_get_dirname (target) : NULL;
    g_autoptr (GBytes) bytes = path != NULL ? template_source (path) : NULL;
    if (bytes == NULL)
        return no_such (name, error);
    if (!force && g_file_test (target, G_FILE_TEST_EXISTS)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: is there already; --force writes it anew"),
                     target);
        return FALSE;
    }
    if (g_mkdir_with_parents (folder, 0755) != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, "%s: %s", folder, g_strerror (errno));
        return FALSE;
    }
    if (!cli_write_output (target, bytes, error))
        return FALSE;
    printf ("%s\n", target);
    return TRUE;
}

/* ---- check ---- */

/* The worked example as a report of @kind. */
static xmlDoc *
load_example (ReportKind kind) {
    g_autoptr (GBytes) bytes = template_source (EXAMPLE);
    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);
    xmlDoc *data = xmlReadMemory (text, (int)size, EXAMPLE, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    xmlNode *root = xmlDocGetRootElement (data);
    xmlSetProp (root, BAD_CAST "kind", BAD_CAST report_kind_name (kind));
    if (!report_kind_has_appendix (kind))
        for (xmlNode *node = root->children, *next; node != NULL; node = next) {
            next = node->next;
            if (strcmp ((const char *)node->name, "appendix") == 0) {
                xmlUnlinkNode (node);
                xmlFreeNode (node);
            }
        }
    return data;
}

/* Made into pages. A fault is told with its place in the template. */
static gboolean
check_one (const char *form, ReportKind kind, GError **error) {
    g_autofree char *folder = dup_folder (), *name = g_strdup_printf ("%s/%s", form, report_kind_name (kind));
    g_autoptr (xmlDoc) data = load_example (kind);
    g_autoptr (Template) template = template_open_traced (form, report_kind_name (kind), folder, error);
    g_autoptr (xmlDoc) fo = template == NULL ? NULL : template_transform (template, data, NULL, error);
    g_autoptr (GBytes) pdf = fo == NULL ? NULL : render_tree (fo, NULL, name, NULL, error);
    return pdf != NULL;
}

/* Whether @path is asked for by @name: a kind, a form, or `FORM/KIND`; a part of all of them: everything is tried. */
static gboolean
is_asked (const char *name, const char *form, const char *kind) {
    g_autofree char *both = g_strdup_printf ("%s/%s", form, kind), *path = NULL, *stem = NULL;
    if (name == NULL || strcmp (name, form) == 0 || strcmp (name, kind) == 0 || strcmp (name, both) == 0)
        return TRUE;
    path = find_path (name);
    if (path == NULL)
        return FALSE;
    stem = g_strndup (path, strcspn (path, "."));
    if (g_str_has_prefix (stem, "reports/"))
        return strcmp (stem + strlen ("reports/"), kind) == 0;
    g_auto (GStrv) parts = g_strsplit (stem, "/", 2);
    return strcmp (parts[0], "shared") == 0 || (strcmp (parts[0], form) == 0 && strcmp (stem, both) == 0)
           || (strcmp (parts[0], form) == 0 && (strcmp (parts[1], "form") == 0 || strcmp (parts[1], "measures") == 0));
}

/* Every kind in every form that is asked for. Returns: how many were tried; *@ret_wrong: how many of them failed. */
static int
check_all (const char *name, int *ret_wrong) {
    g_auto (GStrv) forms = g_strsplit (TEMPLATE_FORMS, ", ", -1);
    int tried = 0;
    for (char **form = forms; *form != NULL; form++)
        for (int kind = 0; kind < REPORT_KINDS; kind++) {
            g_autoptr (GError) error = NULL;
            if (!is_asked (name, *form, report_kind_name ((ReportKind)kind)))
                continue;
            tried++;
            if (check_one (*form, (ReportKind)kind, &error))
                continue;
            printf ("%s/%s: %s\n", *form, report_kind_name ((ReportKind)kind), error->message);
            ++*ret_wrong;
        }
    return tried;
}

static int
check (const char *name) {
    g_autoptr (GError) error = NULL;
    int wrong = 0, tried = check_all (name, &wrong);
    if (tried == 0) {
        no_such (name, &error);
        return cli_fail (error);
    }
    printf (ngettext ("%d template tried, %d wrong\n", "%d templates tried, %d wrong\n", tried), tried, wrong);
    if (!cli_flush (&error))
        return cli_fail (error);
    return wrong > 0 ? 1 : 0;
}

/* ---- the command ---- */

static int
done_or (gboolean is_good, const GError *error) {
    return is_good ? 0 : cli_fail (error);
}

int
cmd_template (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    gboolean force = FALSE, is_good = TRUE;
    const GOptionEntry entries[] = {
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("copy: write over a copy that is there"), NULL },
        { NULL },
    };
    if (!cli_parse (command, 0, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    const char *verb = argc > 1 ? argv[1] : "";
    if (strcmp (verb, "list") == 0 && argc == 2)
        return done_or (list (&error), error);
    if (strcmp (verb, "check") == 0 && argc <= 3)
        return check (argc == 3 ? argv[2] : NULL);
    if (strcmp (verb, "copy") != 0 || argc < 3)
        return cli_fail_usage (command, _ ("it is list, copy NAME… or check [NAME]"));
    for (int i = 2; i < argc && is_good; i++)
        is_good = copy_one (argv[i], force, &error);
    return done_or (is_good && cli_flush (&error), error);
}
