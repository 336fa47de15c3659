package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Puts items back. The receipt says of each before its put is tried that what became of it is unknown. */
final class Undo {
    private final ReceiptWriter receipt;
    private final InstantSource clock;
    private final IntConsumer done;
    private final Batches<UndoOutcome> batches;
    private final Map<String, UndoOutcome> outcomes = new HashMap<>();
    private boolean written = true;

    Undo(SessionRemover remover, ReceiptWriter receipt, Stop stop, Timing timing, IntConsumer done) {
        this.receipt = receipt;
        this.clock = timing.clock();
        this.done = done;
        this.batches = new Batches<>(
                remover,
                remover::restore,
                Undo::judge,
                UndoOutcome.FAILED,
                UndoOutcome.UNKNOWN,
                stop,
                timing,
                () -> {});
    }

    private static UndoOutcome judge(Item deleted, Optional<Item> there) {
        return there.map(item -> item.equals(deleted) ? UndoOutcome.RESTORED : UndoOutcome.OCCUPIED)
                .orElse(UndoOutcome.FAILED);
    }

    UndoResult run(List<Item> items) {
        for (var from = 0; from < items.size() && batches.halted().isEmpty(); ) {
            var batch = items.subList(from, Math.min(items.size(), from + batches.size()));
            write(all(batch, UndoOutcome.UNKNOWN));
            var decided = all(batch, UndoOutcome.NOT_ATTEMPTED);
            decided.putAll(batches.work(batch));
            outcomes.putAll(decided);
            write(decided);
            from += batch.size();
            done.accept(outcomes.size());
        }
        var left = all(
                items.stream().filter(item -> !outcomes.containsKey(item.id())).toList(), UndoOutcome.NOT_ATTEMPTED);
        outcomes.putAll(left);
        write(left);
        batches.close();
        return new UndoResult(outcomes, written, batches.failure());
    }

    private static Map<String, UndoOutcome> all(List<Item> items, UndoOutcome outcome) {
        var outcomes = new HashMap<String, UndoOutcome>();
        items.forEach(item -> outcomes.put(item.id(), outcome));
        return outcomes;
    }

    private void write(Map<String, UndoOutcome> some) {
        if (!some.isEmpty()) {
            written &= receipt.add(new Entry.Undone(clock.instant(), some));
        }
    }
}
