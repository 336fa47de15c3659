package dev.sessioninspector.revocation;

import dev.sessioninspector.session.SessionKind;
import java.time.Instant;

/**
 * A session that stands there after a run that left none under its id: a live app made it.
 *
 * @param seen when it was first seen
 */
public record Sighting(String id, SessionKind kind, Instant seen) {}
