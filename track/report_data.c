/* report_data.c - see report_data.h. */
#include "track/report_data.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/names.h"
#include "base/text.h"
#include "track/report_appendix.h"
#include "track/report_cascade.h"
#include "track/report_lists.h"
#include "track/report_period.h"
#include "track/report_xml.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* What is gathered on the one walk over the items. */
typedef struct {
    const ReportQuestion *question;
    const StateMoment *moment;
    xmlDoc *doc;
    xmlNode *directives;
    ReportAppendix appendix;
    GHashTable *counts; /* directive's id to its element `directive` and figures, Directive* */
    BodyGroups *groups;
    const BodyGroup *body; /* NULL: everybody's */
    BodyTable *table;
    ReportList overdue, next, waiting;
    GArray *lags; /* of int: days from done to entered */
    ReportFlows flows;
    ReportBefore *before; /* NULL where no period is asked for */
    guint reasons[REASON_LAST];
    guint without_body;
    guint continuous_answered;
    int continuous_oldest; /* -1: nothing known */
    guint items;
} Gathering;

typedef struct {
    xmlNode *node;
    Totals totals;
} Directive;

static void
gathering_clear (Gathering *gathering) {
    g_clear_pointer (&gathering->counts, g_hash_table_unref);
    g_clear_pointer (&gathering->table, body_table_free);
    report_list_clear (&gathering->overdue);
    report_list_clear (&gathering->next);
    report_list_clear (&gathering->waiting);
    g_clear_pointer (&gathering->lags, g_array_unref);
    g_clear_pointer (&gathering->before, report_before_free);
    g_clear_pointer (&gathering->groups, body_groups_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

/* Long lists are cut where slices follow, and in the short report; a letter names everything. */
static void
gathering_init (Gathering *gathering, BodyGroups *groups, xmlDoc *doc, const ReportQuestion *question,
                const StateMoment *moment, GQueue *slices) {
    guint most = slices != NULL && question->kind != REPORT_URGING ? REPORT_LISTED_MAX : 0;
    memset (gathering, 0, sizeof *gathering);
    gathering->question = question;
    gathering->moment = moment;
    gathering->doc = doc;
    gathering->appendix.slices = slices;
    gathering->continuous_oldest = -1;
    gathering->groups = groups;
    gathering->body = question->body != NULL ? body_groups_find (groups, question->body) : NULL;
    gathering->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    gathering->table = body_table_new (groups);
    gathering->lags = g_array_new (FALSE, FALSE, sizeof (int));
    report_list_init (&gathering->overdue, most);
    report_list_init (&gathering->next, most);
    report_list_init (&gathering->waiting, most);
}

/* The element of @document below `directives`, made where it is new. */
static Directive *
add_directive (Register *reg, Gathering *gathering, const QueryDocument *document, GError **error) {
    Directive *directive = g_hash_table_lookup (gathering->counts, &document->id);
    g_autoptr (GPtrArray) citations = NULL;
    if (directive != NULL)
        return directive;
    citations = query_entries (reg, document->id, ENTRIES_CITATIONS, gathering->moment, error);
    if (citations == NULL)
        return NULL;
    directive = g_new0 (Directive, 1);
    directive->node = report_xml_child (gathering->directives, "directive", NULL);
    report_xml_set_number (directive->node, "id", document->id);
    report_xml_set_directive (directive->node, document);
    for (guint i = 0; i < citations->len; i++) {
        const QueryEntry *entry = citations->pdata[i];
        PartialDate date = PARTIAL_DATE_NONE;
        if (g_strcmp0 (entry->purpose, reference_relation_name (RELATION_IMPLEMENTS)) != 0)
            continue;
        xmlNode *node = report_xml_child (directive->node, "implements", NULL);
        report_xml_set (node, "number", entry->text);
        if (partial_date_parse (entry->date, &date))
            report_xml_set_date (node, "date", date);
        report_xml_set (node, "issuer", entry->issuer);
    }
    g_hash_table_insert (gathering->counts, g_memdup2 (&document->id, sizeof document->id), directive);
    return directive;
}

/* Days since the directive's day; -1 where that is not known, or later. */
static int
age_in_days (const Gathering *gathering, const QueryItem *item) {
    PartialDate date = item->document->date_value;
    return date.year == 0
               ? -1
               : MAX (partial_date_days_between (partial_date_last_day (date), gathering->moment->as_of), -1);
}

static void
gather_undated (Gathering *gathering, const QueryItem *item) {
    int age = age_in_days (gathering, item);
    if (item->state.timeliness == TIMELINESS_CONTINUOUS) {
        gathering->continuous_answered += item->state.answered > 0 || item->state.started_on.year != 0;
        gathering->continuous_oldest = MAX (gathering->continuous_oldest, age);
        return;
    }
    xmlNode *node = report_list_add (&gathering->waiting, gathering->doc, item, -age);
    if (node != NULL && age >= 0)
        report_xml_set_number (node, "age-days", age);
}

/* Counts one item and puts it in the lists where it belongs. */
static void
gather_state (Gathering *gathering, const QueryItem *item) {
    const ItemState *state = &item->state;
    body_table_add (gathering->table, item);
    report_flows_add (&gathering->flows, item, gathering->question->period);
    if (gathering->before != NULL)
        report_before_compare (gathering->before, gathering->doc, item);
    gathering->without_body += item->bodies->len == 0;
    gathering->reasons[state->reason]++;
    if (state->timeliness == TIMELINESS_OVERDUE)
        report_list_add (&gathering->overdue, gathering->doc, item, -state->days_late);
    if (state->timeliness == TIMELINESS_IN_TERM && state->days_left <= gathering->question->within_days)
        report_list_add (&gathering->next, gathering->doc, item, state->days_left);
    if (state->timeliness == TIMELINESS_WAITING || state->timeliness == TIMELINESS_NO_DATE
        || state->timeliness == TIMELINESS_CONTINUOUS)
        gather_undated (gathering, item);
    if (state->status == STATUS_DONE && state->done_on.year != 0 && state->entered_on.year != 0) {
        int lag = partial_date_days_between (partial_date_last_day (state->done_on), state->entered_on);
        lag = MAX (lag, 0);
        g_array_append_val (gathering->lags, lag);
    }
}

static gboolean
gather_item (Register *reg, Gathering *gathering, const QueryItem *item, GError **error) {
    Directive *directive = add_directive (reg, gathering, item->document, error);
    if (directive == NULL)
        return FALSE;
    totals_add (&directive->totals, &item->state);
    gathering->items++;
    gather_state (gathering, item);
    if (report_kind_has_appendix (gathering->question->kind))
        report_appendix_add (&gathering->appendix, item, gathering->items);
    if (gathering->items > REPORT_ITEMS_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                     _ ("more than %d items in one report; name the directives to report on"), REPORT_ITEMS_MAX);
        return FALSE;
    }
    return TRUE;
}

/* The chosen directives first, so that one without items is named too; a letter names only those of its items. */
static gboolean
gather_chosen (Register *reg, Gathering *gathering, GError **error) {
    const ReportQuestion *question = gathering->question;
    for (gsize i = 0; i < question->n_documents && gathering->body == NULL; i++) {
        g_autoptr (QueryDocument) document = query_document (reg, question->documents[i], gathering->moment, error);
        if (document == NULL || add_directive (reg, gathering, document, error) == NULL)
            return FALSE;
    }
    return TRUE;
}

static gboolean
gather (Register *reg, Gathering *gathering, GError **error) {
    const ReportQuestion *question = gathering->question;
    QueryFilter filter = { .documents = question->documents,
                           .n_documents = question->n_documents,
                           .body = question->body, /* any name that contains it; report_item_asked() takes this one */
                           .lead_only = TRUE };
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) local = NULL;
    const QueryItem *item, *asked;
    QueryItem own;
    if (!gather_chosen (reg, gathering, error))
        return FALSE;
    if (question->kind == REPORT_CASCADE && question->n_documents == 0)
        return TRUE; /* nobody carries it out: not the whole register */
    walk = query_items_new (reg, &filter, gathering->moment, error);
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL) {
        asked = report_item_asked (item, gathering->groups, gathering->body, &own);
        if (asked != NULL && asked->state.counted && !gather_item (reg, gathering, asked, error))
            return FALSE;
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    return TRUE;
}

