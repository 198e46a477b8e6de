/* report_workbook.h - the tables of a report as a workbook.
 * Lives here:  which tables a kind of report has, their columns; typed cells.
 * Called by:   cli/report_making.c.
 * Not here:    items of the register as a table to bring back (export_table.h), figures (report_data.h), wording of the printed report
 *              (templates/). */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/**
 * report_workbook_make:
 * @data: as report_data_make() makes it; its `kind` says which sheets there are
 * @slices: (nullable) (element-type xmlDoc): where its appendix goes on; each is taken out and freed once it is written
 * @created: seconds since 1970 UTC; SOURCE_DATE_EPOCH, where set, wins
 * Nothing is left out: a list that stands beside slices and is cut says so in its last row, and the sheet of all tasks has the rest.
 * Returns: (transfer full): the bytes of the XLSX; NULL and DONDOC_ERROR_CREATE, IO or INTERNAL.
 */
GBytes *report_workbook_make (const xmlDoc *data, GQueue *slices, gint64 created, GError **error);
