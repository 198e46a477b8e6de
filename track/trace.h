/* trace.h - the cascade: which documents carry out another, which carry out those, and how far each is.
 * Lives here:  the tree of documents, which items below answer which above, deadlines later than the superior's.
 * Called by:   cli/cmd_trace.c.
 * Not here:    how an item stands (state.h), the measure of likeness (similarity.h).
 *
 * The rules
 *  1. A document stands below another where it cites it as what it carries out (`implements`) or as its basis. A citation with a date
 *     means the document of that date only. Copies stand for nothing; a document is spread out once, elsewhere it is named.
 *  2. An item below answers one above, of the document right above it, where it names that document's number and the item's path, or where
 *     TRACE_SAME_TEXT of the words of the one above stand in it, or it is a part of the one above (nearly all of its own words stand
 *     there). Each is compared with the one it is most like.
 *  3. An item above that no item of the documents right below answers is not taken up. Which of its leads have issued one of these
 *     documents is told with it. A document with nothing below it, or whose items are targets, is not asked.
 *  4. Later than the superior's: both have a day in force, and the one below is after the one above. */
#pragma once

#include "track/query.h"

#define TRACE_SAME_TEXT 0.6

typedef struct {
    gint64 id;
    guint position;
    char *path, *text;
    GPtrArray *bodies; /* of QueryBody*, who answers for it: their names only; may be empty */
    ItemState state;   /* what the lists show of it: its events and what was answered before are left out */
} TraceItem;

typedef struct TraceNode {
    char *number;            /* as cited or as printed; NULL where the document has none */
    QueryDocument *document; /* NULL: it is not in the register */
    guint parent;            /* index in Trace.nodes; the root's own is 0 */
    guint depth;             /* the root has 0 */
    const char *relation;    /* static: `implements` or `basis`; NULL for the root */
    gboolean repeated;       /* it is spread out elsewhere in the tree, or it stands above itself */
    guint children;
    Totals totals;  /* of its tasks */
    guint taken_up; /* of its tasks: answered by one right below */
    guint asked;    /* of its tasks: 0 where nothing with items stands below it */
    GPtrArray *
        items; /* of TraceItem*, its tasks; those of its other place in a repeated node; NULL: it is not in the register */
} TraceNode;

typedef struct {
    guint upper_node, lower_node;
    const TraceItem *upper, *lower;
    double likeness; /* 1 where the path is named */
    gboolean by_path;
    int days_later; /* deadline of the lower one after the upper's; 0: not later, or one has no day */
} TraceLink;

typedef struct {
    guint node;
    const TraceItem *item;
    GPtrArray *answered_by; /* of char*: numbers of documents right below that a lead of the item issued */
} TraceGap;

typedef struct {
    GPtrArray *nodes;     /* of TraceNode*, each before what stands below it; the first is what was asked */
    GPtrArray *superiors; /* of QueryEntry*: what the root itself carries out or is based on */
    GArray *links;        /* of TraceLink, by upper item */
    GPtrArray *gaps;      /* of TraceGap*: not taken up */
} Trace;

void trace_free (Trace *trace); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trace, trace_free)

/**
 * trace_new:
 * @name: as for query_find_document(); a number that only stands in citations will do
 * Inside a transaction of the caller.
 * Returns: (transfer full): NULL and DONDOC_ERROR_NOT_FOUND where neither a document nor a citation has it, DONDOC_ERROR_USAGE where it means
 *   several documents, or the register's error.
 */
Trace *trace_new (Register *reg, const char *name, const StateMoment *moment, GError **error);
