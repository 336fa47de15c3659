package dev.sessioninspector.connection;

import java.util.Optional;

/**
 * An AWS profile, and how it gets its credentials.
 *
 * @param region its own region, where it names one
 * @param sso what it signs in to, where it does
 * @param signsInAs the profile that is signed in for it to have credentials: itself, or one that it rests on
 */
public record Profile(String name, Kind kind, Optional<String> region, Optional<Sso> sso, Optional<String> signsInAs) {
    /** A profile of which no more than that is known. */
    public Profile(String name, Kind kind) {
        this(name, kind, Optional.empty(), Optional.empty(), kind == Kind.SSO ? Optional.of(name) : Optional.empty());
    }

    /**
     * What a profile of IAM Identity Center signs in to; a part that is missing in the file is empty.
     *
     * @param session the name of its {@code sso-session} section, or nothing in the legacy form
     * @param account the account's number
     * @param role the permission set's name
     */
    public record Sso(Optional<String> session, String account, String role) {}

    /** How a profile gets its credentials. */
    public enum Kind {
        /** Access keys in the file. */
        KEYS,
        /** A sign-in to IAM Identity Center. */
        SSO,
        /** A role, assumed from another profile or the machine. */
        ROLE,
        /** A program that prints them. */
        PROCESS,
        /** A token file and a role. */
        WEB_IDENTITY,
        /** Nothing that gives any. */
        NONE
    }
}
