/* digest.h - the words of one message.
 * Lives here:  subject, plain text and HTML of a digest, in the user's language.
 * Called by:   outbox.c, cli/cmd_remind.c.
 * Not here:    who is told what (plan.h), the message's bytes (mail.h). */
#pragma once

#include "remind/plan.h"

/* A message that the server refused, or that was given up: the secretariat is told. */
typedef struct {
    char *body; /* NULL where it was the secretariat's own */
    char *address;
    char *subject;
    char *detail; /* the server's words */
} ReminderFailure;

typedef struct {
    const char *office;        /* (nullable): name of the office that sends */
    const GPtrArray *failures; /* (nullable): of ReminderFailure*, in the secretariat's digest */
    PartialDate reply_until;   /* by when an answer is asked for */
    gboolean has_letter, has_calendar;
} DigestOptions;

/** digest_subject: (transfer full): `Đôn đốc: Sở Tài chính: quá hạn 2, đến hạn 1 (28/11/2026)`. */
char *digest_subject (const ReminderDigest *digest, PartialDate day);
/** digest_text: (transfer full): the plain text, in lines of at most DIGEST_COLUMNS where words allow. */
char *digest_text (const ReminderDigest *digest, PartialDate day, const DigestOptions *options);
/** digest_html: (transfer full): the same as one page without scripts, pictures or links. */
char *digest_html (const ReminderDigest *digest, PartialDate day, const DigestOptions *options);

#define DIGEST_COLUMNS 76 /* RFC 5322, 2.1.1 recommends at most 78 */

/** digest_day: (transfer full): a day as the user's language writes it. */
char *digest_day (PartialDate day);
/** digest_state: (transfer full): `overdue by 12 days`, `due today`, `3 days left`, `continuous`, `waiting for 40 days`. */
char *digest_state (const ReminderLine *line);
