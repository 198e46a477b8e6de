/* masters.c - see masters.h. */
#include "render/masters.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

struct PageMasters {
    const FoDocument *document;
    GHashTable *simple;    /* name -> PageMaster */
    GHashTable *sequences; /* name -> FoNode */
};

const char *
region_name (const FoNode *region) {
    if (region->style->own.region_name != NULL)
        return region->style->own.region_name;
    switch (region->kind) {
    case FO_REGION_BEFORE:
        return "xsl-region-before";
    case FO_REGION_AFTER:
        return "xsl-region-after";
    case FO_REGION_START:
        return "xsl-region-start";
    case FO_REGION_END:
        return "xsl-region-end";
    default:
        return "xsl-region-body";
    }
}

static Area
shrink (Area area, const FoStyle *style) {
    const Length *margin = style->own.margin;
    double start = length_resolve (margin[SIDE_START], area.width),
           before = length_resolve (margin[SIDE_BEFORE], area.width);
    double end = length_resolve (margin[SIDE_END], area.width), after = length_resolve (margin[SIDE_AFTER], area.width);
    return (Area){ area.x + start, area.y + before, area.width - start - end, area.height - before - after };
}

static double
extent_of (const FoNode *region, double whole) {
    return region == NULL ? 0 : length_resolve (region->style->own.extent, whole);
}

/* The regions before and after reach over those beside only with precedence (6.4.14). */
static void
place_sides (PageMaster *master, Area page) {
    double extents[SIDES];
    gboolean over[2];
    for (int side = 0; side < SIDES; side++)
        extents[side] = extent_of (master->side[side], side <= SIDE_AFTER ? page.height : page.width);
    for (int side = SIDE_BEFORE; side <= SIDE_AFTER; side++) {
        over[side] = master->side[side] != NULL && master->side[side]->style->own.has_precedence;
        double start = over[side] ? 0 : extents[SIDE_START], end = over[side] ? 0 : extents[SIDE_END];
        double y = side == SIDE_BEFORE ? page.y : page.y + page.height - extents[side];
        master->side_area[side] = (Area){ page.x + start, y, MAX (0, page.width - start - end), extents[side] };
    }
    double top = over[SIDE_BEFORE] ? extents[SIDE_BEFORE] : 0, bottom = over[SIDE_AFTER] ? extents[SIDE_AFTER] : 0;
    for (int side = SIDE_START; side <= SIDE_END; side++) {
        double x = side == SIDE_START ? page.x : page.x + page.width - extents[side];
        master->side_area[side] = (Area){ x, page.y + top, extents[side], MAX (0, page.height - top - bottom) };
    }
}

static PageMaster *
read_master (const FoDocument *document, const FoNode *node, GError **error) {
    g_autofree PageMaster *master = g_new0 (PageMaster, 1);
    master->node = node;
    master->width = node->style->own.page_width.pt;
    master->height = node->style->own.page_height.pt;
    if (master->width < 10 || master->height < 10 || master->width > 14400 || master->height > 14400) {
        fo_set_error (error, document, node, _ ("page-width and page-height are needed, from 10pt to 14400pt"));
        return NULL;
    }
    Area page = shrink ((Area){ 0, 0, master->width, master->height }, node->style);
    for (const FoNode *region = node->first; region != NULL; region = region->next) {
        if (region->kind == FO_REGION_BODY) {
            master->body = region;
            master->body_area = shrink (page, region->style);
        } else {
            master->side[region->kind - FO_REGION_BEFORE] = region;
        }
    }
    place_sides (master, page);
    if (master->body == NULL || master->body_area.width < 1 || master->body_area.height < 1) {
        fo_set_error (error, document, node, _ ("no region-body, or no room left for it between the margins"));
        return NULL;
    }
    return g_steal_pointer (&master);
}

PageMasters *
page_masters_new (const FoDocument *document, const FoNode *set, GError **error) {
    g_autoptr (PageMasters) masters = g_new0 (PageMasters, 1);
    masters->document = document;
    masters->simple = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    masters->sequences = g_hash_table_new (g_str_hash, g_str_equal);
    for (const FoNode *node = set->first; node != NULL; node = node->next) {
        const char *name = node->style->own.master_name;
        if (name == NULL || g_hash_table_contains (masters->simple, name)
            || g_hash_table_contains (masters->sequences, name)) {
            fo_set_error (error, document, node, _ ("master-name is missing or stands twice"));
            return NULL;
        }
        if (node->kind == FO_PAGE_SEQUENCE_MASTER) {
            g_hash_table_insert (masters->sequences, (gpointer)name, (gpointer)node);
            continue;
        }
        PageMaster *master = read_master (document, node, error);
        if (master == NULL)
            return NULL;
        g_hash_table_insert (masters->simple, (gpointer)name, master);
    }
    return g_steal_pointer (&masters);
}

