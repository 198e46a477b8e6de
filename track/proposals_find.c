/* proposals_find.c - which passage of a reply answers which item; the rules are in proposals.h. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/pattern.h"
#include "base/text.h"
#include "track/body_match.h"
#include "track/load_private.h"
#include "track/proposals.h"
#include "track/similarity.h"
#include "track/sql.h"

#define PASSAGE_FEATURES_MIN 6    /* words and pairs: fewer are a heading of one or two words */
#define PASSAGE_BYTES_MAX    8192 /* longer than any paragraph of a letter */

/* An item that may be answered. */
typedef struct {
    QueryItem *item;
    SimilarText *text;
    double weight;    /* of all its features */
    char *number_key; /* of its document */
    /* the best passage so far */
    double score;
    gboolean by_path, done;
    Span passage;
} Candidate;

typedef struct {
    Register *reg;
    const DocumentRecord *record;
    const char *text;
    GPtrArray *candidates; /* of Candidate* */
    GPtrArray *walks;      /* that their items belong to */
    GHashTable *frequency; /* feature -> how many candidates have it */
    Aliases *aliases;
    BodyMatch *issuer; /* NULL where nobody knows it */
    char *issuer_key;
    guint cited; /* documents with open items */
} Search;

/* A line of the text. */
typedef struct {
    Span span;
    char *folded;
    SimilarText *similar;
} Passage;

static void
free_candidate (gpointer data) {
    Candidate *candidate = data;
    query_item_free (candidate->item);
    similar_text_free (candidate->text);
    g_free (candidate->number_key);
    g_free (candidate);
}

static void
free_walk (gpointer walk) {
    query_items_free (walk);
}

static void
clear_passage (gpointer data) {
    Passage *passage = data;
    g_free (passage->folded);
    similar_text_free (passage->similar);
}

/* ---- the items ---- */

static GArray *
find_cited (Register *reg, gint64 document, GError **error) {
    return sql_list_ids (
        reg, error,
        "SELECT DISTINCT d.id FROM citations c JOIN documents d ON d.number_key = c.number_key WHERE c.document = ?1"
        " AND d.id <> ?1 AND d.copy_of IS NULL AND d.kind = 'directive' AND NOT is_withdrawn (d.id, NULL)"
        " AND (c.date IS NULL OR d.date IS NULL OR c.date = d.date) ORDER BY d.id",
        "i", document);
}

static void
add_candidate (Search *search, QueryItem *item) {
    Candidate *candidate = g_new0 (Candidate, 1);
    guint n;
    const guint32 *features;
    candidate->item = item;
    candidate->text = similar_text_new (item->text);
    candidate->number_key = load_number_key (item->document->number);
    features = similar_text_features (candidate->text, &n);
    for (guint i = 0; i < n; i++) {
        gpointer key = GUINT_TO_POINTER (features[i]);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (search->frequency, key));
        g_hash_table_insert (search->frequency, key, GUINT_TO_POINTER (count + 1));
    }
    g_ptr_array_add (search->candidates, candidate);
}

/* Open ones, suspended ones, and those done without evidence. */
static gboolean
may_be_answered (const QueryItem *item) {
    return item->kind == ITEM_TASK && !item->state.gone && item->state.status != STATUS_CANCELLED
           && (item->state.status != STATUS_DONE || !item->state.has_evidence);
}

