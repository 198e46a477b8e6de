/* main.c - the program's entry: language, the table of commands, --help and --version.
 * Lives here:  what runs before a command is chosen.
 * Not here:    the commands (cmd_*.c), their shared options (cli.c). */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libintl.h>
#include <unistd.h>

#include "cli/cli.h"

#ifndef DONDOC_VERSION
#error "DONDOC_VERSION comes from the Makefile"
#endif

/* Read by jemalloc. What was freed goes back to the system after a second, not ten, so that a long report needs less at a time. Huge pages,
 * where the system has them: a report of 20,000 items takes 4,000 faults of pages instead of 47,000. Two arenas, as each begins with one. */
extern const char *malloc_conf;
const char *malloc_conf = "dirty_decay_ms:1000,narenas:2,thp:always";

#define OUTPUT_BYTES 65536 /* of a long list that are written at once */

/* In the order of the work: read, load, look, change, report. */
static const Command commands[] = {
    { "text", N_ ("FILE"), N_ ("print the text that a file holds, as records point into it"), cmd_text },
    { "extract", N_ ("FILE…"), N_ ("print what the files order, as records in JSON"), cmd_extract },
    { "ingest", N_ ("FILE|FOLDER…"), N_ ("extract and load into the register"), cmd_ingest },
    { "plans", "", N_ ("list the directives in the register"), cmd_plans },
    { "items", N_ ("[PLAN…]"), N_ ("list the items"), cmd_items },
    { "show", N_ ("ITEM|PLAN"), N_ ("show one item or directive with all that is known of it"), cmd_show },
    { "search", N_ ("WORD…"), N_ ("find items and documents by words, with or without diacritics"), cmd_search },
    { "due", N_ ("[PLAN…]"), N_ ("list what falls due and what is overdue, by body"), cmd_due },
    { "stats", N_ ("[PLAN…]"), N_ ("count by body, plan or month, beside the period before"), cmd_stats },
    { "diff", N_ ("OLD NEW"), N_ ("compare a plan with the one that replaces it"), cmd_diff },
    { "trace", N_ ("NUMBER"), N_ ("show which documents carry out another, and how far each is"), cmd_trace },
    { "bodies", N_ ("[NAME…|--alias NAME BODY]"), N_ ("look up bodies: what a name means, and what became of them"),
      cmd_bodies },
    { "mark", N_ ("ITEM…"), N_ ("record that work is done, in progress, suspended or cancelled"), cmd_mark },
    { "receive", N_ ("DOCUMENT"), N_ ("record that a document was received: number and day"), cmd_receive },
    { "assign", N_ ("ITEM|PLAN…"), N_ ("say who answers for it, works along, follows it up"), cmd_assign },
    { "extend", N_ ("ITEM…"), N_ ("record a later deadline, who granted it and why"), cmd_extend },
    { "suspend", N_ ("ITEM|PLAN…"), N_ ("record that work rests"), cmd_suspend },
    { "fulfil", N_ ("ITEM|PLAN…"), N_ ("record that what an item waits for has come"), cmd_fulfil },
    { "evidence", N_ ("add ITEM…|get ITEM"), N_ ("add the document that proves what was done; take its file out again"),
      cmd_evidence },
    { "note", N_ ("ITEM|PLAN TEXT"), N_ ("record a remark"), cmd_note },
    { "confirm", N_ ("ITEM|PLAN…"), N_ ("say that what was extracted is right"), cmd_confirm },
    { "correct", N_ ("ITEM|DOCUMENT FIELD VALUE…"), N_ ("say what is right where the extraction was wrong"),
      cmd_correct,
      N_ ("Fields of an ITEM (its id, or PLAN:PATH): path, label, section, kind (task, target), text, deliverable, order (order,"
          " request), lead, coordinators, deadline, consent (yes, no), counts-from (a day). Of lead, coordinators and deadline several"
          " values take the place of all that was there.\n"
          "Fields of a DOCUMENT (its id or number): number, date, issuer, type (KH, 'Kế hoạch'), title, superior, place, urgency,"
          " authority, signature-title, signer; and the lists addressees, recipients, archive, references, of which the values take the"
          " place of all that was there, or with --add and --remove come to it or go from it. A recipient may have its purpose behind it,"
          " 'Tỉnh ủy (để b/c)'; a reference is '[implements|basis|mentions] 15-KH/TU [ngày 03/4/2026] [của Tỉnh ủy]'.\n"
          "No field is of both: so the field says whether a bare number is the id of an item or of a document. '' empties a"
          " field.") },
    { "add", N_ ("DOCUMENT PATH TEXT"), N_ ("enter an item that the extraction missed"), cmd_add },
    { "drop", N_ ("ITEM…"), N_ ("say that these are no items"), cmd_drop },
    { "split", N_ ("ITEM TEXT TEXT…"), N_ ("make several items of one"), cmd_split },
    { "join", N_ ("ITEM ITEM…"), N_ ("make one item of several; the first one goes on"), cmd_join },
    { "proposals", N_ ("[accept N…|reject N…]"), N_ ("list what replies may answer, and decide it"), cmd_proposals },
    { "reextract", N_ ("DOCUMENT…"), N_ ("read loaded documents again, with a better program"), cmd_reextract },
    { "withdraw", N_ ("DOCUMENT…"), N_ ("take out documents that were loaded by mistake"), cmd_withdraw },
    { "undo", N_ ("EVENT…"), N_ ("take back what was recorded"), cmd_undo },
    { "explain", N_ ("ITEM"), N_ ("tell why an item stands as it does: events, rule, dates"), cmd_explain },
    { "log", N_ ("[ITEM|PLAN]"), N_ ("show the history"), cmd_log },
    { "contacts", N_ ("[list|set BODY mail=…|remove BODY|import FILE]"), N_ ("keep where messages to bodies go"),
      cmd_contacts },
    { "remind", "", N_ ("tell whoever has to be told today, each thing once"), cmd_remind },
    { "reminders", "", N_ ("list what was sent to whom and why, and what became of it"), cmd_reminders },
    { "calendar", N_ ("-o FILE [PLAN…]"), N_ ("write the deadlines as an iCalendar file"), cmd_calendar },
    { "feed", N_ ("[list|add|revoke ID…]"), N_ ("keep secret addresses under which calendars are subscribed to"),
      cmd_feed },
    { "serve", "", N_ ("serve those calendars over HTTP"), cmd_serve },
    { "report", N_ ("[PLAN…]"), N_ ("write a report or an urging letter in the official format (PDF, DOCX, XLSX)"),
      cmd_report },
    { "verify", N_ ("FILE…"), N_ ("hold a frozen report against what was made, and against the register"), cmd_verify },
    { "template", N_ ("list|copy NAME…|check [NAME]"), N_ ("change the wording of reports, and try it"), cmd_template },
    { "export", N_ ("[PLAN…]"), N_ ("write the register as JSON, or items as CSV or XLSX"), cmd_export },
    { "import", N_ ("FILE…"), N_ ("take in a follow-up table (XLSX, CSV) or JSON"), cmd_import },
    { "backup", N_ ("FILE"), N_ ("write a safe, verified copy of the register"), cmd_backup },
    { "restore", N_ ("FILE"), N_ ("put a copy in the register's place; the present one is kept"), cmd_restore },
    { "check", "", N_ ("examine the register; exit status 1 where something is wrong"), cmd_check },
    { "migrate", "", N_ ("bring the register to this program's schema, after a copy"), cmd_migrate },
};

