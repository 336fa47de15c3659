package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import java.util.Collection;

/** Reads and deletes sessions. */
public interface SessionRemover extends SessionReader {
    /** Deletes whatever the id holds; deleting what is not there succeeds. */
    void deleteSession(String id);

    /** Deletes them, some at a time; after a failure, which is thrown, no more of them. */
    void deleteSessions(Collection<String> ids);

    /**
     * Deletes a session unless it is another than the one that was seen: refreshed, made anew, or gone.
     *
     * <p>After a lost answer the call is made again, and then finds its own deletion: only a consistent read afterwards
     * tells "changed" from "gone".
     *
     * <p>Where the table's capacity is used up it fails at once, so that the caller decides how long to wait.
     *
     * @param seen the item as it was read
     * @return whether this call deleted it
     */
    boolean deleteIfUnchanged(Item seen);

    /**
     * Puts back a deleted item, as it was, where its id holds nothing. It is here since it makes nothing that was not
     * there: only an undo calls it, with what it deleted.
     *
     * <p>Where the table's capacity is used up it fails at once, so that the caller decides how long to wait.
     *
     * @return whether it stands there now: {@code false} where something else does
     */
    boolean restore(Item deleted);
}
