/* package.c - see package.h. */
#include "ingest/package.h"

#include <string.h>

#include "late_zip.h"
#include "base/error.h"
#include "base/i18n.h"
#include "ingest/flat_package.h"
#include "ingest/xmlwalk.h"

#define READ_BYTES (64 << 10)
/* What is set aside at once for a part that claims to be large; the rest grows as it comes. */
#define RESERVE_BYTES (8 << 20)

/* A document with its pictures has some hundred entries, a book some thousand. */
#define ENTRIES_MAX   65536
#define RELATIONS_MAX 65536
/* A local and a central header without names, and the end of the directory (APPNOTE 4.3). */
#define ENTRY_HEAD_BYTES    (30 + 46)
#define DIRECTORY_END_BYTES 22

struct Package {
    zip_t *zip;
    GPtrArray *flat;     /* of GBytes: the parts, where the package is one XML file; else NULL */
    GHashTable *entries; /* normal name: index of the entry or part, + 1 */
    GHashTable *doubled; /* normal names that stand twice */
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

/* One spelling for all ways of writing a part's name (part 2, 6.2.2.3: without regard to case). */
static char *
normal_name (const char *name) {
    char *normal = g_ascii_strdown (name, -1);
    g_strdelimit (normal, "\\", '/');
    memmove (normal, normal + strspn (normal, "/"), strlen (normal) - strspn (normal, "/") + 1);
    return normal;
}

/* Of parts with one name the first is read, as libzip and most programs do. */
static void
add_entry (Package *package, const char *name, zip_uint64_t index) {
    char *normal = normal_name (name);
    if (g_hash_table_contains (package->entries, normal))
        g_hash_table_add (package->doubled, normal);
    else
        g_hash_table_insert (package->entries, normal, GUINT_TO_POINTER ((guint)index + 1));
}

static gboolean
check_entries (gint64 count, GError **error) {
    if (count > ENTRIES_MAX)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("the archive has more than %d entries"), ENTRIES_MAX);
    return count <= ENTRIES_MAX;
}

/* Entries that claim more bytes than the archive has lie over each other: a way to make bombs. */
static gboolean
read_directory (Package *package, gsize size, GError **error) {
    zip_int64_t count = zip_get_num_entries (package->zip, 0);
    guint64 claimed = DIRECTORY_END_BYTES;
    if (!check_entries (count, error))
        return FALSE;
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t facts;
        zip_stat_init (&facts);
        if (zip_stat_index (package->zip, (zip_uint64_t)i, 0, &facts) != 0 || (facts.valid & ZIP_STAT_NAME) == 0)
            continue;
        claimed += ENTRY_HEAD_BYTES + 2 * strlen (facts.name);
        if ((facts.valid & ZIP_STAT_COMP_SIZE) != 0)
            claimed += MIN (facts.comp_size, G_MAXUINT32);
        add_entry (package, facts.name, (zip_uint64_t)i);
    }
    if (claimed <= size)
        return TRUE;
    g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                         _ ("entries of the archive lie over each other, which no Word document does; it is not read"));
    return FALSE;
}

static gboolean
open_flat (Package *package, const void *data, gsize size, GError **error) {
    g_autoptr (GHashTable) parts = flat_package_read (data, size, package->limits, error);
    GHashTableIter at;
    gpointer name, bytes;
    if (parts == NULL || !check_entries (g_hash_table_size (parts), error))
        return FALSE;
    package->flat = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
    g_hash_table_iter_init (&at, parts);
    while (g_hash_table_iter_next (&at, &name, &bytes)) {
        add_entry (package, name, package->flat->len);
        g_ptr_array_add (package->flat, g_bytes_ref (bytes));
    }
    return TRUE;
}

static gboolean
open_archive (Package *package, const void *data, gsize size, GError **error) {
    zip_error_t fault;
    zip_source_t *source;

    zip_error_init (&fault);
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
    return package->zip != NULL && read_directory (package, size, error);
}

Package *
package_open (const void *data, gsize size, const DocumentLimits *limits, GError **error) {
    g_autoptr (Package) package = g_new0 (Package, 1);
    gboolean is_archive = size >= 2 && memcmp (data, "PK", 2) == 0;

    package->limits = limits;
    package->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    package->doubled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    return (is_archive ? open_archive : open_flat) (package, data, size, error) ? g_steal_pointer (&package) : NULL;
}

void
package_free (Package *package) {
    if (package == NULL)
        return;
    if (package->zip != NULL)
        zip_discard (package->zip);
    if (package->flat != NULL)
        g_ptr_array_unref (package->flat);
    g_hash_table_unref (package->entries);
    g_hash_table_unref (package->doubled);
    g_free (package);
}

/* By its name, else by the name with its escapes resolved: `v%C4%83n.xml`. -1 where there is none. */
static zip_int64_t
find_entry (const Package *package, const char *part) {
    g_autofree char *normal = normal_name (part);
    g_autofree char *unescaped = g_uri_unescape_string (part, NULL);
    gpointer found = g_hash_table_lookup (package->entries, normal);
    if (found == NULL && unescaped != NULL) {
        g_autofree char *other = normal_name (unescaped);
        found = g_hash_table_lookup (package->entries, other);
    }
    return (zip_int64_t)GPOINTER_TO_UINT (found) - 1;
}

