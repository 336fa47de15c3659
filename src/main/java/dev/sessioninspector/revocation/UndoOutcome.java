package dev.sessioninspector.revocation;

/** What became of an item that was to be put back. */
public enum UndoOutcome {
    /** The last consistent read of it finds it as it was. */
    RESTORED,
    /** Another stands under its id, made since; it was left alone. */
    OCCUPIED,
    /** A consistent read finds nothing under its id. */
    FAILED,
    /** No read was answered; or the put was not, and nothing stands there yet. */
    UNKNOWN,
    /** It was not its turn before the work was stopped. */
    NOT_ATTEMPTED
}
