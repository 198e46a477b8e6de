/* wordml_runs.c - text, fields, leaders and footnotes of a paragraph. */
#include <string.h>

#include "render/wordml_writer.h"

void
word_escape (GString *out, const char *text, gssize length) {
    g_autofree char *escaped = g_markup_escape_text (text, length);
    g_string_append (out, escaped);
}

WordLook
word_look_of_block (const FoStyle *style) {
    return (WordLook){ style->own.underline, style->own.line_through, COLOR_NONE, 0, SHIFT_BASELINE };
}

static WordLook
enter_look (Word *word, const FoNode *node) {
    const FoStyle *style = node->style;
    WordLook before = word->look, *look = &word->look;
    look->underline |= style->own.underline;
    look->line_through |= style->own.line_through;
    if (style->own.background != COLOR_NONE)
        look->background = style->own.background;
    if (style->own.baseline_shift == SHIFT_LENGTH)
        look->rise += style->own.shift;
    else if (style->own.baseline_shift != SHIFT_BASELINE)
        look->shift = style->own.baseline_shift;
    if (style->own.overline)
        word_report (word, node, "text-decoration=\"overline\"");
    if (border_width (&style->own.border[SIDE_AFTER]) > 0)
        word_report (word, node, "border-after (of an inline)");
    return before;
}

/* The order is the schema's (CT_RPr). */
void
word_run_properties (GString *out, const FoStyle *style, const WordLook *look) {
    const char *comma = strchr (style->i.family, ',');
    g_autofree char *family
        = comma == NULL ? g_strdup (style->i.family) : g_strndup (style->i.family, (gsize)(comma - style->i.family));
    g_strdelimit (g_strstrip (family), "'\"", ' ');
    g_strstrip (family);
    g_autofree char *name = g_markup_escape_text (strcmp (family, "serif") == 0        ? "Times New Roman"
                                                  : strcmp (family, "sans-serif") == 0 ? "Arial"
                                                                                       : family,
                                                  -1);
    int half_points = (int)(style->i.size * 2 + 0.5);
    g_string_append_printf (out, "<w:rFonts w:ascii=\"%1$s\" w:hAnsi=\"%1$s\" w:eastAsia=\"%1$s\" w:cs=\"%1$s\"/>",
                            name);
    g_string_append (out, style->i.bold ? "<w:b/><w:bCs/>" : "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>");
    g_string_append (out, style->i.italic ? "<w:i/><w:iCs/>" : "<w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>");
    if (look->line_through)
        g_string_append (out, "<w:strike/>");
    if (style->i.color != COLOR_NONE)
        g_string_append_printf (out, "<w:color w:val=\"%06X\"/>", style->i.color);
    if (look->rise != 0)
        g_string_append_printf (out, "<w:position w:val=\"%d\"/>",
                                (int)(look->rise * 2 + (look->rise < 0 ? -0.5 : 0.5)));
    g_string_append_printf (out, "<w:sz w:val=\"%1$d\"/><w:szCs w:val=\"%1$d\"/>", half_points);
    if (look->underline)
        g_string_append (out, "<w:u w:val=\"single\"/>");
    if (look->background != COLOR_NONE)
        g_string_append_printf (out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>", look->background);
    if (look->shift == SHIFT_SUPER || look->shift == SHIFT_SUB)
        g_string_append_printf (out, "<w:vertAlign w:val=\"%s\"/>",
                                look->shift == SHIFT_SUPER ? "superscript" : "subscript");
}

static void
begin_run (Word *word, const FoStyle *style) {
    g_string_append (word->out, "<w:r><w:rPr>");
    word_run_properties (word->out, style, &word->look);
    g_string_append (word->out, "</w:rPr>");
}

static void
field (Word *word, const FoStyle *style, const char *instruction, const char *shown) {
    g_string_append_printf (word->out, "<w:fldSimple w:instr=\" %s \">", instruction);
    begin_run (word, style);
    g_string_append_printf (word->out, "<w:t>%s</w:t></w:r></w:fldSimple>", shown);
    word->space_open = FALSE;
}

static char *
transform (const FoStyle *style, const char *text, gsize length) {
    if (style->i.text_transform == TRANSFORM_UPPERCASE)
        return g_utf8_strup (text, (gssize)length);
    if (style->i.text_transform == TRANSFORM_LOWERCASE)
        return g_utf8_strdown (text, (gssize)length);
    return g_strndup (text, length);
}

static void
text_run (Word *word, const FoNode *node) {
    g_autofree char *text = transform (node->style, node->text, node->length);
    g_autoptr (GString) kept = g_string_new (NULL);
    const char *from;
    for (const char *p = text; *p != '\0'; p++) {
        if (node->style->i.white_space_collapse && *p == ' ' && word->space_open)
            continue;
        word->space_open = *p == ' ' || *p == '\n';
        g_string_append_c (kept, *p);
    }
    if (node->style->i.text_transform == TRANSFORM_CAPITALIZE)
        word_report (word, node, "text-transform=\"capitalize\"");
    if (kept->len == 0)
        return;
    begin_run (word, node->style);
    from = kept->str;
    for (;;) {
        gsize length = strcspn (from, "\n\t");
        if (length > 0) {
            g_string_append (word->out, "<w:t xml:space=\"preserve\">");
            word_escape (word->out, from, (gssize)length);
            g_string_append (word->out, "</w:t>");
        }
        if (from[length] == '\0')
            break;
        g_string_append (word->out, from[length] == '\n' ? "<w:br/>" : "<w:tab/>");
        from += length + 1;
    }
    g_string_append (word->out, "</w:r>");
}

static guint
anchor_number (Word *word, const char *id) {
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (word->anchors, id));
    if (number == 0) {
        number = g_hash_table_size (word->anchors) + 1;
        g_hash_table_insert (word->anchors, g_strdup (id), /* rows are freed */ GUINT_TO_POINTER (number));
    }
    return number;
}

