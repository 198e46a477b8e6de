/* test_track_proposals.c - track/proposals: what a reply proposes when it is loaded, and what accepting and rejecting make of it. */
#include "track_fixture.h"

#include "track/proposals.h"
#include "track/withdraw.h"

static Lexicon *lexicon;

#define HEAD(number, day)                                                                                              \
    "ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"                           \
    "TỈNH MẪU                                Độc lập - Tự do - Hạnh phúc\n\nSố: " number                               \
    "                      Mẫu, ngày " day " năm 2026\n"
#define SIGNED "\n                                                    GIÁM ĐỐC\n                    Tạ Thị Mẫu\n"

static const char plan[] = HEAD (
    "46/KH-UBND",
    "02 tháng 3") "\nKẾ HOẠCH\nBảo tồn làng nghề năm 2026\n\nII. NHIỆM VỤ CỤ THỂ\n\n"
                  "1. Thống kê nghệ nhân đan lát và dệt thổ cẩm còn giữ nghề.\n\nCơ quan chủ trì: Sở Công Thương.\n\n"
                  "Thời gian hoàn thành: trước ngày 30/4/2026.\n\n"
                  "2. Mở phiên chợ giới thiệu sản phẩm gốm nung.\n\nCơ quan chủ trì: Sở Tài chính.\n\n"
                  "Thời gian hoàn thành: trước ngày 31/5/2026.\n\n"
                  "3. Sưu tầm mẫu hoa văn cổ để lưu giữ tại bảo tàng.\n\nCơ quan chủ trì: Sở Nội vụ.\n\n"
                  "Thời gian hoàn thành: trước ngày 30/9/2026.\n" SIGNED;

/* Done (I.1), and work that goes on (I.3). */
static const char reply[] = HEAD (
    "18/BC-SCT",
    "20 tháng 4") "\nBÁO CÁO\nKết quả thực hiện Kế hoạch số 46/KH-UBND\n\n"
                  "Thực hiện Kế hoạch số 46/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh, Sở báo cáo:\n\n"
                  "1. Việc thống kê nghệ nhân đan lát và dệt thổ cẩm còn giữ nghề: Sở đã hoàn thành với 61 người.\n\n"
                  "2. Việc sưu tầm mẫu hoa văn cổ để lưu giữ tại bảo tàng đang được tiến hành, sẽ xong trong tháng 8.\n" SIGNED;

/* The words of the plan, but no number that it is known by. */
static const char stranger[]
    = HEAD ("19/BC-SCT", "21 tháng 4") "\nBÁO CÁO\nTình hình làng nghề\n\n"
                                       "1. Sở đã hoàn thành mở phiên chợ giới thiệu sản phẩm gốm nung.\n" SIGNED;

static guint
load (Register *reg, const char *text, const char *name) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoadResult) result
        = load_bytes (reg, text, strlen (text), name, lexicon, LOAD_SECRECY_REFUSE, "clerk", &error);
    g_assert_no_error (error);
    return ((const LoadedDocument *)result->documents->pdata[0])->proposals;
}

/* The plan is document 1, the reply 2. */
static void
set_up (Fixture *fixture, gconstpointer data) {
    fixture_set_up (fixture, data);
    g_assert_cmpuint (load (fixture->reg, plan, "plan.txt"), ==, 0);
    g_assert_cmpuint (load (fixture->reg, reply, "reply.txt"), ==, 2);
}

static GPtrArray *
list (Register *reg, gint64 document, gboolean all) {
    StateMoment now = fixture_moment ("2026-09-30", NULL);
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, FALSE, &error));
    GPtrArray *proposals = proposals_list (reg, document, all, &now, &error);
    g_assert_no_error (error);
    register_rollback (reg);
    return proposals;
}

static guint
count (Register *reg, gint64 document, gboolean all) {
    g_autoptr (GPtrArray) proposals = list (reg, document, all);
    return proposals->len;
}

static gint64
nth_id (Register *reg, guint n) {
    g_autoptr (GPtrArray) proposals = list (reg, 0, TRUE);
    return ((const Proposal *)proposals->pdata[n])->id;
}

static gboolean
try_to_reject (Register *reg, gint64 id, int code) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, TRUE, &error));
    if (!proposals_reject (reg, id, "năm trước", "clerk", &error)) {
        g_assert_error (error, DONDOC_ERROR, code);
        register_rollback (reg);
        return FALSE;
    }
    register_commit (reg, &error);
    g_assert_no_error (error);
    return TRUE;
}

static void
refuse_to_accept (Register *reg, gint64 id, int code) {
    g_autoptr (GError) error = NULL;
    g_assert_null (proposals_accept (reg, id, PARTIAL_DATE_NONE, NULL, "clerk", &error));
    g_assert_error (error, DONDOC_ERROR, code);
}

static Event *
accept (Register *reg, gint64 id, PartialDate on) {
    g_autoptr (GError) error = NULL;
    Event *event = proposals_accept (reg, id, on, NULL, "clerk", &error);
    g_assert_no_error (error);
    return event;
}

