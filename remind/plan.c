/* plan.c - see plan.h. */
#include "remind/plan.h"

#include <string.h>

#include "base/error.h"
#include "remind/told.h"
#include "track/contacts.h"
#include "track/name_filter.h"

/* All that is found out on the way. */
typedef struct {
    Register *reg;
    const Configuration *configuration;
    Calendar *calendar;
    PartialDate day;
    NameFilter *wanted; /* NULL: all bodies */
    Contacts *directory;
    GHashTable *readers;  /* of Reader*, by folded name */
    GHashTable *policies; /* of ReminderPolicy*, by plan and body */
    GHashTable *digests;  /* of ReminderDigest*, by audience and key; owned by `list` */
    GPtrArray *list;      /* of ReminderDigest* */
} Planning;

static void
free_line (gpointer data) {
    ReminderLine *line = data;
    g_free (line->plan);
    g_free (line->path);
    g_free (line->text);
    g_free (line->deliverable);
    g_free (line->body);
    g_free (line->body_key);
    g_free (line->officer);
    g_free (line);
}

static void
free_digest (gpointer data) {
    ReminderDigest *digest = data;
    g_ptr_array_unref (digest->lines);
    g_free (digest->body);
    g_free (digest->body_key);
    g_free (digest->officer);
    g_free (digest->address);
    g_free (digest);
}

void
reminder_plan_free (ReminderPlan *plan) {
    if (plan == NULL)
        return;
    g_ptr_array_unref (plan->digests);
    g_free (plan);
}

/* Who is written to for a body, and who is above it. */
typedef struct {
    const char *name, *key; /* of the contact, so that all names of a body make one message; else as printed */
    const char *mail, *officer, *superior, *superior_mail; /* NULL where none */
} Reader;

/* ---- asked once each ---- */

static const Reader *
find_reader (Planning *planning, const QueryBody *body) {
    Reader *reader = g_hash_table_lookup (planning->readers, body->folded);
    const Contact *contact, *above;
    if (reader != NULL)
        return reader;
    reader = g_new0 (Reader, 1);
    contact = contacts_find (planning->directory, body->name);
    reader->name = contact != NULL ? contact->body : g_intern_string (body->name);
    reader->key = contact != NULL ? contact->body_key : g_intern_string (body->folded);
    if (contact != NULL) {
        above = contact->superior != NULL ? contacts_find (planning->directory, contact->superior) : NULL;
        reader->mail = contact->mail;
        reader->officer = contact->officer;
        reader->superior = contact->superior != NULL ? contact->superior : contact->body;
        reader->superior_mail = above != NULL && above->mail != NULL ? above->mail : contact->head;
    }
    g_hash_table_insert (planning->readers, g_strdup (body->folded), reader);
    return reader;
}

static const ReminderPolicy *
find_policy (Planning *planning, const QueryDocument *document, const char *body, GError **error) {
    g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", document->id, body != NULL ? body : "");
    ReminderPolicy *policy = g_hash_table_lookup (planning->policies, key);
    if (policy != NULL)
        return policy;
    policy = g_new0 (ReminderPolicy, 1);
    if (!reminder_policy_read (planning->configuration, document->number, body, policy, error)) {
        g_free (policy);
        return NULL;
    }
    g_hash_table_insert (planning->policies, g_steal_pointer (&key), policy);
    return policy;
}

static ReminderDigest *
find_digest (Planning *planning, Audience audience, const char *body, const char *body_key, const char *address,
             const char *officer) {
    g_autofree char *key = g_strdup_printf ("%d %s", audience, body_key);
    ReminderDigest *digest = g_hash_table_lookup (planning->digests, key);
    if (digest != NULL)
        return digest;
    digest = g_new0 (ReminderDigest, 1);
    digest->audience = audience;
    digest->body = g_strdup (body);
    digest->body_key = g_strdup (body_key);
    digest->officer = g_strdup (officer);
    digest->address = g_strdup (address);
    digest->lines = g_ptr_array_new_with_free_func (free_line);
    g_ptr_array_add (planning->list, digest);
    g_hash_table_insert (planning->digests, g_steal_pointer (&key), digest);
    return digest;
}

/* ---- one item and one body ---- */

