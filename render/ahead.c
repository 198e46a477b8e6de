/* ahead.c - see ahead.h. */
#include "render/ahead.h"

#include <libxml/parser.h>

struct Ahead {
    AheadSource source;
    gpointer data;
    GDestroyNotify free_one;
    guint most;      /* that wait */
    GThread *thread; /* NULL: none could be had */
    GMutex lock;     /* guards all below */
    GCond changed;
    GQueue waiting;
    GError *error;
    gboolean is_over;    /* the source has no more, or failed */
    gboolean is_unasked; /* nobody will ask any more */
};

static gpointer
run (gpointer data) {
    Ahead *ahead = data;
    gboolean goes_on = TRUE;
    while (goes_on) {
        GError *error = NULL;
        gpointer made = ahead->source (ahead->data, &error);
        g_mutex_lock (&ahead->lock);
        if (made != NULL)
            g_queue_push_tail (&ahead->waiting, made);
        else
            ahead->is_over = TRUE;
        ahead->error = error;
        g_cond_broadcast (&ahead->changed);
        while (ahead->waiting.length >= ahead->most && !ahead->is_unasked)
            g_cond_wait (&ahead->changed, &ahead->lock);
        goes_on = !ahead->is_over && !ahead->is_unasked;
        g_mutex_unlock (&ahead->lock);
    }
    return NULL;
}

Ahead *
ahead_new (AheadSource source, gpointer data, guint most, GDestroyNotify free_one) {
    Ahead *ahead = g_new0 (Ahead, 1);
    ahead->source = source;
    ahead->data = data;
    ahead->most = most;
    ahead->free_one = free_one;
    g_mutex_init (&ahead->lock);
    g_cond_init (&ahead->changed);
    g_queue_init (&ahead->waiting);
    xmlInitParser (); /* before there are threads */
    ahead->thread = g_thread_try_new ("rows", run, ahead, NULL);
    return ahead;
}

void
ahead_free (Ahead *ahead) {
    if (ahead == NULL)
        return;
    g_mutex_lock (&ahead->lock);
    ahead->is_unasked = TRUE;
    g_cond_broadcast (&ahead->changed);
    g_mutex_unlock (&ahead->lock);
    if (ahead->thread != NULL)
        g_thread_join (ahead->thread);
    g_queue_clear_full (&ahead->waiting, ahead->free_one);
    g_clear_error (&ahead->error);
    g_cond_clear (&ahead->changed);
    g_mutex_clear (&ahead->lock);
    g_free (ahead);
}

gpointer
ahead_next (Ahead *ahead, GError **error) {
    if (ahead->thread == NULL)
        return ahead->source (ahead->data, error);
    g_mutex_lock (&ahead->lock);
    while (ahead->waiting.length == 0 && !ahead->is_over)
        g_cond_wait (&ahead->changed, &ahead->lock);
    gpointer made = g_queue_pop_head (&ahead->waiting);
    if (made == NULL && ahead->error != NULL)
        g_propagate_error (error, g_steal_pointer (&ahead->error));
    g_cond_broadcast (&ahead->changed);
    g_mutex_unlock (&ahead->lock);
    return made;
}
