package dev.sessioninspector.revocation;

import dev.sessioninspector.storage.SessionReader;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Group;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Consistent reads that wait for capacity. Interrupting their thread ends them with a {@link CancellationException}.
 */
record ConsistentReads(SessionReader reader, IntFunction<Duration> waits) {
    /** Reads in a row that capacity sufficed for nothing of: some minutes, after which it is better to say so. */
    private static final int PATIENCE = 60;

    /** Batches under way at once: while one is decoded the others are on their way. */
    static final int AT_ONCE = 4;

    /** The same for any number of ids: some batches at once, and {@code parts} is called from several threads. */
    void readAll(List<String> ids, Consumer<Part> parts) {
        try (var group = new Group(AT_ONCE)) {
            batches(ids).forEach(batch -> group.fork(() -> read(batch, parts)));
            group.join();
        }
    }

    /** Reads a batch: every id is told of once, in one of the parts. */
    void read(Collection<String> ids, Consumer<Part> parts) {
        var unread = List.copyOf(ids);
        for (var attempt = 1; !unread.isEmpty(); attempt++) {
            var items = reader.loadItems(unread);
            var left = List.copyOf(items.unread());
            attempt = left.size() < unread.size() ? 1 : attempt;
            if (attempt == PATIENCE) {
                throw new StorageException.Throttled(null);
            }
            parts.accept(
                    new Part(unread.stream().filter(id -> !left.contains(id)).toList(), items));
            unread = left;
            if (!unread.isEmpty()) {
                pause(waits.apply(attempt));
            }
        }
    }

    /**
     * What was read at once.
     *
     * @param ids those that were read; one without an item is gone
     */
    record Part(List<String> ids, SessionReader.Items items) {}

    static void pause(Duration delay) {
        try {
            new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** The ids in lists that can be read at once. */
    static List<List<String>> batches(List<String> ids) {
        return java.util.stream.IntStream.range(0, (ids.size() + SessionReader.BATCH - 1) / SessionReader.BATCH)
                .mapToObj(batch -> ids.subList(
                        batch * SessionReader.BATCH, Math.min((batch + 1) * SessionReader.BATCH, ids.size())))
                .toList();
    }
}