static gboolean
is_owed (Planning *planning, const ReminderPolicy *policy, const QueryItem *item, const ItemState *state,
         Audience audience, ReminderOwed *ret_owed) {
    switch (state->timeliness) {
    case TIMELINESS_IN_TERM:
    case TIMELINESS_OVERDUE:
        return policy_owed_by_deadline (policy, planning->calendar, audience, state->in_force, planning->day, ret_owed);
    case TIMELINESS_CONTINUOUS:
        return audience == AUDIENCE_BODY
               && policy_owed_by_rhythm (policy, planning->calendar, item->counts_from, planning->day, ret_owed);
    case TIMELINESS_WAITING:
        return audience == AUDIENCE_BODY
               && policy_owed_by_rhythm (policy, planning->calendar,
                                         state->waiting_since.year != 0 ? state->waiting_since : item->counts_from,
                                         planning->day, ret_owed);
    default:
        return FALSE;
    }
}

static int
count_days (const ItemState *state) {
    return state->timeliness == TIMELINESS_OVERDUE   ? state->days_late
           : state->timeliness == TIMELINESS_IN_TERM ? state->days_left
           : state->timeliness == TIMELINESS_WAITING ? state->days_waiting
                                                     : 0;
}

static void
add_line (ReminderDigest *digest, const QueryItem *item, const ItemState *state, const QueryBody *body,
          const ReminderOwed *owed) {
    const QueryDocument *document = item->document;
    ReminderLine *line = g_new0 (ReminderLine, 1);
    line->item = item->id;
    line->document = document->id;
    line->owed = *owed;
    line->plan
        = document->number != NULL ? g_strdup (document->number) : g_strdup_printf ("%" G_GINT64_FORMAT, document->id);
    line->path = g_strdup (item->path);
    line->text = g_strdup (item->text);
    line->deliverable = g_strdup (item->deliverable);
    line->body = g_strdup (body != NULL ? body->name : NULL);
    line->body_key = g_strdup (body != NULL ? body->folded : "");
    line->officer = g_strdup (item->officer);
    line->timeliness = state->timeliness;
    line->in_force = state->in_force;
    line->days = count_days (state);
    g_ptr_array_add (digest->lines, line);
}

static gboolean
tell (Planning *planning, const QueryItem *item, const ItemState *state, const QueryBody *body, const Reader *contact,
      const ReminderPolicy *policy, Audience audience, GError **error) {
    const char *address = contact == NULL ? NULL : audience == AUDIENCE_BODY ? contact->mail : contact->superior_mail;
    Audience reader = address != NULL ? audience : AUDIENCE_SECRETARIAT;
    const char *key = body != NULL ? body->folded : "";
    ReminderDigest *digest;
    ReminderOwed owed;
    int told;
    if (!is_owed (planning, policy, item, state, audience, &owed))
        return TRUE;
    told = told_has (planning->reg, item->id, reader, key, &owed, error);
    if (told != 0)
        return told > 0;
    if (reader == AUDIENCE_SECRETARIAT)
        digest = find_digest (planning, reader, NULL, "", NULL, NULL);
    else if (reader == AUDIENCE_SUPERIOR)
        digest = find_digest (planning, reader, contact->superior, contact->superior_mail, address, NULL);
    else
        digest = find_digest (planning, reader, contact->name, contact->key, address, contact->officer);
    add_line (digest, item, state, body, &owed);
    return TRUE;
}

/* The figures at the head of a body's digest: of all it has, whether told today or not. */
static void
count_assignment (Planning *planning, const Reader *contact, const ItemState *state, GHashTable *figures) {
    guint *pair = g_hash_table_lookup (figures, contact->key);
    if (pair == NULL) {
        pair = g_new0 (guint, 2);
        g_hash_table_insert (figures, g_strdup (contact->key), pair);
    }
    pair[0]++;
    pair[1] += state->timeliness == TIMELINESS_OVERDUE;
}

static gboolean
is_wanted (const Planning *planning, const QueryBody *body) {
    return name_filter_matches (planning->wanted, body != NULL ? body->folded : NULL);
}

static gboolean
plan_assignment (Planning *planning, const QueryItem *item, const ItemState *state, const QueryBody *body,
                 GHashTable *figures, GError **error) {
    const Reader *contact = NULL;
    const ReminderPolicy *policy;
    if (state->status != STATUS_OPEN || !item->state.counted || !is_wanted (planning, body))
        return TRUE;
    if (body != NULL) {
        contact = find_reader (planning, body);
        count_assignment (planning, contact, state, figures);
    }
    policy = find_policy (planning, item->document, body != NULL ? body->name : NULL, error);
    return policy != NULL && tell (planning, item, state, body, contact, policy, AUDIENCE_BODY, error)
           && (contact == NULL || contact->superior_mail == NULL
               || tell (planning, item, state, body, contact, policy, AUDIENCE_SUPERIOR, error));
}

