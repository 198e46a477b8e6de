/* register.h - what the commands on the register share.
 * Lives here:  opening it as the options say, the moment that is asked about, PLAN arguments, words and JSON of an item.
 * Called by:   cmd_ingest, cmd_plans, cmd_items, cmd_show, cmd_due, cmd_mark, cmd_log, cmd_report.
 * Not here:    the rules (track/state.h). */
#pragma once

#include "cli/cli.h"
#include "cli/configuration.h"
#include "cli/json_out.h"
#include "cli/table.h"
#include "track/query.h"

/** cli_open_register: (transfer full): register_open() of cli_dup_register_path(). */
Register *cli_open_register (const CliOptions *options, RegisterMode mode, GError **error);

/** cli_finish_writing: commits what was @good, else takes it back. FALSE where it was not good, @error being set already, or where the
 *   commit failed. */
gboolean cli_finish_writing (Register *reg, gboolean good, GError **error);

/**
 * cli_read_day:
 * @text: `2026-09-30`, or as people write it, `30/9/2026`
 * @option: for the message
 * Returns: FALSE and DONDOC_ERROR_USAGE where that is no day of the calendar.
 */
gboolean cli_read_day (const char *text, const char *option, PartialDate *ret_day, GError **error);

/* The moment and the settings it points at. */
typedef struct {
    StateMoment moment;
    StateSettings settings;
} CliMoment;
/** cli_read_moment: --as-of and --as-known-on; today and everything where they are not given; the rules of counting as the
 *   configuration sets them. @ret_moment must stay where it is. */
gboolean cli_read_moment (const CliOptions *options, CliMoment *ret_moment, GError **error);
/** cli_read_moment_by: the same for a command that has loaded the configuration already. */
gboolean cli_read_moment_by (const CliOptions *options, const Configuration *configuration, CliMoment *ret_moment,
                             GError **error);

/** cli_read_status: --status, a list of words parted by commas, into the bits of @filter; in cmd_items.c. FALSE and
 *   DONDOC_ERROR_USAGE for a word that is none. */
gboolean cli_read_status (const char *text, QueryFilter *filter, GError **error);

/** cli_open_register_at: cli_open_register() for a command that writes or asks many items: under the settings of @moment. */
Register *cli_open_register_at (const CliOptions *options, RegisterMode mode, const CliMoment *moment, GError **error);
/** cli_find_plans: (transfer full): GArray of gint64: what each PLAN argument means, in their order; each must mean one document. */
GArray *cli_find_plans (Register *reg, int n, char **names, const StateMoment *moment, GError **error);

/* What an argument means that is an item or a document; one of the two is 0. */
typedef struct {
    gint64 item, document;
} CliSubject;
/** cli_find_subject: a bare number is an item's id, with @plan a document's; PLAN:PATH is an item; any other is a document's number. */
gboolean cli_find_subject (Register *reg, const char *name, gboolean plan, const StateMoment *moment,
                           CliSubject *ret_subject, GError **error);

/** cli_format_day: (transfer full): for tables: `30/9/2026` in Vietnamese, else ISO 8601; `-` where there is none. */
char *cli_format_day (PartialDate day);
/** cli_format_entry: (transfer full): the time of an entry, `2026-09-30T08:15:00+07:00`, as people read it: day and minute. */
char *cli_format_entry (const char *entered_at);
/** cli_state_words: (transfer full): `done late (3 days)`, `overdue (12 days)`, `in term (5 days left)`, in the user's language. */
char *cli_state_words (const ItemState *state);
/** cli_reason_words: (transfer none): why there is no date, or what is waited for; NULL for none. */
const char *cli_reason_words (StateReason reason);
/** cli_event_words: (transfer none): what happened, in the user's language. */
const char *cli_event_words (EventType type);
/** cli_event_detail: (transfer full): what of it, for people: what was corrected and how, who it was assigned to, until when it was
 *   extended, what goes on with it; NULL where there is no more to say. */
char *cli_event_detail (const Event *event);
/** cli_print_corrections: @corrections (nullable, of QueryCorrection*) with what was extracted, under @heading; nothing where none was. */
void cli_print_corrections (const char *heading, const GPtrArray *corrections);
/** cli_value_words: (transfer full): a value of the record, which is JSON as in track/changes.h, for people. */
char *cli_value_words (const char *field, const char *json);
TableTone cli_state_tone (const ItemState *state);
/** cli_join_bodies: (transfer full): their names, parted by `; `; empty for none. */
char *cli_join_bodies (const GPtrArray *bodies);
/** cli_write_evidence: (transfer full): `12/BC-SMM, 30/6/2026, Sở Mẫu Một`; NULL for none. */
char *cli_write_evidence (const Event *event);
/** cli_write_evidence_in_full: the same with whom it was sent to and the name of the file that is kept. */
char *cli_write_evidence_in_full (const Event *event);

/** cli_print_totals: one line: how many in all and in each cell that is not empty. */
void cli_print_totals (const Totals *totals);
void cli_json_totals (JsonOut *out, const char *key, const Totals *totals);
/** cli_json_moment: `as_of`, `as_known_on`. */
void cli_json_moment (JsonOut *out, const StateMoment *moment);

/** cli_json_corrections: a list; @corrections (nullable) of QueryCorrection*. */
void cli_json_corrections (JsonOut *out, const char *key, const GPtrArray *corrections);
/** cli_json_item: the item's keys into the object that is open. @moment: the one its state was asked for */
void cli_json_item (JsonOut *out, const QueryItem *item, const StateMoment *moment);
void cli_json_event (JsonOut *out, const Event *event);
/** cli_json_event_keys: the event's keys into the object that is open. */
void cli_json_event_keys (JsonOut *out, const Event *event);
