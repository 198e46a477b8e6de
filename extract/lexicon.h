/* lexicon.h - the words that extraction goes by, kept as data.
 * Lives here:  loading extract/lexicon/ (compiled in) and the user's additions, and asking for a list.
 * Called by:   every file of extract/.
 * Form:        key files (GKeyFile). Each *.conf below extract/lexicon/ has groups; a group is a list of entries
 *              `key = value`. The user's files of the same form, in the folder `lexicon` of the configuration folder, add
 *              entries or replace those of the same group and key. */
#pragma once

#include "base/pattern.h"

typedef struct Lexicon Lexicon;

/**
 * lexicon_load:
 * @user_folder: (nullable): folder with the user's *.conf files; NULL or missing means none
 * Returns: (transfer full): the words, or NULL and DONDOC_ERROR_CONFIGURATION with file, group and key of the fault
 *   (each pattern of the user is tried here, so a wrong one is found at once; those built in are compiled when first asked for).
 */
Lexicon *lexicon_load (const char *user_folder, GError **error);
void lexicon_free (Lexicon *lexicon); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lexicon, lexicon_free)

/** lexicon_peek_keys: (transfer none): the keys of @group in order, NULL-terminated; empty where there is no such group. */
const char *const *lexicon_peek_keys (const Lexicon *lexicon, const char *group);

/** lexicon_peek: (transfer none): the value of an entry as written, NULL where there is none. */
const char *lexicon_peek (const Lexicon *lexicon, const char *group, const char *key);

/** lexicon_peek_pattern: (transfer none): the value of an entry as a compiled pattern (for folded text), NULL where there
 *   is none. Groups whose name ends in `-patterns` hold patterns. */
const Pattern *lexicon_peek_pattern (const Lexicon *lexicon, const char *group, const char *key);

/** lexicon_peek_joined: (transfer none): all patterns of @group as one that is tried at the place where a match starts and
 *   must end at the end of a word; in a group that is missing it matches nothing. */
const Pattern *lexicon_peek_joined (const Lexicon *lexicon, const char *group);

/**
 * lexicon_match:
 * Tries the patterns of @group in order on @subject (folded).
 * Returns: (transfer none): the key of the first that matches at or after @start, NULL where none does; @ret_match (nullable)
 *   is set then.
 */
const char *lexicon_match (const Lexicon *lexicon, const char *group, const char *subject, gsize length, gsize start,
                           PatternMatch *ret_match);

/** lexicon_find_word: (transfer none): the key in @group whose value, or one of whose values parted by `;`, equals @word
 *   when folded (text_equal()); NULL where none does. */
const char *lexicon_find_word (const Lexicon *lexicon, const char *group, const char *word);

/** lexicon_find_key: (transfer none): the key of @group that equals @key when folded; NULL where none does. */
const char *lexicon_find_key (const Lexicon *lexicon, const char *group, const char *key);