static void
test_found (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) proposals = list (fixture->reg, 0, FALSE);
    const Proposal *one = proposals->pdata[0], *two = proposals->pdata[1];
    g_assert_cmpuint (proposals->len, ==, 2);
    g_assert_cmpint (one->item, ==, 1);
    g_assert_cmpstr (one->item_path, ==, "II.1");
    g_assert_cmpint (one->reply, ==, 2);
    g_assert_cmpstr (one->reply_number, ==, "18/BC-SCT");
    g_assert_true (one->done && !one->by_path && !one->item_is_done);
    g_assert_cmpfloat (one->score, >=, PROPOSAL_SCORE);
    g_assert_nonnull (strstr (one->passage, "61 người"));
    g_assert_cmpint (two->item, ==, 3);
    g_assert_false (two->done);
    g_assert_cmpuint (count (fixture->reg, 1, FALSE), ==, 2); /* for the plan, of the reply */
    g_assert_cmpuint (count (fixture->reg, 2, FALSE), ==, 2);
    g_assert_cmpuint (count (fixture->reg, 9, FALSE), ==, 0);
    g_assert_cmpuint (load (fixture->reg, stranger, "stranger.txt"), ==, 0); /* rule 1: it cites no plan */
}

/* Rule 4: no state changes before it is accepted; then the reply is the evidence, on its date or the one given. */
static void
test_accept (Fixture *fixture, gconstpointer data) {
    const gint64 done = nth_id (fixture->reg, 0), goes_on = nth_id (fixture->reg, 1);
    StateMoment now = fixture_moment ("2026-09-30", NULL);
    g_autoptr (GError) error = NULL;
    QueryItems *walk = NULL;
    g_assert_cmpint (query_one_item (fixture->reg, 1, &now, &walk, &error)->state.status, ==, STATUS_OPEN);
    query_items_free (walk); /* nobody reads while somebody writes */
    g_autoptr (Event) first = accept (fixture->reg, done, PARTIAL_DATE_NONE);
    g_autoptr (Event) second = accept (fixture->reg, goes_on, partial_date_day (2026, 4, 25));
    g_assert_cmpint (first->type, ==, EVENT_DONE);
    g_assert_cmpint (partial_date_compare (first->on_date, partial_date_day (2026, 4, 20)), ==, 0);
    g_assert_cmpstr (first->evidence_number, ==, "18/BC-SCT");
    g_assert_cmpint (first->by_document, ==, 2);
    g_assert_cmpint (second->type, ==, EVENT_REPORTED);
    g_assert_cmpint (partial_date_compare (second->on_date, partial_date_day (2026, 4, 25)), ==, 0);
    g_assert_cmpuint (count (fixture->reg, 0, FALSE), ==, 0);
    g_assert_cmpuint (count (fixture->reg, 0, TRUE), ==, 2);
    refuse_to_accept (fixture->reg, done, DONDOC_ERROR_USAGE);
    g_assert_false (try_to_reject (fixture->reg, done, DONDOC_ERROR_USAGE));
    fixture_undo (fixture->reg, first->id); /* it is open again */
    g_assert_cmpuint (count (fixture->reg, 0, FALSE), ==, 1);
    fixture_expect_fresh (fixture->reg);
}

/* What is done already gets its evidence. */
static void
test_done_already (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    const gint64 item = 1;
    Mark mark;
    mark_init (&mark, EVENT_DONE);
    mark.by = "clerk";
    mark.on_date = partial_date_day (2026, 4, 10);
    g_assert_true (mark_items (fixture->reg, &item, 1, &mark, NULL, &error));
    g_autoptr (Event) event = accept (fixture->reg, nth_id (fixture->reg, 0), PARTIAL_DATE_NONE);
    g_assert_cmpint (event->type, ==, EVENT_EVIDENCE_GIVEN);
}

static void
test_reject (Fixture *fixture, gconstpointer data) {
    const gint64 id = nth_id (fixture->reg, 0);
    g_assert_true (try_to_reject (fixture->reg, id, 0));
    g_assert_cmpuint (count (fixture->reg, 0, TRUE), ==, 1);
    g_assert_false (try_to_reject (fixture->reg, id, DONDOC_ERROR_NOT_FOUND));
    refuse_to_accept (fixture->reg, id, DONDOC_ERROR_NOT_FOUND);
    refuse_to_accept (fixture->reg, 9999, DONDOC_ERROR_NOT_FOUND);
}

static void
test_withdrawn_reply (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_autoptr (GPtrArray) events = withdraw_document (fixture->reg, 2, FALSE, NULL, "clerk", &error);
    g_assert_true (register_commit (fixture->reg, &error));
    g_assert_cmpuint (count (fixture->reg, 0, TRUE), ==, 0);
    fixture_undo (fixture->reg, ((const Event *)events->pdata[0])->id);
    g_assert_cmpuint (count (fixture->reg, 0, TRUE), ==, 2);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int status;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
#define ADD(path, test) g_test_add ("/track/proposals/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("found", test_found);
    ADD ("accept", test_accept);
    ADD ("done-already", test_done_already);
    ADD ("reject", test_reject);
    ADD ("withdrawn-reply", test_withdrawn_reply);
    status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
