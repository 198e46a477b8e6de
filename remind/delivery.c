/* delivery.c - see delivery.h. */
#include "remind/delivery.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "remind/mail.h"
#include "remind/outbox.h"

#define GIVE_UP_DAYS_DEFAULT 3
#define PAUSES_MAX           16
#define PAUSE_SECONDS_MAX    86400

typedef struct {
    Register *reg;
    const DeliveryWay *way;
    const StateMoment *moment;
    char *from; /* bare */
    int give_up_days;
    int pauses[PAUSES_MAX];
    gsize n_pauses;
    DeliveryResult *result;
} Delivery;

void
delivery_result_clear (DeliveryResult *result) {
    g_clear_pointer (&result->last_fault, g_free);
}

static void
take_fault (Delivery *delivery, const char *fault) {
    g_free (delivery->result->last_fault);
    delivery->result->last_fault = g_strdup (fault);
}

/* ---- one message by one way ---- */

static gboolean
write_file (Delivery *delivery, const OutboxMessage *message, GBytes *bytes, GError **error) {
    g_autofree char *name = g_strdup_printf ("%s-%06" G_GINT64_FORMAT ".eml", message->day, message->id);
    g_autofree char *path = g_build_filename (delivery->way->folder, name, NULL);
    g_autoptr (GError) local = NULL;
    gsize size = 0;
    const char *data = g_bytes_get_data (bytes, &size);
    if (g_mkdir_with_parents (delivery->way->folder, 0700) != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: the folder cannot be made: %s"),
                     delivery->way->folder, g_strerror (errno));
        return FALSE;
    }
    if (!g_file_set_contents_full (path, data, (gssize)size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: cannot be written: %s"), path, local->message);
        return FALSE;
    }
    delivery->result->sent++;
    return outbox_note (delivery->reg, message->id, OUTBOX_WRITTEN, path, error);
}

static gboolean
print_message (Delivery *delivery, const OutboxMessage *message, GError **error) {
    FILE *out = delivery->way->print;
    fprintf (out, "%s: %s\n%s: %s\n\n%s\n\f\n", _ ("To"), message->address, _ ("Subject"), message->subject,
             message->text);
    if (fflush (out) != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("standard output cannot be written: %s"),
                     g_strerror (errno));
        return FALSE;
    }
    delivery->result->sent++;
    return outbox_note (delivery->reg, message->id, OUTBOX_PRINTED, NULL, error);
}

static gboolean
send_mail (Delivery *delivery, const OutboxMessage *message, GBytes *bytes, SmtpResult *ret_result, GError **error) {
    g_auto (GStrv) to = mail_addresses (message->address);
    g_autofree char *detail = NULL;
    if (to == NULL) /* checked before it was stored */
        return outbox_note (delivery->reg, message->id, OUTBOX_REFUSED, _ ("no mail address"), error);
    if (!outbox_note (delivery->reg, message->id, OUTBOX_STARTED, NULL, error))
        return FALSE;
    *ret_result = smtp_send (delivery->way->server, delivery->from, to, bytes, &detail);
    switch (*ret_result) {
    case SMTP_SENT:
        delivery->result->sent++;
        return outbox_note (delivery->reg, message->id, OUTBOX_SENT, detail, error);
    case SMTP_REFUSED:
        delivery->result->refused++;
        take_fault (delivery, detail);
        return outbox_note (delivery->reg, message->id, OUTBOX_REFUSED, detail, error);
    case SMTP_MISTRUSTED:
    case SMTP_UNREACHABLE:
    case SMTP_DEFERRED:
        break;
    }
    take_fault (delivery, detail);
    if (!outbox_note (delivery->reg, message->id, OUTBOX_DEFERRED, detail, error))
        return FALSE;
    if (*ret_result != SMTP_MISTRUSTED)
        return TRUE;
    g_set_error (
        error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
        _ ("the mail server does not let us in: %s; see [mail] user, password-file, security and authority-file"),
        detail);
    return FALSE;
}

/* ---- what is not sent any more ---- */

static gboolean
count_open (Delivery *delivery, const OutboxMessage *message, guint *ret_open, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GError) local = NULL;
    for (guint i = 0; i < message->reminders->len; i++)
        g_array_append_val (ids, ((const OutboxReminder *)message->reminders->pdata[i])->item);
    QueryFilter filter = { .ids = (const gint64 *)(gpointer)ids->data,
                           .n_ids = ids->len,
                           .statuses = 1 << STATUS_OPEN,
                           .due_from = PARTIAL_DATE_NONE,
                           .due_until = PARTIAL_DATE_NONE };
    g_autoptr (QueryItems) walk = query_items_new (delivery->reg, &filter, delivery->moment, error);
    *ret_open = 0;
    if (walk == NULL)
        return FALSE;
    while (query_items_next (walk, &local) != NULL)
        (*ret_open)++;
    return error_hand_on (&local, error);
}

