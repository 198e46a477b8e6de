/* xmp.h - the document information once more, as XMP.
 * Lives here:  the metadata packet.
 * Called by:   pdfa.c.
 * Not here:    the information dictionary (pdfa.c), which must say the same.
 * Source:      ISO 16684-1 (XMP); ISO 19005-1, 6.7.2 to 6.7.11: what stands in which property. */
#pragma once

#include <glib.h>

/* As the information dictionary has them: UTF-8 without control characters; NULL: not there. */
typedef struct {
    const char *title, *author, *subject, *creator, *producer;
    GDateTime *created; /* (nullable): UTC */
} XmpInformation;

/** xmp_dup_packet: Returns: (transfer full): the packet, which says that the file is PDF/A-1b. */
char *xmp_dup_packet (const XmpInformation *information);
