package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the list: there as soon as its id is known, filled when its session is loaded. Holds no token. */
public final class SessionRow {
    private static final Map<SessionState, String> STATES = Arrays.stream(SessionState.values())
            .collect(Collectors.toMap(state -> state, state -> Messages.of("state", state)));

    /**
     * What a line tells of its session.
     *
     * @param words what a filter finds it by, in lower case, but for its state, which changes with time
     */
    public record Loaded(
            SessionKind kind,
            boolean hasToken,
            Expiry expires,
            Optional<Expiry> refreshExpires,
            String user,
            int scopes,
            String fingerprint,
            List<Finding> findings,
            String words) {
        static Loaded of(Session session, Instant now) {
            var user = session.user().flatMap(it -> it.name().or(it::id)).orElse("");
            var findings = Finding.of(session, now);
            return new Loaded(
                    session.kind(),
                    session.accessToken().isPresent(),
                    session.expires(),
                    session.refreshToken().map(token -> session.refreshTokenExpires()),
                    user,
                    session.scopes().granted().size(),
                    session.accessToken().map(Secret::fingerprint).orElse(""),
                    findings,
                    words(session, user, findings));
        }

        private static String words(Session session, String user, List<Finding> findings) {
            var titles = findings.stream().map(Words::title).collect(Collectors.joining("\n"));
            return String.join("\n", session.id(), user, Messages.of("kind", session.kind()), titles)
                    .toLowerCase(Locale.ROOT);
        }

        /** What the app makes of it at a time. */
        public SessionState stateAt(Instant now) {
            return SessionState.of(hasToken, expires, refreshExpires, now);
        }

        /** Its end in words. */
        public String expiresInWords(Instant now) {
            return Words.expiry(expires, now);
        }

        /** Whether a person should look at it: a note alone is no reason. */
        public boolean needsAttention() {
            return findings.stream().anyMatch(finding -> finding.kind().weight() != Finding.Weight.NOTE);
        }
    }

    private final String id;
    private final ReadOnlyObjectWrapper<Loaded> loaded = new ReadOnlyObjectWrapper<>();

    SessionRow(String id) {
        this.id = id;
    }

    /** The session's key. */
    public String id() {
        return id;
    }

    /** What is known of the session; empty until it is loaded. */
    public Optional<Loaded> loaded() {
        return Optional.ofNullable(loaded.get());
    }

    /** Null until the session is loaded. */
    public ReadOnlyObjectProperty<Loaded> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    void fill(Loaded session) {
        loaded.set(session);
    }

    /** Whether a text in lower case is in what the line tells. */
    boolean matches(String text, Instant now) {
        return loaded().map(it ->
                        it.words().contains(text) || STATES.get(it.stateAt(now)).contains(text))
                .orElseGet(() -> id.toLowerCase(Locale.ROOT).contains(text));
    }

    boolean isIn(Facet part, Instant now) {
        return loaded().filter(it -> Facet.of(it, now).contains(part)).isPresent();
    }

    @Override
    public String toString() {
        return id;
    }
}
