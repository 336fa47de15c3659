package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RevocationTest {
    private static final String SHOP = "example.myshopify.com";
    private static final ShopDomain DOMAIN = new ShopDomain(SHOP);
    private static final Why WHY = new Why(Reason.COMPROMISED, "T-1");

    private final InMemorySessionStorage memory = new InMemorySessionStorage(3);
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final List<Progress> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private Revoker revoker;
    private Receipts receipts;
    private Revocation revocation;
    private long passed;

    private Revoker revoker() {
        if (revoker == null) {
            receipts = new Receipts(folder.resolve("receipts"), InstantSource.system());
            var timing = new Timing(
                    InstantSource.system(),
                    () -> System.nanoTime() + passed,
                    attempts -> Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofDays(1));
            revoker = new Revoker(Connections.to(storage, Environment.DEVELOPMENT), receipts, "1.2.3", timing);
        }
        return revoker;
    }

    private Plan plan(Target target) {
        return revoker().plan(target, planning -> {});
    }

    private Plan plan(String... ids) {
        return plan(Target.Ids.of(List.of(ids)));
    }

    private Result run(Plan plan) {
        var who = Optional.of(new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Support/ada"));
        revocation = revoker().begin(plan, WHY, who);
        return revocation.run(told::add);
    }

    private Receipt receipt() throws IOException {
        return receipts.read(revocation.receiptId());
    }

    @Test
    void plansEverySessionOfAShopAndTheOneThatOnlyItsIdFinds() {
        store(SHOP + "_1", SHOP + "_2", SHOP + "_3", SHOP + "_4", "3f0c6e9a");
        memory.put(new Item(Map.of("id", new Attribute.Text("offline_" + SHOP))));
        memory.storeSession(Session.of("other", "other.myshopify.com", "", false));
        var plan = plan(new Target.Shop(DOMAIN));
        assertThat(plan.ids())
                .containsExactlyInAnyOrder(
                        SHOP + "_1", SHOP + "_2", SHOP + "_3", SHOP + "_4", "3f0c6e9a", "offline_" + SHOP);
        assertThat(plan.byIdAlone()).containsExactly("offline_" + SHOP);
        assertThat(plan.gone()).isEmpty();
        var summary = plan.summary(java.time.Instant.now());
        assertThat(summary.kinds()).containsEntry(SessionKind.ONLINE, 5).containsEntry(SessionKind.OFFLINE, 1);
        assertThat(summary.active()).isEqualTo(5);
        assertThat(summary.otherShop()).containsExactly("offline_" + SHOP);
    }

    @Test
    void searchesEveryFormOfTheShop() {
        memory.storeSession(Session.of("upper", "Example.myshopify.com", "", true));
        store("lower");
        assertThat(plan(new Target.Shop(new ShopDomain("Example.myshopify.com")))
                        .ids())
                .containsExactlyInAnyOrder("upper", "lower");
    }

    @Test
    void aNarrowedPlanKeepsTheRestAndDoesNotTakeItForALateArrival() throws IOException {
        store(SHOP + "_1");
        memory.storeSession(Session.of("offline_" + SHOP, SHOP, "", false));
        var result = run(plan(new Target.Shop(DOMAIN)).only(Set.of(SessionKind.ONLINE)));
        assertThat(result.outcomes()).isEqualTo(Map.of(SHOP + "_1", Outcome.GONE));
        assertThat(result.late().orElseThrow().ids()).isEmpty();
        assertThat(memory.items()).containsOnlyKeys("offline_" + SHOP);
        assertThat(receipt().kept()).containsExactly("offline_" + SHOP);
    }

    @Test
    void whatIsAsItWasIsGoneAndNothingElseIsTouched() throws IOException {
        store("a", "b", "other");
        var result = run(plan("a", "b", "lost"));
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.GONE, "b", Outcome.GONE));
        assertThat(result.end()).isEqualTo(End.COMPLETE);
        assertThat(memory.items()).containsOnlyKeys("other");
        var receipt = receipt();
        assertThat(receipt.state()).isEqualTo(Receipt.State.FINISHED);
        assertThat(receipt.end()).contains(End.COMPLETE);
        assertThat(receipt.counts()).containsEntry(Outcome.GONE, 2);
        assertThat(receipt.head().why()).isEqualTo(WHY);
        assertThat(receipt.head().who().orElseThrow().account()).isEqualTo("123456789012");
        assertThat(receipt.head().gone()).isEqualTo(1);
        assertThat(told.getLast().phase()).isEqualTo(Progress.Phase.LOOKING_AGAIN);
        assertThat(told.getLast().done()).isEqualTo(2);
    }

    @Test
    void whatWasRefreshedMeanwhileIsKept() {
        store("a");
        var plan = plan("a");
        var refreshed = session("a", "shpua_FAKE_new");
        memory.storeSession(refreshed);
        assertThat(run(plan).outcomes()).isEqualTo(Map.of("a", Outcome.CHANGED));
        assertThat(memory.loadSession("a")).contains(refreshed);
    }

    @Test
    void anOutcomeIsOnDiskBeforeTheNextBatchBegins() {
        var ids = ids(300);
        store(ids);
        var plan = plan(ids);
        storage.before(((Happening) call -> {
                    var decided =
                            told.stream().mapToInt(it -> it.decided().size()).sum();
                    var onDisk = onlyReceipt();
                    assertThat(onDisk.underWay()).contains(call.subject());
                    assertThat(300 - onDisk.undecided().size()).isEqualTo(decided);
                })
                .on(Action.DELETE));
        assertThat(run(plan).count(Outcome.GONE)).isEqualTo(300);
    }

    private Receipt onlyReceipt() {
        try {
            return receipts.read(receipts.list().receipts().getFirst().id());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void nothingIsDeletedWhereTheReceiptCannotBeBegun() throws IOException {
        store("a");
        var plan = plan("a");
        Files.writeString(folder.resolve("receipts"), "a file where the folder should be");
        var result = run(plan);
        assertThat(result.end()).isEqualTo(End.RECEIPT_LOST);
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.NOT_ATTEMPTED));
        assertThat(memory.items()).containsKey("a");
        assertThat(storage.calls(Action.DELETE)).isEmpty();
    }

    @Test
    void aDenialEndsTheAttempts() throws IOException {
        var ids = ids(300);
        store(ids);
        var plan = plan(ids);
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:DeleteItem", null))
                .on(Action.DELETE));
        var result = run(plan);
        assertThat(result.end()).isEqualTo(End.ACCESS_LOST);
        assertThat(result.count(Outcome.FAILED)).isBetween(1, 25);
        assertThat(result.count(Outcome.FAILED) + result.count(Outcome.NOT_ATTEMPTED))
                .isEqualTo(300);
        assertThat(storage.calls(Action.DELETE)).hasSizeLessThanOrEqualTo(25);
        assertThat(receipt().counts()).isEqualTo(result.counts());
        assertThat(memory.items()).hasSize(300);
    }

    @Test
    void manySessionsOnATableOnDemandAreDeletedTogether() {
        memory.onDemand();
        var ids = ids(300);
        store(ids);
        assertThat(run(plan(ids)).count(Outcome.GONE)).isEqualTo(300);
        assertThat(storage.calls(Action.DELETE)).isEmpty();
        assertThat(memory.items()).isEmpty();
    }

    @Test
    void fewSessionsAreDeletedOneByOne() {
        memory.onDemand();
        store("a", "b");
        run(plan("a", "b"));
        assertThat(storage.calls(Action.DELETE_TOGETHER)).isEmpty();
    }

    @Test
    void oneThatChangedKeepsNoneOfTheOthers() {
        memory.onDemand();
        var ids = ids(40);
        store(ids);
        var plan = plan(ids);
        var refreshed = session(ids[7], "shpua_FAKE_new");
        memory.storeSession(refreshed);
        var result = run(plan);
        assertThat(result.count(Outcome.GONE)).isEqualTo(39);
        assertThat(result.outcomes()).containsEntry(ids[7], Outcome.CHANGED);
        assertThat(memory.items()).containsOnlyKeys(ids[7]);
    }

    @Test
    void aTableThatIsThrottledIsAskedForOneAtATime() {
        memory.onDemand();
        var ids = ids(300);
        store(ids);
        var plan = plan(ids);
        storage.before(
                Happening.failing(() -> new StorageException.Throttled(null)).on(Action.DELETE_TOGETHER));
        assertThat(run(plan).count(Outcome.GONE)).isEqualTo(300);
        assertThat(storage.calls(Action.DELETE_TOGETHER)).hasSize(1);
        assertThat(told.getLast().throttled()).isTrue();
    }

    @Test
    void whatALostCallForManyMayStillDoIsUnknown() {
        memory.onDemand();
        var ids = ids(40);
        store(ids);
        var plan = plan(ids);
        storage.before(call -> {
            switch (call.action()) {
                case DELETE_TOGETHER -> throw new StorageException.NoAnswer(null);
                case DELETE -> throw new StorageException.AccessDenied("dynamodb:DeleteItem", null);
                default -> {}
            }
        });
        var result = run(plan);
        assertThat(result.count(Outcome.UNKNOWN)).isEqualTo(40);
        assertThat(result.end()).isEqualTo(End.ACCESS_LOST);
    }

    @Test
    void aLostCallForManyIsSettledOneByOneHoweverLongItTook() {
        memory.onDemand();
        var ids = ids(300);
        store(ids);
        var plan = plan(ids);
        storage.before(((Happening) call -> {
                    if (storage.calls(Action.DELETE_TOGETHER).size() == 1) {
                        passed += Duration.ofSeconds(2).toNanos();
                        throw new StorageException.NoAnswer(null);
                    }
                })
                .on(Action.DELETE_TOGETHER));
        assertThat(run(plan).count(Outcome.GONE)).isEqualTo(300);
        assertThat(memory.items()).isEmpty();
    }

    @Test
    void aLastLookThatFailsTakesNothingBack() throws IOException {
        store(SHOP + "_1", SHOP + "_2");
        var plan = plan(new Target.Shop(DOMAIN));
        memory.storeSession(session(SHOP + "_2", "shpua_FAKE_new"));
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:Query", null))
                .on(Action.FIND_IDS));
        var result = run(plan);
        assertThat(result.end()).isEqualTo(End.COMPLETE);
        assertThat(result.late()).isEmpty();
        assertThat(receipt().end()).contains(End.COMPLETE);
        assertThat(receipt().late()).isEmpty();
    }

    @Test
    void aWatchDoesNotTakeWhatAnUndoPutsBackForSomethingNew() throws Exception {
        store(ids(60));
        run(plan(new Target.Shop(DOMAIN)));
        var seen = new java.util.concurrent.CopyOnWriteArrayList<Sighting>();
        var looks = new CountDownLatch(3);
        var begun = new CountDownLatch(30);
        storage.before(call -> {
            switch (call.action()) {
                case PUT -> {
                    begun.countDown();
                    awaitQuietly(looks);
                }
                case FIND_IDS -> {
                    if (begun.getCount() < 30) {
                        looks.countDown();
                    }
                }
                default -> {}
            }
        });
        var watch = Thread.ofVirtual().start(() -> revocation.watch(seen::add));
        revocation.undo(done -> {});
        watch.interrupt();
        watch.join();
        assertThat(seen).isEmpty();
        assertThat(receipt().sightings()).isEmpty();
        assertThat(receipt().undone()).hasSize(60);
    }

    @Test
    void whatADeniedCallForManyDidNotTryIsNotAttempted() {
        memory.onDemand();
        var ids = ids(40);
        store(ids);
        var plan = plan(ids);
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:DeleteItem", null))
                .on(Action.DELETE_TOGETHER));
        assertThat(run(plan).count(Outcome.NOT_ATTEMPTED)).isEqualTo(40);
        assertThat(memory.items()).hasSize(40);
    }

    @Test
    void whatCannotBeReadAfterwardsIsUnknown() {
        store("a");
        var plan = plan("a");
        storage.before(
                Happening.failing(() -> new StorageException.NoAnswer(null)).on(Action.LOAD_ITEMS));
        var result = run(plan);
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.UNKNOWN));
        assertThat(result.end()).isEqualTo(End.CONNECTION_LOST);
    }

    @Test
    void stopEndsWithinASecondAlsoWhereNobodyAnswers() throws Exception {
        var ids = ids(60);
        store(ids);
        var plan = plan(ids);
        var hanging = new CountDownLatch(1);
        storage.before(((Happening) call -> {
                    hanging.countDown();
                    hang();
                })
                .on(Action.DELETE));
        revocation = revoker().begin(plan, WHY, Optional.empty());
        var stopped = new long[1];
        Thread.ofVirtual().start(() -> {
            awaitQuietly(hanging);
            stopped[0] = System.nanoTime();
            revocation.stop();
        });
        var result = revocation.run(told::add);
        assertThat(Duration.ofNanos(System.nanoTime() - stopped[0])).isLessThan(Duration.ofMillis(1500));
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(result.count(Outcome.UNKNOWN) + result.count(Outcome.NOT_ATTEMPTED))
                .isEqualTo(60);
        assertThat(receipt().counts()).isEqualTo(result.counts());
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void anInterruptIsAWishToStop() {
        store("a");
        var plan = plan("a");
        Thread.currentThread().interrupt();
        try {
            var result = run(plan);
            assertThat(result.count(Outcome.GONE) + result.count(Outcome.NOT_ATTEMPTED))
                    .isEqualTo(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatCameMeanwhileIsOfferedAnew() throws IOException {
        store(SHOP + "_1");
        var plan = plan(new Target.Shop(DOMAIN));
        storage.before(((Happening) call -> store(SHOP + "_2")).on(Action.DELETE));
        var result = run(plan);
        assertThat(result.late().orElseThrow().ids()).containsExactly(SHOP + "_2");
        assertThat(memory.items()).containsOnlyKeys(SHOP + "_2");
        assertThat(receipt().late()).contains(List.of(SHOP + "_2"));
    }

    @Test
    void undoPutsBackWhatWasDeletedAsItWas() throws IOException {
        store("a", "b", "c");
        var note = new java.util.HashMap<>(memory.items().get("a").attributes());
        note.put("ttl", new Attribute.Number("1"));
        memory.put(new Item(note));
        var before = memory.items();
        run(plan("a", "b", "c"));
        var anew = session("b", "shpua_FAKE_new");
        memory.storeSession(anew);
        assertThat(revocation.undoable()).isEqualTo(3);
        var undone = revocation.undo(done -> {});
        assertThat(undone.outcomes())
                .isEqualTo(Map.of("a", UndoOutcome.RESTORED, "b", UndoOutcome.OCCUPIED, "c", UndoOutcome.RESTORED));
        assertThat(undone.receiptWritten()).isTrue();
        assertThat(memory.items()).containsEntry("a", before.get("a")).containsEntry("b", SessionCodec.encode(anew));
        assertThat(receipt().undone()).isEqualTo(undone.outcomes());
        assertThat(receipt().state()).isEqualTo(Receipt.State.FINISHED);
        assertThat(revocation.undoable()).isEqualTo(1);
    }

    @Test
    void whatALateDeletionTookAfterAllIsNotSaidToBeBack() throws IOException {
        var ids = ids(120);
        store(ids);
        run(plan(ids));
        var late = new java.util.concurrent.atomic.AtomicReference<String>();
        var puts = new java.util.concurrent.atomic.AtomicInteger();
        storage.before(((Happening) put -> {
                    late.compareAndSet(null, put.subject());
                    if (puts.incrementAndGet() == 120) {
                        memory.deleteSession(late.get());
                    }
                })
                .on(Action.PUT));
        var undone = revocation.undo(done -> {});
        assertThat(undone.count(UndoOutcome.RESTORED)).isEqualTo(119);
        assertThat(undone.outcomes()).containsEntry(late.get(), UndoOutcome.FAILED);
        assertThat(receipt().undone()).isEqualTo(undone.outcomes());
        assertThat(revocation.undoable()).isEqualTo(1);
    }

    @Test
    void aTableThatSlowsDownGetsItsOutcomesOnDiskAllTheSame() {
        var ids = ids(400);
        store(ids);
        var plan = plan(ids);
        storage.before(((Happening) call -> {
                    if (told.getLast().done() >= 50) {
                        slowly();
                    }
                })
                .on(Action.DELETE));
        assertThat(run(plan).count(Outcome.GONE)).isEqualTo(400);
        var batches = told.stream()
                .map(progress -> progress.decided().size())
                .filter(size -> size > 0)
                .toList();
        assertThat(batches.getFirst()).isEqualTo(50);
        assertThat(batches.get(1)).isBetween(16, 250);
    }

    /** As long as a call to a table that is far away and busy. */
    private static void slowly() {
        try {
            new CountDownLatch(1).await(400, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
    }

    @Test
    void aDeniedUndoHasFailed() {
        store("a");
        run(plan("a"));
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:PutItem", null))
                .on(Action.PUT));
        var undone = revocation.undo(done -> {});
        assertThat(undone.outcomes()).isEqualTo(Map.of("a", UndoOutcome.FAILED));
        assertThat(undone.failure()).containsInstanceOf(StorageException.AccessDenied.class);
    }

    @Test
    void aWatchTellsOfWhatALiveAppMakesAnew() throws Exception {
        store(SHOP + "_1", SHOP + "_2");
        run(plan(new Target.Shop(DOMAIN)));
        var sightings = new java.util.concurrent.LinkedBlockingQueue<Sighting>();
        var watch = Thread.ofVirtual().start(() -> revocation.watch(sightings::add));
        store(SHOP + "_2");
        assertThat(sightings.take().id()).isEqualTo(SHOP + "_2");
        store("fresh");
        assertThat(sightings.take().id()).isEqualTo("fresh");
        watch.interrupt();
        watch.join();
        assertThat(sightings).isEmpty();
        assertThat(receipt().sightings()).extracting(Sighting::id).containsExactly(SHOP + "_2", "fresh");
    }

    @Test
    void ticketsHoldNothingThatAReceiptMayNot() {
        assertThat(Why.flaw("x".repeat(201))).contains(Why.Flaw.TOO_LONG);
        assertThat(Why.flaw("see shpat_FAKE_token")).contains(Why.Flaw.TOKEN);
        assertThat(Why.flaw("asked by ada@example.com")).contains(Why.Flaw.ADDRESS);
        assertThat(Why.flaw("https://tickets.example.com/4711")).isEmpty();
        assertThatThrownBy(() -> new Why(Reason.OTHER, "shpat_FAKE_token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("FAKE");
        assertThat(new Why(Reason.OTHER, " a\nb ").ticket()).isEqualTo("a b");
    }

    @Test
    void receiptsHoldNoSecretAndNoName() throws IOException {
        var user = Map.<String, Attribute>of(
                "id", new Attribute.Number("17"),
                "first_name", new Attribute.Text("Ada"),
                "last_name", new Attribute.Text("Lovelace"),
                "email", new Attribute.Text("ada@example.com"));
        memory.storeSession(session("a", "shpua_FAKE_a")
                .withOnlineAccessInfo(new Attribute.MapOf(Map.of("associated_user", new Attribute.MapOf(user)))));
        var plan = plan("a");
        assertThat(plan.summary(java.time.Instant.now()).users().getFirst().user())
                .isPresent();
        run(plan);
        revocation.undo(done -> {});
        var text = Files.readString(folder.resolve("receipts").resolve(revocation.receiptId() + ".jsonl"));
        assertThat(text + Receipts.json(receipt()))
                .doesNotContain("FAKE", "Ada", "Lovelace", "@")
                .contains("\"a\"");
    }

    @Test
    void aResultAccountsForEveryPlannedIdOrIsNone() {
        assertThatThrownBy(() -> new Result(
                        Set.of("a", "b"), Map.of("a", Outcome.GONE), End.COMPLETE, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void store(String... ids) {
        for (var id : ids) {
            memory.storeSession(session(id, "shpua_FAKE_" + id));
        }
    }

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "id-" + number).toArray(String[]::new);
    }

    private static Session session(String id, String token) {
        return Session.of(id, SHOP, "", true).withToken(new Secret(token), "read_products", Expiry.NEVER);
    }
}
