/* pages.c - see pages.h. */
#include "render/pages.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/blocks.h"
#include "render/masters.h"

#define PAGES_MAX   20000 /* the largest report asked for, 20,000 rows, has some 1,500 */
#define SEPARATOR   "xsl-footnote-separator"
#define NOTES_SLACK 0.1
#define LOOK_AHEAD  2.0 /* pages of content to be known before one is made: keeps may reach back that far */

typedef struct {
    const FoDocument *document;
    Formatter *formatter;
    PageMasters *masters;
    Drawing drawing;
    int pages; /* made so far, of all sequences */
    /* Of the sequence being laid out. */
    const FoNode *sequence, *flow;
    int index, number; /* of the page being filled */
    Stack *stack;
    Cursor cursor;
    double width;    /* of region-body on its first page */
    double next_try; /* height of the stack from which a page is tried */
    gboolean knows_last;
    const FoNode *separator; /* (nullable): the static content above footnotes */
} Pages;

/* ---- one page ---- */

static double
display_offset (const FoNode *region, double room) {
    int align = region->style->i.display_align;
    return room <= 0 || align == DISPLAY_BEFORE ? 0 : align == DISPLAY_CENTER ? room / 2 : room;
}

static void
draw_background (Pages *pages, const FoNode *region, const Area *area) {
    if (pages->drawing.pdf != NULL && region->style->own.background != COLOR_NONE)
        pdf_rectangle (pages->drawing.pdf, area->x, area->y, area->width, area->height, region->style->own.background);
}

static gboolean
layout_static (Pages *pages, Stack *stack, const FoNode *content, double width, GError **error) {
    pages->formatter->no_notes++;
    gboolean good = blocks_layout (pages->formatter, stack, content, width, error);
    pages->formatter->no_notes--;
    return good;
}

static gboolean
draw_region (Pages *pages, const FoNode *region, const Area *area, GError **error) {
    if (region == NULL)
        return TRUE;
    draw_background (pages, region, area);
    for (const FoNode *content = pages->sequence->first; content != NULL; content = content->next) {
        if (content->kind != FO_STATIC_CONTENT || g_strcmp0 (content->style->own.flow_name, region_name (region)) != 0)
            continue;
        g_autoptr (Stack) stack = stack_new ();
        if (!layout_static (pages, stack, content, area->width, error))
            return FALSE;
        double height = stack_natural_height (stack);
        draw_stack (&pages->drawing, stack, area->x, area->y + display_offset (region, area->height - height));
    }
    return TRUE;
}

static const PageMaster *
choose_master (Pages *pages, gboolean is_last, GError **error) {
    const PageMaster *master
        = page_masters_lookup (pages->masters, pages->sequence, pages->index, pages->number, is_last, error);
    if (master == NULL)
        return NULL;
    if (g_strcmp0 (pages->flow->style->own.flow_name, region_name (master->body)) != 0) {
        fo_set_error (error, pages->document, pages->flow, _ ("flow-name=\"%s\": the region-body is called “%s”"),
                      pages->flow->style->own.flow_name == NULL ? "" : pages->flow->style->own.flow_name,
                      region_name (master->body));
        return NULL;
    }
    if (pages->index > 0 && fabs (master->body_area.width - pages->width) > 0.01) {
        fo_set_error (error, pages->document, master->node,
                      _ ("regions of different width in one page-sequence are not implemented (%.1fpt, %.1fpt)"),
                      pages->width, master->body_area.width);
        return NULL;
    }
    return master;
}

static void
place_on (Pages *pages, const PageMaster *master, Placement *ret_placement) {
    double height = master->body_area.height;
    stack_place (pages->stack, &pages->cursor, height, height, ret_placement);
}

/* What is left would fit this page: then it is the last one, and may have another master. Where it does not fit that, this page
 * takes what will not, and the last one comes after it. */
static gboolean
make_last (Pages *pages, const PageMaster **master, Placement *placement, GError **error) {
    const PageMaster *last = choose_master (pages, TRUE, error);
    if (last == NULL)
        return FALSE;
    if (last == *master)
        return TRUE;
    placement_clear (placement);
    place_on (pages, last, placement);
    if (placement->is_end)
        *master = last;
    return TRUE;
}

