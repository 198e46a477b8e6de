/* start_page.c - see start_page.h. */
#include "web/start_page.h"

#include <libintl.h>
#include <string.h>

#include "base/i18n.h"

typedef enum { LANGUAGE_VIETNAMESE, LANGUAGE_ENGLISH, N_LANGUAGES } Language;
static const char *const codes[N_LANGUAGES] = { "vi", "en" };

struct StartPage {
    GBytes *pages[N_LANGUAGES];
    char *policy;
};

static const char style[]
    = "body{margin:0 auto;max-width:42rem;padding:1.5rem 1rem 3rem;font:1.0625rem/1.6 system-ui,sans-serif;"
      "color:#1c1c1c;background:#fff}"
      "h1{font-size:1.6rem;line-height:1.3;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .4rem}"
      "p,ol{margin:.4rem 0}ol{padding-left:1.6rem}li{margin:.2rem 0}"
      "code{font:.9375em ui-monospace,monospace;background:#f1f1ee;padding:.1em .3em;overflow-wrap:anywhere}"
      "footer{margin-top:2.5rem;border-top:1px solid #c9c9c4;padding-top:.6rem;color:#4a4a4a;font-size:.9375rem}"
      "@media(prefers-color-scheme:dark){body{color:#e8e8e6;background:#181818}code{background:#2b2b2b}"
      "footer{color:#b8b8b4;border-color:#4a4a4a}}"
      "@media print{body{max-width:none;padding:0;color:#000;background:#fff}}";

typedef enum { PART_HEADING, PART_PARAGRAPH, PART_STEP } PartKind;

/* In the order of the page. Steps that follow each other are one list. */
static const struct {
    PartKind kind;
    const char *text;
} parts[] = {
    { PART_PARAGRAPH,
      N_ ("This server gives the deadlines of an office's follow-up register as calendars. Whoever was given an address "
          "that ends in .ics subscribes to it once; the calendar program then reads it again by itself, so deadlines "
          "that were extended move, and what is done gets a check mark.") },
    { PART_PARAGRAPH,
      N_ ("The address is a secret: whoever has it sees the deadlines. Do not pass it on; if it got into wrong hands, "
          "ask the secretariat to revoke it and to give you another.") },
    { PART_HEADING, N_ ("Outlook") },
    { PART_STEP, N_ ("Open the calendar, then Add calendar, From Internet (Outlook on the web: Subscribe from web).") },
    { PART_STEP, N_ ("Paste the address and confirm.") },
    { PART_HEADING, N_ ("Thunderbird") },
    { PART_STEP, N_ ("File, New, Calendar; choose On the Network.") },
    { PART_STEP, N_ ("Leave the user name empty, paste the address, choose Find Calendars, then Subscribe.") },
    { PART_HEADING, N_ ("Google Calendar, Android phones") },
    { PART_STEP, N_ ("On a computer open Google Calendar; beside Other calendars choose +, then From URL.") },
    { PART_STEP, N_ ("Paste the address and choose Add calendar. It then shows on the phone too.") },
    { PART_PARAGRAPH,
      N_ ("Google reads the address from its own machines: that works only where this server can be reached from the "
          "Internet. Inside an office's network use an app on the phone that reads iCalendar addresses itself.") },
    { PART_HEADING, N_ ("iPhone, iPad, Mac") },
    { PART_STEP, N_ ("iPhone, iPad: Settings, Calendar, Accounts, Add Account, Other, Add Subscribed Calendar.") },
    { PART_STEP, N_ ("Mac: in Calendar choose File, New Calendar Subscription.") },
    { PART_STEP, N_ ("Paste the address and confirm.") },
    { PART_HEADING, N_ ("No calendar yet?") },
    { PART_PARAGRAPH, N_ ("Addresses are made by the secretariat that keeps the register, with this command:") },
};

/* The catalogue of the process, whose language is set while one page is made. Not by _(): GLib decides once for the life of the process
 * whether it translates at all. */
static const char *
say (const char *text) {
    return dgettext (GETTEXT_PACKAGE, text);
}

