package dev.sessioninspector.revocation;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    /** Waits for a place, which {@link #leave} gives back; there is none any more once it is halted. */
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

    /** Gives the place back. */
    void leave() {
        lock.lock();
        try {
            running--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A call went well. */
    void good() {
        lock.lock();
        try {
            limit = Math.min(MOST, limit + 1);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Capacity did not suffice for a call. */
    void throttled() {
        lock.lock();
        try {
            throttled = true;
            throttledAt = nanos.getAsLong();
            limit = Math.max(1, limit / 2);
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
