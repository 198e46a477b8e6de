/* report_xml.c - see report_xml.h. */
#include "track/report_xml.h"

#include <libxml/parserInternals.h> /* xmlStringText */
#include <string.h>

#include "base/names.h"

/* ---- text that XML can hold ---- */

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Whether a byte of @word may be below 0x20, or 0xef: what XML 1.0 does not know begins with one of these (U+FFFE and U+FFFF: EF BF). */
static gboolean
is_doubtful (guint64 word) {
    guint64 rare = word ^ EACH_BYTE (0xef);
    return (((word - EACH_BYTE (0x20)) & ~word) | ((rare - EACH_BYTE (0x01)) & ~rare)) & EACH_BYTE (0x80);
}

/* Whether the @length bytes can stand in XML 1.0 as they are. */
static gboolean
is_clean (const char *text, gsize length) {
    const guchar *at = (const guchar *)text, *end = at + length;
    guint64 word, large = 0; /* @large: whether any is no ASCII */
    for (; end - at >= (gssize)sizeof word; at += sizeof word) {
        memcpy (&word, at, sizeof word);
        large |= word;
        for (gsize i = 0; is_doubtful (word) && i < sizeof word; i++)
            if ((at[i] < 0x20 && at[i] != '\t' && at[i] != '\n') || (at[i] == 0xef && at[i + 1] == 0xbf))
                return FALSE;
    }
    for (; at < end; at++) {
        large |= *at;
        if ((*at < 0x20 && *at != '\t' && *at != '\n') || (at[0] == 0xef && at[1] == 0xbf))
            return FALSE;
    }
    return (large & EACH_BYTE (0x80)) == 0 || g_utf8_validate_len (text, length, NULL);
}

/* @text as UTF-8 that XML 1.0 can hold: other control characters and non-characters become spaces. The answer is @text itself where
 * nothing is to be done, as nearly always, else it is *@ret_owned too. */
static const char *
clean_text (const char *text, char **ret_owned) {
    if (text == NULL || is_clean (text, strlen (text)))
        return text;
    *ret_owned = g_utf8_make_valid (text, -1);
    for (char *at = *ret_owned; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar letter = g_utf8_get_char (at);
        if ((letter < 0x20 && letter != '\t' && letter != '\n') || letter == 0xfffe || letter == 0xffff)
            memset (at, ' ', g_utf8_next_char (at) - at);
    }
    return *ret_owned;
}

/* ---- nodes ---- */

/* (transfer full): zeros. */
static gpointer
new_node (gsize size) {
    gpointer node = xmlMalloc (size);
    if (node == NULL)
        g_error ("no memory for a node of a report");
    return memset (node, 0, size);
}

/* The text of an attribute. A short one, as dates, numbers and codes are, stands in the node itself, where the library's own parser puts it
 * too (SAX2.c). */
static xmlNode *
new_text (xmlAttr *attribute, const char *text) {
    xmlNode *node = new_node (sizeof *node);
    gsize size = strlen (text) + 1;
    node->type = XML_TEXT_NODE;
    node->name = xmlStringText;
    node->doc = attribute->doc;
    node->parent = (xmlNode *)attribute;
    node->content = (xmlChar *)&node->properties;
    if (size > sizeof node->properties + sizeof node->nsDef)
        node->content = new_node (size);
    memcpy (node->content, text, size);
    return node;
}

/* As xmlNewProp(), which looks once more whether @text is UTF-8, asks for a DTD, and needs twice the time. @text is clean and not empty. */
static void
add_attribute (xmlNode *node, const char *name, const char *text) {
    xmlAttr *attribute = new_node (sizeof *attribute), **last = &node->properties;
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = xmlDictLookup (node->doc->dict, BAD_CAST name, -1);
    attribute->parent = node;
    attribute->doc = node->doc;
    attribute->children = attribute->last = new_text (attribute, text);
    while (*last != NULL) {
        attribute->prev = *last;
        last = &(*last)->next;
    }
    *last = attribute;
}

xmlDoc *
report_xml_doc_new (const char *name, const xmlDoc *like) {
    xmlDoc *doc = xmlNewDoc (BAD_CAST "1.0");
    doc->dict = like != NULL ? like->dict : xmlDictCreate ();
    if (like != NULL)
        xmlDictReference (doc->dict);
    xmlDocSetRootElement (doc, xmlNewDocNode (doc, NULL, BAD_CAST name, NULL));
    return doc;
}

