/* edit.h - a clerk mends the record: what was extracted wrongly, too much, too little, in one piece or in several.
 * Lives here:  the checks on entry, the events and hand-made items that follow, one transaction each.
 * Called by:   cli/cmd_correct.c, cmd_add.c, cmd_drop.c, cmd_split.c, cmd_join.c.
 * Not here:    confirming and remarks (marks.h), what the events mean (state.h, changes.h), taking them back (events.h).
 * What was extracted stays in its rows; each function writes events only, and rows of items made by hand. The first event that a
 * function writes is the one that undo takes; all others it writes have it as their cause. None has a date of its own: a mended record is
 * mended for every day, from the day of entry on. */
#pragma once

#include "extract/lexicon.h"
#include "track/events.h"

/* What becomes of the lists of a document's heading. */
typedef enum { EDIT_LIST_REPLACE, EDIT_LIST_ADD, EDIT_LIST_REMOVE } EditList;

typedef struct {
    const char *by;         /* who enters it */
    const char *note;       /* (nullable): why */
    const Lexicon *lexicon; /* the words by which times are read */
    EditList list;          /* of edit_correct_document() */
} Edit;

/* In all of them @events (nullable, of Event*, owned) gets what was written, and FALSE comes with DONDOC_ERROR_NOT_FOUND,
 * DONDOC_ERROR_USAGE (with what to do instead) or the register's error, and nothing written. */

/**
 * edit_correct:
 * @field: `path`, `label`, `section`, `kind`, `text`, `deliverable`, `order`, `lead`, `coordinators`, `deadlines` (or `deadline`), `consent`,
 *   `counts_from` (or `counts-from`)
 * @values: one; of the three lists any number, which take the place of all that was there. A body is named as the register already names
 *   it, where the directory knows it as the same; `;` parts several. A deadline is a day (`2026-09-30`, `30/9/2026`) or a time as
 *   documents print it (`Quý III/2026`, `trước ngày 20 hằng tháng`). One empty value empties the field; path, text and kind cannot be empty.
 * Refuses what changes nothing, a path that another item of the document has, and bodies that an assignment covers.
 */
gboolean edit_correct (Register *reg, gint64 item, const char *field, char *const *values, gsize n, const Edit *edit,
                       GPtrArray *events, GError **error);

/** edit_find_field: is @field one of edit_correct_document(), a list or not? Else it is one of edit_correct(), or FALSE and DONDOC_ERROR_USAGE with the fields
 *   that there are. None is of both. */
gboolean edit_find_field (const char *field, gboolean *ret_of_document, GError **error);

/**
 * edit_correct_document:
 * @field: `number`, `date`, `issuer`, `type`, `title`, `superior`, `place`, `urgency`, `authority`, `signature-title`, `signer`; or one of the
 *   lists `addressees`, `recipients`, `archive`, `references`
 * @values: one; an empty one empties the field. A number is closed up and has its symbol; a date is a day, not after today; a type is an
 *   abbreviation or a name of the lexicon; an urgency a mark that documents bear. Of a list any number, parted by `;` too, that take the place
 *   of all that was there, or by edit->list come behind it or go from it. A recipient may have its purpose behind it as printed (`(để b/c)`); a
 *   reference is `[implements|basis|mentions ]NUMBER[ ngày DATE][ của ISSUER]`. What of an entry is not said stays as it was.
 * What follows from the field follows (heading.h). With the date also the deadlines of its items that took a year or a day from it, as
 * events caused by the first; of what a clerk corrected, confirmed or entered only terms that run from it.
 * Refuses what changes nothing, a number that another document of the same issuer has in that year, copies, withdrawn documents, and those of
 * which for secrecy only number and date are kept.
 */
gboolean edit_correct_document (Register *reg, gint64 document, const char *field, char *const *values, gsize n,
                                const Edit *edit, GPtrArray *events, GError **error);

/** edit_drop: these are no items. They are counted nowhere; their history stays. */
gboolean edit_drop (Register *reg, const gint64 *items, gsize n, const Edit *edit, GPtrArray *events, GError **error);

/* An item that the extraction missed. NULL and 0: none. The lists end with NULL; their values are those of edit_correct(). */
typedef struct {
    const char *path, *text; /* needed */
    const char *section, *deliverable;
    const char *kind, *order;
    char *const *lead, *const *coordinators, *const *deadlines;
    gint64 after; /* the item it stands behind; 0: behind those whose path begins like its own, else at the end */
} EditItem;

/** edit_add: @ret_item: its id. Refuses copies, whose items stand with the first copy, withdrawn documents, and those of which for secrecy only
 *   number and date are kept. */
gboolean edit_add (Register *reg, gint64 document, const EditItem *made, const Edit *edit, gint64 *ret_item,
                   GPtrArray *events, GError **error);

/**
 * edit_split:
 * @texts: at least two: what each part says
 * @parts: gets the ids of the parts (gint64)
 * Each part is the item again, with its bodies, deadlines, corrections and the whole history of its work, but for the text, and the path,
 * which is continued by letters. The item itself is counted nowhere from then on.
 */
gboolean edit_split (Register *reg, gint64 item, char *const *texts, gsize n, const Edit *edit, GArray *parts,
                     GPtrArray *events, GError **error);
#define EDIT_PARTS_MAX 23 /* letters that points are numbered with */

/**
 * edit_join:
 * @items: at least two of one document
 * @text: (nullable): what the first one says then; NULL: their texts one after the other
 * The first one goes on, with its id, path and history; bodies, deadlines and deliverables of the others are added to its own. The
 * others are counted nowhere from then on. Refuses where one of them has a history of work of its own, which the first would not have; where
 * their states differ; and where an extension of the first would come to hold for another deadline.
 */
gboolean edit_join (Register *reg, const gint64 *items, gsize n, const char *text, const Edit *edit, GPtrArray *events,
                    GError **error);
