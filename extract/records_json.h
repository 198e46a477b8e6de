/* records_json.h - records as JSON and back, in the form that records.md describes.
 * Lives here:  writing and reading one file's records; nothing is left out either way.
 * Called by:   cli/cmd_extract.c prints them, track/ stores and reads them back, tests.
 * Source:      "The records", schema RECORDS_JSON_SCHEMA. */
#pragma once

#include "extract/records.h"

/* Grows when a field changes its meaning. */
#define RECORDS_JSON_SCHEMA 1

/**
 * records_json_write:
 * @out: what is appended to: one JSON object on one line, without a line end
 * The keys stand in a fixed order and a field without a value is null, so that equal records give equal bytes.
 * A caller prints `{"schema":1,"files":[` … `]}` around several.
 */
void records_json_write (GString *out, const FileRecords *records);

/**
 * records_json_read:
 * @json: one object as records_json_write() makes it; @length: its bytes, or -1
 * Unknown keys are passed over. The text of the document is not needed.
 * Returns: (transfer full): the records, or NULL and DONDOC_ERROR_INPUT where it is no JSON, is nested too deep or a
 *   field is of the wrong kind (the message names the field).
 */
FileRecords *records_json_read (const char *json, gssize length, GError **error);
