package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Group;
import dev.sessioninspector.task.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the calls that do something to items: many items by one call where that is possible, as many calls at once as
 * the table bears, again where one failed in passing, and none any more once it is of no use.
 */
final class Attempts {
    /** Attempts against a throttled table: some minutes, after which it is better to say so. */
    private static final int PATIENCE = 60;

    /** How often a call that gets no answer is made, beside what the client does by itself. */
    private static final int ASKED = 2;

    /** So many calls that failed in a row mean that none will go well. */
    private static final int LOST = 10;

    /** Calls for many items under way at once. */
    private static final int TOGETHER_AT_ONCE = 4;

    /** Fewer items are done one by one in the same time, and for less. */
    private static final int MANY = 10;

    /** How long new calls are made for a batch: where the table slows down, the rest of it waits for the next one. */
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private final Action action;
    private final Stop stop;
    private final Timing timing;
    private final Pace pace;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicReference<StorageException> failure = new AtomicReference<>();
    private final AtomicReference<Throwable> defect = new AtomicReference<>();
    private final AtomicReference<End> halted = new AtomicReference<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    Attempts(Action action, Stop stop, Timing timing) {
        this.action = action;
        this.stop = stop;
        this.timing = timing;
        this.pace = new Pace(timing.nanos());
    }

    /** Why nothing more is to be attempted, where something went wrong. */
    Optional<End> halted() {
        return Optional.ofNullable(halted.get());
    }

    /** The first thing that went wrong. */
    Optional<StorageException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** What nobody foresaw. */
    Optional<Throwable> defect() {
        return Optional.ofNullable(defect.get());
    }

    boolean throttledLately() {
        return pace.throttledLately();
    }

    /** Whether a call about this id may still happen, since none was answered. */
    boolean isUnanswered(String id) {
        return unanswered.contains(id);
    }

    /** No new call is made any more. */
    void stop() {
        pace.halt();
    }

    /**
     * Makes the calls for a batch. Interrupting its thread interrupts them.
     *
     * @param attempted gets the ids to which something may have been done
     */
    void make(List<Item> batch, Set<String> attempted) {
        var begun = timing.nanos().getAsLong();
        oneByOne(together(batch, attempted, begun), attempted, begun);
    }

    /** What is left to be done one by one. */
    private List<Item> together(List<Item> batch, Set<String> attempted, long begun) {
        if (batch.size() < MANY || pace.throttledLately()) {
            return batch;
        }
        Set<String> done = ConcurrentHashMap.newKeySet();
        try (var group = new Group(TOGETHER_AT_ONCE)) {
            for (var part : parts(batch)) {
                group.fork(() -> {
                    if (!pace.isHalted() && !isLate(begun) && areDone(part, attempted)) {
                        part.forEach(item -> done.add(item.id()));
                    }
                });
            }
            group.join();
        }
        return batch.stream().filter(item -> !done.contains(item.id())).toList();
    }

    private static List<List<Item>> parts(List<Item> batch) {
        var size = SessionRemover.TOGETHER;
        return IntStream.iterate(0, from -> from < batch.size(), from -> from + size)
                .mapToObj(from -> batch.subList(from, Math.min(batch.size(), from + size)))
                .toList();
    }

    /** A call that was refused has done nothing; of one that was not answered nobody knows. */
    private boolean areDone(List<Item> part, Set<String> attempted) {
        var ids = part.stream().map(Item::id).collect(Collectors.toSet());
        attempted.addAll(ids);
        unanswered.addAll(ids);
        try {
            var done = action.toAll(part);
            unanswered.removeAll(ids);
            if (done) {
                went();
            } else {
                attempted.removeAll(ids);
            }
            return done;
        } catch (StorageException failed) {
            failed(failed);
            if (!mayHaveHappened(failed)) {
                unanswered.removeAll(ids);
                attempted.removeAll(ids);
            }
        } catch (CancellationException stopped) {
            // What it came to is read afterwards.
        } catch (RuntimeException | Error unforeseen) {
            halt(unforeseen);
        }
        return false;
    }

