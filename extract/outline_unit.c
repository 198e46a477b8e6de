/* outline_unit.c - what a unit of the outline is asked: its kind, its path, its place. See outline.h. */
#include <string.h>

#include "extract/outline.h"
#include "extract/outline_label.h"

void
outline_free (Unit *root) {
    if (root == NULL)
        return;
    g_ptr_array_unref (root->children); /* depth is bounded by DEPTH_MAX */
    g_free (root->name);
    g_free (root);
}

gboolean
unit_is_labelled (const Unit *unit) {
    return unit->kind != UNIT_ROOT && unit->kind != UNIT_HEADING && unit->kind < UNIT_PARAGRAPH;
}

gboolean
unit_is_mark (const Unit *unit) {
    return unit->kind == UNIT_DASH || unit->kind == UNIT_PLUS;
}

gboolean
unit_is_section (const Unit *unit) {
    return unit->kind <= UNIT_HEADING && unit->kind != UNIT_ARTICLE;
}

/* Parts, chapters and divisions count only where nothing below them names the place by itself. */
static gboolean
counts_in_path (const Unit *unit, gboolean has_section, gboolean has_article) {
    switch (unit->kind) {
    case UNIT_ROOT:
    case UNIT_HEADING:
    case UNIT_PARAGRAPH:
    case UNIT_TABLE:
        return FALSE;
    case UNIT_PART:
    case UNIT_CHAPTER:
    case UNIT_DIVISION:
        return !has_section && !has_article;
    default:
        return !has_article;
    }
}

char *
outline_path (const Unit *unit) {
    g_autoptr (GString) path = g_string_new (NULL);
    gboolean has_section = FALSE, has_article = FALSE, has_number = FALSE;

    for (; unit != NULL; unit = unit->parent) {
        g_autofree char *step = NULL;
        if (!counts_in_path (unit, has_section, has_article))
            continue;
        if (has_number && unit->kind == UNIT_ARABIC) /* 4.3 says its 4 itself */
            continue;
        if (has_number && unit->kind == UNIT_MULTI)
            continue;
        if (unit->kind == UNIT_DASH || unit->kind == UNIT_PLUS)
            step = g_strdup_printf ("-%u", unit->ordinal);
        else if (unit->kind == UNIT_PART && !g_ascii_isdigit (unit->name[0]) && outline_label_roman (unit->name) == 0)
            step = g_strdup_printf ("%u", unit->ordinal);
        else
            step = g_strdup (unit->name);
        if (path->len > 0)
            g_string_prepend_c (path, '.');
        g_string_prepend (path, step);
        has_number = has_number || unit->kind == UNIT_MULTI;
        has_section = has_section || unit->kind == UNIT_ROMAN || unit->kind == UNIT_CAPITAL;
        has_article = has_article || unit->kind == UNIT_ARTICLE;
    }
    return g_string_free (g_steal_pointer (&path), FALSE);
}

Span
unit_full_span (const Unit *unit, const Document *document) {
    Span span = { 0, 0 };
    if (unit->end_block > unit->first_block) {
        span.start = document_peek_block (document, unit->first_block)->span.start;
        span.end = document_peek_block (document, unit->end_block - 1)->span.end;
    }
    for (guint i = 0; i < unit->children->len; i++) {
        Span child = unit_full_span (g_ptr_array_index (unit->children, i), document);
        if (span_length (span) == 0)
            span.start = child.start;
        span.end = MAX (span.end, child.end);
    }
    return span;
}
