/* paragraph.c - see paragraph.h. */
#include "render/paragraph.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/optimum.h"

#define LINES_MAX 4000000 /* of one document, pages laid out again included: some 50,000 full pages */
#define SLACK     0.01    /* pt: rounding, not overflow */
#define WIDTH_MIN 4.0     /* pt: in a column of no width text sticks out rather than going down one letter a line */

/* What goes on one line. */
typedef struct {
    guint start, end; /* tokens; blanks at the ends left out */
    gboolean is_last; /* of the paragraph, or before a line feed */
} Stretch;

void
formatter_begin (Formatter *formatter) {
    formatter->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
    formatter->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
    formatter->fragments = g_array_new (FALSE, FALSE, sizeof (Fragment));
    formatter->spare_runs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
}

void
formatter_end (Formatter *formatter) {
    g_array_unref (formatter->tokens);
    g_array_unref (formatter->stretches);
    g_array_unref (formatter->fragments);
    g_ptr_array_unref (formatter->spare_runs);
}

GArray *
formatter_take_runs (Formatter *formatter) {
    GPtrArray *spare = formatter->spare_runs;
    return spare->len > 0 ? g_ptr_array_steal_index (spare, spare->len - 1)
                          : g_array_new (FALSE, FALSE, sizeof (InlineRun));
}

void
formatter_give_runs (Formatter *formatter, GArray *runs) {
    g_array_set_size (runs, 0);
    g_ptr_array_add (formatter->spare_runs, runs);
}

FontStack *
formatter_lookup_stack (Formatter *formatter, const FoStyle *style, GError **error) {
    FontStack *stack = g_hash_table_lookup (formatter->stacks, style);
    if (stack == NULL) {
        stack = font_set_lookup_stack (formatter->fonts, style, error);
        if (stack != NULL)
            g_hash_table_insert (formatter->stacks, (gpointer)style, stack);
    }
    return stack;
}

const char *
formatter_page_text (const Formatter *formatter, const FoNode *node, int page_number, char buffer[16]) {
    PageLabel label = page_label_new (page_number, formatter->number_format);
    if (node->kind != FO_PAGE_NUMBER) {
        GHashTable *pages
            = node->kind == FO_PAGE_NUMBER_CITATION ? formatter->pages_of_ids : formatter->last_pages_of_ids;
        label = GPOINTER_TO_INT (g_hash_table_lookup (pages, node->text));
    }
    page_label_print (label, buffer);
    return buffer;
}

void
text_line_free (Line *line) {
    if (line == NULL)
        return;
    g_clear_pointer (&line->notes, g_ptr_array_unref);
    g_free (line);
}

/* ---- where lines end ---- */

typedef struct {
    Formatter *formatter;
    const FoStyle *style;
    const GArray *runs;
    GArray *tokens;
    double left, width, indent;
    gboolean is_optimum; /* broken as a whole, not line by line */
} Paragraph;

static const Token *
peek_token (const Paragraph *paragraph, guint index) {
    return &g_array_index (paragraph->tokens, Token, index);
}

static double
leader_width (const Paragraph *paragraph, const Length *which) {
    return length_resolve (*which, paragraph->width);
}

static double
token_width (const Paragraph *paragraph, const Token *token) {
    const InlineRun *run = &g_array_index (paragraph->runs, InlineRun, token->run);
    if (token->kind != TOKEN_OBJECT || run->node->kind != FO_LEADER)
        return token->width;
    double least = leader_width (paragraph, &run->style->i.leader_minimum);
    return MAX (least, leader_width (paragraph, &run->style->i.leader_optimum));
}

static void
add_stretch (const Paragraph *paragraph, GArray *stretches, guint start, guint end, gboolean is_last) {
    gboolean trims = paragraph->style->i.white_space_collapse;
    while (trims && start < end && peek_token (paragraph, start)->kind == TOKEN_SPACE)
        start++;
    while (trims && end > start && peek_token (paragraph, end - 1)->kind == TOKEN_SPACE)
        end--;
    Stretch stretch = { start, end, is_last };
    g_array_append_val (stretches, stretch);
}

