package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import java.time.Instant;

/** A part of a list that can be counted and shown alone. */
public enum Facet {
    /** Offline sessions of both kinds. */
    OFFLINE,
    /** Users' sessions. */
    ONLINE,
    /** Those that the app uses. */
    ACTIVE,
    /** Those whose access token is over, refreshable or not. */
    EXPIRED,
    /** Those that a person should look at. */
    FINDINGS;

    boolean includes(SessionRow.Loaded session, Instant now) {
        var state = session.stateAt(now);
        return switch (this) {
            case OFFLINE -> session.kind() != SessionKind.ONLINE;
            case ONLINE -> session.kind() == SessionKind.ONLINE;
            case ACTIVE -> state == SessionState.ACTIVE;
            case EXPIRED -> state == SessionState.EXPIRED || state == SessionState.REFRESHABLE;
            case FINDINGS -> session.needsAttention();
        };
    }
}
