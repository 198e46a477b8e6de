/* show.h - what `dondoc show` prints of items and of documents alike.
 * Lives here:  fields with their names, the places they were read from, events; documents (show_document.c).
 * Called by:   cmd_show.c. */
#pragma once

#include <stdio.h>

#include "cli/register.h"

/** show_field: a line with its name; nothing where the value is empty. */
void show_field (const char *label, const char *value);

typedef void (*ShowQuoted) (const char *field, const char *span, const char *quoted, gpointer user_data);
/** show_quotes: calls @take for each field of @spans (nullable: JSON as in the register), with the words there. FALSE on error. */
gboolean show_quotes (Register *reg, gint64 file, const char *spans, ShowQuoted take, gpointer user_data,
                      GError **error);
/** show_print_quote, show_write_quote: a ShowQuoted for people, and one for JSON, whose data is the JsonOut. */
void show_print_quote (const char *field, const char *span, const char *quoted, gpointer user_data);
void show_write_quote (const char *field, const char *span, const char *quoted, gpointer user_data);

/** show_event: a line of the history. */
void show_event (const Event *event);

/** show_document: all that is known of it. FALSE on error. */
gboolean show_document (Register *reg, gint64 id, const StateMoment *moment, gboolean json, GError **error);
