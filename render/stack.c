/* stack.c - see stack.h. */
#include "render/stack.h"

#include <string.h>

#include "render/tables.h"

#define SLACK      0.05 /* pt: a fiftieth of a millimetre more than the page is not an overflow */
#define COMPACT_AT 4096 /* consumed items before the array is moved up */

/* ---- filling ---- */

static void
frame_unref (Frame *frame) {
    if (--frame->references > 0)
        return;
    table_free (frame->table);
    g_free (frame);
}

Frame *
frame_new (const FoStyle *style, double x, double width) {
    Frame *frame = g_new0 (Frame, 1);
    frame->style = style;
    frame->x = x;
    frame->width = width;
    return frame;
}

void
note_free (Note *note) {
    stack_free (note->stack);
    g_free (note);
}

static void
item_clear (Item *item) {
    switch ((ItemKind)item->kind) {
    case ITEM_LINE:
        text_line_free (item->payload);
        break;
    case ITEM_ROW:
        row_unref (item->payload);
        break;
    case ITEM_OPEN:
    case ITEM_CLOSE:
        frame_unref (item->payload);
        break;
    case ITEM_OVERLAY:
    case ITEM_ABSOLUTE:
        stack_free (((Overlay *)item->payload)->stack);
        g_free (item->payload);
        break;
    case ITEM_ROWS:
        fo_rows_free (item->payload);
        break;
    default:
        break;
    }
    item->payload = NULL;
}

Stack *
stack_new (void) {
    Stack *stack = g_new0 (Stack, 1);
    stack->items = g_array_sized_new (FALSE, FALSE, sizeof (Item), 4);
    stack->last_box = -1;
    return stack;
}

static Item *
peek_item (const Stack *stack, guint index) {
    return &g_array_index (stack->items, Item, index);
}

void
stack_free (Stack *stack) {
    if (stack == NULL)
        return;
    for (guint i = stack->head; i < stack->items->len; i++)
        item_clear (peek_item (stack, i));
    g_array_unref (stack->items);
    g_free (stack);
}

static gboolean
is_box (const Item *item) {
    return item->kind == ITEM_LINE || item->kind == ITEM_ROW || item->kind == ITEM_STRUT || item->kind == ITEM_OPEN
           || item->kind == ITEM_CLOSE || item->kind == ITEM_OVERLAY;
}

void
stack_hold_last (Stack *stack, int strength) {
    if (stack->last_box >= (gint)stack->head) {
        Item *last = peek_item (stack, stack->last_box);
        last->keep = MAX (last->keep, strength);
    }
}

static double
notes_of (ItemKind kind, gconstpointer payload) {
    return kind == ITEM_LINE      ? ((const Line *)payload)->notes_height
           : kind == ITEM_ROW     ? row_notes (payload)
           : kind == ITEM_OVERLAY ? ((const Overlay *)payload)->stack->notes
                                  : 0;
}

void
stack_add (Stack *stack, ItemKind kind, gpointer payload, double height) {
    Item item = { .payload = payload, .height = height, .kind = kind, .notes = notes_of (kind, payload) };
    if (kind == ITEM_OPEN || kind == ITEM_CLOSE)
        ((Frame *)payload)->references++;
    if (is_box (&item)) {
        stack_hold_last (stack, kind == ITEM_CLOSE ? HOLD_FRAME : stack->gap_keep);
        stack->gap_keep = stack->keep;
        stack->last_box = stack->items->len;
        if (kind == ITEM_OPEN || kind == ITEM_OVERLAY)
            item.keep = HOLD_FRAME;
        stack->at_fence = FALSE;
    }
    stack->notes += item.notes;
    stack->height += height;
    g_array_append_val (stack->items, item);
}

void
stack_add_space (Stack *stack, const Space *space, double width) {
    double height = length_resolve (space->optimum, width);
    if ((height == 0 && space->precedence == 0) || (stack->at_fence && !space->retain))
        return;
    Item item = { .height = height, .kind = ITEM_SPACE, .retain = space->retain, .precedence = space->precedence };
    stack->height += MAX (height, 0);
    g_array_append_val (stack->items, item);
}

double
stack_enter_container (Stack *stack, double left) {
    double before = stack->shift;
    stack->shift += left;
    stack->at_fence = TRUE;
    return before;
}

/* Spaces at its end are dropped like those at its head. */
void
stack_leave_container (Stack *stack, double before) {
    stack->shift = before;
    stack->at_fence = FALSE;
    guint n = stack->items->len;
    while (n > stack->head && peek_item (stack, n - 1)->kind != ITEM_SPACE && !is_box (peek_item (stack, n - 1)))
        n--;
    while (n > stack->head && peek_item (stack, n - 1)->kind == ITEM_SPACE && !peek_item (stack, n - 1)->retain) {
        stack->height -= MAX (peek_item (stack, n - 1)->height, 0);
        g_array_remove_index (stack->items, --n);
    }
}

guint16
stack_enter_keep (Stack *stack, int strength) {
    guint16 before = stack->keep;
    stack->keep = MAX (before, strength);
    return before;
}

