/* sniff.c - see sniff.h.
 * Source:  the formats' own specifications: ISO 32000 7.5.2 (PDF), MS-CFB 2.2 and MS-OFFCRYPTO 1.3.2 (compound files),
 *          APPNOTE 4.3 (zip), RFC 2045 4 and 5 (mail), PNG 5.2, TIFF 6.0. */
#include "ingest/sniff.h"

#include <string.h>

#include "base/i18n.h"
#include "ingest/flat_package.h"

/* A PDF may have other bytes before its head (ISO 32000, Annex H). */
#define PDF_HEAD_BYTES 1024
/* Where the lines before a mail's text are looked for. */
#define MAIL_HEAD_BYTES 4096
/* Where the root of an XML file is looked for. */
#define XML_HEAD_BYTES 4096

static const char *const legacy_word
    = N_ ("it is a Word document of the old kind (.doc); open it in Word or LibreOffice and save it as DOCX");
static const char *const encrypted = N_ ("it is encrypted; open it in Word with its password and save it without one");
static const char *const spreadsheet
    = N_ ("it is a spreadsheet; save the document itself as DOCX, or the sheet as text");
static const char *const presentation = N_ ("it is a presentation; save its text as DOCX or text");
static const char *const picture
    = N_ ("it is a picture; make text of it by OCR first, for instance by 'tesseract FILE out -l vie'");
static const char *const archive = N_ ("it is an archive; unpack it first and give the files in it");

/* What the first bytes tell, in this order. */
static const struct {
    const char *bytes;
    gsize length;
    const char *message;
} heads[] = {
    { "{\\rtf", 5, N_ ("it is an RTF document; open it in Word or LibreOffice and save it as DOCX") },
    { "\x89PNG", 4, picture },
    { "\xFF\xD8\xFF", 3, picture },
    { "GIF8", 4, picture },
    { "II*\0", 4, picture },
    { "MM\0*", 4, picture },
    { "\x1F\x8B", 2, archive },
    { "7z\xBC\xAF\x27\x1C", 6, archive },
    { "Rar!\x1A\x07", 6, archive },
    { "\xFD"
      "7zXZ",
      5, archive },
    { "BZh9", 4, archive },
    { "\x7F"
      "ELF",
      4, N_ ("it is a program, no document") },
    { "SQLite format 3", 16, N_ ("it is a database, for instance a register of this program; give documents") },
    { "\xDB\xA5", 2, legacy_word },     /* Word 2 */
    { "\x31\xBE\0\0", 4, legacy_word }, /* Write */
};

/* What the entries of a compound file tell; their names are UTF-16LE. */
static const struct {
    const char *entry;
    const char *message;
} compounds[] = {
    { "EncryptedPackage", encrypted },
    { "WordDocument", legacy_word },
    { "Workbook", spreadsheet },
    { "Book", spreadsheet },
    { "PowerPoint Document", presentation },
    { "__properties_version1.0", N_ ("it is an Outlook message; save the document attached to it") },
};

static gboolean
has_entry (const guint8 *data, gsize size, const char *name) {
    char wide[64] = { 0 };
    gsize n = strlen (name);
    g_return_val_if_fail (2 * n <= sizeof wide, FALSE);
    for (gsize i = 0; i < n; i++)
        wide[2 * i] = name[i];
    return memmem (data, size, wide, 2 * n) != NULL;
}

static const char *
find_compound (const guint8 *data, gsize size) {
    for (gsize i = 0; i < G_N_ELEMENTS (compounds); i++)
        if (has_entry (data, size, compounds[i].entry))
            return compounds[i].message;
    return N_ ("it is an old office file of an unknown kind; open it in Word or LibreOffice and save it as DOCX");
}

static gboolean
has_head (const guint8 *data, gsize size, const char *head, gsize length) {
    return size >= length && memcmp (data, head, length) == 0;
}

/* The end of a directory of an archive, which may have a comment behind it (APPNOTE 4.3.16). */
static gboolean
has_archive (const guint8 *data, gsize size) {
    gsize tail = MIN (size, 22 + G_MAXUINT16);
    return memmem (data + size - tail, tail, "PK\5\6", 4) != NULL && memmem (data, size, "PK\3\4", 4) != NULL;
}

static gboolean
is_bitmap (const guint8 *data, gsize size) {
    return size >= 18 && has_head (data, size, "BM", 2) && data[6] == 0 && data[7] == 0 && data[8] == 0 && data[9] == 0;
}

/* A program of Windows; one that unpacks itself holds an archive. */
static const char *
find_program (const guint8 *data, gsize size) {
    if (!has_head (data, size, "MZ", 2) || memchr (data, 0, MIN (size, 64)) == NULL)
        return NULL;
    return has_archive (data, size) ? N_ ("it is a program that unpacks itself; unpack it and give the files in it")
                                    : N_ ("it is a program, no document");
}

