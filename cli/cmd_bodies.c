/* cmd_bodies.c - `dondoc bodies [NAME]`: the directory of bodies, what a name means in it, and what became of the body; the office's
 * own names of bodies. */
#include <stdio.h>
#include <string.h>

#include "cli/office_bodies.h"
#include "cli/register.h"
#include "extract/directory.h"

static const char *
level_words (BodyLevel level) {
    static const char *const words[] = { "-", N_ ("central"), N_ ("province"), N_ ("district"), N_ ("commune") };
    return level == BODY_LEVEL_UNKNOWN ? words[0] : _ (words[level]);
}

static const char *
standing_words (BodyStanding standing) {
    static const char *const words[]
        = { N_ ("no name of a body"), N_ ("in the directory"), N_ ("several bodies at once"),
            N_ ("a body by its form, not in the directory") };
    return _ (words[standing]);
}

static const char *
relation_words (const char *relation) {
    static const struct {
        const char *relation, *words;
    } relations[] = {
        { "renamed", N_ ("renamed") },
        { "merged-into", N_ ("merged into") },
        { "split-into", N_ ("split into") },
        { "duties-to", N_ ("duties to") },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
        if (strcmp (relations[i].relation, relation) == 0)
            return _ (relations[i].words);
    return relation;
}

static char *
format_date (PartialDate date) {
    char *text = partial_date_format_vietnamese (date);
    return text != NULL ? text : g_strdup ("-");
}

/* ---- JSON -------------------------------------------------------------------------------------------------- */

static void
write_names (JsonOut *out, const char *key, char *const *names) {
    json_out_list (out, key);
    for (gsize i = 0; names[i] != NULL; i++)
        json_out_text (out, NULL, names[i]);
    json_out_end (out);
}

static void
write_entry (JsonOut *out, const BodyEntry *entry, PartialDate on) {
    json_out_text (out, "id", entry->id);
    json_out_text (out, "name", entry->name);
    json_out_text (out, "standing", body_standing_name (entry->standing));
    json_out_text (out, "level", body_level_name (entry->level));
    json_out_text (out, "parent", entry->parent);
    json_out_text (out, "place", entry->place);
    json_out_text (out, "province", entry->province);
    json_out_flag (out, "ambiguous", entry->ambiguous);
    write_names (out, "aliases", entry->aliases);
    write_names (out, "signs", entry->signs);
    json_out_date (out, "from", entry->from);
    json_out_date (out, "to", entry->to);
    json_out_flag (out, "existed", body_entry_existed_on (entry, on));
    json_out_list (out, "successors");
    for (guint i = 0; i < entry->successors->len; i++) {
        const BodySuccessor *successor = g_ptr_array_index (entry->successors, i);
        json_out_object (out, NULL);
        json_out_text (out, "relation", successor->relation);
        json_out_text (out, "id", successor->id);
        json_out_text (out, "name", successor->name);
        json_out_end (out);
    }
    json_out_end (out);
}

/* ---- for people -------------------------------------------------------------------------------------------- */

static char *
join_successors (const BodyEntry *entry) {
    GString *all = g_string_new (NULL);
    for (guint i = 0; i < entry->successors->len; i++) {
        const BodySuccessor *successor = g_ptr_array_index (entry->successors, i);
        g_string_append_printf (all, "%s%s %s", all->len > 0 ? "; " : "", relation_words (successor->relation),
                                successor->name);
    }
    return g_string_free (all, FALSE);
}

static void
print_field (const char *label, const char *value) {
    if (value != NULL && *value != '\0')
        printf ("%s: %s\n", label, value);
}

static void
print_entry (const BodyEntry *entry, PartialDate on) {
    g_autofree char *aliases = g_strjoinv ("; ", entry->aliases);
    g_autofree char *signs = g_strjoinv ("; ", entry->signs);
    g_autofree char *from = partial_date_format_vietnamese (entry->from);
    g_autofree char *to = partial_date_format_vietnamese (entry->to);
    g_autofree char *successors = join_successors (entry);
    g_autofree char *day = format_date (on);
    printf ("%s\n", entry->name);
    print_field (_ ("Standing"), standing_words (entry->standing));
    if (entry->standing != BODY_KNOWN)
        return;
    print_field (_ ("Level"), level_words (entry->level));
    if (entry->ambiguous)
        printf ("%s\n", _ ("Bodies of several levels have this name; say --issuer or --province."));
    print_field (_ ("Under"), entry->parent);
    print_field (_ ("Place"), entry->place);
    print_field (_ ("Other names"), aliases);
    print_field (_ ("In signs"), signs);
    print_field (_ ("From"), from);
    print_field (_ ("Until"), to);
    if (!body_entry_existed_on (entry, on))
        printf (_ ("Not there on %s.\n"), day);
    print_field (_ ("Today"), successors);
}

static void
print_list (const GPtrArray *list, PartialDate on, gboolean all) {
    static const TableColumn columns[] = {
        { NC_ ("column", "LEVEL"), FALSE, FALSE },
        { NC_ ("column", "NAME"), FALSE, FALSE },
        { NC_ ("column", "UNTIL"), FALSE, FALSE },
        { NC_ ("column", "TODAY"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < list->len; i++) {
        const BodyEntry *entry = g_ptr_array_index (list, i);
        g_autofree char *to = format_date (entry->to);
        g_autofree char *successors = join_successors (entry);
        const char *cells[] = { level_words (entry->level), entry->name, to, successors };
        if (all || body_entry_existed_on (entry, on))
            text_table_row (table, TABLE_PLAIN, cells);
    }
}

/* ---- the command ------------------------------------------------------------------------------------------- */

static int
list_all (const CliOptions *options, PartialDate on, gboolean all) {
    g_autoptr (GPtrArray) list = directory_list ();
    g_autoptr (GError) error = NULL;
    if (options->json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_date (out, "as_of", on);
        json_out_list (out, "bodies");
        for (guint i = 0; i < list->len; i++) {
            const BodyEntry *entry = g_ptr_array_index (list, i);
            if (!all && !body_entry_existed_on (entry, on))
                continue;
            json_out_object (out, NULL);
            write_entry (out, entry, on);
            json_out_end (out);
        }
    } else {
        print_list (list, on, all);
    }
    return cli_flush (&error) ? 0 : cli_fail (error);
}

static int
look_up (const CliOptions *options, char **names, const BodyContext *context, PartialDate on) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Register) reg = office_open (options, &error);
    g_autoptr (Aliases) aliases = reg != NULL ? aliases_load (reg, &error) : NULL;
    if (error != NULL)
        return cli_fail (error);
    g_autoptr (JsonOut) out = options->json ? json_out_new (stdout) : NULL;
    if (out != NULL) {
        json_out_date (out, "as_of", on);
        json_out_list (out, "bodies");
    }
    for (gsize i = 0; names[i] != NULL; i++) {
        const char *meant = aliases_resolve (aliases, names[i]);
        g_autoptr (BodyEntry) entry = directory_lookup (meant, context);
        guint items = 0;
        if (reg != NULL && !office_count_items (reg, names[i], &items, &error))
            return cli_fail (error);
        if (out != NULL) {
            json_out_object (out, NULL);
            json_out_text (out, "asked", names[i]);
            json_out_text (out, "alias_of", meant != names[i] ? meant : NULL);
            write_entry (out, entry, on);
            if (reg != NULL)
                json_out_number (out, "items", items);
            json_out_end (out);
        } else {
            g_autofree char *count = reg != NULL ? g_strdup_printf ("%u", items) : NULL;
            if (i > 0)
                printf ("\n");
            if (meant != names[i])
                printf (_ ("'%s' means here:\n"), names[i]);
            print_entry (entry, on);
            print_field (_ ("Items in the register"), count);
        }
    }
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

/* What is asked of the office's own names: the options that were given. */
typedef struct {
    char *alias, *remove;
    gboolean aliases, used;
} OfficeOptions;

static void
office_options_clear (OfficeOptions *office) {
    g_free (office->alias);
    g_free (office->remove);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfficeOptions, office_options_clear)

static int
run_office (const Command *command, const CliOptions *options, const OfficeOptions *office, int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    gboolean good;
    if ((office->alias != NULL) + (office->remove != NULL) + office->aliases + office->used > 1)
        return cli_fail_usage (command, _ ("one of --alias, --remove-alias, --aliases and --used at a time"));
    if (argc != (office->alias != NULL ? 2 : 1))
        return cli_fail_usage (command, office->alias != NULL ? _ ("--alias takes a name and then the body it means")
                                                              : _ ("no name goes with this option"));
    if (office->alias != NULL)
        good = office_set_alias (options, office->alias, argv[1], &error);
    else if (office->remove != NULL)
        good = office_remove_alias (options, office->remove, &error);
    else
        good = office->used ? office_print_names (options, &error) : office_print_aliases (options, &error);
    return good ? 0 : cli_fail (error);
}

int
cmd_bodies (const Command *command, int argc, char **argv) {
    g_autofree char *issuer = NULL, *province = NULL, *as_of = NULL;
    gboolean all = FALSE;
    g_auto (OfficeOptions) office = { 0 };
    const GOptionEntry entries[] = {
        { "issuer", 0, 0, G_OPTION_ARG_STRING, &issuer, N_ ("the body that names it: tells its province and level"),
          N_ ("NAME") },
        { "province", 0, 0, G_OPTION_ARG_STRING, &province, N_ ("the province it belongs to"), N_ ("NAME") },
        { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("as it was on that day (YYYY-MM-DD)"), N_ ("DATE") },
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("list bodies that are there no more, too"), NULL },
        { "alias", 0, 0, G_OPTION_ARG_STRING, &office.alias, N_ ("the office means the body BODY by this name"),
          N_ ("NAME") },
        { "remove-alias", 0, 0, G_OPTION_ARG_STRING, &office.remove, N_ ("it does so no more"), N_ ("NAME") },
        { "aliases", 0, 0, G_OPTION_ARG_NONE, &office.aliases, N_ ("list the office's own names of bodies"), NULL },
        { "used", 0, 0, G_OPTION_ARG_NONE, &office.used,
          N_ ("list the names in the register, their items and what they mean"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    PartialDate on = date_today ();

    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (as_of != NULL && (!partial_date_parse (as_of, &on) || on.day == 0))
        return cli_fail_usage (command, _ ("--as-of takes a day, YYYY-MM-DD, not '%s'"), as_of);
    for (int i = 1; i < argc; i++)
        if (!g_utf8_validate (argv[i], -1, NULL))
            return cli_fail_usage (command, _ ("a name is not UTF-8"));
    if (office.alias != NULL || office.remove != NULL || office.aliases || office.used)
        return run_office (command, &options, &office, argc, argv);
    if (argc == 1)
        return list_all (&options, on, all);
    BodyContext context = { .issuer = issuer, .province = province, .date = on };
    return look_up (&options, argv + 1, &context, on);
}
