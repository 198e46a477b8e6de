/* html.c - see html.h. */
#include "ingest/html.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "ingest/html_list.h"

#define TAG_BYTES_MAX    4096 /* a longer tag is none */
#define ENTITY_BYTES_MAX 12
#define HEAD_BYTES       1024 /* in which a page says that it is one */
#define COLUMNS_MAX      256
#define EMPTY_CELLS_MAX  (1 << 20) /* that spans may add in all: a few bytes must not become gigabytes */

typedef enum {
    TAG_INLINE,
    TAG_BREAK,
    TAG_BLOCK,
    TAG_ROW,
    TAG_CELL,
    TAG_TABLE,
    TAG_LIST,
    TAG_ITEM,
    TAG_PRE,
    TAG_SKIPPED
} TagKind;

static const struct {
    const char *name;
    TagKind kind;
} tags[] = {
    { "a", TAG_INLINE },         { "b", TAG_INLINE },      { "big", TAG_INLINE },      { "body", TAG_BLOCK },
    { "blockquote", TAG_BLOCK }, { "br", TAG_BREAK },      { "caption", TAG_BLOCK },   { "center", TAG_BLOCK },
    { "code", TAG_INLINE },      { "col", TAG_INLINE },    { "colgroup", TAG_INLINE }, { "dd", TAG_BLOCK },
    { "div", TAG_BLOCK },        { "dl", TAG_BLOCK },      { "dt", TAG_BLOCK },        { "em", TAG_INLINE },
    { "font", TAG_INLINE },      { "footer", TAG_BLOCK },  { "h1", TAG_BLOCK },        { "h2", TAG_BLOCK },
    { "h3", TAG_BLOCK },         { "h4", TAG_BLOCK },      { "h5", TAG_BLOCK },        { "h6", TAG_BLOCK },
    { "head", TAG_INLINE },      { "header", TAG_BLOCK },  { "hr", TAG_BLOCK },        { "html", TAG_BLOCK },
    { "i", TAG_INLINE },         { "img", TAG_INLINE },    { "input", TAG_INLINE },    { "label", TAG_INLINE },
    { "li", TAG_ITEM },          { "main", TAG_BLOCK },    { "meta", TAG_INLINE },     { "nav", TAG_BLOCK },
    { "noscript", TAG_SKIPPED }, { "o:p", TAG_INLINE },    { "ol", TAG_LIST },         { "p", TAG_BLOCK },
    { "pre", TAG_PRE },          { "s", TAG_INLINE },      { "script", TAG_SKIPPED },  { "section", TAG_BLOCK },
    { "small", TAG_INLINE },     { "span", TAG_INLINE },   { "strike", TAG_INLINE },   { "strong", TAG_INLINE },
    { "style", TAG_SKIPPED },    { "sub", TAG_INLINE },    { "sup", TAG_INLINE },      { "table", TAG_TABLE },
    { "tbody", TAG_INLINE },     { "td", TAG_CELL },       { "tfoot", TAG_INLINE },    { "th", TAG_CELL },
    { "thead", TAG_INLINE },     { "title", TAG_SKIPPED }, { "tr", TAG_ROW },          { "u", TAG_INLINE },
    { "ul", TAG_LIST },          { "article", TAG_BLOCK },
};

typedef struct {
    const MappedText *source;
    MappedText *out;
    gboolean page; /* the whole is HTML: its line ends are white space */
    guint tables;  /* in each other */
    gboolean in_row;
    guint column;              /* of the next cell in the row */
    guint8 below[COLUMNS_MAX]; /* by column: how many rows further down its cell reaches */
    guint cells, more;         /* of the row so far; columns that the open cell has beside its first */
    guint empty_cells;
    gboolean cell_open;
    HtmlLists lists;
    gsize label_end; /* where a label was put last: what opens behind it stands in its line */
    gboolean preformatted;
    gsize line_start;        /* of the line being written */
    gboolean no_comment_end; /* none follows any more: looked for once */
} Stripper;

/* Paragraphs with marks of Markdown, outside any tag: pandoc leaves tables that Markdown cannot say as HTML. */
static gboolean
has_markdown (const char *text) {
    for (const char *p = strstr (text, "\n\n"); p != NULL; p = strstr (p, "\n\n")) {
        p += strspn (p, "\n");
        if (g_str_has_prefix (p, "**") || g_str_has_prefix (p, "# ") || g_str_has_prefix (p, "## ")
            || g_str_has_prefix (p, "| "))
            return TRUE;
    }
    return FALSE;
}

