package dev.sessioninspector.storage;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.task.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds every session of a shop: by each of its forms, the offline session by its id as well, since the index lags and
 * does not hold items without a shop. Tells what it finds as it comes; returns once the last page has been read and the
 * last session loaded.
 */
public final class ShopListing {
    /** Batches under way at once: while one is decoded the others are on their way. */
    private static final int AT_ONCE = 4;

    /** What comes while a shop is listed. */
    public sealed interface Event {
        /** Ids that were not known before. */
        record Found(List<String> ids) implements Event {}

        /** Sessions of ids that were found. */
        record Loaded(List<Session> sessions) implements Event {}

        /** Ids that the index holds although their sessions are gone. */
        record Gone(Set<String> ids) implements Event {}
    }

    private final SessionReader reader;
    private final Consumer<Event> events;
    private final Set<String> known = new HashSet<>();

    private ShopListing(SessionReader reader, Consumer<Event> events) {
        this.reader = reader;
        this.events = events;
    }

    /**
     * Lists a shop.
     *
     * @param events called from several threads, one at a time for the same id
     * @throws StorageException where it could not be listed to its end; what was told until then holds
     */
    public static void list(SessionReader reader, ShopDomain shop, Consumer<Event> events) {
        var listing = new ShopListing(reader, events);
        try (var group = new Group(AT_ONCE)) {
            for (var form : shop.forms()) {
                listing.offlineSession(form);
                listing.index(form, group);
            }
            group.join();
        }
    }

    private void offlineSession(String form) {
        reader.loadSession(ShopDomain.offlineId(form)).ifPresent(session -> {
            if (known.add(session.id())) {
                events.accept(new Event.Found(List.of(session.id())));
                events.accept(new Event.Loaded(List.of(session)));
            }
        });
    }

    private void index(String form, Group group) {
        var after = Optional.<Item>empty();
        do {
            var page = reader.findIds(form, after);
            var ids = page.ids().stream().filter(known::add).toList();
            if (!ids.isEmpty()) {
                events.accept(new Event.Found(ids));
                batches(ids).forEach(batch -> group.fork(() -> load(batch)));
            }
            after = page.next();
        } while (after.isPresent() && !group.hasFailed());
    }

    private void load(List<String> ids) {
        var sessions = reader.loadSessions(ids);
        events.accept(new Event.Loaded(sessions));
        if (sessions.size() < ids.size()) {
            var missing = new HashSet<>(ids);
            missing.removeAll(sessions.stream().map(Session::id).collect(Collectors.toSet()));
            lookAgain(missing);
        }
    }

    /** A session that was just made may be missing in an eventually consistent read: only a consistent one is proof. */
    private void lookAgain(Set<String> missing) {
        var gone = new HashSet<String>();
        for (var id : missing) {
            reader.loadItem(id)
                    .ifPresentOrElse(
                            item -> events.accept(new Event.Loaded(List.of(SessionCodec.decode(item)))),
                            () -> gone.add(id));
        }
        events.accept(new Event.Gone(gone));
    }

    private static List<List<String>> batches(List<String> ids) {
        var batches = new ArrayList<List<String>>();
        for (var start = 0; start < ids.size(); start += SessionReader.BATCH) {
            batches.add(ids.subList(start, Math.min(start + SessionReader.BATCH, ids.size())));
        }
        return batches;
    }
}
