package dev.sessioninspector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.StorageException.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage does, and does not do, whatever it keeps sessions in. */
public abstract class SessionStorageContract {
    private static final String SHOP = "example.myshopify.com";
    private static final Instant EXPIRY = Instant.parse("2026-01-01T12:00:00.123Z");

    /** One with nothing in it, the same throughout a test, whose pages hold less than eight items of 300 kB. */
    protected abstract SessionStorage storage();

    /** Another one with nothing in it, in which several sessions are deleted together. */
    protected abstract SessionStorage onDemand();

    @Test
    void loadsWhatWasStored() {
        var session = session("offline_" + SHOP);
        storage().storeSession(session);

        assertThat(storage().loadSession(session.id())).contains(session);
        assertThat(storage().loadItem(session.id())).contains(SessionCodec.encode(session));
    }

    @Test
    void storesOverWhateverTheIdHolds() {
        storage().putIfAbsent(item("id", Map.of("shop", text(SHOP), "note", text("of other code"))));
        var session = session("id");
        storage().storeSession(session);

        assertThat(storage().loadItem("id")).contains(SessionCodec.encode(session));
    }

    @Test
    void hasNothingUnderAnIdThatNobodyStored() {
        assertThat(storage().loadSession("nobody")).isEmpty();
        assertThat(storage().loadItem("nobody")).isEmpty();
    }

    @Test
    void hasNothingUnderTheEmptyId() {
        assertThat(storage().loadSession("")).isEmpty();
        assertThat(storage().loadItem("")).isEmpty();
    }

    @Test
    void keepsItemsWholeWhateverIsInThem() {
        var everything = everyType();
        assertThat(storage().putIfAbsent(everything)).isTrue();

        assertThat(storage().loadItem(everything.id())).contains(everything);
        assertThat(storage().loadSession(everything.id())).contains(SessionCodec.decode(everything));
    }

    @Test
    void putsNothingOverAnotherItem() {
        var first = item("id", Map.of("state", text("first")));
        assertThat(storage().putIfAbsent(first)).isTrue();

        assertThat(storage().putIfAbsent(item("id", Map.of("state", text("second")))))
                .isFalse();
        assertThat(storage().loadItem("id")).contains(first);
    }