/* ---- writing what was gathered ---- */

static void
write_directives (Gathering *gathering) {
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init (&iterator, gathering->counts);
    while (g_hash_table_iter_next (&iterator, NULL, &value)) {
        Directive *directive = value;
        report_xml_set_number (directive->node, "items", directive->totals.total);
        report_xml_set_totals (directive->node, &directive->totals);
    }
    report_xml_set_number (gathering->directives, "count", g_hash_table_size (gathering->counts));
}

static const StateSettings *
settings_of (const StateMoment *moment) {
    return moment->settings != NULL ? moment->settings : &state_default_settings;
}

static void
write_totals (xmlNode *report, const Gathering *gathering) {
    xmlNode *totals = report_xml_child (report, "totals", NULL);
    xmlNode *reasons = report_xml_child (report, "reasons", NULL);
    report_xml_set_totals (totals, body_table_items (gathering->table));
    report_xml_set_number (totals, "due-soon-days", settings_of (gathering->moment)->due_soon_days);
    for (StateReason reason = REASON_NONE + 1; reason <= REASON_EVENT; reason++) { /* those after it end an item */
        xmlNode *node = report_xml_child (reasons, "reason", NULL);
        report_xml_set (node, "status", reason < REASON_CONDITION ? "no-date" : "waiting");
        report_xml_set (node, "code", state_reason_name (reason));
        report_xml_set_number (node, "items", gathering->reasons[reason]);
    }
}

