/* delivery.h - getting the messages of the outbox out.
 * Lives here:  the ways (mail server, folder, standard output), trying again with growing pauses, giving up.
 * Called by:   cli/cmd_remind.c.
 * Not here:    the connection (smtp.h), what is stored (outbox.h). */
#pragma once

#include <stdio.h>

#include "base/configuration.h"
#include "remind/smtp.h"
#include "track/query.h"

typedef struct {
    SmtpServer *server; /* one of these three */
    const char *folder; /* each message becomes a file DAY-ID.eml there, made where missing */
    FILE *print;        /* address, subject and text of each, as plain text */
} DeliveryWay;

typedef struct {
    guint sent, refused, dropped;
    guint waiting;    /* left for the next run */
    char *last_fault; /* what the server said last to one that waits or was refused; NULL */
} DeliveryResult;

void delivery_result_clear (DeliveryResult *result);

/** Called before each pause: how many wait, and for how long. */
typedef void (*DeliveryPause) (guint waiting, int seconds, const char *fault, gpointer data);

/**
 * delivery_run:
 * @from: [mail] from
 * @moment: as_of is today: a message of an earlier day of which nothing is open any more is dropped; one older than [mail] give-up-days
 *   (3) counts as refused
 * Sends what nobody took yet, oldest first; what is refused for now is tried again after each of [mail] retry-pauses-seconds (10, 60, 300).
 * Run under outbox_lock().
 * Returns: FALSE and the register's error, DONDOC_ERROR_CREATE or _IO (the folder, standard output), or DONDOC_ERROR_CONFIGURATION where the
 *   server takes no login or its certificate is not trusted; what was done till then is recorded and in @ret_result.
 */
gboolean delivery_run (Register *reg, const Configuration *configuration, const char *from, const DeliveryWay *way,
                       const StateMoment *moment, DeliveryPause pause, gpointer data, DeliveryResult *ret_result,
                       GError **error);
