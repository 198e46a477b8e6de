/* package.c - see package.h. */
#include "ingest/package.h"

#include <string.h>
#include <zip.h>

#include "base/error.h"
#include "base/i18n.h"
#include "ingest/xmlwalk.h"

#define READ_BYTES (64 << 10)
/* What is set aside at once for a part that claims to be large; the rest grows as it comes. */
#define RESERVE_BYTES (8 << 20)

struct Package {
    zip_t *zip;
    const DocumentLimits *limits;
    gsize unpacked;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_file_t, zip_fclose)

/* Archives that are no Word document, by a part that only they have. */
static const struct {
    const char *part;
    const char *message;
} kinds[] = {
    { "xl/workbook.xml", N_ ("it is a spreadsheet; save the document itself as DOCX, or the sheet as text") },
    { "xl/workbook.bin", N_ ("it is a spreadsheet; save the document itself as DOCX, or the sheet as text") },
    { "ppt/presentation.xml", N_ ("it is a presentation; save its text as DOCX or text") },
    { "content.xml", N_ ("it is an OpenDocument file; open it in LibreOffice and save it as DOCX") },
    { "EncryptedPackage", N_ ("it is encrypted; open it in Word with its password and save it without one") },
    { "META-INF/container.xml", N_ ("it is an e-book; save its text as DOCX or text") },
    { "META-INF/MANIFEST.MF", N_ ("it is a program, no document") },
    { "visio/document.xml", N_ ("it is a drawing; it holds no document text") },
};

Package *
package_open (const void *data, gsize size, const DocumentLimits *limits, GError **error) {
    g_autoptr (Package) package = g_new0 (Package, 1);
    zip_error_t fault;
    zip_source_t *source;

    zip_error_init (&fault);
    package->limits = limits;
    source = zip_source_buffer_create (data, size, 0, &fault);
    if (source != NULL)
        package->zip = zip_open_from_source (source, ZIP_RDONLY, &fault);
    if (package->zip == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("the archive is broken or cut off (%s); copy it again from where it came"),
                     zip_error_strerror (&fault));
        if (source != NULL)
            zip_source_free (source);
    }
    zip_error_fini (&fault);
    return package->zip != NULL ? g_steal_pointer (&package) : NULL;
}

void
package_free (Package *package) {
    if (package == NULL)
        return;
    if (package->zip != NULL)
        zip_discard (package->zip);
    g_free (package);
}

/* Names of parts are compared without regard to case (part 2, 6.2.2.3), entries rarely differ in it. */
static zip_int64_t
find_entry (const Package *package, const char *part) {
    zip_int64_t found = zip_name_locate (package->zip, part, 0);
    return found >= 0 ? found : zip_name_locate (package->zip, part, ZIP_FL_NOCASE);
}

gboolean
package_has (const Package *package, const char *part) {
    return find_entry (package, part) >= 0;
}

static gboolean
set_limit_error (const char *part, gsize limit, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: it unpacks to more than %zu bytes"), part, limit);
    return FALSE;
}

/* Counts what was unpacked, before it is read where the archive says its size, and as it comes. */
static gboolean
check_unpacked (const Package *package, const char *part, gsize size, GError **error) {
    if (size > package->limits->max_part_bytes)
        return set_limit_error (part, package->limits->max_part_bytes, error);
    if (package->unpacked + size > package->limits->max_unpacked_bytes)
        return set_limit_error (part, package->limits->max_unpacked_bytes, error);
    return TRUE;
}

static gboolean
set_broken_error (const char *part, const char *why, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                 _ ("%s: it cannot be unpacked (%s); copy the file again from where it came"), part, why);
    return FALSE;
}

static gboolean
read_entry (Package *package, zip_file_t *file, const char *part, GByteArray *bytes, GError **error) {
    g_autofree guint8 *buffer = g_malloc (READ_BYTES);
    for (;;) {
        zip_int64_t n = zip_fread (file, buffer, READ_BYTES);
        if (n < 0)
            return set_broken_error (part, zip_file_strerror (file), error);
        if (n == 0)
            break;
        g_byte_array_append (bytes, buffer, (guint)n);
        if (!check_unpacked (package, part, bytes->len, error))
            return FALSE;
    }
    package->unpacked += bytes->len;
    return TRUE;
}

