/* test_track_edit.c - track/edit, confirming in track/marks: random edits and their undoing against a second, simple bookkeeping; what is
 * refused; what an edit does at other moments, to the search index and to a dump. */
#include "track_fixture.h"

#include "extract/lexicon.h"
#include "track/edit.h"
#include "track/search.h"
#include "track/states.h"

static Lexicon *lexicon;

static void
set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    fixture_set_up (fixture, data);
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
}

static void
free_event (gpointer event) {
    event_free (event);
}

static GPtrArray *
events_new (void) {
    return g_ptr_array_new_with_free_func (free_event);
}

static Edit
edit_by_clerk (void) {
    return (Edit){ "clerk", NULL, lexicon };
}

static gint64
first_id (const GPtrArray *events) {
    return ((const Event *)events->pdata[0])->id;
}

static gint64
correct (Register *reg, gint64 item, const char *field, const char *value) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = edit_by_clerk ();
    char *values[] = { (char *)value };
    edit_correct (reg, item, field, values, 1, &edit, events, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (events->len, ==, 1);
    return first_id (events);
}

static void
refuse_correction (Register *reg, gint64 item, const char *field, const char *value) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = edit_by_clerk ();
    char *values[] = { (char *)value };
    g_assert_false (edit_correct (reg, item, field, values, 1, &edit, events, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
}

static gboolean
undo (Register *reg, gint64 event) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, TRUE, &error));
    if (!events_undo (reg, event, NULL, "clerk", NULL, &error)) {
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
        register_rollback (reg);
        return FALSE;
    }
    register_commit (reg, &error);
    g_assert_no_error (error);
    return TRUE;
}

static char *
join_names (const GPtrArray *bodies) {
    GString *names = g_string_new (NULL);
    for (guint i = 0; i < bodies->len; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ";" : "", ((const QueryBody *)bodies->pdata[i])->name);
    return g_string_free (names, FALSE);
}

static guint
count_items (Register *reg, const QueryFilter *filter, const StateMoment *moment) {
    g_autoptr (GError) error = NULL;
    g_autoptr (QueryItems) items = query_items_new (reg, filter, moment, &error);
    guint n = 0;
    g_assert_no_error (error);
    while (query_items_next (items, &error) != NULL)
        n++;
    g_assert_no_error (error);
    return n;
}

static guint
count_hits (Register *reg, const char *word, const StateMoment *moment) {
    g_autoptr (GError) error = NULL;
    char *words[] = { (char *)word };
    QueryFilter filter = { 0 };
    g_autoptr (SearchQuery) query = search_query_new (words, 1, &error);
    g_assert_no_error (error);
    g_autoptr (GArray) hits = search_run (reg, query, &filter, moment, &error);
    g_assert_no_error (error);
    return hits->len;
}

/* ---- against a second bookkeeping ---- */

typedef struct {
    gint64 event;        /* the first; 0: it came with the loading */
    gboolean stands;     /* not undone */
    gint64 item;         /* what it is about */
    GArray *gone;        /* of gint64: items that it takes away */
    GArray *made;        /* of gint64: items that it makes */
    char *field, *value; /* corrected: `text` or `lead` */
} Operation;

typedef struct {
    gint64 id;
    char *text, *lead; /* as it came into being */
} Made;

typedef struct {
    Register *reg;
    GRand *random;
    GArray *operations, *items; /* of Operation, Made */
} Ledger;

static Operation *
ledger_add (Ledger *ledger, gint64 event, gint64 item) {
    Operation operation
        = { event, TRUE, item, g_array_new (FALSE, FALSE, 8), g_array_new (FALSE, FALSE, 8), NULL, NULL };
    g_array_append_val (ledger->operations, operation);
    return &g_array_index (ledger->operations, Operation, ledger->operations->len - 1);
}

static gboolean
contains (const GArray *ids, gint64 id) {
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index (ids, gint64, i) == id)
            return TRUE;
    return FALSE;
}

static gboolean
is_there (const Ledger *ledger, gint64 id) {
    gboolean made = id <= 4;
    for (guint i = 0; i < ledger->operations->len; i++) {
        const Operation *operation = &g_array_index (ledger->operations, Operation, i);
        if (operation->stands && contains (operation->gone, id))
            return FALSE;
        made |= operation->stands && contains (operation->made, id);
    }
    return made;
}

