/* bodies.h - who: names of bodies in a stretch of text, and which of them leads or works along.
 * Lives here:  recognising bodies, splitting enumerations, reading the sentence that gives work to somebody.
 * Called by:   items.c, task_table.c, heading.c.
 * Not here:    which stretch of text is an item (items.c), when (deadlines.c).
 * Source:      records.md, "Who leads", "Who". */
#pragma once

#include "extract/segment.h"

/* Where a stretch of text stands; the same words mean different things. */
typedef enum {
    BODIES_IN_SENTENCE, /* running text of an item, or the sentence that introduces a list */
    BODIES_IN_TITLE, /* the title of a unit: `1. Sở Tài chính`, `Nhiệm vụ của X`, `Giao Sở Xây dựng` */
    BODIES_IN_FIELD, /* a field line or table cell that holds only bodies: `Phòng Nội vụ, Phòng Tư pháp` */
} BodiesPlace;

typedef struct {
    GPtrArray *lead;         /* of Value*, in printed order; never NULL */
    GPtrArray *coordinators; /* of Value*; never NULL */
    ItemOrder order;         /* what the verb says: giao, yêu cầu, phải; đề nghị, mời */
    /* who leads was only named by `yêu cầu`, `đề nghị`, `mời X`, or by `giao X` inside the sentence: under a body's title
     * that is the title's own work (records.md, "Who") */
    gboolean urged;
    gboolean only_bodies; /* the stretch holds nothing but bodies and lead-in words: a title without work of its own */
} BodiesFound;

/**
 * bodies_read:
 * @span: the stretch, one paragraph (or several joined sentences of it)
 * In a sentence: reads the first sentence for who leads (`Giao X chủ trì, phối hợp với Y …`, `X có trách nhiệm …`, subject before
 * the verb, `do X thực hiện`), any sentence for coordinators (`phối hợp với …` as the verb of the work). In a title: the bodies
 * it names. In a field: all of it, as leads.
 * Returns: (transfer full): free with bodies_found_free(). Nothing found means two empty lists.
 */
BodiesFound *bodies_read (const ExtractContext *context, Span span, BodiesPlace place);
/** bodies_read_text: bodies_read() over a text of one's own. */
BodiesFound *bodies_read_text (const Lexicon *lexicon, const char *text, Span span, BodiesPlace place);
void bodies_found_free (BodiesFound *found); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodiesFound, bodies_found_free)

/**
 * bodies_split:
 * Splits an enumeration where each part names a body of its own (records.md: a class stays together; `các Sở: A, B` gives
 * `Sở A`, `Sở B`; a slash parts two). Lead-in words and closing punctuation are left off.
 * Returns: (transfer full): GPtrArray of Value*, in order; one entry where nothing parts it, none where it is blank.
 */
GPtrArray *bodies_split (const ExtractContext *context, Span span);

/** bodies_split_text: bodies_split() over a text of one's own. */
GPtrArray *bodies_split_text (const Lexicon *lexicon, const char *text, Span span);

/** bodies_is_name: TRUE where the stretch is a body's name, or an enumeration of them, and nothing else. */
gboolean bodies_is_name (const ExtractContext *context, Span span);

/** bodies_begin: TRUE where the stretch begins with the name of a body. */
gboolean bodies_begin (const ExtractContext *context, Span span);
