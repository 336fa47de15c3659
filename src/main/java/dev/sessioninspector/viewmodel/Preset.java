package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** A kind of test session. The adapter loads each of them; the tokens say that they are fakes. */
public enum Preset {
    /** An offline session that never expires. */
    OFFLINE,
    /** An offline session with an hour left, and a refresh token for 90 days. */
    EXPIRING_OFFLINE,
    /** A user's session with a day left. */
    ONLINE,
    /** A user's session that ended yesterday. */
    EXPIRED,
    /** An expiring offline session whose end is missing, so that the app never refreshes it. */
    REFRESH_WITHOUT_EXPIRY,
    /** An offline session without an access token. */
    NO_TOKEN;

    private static final String USER = "1000000001";
    private static final String SCOPES = "read_products,write_products";

    /** The id that the app would give it. */
    String id(String shop) {
        return isOnline() ? ShopDomain.onlineId(shop, USER) : ShopDomain.offlineId(shop);
    }

    private boolean isOnline() {
        return this == ONLINE || this == EXPIRED;
    }

    Session session(String id, String shop, Instant now) {
        var session = Session.of(id, shop, "", isOnline());
        return switch (this) {
            case OFFLINE -> session.withToken(token("shpat", id, now), SCOPES, Expiry.NEVER);
            case EXPIRING_OFFLINE -> refreshable(session.withToken(token("shpat", id, now), SCOPES, at(now, 1)), now);
            case ONLINE ->
                session.withToken(token("shpua", id, now), SCOPES, at(now, 24)).withOnlineAccessInfo(user());
            case EXPIRED ->
                session.withToken(token("shpua", id, now), SCOPES, at(now, -24)).withOnlineAccessInfo(user());
            case REFRESH_WITHOUT_EXPIRY ->
                refreshable(session.withToken(token("shpat", id, now), SCOPES, Expiry.NEVER), now);
            case NO_TOKEN -> session;
        };
    }

    private static Session refreshable(Session session, Instant now) {
        return session.withRefreshToken(token("shprt", session.id(), now), at(now, 90 * 24));
    }

    private static Expiry at(Instant now, int hours) {
        return new Expiry.At(
                Instant.ofEpochMilli(now.plus(Duration.ofHours(hours)).toEpochMilli()));
    }

    /** Another for each id and time, so that a session can be told from one that stood there before. */
    private static Secret token(String prefix, String id, Instant now) {
        return new Secret(prefix + "_FAKE_test_" + Integer.toHexString(Objects.hash(id, now)));
    }

    private static Attribute.MapOf user() {
        return new Attribute.MapOf(Map.of(
                "expires_in",
                new Attribute.Number("86399"),
                "associated_user_scope",
                new Attribute.Text(SCOPES),
                "associated_user",
                new Attribute.MapOf(Map.of(
                        "id", new Attribute.Number(USER),
                        "first_name", new Attribute.Text("Test"),
                        "last_name", new Attribute.Text("User"),
                        "email", new Attribute.Text("test@example.com"),
                        "email_verified", new Attribute.Bool(true),
                        "account_owner", new Attribute.Bool(false),
                        "locale", new Attribute.Text("en"),
                        "collaborator", new Attribute.Bool(false)))));
    }
}
