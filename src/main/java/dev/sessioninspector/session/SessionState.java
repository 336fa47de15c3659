package dev.sessioninspector.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the app makes of a session now. */
public enum SessionState {
    /** The app uses its token. */
    ACTIVE,
    /** Expired; the app gets a new token with the refresh token when it next needs one. */
    REFRESHABLE,
    /** Expired: of use to the app no more. */
    EXPIRED,
    /** There is no access token in it. */
    NO_TOKEN;

    /**
     * The state that follows from a session's tokens and their ends.
     *
     * @param refreshExpires the end of the refresh token, or nothing where there is none
     */
    public static SessionState of(boolean hasToken, Expiry expires, Optional<Expiry> refreshExpires, Instant now) {
        if (!hasToken) {
            return NO_TOKEN;
        }
        if (!expires.isExpired(now, Session.ACTIVE_MARGIN)) {
            return ACTIVE;
        }
        var refreshable = refreshExpires.filter(end -> !end.isExpired(now, Duration.ZERO));
        return refreshable.isPresent() ? REFRESHABLE : EXPIRED;
    }
}
