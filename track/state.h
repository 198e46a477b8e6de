/* state.h - the one function that says how an item stands.
 * Lives here:  (facts of the item, its events, moment) -> status, timeliness, deadline in force; the totals made of that.
 * Called by:   query.c for every list and report; cli/cmd_mark.c through events.c. Nobody else decides such things.
 * Not here:    SQL. The function is pure: same arguments, same answer, no clock.
 * Source:      official-format C.3 (QĐ 42/2014/QĐ-TTg, BC 1270/BC-TCTTTg): done on time, done late, open in term, open overdue;
 *              RFC 5545 for what recurs.
 *
 * The rules, in the order in which they decide
 *  1. An event counts where its own date is not after `as_of` (an event without a date always) and it was entered not after
 *     `as_known_on` (where one is given). Events are taken in the order of their own dates, then of entry.
 *  2. Status: `done`, `suspended`, `cancelled` by the latest event that says so, else `open`. `started` and `resumed` open it
 *     again; `started` gives started_on. Done twice stays done on the first day; evidence given later is taken over.
 *     A done event with an occurrence answers that occurrence only.
 *  3. Suspended and cancelled have no timeliness.
 *  4. Dated deadlines: `date`, `period`, `relative` with a due, each once; `recurring` with a rule, each occurrence on or after
 *     counts_from. Relations `from` and `after` never limit. The earliest occurrence not answered decides, fixed or recurring;
 *     past ones are one lateness of one item, never a list.
 *  5. In force is the printed day; for `before` the day itself where before_includes_day, else the day before it.
 *  6. Done: late where done_on is after the day in force, else on time; with no dated deadline on time.
 *  7. Open with a dated deadline: overdue from the day after it (due today is not late); else in term, due soon where at most
 *     due_soon_days are left.
 *  8. Open without one, the first that applies: waiting (conditional, or relative without known base); no-date where a dated kind
 *     has no date, or a recurring one no readable rule; continuous; no-date where only a beginning or nothing is stated.
 *     Where all dated ones are answered and none of these is there, the item is done with the last answer.
 *  9. Targets, and the items of an article, have a state but are counted in no total (`counted`). */
#pragma once

#include "extract/records.h"

typedef enum { STATUS_OPEN, STATUS_DONE, STATUS_SUSPENDED, STATUS_CANCELLED } ItemStatus;

typedef enum {
    TIMELINESS_NONE,    /* suspended, cancelled */
    TIMELINESS_ON_TIME, /* done */
    TIMELINESS_LATE,    /* done */
    TIMELINESS_IN_TERM, /* open; `due_soon` tells those of the next days */
    TIMELINESS_OVERDUE, /* open */
    TIMELINESS_CONTINUOUS,
    TIMELINESS_WAITING, /* for a condition, or for the event or receipt from which a term runs */
    TIMELINESS_NO_DATE, /* `reason` says why */
} Timeliness;

/* Why an item has no date to keep, or what it waits for. */
typedef enum {
    REASON_NONE,
    REASON_NOT_STATED,      /* no-date: the document names no time */
    REASON_DATE_UNREADABLE, /* no-date: a time is printed of which no day could be made */
    REASON_NO_RULE,         /* no-date: it recurs, but with no rhythm that could be read */
    REASON_ONLY_BEGINNING,  /* no-date: only from when, not until when */
    REASON_CONDITION,       /* waiting: for a condition */
    REASON_RECEIPT,         /* waiting: runs from a receipt that is not recorded */
    REASON_EVENT,           /* waiting: runs from an event, issue or signing whose day is not known */
} StateReason;

typedef enum {
    EVENT_LOADED,  /* a file's document came into the register */
    EVENT_STARTED, /* work is in progress */
    EVENT_DONE,    /* of an occurrence where `occurrence` is set, else of the whole item */
    EVENT_SUSPENDED,
    EVENT_CANCELLED,
    EVENT_RESUMED,     /* open again, whatever it was; with `occurrence`, takes the answer to that one back */
    EVENT_COPY_LINKED, /* another copy of the document was loaded */
} EventType;

/* Something that happened. Never changed once written. */
typedef struct {
    gint64 id;
    EventType type;
    gint64 document;     /* 0 where it concerns none */
    gint64 item;         /* 0 where it concerns none */
    PartialDate on_date; /* its own day; PARTIAL_DATE_NONE where it has none */
    char *entered_at;    /* ISO 8601 with +07:00 */
    char *entered_by;
    char *note;                /* NULL where none, as the next three */
    char *evidence_number;     /* of the document that proves it */
    PartialDate evidence_date; /* as precise as known */
    char *evidence_issuer;
    PartialDate occurrence; /* the day of the occurrence that is answered; PARTIAL_DATE_NONE for the whole item */
} Event;

Event *event_new (void);
void event_free (Event *event); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Event, event_free)

