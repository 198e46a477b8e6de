/* cmd_reextract.c - `dondoc reextract DOCUMENT…|--all`: the same bytes read again by today's program. */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "cli/words.h"
#include "track/reextract.h"

typedef struct {
    Register *reg;
    Lexicon *lexicon;
    char *actor;
    gboolean all, dry_run;
    JsonOut *out; /* NULL: for people */
    guint documents, changed, added, dropped, kept, refused;
} Run;

static void
print_fields (const GPtrArray *fields, gboolean of_document) {
    for (guint i = 0; i < fields->len; i++) {
        const RereadField *field = fields->pdata[i];
        printf ("      %s: %s → %s%s\n", cli_words (WORDS_FIELD, field->name), *field->was != '\0' ? field->was : "-",
                *field->now != '\0' ? field->now : "-",
                field->kept   ? _ ("  (kept as the clerk has it)")
                : of_document ? _ ("  (not taken over; 'dondoc correct' enters it)")
                              : "");
    }
}

static void
print_reread (const Reread *reread, gboolean dry_run) {
    static const char signs[]
        = { [REREAD_CHANGED] = '~', [REREAD_ADDED] = '+', [REREAD_DROPPED] = '-', [REREAD_KEPT] = '=' };
    printf ("%" PRId64 "  %s: ", reread->document->id,
            reread->document->number != NULL ? reread->document->number : "-");
    printf (_ ("changed %u, added %u, dropped %u, kept %u, the same %u"), reread->changed, reread->added,
            reread->dropped, reread->kept, reread->same);
    if (reread->event != 0)
        printf (_ ("; 'dondoc undo %" PRId64 "' takes it back"), reread->event);
    printf ("%s\n", dry_run && reread->items->len > 0 ? _ (" (nothing written)") : "");
    print_fields (reread->fields, TRUE);
    for (guint i = 0; i < reread->items->len; i++) {
        const RereadItem *item = reread->items->pdata[i];
        g_autofree char *id = item->item != 0 ? g_strdup_printf ("%" PRId64, item->item) : g_strdup ("-");
        printf ("%c %s  %s  %s%s\n", signs[item->kind], id, item->path, item->text,
                item->kind == REREAD_KEPT ? _ ("  (not found any more, but something was recorded on it)") : "");
        print_fields (item->fields, FALSE);
    }
}

static void
write_fields (JsonOut *out, const GPtrArray *fields) {
    json_out_list (out, "fields");
    for (guint i = 0; i < fields->len; i++) {
        const RereadField *field = fields->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "field", field->name);
        json_out_text (out, "was", field->was);
        json_out_text (out, "now", field->now);
        json_out_flag (out, "kept", field->kept);
        json_out_end (out);
    }
    json_out_end (out);
}

static void
write_reread (JsonOut *out, const Reread *reread) {
    static const char *const kinds[] = {
        [REREAD_CHANGED] = "changed", [REREAD_ADDED] = "added", [REREAD_DROPPED] = "dropped", [REREAD_KEPT] = "kept"
    };
    json_out_object (out, NULL);
    json_out_number (out, "document", reread->document->id);
    json_out_text (out, "number", reread->document->number);
    json_out_id (out, "event", reread->event);
    json_out_number (out, "changed", reread->changed);
    json_out_number (out, "added", reread->added);
    json_out_number (out, "dropped", reread->dropped);
    json_out_number (out, "kept", reread->kept);
    json_out_number (out, "same", reread->same);
    write_fields (out, reread->fields);
    json_out_list (out, "items");
    for (guint i = 0; i < reread->items->len; i++) {
        const RereadItem *item = reread->items->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "change", kinds[item->kind]);
        json_out_id (out, "id", item->item);
        json_out_text (out, "path", item->path);
        json_out_text (out, "text", item->text);
        write_fields (out, item->fields);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_end (out);
}

/* Each document in a transaction of its own: what was said is on the disk. */
static gboolean
read_one (Run *run, gint64 id, GError **error) {
    g_autoptr (Reread) reread = NULL;
    if (!register_begin (run->reg, !run->dry_run, error))
        return FALSE;
    reread = reextract_document (run->reg, id, run->lexicon, run->actor, run->dry_run, error);
    if (reread == NULL || reread->event == 0)
        register_rollback (run->reg);
    else if (!register_commit (run->reg, error))
        return FALSE;
    if (reread == NULL)
        return FALSE;
    run->documents++;
    run->changed += reread->changed;
    run->added += reread->added;
    run->dropped += reread->dropped;
    run->kept += reread->kept;
    if (run->out != NULL)
        write_reread (run->out, reread);
    else if (!run->all || reread->items->len > 0 || reread->fields->len > 0)
        print_reread (reread, run->dry_run);
    return TRUE;
}

/* A document that cannot be read again is named, and the others go on. */
static int
read_all (Run *run, const GArray *ids) {
    int status = 0;
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (GError) error = NULL;
        if (read_one (run, g_array_index (ids, gint64, i), &error))
            continue;
        status = cli_fail (error);
        if (!g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_USAGE)
            && !g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_INPUT)
            && !g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT))
            return status;
        run->refused++;
    }
    return run->refused > 0 && ids->len > 1 ? 1 : status;
}

static GArray *
find_documents (const Run *run, int argc, char **argv, const StateMoment *now, GError **error) {
    GArray *ids = NULL;
    if (!register_begin (run->reg, FALSE, error))
        return NULL;
    ids = run->all ? reextract_list (run->reg, error) : cli_find_plans (run->reg, argc - 1, argv + 1, now, error);
    register_rollback (run->reg);
    return ids;
}

int
cmd_reextract (const Command *command, int argc, char **argv) {
    Run run = { 0 };
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &run.all, N_ ("every document whose bytes are kept"), NULL },
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &run.dry_run, N_ ("only show what is read otherwise"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment now;
    int status;

    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if ((argc < 2) == !run.all)
        return cli_fail_usage (command, _ ("name at least one document, by its number or id, or give --all"));
    if (!cli_read_moment (&options, &now, &error))
        return cli_fail (error);
    g_autofree char *actor = cli_dup_actor (&options), *config = cli_dup_config_folder ();
    g_autofree char *words = g_build_filename (config, "lexicon", NULL);
    g_autoptr (Lexicon) lexicon = lexicon_load (words, &error);
    g_autoptr (Register) reg
        = lexicon != NULL ? cli_open_register_at (&options, run.dry_run ? REGISTER_READ : REGISTER_WRITE, &now, &error)
                          : NULL;
    run.reg = reg;
    run.lexicon = lexicon;
    run.actor = actor;
    g_autoptr (GArray) ids = reg != NULL ? find_documents (&run, argc, argv, &now.moment, &error) : NULL;
    if (ids == NULL)
        return cli_fail (error);
    g_autoptr (JsonOut) out = options.json ? json_out_new (stdout) : NULL;
    run.out = out;
    if (out != NULL) {
        json_out_flag (out, "written", !run.dry_run);
        json_out_list (out, "documents");
    }
    status = read_all (&run, ids);
    g_clear_pointer (&out, json_out_free);
    if (!options.json && ids->len > 1)
        printf (_ ("%u documents read again: items changed %u, added %u, dropped %u, kept %u; documents refused %u\n"),
                run.documents, run.changed, run.added, run.dropped, run.kept, run.refused);
    if (!cli_flush (&error))
        return cli_fail (error);
    return status;
}
