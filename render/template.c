/* template.c - see template.h.
 * libxslt loads stylesheets through one global hook, and reports through another. Both are ours from the first template on. The loader serves
 * two places only: the user's folder and the resources compiled in. What they need to know lies with the thread, so that several threads may
 * read and apply templates, the same one too. */
#include "render/template.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/constants.h"
#include "render/places.h"
#include "render/shortcuts.h"
#include "render/template_files.h"

#define SCHEME        "template:/" /* how stylesheets are called inside libxslt: template:/party/compliance.xsl */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA)
#define IMPORTS_MOST  1000
#define IMPORTS_DEEP  16 /* ours go three deep; one that imports itself is libxslt's to refuse */

/* Bounds of one transformation. Ours take some 20 steps a node of the data, and a depth of 20 calls. */
#define STEPS_LEAST    2000000
#define STEPS_PER_NODE 1000
#define DEPTH_MOST     1000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xsltStylesheet, xsltFreeStylesheet)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xsltTransformContext, xsltFreeTransformContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xsltSecurityPrefs, xsltFreeSecurityPrefs)

typedef struct {
    const char *user_folder; /* (nullable) */
    GError *error;           /* the first one */
    GString *messages;       /* of libxslt, which says in pieces what is wrong */
    GHashTable *sheets;      /* (nullable): url -> xmlDoc, stylesheets that are parsed and ready */
    gboolean is_traced;      /* see template_open_traced() */
} Loading;

static _Thread_local Loading *loading; /* of the template that this thread reads or applies; NULL: none */

/* ---- messages ---- */

