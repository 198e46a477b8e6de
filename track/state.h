/* state.h - the one function that says how an item stands.
 * Lives here:  (facts of the item, events, moment) -> status, timeliness, deadline in force, of the item and of each body that answers
 *              for it; the totals made of that.
 * Called by:   query_items.c for every list and report, states.c for the derived table, events.c. Nobody else decides such things.
 * Not here:    SQL. The functions are pure: same arguments, same answer, no clock. Which facts hold at a moment (what was corrected,
 *              assigned) is put together before, by changes.h. Days of deadlines: deadline_days.h.
 * Source:      official-format C.3 (QĐ 42/2014/QĐ-TTg, BC 1270/BC-TCTTTg): done on time, done late, open in term, open overdue;
 *              RFC 5545 for what recurs; Civil Code 2015, Articles 147 and 148 for terms.
 *
 * The rules, in the order in which they decide
 *  1. An event counts where its own date is not after `as_of` (an event without a date always), it was entered not after
 *     `as_known_on` (where one is given), and no `undone` that counts takes it back. Events are taken in the order of their own
 *     dates, those without one first, then of entry. Events of the document concern each of its items. An event with a body concerns
 *     that body's state alone, one without every body's.
 *  2. Status: `done`, `suspended`, `cancelled` by the latest event that says so, else `open`. `started` and `resumed` open it
 *     again; `started` gives started_on. Done twice stays done on the first day; evidence given later is taken over, and that given before, but for work that was opened again in between. `accepted` is
 *     `done` where it was not; `returned` opens it again. A done event with an occurrence answers that occurrence only; `returned` and
 *     `resumed` with one take the answer back. `superseded` cancels what is open or suspended.
 *  3. Suspended and cancelled have no timeliness.
 *  4. Dated deadlines: `date`, `period`, `relative` with a day, each once; `recurring` with a rule, each occurrence on or after
 *     counts_from. Relations `from` and `after` never limit. The earliest in force that is not answered decides, fixed or recurring;
 *     past ones are one lateness of one item, never a list. A relative one has a day where the document's date gives it; counted from
 *     receipt, where a `received` is there (the body's own, else that without a body); from an event, where a `fulfilled` is there.
 *  5. Three days: the printed one names the occurrence; computed is what the law makes of it: for `before` the day itself where
 *     before_includes_day, else the day before it; a last day that is off moves to the next working day (not for `on`); in force is
 *     computed, or the last `extended` that names this occurrence, or that names none where it is a fixed day. An extension of an
 *     item without a day to keep gives it one.
 *  6. Done: late where done_on is after the day in force, else on time; with no dated deadline on time. What lapses in consent closed on
 *     its day: it was not done after it.
 *  7. Open with a dated deadline: overdue from the day after it (due today is not late); else in term, due soon where at most
 *     due_soon_days are left. Where the item lapses in consent it is done on that day instead, on time.
 *  8. Open without one, the first that applies: waiting (conditional, or relative without known base); no-date where a dated kind
 *     has no date, or a recurring one no readable rule; continuous; no-date where only a beginning or nothing is stated.
 *     A condition that is fulfilled leaves no-date (REASON_FULFILLED) unless something else is there.
 *     Where all dated ones are answered and none of these is there, the item is done with the last answer.
 *  9. Several bodies: each has a state by the rules above. The item is cancelled where all are; done where all are done or cancelled,
 *     on the latest day, late where one is; open where one is open; else suspended. The open one that is furthest decides: the earliest
 *     day in force, then waiting, no-date, continuous.
 * 10. Targets, and the items of an article, have a state but are counted in no total (`counted`).
 * 11. An item is not there (`gone`): by hand before its `added`; after `dropped`, `split`, `joined` of it or `withdrawn` of its
 *     document. These, `added` and `corrected` have no date of their own: they mend the record. */
#pragma once

#include "base/calendar.h"
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
    REASON_FULFILLED,       /* no-date: what it waited for has come, and no term is stated */
    REASON_CONDITION,       /* waiting: for a condition */
    REASON_RECEIPT,         /* waiting: runs from a receipt that is not recorded */
    REASON_EVENT,           /* waiting: runs from an event, issue or signing whose day is not known */
    REASON_CONSENT,         /* done: its day passed without an answer, which means consent */
    REASON_SUPERSEDED,      /* cancelled: another document or item goes on with it */
    REASON_LAST,
} StateReason;

/* What happens. On a document where `document` is set and `item` is not, else on an item. The members of Event that a type uses
 * beyond document, item, on_date, note and evidence stand in brackets. */
