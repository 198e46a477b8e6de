/* outbox.c - see outbox.h. */
#include "remind/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "remind/calendar.h"
#include "remind/mail.h"
#include "remind/told.h"
#include "track/sql.h"

#define THREADS_MAX 20 /* items named in References: a header has its bounds too */

/* ---- one run at a time ---- */

gboolean
outbox_lock (Register *reg, int *ret_lock, GError **error) {
    g_autofree char *path = g_strdup_printf ("%s.remind-lock", register_peek_path (reg));
    int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: cannot be created: %s"), path,
                     g_strerror (errno));
        return FALSE;
    }
    if (flock (lock, LOCK_EX | LOCK_NB) != 0) {
        close (lock);
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_BUSY,
                     _ ("%s: another 'dondoc remind' is sending; wait until it is done"), register_peek_path (reg));
        return FALSE;
    }
    *ret_lock = lock;
    return TRUE;
}

void
outbox_unlock (int lock) {
    if (lock >= 0)
        close (lock);
}

/* ---- making a message ---- */

/* The same words and reminders on the same day make the same id. */
static char *
make_message_id (const ReminderDigest *digest, PartialDate day, const char *text, const char *register_name,
                 const char *from) {
    g_auto (GStrv) addresses = mail_addresses (from);
    const char *at = addresses != NULL ? strrchr (addresses[0], '@') : NULL;
    g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
    g_autofree char *head = g_strdup_printf ("%s\n%d\n%s\n%04d-%02d-%02d\n", register_name, digest->audience,
                                             digest->body_key, day.year, day.month, day.day);
    g_checksum_update (sum, (const guchar *)head, -1);
    g_checksum_update (sum, (const guchar *)text, -1);
    for (guint i = 0; i < digest->lines->len; i++) {
        const ReminderLine *line = digest->lines->pdata[i];
        g_autofree char *level = reminder_level_name (&line->owed),
                        *deadline = partial_date_format (line->owed.deadline);
        g_autofree char *part
            = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", line->item, line->body_key, level, deadline);
        g_checksum_update (sum, (const guchar *)part, -1);
    }
    return g_strdup_printf ("%.32s.%s@%s", g_checksum_get_string (sum), register_name,
                            at != NULL ? at + 1 : "dondoc.invalid");
}

/* Messages about one item are one thread; a digest of several stands in the thread of its body and of each. */
static char *
make_references (const ReminderDigest *digest, const char *register_name) {
    GString *out = g_string_new (NULL);
    if (digest->lines->len != 1) {
        g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, digest->body_key, -1);
        g_string_append_printf (out, "<body-%.16s.%s@dondoc.invalid>", hash, register_name);
    }
    for (guint i = 0; i < MIN (digest->lines->len, THREADS_MAX); i++)
        g_string_append_printf (out, "%s<item-%" G_GINT64_FORMAT ".%s@dondoc.invalid>", out->len > 0 ? " " : "",
                                ((const ReminderLine *)digest->lines->pdata[i])->item, register_name);
    return g_string_free (out, FALSE);
}

static GBytes *
build (const ReminderDigest *digest, PartialDate day, const DigestOptions *options, const OutboxExtras *extras,
       const char *register_name, const char *message_id, const char *text, GError **error) {
    g_autofree char *subject = digest_subject (digest, day), *html = digest_html (digest, day, options);
    g_autofree char *references = make_references (digest, register_name), *now = date_now ();
    MailAttachment attachments[2];
    gsize n = 0;
    if (extras->letter != NULL)
        attachments[n++] = (MailAttachment){ _ ("urging-letter.pdf"), "application/pdf", extras->letter };
    if (extras->calendar != NULL)
        attachments[n++] = (MailAttachment){ _ ("deadlines.ics"), "text/calendar", extras->calendar };
    Mail mail = { extras->from, digest->address, subject, message_id, references, now, text, html, attachments, n };
    return mail_build (&mail, error);
}