static void
append_element (GString *out, const char *name, const char *text) {
    g_autofree char *escaped = g_markup_escape_text (text, -1);
    g_string_append_printf (out, "<%s>%s</%s>\n", name, escaped, name);
}

static GBytes *
make_page (Language language) {
    static const char *const elements[] = { "h2", "p", "li" };
    GString *out = g_string_new ("<!DOCTYPE html>\n");
    gboolean list = FALSE;
    g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", codes[language]);
    append_element (out, "title", say (N_ ("Calendar of deadlines")));
    g_string_append_printf (out,
                            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                            "<meta name=\"robots\" content=\"noindex\">\n<style>%s</style>\n</head>\n<body>\n<main>\n",
                            style);
    append_element (out, "h1", say (N_ ("Calendar of deadlines")));
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
        gboolean step = parts[i].kind == PART_STEP;
        if (step != list)
            g_string_append (out, step ? "<ol>\n" : "</ol>\n");
        list = step;
        append_element (out, elements[parts[i].kind], say (parts[i].text));
    }
    g_string_append_printf (
        out,
        "<p><code>dondoc feed add --body '\xe2\x80\xa6'</code></p>\n</main>\n<footer>dondoc %s</footer>\n</body>\n</html>\n",
        DONDOC_VERSION);
    return g_string_free_to_bytes (out);
}

/* Says to gettext that LANGUAGE is another now. */
static void
set_language (const char *language) {
    if (language != NULL)
        g_setenv ("LANGUAGE", language, TRUE);
    else
        g_unsetenv ("LANGUAGE");
    textdomain (GETTEXT_PACKAGE);
}

/* The page's own style and nothing else: the policy names it by its sum. */
static char *
make_policy (void) {
    guchar sum[32];
    gsize length = sizeof sum;
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    g_checksum_update (checksum, (const guchar *)style, (gssize)strlen (style));
    g_checksum_get_digest (checksum, sum, &length);
    g_autofree char *encoded = g_base64_encode (sum, length);
    return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'",
                            encoded);
}

StartPage *
start_page_new (void) {
    StartPage *page = g_new0 (StartPage, 1);
    g_autofree char *present = g_strdup (g_getenv ("LANGUAGE"));
    for (Language language = 0; language < N_LANGUAGES; language++) {
        set_language (codes[language]);
        page->pages[language] = make_page (language);
    }
    set_language (present);
    page->policy = make_policy ();
    return page;
}

void
start_page_free (StartPage *page) {
    if (page == NULL)
        return;
    for (Language language = 0; language < N_LANGUAGES; language++)
        g_bytes_unref (page->pages[language]);
    g_free (page->policy);
    g_free (page);
}

/* How much a range such as `en-GB;q=0.7` likes @code, -1 where it does not speak of it. */
static double
weigh (const char *range, const char *code) {
    gsize length = strcspn (range, "; \t");
    const char *weight = strstr (range, "q=");
    gsize main_length = MIN (length, strcspn (range, "-"));
    if (main_length != strlen (code) || g_ascii_strncasecmp (range, code, main_length) != 0)
        return -1;
    return weight != NULL ? CLAMP (g_ascii_strtod (weight + 2, NULL), 0, 1) : 1;
}

static Language
choose (const char *accept_language) {
    double best[N_LANGUAGES] = { 0 };
    g_auto (GStrv) ranges = g_strsplit (accept_language != NULL ? accept_language : "", ",", 64);
    for (gsize i = 0; ranges[i] != NULL; i++)
        for (Language language = 0; language < N_LANGUAGES; language++)
            best[language] = MAX (best[language], weigh (g_strstrip (ranges[i]), codes[language]));
    return best[LANGUAGE_ENGLISH] > best[LANGUAGE_VIETNAMESE] ? LANGUAGE_ENGLISH : LANGUAGE_VIETNAMESE;
}

Answer *
start_page_answer (const StartPage *page, const char *accept_language) {
    Language language = choose (accept_language);
    Answer *answer = answer_new (200, "");
    answer_set_body (answer, "text/html; charset=utf-8", g_bytes_ref (page->pages[language]));
    answer->language = codes[language];
    answer->policy = page->policy;
    return answer;
}
