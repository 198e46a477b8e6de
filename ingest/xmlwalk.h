/* xmlwalk.h - walking over one XML part, element by element, without building a tree.
 * Lives here:  libxml2's parser with the bounds this program needs, names and attributes, AlternateContent.
 * Called by:   the DOCX reader.
 * Not here:    what the elements mean.
 * Source:      ECMA-376 part 1, annex A (transitional names) and part 3 (strict names and AlternateContent).
 *
 *     XmlLevel level = xml_walk_enter (walk);          // the walk stands on an element
 *     while (xml_walk_next (walk, &level))             // each child element in turn
 *         if (xml_walk_is (walk, "p")) read_it (walk); // which may enter it, or leave it alone
 */
#pragma once

#include <string.h>
#include <glib.h>

typedef struct {
    int depth;
} XmlLevel;

/* The families of names that are told apart. */
typedef enum {
    XML_OTHER,
    XML_WORD,          /* w: */
    XML_COMPATIBILITY, /* mc: */
    XML_MATH,          /* m: */
    XML_PACKAGE,       /* relationships of a package */
} XmlFamily;

/* What is asked of every element stands in the open, the rest in xmlwalk.c. */
typedef struct {
    XmlFamily family; /* of the element the walk stands on */
    const char *name; /* its local name; good for the life of the walk */
    int depth;        /* how many elements are around it */
} XmlWalk;

/**
 * xml_walk_new:
 * @bytes: one XML part, in any encoding that libxml2 knows
 * @part: its name, for messages
 * @max_depth: how deep elements may lie in each other
 * Returns: (transfer full): a walk that stands on the root element, or NULL and DONDOC_ERROR_INPUT.
 */
XmlWalk *xml_walk_new (GBytes *bytes, const char *part, guint max_depth, GError **error);
void xml_walk_free (XmlWalk *walk); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlWalk, xml_walk_free)

/** xml_walk_enter: the level below the element the walk stands on. */
static inline XmlLevel
xml_walk_enter (const XmlWalk *walk) {
    return (XmlLevel){ walk->depth };
}

/** xml_walk_next: goes to the next child element of @level. FALSE at its end, and always once the part is broken; what
 *  came before the broken place has been seen by then. */
gboolean xml_walk_next (XmlWalk *walk, const XmlLevel *level);

/** xml_walk_is: TRUE on an element of that local name in WordprocessingML. */
static inline gboolean
xml_walk_is (const XmlWalk *walk, const char *name) {
    return walk->family == XML_WORD && walk->name[0] == name[0] && strcmp (walk->name, name) == 0;
}

static inline XmlFamily
xml_walk_family (const XmlWalk *walk) {
    return walk->family;
}

/** xml_walk_peek_name: (transfer none): the local name; good for the life of the walk. */
static inline const char *
xml_walk_peek_name (const XmlWalk *walk) {
    return walk->name;
}

/** xml_walk_peek_attribute: (transfer none): the value by local name, whatever its prefix; NULL where it has none. Good
 *  until the walk goes on. */
const char *xml_walk_peek_attribute (const XmlWalk *walk, const char *name);
/** xml_walk_dup_attribute: (transfer full): the same to keep. */
char *xml_walk_dup_attribute (const XmlWalk *walk, const char *name);
/**
 * xml_walk_length:
 * @per_point: how many of the wanted units are a point: 20 for twips, 2 for half points
 * Returns: a length; a bare number is in that unit, another one (`36pt`, `1.27cm`; ISO 29500-1, 22.9.2.15) is converted;
 *   @otherwise where there is none.
 */
int xml_walk_length (const XmlWalk *walk, const char *name, int per_point, int otherwise);
/** xml_walk_integer: the value of an attribute as a number, @otherwise where there is none or it is none. */
int xml_walk_integer (const XmlWalk *walk, const char *name, int otherwise);
/** xml_walk_flag: the value of an attribute as a yes or no, @otherwise where there is none. */
gboolean xml_walk_flag (const XmlWalk *walk, const char *name, gboolean otherwise);
/** xml_walk_is_on: the value of a toggle such as w:b: TRUE unless `val` says 0, false, off or none. */
gboolean xml_walk_is_on (const XmlWalk *walk);

/** xml_walk_choose_branch: of the children of mc:AlternateContent, TRUE on the one that is read. @taken starts FALSE. */
gboolean xml_walk_choose_branch (XmlWalk *walk, gboolean *taken);

/** xml_walk_append_text: adds all character data inside the element the walk stands on, and goes to its end. */
void xml_walk_append_text (XmlWalk *walk, GString *text);

/** xml_walk_fail: from now on the part counts as broken; @error is taken over. The first failure stays. */
void xml_walk_fail (XmlWalk *walk, GError *error);

/** xml_walk_finish: reads what is left of the part. Returns: FALSE and the error, `part:line: …`, where it was broken. */
gboolean xml_walk_finish (XmlWalk *walk, GError **error);
