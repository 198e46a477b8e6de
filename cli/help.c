/* help.c - see help.h. */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/table.h"

#define LINE_COLUMNS 110
#define GAP          2

/* `  -o, --output=FILE`. */
static char *
write_option (const GOptionEntry *entry) {
    char letter[] = { '-', entry->short_name, ',', ' ', '\0' };
    return g_strdup_printf ("  %s--%s%s%s", entry->short_name != 0 ? letter : "", entry->long_name,
                            entry->arg_description != NULL ? "=" : "",
                            entry->arg_description != NULL ? _ (entry->arg_description) : "");
}

static int
widest_option (const GOptionEntry *entry, int width) {
    for (; entry != NULL && entry->long_name != NULL; entry++) {
        g_autofree char *option = write_option (entry);
        width = MAX (width, text_table_width (option));
    }
    return width;
}

/* Words of @text, broken into lines that begin at column @indent; the first one is there already. */
static void
print_words (const char *text, int indent) {
    g_auto (GStrv) words = g_strsplit (text, " ", -1);
    int at = indent;
    for (guint i = 0; words[i] != NULL; i++) {
        int width = text_table_width (words[i]);
        if (i > 0 && at + 1 + width > LINE_COLUMNS) {
            printf ("\n%*s", indent, "");
            at = indent;
        } else if (i > 0) {
            printf (" ");
            at++;
        }
        fputs (words[i], stdout);
        at += width;
    }
    printf ("\n");
}

static void
print_options (const GOptionEntry *entry, int width) {
    for (; entry != NULL && entry->long_name != NULL; entry++) {
        g_autofree char *option = write_option (entry);
        printf ("%s%*s", option, width + GAP - text_table_width (option), "");
        print_words (_ (entry->description), width + GAP);
    }
}

static void
print_details (const char *details) {
    g_auto (GStrv) paragraphs = g_strsplit (details != NULL ? _ (details) : "", "\n", -1);
    for (guint i = 0; paragraphs[i] != NULL; i++)
        print_words (paragraphs[i], 0);
    if (details != NULL)
        printf ("\n");
}

void
help_print (const Command *command, const GOptionEntry *shared, const GOptionEntry *own) {
    int width = MAX (widest_option (shared, 0), widest_option (own, 0));
    printf (_ ("Usage: dondoc %s [OPTION…]%s%s\n"), command->name, *command->arguments != '\0' ? " " : "",
            *command->arguments != '\0' ? _ (command->arguments) : "");
    printf ("%s\n\n", _ (command->summary));
    print_details (command->details);
    printf ("%s\n", _ ("Options:"));
    print_options (own, width);
    print_options (shared, width);
}
