package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.RandomItems;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Items of other code; those of the adapter are captured from it. */
class SessionCodecTest {
    private static final Set<String> ADAPTERS = Set.of(
            "id",
            "shop",
            "state",
            "isOnline",
            "scope",
            "accessToken",
            "expires",
            "refreshToken",
            "refreshTokenExpires",
            "onlineAccessInfo");

    @Test
    void readsAnyItemAndKeepsTheNamesThatTheAdapterDoesNotKnow() {
        assertThat(new RandomItems(3).take(5_000)).allSatisfy(item -> {
            var session = SessionCodec.decode(item);
            var others = new HashSet<>(item.attributes().keySet());
            others.removeAll(ADAPTERS);

            assertThat(session.id()).isEqualTo(item.id());
            assertThat(session.unknown()).isEqualTo(others);
            assertThat(ADAPTERS).containsAll(session.misfits());
        });
    }

    @Test
    void nothingFailsOnASessionOfAnyItem() {
        assertThat(new RandomItems(4).take(5_000)).allSatisfy(item -> {
            var session = SessionCodec.decode(item);
            Finding.of(session, Instant.EPOCH);
            session.stateAt(Instant.EPOCH);
            session.user();
            session.kind();
            session.isActive(Instant.EPOCH, session.scopes());
        });
    }

    @Test
    void aSessionThatIsWrittenIsReadAsTheSame() {
        assertThat(new RandomItems(5).take(2_000)).allSatisfy(item -> {
            var once = SessionCodec.encode(SessionCodec.decode(item));
            var twice = SessionCodec.encode(SessionCodec.decode(once));

            assertThat(twice).isEqualTo(once);
            assertThat(SessionCodec.decode(once).misfits()).isEmpty();
        });
    }

    @Test
    void nullIsNothing() {
        var names = Set.of(
                "state", "scope", "accessToken", "expires", "refreshToken", "refreshTokenExpires", "onlineAccessInfo");
        var attributes = new HashMap<String, Attribute>();
        names.forEach(name -> attributes.put(name, new Attribute.Null()));
        attributes.put("isOnline", new Attribute.Bool(false));

        var session = SessionCodec.decode(new Item(attributes));
        assertThat(session.misfits()).isEmpty();
        assertThat(session.state()).isEmpty();
        assertThat(session.scope()).isEmpty();
        assertThat(session.accessToken()).isEmpty();
        assertThat(session.expires()).isEqualTo(Expiry.NEVER);
        assertThat(session.onlineAccessInfo()).isEmpty();
    }

    @Test
    void isOnlineIsTheTruthThatJavaScriptSeesInIt() {
        assertThat(online(new Attribute.Text("false"))).isTrue();
        assertThat(online(new Attribute.Text(""))).isFalse();
        assertThat(online(new Attribute.Number("1"))).isTrue();
        assertThat(online(new Attribute.Number("0"))).isFalse();
        assertThat(online(new Attribute.Null())).isFalse();
        assertThat(online(new Attribute.ListOf(List.of()))).isTrue();
    }

    @Test
    void aTypeThatTheAdapterDoesNotWriteIsAMisfit() {
        var item = new Item(Map.of(
                "id", new Attribute.Text("id"),
                "isOnline", new Attribute.Text("true"),
                "scope", new Attribute.ListOf(List.of(new Attribute.Text("read_a"), new Attribute.Text("read_b"))),
                "accessToken", new Attribute.Number("17"),
                "expires", new Attribute.Number("1767225600")));

        var session = SessionCodec.decode(item);
        assertThat(session.misfits()).containsExactlyInAnyOrder("isOnline", "scope", "accessToken", "expires");
        assertThat(session.scope()).contains("read_a,read_b");
        assertThat(session.accessToken()).contains(new Secret("17"));
    }

    private static boolean online(Attribute stored) {
        return SessionCodec.decode(new Item(Map.of("isOnline", stored))).isOnline();
    }
}
