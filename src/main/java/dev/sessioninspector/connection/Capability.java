package dev.sessioninspector.connection;

/** What may be done through a connection; each includes the ones before it. */
public enum Capability {
    /** List and show. */
    LOOK,
    /** Delete sessions. */
    DELETE,
    /** Create test sessions. */
    CREATE;

    /** The lesser of the two. */
    public Capability atMost(Capability bound) {
        return compareTo(bound) <= 0 ? this : bound;
    }
}
