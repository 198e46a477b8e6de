/* fuzz_docx.c - any bytes as the parts of a DOCX: the archive around them is good, so that what is changed reaches the reader.
 * The input is the parts in the order below, parted by a byte of value 1; see tests/fuzz/seeds. */
#include "tests/ingest_fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const names[]
    = { "word/document.xml", "word/styles.xml",  "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml",
        "word/header1.xml",  "word/footer1.xml", "word/comments.xml",  "word/chunk.html" };

static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "word/document.xml"));
static const char relations[]
    = RELATIONS (RELATION ("rId1", "styles", "styles.xml") RELATION ("rId2", "numbering", "numbering.xml")
                     RELATION ("rId3", "footnotes", "footnotes.xml") RELATION ("rId4", "endnotes", "endnotes.xml")
                         RELATION ("header1", "header", "header1.xml") RELATION ("footer1", "footer", "footer1.xml")
                             RELATION ("rId7", "comments", "comments.xml") RELATION ("rId9", "aFChunk", "chunk.html"));

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
    ZipEntry entries[2 + G_N_ELEMENTS (names)] = {
        { "_rels/.rels", root, sizeof root - 1 },
        { "word/_rels/document.xml.rels", relations, sizeof relations - 1 },
    };
    const char *at = (const char *)data, *end = at + size;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = NULL;
    gsize n = 2;

    for (gsize i = 0; i < G_N_ELEMENTS (names) && at < end; i++) {
        const char *mark = memchr (at, 1, (gsize)(end - at));
        const char *stop = mark != NULL ? mark : end;
        if (stop > at)
            entries[n++] = (ZipEntry){ names[i], at, (gsize)(stop - at) };
        at = stop + 1;
    }
    bytes = zip_make (entries, n);
    document = open_bytes (bytes, NULL, &error); /* asserts: an error exactly where there is no document */
    if (document != NULL)
        check_document (document);
    return 0;
}
