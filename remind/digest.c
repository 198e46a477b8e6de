/* digest.c - see digest.h. Text and HTML are two ways of writing the same pieces, in the same order. */
#include "remind/digest.h"

#include <string.h>

#include "base/i18n.h"

typedef enum { SECTION_OVERDUE, SECTION_DUE, SECTION_NUDGE, SECTIONS } Section;

static Section
section_of (const ReminderLine *line) {
    return line->timeliness == TIMELINESS_OVERDUE   ? SECTION_OVERDUE
           : line->timeliness == TIMELINESS_IN_TERM ? SECTION_DUE
                                                    : SECTION_NUDGE;
}

static guint
count_section (const ReminderDigest *digest, Section section) {
    guint n = 0;
    for (guint i = 0; i < digest->lines->len; i++)
        n += section_of (digest->lines->pdata[i]) == section;
    return n;
}

static const char *
section_title (Section section) {
    static const char *const titles[] = { N_ ("OVERDUE"), N_ ("FALLING DUE"), N_ ("CONTINUOUS OR WAITING") };
    return _ (titles[section]);
}

char *
digest_day (PartialDate day) {
    const char *language = g_getenv ("LANGUAGE");
    return language != NULL && g_str_has_prefix (language, "en") ? partial_date_format (day)
                                                                 : partial_date_format_vietnamese (day);
}

char *
digest_state (const ReminderLine *line) {
    switch (line->timeliness) {
    case TIMELINESS_OVERDUE:
        return g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong)line->days), line->days);
    case TIMELINESS_IN_TERM:
        if (line->days == 0)
            return g_strdup (_ ("due today"));
        return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong)line->days), line->days);
    case TIMELINESS_WAITING:
        return g_strdup_printf (ngettext ("waiting for %d day", "waiting for %d days", (gulong)line->days), line->days);
    default:
        return g_strdup (_ ("continuous"));
    }
}

char *
digest_subject (const ReminderDigest *digest, PartialDate day) {
    g_autofree char *written = digest_day (day);
    guint overdue = count_section (digest, SECTION_OVERDUE), due = count_section (digest, SECTION_DUE),
          nudges = count_section (digest, SECTION_NUDGE);
    if (digest->audience == AUDIENCE_SECRETARIAT)
        return g_strdup_printf (_ ("Reminders that reach nobody (%s)"), written);
    if (digest->audience == AUDIENCE_SUPERIOR)
        return g_strdup_printf (_ ("Long overdue: %u assignments (%s)"), digest->lines->len, written);
    if (overdue == 0 && due == 0)
        return g_strdup_printf (_ ("Reminder: %s: continuous or waiting %u (%s)"), digest->body, nudges, written);
    return g_strdup_printf (_ ("Reminder: %s: overdue %u, falling due %u (%s)"), digest->body, overdue, due, written);
}

/* ---- the pieces that both ways share ---- */

static char *
write_opening (const ReminderDigest *digest, PartialDate day) {
    g_autofree char *written = digest_day (day);
    if (digest->audience == AUDIENCE_SECRETARIAT)
        return g_strdup_printf (
            _ ("As of %s, these assignments call for a reminder, but the body that answers for them is not known or "
               "has no mail address. Give it one with 'dondoc contacts', or tell it in another way."),
            written);
    if (digest->audience == AUDIENCE_SUPERIOR)
        return g_strdup_printf (
            _ ("As of %s, these assignments have been overdue for long. A decision or a word from you is asked for."),
            written);
    return g_strdup_printf (
        _ ("As of %s, %s has %u open assignments, of which %u are overdue. This message is about the following."),
        written, digest->body, digest->open, digest->overdue);
}

static char *
write_request (const ReminderDigest *digest, const DigestOptions *options) {
    g_autofree char *until = digest_day (options->reply_until);
    if (digest->audience != AUDIENCE_BODY)
        return NULL;
    if (count_section (digest, SECTION_OVERDUE) > 0)
        return g_strdup_printf (
            _ ("For work that is done, please send the number and date of the document that proves it. For work that is "
               "overdue, please report the cause, who is responsible and the day on which it will be done, by %s."),
            until);
    return g_strdup (_ ("For work that is done, please send the number and date of the document that proves it."));
}

