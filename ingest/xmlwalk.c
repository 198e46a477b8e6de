/* xmlwalk.c - see xmlwalk.h.
 * libxml2's parser is fed a piece at a time. What it reports is queued as events, and the walk goes along the queue: no tree
 * is built, and no more than a piece of the part lies in memory twice. */
#include "ingest/xmlwalk.h"

#include <limits.h>
#include <libxml/parser.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

/* Large enough that calls cost nothing, small enough that the queue stays in the cache of a processor. */
#define PIECE_BYTES (32 << 10)

/* The parser compares the attributes of an element with each other and looks for a prefix among all that are declared around
 * it: without bounds, a small part could keep it busy for hours. Word writes some twenty attributes and forty prefixes. */
#define ATTRIBUTES_MAX 512
#define NAMESPACES_MAX 512 /* declared around an element */

typedef enum { EVENT_START, EVENT_TEXT } EventKind;

/* Where an element ends is no event: the next one lies no deeper than it then. */
typedef struct {
    guint8 kind;   /* EventKind */
    guint8 family; /* XmlFamily */
    guint16 depth; /* how many elements are around it */
    guint first;   /* its first attribute, or where its text begins in `store` */
    guint count;   /* how many attributes, or bytes of text */
    const char *name;
} Event;

typedef struct {
    const char *name; /* local, interned by the parser */
    guint value;      /* where it begins in `store`, NUL-terminated */
} Attribute;

typedef struct {
    XmlWalk open; /* what xmlwalk.h shows; first, so that one pointer serves for both */
    GBytes *bytes;
    const char *data;
    gsize size, fed;
    gboolean is_ended;
    xmlParserCtxtPtr parser;
    char *part;
    guint depth, max_depth; /* of the parser, which is ahead of the walk */
    guint16 *declared;      /* by depth: how many namespaces the element declares */
    guint namespaces;       /* declared around the parser */
    guint quotes;           /* in what was fed since the last event */
    Event *events;
    gsize event_count, event_room;
    guint next;    /* the event that comes next */
    guint current; /* the event the walk stands on */
    Attribute *attributes;
    gsize attribute_count, attribute_room;
    char *store; /* their values and the text */
    gsize stored, store_room;
    GError *error; /* the walk has come to it */
    GError *ahead; /* the parser has met it, the walk is still before it */
    char *fault;   /* libxml2's first complaint */
    int fault_line;
    const xmlChar *last_namespace; /* names are interned, so a pointer tells */
    XmlFamily last_family;
} Walk;

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

static Walk *
walk_of (const XmlWalk *walk) {
    return (Walk *)walk;
}

/* ---- what the parser reports ------------------------------------------------------------------------------------- */

static XmlFamily
find_family (Walk *walk, const xmlChar *uri) {
    if (uri == walk->last_namespace)
        return walk->last_family;
    walk->last_namespace = uri;
    walk->last_family = XML_OTHER;
    for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS (families); i++)
        if (strcmp ((const char *)uri, families[i].uri) == 0)
            walk->last_family = families[i].family;
    return walk->last_family;
}

/* The parser stops; the walk comes to the error when it has seen what was before it. */
static void
stop (Walk *walk, DondocErrorCode code, int line, const char *message) {
    if (walk->ahead == NULL)
        walk->ahead = g_error_new (DONDOC_ERROR, (int)code, "%s:%d: %s", walk->part, MAX (line, 1), message);
    xmlStopParser (walk->parser);
}

/* The parser reports an event for every few bytes of a part, so that these are lean. */
static inline Event *
add_event (Walk *walk) {
    if (G_UNLIKELY (walk->event_count == walk->event_room)) {
        walk->event_room = MAX (walk->event_room * 2, 1024);
        walk->events = g_renew (Event, walk->events, walk->event_room);
    }
    return &walk->events[walk->event_count++];
}

static inline Attribute *
add_attribute (Walk *walk) {
    if (G_UNLIKELY (walk->attribute_count == walk->attribute_room)) {
        walk->attribute_room = MAX (walk->attribute_room * 2, 1024);
        walk->attributes = g_renew (Attribute, walk->attributes, walk->attribute_room);
    }
    return &walk->attributes[walk->attribute_count++];
}

