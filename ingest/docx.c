/* docx.c - see docx.h: the parts of the package, in the order in which they are read.
 * Not here:    what is in a story (docx_story.c), in a paragraph (docx_run.c).
 * Source:      ECMA-376 part 1, 11.3 (parts), 17.11 (notes), 17.10 (headers and footers). */
#include "ingest/docx.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "ingest/docx_parts.h"

static void
clear_note (gpointer data) {
    NoteReference *note = data;
    g_free (note->mark);
}

static void
clear_reader (DocxReader *reader) {
    styles_free (reader->styles);
    numbering_free (reader->numbering);
    g_array_unref (reader->notes);
    g_ptr_array_unref (reader->header_ids);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocxReader, clear_reader)

/* A walk over the part; NULL with an error. */
static XmlWalk *
open_part (DocxReader *reader, const char *part, GError **error) {
    g_autoptr (GBytes) bytes = package_read (reader->package, part, error);
    return bytes != NULL ? xml_walk_new (bytes, part, reader->limits->max_depth, error) : NULL;
}

/* ---- styles and numbering -------------------------------------------------------------------------------------- */

static gboolean
read_styles (DocxReader *reader, const GArray *relations, GError **error) {
    const Relation *relation = package_find_relation (relations, "styles", NULL);
    g_autoptr (XmlWalk) walk = NULL;
    if (relation == NULL || !package_has (reader->package, relation->target)) {
        reader->styles = styles_new_empty ();
        return TRUE;
    }
    walk = open_part (reader, relation->target, error);
    if (walk == NULL)
        return FALSE;
    reader->styles = styles_read (walk);
    return xml_walk_finish (walk, error);
}

static gboolean
read_numbering (DocxReader *reader, const GArray *relations, GError **error) {
    const Relation *relation = package_find_relation (relations, "numbering", NULL);
    g_autoptr (XmlWalk) walk = NULL;
    if (relation == NULL || !package_has (reader->package, relation->target)) {
        reader->numbering = numbering_new_empty ();
        return TRUE;
    }
    walk = open_part (reader, relation->target, error);
    if (walk == NULL)
        return FALSE;
    reader->numbering = numbering_read (walk);
    return xml_walk_finish (walk, error);
}

/* ---- the body -------------------------------------------------------------------------------------------------- */

static gboolean
read_body (DocxReader *reader, const char *part, GError **error) {
    g_autoptr (XmlWalk) walk = open_part (reader, part, error);
    Sink sink = { .kind = BLOCK_PARAGRAPH };
    XmlLevel level;
    if (walk == NULL)
        return FALSE;
    if (!xml_walk_is (walk, "document")) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: it is no Word document"), part);
        return FALSE;
    }
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (xml_walk_is (walk, "body"))
            docx_read_blocks (reader, walk, &sink);
    docx_end_story (reader, walk, &sink);
    word_paragraph_free (sink.carried); /* where giving it out was not possible any more */
    return xml_walk_finish (walk, error);
}

/* ---- notes ----------------------------------------------------------------------------------------------------- */

/* The notes of one part, by id: GPtrArray of WordParagraph each. */
static GHashTable *
read_notes (DocxReader *reader, const char *part, const char *element, GError **error) {
    g_autoptr (GHashTable) notes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr (XmlWalk) walk = open_part (reader, part, error);
    XmlLevel level;
    if (walk == NULL)
        return NULL;
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        int id = xml_walk_integer (walk, "id", -1);
        Sink sink = { .list = NULL };
        if (!xml_walk_is (walk, element) || g_hash_table_contains (notes, GINT_TO_POINTER (id)))
            continue;
        sink.list = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
        g_hash_table_insert (notes, GINT_TO_POINTER (id), sink.list);
        docx_read_blocks (reader, walk, &sink);
        docx_end_story (reader, walk, &sink);
    }
    return xml_walk_finish (walk, error) ? g_steal_pointer (&notes) : NULL;
}