static const char *
value_now (const Ledger *ledger, gint64 id, const char *field) {
    const char *value = NULL;
    for (guint i = 0; i < ledger->items->len; i++) {
        const Made *made = &g_array_index (ledger->items, Made, i);
        if (made->id == id)
            value = *field == 't' ? made->text : made->lead;
    }
    for (guint i = 0; i < ledger->operations->len; i++) {
        const Operation *operation = &g_array_index (ledger->operations, Operation, i);
        if (operation->stands && operation->item == id && g_strcmp0 (operation->field, field) == 0)
            value = operation->value;
    }
    return value;
}

static void
note_made (Ledger *ledger, gint64 id, const char *text, const char *lead) {
    Made made = { id, g_strdup (text), g_strdup (lead) };
    g_array_append_val (ledger->items, made);
}

/* One that is there; 0 where none is. */
static gint64
pick (Ledger *ledger) {
    for (int tries = 0; tries < 50; tries++) {
        guint at = (guint)g_rand_int_range (ledger->random, 0, (gint32)ledger->items->len);
        gint64 id = g_array_index (ledger->items, Made, at).id;
        if (is_there (ledger, id))
            return id;
    }
    return 0;
}

static void
try_correction (Ledger *ledger, guint step) {
    static const char *const leads[] = { "Sở Mẫu Một", "Sở Mẫu Hai", "Sở Mẫu Ba", "" };
    gboolean text = g_rand_boolean (ledger->random);
    gint64 id = pick (ledger);
    g_autofree char *value
        = text ? g_strdup_printf ("Việc thứ %u.", step) : g_strdup (leads[g_rand_int_range (ledger->random, 0, 4)]);
    const char *field = text ? "text" : "lead";
    Operation *operation;
    if (id == 0)
        return;
    if (strcmp (value_now (ledger, id, field), value) == 0) {
        refuse_correction (ledger->reg, id, field, value);
        return;
    }
    operation = ledger_add (ledger, correct (ledger->reg, id, field, value), id);
    operation->field = g_strdup (field);
    operation->value = g_strdup (value);
}

static void
try_drop (Ledger *ledger) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = edit_by_clerk ();
    gint64 id = pick (ledger);
    if (id == 0)
        return;
    edit_drop (ledger->reg, &id, 1, &edit, events, &error);
    g_assert_no_error (error);
    g_array_append_val (ledger_add (ledger, first_id (events), id)->gone, id);
}

static void
try_add (Ledger *ledger, guint step) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_strdup_printf ("IX.%u", step);
    char *lead[] = { (char *)"Sở Mẫu Hai", NULL };
    EditItem made = { .path = path, .text = "Việc bị sót", .lead = lead };
    Edit edit = edit_by_clerk ();
    gint64 id = 0;
    edit_add (ledger->reg, 1, &made, &edit, &id, events, &error);
    g_assert_no_error (error);
    g_array_append_val (ledger_add (ledger, first_id (events), id)->made, id);
    note_made (ledger, id, "Việc bị sót", "Sở Mẫu Hai");
}

static void
try_split (Ledger *ledger) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GError) error = NULL;
    char *texts[] = { (char *)"Phần đầu", (char *)"Phần sau" };
    Edit edit = edit_by_clerk ();
    gint64 id = pick (ledger);
    Operation *operation;
    if (id == 0)
        return;
    edit_split (ledger->reg, id, texts, 2, &edit, parts, events, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (parts->len, ==, 2);
    operation = ledger_add (ledger, first_id (events), id);
    g_array_append_val (operation->gone, id);
    for (guint i = 0; i < 2; i++) {
        gint64 part = g_array_index (parts, gint64, i);
        g_array_append_val (operation->made, part);
        note_made (ledger, part, texts[i], value_now (ledger, id, "lead"));
    }
}

static char *
join_leads (const char *one, const char *other) {
    g_auto (GStrv) more = g_strsplit (other, ";", -1);
    GString *all = g_string_new (one);
    for (guint i = 0; more[i] != NULL; i++) {
        g_auto (GStrv) have = g_strsplit (all->str, ";", -1);
        if (*more[i] != '\0' && !g_strv_contains ((const char *const *)have, more[i]))
            g_string_append_printf (all, "%s%s", all->len > 0 ? ";" : "", more[i]);
    }
    return g_string_free (all, FALSE);
}