void
stack_leave_keep (Stack *stack, guint16 before) {
    stack->keep = before;
    stack->gap_keep = MIN (stack->gap_keep, before);
}

gboolean
stack_reached_safe_point (Stack *stack, GError **error) {
    return stack->on_safe == NULL || stack->unsafe > 0 || stack->on_safe (stack, stack->data, error);
}

/* ---- breaking ---- */

void
cursor_clear (Cursor *cursor) {
    if (cursor->open == NULL)
        return;
    for (guint i = 0; i < cursor->open->len; i++)
        frame_unref (cursor->open->pdata[i]);
    g_clear_pointer (&cursor->open, g_ptr_array_unref);
}

void
placement_clear (Placement *placement) {
    if (placement->placed == NULL)
        return;
    for (guint i = 0; i < placement->placed->len; i++)
        row_part_free (g_array_index (placement->placed, Placed, i).part);
    g_clear_pointer (&placement->placed, g_array_unref);
}

/* Adjacent spaces: the higher precedence wins, then the larger; forced ones add up (4.3.1). */
typedef struct {
    double height;
    int precedence;
    gboolean retain, any;
} Gap;

static void
gap_add (Gap *gap, const Item *item) {
    if (!gap->any || item->precedence > gap->precedence) {
        *gap = (Gap){ item->height, item->precedence, item->retain, TRUE };
    } else if (item->precedence == gap->precedence) {
        gap->height = gap->precedence == G_MAXINT ? gap->height + item->height : MAX (gap->height, item->height);
        gap->retain |= item->retain;
    }
}

typedef struct {
    Placement *placement;
    double y, available, whole;
    double separator;
    double notes;  /* of the footnotes so far, with what stands above them */
    double footer; /* of the open table, where it goes on: a table stands in no other table's stack */
    Gap gap;
    gboolean any; /* a box stands on this page */
    /* The best place to end so far. */
    guint best_placed; /* placements up to it */
    guint best_next;   /* item after it */
    double best_y, best_notes, best_footer;
    int best_keep;
    gboolean has_best;
} Placer;

static void
put (Placer *placer, guint index, double height, gpointer part, Frame *frame) {
    Placed placed = { index, placer->y, height, part, frame };
    g_array_append_val (placer->placement->placed, placed);
    placer->y += height;
}

/* The part of a frame that is drawn again after a page break. */
static double
reopened_height (const Frame *frame, double whole) {
    if (frame->table != NULL)
        return table_repeated_height (frame->table, whole);
    const FoStyle *style = frame->style;
    return (style->own.border[SIDE_BEFORE].retain ? border_width (&style->own.border[SIDE_BEFORE]) : 0)
           + (style->own.padding_retain[SIDE_BEFORE] ? style->own.padding[SIDE_BEFORE] : 0);
}

/* What a table that is open needs at the end of each page. */
static double
reserved_height (const Frame *frame, double whole) {
    return frame->table == NULL ? 0 : table_repeated_footer (frame->table, whole);
}

static void
reopen_frames (Placer *placer, const Cursor *cursor) {
    for (guint i = 0; cursor != NULL && cursor->open != NULL && i < cursor->open->len; i++) {
        Frame *frame = cursor->open->pdata[i];
        put (placer, G_MAXUINT, reopened_height (frame, placer->whole), NULL, frame);
        placer->footer += reserved_height (frame, placer->whole);
    }
}

static void
end_at (Placer *placer, guint placed, guint next, double y, double notes, double footer) {
    for (guint i = placed; i < placer->placement->placed->len; i++)
        row_part_free (g_array_index (placer->placement->placed, Placed, i).part);
    g_array_set_size (placer->placement->placed, placed);
    placer->placement->next = next;
    placer->placement->height = y + footer;
    placer->placement->footer = footer;
    placer->placement->notes = notes;
}

/* The page may end after @item; the weaker it holds to the next and the later it stands, the better. */
static void
remember_break (Placer *placer, guint index, const Item *item) {
    if (placer->has_best && placer->best_keep < item->keep)
        return;
    placer->has_best = TRUE;
    placer->best_keep = item->keep;
    placer->best_placed = placer->placement->placed->len;
    placer->best_next = index + 1;
    placer->best_y = placer->y;
    placer->best_notes = placer->notes;
    placer->best_footer = placer->footer;
}

/* A row that does not fit here: divided where it would fit no page either, or where nothing else stands on this one. */
static RowPart *
divide_row (const Placer *placer, const Item *item, double space) {
    if (item->kind != ITEM_ROW || (placer->has_best && item->height <= placer->whole + SLACK))
        return NULL;
    double room = placer->available - placer->y - space - placer->footer - placer->notes;
    return row_divide (item->payload, room, placer->separator, placer->notes > 0, placer->whole, !placer->has_best);
}

