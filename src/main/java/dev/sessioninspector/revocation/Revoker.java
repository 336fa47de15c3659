package dev.sessioninspector.revocation;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.SessionRemover;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans revocations through one connection, and begins them. Calls block, and end with a
 * {@link java.util.concurrent.CancellationException} when their thread is interrupted.
 */
public final class Revoker {
    private final Connection connection;
    private final Receipts receipts;
    private final String version;
    private final Timing timing;

    /**
     * For a connection.
     *
     * @param version the program's version, for receipts
     */
    public Revoker(Connection connection, Receipts receipts, String version, InstantSource clock) {
        this(connection, receipts, version, Timing.of(clock));
    }

    Revoker(Connection connection, Receipts receipts, String version, Timing timing) {
        this.connection = connection;
        this.receipts = receipts;
        this.version = version;
        this.timing = timing;
    }

    /**
     * Finds and reads what is to be revoked, consistently. To cancel it, interrupt its thread.
     *
     * @param progress called from several threads
     * @throws dev.sessioninspector.storage.StorageException where anything could not be read: then there is no plan
     */
    public Plan plan(Target target, Consumer<Planning> progress) {
        return new Planner(reads(), progress).plan(target);
    }

    /**
     * Makes a revocation of a plan ready; nothing is deleted or written yet.
     *
     * @param who who AWS takes the program for, where that is known
     * @throws IllegalStateException where the connection may not delete
     */
    public Revocation begin(Plan plan, Why why, Optional<Identity> who) {
        var receipt = new ReceiptWriter(receipts, timing.clock(), next -> receipts.begin(begun(plan, why, who, next)));
        return new Revocation(plan, remover(), receipt, plan.target(), plan.leftOut(), timing);
    }

    /** Looks at every planned item, and so belongs in the background. */
    private Entry.Begun begun(Plan plan, Why why, Optional<Identity> who, List<String> next) {
        var shops = new LinkedHashSet<String>();
        var planned = new ArrayList<Entry.Planned>(plan.size());
        for (var item : plan.items()) {
            var session = SessionCodec.decode(item);
            session.shop().ifPresent(shops::add);
            planned.add(new Entry.Planned(item.id(), session.kind()));
        }
        return new Entry.Begun(head(plan, List.copyOf(shops), why, who), planned, plan.leftOut(), next);
    }

    private Receipt.Head head(Plan plan, List<String> shops, Why why, Optional<Identity> who) {
        return new Receipt.Head(
                version,
                timing.clock().instant(),
                why,
                place(),
                who,
                plan.target() instanceof Target.Shop(var shop) ? Optional.of(shop.name()) : Optional.empty(),
                plan.target().forms(),
                shops,
                plan.gone().size(),
                plan.leftOut().size());
    }

    private Receipt.Place place() {
        var spec = connection.spec();
        return new Receipt.Place(
                spec.environment(),
                spec.profile(),
                connection.region(),
                spec.endpoint().map(URI::toString),
                spec.table(),
                spec.index());
    }

    /**
     * Whether a receipt is about this connection's table: only then may it be gone on with or closed through it. Tables
     * of one name stand in many accounts: where an account is not known, the profile has to be the same.
     *
     * @param who who AWS takes the program for, where that is known
     */
    public boolean concerns(Receipt.Summary receipt, Optional<Identity> who) {
        var there = receipt.head().place();
        var here = place();
        var wasThere = receipt.head().who().map(Identity::account);
        var known = wasThere.isPresent() && who.isPresent();
        var sameAccount = known
                ? wasThere.equals(who.map(Identity::account))
                : there.profile().equals(here.profile());
        return sameAccount
                && there.region().equals(here.region())
                && there.endpoint().equals(here.endpoint())
                && there.table().equals(here.table());
    }

