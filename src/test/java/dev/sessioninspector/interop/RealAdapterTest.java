package dev.sessioninspector.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessioninspector.session.AppDate;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program and the adapter from npm on one table: each reads what the other wrote, and makes the same of it. */
class RealAdapterTest {
    private static final String SHOP = "example.myshopify.com";

    /** Around the end of the captured sessions, and far from it. */
    private static final List<Instant> TIMES = Stream.of(
                    "1970-01-20T00:00:00Z",
                    "2025-12-31T00:00:00Z",
                    "2026-01-01T12:29:56.789Z",
                    "2026-01-01T12:34:56.288Z",
                    "2026-01-01T12:34:56.289Z",
                    "2026-01-01T12:34:56.290Z",
                    "2026-01-01T12:34:56.789Z",
                    "2026-01-01T12:34:56.790Z",
                    "2100-01-01T00:00:00Z")
            .map(Instant::parse)
            .toList();

    private static RealAdapter adapter;
    private static LocalTable table;

    @BeforeAll
    static void start() throws IOException {
        var missing = RealAdapter.missing();
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        table = LocalTable.create();
        adapter = RealAdapter.start(TestDatabase.endpoint());
    }

    @AfterAll
    static void stop() {
        if (adapter != null) {
            adapter.close();
            table.close();
        }
    }

    @AfterEach
    void empty() {
        var ids = Stream.of(SHOP, "Example.myshopify.com")
                .flatMap(shop -> storage().findIds(shop, Optional.empty()).ids().stream());
        storage().deleteSessions(ids.toList());
    }

    static List<CapturedSession> captured() {
        return CapturedSession.all();
    }

