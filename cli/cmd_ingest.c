/* cmd_ingest.c - `dondoc ingest FILE|FOLDER…`: extract and load into the register. */
#include <stdio.h>
#include <unistd.h>

#include "cli/register.h"
#include "cli/walk.h"
#include "track/load.h"

/* Files are stored together, up to about a second of work: loading a folder is faster, and what is on the disk is told while one looks on. */
#define GROUP_FILES 64
#define GROUP_BYTES (4u << 20)
#define GROUP_TIME  G_TIME_SPAN_SECOND

/* A file that was read, or could not be, and has not been told of. */
typedef struct {
    const char *path;
    LoadPending *pending; /* NULL: refused */
    GError *error;
} Entry;

typedef struct {
    Register *reg;
    Lexicon *lexicon;
    char *actor;
    LoadSecrecy secrecy;
    gboolean progress; /* standard error is a terminal */
    JsonOut *out;      /* NULL: for people */
    guint loaded, known, refused;
    GPtrArray *group;   /* of Entry* */
    gsize group_bytes;  /* that it holds in memory */
    gint64 group_since; /* monotonic time of its first file */
    int status;
} Ingest;

static void
free_entry (gpointer data) {
    Entry *entry = data;
    load_pending_free (entry->pending);
    g_clear_error (&entry->error);
    g_free (entry);
}

static void
show_progress (const Ingest *ingest, guint at, guint n, const char *path) {
    if (!ingest->progress || n < 2)
        return;
    fflush (stdout);
    if (path != NULL) {
        g_autofree char *name = g_filename_display_name (path);
        g_autofree char *start = g_utf8_strlen (name, -1) > 60 ? g_utf8_substring (name, 0, 60) : g_strdup (name);
        fprintf (stderr, "\r\033[K[%u/%u] %s", at + 1, n, start);
    } else
        fprintf (stderr, "\r\033[K");
    fflush (stderr);
}

static void
print_document (const LoadedDocument *document) {
    printf ("  %" G_GINT64_FORMAT "  %s  ", document->id,
            document->number != NULL ? document->number : _ ("(no number)"));
    if (document->copy_of != 0) {
        printf (_ ("another copy of document %" PRId64 ", linked to it"), document->copy_of);
        printf (document->differences->len > 0 ? _ ("; it differs:\n") : "\n");
        for (guint i = 0; i < document->differences->len; i++)
            printf ("      %s\n", (const char *)document->differences->pdata[i]);
        return;
    }
    printf (ngettext ("%u item", "%u items", document->items), document->items);
    if (document->similar != 0)
        printf (_ ("; may be the same as document %" PRId64 ", please check"), document->similar);
    if (document->proposals > 0)
        printf (ngettext ("; it may answer %u item of what it cites, see 'dondoc proposals'",
                          "; it may answer %u items of what it cites, see 'dondoc proposals'", document->proposals),
                document->proposals);
    printf ("\n");
}

/* What was loaded of one file: a line of its own, and one for each document. It is on the disk when this is printed. */
static void
print_result (const char *path, const LoadResult *result) {
    if (result->already_there) {
        printf (_ ("%s: already in the register as '%s', nothing changed\n"), path, result->first_name);
        for (guint i = 0; i < result->withdrawn->len; i++) {
            gint64 event = g_array_index (result->withdrawn, gint64, i);
            printf (_ ("  but it was withdrawn, by event %" PRId64 "; 'dondoc undo %" PRId64 "' brings it back\n"),
                    event, event);
        }
    } else {
        printf ("%s: ", path);
        printf (ngettext ("%u document", "%u documents", result->documents->len), result->documents->len);
        printf (", ");
        printf (ngettext ("%u item", "%u items", result->items), result->items);
        printf (", ");
        printf (ngettext ("%u warning", "%u warnings", result->warnings), result->warnings);
        printf ("%s\n", result->number_only ? _ ("; marked secret: number and date alone are kept") : "");
        for (guint i = 0; i < result->documents->len; i++)
            print_document (result->documents->pdata[i]);
    }
    fflush (stdout);
}

