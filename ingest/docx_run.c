/* docx_run.c - what stands in a paragraph: runs, fields, revisions, links, notes, formulas.
 * Not here:    what is drawn (docx_drawing.c).
 * Called by:   docx_story.c.
 * Source:      ECMA-376 part 1, 17.3.3 (run content), 17.13.5 (revisions), 17.16 (fields), 22.1 (math);
 *              part 3, 10 (AlternateContent). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "ingest/docx_math.h"
#include "ingest/number_format.h"
#include "ingest/symbols.h"

/* ---- the text of a run --------------------------------------------------------------------------------------- */

/* 17.7.3: in the styles a toggle of paragraph and character style together cancel out; a direct one decides. */
static gboolean
toggle (gint8 direct, gint8 character, gint8 paragraph, gint8 defaults) {
    if (direct >= 0)
        return direct;
    if (character < 0 && paragraph < 0)
        return defaults > 0;
    return (character > 0) != (paragraph > 0);
}

static gint
first_stated (gint one, gint two, gint three, gint four) {
    return one > 0 ? one : two > 0 ? two : three > 0 ? three : four;
}

static WordFont
first_font (WordFont one, WordFont two, WordFont three, WordFont four) {
    return one >= 0 ? one : two >= 0 ? two : three >= 0 ? three : four;
}

static TextLook
find_look (const DocxReader *reader, const WordParagraph *paragraph, const RunProps *own) {
    const RunProps none = run_props_none ();
    const Style *paragraph_style = paragraph->style;
    const Style *run_style = own->style != NULL ? styles_lookup (reader->styles, own->style) : NULL;
    const RunProps *p, *r, *d = &styles_peek_defaults (reader->styles)->run;

    p = paragraph_style != NULL ? &paragraph_style->run : &none;
    r = run_style != NULL ? &run_style->run : &none;
    return (TextLook){
        .bold = toggle (own->bold, r->bold, p->bold, d->bold),
        .italic = toggle (own->italic, r->italic, p->italic, d->italic),
        .caps = toggle (own->caps, r->caps, p->caps, d->caps),
        .vanish = toggle (own->vanish, r->vanish, p->vanish, d->vanish),
        .size_half_points
        = first_stated (own->size_half_points, r->size_half_points, p->size_half_points, d->size_half_points),
        .font_ascii = first_font (own->font_ascii, r->font_ascii, p->font_ascii, d->font_ascii),
        .font_high = first_font (own->font_high, r->font_high, p->font_high, d->font_high),
    };
}

/* The look of a run that states nothing; it hangs on the paragraph's style alone. */
static const TextLook *
peek_plain_look (DocxReader *reader, const WordParagraph *paragraph) {
    if (!reader->plain_is_known || reader->plain_style != paragraph->style) {
        const RunProps none = run_props_none ();
        reader->plain_look = find_look (reader, paragraph, &none);
        reader->plain_style = paragraph->style;
        reader->plain_is_known = TRUE;
    }
    return &reader->plain_look;
}

static gboolean
is_in_field_code (const DocxReader *reader) {
    for (guint i = 0; i < reader->fields; i++)
        if (reader->field_in_code[i])
            return TRUE;
    return FALSE;
}

/* A field's code holds w:instrText. Where w:t stands in it in a later paragraph, the field was never ended: without this it
 * would swallow the rest of the document. */
static void
drop_unended_fields (DocxReader *reader) {
    while (reader->fields > 0 && reader->field_in_code[reader->fields - 1]
           && reader->field_paragraph[reader->fields - 1] != reader->paragraphs)
        reader->fields--;
}

static void
note_look (WordParagraph *paragraph, const TextLook *look, gsize start) {
    const RunLook entry = { start, look->bold, look->italic, look->size_half_points };
    if (paragraph->looks.count > 0) {
        const RunLook *last = &paragraph->looks.list[paragraph->looks.count - 1];
        if (last->bold == entry.bold && last->italic == entry.italic
            && last->size_half_points == entry.size_half_points)
            return;
    }
    word_paragraph_add_look (paragraph, &entry);
}

