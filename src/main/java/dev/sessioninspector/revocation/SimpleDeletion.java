package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Backoff;
import dev.sessioninspector.task.Group;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Plans and carries out one deletion of sessions. Its calls block; {@link #stop} may come from another thread. */
public final class SimpleDeletion {
    private static final int AT_ONCE = 16;

    /** Attempts against a throttled table: some minutes, after which it is better to say so. */
    private static final int PATIENCE = 60;

    private final SessionRemover storage;
    private final IntFunction<Duration> waits;
    private final AtomicReference<StorageException> failure = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** A deletion in this storage. */
    public SimpleDeletion(SessionRemover storage) {
        this(storage, Backoff::after);
    }

    /** The same with waits of another length after so many attempts. */
    SimpleDeletion(SessionRemover storage, IntFunction<Duration> waits) {
        this.storage = storage;
        this.waits = waits;
    }

    /**
     * Reads what is asked for, consistently, and each id once.
     *
     * @throws StorageException where an id could not be read: then there is no plan
     */
    public Plan plan(Collection<String> wanted) {
        var ids = List.copyOf(new LinkedHashSet<>(wanted));
        var items = new ConcurrentHashMap<String, Item>();
        try (var group = new Group(AT_ONCE)) {
            ids.forEach(id ->
                    group.fork(() -> patiently(() -> storage.loadItem(id)).ifPresent(item -> items.put(id, item))));
            group.join();
        }
        var found = ids.stream().filter(items::containsKey).map(items::get).toList();
        return new Plan(
                Target.Ids.of(ids),
                found,
                ids.stream().filter(id -> !items.containsKey(id)).toList(),
                java.util.Set.of(),
                java.util.Set.of());
    }

    /**
     * Deletes what the plan holds, as far as it is still what was read, and reads each again.
     *
     * @param progress gets each id with its outcome as soon as that is known, from any thread
     * @return every planned id with its outcome, also when it was stopped
     */
    public Result run(Plan plan, Consumer<Map.Entry<String, Outcome>> progress) {
        var outcomes = new ConcurrentHashMap<String, Outcome>();
        plan.items().forEach(item -> outcomes.put(item.id(), Outcome.NOT_ATTEMPTED));
        try (var group = new Group(AT_ONCE)) {
            for (var item : plan.items()) {
                group.fork(() -> {
                    if (!isStopped()) {
                        var outcome = delete(item);
                        outcomes.put(item.id(), outcome);
                        progress.accept(Map.entry(item.id(), outcome));
                    }
                });
            }
            group.join();
        }
        return new Result(outcomes, End.COMPLETE, Optional.ofNullable(failure.get()), Optional.empty());
    }

    /** Attempts no further session, and waits for no capacity any more; calls under way come to their end. */
    public void stop() {
        stopped.countDown();
    }

    private Outcome delete(Item seen) {
        try {
            patiently(() -> storage.deleteIfUnchanged(seen));
        } catch (StorageException failed) {
            failure.compareAndSet(null, failed);
        }
        try {
            return patiently(() -> storage.loadItem(seen.id()))
                    .map(there -> there.equals(seen) ? Outcome.FAILED : Outcome.CHANGED)
                    .orElse(Outcome.GONE);
        } catch (StorageException unread) {
            failure.compareAndSet(null, unread);
            return Outcome.UNKNOWN;
        }
    }

    /** Does something again after a while where the table's capacity is used up, until it is stopped. */
    private <T> T patiently(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StorageException.Throttled throttled) {
                if (attempt == PATIENCE || stoppedWithin(waits.apply(attempt))) {
                    throw throttled;
                }
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean stoppedWithin(Duration delay) {
        try {
            return stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }
}
