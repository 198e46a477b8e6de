/* docx_form.c - fields whose text is not stored: a box to tick and a list to choose from are kept by their state, a symbol and
 * a place to click at by their code.
 * Called by:   docx_run.c.
 * Source:      ECMA-376 part 1, 17.16.17 (ffData), 17.16.7 (checkBox), 17.16.9 (ddList),
 *              17.16.5.32 (MACROBUTTON), 17.16.5.60 (SYMBOL). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "ingest/symbols.h"

#define BOX_EMPTY  "\u2610"
#define BOX_TICKED "\u2612"

#define FIELD_CODE_BYTES_MAX 1024 /* only short codes show anything */

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
docx_add_field_code (DocxReader *reader, XmlWalk *walk) {
    if (reader->fields == 0 || !reader->field_in_code[reader->fields - 1]
        || reader->field_code->len > FIELD_CODE_BYTES_MAX)
        return;
    xml_walk_append_text (walk, reader->field_code);
}

/* What stands behind the switch `\f` of a code, without its quotes. */
static char *
read_font_switch (const char *code) {
    const char *at = strstr (code, "\\f");
    if (at == NULL)
        return NULL;
    at += 2;
    at += strspn (at, " \t");
    return *at == '"' ? g_strndup (at + 1, strcspn (at + 1, "\"")) : g_strndup (at, strcspn (at, " \t"));
}

/* `252 \f "Wingdings"`: a character by its number, or itself. */
static char *
read_symbol (const char *code) {
    g_autofree char *name = read_font_switch (code);
    int font = symbol_font (name);
    char utf8[7] = { 0 }, *end;
    gunichar c = (gunichar)g_ascii_strtoull (code, &end, 0);

    if (end == code || (*end != '\0' && !g_ascii_isspace (*end)))
        c = g_utf8_get_char (code);
    if (font < 0 && strstr (code, "\\u") == NULL && c >= 0x80 && c <= 0xFF) {
        const char byte[1] = { (char)c };
        return g_convert (byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    }
    if (c < 0x20 || !g_unichar_validate (c))
        return NULL;
    g_unichar_to_utf8 (symbol_character (font, c), utf8);
    return g_strdup (utf8);
}

/* What a field shows that has a code and no result; most show nothing. */
static char *
read_field_code (const char *code) {
    const char *rest;
    code += strspn (code, " \t\r\n");
    rest = code + strcspn (code, " \t\r\n");
    rest += strspn (rest, " \t\r\n");
    if (g_ascii_strncasecmp (code, "SYMBOL ", 7) == 0)
        return read_symbol (rest);
    if (g_ascii_strncasecmp (code, "MACROBUTTON ", 12) == 0) { /* the macro's name, then what is shown */
        rest += strcspn (rest, " \t\r\n");
        return g_strdup (rest + strspn (rest, " \t\r\n"));
    }
    return NULL;
}

void
docx_end_form_field (DocxReader *reader, WordParagraph *paragraph) {
    g_autofree char *text = NULL;
    if (reader->form_text == NULL || reader->form_field != reader->fields) {
        text = reader->field_in_code[reader->fields - 1] ? read_field_code (reader->field_code->str) : NULL;
        g_string_truncate (reader->field_code, 0);
        if (text == NULL)
            return;
        g_strchomp (text);
        reader->field_in_code[reader->fields - 1] = FALSE;
        docx_put_text (reader, paragraph, text);
        return;
    }
    text = g_steal_pointer (&reader->form_text);
    if (reader->form_paragraph != reader->paragraphs || paragraph->text->len != reader->form_at)
        return; /* some programs write a result too */
    reader->field_in_code[reader->fields - 1] = FALSE;
    docx_put_text (reader, paragraph, text);
}
