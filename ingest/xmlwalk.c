/* xmlwalk.c - see xmlwalk.h. */
#include "ingest/xmlwalk.h"

#include <limits.h>
#include <string.h>
#include <libxml/xmlreader.h>

#include "base/error.h"
#include "base/i18n.h"

/* No network, no DTD, no entities: a package has none (ECMA-376 part 2, 7.1.4), an attacker's may. */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)

struct XmlWalk {
    GBytes *bytes;
    xmlTextReader *reader;
    char *part;
    guint max_depth;
    GError *error;
    char *fault; /* libxml2's first complaint */
    int fault_line;
    const xmlChar *last_namespace; /* names are interned, so a pointer tells */
    XmlFamily last_family;
};

static const struct {
    const char *uri;
    XmlFamily family;
} families[] = {
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", XML_WORD },
    { "http://purl.oclc.org/ooxml/wordprocessingml/main", XML_WORD },
    { "http://schemas.openxmlformats.org/markup-compatibility/2006", XML_COMPATIBILITY },
    { "http://schemas.openxmlformats.org/officeDocument/2006/math", XML_MATH },
    { "http://purl.oclc.org/ooxml/officeDocument/math", XML_MATH },
    { "http://schemas.openxmlformats.org/package/2006/relationships", XML_PACKAGE },
};

static void
note_fault (void *data, xmlErrorPtr fault) {
    XmlWalk *walk = data;
    if (fault == NULL || fault->level < XML_ERR_ERROR || walk->fault != NULL)
        return;
    walk->fault = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
    g_strstrip (walk->fault);
    walk->fault_line = fault->line;
}

void
xml_walk_fail (XmlWalk *walk, GError *error) {
    if (walk->error != NULL)
        g_error_free (error);
    else
        walk->error = error;
}

static void
fail_here (XmlWalk *walk, DondocErrorCode code, const char *message) {
    int line = walk->fault_line > 0 ? walk->fault_line : xmlTextReaderGetParserLineNumber (walk->reader);
    xml_walk_fail (walk, g_error_new (DONDOC_ERROR, (int)code, "%s:%d: %s", walk->part, MAX (line, 1), message));
}

/* One node further; FALSE at the end of the part or where it is broken. */
static gboolean
step (XmlWalk *walk) {
    int result;
    if (walk->error != NULL)
        return FALSE;
    result = xmlTextReaderRead (walk->reader);
    if (result < 0 || walk->fault != NULL) {
        g_autofree char *message = g_strdup_printf (_ ("the XML is broken (%s); open it in Word and save it again"),
                                                    walk->fault != NULL ? walk->fault : "?");
        fail_here (walk, DONDOC_ERROR_INPUT, message);
        return FALSE;
    }
    if (result == 0)
        return FALSE;
    if (xmlTextReaderNodeType (walk->reader) == XML_READER_TYPE_DOCUMENT_TYPE
        || xmlTextReaderNodeType (walk->reader) == XML_READER_TYPE_ENTITY_REFERENCE) {
        fail_here (walk, DONDOC_ERROR_INPUT, _ ("it declares entities, which no Word document does; it is not read"));
        return FALSE;
    }
    if (xmlTextReaderDepth (walk->reader) > (int)walk->max_depth) {
        g_autofree char *message
            = g_strdup_printf (_ ("elements lie in each other more than %u deep"), walk->max_depth);
        fail_here (walk, DONDOC_ERROR_LIMIT, message);
        return FALSE;
    }
    return TRUE;
}

/* The document type comes before the root element and may hold an entity bomb: seen before libxml2 sees it. UTF-16 parts
 * pass here and are stopped at the node itself, before anything is expanded. */
static gboolean
has_document_type (GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    return memmem (data, size, "<!DOCTYPE", 9) != NULL || memmem (data, size, "<!ENTITY", 8) != NULL;
}

XmlWalk *
xml_walk_new (GBytes *bytes, const char *part, guint max_depth, GError **error) {
    g_autoptr (XmlWalk) walk = g_new0 (XmlWalk, 1);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);

    walk->bytes = g_bytes_ref (bytes);
    walk->part = g_strdup (part);
    walk->max_depth = max_depth;
    if (size > 0 && size <= INT_MAX && !has_document_type (bytes))
        walk->reader = xmlReaderForMemory (data, (int)size, NULL, NULL, OPTIONS);
    if (walk->reader == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s: %s", part,
                     size == 0 ? _ ("it is empty; open the file in Word and save it again")
                               : _ ("it declares entities, which no Word document does; it is not read"));
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler (walk->reader, note_fault, walk);
    while (step (walk))
        if (xmlTextReaderNodeType (walk->reader) == XML_READER_TYPE_ELEMENT)
            return g_steal_pointer (&walk);
    if (walk->error == NULL)
        fail_here (walk, DONDOC_ERROR_INPUT, _ ("it holds no element"));
    g_propagate_error (error, g_steal_pointer (&walk->error));
    return NULL;
}