/* Copies the bytes and a NUL behind them; answers where they begin. */
static inline guint
store_bytes (Walk *walk, const xmlChar *bytes, gsize length) {
    gsize start = walk->stored;
    if (G_UNLIKELY (start + length + 1 > walk->store_room)) {
        walk->store_room = MAX (walk->store_room * 2, start + length + 2 * PIECE_BYTES);
        walk->store = g_realloc (walk->store, walk->store_room);
    }
    memcpy (walk->store + start, bytes, length);
    walk->store[start + length] = '\0';
    walk->stored += length + 1;
    return (guint)start;
}

/* Which extensions a branch needs: the namespaces behind the prefixes that it names (part 3, 7.6). */
static guint
store_namespaces (Walk *walk, const char *prefixes) {
    g_auto (GStrv) names = g_strsplit_set (prefixes, " \t\r\n", -1);
    g_autoptr (GString) uris = g_string_new (NULL);
    for (guint i = 0; names[i] != NULL; i++) {
        const char *uri = names[i];
        for (int k = walk->parser->nsNr - 2; k >= 0; k -= 2)
            if (g_strcmp0 ((const char *)walk->parser->nsTab[k], names[i]) == 0) {
                uri = (const char *)walk->parser->nsTab[k + 1];
                break;
            }
        g_string_append_printf (uris, "%s ", uri);
    }
    return store_bytes (walk, (const xmlChar *)uris->str, uris->len);
}

/* FALSE where an element has more of something than any document does. */
static inline gboolean
is_within_bounds (const Walk *walk, int namespaces, int attributes) {
    return walk->depth <= walk->max_depth && attributes <= ATTRIBUTES_MAX
           && walk->namespaces + (guint)namespaces <= NAMESPACES_MAX;
}

static void
stop_at_bounds (Walk *walk, int attributes) {
    g_autofree char *message = NULL;
    if (walk->depth > walk->max_depth)
        message = g_strdup_printf (_ ("elements lie in each other more than %u deep"), walk->max_depth);
    else if (attributes > ATTRIBUTES_MAX)
        message = g_strdup_printf (_ ("an element has more than %d attributes"), ATTRIBUTES_MAX);
    else
        message = g_strdup_printf (_ ("more than %d prefixes are declared around an element"), NAMESPACES_MAX);
    stop (walk, DONDOC_ERROR_LIMIT, xmlSAX2GetLineNumber (walk->parser), message);
}

/* Which session of editing an element comes from (w:rsidR and its kin): half of all attributes, and nobody asks. */
static inline gboolean
is_session (const char *name) {
    return name[0] == 'r' && name[1] == 's' && name[2] == 'i' && name[3] == 'd';
}

static void
resolve_needs (Walk *walk, guint first) {
    for (guint i = first; i < walk->attribute_count; i++)
        if (strcmp (walk->attributes[i].name, "Requires") == 0) {
            g_autofree char *prefixes = g_strdup (walk->store + walk->attributes[i].value);
            walk->attributes[i].value = store_namespaces (walk, prefixes);
        }
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
          const xmlChar **namespace_list, int count, int defaulted, const xmlChar **attributes) {
    Walk *walk = data;
    guint first = (guint)walk->attribute_count;
    if (walk->ahead != NULL)
        return;
    if (!is_within_bounds (walk, namespaces, count)) {
        stop_at_bounds (walk, count);
        return;
    }
    walk->declared[walk->depth] = (guint16)namespaces;
    walk->namespaces += (guint)namespaces;
    for (int i = 0; i < count; i++, attributes += 5) /* local name, prefix, URI, value from, value to */
        if (!is_session ((const char *)attributes[0]))
            *add_attribute (walk)
                = (Attribute){ (const char *)attributes[0],
                               store_bytes (walk, attributes[3], (gsize)(attributes[4] - attributes[3])) };
    *add_event (walk) = (Event){ .kind = EVENT_START,
                                 .family = (guint8)find_family (walk, uri),
                                 .depth = (guint16)walk->depth++,
                                 .first = first,
                                 .count = (guint)walk->attribute_count - first,
                                 .name = (const char *)name };
    if (name[0] == 'C' && strcmp ((const char *)name, "Choice") == 0)
        resolve_needs (walk, first);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    Walk *walk = data;
    if (walk->ahead == NULL && walk->depth > 0)
        walk->namespaces -= walk->declared[--walk->depth];
}