/* The footnotes of the page, below its text. */
static gboolean
draw_notes (Pages *pages, GPtrArray *notes, const Area *area, const Placement *placement, GError **error) {
    if (notes->len == 0)
        return TRUE;
    double y = area->y + area->height - placement->notes;
    const Note *first = notes->pdata[0];
    if (placement->height + placement->notes > area->height + NOTES_SLACK) {
        fo_set_error (error, pages->document, first->node,
                      _ ("this page's footnotes and the text they belong to do not fit on one page (%.0fpt of %.0fpt)"),
                      placement->height + placement->notes, area->height);
        return FALSE;
    }
    if (pages->separator != NULL) {
        g_autoptr (Stack) stack = stack_new ();
        if (!layout_static (pages, stack, pages->separator, area->width, error))
            return FALSE;
        draw_stack (&pages->drawing, stack, area->x, y);
    }
    y += pages->stack->separator;
    for (guint i = 0; i < notes->len; i++) {
        const Note *note = notes->pdata[i];
        draw_stack (&pages->drawing, note->stack, area->x, y);
        y += note->height;
    }
    return TRUE;
}

/* Makes a page of what the flow has. Not yet where everything would fit and more may come. */
static gboolean
make_page (Pages *pages, gboolean is_finishing, gboolean *ret_made, GError **error) {
    const PageMaster *master = choose_master (pages, FALSE, error);
    if (master == NULL)
        return FALSE;
    Placement placement;
    place_on (pages, master, &placement);
    if (is_finishing && placement.is_end && pages->knows_last && !make_last (pages, &master, &placement, error)) {
        placement_clear (&placement);
        return FALSE;
    }
    const Area *area = &master->body_area;
    *ret_made = is_finishing || !placement.is_end;
    if (!*ret_made) {
        placement_clear (&placement);
        return TRUE;
    }
    gboolean good = TRUE;
    if (++pages->pages > PAGES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: more than %d pages"), pages->document->name,
                     PAGES_MAX);
        good = FALSE;
    }
    Pdf *pdf = pages->drawing.pdf;
    pages->drawing.page_number = pages->formatter->page_number = pages->number;
    good = good && (pdf == NULL || pdf_begin_page (pdf, master->width, master->height, error));
    if (good && pdf != NULL && pages->index == 0 && pages->sequence->id != NULL)
        pdf_note_place (pdf, pages->sequence->id, 0);
    if (good) {
        g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)note_free);
        double room = area->height - placement.height - placement.notes;
        double offset = placement.is_end ? display_offset (master->body, room) : 0;
        draw_background (pages, master->body, area);
        pages->drawing.notes = notes;
        draw_placement (&pages->drawing, pages->stack, &placement, area->x, area->y + offset);
        stack_consume (pages->stack, &pages->cursor, &placement);
        pages->drawing.notes = NULL;
        good = draw_notes (pages, notes, area, &placement, error);
    }
    placement_clear (&placement);
    for (int side = 0; side < SIDES; side++)
        good = good && draw_region (pages, master->side[side], &master->side_area[side], error);
    good = good && (pdf == NULL || pdf_end_page (pdf, error));
    pages->index++;
    pages->number++;
    pages->formatter->page_number = pages->number;
    return good;
}

static gboolean
on_safe (Stack *stack, gpointer data, GError **error) {
    Pages *pages = data;
    while (stack->height > pages->next_try) {
        const PageMaster *master = choose_master (pages, FALSE, error);
        if (master == NULL)
            return FALSE;
        double enough = LOOK_AHEAD * master->body_area.height;
        pages->next_try = enough;
        if (stack->height <= enough)
            return TRUE;
        gboolean made;
        if (!make_page (pages, FALSE, &made, error))
            return FALSE;
        if (!made) { /* much space, little content: not again before there is twice as much */
            pages->next_try = 2 * stack->height;
            return TRUE;
        }
    }
    return TRUE;
}

/* ---- sequences ---- */

