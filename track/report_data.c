/* report_data.c - see report_data.h. */
#include "track/report_data.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/names.h"
#include "track/report_xml.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* An item of a list that is ordered by days; it is not yet in the tree. */
typedef struct {
    xmlNode *node;
    int days;
    guint at; /* in the register's order, for those of the same day */
} Listed;

/* The head of such a list. */
typedef struct {
    GArray *kept; /* of Listed */
    guint count;  /* of all */
    gboolean is_cut;
    int last_days; /* where it is cut: of the last one kept */
} ListedItems;

static void
listed_clear (gpointer data) {
    Listed *listed = data;
    xmlFreeNode (listed->node);
}

/* What is gathered on the one walk over the items. */
typedef struct {
    xmlDoc *doc;
    xmlNode *directives, *appendix;
    xmlNode *group;     /* of the directive at hand, NULL at first and where a slice begins */
    gint64 current;     /* its id */
    GQueue *slices;     /* (nullable): where the appendix goes on */
    guint in_slice;     /* items in the appendix since the last cut */
    GHashTable *counts; /* directive's id to its element `directive` and number of items, Directive* */
    BodyTable *table;
    ListedItems overdue, next;
    GArray *lags; /* of int: days from done to entered */
    guint reasons[REASON_LAST];
    guint without_body;
    guint items;
} Gathering;

typedef struct {
    xmlNode *node;
    guint items;
} Directive;