/* A piece of a page: it begins with a tag of a block or a table and ends with a tag. */
static gboolean
is_piece (const char *start, const char *text, gsize length) {
    static const char *const begins[]
        = { "<p", "<div", "<table", "<ol", "<ul", "<h1", "<h2", "<h3", "<center", "<body", "<meta" };
    while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
    if (length == 0 || text[length - 1] != '>')
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (begins); i++) {
        gsize n = strlen (begins[i]);
        if (strncmp (start, begins[i], n) == 0 && (start[n] == '>' || g_ascii_isspace (start[n])))
            return !has_markdown (text);
    }
    return FALSE;
}

static gboolean
is_page (const MappedText *source) {
    g_autofree char *head = g_ascii_strdown (source->text->str, MIN ((gssize)source->text->len, HEAD_BYTES));
    const char *start = head + strspn (head, " \t\r\n");
    return g_str_has_prefix (start, "<!doctype html") || g_str_has_prefix (start, "<html")
           || (*start == '<' && strstr (start, "<html") != NULL)
           || is_piece (start, source->text->str, source->text->len);
}

/* Finds the tag at `at`: its end, its kind, whether it closes. FALSE where there is none. */
static gboolean
read_tag (const MappedText *source, gboolean page, gsize at, gsize *ret_end, TagKind *ret_kind, gboolean *ret_closes,
          char name[16]) {
    const char *text = source->text->str + at;
    gsize left = MIN (source->text->len - at, TAG_BYTES_MAX), i = 1, n = 0;
    const char *end;
    *ret_closes = left > 1 && text[1] == '/';
    i += *ret_closes;
    while (i < left && n < 15 && (g_ascii_isalnum (text[i]) || text[i] == ':'))
        name[n++] = g_ascii_tolower (text[i++]);
    name[n] = '\0';
    if (n == 0 || i >= left || (text[i] != '>' && text[i] != '/' && !g_ascii_isspace (text[i])))
        return FALSE;
    end = memchr (text + i, '>', left - i);
    if (end == NULL)
        return FALSE;
    for (gsize k = 0; k < G_N_ELEMENTS (tags); k++) {
        if (strcmp (name, tags[k].name) != 0)
            continue;
        *ret_kind = tags[k].kind;
        *ret_end = at + (gsize)(end - text) + 1;
        return TRUE;
    }
    *ret_kind = TAG_INLINE; /* in a page every tag is one, known or not */
    *ret_end = at + (gsize)(end - text) + 1;
    return page;
}

static void
put (Stripper *stripper, const char *text, gsize at) {
    mapped_text_append (stripper->out, text, -1, mapped_text_origin (stripper->source, at));
    if (g_str_has_suffix (text, "\n"))
        stripper->line_start = stripper->out->text->len;
}

static gboolean
ends_with (const Stripper *stripper, const char *end) {
    const GString *text = stripper->out->text;
    gsize n = strlen (end);
    return text->len >= n && memcmp (text->str + text->len - n, end, n) == 0;
}

/* A row of a Markdown table may hold breaks in its cells only as U+2028. */
static gboolean
is_in_markdown_row (const Stripper *stripper) {
    const char *line = stripper->out->text->str + stripper->line_start;
    return line[strspn (line, " ")] == '|';
}

static void
put_break (Stripper *stripper, gsize at, gboolean is_br) {
    if (!is_br && stripper->label_end > 0 && stripper->label_end == stripper->out->text->len)
        return;
    if (stripper->in_row || (is_br && !stripper->page && is_in_markdown_row (stripper))) {
        if (!ends_with (stripper, "| ") && !ends_with (stripper, "\u2028"))
            put (stripper, "\u2028", at);
    } else if (is_br)
        put (stripper, "\n", at);
    else if (stripper->out->text->len > 0 && !ends_with (stripper, "\n"))
        put (stripper, stripper->page ? "\u2029\n" : "\n", at);
}

/* The value of an attribute of the tag at `at` as a number; @otherwise where it has none. */
static guint
read_number (const Stripper *stripper, gsize at, const char *name, guint otherwise) {
    g_autofree char *value = html_attribute (stripper->source->text->str + at, name);
    int number = value != NULL ? atoi (value) : 0;
    return number > 0 ? (guint)MIN (number, COLUMNS_MAX) : otherwise;
}

