/* edit_private.h - what the files of edit share. */
#pragma once

#include "track/changes.h"
#include "track/edit.h"

/** edit_now: today, everything, under the register's settings. */
StateMoment edit_now (Register *reg);

/** edit_read_item: query_one_item() now; refuses one that is gone. */
const QueryItem *edit_read_item (Register *reg, gint64 id, QueryItems **ret_walk, GError **error);

/** edit_select_events: (transfer container): what happened to the item and its document and was not taken back, of whatever day. */
GPtrArray *edit_select_events (Register *reg, const QueryItem *item);

/** edit_check_path: FALSE where another item of the document than @except has this path. */
gboolean edit_check_path (Register *reg, gint64 document, const char *path, gint64 except, GError **error);

/** edit_is_number_only: is it one of which only number and date are kept (secrecy.h)? FALSE on error. */
gboolean edit_is_number_only (Register *reg, const QueryDocument *document, gboolean *ret_is, GError **error);

/** edit_append: one event of an item; its number to @ret_id (nullable). */
gboolean edit_append (Register *reg, EventType type, gint64 item, gint64 by_item, gint64 cause, const char *data,
                      const Edit *edit, GPtrArray *events, gint64 *ret_id, GError **error);

/** edit_write_correction: the event, unless @value is what holds already (*@ret_written, nullable); takes over @value. Refuses where an
 *   assignment covers it. */
gboolean edit_write_correction (Register *reg, const QueryItem *item, const char *field, JsonNode *value, gint64 cause,
                                const Edit *edit, GPtrArray *events, gboolean *ret_written, GError **error);

/** edit_check_document: may something be corrected in its heading? FALSE and DONDOC_ERROR_USAGE where it is a copy, withdrawn, or kept by its
 *   number alone. */
gboolean edit_check_document (Register *reg, const QueryDocument *document, GError **error);

/** edit_append_heading: one `corrected` of the heading; takes over @value, @was and @more (nullable: further members). */
gboolean edit_append_heading (Register *reg, gint64 document, const char *field, JsonNode *value, JsonNode *was,
                              JsonObject *more, const Edit *edit, GPtrArray *events, gint64 *ret_id, GError **error);

/** edit_refuse_unchanged: returns FALSE with DONDOC_ERROR_USAGE. */
gboolean edit_refuse_unchanged (gint64 document, const char *field, GError **error);

/** edit_clean_number: (transfer full): the number of a document, closed up, with its symbol; NULL and DONDOC_ERROR_USAGE. */
char *edit_clean_number (const char *field, const char *typed, GError **error);

/** edit_correct_list: edit_correct_document() of a list, inside a transaction: edit_lists.c. */
gboolean edit_correct_list (Register *reg, gint64 document, QueryEntries which, char *const *values, gsize n,
                            const Edit *edit, GPtrArray *events, GError **error);

/** edit_finish: commits what was written, or takes it back. */
gboolean edit_finish (Register *reg, gboolean written, GError **error);

/* ---- values: edit_values.c ---- */

/** edit_field_name: (transfer none): the field's name in changes.h; NULL and DONDOC_ERROR_USAGE. */
const char *edit_field_name (const char *typed, GError **error);
/** edit_refuse_field: DONDOC_ERROR_USAGE with the fields that there are. */
void edit_refuse_field (const char *typed, GError **error);
/** edit_read_day: FALSE and DONDOC_ERROR_USAGE for what is no day, or only stands for none. */
gboolean edit_read_day (const char *field, const char *typed, PartialDate *ret_day, GError **error);
/** edit_clean_text: (transfer full): in one line, NFC; NULL and DONDOC_ERROR_USAGE where it is no UTF-8, or empty and @needed. Empty
 *   otherwise: *@ret_text is NULL. */
gboolean edit_clean_text (const char *typed, const char *field, gboolean needed, char **ret_text, GError **error);
/** edit_check_word: FALSE and DONDOC_ERROR_USAGE where @field takes certain words alone, and @typed is none of them. */
gboolean edit_check_word (const char *field, const char *typed, GError **error);
/** edit_read_bodies: (transfer full): of QueryBody*. */
GPtrArray *edit_read_bodies (Register *reg, gint64 document, const char *field, char *const *values, gsize n,
                             GError **error);
/** edit_read_deadlines: (transfer full): of Deadline*; @document_date gives a year that is missing. */
GPtrArray *edit_read_deadlines (const Lexicon *lexicon, PartialDate document_date, char *const *values, gsize n,
                                GError **error);
/** edit_read_value: (transfer full): the value of any field; NULL and DONDOC_ERROR_USAGE. */
JsonNode *edit_read_value (Register *reg, const QueryItem *item, const char *field, char *const *values, gsize n,
                           const Lexicon *lexicon, GError **error);