static gboolean
read_items (Search *search, gint64 document, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    QueryFilter filter = { .documents = &document, .n_documents = 1 };
    QueryItems *walk = query_items_new (search->reg, &filter, &now, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint before = search->candidates->len;
    if (walk == NULL)
        return FALSE;
    g_ptr_array_add (search->walks, walk);
    while ((item = query_items_next (walk, &local)) != NULL)
        if (may_be_answered (item))
            add_candidate (search, query_items_steal (walk));
    search->cited += search->candidates->len > before;
    return error_hand_on (&local, error);
}

/* ---- the passages ---- */

/* The lines of the document, without what stands in another that it encloses. */
static GArray *
cut_passages (const Search *search, gsize length) {
    GArray *passages = g_array_new (FALSE, TRUE, sizeof (Passage));
    g_array_set_clear_func (passages, clear_passage);
    for (guint i = 0; search->record->span != NULL && i < search->record->span->len; i++) {
        Span part = g_array_index (search->record->span, Span, i);
        for (gsize at = part.start; at < MIN (part.end, length);) {
            const char *end = memchr (search->text + at, '\n', MIN (part.end, length) - at);
            gsize until = end != NULL ? (gsize)(end - search->text) : MIN (part.end, length);
            if (until > at && until - at <= PASSAGE_BYTES_MAX) {
                Passage passage = { { at, until }, text_fold (search->text + at, (gssize)(until - at)), NULL };
                passage.similar = similar_text_new (passage.folded);
                g_array_append_val (passages, passage);
            }
            at = until + 1;
        }
    }
    return passages;
}

/* ---- what a passage says ---- */

typedef enum { SAYS_NOTHING, SAYS_PENDING, SAYS_DONE } Verdict;

/* Does it name a document other than that of the item, which was made of the work? */
static gboolean
names_product (const Search *search, Span passage, const char *number_key) {
    for (guint i = 0; i < search->record->references->len; i++) {
        const Reference *reference = search->record->references->pdata[i];
        g_autofree char *key = load_number_key (reference->number);
        for (guint k = 0; reference->span != NULL && k < reference->span->len; k++) {
            gsize at = g_array_index (reference->span, Span, k).start;
            if (at >= passage.start && at < passage.end && g_strcmp0 (key, number_key) != 0)
                return TRUE;
        }
    }
    return FALSE;
}

static Verdict
judge_passage (const Search *search, const Passage *passage, const char *number_key) {
    if (pattern_matches (
            "(?<![\\p{L}])(?:chưa|đang|sẽ|dự kiến|xin gia hạn|đề nghị (?:được )?(?:gia hạn|lùi|điều chỉnh)|"
            "không (?:hoàn thành|kịp|thể|bảo đảm|đảm bảo)|chậm tiến độ|vướng mắc|còn lại)(?![\\p{L}])",
            passage->folded))
        return SAYS_PENDING;
    if (pattern_matches ("(?<![\\p{L}])(?:đề nghị|yêu cầu|giao|phấn đấu|đôn đốc)(?![\\p{L}])", passage->folded)
        && !pattern_matches ("(?<![\\p{L}])(?:đã|hoàn thành|hoàn tất|xong)(?![\\p{L}])", passage->folded))
        return SAYS_NOTHING; /* another order */
    if (pattern_matches ("(?<![\\p{L}])(?:đã|hoàn thành|hoàn tất|xong|đạt 100 ?%)(?![\\p{L}])", passage->folded)
        || names_product (search, passage->span, number_key))
        return SAYS_DONE;
    return SAYS_NOTHING;
}

/* Of the passage, or of the line after it where it only names the work. */
static Verdict
find_verdict (const Search *search, const GArray *passages, guint at, const char *number_key, Span *ret_span) {
    const Passage *passage = &g_array_index (passages, Passage, at);
    Verdict verdict = judge_passage (search, passage, number_key);
    *ret_span = passage->span;
    if (verdict != SAYS_NOTHING || at + 1 == passages->len
        || pattern_matches ("(?<![\\p{L}])(?:đề nghị|yêu cầu)(?![\\p{L}])", passage->folded))
        return verdict;
    passage = &g_array_index (passages, Passage, at + 1);
    if (pattern_matches ("^\\W*(?:\\d{1,2}(?:\\.\\d+)*[.)]?|[a-zđ][.)]|[ivx]+\\.)\\s", passage->folded))
        return SAYS_NOTHING; /* another point */
    verdict = judge_passage (search, passage, number_key);
    if (verdict != SAYS_NOTHING)
        ret_span->end = passage->span.end;
    return verdict;
}

/* ---- which item ---- */

/* What stands in many items weighs less: words like those of the plan's subject. */
static double
weigh (const Search *search, guint32 feature) {
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (search->frequency, GUINT_TO_POINTER (feature)));
    return log (1 + (double)(search->candidates->len + 1) / MAX (count, 1));
}