static void
add_apart (GString **apart, const char *text) {
    if (*apart == NULL)
        *apart = g_string_new (NULL);
    g_string_append (*apart, text);
}

/* Adds text where it belongs: to the paragraph, to what was deleted, to what is hidden, or nowhere (a field's code). */
static void
put_text (DocxReader *reader, WordParagraph *paragraph, const TextLook *look, const char *text) {
    g_autofree char *upper = NULL, *converted = NULL;
    if (*text == '\0' || is_in_field_code (reader))
        return;
    if (look->font_ascii > 0 || look->font_high > 0) {
        const GString *before = reader->deleted_depth > 0 ? paragraph->deleted
                                : look->vanish            ? paragraph->hidden
                                                          : paragraph->text;
        converted = docx_convert_text (reader, look->font_ascii, look->font_high, before, text);
        text = converted != NULL ? converted : text;
    }
    if (reader->deleted_depth > 0) {
        add_apart (&paragraph->deleted, text);
        document_builder_lose (reader->builder, "deleted-text", reader->part);
        return;
    }
    if (look->vanish) {
        add_apart (&paragraph->hidden, text);
        reader->hidden_runs++;
        document_builder_lose (reader->builder, "hidden-text", reader->part);
        return;
    }
    note_look (paragraph, look, paragraph->text->len);
    if (look->caps)
        upper = g_utf8_strup (text, -1);
    paragraph->has_breaks = paragraph->has_breaks || strpbrk (text, "\n\f") != NULL;
    g_string_append (paragraph->text, upper != NULL ? upper : text);
}

void
docx_put_text (DocxReader *reader, WordParagraph *paragraph, const char *text) {
    static const TextLook plain = { 0 };
    put_text (reader, paragraph, &plain, text);
}

#define SHORT_BYTES 32 /* where a loop over bytes costs less than calls */