void
word_anchor (Word *word, const FoNode *node) {
    if (node->id == NULL)
        return;
    guint number = anchor_number (word, node->id);
    g_string_append_printf (
        word->out, "<w:bookmarkStart w:id=\"%1$u\" w:name=\"place%1$u\"/><w:bookmarkEnd w:id=\"%1$u\"/>", number);
}

/* The mark is the one that the FO prints, not one that Word counts. */
static void
footnote (Word *word, const FoNode *node, double width) {
    GString *out = word->out;
    guint number = ++word->n_footnotes;
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        if (child->kind == FO_FOOTNOTE_BODY) {
            g_autoptr (GString) notes = g_string_new (NULL);
            WordLook look = word->look;
            word->out = notes;
            word_blocks (word, child->first, width);
            word->out = out;
            word->look = look;
            g_string_append_printf (word->footnotes, "<w:footnote w:id=\"%u\">%s</w:footnote>", number, notes->str);
        }
    g_string_append_printf (out, "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"%u\"/></w:r>", number);
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        if (child->kind == FO_INLINE)
            word_runs (word, child, width);
}

static void
link_run (Word *word, const FoNode *node, double width) {
    const char *inside = node->style->own.internal_destination, *outside = node->style->own.external_destination;
    if (inside != NULL)
        g_string_append_printf (word->out, "<w:hyperlink w:anchor=\"place%u\">", anchor_number (word, inside));
    else if (outside != NULL) {
        g_autofree char *address = g_markup_escape_text (outside, -1);
        g_string_append_printf (word->out, "<w:fldSimple w:instr=\" HYPERLINK &quot;%s&quot; \">", address);
    }
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        word_runs (word, child, width);
    if (inside != NULL)
        g_string_append (word->out, "</w:hyperlink>");
    else if (outside != NULL)
        g_string_append (word->out, "</w:fldSimple>");
}

void
word_runs (Word *word, const FoNode *node, double width) {
    if (node == NULL)
        return;
    if (node->kind == FO_TEXT) {
        text_run (word, node);
        return;
    }
    g_autofree char *instruction = NULL;
    WordLook before = enter_look (word, node);
    switch (node->kind) {
    case FO_PAGE_NUMBER:
        field (word, node->style, "PAGE", "1");
        break;
    case FO_PAGE_NUMBER_CITATION_LAST:
        word_report (word, node, "page-number-citation-last");
        /* fall through */
    case FO_PAGE_NUMBER_CITATION:
        instruction = g_strdup_printf ("PAGEREF place%u", anchor_number (word, node->text != NULL ? node->text : ""));
        field (word, node->style, instruction, "1");
        break;
    case FO_LEADER:
        begin_run (word, node->style);
        g_string_append (word->out, "<w:tab/></w:r>");
        break;
    case FO_FOOTNOTE:
        footnote (word, node, width);
        break;
    case FO_BASIC_LINK:
        link_run (word, node, width);
        break;
    default:
        word_anchor (word, node);
        for (const FoNode *child = node->first; child != NULL; child = child->next)
            word_runs (word, child, width);
    }
    word->look = before;
}
