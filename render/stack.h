/* stack.h - what stands one below the other in a reference area: lines, rows, spaces, the frames around them.
 * Lives here:  the list, where it may be broken, how much of it fits into a height.
 * Called by:   blocks.c and tables.c fill it; pages.c and tables.c (rows longer than a page) empty it.
 * Not here:    drawing (draw.h).
 * Source:      XSL 1.1, 4.3 (spaces), 4.8 (keeps and breaks), 7.20. */
#pragma once

#include "render/paragraph.h"

typedef struct Table Table; /* tables.h */
typedef struct Row Row;
typedef struct RowPart RowPart;
typedef struct Stack Stack;

/* Border, padding and background around several items, or a table. Shared by its ITEM_OPEN and its ITEM_CLOSE. */
typedef struct {
    const FoStyle *style;
    Table *table;   /* (nullable), owned */
    float x, width; /* of the border's outer edge */
    int references;
} Frame;

typedef enum {
    ITEM_LINE,     /* Line */
    ITEM_ROW,      /* Row; may be divided where it is taller than a page */
    ITEM_STRUT,    /* height without content */
    ITEM_SPACE,    /* precedence and conditionality; adjacent ones become one */
    ITEM_OPEN,     /* Frame; its height is border and padding before, or the table's header */
    ITEM_CLOSE,    /* Frame */
    ITEM_BREAK,    /* a new page begins */
    ITEM_MARK,     /* FoNode with an id: begins here */
    ITEM_END_MARK, /* and ends here */
    ITEM_OVERLAY,  /* Overlay, drawn beside what follows; no height */
    ITEM_ABSOLUTE, /* Overlay, placed against the reference area or the page; no box */
    ITEM_ROWS,     /* FoRows that what stands before was made of; freed with it */
} ItemKind;

/* What stands beside the stack's own content: a list item's label, a block-container. */
typedef struct {
    Stack *stack;
    float x, y; /* against the place in the stack; ITEM_ABSOLUTE: against the reference area, or the page */
    gboolean is_fixed;
} Overlay;

/* A footnote. */
typedef struct {
    Stack *stack;
    const FoNode *node; /* fo:footnote */
    double height;
} Note;

void note_free (Note *note);

typedef struct {
    gpointer payload; /* owned, see the kind */
    float height;     /* pt */
    guint16 keep;     /* how strongly it holds to the next item; 0: a page may end here */
    guint8 kind;
    guint8 retain;  /* a space: also at the head of a page */
    int precedence; /* a space */
    float notes;    /* height of the footnotes that must stand on the same page */
} Item;

/* The strengths of holding together; an integer keep of the document lies below. */
#define HOLD_KEEP  KEEP_ALWAYS /* keep="always" */
#define HOLD_LINES 1001        /* widows and orphans */
#define HOLD_FRAME 1002        /* a border or table header without content */

struct Stack {
    GArray *items;     /* Item */
    guint head;        /* what lies before has been consumed */
    gint last_box;     /* index of the last item that is no space or mark; -1: none */
    guint16 keep;      /* of the keep-together around what is added now */
    guint16 gap_keep;  /* the least of it since the last box */
    double height;     /* sum of what is not consumed; spaces counted in full */
    double notes;      /* the same of the footnotes */
    double separator;  /* height of what stands above the footnotes of a page; 0 but in the flow */
    double shift;      /* of the block-container being read: what is added stands so much further right */
    gboolean at_fence; /* nothing yet in that block-container: spaces at its head are dropped */
    /* For the flow: called where pages may be made; NULL in cells and the like. */
    gboolean (*on_safe) (Stack *stack, gpointer data, GError **error);
    gpointer data;
    guint unsafe; /* rows that span are being added: not now */
};

Stack *stack_new (void);
void stack_free (Stack *stack); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stack, stack_free)

/** stack_add: takes @payload. Boxes are held to the one before as the keeps around them say. */
void stack_add (Stack *stack, ItemKind kind, gpointer payload, double height);
void stack_add_space (Stack *stack, const Space *space, double width);
/** stack_enter_container, stack_leave_container: around the content of a reference area that may be parted; leave takes what
 * enter gave. */
double stack_enter_container (Stack *stack, double left);
void stack_leave_container (Stack *stack, double before);
/** stack_hold_last: the last box holds at least that strongly to what comes next. */
void stack_hold_last (Stack *stack, int strength);
/** stack_enter_keep, stack_leave_keep: around the content of a block; leave takes what enter gave. */
guint16 stack_enter_keep (Stack *stack, int strength);
void stack_leave_keep (Stack *stack, guint16 before);
/** stack_reached_safe_point: lets the flow make pages. */
gboolean stack_reached_safe_point (Stack *stack, GError **error);

Frame *frame_new (const FoStyle *style, double x, double width);

/* ---- breaking ---- */

/* Where a broken stack goes on: its head, and the frames that are still open there. */
typedef struct {
    GPtrArray *open; /* Frame, with a reference each */
} Cursor;

typedef struct {
    guint index; /* in stack->items; G_MAXUINT: an open frame's beginning on this page */
    float y;     /* of its top */
    float height;
    RowPart *part; /* (nullable): of a divided row; owned by the placement */
    Frame *frame;  /* where index is G_MAXUINT */
} Placed;

typedef struct {
    GArray *placed;    /* Placed */
    double height;     /* with the footer of a table that goes on */
    double footer;     /* of that footer */
    double notes;      /* of the footnotes with what stands above them; they are not in height */
    gboolean is_end;   /* nothing is left */
    gboolean is_break; /* ended by ITEM_BREAK */
    guint next;        /* the head after this placement */
} Placement;

void cursor_clear (Cursor *cursor);
void placement_clear (Placement *placement);

/**
 * stack_place:
 * @cursor: (nullable): the frames open at the head
 * @available: height, pt; G_MAXDOUBLE takes everything
 * @whole: the height of an empty page, to tell what fits none
 * Finds what stands in the height; changes nothing yet. Always places something where something is left, even where it
 * is too high, so that every loop ends.
 */
void stack_place (Stack *stack, const Cursor *cursor, double available, double whole, Placement *ret_placement);

/** stack_consume: drops what has been placed and drawn; @cursor gets the frames that stay open. */
void stack_consume (Stack *stack, Cursor *cursor, const Placement *placement);

/** stack_is_plain: whether what is left is lines only, as in most cells: then each stands right below the one before. */
gboolean stack_is_plain (const Stack *stack);

/** stack_natural_height: of all of it in one piece. */
double stack_natural_height (Stack *stack);
