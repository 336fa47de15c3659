package dev.sessioninspector.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Brings events to the user interface's thread in few hops, none of them long enough to be felt. */
final class EventQueue<E> {
    /** Events handled in one hop; between two hops the window gets its turn. */
    private static final int PER_HOP = 8;

    private final Executor ui;
    private final Consumer<List<E>> handler;
    private final Queue<E> waiting = new ArrayDeque<>();
    private boolean hopping;
    private Runnable last = () -> {};

    EventQueue(Executor ui, Consumer<List<E>> handler) {
        this.ui = ui;
        this.handler = handler;
    }

    synchronized void add(E event) {
        waiting.add(event);
        hop();
    }

    /** Does something once every event so far has been handled. */
    synchronized void afterAll(Runnable action) {
        last = action;
        hop();
    }

    private void hop() {
        if (!hopping) {
            hopping = true;
            ui.execute(this::drain);
        }
    }

    private void drain() {
        var batch = take();
        try {
            if (!batch.isEmpty()) {
                handler.accept(batch);
            }
        } finally {
            goOnOrEnd().run();
        }
    }

    private synchronized List<E> take() {
        var batch = new ArrayList<E>(PER_HOP);
        while (batch.size() < PER_HOP && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private synchronized Runnable goOnOrEnd() {
        hopping = false;
        if (!waiting.isEmpty()) {
            hop();
            return () -> {};
        }
        var action = last;
        last = () -> {};
        return action;
    }
}
