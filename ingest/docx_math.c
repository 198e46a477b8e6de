/* docx_math.c - see docx_math.h. */
#include "ingest/docx_math.h"

#include <string.h>

/* What stands before an argument of a formula; one of more than a term gets brackets. */
static const struct {
    const char *name, *before;
} arguments[] = { { "num", "" }, { "den", "/" }, { "sup", "^" }, { "sub", "_" }, { "lim", "_" } };

/* The signs of the brackets or of the operator that a formula's properties name. */
typedef struct {
    char *begin, *end, *sign, *separator;
} Signs;

static void
clear_signs (Signs *signs) {
    g_free (signs->begin);
    g_free (signs->end);
    g_free (signs->sign);
    g_free (signs->separator);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signs, clear_signs)

static gboolean
is_math (const XmlWalk *walk, const char *name) {
    return xml_walk_family (walk) == XML_MATH && strcmp (xml_walk_peek_name (walk), name) == 0;
}

static void
take_sign (XmlWalk *walk, char **sign) {
    char *value = xml_walk_dup_attribute (walk, "val");
    g_free (*sign);
    *sign = value != NULL ? value : g_strdup ("");
}

static void
read_signs (XmlWalk *walk, Signs *signs) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_math (walk, "begChr"))
            take_sign (walk, &signs->begin);
        else if (is_math (walk, "endChr"))
            take_sign (walk, &signs->end);
        else if (is_math (walk, "chr"))
            take_sign (walk, &signs->sign);
        else if (is_math (walk, "sepChr"))
            take_sign (walk, &signs->separator);
    }
}

static gboolean
is_term (const char *text) {
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr (".,_^'", *p) == NULL)
            return FALSE;
    return TRUE;
}

static void
append_term (GString *text, const char *before, const char *term) {
    gboolean bare = is_term (term);
    if (*term == '\0')
        return;
    g_string_append_printf (text, "%s%s%s%s", before, bare ? "" : "(", term, bare ? "" : ")");
}

static void
append_argument (XmlWalk *walk, GString *text, const char *before) {
    g_autoptr (GString) inner = g_string_new (NULL);
    docx_append_math (walk, inner);
    append_term (text, before, inner->str);
}

/* m:d: brackets around its arguments, a bar between them where nothing else is named. */
static void
append_brackets (XmlWalk *walk, GString *text) {
    g_auto (Signs) signs = { NULL };
    gboolean is_open = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_math (walk, "dPr")) {
            read_signs (walk, &signs);
            continue;
        }
        g_string_append (text, is_open               ? (signs.separator != NULL ? signs.separator : "|")
                               : signs.begin != NULL ? signs.begin
                                                     : "(");
        is_open = TRUE;
        docx_append_math (walk, text);
    }
    if (is_open)
        g_string_append (text, signs.end != NULL ? signs.end : ")");
}

/* m:rad: the degree, the sign, what is under it. */
static void
append_root (XmlWalk *walk, GString *text) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_math (walk, "deg"))
            docx_append_math (walk, text);
        else if (is_math (walk, "e"))
            append_argument (walk, text, "√");
    }
}

/* What stands behind a name or a sign, a space between them where @apart says so. */
static void
append_behind (XmlWalk *walk, GString *text, gboolean apart) {
    g_autoptr (GString) inner = g_string_new (NULL);
    docx_append_math (walk, inner);
    if (apart && inner->len > 0 && text->len > 0)
        g_string_append_c (text, ' ');
    g_string_append (text, inner->str);
}

/* m:nary: a sign such as ∑ with its limits. */
static void
append_operator (XmlWalk *walk, GString *text) {
    g_auto (Signs) signs = { NULL };
    gboolean is_printed = FALSE, has_limits = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_math (walk, "naryPr")) {
            read_signs (walk, &signs);
            continue;
        }
        if (!is_printed)
            g_string_append (text, signs.sign != NULL ? signs.sign : "∫");
        is_printed = TRUE;
        if (is_math (walk, "sub") || is_math (walk, "sup")) {
            gsize before = text->len;
            append_argument (walk, text, is_math (walk, "sub") ? "_" : "^");
            has_limits = has_limits || text->len > before;
        } else
            append_behind (walk, text, has_limits);
    }
}

/* m:func: a name such as sin or lim, and what it is of. */
static void
append_function (XmlWalk *walk, GString *text) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (is_math (walk, "fName"))
            docx_append_math (walk, text);
        else if (is_math (walk, "e"))
            append_behind (walk, text, TRUE);
}

/* m:m and m:eqArr: rows, the cells of a row parted by a space. */
static void
append_rows (XmlWalk *walk, GString *text) {
    gboolean is_first = TRUE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        gboolean is_row = is_math (walk, "mr");
        if (!is_row && !is_math (walk, "e"))
            continue;
        if (!is_first)
            g_string_append (text, "; ");
        is_first = FALSE;
        if (is_row) {
            g_autoptr (GString) row = g_string_new (NULL);
            XmlLevel inner = xml_walk_enter (walk);
            while (xml_walk_next (walk, &inner)) {
                g_string_append (row, row->len > 0 ? " " : "");
                docx_append_math (walk, row);
            }
            g_string_append (text, row->str);
        } else
            docx_append_math (walk, text);
    }
}

static const struct {
    const char *name;
    void (*append) (XmlWalk *walk, GString *text);
} with_signs[] = { { "m", append_rows },   { "eqArr", append_rows },    { "d", append_brackets },
                   { "rad", append_root }, { "nary", append_operator }, { "func", append_function } };

static void
append_one (XmlWalk *walk, GString *text) {
    for (gsize i = 0; i < G_N_ELEMENTS (with_signs); i++)
        if (is_math (walk, with_signs[i].name)) {
            with_signs[i].append (walk, text);
            return;
        }
    for (gsize i = 0; i < G_N_ELEMENTS (arguments); i++)
        if (is_math (walk, arguments[i].name)) {
            append_argument (walk, text, arguments[i].before);
            return;
        }
    docx_append_math (walk, text);
}

void
docx_append_math (XmlWalk *walk, GString *text) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (is_math (walk, "t") || xml_walk_is (walk, "t"))
            xml_walk_append_text (walk, text);
        else if (xml_walk_family (walk) == XML_MATH || xml_walk_is (walk, "r") || xml_walk_is (walk, "ins"))
            append_one (walk, text);
    }
}
