/* docx.c - see docx.h: the parts of the package, in the order in which they are read.
 * Not here:    what is in a story (docx_story.c), in a paragraph (docx_run.c).
 * Source:      ECMA-376 part 1, 11.3 (parts), 17.11 (notes), 17.10 (headers and footers). */
#include "ingest/docx.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/warning.h"
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
    g_clear_error (&reader->fault);
    g_free (reader->theme_part);
    g_free (reader->form_text);
    g_string_free (reader->field_code, TRUE);
    g_free (reader->part);
    g_string_free (reader->scratch, TRUE);
    word_lines_clear (&reader->lines);
    word_spare_clear (&reader->spare);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocxReader, clear_reader)

/* ---- broken parts: what can be read of them is, never silently --------------------------------------------------- */

/* Takes over `fault`. Nothing else is to be said of a NULL. */
static void
note_fault (DocxReader *reader, GError *fault) {
    gsize end = document_builder_body_length (reader->builder);
    if (fault == NULL)
        return;
    document_builder_warn (reader->builder, warning_code (WARNING_BROKEN_PART),
                           g_strdup_printf (_ ("%s (what stands before that place was read)"), fault->message),
                           (Span){ end, end });
    if (reader->fault == NULL)
        reader->fault = fault;
    else
        g_error_free (fault);
}

static gboolean
is_limit (const GError *error) {
    return g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT);
}

/* A walk over the part; NULL with an error where nothing of it can be read. */
static XmlWalk *
open_part (DocxReader *reader, const char *part, GError **error) {
    GError *fault = NULL;
    g_autoptr (GBytes) bytes = package_read (reader->package, part, &fault, error);
    note_fault (reader, fault);
    g_free (reader->part);
    reader->part = g_strdup (part);
    return bytes != NULL ? xml_walk_new (bytes, part, reader->limits->max_depth, error) : NULL;
}

/* The same for a part without which the document can be read: NULL without an error where it is missing or broken. */
static XmlWalk *
open_further_part (DocxReader *reader, const Relation *relation, GError **error) {
    GError *fault = NULL;
    XmlWalk *walk;
    if (relation == NULL || !package_has (reader->package, relation->target))
        return NULL;
    walk = open_part (reader, relation->target, &fault);
    if (is_limit (fault))
        g_propagate_error (error, fault);
    else
        note_fault (reader, fault);
    return walk;
}

/* FALSE beyond a limit; where the part is broken, what came before stays. */
static gboolean
finish_part (DocxReader *reader, XmlWalk *walk, GError **error) {
    GError *fault = NULL;
    if (xml_walk_finish (walk, &fault))
        return TRUE;
    if (is_limit (fault)) {
        g_propagate_error (error, fault);
        return FALSE;
    }
    note_fault (reader, fault);
    return TRUE;
}

/* ---- styles and numbering -------------------------------------------------------------------------------------- */

static gboolean
read_styles (DocxReader *reader, const GArray *relations, GError **error) {
    GError *fault = NULL;
    g_autoptr (XmlWalk) walk = open_further_part (reader, package_find_relation (relations, "styles", NULL), &fault);
    reader->styles = walk != NULL ? styles_read (walk) : styles_new_empty ();
    if (fault != NULL)
        g_propagate_error (error, fault);
    return walk != NULL ? finish_part (reader, walk, error) : fault == NULL;
}

static gboolean
read_numbering (DocxReader *reader, const GArray *relations, GError **error) {
    GError *fault = NULL;
    g_autoptr (XmlWalk) walk = open_further_part (reader, package_find_relation (relations, "numbering", NULL), &fault);
    reader->numbering = walk != NULL ? numbering_read (walk) : numbering_new_empty ();
    if (fault != NULL)
        g_propagate_error (error, fault);
    return walk != NULL ? finish_part (reader, walk, error) : fault == NULL;
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
    if (!finish_part (reader, walk, error))
        return FALSE;
    if (document_builder_body_length (reader->builder) > 0 || reader->fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&reader->fault)); /* nothing could be read */
    return FALSE;
}