/* First fit: each line takes what it can. */
static void
find_stretches (const Paragraph *paragraph, GArray *stretches) {
    guint n = paragraph->tokens->len, start = 0, possible = G_MAXUINT;
    double used = paragraph->indent;
    for (guint i = 0; i < n; i++) {
        const Token *token = peek_token (paragraph, i);
        if (token->kind == TOKEN_FEED) {
            add_stretch (paragraph, stretches, start, i, TRUE);
            start = i + 1;
            possible = G_MAXUINT;
            used = 0;
            continue;
        }
        if (token->kind == TOKEN_CUT || (token->kind == TOKEN_SPACE && !token->fixed)) {
            if (i > start)
                possible = i;
            if (i > start || token->kind == TOKEN_CUT)
                used += token->width;
            continue;
        }
        double width = token_width (paragraph, token);
        if (used + width > paragraph->width + SLACK && possible != G_MAXUINT) {
            add_stretch (paragraph, stretches, start, possible, FALSE);
            start = possible + 1;
            possible = G_MAXUINT;
            used = 0;
            i = start - 1; /* what follows the break is measured again: at most one line of tokens */
            continue;
        }
        used += width;
    }
    if (start < n && !(start > 0 && peek_token (paragraph, n - 1)->kind == TOKEN_FEED && start == n))
        add_stretch (paragraph, stretches, start, n, TRUE);
}

static gboolean
has_leaders (const Paragraph *paragraph) {
    for (guint i = 0; i < paragraph->runs->len; i++)
        if (g_array_index (paragraph->runs, InlineRun, i).node->kind == FO_LEADER)
            return TRUE;
    return FALSE;
}

/* Justified text is broken so that the whole paragraph looks even; ragged text, where nothing is stretched, line by line. */
static void
find_best_stretches (Paragraph *paragraph, GArray *stretches) {
    paragraph->is_optimum = paragraph->style->i.text_align == ALIGN_JUSTIFY && paragraph->style->i.white_space_collapse
                            && paragraph->tokens->len > 0 && !has_leaders (paragraph);
    if (!paragraph->is_optimum) {
        find_stretches (paragraph, stretches);
        return;
    }
    g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
    optimum_find_breaks (paragraph->tokens, paragraph->width - paragraph->indent, paragraph->width,
                         paragraph->style->i.text_align_last == ALIGN_JUSTIFY, breaks);
    guint start = 0;
    for (guint i = 0; i < breaks->len; i++) {
        guint end = g_array_index (breaks, guint, i);
        add_stretch (paragraph, stretches, start, end, peek_token (paragraph, end)->kind == TOKEN_FEED);
        start = end + 1;
    }
    if (start < paragraph->tokens->len)
        add_stretch (paragraph, stretches, start, paragraph->tokens->len, TRUE);
}

/* ---- from a stretch to a line ---- */

typedef struct {
    double natural, space_width;
    double leader_room; /* leader_room: how much the leaders may still grow */
    guint spaces, leaders;
    double word_space, leader_share;
    double x;
} Setting;

static void
measure_stretch (const Paragraph *paragraph, const Stretch *stretch, Setting *setting) {
    for (guint i = stretch->start; i < stretch->end; i++) {
        const Token *token = peek_token (paragraph, i);
        const InlineRun *run = &g_array_index (paragraph->runs, InlineRun, token->run);
        double width = token_width (paragraph, token);
        setting->natural += width;
        if (token->kind == TOKEN_SPACE || token->kind == TOKEN_GLUE)
            setting->space_width += width;
        setting->spaces += token->kind == TOKEN_SPACE || token->kind == TOKEN_GLUE;
        if (token->kind == TOKEN_OBJECT && run->node->kind == FO_LEADER) {
            setting->leader_room += MAX (0, leader_width (paragraph, &run->style->i.leader_maximum) - width);
            setting->leaders++;
        }
    }
}

static int
effective_alignment (const FoStyle *style, gboolean is_last) {
    if (!is_last)
        return style->i.text_align;
    if (style->i.text_align_last != ALIGN_RELATIVE)
        return style->i.text_align_last;
    return style->i.text_align == ALIGN_JUSTIFY ? ALIGN_START : style->i.text_align;
}

static void
align_stretch (const Paragraph *paragraph, const Stretch *stretch, double indent, Setting *setting) {
    double room = paragraph->width - indent - setting->natural;
    setting->x = paragraph->left + indent;
    switch (effective_alignment (paragraph->style, stretch->is_last)) {
    case ALIGN_CENTER:
        setting->x += room / 2;
        break;
    case ALIGN_END:
        setting->x += room;
        break;
    case ALIGN_JUSTIFY:
        if (room > 0 && setting->leader_room > 0)
            setting->leader_share = MIN (1, room / setting->leader_room);
        else if (room > 0 && setting->spaces > 0)
            setting->word_space = room / setting->spaces;
        break;
    default:
        break;
    }
    /* The optimum may have counted on narrower blanks, in the last line as well. */
    if (room < 0 && paragraph->is_optimum && -room <= setting->space_width * SPACE_SHRINK + SLACK)
        setting->word_space = room / setting->spaces;
}

static gboolean
continues_fragment (const Fragment *last, const Token *token, const InlineRun *run) {
    return token->text != NULL && last->text != NULL && last->node == run->node && last->face == token->face
           && last->text + last->length == token->text;
}