static gboolean
is_doubled (const Package *package, const char *part) {
    g_autofree char *normal = normal_name (part);
    return g_hash_table_contains (package->doubled, normal);
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

/* Counts what was unpacked as it comes; the size that the archive claims is not trusted. */
static gboolean
check_unpacked (const Package *package, const char *part, gsize size, GError **error) {
    if (size > package->limits->max_part_bytes)
        return set_limit_error (part, package->limits->max_part_bytes, error);
    if (package->unpacked + size > package->limits->max_unpacked_bytes)
        return set_limit_error (part, package->limits->max_unpacked_bytes, error);
    return TRUE;
}

static gboolean
set_ratio_error (const char *part, guint ratio, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                 _ ("%s: it unpacks to more than %u times its size, which no document does; it is not read"), part,
                 ratio);
    return FALSE;
}

static gboolean
check_ratio (const Package *package, const char *part, gsize size, const zip_stat_t *facts, GError **error) {
    const DocumentLimits *limits = package->limits;
    gsize packed = (facts->valid & ZIP_STAT_COMP_SIZE) != 0 ? MAX (facts->comp_size, 1) : 1;
    return size <= limits->ratio_from_bytes || size / packed <= limits->max_ratio
           || set_ratio_error (part, limits->max_ratio, error);
}

static void
set_broken_error (const char *part, const char *why, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                 _ ("%s: it cannot be unpacked (%s); copy the file again from where it came"), part, why);
}

/* FALSE beyond a limit. Where the entry is broken, @ret_fault is set and what came before stays. */
static gboolean
read_entry (Package *package, zip_file_t *file, const char *part, const zip_stat_t *facts, GByteArray *bytes,
            GError **ret_fault, GError **error) {
    for (;;) {
        gsize before = bytes->len;
        zip_int64_t n;
        g_byte_array_set_size (bytes, (guint)(before + READ_BYTES));
        n = zip_fread (file, bytes->data + before, READ_BYTES);
        g_byte_array_set_size (bytes, (guint)(before + (gsize)MAX (n, 0)));
        if (n < 0)
            set_broken_error (part, zip_file_strerror (file), ret_fault);
        if (n <= 0)
            break;
        if (!check_unpacked (package, part, bytes->len, error)
            || !check_ratio (package, part, bytes->len, facts, error))
            return FALSE;
    }
    package->unpacked += bytes->len;
    return TRUE;
}

/* The facts of the entry; -1 and the error where it is missing or encrypted. */
static zip_int64_t
check_entry (Package *package, const char *part, zip_stat_t *facts, GError **error) {
    zip_int64_t entry = find_entry (package, part);
    zip_stat_init (facts);
    if (entry < 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: this part is missing; open the file in Word and save it again"), part);
    } else if (package->flat != NULL) {
        return entry;
    } else if (zip_stat_index (package->zip, (zip_uint64_t)entry, 0, facts) != 0) {
        set_broken_error (part, zip_strerror (package->zip), error);
        entry = -1;
    } else if ((facts->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts->encryption_method != ZIP_EM_NONE) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: it is encrypted; unpack the archive with its password"), part);
        entry = -1;
    }
    return entry;
}

GBytes *
package_read (Package *package, const char *part, GError **ret_fault, GError **error) {
    zip_stat_t facts;
    zip_int64_t entry = check_entry (package, part, &facts, error);
    g_autoptr (zip_file_t) file = NULL;
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (GError) fault = NULL;

    if (entry < 0)
        return NULL;
    if (package->flat != NULL)
        return g_bytes_ref (package->flat->pdata[entry]);
    file = zip_fopen_index (package->zip, (zip_uint64_t)entry, 0);
    if (file == NULL) {
        set_broken_error (part, zip_strerror (package->zip), error);
        return NULL;
    }
    bytes = g_byte_array_sized_new ((guint)MIN (facts.size + READ_BYTES, RESERVE_BYTES));
    if (!read_entry (package, file, part, &facts, bytes, &fault, error))
        return NULL;
    if (fault == NULL && is_doubled (package, part))
        g_set_error (
            &fault, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("%s: it stands in the archive more than once, the first was read; open the file in Word and save "
               "it again"),
            part);
    if (fault == NULL && (facts.valid & ZIP_STAT_SIZE) != 0 && facts.size != bytes->len)
        set_broken_error (part, _ ("its size is not the one that the archive states"), &fault);
    if (fault != NULL && (ret_fault == NULL || bytes->len == 0)) {
        g_propagate_error (error, g_steal_pointer (&fault));
        return NULL;
    }
    if (ret_fault != NULL)
        *ret_fault = g_steal_pointer (&fault);
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gsize
package_unpacked (const Package *package) {
    return package->unpacked;
}

void
package_add_unpacked (Package *package, gsize bytes) {
    package->unpacked += bytes;
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
package_read_relations (Package *package, const char *part, GError **ret_fault, GError **error) {
    g_autofree char *name = relations_part (part);
    g_autoptr (GArray) relations = g_array_new (FALSE, TRUE, sizeof (Relation));
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (XmlWalk) walk = NULL;
    GError *fault = NULL, *broken = NULL;
    XmlLevel level;

    g_array_set_clear_func (relations, clear_relation);
    if (!package_has (package, name))
        return g_steal_pointer (&relations);
    bytes = package_read (package, name, &fault, error);
    walk = bytes != NULL ? xml_walk_new (bytes, name, package->limits->max_depth, error) : NULL;
    if (walk == NULL) {
        g_clear_error (&fault);
        return NULL;
    }
    level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (xml_walk_family (walk) == XML_PACKAGE && relations->len < RELATIONS_MAX)
            read_relation (walk, part, relations);
    if (!xml_walk_finish (walk, &broken) && g_error_matches (broken, DONDOC_ERROR, DONDOC_ERROR_LIMIT)) {
        g_clear_error (&fault);
        g_propagate_error (error, broken);
        return NULL;
    }
    if (fault != NULL)
        g_clear_error (&broken);
    *ret_fault = fault != NULL ? fault : broken;
    return g_steal_pointer (&relations);
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