/* What does not depend on time. */
typedef struct {
    ItemKind kind;
    DocumentKind document_kind;
    PartialDate counts_from;    /* occurrences before it are not counted */
    const GPtrArray *deadlines; /* of Deadline* (extract/records.h), in printed order; never NULL */
} ItemFacts;

typedef struct {
    gboolean before_includes_day; /* `before 30 June` allows 30 June */
    int due_soon_days;
} StateSettings;
extern const StateSettings state_default_settings; /* TRUE, 7 */

/* The moment that is asked about. */
typedef struct {
    PartialDate as_of;             /* a day */
    PartialDate as_known_on;       /* a day; PARTIAL_DATE_NONE takes everything that was ever entered */
    const StateSettings *settings; /* (nullable): NULL takes the defaults */
} StateMoment;

typedef struct {
    ItemStatus status;
    Timeliness timeliness;
    gboolean due_soon;      /* only with TIMELINESS_IN_TERM */
    StateReason reason;     /* only with TIMELINESS_NO_DATE and TIMELINESS_WAITING */
    gboolean counted;       /* FALSE for targets and items of articles */
    int deadline;           /* index in facts->deadlines of the one that decides, -1 where none */
    PartialDate occurrence; /* the printed day that decides; PARTIAL_DATE_NONE where none */
    PartialDate in_force;   /* the last day that is not late */
    int days_late;          /* done late or overdue, else 0 */
    int days_left;          /* in term, else 0; 0 means due today */
    PartialDate started_on; /* PARTIAL_DATE_NONE where not, as the next ones */
    PartialDate done_on;
    PartialDate entered_on; /* the day the done event was entered */
    PartialDate since;      /* suspended or cancelled on */
    gboolean has_evidence;  /* done, and a document is named that proves it */
    const Event
        *event; /* (nullable) (transfer none): the event that made the status (started, done, suspended, cancelled) */
    const Event *
        evidence; /* (nullable) (transfer none): the event that names the evidence; for an item that recurs, of the last answer */
    guint answered;               /* occurrences answered so far */
    PartialDate last_answered;    /* the day of the latest occurrence that was answered */
    PartialDate last_answered_on; /* when it was */
    int last_days_late;           /* by how many days too late, 0 in time */
} ItemState;

/**
 * state_of_item:
 * @facts: the item
 * @events: (nullable): GPtrArray of Event*, all of this item, in any order; those that @moment does not see are left out here
 * Returns: how it stands. Its event pointers live as long as @events.
 */
ItemState state_of_item (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment);

/** state_has_occurrence: TRUE where @day is a day that the item has to keep: one of its fixed ones, or one of what recurs. */
gboolean state_has_occurrence (const ItemFacts *facts, PartialDate day);

/** state_deadline_in_force: the last day that is not late for an occurrence on @day; PARTIAL_DATE_NONE for a relation that never
 *   makes late. */
PartialDate state_deadline_in_force (const Deadline *deadline, PartialDate day, const StateSettings *settings);
/** state_event_is_visible: rule 1. */
gboolean state_event_is_visible (const Event *event, const StateMoment *moment);

/* Totals. Every counted item is in exactly one of the cells from `on_time` to `cancelled`; those below are parts of them. */
typedef struct {
    guint total;
    guint on_time, late;                /* done */
    guint in_term, overdue;             /* open, with a date */
    guint continuous, waiting, no_date; /* open, without one */
    guint suspended, cancelled;
    /* parts */
    guint due_soon;                   /* of in_term */
    guint started;                    /* of all that are open */
    guint done_without_evidence;      /* of on_time and late */
    guint done_with_deadline_on_time; /* of on_time: those that had a date to keep */
} Totals;

/** totals_add: counts one item or assignment; does nothing where it is not `counted`. */
void totals_add (Totals *totals, const ItemState *state);
/** totals_sum: of the cells; equals `total` always. */
guint totals_sum (const Totals *totals);
guint totals_done (const Totals *totals); /* on_time + late */
guint totals_open (const Totals *totals); /* not done, not suspended, not cancelled */
/** totals_fell_due: the base of percentages: done (all of it, as the Government counts) and overdue. */
guint totals_fell_due (const Totals *totals);

/* The words for JSON, the register and --status; never translated. */
const char *item_status_name (ItemStatus status);
/** timeliness_name: `on-time`, `late`, `in-term`, `due-soon`, `overdue`, `continuous`, `waiting`, `no-date`; NULL where it has none. */
const char *timeliness_name (const ItemState *state);
/** state_reason_name: `not-stated`, `date-unreadable`, `no-rule`, `only-beginning`, `condition`, `receipt`, `event`; NULL for none. */
const char *state_reason_name (StateReason reason);
const char *event_type_name (EventType type);
gboolean event_type_parse (const char *name, EventType *ret_type);
