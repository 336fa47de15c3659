package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionReader;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Job;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Does something to items, batch after batch: side by side within a batch, and then a consistent read of all of it,
 * which alone decides what became of each.
 *
 * @param <O> what can become of an item
 */
final class Batches<O> {
    /** Between the wish to stop and the end of calls under way; what is left of the second is for the reads. */
    private static final Duration CALLS_GRACE = Duration.ofMillis(450);

    private static final Duration READS_GRACE = Duration.ofMillis(850);
    private static final Duration TICK = Duration.ofMillis(100);

    /** Attempts against a throttled table: some minutes, after which it is better to say so. */
    private static final int PATIENCE = 60;

    /** How often a call that gets no answer is made, beside what the client does by itself. */
    private static final int ASKED = 2;

    /** So many calls that failed in a row mean that none will go well. */
    private static final int LOST = 10;

    /** How often a batch is read where a read fails; a lost answer is asked for again by the client already. */
    private static final int READS = 2;

    private static final int FIRST = 50;
    private static final int LEAST = 5;
    private static final int MOST = 500;

    /** How long a batch takes in new items: where the table slows down, the rest of it waits for the next one. */
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private final ConsistentReads reads;
    private final Consumer<Item> action;
    private final BiFunction<Item, Optional<Item>, O> judge;
    private final O undone;
    private final O unknown;
    private final Stop stop;
    private final Timing timing;
    private final Runnable tick;
    private final Pace pace;
    private final Rate rate;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicReference<StorageException> failure = new AtomicReference<>();
    private final AtomicReference<End> halted = new AtomicReference<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Deque<Item> left;
    private final Job job = Job.current();
    private final AtomicReference<Throwable> defect = new AtomicReference<>();
    private int done;
    private boolean interrupted;

    /**
     * To be used by one thread.
     *
     * @param items what is to be worked on, in this order
     * @param action what is done to each; fails at once where capacity does not suffice
     * @param judge what became of an item, by what stands there now
     * @param undone what became of an item to which nothing was done
     * @param unknown what became of an item that could not be read, or to which something may still be done by a call
     *     that was not answered
     * @param tick called now and then while a batch is under way
     */
    Batches(
            Collection<Item> items,
            SessionReader reader,
            Consumer<Item> action,
            BiFunction<Item, Optional<Item>, O> judge,
            O undone,
            O unknown,
            Stop stop,
            Timing timing,
            Runnable tick) {
        this.left = new ArrayDeque<>(items);
        this.reads = new ConsistentReads(reader, timing.waits());
        this.action = action;
        this.judge = judge;
        this.undone = undone;
        this.unknown = unknown;
        this.stop = stop;
        this.timing = timing;
        this.tick = tick;
        this.pace = new Pace(timing.nanos());
        this.rate = new Rate(timing.nanos());
    }

    /** What comes next: a second's work, so that what is told is never much older. */
    List<Item> next() {
        return left.stream().limit(size()).toList();
    }

    private int size() {
        var perSecond = rate.perSecond();
        return perSecond == 0 ? FIRST : (int) Math.clamp(perSecond, LEAST, MOST);
    }

    /** Why nothing more is to be attempted, where that is so. */
    Optional<End> halted() {
        return stop.isWished() ? Optional.of(End.STOPPED) : Optional.ofNullable(halted.get());
    }

    /** The first thing that went wrong. */
    Optional<StorageException> failure() {
        return Optional.ofNullable(failure.get());
    }

    Rate rate() {
        return rate;
    }

    boolean throttledLately() {
        return pace.throttledLately();
    }

    /** What became of each item of a batch that was attempted; the others come next again. */
    Map<String, O> work(List<Item> batch) {
        Set<String> attempted = ConcurrentHashMap.newKeySet();
        untilStopped(CALLS_GRACE, () -> attemptAll(batch, attempted));
        var items = batch.stream().filter(item -> attempted.contains(item.id())).toList();
        batch.forEach(item -> left.removeFirst());
        batch.reversed().stream().filter(item -> !attempted.contains(item.id())).forEach(left::addFirst);
        var outcomes = verify(items);
        done += outcomes.size();
        rate.done(done);
        return outcomes;
    }

