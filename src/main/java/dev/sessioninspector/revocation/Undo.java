package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Puts items back. The receipt says of each before its put is tried that what became of it is unknown. */
final class Undo {
    private final List<Item> items;
    private final ReceiptWriter receipt;
    private final InstantSource clock;
    private final IntConsumer done;
    private final Batches<UndoOutcome> batches;
    private final Map<String, UndoOutcome> outcomes = new HashMap<>();
    private boolean written = true;

    Undo(
            Collection<Item> items,
            SessionRemover remover,
            ReceiptWriter receipt,
            Stop stop,
            Timing timing,
            IntConsumer done) {
        this.items = List.copyOf(items);
        this.receipt = receipt;
        this.clock = timing.clock();
        this.done = done;
        this.batches = new Batches<>(
                this.items,
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

    UndoResult run() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            write(all(batch, UndoOutcome.UNKNOWN));
            var decided = batches.work(batch);
            outcomes.putAll(decided);
            write(decided);
            done.accept(outcomes.size());
        }
        readAgain();
        var left = all(
                items.stream().filter(item -> !outcomes.containsKey(item.id())).toList(), UndoOutcome.NOT_ATTEMPTED);
        outcomes.putAll(left);
        write(left);
        batches.close();
        return new UndoResult(outcomes, written, batches.failure());
    }

    private List<Item> next() {
        return batches.halted().isEmpty() ? batches.next() : List.of();
    }

    /** What was put back is as it was, so a deletion that nobody waits for any more takes it as well. */
    private void readAgain() {
        var restored = items.stream()
                .filter(item -> outcomes.get(item.id()) == UndoOutcome.RESTORED)
                .toList();
        var changed = batches.read(restored);
        changed.values().removeIf(UndoOutcome.RESTORED::equals);
        outcomes.putAll(changed);
        write(changed);
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
