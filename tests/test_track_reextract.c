/* test_track_reextract.c - track/reextract: the rules of reextract.h. The older program is played by changing the rows that it would have
 * written. */
#include "track_fixture.h"

#include "track/edit.h"
#include "track/reextract.h"
#include "track/sql.h"

static Lexicon *lexicon;

static const char plan[] = "ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                           "TỈNH MẪU                                Độc lập - Tự do - Hạnh phúc\n\n"
                           "Số: 74/KH-UBND                      Mẫu, ngày 02 tháng 3 năm 2026\n\n"
                           "KẾ HOẠCH\nNâng cấp trạm bơm điện năm 2026\n\n"
                           "II. NHIỆM VỤ CỤ THỂ\n\n"
                           "1. Kiểm tra tình trạng máy bơm của các trạm.\n\nCơ quan chủ trì: Sở Công Thương.\n\n"
                           "Thời gian hoàn thành: trước ngày 30/4/2026.\n\n"
                           "2. Thay dây dẫn điện cũ tại nhà trạm số hai.\n\nCơ quan chủ trì: Sở Xây dựng.\n\n"
                           "Thời gian hoàn thành: trước ngày 31/5/2026.\n\n"
                           "3. Tập huấn người vận hành về an toàn lao động.\n\nCơ quan chủ trì: Sở Nội vụ.\n\n"
                           "Thời gian hoàn thành: trước ngày 30/9/2026.\n\n"
                           "                                                    TM. ỦY BAN NHÂN DÂN\n"
                           "                                                        Hồ Văn Mẫu\n";

/* Items 1 to 3. */
static void
set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    fixture_set_up (fixture, data);
    load_result_free (
        load_bytes (fixture->reg, plan, strlen (plan), "plan.txt", lexicon, LOAD_SECRECY_REFUSE, "clerk", &error));
    g_assert_no_error (error);
}

static void
play_older (Register *reg, const char *sql) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, TRUE, &error));
    sql_run (reg, sql, &error);
    g_assert_no_error (error);
    states_touch_all (reg);
    register_commit (reg, &error);
    g_assert_no_error (error);
}

#define TOO_MUCH                                                                                                       \
    "INSERT INTO items (id, document, position, path, kind, text, confidence)"                                         \
    " VALUES (4, 1, 9, 'II.9', 'task', 'Tỉnh có hai mùa mưa nắng', 0.5);"
#define WRONG_DAY  "UPDATE deadlines SET due = '2026-05-30' WHERE item = 1;"
#define WRONG_TEXT "UPDATE items SET text = 'Thay dây dẫn điện cũ', spans = NULL WHERE id = 2;"
#define MISSED                                                                                                         \
    "DELETE FROM item_states WHERE item = 3; DELETE FROM deadlines WHERE item = 3;"                                    \
    " DELETE FROM item_bodies WHERE item = 3; DELETE FROM items WHERE id = 3;"

/* NULL where @code is wanted. */
static Reread *
read_again (Register *reg, gint64 document, gboolean dry_run, int code) {
    g_autoptr (GError) error = NULL;
    Reread *reread;
    g_assert_true (register_begin (reg, TRUE, &error));
    reread = reextract_document (reg, document, lexicon, "clerk", dry_run, &error);
    if (reread == NULL) {
        g_assert_error (error, DONDOC_ERROR, code);
        register_rollback (reg);
        return NULL;
    }
    g_assert_cmpint (code, ==, 0);
    register_commit (reg, &error);
    g_assert_no_error (error);
    return reread;
}

static void
expect_counts (const Reread *reread, guint changed, guint added, guint dropped, guint kept, guint same) {
    g_assert_cmpuint (reread->changed, ==, changed);
    g_assert_cmpuint (reread->added, ==, added);
    g_assert_cmpuint (reread->dropped, ==, dropped);
    g_assert_cmpuint (reread->kept, ==, kept);
    g_assert_cmpuint (reread->same, ==, same);
}

