/* check.h - whether the register is sound.
 * Lives here:  every check, what each finding means and what to do.
 * Called by:   cli/cmd_check.c.
 * Not here:    the rules of the state (state.h), making copies (backup.h). */
#pragma once

#include "track/query.h"

typedef struct {
    const char *code;   /* static, never translated: see check.c */
    char *place;        /* `document 3`, `item 12, lead 1`, a table */
    char *message;      /* what is wrong, in the user's language */
    const char *advice; /* what to do */
} CheckFinding;

typedef struct {
    GPtrArray *findings;        /* of CheckFinding*, at most CHECK_FINDINGS_MAX */
    guint found;                /* all of them */
    guint64 spans, rows, items; /* looked at */
} CheckResult;

#define CHECK_FINDINGS_MAX 1000

void check_result_free (CheckResult *result); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckResult, check_result_free)

/**
 * check_register:
 * @moment: for which the sums are made; its settings hold
 * The file (SQLite's integrity check), rows that point at rows; every span lies in its text, cuts no character and gives its value;
 * events that no program knows; headings of documents are what was extracted and corrected; the search index holds what it should; today's states are what the events give; the items by body, plan and
 * month add up to the same. Inside a reading transaction of the caller. Changes nothing.
 * Returns: (transfer full): NULL where reading failed for another reason than damage.
 */
CheckResult *check_register (Register *reg, const StateMoment *moment, GError **error);

/** check_repair: makes anew what is made from other data: headings that were corrected, search index, today's states. One transaction of its own. */
gboolean check_repair (Register *reg, GError **error);
