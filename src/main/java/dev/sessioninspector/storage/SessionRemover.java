package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import java.util.Collection;

/** Reads and deletes sessions. */
public interface SessionRemover extends SessionReader {
    /** Deletes whatever the id holds; deleting what is not there succeeds. */
    void deleteSession(String id);

    /** Deletes each of them, some at a time; the first failure is thrown once all have ended. */
    void deleteSessions(Collection<String> ids);

    /**
     * Deletes a session unless it is another than the one that was seen: refreshed, made anew, or gone.
     *
     * <p>After a lost answer the call is made again, and then finds its own deletion: only a consistent read afterwards
     * tells "changed" from "gone".
     *
     * @param seen the item as it was read
     * @return whether this call deleted it
     */
    boolean deleteIfUnchanged(Item seen);
}
