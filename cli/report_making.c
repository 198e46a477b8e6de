/* report_making.c - see report_making.h. */
#include "cli/report_making.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/error.h"
#include "base/text.h"
#include "render/ahead.h"
#include "render/render.h"
#include "render/template.h"
#include "render/wordml.h"
#include "track/occurrences.h"
#include "track/report_appendix.h"
#include "track/report_workbook.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define TEMPLATE_FAMILY "Times New Roman" /* of both forms; a template may well have another one */
#define SLICES_AHEAD    1                 /* that are transformed and wait to be read */
#define APPENDIX_ROWS   "appendix-rows"   /* what the templates call the table-body that slices go on in */

/* ---- getting ready ---- */

static gboolean
needs_template (const ReportMaking *making) {
    return making->made == FORMAT_PDF || making->made == FORMAT_DOCX || making->made == FORMAT_FO;
}

static char *
dup_template_folder (void) {
    g_autofree char *folder = cli_dup_config_folder ();
    return g_build_filename (folder, "templates", NULL);
}

static void
open_template (ReportMaking *making) {
    g_autofree char *user_folder = dup_template_folder ();
    making->template
        = template_open (making->form, report_kind_name (making->question->kind), user_folder, &making->template_error);
}

static gpointer
prepare_rendering (gpointer data) {
    render_prepare (TEMPLATE_FAMILY);
    return NULL;
}

/* What is needed first comes first: with two processors, all at the same time would keep what is needed first waiting. */
static gpointer
prepare_template (gpointer data) {
    ReportMaking *making = data;
    occurrences_prepare (); /* for whoever asks the register */
    open_template (making);
    if (making->made == FORMAT_PDF)
        making->rendering = g_thread_try_new ("rendering", prepare_rendering, NULL, NULL);
    return NULL;
}

void
report_making_prepare (ReportMaking *making) {
    if (!needs_template (making))
        return;
    xmlInitParser (); /* which threads may not do at the same time */
    making->preparing = g_thread_try_new ("template", prepare_template, making, NULL);
}

static gboolean
await_template (ReportMaking *making, GError **error) {
    if (making->preparing != NULL)
        g_thread_join (g_steal_pointer (&making->preparing));
    if (making->template == NULL && making->template_error == NULL)
        open_template (making);
    if (making->template == NULL)
        g_propagate_error (error, g_steal_pointer (&making->template_error));
    return making->template != NULL;
}

/* To free a tree node by node takes as long as some pages. Whoever looks for leaks finds them here. */
static void
leave (ReportMaking *making) {
    static GSList *left;
    left = g_slist_prepend (left, g_steal_pointer (&making->data));
    left = g_slist_prepend (left, g_steal_pointer (&making->fo));
    left = g_slist_prepend (left, g_steal_pointer (&making->template));
}

static void
stop_following (ReportMaking *making) {
    g_clear_pointer (&making->following, ahead_free);
}

void
report_making_clear (ReportMaking *making) {
    if (making->preparing != NULL)
        g_thread_join (g_steal_pointer (&making->preparing));
    if (making->rendering != NULL)
        g_thread_join (g_steal_pointer (&making->rendering));
    stop_following (making);
    if (making->is_last)
        leave (making);
    g_clear_pointer (&making->data, xmlFreeDoc);
    g_clear_pointer (&making->fo, xmlFreeDoc);
    g_clear_pointer (&making->template, template_free);
    g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
    g_clear_error (&making->template_error);
}

/* ---- the data ---- */

static gboolean
gather (ReportMaking *making, gboolean in_slices, GError **error) {
    if (making->data == NULL)
        making->data = report_data_make (making->reg, making->question, making->moment,
                                         in_slices ? &making->slices : NULL, error);
    if (making->data != NULL && making->frozen != NULL)
        report_frozen_mark (making->data, making->frozen->identifier, making->frozen->data_sha256);
    return making->data != NULL;
}

static GBytes *
dump_xml (xmlDoc *data) {
    xmlChar *text = NULL;
    int length = 0;
    xmlDocDumpFormatMemoryEnc (data, &text, &length, "UTF-8", 1);
    return g_bytes_new_with_free_func (text, (gsize)length, xmlFree, text);
}

/* ---- pages ---- */

/* In a thread of its own. */
static gpointer
next_slice (gpointer data, GError **error) {
    ReportMaking *making = data;
    g_autoptr (xmlDoc) slice = g_queue_pop_head (&making->slices);
    return slice != NULL ? template_transform (making->template, slice, NULL, error) : NULL;
}

static void
free_tree (gpointer tree) {
    xmlFreeDoc (tree);
}

/* An office's own template may know nothing of slices: asked with one that holds nothing. */
static gboolean
knows_slices (ReportMaking *making) {
    g_autoptr (xmlDoc) empty = report_appendix_empty_slice (g_queue_peek_head (&making->slices));
    g_autoptr (xmlDoc) rows = template_transform (making->template, empty, NULL, NULL);
    return rows != NULL && render_is_body (rows);
}