static void
fill_fragments (const Paragraph *paragraph, const Stretch *stretch, const Setting *setting, GArray *fragments) {
    double x = setting->x;
    for (guint i = stretch->start; i < stretch->end; i++) {
        const Token *token = peek_token (paragraph, i);
        const InlineRun *run = &g_array_index (paragraph->runs, InlineRun, token->run);
        double width = token_width (paragraph, token);
        if (token->kind == TOKEN_CUT)
            continue;
        if (token->kind == TOKEN_SPACE || token->kind == TOKEN_GLUE)
            width += setting->word_space;
        else if (token->kind == TOKEN_OBJECT && run->node->kind == FO_LEADER)
            width += setting->leader_share * MAX (0, leader_width (paragraph, &run->style->i.leader_maximum) - width);
        Fragment *last = fragments->len == 0 ? NULL : &g_array_index (fragments, Fragment, fragments->len - 1);
        if (last != NULL && continues_fragment (last, token, run)) {
            last->length += token->length;
            last->width += width;
        } else {
            Fragment fragment = { .node = run->node,
                                  .style = run->style,
                                  .underlined = run->underlined,
                                  .shaded = run->shaded,
                                  .link = run->link,
                                  .face = token->face,
                                  .text = token->text,
                                  .length = token->length,
                                  .underline = run->underline,
                                  .line_through = run->line_through,
                                  .overline = run->overline,
                                  .x = x,
                                  .width = width,
                                  .word_space = setting->word_space,
                                  .rise = run->rise };
            g_array_append_val (fragments, fragment);
        }
        x += width;
    }
}

/* The tallest of the block's own line and what stands in it without leading (max-height, 7.16.6). */
static gboolean
measure_height (const Paragraph *paragraph, Line *line, GError **error) {
    FontStack *stack = formatter_lookup_stack (paragraph->formatter, paragraph->style, error);
    if (stack == NULL)
        return FALSE;
    const FontFace *own = font_stack_peek_first (stack);
    double size = paragraph->style->i.size, height = style_line_height (paragraph->style);
    double half = (height - (own->ascent + own->descent) * size) / 2;
    double above = own->ascent * size + half, below = own->descent * size + half;
    for (guint i = 0; i < line->n_fragments; i++) {
        const Fragment *fragment = &line->fragments[i];
        if (fragment->style->i.size <= size && fragment->rise == 0)
            continue;
        above = MAX (above, own->ascent * fragment->style->i.size + fragment->rise);
        below = MAX (below, own->descent * fragment->style->i.size - fragment->rise);
    }
    line->height = above + below;
    line->baseline = above;
    return TRUE;
}

gboolean
paragraph_break (Formatter *formatter, const FoStyle *style, const GArray *runs, double left, double width,
                 GPtrArray *ret_lines, GError **error) {
    Paragraph paragraph = { .formatter = formatter, .style = style, .runs = runs, .left = left };
    paragraph.width = MAX (width, WIDTH_MIN);
    paragraph.indent = length_resolve (style->i.text_indent, paragraph.width);
    double narrowest = MIN (paragraph.width, paragraph.width - paragraph.indent);
    GArray *tokens = paragraph.tokens = formatter->tokens, *stretches = formatter->stretches;
    GArray *fragments = formatter->fragments;
    if (!tokens_read (formatter, runs, MAX (narrowest, WIDTH_MIN), error))
        return FALSE;
    while (tokens->len > 0 && style->i.white_space_collapse
           && peek_token (&paragraph, tokens->len - 1)->kind == TOKEN_SPACE)
        g_array_set_size (tokens, tokens->len - 1);
    g_array_set_size (stretches, 0);
    find_best_stretches (&paragraph, stretches);
    formatter->lines += stretches->len;
    if (formatter->lines > LINES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: more than %d lines of text in one document"),
                     formatter->document->name, LINES_MAX);
        return FALSE;
    }
    for (guint i = 0; i < stretches->len; i++) {
        const Stretch *stretch = &g_array_index (stretches, Stretch, i);
        Setting setting = { 0 };
        measure_stretch (&paragraph, stretch, &setting);
        align_stretch (&paragraph, stretch, i == 0 ? paragraph.indent : 0, &setting);
        g_array_set_size (fragments, 0);
        fill_fragments (&paragraph, stretch, &setting, fragments);
        Line *line = g_malloc (sizeof (Line) + fragments->len * sizeof (Fragment));
        *line = (Line){ .n_fragments = fragments->len };
        memcpy (line->fragments, fragments->data, fragments->len * sizeof (Fragment));
        g_ptr_array_add (ret_lines, line);
        if (!measure_height (&paragraph, line, error))
            return FALSE;
    }
    return TRUE;
}
