/* cmd_assign.c - `dondoc assign ITEM|PLAN…`: who answers for it, who works along, who follows it up, in which field of work. */
#include "late_json.h"

#include "base/text.h"
#include "cli/marking.h"
#include "track/body_known.h"

static gboolean
add_names (Register *reg, JsonBuilder *builder, const char *key, char **names, GError **error) {
    if (names == NULL)
        return TRUE;
    json_builder_set_member_name (builder, key);
    json_builder_begin_array (builder);
    for (char **name = names; *name != NULL; name++) {
        g_autofree char *typed = text_collapse (*name, -1), *known = body_known_name (reg, 0, typed, error);
        if (known == NULL)
            return FALSE;
        if (*known != '\0')
            json_builder_add_string_value (builder, known);
    }
    json_builder_end_array (builder);
    return TRUE;
}

static void
add_text (JsonBuilder *builder, const char *key, const char *text) {
    if (text == NULL)
        return;
    json_builder_set_member_name (builder, key);
    json_builder_add_string_value (builder, text);
}

int
cmd_assign (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    g_auto (GStrv) leads = NULL, coordinators = NULL;
    g_autofree char *officer = NULL, *field = NULL;
    const GOptionEntry entries[] = {
        { "lead", 0, 0, G_OPTION_ARG_STRING_ARRAY, &leads,
          N_ ("who answers for it, in place of those named until now; several times for several"), N_ ("BODY") },
        { "coordinator", 0, 0, G_OPTION_ARG_STRING_ARRAY, &coordinators, N_ ("who works along, likewise"),
          N_ ("BODY") },
        { "officer", 0, 0, G_OPTION_ARG_STRING, &officer, N_ ("who follows it up; empty: nobody"), N_ ("NAME") },
        { "field", 0, 0, G_OPTION_ARG_STRING, &field, N_ ("field of work; empty: none"), N_ ("TEXT") },
        MARKING_ON (marking),
        MARKING_EVIDENCE (marking),
        MARKING_NOTE (marking),
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_ASSIGNED, argc, argv, &mark);
    if (status != 0)
        return status;
    if (leads == NULL && coordinators == NULL && officer == NULL && field == NULL)
        return cli_fail_usage (command, _ ("say what: --lead, --coordinator, --officer or --field"));
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_object (builder);
    if (!writing_open (&writing, &error) || !add_names (writing.reg, builder, "lead", leads, &error)
        || !add_names (writing.reg, builder, "coordinators", coordinators, &error))
        return cli_fail (error);
    add_text (builder, "officer", officer);
    add_text (builder, "field", field);
    json_builder_end_object (builder);
    g_autoptr (JsonNode) root = json_builder_get_root (builder);
    g_autofree char *data = json_to_string (root, FALSE);
    mark.data = data;
    return marking_run (&writing, writing.n, writing.names, TRUE, &mark);
}
