/* body_leads.h - the sentence that gives work to somebody.
 * Lives here:  `Giao X …`, the subject before the verb, clauses behind an introduction, `do X thực hiện`.
 * Called by:   bodies.c.
 * Not here:    who works along (bodies.c), names (body_names.c).
 * Source:      records.md, "Who leads", "Who". */
#pragma once

#include "extract/body_reader.h"

/** body_leads_read: reads the sentence [start, end) for who leads, into reader->found. */
void body_leads_read (BodyReader *reader, gsize start, gsize end);

/**
 * body_leads_order:
 * Returns: TRUE where words like `Giao`, `Đề nghị` stand at @at; @ret_end is where the name begins, @ret_giao says that the
 *   work is given and not only asked for.
 */
gboolean body_leads_order (const BodyReader *reader, gsize at, ItemOrder *ret_order, gboolean *ret_giao,
                           gsize *ret_end);

/**
 * body_leads_assigned:
 * Reads [from, to) as clauses that each say what a body is: `X chủ trì; Y, Z phối hợp`, `do X thực hiện`, into
 * reader->found. Other clauses are passed over.
 * Returns: TRUE where one of them names a lead.
 */
gboolean body_leads_assigned (BodyReader *reader, gsize from, gsize to);