/* What an operation says beside its first effect shares its fate. */
static void
add_effect (Ledger *ledger, gint64 event, gint64 item, const char *field, char *value) {
    Operation *operation = ledger_add (ledger, event, item);
    operation->field = g_strdup (field);
    operation->value = value;
}

static void
try_join (Ledger *ledger) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = edit_by_clerk ();
    gint64 ids[2] = { pick (ledger), pick (ledger) };
    char *text, *lead;
    if (ids[0] == 0 || ids[0] == ids[1])
        return;
    text = g_strdup_printf ("%s %s", value_now (ledger, ids[0], "text"), value_now (ledger, ids[1], "text"));
    lead = join_leads (value_now (ledger, ids[0], "lead"), value_now (ledger, ids[1], "lead"));
    edit_join (ledger->reg, ids, 2, NULL, &edit, events, &error);
    g_assert_no_error (error);
    g_array_append_val (ledger_add (ledger, first_id (events), ids[1])->gone, ids[1]);
    add_effect (ledger, first_id (events), ids[0], "text", text);
    add_effect (ledger, first_id (events), ids[0], "lead", lead);
}

/* Was anything that stands recorded of what it made? */
static gboolean
is_built_upon (const Ledger *ledger, gint64 event) {
    for (guint i = 0; i < ledger->operations->len; i++) {
        const Operation *made = &g_array_index (ledger->operations, Operation, i);
        if (made->event != event)
            continue;
        for (guint k = 0; k < ledger->operations->len; k++) {
            const Operation *later = &g_array_index (ledger->operations, Operation, k);
            if (later->stands && later->event != event && contains (made->made, later->item))
                return TRUE;
        }
    }
    return FALSE;
}

static void
try_undo (Ledger *ledger) {
    guint at = (guint)g_rand_int_range (ledger->random, 0, (gint32)ledger->operations->len + 1);
    const Operation *operation
        = at < ledger->operations->len ? &g_array_index (ledger->operations, Operation, at) : NULL;
    gint64 event = operation != NULL ? operation->event : 0;
    if (operation == NULL)
        return;
    if (!operation->stands || is_built_upon (ledger, event)) {
        g_assert_false (undo (ledger->reg, event));
        return;
    }
    g_assert_true (undo (ledger->reg, event));
    for (guint i = 0; i < ledger->operations->len; i++)
        if (g_array_index (ledger->operations, Operation, i).event == event)
            g_array_index (ledger->operations, Operation, i).stands = FALSE;
}

static void
expect_as_written (const Ledger *ledger, const StateMoment *now) {
    guint there = 0;
    for (guint i = 0; i < ledger->items->len; i++) {
        gint64 id = g_array_index (ledger->items, Made, i).id;
        g_autoptr (QueryItems) walk = NULL;
        g_autoptr (GError) error = NULL;
        const QueryItem *item = query_one_item (ledger->reg, id, now, &walk, &error);
        g_assert_no_error (error);
        g_autofree char *leads = join_names (item->leads);
        g_assert_cmpint (item->state.gone, ==, !is_there (ledger, id));
        if (!is_there (ledger, id))
            continue; /* what was made and undone has lost its copies too */
        g_assert_cmpstr (item->text, ==, value_now (ledger, id, "text"));
        g_assert_cmpstr (leads, ==, value_now (ledger, id, "lead"));
        there++;
    }
    g_assert_cmpuint (count_items (ledger->reg, &(QueryFilter){ .targets = TRUE }, now), ==, there);
}

static void
clear_operation (gpointer data) {
    Operation *operation = data;
    g_array_unref (operation->gone);
    g_array_unref (operation->made);
    g_free (operation->field);
    g_free (operation->value);
}

static void
clear_made (gpointer data) {
    Made *made = data;
    g_free (made->text);
    g_free (made->lead);
}

