package dev.sessioninspector.storage.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Makes one call for each of many, some at a time, each on a virtual thread. */
final class Parallel {
    /** As many as the client keeps connections for, less some for what a person does meanwhile. */
    private static final int AT_ONCE = 32;

    private Parallel() {}

    /**
     * The results in the order of the arguments; the first failure, once all have ended. Interrupting ends them all.
     */
    static <A, R> List<R> map(Collection<A> arguments, Function<A, R> call) {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<R>>(arguments.size());
            for (var argument : arguments) {
                futures.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        return call.apply(argument);
                    } finally {
                        places.release();
                    }
                }));
            }
            return collect(futures, threads::shutdownNow);
        }
    }

    private static <R> List<R> collect(List<Future<R>> futures, Runnable stop) {
        var results = new ArrayList<R>(futures.size());
        RuntimeException first = null;
        for (var future : futures) {
            try {
                results.add(future.get());
            } catch (InterruptedException interrupted) {
                stop.run();
                Thread.currentThread().interrupt();
                throw new CancellationException("cancelled");
            } catch (ExecutionException failed) {
                var failure = failed.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failed.getCause());
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }
}