typedef enum {
    /* of the record */
    EVENT_LOADED,      /* a file's document came into the register */
    EVENT_COPY_LINKED, /* another copy of the document was loaded (by_document) */
    EVENT_REEXTRACTED, /* the same bytes were read again (data: what changed) */
    EVENT_WITHDRAWN,   /* the document was loaded by mistake */
    EVENT_CONFIRMED,   /* what was extracted is right: of the item, or of all of the document */
    EVENT_CORRECTED,   /* (data: {"field", "value", "was"}, see changes.h) */
    EVENT_ADDED,       /* an item entered by hand; of a split or join (cause) */
    EVENT_DROPPED,     /* this is no item */
    EVENT_SPLIT,       /* others go on with it; each has an `added` with this as its cause */
    EVENT_JOINED,      /* another goes on with it (by_item) */
    EVENT_PROPOSED,    /* a reply that was loaded may answer it (by_document; data: see proposals.h); changes nothing */
    EVENT_NOTED,       /* a remark */
    EVENT_UNDONE,      /* an event is taken back (target); has no date, since that never was */
    /* of the work */
    EVENT_ASSIGNED, /* (data: {"lead": [], "coordinators": [], "officer", "field"}, see changes.h); on a document: all its items */
    EVENT_RECEIVED, /* a body got the document (body, number) */
    EVENT_FULFILLED, /* what it waits for has come: the event a term runs from, or a condition's document (by_document) */
    EVENT_STARTED,   /* work is in progress (body) */
    EVENT_REPORTED,       /* a body told how far it is (body) */
    EVENT_EVIDENCE_GIVEN, /* a document that proves it (body, occurrence) */
    EVENT_DONE,           /* (body, occurrence) */
    EVENT_ACCEPTED,       /* who ordered it takes the result (body, occurrence) */
    EVENT_RETURNED,       /* who ordered it sends the result back (body, occurrence) */
    EVENT_EXTENDED,       /* (body, occurrence, until, granted_by; note: the reason) */
    EVENT_SUSPENDED,      /* (body) */
    EVENT_CANCELLED,      /* (body) */
    EVENT_RESUMED,        /* open again, whatever it was (body; occurrence: takes the answer to that one back) */
    EVENT_SUPERSEDED,     /* another document or item goes on with it (by_document, by_item) */
    EVENT_TYPE_LAST,
} EventType;

/* Something that happened. Never changed once written. */
typedef struct {
    gint64 id;
    EventType type;
    gint64 document;     /* 0 where it concerns none */
    gint64 item;         /* 0 where it concerns none */
    char *body;          /* whose state it changes, as printed; NULL: everybody's */
    char *body_key;      /* text_fold() of it */
    PartialDate on_date; /* its own day; PARTIAL_DATE_NONE where it has none */
    char *entered_at;    /* ISO 8601 with +07:00 */
    char *entered_by;
    char *note;                /* NULL where none, as all texts below */
    gint64 evidence;           /* its row; 0 none */
    char *evidence_number;     /* of the document that proves it */
    PartialDate evidence_date; /* as precise as known */
    char *evidence_issuer;
    char *evidence_level;   /* whom it was sent to */
    char *evidence_file;    /* name of the file that is kept */
    PartialDate occurrence; /* the printed day of the occurrence it is about; PARTIAL_DATE_NONE for the whole item */
    PartialDate until;      /* the new last day */
    char *granted_by;
    char *number;                               /* in the incoming register */
    gint64 target, cause, by_document, by_item; /* 0 none */
    char *data;                                 /* JSON */
} Event;

Event *event_new (void);
void event_free (Event *event); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Event, event_free)

/** event_list_new: (transfer full): an empty list of Event*, which it owns. */
GPtrArray *event_list_new (void);

/* What holds at the moment but is no event: query_item_facts() makes it. Zero means none. */
typedef struct {
    ItemKind kind;
    DocumentKind document_kind;
    PartialDate counts_from;    /* occurrences before it are not counted; waiting is counted from it */
    const GPtrArray *deadlines; /* of Deadline* (extract/records.h), in printed order; never NULL */
    PartialDate document_date;  /* PARTIAL_DATE_NONE where none */
    const char *const *bodies;  /* folded names of those that answer for it, each once */
    guint n_bodies;
    gboolean by_hand; /* not there without an `added` */
    gboolean consent; /* lapses in consent on its day */
} ItemFacts;