static void
test_random (Fixture *fixture, gconstpointer data) {
    Ledger ledger = { fixture->reg, g_rand_new_with_seed (20260930), g_array_new (FALSE, FALSE, sizeof (Operation)),
                      g_array_new (FALSE, FALSE, sizeof (Made)) };
    StateMoment now = fixture_moment ("2026-09-30", NULL), before = fixture_moment ("2026-09-30", "2026-09-29");
    g_array_set_clear_func (ledger.operations, clear_operation);
    g_array_set_clear_func (ledger.items, clear_made);
    note_made (&ledger, 1, "Ban hành quy trình tiếp nhận", "Sở Mẫu Một");
    note_made (&ledger, 2, "Rà soát hồ sơ lưu trữ", "Sở Mẫu Hai");
    note_made (&ledger, 3, "Tuyên truyền", "");
    note_made (&ledger, 4, "Tỷ lệ đạt 80 %", "");
    for (guint step = 0; step < 300; step++) {
        switch (g_rand_int_range (ledger.random, 0, 10)) {
        case 0:
            try_drop (&ledger);
            break;
        case 1:
            try_add (&ledger, step);
            break;
        case 2:
            try_split (&ledger);
            break;
        case 3:
            try_join (&ledger);
            break;
        case 4:
        case 5:
        case 6:
            try_undo (&ledger);
            break;
        default:
            try_correction (&ledger, step);
        }
        if (step % 10 == 0)
            expect_as_written (&ledger, &now);
    }
    expect_as_written (&ledger, &now);
    fixture_expect_fresh (fixture->reg);
    g_assert_cmpuint (ledger.items->len, >, 20);
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ .targets = TRUE }, &before), ==, 0); /* all of today */
    g_array_unref (ledger.operations);
    g_array_unref (ledger.items);
    g_rand_free (ledger.random);
}

/* ---- correcting ---- */

static void
test_correct (Fixture *fixture, gconstpointer data) {
    Register *reg = fixture->reg;
    StateMoment now = fixture_moment ("2026-10-02", NULL), before = fixture_moment ("2026-10-02", "2026-09-30");
    g_setenv ("DONDOC_NOW", "2026-10-01T08:00:00+07:00", TRUE);
    correct (reg, 1, "lead", "Sở Mẫu Ba; Sở Mẫu Tư");
    gint64 deadline = correct (reg, 1, "deadline", "31/12/2026");
    correct (reg, 1, "path", "I.9");
    {
        g_autoptr (QueryItems) walk = NULL;
        g_autoptr (GError) error = NULL;
        const QueryItem *item = query_one_item (reg, 1, &now, &walk, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (item->bodies->len, ==, 2);
        g_assert_cmpint (item->state.timeliness, ==, TIMELINESS_IN_TERM);
        g_assert_cmpint (item->state.in_force.month, ==, 12);
        g_assert_cmpuint (item->corrections->len, ==, 3);
        g_assert_cmpstr (((const QueryCorrection *)item->corrections->pdata[0])->extracted, ==, "[\"Sở Mẫu Một\"]");
        g_assert_cmpint (query_find_item (reg, "31/KH-UBND:I.9", &now, &error), ==, 1);
        g_assert_cmpint (query_find_item (reg, "31/KH-UBND:I.1", &before, &error), ==, 1);
        g_assert_cmpint (query_find_item (reg, "31/KH-UBND:I.1", &now, &error), ==, 0);
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    }
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .body = "Sở Mẫu Tư", .lead_only = TRUE }, &now), ==, 1);
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .body = "Sở Mẫu Một" }, &now), ==, 0);
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .body = "Sở Mẫu Một" }, &before), ==, 1);
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .timeliness = 1 << TIMELINESS_OVERDUE }, &before), ==, 2);
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .timeliness = 1 << TIMELINESS_OVERDUE }, &now), ==, 1);
    g_assert_true (undo (reg, deadline));
    g_assert_cmpuint (count_items (reg, &(QueryFilter){ .timeliness = 1 << TIMELINESS_OVERDUE }, &now), ==, 2);
    fixture_expect_fresh (reg);
}

