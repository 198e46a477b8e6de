/* report_compare.h - what the register says now that it did not say when a report was frozen.
 * Lives here:  holding two trees of report data against each other: figures, directives, bodies and items.
 * Called by:   cli/cmd_verify.c. */
#pragma once

#include <libxml/tree.h>

#include <glib.h>

typedef enum {
    REPORT_CHANGE_FIGURE,
    REPORT_CHANGE_DIRECTIVE, /* what is printed of a document */
    REPORT_CHANGE_BODY,      /* a body's figures */
    REPORT_CHANGE_ITEM,
    REPORT_CHANGE_ITEM_ADDED,
    REPORT_CHANGE_ITEM_GONE
} ReportChangeKind;

typedef struct {
    ReportChangeKind kind;
    char *
        subject; /* a cell of the totals (`overdue`), a directive's number, a body's name (empty: nobody), or the item: `12-KH/ĐU:II.3` */
    gint64 item; /* its id, 0 for anything else */
    /* What changed of it: `status`, `in-force`, `text`, … (the vocabulary of report_data.h); of a figure NULL, or `period`, `previous` where it
     * is one of those; `directive` where a directive was not there, or is not there any more. */
    char *field;
    char *then, *now; /* empty where there was none */
    /* The same for people: days as printed, no codes but those of `status` and `reason`. Both alike where only a code differs. */
    char *then_shown, *now_shown;
    char *text; /* of the item, as it is now where it still is; NULL for a figure */
} ReportChange;

/** report_compare: (transfer full): GPtrArray of ReportChange*: figures, directives, bodies, then items by id; of the office and the letterhead nothing. */
GPtrArray *report_compare (const xmlDoc *then, const xmlDoc *now);
