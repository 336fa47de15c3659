package dev.sessioninspector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.ShopListing.Event;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopListingTest {
    private static final String SHOP = "example.myshopify.com";
    private static final ShopDomain TYPED = new ShopDomain("Example.myshopify.com");

    private final InMemorySessionStorage memory = new InMemorySessionStorage(3);
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void findsEverySessionOfSmallPages() {
        storeMany(20);
        list(new ShopDomain(SHOP));
        assertThat(found()).containsExactlyInAnyOrderElementsOf(memory.items().keySet());
        assertThat(loaded()).containsExactlyInAnyOrderElementsOf(memory.items().keySet());
        assertThat(gone()).isEmpty();
    }

    @Test
    void loadsNoMoreThanABatchAtOnce() {
        var large = new InMemorySessionStorage();
        IntStream.range(0, 250)
                .forEach(user -> large.storeSession(session(ShopDomain.onlineId(SHOP, "" + user), SHOP)));
        ShopListing.list(large, new ShopDomain(SHOP), events::add);
        assertThat(loaded()).hasSize(250);
    }

    @Test
    void findsBothFormsOfTheShop() {
        memory.storeSession(session("typed", TYPED.name()));
        memory.storeSession(session("lower", SHOP));
        memory.storeSession(session("other", "other.myshopify.com"));
        list(TYPED);
        assertThat(loaded()).containsExactlyInAnyOrder("typed", "lower");
    }

    @Test
    void findsTheOfflineSessionOfEachFormThoughNoIndexHasIt() {
        for (var form : TYPED.forms()) {
            memory.put(new Item(Map.of("id", new Attribute.Text(ShopDomain.offlineId(form)))));
        }
        list(TYPED);
        assertThat(loaded()).containsExactly("offline_Example.myshopify.com", "offline_example.myshopify.com");
    }

    @Test
    void tellsNoIdTwice() {
        memory.storeSession(session(ShopDomain.offlineId(SHOP), SHOP));
        memory.storeSession(session(ShopDomain.offlineId(TYPED.name()), SHOP));
        storeMany(7);
        list(TYPED);
        assertThat(found()).doesNotHaveDuplicates().hasSize(9);
        assertThat(loaded()).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void anIdIsFoundBeforeItsSessionIsLoaded() {
        storeMany(10);
        list(new ShopDomain(SHOP));
        for (var id : memory.items().keySet()) {
            assertThat(position(event -> event instanceof Event.Found(var ids) && ids.contains(id)))
                    .isLessThan(position(event -> event instanceof Event.Loaded(var sessions)
                            && sessions.stream()
                                    .anyMatch(session -> session.id().equals(id))));
        }
    }

    @Test
    void anIdWhoseSessionIsGoneIsCalledGone() {
        storeMany(4);
        var last = ShopDomain.onlineId(SHOP, "1003");
        storage.before(((Happening) call -> {
                    if (call.subject().contains(last)) {
                        memory.deleteSession(last);
                    }
                })
                .on(Action.LOAD_SESSIONS));
        list(new ShopDomain(SHOP));
        assertThat(gone()).containsExactly(last);
        assertThat(loaded()).hasSize(3).doesNotContain(last);
    }

    @Test
    void aFailureInTheMiddleKeepsWhatWasTold() {
        storeMany(9);
        var pages = new AtomicInteger();
        storage.before(((Happening) call -> {
                    if (pages.incrementAndGet() == 3) {
                        throw new StorageException.Throttled(null);
                    }
                })
                .on(Action.FIND_IDS));
        assertThatThrownBy(() -> list(new ShopDomain(SHOP))).isInstanceOf(StorageException.Throttled.class);
        assertThat(found()).hasSize(6);
        assertThat(loaded()).allSatisfy(id -> assertThat(found()).contains(id));
    }

    @Test
    void aBatchThatCannotBeLoadedEndsTheListing() {
        storeMany(30);
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:BatchGetItem", null))
                .on(Action.LOAD_SESSIONS));
        assertThatThrownBy(() -> list(new ShopDomain(SHOP))).isInstanceOf(StorageException.AccessDenied.class);
        assertThat(loaded()).isEmpty();
    }

    @Test
    void whereTheIndexIsMissingTheOfflineSessionIsFoundAllTheSame() {
        memory.storeSession(session(ShopDomain.offlineId(SHOP), SHOP));
        storage.before(
                Happening.failing(() -> new StorageException.IndexMissing(null)).on(Action.FIND_IDS));
        assertThatThrownBy(() -> list(new ShopDomain(SHOP))).isInstanceOf(StorageException.IndexMissing.class);
        assertThat(loaded()).containsExactly(ShopDomain.offlineId(SHOP));
    }

    private void list(ShopDomain shop) {
        ShopListing.list(storage, shop, events::add);
    }

    private void storeMany(int count) {
        IntStream.range(1000, 1000 + count)
                .forEach(user -> memory.storeSession(session(ShopDomain.onlineId(SHOP, "" + user), SHOP)));
    }

    private static Session session(String id, String shop) {
        return Session.of(id, shop, "", true);
    }

    private int position(java.util.function.Predicate<Event> wanted) {
        return IntStream.range(0, events.size())
                .filter(index -> wanted.test(events.get(index)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> found() {
        return events.stream()
                .flatMap(event -> event instanceof Event.Found(var ids) ? ids.stream() : null)
                .toList();
    }

    private List<String> loaded() {
        return events.stream()
                .flatMap(event ->
                        event instanceof Event.Loaded(var all) ? all.stream().map(Session::id) : null)
                .toList();
    }

    private List<String> gone() {
        return events.stream()
                .flatMap(event -> event instanceof Event.Gone(var ids) ? ids.stream() : null)
                .toList();
    }
}
