package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Session;
import dev.sessioninspector.storage.ShopListing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes while a shop is listed, made ready for the list where it was read: only lines reach the window's thread.
 */
sealed interface ListingEvent {
    record Found(List<String> ids) implements ListingEvent {}

    record Loaded(Map<String, SessionRow.Loaded> sessions) implements ListingEvent {}

    record Gone(Set<String> ids) implements ListingEvent {}

    static ListingEvent of(ShopListing.Event event, Instant now) {
        return switch (event) {
            case ShopListing.Event.Found(var ids) -> new Found(ids);
            case ShopListing.Event.Gone(var ids) -> new Gone(ids);
            case ShopListing.Event.Loaded(var sessions) ->
                new Loaded(sessions.stream()
                        .collect(Collectors.toMap(Session::id, session -> SessionRow.Loaded.of(session, now))));
        };
    }
}
