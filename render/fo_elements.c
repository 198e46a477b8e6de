/* fo_elements.c - see fo_elements.h. */
#include "render/fo_elements.h"

#define INLINES                                                                                                        \
    (FO_BIT (FO_TEXT) | FO_BIT (FO_INLINE) | FO_BIT (FO_WRAPPER) | FO_BIT (FO_BASIC_LINK) | FO_BIT (FO_FOOTNOTE)       \
     | FO_BIT (FO_LEADER) | FO_BIT (FO_PAGE_NUMBER) | FO_BIT (FO_PAGE_NUMBER_CITATION)                                 \
     | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))
#define BLOCKS                                                                                                         \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_LIST_BLOCK) | FO_BIT (FO_WRAPPER))

/* What may stand in what. An element without a row is not implemented. */
static const struct {
    const char *name;
    guint64 children;
} elements[FO_KIND_LAST] = {
    [FO_NONE] = { NULL, FO_BIT (FO_ROOT) },
    [FO_ROOT] = { "root", FO_BIT (FO_LAYOUT_MASTER_SET) | FO_BIT (FO_BOOKMARK_TREE) | FO_BIT (FO_PAGE_SEQUENCE) },
    [FO_LAYOUT_MASTER_SET] = { "layout-master-set", FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_PAGE_SEQUENCE_MASTER) },
    [FO_BOOKMARK_TREE] = { "bookmark-tree", FO_BIT (FO_BOOKMARK) },
    [FO_BOOKMARK] = { "bookmark", FO_BIT (FO_BOOKMARK_TITLE) | FO_BIT (FO_BOOKMARK) },
    [FO_BOOKMARK_TITLE] = { "bookmark-title", FO_BIT (FO_TEXT) },
    [FO_SIMPLE_PAGE_MASTER]
    = { "simple-page-master", FO_BIT (FO_REGION_BODY) | FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER)
                                  | FO_BIT (FO_REGION_START) | FO_BIT (FO_REGION_END) },
    [FO_PAGE_SEQUENCE_MASTER]
    = { "page-sequence-master", FO_BIT (FO_SINGLE_PAGE_MASTER_REFERENCE) | FO_BIT (FO_REPEATABLE_PAGE_MASTER_REFERENCE)
                                    | FO_BIT (FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES) },
    [FO_SINGLE_PAGE_MASTER_REFERENCE] = { "single-page-master-reference", 0 },
    [FO_REPEATABLE_PAGE_MASTER_REFERENCE] = { "repeatable-page-master-reference", 0 },
    [FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES]
    = { "repeatable-page-master-alternatives", FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    [FO_CONDITIONAL_PAGE_MASTER_REFERENCE] = { "conditional-page-master-reference", 0 },
    [FO_REGION_BODY] = { "region-body", 0 },
    [FO_REGION_BEFORE] = { "region-before", 0 },
    [FO_REGION_AFTER] = { "region-after", 0 },
    [FO_REGION_START] = { "region-start", 0 },
    [FO_REGION_END] = { "region-end", 0 },
    [FO_PAGE_SEQUENCE] = { "page-sequence", FO_BIT (FO_STATIC_CONTENT) | FO_BIT (FO_FLOW) },
    [FO_STATIC_CONTENT] = { "static-content", BLOCKS },
    [FO_FLOW] = { "flow", BLOCKS },
    [FO_BLOCK] = { "block", INLINES | BLOCKS },
    [FO_BLOCK_CONTAINER] = { "block-container", BLOCKS },
    [FO_INLINE] = { "inline", INLINES },
    [FO_BASIC_LINK] = { "basic-link", INLINES },
    [FO_FOOTNOTE] = { "footnote", FO_BIT (FO_INLINE) | FO_BIT (FO_FOOTNOTE_BODY) },
    [FO_FOOTNOTE_BODY] = { "footnote-body", BLOCKS },
    [FO_WRAPPER] = { "wrapper", INLINES | BLOCKS },
    [FO_LEADER] = { "leader", 0 },
    [FO_PAGE_NUMBER] = { "page-number", 0 },
    [FO_PAGE_NUMBER_CITATION] = { "page-number-citation", 0 },
    [FO_PAGE_NUMBER_CITATION_LAST] = { "page-number-citation-last", 0 },
    [FO_TABLE] = { "table", FO_BIT (FO_TABLE_COLUMN) | FO_BIT (FO_TABLE_HEADER) | FO_BIT (FO_TABLE_FOOTER)
                                | FO_BIT (FO_TABLE_BODY) },
    [FO_TABLE_COLUMN] = { "table-column", 0 },
    [FO_TABLE_HEADER] = { "table-header", FO_BIT (FO_TABLE_ROW) },
    [FO_TABLE_FOOTER] = { "table-footer", FO_BIT (FO_TABLE_ROW) },
    [FO_TABLE_BODY] = { "table-body", FO_BIT (FO_TABLE_ROW) },
    [FO_TABLE_ROW] = { "table-row", FO_BIT (FO_TABLE_CELL) },
    [FO_TABLE_CELL] = { "table-cell", BLOCKS },
    [FO_LIST_BLOCK] = { "list-block", FO_BIT (FO_LIST_ITEM) },
    [FO_LIST_ITEM] = { "list-item", FO_BIT (FO_LIST_ITEM_LABEL) | FO_BIT (FO_LIST_ITEM_BODY) },
    [FO_LIST_ITEM_LABEL] = { "list-item-label", BLOCKS },
    [FO_LIST_ITEM_BODY] = { "list-item-body", BLOCKS },
    [FO_TEXT] = { NULL, 0 },
};

const char *
fo_kind_name (FoKind kind) {
    return elements[kind].name == NULL ? "#text" : elements[kind].name;
}

gboolean
fo_may_contain (FoKind parent, FoKind child) {
    return (elements[parent].children & FO_BIT (child)) != 0;
}

FoKind
fo_find_kind (const char *name) {
    static GHashTable *kinds;
    if (g_once_init_enter (&kinds)) {
        GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
        for (FoKind kind = FO_ROOT; kind < FO_TEXT; kind++)
            g_hash_table_insert (table, (gpointer)elements[kind].name, GINT_TO_POINTER (kind));
        g_once_init_leave (&kinds, table);
    }
    return GPOINTER_TO_INT (g_hash_table_lookup (kinds, name));
}
