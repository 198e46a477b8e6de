/* report_frozen.h - reports that were frozen: what was asked, what the data said, what the file held.
 * Lives here:  the table `reports`, the identifier, the question as JSON.
 * Called by:   cli/cmd_report.c, cli/cmd_verify.c.
 * Not here:    comparing (report_compare.h), reading the file (render/fingerprint.h). */
#pragma once

#include <libxml/tree.h>

#include "track/report_data.h"

typedef struct {
    gint64 id;
    char *identifier; /* `7-3f9a2c1d4b5e` */
    char *form;
    char *number; /* (nullable) */
    char *data_sha256, *file_sha256;
    char **pages; /* of each page, the digest of what is drawn on it */
    char *program, *made_at, *made_by;
    /* What was asked; its strings and lists are owned here. */
    ReportQuestion question;
    StateMoment moment;
    StateSettings settings;
    /* what question and moment point at */
    GArray *documents; /* of gint64 */
    char *central, *body;
} FrozenReport;

FrozenReport *frozen_report_new (void);
void frozen_report_free (FrozenReport *frozen); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrozenReport, frozen_report_free)

/** report_data_dump: (transfer full): the data as the bytes that are hashed and kept; its element `snapshot` is left out. */
GBytes *report_data_dump (xmlDoc *data);

/**
 * report_frozen_name:
 * Inside the writing transaction in which report_frozen_add() follows.
 * @ret_sha256: (transfer full): the digest of @bytes
 * Returns: (transfer full): the identifier that the report will have; NULL on error.
 */
char *report_frozen_name (Register *reg, GBytes *bytes, char **ret_sha256, GError **error);
/** report_frozen_mark: puts the element `snapshot` into @data (and each of @slices), for the footer. */
void report_frozen_mark (xmlDoc *data, const char *identifier, const char *sha256);
/** report_frozen_add: keeps it. @frozen: its form, number, identifier, digests, pages, made_by are taken; the rest is ignored.
 *   @data: as report_data_dump() made it. */
gboolean report_frozen_add (Register *reg, const FrozenReport *frozen, const ReportQuestion *question,
                            const StateMoment *moment, GBytes *data, GError **error);

/** report_frozen_find: (transfer full): NULL and DONDOC_ERROR_NOT_FOUND. The configuration of its question is NULL. */
FrozenReport *report_frozen_find (Register *reg, const char *identifier, GError **error);
/** report_frozen_list: (transfer full): GPtrArray of FrozenReport*, in the order they were made. */
GPtrArray *report_frozen_list (Register *reg, GError **error);
/** report_frozen_previous: the cut-off of the latest one that was asked the same (kind, directives, body, central number) for a day before
 *   @as_of; PARTIAL_DATE_NONE where there is none. FALSE on error. */
gboolean report_frozen_previous (Register *reg, const ReportQuestion *question, PartialDate as_of, PartialDate *ret_day,
                                 GError **error);
/** report_frozen_load: (transfer full): the data as it was; DONDOC_ERROR_INPUT where its digest is not the one that was kept. */
xmlDoc *report_frozen_load (Register *reg, const FrozenReport *frozen, GError **error);
