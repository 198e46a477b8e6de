/* test_render_expressions.c - expressions that are answered without XPath say what libxml2 says, at every node of a document. */
#include <glib.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "render/plain_expression.h"

static const char data[]
    = "<report kind='x' n='12'><group number='05-KH/ĐU' n='3'><item at='1' status='late' days='0' x=''>"
      "<text>Rà <b>soát</b> kho</text><lead>sở Tài chính</lead><lead>UBND xã</lead><deadline printed='Quý I'/></item>"
      "<item at='2' status='on-time' reason='consent' days='-4'><text>đo <![CDATA[a & b]]></text><evidence number='7' at='2'/>"
      "<!-- none --><?pi x?></item><item at='10'/></group><group/><sum n='1.5'> 12 </sum></report>";

/* Paths, strings, numbers and variables, and what is put together from them. */
static const char *const paths[] = { ".",
                                     "..",
                                     "@at",
                                     "@status",
                                     "@n",
                                     "@nothing",
                                     "item",
                                     "item/@at",
                                     "lead",
                                     "text",
                                     "text/b",
                                     "group",
                                     "group/item/lead",
                                     "../@number",
                                     "../item/@days",
                                     "@x",
                                     "evidence/@number",
                                     "sum",
                                     "./text",
                                     "deadline/@printed" };
static const char *const strings[] = { "''",
                                       "'late'",
                                       "\"UBND xã\"",
                                       "'1'",
                                       "'05-'",
                                       "'đo'",
                                       "concat(@at, ')')",
                                       "substring(lead, 2)",
                                       "substring(text, 1, 1)",
                                       "substring(@status, 3, 2)",
                                       "substring(., 40)",
                                       "translate(substring(text, 1, 1), 'aàđr', 'AÀĐ')",
                                       "concat('a', \"'\", text)" };
static const char *const numbers[]
    = { "0", "1", "12", "position()", "last()", "string-length(.)", "string-length(@status)" };
static const char *const variables[] = { "$words", "$number", "$yes", "$nodes", "$nothing" };
static const char *const comparisons[] = { "=", "!=", "<", "<=", ">", ">=" };

typedef struct {
    xmlDoc *document;
    xmlXPathContext *xpath;
    Arena *arena;
    guint asked;
} Fixture;

static xmlXPathObject *
peek_variable (gpointer user_data, const char *name, gboolean *ret_is_lent) {
    const Fixture *fixture = user_data;
    *ret_is_lent = strcmp (name, "number") != 0; /* both ways of having one */
    return *ret_is_lent ? xmlHashLookup2 (fixture->xpath->varHash, BAD_CAST name, NULL)
                        : xmlXPathVariableLookup (fixture->xpath, BAD_CAST name);
}

static void
ask (Fixture *fixture, const char *text, const PlainExpression *expression, xmlNode *node, int position, int size) {
    fixture->xpath->node = node;
    fixture->xpath->proximityPosition = position;
    fixture->xpath->contextSize = size;
    PlainContext context = { node, position, size, peek_variable, fixture };
    xmlXPathObject *value = xmlXPathEvalExpression (BAD_CAST text, fixture->xpath);
    g_assert_nonnull (value);
    if (plain_expression_is_true (expression, &context) != (xmlXPathCastToBoolean (value) != 0))
        g_error ("%s at <%s>: truth", text, node->name);
    if (plain_expression_has_text (expression)) {
        g_autofree char *owned = NULL;
        xmlChar *wanted = xmlXPathCastToString (value);
        g_assert_cmpstr (plain_expression_text (expression, &context, &owned), ==, (const char *)wanted);
        xmlFree (wanted);
    }
    xmlXPathFreeObject (value);
    fixture->asked++;
}

static void
ask_below (Fixture *fixture, const char *text, const PlainExpression *expression, xmlNode *parent) {
    int size = 0, at = 0;
    for (const xmlNode *node = parent->children; node != NULL; node = node->next)
        size++;
    for (xmlNode *node = parent->children; node != NULL; node = node->next) {
        ask (fixture, text, expression, node, ++at, size);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
            ask (fixture, text, expression, (xmlNode *)attribute, 1, 1);
        ask_below (fixture, text, expression, node);
    }
}

/* Everywhere: the document, its elements, attributes, texts, comments. */
static void
hold (Fixture *fixture, const char *text, gboolean must_be_read) {
    const PlainExpression *expression = plain_expression_read (fixture->arena, text);
    if (expression == NULL && must_be_read)
        g_error ("not read: %s", text);
    if (expression == NULL)
        return;
    ask (fixture, text, expression, (xmlNode *)fixture->document, 1, 1);
    ask_below (fixture, text, expression, (xmlNode *)fixture->document);
}

