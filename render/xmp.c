/* xmp.c - see xmp.h. */
#include "render/xmp.h"

#define SHORT_ID "W5M0MpCehiHzreSzNTczkc9d" /* every packet begins with this one */

typedef enum { PLAIN, IN_LANGUAGE, IN_ORDER } Shape;

/* A property that has no value is left out. */
static void
put_property (GString *out, const char *name, Shape shape, const char *value) {
    static const struct {
        const char *before, *after;
    } shapes[] = {
        [PLAIN] = { "", "" },
        [IN_LANGUAGE] = { "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>" },
        [IN_ORDER] = { "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>" },
    };
    if (value == NULL)
        return;
    g_autofree char *escaped = g_markup_escape_text (value, -1);
    g_string_append_printf (out, "<%s>%s%s%s</%s>\n", name, shapes[shape].before, escaped, shapes[shape].after, name);
}

static void
begin_group (GString *out, const char *prefix, const char *space) {
    g_string_append_printf (out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, space);
}

static void
end_group (GString *out) {
    g_string_append (out, "</rdf:Description>\n");
}

char *
xmp_dup_packet (const XmpInformation *information) {
    GString *out = g_string_new ("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"" SHORT_ID "\"?>\n"
                                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    g_autofree char *time
        = information->created == NULL ? NULL : g_date_time_format (information->created, "%Y-%m-%dT%H:%M:%SZ");
    begin_group (out, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    put_property (out, "pdfaid:part", PLAIN, "1");
    put_property (out, "pdfaid:conformance", PLAIN, "B");
    end_group (out);
    begin_group (out, "dc", "http://purl.org/dc/elements/1.1/");
    put_property (out, "dc:format", PLAIN, "application/pdf");
    put_property (out, "dc:title", IN_LANGUAGE, information->title);
    put_property (out, "dc:creator", IN_ORDER, information->author);
    put_property (out, "dc:description", IN_LANGUAGE, information->subject);
    end_group (out);
    begin_group (out, "xmp", "http://ns.adobe.com/xap/1.0/");
    put_property (out, "xmp:CreatorTool", PLAIN, information->creator);
    put_property (out, "xmp:CreateDate", PLAIN, time);
    put_property (out, "xmp:ModifyDate", PLAIN, time);
    put_property (out, "xmp:MetadataDate", PLAIN, time);
    end_group (out);
    begin_group (out, "pdf", "http://ns.adobe.com/pdf/1.3/");
    put_property (out, "pdf:Producer", PLAIN, information->producer);
    end_group (out);
    g_string_append (out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return g_string_free (out, FALSE);
}
