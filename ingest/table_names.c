/* table_names.c - see table_names.h. */
#include "ingest/table_names.h"

#include "base/pattern.h"
#include "base/text.h"

#define NAME_BYTES_MAX 90

static gboolean
matches (const Lines *lines, Span words, const char *expression) {
    g_autofree char *plain = text_unaccent (lines->clean->text->str + words.start, (gssize)span_length (words));
    return pattern_matches (expression, plain);
}

gboolean
table_names_is_number (const Lines *lines, Span words) {
    return span_length (words) < NAME_BYTES_MAX && matches (lines, words, "^(?:s?tt?|so(?: tt| thu tu)?|no\\.?)$");
}

gboolean
table_names_is (const Lines *lines, Span words) {
    return span_length (words) < NAME_BYTES_MAX
           && (table_names_is_number (lines, words)
               || matches (
                   lines, words,
                   "^(?:tt|stt|so tt|ten|noi dung|nhiem vu|cong viec|dau viec|hoat dong|giai phap|de an|viec"
                   "|don vi|co quan|bo phan|(?:ban|phong|khoa|to) (?:chu tri|phoi hop|thuc hien|tham muu|phu trach|duoc giao)|nguoi|ca nhan|lanh dao|can bo|chuyen vien|chu tri|dau moi"
                   "|phan viec|tieu chi|xong truoc|thuc hien|phu trach|tham muu|phan cong|trach nhiem|phoi hop|thoi|tien do|lo trinh"
                   "|hoan thanh|han|ngay|san pham|dang san pham|ket qua|dau ra|hinh thuc|ghi chu"
                   "|kinh phi|hang muc|muc tieu|chi tieu|yeu cau|dia diem|doi tuong|ho ten|ho va ten|chuc vu)\\b"));
}

gboolean
table_names_is_label (const Lines *lines, Span word) {
    return pattern_match (pattern_peek ("^\\(?(?:\\d{1,3}(?:\\.\\d{1,2})*|[IVX]{1,5}|[A-HĐ]|[a-wyzđ])[.)]?$"),
                          lines->clean->text->str + word.start, span_length (word), 0, NULL);
}
