/* contacts.h - where messages to a body go: addresses, the officer, the head, the body above.
 * Lives here:  keeping them in the register with their history, finding the one that a printed name means.
 * Called by:   remind/plan.c, cli/cmd_contacts.c.
 * Not here:    what names of bodies mean in general (extract/directory.h). */
#pragma once

#include "track/register.h"

/* One body. Each but the name may be NULL. */
typedef struct {
    char *body, *body_key; /* as the office calls it; folded */
    char *mail;            /* addresses parted by commas */
    char *officer, *phone;
    char *head;     /* mail address of whoever heads it */
    char *superior; /* the body above it */
    char *entered_at, *entered_by;
} Contact;

void contact_free (Contact *contact); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contact, contact_free)

typedef struct Contacts Contacts;
/** contacts_load: (transfer full): all that hold today; NULL and the register's error. */
Contacts *contacts_load (Register *reg, GError **error);
void contacts_free (Contacts *contacts); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contacts, contacts_free)
/** contacts_list: (transfer none): GPtrArray of Contact*, by name. */
const GPtrArray *contacts_list (const Contacts *contacts);
/** contacts_find: (transfer none): the contact of the body that @name means: by the name itself, compared folded, else because the
 *   office's aliases or the directory of bodies take both for one; NULL where there is none. */
const Contact *contacts_find (Contacts *contacts, const char *name);

/**
 * contacts_set:
 * @changes: the fields that are not NULL replace what is there; an empty one takes it away
 * @by: who enters it
 * Inside a writing transaction of the caller.
 * Returns: FALSE and DONDOC_ERROR_USAGE (no name), or the register's error. Addresses are not checked here.
 */
gboolean contacts_set (Register *reg, const Contact *changes, const char *by, GError **error);
/** contacts_remove: FALSE and DONDOC_ERROR_NOT_FOUND where it has none. In a writing transaction. */
gboolean contacts_remove (Register *reg, const char *body, const char *by, GError **error);
