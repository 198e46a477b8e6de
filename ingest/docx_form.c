/* docx_form.c - fields of a form: a box to tick and a list to choose from are stored by their state, not as text.
 * Called by:   docx_run.c.
 * Source:      ECMA-376 part 1, 17.16.17 (ffData), 17.16.7 (checkBox), 17.16.9 (ddList). */
#include "ingest/docx_parts.h"

#define BOX_EMPTY  "\u2610"
#define BOX_TICKED "\u2612"

static char *
read_check_box (XmlWalk *walk) {
    gboolean is_default = FALSE, is_checked = FALSE, is_stated = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "default"))
            is_default = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "checked")) {
            is_checked = xml_walk_is_on (walk);
            is_stated = TRUE;
        }
    }
    return g_strdup ((is_stated ? is_checked : is_default) ? BOX_TICKED : BOX_EMPTY);
}

/* The entry that was chosen, else the one chosen from the beginning, else the first. */
static char *
read_list (XmlWalk *walk) {
    g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
    int chosen = -1, from_start = 0;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "result"))
            chosen = xml_walk_integer (walk, "val", -1);
        else if (xml_walk_is (walk, "default"))
            from_start = xml_walk_integer (walk, "val", 0);
        else if (xml_walk_is (walk, "listEntry"))
            g_ptr_array_add (entries, xml_walk_dup_attribute (walk, "val"));
    }
    chosen = chosen >= 0 ? chosen : from_start;
    return chosen >= 0 && (guint)chosen < entries->len ? g_steal_pointer (&entries->pdata[chosen]) : NULL;
}

void
docx_begin_form_field (DocxReader *reader, XmlWalk *walk, const WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk), inner;
    while (xml_walk_next (walk, &level)) {
        if (!xml_walk_is (walk, "ffData"))
            continue;
        inner = xml_walk_enter (walk);
        g_clear_pointer (&reader->form_text, g_free);
        while (xml_walk_next (walk, &inner)) {
            if (xml_walk_is (walk, "checkBox"))
                reader->form_text = (g_free (reader->form_text), read_check_box (walk));
            else if (xml_walk_is (walk, "ddList"))
                reader->form_text = (g_free (reader->form_text), read_list (walk));
        }
        reader->form_at = paragraph->text->len;
        reader->form_field = reader->fields;
        reader->form_paragraph = reader->paragraphs;
    }
}

void
docx_end_form_field (DocxReader *reader, WordParagraph *paragraph) {
    g_autofree char *text = NULL;
    if (reader->form_text == NULL || reader->form_field != reader->fields)
        return;
    text = g_steal_pointer (&reader->form_text);
    if (reader->form_paragraph != reader->paragraphs || paragraph->text->len != reader->form_at)
        return; /* some programs write a result too */
    reader->field_in_code[reader->fields - 1] = FALSE;
    docx_put_text (reader, paragraph, text);
}
