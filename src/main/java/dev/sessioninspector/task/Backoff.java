package dev.sessioninspector.task;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before trying again: longer from one attempt to the next, and never quite the same. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int DOUBLINGS = 6;

    private Backoff() {}

    /**
     * The time to wait after so many attempts.
     *
     * @param attempts at least 1
     * @return between half and all of 100 ms doubled with each attempt, five seconds at most
     */
    public static Duration after(int attempts) {
        var longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts - 1, DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
