/* cmd_verify.c - `dondoc verify`: whether a report is the one that was frozen, and whether the register has changed since.
 * Not here:    reading the file (render/fingerprint.h), what was kept (track/report_frozen.h), comparing (track/report_compare.h),
 *              telling what differs (report_changes.h). */
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/configuration.h"
#include "cli/cli.h"
#include "cli/register.h"
#include "cli/report_changes.h"
#include "cli/words.h"
#include "render/fingerprint.h"
#include "track/report_compare.h"
#include "track/report_frozen.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define FILE_BYTES_MAX (256 << 20) /* a report of REPORT_ITEMS_MAX items is some 20 MB */

typedef enum {
    FILE_SAME,      /* every byte */
    FILE_RESAVED,   /* other bytes, the same pages: signed, or saved anew */
    FILE_ANNOTATED, /* the same pages, with something laid over them */
    FILE_ALTERED,   /* other pages */
    FILE_UNKNOWN,   /* not frozen in this register */
} FileVerdict;

static const char *const verdict_names[] = { "same", "resaved", "annotated", "altered", "unknown" };

typedef struct {
    const char *path;
    FileVerdict verdict;
    FrozenReport *frozen; /* NULL where it is unknown */
    Calendar *calendar;   /* by which the register counts now */
    GArray *pages;        /* of guint: those that differ, or are annotated */
    GPtrArray *changes;   /* of ReportChange*; NULL where nothing was compared */
} Finding;

static void
finding_clear (Finding *finding) {
    g_clear_pointer (&finding->frozen, frozen_report_free);
    g_clear_pointer (&finding->pages, g_array_unref);
    g_clear_pointer (&finding->changes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

/* ---- finding out ---- */

static GBytes *
read_file (const char *path, GError **error) {
    g_autoptr (GMappedFile) file = NULL;
    g_autoptr (GError) local = NULL;
    file = g_mapped_file_new (path, FALSE, &local);
    if (file == NULL) {
        gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_IO,
                     missing ? _ ("%s: there is no such file") : _ ("%s: cannot be read: %s"), path, local->message);
        return NULL;
    }
    if (g_mapped_file_get_length (file) > FILE_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: larger than any report"), path);
        return NULL;
    }
    return g_mapped_file_get_bytes (file);
}

/* How many pages of the one stand in the other too. */
static guint
count_common (char **one, char **other) {
    g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
    guint n = 0;
    for (char **page = one; *page != NULL; page++)
        g_hash_table_add (known, *page);
    for (char **page = other; *page != NULL; page++)
        n += g_hash_table_contains (known, *page);
    return n;
}

/* By the identifier that the file bears; where it was taken out, the latest that has most of its pages. */
static FrozenReport *
find_frozen (Register *reg, const Fingerprint *fingerprint, GError **error) {
    g_autoptr (GError) local = NULL;
    g_auto (GStrv) parts = g_strsplit (fingerprint->subject != NULL ? fingerprint->subject : "", " ", 2);
    FrozenReport *frozen = parts[0] != NULL ? report_frozen_find (reg, parts[0], &local) : NULL;
    guint best = 0, at = 0;
    if (frozen != NULL)
        return frozen;
    if (local != NULL && !g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND)) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    g_autoptr (GPtrArray) list = report_frozen_list (reg, error);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        guint common = count_common (((FrozenReport *)list->pdata[i])->pages, fingerprint->pages);
        if (common > 0 && common >= best) {
            best = common;
            at = i;
        }
    }
    return best > 0 ? g_ptr_array_steal_index (list, at) : NULL;
}

static void
compare_pages (Finding *finding, const Fingerprint *fingerprint) {
    char **then = finding->frozen->pages, **now = fingerprint->pages;
    guint n = MAX (g_strv_length (then), g_strv_length (now));
    for (guint page = 1; page <= n; page++) {
        const char *one = page <= g_strv_length (then) ? then[page - 1] : NULL;
        const char *other = page <= g_strv_length (now) ? now[page - 1] : NULL;
        if (g_strcmp0 (one, other) != 0)
            g_array_append_val (finding->pages, page);
    }
    finding->verdict = finding->pages->len > 0 ? FILE_ALTERED : FILE_RESAVED;
    if (finding->verdict == FILE_RESAVED && fingerprint->annotated->len > 0) {
        finding->verdict = FILE_ANNOTATED;
        g_array_append_vals (finding->pages, fingerprint->annotated->data, fingerprint->annotated->len);
    }
}

/* The same question once more, of the register as it is now. */
static gboolean
compare_register (Register *reg, Finding *finding, GError **error) {
    g_autoptr (Configuration) none = configuration_new ();
    ReportQuestion question = finding->frozen->question;
    g_autoptr (xmlDoc) then = report_frozen_load (reg, finding->frozen, error), now = NULL;
    if (then == NULL)
        return FALSE;
    question.configuration = none;
    finding->frozen->settings.calendar = finding->calendar;
    now = report_data_make (reg, &question, &finding->frozen->moment, NULL, error);
    if (now == NULL)
        return FALSE;
    finding->changes = report_compare (then, now);
    return TRUE;
}