/* ---- notes ----------------------------------------------------------------------------------------------------- */

/* The notes of one part, by id: GPtrArray of WordParagraph each. */
static GHashTable *
read_notes (DocxReader *reader, XmlWalk *walk, const char *element, GError **error) {
    g_autoptr (GHashTable) notes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    XmlLevel level;
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
    return finish_part (reader, walk, error) ? g_steal_pointer (&notes) : NULL;
}

/* `[1]` in front of the note's first paragraph, as its label. */
static gboolean
emit_note (DocxReader *reader, const NoteReference *note, GPtrArray *paragraphs, GError **error) {
    Sink sink = { .kind = BLOCK_NOTE };
    for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
        WordParagraph *paragraph = paragraphs->pdata[i];
        if (i == 0 && note->mark != NULL) {
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
    g_autoptr (XmlWalk) walk = NULL;
    g_autoptr (GHashTable) notes = NULL;
    guint count = reader->notes->len;
    GError *fault = NULL;

    if (count == 0)
        return TRUE;
    walk = open_further_part (reader, package_find_relation (relations, type, NULL), &fault);
    if (fault != NULL)
        g_propagate_error (error, fault);
    if (walk == NULL)
        return fault == NULL;
    notes = read_notes (reader, walk, element, error);
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
read_side_part (DocxReader *reader, const Relation *relation, BlockKind kind, const char *wrapper, GError **error) {
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    Sink lists = { .list = list }, out = { .kind = kind };
    GError *fault = NULL;
    g_autoptr (XmlWalk) walk = open_further_part (reader, relation, &fault);
    if (fault != NULL)
        g_propagate_error (error, fault);
    if (walk == NULL)
        return fault == NULL;
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
    return finish_part (reader, walk, error);
}

static gboolean
read_side_parts (DocxReader *reader, const GArray *relations, GError **error) {
    for (guint i = 0; i < reader->header_ids->len; i++) {
        const Relation *relation = package_find_relation (relations, NULL, reader->header_ids->pdata[i]);
        BlockKind kind = relation != NULL && g_strcmp0 (relation->type, "footer") == 0 ? BLOCK_FOOTER : BLOCK_HEADER;
        if (!read_side_part (reader, relation, kind, NULL, error))
            return FALSE;
    }
    return read_side_part (reader, package_find_relation (relations, "comments", NULL), BLOCK_COMMENT, "comment",
                           error);
}

static void
add_warnings (DocxReader *reader) {
    static const Span nowhere = { 0, 0 };
    docx_warn_of_fonts (reader);
    if (reader->insertions + reader->deletions > 0)
        document_builder_warn (reader->builder, warning_code (WARNING_DRAFT),
                               g_strdup_printf (_ ("it is a draft with tracked changes: %u insertions were taken, %u "
                                                   "deletions left out; accept or reject them in Word"),
                                                reader->insertions, reader->deletions),
                               nowhere);
    if (reader->hidden_runs > 0)
        document_builder_warn (reader->builder, warning_code (WARNING_HIDDEN_TEXT),
                               g_strdup_printf (_ ("%u pieces of hidden text were left out"), reader->hidden_runs),
                               nowhere);
    if (reader->objects > 0)
        document_builder_warn (
            reader->builder, warning_code (WARNING_UNREAD_OBJECT),
            g_strdup_printf (_ ("%u embedded objects (charts, sheets, other files) were not read"), reader->objects),
            nowhere);
}

/* Those of the main part. Without them the text can still be read. */
static GArray *
read_relations (DocxReader *reader, const char *part, GError **error) {
    GError *fault = NULL, *missing = NULL;
    GArray *relations = package_read_relations (reader->package, part, &fault, &missing);
    if (is_limit (missing)) {
        g_propagate_error (error, missing);
        return NULL;
    }
    note_fault (reader, fault != NULL ? fault : missing);
    return relations != NULL ? relations : g_array_new (FALSE, TRUE, sizeof (Relation));
}

/* The main part; where the package does not say which it is, the one that Word itself would write. */
static char *
find_main_part (DocxReader *reader, GError **error) {
    static const char usual[] = "word/document.xml";
    GError *fault = NULL, *missing = NULL;
    g_autoptr (GArray) roots = package_read_relations (reader->package, "", &fault, &missing);
    const Relation *named = roots != NULL ? package_find_relation (roots, "officeDocument", NULL) : NULL;
    gboolean has_usual = package_has (reader->package, usual);

    if (is_limit (missing) || (missing != NULL && !has_usual)) {
        g_propagate_error (error, missing);
        return NULL;
    }
    note_fault (reader, fault != NULL ? fault : missing);
    if (named != NULL && !package_is_other (reader->package, named->target)
        && (package_has (reader->package, named->target) || !has_usual))
        return g_strdup (named->target);
    if (!has_usual) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, package_kind_message (reader->package));
        return NULL;
    }
    document_builder_warn (
        reader->builder, warning_code (WARNING_BROKEN_PART),
        g_strdup_printf (_ ("_rels/.rels does not say which part is the document; %s was read"), usual),
        (Span){ 0, 0 });
    return g_strdup (usual);
}

