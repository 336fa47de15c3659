package dev.sessioninspector.task;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Runs work in the background and hands what comes of it to the thread of the user interface. To be called, and its
 * tasks to be cancelled, on that thread alone: so a result never meets a state that has moved on.
 */
public final class TaskRunner {
    /** Work that tells of its progress in events. */
    @FunctionalInterface
    public interface Reporting<E, T> {
        /** Does the work; the consumer may be called from any thread. */
        T call(Consumer<E> events) throws Exception;
    }

    private final Executor background;
    private final Executor ui;

    /** Runs work on one executor, and hands its results to another. */
    public TaskRunner(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /** Runs each piece of work on a virtual thread of its own. */
    public static TaskRunner onVirtualThreads(Executor ui) {
        return new TaskRunner(work -> Thread.ofVirtual().name("task").start(work), ui);
    }

    /** Does work; exactly one of the consumers gets its outcome, unless it is cancelled. */
    public <T> Task run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return run(work, done, failed, unwanted -> {});
    }

    /** The same for a result that must be put away where it is not wanted any more. */
    public <T> Task run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed, Consumer<T> unwanted) {
        return run(events -> work.call(), ignored -> {}, done, failed, unwanted);
    }

    /** Does work that reports. Events arrive in their order, several at a time, and all of them before the outcome. */
    public <E, T> Task run(
            Reporting<E, T> work, Consumer<List<E>> progress, Consumer<T> done, Consumer<Throwable> failed) {
        return run(work, progress, done, failed, unwanted -> {});
    }

    private <E, T> Task run(
            Reporting<E, T> work,
            Consumer<List<E>> progress,
            Consumer<T> done,
            Consumer<Throwable> failed,
            Consumer<T> unwanted) {
        var running = new Running();
        var events = new EventQueue<E>(ui, batch -> running.deliver(() -> progress.accept(batch), () -> {}));
        var future = new FutureTask<Void>(() -> {
            Runnable outcome;
            try {
                var result = work.call(events::add);
                outcome = () -> running.deliver(() -> done.accept(result), () -> unwanted.accept(result));
            } catch (Throwable failure) {
                outcome = () -> running.deliver(() -> failed.accept(failure), () -> {});
            }
            events.afterAll(outcome);
            return null;
        });
        running.future = future;
        background.execute(new Job().of(future));
        return running;
    }

    private static final class Running implements Task {
        private FutureTask<?> future;
        private boolean cancelled;

        void deliver(Runnable wanted, Runnable unwanted) {
            (cancelled ? unwanted : wanted).run();
        }

        @Override
        public void cancel() {
            cancelled = true;
            future.cancel(true);
        }
    }
}
