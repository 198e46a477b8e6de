/* marking.c - see marking.h. */
#include "cli/marking.h"

#include <stdio.h>
#include <string.h>

void
marking_clear (Marking *marking) {
    g_free (marking->on);
    g_free (marking->body);
    g_free (marking->occurrence);
    g_free (marking->until);
    g_free (marking->granted_by);
    g_free (marking->evidence);
    g_free (marking->evidence_date);
    g_free (marking->evidence_issuer);
    g_free (marking->evidence_level);
    g_free (marking->file);
    g_free (marking->number);
    g_free (marking->note);
    g_clear_pointer (&marking->bytes, g_bytes_unref);
}

static gboolean
read_day (const char *text, const char *option, PartialDate *ret_day, GError **error) {
    return text == NULL || cli_read_day (text, option, ret_day, error);
}

#define EVIDENCE_BYTES_MAX (64 << 20) /* a long scan */

static gboolean
read_file (Marking *marking, Mark *mark, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autofree char *contents = NULL;
    gsize length = 0;
    if (marking->file == NULL)
        return TRUE;
    if (!g_file_get_contents (marking->file, &contents, &length, &local)) {
        gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_IO,
                     missing ? _ ("%s: there is no such file") : _ ("%s: cannot be read"), marking->file);
        return FALSE;
    }
    if (length > EVIDENCE_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: larger than %d MiB"), marking->file,
                     EVIDENCE_BYTES_MAX >> 20);
        return FALSE;
    }
    marking->bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
    mark->evidence_file = marking->file;
    mark->evidence_data = g_bytes_get_data (marking->bytes, &mark->evidence_size);
    return TRUE;
}

gboolean
marking_read (Marking *marking, Mark *mark, GError **error) {
    mark->body = marking->body;
    mark->whole = marking->whole;
    mark->granted_by = marking->granted_by;
    mark->number = marking->number;
    mark->evidence_number = marking->evidence;
    mark->evidence_issuer = marking->evidence_issuer;
    mark->evidence_level = marking->evidence_level;
    mark->note = marking->note;
    return read_day (marking->on, "--on", &mark->on_date, error)
           && read_day (marking->occurrence, "--occurrence", &mark->occurrence, error)
           && read_day (marking->until, "--until", &mark->until, error)
           && read_day (marking->evidence_date, "--evidence-date", &mark->evidence_date, error)
           && read_file (marking, mark, error) && mark_check (mark, error);
}

/* An item as such, or a document where @plans and the name has no path and is no item's id. */
static gboolean
find_all (Register *reg, int n, char **names, gboolean plans, const StateMoment *moment, GArray *items,
          GArray *documents, GError **error) {
    for (int i = 0; i < n; i++) {
        gboolean is_id = strspn (names[i], "0123456789") == strlen (names[i]);
        gboolean is_plan = plans && !is_id && strchr (names[i], ':') == NULL;
        gint64 id = is_plan ? query_find_document (reg, names[i], moment, error)
                            : query_find_item (reg, names[i], moment, error);
        if (id == 0)
            return FALSE;
        g_array_append_val (is_plan ? documents : items, id);
    }
    return TRUE;
}

static gboolean
print_item (const QueryItem *item, JsonOut *out, const StateMoment *moment) {
    g_autofree char *state = NULL, *day = NULL;
    if (out != NULL) {
        json_out_object (out, NULL);
        cli_json_item (out, item, moment);
        json_out_end (out);
        return TRUE;
    }
    state = cli_state_words (&item->state);
    day = cli_format_day (item->state.in_force);
    printf ("%" G_GINT64_FORMAT "  %s:%s  ", item->id, item->document->number != NULL ? item->document->number : "-",
            item->path);
    if (item->state.status == STATUS_OPEN && item->state.answered > 0) {
        g_autofree char *answered = cli_format_day (item->state.last_answered);
        printf (_ ("answered until %s; next: %s, %s\n"), answered, day, state);
    } else {
        printf ("%s\n", state);
    }
    for (guint i = 0; item->bodies->len > 1 && i < item->bodies->len; i++) {
        g_autofree char *words = cli_state_words (&g_array_index (item->body_states, ItemState, i));
        printf ("    %s: %s\n", ((const QueryBody *)item->bodies->pdata[i])->name, words);
    }
    return TRUE;
}

gboolean
cli_print_item_states (Register *reg, const GArray *ids, const StateMoment *moment, gboolean json, GError **error) {
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    if (json)
        json_out_list (out, "items");
    for (guint i = 0; i < ids->len; i++) {
        QueryFilter filter = { .ids = &g_array_index (ids, gint64, i), .n_ids = 1, .targets = TRUE, .articles = TRUE };
        g_autoptr (QueryItems) walk = query_items_new (reg, &filter, moment, error);
        const QueryItem *item = walk != NULL ? query_items_next (walk, error) : NULL;
        if (item == NULL || !print_item (item, out, moment))
            return FALSE;
    }
    return TRUE;
}

static gboolean
print_documents (Register *reg, const GArray *documents, const StateMoment *moment, GError **error) {
    for (guint i = 0; i < documents->len; i++) {
        g_autoptr (QueryDocument) document = query_document (reg, g_array_index (documents, gint64, i), moment, error);
        if (document == NULL)
            return FALSE;
        printf (ngettext ("%" PRId64 "  %s: recorded for %u item\n", "%" PRId64 "  %s: recorded for %u items\n",
                          document->items),
                document->id, document->number != NULL ? document->number : "-", document->items);
    }
    return TRUE;
}

static gboolean
write_marks (Register *reg, const GArray *items, const GArray *documents, const Mark *mark, GError **error) {
    for (guint i = 0; i < documents->len; i++)
        if (!mark_document (reg, g_array_index (documents, gint64, i), mark, NULL, error))
            return FALSE;
    return items->len == 0 || mark_items (reg, (const gint64 *)(gpointer)items->data, items->len, mark, NULL, error);
}

int
marking_run (const CliOptions *options, int n, char **names, gboolean plans, Mark *mark) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autofree char *actor = cli_dup_actor (options);
    CliMoment now;
    if (!cli_read_moment (options, &now, &error))
        return cli_fail (error);
    mark->by = actor;
    g_autoptr (Register) reg = cli_open_register_at (options, REGISTER_WRITE, &now, &error);
    if (reg == NULL || !find_all (reg, n, names, plans, &now.moment, items, documents, &error)
        || !write_marks (reg, items, documents, mark, &error)
        || (!options->json && !print_documents (reg, documents, &now.moment, &error))
        || !cli_print_item_states (reg, items, &now.moment, options->json, &error) || !cli_flush (&error))
        return cli_fail (error);
    return 0;
}