static gboolean
examine (Register *reg, Finding *finding, GError **error) {
    g_autoptr (GBytes) bytes = read_file (finding->path, error);
    g_autoptr (Fingerprint) fingerprint = bytes != NULL ? fingerprint_read (bytes, finding->path, error) : NULL;
    g_autofree char *digest = fingerprint != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
    g_autoptr (GError) local = NULL;
    if (fingerprint == NULL)
        return FALSE;
    finding->pages = g_array_new (FALSE, FALSE, sizeof (guint));
    finding->frozen = find_frozen (reg, fingerprint, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (finding->frozen == NULL)
        return TRUE; /* unknown */
    if (strcmp (digest, finding->frozen->file_sha256) == 0)
        finding->verdict = FILE_SAME;
    else
        compare_pages (finding, fingerprint);
    return compare_register (reg, finding, error);
}

static gboolean
is_clean (const Finding *finding) {
    return (finding->verdict == FILE_SAME || finding->verdict == FILE_RESAVED) && finding->changes != NULL
           && finding->changes->len == 0;
}

/* ---- telling ---- */

static char *
list_pages (const GArray *pages) {
    g_autoptr (GString) list = g_string_new (NULL);
    for (guint i = 0; i < pages->len; i++)
        g_string_append_printf (list, "%s%u", i > 0 ? ", " : "", g_array_index (pages, guint, i));
    return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
print_file (const Finding *finding) {
    g_autofree char *pages = list_pages (finding->pages);
    switch (finding->verdict) {
    case FILE_SAME:
        printf (_ ("  file: the one that was made, byte for byte\n"));
        break;
    case FILE_RESAVED:
        printf (_ ("  file: signed or saved anew, but every page shows what was made\n"));
        break;
    case FILE_ANNOTATED:
        printf (_ ("  file: every page shows what was made, but something is laid over it; pages: %s\n"), pages);
        break;
    case FILE_ALTERED:
        printf (_ ("  file: altered; pages that differ: %s\n"), pages);
        break;
    case FILE_UNKNOWN:
        printf (_ ("%s: not a report that was frozen in this register\n"), finding->path);
        break;
    }
}

static void
print_finding (const Finding *finding) {
    const FrozenReport *frozen = finding->frozen;
    if (frozen == NULL) {
        print_file (finding);
        return;
    }
    g_autofree char *as_of = cli_format_day (frozen->moment.as_of), *made = cli_format_entry (frozen->made_at);
    printf (_ ("%s: report %s (%s, %s), as of %s, made %s by %s\n"), finding->path, frozen->identifier,
            cli_words (WORDS_REPORT, report_kind_name (frozen->question.kind)), cli_words (WORDS_REPORT, frozen->form),
            as_of, made, frozen->made_by);
    print_file (finding);
    if (finding->changes->len == 0) {
        printf (_ ("  register: says the same now\n"));
        return;
    }
    report_changes_print (finding->changes);
}

static void
json_finding (JsonOut *out, const Finding *finding) {
    const FrozenReport *frozen = finding->frozen;
    json_out_object (out, NULL);
    json_out_text (out, "path", finding->path);
    json_out_text (out, "file", verdict_names[finding->verdict]);
    json_out_text (out, "identifier", frozen != NULL ? frozen->identifier : NULL);
    json_out_list (out, "pages");
    for (guint i = 0; i < finding->pages->len; i++)
        json_out_number (out, NULL, g_array_index (finding->pages, guint, i));
    json_out_end (out);
    json_out_flag (out, "register_changed", finding->changes != NULL && finding->changes->len > 0);
    report_changes_json (out, finding->changes);
    json_out_end (out);
}

/* ---- the command ---- */

/* Returns: the exit status: 0 all as made, 1 something found or one of several not readable, else of the only file's error. */
static int
verify_files (Register *reg, Calendar *calendar, char **paths, int n, JsonOut *out) {
    int status = 0;
    for (int i = 0; i < n; i++) {
        g_autoptr (GError) error = NULL;
        g_auto (Finding) finding = { .path = paths[i], .verdict = FILE_UNKNOWN, .calendar = calendar };
        if (!examine (reg, &finding, &error)) {
            int failed = cli_fail (error);
            status = n == 1 ? failed : 1;
            continue;
        }
        if (out != NULL)
            json_finding (out, &finding);
        else
            print_finding (&finding);
        if (!is_clean (&finding))
            status = 1;
    }
    return status;
}

int
cmd_verify (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (Register) reg = NULL;
    g_autoptr (JsonOut) out = NULL;
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_JSON, NULL, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("which file: dondoc verify FILE.pdf"));
    g_autoptr (Configuration) configuration = cli_load_configuration (&options, &error);
    StateSettings settings;
    if (configuration == NULL || !cli_state_settings (configuration, &settings, &error))
        return cli_fail (error);
    reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    if (options.json) {
        out = json_out_new (stdout);
        json_out_list (out, "files");
    }
    int status = verify_files (reg, settings.calendar, argv + 1, argc - 1, out);
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? status : cli_fail (error);
}
