/* edit_lists.c - correcting the lists of a heading; the contract is in edit.h, what becomes of it in heading_lists.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "extract/closing.h"
#include "extract/number.h"
#include "track/body_known.h"
#include "track/edit_private.h"
#include "track/heading_lists.h"
#include "track/marks.h"

#define ENTRIES_MAX 1000 /* more than the longest list of recipients by far */

/* ---- entries ---- */

static gboolean
is_same (QueryEntries which, const QueryEntry *one, const QueryEntry *other) {
    return which == ENTRIES_CITATIONS ? number_equal (one->text, other->text) : text_equal (one->text, other->text);
}

/* Its place in @entries; -1 none. */
static gssize
find_entry (QueryEntries which, const GPtrArray *entries, const QueryEntry *wanted) {
    for (guint i = 0; i < entries->len; i++)
        if (is_same (which, entries->pdata[i], wanted))
            return (gssize)i;
    return -1;
}

static void
fill (char **member, const char *text) {
    if (*member == NULL)
        *member = g_strdup (text);
}

/* What was not typed of it is as it stood there, its places too. */
static void
keep (QueryEntry *entry, const QueryEntry *there) {
    gboolean same = g_strcmp0 (entry->text, there->text) == 0
                    && (entry->purpose == NULL || g_strcmp0 (entry->purpose, there->purpose) == 0)
                    && (entry->date == NULL || g_strcmp0 (entry->date, there->date) == 0)
                    && (entry->issuer == NULL || g_strcmp0 (entry->issuer, there->issuer) == 0);
    fill (&entry->span, there->span);
    if (entry->date == NULL || g_strcmp0 (entry->date, there->date) == 0)
        fill (&entry->date_span, there->date_span);
    if (entry->issuer == NULL || g_strcmp0 (entry->issuer, there->issuer) == 0)
        fill (&entry->issuer_span, there->issuer_span);
    fill (&entry->purpose, there->purpose);
    fill (&entry->date, there->date);
    fill (&entry->issuer, there->issuer);
    if (same)
        entry->confidence = there->confidence;
}

/* ---- what was typed ---- */

static gboolean
G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...) {
    va_list values;
    va_start (values, format);
    if (error != NULL)
        *error = g_error_new_valist (DONDOC_ERROR, DONDOC_ERROR_USAGE, format, values);
    va_end (values);
    return FALSE;
}

/* `[implements ]15/KH-UBND[ ngày 3/4/2026][ của UBND tỉnh Sơn La]` */
static gboolean
read_reference (QueryEntry *entry, const char *text, GError **error) {
    g_autofree char *number = NULL;
    PartialDate date;
    PatternMatch match;
    const Pattern *form
        = pattern_peek ("(?i)^(?:(implements|basis|mentions)[: ]+)?(?:số:? *)?(.+?)(?: của (.+?)(?: ngày (.+))?)?$");
    if (!pattern_match (form, text, strlen (text), 0, &match))
        return refuse (error, _ ("references: '%s' names no document"), text);
    g_autofree char *relation = pattern_dup_group (&match, text, 1), *head = pattern_dup_group (&match, text, 2),
                    *issuer = pattern_dup_group (&match, text, 3), *behind = pattern_dup_group (&match, text, 4);
    g_autofree char *dated = behind != NULL && *behind != '\0' ? g_strconcat (head, " ngày ", behind, NULL) : NULL;
    if (!mark_split_number (dated != NULL ? dated : head, &number, &date))
        return refuse (error, _ ("references: '%s' names a day that does not exist"), text);
    entry->text = edit_clean_number ("references", number, error);
    if (entry->text == NULL)
        return FALSE;
    if (relation != NULL && *relation != '\0')
        entry->purpose = g_ascii_strdown (relation, -1);
    if (issuer != NULL && *issuer != '\0')
        entry->issuer = g_steal_pointer (&issuer);
    entry->date = partial_date_format (date);
    return TRUE;
}

static gboolean
read_recipient (QueryEntry *entry, const Lexicon *lexicon, const char *text) {
    Recipient *recipient = closing_read_recipient (lexicon, text);
    entry->text = g_strdup (recipient != NULL ? recipient->name : text);
    entry->purpose = g_strdup (recipient != NULL ? recipient_purpose_name (recipient->purpose) : NULL);
    recipient_free (recipient);
    return TRUE;
}

static QueryEntry *
new_entry (GPtrArray *list) {
    QueryEntry *entry = g_new0 (QueryEntry, 1);
    entry->confidence = 1;
    g_ptr_array_add (list, entry);
    return entry;
}

