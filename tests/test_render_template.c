/* test_render_template.c - render/template: the user's copy before the one compiled in, imports, errors, nothing outside. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "base/error.h"
#include "render/template.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define SHEET(content)                                                                                                 \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n" content "</xsl:stylesheet>"

typedef struct {
    char *folder;
    xmlDoc *data;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused) {
    fixture->folder = g_dir_make_tmp ("template-XXXXXX", NULL);
    static const char data[] = "<report><name>Đôn đốc</name></report>";
    fixture->data = xmlReadMemory (data, strlen (data), "data.xml", "UTF-8", XML_PARSE_NONET);
    g_assert_nonnull (fixture->data);
}

static void
remove_below (const char *path) {
    g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;) {
        g_autofree char *child = g_build_filename (path, name, NULL);
        remove_below (child);
    }
    g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused) {
    remove_below (fixture->folder);
    g_free (fixture->folder);
    xmlFreeDoc (fixture->data);
}

static void
write_sheet (const Fixture *fixture, const char *name, const char *text) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);
    g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
apply (Fixture *fixture, const char *const *parameters) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = template_apply ("office", "letter", fixture->folder, fixture->data, parameters, &error);
    g_assert_no_error (error);
    GString *text = g_string_new (NULL);
    g_string_append_len (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    return g_string_free (text, FALSE);
}

static void
assert_refused (Fixture *fixture, const char *sheet, const char *message) {
    write_sheet (fixture, "office/letter.xsl", sheet);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = template_apply ("office", "letter", fixture->folder, fixture->data, NULL, &error);
    g_assert_null (bytes);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    if (strstr (error->message, message) == NULL)
        g_error ("the message is “%s”, not “%s”", error->message, message);
}

static void
test_user_copy (Fixture *fixture, gconstpointer unused) {
    write_sheet (
        fixture, "office/letter.xsl",
        SHEET (
            "<xsl:import href='../shared/part.xsl'/><xsl:include href='near.xsl'/><xsl:param name='by'/>"
            "<xsl:template match='/'><out by='{$by}'><xsl:call-template name='part'/><xsl:call-template name='near'/>"
            "</out></xsl:template>"));
    write_sheet (fixture, "shared/part.xsl",
                 SHEET ("<xsl:template name='part'><a><xsl:value-of select='/report/name'/></a></xsl:template>"));
    write_sheet (fixture, "office/near.xsl", SHEET ("<xsl:template name='near'><b/></xsl:template>"));
    const char *parameters[] = { "by", "it's \"quoted\"", NULL };
    g_autofree char *text = apply (fixture, parameters);
    g_assert_nonnull (strstr (text, "<out by=\"it's &quot;quoted&quot;\"><a>Đôn đốc</a><b/></out>"));
    g_autofree char *again = apply (fixture, NULL); /* nothing stays behind from the first time */
    g_assert_nonnull (strstr (again, "<out by=\"\">"));
}

/* The program's own templates are found without any folder, and their imports too. */
static void
test_compiled_in (Fixture *fixture, gconstpointer unused) {
    static const char *const forms[] = { "party", "state" };
    g_autoptr (xmlDoc) data = xmlReadFile ("templates/example.xml", NULL, 0);
    if (data == NULL) {
        g_test_skip ("no example data");
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = template_apply (forms[i], "compliance", NULL, data, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static void
test_errors (Fixture *fixture, gconstpointer unused) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) none = template_apply ("office", "nothing", fixture->folder, fixture->data, NULL, &error);
    g_assert_null (none);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_assert_nonnull (strstr (error->message, "office/nothing.xsl: there is no such template"));

    assert_refused (fixture, "<xsl:stylesheet", "office/letter.xsl:1: ");
    assert_refused (fixture, SHEET ("<xsl:template match='/'>\n<xsl:frobnicate/></xsl:template>"),
                    "office/letter.xsl:3: ");
    assert_refused (fixture, SHEET ("\n<xsl:template match='/'><xsl:value-of select='a['/></xsl:template>"),
                    "office/letter.xsl:3: ");
    assert_refused (fixture, SHEET ("\n\n<xsl:template match='/'><x><xsl:value-of select='$none'/></x></xsl:template>"),
                    "office/letter.xsl:4: ");
    assert_refused (fixture, SHEET ("<xsl:template match='/'><xsl:call-template name='none'/></xsl:template>"),
                    "office/letter.xsl:2: ");
    assert_refused (fixture, SHEET ("<xsl:import href='missing.xsl'/>"),
                    "office/missing.xsl: there is no such template");
    assert_refused (
        fixture, SHEET ("<xsl:template match='/'><xsl:message terminate='yes'>no number</xsl:message></xsl:template>"),
        "no number");
}

/* What a template must not reach. */
static void
test_outside (Fixture *fixture, gconstpointer unused) {
    assert_refused (fixture, SHEET ("<xsl:import href='../../../etc/passwd'/>"), "there is no such template");
    assert_refused (fixture, SHEET ("<xsl:import href='file:///etc/passwd'/>"), "there is no such template");
    assert_refused (fixture, SHEET ("<xsl:import href='http://127.0.0.1/x.xsl'/>"), "there is no such template");
    assert_refused (
        fixture,
        SHEET ("<xsl:template match='/'><x><xsl:copy-of select=\"document('/etc/hostname')\"/></x></xsl:template>"),
        "office/letter.xsl:2: ");
    assert_refused (fixture,
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n" SHEET (
                        "<xsl:template match='/'><x>&e;</x></xsl:template>"),
                    "office/letter.xsl:1: ");
    /* A link out of the folder is not followed. */
    g_autofree char *link = g_build_filename (fixture->folder, "office", "link.xsl", NULL);
    g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
    assert_refused (fixture, SHEET ("<xsl:import href='link.xsl'/>"), "there is no such template");
    /* A template that calls itself for ever is stopped. */
    assert_refused (fixture,
                    SHEET ("<xsl:template match='/'><xsl:call-template name='a'/></xsl:template>"
                           "<xsl:template name='a'><xsl:call-template name='a'/></xsl:template>"),
                    "office/letter.xsl");
    assert_refused (fixture, SHEET ("<xsl:import href='letter.xsl'/>"), "office/letter.xsl");
}

