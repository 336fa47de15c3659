package dev.sessioninspector.revocation;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One revocation of one plan, and what can be done after it: undo it, watch what comes back. It keeps the planned items
 * in memory, for the undo. Calls block; {@link #stop} may come from any thread.
 */
public final class Revocation {
    private final Plan plan;

    Revocation(Plan plan) {
        this.plan = plan;
    }

    /** What is revoked. */
    public Plan plan() {
        return plan;
    }

    /** By which its receipt is found; it is there as soon as the first progress is told. */
    public String receiptId() {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes what the plan holds, as far as it is still what was read, reads each again, and looks at the index once
     * more. The receipt has each outcome before the next batch begins. To be called once. Interrupting its thread is
     * the same as {@link #stop}.
     *
     * @param progress called from one thread at a time, as often as a person can follow
     * @return every planned id with its outcome, whatever went wrong
     */
    public Result run(Consumer<Progress> progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * Attempts nothing more: {@code run} or {@code undo} ends within a second, with an outcome for what was under way
     * as far as it can be known by then.
     */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** How many sessions of the run an undo would put back: those that are gone. */
    public int undoable() {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts back what the run deleted, as it was, where nothing stands now, and reads it again.
     *
     * @param done gets how many have had their turn, from one thread at a time
     */
    public UndoResult undo(IntConsumer done) {
        throw new UnsupportedOperationException();
    }

    /**
     * Watches for ten minutes what is made anew where the run had left nothing. Ends before that when its thread is
     * interrupted.
     *
     * @param sightings gets each session once, when it is first seen
     */
    public void watch(Consumer<Sighting> sightings) {
        throw new UnsupportedOperationException();
    }
}