static gboolean
holds (const guint8 *data, gsize size, const char *words) {
    return memmem (data, size, words, strlen (words)) != NULL;
}

/* A web page saved with its pictures, or a mail with what is attached to it. */
static gboolean
is_multipart (const guint8 *data, gsize size) {
    g_autofree char *head = g_ascii_strdown ((const char *)data, (gssize)MIN (size, MAIL_HEAD_BYTES));
    gsize n = strlen (head);
    return holds ((const guint8 *)head, n, "mime-version:")
           && holds ((const guint8 *)head, n, "content-type: multipart/");
}

/* XML that says what it is and is no web page. */
static const char *
find_xml (const guint8 *data, gsize size) {
    gsize n = MIN (size, 4096), i = has_head (data, size, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (i < n && g_ascii_isspace ((char)data[i]))
        i++;
    if (!has_head (data + i, n - i, "<?xml", 5))
        return NULL;
    if (holds (data, n, "<office:document"))
        return N_ ("it is an OpenDocument file; open it in LibreOffice and save it as DOCX");
    return holds (data, n, "<html") || holds (data, n, "<!DOCTYPE html")
               ? NULL
               : N_ ("it is XML of an unknown kind; give the document itself as DOCX or text");
}

/* Word's own XML of 2003. */
static gboolean
is_word_2003 (const guint8 *data, gsize size) {
    gsize n = MIN (size, XML_HEAD_BYTES);
    return holds (data, n, "<?mso-application") || holds (data, n, "<w:wordDocument");
}

/* A whole package in one XML file, by the namespace of its root. */
static gboolean
is_flat_package (const guint8 *data, gsize size) {
    gsize n = MIN (size, XML_HEAD_BYTES), i = has_head (data, size, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (i < n && g_ascii_isspace ((char)data[i]))
        i++;
    return i < n && data[i] == '<' && holds (data, n, "\"" FLAT_PACKAGE_NAMESPACE "\"");
}

/* Records of this or another program: an object or a list of objects, with a key soon. */
static gboolean
is_json (const guint8 *data, gsize size) {
    gsize n = MIN (size, 4096), i = 0;
    guint8 first;
    if (has_head (data, size, "\xEF\xBB\xBF", 3))
        i = 3;
    while (i < n && g_ascii_isspace ((char)data[i]))
        i++;
    if (i == n || (data[i] != '{' && data[i] != '['))
        return FALSE;
    first = data[i++];
    while (i < n && g_ascii_isspace ((char)data[i]))
        i++;
    return i < n && data[i] == (first == '{' ? '"' : '{') && memmem (data, n, "\":", 2) != NULL;
}

static const char *
find_other (const guint8 *data, gsize size) {
    const char *message;
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (has_head (data, size, heads[i].bytes, heads[i].length))
            return heads[i].message;
    if (has_head (data, size, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return find_compound (data, size);
    message = find_program (data, size);
    if (message != NULL)
        return message;
    if (memmem (data, MIN (size, PDF_HEAD_BYTES), "%PDF-", 5) != NULL)
        return N_ (
            "it is a PDF; where it has a text layer, make text of it by 'pdftotext -layout FILE.pdf'; where it is "
            "a scan, use OCR, for instance 'ocrmypdf -l vie' and then pdftotext");
    if (is_bitmap (data, size) || (size > 12 && memcmp (data + 4, "ftyp", 4) == 0)
        || (size > 12 && has_head (data, size, "RIFF", 4) && memcmp (data + 8, "WEBP", 4) == 0))
        return picture;
    if (is_word_2003 (data, size))
        return N_ ("it is a Word document kept as XML of 2003; open it in Word and save it as DOCX");
    if (is_json (data, size))
        return N_ ("it is data in JSON, no document; give the document itself");
    if (is_multipart (data, size))
        return N_ (
            "it is a web page or a mail with what belongs to it (MHTML, EML); open it and save the document as DOCX");
    if (has_archive (data, size))
        return N_ ("it is an archive with other bytes before it; unpack it and give the files in it");
    return find_xml (data, size);
}

FileKind
sniff_kind (const guint8 *data, gsize size, const char **ret_message) {
    const char *message;
    *ret_message = NULL;
    if (has_head (data, size, "PK\3\4", 4) || has_head (data, size, "PK\5\6", 4)
        || has_head (data, size, "PK\7\x08", 4))
        return KIND_ARCHIVE;
    if (is_flat_package (data, size))
        return KIND_FLAT;
    message = find_other (data, size);
    if (message == NULL)
        return KIND_TEXT;
    *ret_message = _ (message);
    return KIND_OTHER;
}
