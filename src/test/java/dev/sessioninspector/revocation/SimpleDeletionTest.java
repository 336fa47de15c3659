package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleDeletionTest {
    private static final String SHOP = "example.myshopify.com";

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final SimpleDeletion revocation = new SimpleDeletion(storage, attempts -> Duration.ZERO);
    private final List<Map.Entry<String, Outcome>> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void plansWhatIsThereAndNamesWhatIsGone() {
        store("a", "b");
        var plan = revocation.plan(List.of("a", "lost", "b"));
        assertThat(plan.items())
                .containsExactly(memory.items().get("a"), memory.items().get("b"));
        assertThat(plan.gone()).containsExactly("lost");
    }

    @Test
    void plansAnIdOnceHoweverOftenItIsAskedFor() {
        store("a");
        var plan = revocation.plan(List.of("a", "a", "lost", "lost"));
        assertThat(plan.items()).hasSize(1);
        assertThat(plan.gone()).containsExactly("lost");
    }

    @Test
    void thereIsNoPlanWhereAnIdCannotBeRead() {
        store("a", "b");
        storage.before(Happening.failing(() -> new StorageException.NoAnswer(null)));
        assertThatThrownBy(() -> revocation.plan(List.of("a", "b"))).isInstanceOf(StorageException.NoAnswer.class);
    }

    @Test
    void whatIsAsItWasIsGoneAndNothingElseIsTouched() {
        store("a", "b", "other");
        var result = run(revocation.plan(List.of("a", "b")));
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.GONE, "b", Outcome.GONE));
        assertThat(result.failure()).isEmpty();
        assertThat(memory.items()).containsOnlyKeys("other");
        assertThat(told).containsExactlyInAnyOrderElementsOf(result.outcomes().entrySet());
    }

    @Test
    void whatIsGoneMeanwhileIsGone() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        memory.deleteSession("a");
        assertThat(run(plan).outcomes()).isEqualTo(Map.of("a", Outcome.GONE));
    }

    @Test
    void whatWasRefreshedMeanwhileIsKept() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        var refreshed = session("a", "shpua_FAKE_new");
        memory.storeSession(refreshed);
        assertThat(run(plan).outcomes()).isEqualTo(Map.of("a", Outcome.CHANGED));
        assertThat(memory.loadSession("a")).contains(refreshed);
    }

    @Test
    void whatIsMadeAnewRightAfterItsDeletionIsKeptAndSaidToBeThere() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        var anew = session("a", "shpua_FAKE_new");
        storage.after(((Happening) call -> memory.storeSession(anew)).on(Action.DELETE));
        assertThat(run(plan).outcomes()).isEqualTo(Map.of("a", Outcome.CHANGED));
        assertThat(memory.loadSession("a")).contains(anew);
    }

    @Test
    void aDeniedDeletionHasFailed() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:DeleteItem", null))
                .on(Action.DELETE));
        var result = run(plan);
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.FAILED));
        assertThat(result.failure()).containsInstanceOf(StorageException.AccessDenied.class);
        assertThat(memory.items()).containsKey("a");
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsDecidedByARead() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        storage.after(
                Happening.failing(() -> new StorageException.NoAnswer(null)).on(Action.DELETE));
        var result = run(plan);
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.GONE));
        assertThat(memory.items()).isEmpty();
    }

    @Test
    void whatCannotBeReadAfterwardsIsUnknown() {
        store("a");
        var plan = revocation.plan(List.of("a"));
        storage.before(
                Happening.failing(() -> new StorageException.NoAnswer(null)).on(Action.LOAD_ITEM));
        var result = run(plan);
        assertThat(result.outcomes()).isEqualTo(Map.of("a", Outcome.UNKNOWN));
        assertThat(result.failure()).containsInstanceOf(StorageException.NoAnswer.class);
    }

    @Test
    void nothingIsAttemptedOnceItIsStopped() {
        store("a", "b");
        var plan = revocation.plan(List.of("a", "b"));
        revocation.stop();
        assertThat(run(plan).outcomes()).isEqualTo(Map.of("a", Outcome.NOT_ATTEMPTED, "b", Outcome.NOT_ATTEMPTED));
        assertThat(memory.items()).containsOnlyKeys("a", "b");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsUnderWayWhenItIsStoppedComesToItsEnd() {
        var ids = ids(200);
        store(ids);
        var plan = revocation.plan(List.of(ids));
        storage.before(((Happening) call -> revocation.stop()).on(Action.DELETE));
        var result = run(plan);
        assertThat(result.count(Outcome.GONE)).isBetween(1, 16);
        assertThat(result.count(Outcome.GONE) + result.count(Outcome.NOT_ATTEMPTED))
                .isEqualTo(200);
        assertThat(memory.items()).hasSize(result.count(Outcome.NOT_ATTEMPTED));
    }

    @Test
    void noMoreThanSixteenAtOnce() {
        var ids = ids(200);
        store(ids);
        var plan = revocation.plan(List.of(ids));
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        storage.before(((Happening) call -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                })
                .on(Action.DELETE));
        storage.after(((Happening) call -> running.decrementAndGet()).on(Action.DELETE));
        run(plan);
        assertThat(most.get()).isBetween(1, 16);
    }

    /** Anything may happen to any call: what is told is true all the same, and adds up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000})
    void theCountsAddUpToThePlanWhateverHappens(long firstSeed) {
        for (var seed = firstSeed; seed < firstSeed + 100; seed++) {
            try {
                survive(seed);
            } catch (AssertionError wrong) {
                throw new AssertionError("with seed " + seed, wrong);
            }
        }
    }

    private static void survive(long seed) {
        var random = new Random(seed);
        var memory = new InMemorySessionStorage();
        var storage = new FaultyStorage(memory);
        var revocation = new SimpleDeletion(storage, attempts -> Duration.ZERO);
        var all = ids(1 + random.nextInt(40));
        Arrays.stream(all).forEach(id -> memory.storeSession(session(id, "shpua_FAKE_" + id)));
        var chosen = Arrays.stream(all).filter(id -> random.nextInt(3) > 0).toList();
        var plan = revocation.plan(chosen);
        var fates = new HashMap<String, Integer>();
        chosen.forEach(id -> fates.put(id, random.nextInt(8)));
        var stopAt = random.nextInt(4) == 0 ? chosen.stream().findFirst().orElse("") : "";
        storage.before(call -> {
            if (call.subject().equals(stopAt)) {
                revocation.stop();
            }
            fate(memory, call, fates.getOrDefault(call.subject(), -1));
        });
        storage.after(call -> {
            if (fates.getOrDefault(call.subject(), -1) == 4 && call.action() == Action.DELETE) {
                throw new StorageException.NoAnswer(null);
            }
        });

        var told = Collections.synchronizedMap(new HashMap<String, Outcome>());
        var result = revocation.run(plan, entry -> told.put(entry.getKey(), entry.getValue()));
        storage.before(Happening.NONE);

        var counted = Arrays.stream(Outcome.values()).mapToInt(result::count).sum();
        assertThat(counted).isEqualTo(plan.items().size());
        assertThat(result.outcomes())
                .containsOnlyKeys(plan.items().stream().map(Item::id).toList());
        assertThat(told)
                .allSatisfy((id, outcome) -> assertThat(result.outcomes()).containsEntry(id, outcome));
        result.outcomes().forEach((id, outcome) -> assertTrue(id, outcome, plan, memory));
        var kept = new HashSet<>(Set.of(all));
        kept.removeAll(chosen);
        assertThat(memory.items().keySet()).containsAll(kept);
        assertThat(chosen).containsAll(storage.calls(Action.DELETE));
    }

    private static void fate(InMemorySessionStorage memory, FaultyStorage.Call call, int fate) {
        var deleting = call.action() == Action.DELETE;
        var id = call.subject();
        switch (fate) {
            case 0 -> throwIf(deleting, new StorageException.Throttled(null));
            case 1 -> throwIf(!deleting, new StorageException.NoAnswer(null));
            case 2 -> throwIf(true, new StorageException.Unreachable(null));
            case 3 -> {
                if (deleting) {
                    memory.storeSession(session(id, "shpua_FAKE_refreshed"));
                }
            }
            case 5 -> memory.deleteSession(id);
            default -> {}
        }
    }

    private static void throwIf(boolean condition, StorageException failure) {
        if (condition) {
            throw failure;
        }
    }

    private static void assertTrue(String id, Outcome outcome, Plan plan, InMemorySessionStorage memory) {
        var planned = plan.items().stream().filter(item -> item.id().equals(id)).findFirst();
        switch (outcome) {
            case GONE -> assertThat(memory.loadItem(id)).isEmpty();
            case CHANGED -> assertThat(memory.loadItem(id)).isPresent().isNotEqualTo(planned);
            case FAILED, NOT_ATTEMPTED -> assertThat(memory.loadItem(id)).isEqualTo(planned);
            case UNKNOWN -> {}
        }
    }

    private Result run(Plan plan) {
        return revocation.run(plan, told::add);
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
