/* json_out.h - JSON written as it comes, so that a long list is never held in memory.
 * Lives here:  objects, lists, values in the order in which they are written; commas, escapes.
 * Called by:   the cmd_*.c files.
 * Not here:    reading JSON (json-glib), records (extract/records_json.h).
 * Inside a list, @key is NULL. */
#pragma once

#include <stdio.h>

#include "base/date.h"

#define JSON_OUT_SCHEMA 1 /* grows when a key of any list changes its meaning */

typedef struct JsonOut JsonOut;

/** json_out_new: (transfer full): begins an object on @file, with `"schema": 1` in it. */
JsonOut *json_out_new (FILE *file);
/** json_out_free: ends what is still open, and the line. */
void json_out_free (JsonOut *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonOut, json_out_free)

void json_out_object (JsonOut *out, const char *key);
void json_out_list (JsonOut *out, const char *key);
/** json_out_end: ends the object or list begun last. */
void json_out_end (JsonOut *out);

void json_out_text (JsonOut *out, const char *key, const char *value); /* NULL is null, as below */
void json_out_number (JsonOut *out, const char *key, gint64 value);
/** json_out_id: a number, null for 0. */
void json_out_id (JsonOut *out, const char *key, gint64 value);
void json_out_confidence (JsonOut *out, const char *key, double value);
void json_out_flag (JsonOut *out, const char *key, gboolean value);
void json_out_date (JsonOut *out, const char *key, PartialDate value);
/** json_out_raw: @json is JSON already. */
void json_out_raw (JsonOut *out, const char *key, const char *json);