static void
gathering_clear (Gathering *gathering) {
    g_clear_pointer (&gathering->counts, g_hash_table_unref);
    g_clear_pointer (&gathering->table, body_table_free);
    g_clear_pointer (&gathering->overdue.kept, g_array_unref);
    g_clear_pointer (&gathering->next.kept, g_array_unref);
    g_clear_pointer (&gathering->lags, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static void
gathering_init (Gathering *gathering, xmlDoc *doc, GQueue *slices) {
    memset (gathering, 0, sizeof *gathering);
    gathering->doc = doc;
    gathering->slices = slices;
    gathering->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    gathering->table = body_table_new ();
    gathering->overdue.kept = g_array_new (FALSE, FALSE, sizeof (Listed));
    gathering->next.kept = g_array_new (FALSE, FALSE, sizeof (Listed));
    gathering->lags = g_array_new (FALSE, FALSE, sizeof (int));
    g_array_set_clear_func (gathering->overdue.kept, listed_clear);
    g_array_set_clear_func (gathering->next.kept, listed_clear);
}

/* The element of @document below `directives`, made where it is new. */
static Directive *
add_directive (Register *reg, Gathering *gathering, const QueryDocument *document, GError **error) {
    Directive *directive = g_hash_table_lookup (gathering->counts, &document->id);
    g_autoptr (GPtrArray) citations = NULL;
    if (directive != NULL)
        return directive;
    citations = query_entries (reg, document->id, ENTRIES_CITATIONS, error);
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

static int
compare_listed (gconstpointer one, gconstpointer other) {
    const Listed *a = one, *b = other;
    return a->days != b->days ? (a->days < b->days ? -1 : 1) : (a->at > b->at) - (a->at < b->at);
}

/* Beside slices only the first REPORT_LISTED_MAX of the order are kept: sorted and cut whenever there are twice as many. */
static void
list_by_days (Gathering *gathering, ListedItems *list, const QueryItem *item, int days) {
    Listed listed = { NULL, days, gathering->items };
    list->count++;
    if (list->is_cut && days >= list->last_days)
        return;
    listed.node = report_xml_item (gathering->doc, item);
    g_array_append_val (list->kept, listed);
    if (gathering->slices == NULL || list->kept->len < 2 * REPORT_LISTED_MAX)
        return;
    g_array_sort (list->kept, compare_listed);
    g_array_set_size (list->kept, REPORT_LISTED_MAX);
    list->is_cut = TRUE;
    list->last_days = g_array_index (list->kept, Listed, REPORT_LISTED_MAX - 1).days;
}

/* Counts one item and puts it in the lists where it belongs. */
static void
gather_state (Gathering *gathering, const QueryItem *item, int within_days) {
    const ItemState *state = &item->state;
    body_table_add (gathering->table, item);
    gathering->without_body += item->bodies->len == 0;
    gathering->reasons[state->reason]++;
    if (state->timeliness == TIMELINESS_OVERDUE)
        list_by_days (gathering, &gathering->overdue, item, -state->days_late);
    if (state->timeliness == TIMELINESS_IN_TERM && state->days_left <= within_days)
        list_by_days (gathering, &gathering->next, item, state->days_left);
    if (state->status == STATUS_DONE && state->done_on.year != 0 && state->entered_on.year != 0) {
        int lag = partial_date_days_between (partial_date_last_day (state->done_on), state->entered_on);
        lag = MAX (lag, 0);
        g_array_append_val (gathering->lags, lag);
    }
}

/* What the appendix holds so far becomes a slice of its own. */
static void
cut_slice (Gathering *gathering) {
    xmlDoc *slice = report_xml_doc_new ("report", gathering->doc);
    xmlNode *root = report_xml_child (xmlDocGetRootElement (slice), "appendix", NULL), *group;
    report_xml_set (root, "slice", "yes");
    while ((group = gathering->appendix->children) != NULL) {
        xmlUnlinkNode (group);
        xmlAddChild (root, group);
    }
    g_queue_push_tail (gathering->slices, slice);
    gathering->group = NULL;
    gathering->in_slice = 0;
}

static void
add_to_appendix (Gathering *gathering, const QueryItem *item) {
    xmlNode *node;
    gboolean is_same = gathering->current == item->document->id;
    if (gathering->slices != NULL && gathering->in_slice == REPORT_SLICE_ITEMS)
        cut_slice (gathering);
    if (gathering->group == NULL || !is_same) {
        gathering->group = report_xml_child (gathering->appendix, "group", NULL);
        gathering->current = item->document->id;
        report_xml_set_number (gathering->group, "directive", item->document->id);
        report_xml_set_directive (gathering->group, item->document);
        report_xml_set (gathering->group, "continued", is_same ? "yes" : NULL);
    }
    gathering->in_slice++;
    node = report_xml_item (gathering->doc, item);
    report_xml_set_number (node, "at", gathering->items);
    xmlAddChild (gathering->group, node);
}

static gboolean
gather_item (Register *reg, Gathering *gathering, const QueryItem *item, int within_days, GError **error) {
    Directive *directive = add_directive (reg, gathering, item->document, error);
    if (directive == NULL)
        return FALSE;
    directive->items++;
    gathering->items++;
    gather_state (gathering, item, within_days);
    add_to_appendix (gathering, item);
    if (gathering->items > REPORT_ITEMS_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                     _ ("more than %d items in one report; name the directives to report on"), REPORT_ITEMS_MAX);
        return FALSE;
    }
    return TRUE;
}

/* The chosen directives first, so that one without items is named too; then the walk. */
static gboolean
gather (Register *reg, Gathering *gathering, const ReportQuestion *question, const StateMoment *moment,
        GError **error) {
    QueryFilter filter = { .documents = question->documents, .n_documents = question->n_documents };
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    for (gsize i = 0; i < question->n_documents; i++) {
        g_autoptr (QueryDocument) document = query_document (reg, question->documents[i], moment, error);
        if (document == NULL || add_directive (reg, gathering, document, error) == NULL)
            return FALSE;
    }
    walk = query_items_new (reg, &filter, moment, error);
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL)
        if (item->state.counted && !gather_item (reg, gathering, item, question->within_days, error))
            return FALSE;
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
        report_xml_set_number (directive->node, "items", directive->items);
    }
    report_xml_set_number (gathering->directives, "count", g_hash_table_size (gathering->counts));
}

static void
write_totals (xmlNode *report, const Gathering *gathering, const StateMoment *moment) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    xmlNode *totals = report_xml_child (report, "totals", NULL);
    xmlNode *reasons = report_xml_child (report, "reasons", NULL);
    report_xml_set_totals (totals, body_table_items (gathering->table));
    report_xml_set_number (totals, "due-soon-days", settings->due_soon_days);
    for (StateReason reason = REASON_NONE + 1; reason <= REASON_EVENT; reason++) {
        xmlNode *node = report_xml_child (reasons, "reason", NULL);
        report_xml_set (node, "status", reason < REASON_CONDITION ? "no-date" : "waiting");
        report_xml_set (node, "code", state_reason_name (reason));
        report_xml_set_number (node, "items", gathering->reasons[reason]);
    }
}

static void
write_bodies (xmlNode *report, const Gathering *gathering) {
    const GPtrArray *rows = body_table_rows (gathering->table);
    xmlNode *bodies = report_xml_child (report, "bodies", NULL);
    for (guint i = 0; i < rows->len; i++) {
        const BodyTotals *row = rows->pdata[i];
        g_autofree char *name = row->name != NULL ? name_in_sentence (row->name) : NULL;
        xmlNode *node;
        if (row->totals.total == 0)
            continue;
        node = report_xml_child (bodies, "body", NULL);
        report_xml_set (node, "name", name);
        report_xml_set_totals (node, &row->totals);
    }
    report_xml_set_totals (report_xml_child (bodies, "sum", NULL), body_table_assignments (gathering->table));
}

