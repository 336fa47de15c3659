package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One revocation of one plan, and what can be done after it: undo it, watch what comes back. It keeps the planned items
 * in memory, for the undo. Calls block; {@link #stop} may come from any thread.
 */
public final class Revocation {
    private final Plan plan;
    private final SessionRemover remover;
    private final ReceiptWriter receipt;
    private final Standing standing;
    private final Timing timing;

    /** What may stand there afterwards: what was kept on purpose, and what was not deleted. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** What is gone, by the run, and was not put back. */
    private final Map<String, Item> gone = new ConcurrentHashMap<>();

    private volatile Stop stop;

    /**
     * A revocation that was not begun yet.
     *
     * @param target where to look for what came in the meantime
     * @param known ids that may stand there
     */
    Revocation(
            Plan plan, SessionRemover remover, ReceiptWriter receipt, Target target, Set<String> known, Timing timing) {
        this.plan = plan;
        this.remover = remover;
        this.receipt = receipt;
        this.standing = new Standing(new ConsistentReads(remover, timing.waits()), target);
        this.known.addAll(known);
        this.timing = timing;
        this.stop = new Stop(timing.nanos());
    }

    /** What is revoked. */
    public Plan plan() {
        return plan;
    }

    /**
     * By which its receipt is found; it is there as soon as the first progress is told.
     *
     * @throws IllegalStateException before that
     */
    public String receiptId() {
        return receipt.id();
    }

    /**
     * Deletes what the plan holds, as far as it is still what was read, reads each again, and looks at the index once
     * more. The receipt has each outcome before the next batch begins. To be called once. Interrupting its thread is
     * the same as {@link #stop}.
     *
     * @param progress called from the calling thread, as often as a person can follow
     * @return every planned id with its outcome, whatever went wrong
     */
    public Result run(Consumer<Progress> progress) {
        var run = new Run(plan, remover, receipt, stop, timing, progress);
        try {
            return run.run(this::remember, this::late);
        } finally {
            stop = new Stop(timing.nanos());
        }
    }

    /** Nothing where that would be to read a long list of chosen sessions once more. */
    private Optional<List<String>> late() {
        return standing.isWorthALook()
                ? Optional.of(standing.besides(known).stream().map(Item::id).toList())
                : Optional.empty();
    }

    private void remember(Map<String, Outcome> outcomes) {
        for (var item : plan.items()) {
            if (outcomes.get(item.id()) == Outcome.GONE) {
                gone.put(item.id(), item);
            } else {
                known.add(item.id());
            }
        }
    }

    /**
     * Attempts nothing more: {@code run} or {@code undo} ends within a second, with an outcome for what was under way
     * as far as it can be known by then.
     */
    public void stop() {
        stop.wish();
    }

    /** How many sessions of the run an undo would put back: those that are gone. */
    public int undoable() {
        return gone.size();
    }

    /**
     * Puts back what the run deleted, as it was, where nothing stands now, and reads it again. What the receipt cannot
     * take is done all the same: the app waits for its sessions.
     *
     * <p>A deletion that was sent, got no answer and was given up can still happen, at a time that nobody knows, and
     * takes what was put back, since that is the same item. So everything put back is read once more at the end: what
     * such a deletion took by then has failed, and can be undone again. Of one that comes later nobody is told.
     *
     * @param done gets how many have had their turn, from the calling thread
     */
    public UndoResult undo(IntConsumer done) {
        var back = List.copyOf(gone.values());
        // For a watch that goes on meanwhile: what is put back did not appear by itself.
        back.forEach(item -> known.add(item.id()));
        try {
            var result = new Undo(back, remover, receipt, stop, timing, done).run();
            result.outcomes().forEach((id, outcome) -> {
                if (outcome == UndoOutcome.RESTORED) {
                    gone.remove(id);
                }
            });
            return result;
        } finally {
            known.removeAll(gone.keySet());
            stop = new Stop(timing.nanos());
        }
    }

    /**
     * Watches for ten minutes what is made anew where the run had left nothing. Ends before that when its thread is
     * interrupted.
     *
     * @param sightings gets each session once, when it is first seen
     * @throws dev.sessioninspector.storage.StorageException where it can go on no more
     */
    public void watch(Consumer<Sighting> sightings) {
        new Watch(standing, receipt, timing).run(known, sightings);
    }
}
