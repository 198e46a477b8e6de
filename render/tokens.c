/* tokens.c - see tokens.h. */
#include "render/tokens.h"

#include <string.h>

#define NO_BREAK_SPACE 0xA0
#define SLACK          0.01 /* pt: rounding, not overflow */

typedef struct {
    Formatter *formatter;
    GArray *tokens;
    double width;     /* of the narrowest line */
    guint word_start; /* the first token of the word being read */
    double word_width;
    GError **error;
} Reader;

static Token *
last_token (const Reader *reader) {
    return reader->tokens->len == 0 ? NULL : &g_array_index (reader->tokens, Token, reader->tokens->len - 1);
}

/* Room for one more at the end. */
static Token *
add_token (Reader *reader) {
    GArray *tokens = reader->tokens;
    guint *room = &reader->formatter->token_room;
    if (tokens->len == *room) {
        *room = MAX (64, 2 * *room);
        g_array_set_size (tokens, *room);
        tokens->len = *room == 64 ? 0 : *room / 2;
    }
    return &g_array_index (tokens, Token, tokens->len++);
}

/* ---- words longer than a line ---- */

/* Where a number like `14-KL/TW` may be cut when it must be. */
static gboolean
is_good_cut_after (gunichar c) {
    return c < 128 ? strchr ("-/.,;:_)&=?", (char)c) != NULL && c != 0 : c == 0x2013 || c == 0x2014 || c == 0x2026;
}

static double
char_width (const Reader *reader, const Token *token, gunichar c, double size) {
    return font_face_width (token->face, c) * size / 1000;
}

static void
append_piece (Reader *reader, const Token *whole, const char *start, const char *end, double width, gboolean cut) {
    if (end > start) {
        Token piece = *whole;
        piece.text = start;
        piece.length = end - start;
        piece.width = width;
        *add_token (reader) = piece;
    }
    if (cut) {
        Token zero = { .kind = TOKEN_CUT, .run = whole->run, .face = whole->face };
        *add_token (reader) = zero;
    }
}

/* Puts @token back, cut after hyphens and slashes; a piece that is still too long is cut anywhere. */
static void
append_cut (Reader *reader, const GArray *runs, const Token *token) {
    const InlineRun *run = &g_array_index (runs, InlineRun, token->run);
    const char *end = token->text + token->length, *start = token->text, *at = start;
    double size = run->style->i.size, piece = 0;
    while (at < end) {
        gunichar c = g_utf8_get_char (at);
        double width = char_width (reader, token, c, size);
        if (piece + width > reader->width && at > start) {
            append_piece (reader, token, start, at, piece, TRUE);
            start = at;
            piece = 0;
        }
        piece += width;
        at = g_utf8_next_char (at);
        if (is_good_cut_after (c) && at < end) {
            append_piece (reader, token, start, at, piece, TRUE);
            start = at;
            piece = 0;
        }
    }
    append_piece (reader, token, start, end, piece, TRUE);
}

/* A stretch between no-break spaces: whole where it fits a line, else cut. */
static void
append_part (Reader *reader, const GArray *runs, const Token *tokens, guint n) {
    double width = 0;
    for (guint i = 0; i < n; i++)
        width += tokens[i].width;
    for (guint i = 0; i < n; i++) {
        const InlineRun *run = &g_array_index (runs, InlineRun, tokens[i].run);
        gboolean may_cut = tokens[i].kind == TOKEN_WORD && run->style->i.wrap && run->style->i.keep_line == KEEP_AUTO;
        if (width > reader->width + SLACK && may_cut)
            append_cut (reader, runs, &tokens[i]);
        else
            *add_token (reader) = tokens[i];
    }
}