/* Line ends and tabs in the XML are white space, no breaks. */
static void
flatten_white_space (GString *text, gsize from) {
    static const char breaks[] = { '\n', '\t', '\r' };
    char *end = text->str + text->len;
    if (text->len - from <= SHORT_BYTES) {
        for (char *p = text->str + from; p < end; p++)
            if (*p == '\n' || *p == '\t' || *p == '\r')
                *p = ' ';
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
        for (char *p = text->str + from; (p = memchr (p, breaks[i], (gsize)(end - p))) != NULL; p++)
            *p = ' ';
}

static gboolean
goes_straight (const DocxReader *reader, const TextLook *look) {
    return reader->deleted_depth == 0 && !look->vanish && !look->caps && look->font_ascii <= 0 && look->font_high <= 0
           && !is_in_field_code (reader);
}

static void
put_element_text (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look) {
    gboolean straight;
    GString *text;
    gsize start;
    drop_unended_fields (reader);
    straight = goes_straight (reader, look);
    text = straight ? paragraph->text : g_string_truncate (reader->scratch, 0);
    start = text->len;
    xml_walk_append_text (walk, text);
    flatten_white_space (text, start);
    if (!straight)
        put_text (reader, paragraph, look, text->str);
    else if (text->len > start)
        note_look (paragraph, look, start);
}

static void
put_break (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look) {
    const char *type = xml_walk_peek_attribute (walk, "type");
    char mark[2] = { g_strcmp0 (type, "page") == 0 || g_strcmp0 (type, "column") == 0 ? PAGE_BREAK : LINE_BREAK, '\0' };
    put_text (reader, paragraph, look, mark);
}

static void
put_symbol (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look) {
    const char *font = xml_walk_peek_attribute (walk, "font");
    const char *code = xml_walk_peek_attribute (walk, "char");
    gunichar c = code != NULL ? (gunichar)g_ascii_strtoull (code, NULL, 16) : 0;
    char utf8[7] = { 0 };
    if (c < 0x20 || !g_unichar_validate (c))
        return;
    if (legacy_font (font).encoding != LEGACY_NONE) { /* a letter of such a font, put in as a symbol */
        TextLook of_font = *look;
        of_font.font_ascii = of_font.font_high = word_font (font);
        g_unichar_to_utf8 (c, utf8);
        put_text (reader, paragraph, &of_font, utf8);
        return;
    }
    g_unichar_to_utf8 (symbol_character (symbol_font (font), c), utf8);
    put_text (reader, paragraph, look, utf8);
}

static void
take_field_mark (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    const char *type = xml_walk_peek_attribute (walk, "fldCharType");
    if (g_strcmp0 (type, "begin") == 0 && reader->fields < FIELDS_MAX) {
        reader->field_in_code[reader->fields] = TRUE;
        reader->field_paragraph[reader->fields++] = reader->paragraphs;
        g_string_truncate (reader->field_code, 0);
        docx_begin_form_field (reader, walk, paragraph);
    } else if (g_strcmp0 (type, "separate") == 0 && reader->fields > 0)
        reader->field_in_code[reader->fields - 1] = FALSE;
    else if (g_strcmp0 (type, "end") == 0 && reader->fields > 0) {
        docx_end_form_field (reader, paragraph);
        reader->fields--;
    }
}

/* `[1]` where a note is referred to; its text follows behind the body by docx.c. */
static void
put_note_mark (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look, gboolean end) {
    NoteReference note = { xml_walk_integer (walk, "id", -1), NULL, end };
    g_autofree char *text = NULL;
    if (reader->deleted_depth > 0 || look->vanish || is_in_field_code (reader))
        return;
    if (xml_walk_flag (walk, "customMarkFollows", FALSE)) {
        g_array_append_val (reader->notes, note); /* the mark was typed, here and in the note */
        return;
    }
    note.mark = end ? number_format ("lowerRoman", (int)++reader->endnotes)
                    : number_format ("decimal", (int)++reader->footnotes);
    text = g_strdup_printf ("[%s]", note.mark);
    g_array_append_val (reader->notes, note);
    put_text (reader, paragraph, look, text);
}

/* ---- formulas --------------------------------------------------------------------------------------------------- */

void
docx_put_math (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    g_autoptr (GString) text = g_string_new (NULL);
    docx_append_math (walk, text);
    docx_put_text (reader, paragraph, text->str);
}

/* ---- runs ------------------------------------------------------------------------------------------------------ */

static void read_run_child (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look);

/* Of a word with its reading above it, the word. */
static void
read_ruby (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (xml_walk_is (walk, "rubyBase"))
            docx_read_inline (reader, walk, paragraph);
}

static void
read_run_branches (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look) {
    gboolean taken = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_choose_branch (walk, &taken)) {
            XmlLevel inner = xml_walk_enter (walk);
            while (xml_walk_next (walk, &inner))
                read_run_child (reader, walk, paragraph, look);
        }
    }
}

/* Children of w:r that stand for fixed text. */
static const struct {
    const char *name, *text;
} fixed[] = {
    { "tab", "\t" }, { "ptab", "\t" }, { "cr", "\n" }, { "noBreakHyphen", "-" }, { "softHyphen", "\u00AD" },
};

static void
read_run_child (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, const TextLook *look) {
    if (xml_walk_family (walk) == XML_COMPATIBILITY) {
        read_run_branches (reader, walk, paragraph, look);
        return;
    }
    if (xml_walk_family (walk) != XML_WORD)
        return;
    if (xml_walk_is (walk, "t")) {
        put_element_text (reader, walk, paragraph, look);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++) {
        if (xml_walk_is (walk, fixed[i].name)) {
            put_text (reader, paragraph, look, fixed[i].text);
            return;
        }
    }
    if (xml_walk_is (walk, "delText")) {
        reader->deleted_depth++;
        put_element_text (reader, walk, paragraph, look);
        reader->deleted_depth--;
    } else if (xml_walk_is (walk, "br"))
        put_break (reader, walk, paragraph, look);
    else if (xml_walk_is (walk, "sym"))
        put_symbol (reader, walk, paragraph, look);
    else if (xml_walk_is (walk, "instrText"))
        docx_add_field_code (reader, walk);
    else if (xml_walk_is (walk, "fldChar"))
        take_field_mark (reader, walk, paragraph);
    else if (xml_walk_is (walk, "footnoteReference"))
        put_note_mark (reader, walk, paragraph, look, FALSE);
    else if (xml_walk_is (walk, "endnoteReference"))
        put_note_mark (reader, walk, paragraph, look, TRUE);
    else if (xml_walk_is (walk, "ruby"))
        read_ruby (reader, walk, paragraph);
    else if (xml_walk_is (walk, "drawing") || xml_walk_is (walk, "pict") || xml_walk_is (walk, "object"))
        docx_read_drawing (reader, walk, paragraph);
}