    /**
     * Goes on with an interrupted revocation: what it had not decided is planned anew with {@code plan(Target.Ids.of(
     * receipt.undecided()))}, reviewed, and then told in the same receipt. Ids that the plan found gone are gone; those
     * that it left out are not attempted.
     *
     * @param plan of what the receipt had not decided, and of nothing else
     * @param who who AWS takes the program for, where that is known
     * @throws IllegalArgumentException where the plan holds anything else
     * @throws IllegalStateException where the connection may not delete
     */
    public Revocation goOn(Receipt receipt, Plan plan, Optional<Identity> who) {
        if (!new HashSet<>(receipt.undecided()).containsAll(plan.ids())) {
            throw new IllegalArgumentException("more than the receipt left undecided");
        }
        var known = new HashSet<>(receipt.kept());
        receipt.lines().stream()
                .filter(line -> line.outcome()
                        .filter(outcome -> outcome != Outcome.GONE)
                        .isPresent())
                .forEach(line -> known.add(line.id()));
        known.addAll(plan.leftOut());
        var target = receipt.head()
                .shop()
                .<Target>map(shop -> new Target.Shop(new ShopDomain(shop)))
                .orElseGet(() -> Target.Ids.of(
                        receipt.lines().stream().map(Receipt.Line::id).toList()));
        var writer = new ReceiptWriter(receipts, timing.clock(), next -> resume(receipt, plan, who, next));
        return new Revocation(plan, remover(), writer, target, known, timing);
    }

    private ReceiptWriter.Opened resume(Receipt receipt, Plan plan, Optional<Identity> who, List<String> next)
            throws IOException {
        var journal = receipts.resume(receipt.id());
        try {
            unchanged(receipt);
            var gone = new HashMap<String, Outcome>();
            plan.gone().forEach(id -> gone.put(id, Outcome.GONE));
            journal.append(resumed(who));
            journal.append(new Entry.Decided(timing.clock().instant(), gone, next));
            var others = new HashSet<>(receipt.undecided());
            plan.ids().forEach(others::remove);
            plan.gone().forEach(others::remove);
            return new ReceiptWriter.Opened(receipt.id(), journal, List.copyOf(others));
        } catch (IOException | RuntimeException failed) {
            journal.close();
            throw failed;
        }
    }

    private Entry resumed(Optional<Identity> who) {
        return new Entry.Resumed(new Receipt.Resumption(timing.clock().instant(), who, version));
    }

    /** Another program may have gone on with it meanwhile. */
    private void unchanged(Receipt receipt) throws IOException {
        if (!receipts.read(receipt.id()).undecided().equals(receipt.undecided())) {
            throw new IOException("somebody went on with this receipt");
        }
    }

    /**
     * Closes an interrupted revocation: what it had not decided is read, consistently. What is not there is gone. What
     * stands there was not attempted, unless the program was just at it: that may have been kept or made anew, and is
     * {@link Outcome#UNKNOWN}.
     *
     * @param who who AWS takes the program for, where that is known
     * @return the receipt, finished
     * @throws IOException where it cannot be written
     * @throws dev.sessioninspector.storage.StorageException where it could not be read; the receipt stays interrupted
     */
    public Receipt close(Receipt receipt, Optional<Identity> who) throws IOException {
        try (var journal = receipts.resume(receipt.id())) {
            unchanged(receipt);
            var outcomes = new HashMap<String, Outcome>();
            for (var batch : ConsistentReads.batches(receipt.undecided())) {
                reads().read(batch, part -> outcomes.putAll(standing(receipt, part)));
            }
            var now = timing.clock().instant();
            journal.append(resumed(who));
            journal.append(new Entry.Decided(now, outcomes, List.of()));
            journal.append(new Entry.Ended(now, End.INTERRUPTED));
        }
        return receipts.read(receipt.id());
    }

    private static Map<String, Outcome> standing(Receipt receipt, ConsistentReads.Part part) {
        var outcomes = new HashMap<String, Outcome>();
        part.ids().forEach(id -> outcomes.put(id, Outcome.GONE));
        part.items()
                .found()
                .forEach(item -> outcomes.put(
                        item.id(), receipt.underWay().contains(item.id()) ? Outcome.UNKNOWN : Outcome.NOT_ATTEMPTED));
        return outcomes;
    }

    private ConsistentReads reads() {
        return new ConsistentReads(connection.reader(), timing.waits());
    }

    private SessionRemover remover() {
        return connection.remover().orElseThrow(() -> new IllegalStateException("may not delete"));
    }
}