    private void oneByOne(List<Item> items, Set<String> attempted, long begun) {
        var job = Job.current();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = true;
            for (var item : items) {
                // What a lost call for many may have deleted is settled now, however late it is.
                if (!first && isLate(begun) && !attempted.contains(item.id())) {
                    continue;
                }
                first = false;
                if (!enter(threads)) {
                    return;
                }
                threads.execute(job.of(() -> attemptInPlace(item, attempted)));
            }
        }
    }

    /** Waits for a place, until what is under way is interrupted. */
    private boolean enter(ExecutorService threads) {
        try {
            return pace.enter();
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            return false;
        }
    }

    private boolean isLate(long begun) {
        return timing.nanos().getAsLong() - begun > LASTS;
    }

    private void attemptInPlace(Item item, Set<String> attempted) {
        try {
            attempt(item, attempted);
        } catch (CancellationException | InterruptedException stopped) {
            // What it came to is read afterwards.
        } catch (RuntimeException | Error unforeseen) {
            halt(unforeseen);
        } finally {
            pace.leave();
        }
    }

    /** Keeps its place while it waits for capacity: so a table that has little of it is asked for little. */
    private void attempt(Item item, Set<String> attempted) throws InterruptedException {
        var lost = 0;
        for (var attempt = 1; !pace.isHalted(); attempt++) {
            attempted.add(item.id());
            switch (attemptOnce(item)) {
                case ANSWERED -> {
                    return;
                }
                case THROTTLED -> {
                    if (attempt == PATIENCE) {
                        failure.compareAndSet(null, new StorageException.Throttled(null));
                        return;
                    }
                }
                case LOST -> {
                    if (++lost == ASKED) {
                        return;
                    }
                }
            }
            if (stop.within(timing.waits().apply(attempt))) {
                return;
            }
        }
    }

    private enum Answer {
        ANSWERED,
        THROTTLED,
        LOST
    }

    private Answer attemptOnce(Item item) {
        var open = !unanswered.add(item.id());
        try {
            action.to(item);
        } catch (StorageException failed) {
            return answer(item, failed, open);
        }
        unanswered.remove(item.id());
        went();
        return Answer.ANSWERED;
    }

    /** A refusal decides about its own call, and not about one before it that was not answered. */
    private Answer answer(Item item, StorageException failed, boolean open) {
        failed(failed);
        var lost = mayHaveHappened(failed);
        if (!lost && !open) {
            unanswered.remove(item.id());
        }
        return lost ? Answer.LOST : failed instanceof StorageException.Throttled ? Answer.THROTTLED : Answer.ANSWERED;
    }

    private static boolean mayHaveHappened(StorageException failed) {
        return failed instanceof StorageException.NoAnswer
                || failed instanceof StorageException.Unavailable
                || failed instanceof StorageException.NotDynamoDb;
    }

    private void went() {
        pace.good();
        failuresInARow.set(0);
    }

    private void failed(StorageException failed) {
        if (failed instanceof StorageException.Throttled) {
            pace.throttled();
        } else {
            fail(failed);
        }
    }

    /** Takes note of a failure that waiting does not mend. */
    void fail(StorageException failed) {
        failure.compareAndSet(null, failed);
        if (failed instanceof StorageException.AccessDenied || failed instanceof StorageException.Credentials) {
            halt(End.ACCESS_LOST);
        } else if (failuresInARow.incrementAndGet() >= LOST) {
            halt(End.CONNECTION_LOST);
        }
    }

    void halt(Throwable unforeseen) {
        defect.compareAndSet(null, unforeseen);
        halt(End.CONNECTION_LOST);
    }

    void halt(End end) {
        halted.compareAndSet(null, end);
        pace.halt();
    }
}
