/* proposals.h - replies and reports that may answer items of documents they cite.
 * Lives here:  finding the passages when a reply is loaded, listing them, accepting and rejecting.
 * Called by:   store.c while loading, cli/cmd_proposals.c.
 * Not here:    the measure of likeness (similarity.h), what a mark means (marks.h).
 *
 * The rules
 *  1. A reply is a letter (CV) or a report (BC). It may answer the open items of each document in the register whose number it cites.
 *  2. A passage is a line of the text (a paragraph, a row of a table). It answers an item where it names the item's path beside the
 *     document (`điểm 2 mục II`), or where PROPOSAL_SCORE of the item's words and pairs of words stand in it; what stands in many items of
 *     that document weighs less. A reply of the body that answers for the item counts PROPOSAL_ISSUER more. A passage answers the item
 *     that it is most like, an item is proposed with its best passage.
 *  3. The passage, or where it only names the work the line after it, must say that something happened (`đã`, `hoàn thành`, another
 *     document by its number): `done`. Where it says that something is still to come (`đang`, `chưa`, `sẽ`) it is a `reported`. Where it says
 *     neither nothing is proposed: it may be another order.
 *  4. Nothing closes by itself: a `proposed` event changes no state. Accepting one marks the item, with the reply as evidence. Rejecting
 *     one takes the `proposed` back. */
#pragma once

#include "track/events.h"
#include "track/query.h"

#define PROPOSAL_SCORE  0.5
#define PROPOSAL_ISSUER 0.1

/**
 * proposals_find:
 * @document: the reply, just stored with its items and citations
 * @text: of its file
 * Inside the writing transaction of the caller. Writes an event `proposed` for each item that it may answer.
 * Returns: FALSE on error; how many by @ret_count.
 */
gboolean proposals_find (Register *reg, gint64 document, const DocumentRecord *record, const char *text, gsize length,
                         const char *by, guint *ret_count, GError **error);

typedef struct {
    gint64 id; /* of the event */
    gint64 reply;
    char *reply_number, *reply_issuer; /* NULL where none */
    PartialDate reply_date;
    gint64 item;
    char *item_number, *item_path, *item_text; /* number NULL where none */
    char *body;                                /* of an item with several: who answered; NULL */
    char *passage, *span;
    double score;
    gboolean by_path, done, item_is_done;
    gint64 accepted; /* the event that accepted it; 0: open */
} Proposal;

/** proposals_list: (transfer full): GPtrArray of Proposal*, those that were not rejected: the open ones, with @all the accepted ones
 *   too. @document: of this reply, or for this plan; 0 any. Inside a transaction of the caller. */
GPtrArray *proposals_list (Register *reg, gint64 document, gboolean all, const StateMoment *moment, GError **error);

/**
 * proposals_accept:
 * @on: PARTIAL_DATE_NONE: the reply's date, where it has a day, else today
 * Marks the item as done (or, where work goes on, reported; or, where it is done already, its evidence given) with the reply as evidence.
 * A transaction of its own.
 * Returns: (transfer full): the event; NULL and DONDOC_ERROR_NOT_FOUND, DONDOC_ERROR_USAGE where it was accepted or rejected before.
 */
Event *proposals_accept (Register *reg, gint64 id, PartialDate on, const char *note, const char *by, GError **error);

/** proposals_reject: takes the proposal back, inside a writing transaction of the caller. Errors as proposals_accept(). */
gboolean proposals_reject (Register *reg, gint64 id, const char *note, const char *by, GError **error);
