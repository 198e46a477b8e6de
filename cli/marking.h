/* marking.h - the options that commands share which record what happened to the work.
 * Lives here:  reading them into a Mark, finding the items or documents meant, printing how they stand after it.
 * Called by:   cmd_mark.c, cmd_extend.c, cmd_suspend.c, cmd_assign.c, cmd_evidence.c, cmd_fulfil.c, cmd_receive.c.
 * Not here:    the checks (track/marks.h). */
#pragma once

#include "cli/register.h"
#include "track/marks.h"

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
#define MARKING_OCCURRENCE(m)                                                                                          \
    {                                                                                                                  \
        "occurrence", 0, 0, G_OPTION_ARG_STRING, &(m).occurrence,                                                      \
            N_ ("of what recurs: the one due on that day (default: the earliest open one)"), N_ ("DATE")               \
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

/**
 * marking_run:
 * Writes @mark for each of @names: items; with @plans a name without a path may be a document, which then stands for all its items.
 * Prints how the items stand, as JSON where options->json. Returns: the exit status.
 */
int marking_run (const CliOptions *options, int n, char **names, gboolean plans, Mark *mark);
