/* ingest_fixture.h - small DOCX files made in memory, for the tests of ingest/. */
#pragma once

#include <string.h>
#include <zip.h>

#include "base/error.h"
#include "ingest/reader.h"

/* clang-format off */
#define WORD_NAMESPACES \
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' " \
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' " \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' " \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' " \
    "xmlns:v='urn:schemas-microsoft-com:vml' " \
    "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' " \
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
/* clang-format on */

/* The inner XML of each part; NULL: the package has no such part. */
typedef struct {
    const char *body, *styles, *numbering, *footnotes, *endnotes, *header, *footer, *comments;
} DocxFixture;

typedef struct {
    const char *name;
    const char *data;
    gsize size;
} ZipEntry;

static inline GBytes *
zip_make (const ZipEntry *entries, gsize n) {
    zip_error_t fault;
    zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, &fault);
    zip_t *zip = zip_open_from_source (target, ZIP_TRUNCATE, &fault);
    zip_stat_t facts;
    g_assert_nonnull (zip);
    zip_source_keep (target);
    for (gsize i = 0; i < n; i++) {
        zip_source_t *source = zip_source_buffer (zip, entries[i].data, entries[i].size, 0);
        g_assert_cmpint (zip_file_add (zip, entries[i].name, source, ZIP_FL_ENC_UTF_8), >=, 0);
    }
    g_assert_cmpint (zip_close (zip), ==, 0);
    g_assert_cmpint (zip_source_stat (target, &facts), ==, 0);
    g_autofree char *bytes = g_malloc (facts.size);
    g_assert_cmpint (zip_source_open (target), ==, 0);
    g_assert_cmpint (zip_source_read (target, bytes, facts.size), ==, (zip_int64_t)facts.size);
    zip_source_close (target);
    zip_source_free (target);
    return g_bytes_new (bytes, facts.size);
}

/* clang-format off */
#define RELATION(id, type, target) \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "' Target='" target "'/>"
#define RELATIONS(inner) \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" inner "</Relationships>"
/* clang-format on */

static inline GBytes *
docx_make (const DocxFixture *fixture) {
    static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "word/document.xml"));
    static const char relations[] = RELATIONS (
        RELATION ("rId1", "styles", "styles.xml") RELATION ("rId2", "numbering", "numbering.xml")
            RELATION ("rId3", "footnotes", "footnotes.xml") RELATION ("rId4", "endnotes", "/word/endnotes.xml")
                RELATION ("rId5", "header", "header1.xml") RELATION ("rId6", "footer", "footer1.xml")
                    RELATION ("rId7", "comments", "comments.xml"));
    const struct {
        const char *name, *element, *inner;
    } parts[] = {
        { "word/styles.xml", "styles", fixture->styles },
        { "word/numbering.xml", "numbering", fixture->numbering },
        { "word/footnotes.xml", "footnotes", fixture->footnotes },
        { "word/endnotes.xml", "endnotes", fixture->endnotes },
        { "word/header1.xml", "hdr", fixture->header },
        { "word/footer1.xml", "ftr", fixture->footer },
        { "word/comments.xml", "comments", fixture->comments },
    };
    g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *document = g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?><w:document " WORD_NAMESPACES
                                                 "><w:body>%s</w:body></w:document>",
                                                 fixture->body);
    ZipEntry entries[3 + G_N_ELEMENTS (parts)] = {
        { "_rels/.rels", root, strlen (root) },
        { "word/_rels/document.xml.rels", relations, strlen (relations) },
        { "word/document.xml", document, strlen (document) },
    };
    gsize n = 3;
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
        char *text;
        if (parts[i].inner == NULL)
            continue;
        text = g_strdup_printf ("<w:%s " WORD_NAMESPACES ">%s</w:%s>", parts[i].element, parts[i].inner,
                                parts[i].element);
        g_ptr_array_add (made, text);
        entries[n++] = (ZipEntry){ parts[i].name, text, strlen (text) };
    }
    return zip_make (entries, n);
}

static inline Document *
open_bytes (GBytes *bytes, const DocumentLimits *limits, GError **error) {
    gsize size;
    const void *data = g_bytes_get_data (bytes, &size);
    Document *document = document_open_bytes (data, size, "test", limits, error);
    g_assert_true ((document == NULL) == (*error != NULL));
    return document;
}

/* The document, which must be readable. */
static inline Document *
docx_open (const DocxFixture *fixture) {
    g_autoptr (GBytes) bytes = docx_make (fixture);
    g_autoptr (GError) error = NULL;
    Document *document = open_bytes (bytes, NULL, &error);
    g_assert_no_error (error);
    return document;
}

/* What every document keeps: blocks in order, each on a line of its own, cells and paragraphs within their block. */
static inline void
check_document (const Document *document) {
    const char *text = document_peek_text (document);
    gsize at = 0;
    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_cmpuint (strlen (text), ==, document_text_length (document));
    for (guint i = 0; i < document_block_count (document); i++) {
        const Block *block = document_peek_block (document, i);
        g_assert_cmpuint (block->span.start, ==, at);
        g_assert_cmpint (text[block->span.end], ==, '\n');
        g_assert_null (memchr (text + block->span.start, '\n', span_length (block->span)));
        g_assert_cmpuint (block->label.start, ==, block->span.start);
        g_assert_cmpuint (block->label.end, <=, block->span.end);
        g_assert_cmpuint (document_block_at (document, block->span.start), ==, i);
        g_assert_cmpuint (document_block_at (document, block->span.end), ==, i);
        g_assert_true ((block->kind == BLOCK_ROW) == (block->cells != NULL));
        at = block->span.end + 1;
        for (guint k = 0; block->cells != NULL && k < block->cells->len; k++) {
            const Cell *cell = &g_array_index (block->cells, Cell, k);
            g_assert_true (cell->span.start >= block->span.start && cell->span.end <= block->span.end);
            g_assert_cmpuint (cell->paragraphs->len, ==, cell->labels->len);
            for (guint p = 0; p < cell->paragraphs->len; p++) {
                Span paragraph = g_array_index (cell->paragraphs, Span, p);
                g_assert_true (paragraph.start >= cell->span.start && paragraph.end <= cell->span.end);
            }
        }
        if (block->kind < BLOCK_HEADER)
            g_assert_cmpuint (at, <=, document_body_length (document));
    }
    g_assert_cmpuint (at, ==, document_text_length (document));
}

static inline void
assert_text (const Document *document, const char *expected) {
    g_autofree char *body = g_strndup (document_peek_text (document), document_body_length (document));
    check_document (document);
    g_assert_cmpstr (body, ==, expected);
}

/* TRUE where there is a warning of that code whose message holds `part`. */
static inline gboolean
has_warning (const Document *document, const char *code, const char *part) {
    const GArray *warnings = document_peek_warnings (document);
    for (guint i = 0; i < warnings->len; i++) {
        const DocumentWarning *warning = &g_array_index (warnings, DocumentWarning, i);
        if (strcmp (warning->code, code) == 0 && strstr (warning->message, part) != NULL)
            return TRUE;
    }
    return FALSE;
}

/* clang-format off */
/* A paragraph of one run. */
#define P(text) "<w:p><w:r><w:t xml:space='preserve'>" text "</w:t></w:r></w:p>"
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define PP(props, runs) "<w:p><w:pPr>" props "</w:pPr>" runs "</w:p>"
/* clang-format on */
