/* docx_story.c - the blocks of one part: paragraphs, content controls, at any depth.
 * Not here:    tables (docx_table.c).
 * Called by:   docx.c.
 * Source:      ECMA-376 part 1, 17.3.1 (paragraphs), 17.5.2 (content controls), 17.13.5 (revisions). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

/* Finished paragraphs are used again: most documents need no more than a row of them at a time. */
#define SPARE_MAX       64
#define SPARE_BYTES_MAX (16 << 10)
#define SPARE_LOOKS_MAX 256
#define HEADERS_MAX     1024 /* a document of hundreds of sections has three headers in each */

WordParagraph *
word_paragraph_new (DocxReader *reader) {
    WordParagraph *paragraph = reader->spare.first;
    if (paragraph != NULL) {
        reader->spare.first = paragraph->next;
        reader->spare.count--;
    } else {
        paragraph = g_new0 (WordParagraph, 1);
        paragraph->text = g_string_sized_new (250);
        paragraph->spare = &reader->spare;
    }
    paragraph->props = paragraph_props_none ();
    paragraph->mark = run_props_none ();
    return paragraph;
}

void
word_paragraph_add_look (WordParagraph *paragraph, const RunLook *look) {
    RunLooks *looks = &paragraph->looks;
    if (looks->count == looks->room) {
        looks->room = MAX (2 * looks->room, 4);
        looks->list = g_renew (RunLook, looks->list, looks->room);
    }
    looks->list[looks->count++] = *look;
}

static void
dispose_paragraph (WordParagraph *paragraph) {
    g_string_free (paragraph->text, TRUE);
    g_free (paragraph->looks.list);
    g_free (paragraph);
}

void
word_spare_clear (WordSpare *spare) {
    for (WordParagraph *paragraph = spare->first, *next; paragraph != NULL; paragraph = next) {
        next = paragraph->next;
        dispose_paragraph (paragraph);
    }
    *spare = (WordSpare){ 0 };
}

static void
free_text (GString **text) {
    if (*text != NULL)
        g_string_free (*text, TRUE);
    *text = NULL;
}

/* Long ones are not kept: what is spare stays small. Each of the others is as new, but for its properties. */
void
word_paragraph_free (WordParagraph *paragraph) {
    WordSpare *spare;
    if (paragraph == NULL)
        return;
    free_text (&paragraph->deleted);
    free_text (&paragraph->hidden);
    g_clear_pointer (&paragraph->boxes, g_ptr_array_unref);
    g_clear_pointer (&paragraph->label, g_free);
    paragraph_props_clear (&paragraph->props);
    run_props_clear (&paragraph->mark);
    spare = paragraph->spare;
    if (spare->count >= SPARE_MAX || paragraph->text->allocated_len > SPARE_BYTES_MAX
        || paragraph->looks.room > SPARE_LOOKS_MAX) {
        dispose_paragraph (paragraph);
        return;
    }
    text_truncate (paragraph->text, 0);
    paragraph->looks.count = 0;
    paragraph->has_breaks = paragraph->label_space = paragraph->drop_cap = paragraph->section_break = FALSE;
    paragraph->style = NULL;
    paragraph->style_name = NULL;
    paragraph->next = spare->first;
    spare->first = paragraph;
    spare->count++;
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

/* Headers and footers that a section names are read later, each once. */
static void
read_section (DocxReader *reader, XmlWalk *walk, gboolean *ret_new_page) {
    XmlLevel level = xml_walk_enter (walk);
    gboolean new_page = TRUE; /* 17.18.77: nextPage where no type stands */
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "type")) {
            const char *type = xml_walk_peek_attribute (walk, "val");
            new_page = g_strcmp0 (type, "continuous") != 0 && g_strcmp0 (type, "nextColumn") != 0;
        } else if (xml_walk_is (walk, "headerReference") || xml_walk_is (walk, "footerReference")) {
            char *id = xml_walk_dup_attribute (walk, "id");
            if (id != NULL && reader->header_ids->len < HEADERS_MAX
                && !g_ptr_array_find_with_equal_func (reader->header_ids, id, g_str_equal, NULL))
                g_ptr_array_add (reader->header_ids, id);
            else
                g_free (id);
        }
    }
    *ret_new_page = new_page;
}

static void
read_properties (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "rPr"))
            run_props_read (walk, &paragraph->mark);
        else if (xml_walk_is (walk, "sectPr"))
            read_section (reader, walk, &paragraph->section_break);
        else if (xml_walk_is (walk, "framePr"))
            paragraph->drop_cap = xml_walk_flag (walk, "dropCap", FALSE);
        else
            paragraph_props_read_one (walk, &paragraph->props);
    }
}

