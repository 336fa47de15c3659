package dev.sessioninspector.session;

/**
 * What kind of access token a session holds.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens">access tokens</a>
 */
public enum SessionKind {
    /** For the app's background work, valid until the app is uninstalled. */
    OFFLINE,
    /** For the app's background work, valid for an hour and refreshed by a token of its own. */
    EXPIRING_OFFLINE,
    /** For one user of the shop, until logout or a day at most. */
    ONLINE
}
