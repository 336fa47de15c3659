package dev.sessioninspector.revocation;

/** Why sessions are revoked; decides what is proposed and advised. */
public enum Reason {
    /** Somebody else may have a token: Shopify comes first, since cutting the app off there needs the token. */
    COMPROMISED,
    /** The app was uninstalled, and its sessions stayed. */
    UNINSTALLED,
    /** Users cannot get in: online sessions alone are proposed. */
    LOGIN_LOOP,
    /** Anything else. */
    OTHER
}