/* A cell in which nothing stands, as another reaches over it. */
static void
put_empty_cell (Stripper *stripper, gsize at) {
    if (stripper->empty_cells++ < EMPTY_CELLS_MAX)
        put (stripper, " | ", at);
}

/* Cells of rows above that reach down to here: nothing stands in them. */
static void
put_reached (Stripper *stripper, gsize at) {
    while (stripper->column < COLUMNS_MAX && stripper->below[stripper->column] > 0) {
        stripper->below[stripper->column++]--;
        put_empty_cell (stripper, at);
    }
}

/* Rows become Markdown rows: `| one | two | `. End tags of cells and rows may be left out. */
static void
begin_row (Stripper *stripper, gsize at) {
    put_break (stripper, at, FALSE);
    put (stripper, "| ", at);
    stripper->in_row = TRUE;
    stripper->column = stripper->cells = stripper->more = 0;
    stripper->cell_open = FALSE;
}

static void
end_cell (Stripper *stripper, gsize at) {
    stripper->cell_open = FALSE;
    put (stripper, " | ", at);
    for (; stripper->more > 0; stripper->more--)
        put_empty_cell (stripper, at);
    put_reached (stripper, at);
}

static void
begin_cell (Stripper *stripper, gsize at) {
    guint across = read_number (stripper, at, "colspan", 1), down = read_number (stripper, at, "rowspan", 1);
    if (stripper->cell_open)
        end_cell (stripper, at);
    if (stripper->cells == 0)
        put_reached (stripper, at);
    for (guint i = 0; i < across && stripper->column < COLUMNS_MAX; i++)
        stripper->below[stripper->column++] = (guint8)MIN (down - 1, G_MAXUINT8);
    stripper->more = MIN (across, COLUMNS_MAX) - 1;
    stripper->cell_open = TRUE;
    stripper->cells++;
}

static void
end_row (Stripper *stripper, gsize at) {
    if (stripper->cell_open)
        end_cell (stripper, at);
    put (stripper, "\n", at);
    stripper->in_row = FALSE;
}

static void
put_table_tag (Stripper *stripper, TagKind kind, gboolean closes, gsize at) {
    if (kind == TAG_TABLE) {
        if (stripper->tables > 0 || !closes)
            put_break (stripper, at, FALSE);
        stripper->tables = closes ? stripper->tables - (stripper->tables > 0) : stripper->tables + 1;
        if (stripper->tables == 0) {
            if (stripper->in_row)
                end_row (stripper, at);
            memset (stripper->below, 0, sizeof stripper->below);
        }
        return;
    }
    if (stripper->tables > 1) { /* a table in a cell: its cells are paragraphs of the cell */
        put_break (stripper, at, FALSE);
        return;
    }
    if (kind == TAG_ROW) {
        if (stripper->in_row)
            end_row (stripper, at);
        if (!closes)
            begin_row (stripper, at);
    } else if (stripper->in_row && !closes)
        begin_cell (stripper, at);
    else if (stripper->in_row && stripper->cell_open)
        end_cell (stripper, at);
}

/* A list, or an item with the label that a browser shows. */
static void
put_list_tag (Stripper *stripper, TagKind kind, const char *name, gboolean closes, gsize at) {
    const char *tag = stripper->source->text->str + at;
    char *label;
    if (kind == TAG_LIST && closes)
        html_lists_end (&stripper->lists);
    else if (kind == TAG_LIST)
        html_lists_begin (&stripper->lists, tag, name);
    put_break (stripper, at, FALSE);
    if (kind == TAG_LIST || closes)
        return;
    label = html_lists_next_label (&stripper->lists, tag);
    if (label == NULL)
        return;
    put (stripper, label, at);
    stripper->label_end = stripper->out->text->len;
    g_free (label);
}

/* Steps over what a title, a style or a script holds. */
static gsize
skip_element (const Stripper *stripper, gsize at, const char *name) {
    g_autofree char *closing = g_strdup_printf ("</%s", name);
    const char *text = stripper->source->text->str, *found = text + at;
    while ((found = strchr (found, '<')) != NULL) {
        if (g_ascii_strncasecmp (found, closing, strlen (closing)) == 0)
            return (gsize)(found - text);
        found++;
    }
    return stripper->source->text->len;
}

