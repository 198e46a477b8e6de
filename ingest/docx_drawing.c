/* docx_drawing.c - what is drawn: text boxes and the words in shapes are text, the rest is counted.
 * Called by:   docx_run.c.
 * Source:      ECMA-376 part 1, 20.1.2.1.40 (txBody), 20.4 (DrawingML in documents); part 4, 19.1.2.23 (textpath). */
#include "ingest/docx_parts.h"

#include <string.h>

static void
read_text_box (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    gboolean outer_code[FIELDS_MAX];
    guint outer_fields = reader->fields;
    Sink sink = { .list = NULL };

    if (paragraph->boxes == NULL)
        paragraph->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    sink.list = paragraph->boxes;
    memcpy (outer_code, reader->field_in_code, sizeof outer_code);
    reader->fields = 0; /* a box is a story of its own: the fields around it do not reach in */
    docx_read_blocks (reader, walk, &sink);
    docx_end_story (reader, walk, &sink);
    memcpy (reader->field_in_code, outer_code, sizeof outer_code);
    reader->fields = outer_fields;
}

/* What is drawn and holds no text that is read. Pictures are no objects that a clerk is warned of. */
static void
note_object (DocxReader *reader, const char *name) {
    static const struct {
        const char *name, *kind;
        gboolean is_picture;
    } objects[] = {
        { "OLEObject", "object", FALSE }, { "chart", "chart", FALSE },      { "relIds", "diagram", FALSE },
        { "blip", "picture", TRUE },      { "imagedata", "picture", TRUE }, { "control", "object", FALSE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
        if (strcmp (name, objects[i].name) == 0) {
            document_builder_lose (reader->builder, objects[i].kind, reader->part);
            reader->objects += !objects[i].is_picture;
        }
}

/* ---- words that are drawn ---------------------------------------------------------------------------------------- */

static void
add_box (DocxReader *reader, WordParagraph *paragraph, const char *text) {
    WordParagraph *box = word_paragraph_new (reader);
    RunLook look = { 0, FALSE, FALSE, 0 };
    if (paragraph->boxes == NULL)
        paragraph->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    g_string_assign (box->text, text);
    box->has_breaks = TRUE;
    word_paragraph_add_look (box, &look);
    g_ptr_array_add (paragraph->boxes, box);
}

/* WordArt of the old kind: its words are an attribute. */
static void
read_word_art (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    const char *words = xml_walk_peek_attribute (walk, "string");
    if (words != NULL && *words != '\0' && reader->deleted_depth == 0)
        add_box (reader, paragraph, words);
}

/* The runs of a paragraph of DrawingML: a:r and a:fld hold a:t, a:br is a break. */
static void
append_drawn (XmlWalk *walk, GString *text) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        const char *name = xml_walk_peek_name (walk);
        if (strcmp (name, "t") == 0)
            xml_walk_append_text (walk, text);
        else if (strcmp (name, "br") == 0)
            g_string_append_c (text, LINE_BREAK);
        else if (strcmp (name, "r") == 0 || strcmp (name, "fld") == 0)
            append_drawn (walk, text);
    }
}

/* a:txBody: text in a drawing that was pasted from another program. */
static void
read_drawn_body (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        g_autoptr (GString) text = NULL;
        if (strcmp (xml_walk_peek_name (walk), "p") != 0)
            continue;
        text = g_string_new (NULL);
        append_drawn (walk, text);
        if (text->len > 0 && reader->deleted_depth == 0)
            add_box (reader, paragraph, text->str);
    }
}

void
docx_read_drawing (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        const char *name = xml_walk_peek_name (walk);
        if (xml_walk_is (walk, "txbxContent")) {
            read_text_box (reader, walk, paragraph);
        } else if (xml_walk_family (walk) == XML_COMPATIBILITY && strcmp (name, "AlternateContent") == 0) {
            gboolean taken = FALSE;
            XmlLevel inner = xml_walk_enter (walk);
            while (xml_walk_next (walk, &inner))
                if (xml_walk_choose_branch (walk, &taken))
                    docx_read_drawing (reader, walk, paragraph);
        } else if (strcmp (name, "txBody") == 0) {
            read_drawn_body (reader, walk, paragraph);
        } else {
            if (strcmp (name, "textpath") == 0)
                read_word_art (reader, walk, paragraph);
            note_object (reader, name);
            docx_read_drawing (reader, walk, paragraph);
        }
    }
}
