/* wordml_blocks.c - blocks and lists as paragraphs with named styles. */
#include <string.h>

#include "render/wordml_writer.h"

#define INLINES                                                                                                        \
    (FO_BIT (FO_TEXT) | FO_BIT (FO_INLINE) | FO_BIT (FO_BASIC_LINK) | FO_BIT (FO_FOOTNOTE) | FO_BIT (FO_LEADER)        \
     | FO_BIT (FO_PAGE_NUMBER) | FO_BIT (FO_PAGE_NUMBER_CITATION) | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))

static gboolean
is_inline (const FoNode *node) {
    if (node->kind == FO_WRAPPER)
        return node->first == NULL || is_inline (node->first);
    return (INLINES & FO_BIT (node->kind)) != 0;
}

void
word_report (Word *word, const FoNode *node, const char *what) {
    if (!g_hash_table_add (word->reported, (gpointer)what) || word->information == NULL
        || word->information->on_warning == NULL)
        return;
    g_autofree char *place = fo_dup_place (word->document, node->line);
    g_autofree char *message = g_strdup_printf ("%s: %s", place, what);
    word->information->on_warning (message, word->information->data);
}

/* ---- styles ---- */

static const char *
alignment (const FoStyle *style) {
    switch (style->i.text_align) {
    case ALIGN_CENTER:
        return "center";
    case ALIGN_END:
        return "right";
    case ALIGN_JUSTIFY:
        return "both";
    default:
        return "left";
    }
}

static const char *
style_id (Word *word, const FoStyle *style, const char *paragraph) {
    g_autoptr (GString) key = g_string_new (NULL);
    g_autofree char *name = NULL;
    WordLook look = word_look_of_block (style);
    const char *known, *sort = style->i.text_align == ALIGN_JUSTIFY  ? "Body"
                               : style->i.text_align == ALIGN_CENTER ? "Centred"
                               : style->i.text_align == ALIGN_END    ? "Right"
                                                                     : "Left";
    g_string_append_printf (key, "<w:pPr>%s</w:pPr><w:rPr>", paragraph);
    word_run_properties (key, style, &look);
    g_string_append (key, "</w:rPr>");
    known = g_hash_table_lookup (word->styles, key->str);
    if (known != NULL)
        return known;
    char *id = g_strdup_printf ("Report%u", g_hash_table_size (word->styles) + 1);
    g_autofree char *stem = g_strdup_printf ("%s %g%s%s", sort, (int)(style->i.size * 2 + 0.5) / 2.0,
                                             style->i.bold ? " bold" : "", style->i.italic ? " italic" : "");
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (word->style_names, stem)) + 1;
    g_hash_table_insert (word->style_names, g_strdup (stem), GUINT_TO_POINTER (count));
    name = count == 1 ? g_strdup (stem) : g_strdup_printf ("%s (%u)", stem, count);
    g_string_append_printf (word->style_list,
                            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                            "<w:basedOn w:val=\"Normal\"/><w:qFormat/>%s</w:style>",
                            id, name, key->str);
    g_hash_table_insert (word->styles, g_string_free (g_steal_pointer (&key), FALSE), id);
    return id;
}

void
word_border (GString *out, const char *name, const Border *border, double padding) {
    static const char *const kinds[] = { "nil", "single", "double", "dashed", "dotted" };
    int eighths = (int)(border_width (border) * 8 + 0.5);
    if (border_width (border) > 0)
        g_string_append_printf (out, "<w:%s w:val=\"%s\" w:sz=\"%d\" w:space=\"%d\" w:color=\"%06X\"/>", name,
                                kinds[border->style], CLAMP (eighths, 2, 96), CLAMP ((int)(padding + 0.5), 0, 31),
                                border->color == COLOR_NONE ? 0 : border->color);
}

/* ---- paragraphs ---- */

/* A block of nothing but a rule: the rule becomes the lower border of the paragraph. */
static const FoNode *
lone_rule (const FoNode *first) {
    const FoNode *found = NULL;
    for (const FoNode *node = first; node != NULL && is_inline (node); node = node->next)
        if (node->kind == FO_LEADER && node->style->i.leader_pattern == LEADER_RULE && found == NULL)
            found = node;
        else if (node->kind != FO_TEXT || strspn (node->text, " \n\t") < node->length)
            return NULL;
    return found;
}

static void
put_borders (GString *out, const FoStyle *style, const FoNode *rule) {
    static const char *const names[] = { "top", "left", "bottom", "right" };
    static const int sides[] = { SIDE_BEFORE, SIDE_START, SIDE_AFTER, SIDE_END };
    g_autoptr (GString) borders = g_string_new (NULL);
    for (int i = 0; i < SIDES; i++)
        if (rule != NULL && sides[i] == SIDE_AFTER)
            g_string_append_printf (borders, "<w:bottom w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>",
                                    CLAMP ((int)(rule->style->i.rule_thickness * 8 + 0.5), 2, 96),
                                    rule->style->i.color);
        else
            word_border (borders, names[i], &style->own.border[sides[i]], style->own.padding[sides[i]]);
    if (borders->len > 0)
        g_string_append_printf (out, "<w:pBdr>%s</w:pBdr>", borders->str);
}

