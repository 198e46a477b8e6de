/* letter.c - see letter.h. */
#include "cli/letter.h"

#include <libxml/tree.h>

#include "cli/cli.h"
#include "render/render.h"
#include "render/template.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define WITHIN_DAYS_DEFAULT 30

static xmlDoc *
gather (Register *reg, const ReportQuestion *question, const StateMoment *moment, GError **error) {
    xmlDoc *data;
    if (!register_begin (reg, FALSE, error))
        return NULL;
    data = report_data_make (reg, question, moment, NULL, error);
    register_rollback (reg);
    return data;
}

GBytes *
cli_make_letter (Register *reg, const Configuration *configuration, const StateMoment *moment, const char *body,
                 int number, PartialDate report_by, GError **error) {
    const char *chosen = configuration_peek_text (configuration, "report", "form");
    const char *form = chosen != NULL ? chosen : "party";
    g_autofree char *folder = cli_dup_config_folder (), *templates = g_build_filename (folder, "templates", NULL);
    g_autofree char *written = g_strdup_printf ("%02d", number), *name = g_strdup_printf ("%s/urging.xsl", form);
    ReportQuestion question
        = { .kind = REPORT_URGING,
            .body = body,
            .report_by = report_by,
            .date = moment->as_of,
            .within_days = configuration_number (configuration, "report", "within-days", WITHIN_DAYS_DEFAULT),
            .number = written,
            .configuration = configuration };
    g_autoptr (GDateTime) day
        = g_date_time_new_utc (moment->as_of.year, moment->as_of.month, moment->as_of.day, 0, 0, 0);
    RenderInformation information = { .title = name,
                                      .author = configuration_peek_text (configuration, "office", "name"),
                                      .creator = "dondoc",
                                      .created = g_date_time_to_unix (day),
                                      .on_warning = cli_say_warning };
    g_autoptr (Template) template = template_open (form, report_kind_name (REPORT_URGING), templates, error);
    g_autoptr (xmlDoc) data = template != NULL ? gather (reg, &question, moment, error) : NULL;
    g_autoptr (xmlDoc) fo = data != NULL ? template_transform (template, data, NULL, error) : NULL;
    return fo != NULL ? render_tree (fo, NULL, name, &information, error) : NULL;
}
