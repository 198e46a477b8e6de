/* load.h - from a file to the register.
 * Lives here:  reading the bytes, extracting, storing both in one transaction for one file or several; knowing what is already there.
 * Called by:   cli/cmd_ingest.c.
 * Not here:    walking folders (cli/), what the records mean (extract/). */
#pragma once

#include "extract/lexicon.h"
#include "extract/records.h"
#include "ingest/document.h"
#include "track/register.h"

typedef struct {
    gint64 id; /* of the document */
    char *type, *number;
    guint items;            /* stored with it */
    gint64 copy_of;         /* the document it is another copy of, 0 none */
    GPtrArray *differences; /* of char*: how a copy differs from what is in the register, in the user's language */
    guint proposals;        /* items of other documents that it may answer, see proposals.h */
    gint64 similar;         /* a document that may be the same but is not surely, 0 none */
} LoadedDocument;

typedef struct {
    gboolean already_there; /* the same bytes were loaded before: nothing was changed */
    gint64 file;
    char *first_name;     /* the name under which they were */
    GArray *withdrawn;    /* of gint64: events by which documents of these bytes were withdrawn meanwhile */
    GPtrArray *documents; /* of LoadedDocument* */
    guint items;          /* new ones */
    guint warnings;
    gboolean number_only; /* it was cut down for secrecy */
} LoadResult;

/* What is done with a file that holds a document marked Mật, Tối mật or Tuyệt mật. */
typedef enum {
    LOAD_SECRECY_REFUSE,      /* an error, DONDOC_ERROR_INPUT; nothing of it is kept */
    LOAD_SECRECY_NUMBER_ONLY, /* numbers and dates are kept, nothing else: no bytes, text, name, items */
    LOAD_SECRECY_OK,          /* loaded like any other */
} LoadSecrecy;

void load_result_free (LoadResult *result); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadResult, load_result_free)

/* A file that was read and extracted, and waits to be stored. */
typedef struct {
    LoadResult *result; /* what became of it; NULL until it is stored, unless its bytes were in the register already */
    FileRecords *records; /* what is stored; NULL where its bytes were there */
    GByteArray *bytes;    /* of the file; NULL: neither they nor a text are stored */
    Document *document;   /* whose text is stored; NULL: the bytes are the text */
    gboolean number_only; /* it was cut down for secrecy */
} LoadPending;

void load_pending_free (LoadPending *pending); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadPending, load_pending_free)

/**
 * load_prepare:
 * @path: `-` for standard input
 * @secrecy: whether a document marked secret may come in
 * Reads and extracts, the long part, and writes nothing: others may write meanwhile.
 * Returns: (transfer full): for load_store(); NULL and the reader's error (DONDOC_ERROR_NOT_FOUND, _INPUT, _LIMIT, _IO) or the register's.
 */
LoadPending *load_prepare (Register *reg, const char *path, const Lexicon *lexicon, LoadSecrecy secrecy,
                           GError **error);

/** load_pending_size: the bytes that it holds in memory until it is stored, about. */
gsize load_pending_size (const LoadPending *pending);

/**
 * load_store:
 * @pending: @n of them; those that have a result are left alone
 * @by: who enters them
 * All in one transaction, in their order, as if each had been stored alone: each sees those before it. After TRUE everything is on the disk
 * and each has its result; after FALSE nothing of any of them is in the register.
 * Many files are loaded faster together: a page of an index that gets a row of each is written once.
 * Returns: FALSE and the register's error (DONDOC_ERROR_BUSY, _IO, _CREATE).
 */
gboolean load_store (Register *reg, LoadPending *const *pending, guint n, const char *by, GError **error);

/** load_bytes: reads, extracts and stores @size bytes in memory; @name is what they are called. Returns: as load_prepare() and load_store(). */
LoadResult *load_bytes (Register *reg, const void *data, gsize size, const char *name, const Lexicon *lexicon,
                        LoadSecrecy secrecy, const char *by, GError **error);

/**
 * load_records:
 * @records: of one file, without error
 * @data: the file's bytes; NULL where they are not to be kept, nor is the text then
 * @text: the extracted text that their spans point into
 * Stores records from elsewhere, in a transaction of their own.
 */
LoadResult *load_records (Register *reg, const FileRecords *records, const void *data, gsize size, const char *text,
                          gsize text_length, const char *by, GError **error);

/**
 * load_read_file:
 * @path: `-` for standard input
 * @limit: bytes, below 4 GiB
 * @ret_data: (out) (transfer full): its bytes, and a NUL behind them
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND, DONDOC_ERROR_IO, DONDOC_ERROR_INPUT (a folder), DONDOC_ERROR_LIMIT.
 */
gboolean load_read_file (const char *path, gsize limit, char **ret_data, gsize *ret_size, GError **error);