/* A leader becomes a tab that reaches the right edge. */
static const FoNode *
find_leader (const FoNode *node) {
    const FoNode *found = NULL;
    for (; node != NULL && found == NULL; node = node->next)
        found = node->kind == FO_LEADER ? node : is_inline (node) ? find_leader (node->first) : NULL;
    return found;
}

/* The order is the schema's (CT_PPr). @before: pt */
static char *
paragraph_properties (const FoStyle *style, const FoNode *first, double width, double before, const FoNode *label) {
    static const char *const leaders[]
        = { [LEADER_SPACE] = "none", [LEADER_RULE] = "underscore", [LEADER_DOTS] = "dot" };
    GString *out = g_string_new (NULL);
    const FoNode *rule = lone_rule (first), *leader = rule == NULL ? find_leader (first) : NULL;
    double start = length_resolve (style->i.start_indent, width), end = length_resolve (style->i.end_indent, width);
    double indent = length_resolve (style->i.text_indent, width), space = width - start - end;
    if (style->own.keep_next > 0)
        g_string_append (out, "<w:keepNext/>");
    if (style->i.keep_together > 0)
        g_string_append (out, "<w:keepLines/>");
    g_string_append_printf (out, "<w:widowControl w:val=\"%d\"/>", style->i.widows > 1 || style->i.orphans > 1);
    put_borders (out, style, rule);
    if (style->own.background != COLOR_NONE)
        g_string_append_printf (out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
                                style->own.background);
    if (label != NULL) {
        g_string_append_printf (out, "<w:tabs><w:tab w:val=\"left\" w:pos=\"%d\"/></w:tabs>", twips (start));
        indent = length_resolve (label->style->i.start_indent, width) - start;
    } else if (leader != NULL) {
        g_string_append_printf (out, "<w:tabs><w:tab w:val=\"right\" w:leader=\"%s\" w:pos=\"%d\"/></w:tabs>",
                                leaders[leader->style->i.leader_pattern], twips (start + space));
    }
    g_string_append_printf (out, "<w:spacing w:before=\"%d\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>",
                            MAX (0, twips (before)), MAX (1, twips (style_line_height (style))));
    if (rule != NULL) {
        double left = space - MIN (space, length_resolve (rule->style->i.leader_optimum, space));
        start += style->i.text_align == ALIGN_CENTER ? left / 2 : style->i.text_align == ALIGN_END ? left : 0;
        end += style->i.text_align == ALIGN_CENTER ? left / 2 : style->i.text_align == ALIGN_END ? 0 : left;
    }
    g_string_append_printf (out, "<w:ind w:left=\"%d\" w:right=\"%d\" w:%s=\"%d\"/>", twips (start), twips (end),
                            indent < 0 ? "hanging" : "firstLine", twips (ABS (indent)));
    g_string_append_printf (out, "<w:jc w:val=\"%s\"/>", alignment (style));
    return g_string_free (out, FALSE);
}

void
word_spacer (Word *word, double height, gboolean keep) {
    g_string_append_printf (word->out,
                            "<w:p><w:pPr>%s<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>"
                            "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>",
                            keep ? "<w:keepNext/>" : "", MAX (1, twips (height)));
    word->after_table = FALSE;
}