static void
expect_item (Register *reg, gint64 id, const char *text, const char *due, gboolean gone) {
    StateMoment now = fixture_moment ("2026-09-30", NULL);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) error = NULL;
    const QueryItem *item = query_one_item (reg, id, &now, &walk, &error);
    g_assert_no_error (error);
    g_autofree char *day
        = item->deadlines->len > 0 ? partial_date_format (((const Deadline *)item->deadlines->pdata[0])->due) : NULL;
    g_assert_true (g_str_has_prefix (item->text, text));
    g_assert_cmpstr (day, ==, due);
    g_assert_cmpint (item->state.gone, ==, gone);
}

static gint64
count_events (Register *reg) {
    gint64 n = 0;
    g_assert_true (sql_read_number (reg, "SELECT count (*) FROM events", 0, &n, NULL));
    return n;
}

static void
test_nothing (Fixture *fixture, gconstpointer data) {
    gint64 before = count_events (fixture->reg);
    g_autoptr (Reread) reread = read_again (fixture->reg, 1, FALSE, 0);
    expect_counts (reread, 0, 0, 0, 0, 3);
    g_assert_cmpint (reread->event, ==, 0);
    g_assert_cmpuint (reread->fields->len, ==, 0);
    g_assert_cmpint (count_events (fixture->reg), ==, before);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data) {
    gint64 before = count_events (fixture->reg);
    play_older (fixture->reg, WRONG_DAY MISSED TOO_MUCH);
    g_autoptr (Reread) reread = read_again (fixture->reg, 1, TRUE, 0);
    expect_counts (reread, 1, 1, 1, 0, 1);
    g_assert_cmpint (reread->event, ==, 0);
    g_assert_cmpint (count_events (fixture->reg), ==, before);
}

/* Rules 1, 3 and 4: changed, added and dropped, under one event that takes all of it back. */
static void
test_taken_over (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    const RereadItem *item;
    const RereadField *field;
    play_older (fixture->reg, WRONG_DAY MISSED TOO_MUCH);
    g_autoptr (Reread) reread = read_again (fixture->reg, 1, FALSE, 0);
    expect_counts (reread, 1, 1, 1, 0, 1);
    item = reread->items->pdata[0];
    field = item->fields->pdata[0];
    g_assert_cmpint (item->item, ==, 1);
    g_assert_cmpstr (field->name, ==, "deadlines");
    g_assert_cmpstr (field->was, ==, "2026-05-30");
    g_assert_cmpstr (field->now, ==, "2026-04-30");
    g_assert_false (field->kept);
    expect_item (fixture->reg, 1, "Kiểm tra", "2026-04-30", FALSE);
    expect_item (fixture->reg, 4, "Tỉnh có", NULL, TRUE);
    expect_item (fixture->reg, 5, "Tập huấn", "2026-09-30", FALSE);
    fixture_expect_fresh (fixture->reg);
    g_autoptr (Reread) again = read_again (fixture->reg, 1, FALSE, 0);
    expect_counts (again, 0, 0, 0, 0, 3);
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_true (events_undo (fixture->reg, reread->event, NULL, "clerk", NULL, &error));
    g_assert_true (register_commit (fixture->reg, &error));
    expect_item (fixture->reg, 1, "Kiểm tra", "2026-05-30", FALSE);
    expect_item (fixture->reg, 4, "Tỉnh có", NULL, FALSE);
    expect_item (fixture->reg, 5, "Tập huấn", "2026-09-30", TRUE);
    fixture_expect_fresh (fixture->reg);
}

static void
mark_as (Register *reg, gint64 item, EventType type, const char *note) {
    g_autoptr (GError) error = NULL;
    Mark mark;
    mark_init (&mark, type);
    mark.by = "clerk";
    mark.note = note;
    g_assert_true (mark_items (reg, &item, 1, &mark, NULL, &error));
}

