package dev.sessioninspector.revocation;

import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.StorageException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Looks every few seconds whether sessions were made anew. */
final class Watch {
    /** Looks in a row that failed: after so many nobody can call it watching any more. */
    private static final int LOST = 5;

    private final Standing standing;
    private final ReceiptWriter receipt;
    private final Timing timing;

    Watch(Standing standing, ReceiptWriter receipt, Timing timing) {
        this.standing = standing;
        this.receipt = receipt;
        this.timing = timing;
    }

    /**
     * Watches until the time is over or the thread is interrupted.
     *
     * @param known ids that may stand there; more may come meanwhile
     */
    void run(Set<String> known, Consumer<Sighting> sightings) {
        var start = timing.nanos().getAsLong();
        var seen = new HashSet<String>();
        var failures = 0;
        try {
            while (timing.nanos().getAsLong() - start < timing.watch().toNanos()) {
                try {
                    look(known, seen, sightings);
                    failures = 0;
                } catch (StorageException.AccessDenied | StorageException.Credentials lost) {
                    throw lost;
                } catch (StorageException failed) {
                    if (++failures == LOST) {
                        throw failed;
                    }
                }
                ConsistentReads.pause(timing.poll());
            }
        } catch (CancellationException over) {
            // It was told all along.
        }
    }

    private void look(Set<String> known, Set<String> seen, Consumer<Sighting> sightings) {
        var besides = new HashSet<>(known);
        besides.addAll(seen);
        for (var item : standing.besides(besides)) {
            seen.add(item.id());
            var sighting = new Sighting(
                    item.id(), SessionCodec.decode(item).kind(), timing.clock().instant());
            receipt.add(new Entry.Seen(sighting));
            sightings.accept(sighting);
        }
    }
}
