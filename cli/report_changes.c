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
    return g_str_equal (field, "started") ? _ ("yes") : shown;
}

static void
print_item (const ReportChange *change) {
    g_autofree char *text = text_shorten (change->text, TEXT_SHOWN);
    printf ("      %s  %s\n", change->subject, text);
}

static void
print_field (const ReportChange *change) {
    const char *name = cli_words (WORDS_CELL, g_str_equal (change->field, "done") ? "done-on" : change->field);
    if (g_str_equal (change->then_shown, change->now_shown))
        printf (_ ("          %s: reads the same, but counts in another way\n"), name);
    else
        printf ("          %s: %s → %s\n", name, word_of (change->field, change->then_shown),
                word_of (change->field, change->now_shown));
}

/* How many things of a sort there are: fields of an item are one. */
static guint
count (const GPtrArray *changes, ReportChangeKind kind) {
    guint n = 0;
    gint64 last = 0;
    for (guint i = 0; i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        n += change->kind == kind && (kind == REPORT_CHANGE_FIGURE || change->item != last);
        if (change->kind == kind)
            last = change->item;
    }
    return n;
}

static void
print_items (const GPtrArray *changes, ReportChangeKind kind, guint all) {
    guint shown = 0;
    gint64 last = 0;
    for (guint i = 0; i < changes->len; i++) {
        const ReportChange *change = changes->pdata[i];
        if (change->kind != kind)
            continue;
        if (change->item != last && shown++ == ITEMS_SHOWN)
            break;
        if (change->item != last)
            print_item (change);
        last = change->item;
        if (kind == REPORT_CHANGE_ITEM)
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
            printf ("      %s: %s → %s\n", cli_words (WORDS_CELL, change->subject), change->then, change->now);
    }
}

void
report_changes_print (const GPtrArray *changes) {
    guint figures = count (changes, REPORT_CHANGE_FIGURE), items = count (changes, REPORT_CHANGE_ITEM),
          added = count (changes, REPORT_CHANGE_ITEM_ADDED), gone = count (changes, REPORT_CHANGE_ITEM_GONE);
    printf (_ ("  register: has changed since\n"));
    if (figures > 0)
        printf (ngettext ("    %u figure is another:\n", "    %u figures are others:\n", figures), figures);
    print_figures (changes);
    if (items > 0)
        printf (ngettext ("    %u item stands otherwise:\n", "    %u items stand otherwise:\n", items), items);
    print_items (changes, REPORT_CHANGE_ITEM, items);
    if (added > 0)
        printf (ngettext ("    %u item was not in the report:\n", "    %u items were not in the report:\n", added),
                added);
    print_items (changes, REPORT_CHANGE_ITEM_ADDED, added);
    if (gone > 0)
        printf (ngettext ("    %u item is not in the report any more:\n",
                          "    %u items are not in the report any more:\n", gone),
                gone);
    print_items (changes, REPORT_CHANGE_ITEM_GONE, gone);
}

void
report_changes_json (JsonOut *out, const GPtrArray *changes) {
    static const char *const kinds[] = { "figure", "item", "item-added", "item-gone" };
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