/* Rules 2 and 3: a field that was corrected, an item that was confirmed, one on which something was recorded. */
static void
test_clerk_first (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    Edit edit = { "clerk", NULL, lexicon };
    char *values[] = { (char *)"15/5/2026" };
    play_older (fixture->reg, WRONG_DAY WRONG_TEXT TOO_MUCH);
    g_assert_true (edit_correct (fixture->reg, 1, "deadline", values, 1, &edit, NULL, &error));
    mark_as (fixture->reg, 2, EVENT_CONFIRMED, NULL);
    mark_as (fixture->reg, 4, EVENT_NOTED, "hỏi lại");
    g_autoptr (Reread) reread = read_again (fixture->reg, 1, FALSE, 0);
    expect_counts (reread, 2, 0, 0, 1, 1);
    for (guint i = 0; i < 2; i++) {
        const RereadItem *item = reread->items->pdata[i];
        g_assert_cmpint (item->kind, ==, REREAD_CHANGED);
        g_assert_true (((const RereadField *)item->fields->pdata[0])->kept);
    }
    g_assert_cmpint (reread->event, ==, 0);
    expect_item (fixture->reg, 1, "Kiểm tra", "2026-05-15", FALSE);
    expect_item (fixture->reg, 4, "Tỉnh có", NULL, FALSE);
}

/* Rule 5: the heading is shown, whoever is right; one that was corrected is still found in its file. */
static void
test_heading (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    Edit edit = { "clerk", NULL, lexicon };
    char *number[] = { (char *)"75/KH-UBND" };
    g_assert_true (edit_correct_document (fixture->reg, 1, "number", number, 1, &edit, NULL, &error));
    play_older (fixture->reg, "UPDATE documents SET title = 'Nâng cấp' WHERE id = 1;");
    g_autoptr (Reread) reread = read_again (fixture->reg, 1, FALSE, 0);
    g_assert_cmpuint (reread->fields->len, ==, 2);
    const RereadField *first = reread->fields->pdata[0], *second = reread->fields->pdata[1];
    g_assert_cmpstr (first->name, ==, "number");
    g_assert_cmpstr (first->now, ==, "74/KH-UBND");
    g_assert_true (first->kept);
    g_assert_cmpstr (second->name, ==, "title");
    g_assert_false (second->kept);
    g_autoptr (QueryDocument) document = query_document (fixture->reg, 1, NULL, &error);
    g_assert_cmpstr (document->number, ==, "75/KH-UBND");
    g_assert_cmpstr (document->title, ==, "Nâng cấp");
}

static void
test_refused (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_autofree char *copy = g_strconcat (plan, "\n", NULL);
    load_result_free (
        load_bytes (fixture->reg, copy, strlen (copy), "copy.txt", lexicon, LOAD_SECRECY_REFUSE, "clerk", &error));
    g_autoptr (GArray) list = reextract_list (fixture->reg, &error);
    g_assert_cmpuint (list->len, ==, 1);
    g_assert_null (read_again (fixture->reg, 2, FALSE, DONDOC_ERROR_USAGE)); /* a copy */
    g_assert_null (read_again (fixture->reg, 9, FALSE, DONDOC_ERROR_NOT_FOUND));
    play_older (fixture->reg,
                "UPDATE documents SET number = '9/KH-UBND', number_key = '9/kh-ubnd', position = 5 WHERE id = 1;");
    g_assert_null (read_again (fixture->reg, 1, FALSE, DONDOC_ERROR_INPUT)); /* not in its file */
    play_older (fixture->reg, "DELETE FROM file_contents WHERE file = 1;");
    g_assert_null (read_again (fixture->reg, 1, FALSE, DONDOC_ERROR_USAGE)); /* kept by its number */
    g_autoptr (GArray) none = reextract_list (fixture->reg, &error);
    g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int status;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
#define ADD(path, test) g_test_add ("/track/reextract/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("nothing", test_nothing);
    ADD ("dry-run", test_dry_run);
    ADD ("taken-over", test_taken_over);
    ADD ("clerk-first", test_clerk_first);
    ADD ("heading", test_heading);
    ADD ("refused", test_refused);
    status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