static gboolean
insert_letter (Register *reg, const ReminderDigest *digest, PartialDate day, const OutboxExtras *extras,
               gint64 *ret_letter, GError **error) {
    g_autofree char *now = date_now (), *day_text = partial_date_format (day);
    gsize size = 0;
    gconstpointer data;
    *ret_letter = 0;
    if (extras->letter == NULL)
        return TRUE;
    data = g_bytes_get_data (extras->letter, &size);
    return sql_insert (reg, ret_letter, error,
                       "INSERT INTO letters (year, number, day, body, body_key, pdf, entered_at, entered_by)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       "iisssbss", (gint64)day.year, (gint64)extras->letter_number, day_text, digest->body,
                       digest->body_key, data, size, now, extras->by);
}

static gboolean
insert_reminders (Register *reg, const ReminderDigest *digest, gint64 message, GError **error) {
    for (guint i = 0; i < digest->lines->len; i++)
        if (!told_add (reg, message, digest->audience, digest->lines->pdata[i], error))
            return FALSE;
    return TRUE;
}

/* 1 some of it was told meanwhile, 0 not, -1 error. */
static int
was_told_meanwhile (Register *reg, const ReminderDigest *digest, GError **error) {
    int told = 0;
    for (guint i = 0; i < digest->lines->len && told == 0; i++) {
        const ReminderLine *line = digest->lines->pdata[i];
        told = told_has (reg, line->item, digest->audience, line->body_key, &line->owed, error);
    }
    return told;
}

static gboolean
insert_message (Register *reg, const ReminderDigest *digest, PartialDate day, const OutboxExtras *extras,
                const char *message_id, const char *text, GBytes *bytes, gint64 *ret_message, GError **error) {
    g_autofree char *subject = digest_subject (digest, day), *now = date_now (), *day_text = partial_date_format (day);
    gsize size = 0;
    gconstpointer data = g_bytes_get_data (bytes, &size);
    gint64 letter = 0;
    return insert_letter (reg, digest, day, extras, &letter, error)
           && sql_insert (
               reg, ret_message, error,
               "INSERT INTO messages (day, audience, body, body_key, address, subject, message_id, text, bytes,"
               " letter, attempts_before, entered_at, entered_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
               " (SELECT coalesce (max (id), 0) FROM attempts), ?, ?)",
               "ssssssssbIss", day_text, audience_name (digest->audience), digest->body, digest->body_key,
               digest->address, subject, message_id, text, data, size, letter, now, extras->by)
           && insert_reminders (reg, digest, *ret_message, error);
}

gboolean
outbox_add (Register *reg, const ReminderDigest *digest, PartialDate day, const DigestOptions *options,
            const OutboxExtras *extras, gint64 *ret_message, GError **error) {
    g_autofree char *register_name = reminder_register_name (reg, error);
    g_autofree char *text = digest_text (digest, day, options);
    int told;
    *ret_message = 0;
    if (register_name == NULL)
        return FALSE;
    g_autofree char *message_id = make_message_id (digest, day, text, register_name, extras->from);
    g_autoptr (GBytes) bytes = build (digest, day, options, extras, register_name, message_id, text, error);
    if (bytes == NULL || !register_begin (reg, TRUE, error))
        return FALSE;
    told = was_told_meanwhile (reg, digest, error);
    if (told == 0 && insert_message (reg, digest, day, extras, message_id, text, bytes, ret_message, error))
        return register_commit (reg, error);
    register_rollback (reg);
    *ret_message = 0;
    return told > 0;
}

int
outbox_next_letter_number (Register *reg, int year, GError **error) {
    g_autoptr (sqlite3_stmt) statement
        = sql_prepare (reg, "SELECT coalesce (max (number), 0) + 1 FROM letters WHERE year = ?", error);
    if (statement == NULL)
        return 0;
    sql_bind (statement, "i", (gint64)year);
    return sql_step (reg, statement, error) ? sqlite3_column_int (statement, 0) : 0;
}

