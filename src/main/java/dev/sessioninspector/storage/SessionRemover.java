package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import java.util.Collection;
import java.util.List;

/** Reads and deletes sessions. */
public interface SessionRemover extends SessionReader {
    /** How many sessions {@link #deleteTogether} takes at most: the bound of DynamoDB's TransactWriteItems. */
    int TOGETHER = 100;

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
     * Deletes all of these in one call, or none: none where one of them is another than the one that was seen, and none
     * where the table is not one for which this pays. Those then have to be deleted one by one, which says more.
     *
     * <p>It fails as {@link #deleteIfUnchanged} does, but for what that may be spared: a call that may not or cannot be
     * made for several at once is {@code false}.
     *
     * @param seen the items as they were read, of distinct ids, {@value #TOGETHER} at most
     * @return whether this call deleted them
     */
    boolean deleteTogether(List<Item> seen);

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