static double
compare (const Search *search, const Candidate *candidate, const SimilarText *passage) {
    guint n, m;
    const guint32 *wanted = similar_text_features (candidate->text, &n), *there = similar_text_features (passage, &m);
    double common = 0;
    for (guint i = 0, k = 0; i < n && k < m;) {
        if (wanted[i] == there[k])
            common += weigh (search, wanted[i]);
        if (wanted[i] <= there[k])
            k += wanted[i++] == there[k];
        else
            k++;
    }
    return candidate->weight > 0 ? common / candidate->weight : 0;
}

static gboolean
issuer_answers (const Search *search, const QueryItem *item, const QueryBody **ret_body) {
    for (guint i = 0; i < item->bodies->len; i++) {
        const QueryBody *body = item->bodies->pdata[i];
        if (g_strcmp0 (body->folded, search->issuer_key) == 0
            || (search->issuer != NULL && body_match_is (search->issuer, body->folded))) {
            *ret_body = body;
            return TRUE;
        }
    }
    return FALSE;
}

/* `điểm 2 mục II`, `khoản 1 mục III`, `mục II.4`: from the largest to the smallest, as paths are written. */
static char *
read_path (const char *folded) {
    PatternMatch match;
    GString *path;
    if (!pattern_match (pattern_peek ("(?<![\\p{L}])(?:(?:điểm|tiết) ([a-zđ]|\\d+(?:\\.\\d+)*),? )?"
                                      "(?:(?:khoản|điểm|nhiệm vụ|số) (\\d+(?:\\.\\d+)*),? )?"
                                      "(?:mục|phần) ((?:[ivxlc]+|\\d+)(?:\\.[a-zđ0-9]+)*)(?![\\p{L}\\d])"),
                        folded, strlen (folded), 0, &match))
        return NULL;
    path = g_string_new (NULL);
    for (guint group = 3; group > 0; group--) {
        g_autofree char *part = pattern_has_group (&match, group) ? pattern_dup_group (&match, folded, group) : NULL;
        if (part != NULL)
            g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", part);
    }
    return g_string_free (path, FALSE);
}

/* The item whose path the passage names; its document has to be named beside it where several are cited. */
static Candidate *
find_by_path (const Search *search, const Passage *passage) {
    g_autofree char *path = read_path (passage->folded), *squeezed = NULL;
    Candidate *found = NULL;
    if (path == NULL)
        return NULL;
    squeezed = load_number_key (passage->folded);
    for (guint i = 0; i < search->candidates->len; i++) {
        Candidate *candidate = search->candidates->pdata[i];
        if (!text_equal (candidate->item->path, path)
            || (search->cited > 1
                && (candidate->number_key == NULL || strstr (squeezed, candidate->number_key) == NULL)))
            continue;
        if (found != NULL)
            return NULL; /* it stands twice */
        found = candidate;
    }
    return found;
}

static Candidate *
find_most_like (const Search *search, const Passage *passage, double *ret_score) {
    Candidate *best = NULL;
    guint n;
    *ret_score = 0;
    similar_text_features (passage->similar, &n);
    for (guint i = 0; n >= PASSAGE_FEATURES_MIN && i < search->candidates->len; i++) {
        Candidate *candidate = search->candidates->pdata[i];
        double score = compare (search, candidate, passage->similar);
        if (score > *ret_score) {
            *ret_score = score;
            best = candidate;
        }
    }
    return best;
}

static void
take_passage (Search *search, const GArray *passages, guint at) {
    const Passage *passage = &g_array_index (passages, Passage, at);
    const QueryBody *body;
    double score = 1;
    Candidate *candidate = find_by_path (search, passage);
    gboolean by_path = candidate != NULL;
    Verdict verdict;
    Span span;
    if (!by_path)
        candidate = find_most_like (search, passage, &score);
    if (candidate == NULL)
        return;
    if (!by_path && issuer_answers (search, candidate->item, &body))
        score = MIN (score + PROPOSAL_ISSUER, 1);
    if (score < PROPOSAL_SCORE || score <= candidate->score)
        return;
    verdict = find_verdict (search, passages, at, candidate->number_key, &span);
    if (verdict == SAYS_NOTHING)
        return;
    candidate->score = score;
    candidate->by_path = by_path;
    candidate->done = verdict == SAYS_DONE;
    candidate->passage = span;
}