void
page_masters_free (PageMasters *masters) {
    if (masters == NULL)
        return;
    g_clear_pointer (&masters->simple, g_hash_table_unref);
    g_clear_pointer (&masters->sequences, g_hash_table_unref);
    g_free (masters);
}

static const PageMaster *
find_simple (const PageMasters *masters, const FoNode *reference, GError **error) {
    const char *name = reference->style->own.master_reference;
    const PageMaster *master = name == NULL ? NULL : g_hash_table_lookup (masters->simple, name);
    if (master == NULL)
        fo_set_error (error, masters->document, reference,
                      _ ("master-reference=\"%s\": there is no such simple-page-master"), name == NULL ? "" : name);
    return master;
}

static gboolean
condition_holds (const FoNode *condition, int index, int number, gboolean is_last) {
    int position = condition->style->own.page_position, parity = condition->style->own.odd_or_even;
    gboolean fits[] = { [POSITION_ANY] = TRUE,
                        [POSITION_FIRST] = index == 0,
                        [POSITION_REST] = index > 0 && !is_last,
                        [POSITION_LAST] = is_last,
                        [POSITION_ONLY] = index == 0 && is_last };
    return fits[position] && (parity == PARITY_ANY || (parity == PARITY_ODD) == (number % 2 != 0));
}

static const PageMaster *
choose (const PageMasters *masters, const FoNode *specifier, int index, int number, gboolean is_last, GError **error) {
    if (specifier->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
        return find_simple (masters, specifier, error);
    for (const FoNode *condition = specifier->first; condition != NULL; condition = condition->next)
        if (condition_holds (condition, index, number, is_last))
            return find_simple (masters, condition, error);
    fo_set_error (error, masters->document, specifier, _ ("no alternative fits page %d"), number);
    return NULL;
}

const PageMaster *
page_masters_lookup (const PageMasters *masters, const FoNode *sequence, int index, int number, gboolean is_last,
                     GError **error) {
    const char *name = sequence->style->own.master_reference;
    const FoNode *master = name == NULL ? NULL : g_hash_table_lookup (masters->sequences, name);
    if (master == NULL)
        return find_simple (masters, sequence, error);
    int rest = index;
    for (const FoNode *specifier = master->first; specifier != NULL; specifier = specifier->next) {
        int takes = specifier->kind == FO_SINGLE_PAGE_MASTER_REFERENCE ? 1 : specifier->style->own.maximum_repeats;
        if (takes == 0 || rest < takes || specifier->next == NULL)
            return choose (masters, specifier, index, number, is_last, error);
        rest -= takes;
    }
    fo_set_error (error, masters->document, master, _ ("is empty"));
    return NULL;
}

gboolean
page_masters_knows_last (const PageMasters *masters, const FoNode *sequence) {
    const char *name = sequence->style->own.master_reference;
    const FoNode *master = name == NULL ? NULL : g_hash_table_lookup (masters->sequences, name);
    for (const FoNode *specifier = master == NULL ? NULL : master->first; specifier != NULL;
         specifier = specifier->next)
        for (const FoNode *condition = specifier->first; condition != NULL; condition = condition->next)
            if (condition->style->own.page_position == POSITION_LAST
                || condition->style->own.page_position == POSITION_ONLY)
                return TRUE;
    return FALSE;
}

gboolean
page_masters_has_region (const PageMasters *masters, const char *name) {
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init (&iterator, masters->simple);
    while (g_hash_table_iter_next (&iterator, NULL, &value)) {
        const PageMaster *master = value;
        if (strcmp (region_name (master->body), name) == 0)
            return TRUE;
        for (int side = 0; side < SIDES; side++)
            if (master->side[side] != NULL && strcmp (region_name (master->side[side]), name) == 0)
                return TRUE;
    }
    return FALSE;
}