/* What is filled in beforehand is what libxslt itself would have found. */
static void
test_measures (Fixture *fixture, gconstpointer unused) {
    write_sheet (
        fixture, "office/letter.xsl",
        SHEET ("<xsl:import href='near.xsl'/><xsl:import href='far.xsl'/>"
               "<xsl:variable name='own' select='\"{1}\"'/><xsl:variable name='told' select='7'/>"
               "<xsl:variable name='computed' select='concat(1, 2)'/><xsl:param name='asked' select=\"'p'\"/>"
               "<xsl:variable name='shadowed' select=\"'outer'\"/>"
               "<xsl:template match='/'><xsl:variable name='shadowed' select=\"'inner'\"/>"
               "<out own='a{$own}b' told='{$told}{$told}' computed='{$computed}' asked='{$asked}' far='{$far}' "
               "braces='{{$own}}' text=\"{concat('{$own}', $told)}\" shadowed='{$shadowed}' both='{$both}'>"
               "<xsl:call-template name='near'/></out></xsl:template>"));
    write_sheet (fixture, "office/near.xsl",
                 SHEET ("<xsl:import href='far.xsl'/><xsl:variable name='both' select=\"'near'\"/>"
                        "<xsl:template name='near'><near told='{$told}' far='{$far}'/></xsl:template>"));
    write_sheet (fixture, "office/far.xsl",
                 SHEET ("<xsl:variable name='far' select=\"'1mm'\"/><xsl:variable name='told' select=\"'no'\"/>"
                        "<xsl:variable name='both' select=\"'far'\"/>"));
    const char *parameters[] = { "asked", "q", NULL };
    g_autofree char *text = apply (fixture, parameters);
    g_assert_nonnull (
        strstr (text, "<out own=\"a{1}b\" told=\"77\" computed=\"12\" asked=\"q\" far=\"1mm\" braces=\"{$own}\""
                      " text=\"{$own}7\" shadowed=\"inner\" both=\"far\"><near told=\"7\" far=\"1mm\"/></out>"));
}

/* What goes without XPath, beside what goes with it: in front of nodes of all kinds, with variables of all kinds. */
static void
test_instructions (Fixture *fixture, gconstpointer unused) {
    write_sheet (
        fixture, "office/letter.xsl",
        SHEET (
            "<xsl:variable name='few' select='2'/><xsl:variable name='word' select=\"'say &lt;$few&gt;'\"/>"
            "<xsl:variable name='late'><xsl:value-of select='name'/></xsl:variable>"
            "<xsl:template name='say'><xsl:param name='text'/><xsl:variable name='own'>[<xsl:value-of select='$text'/>]"
            "</xsl:variable><xsl:if test=\"$own != '[]'\"><xsl:value-of select='$own'/></xsl:if>"
            "<xsl:value-of select=\"concat($late, substring($text, 2))\"/></xsl:template>"
            "<xsl:template match='/report'><out><xsl:for-each select='name | namespace::xml'>"
            "<xsl:value-of select='position()'/><xsl:if test='position() &lt; $few'>,</xsl:if>"
            "<xsl:choose><xsl:when test=\". = 'x'\">x</xsl:when><!-- --><xsl:when test='../name'>up</xsl:when>"
            "<xsl:otherwise>none</xsl:otherwise></xsl:choose>"
            "<xsl:choose><xsl:when test='self::name[1]'>self</xsl:when><xsl:otherwise>other</xsl:otherwise></xsl:choose>"
            "</xsl:for-each><xsl:value-of select='$word'/><xsl:value-of select='concat($few,$few)'/>"
            "<xsl:call-template name='say'><xsl:with-param name='text' select='name'/></xsl:call-template>"
            "</out></xsl:template>"));
    g_autofree char *text = apply (fixture, NULL);
    g_assert_true (strstr (text, "1,upself2upother") != NULL || strstr (text, "1,upother2upself") != NULL);
    g_assert_nonnull (strstr (text, "say &lt;$few&gt;22[Đôn đốc]"));
    g_assert_nonnull (strstr (text, "ôn đốc</out>"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    ADD ("/render/template/user-copy", test_user_copy);
    ADD ("/render/template/compiled-in", test_compiled_in);
    ADD ("/render/template/errors", test_errors);
    ADD ("/render/template/outside", test_outside);
    ADD ("/render/template/measures", test_measures);
    ADD ("/render/template/instructions", test_instructions);
    return g_test_run ();
}