static void
test_correct_refused (Fixture *fixture, gconstpointer data) {
    static const char *const wrong[][2] = {
        { "path", "" },
        { "text", "  " },
        { "path", "I.2" },
        { "kind", "work" },
        { "kind", "" },
        { "order", "demand" },
        { "consent", "perhaps" },
        { "counts-from", "31/2/2026" },
        { "deadline", "mai" },
        { "deadline", "31/2/2026" },
        { "deadline", "1990-01-01" },
        { "colour", "red" },
        { "text", "\xff\xfe" },
        { "lead", "Sở Mẫu Một" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
        refuse_correction (fixture->reg, 1, wrong[i][0], wrong[i][1]);
    fixture_expect_fresh (fixture->reg);
}

/* An assignment goes before a correction: so the correction must not seem to have been taken. */
static void
test_correct_assigned (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    gint64 item = 1;
    Mark mark;
    mark_init (&mark, EVENT_ASSIGNED);
    mark.data = "{\"lead\": [\"Sở Mẫu Năm\"]}";
    mark.by = "clerk";
    mark_items (fixture->reg, &item, 1, &mark, &events, &error);
    g_assert_no_error (error);
    refuse_correction (fixture->reg, 1, "lead", "Sở Mẫu Sáu");
    g_assert_true (undo (fixture->reg, first_id (events)));
    correct (fixture->reg, 1, "lead", "Sở Mẫu Sáu");
}

/* The register's own name for the body the directory knows, and none that only became it. */
static void
test_body_names (Fixture *fixture, gconstpointer data) {
    StateMoment now = fixture_moment ("2026-09-30", NULL);
    correct (fixture->reg, 1, "lead", "Sở Nông nghiệp và Môi trường");
    correct (fixture->reg, 2, "lead", "Sở NN&MT");
    correct (fixture->reg, 3, "lead", "Sở Tài nguyên và Môi trường");
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ .body = "Sở Nông nghiệp và Môi trường" }, &now), ==,
                      3);
    g_autoptr (QueryItems) walk = NULL, other = NULL;
    g_autoptr (GError) error = NULL;
    const QueryItem *item = query_one_item (fixture->reg, 2, &now, &walk, &error);
    g_autofree char *leads = join_names (item->leads);
    g_assert_cmpstr (leads, ==, "Sở Nông nghiệp và Môi trường");
    item = query_one_item (fixture->reg, 3, &now, &other, &error);
    g_autofree char *old = join_names (item->leads);
    g_assert_cmpstr (old, ==, "Sở Tài nguyên và Môi trường");
}

/* ---- made and gone ---- */

static void
mark (Register *reg, gint64 item, EventType type, const char *on, const char *until) {
    g_autoptr (GError) error = NULL;
    Mark what;
    mark_init (&what, type);
    what.by = "clerk";
    partial_date_parse (on, &what.on_date);
    partial_date_parse (until, &what.until);
    mark_items (reg, &item, 1, &what, NULL, &error);
    g_assert_no_error (error);
}

/* The parts stand as the whole stood, on every day; what is recorded of a part keeps the splitting from being undone unseen. */
static void
test_split_history (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GError) error = NULL;
    char *texts[] = { (char *)"Soạn quy trình", (char *)"Ký ban hành", (char *)"Gửi các xã" };
    Edit edit = edit_by_clerk ();
    StateMoment now = fixture_moment ("2026-09-30", NULL), july = fixture_moment ("2026-07-10", NULL);
    mark (fixture->reg, 1, EVENT_EXTENDED, "2026-06-20", "2026-07-31");
    mark (fixture->reg, 1, EVENT_DONE, "2026-08-03", NULL);
    edit_split (fixture->reg, 1, texts, 3, &edit, parts, events, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < parts->len; i++) {
        g_autoptr (QueryItems) walk = NULL, then = NULL;
        const QueryItem *item = query_one_item (fixture->reg, g_array_index (parts, gint64, i), &now, &walk, &error);
        g_assert_cmpstr (item->path, ==, ((const char *[]){ "I.1.a", "I.1.b", "I.1.c" })[i]);
        g_assert_cmpint (item->state.status, ==, STATUS_DONE);
        g_assert_cmpint (item->state.days_late, ==, 3);
        g_assert_true (item->state.confirmed);
        item = query_one_item (fixture->reg, item->id, &july, &then, &error);
        g_assert_cmpint (item->state.status, ==, STATUS_OPEN);
        g_assert_cmpint (item->state.days_left, ==, 21);
    }
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ 0 }, &now), ==, 5);
    mark (fixture->reg, g_array_index (parts, gint64, 1), EVENT_RESUMED, NULL, NULL);
    g_assert_false (undo (fixture->reg, first_id (events)));
    fixture_expect_fresh (fixture->reg);
}

static gboolean
try_to_join (Register *reg, gint64 one, gint64 other) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    gint64 ids[] = { one, other };
    Edit edit = edit_by_clerk ();
    gboolean joined = edit_join (reg, ids, 2, NULL, &edit, events, &error);
    if (!joined)
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    return joined;
}

