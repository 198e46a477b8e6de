/* cli.h - what the commands share: the table entry, the common options, printing.
 * Lives here:  options that every command takes, exit status, streams.
 * Called by:   main.c and the cmd_*.c files.
 * Source:      GNU coding standards, "Command-Line Interfaces"; sysexits.h. */
#pragma once

#include <glib.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/lexicon.h"

typedef struct Command {
    const char *name;
    const char *arguments;                                             /* what stands after the name in --help */
    const char *summary;                                               /* one line, N_("…") */
    int (*run) (const struct Command *command, int argc, char **argv); /* argv[0] is the command's name */
    const char *details; /* (nullable): paragraphs below the summary in --help, a line each, N_("…") */
} Command;

/* Where a command leaves off: the options that several commands take. Fill with cli_parse(). */
typedef struct {
    char *db;      /* --db; NULL where not given */
    char *config;  /* --config */
    char *by;      /* --by */
    gboolean json; /* --json */
    char *as_of;   /* --as-of */
    char *as_known_on;
} CliOptions;

typedef enum {
    CLI_REGISTER = 1 << 0, /* --db */
    CLI_CONFIG = 1 << 1,   /* --config */
    CLI_BY = 1 << 2,       /* --by */
    CLI_JSON = 1 << 3,     /* --json */
    CLI_TIME = 1 << 4,     /* --as-of, --as-known-on */
} CliGroups;

/**
 * cli_parse:
 * @command: for the usage line of --help
 * @groups: which shared options the command takes
 * @entries: (nullable): its own options
 * @options: (out): filled; free with cli_options_clear()
 * @argc, @argv: as main() got them for this command; left holding the arguments that are no options, argv[0] included
 * Prints --help by itself and exits 0 then.
 * Returns: FALSE and DONDOC_ERROR_USAGE on a wrong option.
 */
gboolean cli_parse (const Command *command, CliGroups groups, const GOptionEntry *entries, CliOptions *options,
                    int *argc, char ***argv, GError **error);
void cli_options_clear (CliOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOptions, cli_options_clear)

/** cli_fail: prints `dondoc: message` on standard error and returns the exit status for @error. */
int cli_fail (const GError *error);
/** cli_fail_usage: cli_fail() for a message about the arguments; names `dondoc COMMAND --help`. Returns 64. */
int cli_fail_usage (const Command *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** cli_say: a line on standard error, for what is no result. */
void cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** cli_say_warning: the same for the hooks of other rooms; @data is not used. */
void cli_say_warning (const char *message, gpointer data);

/** cli_dup_register_path: (transfer full): --db, else DONDOC_DB, else $XDG_DATA_HOME/dondoc/register.db. */
char *cli_dup_register_path (const CliOptions *options);
/** cli_dup_config_folder: (transfer full): $XDG_CONFIG_HOME/dondoc, where lexicon/ and templates/ of the user stand. */
char *cli_dup_config_folder (void);
/** cli_load_lexicon: lexicon_load() with the user's own words. */
Lexicon *cli_load_lexicon (GError **error);
/** cli_dup_actor: (transfer full): who enters: --by, DONDOC_USER, else the login name. */
char *cli_dup_actor (const CliOptions *options);

/** cli_flush: flushes standard output; DONDOC_ERROR_IO where a write failed (a full disk). Where the pipe was closed it does not come
 *   back: the process ends by SIGPIPE, as others do. */
gboolean cli_flush (GError **error);

/* The commands, one per file cmd_NAME.c. */
int cmd_text (const Command *command, int argc, char **argv);
int cmd_extract (const Command *command, int argc, char **argv);
int cmd_ingest (const Command *command, int argc, char **argv);
int cmd_plans (const Command *command, int argc, char **argv);
int cmd_items (const Command *command, int argc, char **argv);
int cmd_show (const Command *command, int argc, char **argv);
int cmd_search (const Command *command, int argc, char **argv);
int cmd_due (const Command *command, int argc, char **argv);
int cmd_bodies (const Command *command, int argc, char **argv);
int cmd_mark (const Command *command, int argc, char **argv);
int cmd_receive (const Command *command, int argc, char **argv);
int cmd_assign (const Command *command, int argc, char **argv);
int cmd_extend (const Command *command, int argc, char **argv);
int cmd_suspend (const Command *command, int argc, char **argv);
int cmd_fulfil (const Command *command, int argc, char **argv);
int cmd_evidence (const Command *command, int argc, char **argv);
int cmd_note (const Command *command, int argc, char **argv);
int cmd_confirm (const Command *command, int argc, char **argv);
int cmd_correct (const Command *command, int argc, char **argv);
int cmd_add (const Command *command, int argc, char **argv);
int cmd_drop (const Command *command, int argc, char **argv);
int cmd_split (const Command *command, int argc, char **argv);
int cmd_join (const Command *command, int argc, char **argv);
int cmd_reextract (const Command *command, int argc, char **argv);
int cmd_proposals (const Command *command, int argc, char **argv);
int cmd_withdraw (const Command *command, int argc, char **argv);
int cmd_undo (const Command *command, int argc, char **argv);
int cmd_explain (const Command *command, int argc, char **argv);
int cmd_log (const Command *command, int argc, char **argv);
int cmd_contacts (const Command *command, int argc, char **argv);
int cmd_remind (const Command *command, int argc, char **argv);
int cmd_reminders (const Command *command, int argc, char **argv);
int cmd_calendar (const Command *command, int argc, char **argv);
int cmd_feed (const Command *command, int argc, char **argv);
int cmd_serve (const Command *command, int argc, char **argv);
int cmd_export (const Command *command, int argc, char **argv);
int cmd_import (const Command *command, int argc, char **argv);
int cmd_backup (const Command *command, int argc, char **argv); /* these three in cmd_backup.c */
int cmd_restore (const Command *command, int argc, char **argv);
int cmd_migrate (const Command *command, int argc, char **argv);
int cmd_trace (const Command *command, int argc, char **argv);
int cmd_stats (const Command *command, int argc, char **argv);
int cmd_diff (const Command *command, int argc, char **argv);
int cmd_check (const Command *command, int argc, char **argv);
int cmd_report (const Command *command, int argc, char **argv);
int cmd_verify (const Command *command, int argc, char **argv);
int cmd_template (const Command *command, int argc, char **argv);
