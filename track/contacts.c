/* contacts.c - see contacts.h. */
#include "track/contacts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/body_group.h"
#include "track/sql.h"

struct Contacts {
    GPtrArray *list;    /* of Contact*, by name */
    GHashTable *by_key; /* lent from the list */
    BodyGroups *groups;
    GHashTable *by_group; /* BodyGroup -> lent from the list; NULL until it is asked for */
};

void
contact_free (Contact *contact) {
    if (contact == NULL)
        return;
    char *const texts[] = { contact->body, contact->body_key, contact->mail,       contact->officer,   contact->phone,
                            contact->head, contact->superior, contact->entered_at, contact->entered_by };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    g_free (contact);
}

static void
free_contact (gpointer contact) {
    contact_free (contact);
}

#define COLUMNS "body, body_key, mail, officer, phone, head, superior, entered_at, entered_by"
#define LATEST  "id = (SELECT max (l.id) FROM contacts l WHERE l.body_key = contacts.body_key)"

static Contact *
read_contact (sqlite3_stmt *row) {
    Contact *contact = g_new0 (Contact, 1);
    char **const texts[]
        = { &contact->body, &contact->body_key, &contact->mail,       &contact->officer,   &contact->phone,
            &contact->head, &contact->superior, &contact->entered_at, &contact->entered_by };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = sql_dup (row, (int)i);
    return contact;
}

Contacts *
contacts_load (Register *reg, GError **error) {
    g_autoptr (Contacts) contacts = g_new0 (Contacts, 1);
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg, "SELECT " COLUMNS " FROM contacts WHERE NOT removed AND " LATEST " ORDER BY body_key", error);
    contacts->list = g_ptr_array_new_with_free_func (free_contact);
    contacts->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    contacts->groups = rows != NULL ? body_groups_load (reg, error) : NULL;
    if (contacts->groups == NULL)
        return NULL;
    while (sql_step (reg, rows, &local)) {
        Contact *contact = read_contact (rows);
        g_ptr_array_add (contacts->list, contact);
        g_hash_table_insert (contacts->by_key, contact->body_key, contact);
    }
    if (local == NULL)
        return g_steal_pointer (&contacts);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

void
contacts_free (Contacts *contacts) {
    if (contacts == NULL)
        return;
    g_clear_pointer (&contacts->by_group, g_hash_table_unref);
    g_hash_table_unref (contacts->by_key);
    body_groups_free (contacts->groups);
    g_ptr_array_unref (contacts->list);
    g_free (contacts);
}

const GPtrArray *
contacts_list (const Contacts *contacts) {
    return contacts->list;
}

static GHashTable *
index_by_group (const Contacts *contacts) {
    GHashTable *by_group = g_hash_table_new (NULL, NULL);
    for (guint i = 0; i < contacts->list->len; i++) {
        Contact *contact = contacts->list->pdata[i];
        g_hash_table_insert (by_group, (gpointer)body_groups_find (contacts->groups, contact->body), contact);
    }
    return by_group;
}

const Contact *
contacts_find (Contacts *contacts, const char *name) {
    g_autofree char *key = text_fold (name, -1);
    const Contact *contact = g_hash_table_lookup (contacts->by_key, key);
    if (contact != NULL || contacts->list->len == 0)
        return contact;
    if (contacts->by_group == NULL)
        contacts->by_group = index_by_group (contacts);
    return g_hash_table_lookup (contacts->by_group, body_groups_find (contacts->groups, name));
}

/* What holds of @key now; NULL where nothing does, or with @error set. */
static Contact *
load_contact (Register *reg, const char *key, GError **error) {
    g_autoptr (sqlite3_stmt) row
        = sql_prepare (reg, "SELECT " COLUMNS " FROM contacts WHERE body_key = ? AND NOT removed AND " LATEST, error);
    if (row == NULL)
        return NULL;
    sql_bind (row, "s", key);
    return sql_step (reg, row, error) ? read_contact (row) : NULL;
}

/* The value that holds after a change; NULL for none. */
static const char *
pick (const char *change, const char *present) {
    const char *value = change != NULL ? change : present;
    return value != NULL && *value != '\0' ? value : NULL;
}

gboolean
contacts_set (Register *reg, const Contact *changes, const char *by, GError **error) {
    g_autofree char *nfc = text_nfc (changes->body != NULL ? changes->body : "", -1);
    g_autofree char *name = text_collapse (nfc, -1), *key = text_fold (name, -1);
    g_autofree char *now = date_now ();
    g_autoptr (GError) local = NULL;
    if (*name == '\0') {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("a contact needs the name of its body"));
        return FALSE;
    }
    g_autoptr (Contact) present = load_contact (reg, key, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    const Contact none = { 0 }, *old = present != NULL ? present : &none;
    return sql_insert (
        reg, NULL, error,
        "INSERT INTO contacts (body, body_key, mail, officer, phone, head, superior, entered_at, entered_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "sssssssss", name, key, pick (changes->mail, old->mail), pick (changes->officer, old->officer),
        pick (changes->phone, old->phone), pick (changes->head, old->head), pick (changes->superior, old->superior),
        now, by);
}

gboolean
contacts_remove (Register *reg, const char *body, const char *by, GError **error) {
    g_autofree char *key = text_fold (body, -1), *now = date_now ();
    g_autoptr (GError) local = NULL;
    g_autoptr (Contact) present = load_contact (reg, key, &local);
    if (present == NULL) {
        if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
        else
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                         _ ("'%s' has no contact; 'dondoc contacts' lists them"), body);
        return FALSE;
    }
    return sql_insert (reg, NULL, error,
                       "INSERT INTO contacts (body, body_key, removed, entered_at, entered_by) VALUES (?, ?, 1, ?, ?)",
                       "ssss", present->body, key, now, by);
}
