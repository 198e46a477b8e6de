/* report_changes.c - see report_changes.h. */
#include "cli/report_changes.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/register.h"
#include "cli/words.h"
#include "track/report_compare.h"

#define ITEMS_SHOWN 30 /* of each sort */
#define TEXT_SHOWN  90 /* characters of an item's text */

static const char *
word_of_reason (const char *code) {
    for (StateReason reason = REASON_NONE + 1; reason < REASON_LAST; reason++)
        if (g_str_equal (state_reason_name (reason), code))
            return cli_reason_words (reason);
    return code;
}

static const char *
word_of (const char *field, const char *shown) {
    if (*shown == '\0')
        return "–";
    if (g_str_equal (field, "status"))
        return cli_words (WORDS_CELL, shown);
    if (g_str_equal (field, "reason"))
        return word_of_reason (shown);
    if (g_str_equal (field, "relation"))
        return cli_words (WORDS_PURPOSE, shown);
    return g_str_equal (field, "started") ? _ ("yes") : shown;
}

/* The day an item was done on has another word than the number of those that are. */
static const char *
name_of_field (const ReportChange *change) {
    if (change->kind == REPORT_CHANGE_ITEM && g_str_equal (change->field, "done"))
        return cli_words (WORDS_CELL, "done-on");
    return cli_words (WORDS_CELL, change->field);
}

static void
print_subject (const ReportChange *change) {
    if (change->kind == REPORT_CHANGE_BODY || change->kind == REPORT_CHANGE_DIRECTIVE) {
        printf ("      %s\n", *change->subject != '\0'             ? change->subject
                              : change->kind == REPORT_CHANGE_BODY ? _ ("nobody named")
                                                                   : _ ("without number"));
        return;
    }
    g_autofree char *text = text_shorten (change->text, TEXT_SHOWN);
    printf ("      %s  %s\n", change->subject, text);
}

static void
print_field (const ReportChange *change) {
    if (g_str_equal (change->field, "directive"))
        printf ("          %s\n",
                *change->then == '\0' ? _ ("was not in the report") : _ ("is not in the report any more"));
    else if (g_str_equal (change->then_shown, change->now_shown))
        printf (_ ("          %s: reads the same, but counts in another way\n"), name_of_field (change));
    else
        printf ("          %s: %s → %s\n", name_of_field (change), word_of (change->field, change->then_shown),
                word_of (change->field, change->now_shown));
}

/* Whether both tell of the same item, directive or body. */
static gboolean
is_of_same (const ReportChange *one, const ReportChange *other) {
    return one != NULL && one->kind == other->kind && one->item == other->item
           && g_str_equal (one->subject, other->subject);
}

/* How many things of a sort there are: fields of one are one. */
static guint
count (const GPtrArray *changes, ReportChangeKind kind) {
    guint n = 0;
    const ReportChange *last = NULL;
    for (guint i = 0; i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        n += change->kind == kind && (kind == REPORT_CHANGE_FIGURE || !is_of_same (last, change));
        last = change;
    }
    return n;
}

static void
print_sort (const GPtrArray *changes, ReportChangeKind kind, guint all) {
    guint shown = 0;
    const ReportChange *last = NULL;
    for (guint i = 0; i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        if (change->kind != kind)
            continue;
        if (!is_of_same (last, change) && shown++ == ITEMS_SHOWN)
            break;
        if (!is_of_same (last, change))
            print_subject (change);
        last = change;
        if (change->field != NULL)
            print_field (change);
    }
    if (all > ITEMS_SHOWN)
        printf (_ ("      … %u more; --json lists all\n"), all - ITEMS_SHOWN);
}

static void
print_figures (const GPtrArray *changes) {
    for (guint i = 0; i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        if (change->kind == REPORT_CHANGE_FIGURE)
            printf ("      %s%s: %s → %s\n", cli_words (WORDS_CELL, change->subject),
                    change->field == NULL                     ? ""
                    : g_str_equal (change->field, "previous") ? _ (" (period before)")
                                                              : _ (" (period)"),
                    word_of ("", change->then), word_of ("", change->now));
    }
}

void
report_changes_print (const GPtrArray *changes) {
    guint figures = count (changes, REPORT_CHANGE_FIGURE), directives = count (changes, REPORT_CHANGE_DIRECTIVE),
          bodies = count (changes, REPORT_CHANGE_BODY), items = count (changes, REPORT_CHANGE_ITEM),
          added = count (changes, REPORT_CHANGE_ITEM_ADDED), gone = count (changes, REPORT_CHANGE_ITEM_GONE);
    printf (_ ("  register: has changed since\n"));
    if (figures > 0)
        printf (ngettext ("    %u figure is another:\n", "    %u figures are others:\n", figures), figures);
    print_figures (changes);
    if (directives > 0)
        printf (ngettext ("    %u document stands otherwise:\n", "    %u documents stand otherwise:\n", directives),
                directives);
    print_sort (changes, REPORT_CHANGE_DIRECTIVE, directives);
    if (bodies > 0)
        printf (ngettext ("    %u body has other figures:\n", "    %u bodies have other figures:\n", bodies), bodies);
    print_sort (changes, REPORT_CHANGE_BODY, bodies);
    if (items > 0)
        printf (ngettext ("    %u item stands otherwise:\n", "    %u items stand otherwise:\n", items), items);
    print_sort (changes, REPORT_CHANGE_ITEM, items);
    if (added > 0)
        printf (ngettext ("    %u item was not in the report:\n", "    %u items were not in the report:\n", added),
                added);
    print_sort (changes, REPORT_CHANGE_ITEM_ADDED, added);
    if (gone > 0)
        printf (ngettext ("    %u item is not in the report any more:\n",
                          "    %u items are not in the report any more:\n", gone),
                gone);
    print_sort (changes, REPORT_CHANGE_ITEM_GONE, gone);
}

void
report_changes_json (JsonOut *out, const GPtrArray *changes) {
    static const char *const kinds[] = { "figure", "directive", "body", "item", "item-added", "item-gone" };
    json_out_list (out, "changes");
    for (guint i = 0; changes != NULL && i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "kind", kinds[change->kind]);
        json_out_text (out, "subject", change->subject);
        json_out_id (out, "item", change->item);
        json_out_text (out, "field", change->field);
        json_out_text (out, "then", change->then);
        json_out_text (out, "now", change->now);
        json_out_end (out);
    }
    json_out_end (out);
}