GBytes *
package_read (Package *package, const char *part, GError **error) {
    zip_int64_t entry = find_entry (package, part);
    g_autoptr (zip_file_t) file = NULL;
    g_autoptr (GByteArray) bytes = NULL;
    zip_stat_t facts;

    if (entry < 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: this part is missing; open the file in Word and save it again"), part);
        return NULL;
    }
    zip_stat_init (&facts);
    if (zip_stat_index (package->zip, (zip_uint64_t)entry, 0, &facts) != 0) {
        set_broken_error (part, zip_strerror (package->zip), error);
        return NULL;
    }
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: it is encrypted; unpack the archive with its password"), part);
        return NULL;
    }
    if ((facts.valid & ZIP_STAT_SIZE) != 0 && !check_unpacked (package, part, facts.size, error))
        return NULL;
    file = zip_fopen_index (package->zip, (zip_uint64_t)entry, 0);
    if (file == NULL) {
        set_broken_error (part, zip_strerror (package->zip), error);
        return NULL;
    }
    bytes = g_byte_array_sized_new ((guint)MIN (facts.size, RESERVE_BYTES));
    if (!read_entry (package, file, part, bytes, error))
        return NULL;
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
clear_relation (gpointer data) {
    Relation *relation = data;
    g_free (relation->id);
    g_free (relation->type);
    g_free (relation->target);
}

/* `word/document.xml` has its relationships in `word/_rels/document.xml.rels`. */
static char *
relations_part (const char *part) {
    const char *slash = strrchr (part, '/');
    int folder = slash != NULL ? (int)(slash - part) + 1 : 0;
    return g_strdup_printf ("%.*s_rels/%s.rels", folder, part, part + folder);
}

/* The part that `target` names as seen from `part`; NULL where it climbs out of the package. */
static char *
resolve_target (const char *part, const char *target) {
    const char *slash = strrchr (part, '/');
    g_autofree char *joined = NULL;
    g_auto (GStrv) steps = NULL;
    g_autoptr (GPtrArray) kept = g_ptr_array_new ();

    if (*target == '/' || slash == NULL)
        joined = g_strdup (target);
    else
        joined = g_strdup_printf ("%.*s/%s", (int)(slash - part), part, target);
    steps = g_strsplit (joined, "/", -1);
    for (guint i = 0; steps[i] != NULL; i++) {
        if (*steps[i] == '\0' || strcmp (steps[i], ".") == 0)
            continue;
        if (strcmp (steps[i], "..") != 0)
            g_ptr_array_add (kept, steps[i]);
        else if (kept->len > 0)
            g_ptr_array_set_size (kept, (int)kept->len - 1);
        else
            return NULL;
    }
    g_ptr_array_add (kept, NULL);
    return g_strjoinv ("/", (char **)kept->pdata);
}

static void
read_relation (XmlWalk *walk, const char *part, GArray *relations) {
    g_autofree char *type = xml_walk_dup_attribute (walk, "Type");
    g_autofree char *target = xml_walk_dup_attribute (walk, "Target");
    g_autofree char *mode = xml_walk_dup_attribute (walk, "TargetMode");
    const char *slash = type != NULL ? strrchr (type, '/') : NULL;
    Relation *relation;

    g_array_set_size (relations, relations->len + 1);
    relation = &g_array_index (relations, Relation, relations->len - 1);
    relation->id = xml_walk_dup_attribute (walk, "Id");
    relation->type = g_strdup (slash != NULL ? slash + 1 : type);
    if (target != NULL && g_strcmp0 (mode, "External") != 0)
        relation->target = resolve_target (part, target);
}

GArray *
package_read_relations (Package *package, const char *part, GError **error) {
    g_autofree char *name = relations_part (part);
    g_autoptr (GArray) relations = g_array_new (FALSE, TRUE, sizeof (Relation));
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (XmlWalk) walk = NULL;
    XmlLevel level;

    g_array_set_clear_func (relations, clear_relation);
    if (!package_has (package, name))
        return g_steal_pointer (&relations);
    bytes = package_read (package, name, error);
    walk = bytes != NULL ? xml_walk_new (bytes, name, package->limits->max_depth, error) : NULL;
    if (walk == NULL)
        return NULL;
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (xml_walk_family (walk) == XML_PACKAGE)
            read_relation (walk, part, relations);
    return xml_walk_finish (walk, error) ? g_steal_pointer (&relations) : NULL;
}

const Relation *
package_find_relation (const GArray *relations, const char *type, const char *id) {
    for (guint i = 0; i < relations->len; i++) {
        const Relation *relation = &g_array_index (relations, Relation, i);
        if (relation->target != NULL
            && (type != NULL ? g_strcmp0 (relation->type, type) == 0 : g_strcmp0 (relation->id, id) == 0))
            return relation;
    }
    return NULL;
}

gboolean
package_is_other (const Package *package, const char *part) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (g_ascii_strcasecmp (part, kinds[i].part) == 0 && package_has (package, part))
            return TRUE;
    return FALSE;
}

const char *
package_kind_message (Package *package) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (package_has (package, kinds[i].part))
            return _ (kinds[i].message);
    return _ ("it is an archive without a Word document in it; unpack it and give the files in it");
}
