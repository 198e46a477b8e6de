/* lines.h - letterhead and closing as a list of lines, whichever form they came in.
 * Lives here:  one order for layout tables, columns and plain lines; cutting what stands side by side; what each line is.
 * Called by:   segment.c, heading.c, closing.c.
 * Not here:    what the lines mean together.
 * Source:      the words are in lexicon/heading.conf, lexicon/closing.conf and lexicon/types.conf. */
#pragma once

#include "extract/reading.h"
#include "extract/segment.h"

typedef enum {
    LINE_TEXT,       /* none of the others */
    LINE_RULE,       /* a drawn rule or stars */
    LINE_NATION,     /* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM */
    LINE_MOTTO,      /* Độc lập - Tự do - Hạnh phúc */
    LINE_PARTY,      /* ĐẢNG CỘNG SẢN VIỆT NAM */
    LINE_NUMBER,     /* Số: 12/KH-UBND */
    LINE_DATE,       /* place and date */
    LINE_TYPE,       /* KẾ HOẠCH; the subject may follow on the same line */
    LINE_ADDRESS,    /* Kính gửi: */
    LINE_RECIPIENTS, /* Nơi nhận: */
    LINE_SECRECY,
    LINE_URGENCY,
    LINE_STAMP,     /* of an incoming office */
    LINE_ANNEX,     /* Phụ lục II */
    LINE_ENCLOSED,  /* (Kèm theo Quyết định số …) */
    LINE_AUTHORITY, /* TM. ỦY BAN NHÂN DÂN */
    LINE_POST,      /* CHỦ TỊCH */
    LINE_SIGNED,    /* Đã ký, [Signature], stamps of a digital signature */
    LINE_NAME,      /* a person's name alone */
    LINE_BODY,      /* a body's name in capitals */
    LINE_UPPER,     /* other capitals */
} LineKind;

typedef struct {
    LineKind kind;
    Reading *reading;
    Span span; /* of the reading's one piece */
    guint block;
    guint column; /* 0 left or whole width */
    gboolean in_row;
    gboolean block_start; /* the first line of its block or cell */
    gboolean upper;
    const char *type; /* LINE_TYPE: the abbreviation, borrowed from the lexicon */
    gsize type_end;   /* LINE_TYPE: folded bytes of the name of the type */
} Line;

/**
 * lines_collect:
 * The lines of the blocks [first, end), rows read column by column. Empty ones are left out.
 * Returns: (transfer full): GPtrArray of Line*, which lives no longer than the Document.
 */
GPtrArray *lines_collect (const ExtractContext *context, guint first, guint end);

/** line_classify: sets what @line is from its reading. */
void line_classify (const ExtractContext *context, Line *line);

/** lines_cut: (transfer full): a part of a line as a line of its own; free with line_free(). */
Line *lines_cut (const ExtractContext *context, const Line *line, Span part);
void line_free (Line *line);

/** lines_mask: which kinds the lines hold: bit `1 << kind`. */
guint lines_mask (const GPtrArray *lines);
#define LINE_BIT(kind) (1u << (kind))

/** lines_is_person: TRUE where the reading [start, end) is written like a person's name; @ret_known (nullable): the
 *   family name is a known one. */
gboolean lines_is_person (const ExtractContext *context, const Reading *reading, gsize start, gsize end,
                          gboolean *ret_known);
