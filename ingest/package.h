/* package.h - a zip archive, or one XML file, of parts that name each other by relationships.
 * Lives here:  opening the package, bounds on what is unpacked, finding parts.
 * Called by:   the DOCX reader.
 * Not here:    what is in the parts.
 * Source:      ECMA-376 part 2 (Open Packaging Conventions). */
#pragma once

#include "ingest/document.h"

typedef struct Package Package;

typedef struct {
    char *id;     /* `rId7` */
    char *type;   /* the last part of its URI: `styles`, `header`, … */
    char *target; /* name of the part, without a slash at its start; NULL where it lies outside */
} Relation;

/**
 * package_open:
 * @data, @size: the archive, or the XML file (flat_package.h); must outlive the package
 * @limits: must outlive the package
 * Returns: (transfer full): NULL and DONDOC_ERROR_INPUT where it is no archive, broken or encrypted, or its entries lie over each
 *   other; DONDOC_ERROR_LIMIT where it has too many entries.
 */
Package *package_open (const void *data, gsize size, const DocumentLimits *limits, GError **error);
void package_free (Package *package); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Package, package_free)

/** package_has: TRUE where there is a part of that name; names are compared as WordprocessingML's writers use them: without
 *  regard to case, with a slash at the start or backslashes in an archive that is not quite right. */
gboolean package_has (const Package *package, const char *part);

/**
 * package_read:
 * @ret_fault: (out) (nullable): what is wrong with a part of which something could be unpacked all the same: it is cut off, its
 *   checksum or its size is wrong, its name stands twice; NULL where nothing is
 * Returns: (transfer full): the part's bytes, or NULL and DONDOC_ERROR_INPUT (missing, broken, encrypted) or
 *   DONDOC_ERROR_LIMIT; messages begin with the part's name.
 */
GBytes *package_read (Package *package, const char *part, GError **ret_fault, GError **error);

/** package_unpacked: bytes that were unpacked so far. */
gsize package_unpacked (const Package *package);
/** package_add_unpacked: counts what was unpacked of a package within this one. */
void package_add_unpacked (Package *package, gsize bytes);

/**
 * package_read_relations:
 * @part: whose relationships are asked for; `` for those of the package itself
 * @ret_fault: (out) (nullable): what is wrong with them where some could be read all the same
 * Returns: (transfer full): GArray of Relation, empty where it has none; NULL and the error where none can be read.
 */
GArray *package_read_relations (Package *package, const char *part, GError **ret_fault, GError **error);

/** package_find_relation: (transfer none): the first of that type, or by id where @type is NULL; NULL where none. */
const Relation *package_find_relation (const GArray *relations, const char *type, const char *id);

/** package_is_other: TRUE where @part, the main one, is that of a spreadsheet or another kind that is known. */
gboolean package_is_other (const Package *package, const char *part);

/** package_kind_message: what an archive is that holds no Word document, and what to do; translated. */
const char *package_kind_message (Package *package);