static gboolean
check_sequence (Pages *pages, GError **error) {
    pages->flow = NULL;
    pages->separator = NULL;
    for (const FoNode *node = pages->sequence->first; node != NULL; node = node->next) {
        if (pages->flow != NULL) {
            fo_set_error (error, pages->document, node, _ ("nothing may follow the one fo:flow of a page-sequence"));
            return FALSE;
        }
        const char *name = node->style->own.flow_name;
        gboolean is_separator = node->kind == FO_STATIC_CONTENT && g_strcmp0 (name, SEPARATOR) == 0;
        if (is_separator) {
            pages->separator = node;
            continue;
        }
        if (name == NULL || !page_masters_has_region (pages->masters, name)) {
            fo_set_error (error, pages->document, node,
                          _ ("flow-name=\"%s\": no page master has a region of this name"), name == NULL ? "" : name);
            return FALSE;
        }
        if (node->kind == FO_FLOW)
            pages->flow = node;
    }
    if (pages->flow == NULL)
        fo_set_error (error, pages->document, pages->sequence, _ ("has no fo:flow"));
    return pages->flow != NULL;
}

static void
note_sequence (Pages *pages, int first) {
    const char *id = pages->sequence->id;
    int format = pages->sequence->style->own.number_format;
    if (id == NULL || pages->drawing.pages_of_ids == NULL)
        return;
    g_hash_table_insert (pages->drawing.pages_of_ids, (gpointer)id, GINT_TO_POINTER (page_label_new (first, format)));
    g_hash_table_insert (pages->drawing.last_pages_of_ids, (gpointer)id,
                         GINT_TO_POINTER (page_label_new (pages->number - 1, format)));
}

static gboolean
measure_separator (Pages *pages, GError **error) {
    if (pages->separator == NULL)
        return TRUE;
    g_autoptr (Stack) stack = stack_new ();
    if (!layout_static (pages, stack, pages->separator, pages->width, error))
        return FALSE;
    pages->stack->separator = stack_natural_height (stack);
    return TRUE;
}

static gboolean
layout_sequence (Pages *pages, GError **error) {
    if (!check_sequence (pages, error))
        return FALSE;
    if (pages->sequence->style->own.initial_page_number > 0)
        pages->number = pages->sequence->style->own.initial_page_number;
    int first = pages->number;
    pages->knows_last = page_masters_knows_last (pages->masters, pages->sequence);
    pages->formatter->number_format = pages->sequence->style->own.number_format;
    pages->index = 0;
    pages->next_try = 0;
    pages->formatter->page_number = pages->number;
    const PageMaster *master = choose_master (pages, FALSE, error);
    if (master == NULL)
        return FALSE;
    pages->width = pages->formatter->body_width = master->body_area.width;
    g_autoptr (Stack) stack = stack_new ();
    stack->on_safe = on_safe;
    stack->data = pages;
    pages->stack = stack;
    gboolean good
        = measure_separator (pages, error) && blocks_layout (pages->formatter, stack, pages->flow, pages->width, error);
    /* A page-sequence has at least one page. */
    while (good && (pages->index == 0 || stack->head < stack->items->len)) {
        gboolean made;
        good = make_page (pages, TRUE, &made, error);
    }
    cursor_clear (&pages->cursor);
    pages->stack = NULL;
    note_sequence (pages, first);
    return good;
}

gboolean
pages_layout (const FoDocument *document, Formatter *formatter, Pdf *pdf, GHashTable *pages_of_ids,
              GHashTable *last_pages_of_ids, GError **error) {
    const FoNode *set = document->root->first;
    if (set == NULL || set->kind != FO_LAYOUT_MASTER_SET || set->next == NULL) {
        fo_set_error (error, document, document->root, _ ("needs one layout-master-set and then page-sequences"));
        return FALSE;
    }
    g_autoptr (PageMasters) masters = page_masters_new (document, set, error);
    if (masters == NULL)
        return FALSE;
    Pages pages = { .document = document, .formatter = formatter, .masters = masters, .number = 1 };
    pages.drawing = (Drawing){ pdf, formatter, 1, pages_of_ids, last_pages_of_ids };
    const FoNode *first = set->next;
    if (first->kind == FO_BOOKMARK_TREE && first->next != NULL)
        first = first->next;
    for (pages.sequence = first; pages.sequence != NULL; pages.sequence = pages.sequence->next) {
        if (pages.sequence->kind != FO_PAGE_SEQUENCE) {
            fo_set_error (error, document, pages.sequence,
                          pages.sequence->kind == FO_BOOKMARK_TREE
                              ? _ ("only one bookmark-tree is allowed, and it comes before the page-sequences")
                              : _ ("only one layout-master-set is allowed, and it comes first"));
            return FALSE;
        }
        if (!layout_sequence (&pages, error))
            return FALSE;
    }
    return TRUE;
}