static void
on_text (void *data, const xmlChar *text, int length) {
    Walk *walk = data;
    if (walk->ahead == NULL)
        *add_event (walk) = (Event){ .kind = EVENT_TEXT,
                                     .depth = (guint16)walk->depth,
                                     .first = store_bytes (walk, text, (gsize)length),
                                     .count = (guint)length };
}

/* A package has no document type (ECMA-376 part 2, 7.1.4), an attacker's may hold an entity bomb: nothing of it is read. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    Walk *walk = data;
    stop (walk, DONDOC_ERROR_INPUT, xmlSAX2GetLineNumber (walk->parser),
          _ ("it declares entities, which no Word document does; it is not read"));
}

/* A prefix that nothing declares is no obstacle: what bears it is unknown, as other extensions are. */
static void
on_fault (void *data, xmlErrorPtr fault) {
    Walk *walk = data;
    if (fault == NULL || fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE || walk->fault != NULL)
        return;
    walk->fault = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
    g_strstrip (walk->fault);
    g_strdelimit (walk->fault, "\r\n", ' ');
    walk->fault_line = fault->line;
}

/* ---- feeding the parser ------------------------------------------------------------------------------------------ */

static void
take_fault (Walk *walk) {
    g_autofree char *message = NULL;
    if (walk->fault == NULL || walk->ahead != NULL)
        return;
    message = g_strdup_printf (_ ("the XML is broken (%s); open it in Word and save it again"), walk->fault);
    stop (walk, DONDOC_ERROR_INPUT, walk->fault_line, message);
}

/* What is fed and comes to nothing is a tag that has no end yet. A name and a value in quotes each are its attributes. */
static void
count_quotes (Walk *walk, const char *piece, gsize length) {
    for (const char *p = piece, *end = piece + length; p < end; p++)
        walk->quotes += *p == '"' || *p == '\'';
    if (walk->quotes > 2 * (ATTRIBUTES_MAX + NAMESPACES_MAX))
        stop_at_bounds (walk, G_MAXINT);
}

/* Fills the queue; FALSE at the end of the part or where it is broken. Pieces grow while nothing comes of them: the parser
 * looks for the end of a long tag from its beginning each time. */
static gboolean
feed (Walk *walk) {
    gsize piece = PIECE_BYTES;
    xmlStructuredErrorFunc others = xmlStructuredError; /* what libxml2 says of an encoding has no parser to go to */
    gpointer others_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc (walk, on_fault);
    walk->quotes = 0;
    walk->event_count = walk->attribute_count = walk->stored = 0;
    walk->next = walk->current = 0;
    while (walk->event_count == 0 && !walk->is_ended && walk->ahead == NULL) {
        gsize n = MIN (walk->size - walk->fed, piece);
        walk->is_ended = n == 0;
        xmlParseChunk (walk->parser, walk->data + walk->fed, (int)n, walk->is_ended);
        walk->fed += n;
        if (walk->event_count == 0)
            count_quotes (walk, walk->data + walk->fed - n, n);
        piece = MIN (piece * 2, INT_MAX / 2);
        take_fault (walk);
    }
    xmlSetStructuredErrorFunc (others_data, others);
    if (walk->event_count == 0 && walk->error == NULL)
        walk->error = g_steal_pointer (&walk->ahead);
    return walk->event_count > 0;
}

/* One event further, inside the element at @depth; NULL at its end, at that of the part, or where it is broken. */
static inline const Event *
step (Walk *walk, int depth) {
    const Event *event;
    if (walk->error == NULL && (walk->next < walk->event_count || feed (walk))) {
        event = &walk->events[walk->next];
        if (event->depth > depth) {
            walk->current = walk->next++;
            return event;
        }
    }
    walk->open.family = XML_OTHER;
    walk->open.name = "";
    return NULL;
}

static void
stand_on (Walk *walk, const Event *event) {
    walk->open.family = (XmlFamily)event->family;
    walk->open.name = event->name;
    walk->open.depth = event->depth;
}