/* How many each body had overdue at the end of the period before. */
static GHashTable *
overdue_before (BodyTable *before) {
    GHashTable *overdue = g_hash_table_new (g_str_hash, g_str_equal);
    const GPtrArray *rows = body_table_rows (before);
    for (guint i = 0; i < rows->len; i++) {
        BodyTotals *row = rows->pdata[i];
        g_hash_table_insert (overdue, row->key != NULL ? row->key : "", GUINT_TO_POINTER (row->totals.overdue));
    }
    return overdue;
}

static void
write_bodies (xmlNode *report, const Gathering *gathering, BodyTable *before) {
    const GPtrArray *rows = body_table_rows (gathering->table);
    g_autoptr (GHashTable) overdue = before != NULL ? overdue_before (before) : NULL;
    xmlNode *bodies = report_xml_child (report, "bodies", NULL), *sum;
    for (guint i = 0; i < rows->len; i++) {
        const BodyTotals *row = rows->pdata[i];
        g_autofree char *name = row->name != NULL ? name_in_sentence (row->name) : NULL;
        xmlNode *node;
        if (row->totals.total == 0)
            continue;
        node = report_xml_child (bodies, "body", NULL);
        report_xml_set (node, "name", name);
        report_xml_set_totals (node, &row->totals);
        if (overdue != NULL)
            report_xml_set_number (node, "previous-overdue",
                                   GPOINTER_TO_UINT (g_hash_table_lookup (overdue, row->key != NULL ? row->key : "")));
    }
    sum = report_xml_child (bodies, "sum", NULL);
    report_xml_set_totals (sum, body_table_assignments (gathering->table));
    if (before != NULL)
        report_xml_set_number (sum, "previous-overdue", body_table_assignments (before)->overdue);
}

static int
compare_numbers (gconstpointer one, gconstpointer other) {
    return *(const int *)one - *(const int *)other;
}