/* Adds to @typed what one part of a value says. */
static gboolean
read_entry (Register *reg, gint64 document, QueryEntries which, const char *text, const Edit *edit,
            const GPtrArray *there, GPtrArray *typed, GError **error) {
    g_autofree char *clean = NULL;
    QueryEntry *entry;
    gssize at;
    if (!edit_clean_text (text, heading_list_name (which), FALSE, &clean, error) || clean == NULL)
        return clean == NULL && (error == NULL || *error == NULL);
    if (typed->len >= ENTRIES_MAX)
        return refuse (error, _ ("%s: too many entries"), heading_list_name (which));
    entry = new_entry (typed);
    if (which == ENTRIES_CITATIONS) {
        if (!read_reference (entry, clean, error))
            return FALSE;
    } else if (which == ENTRIES_RECIPIENTS)
        read_recipient (entry, edit->lexicon, clean);
    else
        entry->text = g_steal_pointer (&clean);
    at = find_entry (which, there, entry);
    if (at >= 0)
        keep (entry, there->pdata[at]);
    else if (which == ENTRIES_CITATIONS)
        fill (&entry->purpose, reference_relation_name (RELATION_MENTIONS));
    else if (which == ENTRIES_ADDRESSEES) {
        /* They answer for what names nobody: one body has one name. */
        char *known = body_known_name (reg, document, entry->text, error);
        if (known == NULL)
            return FALSE;
        g_free (entry->text);
        entry->text = known;
    }
    if (find_entry (which, typed, entry) < (gssize)typed->len - 1)
        g_ptr_array_remove_index (typed, typed->len - 1);
    return TRUE;
}

static GPtrArray *
read_values (Register *reg, gint64 document, QueryEntries which, char *const *values, gsize n, const Edit *edit,
             const GPtrArray *there, GError **error) {
    /* Parts of the archive are printed with commas between them. */
    const Pattern *parts = pattern_peek (which == ENTRIES_ARCHIVE ? "(?:\\([^()]*\\)|[^;,(]|\\()+" : "[^;]+");
    g_autoptr (GPtrArray) typed = query_entry_list_new ();
    for (gsize i = 0; i < n; i++) {
        gsize length = strlen (values[i]);
        PatternMatch match;
        if (!g_utf8_validate (values[i], -1, NULL)) {
            refuse (error, _ ("%s: this is not UTF-8"), heading_list_name (which));
            return NULL;
        }
        for (gsize at = 0; at < length && pattern_match (parts, values[i], length, at, &match);
             at = match.groups[0].end) {
            g_autofree char *part = pattern_dup_group (&match, values[i], 0);
            if (!read_entry (reg, document, which, part, edit, there, typed, error))
                return NULL;
        }
    }
    return g_steal_pointer (&typed);
}

/* ---- the new list ---- */

static void
move_entry (GPtrArray *from, guint at, GPtrArray *into) {
    g_ptr_array_add (into, g_ptr_array_steal_index (from, at));
}

static void
add_entries (QueryEntries which, GPtrArray *list, GPtrArray *typed) {
    while (typed->len > 0) {
        gssize at = find_entry (which, list, typed->pdata[0]);
        move_entry (typed, 0, list);
        if (at >= 0) { /* said anew of one that is there: in its place */
            gpointer entry = g_ptr_array_steal_index (list, list->len - 1);
            g_ptr_array_remove_index (list, (guint)at);
            g_ptr_array_insert (list, (gint)at, entry);
        }
    }
}

static char *
list_words (const GPtrArray *entries) {
    g_autoptr (GString) words = g_string_new (NULL);
    for (guint i = 0; i < entries->len; i++)
        g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", ((const QueryEntry *)entries->pdata[i])->text);
    return text_shorten (words->str, 400);
}

static gboolean
remove_entries (QueryEntries which, GPtrArray *list, const GPtrArray *typed, GError **error) {
    for (guint i = 0; i < typed->len; i++) {
        const QueryEntry *entry = typed->pdata[i];
        gssize at = find_entry (which, list, entry);
        g_autofree char *there = list_words (list);
        if (at < 0)
            return refuse (error, _ ("%s: '%s' is not there; there are: %s"), heading_list_name (which), entry->text,
                           *there != '\0' ? there : _ ("none"));
        g_ptr_array_remove_index (list, (guint)at);
    }
    return TRUE;
}

gboolean
edit_correct_list (Register *reg, gint64 id, QueryEntries which, char *const *values, gsize n, const Edit *edit,
                   GPtrArray *events, GError **error) {
    const char *name = heading_list_name (which);
    g_autoptr (QueryDocument) document = query_document (reg, id, NULL, error);
    g_autoptr (GPtrArray) there = NULL, typed = NULL, list = NULL;
    g_autoptr (JsonNode) value = NULL, was = NULL;
    gint64 event;
    if (document == NULL || !edit_check_document (reg, document, error))
        return FALSE;
    there = query_entries (reg, id, which, NULL, error);
    list = there != NULL ? query_entries (reg, id, which, NULL, error) : NULL;
    typed = list != NULL ? read_values (reg, id, which, values, n, edit, there, error) : NULL;
    if (typed == NULL)
        return FALSE;
    if (edit->list != EDIT_LIST_REPLACE && typed->len == 0)
        return refuse (error, _ ("%s: say which entries"), name);
    if (edit->list == EDIT_LIST_REPLACE) {
        g_ptr_array_set_size (list, 0);
        add_entries (which, list, typed);
    } else if (edit->list == EDIT_LIST_ADD)
        add_entries (which, list, typed);
    else if (!remove_entries (which, list, typed, error))
        return FALSE;
    value = heading_list_value (which, list);
    was = heading_list_value (which, there);
    if (json_node_equal (value, was))
        return edit_refuse_unchanged (id, name, error);
    return edit_append_heading (reg, id, name, g_steal_pointer (&value), g_steal_pointer (&was), NULL, edit, events,
                                &event, error);
}