/* The main tree and the first slices are transformed at the same time. */
static xmlDoc *
transform (ReportMaking *making, GError **error) {
    if (!g_queue_is_empty (&making->slices) && knows_slices (making))
        making->following = ahead_new (next_slice, making, SLICES_AHEAD, free_tree);
    return template_transform (making->template, making->data, NULL, error);
}

/* The data once more, with the appendix in one tree. */
static xmlDoc *
transform_whole (ReportMaking *making, GError **error) {
    stop_following (making);
    g_clear_pointer (&making->data, xmlFreeDoc);
    g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
    return gather (making, FALSE, error) ? template_transform (making->template, making->data, NULL, error) : NULL;
}

static xmlDoc *
next_rows (gpointer data, GError **error) {
    return ahead_next (data, error);
}

/* (transfer full): what the template calls its document: the role of fo:root; NULL where it says nothing. */
static char *
dup_title (const xmlDoc *fo) {
    xmlChar *role = xmlGetNoNsProp (xmlDocGetRootElement (fo), BAD_CAST "role");
    char *title = role != NULL ? text_collapse ((const char *)role, -1) : NULL;
    if (role != NULL)
        xmlFree (role);
    return title;
}

static void
say_without_counterpart (const char *message, gpointer data) {
    cli_say (_ ("a word processor has no counterpart, left out: %s"), message);
}

static GBytes *
draw (ReportMaking *making, xmlDoc *fo, GError **error) {
    const FrozenReport *frozen = making->frozen;
    g_autofree char *name = g_strdup_printf ("%s/%s.xsl", making->form, report_kind_name (making->question->kind));
    g_autofree char *title = dup_title (fo);
    g_autofree char *subject
        = frozen != NULL ? g_strdup_printf ("%s sha256:%s", frozen->identifier, frozen->data_sha256) : NULL;
    RenderInformation information = { .title = title,
                                      .subject = subject,
                                      .creator = "dondoc",
                                      .created = making->created,
                                      .on_warning = cli_say_warning };
    RenderRows rows = { APPENDIX_ROWS, next_rows, making->following };
    const RenderRows *follow = making->following != NULL ? &rows : NULL;
    if (making->question->configuration != NULL)
        information.author = configuration_peek_text (making->question->configuration, "office", "name");
    if (making->made != FORMAT_DOCX)
        return render_tree (fo, follow, name, &information, error);
    information.on_warning = say_without_counterpart;
    return render_wordml (fo, follow, name, &information, error);
}

static GBytes *
try_pages (ReportMaking *making, GError **error) {
    g_autoptr (xmlDoc) fo = NULL;
    gboolean in_slices;
    if (!gather (making, TRUE, error) || !await_template (making, error))
        return NULL;
    in_slices = !g_queue_is_empty (&making->slices);
    fo = transform (making, error);
    if (fo != NULL && in_slices && (making->following == NULL || !render_has_body (fo, APPENDIX_ROWS))) {
        xmlFreeDoc (fo);
        fo = transform_whole (making, error);
    }
    making->fo = g_steal_pointer (&fo);
    return making->fo != NULL ? draw (making, making->fo, error) : NULL;
}

/* The same once more, by a template that knows where its elements stand: whoever changed it wants file and line. */
static void
find_fault (ReportMaking *making, GError **error) {
    g_autoptr (GError) found = NULL;
    g_autoptr (GBytes) pages = NULL;
    g_autoptr (xmlDoc) fo = NULL;
    g_autofree char *folder = dup_template_folder ();
    stop_following (making);
    g_clear_pointer (&making->template, template_free);
    making->template = template_open_traced (making->form, report_kind_name (making->question->kind), folder, &found);
    if (making->reg != NULL) {
        g_clear_pointer (&making->data, xmlFreeDoc);
        g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
    }
    if (making->template != NULL && gather (making, FALSE, &found))
        fo = template_transform (making->template, making->data, NULL, &found);
    pages = fo != NULL ? draw (making, fo, &found) : NULL;
    if (pages != NULL || found == NULL)
        return;
    g_clear_error (error);
    g_propagate_error (error, g_steal_pointer (&found));
}

static GBytes *
make_pages (ReportMaking *making, GError **error) {
    g_autoptr (GError) local = NULL;
    GBytes *pages = try_pages (making, &local);
    if (pages != NULL)
        return pages;
    if (making->data != NULL && g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION))
        find_fault (making, &local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

GBytes *
report_making_run (ReportMaking *making, GError **error) {
    gboolean is_known = making->data != NULL;
    g_autoptr (xmlDoc) fo = NULL;
    if (making->made == FORMAT_PDF || making->made == FORMAT_DOCX)
        return make_pages (making, error);
    if (!gather (making, making->made == FORMAT_XLSX && report_kind_has_appendix (making->question->kind), error))
        return NULL;
    if (making->made == FORMAT_XML)
        return is_known ? report_data_dump (making->data) : dump_xml (making->data);
    if (making->made == FORMAT_XLSX)
        return report_workbook_make (making->data, &making->slices, making->created, error);
    fo = await_template (making, error) ? template_transform (making->template, making->data, NULL, error) : NULL;
    return fo != NULL ? dump_xml (fo) : NULL;
}
