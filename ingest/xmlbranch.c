/* xmlbranch.c - which branch of mc:AlternateContent is read; see xmlwalk.h.
 * Source:      ECMA-376 part 3, 7.5 to 7.7; the namespaces are those of [MS-DOCX] 2.2 and [MS-ODRAWXML]. */
#include "ingest/xmlwalk.h"

/* Extensions whose content this reader understands: a Choice that requires only these is taken. */
static const char *const understood[] = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2006/wordml",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "http://schemas.microsoft.com/office/word/2018/wordml",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "urn:schemas-microsoft-com:vml",
    NULL,
};

gboolean
xml_walk_choose_branch (XmlWalk *walk, gboolean *taken) {
    g_auto (GStrv) names = NULL;
    const char *requires;
    if (*taken || walk->family != XML_COMPATIBILITY)
        return FALSE;
    if (strcmp (walk->name, "Fallback") == 0)
        return *taken = TRUE;
    if (strcmp (walk->name, "Choice") != 0)
        return FALSE;
    requires = xml_walk_peek_attribute (walk, "Requires");
    names = g_strsplit (requires != NULL ? requires : "", " ", -1);
    for (guint i = 0; names[i] != NULL; i++)
        if (*names[i] != '\0' && !g_strv_contains (understood, names[i]))
            return FALSE;
    return *taken = TRUE;
}
