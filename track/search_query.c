/* search_query.c - what a query means and where its words stand; the contract is in search.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/search.h"

#define TERMS_MAX 64 /* more than anybody writes; FTS5 nests an expression no deeper than it bears */

/* One word, or several in a row: the second form of a term that was written with signs in it (`31/KH-UBND`) or in quotes. */
typedef struct {
    GPtrArray *words; /* of char*, folded; at least one */
    GPtrArray *plain; /* of char*, unaccented, parallel */
    gboolean prefix;  /* the last word may go on */
    gboolean excluded;
    gboolean accented; /* some word has a mark */
} Term;

struct SearchQuery {
    GPtrArray *terms; /* of Term* */
};

static void
term_free (gpointer data) {
    Term *term = data;
    g_ptr_array_unref (term->words);
    g_ptr_array_unref (term->plain);
    g_free (term);
}

void
search_query_free (SearchQuery *query) {
    if (query == NULL)
        return;
    g_ptr_array_unref (query->terms);
    g_free (query);
}

/* The same characters as FTS5's tokenizer unicode61 takes for words. */
static gboolean
is_word (gunichar c) {
    return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* The next word of @text from *@at. */
static gboolean
next_word (const char *text, gsize *at, Span *ret_word) {
    const char *start = text + *at, *end;
    while (*start != '\0' && !is_word (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
    for (end = start; *end != '\0' && is_word (g_utf8_get_char (end)); end = g_utf8_next_char (end))
        ;
    *at = (gsize)(end - text);
    *ret_word = (Span){ (gsize)(start - text), (gsize)(end - text) };
    return end > start;
}

static void
add_term (SearchQuery *query, const char *start, gsize length, gboolean excluded, gboolean prefix) {
    g_autofree char *text = text_fold (start, (gssize)length);
    Term *term = g_new0 (Term, 1);
    gsize at = 0;
    Span word;
    term->words = g_ptr_array_new_with_free_func (g_free);
    term->plain = g_ptr_array_new_with_free_func (g_free);
    term->excluded = excluded;
    term->prefix = prefix;
    while (next_word (text, &at, &word)) {
        char *printed = g_strndup (text + word.start, span_length (word));
        char *plain = text_unaccent (printed, -1);
        term->accented |= strcmp (printed, plain) != 0;
        g_ptr_array_add (term->words, printed);
        g_ptr_array_add (term->plain, plain);
    }
    if (term->words->len > 0 && query->terms->len < TERMS_MAX)
        g_ptr_array_add (query->terms, term);
    else
        term_free (term);
}

static void
read_argument (SearchQuery *query, const char *text) {
    const char *at = text;
    while (*at != '\0') {
        gboolean excluded, quoted;
        const char *end;
        while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
        excluded = *at == '-' && at[1] != '\0';
        at += excluded;
        quoted = *at == '"';
        at += quoted;
        for (end = at; *end != '\0' && !(quoted ? *end == '"' : g_unichar_isspace (g_utf8_get_char (end)));
             end = g_utf8_next_char (end))
            ;
        /* an asterisk behind the word, or behind the closing quote */
        gboolean prefix = quoted ? *end == '"' && end[1] == '*' : end > at && end[-1] == '*';
        add_term (query, at, (gsize)(end - at), excluded, prefix);
        at = end + (*end != '\0') + (quoted && prefix);
    }
}

SearchQuery *
search_query_new (char *const *words, gsize n, GError **error) {
    g_autoptr (SearchQuery) query = g_new0 (SearchQuery, 1);
    gboolean wanted = FALSE;
    query->terms = g_ptr_array_new_with_free_func (term_free);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *text = text_nfc (words[i], -1);
        read_argument (query, text);
    }
    for (guint i = 0; i < query->terms->len; i++)
        wanted |= !((const Term *)query->terms->pdata[i])->excluded;
    if (!wanted) {
        g_set_error_literal (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("there is no word to look for; one that must not stand there (-word) needs one that must"));
        return NULL;
    }
    return g_steal_pointer (&query);
}

static void
append_term (GString *into, const Term *term, gboolean printed) {
    const GPtrArray *words = printed ? term->words : term->plain;
    g_string_append (into, printed ? "printed : \"" : "folded : \"");
    for (guint i = 0; i < words->len; i++)
        g_string_append_printf (into, "%s%s", i > 0 ? " " : "", (const char *)words->pdata[i]);
    g_string_append (into, term->prefix ? "\" *" : "\"");
}

/* The terms that are excluded, or those that are not; those that were written with marks with the very ones where @exact. Returns how many. */
static guint
append_terms (GString *into, const SearchQuery *query, gboolean excluded, gboolean exact) {
    guint n = 0;
    for (guint i = 0; i < query->terms->len; i++) {
        const Term *term = query->terms->pdata[i];
        if (term->excluded != excluded)
            continue;
        if (n++ > 0)
            g_string_append (into, excluded ? " OR " : " AND ");
        append_term (into, term, term->accented && exact);
    }
    return n;
}

char *
search_query_expression (const SearchQuery *query, guint *ret_n) {
    g_autoptr (GString) wide = g_string_new (NULL), exact = g_string_new (NULL), excluded = g_string_new (NULL);
    GString *expression = g_string_new (NULL);
    gboolean both;
    *ret_n = append_terms (wide, query, FALSE, FALSE);
    append_terms (exact, query, FALSE, TRUE);
    append_terms (excluded, query, TRUE, TRUE);
    both = strcmp (wide->str, exact->str) != 0;
    if (both)
        g_string_printf (expression, "((%s) OR (%s))", wide->str, exact->str);
    else
        g_string_printf (expression, "(%s)", wide->str);
    if (excluded->len > 0)
        g_string_append_printf (expression, " NOT (%s)", excluded->str);
    return g_string_free (expression, FALSE);
}

/* ---- where the words stand ---- */

static gboolean
word_fits (const Term *term, guint i, const char *plain) {
    const char *wanted = term->plain->pdata[i];
    return term->prefix && i + 1 == term->words->len ? g_str_has_prefix (plain, wanted) : strcmp (plain, wanted) == 0;
}

SpanList *
search_query_spans (const SearchQuery *query, const char *text) {
    g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Span));
    g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
    SpanList *spans = g_array_new (FALSE, FALSE, sizeof (Span));
    gsize at = 0;
    Span word;
    while (next_word (text, &at, &word)) {
        g_array_append_val (places, word);
        g_ptr_array_add (words, text_unaccent (text + word.start, (gssize)span_length (word)));
    }
    for (guint i = 0; i < words->len; i++) {
        guint longest = 0;
        for (guint k = 0; k < query->terms->len; k++) {
            const Term *term = query->terms->pdata[k];
            guint n = 0;
            while (!term->excluded && n < term->plain->len && i + n < words->len
                   && word_fits (term, n, words->pdata[i + n]))
                n++;
            if (n == term->plain->len && n > longest)
                longest = n;
        }
        if (longest == 0)
            continue;
        Span span = { g_array_index (places, Span, i).start, g_array_index (places, Span, i + longest - 1).end };
        g_array_append_val (spans, span);
        i += longest - 1;
    }
    return spans;
}
