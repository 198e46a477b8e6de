/* report_workbook.h - the tables of a report as a workbook.
 * Lives here:  the sheet of items, the sheet of bodies.
 * Called by:   cli/cmd_report.c.
 * Not here:    items of the register as a table to bring back (export_table.h), figures (report_data.h). */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/**
 * report_workbook_make:
 * @data: as report_data_make() makes it, in one tree @created: seconds since 1970 UTC; SOURCE_DATE_EPOCH, where set, wins
 * Returns: (transfer full): the bytes of the XLSX; NULL and DONDOC_ERROR_CREATE, IO or INTERNAL.
 */
GBytes *report_workbook_make (const xmlDoc *data, gint64 created, GError **error);