/* The inlines from @first to the next block. @keep: they stay with what comes next. */
static void
paragraph (Word *word, const FoNode *block, const FoNode *first, double width, double after, gboolean keep) {
    const FoNode *label = word->label;
    double own = block->style->own.space_before.optimum.pt;
    g_autofree char *properties = paragraph_properties (block->style, first, width, own, label);
    const char *id = style_id (word, block->style, properties);
    int depth = block->id == NULL ? 0 : GPOINTER_TO_INT (g_hash_table_lookup (word->outline, block->id));
    g_string_append_printf (word->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", id);
    word->is_held = word->keep_next || keep || block->style->own.keep_next > 0;
    if (word->is_held && block->style->own.keep_next == 0)
        g_string_append (word->out, "<w:keepNext/>"); /* else the style has it */
    if (word->page_break)
        g_string_append (word->out, "<w:pageBreakBefore/>");
    if (twips (own) != twips (word->pending))
        g_string_append_printf (word->out, "<w:spacing w:before=\"%d\"/>", MAX (0, twips (word->pending)));
    if (depth > 0)
        g_string_append_printf (word->out, "<w:outlineLvl w:val=\"%d\"/>", MIN (depth, 9) - 1);
    g_string_append (word->out, "</w:pPr>");
    word->label = NULL;
    word->look = word_look_of_block (block->style);
    word->page_break = FALSE;
    word->after_table = FALSE;
    word->pending = after; /* word processors differ in joining spaces: the larger one goes before the next paragraph */
    word_anchor (word, block);
    word->space_open = TRUE;
    for (const FoNode *piece = label == NULL ? NULL : label->first; piece != NULL; piece = piece->next)
        for (const FoNode *node = piece->first; node != NULL; node = node->next)
            word_runs (word, node, width);
    if (label != NULL)
        g_string_append (word->out, "<w:r><w:tab/></w:r>");
    word->space_open = TRUE;
    if (lone_rule (first) == NULL)
        for (const FoNode *node = first; node != NULL && is_inline (node); node = node->next)
            word_runs (word, node, width);
    g_string_append (word->out, "</w:p>");
}

static gboolean
is_blank (const FoNode *node) {
    return node->kind == FO_TEXT && node->style->i.white_space_collapse && strspn (node->text, " \n\t") >= node->length;
}

static void put_node (Word *word, const FoNode *node, double width, gboolean keep);

static gboolean
is_kept_together (const Word *word, const FoNode *node) {
    return node->style->i.keep_together > 0 && !word->in_cell;
}

/* Whether @node stays with its next sibling, or, the last one, with what follows its parent where that is to be kept. */
static gboolean
is_kept (const Word *word, const FoNode *node, const FoNode *parent, gboolean keep) {
    return word_holds_next (node) || (node->next != NULL ? is_kept_together (word, parent) : keep);
}

static void
block (Word *word, const FoNode *node, double width, gboolean keep) {
    const FoStyle *style = node->style;
    const FoNode *child = node->first, *last_block = NULL;
    gboolean has_text = FALSE;
    word->pending = MAX (word->pending, style->own.space_before.optimum.pt);
    if (style->own.break_before == BREAK_PAGE)
        word->page_break = TRUE;
    for (const FoNode *piece = child; piece != NULL; piece = piece->next)
        if (!is_inline (piece))
            last_block = piece;
    while (child != NULL) {
        const FoNode *first = child;
        gboolean blank = last_block != NULL;
        if (!is_inline (child)) {
            put_node (word, child, width, is_kept (word, child, node, keep));
            child = child->next;
            continue;
        }
        for (; child != NULL && is_inline (child); child = child->next)
            blank = blank && is_blank (child);
        if (!blank) {
            paragraph (word, node, first, width, child == NULL ? style->own.space_after.optimum.pt : 0,
                       child == NULL ? keep : is_kept_together (word, node));
            has_text = TRUE;
        }
    }
    if (last_block != NULL) {
        word->pending = MAX (word->pending, style->own.space_after.optimum.pt);
        for (int side = 0; side < SIDES; side++)
            if (border_width (&style->own.border[side]) > 0)
                word_report (word, node, "border (of a block with blocks in it)");
        if (style->own.background != COLOR_NONE)
            word_report (word, node, "background-color (of a block with blocks in it)");
    } else if (!has_text && node->first == NULL) {
        if (style->own.height.kind == LENGTH_FIXED || border_width (&style->own.border[SIDE_AFTER]) > 0
            || node->id != NULL)
            paragraph (word, node, NULL, width, style->own.space_after.optimum.pt, keep);
        else
            word->pending = MAX (word->pending, style->own.space_after.optimum.pt);
    }
    if (style->own.break_after == BREAK_PAGE)
        word->page_break = TRUE;
}

/* The blocks of @parent. */
static void
put_children (Word *word, const FoNode *parent, double width, gboolean keep) {
    for (const FoNode *node = parent->first; node != NULL; node = node->next)
        put_node (word, node, width, is_kept (word, node, parent, keep));
}

static void
list (Word *word, const FoNode *node, double width, gboolean keep) {
    word->pending = MAX (word->pending, node->style->own.space_before.optimum.pt);
    for (const FoNode *item = node->first; item != NULL; item = item->next) {
        word->pending = MAX (word->pending, item->style->own.space_before.optimum.pt);
        for (const FoNode *part = item->first; part != NULL; part = part->next)
            if (part->kind == FO_LIST_ITEM_LABEL)
                word->label = part;
            else
                put_children (word, part, width, is_kept (word, item, node, keep));
        word->pending = MAX (word->pending, item->style->own.space_after.optimum.pt);
    }
    word->pending = MAX (word->pending, node->style->own.space_after.optimum.pt);
}

gboolean
word_holds_next (const FoNode *node) {
    return node->style->own.keep_next > 0 || (node->next != NULL && node->next->style->own.keep_previous > 0);
}

static void
put_node (Word *word, const FoNode *node, double width, gboolean keep) {
    if (word->error != NULL)
        return;
    switch (node->kind) {
    case FO_BLOCK:
        block (word, node, width, keep);
        break;
    case FO_LIST_BLOCK:
        list (word, node, width, keep);
        break;
    case FO_TABLE:
        word_table (word, node, width, keep);
        break;
    case FO_BLOCK_CONTAINER:
        if (node->style->own.place != PLACE_AUTO)
            word_report (word, node, "absolute-position");
        if (node->style->own.height.kind == LENGTH_FIXED)
            word_report (word, node, "height (of a block-container)");
        /* fall through */
    default:
        put_children (word, node, width, keep);
    }
}

void
word_blocks (Word *word, const FoNode *node, double width) {
    for (; node != NULL; node = node->next)
        put_node (word, node, width, word_holds_next (node));
}
