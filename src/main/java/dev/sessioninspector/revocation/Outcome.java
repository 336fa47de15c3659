package dev.sessioninspector.revocation;

/** What became of a planned session. */
public enum Outcome {
    /** A consistent read does not find it. */
    GONE,
    /** Another stands under its id: refreshed or made anew since it was read. It was left alone. */
    CHANGED,
    /** It is still there as it was. */
    FAILED,
    /**
     * No read was answered; or the deletion was not, and the session is still there as it was: a call that nobody waits
     * for any more can still happen.
     */
    UNKNOWN,
    /** It was not its turn before the work was stopped. */
    NOT_ATTEMPTED
}