static void
write_quality (xmlNode *report, const Gathering *gathering) {
    const Totals *totals = body_table_items (gathering->table);
    GArray *lags = gathering->lags;
    xmlNode *quality = report_xml_child (report, "quality", NULL);
    report_xml_set_number (quality, "without-evidence", totals->done_without_evidence);
    report_xml_set_number (quality, "without-body", gathering->without_body);
    report_xml_set_number (quality, "lag-measured", lags->len);
    if (lags->len == 0)
        return;
    g_array_sort (lags, compare_numbers);
    report_xml_set_number (quality, "lag-median",
                           g_array_index (lags, int, (lags->len - 1) / 2)); /* of an even number, the smaller middle */
    report_xml_set_number (quality, "lag-worst", g_array_index (lags, int, lags->len - 1));
}

static void
write_moment (xmlNode *report, const ReportQuestion *question, const StateMoment *moment) {
    report_xml_set_date (report_xml_child (report, "as-of", NULL), NULL, moment->as_of);
    if (moment->as_known_on.year != 0)
        report_xml_set_date (report_xml_child (report, "as-known-on", NULL), NULL, moment->as_known_on);
    report_xml_set_date (report_xml_child (report, "date", NULL), NULL, question->date);
}

static void
write_next (xmlNode *report, const ReportQuestion *question, const StateMoment *moment, ReportList *list, guint most) {
    xmlNode *next = report_xml_child (report, "next", NULL);
    report_xml_set_number (next, "within-days", question->within_days);
    report_xml_set_date (next, "until", partial_date_add_days (moment->as_of, question->within_days));
    report_list_write (list, next, most);
}

static void
write_proposals (xmlNode *report, const Configuration *configuration) {
    const char *const *list = configuration_peek_list (configuration, "report", "proposals");
    xmlNode *proposals = report_xml_child (report, "proposals", NULL);
    for (gsize i = 0; list != NULL && list[i] != NULL; i++)
        report_xml_child (proposals, "proposal", list[i]);
}

static void
write_undated (xmlNode *report, Gathering *gathering, guint most) {
    xmlNode *continuous;
    report_list_write (&gathering->waiting, report_xml_child (report, "waiting", NULL), most);
    continuous = report_xml_child (report, "continuous", NULL);
    report_xml_set_number (continuous, "items", body_table_items (gathering->table)->continuous);
    report_xml_set_number (continuous, "answered", gathering->continuous_answered);
    if (gathering->continuous_oldest >= 0)
        report_xml_set_number (continuous, "oldest-days", gathering->continuous_oldest);
}

static void
write_asked (xmlNode *report, const ReportQuestion *question, const StateMoment *moment) {
    const StateSettings *settings = settings_of (moment);
    xmlNode *node = report_xml_child (report, "settings", NULL);
    report_xml_set (node, "before-includes-day", settings->before_includes_day ? "yes" : "no");
    report_xml_set_number (node, "due-soon-days", settings->due_soon_days);
    if (question->body == NULL)
        return;
    g_autofree char *name = name_in_sentence (question->body);
    node = report_xml_child (report, "asked", NULL);
    report_xml_set (node, "body", name);
    report_xml_set_date (node, "report-by", question->report_by);
}

/* ---- the cascade ---- */

/* The documents of the cascade become those that are asked for; *@ret_documents holds their ids. */
static gboolean
choose_cascade (Register *reg, const ReportQuestion *question, const StateMoment *moment, xmlNode *report,
                GArray **ret_entries, GArray **ret_documents, GError **error) {
    g_autoptr (QueryDocument) central = NULL;
    g_autoptr (GArray) entries = report_cascade_find (reg, question->central, moment, &central, error);
    g_autoptr (GArray) documents = g_array_new (FALSE, TRUE, sizeof (gint64));
    xmlNode *node;
    if (entries == NULL)
        return FALSE;
    for (guint i = 0; i < entries->len; i++)
        g_array_append_val (documents, g_array_index (entries, ReportCascadeEntry, i).document);
    node = report_xml_child (report, "central", NULL);
    if (central != NULL) {
        report_xml_set_directive (node, central);
        report_xml_set_number (node, "directive", central->id);
    } else {
        report_xml_set (node, "number", question->central);
    }
    *ret_entries = g_steal_pointer (&entries);
    *ret_documents = g_steal_pointer (&documents);
    return TRUE;
}

