package dev.sessioninspector.revocation;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/** How many calls run at once: one more for each that goes well, half as many when the table's capacity is used up. */
final class Pace {
    private static final int FIRST = 16;

    /** Fewer than the client keeps connections for: a person clicks meanwhile. */
    private static final int MOST = 40;

    private static final long LATELY = Duration.ofSeconds(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private int limit = FIRST;
    private int running;
    private boolean halted;
    private boolean throttled;
    private long throttledAt;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Waits for a place; there is none any more once it is halted. */
    boolean enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (running >= limit && !halted) {
                changed.await();
            }
            if (!halted) {
                running++;
            }
            return !halted;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place back after a call that went well. */
    void good() {
        leave(now -> Math.min(MOST, now + 1));
    }

    /** Gives the place back after a call that capacity did not suffice for. */
    void throttled() {
        lock.lock();
        try {
            throttled = true;
            throttledAt = nanos.getAsLong();
        } finally {
            lock.unlock();
        }
        leave(now -> Math.max(1, now / 2));
    }

    /** Gives the place back after a call that failed otherwise. */
    void failed() {
        leave(now -> now);
    }

    private void leave(IntUnaryOperator change) {
        lock.lock();
        try {
            running--;
            limit = change.applyAsInt(limit);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody gets a place any more. */
    void halt() {
        lock.lock();
        try {
            halted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isHalted() {
        lock.lock();
        try {
            return halted;
        } finally {
            lock.unlock();
        }
    }

    /** Whether capacity was used up in the last seconds. */
    boolean throttledLately() {
        lock.lock();
        try {
            return throttled && nanos.getAsLong() - throttledAt < LATELY;
        } finally {
            lock.unlock();
        }
    }
}
