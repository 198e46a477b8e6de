/* contacts.h - where the message to a body goes.
 * Lives here:  the addresses of a body and of whoever stands above it, from the office's directory of bodies.
 * Called by:   plan.c.
 * Not here:    keeping the directory (track/office_bodies.h). */
#pragma once

#include "track/register.h"

typedef struct {
    char *name;          /* of the body as the office calls it; as printed where it does not know it */
    char *key;           /* one for all names of the body: messages are put together by it */
    char *mail;          /* addresses parted by commas; NULL where none is known */
    char *officer;       /* who is spoken to; NULL */
    char *superior;      /* who hears when the body is long late: its head, else the body above it; NULL */
    char *superior_mail; /* NULL where none is known */
} ReminderContact;

void reminder_contact_clear (ReminderContact *contact);

/**
 * reminder_contact_load:
 * @body: as printed in the item @key: folded
 * Returns: FALSE on an error of the register; a body without an entry is no error, it has no addresses.
 */
gboolean reminder_contact_load (Register *reg, const char *body, const char *key, ReminderContact *ret_contact,
                                GError **error);
