/* report_xml.h - the small pieces that report data is made of.
 * Lives here:  elements and attributes that are always good XML; days; the elements `item`, `directive` and the letterhead.
 * Called by:   report_data.c.
 * Not here:    walking, counting, ordering (report_data.c). The vocabulary is described in report_data.h. */
#pragma once

#include <libxml/tree.h>

#include "base/configuration.h"
#include "track/query.h"

/** report_xml_doc_new: (transfer full): a document with the root @name. @like: (nullable): shares its names, so that nodes can
 * move from one to the other. */
xmlDoc *report_xml_doc_new (const char *name, const xmlDoc *like);
/** report_xml_child: a new last child; @text is nullable. Characters that XML does not know become spaces. */
xmlNode *report_xml_child (xmlNode *parent, const char *name, const char *text);
/** report_xml_set: an attribute; nothing where @text is NULL or empty. */
void report_xml_set (xmlNode *node, const char *name, const char *text);
void report_xml_set_number (xmlNode *node, const char *name, gint64 number);
/** report_xml_set_date: `prefix` and `prefix-text`; `date` and `text` where @prefix is NULL; nothing for no date. */
void report_xml_set_date (xmlNode *node, const char *prefix, PartialDate date);
/** report_xml_set_totals: CELLS. */
void report_xml_set_totals (xmlNode *node, const Totals *totals);
/** report_xml_set_directive: type, number, issuer, date, title of a directive. */
void report_xml_set_directive (xmlNode *node, const QueryDocument *document);
/** report_xml_item: (transfer full): a new element `item` of @doc, not yet in its tree. */
xmlNode *report_xml_item (xmlDoc *doc, const QueryItem *item);
/** report_xml_letterhead: number, office, addressees, signature, recipients, as far as they are set. */
void report_xml_letterhead (xmlNode *report, const Configuration *configuration, const char *number);
