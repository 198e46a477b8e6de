/* cmd_contacts.c - `dondoc contacts`: where messages to bodies go.
 * Not here:    keeping and finding them (track/contacts.h), reading tables (track/sheet.h). */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/register.h"
#include "remind/mail.h"
#include "track/contacts.h"
#include "track/sheet.h"

typedef struct {
    const char *key;     /* on the command line */
    gboolean is_address; /* of mail */
    const char *words;   /* by which a table's heading is known: folded, without diacritics, parted by | */
    gsize offset;        /* in Contact */
} Field;

static const Field fields[] = {
    { "body", FALSE, "co quan|don vi|ten co quan|ten don vi|body|name", G_STRUCT_OFFSET (Contact, body) },
    { "mail", TRUE, "thu dien tu|email|e-mail|mail|dia chi thu|hop thu", G_STRUCT_OFFSET (Contact, mail) },
    { "officer", FALSE, "can bo|can bo dau moi|dau moi|nguoi nhan|officer", G_STRUCT_OFFSET (Contact, officer) },
    { "phone", FALSE, "dien thoai|so dien thoai|phone", G_STRUCT_OFFSET (Contact, phone) },
    { "head", TRUE, "thu truong|nguoi dung dau|thu cua thu truong|head", G_STRUCT_OFFSET (Contact, head) },
    { "superior", FALSE, "cap tren|co quan cap tren|superior", G_STRUCT_OFFSET (Contact, superior) },
};

static char **
peek_field (Contact *contact, gsize i) {
    return (char **)G_STRUCT_MEMBER_P (contact, fields[i].offset);
}

/* What is wrong with a value; NULL where nothing is. */
static char *
find_fault (gsize i, const char *value) {
    g_auto (GStrv) addresses = NULL;
    if (!fields[i].is_address || *value == '\0')
        return NULL;
    addresses = mail_addresses (value);
    return addresses == NULL ? g_strdup_printf (_ ("'%s' is no mail address"), value) : NULL;
}

/* ---- listing ---- */

static void
print_list (const GPtrArray *list) {
    static const TableColumn columns[] = {
        { NC_ ("column", "BODY"), FALSE, TRUE },     { NC_ ("column", "MAIL"), FALSE, FALSE },
        { NC_ ("column", "OFFICER"), FALSE, FALSE }, { NC_ ("column", "PHONE"), FALSE, FALSE },
        { NC_ ("column", "HEAD"), FALSE, FALSE },    { NC_ ("column", "SUPERIOR"), FALSE, FALSE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < list->len; i++) {
        const Contact *contact = list->pdata[i];
        const char *cells[]
            = { contact->body, contact->mail, contact->officer, contact->phone, contact->head, contact->superior };
        text_table_row (table, TABLE_PLAIN, cells);
    }
}

static void
write_list (const GPtrArray *list) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_list (out, "contacts");
    for (guint i = 0; i < list->len; i++) {
        const Contact *contact = list->pdata[i];
        json_out_object (out, NULL);
        for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
            json_out_text (out, fields[k].key, *peek_field ((Contact *)contact, k));
        json_out_text (out, "entered_at", contact->entered_at);
        json_out_text (out, "entered_by", contact->entered_by);
        json_out_end (out);
    }
}

static gboolean
list_contacts (const CliOptions *options, GError **error) {
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, error);
    g_autoptr (Contacts) contacts = reg != NULL ? contacts_load (reg, error) : NULL;
    if (contacts == NULL)
        return FALSE;
    if (options->json)
        write_list (contacts_list (contacts));
    else
        print_list (contacts_list (contacts));
    return cli_flush (error);
}

/* ---- one ---- */

static gboolean
read_assignment (const char *argument, Contact *contact, GError **error) {
    const char *equals = strchr (argument, '=');
    for (gsize i = 1; equals != NULL && i < G_N_ELEMENTS (fields); i++)
        if (strlen (fields[i].key) == (gsize)(equals - argument) && g_str_has_prefix (argument, fields[i].key)) {
            g_autofree char *fault = find_fault (i, equals + 1);
            if (fault != NULL) {
                g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, "%s: %s", fields[i].key, fault);
                return FALSE;
            }
            g_free (*peek_field (contact, i));
            *peek_field (contact, i) = g_strdup (equals + 1);
            return TRUE;
        }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("'%s': give mail=, officer=, phone=, head= or superior= with its value"), argument);
    return FALSE;
}

static gboolean
set_contact (const CliOptions *options, int n, char **arguments, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autoptr (Contact) contact = g_new0 (Contact, 1);
    contact->body = g_strdup (arguments[0]);
    for (int i = 1; i < n; i++)
        if (!read_assignment (arguments[i], contact, error))
            return FALSE;
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_CREATE, error);
    return reg != NULL && register_begin (reg, TRUE, error)
           && cli_finish_writing (reg, contacts_set (reg, contact, by, error), error)
           && (!options->json || list_contacts (options, error));
}

static gboolean
remove_contact (const CliOptions *options, const char *body, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_WRITE, error);
    return reg != NULL && register_begin (reg, TRUE, error)
           && cli_finish_writing (reg, contacts_remove (reg, body, by, error), error)
           && (!options->json || list_contacts (options, error));
}

