package dev.sessioninspector.support;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.storage.SessionStorage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A storage whose calls a test can watch, and let something happen to: to throw before one is to lose the call, to
 * throw after one is to lose its answer.
 */
public final class FaultyStorage implements SessionStorage {
    /** The kinds of calls. */
    public enum Action {
        /** {@code loadSession}. */
        LOAD_SESSION,
        /** {@code loadItem}. */
        LOAD_ITEM,
        /** {@code loadItems}. */
        LOAD_ITEMS,
        /** {@code findIds}. */
        FIND_IDS,
        /** {@code loadSessions}. */
        LOAD_SESSIONS,
        /** Whatever deletes, but for {@code deleteTogether}. */
        DELETE,
        /** {@code deleteTogether}. */
        DELETE_TOGETHER,
        /** Whatever writes. */
        PUT
    }

    /** A call, and the id or the shop that it is about. */
    public record Call(Action action, String subject) {}

    /** What happens to a call. */
    @FunctionalInterface
    public interface Happening {
        /** Nothing. */
        Happening NONE = call -> {};

        /** Gets each call; may throw. */
        void to(Call call);

        /** This to calls of one kind alone. */
        default Happening on(Action action) {
            return call -> {
                if (call.action() == action) {
                    to(call);
                }
            };
        }

        /** A failure. */
        static Happening failing(Supplier<RuntimeException> failure) {
            return call -> {
                throw failure.get();
            };
        }
    }

    private final SessionStorage storage;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Happening before = Happening.NONE;
    private volatile Happening after = Happening.NONE;

    /** Stands before a storage. */
    public FaultyStorage(SessionStorage storage) {
        this.storage = storage;
    }

    /** From now on this happens before each call. */
    public void before(Happening happening) {
        before = happening;
    }

    /** From now on this happens after each call. */
    public void after(Happening happening) {
        after = happening;
    }

    /** The subjects of the calls of a kind so far. */
    public List<String> calls(Action action) {
        return calls.stream()
                .filter(call -> call.action() == action)
                .map(Call::subject)
                .toList();
    }

    private <T> T call(Action action, String subject, Supplier<T> work) {
        var call = new Call(action, subject);
        calls.add(call);
        before.to(call);
        var result = work.get();
        after.to(call);
        return result;
    }

    private void call(Action action, String subject, Runnable work) {
        call(action, subject, () -> {
            work.run();
            return null;
        });
    }

    @Override
    public Optional<Session> loadSession(String id) {
        return call(Action.LOAD_SESSION, id, () -> storage.loadSession(id));
    }

    @Override
    public Optional<Item> loadItem(String id) {
        return call(Action.LOAD_ITEM, id, () -> storage.loadItem(id));
    }

    @Override
    public IdPage findIds(String shop, Optional<Item> after) {
        return call(Action.FIND_IDS, shop, () -> storage.findIds(shop, after));
    }

    @Override
    public List<Session> loadSessions(Collection<String> ids) {
        return call(Action.LOAD_SESSIONS, String.join(" ", ids), () -> storage.loadSessions(ids));
    }

    @Override
    public Items loadItems(Collection<String> ids) {
        return call(Action.LOAD_ITEMS, String.join(" ", ids), () -> storage.loadItems(ids));
    }

    @Override
    public void deleteSession(String id) {
        call(Action.DELETE, id, () -> storage.deleteSession(id));
    }

    @Override
    public void deleteSessions(Collection<String> ids) {
        call(Action.DELETE, String.join(" ", ids), () -> storage.deleteSessions(ids));
    }

    @Override
    public boolean deleteIfUnchanged(Item seen) {
        return call(Action.DELETE, seen.id(), () -> storage.deleteIfUnchanged(seen));
    }

    @Override
    public boolean deleteTogether(List<Item> seen) {
        var ids = seen.stream().map(Item::id).toList();
        return call(Action.DELETE_TOGETHER, String.join(" ", ids), () -> storage.deleteTogether(seen));
    }

    @Override
    public boolean restore(Item deleted) {
        return call(Action.PUT, deleted.id(), () -> storage.restore(deleted));
    }

    @Override
    public void storeSession(Session session) {
        call(Action.PUT, session.id(), () -> storage.storeSession(session));
    }

    @Override
    public boolean putIfAbsent(Item item) {
        return call(Action.PUT, item.id(), () -> storage.putIfAbsent(item));
    }
}
