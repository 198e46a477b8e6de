/* make_register.c - makes a register of any size, the same for the same seed: documents that carry each other out, items with every kind
 * of deadline, a history of completions, extensions, suspensions.
 * Called by:   tests/bench_register, tests/cli/register-tools.test.
 * usage: make_register FILE DOCUMENTS ITEMS SEED [TODAY]
 * ITEMS are those of each document. Names and numbers are put together from invented parts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "track/events.h"
#include "track/load.h"
#include "track/query.h"
#include "track/sql.h"

static const char *const verbs[] = { "Rà soát", "Xây dựng", "Ban hành", "Kiểm tra", "Hoàn thiện", "Tổ chức",
                                     "Công bố", "Số hóa",   "Sắp xếp",  "Bàn giao", "Tổng kết",   "Cập nhật" };
static const char *const objects[]
    = { "hồ sơ lưu trữ",  "quy chế phối hợp",    "danh mục dịch vụ", "kho dữ liệu dùng chung",
        "trụ sở dôi dư",  "bản đồ địa chính",    "lớp tập huấn",     "đề án vị trí việc làm",
        "trạm y tế",      "tuyến đường liên xã", "hồ chứa nước",     "chợ đầu mối",
        "thư viện cơ sở", "trường mầm non",      "cổng thông tin",   "kế hoạch phòng chống thiên tai" };
static const char *const places[]
    = { "trên địa bàn tỉnh",        "tại các xã miền núi", "ở vùng ven biển",     "trong khu vực biên giới",
        "tại trung tâm hành chính", "theo mẫu thống nhất", "theo tiêu chuẩn mới", "cho năm sau" };
static const char *const fields[] = { "Nội vụ",  "Tài chính",   "Xây dựng", "Y tế",     "Công Thương",
                                      "Tư pháp", "Nông nghiệp", "Giáo dục", "Khoa học", "Văn hóa" };

#define GROUP 64 /* documents that are stored together */

typedef struct {
    Register *reg;
    GRand *chance;
    PartialDate today;
    guint documents, items;
    GPtrArray *numbers;  /* of char* */
    GPtrArray *subjects; /* of GPtrArray of char*: the texts of each document's items */
    GPtrArray *group;    /* of LoadPending*: what was made and not stored */
} Maker;

static void G_GNUC_NORETURN
stop (const GError *error) {
    fprintf (stderr, "make_register: %s\n", error != NULL ? error->message : "failed");
    exit (1);
}

static guint
pick (Maker *maker, guint n) {
    return (guint)g_rand_int_range (maker->chance, 0, (gint32)n);
}

static gboolean
happens (Maker *maker, guint percent) {
    return pick (maker, 100) < percent;
}

static char *
name_body (Maker *maker) {
    if (happens (maker, 45))
        return g_strdup_printf ("Sở %s", fields[pick (maker, G_N_ELEMENTS (fields))]);
    return g_strdup_printf ("UBND xã Mẫu %u", pick (maker, 190) + 1);
}

/* Adds @content to the text and gives a value that points there. */
static Value *
put (GString *text, const char *content) {
    Value *value = g_new0 (Value, 1);
    gsize start = text->len;
    g_string_append (text, content);
    value_set_text (value, content, span_list_new (start, text->len), 0.95);
    return value;
}

static void
set (Value *value, GString *text, const char *content) {
    Value *made = put (text, content);
    value_clear (value);
    *value = *made;
    g_free (made);
}

static void
set_day (Maker *maker, Deadline *deadline, PartialDate issued) {
    deadline->due = partial_date_add_days (issued, (int)pick (maker, 700) + 10);
}

