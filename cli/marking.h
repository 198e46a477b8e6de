/* marking.h - what the commands share that write about items and documents.
 * Lives here:  their beginning (arguments, moment, who enters, the register, what ITEM and PLAN mean) and end (what was written, how
 *              the items stand now); the options of those that record what happened to the work, read into a Mark.
 * Called by:   cmd_mark.c, cmd_extend.c, cmd_suspend.c, cmd_assign.c, cmd_evidence.c, cmd_fulfil.c, cmd_receive.c, cmd_note.c, cmd_confirm.c,
 *              cmd_correct.c, cmd_add.c, cmd_drop.c, cmd_split.c, cmd_join.c, cmd_undo.c.
 * Not here:    the checks (track/marks.h, track/edit.h). */
#pragma once

#include "cli/register.h"
#include "track/marks.h"

/* ---- every command that writes ---- */

/* What it needs; zero before. The last four are there after writing_open(). */
typedef struct {
    CliOptions options;
    int n;        /* of names */
    char **names; /* (transfer none): the arguments that are no options */
    char *by;
    CliMoment now;
    Register *reg;
    GArray *items, *documents; /* of gint64: what writing_find() found */
} Writing;

void writing_clear (Writing *writing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

#define WRITING_OPTIONS (CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG)

/**
 * writing_begin:
 * @groups: WRITING_OPTIONS, or fewer
 * @least: how many arguments there must be
 * @wanted: said where there are fewer
 * Reads the command line. Returns: 0 to go on, else the exit status; what is wrong was said.
 */
int writing_begin (Writing *writing, const Command *command, CliGroups groups, const GOptionEntry *entries, int least,
                   const char *wanted, int argc, char **argv);

/** writing_open: the register, under the settings of now. FALSE and the error. */
gboolean writing_open (Writing *writing, GError **error);

/**
 * writing_find:
 * @plans: a name that is no item's id and has no path means a document; FALSE: all are items
 * @ids_of_plans: numbers are ids of documents, not of items
 * Fills items and documents with what @names mean. FALSE and the error of query_find_item(), query_find_document().
 */
gboolean writing_find (Writing *writing, int n, char **names, gboolean plans, gboolean ids_of_plans, GError **error);
#define WRITING_PLAN(flag)                                                                                             \
    { "plan", 0, 0, G_OPTION_ARG_NONE, &(flag), N_ ("the numbers given are ids of documents, not of items"), NULL }

/** writing_items: (transfer none): the first of the items that were found; there is at least one. */
const gint64 *writing_items (const Writing *writing);

/**
 * writing_end:
 * @events: GPtrArray of Event* that were written
 * Prints them, each with its number, which undo takes, then how writing->items stand now; as JSON `events`, `items` where asked.
 * Returns: the exit status.
 */
int writing_end (Writing *writing, const GPtrArray *events);

/* ---- what happened to the work ---- */

typedef struct {
    char *on, *body, *occurrence, *until, *granted_by, *evidence, *evidence_date, *evidence_issuer, *evidence_level,
        *file, *number, *note;
    gboolean whole;
    GBytes *bytes; /* of `file` */
} Marking;

void marking_clear (Marking *marking);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

/* Entries of GOptionEntry for a Marking called `m`. */
#define MARKING_ON(m)                                                                                                  \
    { "on", 0, 0, G_OPTION_ARG_STRING, &(m).on, N_ ("the day it happened (default: today)"), N_ ("DATE") }
#define MARKING_BODY(m)                                                                                                \
    {                                                                                                                  \
        "body", 0, 0, G_OPTION_ARG_STRING, &(m).body,                                                                  \
            N_ ("of an item with several leads: whose part of it, by any part of the name"), N_ ("NAME")               \
    }
#define MARKING_NOTE(m)                                                                                                \
    { "note", 0, 0, G_OPTION_ARG_STRING, &(m).note, N_ ("a remark"), N_ ("TEXT") }
#define MARKING_OCCURRENCE(m)                                                                                                                            \
    {                                                                                                                                                    \
        "occurrence", 0, 0, G_OPTION_ARG_STRING, &(m).occurrence,                                                                                        \
            N_ ("of what recurs: the one due on that day (default: the earliest open one; of evidence the one answered last, where nothing proves it)"), \
            N_ ("DATE")                                                                                                                                  \
    }
#define MARKING_EVIDENCE(m)                                                                                            \
    { "evidence",                                                                                                      \
      0,                                                                                                               \
      0,                                                                                                               \
      G_OPTION_ARG_STRING,                                                                                             \
      &(m).evidence,                                                                                                   \
      N_ ("number of the document that proves it; its date may follow: '12/BC-STC ngày 30/6/2026'"),                   \
      N_ ("NUMBER") },                                                                                                 \
        { "evidence-date", 0, 0, G_OPTION_ARG_STRING, &(m).evidence_date, N_ ("date of that document"), N_ ("DATE") }, \
        { "evidence-issuer", 0, 0, G_OPTION_ARG_STRING, &(m).evidence_issuer, N_ ("who issued it"), N_ ("BODY") },     \
        { "evidence-level", 0, 0, G_OPTION_ARG_STRING, &(m).evidence_level, N_ ("whom it was sent to"), N_ ("BODY") }, \
    {                                                                                                                  \
        "evidence-file", 0, 0, G_OPTION_ARG_FILENAME, &(m).file, N_ ("the document itself, kept in the register"),     \
            N_ ("FILE")                                                                                                \
    }

/** marking_read: fills @mark, which mark_init() began, and checks it; what it points at is @marking's. FALSE and the error. */
gboolean marking_read (Marking *marking, Mark *mark, GError **error);

/** marking_begin: writing_begin() for at least one ITEM or PLAN, mark_init() and marking_read(). */
int marking_begin (Marking *marking, Writing *writing, const Command *command, const GOptionEntry *entries,
                   EventType type, int argc, char **argv, Mark *mark);

/**
 * marking_run:
 * Opens the register if that was not done, and writes @mark for each of @names: items; with @plans a name without a path may be a
 * document, which then stands for all its items. Ends as writing_end() does. Returns: the exit status.
 */
int marking_run (Writing *writing, int n, char **names, gboolean plans, Mark *mark);
