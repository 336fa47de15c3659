package dev.sessioninspector.revocation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run tells its receipt. After a failed write nothing more may be deleted. */
final class ReceiptWriter implements AutoCloseable {
    /** Begins a receipt, or goes on with one: what comes first is on disk when it returns. */
    @FunctionalInterface
    interface Opening {
        Opened open(List<String> next) throws IOException;
    }

    /**
     * A receipt that can be written to.
     *
     * @param others ids in it that have no outcome and are not in the plan: they are not attempted
     */
    record Opened(String id, Journal journal, List<String> others) {}

    private final Receipts receipts;
    private final InstantSource clock;
    private final Opening opening;

    /** Outcomes that are not on disk. */
    private final Map<String, Outcome> pending = new HashMap<>();

    private volatile Opened opened;
    private boolean lost;

    ReceiptWriter(Receipts receipts, InstantSource clock, Opening opening) {
        this.receipts = receipts;
        this.clock = clock;
        this.opening = opening;
    }

    String id() {
        if (opened == null) {
            throw new IllegalStateException("there is no receipt yet");
        }
        return opened.id();
    }

    /** Whether it could not be written once. */
    boolean isLost() {
        return lost;
    }

    /** Whether it is begun. */
    boolean begin(List<String> next) {
        try {
            opened = opening.open(next);
        } catch (IOException failed) {
            lost = true;
        }
        return !lost;
    }

    /** Whether these outcomes, and all before them, are on disk. */
    boolean decide(Map<String, Outcome> decided, List<String> next) {
        pending.putAll(decided);
        if (!write(new Entry.Decided(clock.instant(), Map.copyOf(pending), next))) {
            return false;
        }
        pending.clear();
        return true;
    }

    /** What is not in the plan and has no outcome gets one. */
    Map<String, Outcome> others() {
        var others = new HashMap<String, Outcome>();
        if (opened != null) {
            opened.others().forEach(id -> others.put(id, Outcome.NOT_ATTEMPTED));
        }
        return others;
    }

    /** Nothing more will be deleted; a receipt that lacks an outcome stays without its end. */
    void end(List<String> late, boolean looked, End end) {
        if (!pending.isEmpty()) {
            return;
        }
        if (looked) {
            write(new Entry.LookedAgain(clock.instant(), late));
        }
        write(new Entry.Ended(clock.instant(), end));
    }

    /** Whether an entry about what came after the end is on disk. */
    boolean add(Entry entry) {
        try {
            receipts.append(id(), entry);
            return true;
        } catch (IOException | IllegalStateException failed) {
            return false;
        }
    }

    private boolean write(Entry entry) {
        try {
            if (opened != null) {
                opened.journal().append(entry);
            }
            return opened != null;
        } catch (IOException failed) {
            lost = true;
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (opened != null) {
                opened.journal().close();
            }
        } catch (IOException failed) {
            // What was written is on disk; the lock ends with the program at the latest.
        }
    }
}
