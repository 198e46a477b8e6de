/* item_build.h - from the pieces of a unit or row to an Item: who, when, order, text.
 * Lives here:  what an item takes from its own words and what it inherits from the headings and sentences above it.
 * Called by:   items.c, item_tables.c.
 * Not here:    which unit is an item (items.c).
 * Source:      records.md, "Who leads", "Who", "When". */
#pragma once

#include "extract/bodies.h"
#include "extract/item_fields.h"
#include "extract/wording.h"

/* What stays the same for a whole document. */
typedef struct {
    const ExtractContext *context;
    const char *text;
    DocumentRecord *record;
    ItemClock clock;
    ItemOrder speaker; /* ORDER_ORDER where the superior of the bodies speaks, else ORDER_NONE */
} ItemMaker;

/* What a unit gives to the units below it; lives on the stack of the walk. */
typedef struct ItemScope ItemScope;
struct ItemScope {
    const ItemScope *outer; /* NULL for the document */
    Role role;
    gboolean ordered;     /* an order or request introduces the units */
    gboolean decided;     /* whoever decides for them says what follows: what names a body orders it */
    BodiesFound *bodies;  /* (owned, nullable): the bodies of the title or of the introducing sentence */
    gboolean by_title;    /* they come from a title: what it says they `yêu cầu` of others is their work */
    gboolean is_class;    /* the title names a class of bodies (`Các Ban Quản lý …`) */
    ItemFields *fields;   /* (owned, nullable): field lines that cover all units below */
    GPtrArray *deadlines; /* (owned, nullable) of Deadline*: of the heading or sentence */
    ItemOrder order;      /* what the introducing sentence says */
    Span section;         /* the heading of the section, empty where none */
};

/** item_scope_clear: frees what @scope owns. */
void item_scope_clear (ItemScope *scope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ItemScope, item_scope_clear)

/* The pieces of one item. */
typedef struct {
    const char *path;
    Span label;               /* empty where there is none */
    const char *name;         /* the label without its full stop; NULL where none */
    const GArray *paragraphs; /* of Span: the text, in order; who and when are read from these */
    guint speaks;             /* which of them says who does it: 1 behind a title that is no work, else 0 */
    const ItemFields *fields; /* (nullable): its own field lines */
    const ItemScope *scope;
    Span full; /* the whole item with its field lines */
    double confidence;
    double confidence_unnamed; /* where it names nobody itself; 0: the same */
    Rule rule;                 /* by which it is an item */
} ItemDraft;

/**
 * item_build:
 * Returns: (transfer none): the item, already appended to the record's items. NULL where the draft has no text.
 */
Item *item_build (const ItemMaker *maker, const ItemDraft *draft);

/** item_scope_read_bodies: reads into @scope the bodies of a title (@is_title) or of an introducing sentence. */
void item_scope_read_bodies (const ItemMaker *maker, ItemScope *scope, Span words, gboolean is_title);

/** item_scope_read_bracket: where @scope has no bodies yet, those of the bracket that ends @head and says who leads. */
void item_scope_read_bracket (const ItemMaker *maker, ItemScope *scope, Span head);

/** item_values_add: adds copies of the Values of @from to @into, each once, their confidence times @factor. */
void item_values_add (GPtrArray *into, const GPtrArray *from, double factor);
