package dev.sessioninspector.session;

import static dev.sessioninspector.session.Finding.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Finding.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SHOP = "example.myshopify.com";
    private static final Map<String, Attribute> HEALTHY = SessionCodec.encode(
                    Session.of("offline_" + SHOP, SHOP, "", false)
                            .withToken(new Secret("shpat_FAKE"), "read_a", new Expiry.At(NOW.plusSeconds(60)))
                            .withRefreshToken(new Secret("shprt_FAKE"), new Expiry.At(NOW.plusSeconds(600))))
            .attributes();

    @Test
    void thereIsNothingAboutAHealthySession() {
        assertThat(Finding.of(SessionCodec.decode(new Item(HEALTHY)), NOW)).isEmpty();
    }

    /** Each kind, alone on a session that is healthy but for one change. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsFound(Kind kind) {
        var change = switch (kind) {
            case NO_SHOP -> without("shop");
            case NO_ACCESS_TOKEN -> without("accessToken");
            case REFRESH_WITHOUT_EXPIRY -> without("expires");
            case SECONDS -> with("expires", new Attribute.Number("1767225600"));
            case UNREADABLE_DATE -> with("refreshTokenExpires", new Attribute.Text("soon"));
            case MISFIT -> with("isOnline", new Attribute.Number("0"));
            case OTHER_SHOP_IN_ID -> with("id", new Attribute.Text("other.myshopify.com_7"));
            case UPPER_CASE_SHOP -> with("shop", new Attribute.Text("Example.myshopify.com"));
            case REFRESH_EXPIRED -> with("refreshTokenExpires", new Attribute.Text("2025-12-31"));
            case NON_EXPIRING_OFFLINE -> offline();
            case UNKNOWN_ATTRIBUTE -> with("ttl", new Attribute.Number("1"));
        };
        var found =
                Finding.of(SessionCodec.decode(new Item(change)), NOW).stream().map(Finding::kind);

        switch (kind) {
            // A number of seconds is a type that the adapter does not write.
            case SECONDS -> assertThat(found).containsExactly(SECONDS, MISFIT);
            // The id still names the shop in lower case.
            case UPPER_CASE_SHOP -> assertThat(found).containsExactlyInAnyOrder(UPPER_CASE_SHOP, OTHER_SHOP_IN_ID);
            default -> assertThat(found).containsExactly(kind);
        }
    }

    @Test
    void whatMattersMostComesFirst() {
        var item = new HashMap<>(with("ttl", new Attribute.Number("1")));
        item.put("expires", new Attribute.Number("1767225600"));
        item.remove("accessToken");

        assertThat(Finding.of(SessionCodec.decode(new Item(item)), NOW))
                .extracting(finding -> finding.kind().weight())
                .isSorted()
                .startsWith(Finding.Weight.BROKEN)
                .endsWith(Finding.Weight.NOTE);
    }

    @Test
    void namesTheAttribute() {
        var session = SessionCodec.decode(new Item(with("expires", new Attribute.Text("soon"))));

        assertThat(Finding.of(session, NOW)).containsExactly(new Finding(UNREADABLE_DATE, "expires"));
    }

    private static Map<String, Attribute> offline() {
        var attributes = new HashMap<>(HEALTHY);
        attributes.keySet().removeAll(java.util.Set.of("expires", "refreshToken", "refreshTokenExpires"));
        return attributes;
    }

    private static Map<String, Attribute> with(String name, Attribute value) {
        var attributes = new HashMap<>(HEALTHY);
        attributes.put(name, value);
        return attributes;
    }

    private static Map<String, Attribute> without(String name) {
        var attributes = new HashMap<>(HEALTHY);
        attributes.remove(name);
        return attributes;
    }
}
