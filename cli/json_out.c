/* json_out.c - see json_out.h. One thread writes: locking the stream for each character would be most of the work of a long list. */
#include "cli/json_out.h"

#define DEPTH_MAX 16

struct JsonOut {
    FILE *file;
    int depth;
    char closing[DEPTH_MAX];
    gboolean any[DEPTH_MAX]; /* something stands in it already */
};

static gboolean
is_plain (char c) {
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

static void
write_quoted (FILE *file, const char *text) {
    putc_unlocked ('"', file);
    for (const char *p = text; *p != '\0'; p++) {
        const char *from = p;
        while (is_plain (*p))
            p++;
        fwrite_unlocked (from, 1, (size_t)(p - from), file);
        if (*p == '\0')
            break;
        if (*p == '"' || *p == '\\')
            fprintf (file, "\\%c", *p);
        else if (*p == '\n')
            fputs_unlocked ("\\n", file);
        else if (*p == '\t')
            fputs_unlocked ("\\t", file);
        else
            fprintf (file, "\\u%04x", (unsigned)*p);
    }
    putc_unlocked ('"', file);
}

/* The entries of the outermost list stand on lines of their own, so that `head` and `grep` are of use. */
static void
begin_value (JsonOut *out, const char *key) {
    int level = out->depth - 1;
    if (out->any[level])
        fputs_unlocked (out->depth == 2 ? ",\n" : ", ", out->file);
    else if (out->depth == 2)
        putc_unlocked ('\n', out->file);
    out->any[level] = TRUE;
    if (key != NULL) {
        write_quoted (out->file, key);
        fputs_unlocked (": ", out->file);
    }
}

static void
open_level (JsonOut *out, char opening, char closing) {
    g_assert (out->depth < DEPTH_MAX);
    putc_unlocked (opening, out->file);
    out->closing[out->depth] = closing;
    out->any[out->depth] = FALSE;
    out->depth++;
}

JsonOut *
json_out_new (FILE *file) {
    JsonOut *out = g_new0 (JsonOut, 1);
    out->file = file;
    open_level (out, '{', '}');
    json_out_number (out, "schema", JSON_OUT_SCHEMA);
    return out;
}

void
json_out_free (JsonOut *out) {
    if (out == NULL)
        return;
    while (out->depth > 0)
        json_out_end (out);
    putc_unlocked ('\n', out->file);
    g_free (out);
}

void
json_out_object (JsonOut *out, const char *key) {
    begin_value (out, key);
    open_level (out, '{', '}');
}

void
json_out_list (JsonOut *out, const char *key) {
    begin_value (out, key);
    open_level (out, '[', ']');
}

void
json_out_end (JsonOut *out) {
    out->depth--;
    putc_unlocked (out->closing[out->depth], out->file);
}

void
json_out_raw (JsonOut *out, const char *key, const char *json) {
    begin_value (out, key);
    fputs_unlocked (json != NULL ? json : "null", out->file);
}

void
json_out_text (JsonOut *out, const char *key, const char *value) {
    if (value == NULL) {
        json_out_raw (out, key, NULL);
        return;
    }
    begin_value (out, key);
    write_quoted (out->file, value);
}

void
json_out_number (JsonOut *out, const char *key, gint64 value) {
    char digits[24], *p = digits + sizeof digits;
    guint64 left = value < 0 ? -(guint64)value : (guint64)value;
    begin_value (out, key);
    do
        *--p = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        *--p = '-';
    fwrite_unlocked (p, 1, (size_t)(digits + sizeof digits - p), out->file);
}

void
json_out_id (JsonOut *out, const char *key, gint64 value) {
    if (value != 0)
        json_out_number (out, key, value);
    else
        json_out_raw (out, key, NULL);
}

void
json_out_confidence (JsonOut *out, const char *key, double value) {
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    json_out_raw (out, key, g_ascii_formatd (number, sizeof number, "%.2f", value));
}

void
json_out_flag (JsonOut *out, const char *key, gboolean value) {
    json_out_raw (out, key, value ? "true" : "false");
}

void
json_out_date (JsonOut *out, const char *key, PartialDate value) {
    g_autofree char *text = partial_date_format (value);
    json_out_text (out, key, text);
}
