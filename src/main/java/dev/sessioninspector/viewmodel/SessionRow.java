package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the list: there as soon as its id is known, filled when its session is loaded. Holds no token. */
public final class SessionRow {
    /** What a line tells of its session. */
    public record Loaded(
            SessionKind kind,
            boolean hasToken,
            Expiry expires,
            Optional<Expiry> refreshExpires,
            String user,
            int scopes,
            String fingerprint,
            List<Finding> findings) {
        static Loaded of(Session session, Instant now) {
            return new Loaded(
                    session.kind(),
                    session.accessToken().isPresent(),
                    session.expires(),
                    session.refreshToken().map(token -> session.refreshTokenExpires()),
                    session.user().flatMap(user -> user.name().or(user::id)).orElse(""),
                    session.scopes().granted().size(),
                    session.accessToken().map(Secret::fingerprint).orElse(""),
                    Finding.of(session, now));
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

    void fill(Session session, Instant now) {
        loaded.set(Loaded.of(session, now));
    }

    boolean matches(String text, Instant now) {
        return contains(id, text)
                || loaded().filter(it -> contains(it.user(), text)
                                || contains(Messages.of("kind", it.kind()), text)
                                || contains(Messages.of("state", it.stateAt(now)), text)
                                || it.findings().stream().anyMatch(finding -> contains(Words.title(finding), text)))
                        .isPresent();
    }

    private static boolean contains(String value, String text) {
        return value.toLowerCase(java.util.Locale.ROOT).contains(text);
    }

    @Override
    public String toString() {
        return id;
    }
}
