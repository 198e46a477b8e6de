/* test_track_aliases.c - track/aliases.c, and who asks it: body_match.c, contacts.c. Names are invented. */
#include "track/aliases.h"
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
    g_assert_null (body_match_new ("Không phải tên cơ quan", NULL));
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
    ADD ("contact", test_contact);
    return g_test_run ();
}
