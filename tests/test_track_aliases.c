/* test_track_aliases.c - track/aliases.c, and who asks it: body_match.c, contacts.c. Names are invented. */
#include "track/aliases.h"
#include "track/body_group.h"
#include "track/body_match.h"
#include "track/contacts.h"
#include "tests/track_fixture.h"

#define OFFICE_NAME "Ban Hạ tầng"
#define BODY        "Ban Quản lý dự án hạ tầng tỉnh"

static void
write_alias (Fixture *fixture, const char *alias, const char *body) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_true (body != NULL ? aliases_set (fixture->reg, alias, body, "mai", &error)
                                : aliases_remove (fixture->reg, alias, "mai", &error));
    g_assert_no_error (error);
    g_assert_true (register_commit (fixture->reg, &error));
}

static Aliases *
load (Fixture *fixture) {
    g_autoptr (GError) error = NULL;
    Aliases *aliases = aliases_load (fixture->reg, &error);
    g_assert_no_error (error);
    return aliases;
}

static void
test_resolve (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    write_alias (fixture, OFFICE_NAME, BODY);
    write_alias (fixture, "BHT", OFFICE_NAME);
    g_autoptr (Aliases) aliases = load (fixture);
    g_assert_cmpuint (aliases_list (aliases)->len, ==, 2);
    g_assert_cmpstr (aliases_resolve (aliases, "ban  HẠ tầng"), ==, BODY);
    g_assert_cmpstr (aliases_resolve (aliases, "BHT"), ==, BODY);
    g_assert_cmpstr (aliases_resolve (aliases, "Sở Y tế"), ==, "Sở Y tế");
    g_assert_cmpstr (aliases_resolve (NULL, "BHT"), ==, "BHT");
    /* nothing means itself, not by a way round either */
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_false (aliases_set (fixture->reg, BODY, "BHT", "mai", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_clear_error (&error);
    g_assert_false (aliases_set (fixture->reg, " ", BODY, "mai", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_clear_error (&error);
    g_assert_false (aliases_remove (fixture->reg, "Ban khác", "mai", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    register_rollback (fixture->reg);
}

/* What was entered last holds; what was removed may be entered again. */
static void
test_history (Fixture *fixture, gconstpointer data) {
    write_alias (fixture, OFFICE_NAME, BODY);
    write_alias (fixture, OFFICE_NAME, "Sở Xây dựng");
    g_autoptr (Aliases) changed = load (fixture);
    g_assert_cmpstr (aliases_resolve (changed, OFFICE_NAME), ==, "Sở Xây dựng");
    write_alias (fixture, OFFICE_NAME, NULL);
    g_autoptr (Aliases) removed = load (fixture);
    g_assert_cmpuint (aliases_list (removed)->len, ==, 0);
    write_alias (fixture, OFFICE_NAME, BODY);
    g_autoptr (Aliases) again = load (fixture);
    g_assert_cmpstr (aliases_resolve (again, OFFICE_NAME), ==, BODY);
}

static void
test_match (Fixture *fixture, gconstpointer data) {
    write_alias (fixture, OFFICE_NAME, BODY);
    write_alias (fixture, "Sở Đất", "Sở NN&MT");
    g_autoptr (Aliases) aliases = load (fixture);
    g_autoptr (BodyMatch) by_body = body_match_new (BODY, aliases); /* the directory does not know it */
    g_assert_true (body_match_is (by_body, OFFICE_NAME));
    g_assert_false (body_match_is (by_body, "Sở Xây dựng"));
    g_autoptr (BodyMatch) by_alias = body_match_new (OFFICE_NAME, aliases);
    g_assert_true (body_match_is (by_alias, BODY));
    g_autoptr (BodyMatch) known = body_match_new ("Sở Nông nghiệp và Môi trường", aliases);
    g_assert_true (body_match_is (known, "Sở Đất"));
    g_assert_true (body_match_is (known, "Sở Tài nguyên và Môi trường")); /* the directory still says what it knows */
    g_assert_false (body_match_is (known, OFFICE_NAME));
    g_autoptr (BodyMatch) by_words = body_match_new ("UBND các xã ven biển", NULL);
    g_assert_true (body_match_is (by_words, "Ủy ban nhân dân các xã ven biển"));
    g_assert_false (body_match_is (by_words, "UBND các xã"));
}

/* All ways of writing a body are one group, other bodies are others. */
static void
test_group (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *one, *other;
        gboolean same;
    } rows[] = {
        { "Sở NN&MT", "Giám đốc Sở Nông nghiệp và Môi trường", TRUE },
        { "UBND các xã, phường", "Ủy ban nhân dân các xã, phường", TRUE },
        { "UBND xã Suối Mây", "Chủ tịch Ủy ban nhân dân xã Suối Mây", TRUE },
        { "Tổ công tác liên ngành Alpha", "TỔ CÔNG TÁC LIÊN NGÀNH ALPHA", TRUE },
        { OFFICE_NAME, BODY, TRUE },
        { "Sở Kế hoạch và Đầu tư", "Sở Tài chính", FALSE }, /* became it: a row of its own */
        { "Sở Tài chính tỉnh Cà Mau", "Sở Tài chính tỉnh Gia Lai", FALSE },
        { "Sở Y tế", "Sở Y tế tỉnh", TRUE },
        { "UBND xã", "Ủy ban nhân dân phường", FALSE },
        { "Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân thành phố", FALSE },
        { "UBND xã Suối Mây", "UBND xã Suối Tiên", FALSE },
        { "UBND các xã, phường", "UBND các xã, phường, đặc khu", FALSE },
    };
    g_autoptr (GError) error = NULL;
    write_alias (fixture, OFFICE_NAME, BODY);
    g_autoptr (BodyGroups) groups = body_groups_load (fixture->reg, &error);
    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        const BodyGroup *one = body_groups_find (groups, rows[i].one),
                        *other = body_groups_find (groups, rows[i].other);
        g_assert_true ((one == other) == rows[i].same);
    }
}

static char *
show (BodyGroups *groups, const char *const *names) {
    char *shown = NULL;
    for (; *names != NULL; names++)
        body_group_show (body_groups_find (groups, *names), &shown, *names);
    return shown;
}

/* Whatever the order, the same name is shown. */
static void
test_shown (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *names[4], *shown;
    } rows[] = {
        { { "Sở NN&MT" }, "Sở NN&MT" },
        { { "Sở NN&MT", "Giám đốc Sở Nông nghiệp và Môi trường" }, "Sở Nông nghiệp và Môi trường" },
        { { "UBND các xã, phường", "Ủy ban nhân dân các xã, phường" }, "Ủy ban nhân dân các xã, phường" },
        { { "UBND các xã, phường", "UBND CÁC XÃ, PHƯỜNG" }, "UBND CÁC XÃ, PHƯỜNG" },
        { { OFFICE_NAME, BODY }, BODY },
        { { "Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh" }, "Đảng ủy Ủy ban nhân dân tỉnh" },
    };
    g_autoptr (GError) error = NULL;
    write_alias (fixture, OFFICE_NAME, BODY);
    g_autoptr (BodyGroups) groups = body_groups_load (fixture->reg, &error);
    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        const char *back[] = { rows[i].names[1], rows[i].names[0], rows[i].names[1], NULL };
        g_autofree char *shown = show (groups, rows[i].names);
        g_autofree char *other = show (groups, back[0] != NULL ? back : rows[i].names);
        g_assert_cmpstr (shown, ==, rows[i].shown);
        g_assert_cmpstr (other, ==, rows[i].shown);
    }
}

static void
test_contact (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    const Contact contact = { .body = (char *)BODY, .mail = (char *)"ha-tang@tinh.example" };
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_true (contacts_set (fixture->reg, &contact, "mai", &error));
    g_assert_true (register_commit (fixture->reg, &error));
    g_autoptr (Contacts) before = contacts_load (fixture->reg, &error);
    g_assert_null (contacts_find (before, OFFICE_NAME));
    write_alias (fixture, OFFICE_NAME, BODY);
    g_autoptr (Contacts) after = contacts_load (fixture->reg, &error);
    const Contact *found = contacts_find (after, OFFICE_NAME);
    g_assert_nonnull (found);
    g_assert_cmpstr (found->mail, ==, "ha-tang@tinh.example");
    g_assert_no_error (error);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/track/aliases/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
    ADD ("resolve", test_resolve);
    ADD ("history", test_history);
    ADD ("match", test_match);
    ADD ("group", test_group);
    ADD ("shown", test_shown);
    ADD ("contact", test_contact);
    return g_test_run ();
}