/* The translations beside the program in a build tree, or where it was installed, wherever that was moved to. */
static void
bind_translations (void) {
    static const char *const places[] = { "locale", "../share/locale" };
    g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
    g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
    g_autofree char *chosen = g_strdup (DONDOC_LOCALEDIR);
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
        g_autofree char *place = g_build_filename (folder, places[i], NULL);
        g_autofree char *catalogue = g_build_filename (place, "vi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
        if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
            continue;
        g_free (chosen);
        chosen = g_steal_pointer (&place);
        break;
    }
    bindtextdomain (GETTEXT_PACKAGE, chosen);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
}

static gboolean
is_language (const char *name) {
    return strcmp (name, "vi") == 0 || strcmp (name, "en") == 0;
}

/* Vietnamese, unless the first of LC_ALL, LC_MESSAGES, LANG that is set begins with en, or --lang en is given. A bare
 * Debian has no vi_VN locale, and gettext translates nothing in the locale C: so C.UTF-8 and LANGUAGE are set here. */
static void
choose_language (const char *wanted) {
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    const char *language = "vi";
    for (gsize i = 0; i < G_N_ELEMENTS (variables); i++) {
        const char *value = g_getenv (variables[i]);
        if (value == NULL || *value == '\0')
            continue;
        if (g_str_has_prefix (value, "en"))
            language = "en";
        break;
    }
    if (wanted != NULL && is_language (wanted))
        language = wanted;
    g_setenv ("LANGUAGE", language, TRUE);
    if (setlocale (LC_ALL, "C.UTF-8") == NULL)
        setlocale (LC_ALL, "");
    bind_translations ();
}

