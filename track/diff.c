/* diff.c - see diff.h. */
#include "track/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "track/similarity.h"

static void
free_item (gpointer item) {
    query_item_free (item);
}

void
diff_free (Diff *diff) {
    if (diff == NULL)
        return;
    g_array_unref (diff->pairs);
    for (gsize i = 0; i < G_N_ELEMENTS (diff->items); i++) {
        g_clear_pointer (&diff->items[i], g_ptr_array_unref); /* before the walk that their documents belong to */
        query_items_free (diff->walks[i]);
    }
    query_document_free (diff->before);
    query_document_free (diff->after);
    g_free (diff);
}

static gboolean
read_items (Diff *diff, gsize which, Register *reg, gint64 document, const StateMoment *moment, GError **error) {
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (GError) local = NULL;
    diff->items[which] = g_ptr_array_new_with_free_func (free_item);
    diff->walks[which] = query_items_new (reg, &filter, moment, error);
    if (diff->walks[which] == NULL)
        return FALSE;
    while (query_items_next (diff->walks[which], &local) != NULL)
        g_ptr_array_add (diff->items[which], query_items_steal (diff->walks[which]));
    return error_hand_on (&local, error);
}

/* ---- which is which ---- */

typedef struct {
    guint before, after;
    double likeness, rank;
    guint distance; /* of the places */
} Candidate;

static int
compare_candidates (const void *one, const void *other) {
    const Candidate *a = one, *b = other;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return a->after < b->after ? -1 : a->after > b->after;
}

static void
free_text (gpointer text) {
    similar_text_free (text);
}

static GPtrArray *
make_texts (const GPtrArray *items) {
    GPtrArray *texts = g_ptr_array_new_with_free_func (free_text);
    for (guint i = 0; i < items->len; i++)
        g_ptr_array_add (texts, similar_text_new (((const QueryItem *)items->pdata[i])->text));
    return texts;
}

static GArray *
find_candidates (const Diff *diff) {
    g_autoptr (GPtrArray) before = make_texts (diff->items[0]), after = make_texts (diff->items[1]);
    GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
    for (guint i = 0; i < before->len; i++)
        for (guint k = 0; k < after->len; k++) {
            const QueryItem *one = diff->items[0]->pdata[i], *other = diff->items[1]->pdata[k];
            Candidate candidate
                = { i, k, similar_text_compare (before->pdata[i], after->pdata[k]), 0, i > k ? i - k : k - i };
            candidate.rank = candidate.likeness + (text_equal (one->path, other->path) ? DIFF_SAME_PATH : 0);
            if (candidate.rank >= DIFF_PAIRED && candidate.likeness > 0)
                g_array_append_val (candidates, candidate);
        }
    qsort (candidates->data, candidates->len, sizeof (Candidate), compare_candidates);
    return candidates;
}

/* ---- what differs ---- */

static int
compare_texts (gconstpointer one, gconstpointer other) {
    return strcmp (*(char *const *)one, *(char *const *)other);
}

static char *
join_sorted (GPtrArray *texts) {
    g_ptr_array_sort (texts, compare_texts);
    g_ptr_array_add (texts, NULL);
    return g_strjoinv ("; ", (char **)texts->pdata);
}

char *
diff_write_deadlines (const GPtrArray *deadlines) {
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = deadlines->pdata[i];
        char *due = partial_date_format (deadline->due);
        if (due == NULL)
            due = g_strdup (deadline->rrule != NULL       ? deadline->rrule
                            : deadline->condition != NULL ? deadline->condition
                                                          : deadline->text);
        g_ptr_array_add (texts, due);
    }
    return join_sorted (texts);
}

static char *
write_leads (const GPtrArray *leads) {
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < leads->len; i++)
        g_ptr_array_add (texts, g_strdup (((const QueryBody *)leads->pdata[i])->folded));
    return join_sorted (texts);
}

