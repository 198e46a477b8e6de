/* flat_package.c - see flat_package.h. */
#include "ingest/flat_package.h"

#include <limits.h>
#include <libxml/xmlreader.h>

#include "base/error.h"
#include "base/i18n.h"
#include "ingest/xmlwalk.h"

/* The file that is read, for messages: it has no parts of its own that could be named. */
#define WHOLE "XML"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* The walk knows what a small file could keep libxml2 busy with; a tree is built of what has passed it only. */
static gboolean
check_whole (const void *data, gsize size, const DocumentLimits *limits, GError **error) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
    g_autoptr (XmlWalk) walk = xml_walk_new (bytes, WHOLE, limits->max_depth, error);
    return walk != NULL && xml_walk_finish (walk, error);
}

static gboolean
is_at (xmlTextReader *reader, int depth, const char *name) {
    return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && xmlTextReaderDepth (reader) == depth
           && g_strcmp0 ((const char *)xmlTextReaderConstLocalName (reader), name) == 0
           && g_strcmp0 ((const char *)xmlTextReaderConstNamespaceUri (reader), FLAT_PACKAGE_NAMESPACE) == 0;
}

/* Takes over @xml. */
static gboolean
add_part (GHashTable *parts, const char *name, xmlChar *xml, const DocumentLimits *limits, gsize *total,
          GError **error) {
    gsize length = strlen ((const char *)xml);
    *total += length;
    if (length > limits->max_part_bytes || *total > limits->max_unpacked_bytes) {
        gsize limit = length > limits->max_part_bytes ? limits->max_part_bytes : limits->max_unpacked_bytes;
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: it unpacks to more than %zu bytes"), name, limit);
        xmlFree (xml);
        return FALSE;
    }
    if (!g_hash_table_contains (parts, name))
        g_hash_table_insert (parts, g_strdup (name), g_bytes_new (xml, length));
    xmlFree (xml);
    return TRUE;
}

/* The reader goes from node to node; what lies in a part is skipped once it was taken. */
static gboolean
read_parts (xmlTextReader *reader, GHashTable *parts, const DocumentLimits *limits, GError **error) {
    g_autofree char *name = NULL;
    gsize total = 0;
    int more = xmlTextReaderRead (reader);
    while (more == 1) {
        xmlChar *xml = NULL;
        if (is_at (reader, 1, "part")) {
            xmlChar *found = xmlTextReaderGetAttributeNs (reader, BAD_CAST "name", BAD_CAST FLAT_PACKAGE_NAMESPACE);
            g_free (name);
            name = g_strdup ((const char *)found);
            xmlFree (found);
        } else if (name != NULL && is_at (reader, 2, "xmlData"))
            xml = xmlTextReaderReadInnerXml (reader);
        if (xml != NULL && !add_part (parts, name, xml, limits, &total, error))
            return FALSE;
        more = xmlTextReaderDepth (reader) >= 2 ? xmlTextReaderNext (reader) : xmlTextReaderRead (reader);
    }
    if (more < 0) /* what the walk lets pass: a prefix that nothing declares */
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s: %s", WHOLE,
                     _ ("its parts cannot be told apart; open it in Word and save it as DOCX"));
    return more == 0;
}

GHashTable *
flat_package_read (const void *data, gsize size, const DocumentLimits *limits, GError **error) {
    g_autoptr (GHashTable) parts
        = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    g_autoptr (xmlTextReader) reader = NULL;
    if (!check_whole (data, size, limits, error))
        return NULL;
    /* without XML_PARSE_HUGE a picture of ten megabytes would be refused; what it lifts was checked */
    reader = xmlReaderForMemory (data, (int)MIN (size, INT_MAX), NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (reader == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s:1: %s", WHOLE, _ ("it holds no element"));
        return NULL;
    }
    return read_parts (reader, parts, limits, error) ? g_steal_pointer (&parts) : NULL;
}
