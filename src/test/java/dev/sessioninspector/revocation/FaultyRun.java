package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.dynamodb.Gate;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One revocation in a bad world, of a seed: calls fail in its way, an app writes and deletes in between, a person stops
 * it, or the program dies. What the receipt on disk says is then held to what stands in the table.
 */
final class FaultyRun {
    /** What the world is like. */
    private enum World {
        KIND,
        THROTTLED,
        FEW_WRITES_A_SECOND,
        DELETES_DENIED,
        ALL_DENIED,
        TOKEN_EXPIRED,
        NETWORK_CUT,
        ANSWERS_LOST,
        SERVICE_IN_TROUBLE,
        ANSWERS_CUT_OFF,
        STALLS,
        BATCHES_DENIED,
        TRANSACTIONS_DENIED,
        TRANSACTIONS_IN_CONFLICT,
        EVERYTHING
    }

    /** Longer than the client waits for an attempt. */
    private static final int PAUSE_MILLIS = 350;

    /**
     * A table with little capacity, a hundred times as fast: so long until there is another write, and how many wait.
     */
    private static final long REFILL_NANOS = 10_000_000;

    private static final long MOST_SAVED = 5;

    /** Longer than any run lasts here. */
    private static final Duration AN_AGE = Duration.ofMinutes(10);

    private static final String TRANSACTION = "TransactWriteItems";
    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    private final Random random;
    private final SessionStorage table;
    private final Consumer<List<Item>> fill;
    private final FaultProxy proxy;
    private final Revoker revoker;
    private final Revoker survivor;
    private final Receipts receipts;
    private final Path copy;
    private final String shop;
    private final Map<String, Item> bystanders = new HashMap<>();
    private final World world;
    private final double often;
    private final int from;
    private final int stopAt;
    private final int crashAt;
    private final boolean appIsLive;
    private final boolean personSignsIn;
    private final int clockJumpsAt;
    private final Duration clockJump;
    private final boolean waitsForLateCalls;
    private final long bucketSince = System.nanoTime();

    /** Deletions that nobody waits for any more, as they were sent. */
    private final List<String> lateDeletes = new CopyOnWriteArrayList<>();

    private long taken;
    private volatile boolean signedIn;
    private volatile boolean clockHasJumped;

    /** What the app did last to an id: nothing where it deleted it. */
    private final Map<String, Optional<Item>> app = new HashMap<>();

    /** Sessions of the shop that the app made while deletions were under way. */
    private final Set<String> madeMeanwhile = new HashSet<>();

    /** Calls that nobody waits for any more and that are still to happen. */
    private final Phaser lateCalls = new Phaser(1);

    private List<String> wanted;
    private Plan plan;
    private Revocation revocation;
    private int calls;
    private boolean crashed;

    /** From then on the table is looked at: a call that arrives late moves no app any more. */
    private boolean over;

