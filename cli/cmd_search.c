/* cmd_search.c - `dondoc search WORD…`: items and documents by words, the best first. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/register.h"
#include "track/search.h"

#define LIMIT_DEFAULT 50
#define BEFORE_BYTES  90 /* of a snippet, before its first word found */
#define SNIPPET_BYTES 360

typedef struct {
    Register *reg;
    const SearchQuery *query;
    const StateMoment *moment;
    GHashTable *items; /* id -> QueryItem* of the hits that are shown */
    JsonOut *out;      /* NULL: for people */
    gboolean marked;   /* a terminal that may show bold */
} Search;

/* ---- snippets ---- */

/* The part of the text around the first word found, cut at spaces. */
static Span
choose_snippet (const char *text, const SpanList *spans) {
    gsize length = strlen (text), start = 0, end;
    if (spans->len > 0 && g_array_index (spans, Span, 0).start > BEFORE_BYTES && length > SNIPPET_BYTES) {
        const char *space = strchr (text + g_array_index (spans, Span, 0).start - BEFORE_BYTES, ' ');
        start = space != NULL ? (gsize)(space + 1 - text) : 0;
        start = MIN (start, g_array_index (spans, Span, 0).start);
    }
    end = length;
    if (length - start > SNIPPET_BYTES) {
        end = start + SNIPPET_BYTES;
        while (end > start && text[end] != ' ')
            end--;
        if (end == start)
            end = (gsize)(g_utf8_find_prev_char (text, text + start + SNIPPET_BYTES) - text);
    }
    return (Span){ start, end };
}

static void
print_snippet (const Search *search, const char *text) {
    g_autoptr (SpanList) spans = search_query_spans (search->query, text);
    Span snippet = choose_snippet (text, spans);
    gsize at = snippet.start;
    printf ("    %s", snippet.start > 0 ? "… " : "");
    for (guint i = 0; search->marked && i < spans->len; i++) {
        Span span = g_array_index (spans, Span, i);
        if (span.start < at || span.end > snippet.end)
            continue;
        printf ("%.*s\033[1m%.*s\033[0m", (int)(span.start - at), text + at, (int)span_length (span),
                text + span.start);
        at = span.end;
    }
    printf ("%.*s%s\n", (int)(snippet.end - at), text + at, text[snippet.end] != '\0' ? " …" : "");
}

static void
write_matches (const Search *search, const char *key, const char *text) {
    g_autoptr (SpanList) spans = search_query_spans (search->query, text != NULL ? text : "");
    json_out_list (search->out, key);
    for (guint i = 0; i < spans->len; i++) {
        json_out_list (search->out, NULL);
        json_out_number (search->out, NULL, (gint64)g_array_index (spans, Span, i).start);
        json_out_number (search->out, NULL, (gint64)g_array_index (spans, Span, i).end);
        json_out_end (search->out);
    }
    json_out_end (search->out);
}

/* ---- one hit ---- */

static void
show_item (const Search *search, const QueryItem *item, gboolean exact) {
    g_autofree char *state = NULL, *bodies = NULL;
    if (search->out != NULL) {
        json_out_object (search->out, NULL);
        json_out_text (search->out, "hit", "item");
        json_out_flag (search->out, "exact", exact);
        write_matches (search, "matches", item->text);
        cli_json_item (search->out, item, search->moment);
        json_out_end (search->out);
        return;
    }
    state = cli_state_words (&item->state);
    bodies = cli_join_bodies (item->bodies);
    printf ("%" G_GINT64_FORMAT "  %s:%s  %s%s%s\n", item->id,
            item->document->number != NULL ? item->document->number : "-", item->path, state,
            *bodies != '\0' ? "  " : "", bodies);
    print_snippet (search, item->text);
}

static gboolean
show_document (const Search *search, const QueryDocument *document, gboolean exact, GError **error) {
    const char *title = document->title != NULL ? document->title : "";
    g_autofree char *day = cli_format_day (document->date_value);
    guint items, targets;
    if (search->out != NULL) {
        if (!query_count_items (search->reg, document->id, search->moment, &items, &targets, error))
            return FALSE;
        json_out_object (search->out, NULL);
        json_out_text (search->out, "hit", "document");
        json_out_flag (search->out, "exact", exact);
        write_matches (search, "matches", title);
        json_out_number (search->out, "id", document->id);
        json_out_text (search->out, "kind", document_kind_name (document->kind));
        json_out_text (search->out, "type", document->type);
        json_out_text (search->out, "number", document->number);
        json_out_text (search->out, "date", document->date);
        json_out_text (search->out, "issuer", document->issuer);
        json_out_text (search->out, "title", document->title);
        json_out_text (search->out, "file", document->file_name);
        json_out_number (search->out, "items", items);
        json_out_end (search->out);
        return TRUE;
    }
    g_autofree char *issuer = query_issuer_words (document);
    printf (_ ("document %" PRId64 "  %s  %s  %s\n"), document->id, document->number != NULL ? document->number : "-",
            day, issuer);
    print_snippet (search, title);
    return TRUE;
}

/* ---- all of them ---- */

static void
free_item (gpointer item) {
    query_item_free (item);
}