/* TRUE in @ret_settled where the message needs no sending any more, and that is recorded. */
static gboolean
settle_old (Delivery *delivery, const OutboxMessage *message, gboolean *ret_settled, GError **error) {
    PartialDate day;
    guint open = 0;
    int age;
    *ret_settled = FALSE;
    if (!partial_date_parse (message->day, &day))
        return TRUE;
    age = partial_date_days_between (day, delivery->moment->as_of);
    if (age <= 0)
        return TRUE;
    if (age > delivery->give_up_days) {
        g_autofree char *detail = g_strdup_printf (_ ("given up after %d days; last: %s"), age,
                                                   message->detail != NULL ? message->detail : "-");
        *ret_settled = TRUE;
        delivery->result->refused++;
        take_fault (delivery, detail);
        return outbox_note (delivery->reg, message->id, OUTBOX_REFUSED, detail, error);
    }
    if (message->reminders->len == 0)
        return TRUE;
    if (!count_open (delivery, message, &open, error))
        return FALSE;
    if (open > 0)
        return TRUE;
    *ret_settled = TRUE;
    delivery->result->dropped++;
    return outbox_note (delivery->reg, message->id, OUTBOX_DROPPED, _ ("nothing in it is open any more"), error);
}

static gboolean
deliver_one (Delivery *delivery, gint64 id, SmtpResult *ret_result, GError **error) {
    g_autoptr (GBytes) bytes = NULL;
    OutboxMessage *message = outbox_load (delivery->reg, id, &bytes, error);
    gboolean settled = FALSE, good;
    *ret_result = SMTP_SENT;
    if (message == NULL)
        return FALSE;
    good = settle_old (delivery, message, &settled, error);
    if (good && !settled)
        good = delivery->way->server != NULL   ? send_mail (delivery, message, bytes, ret_result, error)
               : delivery->way->folder != NULL ? write_file (delivery, message, bytes, error)
                                               : print_message (delivery, message, error);
    outbox_message_free (message);
    return good;
}

/* ---- all of them ---- */

static gboolean
read_settings (Delivery *delivery, const Configuration *configuration, GError **error) {
    static const int pauses[] = { 10, 60, 300 };
    const char *const *list = configuration_peek_list (configuration, "mail", "retry-pauses-seconds");
    delivery->give_up_days = configuration_number (configuration, "mail", "give-up-days", GIVE_UP_DAYS_DEFAULT);
    delivery->n_pauses = G_N_ELEMENTS (pauses);
    memcpy (delivery->pauses, pauses, sizeof pauses);
    for (gsize i = 0; list != NULL && (list[i] != NULL || i == 0); i++) {
        gint64 seconds = 0;
        delivery->n_pauses = list[i] != NULL ? i + 1 : 0;
        if (list[i] == NULL)
            break;
        if (i == PAUSES_MAX || !g_ascii_string_to_signed (list[i], 10, 0, PAUSE_SECONDS_MAX, &seconds, NULL)) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                         _ ("[mail] retry-pauses-seconds: must be at most %d whole numbers of seconds, parted by ;"),
                         PAUSES_MAX);
            return FALSE;
        }
        delivery->pauses[i] = (int)seconds;
    }
    return TRUE;
}

static gboolean
deliver_round (Delivery *delivery, const GArray *ids, GError **error) {
    for (guint i = 0; i < ids->len; i++) {
        SmtpResult outcome;
        if (!deliver_one (delivery, g_array_index (ids, gint64, i), &outcome, error))
            return FALSE;
        if (outcome == SMTP_UNREACHABLE)
            break;
    }
    return TRUE;
}

gboolean
delivery_run (Register *reg, const Configuration *configuration, const char *from, const DeliveryWay *way,
              const StateMoment *moment, DeliveryPause pause, gpointer data, DeliveryResult *ret_result,
              GError **error) {
    g_auto (GStrv) senders = from != NULL ? mail_addresses (from) : NULL;
    Delivery delivery = { .reg = reg, .way = way, .moment = moment, .result = ret_result };
    gboolean good = read_settings (&delivery, configuration, error);
    memset (ret_result, 0, sizeof *ret_result);
    if (good && way->server != NULL && senders == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("[mail] from: must be a mail address"));
        return FALSE;
    }
    delivery.from = senders != NULL ? senders[0] : NULL;
    for (gsize round = 0; good; round++) {
        g_autoptr (GArray) ids = outbox_waiting (reg, error);
        if (ids == NULL)
            return FALSE;
        ret_result->waiting = ids->len;
        if (ids->len == 0 || round > delivery.n_pauses)
            break;
        if (round > 0) {
            int seconds = delivery.pauses[round - 1];
            if (pause != NULL)
                pause (ids->len, seconds, ret_result->last_fault, data);
            g_usleep ((gulong)seconds * G_USEC_PER_SEC);
        }
        good = deliver_round (&delivery, ids, error);
    }
    if (!good) {
        g_autoptr (GArray) ids = outbox_waiting (reg, NULL);
        ret_result->waiting = ids != NULL ? ids->len : 0;
    }
    return good;
}