static inline const Event *
peek_current (const Walk *walk) {
    return walk->current < walk->event_count ? &walk->events[walk->current] : NULL;
}

/* ---- the walk ---------------------------------------------------------------------------------------------------- */

static gboolean
open_parser (Walk *walk) {
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = on_start,
                              .endElementNs = on_end,
                              .characters = on_text,
                              .cdataBlock = on_text,
                              .ignorableWhitespace = on_text,
                              .internalSubset = on_document_type,
                              .serror = on_fault };
    gsize head = MIN (walk->size, 4); /* the parser tells the encoding by them */
    walk->parser = xmlCreatePushParserCtxt (&handler, walk, walk->data, (int)head, NULL);
    if (walk->parser == NULL)
        return FALSE;
    walk->fed = head;
    xmlCtxtUseOptions (walk->parser, XML_PARSE_NONET);
    return TRUE;
}

XmlWalk *
xml_walk_new (GBytes *bytes, const char *part, guint max_depth, GError **error) {
    Walk *walk = g_new0 (Walk, 1);
    g_autoptr (XmlWalk) open = &walk->open;
    const Event *event = NULL;

    walk->open.name = "";
    walk->bytes = g_bytes_ref (bytes);
    walk->data = g_bytes_get_data (bytes, &walk->size);
    walk->part = g_strdup (part);
    walk->max_depth = MIN (max_depth, G_MAXUINT16 - 1);
    walk->declared = g_new (guint16, walk->max_depth + 1);
    if (walk->size == 0 || !open_parser (walk)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s: %s", part,
                     _ ("it is empty; open the file in Word and save it again"));
        return NULL;
    }
    do
        event = step (walk, -1);
    while (event != NULL && event->kind != EVENT_START);
    if (event != NULL) {
        stand_on (walk, event);
        return g_steal_pointer (&open);
    }
    if (walk->error != NULL)
        g_propagate_error (error, g_steal_pointer (&walk->error));
    else
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s:1: %s", part, _ ("it holds no element"));
    return NULL;
}

void
xml_walk_free (XmlWalk *open) {
    Walk *walk = walk_of (open);
    if (walk == NULL)
        return;
    if (walk->parser != NULL)
        xmlFreeParserCtxt (walk->parser);
    g_bytes_unref (walk->bytes);
    g_free (walk->events);
    g_free (walk->attributes);
    g_free (walk->store);
    g_free (walk->declared);
    g_clear_error (&walk->error);
    g_clear_error (&walk->ahead);
    g_free (walk->fault);
    g_free (walk->part);
    g_free (walk);
}

void
xml_walk_fail (XmlWalk *open, GError *error) {
    Walk *walk = walk_of (open);
    if (walk->error != NULL)
        g_error_free (error);
    else
        walk->error = error;
}

gboolean
xml_walk_next (XmlWalk *open, const XmlLevel *level) {
    Walk *walk = walk_of (open);
    const Event *event;
    while ((event = step (walk, level->depth)) != NULL)
        if (event->depth == level->depth + 1 && event->kind == EVENT_START) {
            stand_on (walk, event);
            return TRUE;
        }
    return FALSE;
}

const char *
xml_walk_peek_attribute (const XmlWalk *open, const char *name) {
    const Walk *walk = walk_of (open);
    const Event *event = peek_current (walk);
    for (guint i = 0; event != NULL && event->kind == EVENT_START && i < event->count; i++) {
        const Attribute *attribute = &walk->attributes[event->first + i];
        if (attribute->name[0] == name[0] && strcmp (attribute->name, name) == 0)
            return walk->store + attribute->value;
    }
    return NULL;
}

void
xml_walk_append_text (XmlWalk *open, GString *text) {
    Walk *walk = walk_of (open);
    XmlLevel level = xml_walk_enter (open);
    const Event *event;
    while ((event = step (walk, level.depth)) != NULL)
        if (event->kind == EVENT_TEXT)
            text_append (text, walk->store + event->first, event->count);
}

gboolean
xml_walk_finish (XmlWalk *open, GError **error) {
    Walk *walk = walk_of (open);
    while (step (walk, -1) != NULL)
        ;
    if (walk->error == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&walk->error));
    return FALSE;
}