    @Test
    void everyCaseIsCaptured() {
        var cases = adapter.ask("cases", Map.of()).valueStream().map(JsonNode::textValue);

        assertThat(cases)
                .containsExactlyInAnyOrderElementsOf(
                        captured().stream().map(CapturedSession::name).toList());
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatTheAdapterStoresIsReadAsTheAppReadsIt(CapturedSession captured) {
        var id = captured.item().id();
        assertThat(ask("storeCase", "name", captured.name()).booleanValue()).isTrue();

        assertThat(storage().loadItem(id).orElseThrow().attributes())
                .isEqualTo(captured.item().attributes());
        assertReadAlike(id);
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatIsStoredHereIsTheSameSessionForTheApp(CapturedSession captured) {
        storage().storeSession(SessionCodec.decode(captured.item()));

        var id = captured.item().id();
        assertReadAlike(id);
        // Empty texts are not kept: the app's own session differs from its stored one there, too.
        var storedByTheApp = ask("loadEqualToCase", "id", id, "name", captured.name());
        assertThat(storedByTheApp.booleanValue()).isEqualTo(!captured.name().equals("empty-texts"));
    }

    @Test
    void sessionsMadeHereAreTheOnesThatTheAppWouldMake() {
        var expiry = new Expiry.At(Instant.parse("2026-01-01T12:34:56.789Z"));
        var info = new Attribute.MapOf(Map.of(
                "associated_user",
                new Attribute.MapOf(
                        Map.of("id", new Attribute.Number("7"), "email", new Attribute.Text("a@b.example")))));
        var offline = Session.of(ShopDomain.offlineId(SHOP), SHOP, "", false)
                .withToken(new Secret("shpat_FAKE_made"), "read_products", Expiry.NEVER);
        var expiring = Session.of("expiring", SHOP, "", false)
                .withToken(new Secret("shpat_FAKE_made"), "read_products", expiry)
                .withRefreshToken(new Secret("shprt_FAKE_made"), expiry);
        var online = Session.of(ShopDomain.onlineId(SHOP, "7"), SHOP, "x", true)
                .withToken(new Secret("shpua_FAKE_made"), "read_products", expiry)
                .withOnlineAccessInfo(info);

        assertThat(List.of(offline, expiring, online)).allSatisfy(session -> {
            storage().storeSession(session);
            var fields = Description.of(session, Instant.EPOCH);
            assertThat(ask("loadEqualTo", "fields", fields).booleanValue()).isTrue();
            assertReadAlike(session.id());
        });
    }

    @Test
    void findsTheSessionsThatTheAppFinds() {
        IntStream.range(0, 120)
                .forEach(number ->
                        storage().storeSession(Session.of(ShopDomain.onlineId(SHOP, "" + number), SHOP, "", true)));
        storage().storeSession(Session.of("other", "other.myshopify.com", "", false));

        var ids =
                ask("find", "shop", SHOP).valueStream().map(JsonNode::textValue).toList();
        assertThat(ids).hasSize(120);
        assertThat(storage().findSessionsByShop(SHOP)).extracting(Session::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ask("find", "shop", SHOP.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    }

    @Test
    void bothDeleteWhatTheOtherStored() {
        ask("storeCase", "name", "offline");
        storage().deleteSession(ShopDomain.offlineId(SHOP));
        assertThat(load(ShopDomain.offlineId(SHOP)).isNull()).isTrue();

        storage().storeSession(Session.of("one", SHOP, "", false));
        assertThat(ask("delete", "sessions", List.of("one", "nobody")).booleanValue())
                .isTrue();
        assertThat(storage().loadItem("one")).isEmpty();
        assertThat(load("").isNull()).isTrue();
    }

    /** Rows come from other code too. */
    static List<Attribute> oddDates() {
        var texts = DateSamples.captured().keySet().stream().map(Attribute.Text::new);
        var numbers = Stream.of(
                        "0",
                        "1",
                        "-1",
                        "0.4",
                        "1.5",
                        "-0.5",
                        "999999999",
                        "1000000000",
                        "1767270896",
                        "1767270896.789",
                        "9999999999",
                        "10000000000",
                        "1767270896789",
                        "8640000000000000",
                        "8640000000000001",
                        "-8640000000000000",
                        "1E-20")
                .map(Attribute.Number::new);
        var others = Stream.of(
                new Attribute.Null(),
                new Attribute.Bool(true),
                new Attribute.Bool(false),
                new Attribute.MapOf(Map.of()),
                new Attribute.MapOf(Map.of("S", new Attribute.Text("2026-01-01"))),
                new Attribute.TextSet(java.util.Set.of("2026-01-01")),
                new Attribute.ListOf(List.of()));
        return Stream.of(texts, numbers, others).<Attribute>flatMap(all -> all).toList();
    }

    @ParameterizedTest
    @MethodSource("oddDates")
    void makesOfAnOddDateWhatTheAppMakesOfIt(Attribute date) {
        var attributes = new HashMap<String, Attribute>(Map.of(
                "id", new Attribute.Text("odd"),
                "shop", new Attribute.Text(SHOP),
                "isOnline", new Attribute.Bool(false),
                "accessToken", new Attribute.Text("shpat_FAKE_odd"),
                "refreshToken", new Attribute.Text("shprt_FAKE_odd"),
                "scope", new Attribute.Text("read_products")));
        attributes.put("expires", date);
        attributes.put("refreshTokenExpires", date);
        storage().putIfAbsent(new Item(attributes));

        assertReadAlike("odd");
    }

    @Test
    void readsTextsAsDatesAsNodeDoes() {
        var texts = Stream.concat(
                        DateSamples.captured().keySet().stream(), DateSamples.random(20_260_101, 20_000).stream())
                .toList();
        var app = ask("dates", "texts", texts).valueStream().toList();

        assertThat(IntStream.range(0, texts.size())
                        .filter(index -> !DateSamples.read(texts.get(index)).equals(app.get(index)))
                        .mapToObj(index -> texts.get(index) + " is " + app.get(index)))
                .isEmpty();
    }

    @Test
    void writesDatesAsNodeDoes() {
        var times = LongStream.concat(
                        LongStream.of(0, -1, 999, 1_767_270_896_789L, AppDate.LIMIT, -AppDate.LIMIT),
                        new java.util.Random(1).longs(500, -AppDate.LIMIT, AppDate.LIMIT))
                .boxed()
                .toList();
        var written = ask("written", "times", times).valueStream().map(JsonNode::textValue);

        assertThat(times.stream().map(Instant::ofEpochMilli).map(AppDate::write))
                .containsExactlyElementsOf(written.toList());
    }

    @Test
    void makesIdsAsTheAppDoes() {
        assertThat(ask("offlineId", "shop", SHOP).textValue()).isEqualTo(ShopDomain.offlineId(SHOP));
        assertThat(ask("onlineId", "shop", SHOP, "user", "7").textValue()).isEqualTo(ShopDomain.onlineId(SHOP, "7"));
    }

    private void assertReadAlike(String id) {
        var session = storage().loadSession(id).orElseThrow();
        var here = TIMES.stream().map(now -> Description.of(session, now)).toList();

        assertThat(load(id).valueStream()).containsExactlyElementsOf(here);
    }

    private JsonNode load(String id) {
        return ask(
                "load",
                "id",
                id,
                "times",
                TIMES.stream().map(Instant::toEpochMilli).toList());
    }

    private JsonNode ask(String command, String name, Object value) {
        return adapter.ask(command, Map.of("table", table.spec().table(), name, value));
    }

    private JsonNode ask(String command, String name, Object value, String otherName, Object otherValue) {
        return adapter.ask(command, Map.of("table", table.spec().table(), name, value, otherName, otherValue));
    }

    private SessionStorage storage() {
        return table.storage();
    }
}
