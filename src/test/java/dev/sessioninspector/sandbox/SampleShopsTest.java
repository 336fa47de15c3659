package dev.sessioninspector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.InMemorySessionStorage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleShopsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Item> ITEMS = SampleShops.items(NOW);
    private static final List<Session> SESSIONS =
            ITEMS.stream().map(SessionCodec::decode).toList();

    @Test
    void everyTokenSaysThatItIsAFake() {
        var tokens = SESSIONS.stream()
                .flatMap(session -> Stream.of(session.accessToken(), session.refreshToken()))
                .flatMap(Optional::stream)
                .map(Secret::reveal)
                .toList();
        assertThat(tokens)
                .hasSizeGreaterThan(250)
                .allSatisfy(token -> assertThat(token).contains("FAKE"));
    }

    @Test
    void everyItemIsKeptUnderAnIdOfItsOwn() {
        var memory = new InMemorySessionStorage();
        assertThat(ITEMS)
                .allSatisfy(item ->
                        assertThat(memory.putIfAbsent(item)).as(item.id()).isTrue());
    }

    @Test
    void everyShopIsThereAndNoOther() {
        var perShop = SESSIONS.stream()
                .collect(Collectors.groupingBy(session -> session.shop().orElseThrow(), Collectors.counting()));
        assertThat(perShop).containsOnlyKeys(SampleShops.DOMAINS);
        assertThat(perShop.values()).anyMatch(count -> count > 200).allMatch(count -> count >= 4);
    }

    @Test
    void theBrokenShopShowsWhatGoesWrong() {
        var kinds = SESSIONS.stream()
                .filter(session -> session.shop().orElseThrow().equals("odds-and-ends.myshopify.com"))
                .flatMap(session -> Finding.of(session, NOW).stream())
                .map(Finding::kind);
        assertThat(kinds)
                .contains(
                        Finding.Kind.REFRESH_WITHOUT_EXPIRY,
                        Finding.Kind.SECONDS,
                        Finding.Kind.UNREADABLE_DATE,
                        Finding.Kind.NO_ACCESS_TOKEN,
                        Finding.Kind.MISFIT,
                        Finding.Kind.UNKNOWN_ATTRIBUTE,
                        Finding.Kind.OTHER_SHOP_IN_ID);
    }
}
