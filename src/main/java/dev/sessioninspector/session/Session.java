package dev.sessioninspector.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A session as the app's adapter loads it, with what it could not read and what it does not know set apart.
 *
 * @param id the key; {@code offline_SHOP}, {@code SHOP_USER}, a UUID, or what other code chose
 * @param shop the domain that the index finds it by; without one it is in no index
 * @param state the OAuth state, often empty
 * @param isOnline whether it is one user's; as JavaScript's truth of the stored value
 * @param scope the granted scopes, separated by commas
 * @param onlineAccessInfo Shopify's answer about the user, whole
 * @param misfits attributes of the adapter's whose type is not the one that it writes
 * @param unknown attributes that the adapter does not know, and drops when it next stores the session
 */
public record Session(
        String id,
        Optional<String> shop,
        Optional<String> state,
        boolean isOnline,
        Optional<String> scope,
        Optional<Secret> accessToken,
        Expiry expires,
        Optional<Secret> refreshToken,
        Expiry refreshTokenExpires,
        Optional<Attribute.MapOf> onlineAccessInfo,
        Set<String> misfits,
        Set<String> unknown) {

    /** How long before its end the app's {@code isActive} takes a session for expired. */
    public static final Duration ACTIVE_MARGIN = Duration.ofMillis(500);

    public Session {
        misfits = Set.copyOf(misfits);
        unknown = Set.copyOf(unknown);
    }

    /** A session with the four fields that the adapter always writes. */
    public static Session of(String id, String shop, String state, boolean isOnline) {
        return new Session(
                id,
                Optional.of(shop),
                Optional.of(state),
                isOnline,
                Optional.empty(),
                Optional.empty(),
                Expiry.NEVER,
                Optional.empty(),
                Expiry.NEVER,
                Optional.empty(),
                Set.of(),
                Set.of());
    }

    /** The same session with an access token for these scopes. */
    public Session withToken(Secret token, String scopes, Expiry expiry) {
        return new Session(
                id,
                shop,
                state,
                isOnline,
                Optional.of(scopes),
                Optional.of(token),
                expiry,
                refreshToken,
                refreshTokenExpires,
                onlineAccessInfo,
                misfits,
                unknown);
    }

    /** The same session with a token to refresh it. */
    public Session withRefreshToken(Secret token, Expiry expiry) {
        return new Session(
                id,
                shop,
                state,
                isOnline,
                scope,
                accessToken,
                expires,
                Optional.of(token),
                expiry,
                onlineAccessInfo,
                misfits,
                unknown);
    }

    /** The same session of a user. */
    public Session withOnlineAccessInfo(Attribute.MapOf info) {
        return new Session(
                id,
                shop,
                state,
                isOnline,
                scope,
                accessToken,
                expires,
                refreshToken,
                refreshTokenExpires,
                Optional.of(info),
                misfits,
                unknown);
    }

    /** The kind of its access token. */
    public SessionKind kind() {
        if (isOnline) {
            return SessionKind.ONLINE;
        }
        var expiring = refreshToken.isPresent() || !(expires instanceof Expiry.Never);
        return expiring ? SessionKind.EXPIRING_OFFLINE : SessionKind.OFFLINE;
    }

    /** The granted scopes. */
    public Scopes scopes() {
        return Scopes.parse(scope.orElse(""));
    }

    /** The user of an online session, where one is known. */
    public Optional<AssociatedUser> user() {
        return onlineAccessInfo.flatMap(AssociatedUser::of);
    }

    /** What {@code isExpired(within)} of {@code @shopify/shopify-api} answers at a time. */
    public boolean isExpired(Instant now, Duration within) {
        return expires.isExpired(now, within);
    }

    /** What {@code isActive()} answers at a time, where no scopes are asked for. */
    public boolean isActive(Instant now) {
        return accessToken.isPresent() && !isExpired(now, ACTIVE_MARGIN);
    }

    /** What {@code isActive(scopes)} answers at a time. */
    public boolean isActive(Instant now, Scopes wanted) {
        return isActive(now) && scopes().include(wanted);
    }

    /** What the app makes of it at a time. */
    public SessionState stateAt(Instant now) {
        return SessionState.of(accessToken.isPresent(), expires, refreshToken.map(token -> refreshTokenExpires), now);
    }

    /** The id alone: what else is in it may be a secret, or about a person. */
    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