/* ---- as JSON ---- */

static void
write_document (JsonOut *out, const LoadedDocument *document) {
    json_out_object (out, NULL);
    json_out_number (out, "id", document->id);
    json_out_text (out, "type", document->type);
    json_out_text (out, "number", document->number);
    json_out_number (out, "items", document->items);
    json_out_id (out, "copy_of", document->copy_of);
    json_out_list (out, "differences");
    for (guint i = 0; i < document->differences->len; i++)
        json_out_text (out, NULL, document->differences->pdata[i]);
    json_out_end (out);
    json_out_id (out, "maybe_same_as", document->similar);
    json_out_number (out, "proposals", document->proposals);
    json_out_end (out);
}

/* One entry a file; @result is NULL where it was refused. */
static void
write_file (JsonOut *out, const char *path, const LoadResult *result, const char *reason) {
    g_autofree char *name = g_filename_display_name (path);
    json_out_object (out, NULL);
    json_out_text (out, "file", name);
    json_out_text (out, "result", result == NULL ? "refused" : result->already_there ? "known" : "loaded");
    json_out_text (out, "reason", reason);
    json_out_text (out, "known_as", result != NULL ? result->first_name : NULL);
    json_out_list (out, "withdrawn_by");
    for (guint i = 0; result != NULL && i < result->withdrawn->len; i++)
        json_out_number (out, NULL, g_array_index (result->withdrawn, gint64, i));
    json_out_end (out);
    json_out_flag (out, "number_only", result != NULL && result->number_only);
    json_out_number (out, "warnings", result != NULL ? result->warnings : 0);
    json_out_list (out, "documents");
    for (guint i = 0; result != NULL && i < result->documents->len; i++)
        write_document (out, result->documents->pdata[i]);
    json_out_end (out);
    json_out_end (out);
    fflush (stdout);
}

/* ---- all files ---- */

/* A fault of the file: it is named, and the others go on. Anything else is the register's and ends the run. */
static gboolean
is_fault_of_file (const GError *error) {
    return g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_INPUT)
           || g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT)
           || g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
}

static void
tell_stored (Ingest *ingest, const Entry *entry) {
    const LoadResult *result = entry->pending->result;
    if (ingest->out != NULL)
        write_file (ingest->out, entry->path, result, NULL);
    else
        print_result (entry->path, result);
    ingest->loaded += !result->already_there;
    ingest->known += result->already_there;
}

/* FALSE: the run ends. */
static gboolean
tell_refused (Ingest *ingest, const char *path, const GError *error) {
    ingest->status = cli_fail (error);
    if (!is_fault_of_file (error))
        return FALSE;
    if (ingest->out != NULL)
        write_file (ingest->out, path, NULL, error->message);
    ingest->refused++;
    return TRUE;
}

/* What was read is stored and told of: all at once, else one after the other, so that what stands before a file that fails is kept.
 * FALSE: the run ends. */
static gboolean
store_group (Ingest *ingest) {
    g_autofree LoadPending **pending = g_new (LoadPending *, ingest->group->len + 1);
    guint n = 0;
    gboolean go_on = TRUE;
    for (guint i = 0; i < ingest->group->len; i++) {
        const Entry *entry = ingest->group->pdata[i];
        if (entry->pending != NULL)
            pending[n++] = entry->pending;
    }
    if (n > 1)
        load_store (ingest->reg, pending, n, ingest->actor, NULL);
    for (guint i = 0; i < ingest->group->len && go_on; i++) {
        Entry *entry = ingest->group->pdata[i];
        if (entry->pending != NULL
            && (entry->pending->result != NULL
                || load_store (ingest->reg, &entry->pending, 1, ingest->actor, &entry->error)))
            tell_stored (ingest, entry);
        else
            go_on = tell_refused (ingest, entry->path, entry->error);
    }
    g_ptr_array_set_size (ingest->group, 0);
    ingest->group_bytes = 0;
    return go_on;
}

