/* directory_words.h - the words of a body's name and the keys that it is found by.
 * Lives here:  words without case, punctuation and `và`, abbreviations written out; keys are words closed up.
 * Called by:   directory*.c, setup/make_directory.c.
 * Not here:    the bodies (directory_data.h), what a name means (directory.c). */
#pragma once

#include <glib.h>

#define DIRECTORY_WORDS_MAX 60 /* a name of more words is no name */

/* A key of words is a stretch of @closed: from where one word begins to where another does. */
typedef struct {
    char *closed;  /* the words, closed up */
    guint32 *from; /* where each word begins in @closed; one more for the end */
    guint n;
    guint32 begins[DIRECTORY_WORDS_MAX + 1]; /* what @from points into */
} DirectoryWords;

/** directory_words_new: (transfer full): the folded words of @name, abbreviations written out, without `và` and punctuation. */
DirectoryWords *directory_words_new (const char *name);
void directory_words_free (DirectoryWords *words); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DirectoryWords, directory_words_free)

/** directory_words_drop: takes the first @count words away; there are as many. */
void directory_words_drop (DirectoryWords *words, guint count);

/** directory_words_span: the bytes of words @first to before @end, closed up, from closed + from[first] on; there are as many words. */
static inline gsize
directory_words_span (const DirectoryWords *words, guint first, guint end) {
    return words->from[end] - words->from[first];
}

/** directory_word_is, directory_words_begin: TRUE where word @i is @word; where the words from @first on begin with those of @phrase,
 *  which are parted by single spaces. */
gboolean directory_word_is (const DirectoryWords *words, guint i, const char *word);
gboolean directory_words_begin (const DirectoryWords *words, guint first, const char *phrase);

/** directory_is_field_head: TRUE for a first word after which words of a field come, often as initials: Sở, Bộ, Phòng. */
gboolean directory_is_field_head (const DirectoryWords *words);

/** directory_append_slug: @text's letters and digits without marks, `-` for each stretch of anything else between them. */
void directory_append_slug (GString *slug, const char *text);
