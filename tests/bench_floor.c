/* bench_floor.c - CPU time of reading documents in one process, and of the least that any reader must do.
 * Called by:   tests/bench; built by `make bench` only.
 * usage: bench_floor RUNS FILE.docx...
 * Prints two numbers, milliseconds of CPU per document: document_open_bytes(), and the floor: inflating word/document.xml and
 * parsing it by libxml2's SAX with empty handlers. Both are the least of RUNS rounds, interleaved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/parser.h>
#include <zip.h>

#include "ingest/reader.h"

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
          const xmlChar **list, int count, int defaulted, const xmlChar **attributes) {
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
}

static void
on_text (void *data, const xmlChar *text, int length) {
}

static void
run_floor (const char *data, gsize size) {
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = on_start,
                              .endElementNs = on_end,
                              .characters = on_text,
                              .ignorableWhitespace = on_text };
    zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);
    zip_t *zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
    zip_stat_t facts;
    zip_file_t *file;
    char *part;
    if (zip == NULL || zip_stat (zip, "word/document.xml", 0, &facts) != 0)
        exit (1);
    part = g_malloc (facts.size + 1);
    file = zip_fopen (zip, "word/document.xml", 0);
    if (file == NULL || zip_fread (file, part, facts.size) != (zip_int64_t)facts.size)
        exit (1);
    zip_fclose (file);
    if (xmlSAXUserParseMemory (&handler, NULL, part, (int)facts.size) != 0)
        exit (1);
    g_free (part);
    zip_discard (zip);
}

static void
run_ours (const char *data, gsize size) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = document_open_bytes (data, size, "bench", NULL, &error);
    if (document == NULL) {
        fprintf (stderr, "%s\n", error->message);
        exit (1);
    }
}

static double
cpu_ms (void) {
    struct timespec now;
    clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
measure (void (*work) (const char *, gsize), char **data, const gsize *sizes, int count) {
    double start = cpu_ms ();
    for (int i = 0; i < count; i++)
        work (data[i], sizes[i]);
    return (cpu_ms () - start) / count;
}

int
main (int argc, char **argv) {
    int runs = argc > 2 ? atoi (argv[1]) : 0, count = argc - 2;
    g_autofree char **data = g_new0 (char *, (gsize)argc);
    g_autofree gsize *sizes = g_new0 (gsize, (gsize)argc);
    double ours = 0, least = 0;
    if (runs < 1)
        return 64;
    for (int i = 0; i < count; i++)
        if (!g_file_get_contents (argv[i + 2], &data[i], &sizes[i], NULL))
            return 66;
    for (int run = 0; run < runs; run++) {
        double a = measure (run_ours, data, sizes, count), b = measure (run_floor, data, sizes, count);
        ours = run == 0 ? a : MIN (ours, a);
        least = run == 0 ? b : MIN (least, b);
    }
    printf ("%.4f %.4f\n", ours, least);
    for (int i = 0; i < count; i++)
        g_free (data[i]);
    return 0;
}