static gboolean
read_parts (DocxReader *reader, GError **error) {
    g_autofree char *main_part = find_main_part (reader, error);
    g_autoptr (GArray) relations = NULL;

    if (main_part == NULL)
        return FALSE;
    relations = read_relations (reader, main_part, error);
    if (relations != NULL) {
        const Relation *theme = package_find_relation (relations, "theme", NULL);
        reader->theme_part = theme != NULL ? g_strdup (theme->target) : NULL;
    }
    if (relations == NULL || !read_styles (reader, relations, error) || !read_numbering (reader, relations, error))
        return FALSE;
    reader->relations = reader->is_inner ? NULL : relations;
    if (!read_body (reader, main_part, error))
        return FALSE;
    reader->relations = NULL;
    if (!read_note_part (reader, relations, "footnotes", "footnote", FALSE, error)
        || !read_note_part (reader, relations, "endnotes", "endnote", TRUE, error)
        || !read_side_parts (reader, relations, error))
        return FALSE;
    add_warnings (reader);
    return TRUE;
}

static gboolean
read_package (Package *package, const DocumentLimits *limits, DocxReader *outer, DocumentBuilder *builder,
              GError **error) {
    g_auto (DocxReader) reader
        = { .package = package, .builder = builder, .limits = limits, .is_inner = outer != NULL };
    gboolean done;

    reader.scratch = g_string_new (NULL);
    reader.field_code = g_string_new (NULL);
    reader.notes = g_array_new (FALSE, TRUE, sizeof (NoteReference));
    g_array_set_clear_func (reader.notes, clear_note);
    reader.header_ids = g_ptr_array_new_with_free_func (g_free);
    if (outer != NULL) { /* Word counts the notes through */
        reader.footnotes = outer->footnotes;
        reader.endnotes = outer->endnotes;
    }
    done = read_parts (&reader, error);
    if (outer != NULL) {
        outer->footnotes = reader.footnotes;
        outer->endnotes = reader.endnotes;
    }
    return done;
}

gboolean
docx_read_inner (DocxReader *outer, GBytes *bytes, GError **error) {
    DocumentLimits limits = *outer->limits;
    gsize size;
    const void *data = g_bytes_get_data (bytes, &size);
    g_autoptr (Package) package = NULL;
    gboolean done;

    limits.max_unpacked_bytes -= MIN (package_unpacked (outer->package), limits.max_unpacked_bytes);
    package = package_open (data, size, &limits, error);
    if (package == NULL)
        return FALSE;
    done = read_package (package, &limits, outer, outer->builder, error);
    package_add_unpacked (outer->package, package_unpacked (package));
    return done;
}

gboolean
docx_read (const void *data, gsize size, const DocumentLimits *limits, DocumentBuilder *builder, GError **error) {
    g_autoptr (Package) package = package_open (data, size, limits, error);
    return package != NULL && read_package (package, limits, NULL, builder, error);
}