static void
write_cascade (Gathering *gathering, const GArray *entries) {
    for (guint i = 0; i < entries->len; i++) {
        const ReportCascadeEntry *entry = &g_array_index (entries, ReportCascadeEntry, i);
        Directive *directive = g_hash_table_lookup (gathering->counts, &entry->document);
        report_xml_set_number (directive->node, "depth", entry->depth);
        report_xml_set (directive->node, "relation", entry->relation);
        if (entry->parent != 0)
            report_xml_set_number (directive->node, "parent", entry->parent);
    }
}

/* ---- the whole ---- */

static void
write_head (Gathering *gathering, xmlNode *report) {
    const ReportQuestion *question = gathering->question;
    gboolean is_chosen = question->n_documents > 0 || question->kind == REPORT_CASCADE;
    report_xml_set_number (report, "schema", 1);
    report_xml_set (report, "kind", report_kind_name (question->kind));
    report_xml_set (report, "scope", is_chosen ? "directives" : "register");
    write_moment (report, question, gathering->moment);
    report_xml_letterhead (report, question->configuration, question->number);
    write_asked (report, question, gathering->moment);
}

static void
write_figures (Gathering *gathering, xmlNode *report) {
    const ReportQuestion *question = gathering->question;
    guint listed = report_appendix_is_cut (&gathering->appendix) ? REPORT_LISTED_MAX : G_MAXUINT;
    BodyTable *before = gathering->before != NULL ? report_before_peek_bodies (gathering->before) : NULL;
    write_directives (gathering);
    write_totals (report, gathering);
    if (gathering->before != NULL)
        report_before_write (gathering->before, report, &gathering->flows);
    write_bodies (report, gathering, before);
    report_list_write (&gathering->overdue, report_xml_child (report, "overdue", NULL), listed);
    write_next (report, question, gathering->moment, &gathering->next, listed);
    write_undated (report, gathering, listed);
    write_quality (report, gathering);
    write_proposals (report, question->configuration);
}

xmlDoc *
report_data_make (Register *reg, const ReportQuestion *question, const StateMoment *moment, GQueue *slices,
                  GError **error) {
    ReportQuestion asked = *question;
    g_autoptr (GArray) entries = NULL;
    g_autoptr (GArray) documents = NULL;
    g_autoptr (xmlDoc) data = report_xml_doc_new ("report", NULL); /* freed after what points into it */
    BodyGroups *groups = body_groups_load (reg, error);
    if (groups == NULL)
        return NULL;
    g_auto (Gathering) gathering;
    gathering_init (&gathering, groups, data, &asked, moment, slices);
    xmlNode *report = xmlDocGetRootElement (data);
    write_head (&gathering, report);
    if (asked.kind == REPORT_CASCADE) {
        if (!choose_cascade (reg, question, moment, report, &entries, &documents, error))
            return NULL;
        asked.documents = (const gint64 *)(gpointer)documents->data;
        asked.n_documents = documents->len;
    }
    gathering.directives = report_xml_child (report, "directives", NULL);
    gathering.appendix.node = report_xml_child (report, "appendix", NULL);
    if (asked.period.from.year != 0
        && (gathering.before = report_before_load (reg, &asked, moment, groups, error)) == NULL)
        return NULL;
    if (!gather (reg, &gathering, error))
        return NULL;
    if (entries != NULL)
        write_cascade (&gathering, entries);
    write_figures (&gathering, report);
    xmlUnlinkNode (gathering.appendix.node); /* it was filled on the way; its place is last */
    xmlAddChild (report, gathering.appendix.node);
    report_appendix_finish (&gathering.appendix, report);
    return g_steal_pointer (&data);
}
