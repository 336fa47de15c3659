package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Expiry PAST = new Expiry.At(NOW.minusSeconds(1));
    private static final Expiry FUTURE = new Expiry.At(NOW.plusSeconds(1));
    private static final Secret TOKEN = new Secret("shpat_FAKE");

    private final Session bare = Session.of("id", "example.myshopify.com", "", false);

    @Test
    void anOfflineSessionThatCanEndIsOfTheExpiringKind() {
        assertThat(bare.withToken(TOKEN, "", Expiry.NEVER).kind()).isEqualTo(SessionKind.OFFLINE);
        assertThat(bare.withToken(TOKEN, "", FUTURE).kind()).isEqualTo(SessionKind.EXPIRING_OFFLINE);
        assertThat(bare.withRefreshToken(TOKEN, Expiry.NEVER).kind()).isEqualTo(SessionKind.EXPIRING_OFFLINE);
        assertThat(Session.of("id", "shop", "", true)
                        .withToken(TOKEN, "", FUTURE)
                        .kind())
                .isEqualTo(SessionKind.ONLINE);
    }

    @Test
    void isOfNoUseWithoutAToken() {
        assertThat(bare.stateAt(NOW)).isEqualTo(SessionState.NO_TOKEN);
        assertThat(bare.withRefreshToken(TOKEN, FUTURE).stateAt(NOW)).isEqualTo(SessionState.NO_TOKEN);
    }

    @Test
    void isActiveUntilHalfASecondBeforeItsEnd() {
        var session = bare.withToken(TOKEN, "read_a", FUTURE);

        assertThat(session.stateAt(NOW.plusMillis(500))).isEqualTo(SessionState.ACTIVE);
        assertThat(session.stateAt(NOW.plusMillis(501))).isEqualTo(SessionState.EXPIRED);
    }

    @Test
    void isRefreshableWhileItsRefreshTokenIsGood() {
        var expired = bare.withToken(TOKEN, "", PAST);

        assertThat(expired.withRefreshToken(TOKEN, FUTURE).stateAt(NOW)).isEqualTo(SessionState.REFRESHABLE);
        assertThat(expired.withRefreshToken(TOKEN, Expiry.NEVER).stateAt(NOW)).isEqualTo(SessionState.REFRESHABLE);
        assertThat(expired.withRefreshToken(TOKEN, PAST).stateAt(NOW)).isEqualTo(SessionState.EXPIRED);
        assertThat(expired.stateAt(NOW)).isEqualTo(SessionState.EXPIRED);
    }

    @Test
    void knowsItsUserAsFarAsShopifyTold() {
        var user = Map.<String, Attribute>of(
                "id", new Attribute.Number("7"),
                "first_name", new Attribute.Text("Ada"),
                "last_name", new Attribute.Text(""),
                "email", new Attribute.Null(),
                "account_owner", new Attribute.Bool(true),
                "locale", new Attribute.Number("1"));
        var session =
                bare.withOnlineAccessInfo(new Attribute.MapOf(Map.of("associated_user", new Attribute.MapOf(user))));

        assertThat(session.user()).hasValueSatisfying(known -> {
            assertThat(known.id()).contains("7");
            assertThat(known.name()).contains("Ada");
            assertThat(known.email()).isEmpty();
            assertThat(known.accountOwner()).contains(true);
            assertThat(known.collaborator()).isEmpty();
            assertThat(known.locale()).isEmpty();
        });
        assertThat(bare.withOnlineAccessInfo(new Attribute.MapOf(Map.of())).user())
                .isEmpty();
    }
}
