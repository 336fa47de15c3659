package dev.sessioninspector.support;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** Work that waits until the test lets it run: a user interface's thread, or a background, in slow motion. */
public final class ManualExecutor implements Executor {
    private final LinkedBlockingDeque<Runnable> waiting = new LinkedBlockingDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** How many pieces of work wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Runs the first piece that waits; for work of other threads it waits until some comes. */
    public void step() {
        try {
            var work = waiting.poll(30, TimeUnit.SECONDS);
            if (work == null) {
                throw new AssertionError("nothing came");
            }
            work.run();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Runs what waits, and what that brings, to the last. */
    public void runAll() {
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }
}