/* Takes up one box. Returns FALSE where the page is full. */
static gboolean
take_box (Placer *placer, guint index, const Item *item) {
    gboolean at_head = !placer->any && !placer->gap.retain;
    double space = placer->gap.any && !at_head ? placer->gap.height : 0;
    gboolean is_begun = item->kind == ITEM_ROW && row_is_begun (item->payload);
    RowPart *part = NULL;
    double notes = item->notes, footer = placer->footer;
    if (notes > 0 && placer->notes == 0)
        notes += placer->separator;
    if (item->kind == ITEM_OPEN)
        footer += reserved_height (item->payload, placer->whole);
    else if (item->kind == ITEM_CLOSE)
        footer -= reserved_height (item->payload, placer->whole);
    double needed = placer->y + space + item->height + footer + placer->notes + notes;
    if (is_begun || needed > placer->available + SLACK) {
        part = divide_row (placer, item, space);
        if (part == NULL && placer->has_best) {
            end_at (placer, placer->best_placed, placer->best_next, placer->best_y, placer->best_notes,
                    placer->best_footer);
            return FALSE;
        }
    }
    placer->y += space;
    placer->gap = (Gap){ 0 };
    put (placer, index, part != NULL ? row_part_height (part) : item->height, part, NULL);
    if (part != NULL) {
        notes = row_part_notes (part);
        notes += notes > 0 && placer->notes == 0 ? placer->separator : 0;
    }
    placer->notes += notes;
    placer->footer = footer;
    if (item->height > 0)
        placer->any = TRUE;
    if (part != NULL && !row_part_is_last (part)) {
        end_at (placer, placer->placement->placed->len, index, placer->y, placer->notes, placer->footer);
        return FALSE;
    }
    if (item->kind != ITEM_OPEN && item->kind != ITEM_OVERLAY)
        remember_break (placer, index, item);
    return TRUE;
}

void
stack_place (Stack *stack, const Cursor *cursor, double available, double whole, Placement *ret_placement) {
    *ret_placement = (Placement){ .placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), 8) };
    Placer placer
        = { .placement = ret_placement, .available = available, .whole = whole, .separator = stack->separator };
    reopen_frames (&placer, cursor);
    guint index;
    for (index = stack->head; index < stack->items->len; index++) {
        const Item *item = peek_item (stack, index);
        if (item->kind == ITEM_SPACE) {
            gap_add (&placer.gap, item);
        } else if (item->kind == ITEM_BREAK) {
            if (placer.any) {
                ret_placement->is_break = TRUE;
                end_at (&placer, ret_placement->placed->len, index + 1, placer.y, placer.notes, placer.footer);
                return;
            }
        } else if (!is_box (item)) {
            put (&placer, index, 0, NULL, NULL);
        } else if (!take_box (&placer, index, item)) {
            return;
        }
    }
    if (placer.gap.any && placer.gap.retain)
        placer.y += placer.gap.height;
    ret_placement->is_end = TRUE;
    end_at (&placer, ret_placement->placed->len, index, placer.y, placer.notes, 0);
}

static void
consume_item (Stack *stack, Cursor *cursor, Item *item) {
    stack->height -= MAX (item->height, 0);
    stack->notes -= item->notes;
    if (item->kind == ITEM_OPEN) {
        if (cursor->open == NULL)
            cursor->open = g_ptr_array_new ();
        ((Frame *)item->payload)->references++;
        g_ptr_array_add (cursor->open, item->payload);
    } else if (item->kind == ITEM_CLOSE && cursor->open != NULL && cursor->open->len > 0) {
        frame_unref (g_ptr_array_steal_index (cursor->open, cursor->open->len - 1));
    }
    item_clear (item);
}

void
stack_consume (Stack *stack, Cursor *cursor, const Placement *placement) {
    for (guint i = 0; i < placement->placed->len; i++) {
        const Placed *placed = &g_array_index (placement->placed, Placed, i);
        if (placed->part == NULL)
            continue;
        Item *item = peek_item (stack, placed->index);
        double before = item->height;
        item->height = row_consume_part (item->payload, placed->part);
        stack->height += item->height - before;
        stack->notes -= item->notes;
        item->notes = row_notes (item->payload);
        stack->notes += item->notes;
    }
    for (; stack->head < placement->next; stack->head++)
        consume_item (stack, cursor, peek_item (stack, stack->head));
    if (stack->head >= COMPACT_AT && stack->head * 2 > stack->items->len) {
        stack->last_box -= stack->head;
        g_array_remove_range (stack->items, 0, stack->head);
        stack->head = 0;
        stack->last_box = MAX (stack->last_box, -1);
    }
}

gboolean
stack_is_plain (const Stack *stack) {
    for (guint i = stack->head; i < stack->items->len; i++)
        if (peek_item (stack, i)->kind != ITEM_LINE)
            return FALSE;
    return TRUE;
}

double
stack_natural_height (Stack *stack) {
    Placement placement;
    double sum = 0;
    if (stack_is_plain (stack)) {
        for (guint i = stack->head; i < stack->items->len; i++)
            sum += peek_item (stack, i)->height;
        return sum;
    }
    stack_place (stack, NULL, G_MAXDOUBLE, G_MAXDOUBLE, &placement);
    double height = placement.height;
    placement_clear (&placement);
    return height;
}