static gsize
put_tag (Stripper *stripper, gsize at) {
    char name[16];
    TagKind kind;
    gboolean closes;
    gsize end;
    if (!read_tag (stripper->source, stripper->page, at, &end, &kind, &closes, name))
        return 0;
    if (kind == TAG_SKIPPED && !closes && stripper->page)
        return skip_element (stripper, end, name);
    if (kind == TAG_BREAK || kind == TAG_BLOCK)
        put_break (stripper, at, kind == TAG_BREAK);
    else if (kind == TAG_PRE) {
        put_break (stripper, at, FALSE);
        stripper->preformatted = !closes;
    } else if (kind == TAG_LIST || kind == TAG_ITEM)
        put_list_tag (stripper, kind, name, closes, at);
    else if (kind == TAG_ROW || kind == TAG_CELL || kind == TAG_TABLE)
        put_table_tag (stripper, kind, closes, at);
    return end;
}

static gsize
skip_comment (Stripper *stripper, gsize at) {
    const char *text = stripper->source->text->str + at, *end = NULL;
    gsize left = stripper->source->text->len - at;
    if (strncmp (text, "<!--", 4) == 0 && !stripper->no_comment_end) {
        end = strstr (text + 4, "-->");
        stripper->no_comment_end = end == NULL;
        return end != NULL ? at + (gsize)(end - text) + 3 : 0;
    }
    if (stripper->page && (text[1] == '!' || text[1] == '?'))
        end = memchr (text, '>', MIN (left, TAG_BYTES_MAX));
    return end != NULL ? at + (gsize)(end - text) + 1 : 0;
}

static gsize
put_entity (Stripper *stripper, gsize at) {
    const char *text = stripper->source->text->str + at + 1;
    gsize n = strcspn (text, "; \n&<");
    gunichar c = 0;
    char utf8[7] = { 0 };
    if (n == 0 || n > ENTITY_BYTES_MAX || text[n] != ';')
        return 0;
    if (*text == '#')
        c = (gunichar)strtoul (text + (text[1] == 'x' || text[1] == 'X' ? 2 : 1), NULL,
                               text[1] == 'x' || text[1] == 'X' ? 16 : 10);
    else {
        g_autofree char *name = g_strndup (text, n);
        const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *)name);
        c = entity != NULL ? entity->value : 0;
    }
    if (c >= 0x80 && c < 0xA0) { /* old programs write Windows' characters by their bytes */
        const char byte[1] = { (char)c };
        g_autofree char *meant = g_convert (byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
        c = meant != NULL ? g_utf8_get_char (meant) : 0;
    }
    if (c < 0x20 || c == 0x7F || !g_unichar_validate (c) || (c >= 0x80 && c < 0xA0))
        return 0;
    g_unichar_to_utf8 (c, utf8);
    put (stripper, utf8, at);
    return at + n + 2;
}

/* In a page, white space between tags is one space; in a cell, a bar would end it. */
static gsize
put_plain (Stripper *stripper, gsize at) {
    const char *text = stripper->source->text->str;
    gsize end = at + 1;
    if (stripper->preformatted && text[at] == '\n' && !stripper->in_row) {
        put (stripper, "\n", at);
        return end;
    }
    if (stripper->page && g_ascii_isspace (text[at])) {
        if (stripper->out->text->len > 0 && !ends_with (stripper, " ") && !ends_with (stripper, "\n"))
            put (stripper, " ", at);
        return end;
    }
    if (stripper->in_row && (text[at] == '|' || g_ascii_isspace (text[at]))) {
        put (stripper, text[at] == '|' ? "/" : " ", at);
        return end;
    }
    while (end < stripper->source->text->len && strchr ("<&|", text[end]) == NULL && !g_ascii_isspace (text[end]))
        end++;
    mapped_text_append_piece (stripper->out, stripper->source, (Span){ at, end });
    if (text[at] == '\n')
        stripper->line_start = stripper->out->text->len - (end - at - 1);
    return end;
}

MappedText *
html_strip (const MappedText *source) {
    Stripper stripper = { source, mapped_text_new (TRUE), is_page (source) };
    const char *text = source->text->str;
    if (strchr (text, '<') == NULL && strchr (text, '&') == NULL) {
        mapped_text_append_piece (stripper.out, source, (Span){ 0, source->text->len });
        return stripper.out;
    }
    for (gsize at = 0, next; at < source->text->len; at = next) {
        next = 0;
        if (text[at] == '<')
            next = skip_comment (&stripper, at);
        if (text[at] == '<' && next == 0)
            next = put_tag (&stripper, at);
        else if (text[at] == '&')
            next = put_entity (&stripper, at);
        if (next == 0)
            next = put_plain (&stripper, at);
    }
    return stripper.out;
}
