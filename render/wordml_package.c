/* wordml_package.c - styles, properties and relations, zipped with fixed times. */
#include <string.h>

#include "late_zip.h"
#include "base/error.h"
#include "base/i18n.h"
#include "render/wordml_writer.h"

#define HEAD     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE  "http://schemas.openxmlformats.org/package/2006/"
#define WORDTYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define DOS_DAY  ((1 << 5) | 1) /* 1 January 1980, the first that a ZIP knows */

static gboolean
add_part (zip_t *zip, const char *name, const char *text, gsize length) {
    zip_source_t *source = zip_source_buffer (zip, text, length, 0);
    zip_int64_t index = source == NULL ? -1 : zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0 && source != NULL)
        zip_source_free (source);
    return index >= 0 && zip_file_set_dostime (zip, (zip_uint64_t)index, 0, DOS_DAY, 0) == 0;
}

static char *
core_properties (const RenderInformation *information) {
    GString *out = g_string_new (
        HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
             "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    gint64 seconds = information == NULL ? 0 : information->created;
    if (epoch != NULL)
        g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &seconds, NULL);
    g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
    g_autofree char *day = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
    const struct {
        const char *name, *text;
    } values[] = { { "dc:title", information == NULL ? NULL : information->title },
                   { "dc:subject", information == NULL ? NULL : information->subject },
                   { "dc:creator", information == NULL ? NULL : information->author },
                   { "dc:language", "vi-VN" } };
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        if (values[i].text != NULL) {
            g_string_append_printf (out, "<%s>", values[i].name);
            word_escape (out, values[i].text, -1);
            g_string_append_printf (out, "</%s>", values[i].name);
        }
    g_string_append_printf (
        out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created></cp:coreProperties>", day);
    return g_string_free (out, FALSE);
}

static const char styles_head[] = HEAD
    "<w:styles " WORD_NAMESPACES "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
    "w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\"/></w:rPr>"
    "</w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/></w:style>";

static GBytes *
close_zip (zip_t *zip, zip_source_t *whole) {
    zip_stat_t status;
    g_autofree char *bytes = NULL;
    if (zip_close (zip) != 0) {
        zip_discard (zip);
        return NULL;
    }
    if (zip_source_stat (whole, &status) != 0 || zip_source_open (whole) != 0)
        return NULL;
    bytes = g_malloc (status.size);
    zip_int64_t got = zip_source_read (whole, bytes, status.size);
    zip_source_close (whole);
    return got == (zip_int64_t)status.size ? g_bytes_new_take (g_steal_pointer (&bytes), status.size) : NULL;
}

GBytes *
word_package (Word *word, const GString *body, GError **error) {
    g_autoptr (GString) types = g_string_new (
        HEAD "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
             "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
             "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" WORDTYPE
             "document.main+xml\"/>"
             "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORDTYPE
             "styles+xml\"/><Override PartName=\"/word/footnotes.xml\" "
             "ContentType=\"" WORDTYPE "footnotes+xml\"/><Override PartName=\"/docProps/core.xml\" "
             "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
    g_autoptr (GString) relations = g_string_new (
        HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"styles\" "
             "Type=\"" OFFICE "relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"footnotes\" "
             "Type=\"" OFFICE "relationships/footnotes\" Target=\"footnotes.xml\"/>");
    static const char root[] = HEAD
        "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"document\" "
        "Type=\"" OFFICE "relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"core\" "
        "Type=\"" PACKAGE "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    g_autoptr (GString) document = g_string_sized_new (body->len + 400);
    g_autofree char *core = core_properties (word->information);
    g_autofree char *styles = g_strconcat (styles_head, word->style_list->str, "</w:styles>", NULL);
    g_autofree char *notes
        = g_strconcat (HEAD "<w:footnotes " WORD_NAMESPACES ">", word->footnotes->str, "</w:footnotes>", NULL);
    g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
    zip_source_t *whole = zip_source_buffer_create (NULL, 0, 0, NULL);
    zip_t *zip = whole == NULL ? NULL : zip_open_from_source (whole, ZIP_TRUNCATE, NULL);
    GBytes *bytes = NULL;
    gboolean good = zip != NULL;
    if (good)
        zip_source_keep (whole);
    for (guint i = 0; good && i < word->parts->len; i++) {
        const char *sort = word->part_names->str[i] == 'h' ? "header" : "footer";
        const char *tag = word->part_names->str[i] == 'h' ? "hdr" : "ftr";
        char *name = g_strdup_printf ("word/%s%u.xml", sort, i + 1);
        char *text = g_strdup_printf (HEAD "<w:%s " WORD_NAMESPACES ">%s</w:%s>", tag,
                                      ((GString *)word->parts->pdata[i])->str, tag);
        g_ptr_array_add (kept, name);
        g_ptr_array_add (kept, text);
        g_string_append_printf (types, "<Override PartName=\"/%s\" ContentType=\"" WORDTYPE "%s+xml\"/>", name, sort);
        g_string_append_printf (relations,
                                "<Relationship Id=\"part%u\" Type=\"" OFFICE "relationships/%s\" Target=\"%s%u.xml\"/>",
                                i + 1, sort, sort, i + 1);
        good = add_part (zip, name, text, strlen (text));
    }
    g_string_append (types, "</Types>");
    g_string_append (relations, "</Relationships>");
    g_string_append (document, HEAD "<w:document " WORD_NAMESPACES "><w:body>");
    g_string_append_len (document, body->str, (gssize)body->len);
    g_string_append (document, "</w:body></w:document>");
    good = good && add_part (zip, "[Content_Types].xml", types->str, types->len)
           && add_part (zip, "_rels/.rels", root, sizeof root - 1)
           && add_part (zip, "word/_rels/document.xml.rels", relations->str, relations->len)
           && add_part (zip, "word/document.xml", document->str, document->len)
           && add_part (zip, "word/styles.xml", styles, strlen (styles))
           && add_part (zip, "word/footnotes.xml", notes, strlen (notes))
           && add_part (zip, "docProps/core.xml", core, strlen (core));
    if (good)
        bytes = close_zip (zip, whole);
    else if (zip != NULL)
        zip_discard (zip);
    if (whole != NULL)
        zip_source_free (whole);
    if (bytes == NULL)
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("the DOCX could not be put together"));
    return bytes;
}