    @Test
    void refusesAnEmptyId() {
        assertThatThrownBy(() -> storage().storeSession(session(""))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().putIfAbsent(item("", Map.of()))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().deleteSession("")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().deleteSessions(List.of(""))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().deleteIfUnchanged(item("", Map.of())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().loadSessions(List.of(""))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAShopThatTheIndexCannotKeep() {
        var unfit = List.of(text(""), new Attribute.Null(), new Attribute.Number("1"), new Attribute.Bool(true));

        assertThat(unfit)
                .allSatisfy(shop -> assertThatThrownBy(() -> storage().putIfAbsent(item("id", Map.of("shop", shop))))
                        .isInstanceOf(Refused.class));
        assertThatThrownBy(() -> storage().storeSession(Session.of("id", "", "", false)))
                .isInstanceOf(Refused.class);
        assertThat(storage().loadItem("id")).isEmpty();
    }

    @Test
    void keepsAnItemWithoutAShopInNoIndex() {
        var stray = item("offline_" + SHOP, Map.of("state", text("")));
        storage().putIfAbsent(stray);

        assertThat(storage().findSessionsByShop(SHOP)).isEmpty();
        assertThat(storage().loadItem(stray.id())).contains(stray);
    }

    @Test
    void findsTheSessionsOfAShopAlone() {
        var first = session("offline_" + SHOP);
        var second = session(SHOP + "_1");
        storage().storeSession(first);
        storage().storeSession(second);
        storage().storeSession(Session.of("other", "other.myshopify.com", "", false));

        assertThat(storage().findSessionsByShop(SHOP)).containsExactlyInAnyOrder(first, second);
        assertThat(storage().findSessionsByShop("nobody.myshopify.com")).isEmpty();
    }

    @Test
    void findsAShopToTheLetter() {
        storage().storeSession(session("id"));

        assertThat(storage().findSessionsByShop("Example.myshopify.com")).isEmpty();
        assertThat(storage().findSessionsByShop(SHOP + "/")).isEmpty();
    }

    @Test
    void refusesToFindAShopWithoutAName() {
        assertThatThrownBy(() -> storage().findSessionsByShop("")).isInstanceOf(Refused.class);
    }

    @Test
    void findsASessionUnderItsNewShopOnly() {
        storage().storeSession(Session.of("id", "before.myshopify.com", "", false));
        storage().storeSession(Session.of("id", "after.myshopify.com", "", false));

        assertThat(storage().findIds("before.myshopify.com", Optional.empty()).ids())
                .isEmpty();
        assertThat(storage().findIds("after.myshopify.com", Optional.empty()).ids())
                .containsExactly("id");
    }

    @Test
    void readsTheIndexToItsLastPage() {
        var filler = text("x".repeat(300_000));
        var ids = IntStream.range(0, 8).mapToObj(number -> "id-" + number).toList();
        ids.forEach(id -> storage().putIfAbsent(item(id, Map.of("shop", text(SHOP), "filler", filler))));

        var pages = pages(SHOP);
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages.stream().flatMap(page -> page.ids().stream())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(storage().findSessionsByShop(SHOP)).extracting(Session::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void loadsAHundredSessionsAtOnce() {
        var sessions = IntStream.range(0, 100)
                .mapToObj(number -> session("id-" + number))
                .toList();
        sessions.forEach(storage()::storeSession);

        assertThat(storage().loadSessions(sessions.stream().map(Session::id).toList()))
                .containsExactlyInAnyOrderElementsOf(sessions);
    }

    @Test
    void leavesOutOfABatchWhatIsNotThere() {
        storage().storeSession(session("there"));

        assertThat(storage().loadSessions(List.of("there", "gone"))).containsExactly(session("there"));
        assertThat(storage().loadSessions(List.of("gone"))).isEmpty();
    }

    @Test
    void refusesABatchThatIsNone() {
        var tooMany = IntStream.rangeClosed(0, SessionReader.BATCH)
                .mapToObj(Integer::toString)
                .toList();

        assertThatThrownBy(() -> storage().loadSessions(tooMany)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().loadSessions(List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().loadSessions(List.of("twice", "twice")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void loadsAHundredItemsAtOnceAndLeavesOutWhatIsGone() {
        var items = IntStream.range(0, SessionReader.BATCH - 1)
                .mapToObj(number -> SessionCodec.encode(session("id-" + number)))
                .toList();
        items.forEach(storage()::putIfAbsent);
        var asked = new ArrayList<>(items.stream().map(Item::id).toList());
        asked.add("gone");

        var loaded = storage().loadItems(asked);
        assertThat(loaded.found()).containsExactlyInAnyOrderElementsOf(items);
        assertThat(loaded.unread()).isEmpty();
        assertThat(storage().loadItems(List.of("gone")).found()).isEmpty();
    }

    @Test
    void loadsItemsWhole() {
        var everything = everyType();
        storage().putIfAbsent(everything);

        assertThat(storage().loadItems(List.of(everything.id())).found()).containsExactly(everything);
    }

    @Test
    void loadsNoMoreItemsThanABatchAndEachOnce() {
        var tooMany = IntStream.rangeClosed(0, SessionReader.BATCH)
                .mapToObj(Integer::toString)
                .toList();

        assertThatThrownBy(() -> storage().loadItems(tooMany)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().loadItems(List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> storage().loadItems(List.of("twice", "twice"))).isInstanceOf(Refused.class);
    }

    @Test
    void restoresWhatWasDeletedAsItWas() {
        var deleted = everyType();
        assertThat(storage().restore(deleted)).isTrue();
        assertThat(storage().loadItem(deleted.id())).contains(deleted);
        assertThat(storage().restore(deleted)).isTrue();
    }

    @Test
    void restoresNothingOverAnotherItem() {
        var anew = SessionCodec.encode(session("id"));
        storage().putIfAbsent(anew);

        assertThat(storage().restore(item("id", Map.of("state", text("deleted")))))
                .isFalse();
        assertThat(storage().loadItem("id")).contains(anew);
    }

    @Test
    void findsMoreSessionsThanABatchHolds() {
        var sessions = IntStream.range(0, 230)
                .mapToObj(number -> session("id-" + number))
                .toList();
        sessions.forEach(storage()::storeSession);

        assertThat(storage().findSessionsByShop(SHOP)).containsExactlyInAnyOrderElementsOf(sessions);
    }

    @Test
    void deletesASession() {
        storage().storeSession(session("one"));
        storage().storeSession(session("other"));
        storage().deleteSession("one");

        assertThat(storage().loadItem("one")).isEmpty();
        assertThat(storage().findSessionsByShop(SHOP)).containsExactly(session("other"));
    }

    @Test
    void deletingWhatIsNotThereSucceeds() {
        storage().deleteSession("nobody");
        storage().deleteSessions(List.of("nobody", "nobody-else"));
        storage().deleteSessions(List.of());

        assertThat(storage().loadItem("nobody")).isEmpty();
    }

    @Test
    void deletesManySessions() {
        var ids = IntStream.range(0, 120).mapToObj(number -> "id-" + number).toList();
        ids.forEach(id -> storage().storeSession(session(id)));
        storage().deleteSessions(ids.subList(0, 119));

        assertThat(storage().findIds(SHOP, Optional.empty()).ids()).containsExactly("id-119");
    }

    @Test
    void deletesASessionThatIsAsItWasSeen() {
        var seen = SessionCodec.encode(session("id"));
        storage().putIfAbsent(seen);

        assertThat(storage().deleteIfUnchanged(seen)).isTrue();
        assertThat(storage().loadItem("id")).isEmpty();
    }

    @Test
    void deletesAnItemOfAnyTypesThatIsAsItWasSeen() {
        var seen = everyType();
        storage().putIfAbsent(seen);

        assertThat(storage().deleteIfUnchanged(seen)).isTrue();
        assertThat(storage().loadItem(seen.id())).isEmpty();
    }

    @Test
    void deletesABareKeyThatIsAsItWasSeen() {
        var seen = item("id", Map.of());
        storage().putIfAbsent(seen);

        assertThat(storage().deleteIfUnchanged(seen)).isTrue();
        assertThat(storage().loadItem("id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "state", "scope", "accessToken", "expires", "refreshToken", "refreshTokenExpires"})
    void keepsASessionThatWasChangedSince(String name) {
        var seen = SessionCodec.encode(session("id"));
        var changed = with(seen, name, text("another"));
        storage().putIfAbsent(changed);

        assertThat(storage().deleteIfUnchanged(seen)).isFalse();
        assertThat(storage().loadItem("id")).contains(changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "state",
                "isOnline",
                "scope",
                "accessToken",
                "expires",
                "refreshToken",
                "refreshTokenExpires"
            })
    void keepsASessionThatGainedOrLostAnAttributeSince(String name) {
        var whole = SessionCodec.encode(session("id"));
        var without = without(whole, name);
        storage().putIfAbsent(whole);
        assertThat(storage().deleteIfUnchanged(without)).isFalse();

        storage().deleteSession("id");
        storage().putIfAbsent(without);
        assertThat(storage().deleteIfUnchanged(whole)).isFalse();
        assertThat(storage().loadItem("id")).contains(without);
    }

    @Test
    void keepsASessionWhoseUserChangedSince() {
        var seen = with(SessionCodec.encode(session("id")), "onlineAccessInfo", info(1));
        storage().putIfAbsent(with(seen, "onlineAccessInfo", info(2)));

        assertThat(storage().deleteIfUnchanged(seen)).isFalse();
        assertThat(storage().deleteIfUnchanged(without(seen, "onlineAccessInfo")))
                .isFalse();
    }

    @Test
    void keepsASessionWhoseAttributeIsOfAnotherTypeSince() {
        var seen = with(SessionCodec.encode(session("id")), "expires", new Attribute.Number("1767268800"));
        storage().putIfAbsent(with(seen, "expires", text("1767268800")));

        assertThat(storage().deleteIfUnchanged(seen)).isFalse();
    }

    @Test
    void takesASessionForTheSameWhateverOtherCodeNotedOnIt() {
        var seen = SessionCodec.encode(session("id"));
        storage().putIfAbsent(with(seen, "ttl", new Attribute.Number("1767268800")));

        assertThat(storage().deleteIfUnchanged(seen)).isTrue();
    }

    @Test
    void deletesNothingWhereTheSessionIsGone() {
        assertThat(storage().deleteIfUnchanged(SessionCodec.encode(session("id"))))
                .isFalse();
        assertThat(storage().loadItem("id")).isEmpty();
    }

    @Test
    void deletesManySessionsTogether() {
        var storage = onDemand();
        var seen = stored(storage, SessionRemover.TOGETHER + 1);
        seen.set(1, everyType());
        storage.putIfAbsent(everyType());

        assertThat(storage.deleteTogether(seen.subList(1, seen.size()))).isTrue();
        assertThat(storage.findSessionsByShop(SHOP)).extracting(Session::id).containsExactlyInAnyOrder("id-0", "id-1");
        assertThat(storage.loadItem(everyType().id())).isEmpty();
    }

    @Test
    void deletesNoneTogetherWhereOneWasChangedSince() {
        var storage = onDemand();
        var seen = stored(storage, 10);
        storage.storeSession(Session.of("id-4", SHOP, "", false));

        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(storage.findSessionsByShop(SHOP)).hasSize(10);
    }

    @Test
    void deletesNoneTogetherWhereOneIsGone() {
        var storage = onDemand();
        var seen = stored(storage, 10);
        storage.deleteSession("id-4");

        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(storage.findSessionsByShop(SHOP)).hasSize(9);
    }

    @Test
    void deletesNoneTogetherWhereCapacityIsProvisioned() {
        var seen = stored(storage(), 10);

        assertThat(storage().deleteTogether(seen)).isFalse();
        assertThat(storage().findSessionsByShop(SHOP)).hasSize(10);
    }

    private static List<Item> stored(SessionStorage storage, int count) {
        var items = IntStream.range(0, count)
                .mapToObj(number -> SessionCodec.encode(session("id-" + number)))
                .collect(Collectors.toList());
        items.forEach(storage::putIfAbsent);
        return items;
    }

    private List<SessionReader.IdPage> pages(String shop) {
        var pages = new ArrayList<SessionReader.IdPage>();
        var after = Optional.<Item>empty();
        do {
            pages.add(storage().findIds(shop, after));
            after = pages.getLast().next();
        } while (after.isPresent());
        return pages;
    }

    private static Session session(String id) {
        return Session.of(id, SHOP, "", false)
                .withToken(new Secret("shpat_FAKE_" + id), "read_products,write_orders", new Expiry.At(EXPIRY))
                .withRefreshToken(new Secret("shprt_FAKE_" + id), new Expiry.At(EXPIRY.plusSeconds(60)));
    }

    private static Item everyType() {
        var bytes = Attribute.Binary.of(new byte[] {0, 127, -128});
        var texts = new Attribute.TextSet(Set.of("b", "a"));
        var numbers = new Attribute.NumberSet(Set.of("1", "-2.5"));
        var binaries = new Attribute.BinarySet(Set.of(bytes, Attribute.Binary.of(new byte[] {1})));
        var nested = Map.of("empty", text(""), "null", new Attribute.Null(), "texts", texts, "bytes", bytes);
        var attributes = new HashMap<String, Attribute>(Map.of(
                "shop",
                text(SHOP),
                "state",
                new Attribute.Null(),
                "isOnline",
                new Attribute.Number("0"),
                "scope",
                texts,
                "accessToken",
                bytes,
                "expires",
                new Attribute.Number("12345678901234567890123456789012345678"),
                "refreshToken",
                binaries,
                "refreshTokenExpires",
                new Attribute.Bool(true),
                "onlineAccessInfo",
                new Attribute.MapOf(nested),
                "ünï.code #1",
                text("\u0000 \ud83d\ude00")));
        attributes.put("list", new Attribute.ListOf(List.of(numbers, new Attribute.MapOf(nested), text(""))));
        attributes.put("numbers", numbers);
        attributes.put("nothing", new Attribute.ListOf(List.of()));
        attributes.put("nobody", new Attribute.MapOf(Map.of()));
        return item("every type", attributes);
    }

    private static Attribute info(int user) {
        var id = new Attribute.MapOf(Map.of("id", new Attribute.Number("" + user)));
        return new Attribute.MapOf(Map.of("associated_user", id));
    }

    private static Attribute text(String text) {
        return new Attribute.Text(text);
    }

    private static Item item(String id, Map<String, Attribute> attributes) {
        return with(new Item(attributes), "id", text(id));
    }

    private static Item with(Item item, String name, Attribute value) {
        var attributes = new HashMap<>(item.attributes());
        attributes.put(name, value);
        return new Item(attributes);
    }

    private static Item without(Item item, String name) {
        var attributes = new HashMap<>(item.attributes());
        attributes.remove(name);
        return new Item(attributes);
    }
}
