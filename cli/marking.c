/* marking.c - see marking.h. */
#include "cli/marking.h"

#include <stdio.h>
#include <string.h>

/* ---- every command that writes ---- */

void
writing_clear (Writing *writing) {
    cli_options_clear (&writing->options);
    g_free (writing->by);
    register_free (writing->reg);
    g_clear_pointer (&writing->items, g_array_unref);
    g_clear_pointer (&writing->documents, g_array_unref);
}

int
writing_begin (Writing *writing, const Command *command, CliGroups groups, const GOptionEntry *entries, int least,
               const char *wanted, int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    if (!cli_parse (command, groups, entries, &writing->options, &argc, &argv, &error))
        return cli_fail (error);
    writing->n = argc - 1;
    writing->names = argv + 1;
    return writing->n < least ? cli_fail_usage (command, "%s", wanted) : 0;
}

gboolean
writing_open (Writing *writing, GError **error) {
    writing->items = g_array_new (FALSE, FALSE, sizeof (gint64));
    writing->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
    if (!cli_read_moment (&writing->options, &writing->now, error))
        return FALSE;
    writing->by = cli_dup_actor (&writing->options);
    writing->reg = cli_open_register_at (&writing->options, REGISTER_WRITE, &writing->now, error);
    return writing->reg != NULL;
}

static void
add_once (GArray *ids, gint64 id) {
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index (ids, gint64, i) == id)
            return;
    g_array_append_val (ids, id);
}

gboolean
writing_find (Writing *writing, int n, char **names, gboolean plans, gboolean ids_of_plans, GError **error) {
    const StateMoment *moment = &writing->now.moment;
    for (int i = 0; i < n; i++) {
        gboolean is_id = strspn (names[i], "0123456789") == strlen (names[i]);
        gboolean is_plan = plans && (is_id ? ids_of_plans : strchr (names[i], ':') == NULL);
        gint64 id = is_plan ? query_find_document (writing->reg, names[i], moment, error)
                            : query_find_item (writing->reg, names[i], moment, error);
        if (id == 0)
            return FALSE;
        add_once (is_plan ? writing->documents : writing->items, id);
    }
    return TRUE;
}

const gint64 *
writing_items (const Writing *writing) {
    return (const gint64 *)(gconstpointer)writing->items->data;
}

/* ---- how the items stand ---- */

static void
print_item (const QueryItem *item) {
    g_autofree char *state = cli_state_words (&item->state), *day = cli_format_day (item->state.in_force);
    printf ("%" G_GINT64_FORMAT "  %s:%s  ", item->id, item->document->number != NULL ? item->document->number : "-",
            item->path);
    if (item->state.status == STATUS_OPEN && item->state.answered > 0 && !item->state.gone) {
        g_autofree char *answered = cli_format_day (item->state.last_answered);
        printf (_ ("answered until %s; next: %s, %s\n"), answered, day, state);
    } else {
        printf ("%s\n", state);
    }
    for (guint i = 0; item->bodies->len > 1 && i < item->bodies->len && !item->state.gone; i++) {
        g_autofree char *words = cli_state_words (&g_array_index (item->body_states, ItemState, i));
        printf ("    %s: %s\n", ((const QueryBody *)item->bodies->pdata[i])->name, words);
    }
}

static gboolean
is_meant_to_change (EventType type) {
    return type == EVENT_STARTED || type == EVENT_DONE || type == EVENT_ACCEPTED || type == EVENT_RETURNED
           || type == EVENT_EXTENDED || type == EVENT_SUSPENDED || type == EVENT_CANCELLED || type == EVENT_RESUMED;
}

/* What a clerk recorded and does not see in the item's state. */
static void
say_without_effect (const Writing *writing, const QueryItem *item, const GPtrArray *events) {
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    ItemFacts facts = query_item_facts (item, names);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->item == item->id && is_meant_to_change (event->type)
            && !state_depends_on (&facts, item->events, &writing->now.moment, event))
            cli_say (_ ("note: with or without event %" PRId64 " item %" PRId64
                        " stands like this; 'dondoc explain %" PRId64 "' tells what decides"),
                     event->id, item->id, item->id);
    }
}

