/* counts_from.h - the day from which the occurrences of what recurs are counted.
 * Called by:   store.c while loading, edit_document.c where a clerk corrects the date. */
#pragma once

#include "base/date.h"
#include "base/span.h"

/**
 * counts_from_choose:
 * @date: the document's; PARTIAL_DATE_NONE where it has none
 * @text: of its file, @length bytes; @span: where the document stands in it (nullable)
 * @loaded: the day of loading
 * @ret_reason: (out): static: `date`; `text`: the latest day printed in the document that is not after @loaded, since a document without a
 *   date is at least as old as that; `loaded`
 */
PartialDate counts_from_choose (PartialDate date, const char *text, gsize length, const SpanList *span,
                                PartialDate loaded, const char **ret_reason);