/* A word longer than the line is parted at its no-break spaces first, which become blanks for that. */
static void
finish_word (Reader *reader, const GArray *runs) {
    guint n = reader->tokens->len - reader->word_start;
    if (n > 0 && reader->word_width > reader->width + SLACK) {
        g_autofree Token *copy
            = g_memdup2 (&g_array_index (reader->tokens, Token, reader->word_start), n * sizeof (Token));
        g_array_set_size (reader->tokens, reader->word_start);
        for (guint i = 0, start = 0; i <= n; i++) {
            if (i < n && copy[i].kind != TOKEN_GLUE)
                continue;
            append_part (reader, runs, copy + start, i - start);
            if (i < n) {
                const InlineRun *run = &g_array_index (runs, InlineRun, copy[i].run);
                copy[i].kind = TOKEN_SPACE;
                copy[i].fixed = !run->style->i.wrap || run->style->i.keep_line != KEEP_AUTO;
                *add_token (reader) = copy[i];
            }
            start = i + 1;
        }
    }
    reader->word_start = reader->tokens->len;
    reader->word_width = 0;
}

/* ---- reading ---- */

/* A dash between blanks, as in `2026 - 2030`: it ends a line and begins none. */
static gboolean
is_lone_dash (const char *text, const char *end) {
    gunichar dash = text < end ? g_utf8_get_char (text) : 0;
    const char *after = dash != 0 ? g_utf8_next_char (text) : end;
    return (dash == '-' || dash == 0x2013 || dash == 0x2014) && after < end && *after == ' ';
}

static void
add_space (Reader *reader, const GArray *runs, guint index, FontFace *face, const char *text, const char *end,
           const FoStyle *style) {
    gboolean collapse = style->i.white_space_collapse;
    gboolean fits = reader->word_width + 2 * style->i.size <= reader->width; /* with blank and dash */
    gboolean fixed = !style->i.wrap || style->i.keep_line != KEEP_AUTO || (fits && is_lone_dash (text + 1, end));
    finish_word (reader, runs);
    const Token *last = last_token (reader);
    if (collapse && (last == NULL || last->kind == TOKEN_SPACE || last->kind == TOKEN_FEED))
        return;
    Token token = { text, face, font_face_width (face, ' ') * style->i.size / 1000, 1, index, TOKEN_SPACE, fixed };
    *add_token (reader) = token;
    reader->word_start = reader->tokens->len;
}

static void
add_mark (Reader *reader, const GArray *runs, guint index, FontFace *face, TokenKind kind) {
    finish_word (reader, runs);
    Token token = { .kind = kind, .run = index, .face = face };
    *add_token (reader) = token;
    reader->word_start = reader->tokens->len;
}

static void
add_word (Reader *reader, TokenKind kind, guint index, FontFace *face, const char *text, gsize length, double width) {
    if (length == 0)
        return;
    Token token = { text, face, width, length, index, kind, FALSE };
    *add_token (reader) = token;
    reader->word_width += width;
}

/* The same sign as static text, for a glyph that stands in for another one. */
static const char *
stand_in_text (gunichar glyph) {
    static const struct {
        gunichar glyph;
        const char *text;
    } rows[] = { { ' ', " " }, { '-', "-" }, { 0x2013, "\u2013" }, { 0x25A1, "\u25A1" }, { 0x25A0, "\u25A0" } };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        if (rows[i].glyph == glyph)
            return rows[i].text;
    return "?";
}

/* Past the letters from @at on that are no marks and that the face has; *@width grows by theirs. Most of any text. */
static const char *
skip_letters (const FontFace *face, const char *at, const char *end, double scale, double *width) {
    while (at < end) {
        const guchar *byte = (const guchar *)at;
        gunichar c = *byte;
        guint length = 1;
        if (c >= 0x80) {
            length = c < 0xE0 ? 2 : 3;
            c = length == 2 ? (c & 0x1F) << 6 | (byte[1] & 0x3F)
                            : (c & 0x0F) << 12 | (byte[1] & 0x3F) << 6 | (byte[2] & 0x3F);
        }
        gboolean is_letter = c < 0x80 ? c > ' ' : (c >= 0xC0 && c < 0x2000 && *byte < 0xF0);
        if (!is_letter || face->widths[c] < 0)
            return at;
        *width += face->widths[c] * scale;
        at += length;
    }
    return at;
}