static void note_error (int code, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
note_error (int code, const char *format, ...) {
    if (loading == NULL || loading->error != NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_strdelimit (g_strstrip (message), "\n", ' ');
    loading->error = g_error_new_literal (DONDOC_ERROR, code, message);
}

/* template:/party/compliance.xsl as the user knows it: party/compliance.xsl */
static const char *
shown_name (const xmlChar *url) {
    const char *text = url == NULL ? "template" : (const char *)url;
    return g_str_has_prefix (text, SCHEME) ? text + strlen (SCHEME) : text;
}

static void
on_xml_error (void *data, xmlErrorPtr problem) {
    if (problem->level < XML_ERR_ERROR)
        return;
    const char *file = problem->file;
    int line = problem->line;
    if (problem->node != NULL && (file == NULL || line == 0)) {
        const xmlNode *node = problem->node;
        file = node->doc == NULL ? file : (const char *)node->doc->URL;
        line = xmlGetLineNo (node);
    }
    const char *message = problem->message == NULL ? "" : problem->message;
    if (file == NULL || line == 0) /* an expression: libxslt says next where it stands */
        g_string_append (data, message);
    else
        note_error (DONDOC_ERROR_CONFIGURATION, "%s:%d: %s", shown_name ((const xmlChar *)file), line, message);
}

/* libxslt reports in pieces: "runtime error: file F line N element E", then the sentence. The pieces are joined here. */
static void on_xslt_message (void *data, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
on_xslt_message (void *data, const char *format, ...) {
    if (loading == NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_string_append_vprintf (loading->messages, format, arguments);
    va_end (arguments);
}

/* From libxslt's text to `file:line: sentence`. */
static void
note_xslt_text (const char *fallback) {
    const GString *text = loading->messages;
    const char *file = strstr (text->str, "file " SCHEME), *line = file == NULL ? NULL : strstr (file, " line ");
    const char *end = line == NULL ? NULL : strchr (line, '\n');
    if (end == NULL) {
        note_error (DONDOC_ERROR_CONFIGURATION, "%s: %s", fallback,
                    text->len == 0 ? _ ("the template cannot be applied") : text->str);
        return;
    }
    file += strlen ("file " SCHEME);
    g_autofree char *sentence = g_strstrip (g_strdup (end));
    g_autofree char *name = g_strndup (file, line - file);
    note_error (DONDOC_ERROR_CONFIGURATION, "%s:%d: %s", name, atoi (line + strlen (" line ")), sentence);
}

/* ---- reading ---- */

/* `party/../shared/x.xsl` as `shared/x.xsl`; NULL where it leads out of the templates. */
static char *
normalize_path (const char *path) {
    g_auto (GStrv) parts = g_strsplit (path, "/", 32);
    g_autoptr (GPtrArray) kept = g_ptr_array_new ();
    for (char **part = parts; *part != NULL; part++) {
        if (**part == 0 || strcmp (*part, ".") == 0)
            continue;
        if (strcmp (*part, "..") != 0)
            g_ptr_array_add (kept, *part);
        else if (kept->len == 0)
            return NULL;
        else
            g_ptr_array_set_size (kept, kept->len - 1);
    }
    g_ptr_array_add (kept, NULL);
    return g_strjoinv ("/", (char **)kept->pdata);
}

/* The strings of an imported stylesheet must lie in the dictionary of the one that imports it: libxslt compares and frees
 * them by address. */
static xmlDoc *
parse_document (const char *text, gsize size, const char *url, xmlDict *dictionary) {
    g_autoptr (xmlParserCtxt) parser = xmlNewParserCtxt ();
    if (parser == NULL)
        return NULL;
    if (dictionary != NULL) {
        xmlDictFree (parser->dict);
        parser->dict = dictionary;
        xmlDictReference (dictionary);
    }
    g_autoptr (xmlDoc) document = xmlCtxtReadMemory (parser, text, size, url, NULL, PARSE_OPTIONS);
    if (document != NULL && document->intSubset != NULL) { /* entities could name any file */
        note_error (DONDOC_ERROR_CONFIGURATION,
                    _ ("%s:1: a document type declaration is not allowed; write characters as &#160;"),
                    shown_name ((const xmlChar *)url));
        return NULL;
    }
    return g_steal_pointer (&document);
}

static xmlDoc *
load_document (const char *url, xmlDict *dictionary) {
    g_autofree char *path = g_str_has_prefix (url, SCHEME) ? normalize_path (url + strlen (SCHEME)) : NULL;
    g_autoptr (GBytes) bytes = path == NULL ? NULL : template_file_load (loading->user_folder, path);
    if (bytes == NULL) {
        note_error (DONDOC_ERROR_CONFIGURATION,
                    _ ("%s: there is no such template, neither in the office's folder nor in the program"),
                    shown_name ((const xmlChar *)url));
        return NULL;
    }
    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);
    g_autofree char *canonical = g_strconcat (SCHEME, path, NULL);
    return parse_document (text, size, canonical, dictionary);
}

/* The hook. Only stylesheets are served: document() in a template could read whatever the program may read. */
static xmlDoc *
on_load (const xmlChar *uri, xmlDict *dictionary, int options, void *context, xsltLoadType type) {
    if (type != XSLT_LOAD_STYLESHEET && type != XSLT_LOAD_START) {
        note_error (DONDOC_ERROR_CONFIGURATION, _ ("%s: document() is not allowed in a template"), shown_name (uri));
        return NULL;
    }
    gpointer url, ready;
    if (loading->sheets == NULL || !g_hash_table_steal_extended (loading->sheets, uri, &url, &ready))
        return load_document ((const char *)uri, dictionary); /* also one that is imported twice, the second time */
    g_free (url);
    return ready;
}

/* ---- reading all of it ---- */

static gboolean
is_import (const xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->ns != NULL && xmlStrEqual (node->ns->href, XSLT_NAMESPACE)
           && (xmlStrEqual (node->name, BAD_CAST "import") || xmlStrEqual (node->name, BAD_CAST "include"));
}

/* @sheet and all that it imports, in the order of rising precedence. FALSE: what is wrong is libxslt's to say. */
static gboolean
collect_sheets (xmlDoc *sheet, GPtrArray *ordered, int depth) {
    const xmlNode *root = xmlDocGetRootElement (sheet);
    if (root == NULL || depth > IMPORTS_DEEP || ordered->len > IMPORTS_MOST)
        return FALSE;
    for (xmlNode *node = root->children; node != NULL; node = node->next) {
        xmlChar *href = is_import (node) ? xmlGetNoNsProp (node, BAD_CAST "href") : NULL;
        xmlChar *url = href == NULL ? NULL : xmlBuildURI (href, sheet->URL);
        xmlDoc *imported = url == NULL ? NULL : g_hash_table_lookup (loading->sheets, url);
        if (url != NULL && imported == NULL) {
            imported = load_document ((const char *)url, sheet->dict);
            if (imported != NULL)
                g_hash_table_insert (loading->sheets, g_strdup ((const char *)url), imported);
        }
        gboolean good = url == NULL || (imported != NULL && collect_sheets (imported, ordered, depth + 1));
        if (href != NULL)
            xmlFree (href);
        if (url != NULL)
            xmlFree (url);
        if (!good)
            return FALSE;
    }
    g_ptr_array_add (ordered, sheet);
    return TRUE;
}

static xsltStylesheet *
compile (xmlDoc *sheet) {
    g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
    g_autoptr (GHashTable) sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)xmlFreeDoc);
    loading->sheets = sheets;
    if (collect_sheets (sheet, ordered, 0)) {
        constants_fold (ordered);
        if (loading->is_traced)
            places_write (ordered, shown_name);
    }
    xsltStylesheet *compiled = loading->error != NULL ? NULL : xsltParseStylesheetDoc (sheet);
    loading->sheets = NULL;
    return compiled;
}

/* ---- applying ---- */

static xsltSecurityPrefs *
new_security (void) {
    static const xsltSecurityOption options[]
        = { XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
            XSLT_SECPREF_WRITE_NETWORK };
    xsltSecurityPrefs *security = xsltNewSecurityPrefs ();
    for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
        xsltSetSecurityPrefs (security, options[i], xsltSecurityForbid);
    return security;
}

/* How many nodes the data has, so that a bound grows with it. */
static unsigned long
count_nodes (const xmlNode *root) {
    unsigned long n = 0;
    const xmlNode *node = root;
    while (node != NULL) {
        n++;
        if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return n;
}

static void
bound (xsltTransformContext *context, const xmlDoc *data) {
    unsigned long steps = STEPS_LEAST + STEPS_PER_NODE * count_nodes (xmlDocGetRootElement (data));
    context->maxTemplateDepth = DEPTH_MOST;
    context->opLimit = steps;
    context->xpathCtxt->opLimit = steps * 16; /* an expression is several */
}

struct Template {
    char *name, *user_folder; /* party/compliance.xsl; user_folder may be NULL */
    xsltStylesheet *sheet;
    Shortcuts *shortcuts;
};

static xmlDoc *
apply (const Template *template, xmlDoc *data, const char *const *parameters) {
    xsltStylesheet *sheet = template->sheet;
    const char *name = template->name;
    g_autoptr (xsltSecurityPrefs) security = new_security ();
    g_autoptr (xsltTransformContext) context = xsltNewTransformContext (sheet, data);
    if (context == NULL || xsltSetCtxtSecurityPrefs (security, context) != 0) {
        note_error (DONDOC_ERROR_INTERNAL, _ ("libxslt cannot begin"));
        return NULL;
    }
    xsltSetTransformErrorFunc (context, NULL, on_xslt_message);
    bound (context, data);
    context->_private = template->shortcuts;
    if (parameters != NULL && xsltQuoteUserParams (context, (const char **)parameters) != 0)
        note_xslt_text (name);
    g_autoptr (xmlDoc) result = xsltApplyStylesheetUser (sheet, data, NULL, NULL, NULL, context);
    if (loading->error == NULL && (result == NULL || context->state != XSLT_STATE_OK))
        note_xslt_text (name);
    if (loading->error == NULL && xmlDocGetRootElement (result) == NULL)
        note_error (DONDOC_ERROR_CONFIGURATION, _ ("the template makes no document"));
    return loading->error != NULL ? NULL : g_steal_pointer (&result);
}

static gpointer
set_hooks (gpointer data) {
    xsltSetGenericErrorFunc (NULL, on_xslt_message);
    xsltSetLoaderFunc (on_load);
    return NULL;
}

/* The thread's hook for errors of libxml2. It is put back as it was: other rooms use libxml2, too. */
typedef struct {
    xmlStructuredErrorFunc function;
    void *data;
} ErrorHook;

static ErrorHook
begin_loading (Loading *now) {
    static GOnce once = G_ONCE_INIT;
    g_once (&once, set_hooks, NULL);
    ErrorHook before = { xmlStructuredError, xmlStructuredErrorContext };
    now->messages = g_string_new (NULL);
    xmlSetStructuredErrorFunc (now->messages, on_xml_error);
    loading = now;
    return before;
}

static void
end_loading (ErrorHook before) {
    xmlSetStructuredErrorFunc (before.data, before.function);
    g_string_free (g_steal_pointer (&loading->messages), TRUE);
    loading = NULL;
}

void
template_free (Template *template) {
    if (template == NULL)
        return;
    xsltFreeStylesheet (template->sheet);
    shortcuts_free (template->shortcuts);
    g_free (template->user_folder);
    g_free (template->name);
    g_free (template);
}

static Template *
open_template (const char *form, const char *kind, const char *user_folder, gboolean is_traced, GError **error) {
    g_autoptr (Template) template = g_new0 (Template, 1);
    template->name = g_strdup_printf ("%s/%s.xsl", form, kind);
    template->user_folder = g_strdup (user_folder);
    g_autofree char *url = g_strconcat (SCHEME, template->name, NULL);
    Loading now = { .user_folder = user_folder, .is_traced = is_traced };
    ErrorHook before = begin_loading (&now);
    g_autoptr (xmlDoc) document = load_document (url, NULL);
    template->sheet = document == NULL ? NULL : compile (document);
    if (template->sheet != NULL)
        g_steal_pointer (&document); /* the stylesheet's now */
    /* An unknown instruction is but a warning to libxslt, and then prints nothing. */
    if (now.error == NULL && (template->sheet == NULL || template->sheet->errors > 0 || template->sheet->warnings > 0))
        note_xslt_text (template->name);
    if (template->sheet != NULL)
        template->shortcuts = shortcuts_new (template->sheet);
    end_loading (before);
    if (now.error == NULL)
        return g_steal_pointer (&template);
    g_propagate_error (error, now.error);
    return NULL;
}

Template *
template_open (const char *form, const char *kind, const char *user_folder, GError **error) {
    return open_template (form, kind, user_folder, FALSE, error);
}

Template *
template_open_traced (const char *form, const char *kind, const char *user_folder, GError **error) {
    return open_template (form, kind, user_folder, TRUE, error);
}

xmlDoc *
template_transform (const Template *template, xmlDoc *data, const char *const *parameters, GError **error) {
    Loading now = { .user_folder = template->user_folder };
    ErrorHook before = begin_loading (&now);
    xmlDoc *result = apply (template, data, parameters);
    end_loading (before);
    if (now.error != NULL)
        g_propagate_error (error, now.error);
    return result;
}

GBytes *
template_apply (const char *form, const char *kind, const char *user_folder, xmlDoc *data,
                const char *const *parameters, GError **error) {
    g_autoptr (Template) template = template_open (form, kind, user_folder, error);
    g_autoptr (xmlDoc) result = template == NULL ? NULL : template_transform (template, data, parameters, error);
    xmlChar *text = NULL;
    int length = 0;
    if (result == NULL)
        return NULL;
    if (xsltSaveResultToString (&text, &length, result, template->sheet) != 0 || text == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("the template makes no document"));
        return NULL;
    }
    return g_bytes_new_with_free_func (text, length, (GDestroyNotify)xmlFree, text);
}
