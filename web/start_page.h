/* start_page.h - the page at `/`: what this is, and how a feed is subscribed to. No data of the register stands on it.
 * Lives here:  the page in each language, made once, and the choice between them.
 * Called by:   web/site.c.
 * Source:      RFC 9110, section 12.5.4 (Accept-Language). */
#pragma once

#include "web/answer.h"

typedef struct StartPage StartPage;

StartPage *start_page_new (void);
void start_page_free (StartPage *page); /* NULL is fine */

/** start_page_answer: (transfer full): in the language that @accept_language (nullable) likes best; Vietnamese where it likes none. */
Answer *start_page_answer (const StartPage *page, const char *accept_language);
