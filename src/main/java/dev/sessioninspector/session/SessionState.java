package dev.sessioninspector.session;

/** What the app makes of a session now. */
public enum SessionState {
    /** The app uses its token. */
    ACTIVE,
    /** Expired; the app gets a new token with the refresh token when it next needs one. */
    REFRESHABLE,
    /** Expired: of use to the app no more. */
    EXPIRED,
    /** There is no access token in it. */
    NO_TOKEN
}
