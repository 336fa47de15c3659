package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;

/** Reads, deletes and writes sessions. */
public interface SessionStorage extends SessionRemover {
    /** Puts the session as the adapter does: whole, over whatever the id holds. */
    void storeSession(Session session);

    /**
     * Puts an item, whole, where its id holds nothing.
     *
     * @return whether it stands there now: {@code false} where something else does
     */
    boolean putIfAbsent(Item item);
}