xmlNode *
report_xml_child (xmlNode *parent, const char *name, const char *text) {
    g_autofree char *owned = NULL;
    return xmlNewTextChild (parent, NULL, BAD_CAST name, BAD_CAST clean_text (text, &owned));
}

void
report_xml_set (xmlNode *node, const char *name, const char *text) {
    g_autofree char *owned = NULL;
    if (text == NULL || *text == '\0')
        return;
    add_attribute (node, name, clean_text (text, &owned));
}

void
report_xml_set_number (xmlNode *node, const char *name, gint64 number) {
    char text[sizeof "-9223372036854775808"], *at = text + sizeof text - 1;
    guint64 rest = number < 0 ? -(guint64)number : (guint64)number;
    *at = '\0';
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        *--at = '-';
    add_attribute (node, name, at);
}

void
report_xml_set_date (xmlNode *node, const char *prefix, PartialDate date) {
    g_autofree char *iso = partial_date_format (date);
    g_autofree char *text = partial_date_format_vietnamese (date);
    g_autofree char *text_name = prefix != NULL ? g_strconcat (prefix, "-text", NULL) : NULL;
    if (iso == NULL)
        return;
    add_attribute (node, prefix != NULL ? prefix : "date", iso);
    add_attribute (node, prefix != NULL ? text_name : "text", text);
}

void
report_xml_set_totals (xmlNode *node, const Totals *totals) {
    const struct {
        const char *name;
        guint number;
    } cells[] = {
        { "total", totals->total },
        { "on-time", totals->on_time },
        { "late", totals->late },
        { "in-term", totals->in_term },
        { "overdue", totals->overdue },
        { "continuous", totals->continuous },
        { "waiting", totals->waiting },
        { "no-date", totals->no_date },
        { "suspended", totals->suspended },
        { "cancelled", totals->cancelled },
        { "done", totals_done (totals) },
        { "open", totals_open (totals) },
        { "fell-due", totals_fell_due (totals) },
        { "due-soon", totals->due_soon },
        { "started", totals->started },
        { "done-without-evidence", totals->done_without_evidence },
        { "on-time-with-deadline", totals->done_with_deadline_on_time },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
        report_xml_set_number (node, cells[i].name, cells[i].number);
}

void
report_xml_set_directive (xmlNode *node, const QueryDocument *document) {
    g_autofree char *issuer = document->issuer != NULL ? name_in_sentence (document->issuer) : NULL;
    report_xml_set (node, "type", document->type);
    report_xml_set (node, "number", document->number);
    report_xml_set (node, "issuer", issuer);
    report_xml_set_date (node, "date", document->date_value);
    report_xml_set (node, "title", document->title);
}

static void
add_bodies (xmlNode *node, const char *element, const GPtrArray *bodies, gboolean by_address) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *name = name_in_sentence (body->name);
        xmlNode *child = report_xml_child (node, element, name);
        if (by_address)
            report_xml_set (child, "assigned", "address");
    }
}

static void
add_deadlines (xmlNode *node, const QueryItem *item) {
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = item->deadlines->pdata[i];
        xmlNode *child = report_xml_child (node, "deadline", NULL);
        report_xml_set (child, "kind", deadline_kind_name (deadline->kind));
        report_xml_set (child, "printed", deadline->text);
        report_xml_set_date (child, NULL, deadline->due);
        if (item->state.deadline == (int)i)
            report_xml_set (child, "decides", "yes");
    }
}

/* A child that is nothing but a day; none for no date. */
static xmlNode *
add_date (xmlNode *node, const char *element, PartialDate date) {
    xmlNode *child;
    if (date.year == 0)
        return NULL;
    child = report_xml_child (node, element, NULL);
    report_xml_set_date (child, NULL, date);
    return child;
}

