/* fo_elements.h - which elements are implemented, and which may stand in which.
 * Called by:   fo_builder.c, fo.c.
 * Source:      XSL 1.1, 6.2 (the content of each formatting object). */
#pragma once

#include "render/properties.h"

/** fo_kind_name: the element's local name, `block`; `#text` for text. */
const char *fo_kind_name (FoKind kind);

/** fo_find_kind: FO_NONE where no element of that local name is implemented. */
FoKind fo_find_kind (const char *name);

/** fo_may_contain: FO_NONE as parent stands above the root. */
gboolean fo_may_contain (FoKind parent, FoKind child);
