/* notes.c - see notes.h. */
#include "render/notes.h"

#include "base/i18n.h"
#include "render/blocks.h"

static gboolean
check_note (Formatter *formatter, const FoNode *node, GError **error) {
    const FoNode *citation = node->first, *body = citation == NULL ? NULL : citation->next;
    if (body == NULL || citation->kind != FO_INLINE || body->kind != FO_FOOTNOTE_BODY || body->next != NULL)
        fo_set_error (error, formatter->document, node, _ ("needs one inline and then one footnote-body"));
    else if (formatter->no_notes > 0)
        fo_set_error (error, formatter->document, node,
                      _ ("is not allowed in static content, in a table's header or footer or in another footnote"));
    else
        return TRUE;
    return FALSE;
}

static gboolean
layout_note (Formatter *formatter, Line *line, const FoNode *node, GError **error) {
    if (!check_note (formatter, node, error))
        return FALSE;
    Note *note = g_new0 (Note, 1);
    note->node = node;
    note->stack = stack_new ();
    if (line->notes == NULL)
        line->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)note_free);
    g_ptr_array_add (line->notes, note);
    formatter->no_notes++;
    gboolean good = blocks_layout (formatter, note->stack, node->first->next, formatter->body_width, error);
    formatter->no_notes--;
    note->height = stack_natural_height (note->stack);
    line->notes_height += note->height;
    return good;
}

gboolean
notes_layout (Formatter *formatter, const GPtrArray *lines, GError **error) {
    for (guint i = 0; i < lines->len; i++) {
        Line *line = lines->pdata[i];
        for (guint k = 0; k < line->n_fragments; k++)
            if (line->fragments[k].node->kind == FO_FOOTNOTE
                && !layout_note (formatter, line, line->fragments[k].node, error))
                return FALSE;
    }
    return TRUE;
}