static gboolean
read_text (Reader *reader, const GArray *runs, guint index) {
    const InlineRun *run = &g_array_index (runs, InlineRun, index);
    FontStack *stack = formatter_lookup_stack (reader->formatter, run->style, reader->error);
    if (stack == NULL)
        return FALSE;
    FontFace *first = font_stack_peek_first (stack), *face = first;
    const char *at = run->node->text, *end = at + run->node->length, *start = at;
    double scale = run->style->i.size / 1000, width = 0;
    while (at < end) {
        if (face == first) {
            at = skip_letters (first, at, end, scale, &width);
            if (at == end)
                break;
        }
        gunichar c = g_utf8_get_char (at);
        const char *next = g_utf8_next_char (at);
        gboolean is_mark
            = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0x200B || c == 0xAD || c == 0x2060 || c == 0xFEFF;
        gunichar glyph = c;
        FontFace *wanted = first;
        if (!is_mark && !font_face_has (first, c))
            wanted = font_stack_lookup_face (reader->formatter->fonts, stack, c, run->node->line, &glyph);
        if (is_mark || wanted != face || glyph != c || c == NO_BREAK_SPACE) {
            add_word (reader, TOKEN_WORD, index, face, start, at - start, width);
            start = at;
            width = 0;
            face = wanted;
        }
        if (is_mark) {
            if (c == '\n')
                add_mark (reader, runs, index, face, TOKEN_FEED);
            else if (c == 0x200B)
                add_mark (reader, runs, index, face, TOKEN_CUT);
            else if (c == ' ' || c == '\t' || c == '\r')
                add_space (reader, runs, index, face, at, end, run->style);
            start = next;
        } else if (glyph != c || c == NO_BREAK_SPACE) {
            const char *text = glyph != c ? stand_in_text (glyph) : at;
            add_word (reader, c == NO_BREAK_SPACE ? TOKEN_GLUE : TOKEN_WORD, index, face, text,
                      glyph != c ? strlen (text) : (gsize)(next - at), font_face_width (face, glyph) * scale);
            start = next;
        } else {
            width += font_face_width (face, c) * scale;
        }
        at = next;
    }
    add_word (reader, TOKEN_WORD, index, face, start, at - start, width);
    return TRUE;
}

static gboolean
read_object (Reader *reader, const GArray *runs, guint index) {
    const InlineRun *run = &g_array_index (runs, InlineRun, index);
    FontStack *stack = formatter_lookup_stack (reader->formatter, run->style, reader->error);
    if (stack == NULL)
        return FALSE;
    Token token = { .face = font_stack_peek_first (stack), .run = index, .kind = TOKEN_OBJECT };
    if (run->node->kind != FO_LEADER && run->node->kind != FO_FOOTNOTE) {
        char buffer[16];
        const char *text = formatter_page_text (reader->formatter, run->node, reader->formatter->page_number, buffer);
        for (; *text != 0; text++)
            token.width += font_face_width (token.face, (guchar)*text) * run->style->i.size / 1000;
    }
    *add_token (reader) = token;
    reader->word_width += token.width;
    return TRUE;
}

gboolean
tokens_read (Formatter *formatter, const GArray *runs, double width, GError **error) {
    Reader reader = { .formatter = formatter, .tokens = formatter->tokens, .width = width, .error = error };
    g_array_set_size (formatter->tokens, 0);
    for (guint i = 0; i < runs->len; i++) {
        const InlineRun *run = &g_array_index (runs, InlineRun, i);
        gboolean good = run->node->kind == FO_TEXT ? read_text (&reader, runs, i) : read_object (&reader, runs, i);
        if (!good)
            return FALSE;
    }
    finish_word (&reader, runs);
    return TRUE;
}