    /**
     * Does work on a thread of its own, and interrupts it where it lasts longer than a while after the wish to stop. An
     * interrupt of this thread is such a wish.
     *
     * @return whether it came to its own end
     */
    boolean untilStopped(Duration grace, Runnable work) {
        var ended = new CountDownLatch(1);
        var whole = new AtomicReference<>(false);
        var thread = Thread.startVirtualThread(job.of(() -> {
            try {
                work.run();
                whole.set(true);
            } catch (CancellationException stopped) {
                // As was asked for.
            } catch (StorageException failed) {
                fail(failed);
            } catch (RuntimeException | Error unforeseen) {
                halt(unforeseen);
            } finally {
                ended.countDown();
            }
        }));
        while (!await(ended)) {
            if (stop.isWished()) {
                pace.halt();
            }
            if (stop.isOlderThan(grace)) {
                thread.interrupt();
            }
            tick.run();
        }
        return whole.get();
    }

    private boolean await(CountDownLatch ended) {
        try {
            return ended.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            interrupted = true;
            stop.wish();
            return false;
        }
    }

    private void attemptAll(List<Item> batch, Set<String> attempted) {
        var job = Job.current();
        var begun = timing.nanos().getAsLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var item : batch) {
                if (!enter(threads)) {
                    return;
                }
                threads.execute(job.of(() -> attemptInPlace(item, attempted)));
                if (isLate(begun)) {
                    return;
                }
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
            action.accept(item);
        } catch (StorageException failed) {
            return answer(item, failed, open);
        }
        unanswered.remove(item.id());
        pace.good();
        failuresInARow.set(0);
        return Answer.ANSWERED;
    }

    /** A refusal decides about its own call, and not about one before it that was not answered. */
    private Answer answer(Item item, StorageException failed, boolean open) {
        if (failed instanceof StorageException.Throttled) {
            pace.throttled();
        } else {
            fail(failed);
        }
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

    private Map<String, O> verify(List<Item> attempted) {
        var outcomes = read(attempted);
        if (outcomes.size() < attempted.size()) {
            halt(End.CONNECTION_LOST);
            attempted.forEach(item -> outcomes.putIfAbsent(item.id(), unknown));
        }
        return outcomes;
    }

    /** What became of each item, by a consistent read; those that could not be read are missing. */
    Map<String, O> read(List<Item> items) {
        var unread = new LinkedHashMap<String, Item>();
        items.forEach(item -> unread.put(item.id(), item));
        var outcomes = new HashMap<String, O>();
        for (var attempt = 1; attempt <= READS && !unread.isEmpty(); attempt++) {
            var ids = List.copyOf(unread.keySet());
            untilStopped(READS_GRACE, () -> reads.readAll(ids, part -> judge(part, unread, outcomes)));
        }
        return outcomes;
    }

    private void judge(ConsistentReads.Part part, Map<String, Item> unread, Map<String, O> outcomes) {
        var there = new HashMap<String, Item>();
        part.items().found().forEach(item -> there.put(item.id(), item));
        synchronized (outcomes) {
            part.ids().forEach(id -> {
                var outcome = judge.apply(unread.remove(id), Optional.ofNullable(there.get(id)));
                outcomes.put(id, outcome.equals(undone) && unanswered.contains(id) ? unknown : outcome);
            });
        }
    }

    private void fail(StorageException failed) {
        failure.compareAndSet(null, failed);
        if (failed instanceof StorageException.AccessDenied || failed instanceof StorageException.Credentials) {
            halt(End.ACCESS_LOST);
        } else if (failuresInARow.incrementAndGet() >= LOST) {
            halt(End.CONNECTION_LOST);
        }
    }

    private void halt(Throwable unforeseen) {
        defect.compareAndSet(null, unforeseen);
        halt(End.CONNECTION_LOST);
    }

    private void halt(End end) {
        halted.compareAndSet(null, end);
        pace.halt();
    }

    /** To be called when everything is accounted for: gives back the interrupt, and throws what is a defect. */
    void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (defect.get()) {
            case null -> {}
            case Error error -> throw error;
            case Throwable unforeseen -> throw (RuntimeException) unforeseen;
        }
    }
}
