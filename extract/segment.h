/* segment.h - where the documents of a file begin and end, and what the parts of each are.
 * Lives here:  cutting the blocks of a file into documents, and each document into heading, body, closing, appendix.
 * Called by:   extract.c; heading.c, closing.c, references.c and items.c read the result.
 * Not here:    what the parts say. */
#pragma once

#include "extract/explain.h"
#include "extract/lexicon.h"
#include "extract/records.h"
#include "ingest/document.h"

/* Block indexes are into the Document; each range is [first, end) and may be empty. */
typedef struct {
    DocumentKind kind;
    int within;                       /* index of the enclosing segment, -1 none */
    guint first_block, end_block;     /* the whole document */
    guint letterhead;                 /* where its letterhead begins, behind what a web page prints above it */
    guint heading_first, heading_end; /* letterhead, number, place and date, type, title, addressees */
    guint type_block;                 /* holds the type line; end_block where there is none */
    guint title_first, title_end;     /* the subject below the type line; a letter's stands in the letterhead */
    guint address_first, address_end; /* Kính gửi and the addressees */
    guint body_first, body_end;       /* from the opening sentence to the last one, signature block excluded */
    guint closing_first, closing_end; /* Nơi nhận and signature block */
    guint appendix_first,
        appendix_end; /* what follows the signature and belongs to the document: task tables, plans issued with it */
} Segment;

/* What every pass gets: the file, the words, where to put warnings, and where to say which rule decided. */
typedef struct {
    const Document *document;
    const Lexicon *lexicon;
    FileRecords *records;
    Explanation *explanation; /* NULL where nobody asks why */
} ExtractContext;

/** segment_documents: (transfer full): GArray of Segment, at least one, in order of place. */
GArray *segment_documents (const ExtractContext *context);

/** segment_blocks_span: the stretch of the blocks [@first, @end); empty where there are none. */
Span segment_blocks_span (const ExtractContext *context, guint first, guint end);

/**
 * segment_find_embedded_opening:
 * @span: of the block of the title
 * Returns: where the opening sentence begins in it, where the reader could not part the two; the empty span else.
 */
Span segment_find_embedded_opening (const ExtractContext *context, Span span);