/* ---- what became of it ---- */

static const char *const result_names[] = { "started", "sent", "written", "printed", "deferred", "refused", "dropped" };

const char *
outbox_result_name (OutboxResult result) {
    return result_names[result];
}

gboolean
outbox_note (Register *reg, gint64 message, OutboxResult result, const char *detail, GError **error) {
    g_autofree char *now = date_now ();
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    if (sql_insert (reg, NULL, error, "INSERT INTO attempts (message, at, result, detail) VALUES (?, ?, ?, ?)", "isss",
                    message, now, outbox_result_name (result), detail))
        return register_commit (reg, error);
    register_rollback (reg);
    return FALSE;
}

/* The outcome is the last attempt's; `started` and `deferred` are none. */
#define LAST_RESULT "(SELECT a.result FROM attempts a WHERE a.message = m.id ORDER BY a.id DESC LIMIT 1)"
#define NOT_TAKEN   "coalesce (" LAST_RESULT ", 'started') IN ('started', 'deferred')"

GArray *
outbox_waiting (Register *reg, GError **error) {
    return sql_list_ids (reg, error, "SELECT m.id FROM messages m WHERE " NOT_TAKEN " ORDER BY m.id", "");
}

static void
free_reminder (gpointer data) {
    OutboxReminder *reminder = data;
    g_free (reminder->subject);
    g_free (reminder->body_key);
    g_free (reminder->level);
    g_free (reminder->deadline);
    g_free (reminder->reason);
    g_free (reminder);
}

void
outbox_message_free (OutboxMessage *message) {
    if (message == NULL)
        return;
    char *const texts[] = { message->day,        message->audience,   message->body,   message->address,
                            message->subject,    message->message_id, message->text,   message->entered_at,
                            message->entered_by, message->result,     message->detail, message->tried_at };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    g_ptr_array_unref (message->reminders);
    g_free (message);
}

#define MESSAGE_COLUMNS                                                                                                \
    "m.id, m.day, m.audience, m.body, m.address, m.subject, m.message_id, m.text, m.entered_at, m.entered_by,"         \
    " a.result, a.detail, a.at, (SELECT count (*) FROM attempts t WHERE t.message = m.id AND t.result = 'started'),"   \
    " l.number FROM messages m LEFT JOIN letters l ON l.id = m.letter"                                                 \
    " LEFT JOIN attempts a ON a.id = (SELECT max (t.id) FROM attempts t WHERE t.message = m.id)"

static OutboxMessage *
read_message (sqlite3_stmt *row) {
    OutboxMessage *message = g_new0 (OutboxMessage, 1);
    char **const texts[] = { &message->day,        &message->audience,   &message->body,   &message->address,
                             &message->subject,    &message->message_id, &message->text,   &message->entered_at,
                             &message->entered_by, &message->result,     &message->detail, &message->tried_at };
    message->id = sqlite3_column_int64 (row, 0);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = sql_dup (row, (int)i + 1);
    message->attempts = (guint)sqlite3_column_int (row, 13);
    message->letter = sqlite3_column_int (row, 14);
    message->reminders = g_ptr_array_new_with_free_func (free_reminder);
    return message;
}

static gboolean
read_reminders (Register *reg, OutboxMessage *message, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg, "SELECT item, body_key, level, deadline, reason FROM reminders WHERE message = ? ORDER BY id", error);
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "i", message->id);
    while (local == NULL && sql_step (reg, rows, &local)) {
        OutboxReminder *reminder = g_new0 (OutboxReminder, 1);
        reminder->item = sqlite3_column_int64 (rows, 0);
        reminder->subject = query_item_subject (reg, reminder->item, &local);
        reminder->body_key = sql_dup (rows, 1);
        reminder->level = sql_dup (rows, 2);
        reminder->deadline = sql_dup (rows, 3);
        reminder->reason = sql_dup (rows, 4);
        g_ptr_array_add (message->reminders, reminder);
    }
    return error_hand_on (&local, error);
}