static char *
write_attached (const DigestOptions *options) {
    if (options->has_letter && options->has_calendar)
        return g_strdup (_ ("Attached: the letter as PDF, and the deadlines as a calendar (.ics)."));
    if (options->has_letter)
        return g_strdup (_ ("Attached: the letter as PDF."));
    return options->has_calendar ? g_strdup (_ ("Attached: the deadlines as a calendar (.ics).")) : NULL;
}

static char *
write_place (const ReminderLine *line) {
    return g_strdup_printf (_ ("%s, item %s"), line->plan, line->path);
}

static char *
write_time (const ReminderLine *line) {
    g_autofree char *state = digest_state (line);
    g_autofree char *day = line->in_force.year != 0 ? digest_day (line->in_force) : NULL;
    return day != NULL ? g_strdup_printf ("%s (%s)", day, state) : g_steal_pointer (&state);
}

static const char *
body_words (const ReminderLine *line) {
    return line->body != NULL ? line->body : _ ("(body unknown)");
}

static const char *
footer_words (void) {
    return _ ("This message was made automatically by dondoc from the register of assignments.");
}

/* ---- plain text ---- */

static void
append_wrapped (GString *out, const char *indent, const char *text) {
    g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
    glong indent_columns = g_utf8_strlen (indent, -1), column = 0;
    for (gsize i = 0; words[i] != NULL; i++) {
        glong length = g_utf8_strlen (words[i], -1);
        if (length == 0)
            continue;
        if (column > 0 && column + 1 + length > DIGEST_COLUMNS) {
            g_string_append_c (out, '\n');
            column = 0;
        }
        if (column == 0 && out->len > 0 && out->str[out->len - 1] == '\n') {
            g_string_append (out, indent);
            column = indent_columns;
        } else if (column > 0) {
            g_string_append_c (out, ' ');
            column++;
        }
        g_string_append (out, words[i]);
        column += length;
    }
    g_string_append_c (out, '\n');
}

static void
append_paragraph (GString *out, char *text) {
    if (text != NULL) {
        append_wrapped (out, "", text);
        g_string_append_c (out, '\n');
    }
    g_free (text);
}

static void
append_detail (GString *out, const char *name, const char *value) {
    g_autofree char *line = g_strdup_printf ("%s: %s", name, value);
    append_wrapped (out, "   ", line);
}

static void
append_line (GString *out, const ReminderDigest *digest, const ReminderLine *line, guint number) {
    g_autofree char *head = g_strdup_printf ("%u. %s", number, line->text);
    g_autofree char *place = write_place (line), *when = write_time (line);
    append_wrapped (out, "", head);
    if (digest->audience != AUDIENCE_BODY)
        append_detail (out, _ ("Lead"), body_words (line));
    append_detail (out, _ ("Document"), place);
    append_detail (out, _ ("Time"), when);
    if (line->deliverable != NULL)
        append_detail (out, _ ("Product"), line->deliverable);
    if (line->officer != NULL)
        append_detail (out, _ ("Follows it up"), line->officer);
    g_string_append_c (out, '\n');
}

char *
digest_text (const ReminderDigest *digest, PartialDate day, const DigestOptions *options) {
    GString *out = g_string_new (NULL);
    if (digest->body != NULL)
        append_paragraph (out, g_strdup_printf (_ ("To: %s"), digest->body));
    if (digest->lines->len > 0)
        append_paragraph (out, write_opening (digest, day));
    for (Section section = 0; section < SECTIONS; section++) {
        guint n = count_section (digest, section), number = 0;
        if (n == 0)
            continue;
        g_string_append_printf (out, "%s (%u)\n\n", section_title (section), n);
        for (guint i = 0; i < digest->lines->len; i++)
            if (section_of (digest->lines->pdata[i]) == section)
                append_line (out, digest, digest->lines->pdata[i], ++number);
    }
    for (guint i = 0; options->failures != NULL && i < options->failures->len; i++) {
        const ReminderFailure *failure = options->failures->pdata[i];
        if (i == 0)
            g_string_append_printf (out, "%s (%u)\n\n", _ ("MESSAGES THAT DID NOT ARRIVE"), options->failures->len);
        g_autofree char *line = g_strdup_printf ("- %s <%s>: %s: %s", failure->body != NULL ? failure->body : "",
                                                 failure->address, failure->subject, failure->detail);
        append_wrapped (out, "  ", line);
        if (i + 1 == options->failures->len)
            g_string_append_c (out, '\n');
    }
    append_paragraph (out, write_request (digest, options));
    append_paragraph (out, write_attached (options));
    if (options->office != NULL && *options->office != '\0')
        append_paragraph (out, g_strdup (options->office));
    g_string_append (out, "-- \n"); /* RFC 3676, 4.3: what follows is a signature */
    append_wrapped (out, "", footer_words ());
    return g_string_free (out, FALSE);
}