/* Moves the items of @list into @node, in order. */
static void
write_list (xmlNode *node, ListedItems *list, guint most) {
    report_xml_set_number (node, "items", list->count);
    g_array_sort (list->kept, compare_listed);
    g_array_set_size (list->kept, MIN (list->kept->len, most));
    for (guint i = 0; i < list->kept->len; i++)
        xmlAddChild (node, g_steal_pointer (&g_array_index (list->kept, Listed, i).node));
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
write_next (xmlNode *report, const ReportQuestion *question, const StateMoment *moment, ListedItems *list, guint most) {
    xmlNode *next = report_xml_child (report, "next", NULL);
    report_xml_set_number (next, "within-days", question->within_days);
    report_xml_set_date (next, "until", partial_date_add_days (moment->as_of, question->within_days));
    write_list (next, list, most);
}

static void
write_proposals (xmlNode *report, const Configuration *configuration) {
    const char *const *list = configuration_peek_list (configuration, "report", "proposals");
    xmlNode *proposals = report_xml_child (report, "proposals", NULL);
    for (gsize i = 0; list != NULL && list[i] != NULL; i++)
        report_xml_child (proposals, "proposal", list[i]);
}

/* What a template may ask of the whole report wherever it stands: all of the head but what its lists hold. */
static void
copy_head (const xmlNode *report, xmlDoc *slice) {
    static const char *const lists[] = { "directives", "bodies", "overdue", "next", NULL };
    xmlNode *root = xmlDocGetRootElement (slice), *appendix = root->children;
    root->properties = xmlCopyPropList (root, report->properties);
    for (xmlNode *node = report->children; node != NULL; node = node->next) {
        gboolean is_list = g_strv_contains (lists, (const char *)node->name);
        if (strcmp ((const char *)node->name, "appendix") != 0)
            xmlAddPrevSibling (appendix, xmlDocCopyNode (node, slice, is_list ? 2 : 1));
    }
}

static xmlDoc *
make_compliance (Register *reg, const ReportQuestion *question, const StateMoment *moment, GQueue *slices,
                 GError **error) {
    g_autoptr (xmlDoc) data = report_xml_doc_new ("report", NULL);
    xmlNode *report = xmlDocGetRootElement (data);
    g_auto (Gathering) gathering;
    gathering_init (&gathering, data, slices);
    report_xml_set_number (report, "schema", 1);
    report_xml_set (report, "kind", "compliance");
    report_xml_set (report, "scope", question->n_documents > 0 ? "directives" : "register");
    write_moment (report, question, moment);
    report_xml_letterhead (report, question->configuration, question->number);
    gathering.directives = report_xml_child (report, "directives", NULL);
    gathering.appendix = report_xml_child (report, "appendix", NULL);
    if (!gather (reg, &gathering, question, moment, error))
        return NULL;
    guint listed = slices != NULL && !g_queue_is_empty (slices) ? REPORT_LISTED_MAX : G_MAXUINT;
    write_directives (&gathering);
    write_totals (report, &gathering, moment);
    write_bodies (report, &gathering);
    write_list (report_xml_child (report, "overdue", NULL), &gathering.overdue, listed);
    write_next (report, question, moment, &gathering.next, listed);
    write_quality (report, &gathering);
    write_proposals (report, question->configuration);
    xmlUnlinkNode (gathering.appendix); /* it was filled on the way; its place is last */
    xmlAddChild (report, gathering.appendix);
    if (slices != NULL && !g_queue_is_empty (slices)) {
        cut_slice (&gathering);
        report_xml_set (gathering.appendix, "sliced", "yes");
        for (const GList *slice = slices->head; slice != NULL; slice = slice->next)
            copy_head (report, slice->data);
    }
    return g_steal_pointer (&data);
}

xmlDoc *
report_data_compliance (Register *reg, const ReportQuestion *question, const StateMoment *moment, GQueue *slices,
                        GError **error) {
    xmlDoc *data;
    if (!register_begin (reg, FALSE, error))
        return NULL;
    data = make_compliance (reg, question, moment, slices, error);
    register_rollback (reg); /* nothing was written */
    return data;
}
