package dev.sessioninspector.task;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does one piece of work after the other, in the order in which they came: for writing what must not be reordered. */
public final class InOrder implements Executor, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("in-order").factory());

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    /** Lets what waits come to its end, for five seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