/* `[1]` in front of the note's first paragraph, as its label. */
static gboolean
emit_note (DocxReader *reader, const NoteReference *note, GPtrArray *paragraphs, GError **error) {
    Sink sink = { .kind = BLOCK_NOTE };
    for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
        WordParagraph *paragraph = paragraphs->pdata[i];
        if (i == 0) {
            g_free (paragraph->label);
            paragraph->label = g_strdup_printf ("[%s]", note->mark);
            paragraph->label_space = TRUE;
        }
        if (!docx_emit_paragraph (reader, paragraph, &sink, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_note_part (DocxReader *reader, const GArray *relations, const char *type, const char *element, gboolean end,
                GError **error) {
    const Relation *relation = package_find_relation (relations, type, NULL);
    g_autoptr (GHashTable) notes = NULL;
    guint count = reader->notes->len;

    if ((end ? reader->endnotes : reader->footnotes) == 0 || relation == NULL
        || !package_has (reader->package, relation->target))
        return TRUE;
    notes = read_notes (reader, relation->target, element, error);
    if (notes == NULL)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        const NoteReference *note = &g_array_index (reader->notes, NoteReference, i);
        if (note->end == end
            && !emit_note (reader, note, g_hash_table_lookup (notes, GINT_TO_POINTER (note->id)), error))
            return FALSE;
    }
    return TRUE;
}

/* ---- what stands behind the body ------------------------------------------------------------------------------- */

/* A header, footer or the comments: their paragraphs, tables flattened. */
static gboolean
read_side_part (DocxReader *reader, const char *part, BlockKind kind, const char *wrapper, GError **error) {
    g_autoptr (XmlWalk) walk = NULL;
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    Sink lists = { .list = list }, out = { .kind = kind };
    if (!package_has (reader->package, part))
        return TRUE;
    walk = open_part (reader, part, error);
    if (walk == NULL)
        return FALSE;
    if (wrapper == NULL)
        docx_read_blocks (reader, walk, &lists);
    else {
        XmlLevel level = xml_walk_enter (walk);
        while (xml_walk_next (walk, &level))
            if (xml_walk_is (walk, wrapper))
                docx_read_blocks (reader, walk, &lists);
    }
    docx_end_story (reader, walk, &lists);
    for (guint i = 0; i < list->len; i++)
        if (!docx_emit_paragraph (reader, list->pdata[i], &out, error))
            return FALSE;
    return xml_walk_finish (walk, error);
}

static gboolean
read_side_parts (DocxReader *reader, const GArray *relations, GError **error) {
    const Relation *comments = package_find_relation (relations, "comments", NULL);
    for (guint i = 0; i < reader->header_ids->len; i++) {
        const Relation *relation = package_find_relation (relations, NULL, reader->header_ids->pdata[i]);
        BlockKind kind = relation != NULL && g_strcmp0 (relation->type, "footer") == 0 ? BLOCK_FOOTER : BLOCK_HEADER;
        if (relation != NULL && !read_side_part (reader, relation->target, kind, NULL, error))
            return FALSE;
    }
    return comments == NULL || read_side_part (reader, comments->target, BLOCK_COMMENT, "comment", error);
}

static void
add_warnings (DocxReader *reader) {
    static const Span nowhere = { 0, 0 };
    if (reader->insertions + reader->deletions > 0)
        document_builder_warn (reader->builder, "draft",
                               g_strdup_printf (_ ("it is a draft with tracked changes: %u insertions were taken, %u "
                                                   "deletions left out; accept or reject them in Word"),
                                                reader->insertions, reader->deletions),
                               nowhere);
    if (reader->hidden_runs > 0)
        document_builder_warn (reader->builder, "hidden-text",
                               g_strdup_printf (_ ("%u pieces of hidden text were left out"), reader->hidden_runs),
                               nowhere);
    if (reader->objects > 0)
        document_builder_warn (
            reader->builder, "unread-object",
            g_strdup_printf (_ ("%u embedded objects (charts, sheets, other files) were not read"), reader->objects),
            nowhere);
}

static gboolean
read_parts (DocxReader *reader, GError **error) {
    g_autoptr (GArray) roots = package_read_relations (reader->package, "", error);
    g_autoptr (GArray) relations = NULL;
    const Relation *main_part;

    if (roots == NULL)
        return FALSE;
    main_part = package_find_relation (roots, "officeDocument", NULL);
    if (main_part == NULL || package_is_other (reader->package, main_part->target)) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, package_kind_message (reader->package));
        return FALSE;
    }
    relations = package_read_relations (reader->package, main_part->target, error);
    if (relations == NULL || !read_styles (reader, relations, error) || !read_numbering (reader, relations, error)
        || !read_body (reader, main_part->target, error))
        return FALSE;
    if (!read_note_part (reader, relations, "footnotes", "footnote", FALSE, error)
        || !read_note_part (reader, relations, "endnotes", "endnote", TRUE, error)
        || !read_side_parts (reader, relations, error))
        return FALSE;
    add_warnings (reader);
    return TRUE;
}

gboolean
docx_read (const void *data, gsize size, const DocumentLimits *limits, DocumentBuilder *builder, GError **error) {
    g_autoptr (Package) package = package_open (data, size, limits, error);
    g_auto (DocxReader) reader = { .package = package, .builder = builder, .limits = limits };

    reader.notes = g_array_new (FALSE, TRUE, sizeof (NoteReference));
    g_array_set_clear_func (reader.notes, clear_note);
    reader.header_ids = g_ptr_array_new_with_free_func (g_free);
    return package != NULL && read_parts (&reader, error);
}
