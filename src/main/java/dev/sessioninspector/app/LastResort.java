package dev.sessioninspector.app;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reports what nobody else has handled: what it was and where, and never its message, which may hold a value. */
final class LastResort {
    private LastResort() {}

    static void report(Thread thread, Throwable failure) {
        System.err.println(words(thread, failure));
    }

    static String words(Thread thread, Throwable failure) {
        return "Session Inspector: unexpected " + failure.getClass().getName() + " on " + thread.getName() + "\n"
                + Arrays.stream(failure.getStackTrace())
                        .map(frame -> "    at " + frame)
                        .collect(Collectors.joining("\n"));
    }
}
