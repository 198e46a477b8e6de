/* wordml.c - see wordml.h. Page sequences as sections. */
#include "render/wordml.h"

#include <string.h>

#include "base/i18n.h"
#include "render/masters.h"
#include "render/wordml_writer.h"

static void
word_clear (Word *word) {
    g_string_free (word->out, TRUE);
    g_string_free (word->footnotes, TRUE);
    g_string_free (word->style_list, TRUE);
    g_string_free (word->part_names, TRUE);
    g_hash_table_unref (word->styles);
    g_hash_table_unref (word->style_names);
    g_hash_table_unref (word->anchors);
    g_hash_table_unref (word->outline);
    g_hash_table_unref (word->reported);
    g_ptr_array_unref (word->parts);
    g_clear_error (&word->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Word, word_clear)

static void
free_part (gpointer part) {
    g_string_free (part, TRUE);
}

static void
read_outline (Word *word, const FoNode *node, int depth) {
    for (; node != NULL; node = node->next)
        if (node->kind == FO_BOOKMARK) {
            const char *id = node->style->own.internal_destination;
            if (id == NULL)
                id = node->text;
            if (id != NULL)
                g_hash_table_insert (word->outline, (gpointer)id, GINT_TO_POINTER (depth));
            read_outline (word, node->first, depth + 1);
        }
}

/* Writes the header or footer of @page; its number, 0 for none. */
static guint
margin_part (Word *word, const FoNode *sequence, const PageMaster *page, int side) {
    const FoNode *content = sequence->first;
    GString *out = word->out, *part;
    if (page->side[side] == NULL)
        return 0;
    while (content != NULL
           && (content->kind != FO_STATIC_CONTENT
               || g_strcmp0 (content->style->own.flow_name, region_name (page->side[side])) != 0))
        content = content->next;
    part = word->out = g_string_new (NULL);
    word->pending = 0;
    if (content != NULL)
        word_blocks (word, content->first, page->body_area.width);
    if (part->len == 0 || word->after_table)
        word_spacer (word, 1, FALSE);
    word->out = out;
    word->pending = 0;
    g_ptr_array_add (word->parts, part);
    g_string_append_c (word->part_names, side == SIDE_BEFORE ? 'h' : 'f');
    return word->parts->len;
}

static void
section (Word *word, const FoNode *sequence, const PageMaster *first, const PageMaster *other) {
    static const char *const formats[]
        = { "decimal", "decimalZero", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter" };
    const Area *area = &other->body_area;
    g_autoptr (GString) out = g_string_new ("<w:sectPr>");
    double header = other->side[SIDE_BEFORE] != NULL ? other->side_area[SIDE_BEFORE].y : area->y;
    double footer = other->side[SIDE_AFTER] != NULL
                        ? other->height - other->side_area[SIDE_AFTER].y - other->side_area[SIDE_AFTER].height
                        : 0;
    for (int i = 0; i < 4; i++) {
        int side = i % 2 == 0 ? SIDE_BEFORE : SIDE_AFTER;
        guint number = margin_part (word, sequence, i < 2 ? other : first, side);
        if (number > 0)
            g_string_append_printf (out, "<w:%sReference w:type=\"%s\" r:id=\"part%u\"/>",
                                    side == SIDE_BEFORE ? "header" : "footer", i < 2 ? "default" : "first", number);
    }
    if (other->side[SIDE_START] != NULL || other->side[SIDE_END] != NULL)
        word_report (word, sequence, "region-start, region-end");
    g_string_append_printf (out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", twips (other->width), twips (other->height),
                            other->width > other->height ? " w:orient=\"landscape\"" : "");
    g_string_append_printf (
        out,
        "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" "
        "w:gutter=\"0\"/>",
        twips (area->y), twips (other->width - area->x - area->width), twips (other->height - area->y - area->height),
        twips (area->x), twips (header), twips (footer));
    g_string_append_printf (out, "<w:pgNumType w:fmt=\"%s\"", formats[sequence->style->own.number_format]);
    if (sequence->style->own.initial_page_number > 0)
        g_string_append_printf (out, " w:start=\"%d\"", sequence->style->own.initial_page_number);
    g_string_append (out, "/><w:titlePg/></w:sectPr>");
    if (sequence->next == NULL)
        g_string_append (word->out, out->str);
    else
        g_string_append_printf (
            word->out,
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>%s"
            "</w:pPr></w:p>",
            out->str);
}

static gboolean
write_sequence (Word *word, const PageMasters *masters, const FoNode *sequence, GError **error) {
    const PageMaster *first = page_masters_lookup (masters, sequence, 0, 1, FALSE, error);
    const PageMaster *other = first == NULL ? NULL : page_masters_lookup (masters, sequence, 1, 2, FALSE, error);
    if (other == NULL)
        return FALSE;
    word->pending = 0;
    word->page_break = word->after_table = FALSE;
    for (const FoNode *node = sequence->first; node != NULL; node = node->next)
        if (node->kind == FO_FLOW)
            word_blocks (word, node->first, other->body_area.width);
    if (word->after_table && sequence->next == NULL)
        word_spacer (word, 1, FALSE);
    section (word, sequence, first, other);
    if (word->error == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&word->error));
    return FALSE;
}

GBytes *
render_wordml (const xmlDoc *fo, const RenderRows *rows, const char *name, const RenderInformation *information,
               GError **error) {
    g_autoptr (FoDocument) document = fo_document_load_tree (fo, name, error);
    g_autoptr (PageMasters) masters = NULL;
    const FoNode *table;
    if (document == NULL)
        return NULL;
    g_auto (Word) word = {
        .document = document,
        .information = information,
        .rows = rows,
        .out = g_string_new (NULL),
        .footnotes = g_string_new (NULL),
        .style_list = g_string_new (NULL),
        .part_names = g_string_new (NULL),
        .styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
        .style_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
        .anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
        .outline = g_hash_table_new (g_str_hash, g_str_equal),
        .reported = g_hash_table_new (g_str_hash, g_str_equal),
        .parts = g_ptr_array_new_with_free_func (free_part),
    };
    if (rows != NULL && (word.continued = fo_document_find_body (document, rows->id, &table)) == NULL) {
        fo_set_error (error, document, document->root, _ ("no table-body has the id “%s”"), rows->id);
        return NULL;
    }
    for (const FoNode *node = document->root->first; node != NULL; node = node->next) {
        if (node->kind == FO_BOOKMARK_TREE)
            read_outline (&word, node->first, 1);
        else if (node->kind == FO_LAYOUT_MASTER_SET && (masters = page_masters_new (document, node, error)) == NULL)
            return NULL;
        else if (node->kind == FO_PAGE_SEQUENCE && !write_sequence (&word, masters, node, error))
            return NULL;
    }
    return word_package (&word, word.out, error);
}