static gboolean
plan_item (Planning *planning, const QueryItem *item, GHashTable *figures, GError **error) {
    for (guint i = 0; i < item->bodies->len; i++)
        if (!plan_assignment (planning, item, &g_array_index (item->body_states, ItemState, i), item->bodies->pdata[i],
                              figures, error))
            return FALSE;
    return item->bodies->len > 0 || plan_assignment (planning, item, &item->state, NULL, figures, error);
}

static gboolean
walk_items (Planning *planning, const StateMoment *moment, GHashTable *figures, GError **error) {
    QueryFilter filter
        = { .statuses = 1 << STATUS_OPEN, .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE };
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) walk = query_items_new (planning->reg, &filter, moment, error);
    const QueryItem *item;
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL)
        if (!plan_item (planning, item, figures, error))
            return FALSE;
    return error_hand_on (&local, error);
}

/* ---- the order in which it is told ---- */

static int
rank (const ReminderLine *line) {
    switch (line->timeliness) {
    case TIMELINESS_OVERDUE:
        return 0;
    case TIMELINESS_IN_TERM:
        return 1;
    default:
        return 2;
    }
}

static int
compare_lines (gconstpointer one, gconstpointer other) {
    const ReminderLine *a = *(const ReminderLine *const *)one, *b = *(const ReminderLine *const *)other;
    int order = rank (a) - rank (b);
    if (order == 0)
        order = partial_date_compare (a->in_force, b->in_force);
    return order != 0 ? order : (a->item > b->item) - (a->item < b->item);
}

static int
compare_digests (gconstpointer one, gconstpointer other) {
    const ReminderDigest *a = *(const ReminderDigest *const *)one, *b = *(const ReminderDigest *const *)other;
    return a->audience != b->audience ? (int)a->audience - (int)b->audience : strcmp (a->body_key, b->body_key);
}

static void
finish (Planning *planning, GHashTable *figures) {
    const char *const *secretariat = configuration_peek_list (planning->configuration, "mail", "secretariat");
    for (guint i = 0; i < planning->list->len; i++) {
        ReminderDigest *digest = planning->list->pdata[i];
        const guint *pair = digest->audience == AUDIENCE_BODY ? g_hash_table_lookup (figures, digest->body_key) : NULL;
        g_ptr_array_sort (digest->lines, compare_lines);
        if (pair != NULL) {
            digest->open = pair[0];
            digest->overdue = pair[1];
        }
        if (digest->audience == AUDIENCE_SECRETARIAT && secretariat != NULL && secretariat[0] != NULL)
            digest->address = g_strjoinv (", ", (char **)secretariat);
    }
    g_ptr_array_sort (planning->list, compare_digests);
}

ReminderPlan *
reminder_plan_new (Register *reg, const Configuration *configuration, const StateMoment *moment, const char *body,
                   GError **error) {
    g_autoptr (GHashTable) readers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr (GHashTable) policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GHashTable) figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_digest);
    g_autoptr (NameFilter) wanted = body != NULL ? name_filter_new_body (reg, body, error) : NULL;
    Calendar *calendar = moment->settings->calendar;
    g_autoptr (Contacts) directory = body == NULL || wanted != NULL ? contacts_load (reg, error) : NULL;
    Planning planning = { .reg = reg,
                          .configuration = configuration,
                          .calendar = calendar,
                          .day = moment->as_of,
                          .wanted = wanted,
                          .directory = directory,
                          .readers = readers,
                          .policies = policies,
                          .digests = digests,
                          .list = list };
    ReminderPlan *plan;
    ReminderPolicy policy;
    if (directory == NULL || !reminder_policy_read (configuration, NULL, NULL, &policy, error))
        return NULL;
    if (!walk_items (&planning, moment, figures, error))
        return NULL;
    finish (&planning, figures);
    plan = g_new0 (ReminderPlan, 1);
    plan->day = moment->as_of;
    plan->digests = g_steal_pointer (&list);
    plan->is_day_off = policy.working_days_only && calendar_is_day_off (calendar, moment->as_of);
    return plan;
}