void
xml_walk_free (XmlWalk *walk) {
    if (walk == NULL)
        return;
    if (walk->reader != NULL)
        xmlFreeTextReader (walk->reader);
    g_bytes_unref (walk->bytes);
    g_clear_error (&walk->error);
    g_free (walk->fault);
    g_free (walk->part);
    g_free (walk);
}

XmlLevel
xml_walk_enter (const XmlWalk *walk) {
    XmlLevel level = { xmlTextReaderDepth (walk->reader), xmlTextReaderIsEmptyElement (walk->reader) != 0 };
    return level;
}

gboolean
xml_walk_next (XmlWalk *walk, const XmlLevel *level) {
    if (level->empty)
        return FALSE;
    /* a child may have been read to the end of this very level only if the part is broken */
    while (step (walk)) {
        int type = xmlTextReaderNodeType (walk->reader), depth = xmlTextReaderDepth (walk->reader);
        if (type == XML_READER_TYPE_END_ELEMENT && depth <= level->depth)
            return FALSE;
        if (type == XML_READER_TYPE_ELEMENT && depth == level->depth + 1)
            return TRUE;
    }
    return FALSE;
}

XmlFamily
xml_walk_family (const XmlWalk *walk) {
    const xmlChar *uri = xmlTextReaderConstNamespaceUri (walk->reader);
    XmlWalk *writable = (XmlWalk *)walk;
    if (uri == NULL)
        return XML_OTHER;
    if (uri == walk->last_namespace)
        return walk->last_family;
    writable->last_namespace = uri;
    writable->last_family = XML_OTHER;
    for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
        if (strcmp ((const char *)uri, families[i].uri) == 0)
            writable->last_family = families[i].family;
    return walk->last_family;
}

const char *
xml_walk_peek_name (const XmlWalk *walk) {
    const xmlChar *name = xmlTextReaderConstLocalName (walk->reader);
    return name != NULL ? (const char *)name : "";
}

gboolean
xml_walk_is (const XmlWalk *walk, const char *name) {
    return xml_walk_family (walk) == XML_WORD && strcmp (xml_walk_peek_name (walk), name) == 0;
}

/* Goes to the attribute; the caller returns by xmlTextReaderMoveToElement(). */
static const char *
find_attribute (XmlWalk *walk, const char *name) {
    int found = xmlTextReaderMoveToFirstAttribute (walk->reader);
    while (found == 1) {
        if (strcmp ((const char *)xmlTextReaderConstLocalName (walk->reader), name) == 0
            && !xmlTextReaderIsNamespaceDecl (walk->reader))
            return (const char *)xmlTextReaderConstValue (walk->reader);
        found = xmlTextReaderMoveToNextAttribute (walk->reader);
    }
    return NULL;
}

char *
xml_walk_dup_attribute (XmlWalk *walk, const char *name) {
    char *value = g_strdup (find_attribute (walk, name));
    xmlTextReaderMoveToElement (walk->reader);
    return value;
}

int
xml_walk_integer (XmlWalk *walk, const char *name, int otherwise) {
    const char *value = find_attribute (walk, name);
    int number = otherwise;
    if (value != NULL) {
        char *end;
        gint64 read = g_ascii_strtoll (value, &end, 10);
        if (end != value)
            number = (int)CLAMP (read, -1000000, 1000000000);
    }
    xmlTextReaderMoveToElement (walk->reader);
    return number;
}

gboolean
xml_walk_is_on (XmlWalk *walk) {
    static const char *const off[] = { "0", "false", "off", "none" };
    const char *value = find_attribute (walk, "val");
    gboolean on = TRUE;
    for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (off); i++)
        on = on && strcmp (value, off[i]) != 0;
    xmlTextReaderMoveToElement (walk->reader);
    return on;
}

void
xml_walk_append_text (XmlWalk *walk, GString *text) {
    XmlLevel level = xml_walk_enter (walk);
    if (level.empty)
        return;
    while (step (walk)) {
        switch (xmlTextReaderNodeType (walk->reader)) {
        case XML_READER_TYPE_END_ELEMENT:
            if (xmlTextReaderDepth (walk->reader) <= level.depth)
                return;
            break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        case XML_READER_TYPE_WHITESPACE:
            g_string_append (text, (const char *)xmlTextReaderConstValue (walk->reader));
            break;
        default:
            break;
        }
    }
}

gboolean
xml_walk_finish (XmlWalk *walk, GError **error) {
    while (step (walk))
        ;
    if (walk->error == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&walk->error));
    return FALSE;
}
