/* packer.c - see packer.h. */
#include "render/packer.h"

#include "render/packing.h"

typedef struct {
    GString *text;
    gpointer data;
    GByteArray *packed;
} Job;

struct Packer {
    Packing *packing; /* the thread's */
    GThread *thread;  /* NULL: none could be had */
    GAsyncQueue *asked, *done;
    guint pending; /* asked for and not taken */
};

static void
job_free (Job *job) {
    if (job->text != NULL)
        g_string_free (job->text, TRUE);
    if (job->packed != NULL)
        g_byte_array_unref (job->packed);
    g_free (job);
}

static void
pack (const Packer *packer, Job *job) {
    job->packed = packing_dup (packer->packing, job->text->str, job->text->len);
    g_string_free (g_steal_pointer (&job->text), TRUE);
    g_async_queue_push (packer->done, job);
}

/* Ends at a job without text. */
static gpointer
run (gpointer data) {
    const Packer *packer = data;
    for (;;) {
        Job *job = g_async_queue_pop (packer->asked);
        if (job->text == NULL) {
            job_free (job);
            return NULL;
        }
        pack (packer, job);
    }
}

Packer *
packer_new (void) {
    Packer *packer = g_new0 (Packer, 1);
    packer->packing = packing_new ();
    packer->asked = g_async_queue_new_full ((GDestroyNotify)job_free);
    packer->done = g_async_queue_new_full ((GDestroyNotify)job_free);
    return packer;
}

void
packer_free (Packer *packer) {
    if (packer == NULL)
        return;
    if (packer->thread != NULL) {
        g_async_queue_push_front (packer->asked, g_new0 (Job, 1));
        g_thread_join (packer->thread);
    }
    g_async_queue_unref (packer->asked);
    g_async_queue_unref (packer->done);
    packing_free (packer->packing);
    g_free (packer);
}

void
packer_add (Packer *packer, const GString *text, gpointer data) {
    Job *job = g_new0 (Job, 1);
    job->text = g_string_new_len (text->str, (gssize)text->len);
    job->data = data;
    if (packer->thread == NULL)
        packer->thread = g_thread_try_new ("packing", run, packer, NULL);
    packer->pending++;
    if (packer->thread != NULL)
        g_async_queue_push (packer->asked, job);
    else
        pack (packer, job);
}

GByteArray *
packer_take (Packer *packer, gboolean waits, gpointer *ret_data) {
    if (packer->pending == 0)
        return NULL;
    Job *job = waits ? g_async_queue_pop (packer->done) : g_async_queue_try_pop (packer->done);
    if (job == NULL)
        return NULL;
    packer->pending--;
    GByteArray *packed = g_steal_pointer (&job->packed);
    *ret_data = job->data;
    job_free (job);
    return packed;
}
