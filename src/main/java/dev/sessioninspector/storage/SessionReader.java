package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads sessions. Every method may throw a {@link StorageException}. */
public interface SessionReader {
    /** How many ids {@link #loadSessions} and {@link #loadItems} take at most: the bound of DynamoDB's BatchGetItem. */
    int BATCH = 100;

    /** One page of a shop's ids. */
    record IdPage(List<String> ids, Optional<Item> next) {}

    /**
     * What a consistent read of several ids came to: an id that is in neither list is gone, in this region.
     *
     * @param found the items that are there, in no order
     * @param unread ids for which the table's capacity did not suffice
     */
    record Items(List<Item> found, List<String> unread) {}

    /**
     * The session of an id, eventually consistent, as the adapter loads it.
     *
     * @param id the key; an empty one gives nothing, without a call
     */
    Optional<Session> loadSession(String id);

    /**
     * The item of an id, whole, by a strongly consistent read: what is not found is gone, in this region. Where the
     * table's capacity is used up it fails at once, so that the caller decides how long to wait.
     *
     * @param id the key; an empty one gives nothing, without a call
     */
    Optional<Item> loadItem(String id);

    /**
     * The items of these ids, whole, by strongly consistent reads. What capacity does not suffice for is told at once,
     * so that the caller decides how long to wait.
     *
     * @param ids distinct and not empty, {@value #BATCH} at most
     */
    Items loadItems(Collection<String> ids);

    /**
     * A page of the ids that the index has for a shop. Index reads are eventually consistent, always: ids of sessions
     * just deleted may be there, and those of sessions just made may be missing.
     *
     * @param shop the domain, to the letter
     * @param after where the page before ended, or nothing for the first
     */
    IdPage findIds(String shop, Optional<Item> after);

    /**
     * The sessions of these ids that are there, in no order, eventually consistent.
     *
     * @param ids distinct and not empty, {@value #BATCH} at most
     */
    List<Session> loadSessions(Collection<String> ids);

    /**
     * Every session of a shop, read to the last page of the index. The adapter stops after its first page, so this list
     * can rightly be longer than the app's.
     */
    default List<Session> findSessionsByShop(String shop) {
        var sessions = new ArrayList<Session>();
        var after = Optional.<Item>empty();
        do {
            var page = findIds(shop, after);
            for (var start = 0; start < page.ids().size(); start += BATCH) {
                sessions.addAll(loadSessions(page.ids()
                        .subList(start, Math.min(start + BATCH, page.ids().size()))));
            }
            after = page.next();
        } while (after.isPresent());
        return List.copyOf(sessions);
    }
}
