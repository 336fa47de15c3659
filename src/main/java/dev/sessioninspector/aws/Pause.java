package dev.sessioninspector.aws;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
@FunctionalInterface
interface Pause {
    /** Waits as long as it is told to. */
    Pause REAL = time -> {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    };

    /**
     * Waits.
     *
     * @throws CancellationException where the thread is interrupted
     */
    void pause(Duration time);
}
