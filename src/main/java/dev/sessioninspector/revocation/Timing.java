package dev.sessioninspector.revocation;

import dev.sessioninspector.task.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * The times of a revocation. What stands in a receipt comes from the clock; what is waited for is measured by a counter
 * that no clock change reaches.
 *
 * @param nanos counts nanoseconds, from anywhere
 * @param waits how long to wait after so many throttled attempts
 * @param poll how long a watch waits between two looks
 * @param watch how long it takes altogether
 */
record Timing(InstantSource clock, LongSupplier nanos, IntFunction<Duration> waits, Duration poll, Duration watch) {
    /** A live app makes sessions anew within seconds, but an index read by the second would cost a small table dear. */
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration WATCH = Duration.ofMinutes(10);

    static Timing of(InstantSource clock) {
        return new Timing(clock, System::nanoTime, Backoff::after, POLL, WATCH);
    }
}