static void
add_deadline (Maker *maker, GString *text, Item *item, PartialDate issued) {
    guint kind = pick (maker, 100);
    Deadline *deadline;
    g_autofree char *words = NULL;
    gsize start;
    if (kind >= 96)
        return; /* nothing is stated */
    deadline = deadline_new ();
    deadline->confidence = 0.95;
    deadline->relation = DEADLINE_NO_RELATION;
    if (kind < 70) {
        deadline->kind = kind < 60 ? DEADLINE_DATE : DEADLINE_PERIOD;
        deadline->relation = kind < 60 ? DEADLINE_BEFORE : DEADLINE_WITHIN;
        set_day (maker, deadline, issued);
        if (kind >= 60) {
            deadline->due = partial_date_last_day ((PartialDate){ deadline->due.year, deadline->due.month, 0, -1, -1 });
            words = g_strdup_printf ("Tháng %d/%d", deadline->due.month, deadline->due.year);
        } else {
            g_autofree char *day = partial_date_format_vietnamese (deadline->due);
            words = g_strdup_printf ("Trước ngày %s", day);
        }
    } else if (kind < 82) {
        deadline->kind = DEADLINE_RECURRING;
        deadline->rrule = g_strdup (kind < 76 ? "FREQ=MONTHLY" : "FREQ=MONTHLY;INTERVAL=3");
        words = g_strdup (kind < 76 ? "Hằng tháng" : "Hằng quý");
    } else if (kind < 90) {
        deadline->kind = DEADLINE_CONTINUOUS;
        words = g_strdup ("Thường xuyên");
    } else {
        deadline->kind = kind < 93 ? DEADLINE_CONDITIONAL : DEADLINE_RELATIVE;
        deadline->base = kind < 93 ? BASE_NONE : BASE_RECEIPT;
        deadline->condition = kind < 93 ? g_strdup ("khi có hướng dẫn của Trung ương") : NULL;
        words = g_strdup (kind < 93 ? "Khi có hướng dẫn của Trung ương" : "Trong 15 ngày kể từ ngày nhận được văn bản");
    }
    start = text->len;
    g_string_append (text, words);
    deadline->text = g_steal_pointer (&words);
    deadline->span = span_list_new (start, text->len);
    g_ptr_array_add (item->deadlines, deadline);
}

static char *
write_task (Maker *maker, guint document, guint above, guint i) {
    const GPtrArray *superior = above < maker->subjects->len ? maker->subjects->pdata[above] : NULL;
    if (superior != NULL && happens (maker, 50)) /* taken up from above, in the same words */
        return g_strdup_printf ("%s", (const char *)superior->pdata[pick (maker, superior->len)]);
    return g_strdup_printf ("%s %s %s, phần việc số %u của chương trình %u", verbs[pick (maker, G_N_ELEMENTS (verbs))],
                            objects[pick (maker, G_N_ELEMENTS (objects))], places[pick (maker, G_N_ELEMENTS (places))],
                            i + 1, document + 1);
}

static void
add_item (Maker *maker, DocumentRecord *record, GString *text, guint document, guint above, guint i) {
    Item *item = item_new ();
    g_autofree char *task = write_task (maker, document, above, i), *label = g_strdup_printf ("%u.", i + 1);
    guint leads = happens (maker, 8) ? 0 : happens (maker, 15) ? 2 : 1;
    gsize start = text->len;
    g_free (item->path);
    item->path = g_strdup_printf ("II.%u", i + 1);
    set (&item->label, text, label);
    g_string_append_c (text, ' ');
    set (&item->text, text, task);
    g_string_append (text, ". ");
    for (guint k = 0; k < leads; k++) {
        g_autofree char *body = name_body (maker);
        g_ptr_array_add (item->lead, put (text, body));
        g_string_append (text, "; ");
    }
    if (happens (maker, 40)) {
        g_autofree char *body = name_body (maker);
        g_ptr_array_add (item->coordinators, put (text, body));
        g_string_append (text, ". ");
    }
    add_deadline (maker, text, item, record->date_value);
    item->kind = happens (maker, 3) ? ITEM_TARGET : ITEM_TASK;
    item->span = span_list_new (start, text->len);
    item->confidence = 0.95;
    g_string_append_c (text, '\n');
    g_ptr_array_add (record->items, item);
    g_ptr_array_add (maker->subjects->pdata[document], g_steal_pointer (&task));
}

static void
add_reference (DocumentRecord *record, GString *text, const char *number, ReferenceRelation relation) {
    Reference *reference = reference_new ();
    gsize start = text->len;
    g_string_append (text, number);
    reference->number = g_strdup (number);
    reference->relation = relation;
    reference->span = span_list_new (start, text->len);
    reference->confidence = 0.95;
    g_string_append_c (text, '\n');
    g_ptr_array_add (record->references, reference);
}

