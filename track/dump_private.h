/* dump_private.h - what writing and reading a dump share. */
#pragma once

#include "track/dump.h"

/** dump_tables: (transfer full): GPtrArray of char*: tables that hold something of their own, in the order of the schema. */
GPtrArray *dump_tables (Register *reg, GError **error);
