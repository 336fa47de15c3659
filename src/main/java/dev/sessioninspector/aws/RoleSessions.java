package dev.sessioninspector.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.profiles.Profile;

/**
 * Roles that were assumed, in memory and for their time only, so that a code of an MFA device serves every connection.
 */
final class RoleSessions {
    /** A session that ends within this time is not worth starting a call with. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final Map<List<Profile>, Session> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Session(AwsCredentials credentials, Instant end) {}

    RoleSessions(Clock clock) {
        this.clock = clock;
    }

    /** The session of a chain of profiles, word for word as it was when the role was assumed. */
    Optional<AwsCredentials> find(List<Profile> chain) {
        sessions.values().removeIf(session -> session.end().isBefore(clock.instant()));
        return Optional.ofNullable(sessions.get(chain)).map(Session::credentials);
    }

    /** Keeps a session as long as it lives; counted from now, since this computer's clock may be off. */
    void keep(List<Profile> chain, AwsCredentials credentials, Duration life) {
        sessions.put(chain, new Session(credentials, clock.instant().plus(life).minus(EARLY)));
    }

    void forget(List<Profile> chain) {
        sessions.remove(chain);
    }
}