OutboxMessage *
outbox_load (Register *reg, gint64 id, GBytes **ret_bytes, GError **error) {
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, "SELECT " MESSAGE_COLUMNS " WHERE m.id = ?", error);
    g_autoptr (sqlite3_stmt) blob = sql_prepare (reg, "SELECT bytes FROM messages WHERE id = ?", error);
    OutboxMessage *message;
    if (row == NULL || blob == NULL)
        return NULL;
    sql_bind (row, "i", id);
    sql_bind (blob, "i", id);
    if (!sql_step (reg, row, error) || !sql_step (reg, blob, error)) {
        if (error == NULL || *error == NULL)
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("there is no message %" PRId64), id);
        return NULL;
    }
    message = read_message (row);
    if (!read_reminders (reg, message, error)) {
        outbox_message_free (message);
        return NULL;
    }
    if (ret_bytes != NULL)
        *ret_bytes = g_bytes_new (sqlite3_column_blob (blob, 0), (gsize)sqlite3_column_bytes (blob, 0));
    return message;
}

static void
free_failure (gpointer data) {
    ReminderFailure *failure = data;
    g_free (failure->body);
    g_free (failure->address);
    g_free (failure->subject);
    g_free (failure->detail);
    g_free (failure);
}

GPtrArray *
outbox_failures (Register *reg, GError **error) {
    g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (free_failure);
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg,
        "SELECT m.body, m.address, m.subject, a.detail FROM attempts a JOIN messages m ON m.id = a.message"
        " WHERE a.result = 'refused' AND m.audience <> 'secretariat' AND a.id > coalesce ((SELECT max (s.attempts_before)"
        " FROM messages s WHERE s.audience = 'secretariat'), 0) ORDER BY a.id",
        error);
    if (rows == NULL)
        return NULL;
    while (sql_step (reg, rows, &local)) {
        ReminderFailure *failure = g_new0 (ReminderFailure, 1);
        failure->body = sql_dup (rows, 0);
        failure->address = sql_dup (rows, 1);
        failure->subject = sql_dup (rows, 2);
        failure->detail = sql_dup (rows, 3);
        g_ptr_array_add (failures, failure);
    }
    if (local == NULL)
        return g_steal_pointer (&failures);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

/* ---- the record ---- */

#define FITS                                                                                                           \
    " WHERE (?1 IS NULL OR m.day >= ?1) AND (?2 IS NULL OR m.day <= ?2)"                                               \
    " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM reminders r WHERE r.item = ?3 AND r.message = m.id))"                   \
    " AND (?4 IS NULL OR a.result IS NULL OR a.result IN ('started', 'deferred', 'refused'))"

static gboolean
is_to (const OutboxMessage *message, const char *wanted) {
    g_autofree char *folded = text_fold (message->body != NULL ? message->body : "", -1);
    g_autofree char *plain = text_unaccent (folded, -1);
    return wanted == NULL || strstr (plain, wanted) != NULL;
}

gboolean
outbox_list (Register *reg, const OutboxFilter *filter, OutboxVisit visit, gpointer data, GError **error) {
    g_autofree char *folded = filter->body != NULL ? text_fold (filter->body, -1) : NULL;
    g_autofree char *wanted = folded != NULL ? text_unaccent (folded, -1) : NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, "SELECT " MESSAGE_COLUMNS FITS " ORDER BY m.id", error);
    gboolean more = TRUE;
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "ddII", filter->from, filter->until, filter->item, (gint64)filter->failed);
    while (more && sql_step (reg, rows, &local)) {
        OutboxMessage *message = read_message (rows);
        gboolean meant = is_to (message, wanted), good = !meant || read_reminders (reg, message, error);
        if (good && meant)
            more = visit (message, data);
        outbox_message_free (message);
        if (!good)
            return FALSE;
    }
    return error_hand_on (&local, error);
}