typedef struct {
    gboolean before_includes_day; /* `before 30 June` allows 30 June */
    int due_soon_days;
    Calendar *calendar; /* (nullable): NULL moves no last day */
} StateSettings;
extern const StateSettings state_default_settings; /* TRUE, 7, NULL */

/** state_settings_fingerprint: (transfer full): equal where all that is stored in item_states comes out equal. */
char *state_settings_fingerprint (const StateSettings *settings);

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
    StateReason reason;     /* REASON_NONE but for no-date, waiting, consent, superseded */
    gboolean counted;       /* FALSE for targets, items of articles, and what is gone */
    gboolean gone;          /* rule 11: in no list but where asked for by id */
    gboolean confirmed;     /* a clerk said that the record is right, or entered it */
    int deadline;           /* index in facts->deadlines of the one that decides, -1 where none */
    PartialDate occurrence; /* the printed day that decides; PARTIAL_DATE_NONE where none */
    PartialDate computed;   /* what the law makes of it */
    PartialDate in_force;   /* the last day that is not late, after extensions */
    guint extensions;       /* of that occurrence */
    int days_late;          /* done late or overdue, else 0 */
    int days_left;          /* in term, else 0; 0 means due today */
    PartialDate started_on; /* PARTIAL_DATE_NONE where not, as the next ones */
    PartialDate done_on;
    PartialDate entered_on;    /* the day the done event was entered */
    PartialDate since;         /* suspended or cancelled on */
    PartialDate waiting_since; /* waiting: since when; days_waiting: days since then */
    int days_waiting;
    PartialDate reported_on, accepted_on, returned_on; /* the last of each, while it stands */
    gboolean has_evidence; /* done, and a document is named that proves it, or it lapsed in consent */
    const Event
        *event; /* (nullable) (transfer none): the event that made the status (started, done, suspended, cancelled) */
    const Event *
        evidence; /* (nullable) (transfer none): the event that names the evidence; for an item that recurs, of the last answer */
    guint answered;                                   /* occurrences answered so far */
    PartialDate last_answered;                        /* the day of the latest occurrence that was answered */
    PartialDate last_answered_on;                     /* when it was */
    int last_days_late;                               /* by how many days too late, 0 in time */
    PartialDate computed_answered, in_force_answered; /* of that occurrence */
    guint bodies_done;      /* of facts->n_bodies; with one body or none 1 where the item is done */
    PartialDate good_until; /* after this day the same events may give another status; PARTIAL_DATE_NONE: never */
} ItemState;

/**
 * state_of_item:
 * @facts: the item
 * @events: (nullable): GPtrArray of Event*, all of this item and of its document, in any order; those that @moment does not see are
 *   left out here
 * Returns: how it stands. Its event pointers live as long as @events.
 */
ItemState state_of_item (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment);

/**
 * state_of_bodies:
 * @ret_bodies: (out caller-allocates): facts->n_bodies states, in the order of facts->bodies
 * The same, and how each body stands. With no body nothing is written there.
 */
ItemState state_of_bodies (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment,
                           ItemState *ret_bodies);

/** state_depends_on: FALSE where the item and each of its bodies stand as they would without @event (one of @events): what has a later date, or
 *   was recorded before, decides; or an answer waits for those before it. */
gboolean state_depends_on (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment,
                           const Event *event);

/** state_has_occurrence: TRUE where @day is a printed day that the item has to keep: one of its fixed ones, or one of what recurs. */
gboolean state_has_occurrence (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment,
                               PartialDate day);

/** state_event_is_visible: rule 1, but for what was undone. */
gboolean state_event_is_visible (const Event *event, const StateMoment *moment);
/** state_select_events: (transfer container): those of @events (nullable) that count by rule 1, in their order. */
GPtrArray *state_select_events (const GPtrArray *events, const StateMoment *moment);

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
    guint done_by_consent;            /* of on_time */
    guint done_with_deadline_on_time; /* of on_time: those that had a date to keep */
} Totals;

/** totals_add: counts one item or assignment; does nothing where it is not `counted`. */
void totals_add (Totals *totals, const ItemState *state);
/** totals_add_totals: each cell to its like. */
void totals_add_totals (Totals *totals, const Totals *others);
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
/** state_reason_name: `not-stated`, `date-unreadable`, `no-rule`, `only-beginning`, `fulfilled`, `condition`, `receipt`, `event`,
 *   `consent`, `superseded`; NULL for none. */
const char *state_reason_name (StateReason reason);
const char *event_type_name (EventType type);
gboolean event_type_parse (const char *name, EventType *ret_type);