/* ---- writing ---- */

static gboolean
propose (Search *search, gint64 reply, const Candidate *candidate, const char *by, GError **error) {
    g_autoptr (Event) event = event_new ();
    const QueryBody *body = NULL;
    char score[G_ASCII_DTOSTR_BUF_SIZE];
    event->type = EVENT_PROPOSED;
    event->item = candidate->item->id;
    event->by_document = reply;
    event->entered_by = g_strdup (by);
    if (candidate->item->bodies->len > 1 && issuer_answers (search, candidate->item, &body)) {
        event->body = g_strdup (body->name);
        event->body_key = g_strdup (body->folded);
    }
    event->data = g_strdup_printf ("{\"span\": [[%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT
                                   "]], \"score\": %s, \"how\": \"%s\", \"answer\": \"%s\"}",
                                   candidate->passage.start, candidate->passage.end,
                                   g_ascii_formatd (score, sizeof score, "%.2f", candidate->score),
                                   candidate->by_path ? "path" : "words", candidate->done ? "done" : "reported");
    return events_append (search->reg, event, error);
}

static gboolean
is_reply (const DocumentRecord *record) {
    return record->kind == DOCUMENT_DIRECTIVE
           && (g_strcmp0 (record->type.text, "CV") == 0 || g_strcmp0 (record->type.text, "BC") == 0);
}

static gboolean
search_passages (Search *search, gint64 document, gsize length, const char *by, guint *ret_count, GError **error) {
    g_autoptr (GArray) passages = cut_passages (search, length);
    for (guint i = 0; i < search->candidates->len; i++) {
        Candidate *candidate = search->candidates->pdata[i];
        guint n;
        const guint32 *features = similar_text_features (candidate->text, &n);
        for (guint k = 0; k < n; k++)
            candidate->weight += weigh (search, features[k]);
    }
    for (guint i = 0; i < passages->len; i++)
        take_passage (search, passages, i);
    for (guint i = 0; i < search->candidates->len; i++) {
        const Candidate *candidate = search->candidates->pdata[i];
        if (candidate->score == 0)
            continue;
        if (!propose (search, document, candidate, by, error))
            return FALSE;
        (*ret_count)++;
    }
    return TRUE;
}

gboolean
proposals_find (Register *reg, gint64 document, const DocumentRecord *record, const char *text, gsize length,
                const char *by, guint *ret_count, GError **error) {
    g_autoptr (GArray) cited = NULL;
    Search search = { .reg = reg, .record = record, .text = text };
    gboolean done;
    *ret_count = 0;
    if (!is_reply (record) || length == 0)
        return TRUE;
    cited = find_cited (reg, document, error);
    if (cited == NULL || cited->len == 0)
        return cited != NULL;
    search.aliases = aliases_load (reg, error);
    done = search.aliases != NULL;
    search.candidates = g_ptr_array_new_with_free_func (free_candidate);
    search.walks = g_ptr_array_new_with_free_func (free_walk);
    search.frequency = g_hash_table_new (NULL, NULL);
    search.issuer = record->issuer.text != NULL && search.aliases != NULL
                        ? body_match_new (record->issuer.text, search.aliases)
                        : NULL;
    search.issuer_key = record->issuer.text != NULL ? text_fold (record->issuer.text, -1) : NULL;
    for (guint i = 0; done && i < cited->len; i++)
        done = read_items (&search, g_array_index (cited, gint64, i), error);
    done = done && (search.candidates->len == 0 || search_passages (&search, document, length, by, ret_count, error));
    g_ptr_array_unref (search.candidates); /* before the walks that the items belong to */
    g_ptr_array_unref (search.walks);
    g_hash_table_unref (search.frequency);
    body_match_free (search.issuer);
    aliases_free (search.aliases);
    g_free (search.issuer_key);
    return done;
}
