/* check_private.h - what the files of the check share. */
#pragma once

#include "track/check.h"

typedef struct {
    Register *reg;
    const StateMoment *moment;
    CheckResult *result;
} Check;

/** check_note: notes a finding; @place is taken over. */
void check_note (Check *check, const char *code, char *place, const char *format, ...) G_GNUC_PRINTF (4, 5);
/** check_spans, check_sums: FALSE on an error of the register. */
gboolean check_spans (Check *check, GError **error);
gboolean check_sums (Check *check, GError **error);