/* The first twentieth come from above; each other one carries out one that is older. */
static void
add_document (Maker *maker, guint i) {
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    LoadPending *pending = g_new0 (LoadPending, 1);
    DocumentRecord *record = document_record_new ();
    guint top = MAX (maker->documents / 20, 1),
          above = i < top ? G_MAXUINT : pick (maker, happens (maker, 70) ? top : i);
    const char *type = i < top ? "KL" : "KH";
    char *number = i < top ? g_strdup_printf ("%u-KL/TW", i + 1) : g_strdup_printf ("%u/KH-UBND", i + 1);
    g_autofree char *title
        = g_strdup_printf ("%s %s %s", verbs[pick (maker, G_N_ELEMENTS (verbs))],
                           objects[pick (maker, G_N_ELEMENTS (objects))], places[pick (maker, G_N_ELEMENTS (places))]);
    g_autofree char *day = NULL, *seed = g_strdup_printf ("%u %u %u", i, maker->documents, maker->items);
    record->kind = DOCUMENT_DIRECTIVE;
    record->confidence = 0.95;
    record->date_value = partial_date_add_days (maker->today, -(int)(720 - 700 * i / maker->documents));
    day = partial_date_format (record->date_value);
    set (&record->type, text, type);
    g_string_append_c (text, ' ');
    set (&record->number, text, number);
    g_string_append_c (text, ' ');
    set (&record->issuer, text, i < top ? "Ban Mẫu Trung ương" : "Ủy ban nhân dân tỉnh Mẫu");
    g_string_append_c (text, ' ');
    set (&record->date, text, day);
    g_string_append_c (text, '\n');
    set (&record->title, text, title);
    g_string_append_c (text, '\n');
    if (above != G_MAXUINT)
        add_reference (record, text, maker->numbers->pdata[above],
                       happens (maker, 70) ? RELATION_IMPLEMENTS : RELATION_BASIS);
    g_ptr_array_add (maker->numbers, number);
    g_ptr_array_add (maker->subjects, g_ptr_array_new_with_free_func (g_free));
    for (guint k = 0; k < maker->items; k++)
        add_item (maker, record, text, i, above, k);
    record->span = span_list_new (0, text->len);
    g_ptr_array_add (records->documents, record);
    records->file = g_strdup_printf ("made-%05u.txt", i + 1);
    records->format = g_strdup ("text");
    records->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
    pending->records = g_steal_pointer (&records);
    pending->bytes = g_byte_array_append (g_byte_array_new (), (const guint8 *)text->str, (guint)text->len);
    g_ptr_array_add (maker->group, pending);
}

static void
store_group (Maker *maker) {
    g_autoptr (GError) error = NULL;
    if (!load_store (maker->reg, (LoadPending *const *)maker->group->pdata, maker->group->len, "maker", &error))
        stop (error);
    g_ptr_array_set_size (maker->group, 0);
}

static void
free_pending (gpointer pending) {
    load_pending_free (pending);
}

/* ---- what happened ---- */

static void
append (Maker *maker, Event *event, PartialDate on) {
    g_autoptr (GError) error = NULL;
    g_autofree char *day = partial_date_format (on), *now = g_strdup_printf ("%sT09:00:00+07:00", day);
    event->on_date = on;
    event->entered_by = g_strdup (happens (maker, 50) ? "lan" : "minh");
    g_setenv ("DONDOC_NOW", now, TRUE);
    if (!events_append (maker->reg, event, &error))
        stop (error);
    event_free (event);
}

static Event *
new_event (EventType type, const QueryItem *item) {
    Event *event = event_new ();
    event->type = type;
    event->item = item->id;
    return event;
}

static void
finish (Maker *maker, const QueryItem *item, PartialDate due, PartialDate occurrence) {
    Event *event = new_event (EVENT_DONE, item);
    PartialDate on = partial_date_add_days (due, happens (maker, 80) ? -(int)pick (maker, 20) : (int)pick (maker, 40));
    if (partial_date_compare (on, maker->today) > 0)
        on = maker->today;
    if (partial_date_compare (on, item->document->date_value) < 0)
        on = item->document->date_value;
    event->occurrence = occurrence;
    if (happens (maker, 55)) {
        event->evidence_number = g_strdup_printf ("%u/BC-%s", pick (maker, 900) + 1, "SM");
        event->evidence_date = on;
    }
    append (maker, event, on);
}