static gboolean
list_item_states (Writing *writing, const GPtrArray *events, JsonOut *out, GError **error) {
    for (guint i = 0; i < writing->items->len; i++) {
        g_autoptr (QueryItems) walk = NULL;
        const QueryItem *item = query_one_item (writing->reg, g_array_index (writing->items, gint64, i),
                                                &writing->now.moment, &walk, error);
        if (item == NULL)
            return FALSE;
        if (out == NULL) {
            print_item (item);
        } else {
            json_out_object (out, NULL);
            cli_json_item (out, item, &writing->now.moment);
            json_out_end (out);
        }
        say_without_effect (writing, item, events);
    }
    return TRUE;
}

static void
print_event (Register *reg, const Event *event) {
    g_autofree char *subject = query_event_subject (reg, event, NULL), *detail = cli_event_detail (event);
    printf ("[%" G_GINT64_FORMAT "] %s  %s", event->id, subject, cli_event_words (event->type));
    if (detail != NULL)
        printf (": %s", detail);
    if (event->note != NULL)
        printf ("; %s", event->note);
    printf ("\n");
}

int
writing_end (Writing *writing, const GPtrArray *events) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonOut) out = writing->options.json ? json_out_new (stdout) : NULL;
    gboolean listed;
    if (out != NULL)
        json_out_list (out, "events");
    for (guint i = 0; i < events->len; i++)
        if (out != NULL)
            cli_json_event (out, events->pdata[i]);
        else
            print_event (writing->reg, events->pdata[i]);
    if (out != NULL) {
        json_out_end (out);
        json_out_list (out, "items");
    }
    listed = list_item_states (writing, events, out, &error);
    g_clear_pointer (&out, json_out_free);
    return listed && cli_flush (&error) ? 0 : cli_fail (error);
}

/* ---- what happened to the work ---- */

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

int
marking_begin (Marking *marking, Writing *writing, const Command *command, const GOptionEntry *entries, EventType type,
               int argc, char **argv, Mark *mark) {
    g_autoptr (GError) error = NULL;
    int status = writing_begin (writing, command, WRITING_OPTIONS, entries, 1,
                                _ ("name at least one item, by its id or as PLAN:PATH"), argc, argv);
    mark_init (mark, type);
    if (status != 0)
        return status;
    return marking_read (marking, mark, &error) ? 0 : cli_fail (error);
}

static gboolean
print_documents (const Writing *writing, GError **error) {
    for (guint i = 0; i < writing->documents->len; i++) {
        g_autoptr (QueryDocument) document
            = query_document (writing->reg, g_array_index (writing->documents, gint64, i), &writing->now.moment, error);
        guint items, targets;
        if (document == NULL
            || !query_count_items (writing->reg, document->id, &writing->now.moment, &items, &targets, error))
            return FALSE;
        printf (ngettext ("%" PRId64 "  %s: recorded for %u item\n", "%" PRId64 "  %s: recorded for %u items\n", items),
                document->id, document->number != NULL ? document->number : "-", items);
    }
    return TRUE;
}

int
marking_run (Writing *writing, int n, char **names, gboolean plans, Mark *mark) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    if ((writing->reg == NULL && !writing_open (writing, &error))
        || !writing_find (writing, n, names, plans, FALSE, &error))
        return cli_fail (error);
    mark->by = writing->by;
    if (!mark_all (writing->reg, (const gint64 *)(gpointer)writing->items->data, writing->items->len,
                   (const gint64 *)(gpointer)writing->documents->data, writing->documents->len, mark, &events, &error)
        || (!writing->options.json && !print_documents (writing, &error)))
        return cli_fail (error);
    return writing_end (writing, events);
}
