package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.RandomItems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is printed by accident gives no value away. */
class DiscretionTest {
    private static final String HIDDEN = "hidden-value";

    /** Each type that can hold a text, by itself and inside others. */
    static List<Attribute> attributes() {
        var bytes = Attribute.Binary.of(HIDDEN.getBytes(StandardCharsets.UTF_8));
        var plain = List.<Attribute>of(
                new Attribute.Text(HIDDEN),
                new Attribute.Number("8842001003"),
                bytes,
                new Attribute.TextSet(Set.of(HIDDEN)),
                new Attribute.NumberSet(Set.of("8842001003")),
                new Attribute.BinarySet(Set.of(bytes)));
        var nested = plain.stream()
                .flatMap(value -> Stream.of(
                        new Attribute.ListOf(List.of(value)),
                        new Attribute.MapOf(Map.of("key", value, HIDDEN, value))));
        return Stream.concat(plain.stream(), nested).toList();
    }

    @Test
    void noAttributePrintsItsValue() {
        assertThat(attributes()).allSatisfy(attribute -> assertDiscreet(attribute.toString()));
    }

    @Test
    void noItemPrintsItsValues() {
        assertThat(attributes()).allSatisfy(attribute -> assertDiscreet(new Item(Map.of("a", attribute)).toString()));
    }

    @Test
    void noSessionPrintsMoreThanItsId() {
        var expiry = new Expiry.At(Instant.EPOCH);
        var info = new Attribute.MapOf(Map.of("associated_user", new Attribute.Text(HIDDEN)));
        var session = Session.of("id", "example.myshopify.com", HIDDEN, true)
                .withToken(new Secret(HIDDEN), "read_a", expiry)
                .withRefreshToken(new Secret(HIDDEN), expiry)
                .withOnlineAccessInfo(info);

        assertThat(session).hasToString("Session[id]");
        assertThat(new RandomItems(6)
                        .take(500).stream().map(SessionCodec::decode).map(Session::toString))
                .allSatisfy(printed -> assertThat(printed).matches("Session\\[random-\\d+]"));
    }

    @Test
    void noUserPrintsNamesOrAddress() {
        var user = Map.<String, Attribute>of(
                "first_name", new Attribute.Text(HIDDEN),
                "last_name", new Attribute.Text(HIDDEN),
                "email", new Attribute.Text(HIDDEN));

        assertThat(AssociatedUser.of(new Attribute.MapOf(Map.of("associated_user", new Attribute.MapOf(user)))))
                .hasValueSatisfying(known -> assertDiscreet(known.toString()));
    }

    @Test
    void aSecretPrintsAMaskAndIsKnownByItsFingerprint() {
        var secret = new Secret(HIDDEN);

        assertThat(secret).hasToString(Secret.MASK);
        assertThat(secret.reveal()).isEqualTo(HIDDEN);
        assertThat(secret).isEqualTo(new Secret(HIDDEN)).isNotEqualTo(new Secret("other"));
        assertThat(secret.fingerprint()).matches("[0-9a-f]{4}").isNotEqualTo(new Secret("other").fingerprint());
        // The first two bytes of SHA-256("abc").
        assertThat(new Secret("abc").fingerprint()).isEqualTo("ba78");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shpat_FAKE_token",
                "shpua_FAKE",
                "shprt_FAKE",
                "shpss_FAKE",
                "Bearer shpca_FAKE",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
                "AKIA" + "FAKEFAKEFAKEFAKE",
                "ada@example.com"
            })
    void whatLooksLikeASecretIsOne(String value) {
        assertThat(looksSensitive(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.myshopify.com", "read_products,write_orders", "2026-01-01T00:00:00.000Z", "", "shop"})
    void whatDoesNotLookLikeOneIsNone(String value) {
        assertThat(looksSensitive(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessToken",
                "access_token",
                "refreshToken",
                "clientSecret",
                "password",
                "apiKey",
                "api_key",
                "Authorization"
            })
    void whatIsNamedLikeASecretIsOne(String name) {
        assertThat(Sensitive.name(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "shop", "state", "scope", "expires", "refreshTokenExpires", "ttl"})
    void whatIsNotNamedLikeOneIsNone(String name) {
        assertThat(Sensitive.name(name)).isFalse();
    }

    @Test
    void unknownKeysOfTheAnswerAboutAUserAreMasked() {
        assertThat(Sensitive.onlineKey("email")).isTrue();
        assertThat(Sensitive.onlineKey("session")).isTrue();
        assertThat(Sensitive.onlineKey("added_later")).isTrue();
        assertThat(Sensitive.onlineKey("locale")).isFalse();
    }

    @Test
    void anAddressKeepsItsFirstLetterAndDomain() {
        assertThat(Sensitive.maskEmail("ada@example.com")).isEqualTo("a•••@example.com");
        assertThat(Sensitive.maskEmail("no address")).isEqualTo(Secret.MASK);
        assertThat(Sensitive.maskEmail("@example.com")).isEqualTo(Secret.MASK);
    }

    private static void assertDiscreet(String printed) {
        assertThat(printed).doesNotContain(HIDDEN, "8842001003", "68696464656e");
    }

    private static boolean looksSensitive(String text) {
        return Sensitive.token(text) || Sensitive.email(text);
    }
}
