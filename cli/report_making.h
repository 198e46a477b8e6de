/* report_making.h - the one way from a question to a file: register to report data, to XSL-FO, to PDF or DOCX; or to XLSX.
 * Called by:   cmd_report.c, letter.c.
 * Not here:    options (report_request.h), figures (track/report_data.h), wording and measures (templates/), layout (render/). */
#pragma once

#include "cli/report_request.h"
#include "track/report_frozen.h"

/* What the report is made from; set by the caller and lent but for @data. Begin with REPORT_MAKING_INIT. */
typedef struct {
    Register *reg; /* within a transaction; NULL where @data is given */
    const ReportQuestion *question;
    const StateMoment *moment;
    const char *form;
    ReportFormat made;
    gint64 created;             /* seconds since 1970 UTC */
    const FrozenReport *frozen; /* (nullable): whose name stands in the footer */
    xmlDoc *data;               /* owned; (nullable): the answer, where it is known already */
    gboolean is_last;           /* the program ends after it: what it holds is left to the system */
    /* its own */
    GThread *preparing; /* (nullable): reading the template */
    GThread *rendering; /* (nullable): getting ready for the PDF; begun by the one before */
    struct Template *template;
    xmlDoc *fo;
    GError *template_error;
    GQueue slices;           /* of the data; @following's where there is one */
    struct Ahead *following; /* (nullable): their FO */
} ReportMaking;

#define REPORT_MAKING_INIT                                                                                             \
    { .slices = G_QUEUE_INIT }

void report_making_clear (ReportMaking *making);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportMaking, report_making_clear)

/**
 * report_making_prepare:
 * Needs @question->kind, @form and @made. Optional: begins to read the template and the system's list of fonts, while the caller goes
 * on to ask the register.
 */
void report_making_prepare (ReportMaking *making);

/**
 * report_making_run:
 * Returns: (transfer full): the file's bytes, or NULL and an error of the register, of the template or of render/.
 */
GBytes *report_making_run (ReportMaking *making, GError **error) G_GNUC_WARN_UNUSED_RESULT;
