package dev.sessioninspector.revocation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A person's wish to stop, and how long ago it came. */
final class Stop {
    private final CountDownLatch wished = new CountDownLatch(1);
    private final LongSupplier nanos;
    private volatile long at;

    Stop(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void wish() {
        synchronized (this) {
            if (!isWished()) {
                at = nanos.getAsLong();
                wished.countDown();
            }
        }
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Whether it was wished for so long ago. */
    boolean isOlderThan(Duration age) {
        return isWished() && nanos.getAsLong() - at >= age.toNanos();
    }

    /** Waits, and tells whether it is wished for by then. */
    boolean within(Duration delay) throws InterruptedException {
        return wished.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