static void
read_run (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    RunProps props = run_props_none ();
    TextLook look;
    gboolean is_stated = FALSE, is_found = FALSE;
    XmlLevel level = xml_walk_enter (walk);

    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "rPr")) {
            run_props_read (walk, &props);
            is_stated = TRUE;
            continue;
        }
        if (!is_found) { /* w:rPr comes first */
            look = is_stated ? find_look (reader, paragraph, &props) : *peek_plain_look (reader, paragraph);
            is_found = TRUE;
        }
        read_run_child (reader, walk, paragraph, &look);
    }
    run_props_clear (&props);
}

/* ---- what holds runs ------------------------------------------------------------------------------------------- */

typedef enum { HOLDS_RUNS, HOLDS_INSERTED, HOLDS_DELETED } Holding;

static const struct {
    const char *name;
    Holding holding;
} holders[] = {
    { "hyperlink", HOLDS_RUNS },  { "smartTag", HOLDS_RUNS }, { "customXml", HOLDS_RUNS },
    { "fldSimple", HOLDS_RUNS },  { "sdt", HOLDS_RUNS },      { "sdtContent", HOLDS_RUNS },
    { "dir", HOLDS_RUNS },        { "bdo", HOLDS_RUNS },      { "ins", HOLDS_INSERTED },
    { "moveTo", HOLDS_INSERTED }, { "del", HOLDS_DELETED },   { "moveFrom", HOLDS_DELETED },
};

static void
read_holder (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph, Holding holding) {
    if (reader->deleted_depth == 0) {
        reader->insertions += holding == HOLDS_INSERTED;
        reader->deletions += holding == HOLDS_DELETED;
    }
    reader->deleted_depth += holding == HOLDS_DELETED;
    docx_read_inline (reader, walk, paragraph);
    reader->deleted_depth -= holding == HOLDS_DELETED;
}

void
docx_read_inline_child (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    const char *name = xml_walk_peek_name (walk);
    if (xml_walk_is (walk, "r")) {
        read_run (reader, walk, paragraph);
        return;
    }
    if (xml_walk_family (walk) == XML_MATH) {
        docx_put_math (reader, walk, paragraph);
        return;
    }
    if (xml_walk_family (walk) == XML_COMPATIBILITY) {
        gboolean taken = FALSE;
        XmlLevel level = xml_walk_enter (walk);
        while (xml_walk_next (walk, &level))
            if (xml_walk_choose_branch (walk, &taken))
                docx_read_inline (reader, walk, paragraph);
        return;
    }
    if (strcmp (name, "conflictIns") == 0 || strcmp (name, "conflictDel") == 0) { /* of Word 2010's own namespace */
        read_holder (reader, walk, paragraph, name[8] == 'I' ? HOLDS_INSERTED : HOLDS_DELETED);
        return;
    }
    if (xml_walk_family (walk) != XML_WORD)
        return;
    if (xml_walk_is (walk, "subDoc")) {
        reader->objects++;
        document_builder_lose (reader->builder, "other-file", reader->part);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (holders); i++)
        if (xml_walk_is (walk, holders[i].name)) {
            read_holder (reader, walk, paragraph, holders[i].holding);
            return;
        }
}

void
docx_read_inline (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        docx_read_inline_child (reader, walk, paragraph);
}