    /**
     * @param table the table without faults
     * @param fill puts items there, fast
     * @param proxy what the revoker's calls go through
     * @param connect makes a revoker with these receipts, through the proxy or without it
     */
    FaultyRun(
            long seed,
            SessionStorage table,
            Consumer<List<Item>> fill,
            FaultProxy proxy,
            Connect connect,
            Path folder) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.table = table;
        this.fill = fill;
        this.proxy = proxy;
        this.shop = "run-" + seed + ".myshopify.com";
        this.receipts = new Receipts(folder.resolve("receipts"), InstantSource.system());
        this.copy = folder.resolve("copy");
        this.revoker = connect.faulty(receipts, new Person(), this::now);
        this.survivor = connect.sound(new Receipts(copy, InstantSource.system()));
        this.world = World.values()[random.nextInt(World.values().length)];
        this.often = 0.05 + random.nextDouble() * 0.6;
        this.from = random.nextInt(30);
        this.stopAt = random.nextInt(5) == 0 ? 1 + random.nextInt(40) : -1;
        this.crashAt = random.nextInt(5) == 0 ? 1 + random.nextInt(60) : -1;
        this.appIsLive = random.nextInt(2) == 0;
        this.personSignsIn = random.nextBoolean();
        this.clockJumpsAt = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : -1;
        this.clockJump = Duration.ofHours(random.nextInt(48) - 24);
        this.waitsForLateCalls = random.nextBoolean();
    }

    /** Makes revokers. */
    interface Connect {
        /** One whose calls go through the proxy and a gate. */
        Revoker faulty(Receipts receipts, Gate gate, InstantSource clock);

        /** One for which nothing fails. */
        Revoker sound(Receipts receipts);
    }

    /** Is asked where credentials are over, and signs in or gives up. */
    private final class Person implements Gate {
        @Override
        public <T> T pass(Supplier<T> call) {
            try {
                return call.get();
            } catch (StorageException.Credentials over) {
                if (!personSignsIn) {
                    throw over;
                }
                signedIn = true;
                return call.get();
            }
        }
    }

    /** As after a sleep, or where somebody sets the clock: forth or back by hours. */
    private Instant now() {
        return clockHasJumped ? Instant.now().plus(clockJump) : Instant.now();
    }

    void run() throws IOException {
        proxy.each(call -> Fault.none());
        var target = fill();
        plan = survivor.plan(target, planning -> {});
        assertThat(plan.ids()).containsExactlyInAnyOrderElementsOf(wanted);
        revocation = revoker.begin(plan, new Why(Reason.OTHER, ""), Optional.empty());
        proxy.each(this::fate);
        var result = revocation.run(this::check);
        synchronized (this) {
            proxy.each(call -> Fault.none());
            over = true;
        }
        if (crashed) {
            goOnAfterTheCrash();
        } else {
            check(result);
            undo();
        }
    }

    /** Sessions of the shop, of which all or some are to be revoked, and of others. */
    private Target fill() {
        var ids = IntStream.range(0, 5 + random.nextInt(1 + random.nextInt(36)))
                .mapToObj(number -> number == 0 ? ShopDomain.offlineId(shop) : shop + "_" + number)
                .toList();
        var items = ids.stream()
                .map(id -> SessionCodec.encode(session(id, "first")))
                .toList();
        var near = "near-" + shop;
        Stream.of(near, ShopDomain.offlineId(near))
                .map(id -> SessionCodec.encode(Session.of(id, near, "", false)))
                .forEach(item -> bystanders.put(item.id(), item));
        fill.accept(Stream.concat(items.stream(), bystanders.values().stream()).toList());
        if (random.nextBoolean()) {
            wanted = ids;
            return new Target.Shop(new ShopDomain(shop));
        }
        var chosen = ids.stream().filter(id -> random.nextInt(3) > 0).toList();
        items.stream().filter(item -> !chosen.contains(item.id())).forEach(item -> bystanders.put(item.id(), item));
        wanted = chosen;
        return Target.Ids.of(chosen);
    }

    private Session session(String id, String token) {
        return Session.of(id, shop, "", !id.startsWith("offline"))
                .withToken(new Secret("FAKE_" + token), "read_products", Expiry.NEVER);
    }

    /** What becomes of a call; asked for by several threads. */
    private synchronized Fault fate(FaultProxy.Call call) {
        calls++;
        if (crashed) {
            return Fault.cut();
        }
        if (calls == crashAt) {
            crash();
            return Fault.cut();
        }
        clockHasJumped |= calls == clockJumpsAt;
        if (calls == stopAt) {
            revocation.stop();
        }
        if (appIsLive && !over && random.nextInt(6) == 0) {
            act(call.action());
        }
        return world(call);
    }

    private Fault world(FaultProxy.Call call) {
        var hit = random.nextDouble() < often;
        var late = calls > from;
        return switch (world) {
            case KIND -> Fault.none();
            case THROTTLED -> hit ? throttled(call) : Fault.none();
            case FEW_WRITES_A_SECOND -> deletes(call.action()) && !hasCapacity() ? throttled(call) : Fault.none();
            case DELETES_DENIED ->
                late && deletes(call.action()) ? Fault.denied("DeleteItem", "sessions") : Fault.none();
            case ALL_DENIED -> late ? Fault.denied(call.action(), "sessions") : Fault.none();
            case TOKEN_EXPIRED -> late && !signedIn ? expired() : Fault.none();
            case NETWORK_CUT -> late ? Fault.cut() : Fault.none();
            case ANSWERS_LOST -> hit ? Fault.lostAnswer() : Fault.none();
            case SERVICE_IN_TROUBLE -> hit ? trouble() : Fault.none();
            case ANSWERS_CUT_OFF -> hit ? Fault.cutOffAnswer() : Fault.none();
            case STALLS ->
                hit && random.nextInt(3) == 0
                        ? random.nextBoolean() ? late(call) : stall(random.nextBoolean())
                        : Fault.none();
            case BATCHES_DENIED ->
                call.action().equals("BatchGetItem") ? Fault.denied("BatchGetItem", "sessions") : Fault.none();
            case TRANSACTIONS_DENIED ->
                call.action().equals(TRANSACTION) ? Fault.denied(TRANSACTION, "sessions") : Fault.none();
            case TRANSACTIONS_IN_CONFLICT ->
                hit && call.action().equals(TRANSACTION) ? cancelled("TransactionConflict") : Fault.none();
            case EVERYTHING -> hit && random.nextInt(3) == 0 ? any(call) : Fault.none();
        };
    }

    private Fault any(FaultProxy.Call call) {
        return switch (random.nextInt(7)) {
            case 0 -> throttled(call);
            case 1 -> Fault.cut();
            case 2 -> Fault.lostAnswer();
            case 3 -> trouble();
            case 4 -> Fault.cutOffAnswer();
            case 5 -> late(call);
            default -> stall(random.nextBoolean());
        };
    }

    /** A token bucket, as DynamoDB counts capacity. */
    private boolean hasCapacity() {
        var refilled = (System.nanoTime() - bucketSince) / REFILL_NANOS;
        taken = Math.max(taken, refilled - MOST_SAVED);
        if (taken >= refilled) {
            return false;
        }
        taken++;
        return true;
    }

    private static boolean deletes(String action) {
        return action.equals("DeleteItem") || action.equals(TRANSACTION);
    }

    private static Fault throttled(FaultProxy.Call call) {
        return call.action().equals(TRANSACTION)
                ? cancelled("ProvisionedThroughputExceeded")
                : Fault.error(400, DYNAMODB + "ProvisionedThroughputExceededException", "exceeded");
    }

    private static Fault cancelled(String reason) {
        return Fault.answer(400, """
            {"__type":"%sTransactionCanceledException","Message":"Transaction cancelled",\
            "CancellationReasons":[{"Code":"None"},{"Code":"%s","Message":"of another"}]}\
            """.formatted(DYNAMODB, reason));
    }

    private static Fault expired() {
        return Fault.error(400, "com.amazon.coral.service#ExpiredTokenException", "The security token is expired");
    }

    /** The call may have happened all the same. */
    private Fault trouble() {
        var error = Fault.error(500, DYNAMODB + "InternalServerError", "internal error");
        return random.nextBoolean()
                ? error
                : (exchange, service) -> {
                    service.call();
                    error.handle(exchange, service);
                };
    }

    private static Fault stall(boolean happens) {
        return (exchange, service) -> {
            if (happens) {
                service.call();
            }
            pause();
            exchange.close();
        };
    }

    /** The call happens after the client has lost patience. */
    private Fault late(FaultProxy.Call call) {
        lateCalls.register();
        if (deletes(call.action())) {
            lateDeletes.add(call.body());
        }
        return (exchange, service) -> {
            try {
                pause();
                service.call();
                exchange.close();
            } finally {
                lateCalls.arriveAndDeregister();
            }
        };
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A sign-in, a refresh, a logout: whatever a live app does to a session, or to one that nobody planned. */
    private void act(String during) {
        var ids = plan.ids();
        var id = ids.isEmpty() || random.nextInt(4) == 0
                ? shop + "_" + (1000 + random.nextInt(3))
                : ids.get(random.nextInt(ids.size()));
        if (random.nextInt(4) == 0) {
            table.deleteSession(id);
            app.put(id, Optional.empty());
            return;
        }
        var session = session(id, "anew_" + calls);
        table.storeSession(session);
        app.put(id, Optional.of(SessionCodec.encode(session)));
        if (deletes(during)) {
            madeMeanwhile.add(id);
        }
    }

    /** What is on disk at this moment is all that is left of the program; calls under way may still happen. */
    private void crash() {
        crashed = true;
        try {
            Files.createDirectories(copy);
            try (var files = Files.list(receipts.folder())) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".jsonl")).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void check(Progress progress) {
        assertThat(progress.done()).isBetween(0, plan.size());
        assertThat(progress.perSecond()).isBetween(0.0, 1e6);
        assertThat(progress.left().orElse(Duration.ZERO)).isBetween(Duration.ZERO, AN_AGE);
    }

    private void check(Result result) throws IOException {
        assertThat(result.outcomes()).containsOnlyKeys(plan.ids());
        assertThat(result.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(plan.size());
        var receipt = receipts.read(revocation.receiptId());
        assertThat(receipt.state()).isEqualTo(Receipt.State.FINISHED);
        assertThat(receipt.end()).contains(result.end());
        assertThat(outcomes(receipt)).isEqualTo(result.outcomes());
        checkTable(receipt);
        if (nothingStandsInTheWay() && result.failure().isEmpty()) {
            assertThat(result.end()).isEqualTo(End.COMPLETE);
            assertThat(result.count(Outcome.GONE)).isEqualTo(plan.size());
        }
        result.late().filter(late -> plan.target() instanceof Target.Shop).ifPresent(late -> {
            var standing = new HashSet<>(madeMeanwhile);
            standing.removeIf(
                    id -> app.get(id).isEmpty() || result.outcomes().getOrDefault(id, Outcome.GONE) != Outcome.GONE);
            assertThat(late.ids()).containsAll(standing);
            assertThat(app.keySet()).containsAll(late.ids());
        });
    }

    /** Slow it may be, and roundabout, but everything is deleted, unless the machine is too busy to answer in time. */
    private boolean nothingStandsInTheWay() {
        var patient = Set.of(
                World.KIND,
                World.THROTTLED,
                World.FEW_WRITES_A_SECOND,
                World.BATCHES_DENIED,
                World.TRANSACTIONS_DENIED,
                World.TRANSACTIONS_IN_CONFLICT);
        return patient.contains(world) && !appIsLive && !(stopAt > 0 && calls >= stopAt);
    }

    private static Map<String, Outcome> outcomes(Receipt receipt) {
        return receipt.lines().stream()
                .collect(Collectors.toMap(
                        Receipt.Line::id, line -> line.outcome().orElseThrow()));
    }

    /** What the receipt says of each id, and what stands there. */
    private void checkTable(Receipt receipt) {
        var planned = plan.items().stream().collect(Collectors.toMap(Item::id, item -> item));
        var standing = standing(Stream.of(bystanders.keySet(), app.keySet(), planned.keySet()));
        bystanders.forEach((id, item) -> {
            if (!app.containsKey(id)) {
                assertThat(standing.get(id)).as("bystander %s", id).isEqualTo(item);
            }
        });
        app.forEach((id, last) -> assertThat(Optional.ofNullable(standing.get(id)))
                .as("the app's own %s", id)
                .isEqualTo(last));
        assertThat(receipt.lines()).extracting(Receipt.Line::id).containsExactlyElementsOf(plan.ids());
        for (var line : receipt.lines()) {
            var there = Optional.ofNullable(standing.get(line.id()));
            if (!app.containsKey(line.id())) {
                var as = assertThat(there).as("%s, said to be %s", line.id(), line.outcome());
                switch (line.outcome().orElse(Outcome.UNKNOWN)) {
                    case GONE -> as.isEmpty();
                    case FAILED, NOT_ATTEMPTED -> as.contains(planned.get(line.id()));
                    case CHANGED -> as.isEqualTo("what nobody changed");
                    case UNKNOWN -> there.ifPresent(item -> assertThat(item).isEqualTo(planned.get(line.id())));
                }
            }
        }
    }

    private Map<String, Item> standing(Stream<Set<String>> ids) {
        var all = ids.flatMap(Set::stream).distinct().toList();
        return ConsistentReads.batches(all).stream()
                .flatMap(batch -> table.loadItems(batch).found().stream())
                .collect(Collectors.toMap(Item::id, item -> item));
    }

    private void goOnAfterTheCrash() throws IOException {
        var found = new Receipts(copy, InstantSource.system()).list();
        assertThat(found.unreadable()).isEmpty();
        if (found.receipts().isEmpty()) {
            // It died before anything was deleted.
            var standing = standing(Stream.of(Set.copyOf(plan.ids())));
            plan.items().stream()
                    .filter(item -> !app.containsKey(item.id()))
                    .forEach(item -> assertThat(standing.get(item.id())).isEqualTo(item));
            return;
        }
        var there = new Receipts(copy, InstantSource.system());
        var receipt = there.read(found.receipts().getFirst().id());
        checkTable(receipt);
        if (receipt.state() == Receipt.State.INTERRUPTED) {
            finish(receipt);
        }
        var finished = there.read(receipt.id());
        assertThat(finished.state()).isEqualTo(Receipt.State.FINISHED);
        checkTable(finished);
    }

    private void finish(Receipt receipt) throws IOException {
        if (random.nextBoolean()) {
            survivor.close(receipt, Optional.empty());
            return;
        }
        var rest = survivor.plan(Target.Ids.of(receipt.undecided()), planning -> {});
        rest.ids().forEach(app::remove);
        var all = new ArrayList<>(plan.items());
        all.replaceAll(item -> rest.items().stream()
                .filter(it -> it.id().equals(item.id()))
                .findFirst()
                .orElse(item));
        plan = new Plan(plan.target(), all, plan.gone(), Set.of(), Set.of());
        var result = survivor.goOn(receipt, rest, Optional.empty()).run(progress -> {});
        assertThat(result.end()).isEqualTo(End.COMPLETE);
        assertThat(result.ids(Outcome.GONE)).containsExactlyInAnyOrderElementsOf(rest.ids());
    }

    /** Puts back in half of the runs, with some of the faults. */
    private void undo() throws IOException {
        if (revocation.undoable() == 0 || random.nextBoolean()) {
            return;
        }
        if (waitsForLateCalls) {
            lateCalls.arriveAndAwaitAdvance();
        }
        var late = List.copyOf(lateDeletes);
        if (random.nextBoolean()) {
            proxy.each(this::undoFate);
        }
        var undone = revocation.undo(done -> {});
        synchronized (this) {
            proxy.each(call -> Fault.none());
        }
        lateCalls.arriveAndAwaitAdvance();
        assertThat(undone.receiptWritten()).isTrue();
        var receipt = receipts.read(revocation.receiptId());
        assertThat(receipt.undone()).isEqualTo(undone.outcomes());
        var planned = plan.items().stream().collect(Collectors.toMap(Item::id, item -> item));
        var standing = standing(Stream.of(undone.outcomes().keySet()));
        undone.outcomes().forEach((id, outcome) -> {
            var there = Optional.ofNullable(standing.get(id));
            var as = assertThat(there).as("%s, said to be %s", id, outcome);
            switch (outcome) {
                case RESTORED -> {
                    // A deletion that comes late takes what was put back, since that is as it was.
                    if (waitsForLateCalls || there.isPresent() || late.stream().noneMatch(it -> isAbout(it, id))) {
                        as.contains(planned.get(id));
                    }
                }
                case OCCUPIED -> as.isEqualTo(app.get(id));
                case FAILED, NOT_ATTEMPTED -> as.isIn(Optional.empty(), app.get(id));
                case UNKNOWN -> as.isIn(Optional.empty(), Optional.of(planned.get(id)), app.get(id));
            }
        });
    }

    private static boolean isAbout(String request, String id) {
        return request.contains("\"" + id + "\"");
    }

    private synchronized Fault undoFate(FaultProxy.Call call) {
        return random.nextInt(3) == 0 ? any(call) : Fault.none();
    }

    /** For the message of a failure. */
    @Override
    public String toString() {
        return List.of(
                        world,
                        "clock at " + clockJumpsAt,
                        "stop at " + stopAt,
                        "crash at " + crashAt,
                        appIsLive ? "live app" : "no app")
                + " " + shop;
    }
}