static const ParagraphProps *
find_number_indents (DocxReader *reader, const ParagraphProps *props) {
    if (props->number_id <= 0)
        return NULL;
    return numbering_peek_indents (reader->numbering, reader->styles, props->number_id, MAX (props->number_level, 0));
}

/* Lays what the paragraph states over its numbering and its style, and its style over the defaults. */
static void
resolve_properties (DocxReader *reader, WordParagraph *paragraph, gboolean is_stated) {
    const Style *style = styles_lookup (reader->styles, paragraph->props.style);
    const ParagraphProps *number_indents;
    ParagraphProps own = paragraph->props, *whole = &paragraph->props;
    gint style_level = style != NULL ? style->paragraph.number_level : -1;

    paragraph->style = style;
    paragraph->style_name = style != NULL ? style->name : NULL;
    *whole = style != NULL ? style->shown : styles_peek_defaults (reader->styles)->shown;
    if (own.number_id > 0 && own.number_level < 0)
        own.number_level = MAX (style_level, 0);
    if (is_stated)
        paragraph_props_lay (whole, &own);
    whole->style = own.style;
    number_indents = find_number_indents (reader, whole);
    if (number_indents == NULL)
        return;
    if (own.left_twips == G_MININT && number_indents->left_twips != G_MININT)
        whole->left_twips = number_indents->left_twips;
    if (own.first_twips == G_MININT && number_indents->first_twips != G_MININT)
        whole->first_twips = number_indents->first_twips;
}

/* What holds for the paragraph mark, and so for the label: the first that states it of @one, @two, the paragraph's style and
 * the defaults. @field: where it stands in RunProps. */
static gboolean
mark_has (const DocxReader *reader, gint8 one, gint8 two, const WordParagraph *paragraph, gsize field) {
    const RunProps *defaults = &styles_peek_defaults (reader->styles)->run;
    gint8 of_style = paragraph->style != NULL ? G_STRUCT_MEMBER (gint8, &paragraph->style->run, field) : -1;
    return (one >= 0 ? one : two >= 0 ? two : of_style >= 0 ? of_style : G_STRUCT_MEMBER (gint8, defaults, field)) > 0;
}

/* The paragraph's automatic label. Where only its style states the number, the level is the one linked to the style. */
static void
count_paragraph (DocxReader *reader, WordParagraph *paragraph, gboolean number_is_own) {
    const char *linked_style = number_is_own ? NULL : paragraph->props.style;
    NumberLook look;
    char *label = NULL;
    if (paragraph->label != NULL || paragraph->props.number_id <= 0)
        return;
    label = numbering_next_label (reader->numbering, reader->styles, paragraph->props.number_id,
                                  paragraph->props.number_level, linked_style, &look);
    paragraph->label = label;
    paragraph->label_space = look.space;
    if (label == NULL || !mark_has (reader, look.caps, paragraph->mark.caps, paragraph, offsetof (RunProps, caps)))
        return;
    paragraph->label = g_utf8_strup (label, -1);
    g_free (label);
}

/* Adds `text` to what is carried and takes the whole: however many paragraphs are joined, each byte is copied once. */
static void
take_joined (GString **text, GString **carried) {
    GString *whole = *carried;
    if (whole == NULL)
        return;
    if (*text != NULL)
        g_string_append_len (whole, (*text)->str, (gssize)(*text)->len);
    *carried = *text;
    *text = whole;
}

/* A deleted or hidden paragraph mark: this paragraph's text stands before that of the next one. */
static void
join_carried (WordParagraph *paragraph, WordParagraph *carried) {
    gsize shift = carried->text->len;
    RunLooks looks = paragraph->looks;
    take_joined (&paragraph->text, &carried->text);
    take_joined (&paragraph->deleted, &carried->deleted);
    take_joined (&paragraph->hidden, &carried->hidden);
    if (carried->label != NULL) { /* its number was printed before its mark was hidden */
        g_free (paragraph->label);
        paragraph->label = g_steal_pointer (&carried->label);
        paragraph->label_space = carried->label_space;
    }
    paragraph->has_breaks = paragraph->has_breaks || carried->has_breaks;
    paragraph->looks = carried->looks;
    carried->looks = looks;
    for (guint i = 0; i < looks.count; i++) {
        RunLook look = looks.list[i];
        look.start += shift;
        word_paragraph_add_look (paragraph, &look);
    }
    if (carried->boxes != NULL && paragraph->boxes == NULL)
        paragraph->boxes = g_steal_pointer (&carried->boxes);
    else if (carried->boxes != NULL) {
        g_ptr_array_extend_and_steal (carried->boxes, g_steal_pointer (&paragraph->boxes));
        paragraph->boxes = g_steal_pointer (&carried->boxes);
    }
    word_paragraph_free (carried);
}