static void
live (Maker *maker, const QueryItem *item) {
    const Deadline *deadline = item->deadlines->len > 0 ? item->deadlines->pdata[0] : NULL;
    PartialDate due = item->state.in_force;
    gboolean past = due.year != 0 && partial_date_compare (due, maker->today) < 0;
    if (happens (maker, 15))
        append (maker, new_event (EVENT_STARTED, item), partial_date_add_days (item->document->date_value, 5));
    if (happens (maker, 2)) {
        append (maker, new_event (happens (maker, 60) ? EVENT_SUSPENDED : EVENT_CANCELLED, item),
                partial_date_add_days (item->document->date_value, 15));
        return;
    }
    if (due.year != 0 && deadline->kind != DEADLINE_RECURRING && happens (maker, 6)) {
        Event *event = new_event (EVENT_EXTENDED, item);
        event->until = partial_date_add_days (due, 30);
        event->granted_by = g_strdup ("Ủy ban nhân dân tỉnh Mẫu");
        event->note = g_strdup ("chờ ý kiến của bộ");
        append (maker, event, partial_date_add_days (item->document->date_value, 3));
    }
    if (past && deadline->kind == DEADLINE_RECURRING) {
        finish (maker, item, due, item->state.occurrence);
    } else if (past && happens (maker, 75)) {
        finish (maker, item, due, PARTIAL_DATE_NONE);
    }
}

/* All at once: how everything stands on the last day is worked out only once. */
static void
tell_history (Maker *maker) {
    StateMoment now = { .as_of = maker->today, .as_known_on = PARTIAL_DATE_NONE };
    QueryFilter filter = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE };
    g_autofree char *day = partial_date_format (maker->today), *clock = g_strdup_printf ("%sT17:00:00+07:00", day);
    g_autoptr (GError) error = NULL;
    g_autoptr (QueryItems) items = NULL;
    const QueryItem *item;
    g_setenv ("DONDOC_NOW", clock, TRUE);
    if (!register_begin (maker->reg, TRUE, &error))
        stop (error);
    items = query_items_new (maker->reg, &filter, &now, &error);
    while (items != NULL && (item = query_items_next (items, &error)) != NULL)
        live (maker, item);
    g_clear_pointer (&items, query_items_free);
    g_setenv ("DONDOC_NOW", clock, TRUE);
    if (error != NULL || !register_commit (maker->reg, &error))
        stop (error);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    Maker maker = { .today = date_today () };
    if (argc < 5 || (argc > 5 && !partial_date_parse (argv[5], &maker.today))) {
        fprintf (stderr, "usage: make_register FILE DOCUMENTS ITEMS SEED [TODAY]\n");
        return DONDOC_ERROR_USAGE;
    }
    maker.documents = (guint)atoi (argv[2]);
    maker.items = (guint)atoi (argv[3]);
    maker.chance = g_rand_new_with_seed ((guint32)atoi (argv[4]));
    maker.numbers = g_ptr_array_new_with_free_func (g_free);
    maker.subjects = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    maker.group = g_ptr_array_new_with_free_func (free_pending);
    maker.reg = register_open (argv[1], REGISTER_CREATE, &error);
    /* what is made can be made again: no waiting for the disk */
    if (maker.reg == NULL || !sql_run (maker.reg, "PRAGMA synchronous = OFF", &error))
        stop (error);
    for (guint i = 0; i < maker.documents; i++) {
        /* in twenty days of loading, as many at once as `dondoc ingest` takes */
        guint day_of_loading = i * 20 / maker.documents, part = day_of_loading * maker.documents / 20;
        PartialDate loaded = partial_date_add_days (maker.today, -(int)(718 - 700 * part / maker.documents));
        g_autofree char *day = partial_date_format (loaded), *now = g_strdup_printf ("%sT08:00:00+07:00", day);
        g_setenv ("DONDOC_NOW", now, TRUE);
        add_document (&maker, i);
        if (maker.group->len == GROUP || (i + 1) * 20 / maker.documents != day_of_loading)
            store_group (&maker);
    }
    tell_history (&maker);
    register_free (maker.reg);
    g_rand_free (maker.chance);
    g_ptr_array_unref (maker.numbers);
    g_ptr_array_unref (maker.subjects);
    g_ptr_array_unref (maker.group);
    return 0;
}
