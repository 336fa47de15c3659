package dev.sessioninspector.revocation;

/** How a run came to its end. */
public enum End {
    /** Every planned session had its turn. */
    COMPLETE,
    /** A person stopped it. */
    STOPPED,
    /** The right or the credentials to delete were lost; what was left was not attempted. */
    ACCESS_LOST,
    /** Several calls in a row got no answer; what was left was not attempted. */
    CONNECTION_LOST,
    /** The receipt could not be written; what was left was not attempted. */
    RECEIPT_LOST,
    /** The program ended in the middle of it; closed later, by reads. */
    INTERRUPTED
}