/* Takes over `paragraph`. The boxes anchored in it follow it. */
static void
give_out (DocxReader *reader, XmlWalk *walk, Sink *sink, WordParagraph *paragraph) {
    g_autoptr (GPtrArray) boxes = g_steal_pointer (&paragraph->boxes);
    if (sink->list != NULL) {
        g_ptr_array_add (sink->list, paragraph);
    } else {
        GError *error = NULL;
        if (!docx_emit_paragraph (reader, paragraph, sink, &error))
            xml_walk_fail (walk, error);
        word_paragraph_free (paragraph);
    }
    for (guint i = 0; boxes != NULL && i < boxes->len; i++)
        give_out (reader, walk, sink, g_steal_pointer (&boxes->pdata[i]));
}

static void
read_paragraph (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    g_autoptr (WordParagraph) paragraph = word_paragraph_new (reader);
    XmlLevel level = xml_walk_enter (walk);
    gboolean is_stated = FALSE, resolved = FALSE, number_is_own, is_hidden;
    gint own_number = -1;

    if (++reader->paragraphs > reader->limits->max_blocks)
        xml_walk_fail (walk,
                       g_error_new (DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                                    _ ("it has more than %u paragraphs and table rows"), reader->limits->max_blocks));
    /* w:pPr comes first; the runs after it need it resolved */
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "pPr")) {
            read_properties (reader, walk, paragraph);
            is_stated = TRUE;
            continue;
        }
        if (!resolved) {
            own_number = paragraph->props.number_id;
            resolve_properties (reader, paragraph, is_stated);
            resolved = TRUE;
        }
        docx_read_inline_child (reader, walk, paragraph);
    }
    if (!resolved) {
        own_number = paragraph->props.number_id;
        resolve_properties (reader, paragraph, is_stated);
    }
    number_is_own = own_number >= 0;
    reader->insertions += paragraph->mark.inserted_mark > 0;
    reader->deletions += paragraph->mark.deleted_mark > 0;
    if (sink->carried != NULL)
        join_carried (paragraph, g_steal_pointer (&sink->carried));
    if (paragraph->mark.deleted_mark > 0) {
        sink->carried = g_steal_pointer (&paragraph);
        return;
    }
    is_hidden = mark_has (reader, paragraph->mark.vanish, -1, paragraph, offsetof (RunProps, vanish));
    if (reader->deleted_depth == 0 && (!is_hidden || paragraph->text->len > 0))
        count_paragraph (reader, paragraph, number_is_own);
    if ((is_hidden || paragraph->drop_cap)
        && paragraph->text->len > 0) { /* one line with the text that runs on behind it */
        sink->carried = g_steal_pointer (&paragraph);
        return;
    }
    give_out (reader, walk, sink, g_steal_pointer (&paragraph));
}

void
docx_end_story (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    if (sink->carried != NULL)
        give_out (reader, walk, sink, g_steal_pointer (&sink->carried));
}

/* ---- what holds blocks ----------------------------------------------------------------------------------------- */

static void
read_wrapper (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    reader->insertions += xml_walk_is (walk, "ins") || xml_walk_is (walk, "moveTo");
    docx_read_blocks (reader, walk, sink);
}

void
docx_read_block (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", NULL };
    if (xml_walk_family (walk) == XML_COMPATIBILITY) {
        gboolean taken = FALSE;
        XmlLevel level = xml_walk_enter (walk);
        while (xml_walk_next (walk, &level))
            if (xml_walk_choose_branch (walk, &taken))
                docx_read_blocks (reader, walk, sink);
        return;
    }
    if (xml_walk_family (walk) == XML_MATH) {
        WordParagraph *paragraph = word_paragraph_new (reader);
        docx_put_math (reader, walk, paragraph);
        give_out (reader, walk, sink, paragraph);
        return;
    }
    if (xml_walk_family (walk) != XML_WORD)
        return;
    if (xml_walk_is (walk, "p"))
        read_paragraph (reader, walk, sink);
    else if (xml_walk_is (walk, "tbl"))
        docx_read_table (reader, walk, sink);
    else if (g_strv_contains (wrappers, xml_walk_peek_name (walk)))
        read_wrapper (reader, walk, sink);
    else if (xml_walk_is (walk, "del") || xml_walk_is (walk, "moveFrom")) {
        reader->deletions++;
        reader->deleted_depth++;
        docx_read_blocks (reader, walk, sink);
        reader->deleted_depth--;
    } else if (xml_walk_is (walk, "altChunk")) {
        docx_read_chunk (reader, walk, sink);
    } else if (xml_walk_is (walk, "subDoc")) {
        reader->objects++;
        document_builder_lose (reader->builder, "other-file", reader->part);
    } else if (xml_walk_is (walk, "sectPr")) {
        gboolean new_page;
        read_section (reader, walk, &new_page);
    }
}

void
docx_read_blocks (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        docx_read_block (reader, walk, sink);
}
