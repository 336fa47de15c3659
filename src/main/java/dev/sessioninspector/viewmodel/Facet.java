package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

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

    /** The parts that a session belongs to at a time. */
    static Set<Facet> of(SessionRow.Loaded session, Instant now) {
        var state = session.stateAt(now);
        var parts = EnumSet.of(session.kind() == SessionKind.ONLINE ? ONLINE : OFFLINE);
        if (state == SessionState.ACTIVE) {
            parts.add(ACTIVE);
        }
        if (state == SessionState.EXPIRED || state == SessionState.REFRESHABLE) {
            parts.add(EXPIRED);
        }
        if (session.needsAttention()) {
            parts.add(FINDINGS);
        }
        return parts;
    }
}
