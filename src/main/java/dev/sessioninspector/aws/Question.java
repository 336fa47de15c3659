package dev.sessioninspector.aws;

import dev.sessioninspector.connection.Person;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Asks the person for what credentials lack; takes the question back where it turns up elsewhere meanwhile. */
final class Question {
    private final Person person;
    private final Optional<String> profile;
    private final Credentials credentials;
    private final Duration glance;

    /**
     * Asks about the credentials of a profile, or of the default chain.
     *
     * @param glance how often to look whether a file has changed, while the person thinks
     */
    Question(Person person, Optional<String> profile, Credentials credentials, Duration glance) {
        this.person = person;
        this.profile = profile;
        this.credentials = credentials;
        this.glance = glance;
    }

    /**
     * Asks; blocks until there is an answer.
     *
     * @return nothing where it is worth trying again; otherwise what is wrong now
     * @throws CancellationException where the thread is interrupted
     */
    Optional<StorageException.Credentials> ask(StorageException.Credentials failure) {
        try {
            return failure.reason() == Reason.MFA ? code(failure) : renewal(failure);
        } catch (AbortedException interrupted) {
            throw new CancellationException("cancelled");
        }
    }

    /** Codes are asked for until one is taken, or none is given. */
    private Optional<StorageException.Credentials> code(StorageException.Credentials wanted) {
        var role = wanted.profile().orElseThrow();
        var left = wanted;
        while (true) {
            var request = new Person.MfaRequest(role, wanted.detail(), left.reason() == Reason.MFA_REFUSED);
            var code = person.mfaCode(request);
            if (code.isEmpty()) {
                return Optional.of(left);
            }
            try {
                credentials.enter(role, code.get().strip());
                return Optional.empty();
            } catch (StorageException.Credentials refused) {
                if (refused.reason() != Reason.MFA_REFUSED) {
                    return Optional.of(refused);
                }
                left = refused;
            }
        }
    }

    /** A thread of its own asks, so that this one can look around. */
    private Optional<StorageException.Credentials> renewal(StorageException.Credentials failure) {
        var answer = new FutureTask<>(() -> person.renew(failure.profile().or(() -> profile), failure));
        var seen = Fingerprint.take();
        Thread.ofVirtual().name("question").start(answer);
        try {
            while (true) {
                try {
                    return answer.get(glance.toMillis(), TimeUnit.MILLISECONDS) ? refreshed() : Optional.of(failure);
                } catch (TimeoutException thinking) {
                    var now = Fingerprint.take();
                    if (!now.equals(seen) && haveChanged()) {
                        return Optional.empty();
                    }
                    seen = now;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        } catch (ExecutionException dismissed) {
            return Optional.of(failure);
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<StorageException.Credentials> refreshed() {
        credentials.refresh();
        return Optional.empty();
    }

    /** Whether there are credentials, and not those that AWS did not take. */
    private boolean haveChanged() {
        var before = credentials.last();
        credentials.refresh();
        try {
            return !before.equals(Optional.of(credentials.resolveCredentials()));
        } catch (StorageException.Credentials stillOutOfOrder) {
            return stillOutOfOrder.reason() == Reason.MFA;
        }
    }
}