/* The items among the hits that are shown, by id. They live as long as @walk. */
static gboolean
read_items (Search *search, QueryItems *walk, GError **error) {
    g_autoptr (GError) local = NULL;
    while (query_items_next (walk, &local) != NULL) {
        QueryItem *item = query_items_steal (walk);
        g_hash_table_insert (search->items, &item->id, item);
    }
    return error_hand_on (&local, error);
}

static gboolean
show_hits (Search *search, const GArray *hits, guint limit, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    QueryFilter filter = { .targets = TRUE, .articles = TRUE };
    guint shown = MIN (hits->len, limit);
    for (guint i = 0; i < shown; i++)
        if (g_array_index (hits, SearchHit, i).item != 0)
            g_array_append_val (ids, g_array_index (hits, SearchHit, i).item);
    filter.ids = (const gint64 *)(gpointer)ids->data;
    filter.n_ids = ids->len;
    g_autoptr (QueryItems) walk = ids->len > 0 ? query_items_new (search->reg, &filter, search->moment, error) : NULL;
    g_autoptr (GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_item);
    search->items = items;
    if (ids->len > 0 && (walk == NULL || !read_items (search, walk, error)))
        return FALSE;
    for (guint i = 0; i < shown; i++) {
        const SearchHit *hit = &g_array_index (hits, SearchHit, i);
        const QueryItem *item = hit->item != 0 ? g_hash_table_lookup (items, &hit->item) : NULL;
        g_autoptr (QueryDocument) document
            = hit->item == 0 ? query_document (search->reg, hit->document, search->moment, error) : NULL;
        if (hit->item == 0 && document == NULL)
            return FALSE;
        if (document != NULL && !show_document (search, document, hit->exact, error))
            return FALSE;
        if (item != NULL)
            show_item (search, item, hit->exact);
    }
    g_clear_pointer (&items, g_hash_table_unref); /* before the walk that their documents belong to */
    return TRUE;
}

static gboolean
print_all (Search *search, const GArray *hits, guint limit, GError **error) {
    if (search->out != NULL) {
        cli_json_moment (search->out, search->moment);
        json_out_number (search->out, "found", hits->len);
        json_out_list (search->out, "hits");
        return show_hits (search, hits, limit, error);
    }
    if (!show_hits (search, hits, limit, error))
        return FALSE;
    if (hits->len > limit)
        printf (_ ("%u found, the first %u shown; --limit shows more\n"), hits->len, limit);
    else
        printf (ngettext ("%u found\n", "%u found\n", hits->len), hits->len);
    return TRUE;
}

/* `-word` is no option here: it is taken out of the arguments before the options are read. */
static GPtrArray *
take_excluded (int *argc, char **argv) {
    GPtrArray *words = g_ptr_array_new ();
    int kept = 1;
    for (int i = 1; i < *argc; i++) {
        gboolean is_option = argv[i][0] != '-' || argv[i][1] == '-' || strlen (argv[i]) < 3; /* -h, -? */
        if (is_option)
            argv[kept++] = argv[i];
        else
            g_ptr_array_add (words, argv[i]);
    }
    argv[kept] = NULL;
    *argc = kept;
    return words;
}

int
cmd_search (const Command *command, int argc, char **argv) {
    QueryFilter filter
        = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE, .targets = TRUE, .articles = TRUE };
    g_autofree char *body = NULL, *status = NULL;
    g_auto (GStrv) plans = NULL;
    const char *no_colour = g_getenv ("NO_COLOR");
    int limit = LIMIT_DEFAULT;
    const GOptionEntry entries[] = {
        { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &plans, N_ ("only in this directive; may be given several times"),
          N_ ("PLAN") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { "status", 0, 0, G_OPTION_ARG_STRING, &status,
          N_ ("open, done, suspended, cancelled, in-progress, on-time, late, in-term, due-soon, overdue, continuous, waiting, no-date; several parted by commas"),
          N_ ("LIST") },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("show that many at most (default: 50)"), N_ ("COUNT") },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;
    Search search = { .marked = isatty (STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0') };

    g_autoptr (GPtrArray) words = take_excluded (&argc, argv);
    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    for (int i = 1; i < argc; i++)
        g_ptr_array_add (words, argv[i]);
    if (words->len == 0)
        return cli_fail_usage (command, _ ("name at least one word to look for"));
    if (limit < 1)
        return cli_fail_usage (command, _ ("--limit takes a number from 1"));
    if (!cli_read_moment (&options, &moment, &error) || (status != NULL && !cli_read_status (status, &filter, &error)))
        return cli_fail (error);
    g_autoptr (SearchQuery) query = search_query_new ((char *const *)words->pdata, words->len, &error);
    g_autoptr (Register) reg = query != NULL ? cli_open_register (&options, REGISTER_READ, &error) : NULL;
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) documents
        = cli_find_plans (reg, plans != NULL ? (int)g_strv_length (plans) : 0, plans, &moment.moment, &error);
    if (documents == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)documents->data;
    filter.n_documents = documents->len;
    filter.body = body;
    g_autoptr (GArray) hits = search_run (reg, query, &filter, &moment.moment, &error);
    if (hits == NULL)
        return cli_fail (error);
    g_autoptr (JsonOut) out = options.json ? json_out_new (stdout) : NULL;
    search.reg = reg;
    search.query = query;
    search.moment = &moment.moment;
    search.out = out;
    if (!print_all (&search, hits, (guint)limit, &error))
        return cli_fail (error);
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
