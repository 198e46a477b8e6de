/* sides.h - the properties that exist once per side: border, padding, margin, and the spaces before and after.
 * Lives here:  their shorthands (`border="0.5pt solid black"`, `padding="2pt 3pt"`) and parts (`.conditionality`).
 * Called by:   properties.c.
 * Source:      XSL 1.1, 7.8, 7.11 and 7.31. */
#pragma once

#include "render/properties.h"

#define LINE_HEIGHT_NORMAL  1.2
#define BORDER_WIDTH_MEDIUM 1.0

typedef struct {
    const FoStyle *parent;
    FoStyle *style; /* being filled */
    Arena *arena;
} StyleReader;

/* Values. Each returns NULL, or why the value is wrong (untranslated, marked). */
const char *style_read_length (StyleReader *reader, const char *value, gboolean negative, Length *ret);
const char *style_read_points (StyleReader *reader, const char *value, gboolean negative, double *ret);
const char *style_read_color (const char *value, guint32 *ret);

/**
 * style_read_side:
 * @rank: 1 all sides, 2 one side or one aspect, 3 one aspect of one side: what is more exact comes later
 * @ret_reason: set where the value is wrong
 * Returns: whether @name is such a property at all.
 */
gboolean style_read_side (StyleReader *reader, FoKind kind, const char *name, const char *value, int rank,
                          const char **ret_reason);
