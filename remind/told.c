/* told.c - see told.h. */
#include "remind/told.h"

#include "track/sql.h"

int
told_has (Register *reg, gint64 item, Audience audience, const char *body_key, const ReminderOwed *owed,
          GError **error) {
    g_autofree char *level = reminder_level_name (owed), *deadline = partial_date_format (owed->deadline);
    sqlite3_stmt *ask = sql_borrow (reg,
                                    "SELECT 1 FROM reminders WHERE item = ? AND audience = ? AND body_key = ?"
                                    " AND level = ? AND deadline = ?",
                                    error);
    g_autoptr (GError) local = NULL;
    gboolean found;
    if (ask == NULL)
        return -1;
    sql_bind (ask, "issss", item, audience_name (audience), body_key, level, deadline);
    found = sql_step (reg, ask, &local);
    sqlite3_reset (ask); /* an open statement would keep the transaction */
    if (local == NULL)
        return found;
    g_propagate_error (error, g_steal_pointer (&local));
    return -1;
}

gboolean
told_add (Register *reg, gint64 message, Audience audience, const ReminderLine *line, GError **error) {
    g_autofree char *level = reminder_level_name (&line->owed), *deadline = partial_date_format (line->owed.deadline);
    const ItemState state = { .status = STATUS_OPEN, .timeliness = line->timeliness };
    return sql_insert (reg, NULL, error,
                       "INSERT INTO reminders (message, item, audience, body_key, level, deadline, reason)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)",
                       "iisssss", message, line->item, audience_name (audience), line->body_key, level, deadline,
                       timeliness_name (&state));
}