static void
G_GNUC_PRINTF (3, 4) hold_format (Fixture *fixture, gboolean must_be_read, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *text = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    hold (fixture, text, must_be_read);
}

static Fixture
open_fixture (void) {
    Fixture fixture = { .document = xmlReadMemory (data, strlen (data), "data", NULL, 0), .arena = arena_new () };
    fixture.xpath = xmlXPathNewContext (fixture.document);
    const xmlNode *group = xmlDocGetRootElement (fixture.document)->children;
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "words", xmlXPathNewCString ("late"));
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "number", xmlXPathNewFloat (12));
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "yes", xmlXPathNewBoolean (1));
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "nodes", xmlXPathNewNodeSetList (NULL));
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "nothing", xmlXPathNewCString (""));
    xmlXPathObject *nodes = xmlXPathNewNodeSet (group->children);
    xmlXPathNodeSetAdd (nodes->nodesetval, group->children->next);
    xmlXPathRegisterVariable (fixture.xpath, BAD_CAST "nodes", nodes);
    return fixture;
}

static void
close_fixture (Fixture *fixture) {
    xmlXPathFreeContext (fixture->xpath);
    xmlFreeDoc (fixture->document);
    arena_free (fixture->arena);
}

static void
test_alone (void) {
    Fixture fixture = open_fixture ();
    for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
        hold_format (&fixture, TRUE, " %s ", paths[i]);
    for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
        hold (&fixture, strings[i], TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        hold (&fixture, numbers[i], TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
        hold (&fixture, variables[i], TRUE);
    close_fixture (&fixture);
}

static void
test_compared (void) {
    Fixture fixture = open_fixture ();
    const struct {
        const char *const *texts;
        gsize n;
    } kinds[] = { { paths, G_N_ELEMENTS (paths) },
                  { strings, G_N_ELEMENTS (strings) },
                  { numbers, G_N_ELEMENTS (numbers) },
                  { variables, G_N_ELEMENTS (variables) } };
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
            for (gsize k = 0; k < kinds[i].n; k++)
                for (gsize l = 0; l < kinds[j].n; l++)
                    for (gsize m = 0; m < G_N_ELEMENTS (comparisons); m++)
                        hold_format (&fixture, FALSE, "%s %s %s", kinds[i].texts[k], comparisons[m], kinds[j].texts[l]);
    g_assert_cmpuint (fixture.asked, >, 20000); /* most of them are read */
    close_fixture (&fixture);
}

static void
test_joined (void) {
    Fixture fixture = open_fixture ();
    const char *const asked[]
        = { "not(evidence) and @status = 'late' or position() != last()",
            "not(deadline or evidence or @status = 'on-time' or @status='late')",
            "(item or sum)and not((lead) and (text))",
            "starts-with(@number, '05') or contains(text, \"soát\") and not(starts-with(., $nothing))",
            "contains($words, @status) and string-length(substring(text, 2, 3)) >= 3",
            "concat(substring($nodes, 1, 1), '-', @at, '/', $number) != ''",
            "translate(@status, '-', '') = 'ontime'" };
    for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
        hold (&fixture, asked[i], TRUE);
    close_fixture (&fixture);
}

/* What is not of the plain kinds, or is no expression, is left alone. */
static void
test_left (void) {
    static const char *const left[] = { "",
                                        "/report",
                                        "//item",
                                        "item[1]",
                                        "item[@at]/lead",
                                        "text()",
                                        "node()",
                                        "fo:block",
                                        "child::lead",
                                        "@*",
                                        "*",
                                        "count(item)",
                                        "@n + 1",
                                        "1 - 1",
                                        "a | b",
                                        "-1",
                                        "1.5",
                                        "@a = @b",
                                        "'open",
                                        "not(item",
                                        "concat('a')",
                                        "concat()",
                                        "item and",
                                        "item or",
                                        "$",
                                        "$a/b",
                                        "substring(., @n)",
                                        "substring(., 1, 2, 3)",
                                        "not(a, b)",
                                        "position(1)",
                                        "item item",
                                        "@",
                                        "last() mod 2",
                                        "true()",
                                        "$a = $b",
                                        "'a' < 'b'",
                                        "(item",
                                        "item)",
                                        "a = b = c",
                                        "@ n" };
    g_autoptr (Arena) arena = arena_new ();
    g_autoptr (GString) deep = g_string_new (NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
        if (plain_expression_read (arena, left[i]) != NULL)
            g_error ("read: %s", left[i]);
    for (int i = 0; i < 100000; i++)
        g_string_append_c (deep, '(');
    g_assert_null (plain_expression_read (arena, deep->str));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/expressions/alone", test_alone);
    g_test_add_func ("/render/expressions/compared", test_compared);
    g_test_add_func ("/render/expressions/joined", test_joined);
    g_test_add_func ("/render/expressions/left", test_left);
    return g_test_run ();
}
