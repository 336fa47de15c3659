package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The deletion of a plan: batch after batch, each accounted for on disk before the next one begins. */
final class Run {
    private static final Duration LOOK_GRACE = Duration.ofMillis(850);
    private static final long TOLD_EVERY = Duration.ofMillis(500).toNanos();

    private final Plan plan;
    private final ReceiptWriter receipt;
    private final Timing timing;
    private final Consumer<Progress> progress;
    private final Batches<Outcome> batches;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<Outcome, Integer> counts = Result.count(List.of());
    private Progress.Phase phase = Progress.Phase.DELETING;
    private long toldAt;

    Run(
            Plan plan,
            SessionRemover remover,
            ReceiptWriter receipt,
            Stop stop,
            Timing timing,
            Consumer<Progress> progress) {
        this.plan = plan;
        this.receipt = receipt;
        this.timing = timing;
        this.progress = progress;
        this.batches = new Batches<>(
                plan.items(),
                remover,
                new Deletion(remover),
                Run::judge,
                Outcome.FAILED,
                Outcome.UNKNOWN,
                stop,
                timing,
                this::tick);
        this.toldAt = timing.nanos().getAsLong();
    }

    private static Outcome judge(Item seen, Optional<Item> there) {
        return there.map(item -> item.equals(seen) ? Outcome.FAILED : Outcome.CHANGED)
                .orElse(Outcome.GONE);
    }

    /**
     * Does it.
     *
     * @param settled gets every outcome, once it is known
     * @param standing what stands there then beside what may; nothing where that is not looked at
     */
    Result run(Consumer<Map<String, Outcome>> settled, Supplier<Optional<List<String>>> standing) {
        try (receipt) {
            delete();
            leaveOut();
            settled.accept(outcomes);
            // How the deletion ended: a last look that fails takes nothing back.
            var end = end();
            var late = end == End.COMPLETE ? lookAgain(standing) : Optional.<List<String>>empty();
            receipt.end(late.orElse(List.of()), late.isPresent(), end);
            batches.close();
            return new Result(
                    Set.copyOf(plan.ids()),
                    outcomes,
                    receipt.isLost() ? End.RECEIPT_LOST : end,
                    batches.failure(),
                    late.map(LateArrivals::new));
        }
    }

    private void delete() {
        var batch = next();
        if (end() != End.COMPLETE || !receipt.begin(ids(batch))) {
            return;
        }
        tell(Map.of());
        while (!batch.isEmpty()) {
            var decided = batches.work(batch);
            batch = next();
            keep(decided, batch);
            batch = end() == End.COMPLETE ? batch : List.of();
        }
    }

    private List<Item> next() {
        return end() == End.COMPLETE ? batches.next() : List.of();
    }

    /** Nobody is told of what the receipt could not take. */
    private void keep(Map<String, Outcome> decided, List<Item> next) {
        count(decided);
        if (receipt.decide(decided, ids(next))) {
            tell(decided);
        }
    }

    private void count(Map<String, Outcome> decided) {
        outcomes.putAll(decided);
        decided.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    }

    /** What had no turn; for a receipt that was gone on with also what this plan left out. */
    private void leaveOut() {
        var left = new HashMap<String, Outcome>();
        plan.ids().stream().filter(id -> !outcomes.containsKey(id)).forEach(id -> left.put(id, Outcome.NOT_ATTEMPTED));
        count(left);
        left.putAll(receipt.others());
        if (!left.isEmpty() || receipt.isLost()) {
            receipt.decide(left, List.of());
        }
    }

    private Optional<List<String>> lookAgain(Supplier<Optional<List<String>>> standing) {
        var late = new AtomicReference<>(Optional.<List<String>>empty());
        phase = Progress.Phase.LOOKING_AGAIN;
        tell(Map.of());
        batches.untilStopped(LOOK_GRACE, () -> late.set(standing.get()));
        return late.get();
    }

    private End end() {
        return receipt.isLost() ? End.RECEIPT_LOST : batches.halted().orElse(End.COMPLETE);
    }

    private void tick() {
        if (timing.nanos().getAsLong() - toldAt >= TOLD_EVERY) {
            tell(Map.of());
        }
    }

    private void tell(Map<String, Outcome> decided) {
        toldAt = timing.nanos().getAsLong();
        var rate = batches.rate();
        progress.accept(new Progress(
                phase,
                plan.size(),
                new EnumMap<>(counts),
                Map.copyOf(decided),
                rate.perSecond(),
                rate.left(plan.size() - outcomes.size()),
                batches.throttledLately()));
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }
}
