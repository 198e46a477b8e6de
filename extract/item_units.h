/* item_units.h - what the children of a unit are to it: points, paragraphs, field lines, tables.
 * Lives here:  sorting them, and deciding whether the points or the unit as a whole are the items.
 * Called by:   items.c.
 * Source:      records.md, "Which units are items" (dash points, fields of a unit). */
#pragma once

#include "extract/item_build.h"
#include "extract/outline.h"

typedef struct {
    GPtrArray *points;     /* (borrowed) const Unit*: labelled units and headings that are no field lines */
    GPtrArray *fields_of;  /* of ItemFields*, parallel to points, NULL entries where none */
    GPtrArray *paragraphs; /* (borrowed) const Unit*: lines without a label that are no field lines */
    GPtrArray *lines_of;   /* of ItemFields*, parallel to paragraphs: field lines right behind one */
    GPtrArray *contents;   /* (borrowed) const Unit*: lines like `Nội dung: …`, part of the unit's text */
    GPtrArray *tables;     /* (borrowed) const Unit* */
    GPtrArray *lines;      /* (borrowed) const Unit*: the field lines themselves */
    ItemFields *covering;  /* field lines of the unit itself, or that cover all its points; never NULL */
} UnitParts;

/** unit_lift_paragraphs: paragraphs below a field line that is complete, `c) Thời gian: tháng 6/2026.`, belong to the unit that
 *   the line is of; so it is made in the whole tree below @unit. */
void unit_lift_paragraphs (const ItemMaker *maker, Unit *unit);

/**
 * unit_parts_read:
 * @taken: units whose lines were already given to somebody else; field lines that cover all letters but stand below the
 *   last are added to it
 */
UnitParts *unit_parts_read (const ItemMaker *maker, const Unit *unit, GHashTable *taken);
void unit_parts_free (UnitParts *parts); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnitParts, unit_parts_free)

/** unit_points_are_items: FALSE where the unit as a whole is the work and its points only detail it. */
gboolean unit_points_are_items (const ItemMaker *maker, const Unit *unit, const UnitParts *parts,
                                const ItemScope *scope);
