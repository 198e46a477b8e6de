/* reextract.h - the same bytes read again, by a program that reads better than the one that loaded them.
 * Lives here:  what is read otherwise now, item by item, and taking it over.
 * Called by:   cli/cmd_reextract.c.
 * Not here:    which item is which (diff.h), copies with other bytes (copies.h).
 *
 * The rules
 *  1. What was extracted first stays in its rows. What is read otherwise becomes events with one `reextracted` of the document as their
 *     cause, which undo takes back: `corrected` for a field, `added` with a new item, `dropped` for what is no item any more.
 *  2. A clerk's word goes before the program's: a field that was corrected or assigned, all fields of an item that was confirmed or
 *     entered by hand, and an item that was dropped, split or joined stay as they are.
 *  3. An item that is not found any more is dropped only where nobody ever recorded anything on it.
 *  4. Items keep their ids, and with them everything that was recorded. Items are told apart by their words as extracted, as in diff.h.
 *  5. Fields of the document itself are compared and shown, not changed: number and date are what other records hang on. A clerk takes them
 *     over with edit_correct_document(). */
#pragma once

#include "extract/lexicon.h"
#include "track/query.h"

typedef enum { REREAD_CHANGED, REREAD_ADDED, REREAD_DROPPED, REREAD_KEPT, REREAD_LAST } RereadKind;

/* A field that is read otherwise. */
typedef struct {
    const char *name; /* static: a key of the records, `deadlines` */
    char *was, *now;  /* as people read it, never NULL */
    gboolean kept;    /* a clerk's word stands */
} RereadField;

typedef struct {
    RereadKind kind;  /* KEPT: not found any more, but something was recorded on it */
    gint64 item;      /* 0: added, and not written */
    const char *path; /* lent by the reading, as `text` */
    const char *text;
    GPtrArray *fields; /* of RereadField*; of a changed one */
} RereadItem;

typedef struct {
    QueryDocument *document;
    GPtrArray *fields; /* of RereadField*: of the document, none of them taken over */
    GPtrArray *items;  /* of RereadItem*: what differs, in the order of the text */
    guint changed, added, dropped, kept, same;
    gint64 event;    /* the `reextracted`; 0: nothing was written */
    GPtrArray *hold; /* of QueryItem*: what the texts belong to */
    QueryItems *walk;
} Reread;

void reread_free (Reread *reread); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reread, reread_free)

/**
 * reextract_document:
 * Inside a transaction of the caller, a writing one unless @dry_run.
 * Returns: (transfer full): what differs, written unless @dry_run; NULL and
 *   DONDOC_ERROR_USAGE  it is a copy, withdrawn, came from a follow-up table, or its bytes are not kept (marked secret)
 *   DONDOC_ERROR_INPUT  the bytes cannot be read any more, or the document is not found in them
 */
Reread *reextract_document (Register *reg, gint64 document, const Lexicon *lexicon, const char *by, gboolean dry_run,
                            GError **error);

/** reextract_list: (transfer full): GArray of gint64: the documents that can be read again. */
GArray *reextract_list (Register *reg, GError **error);