static gboolean
is_full (const Ingest *ingest) {
    return ingest->group->len >= GROUP_FILES || ingest->group_bytes >= GROUP_BYTES
           || g_get_monotonic_time () - ingest->group_since >= GROUP_TIME;
}

static void
ingest_all (Ingest *ingest, const GPtrArray *files) {
    gboolean go_on = TRUE;
    ingest->group = g_ptr_array_new_with_free_func (free_entry);
    for (guint i = 0; i < files->len && go_on; i++) {
        Entry *entry = g_new0 (Entry, 1);
        show_progress (ingest, i, files->len, files->pdata[i]);
        if (ingest->group->len == 0)
            ingest->group_since = g_get_monotonic_time ();
        entry->path = files->pdata[i];
        entry->pending = load_prepare (ingest->reg, entry->path, ingest->lexicon, ingest->secrecy, &entry->error);
        g_ptr_array_add (ingest->group, entry);
        if (entry->pending != NULL)
            ingest->group_bytes += load_pending_size (entry->pending);
        else if (!is_fault_of_file (entry->error))
            i = files->len; /* told behind those before it, and nothing more is read */
        if (is_full (ingest) || i + 1 >= files->len) {
            show_progress (ingest, i, files->len, NULL);
            go_on = store_group (ingest);
        }
    }
    g_clear_pointer (&ingest->group, g_ptr_array_unref);
    if (go_on && ingest->refused > 0 && files->len > 1)
        ingest->status = 1;
}

static void
print_sum (const Ingest *ingest) {
    cli_say (_ ("%u loaded, %u already there, %u refused"), ingest->loaded, ingest->known, ingest->refused);
}

int
cmd_ingest (const Command *command, int argc, char **argv) {
    gboolean secrecy_ok = FALSE, number_only = FALSE;
    const GOptionEntry entries[] = {
        { "secrecy-number-only", 0, 0, G_OPTION_ARG_NONE, &number_only,
          N_ ("of documents marked secret keep number and date, nothing else"), NULL },
        { "secrecy-ok", 0, 0, G_OPTION_ARG_NONE, &secrecy_ok, N_ ("load documents marked secret like any other"),
          NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free),
                          refused = g_ptr_array_new_with_free_func (g_free);
    Ingest ingest = { .progress = isatty (STDERR_FILENO) };

    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one file or folder, or - for standard input"));
    if (secrecy_ok && number_only)
        return cli_fail_usage (command, _ ("give either --secrecy-ok or --secrecy-number-only, not both"));
    ingest.secrecy = secrecy_ok ? LOAD_SECRECY_OK : number_only ? LOAD_SECRECY_NUMBER_ONLY : LOAD_SECRECY_REFUSE;
    for (int i = 1; i < argc; i++)
        walk_files (argv[i], files, refused);
    for (guint i = 0; i < refused->len; i++)
        cli_say ("%s", (const char *)refused->pdata[i]);
    g_autofree char *actor = cli_dup_actor (&options);
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    g_autoptr (Register) reg = lexicon != NULL ? cli_open_register (&options, REGISTER_CREATE, &error) : NULL;
    if (reg == NULL)
        return cli_fail (error);
    ingest.reg = reg;
    ingest.lexicon = lexicon;
    ingest.actor = actor;
    g_autoptr (JsonOut) out = options.json ? json_out_new (stdout) : NULL;
    ingest.out = out;
    if (out != NULL)
        json_out_list (out, "files");
    ingest_all (&ingest, files);
    g_clear_pointer (&out, json_out_free);
    if (files->len + refused->len > 1)
        print_sum (&ingest);
    if (!cli_flush (&error))
        return cli_fail (error);
    return ingest.status == 0 && refused->len > 0 ? 1 : ingest.status;
}