static void
print_help (void) {
    printf (_ ("Usage: dondoc COMMAND [OPTION…] [ARGUMENT…]\n"
               "Follow up on what directives order: records, register, what is due, the official report.\n\n"
               "Commands:\n"));
    for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
        printf ("  %-9s  %s\n", commands[i].name, _ (commands[i].summary));
    printf (_ ("\nOptions:\n"
               "  --lang vi|en  language of messages; with any command\n"
               "  --help        show this help; 'dondoc COMMAND --help' shows that of a command\n"
               "  --version     show the version\n\n"
               "Exit status: 0 done; 1 some inputs were refused; 64 usage; 65 input cannot be read; 66 not found;\n"
               "73-75 output or register in the way; 78 configuration. The manual: man dondoc.\n"));
}

static const Command *
find_command (const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
        if (strcmp (commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* Takes `--lang X` or `--lang=X` out of the arguments, wherever it stands before `--`. The last one counts. */
static const char *
take_language (int *argc, char **argv) {
    const char *value = NULL;
    int kept = 1;
    for (int i = 1; i < *argc; i++) {
        if (strcmp (argv[i], "--") == 0) {
            while (i < *argc)
                argv[kept++] = argv[i++];
            break;
        }
        if (strcmp (argv[i], "--lang") == 0 && i + 1 < *argc)
            value = argv[++i];
        else if (g_str_has_prefix (argv[i], "--lang="))
            value = argv[i] + strlen ("--lang=");
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return value;
}

static char output[OUTPUT_BYTES];

int
main (int argc, char **argv) {
    const char *language = take_language (&argc, argv);
    const Command *command;

    if (!isatty (STDOUT_FILENO))
        setvbuf (stdout, output, _IOFBF, sizeof output); /* without a buffer of ours its size is not heeded */
    signal (SIGPIPE, SIG_IGN); /* a closed pipe ends a run where output is flushed, never in the middle of a change */
    choose_language (language);
    if (language != NULL && !is_language (language)) {
        cli_say (_ ("--lang takes vi or en, not '%s'"), language);
        return DONDOC_ERROR_USAGE;
    }
    if (argc < 2) {
        print_help ();
        return DONDOC_ERROR_USAGE;
    }
    if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0) {
        print_help ();
        return 0;
    }
    if (strcmp (argv[1], "--version") == 0) {
        printf ("dondoc %s\n", DONDOC_VERSION);
        return 0;
    }
    command = find_command (argv[1]);
    if (command == NULL) {
        cli_say (_ ("there is no command '%s'; 'dondoc --help' lists them"), argv[1]);
        return DONDOC_ERROR_USAGE;
    }
    return command->run (command, argc - 1, argv + 1);
}
