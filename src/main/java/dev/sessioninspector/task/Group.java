package dev.sessioninspector.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work that runs side by side on virtual threads, so many at once, and ends together. One thread owns a group; when
 * that thread is interrupted, the whole group ends with a {@link CancellationException}.
 */
public final class Group implements AutoCloseable {
    private final int atOnce;
    private final Semaphore places;
    private final Job job = Job.current();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** A group of which so many run at once. */
    public Group(int atOnce) {
        this.atOnce = atOnce;
        this.places = new Semaphore(atOnce);
    }

    /** Starts a piece of work as soon as there is a place for it; waits until then. After a failure nothing starts. */
    public void fork(Runnable work) {
        acquire(1);
        threads.execute(job.of(() -> {
            try {
                if (!hasFailed()) {
                    work.run();
                }
            } catch (RuntimeException | Error failed) {
                failure.compareAndSet(null, failed);
            } finally {
                places.release();
            }
        }));
    }

    /** Whether a piece has failed already, so that starting more makes no sense. */
    public boolean hasFailed() {
        return failure.get() != null;
    }

    /** Waits for the end of all pieces, and throws the failure of the first that failed. */
    public void join() {
        acquire(atOnce);
        places.release(atOnce);
        switch (failure.get()) {
            case null -> {}
            case Error error -> throw error;
            case Throwable failed -> throw (RuntimeException) failed;
        }
    }

    private void acquire(int count) {
        try {
            places.acquire(count);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** Interrupts what still runs, and waits for its end. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