static void
test_join_refused (Fixture *fixture, gconstpointer data) {
    mark (fixture->reg, 1, EVENT_EXTENDED, "2026-06-20", "2026-12-31");
    g_assert_false (try_to_join (fixture->reg, 3, 1)); /* its extension would be lost */
    g_assert_false (try_to_join (fixture->reg, 1, 2)); /* its extension would hold for the other */
    mark (fixture->reg, 3, EVENT_DONE, "2026-09-01", NULL);
    g_assert_false (try_to_join (fixture->reg, 3, 2)); /* the open one would be hidden */
    g_assert_false (try_to_join (fixture->reg, 2, 2));
    g_assert_true (try_to_join (fixture->reg, 2, 4));
}

static void
test_add (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = events_new ();
    g_autoptr (GError) error = NULL;
    char *deadlines[] = { (char *)"Quý IV/2026", NULL };
    EditItem made = { .path = "I.2.a", .text = "Lập danh mục thư tịch cổ", .deadlines = deadlines };
    Edit edit = edit_by_clerk ();
    StateMoment now = fixture_moment ("2026-10-02", NULL), before = fixture_moment ("2026-10-02", "2026-09-30");
    gint64 id = 0;
    g_setenv ("DONDOC_NOW", "2026-10-01T08:00:00+07:00", TRUE);
    edit_add (fixture->reg, 1, &made, &edit, &id, events, &error);
    g_assert_no_error (error);
    g_assert_cmpint (id, ==, 5);
    g_assert_cmpuint (count_hits (fixture->reg, "thư tịch", &now), ==, 1);
    g_assert_cmpuint (count_hits (fixture->reg, "thư tịch", &before), ==, 0);
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ 0 }, &now), ==, 4);
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ 0 }, &before), ==, 3);
    g_assert_cmpuint (count_items (fixture->reg, &(QueryFilter){ .gone = TRUE }, &before), ==, 0);
    {
        g_autoptr (QueryItems) walk = query_items_new (fixture->reg, &(QueryFilter){ 0 }, &now, &error);
        const char *const paths[] = { "I.1", "I.2", "I.2.a", "I.3" };
        for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
            g_assert_cmpstr (query_items_next (walk, &error)->path, ==, paths[i]);
    }
    g_assert_false (edit_add (fixture->reg, 1, &made, &edit, &id, events, &error)); /* the path is taken */
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_clear_error (&error);
    g_assert_true (undo (fixture->reg, first_id (events)));
    g_assert_cmpuint (count_hits (fixture->reg, "thư tịch", &now), ==, 0);
    g_assert_true (edit_add (fixture->reg, 1, &made, &edit, &id, events, &error));
    fixture_expect_fresh (fixture->reg);
}

/* ---- confirming ---- */

static guint
confirm (Register *reg, const gint64 *items, gsize n_items, const gint64 *documents, gsize n_documents) {
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    Mark what;
    mark_init (&what, EVENT_CONFIRMED);
    what.by = "clerk";
    mark_all (reg, items, n_items, documents, n_documents, &what, &events, &error);
    g_assert_no_error (error);
    return events->len;
}

static void
test_confirm (Fixture *fixture, gconstpointer data) {
    const QueryFilter open = { .unconfirmed = TRUE, .targets = TRUE };
    StateMoment now = fixture_moment ("2026-09-30", NULL), long_ago = fixture_moment ("2026-04-01", NULL);
    gint64 items[] = { 2, 3 }, document = 1;
    g_assert_cmpuint (count_items (fixture->reg, &open, &now), ==, 4);
    g_assert_cmpuint (confirm (fixture->reg, items, 2, NULL, 0), ==, 2);
    g_assert_cmpuint (confirm (fixture->reg, items, 2, NULL, 0), ==, 0);
    g_assert_cmpuint (count_items (fixture->reg, &open, &now), ==, 2);
    g_assert_cmpuint (count_items (fixture->reg, &open, &long_ago), ==,
                      2); /* it is about the record, not about a day */
    g_assert_cmpuint (confirm (fixture->reg, NULL, 0, &document, 1), ==, 1);
    g_assert_cmpuint (confirm (fixture->reg, NULL, 0, &document, 1), ==, 0);
    g_assert_cmpuint (count_items (fixture->reg, &open, &now), ==, 0);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int status;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
#define ADD(path, test) g_test_add ("/track/edit/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("random", test_random);
    ADD ("correct", test_correct);
    ADD ("correct/refused", test_correct_refused);
    ADD ("correct/assigned", test_correct_assigned);
    ADD ("correct/body-names", test_body_names);
    ADD ("split", test_split_history);
    ADD ("join/refused", test_join_refused);
    ADD ("add", test_add);
    ADD ("confirm", test_confirm);
    status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