/* ---- a table ---- */

static int
find_field (const char *heading) {
    g_autofree char *folded = text_fold (heading, -1), *plain = text_unaccent (folded, -1);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
        g_auto (GStrv) words = g_strsplit (fields[i].words, "|", -1);
        if (g_strv_contains ((const char *const *)words, g_strstrip (plain)))
            return (int)i;
    }
    return -1;
}

static const char *
peek_cell (const SheetRow *row, guint column) {
    const SheetCell *cell = column < row->cells->len ? row->cells->pdata[column] : NULL;
    return cell != NULL && cell->text != NULL ? cell->text : "";
}

/* Which column holds which field; FALSE where no row names the body and a mail address. */
static gboolean
find_heading (const Sheet *sheet, int *columns, guint *ret_row) {
    for (guint r = 0; r < sheet->rows->len; r++) {
        const SheetRow *row = sheet->rows->pdata[r];
        for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
            columns[i] = -1;
        for (guint c = 0; c < row->cells->len; c++) {
            int field = find_field (peek_cell (row, c));
            if (field >= 0 && columns[field] < 0)
                columns[field] = (int)c;
        }
        if (columns[0] >= 0 && columns[1] >= 0) {
            *ret_row = r;
            return TRUE;
        }
    }
    return FALSE;
}

static Contact *
read_row (const char *path, const SheetRow *row, const int *columns, GError **error) {
    g_autoptr (Contact) contact = g_new0 (Contact, 1);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
        g_autofree char *value = columns[i] >= 0 ? text_collapse (peek_cell (row, (guint)columns[i]), -1) : NULL;
        g_autofree char *column = sheet_column_name ((guint)MAX (columns[i], 0));
        g_autofree char *fault = value == NULL              ? NULL
                                 : i == 0 && *value == '\0' ? g_strdup (_ ("the name of the body is missing"))
                                                            : find_fault (i, value);
        if (fault != NULL) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: row %u, column %s: %s; nothing was taken in"),
                         path, row->number, column, fault);
            return NULL;
        }
        *peek_field (contact, i) = value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
    }
    return g_steal_pointer (&contact);
}

static void
free_contact (gpointer contact) {
    contact_free (contact);
}

static GPtrArray *
read_table (const char *path, GError **error) {
    g_autofree char *data = NULL;
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_contact);
    g_autoptr (GError) local = NULL;
    gsize size = 0;
    int columns[G_N_ELEMENTS (fields)];
    guint heading = 0;
    if (!g_file_get_contents (path, &data, &size, &local)) {
        gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_INPUT, "%s", local->message);
        return NULL;
    }
    g_autoptr (Sheet) sheet = sheet_read (data, size, path, NULL, error);
    if (sheet == NULL)
        return NULL;
    if (!find_heading (sheet, columns, &heading)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: no row names the columns; two must be the body ('Cơ quan') and its mail ('Thư điện tử')"),
                     path);
        return NULL;
    }
    for (guint r = heading + 1; r < sheet->rows->len; r++) {
        Contact *contact = read_row (path, sheet->rows->pdata[r], columns, error);
        if (contact == NULL)
            return NULL;
        g_ptr_array_add (list, contact);
    }
    return g_steal_pointer (&list);
}

static gboolean
import_contacts (const CliOptions *options, const char *path, gboolean dry_run, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autoptr (GPtrArray) list = read_table (path, error);
    if (list == NULL)
        return FALSE;
    if (dry_run) {
        if (options->json)
            write_list (list);
        else
            print_list (list);
        return cli_flush (error);
    }
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_CREATE, error);
    gboolean good = reg != NULL && register_begin (reg, TRUE, error);
    if (!good)
        return FALSE;
    for (guint i = 0; good && i < list->len; i++)
        good = contacts_set (reg, list->pdata[i], by, error);
    if (!cli_finish_writing (reg, good, error))
        return FALSE;
    printf (ngettext ("%s: %u contact taken in\n", "%s: %u contacts taken in\n", list->len), path, list->len);
    return cli_flush (error);
}

int
cmd_contacts (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    gboolean dry_run = FALSE, good;
    const char *action;
    const GOptionEntry entries[] = {
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("with import: show what would be taken in"), NULL },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_BY | CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    action = argc > 1 ? argv[1] : "list";
    if (dry_run && strcmp (action, "import") != 0)
        return cli_fail_usage (command, _ ("--dry-run goes with import"));
    if (strcmp (action, "list") == 0 && argc <= 2)
        good = list_contacts (&options, &error);
    else if (strcmp (action, "set") == 0 && argc >= 4)
        good = set_contact (&options, argc - 2, argv + 2, &error);
    else if (strcmp (action, "remove") == 0 && argc == 3)
        good = remove_contact (&options, argv[2], &error);
    else if (strcmp (action, "import") == 0 && argc == 3)
        good = import_contacts (&options, argv[2], dry_run, &error);
    else
        return cli_fail_usage (command, _ ("what to do: list, set BODY mail=…, remove BODY, import FILE"));
    return good ? 0 : cli_fail (error);
}