/* What was done, and what proves it. */
static void
add_results (xmlNode *node, const ItemState *state) {
    const Event *evidence = state->evidence;
    if (state->status == STATUS_DONE) {
        xmlNode *done = add_date (node, "done", state->done_on);
        g_autofree char *entered = partial_date_format (state->entered_on);
        if (done != NULL)
            report_xml_set (done, "entered", entered);
    }
    add_date (node, "since", state->since);
    if (evidence != NULL && evidence->evidence_number != NULL) {
        xmlNode *child = report_xml_child (node, "evidence", NULL);
        report_xml_set (child, "number", evidence->evidence_number);
        report_xml_set_date (child, NULL, evidence->evidence_date);
        report_xml_set (child, "issuer", evidence->evidence_issuer);
    }
    if (state->answered > 0) {
        xmlNode *child = report_xml_child (node, "answered", NULL);
        report_xml_set_number (child, "count", state->answered);
        report_xml_set_date (child, NULL, state->last_answered);
        report_xml_set_date (child, "on", state->last_answered_on);
        report_xml_set_number (child, "days-late", state->last_days_late);
    }
}

xmlNode *
report_xml_item (xmlDoc *doc, const QueryItem *item) {
    const ItemState *state = &item->state;
    const char *status = timeliness_name (state);
    xmlNode *node = xmlNewDocNode (doc, NULL, BAD_CAST "item", NULL);
    report_xml_set_number (node, "id", item->id);
    report_xml_set_number (node, "directive", item->document->id);
    report_xml_set (node, "number", item->document->number);
    report_xml_set (node, "path", item->path);
    report_xml_set (node, "status", status != NULL ? status : item_status_name (state->status));
    report_xml_set (node, "reason", state_reason_name (state->reason));
    if (state->status == STATUS_OPEN && state->started_on.year != 0)
        report_xml_set (node, "started", "yes");
    if (state->days_late > 0)
        report_xml_set_number (node, "days-late", state->days_late);
    if (state->timeliness == TIMELINESS_IN_TERM)
        report_xml_set_number (node, "days-left", state->days_left);
    report_xml_child (node, "text", item->text);
    if (state->event != NULL && state->event->note != NULL)
        report_xml_child (node, "note", state->event->note);
    add_bodies (node, "lead", item->bodies, item->assignment == ASSIGNED_BY_ADDRESS);
    add_bodies (node, "coordinator", item->coordinators, FALSE);
    if (item->deliverable != NULL)
        report_xml_child (node, "deliverable", item->deliverable);
    add_deadlines (node, item);
    add_date (node, "in-force", state->in_force);
    add_results (node, state);
    return node;
}

/* Where each element of the letterhead is set. */
static const struct {
    const char *parent, *element, *group, *key;
    gboolean list;
} letterhead[] = {
    { "office", "name", "office", "name", FALSE },
    { "office", "superior", "office", "superior", FALSE },
    { "office", "place", "office", "place", FALSE },
    { "office", "abbreviation", "office", "abbreviation", FALSE },
    { "office", "unit", "office", "unit", FALSE },
    { "addressees", "addressee", "recipients", "addressees", TRUE },
    { "signature", "authority", "signature", "authority", TRUE },
    { "signature", "title", "signature", "title", FALSE },
    { "signature", "signer", "signature", "signer", FALSE },
    { "recipients", "recipient", "recipients", "list", TRUE },
    { "recipients", "archive", "recipients", "archive", TRUE },
};

void
report_xml_letterhead (xmlNode *report, const Configuration *configuration, const char *number) {
    xmlNode *parent = NULL;
    if (number == NULL)
        number = configuration_peek_text (configuration, "report", "number");
    if (number != NULL && *number != '\0')
        report_xml_child (report, "number", number);
    for (gsize i = 0; i < G_N_ELEMENTS (letterhead); i++) {
        const char *group = letterhead[i].group, *key = letterhead[i].key;
        if (parent == NULL || strcmp ((const char *)parent->name, letterhead[i].parent) != 0)
            parent = report_xml_child (report, letterhead[i].parent, NULL);
        if (letterhead[i].list) {
            const char *const *list = configuration_peek_list (configuration, group, key);
            for (gsize j = 0; list != NULL && list[j] != NULL; j++)
                report_xml_child (parent, letterhead[i].element, list[j]);
        } else {
            const char *text = configuration_peek_text (configuration, group, key);
            if (text != NULL
                && (*text != '\0' || strcmp (key, "superior") == 0)) /* a superior set to nothing prints nothing */
                report_xml_child (parent, letterhead[i].element, text);
        }
    }
}
