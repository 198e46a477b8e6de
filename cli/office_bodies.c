/* office_bodies.c - see office_bodies.h. */
#include "cli/office_bodies.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "extract/directory.h"

Register *
office_open (const CliOptions *options, GError **error) {
    g_autofree char *path = cli_dup_register_path (options);
    if (options->db == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
        return NULL;
    return cli_open_register (options, REGISTER_READ, error);
}

/* ---- items ------------------------------------------------------------------------------------------------------ */

static QueryItems *
walk_items (Register *reg, const QueryFilter *filter, CliMoment *moment, GError **error) {
    const CliOptions today = { 0 };
    if (!cli_read_moment (&today, moment, error))
        return NULL;
    return query_items_new (reg, filter, &moment->moment, error);
}

gboolean
office_count_items (Register *reg, const char *name, guint *ret_count, GError **error) {
    const QueryFilter filter = { .body = name };
    CliMoment moment;
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) items = walk_items (reg, &filter, &moment, &local);

    *ret_count = 0;
    while (items != NULL && query_items_next (items, &local) != NULL)
        (*ret_count)++;
    if (local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

/* One name as the register has it. */
typedef struct {
    char *name, *folded;
    guint leads, coordinates;
} UsedName;

static void
free_used (gpointer data) {
    UsedName *used = data;
    g_free (used->name);
    g_free (used->folded);
    g_free (used);
}

static void
count_names (GHashTable *names, const GPtrArray *bodies, gsize counter) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        UsedName *used = g_hash_table_lookup (names, body->folded);
        if (used == NULL) {
            used = g_new0 (UsedName, 1);
            used->name = g_strdup (body->name);
            used->folded = g_strdup (body->folded);
            g_hash_table_insert (names, used->folded, used);
        }
        G_STRUCT_MEMBER (guint, used, counter)++;
    }
}

static int
compare_used (gconstpointer one, gconstpointer other) {
    const UsedName *a = *(const UsedName *const *)one, *b = *(const UsedName *const *)other;
    if (a->leads + a->coordinates != b->leads + b->coordinates)
        return a->leads + a->coordinates < b->leads + b->coordinates ? 1 : -1;
    return strcmp (a->folded, b->folded);
}

/* The body that the office or the directory takes it for; NULL where neither knows it. */
static char *
meaning_of (const Aliases *aliases, const char *name) {
    const char *meant = aliases_resolve (aliases, name);
    g_autoptr (BodyEntry) entry = directory_lookup (meant, NULL);
    if (entry->standing == BODY_KNOWN && !entry->ambiguous)
        return g_strdup (entry->name);
    return meant != name ? g_strdup (meant) : NULL;
}

static void
write_names (const GPtrArray *list, const Aliases *aliases) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_list (out, "names");
    for (guint i = 0; i < list->len; i++) {
        const UsedName *used = list->pdata[i];
        g_autofree char *meaning = meaning_of (aliases, used->name);
        json_out_object (out, NULL);
        json_out_text (out, "name", used->name);
        json_out_number (out, "answers", used->leads);
        json_out_number (out, "coordinates", used->coordinates);
        json_out_text (out, "means", meaning);
        json_out_end (out);
    }
}

static void
print_names (const GPtrArray *list, const Aliases *aliases) {
    static const TableColumn columns[] = {
        { NC_ ("column", "NAME"), FALSE, FALSE },
        { NC_ ("column", "ANSWERS"), TRUE, FALSE },
        { NC_ ("column", "COORDINATES"), TRUE, FALSE },
        { NC_ ("column", "MEANS"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < list->len; i++) {
        const UsedName *used = list->pdata[i];
        g_autofree char *answers = g_strdup_printf ("%u", used->leads);
        g_autofree char *coordinates = g_strdup_printf ("%u", used->coordinates);
        g_autofree char *meaning = meaning_of (aliases, used->name);
        const char *cells[] = { used->name, answers, coordinates, meaning != NULL ? meaning : "-" };
        text_table_row (table, TABLE_PLAIN, cells);
    }
}

gboolean
office_print_names (const CliOptions *options, GError **error) {
    g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_used);
    g_autoptr (GError) local = NULL;
    const QueryFilter filter = { 0 };
    CliMoment moment;
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, error);
    g_autoptr (Aliases) aliases = reg != NULL ? aliases_load (reg, error) : NULL;
    if (aliases == NULL)
        return FALSE;
    g_autoptr (QueryItems) items = walk_items (reg, &filter, &moment, error);
    const QueryItem *item;
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL) {
        count_names (names, item->bodies, G_STRUCT_OFFSET (UsedName, leads));
        count_names (names, item->coordinators, G_STRUCT_OFFSET (UsedName, coordinates));
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    g_autoptr (GPtrArray) list = g_ptr_array_new ();
    GHashTableIter each;
    gpointer used;
    g_hash_table_iter_init (&each, names);
    while (g_hash_table_iter_next (&each, NULL, &used))
        g_ptr_array_add (list, used);
    g_ptr_array_sort (list, compare_used);
    if (options->json)
        write_names (list, aliases);
    else
        print_names (list, aliases);
    return cli_flush (error);
}

/* ---- aliases ---------------------------------------------------------------------------------------------------- */

gboolean
office_print_aliases (const CliOptions *options, GError **error) {
    static const TableColumn columns[] = {
        { NC_ ("column", "ALIAS"), FALSE, FALSE },
        { NC_ ("column", "BODY"), FALSE, TRUE },
        { NC_ ("column", "ENTERED"), FALSE, FALSE },
        { NC_ ("column", "BY"), FALSE, FALSE },
    };
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, error);
    g_autoptr (Aliases) aliases = reg != NULL ? aliases_load (reg, error) : NULL;
    if (aliases == NULL)
        return FALSE;
    const GPtrArray *list = aliases_list (aliases);
    g_autoptr (JsonOut) out = options->json ? json_out_new (stdout) : NULL;
    g_autoptr (Table) table = options->json ? NULL : text_table_new (columns, G_N_ELEMENTS (columns));
    if (out != NULL)
        json_out_list (out, "aliases");
    for (guint i = 0; i < list->len; i++) {
        const Alias *alias = list->pdata[i];
        g_autofree char *entered = cli_format_entry (alias->entered_at);
        const char *cells[] = { alias->alias, alias->body, entered, alias->entered_by };
        if (table != NULL) {
            text_table_row (table, TABLE_PLAIN, cells);
            continue;
        }
        json_out_object (out, NULL);
        json_out_text (out, "alias", alias->alias);
        json_out_text (out, "body", alias->body);
        json_out_text (out, "entered_at", alias->entered_at);
        json_out_text (out, "entered_by", alias->entered_by);
        json_out_end (out);
    }
    g_clear_pointer (&table, text_table_free);
    g_clear_pointer (&out, json_out_free);
    return cli_flush (error);
}

gboolean
office_set_alias (const CliOptions *options, const char *alias, const char *body, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_CREATE, error);
    return reg != NULL && register_begin (reg, TRUE, error)
           && cli_finish_writing (reg, aliases_set (reg, alias, body, by, error), error)
           && (!options->json || office_print_aliases (options, error));
}

gboolean
office_remove_alias (const CliOptions *options, const char *alias, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_WRITE, error);
    return reg != NULL && register_begin (reg, TRUE, error)
           && cli_finish_writing (reg, aliases_remove (reg, alias, by, error), error)
           && (!options->json || office_print_aliases (options, error));
}
