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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

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

    /** How often a batch is read where a read fails; a lost answer is asked for again by the client already. */
    private static final int READS = 2;

    private static final int FIRST = 50;
    private static final int LEAST = 5;
    private static final int MOST = 1000;

    private final ConsistentReads reads;
    private final Attempts attempts;
    private final BiFunction<Item, Optional<Item>, O> judge;
    private final O undone;
    private final O unknown;
    private final Stop stop;
    private final Runnable tick;
    private final Rate rate;
    private final Deque<Item> left;
    private final Job job = Job.current();
    private int done;
    private boolean interrupted;

    /**
     * To be used by one thread.
     *
     * @param items what is to be worked on, in this order
     * @param action what is done to each
     * @param judge what became of an item, by what stands there now
     * @param undone what became of an item to which nothing was done
     * @param unknown what became of an item that could not be read, or to which something may still be done by a call
     *     that was not answered
     * @param tick called now and then while a batch is under way
     */
    Batches(
            Collection<Item> items,
            SessionReader reader,
            Action action,
            BiFunction<Item, Optional<Item>, O> judge,
            O undone,
            O unknown,
            Stop stop,
            Timing timing,
            Runnable tick) {
        this.left = new ArrayDeque<>(items);
        this.reads = new ConsistentReads(reader, timing.waits());
        this.attempts = new Attempts(action, stop, timing);
        this.judge = judge;
        this.undone = undone;
        this.unknown = unknown;
        this.stop = stop;
        this.tick = tick;
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
        return stop.isWished() ? Optional.of(End.STOPPED) : attempts.halted();
    }

    /** The first thing that went wrong. */
    Optional<StorageException> failure() {
        return attempts.failure();
    }

    Rate rate() {
        return rate;
    }

    boolean throttledLately() {
        return attempts.throttledLately();
    }

    /** What became of each item of a batch that was attempted; the others come next again. */
    Map<String, O> work(List<Item> batch) {
        Set<String> attempted = ConcurrentHashMap.newKeySet();
        untilStopped(CALLS_GRACE, () -> attempts.make(batch, attempted));
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
                attempts.fail(failed);
            } catch (RuntimeException | Error unforeseen) {
                attempts.halt(unforeseen);
            } finally {
                ended.countDown();
            }
        }));
        while (!await(ended)) {
            if (stop.isWished()) {
                attempts.stop();
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

    private Map<String, O> verify(List<Item> attempted) {
        var outcomes = read(attempted);
        if (outcomes.size() < attempted.size()) {
            attempts.halt(End.CONNECTION_LOST);
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
                outcomes.put(id, outcome.equals(undone) && attempts.isUnanswered(id) ? unknown : outcome);
            });
        }
    }

    /** To be called when everything is accounted for: gives back the interrupt, and throws what is a defect. */
    void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (attempts.defect().orElse(null)) {
            case null -> {}
            case Error error -> throw error;
            case Throwable unforeseen -> throw (RuntimeException) unforeseen;
        }
    }
}
