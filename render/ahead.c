/* ahead.c - see ahead.h. */
#include "render/ahead.h"

#include <libxml/parser.h>

#define AHEAD_MOST 4 /* trees that wait; each has some megabytes */

struct Ahead {
    RenderRows rows;
    GThread *thread; /* NULL: none could be had */
    GMutex lock;     /* guards all below */
    GCond changed;
    GQueue trees; /* of xmlDoc* */
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
        xmlDoc *tree = ahead->rows.next (ahead->rows.data, &error);
        g_mutex_lock (&ahead->lock);
        if (tree != NULL)
            g_queue_push_tail (&ahead->trees, tree);
        else
            ahead->is_over = TRUE;
        ahead->error = error;
        g_cond_broadcast (&ahead->changed);
        while (ahead->trees.length >= AHEAD_MOST && !ahead->is_unasked)
            g_cond_wait (&ahead->changed, &ahead->lock);
        goes_on = !ahead->is_over && !ahead->is_unasked;
        g_mutex_unlock (&ahead->lock);
    }
    return NULL;
}

Ahead *
ahead_new (const RenderRows *rows) {
    Ahead *ahead = g_new0 (Ahead, 1);
    ahead->rows = *rows;
    g_mutex_init (&ahead->lock);
    g_cond_init (&ahead->changed);
    g_queue_init (&ahead->trees);
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
    g_queue_clear_full (&ahead->trees, (GDestroyNotify)xmlFreeDoc);
    g_clear_error (&ahead->error);
    g_cond_clear (&ahead->changed);
    g_mutex_clear (&ahead->lock);
    g_free (ahead);
}

xmlDoc *
ahead_next (Ahead *ahead, GError **error) {
    if (ahead->thread == NULL)
        return ahead->rows.next (ahead->rows.data, error);
    g_mutex_lock (&ahead->lock);
    while (ahead->trees.length == 0 && !ahead->is_over)
        g_cond_wait (&ahead->changed, &ahead->lock);
    xmlDoc *tree = g_queue_pop_head (&ahead->trees);
    if (tree == NULL && ahead->error != NULL)
        g_propagate_error (error, g_steal_pointer (&ahead->error));
    g_cond_broadcast (&ahead->changed);
    g_mutex_unlock (&ahead->lock);
    return tree;
}
