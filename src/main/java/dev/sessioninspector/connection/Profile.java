package dev.sessioninspector.connection;

/** An AWS profile, and how it gets its credentials. */
public record Profile(String name, Kind kind) {
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
