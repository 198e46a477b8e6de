/* outbox.h - messages in the register: made once, sent until somebody took them, and what became of each.
 * Lives here:  storing a digest with its bytes, what still has to be sent, attempts, the record of all of it.
 * Called by:   cli/cmd_remind.c, cli/cmd_reminders.c.
 * Not here:    who is told what (plan.h), the connection (smtp.h).
 *
 * A message is committed before anything is sent, `started` before each try, the outcome after it. Killed in between, the next run finds
 * what has no outcome and sends it again, with the same bytes and Message-ID. One run at a time (outbox_lock()). */
#pragma once

#include "remind/digest.h"
#include "track/register.h"

/** outbox_lock: TRUE when no other run of this register is sending; else FALSE and DONDOC_ERROR_BUSY. Kept until outbox_unlock() or the
 *  process's end. */
gboolean outbox_lock (Register *reg, int *ret_lock, GError **error);
void outbox_unlock (int lock);

/* What the caller puts in beside the words. */
typedef struct {
    const char *from;  /* [mail] from */
    GBytes *calendar;  /* (nullable): attached */
    GBytes *letter;    /* (nullable): attached, and kept */
    int letter_number; /* of the year */
    const char *by;
} OutboxExtras;

/**
 * outbox_add:
 * Stores @digest as a message, all of its reminders with it, in one transaction.
 * @ret_message: (out): its id; 0 where another run told some of it meanwhile, and nothing was stored
 * Returns: FALSE and the register's error, or DONDOC_ERROR_CONFIGURATION where an address is none.
 */
gboolean outbox_add (Register *reg, const ReminderDigest *digest, PartialDate day, const DigestOptions *options,
                     const OutboxExtras *extras, gint64 *ret_message, GError **error);

/** outbox_next_letter_number: of @year; 0 and @error. */
int outbox_next_letter_number (Register *reg, int year, GError **error);

typedef enum {
    OUTBOX_STARTED,
    OUTBOX_SENT,
    OUTBOX_WRITTEN, /* to a folder */
    OUTBOX_PRINTED,
    OUTBOX_DEFERRED, /* not now */
    OUTBOX_REFUSED,  /* never */
    OUTBOX_DROPPED,  /* nothing in it was open any more */
} OutboxResult;
const char *outbox_result_name (OutboxResult result);

typedef struct {
    gint64 id;
    char *day, *audience, *body, *address, *subject, *message_id, *text;
    char *entered_at, *entered_by;
    char *result; /* of the last attempt; NULL: none yet */
    char *detail, *tried_at;
    guint attempts;       /* that were started */
    int letter;           /* its number, 0 none */
    GPtrArray *reminders; /* of OutboxReminder* */
} OutboxMessage;

typedef struct {
    gint64 item;
    char *subject; /* `145/KH-UBND:II.2.1` */
    char *body_key, *level, *deadline, *reason;
} OutboxReminder;

void outbox_message_free (OutboxMessage *message); /* NULL is fine */

/** outbox_waiting: (transfer full): GArray of gint64: the messages that nobody took yet, oldest first; NULL on error. */
GArray *outbox_waiting (Register *reg, GError **error);
/** outbox_load: (transfer full): one message; NULL and @error. @ret_bytes: (nullable) (out): as sent. */
OutboxMessage *outbox_load (Register *reg, gint64 id, GBytes **ret_bytes, GError **error);
/** outbox_note: what became of a message, on the disk when it comes back. */
gboolean outbox_note (Register *reg, gint64 message, OutboxResult result, const char *detail, GError **error);

/** outbox_failures: (transfer full): GPtrArray of ReminderFailure*: messages refused since the secretariat last had a digest. */
GPtrArray *outbox_failures (Register *reg, GError **error);

/* Which messages to list; zero means no condition. */
typedef struct {
    PartialDate from, until; /* their day, both included */
    const char *body;        /* whose name contains this, with or without diacritics */
    gint64 item;
    gboolean failed; /* refused, or not taken yet */
} OutboxFilter;
typedef gboolean (*OutboxVisit) (const OutboxMessage *message, gpointer data);
/** outbox_list: calls @visit for each, oldest first, until it returns FALSE. */
gboolean outbox_list (Register *reg, const OutboxFilter *filter, OutboxVisit visit, gpointer data, GError **error);
