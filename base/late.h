/* late.h - libraries that only some commands need, opened when the first function of theirs is called.
 *
 * Loading every library at every start would cost a list of what is due twice the time that its answer takes: the C++ and cryptography
 * below libqpdf, libical, libzip and libcurl are large. For each of them base/late/NAME.names lists the functions that are used; from the list
 * setup/late-library makes late_NAME.h, which is included in the place of the library's own header and reads the same.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * late_library_open:
 * @file: name of the shared library, as the dynamic loader knows it (`libqpdf.so.29`)
 * @names: names of the functions wanted, NULL at the end
 * @functions: where their addresses go, as many as names, in the same order
 *
 * Opens a library for good and finds the functions in it. Safe to call from several threads. There is no way on without a library that the program
 * was built with, so one that is missing, or lacks a function, ends the program as the dynamic loader would have done at the start: with a
 * message that names both and exit status EX_OSFILE. What was acknowledged before is kept; a transaction left open is rolled back.
 */
void late_library_open (const char *file, const char *const *names, gpointer *functions);

G_END_DECLS