static gboolean
texts_differ (char *one, char *other) {
    g_autofree char *a = one, *b = other;
    return strcmp (a, b) != 0;
}

static DiffPair
compare_items (const QueryItem *before, const QueryItem *after, double likeness) {
    DiffPair pair = { before, after, likeness, FALSE, FALSE, FALSE, FALSE };
    pair.moved = !text_equal (before->path, after->path);
    pair.text = !text_equal (before->text, after->text);
    pair.deadline = texts_differ (diff_write_deadlines (before->deadlines), diff_write_deadlines (after->deadlines));
    pair.lead = texts_differ (write_leads (before->leads), write_leads (after->leads));
    return pair;
}

/* ---- in order ---- */

static void
add_pair (Diff *diff, DiffPair pair) {
    diff->added += pair.before == NULL;
    diff->dropped += pair.after == NULL;
    diff->moved += pair.moved;
    diff->text += pair.text;
    diff->deadline += pair.deadline;
    diff->lead += pair.lead;
    diff->same
        += pair.before != NULL && pair.after != NULL && !pair.moved && !pair.text && !pair.deadline && !pair.lead;
    g_array_append_val (diff->pairs, pair);
}

/* Dropped items stand after the partner of the one before them. */
static void
put_in_order (Diff *diff, const int *partner, const int *partner_of, const double *likeness) {
    guint before = 0;
    for (guint k = 0; k <= diff->items[1]->len; k++) {
        gboolean end = k == diff->items[1]->len;
        guint until = end ? diff->items[0]->len : partner_of[k] >= 0 ? (guint)partner_of[k] : before;
        for (; before < until; before++)
            if (partner[before] < 0)
                add_pair (diff, (DiffPair){ .before = diff->items[0]->pdata[before] });
        if (end)
            break;
        if (partner_of[k] < 0)
            add_pair (diff, (DiffPair){ .after = diff->items[1]->pdata[k] });
        else
            add_pair (diff,
                      compare_items (diff->items[0]->pdata[partner_of[k]], diff->items[1]->pdata[k], likeness[k]));
    }
}

static void
pair_items (Diff *diff) {
    g_autoptr (GArray) candidates = find_candidates (diff);
    g_autofree int *partner = g_new (int, diff->items[0]->len + 1), *partner_of = g_new (int, diff->items[1]->len + 1);
    g_autofree double *likeness = g_new0 (double, diff->items[1]->len + 1);
    for (guint i = 0; i < diff->items[0]->len; i++)
        partner[i] = -1;
    for (guint i = 0; i < diff->items[1]->len; i++)
        partner_of[i] = -1;
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index (candidates, Candidate, i);
        if (partner[candidate->before] >= 0 || partner_of[candidate->after] >= 0)
            continue;
        partner[candidate->before] = (int)candidate->after;
        partner_of[candidate->after] = (int)candidate->before;
        likeness[candidate->after] = candidate->likeness;
    }
    put_in_order (diff, partner, partner_of, likeness);
}

Diff *
diff_new (Register *reg, gint64 before, gint64 after, const StateMoment *moment, GError **error) {
    g_autoptr (Diff) diff = g_new0 (Diff, 1);
    diff->pairs = g_array_new (FALSE, FALSE, sizeof (DiffPair));
    diff->before = query_document (reg, before, moment, error);
    diff->after = diff->before != NULL ? query_document (reg, after, moment, error) : NULL;
    if (diff->after == NULL || !read_items (diff, 0, reg, before, moment, error)
        || !read_items (diff, 1, reg, after, moment, error))
        return NULL;
    pair_items (diff);
    return g_steal_pointer (&diff);
}

Diff *
diff_of_items (GPtrArray *before, GPtrArray *after) {
    Diff *diff = g_new0 (Diff, 1);
    diff->pairs = g_array_new (FALSE, FALSE, sizeof (DiffPair));
    diff->items[0] = before;
    diff->items[1] = after;
    pair_items (diff);
    return diff;
}