/* ---- HTML ---- */

static void
append_escaped (GString *out, const char *before, const char *text, const char *after) {
    g_autofree char *escaped = g_markup_escape_text (text, -1);
    g_string_append_printf (out, "%s%s%s", before, escaped, after);
}

static void
append_html_paragraph (GString *out, char *text) {
    if (text != NULL)
        append_escaped (out, "<p>", text, "</p>\n");
    g_free (text);
}

static void
append_cell (GString *out, const char *text) {
    append_escaped (out, "<td>", text != NULL ? text : "", "</td>");
}

static void
append_row (GString *out, const ReminderDigest *digest, const ReminderLine *line, guint number) {
    g_autofree char *place = write_place (line), *when = write_time (line);
    g_string_append_printf (out, "<tr><td align=\"right\">%u</td>", number);
    append_cell (out, line->text);
    if (digest->audience != AUDIENCE_BODY)
        append_cell (out, body_words (line));
    append_cell (out, place);
    append_cell (out, when);
    append_cell (out, line->deliverable);
    g_string_append (out, "</tr>\n");
}

static void
append_heading (GString *out, const ReminderDigest *digest) {
    const char *const titles[] = { _ ("No."),      _ ("Work"), digest->audience != AUDIENCE_BODY ? _ ("Lead") : NULL,
                                   _ ("Document"), _ ("Time"), _ ("Product") };
    g_string_append (out, "<tr bgcolor=\"#e8e8e8\">");
    for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
        if (titles[i] != NULL)
            append_escaped (out, "<th align=\"left\">", titles[i], "</th>");
    g_string_append (out, "</tr>\n");
}

static void
append_section (GString *out, const ReminderDigest *digest, Section section) {
    guint n = count_section (digest, section), number = 0;
    if (n == 0)
        return;
    append_escaped (out, "<h3>", section_title (section), "");
    g_string_append_printf (out, " (%u)</h3>\n<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\">\n", n);
    append_heading (out, digest);
    for (guint i = 0; i < digest->lines->len; i++)
        if (section_of (digest->lines->pdata[i]) == section)
            append_row (out, digest, digest->lines->pdata[i], ++number);
    g_string_append (out, "</table>\n");
}

static void
append_failures (GString *out, const GPtrArray *failures) {
    if (failures == NULL || failures->len == 0)
        return;
    append_escaped (out, "<h3>", _ ("MESSAGES THAT DID NOT ARRIVE"), "");
    g_string_append_printf (out, " (%u)</h3>\n<ul>\n", failures->len);
    for (guint i = 0; i < failures->len; i++) {
        const ReminderFailure *failure = failures->pdata[i];
        g_autofree char *line = g_strdup_printf ("%s <%s>: %s: %s", failure->body != NULL ? failure->body : "",
                                                 failure->address, failure->subject, failure->detail);
        append_escaped (out, "<li>", line, "</li>\n");
    }
    g_string_append (out, "</ul>\n");
}

char *
digest_html (const ReminderDigest *digest, PartialDate day, const DigestOptions *options) {
    const char *language = g_getenv ("LANGUAGE");
    GString *out = g_string_new (NULL);
    g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>",
                            language != NULL && g_str_has_prefix (language, "en") ? "en" : "vi");
    g_autofree char *subject = digest_subject (digest, day);
    append_escaped (out, "", subject, "</title></head>\n<body style=\"font-family: 'Times New Roman', serif\">\n");
    if (digest->body != NULL)
        append_html_paragraph (out, g_strdup_printf (_ ("To: %s"), digest->body));
    if (digest->lines->len > 0)
        append_html_paragraph (out, write_opening (digest, day));
    for (Section section = 0; section < SECTIONS; section++)
        append_section (out, digest, section);
    append_failures (out, options->failures);
    append_html_paragraph (out, write_request (digest, options));
    append_html_paragraph (out, write_attached (options));
    if (options->office != NULL && *options->office != '\0')
        append_escaped (out, "<p><b>", options->office, "</b></p>\n");
    append_escaped (out, "<p><small>", footer_words (), "</small></p>\n</body></html>\n");
    return g_string_free (out, FALSE);
}
