#include "ingest/docx.h"
#include "base/error.h"
gboolean
docx_read (const void *data, gsize size, const DocumentLimits *limits, DocumentBuilder *builder, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "not yet");
    return FALSE;
}
