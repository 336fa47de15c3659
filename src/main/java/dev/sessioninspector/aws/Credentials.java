package dev.sessioninspector.aws;

import dev.sessioninspector.connection.ConnectionException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a connection. Resolves on the thread of the call that needs them, one thread at a time, and never
 * asks a person: what needs one fails.
 */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final Function<Sources, Source> choice;
    private final ReentrantLock lock = new ReentrantLock();
    private Sources sources;
    private Source source;
    private AwsCredentials last;

    /** Those of the source that is chosen among all that there are. */
    Credentials(Sources sources, Function<Sources, Source> choice) {
        this.sources = sources;
        this.choice = choice;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        acquire();
        try {
            last = null;
            last = source().resolve();
            return last;
        } catch (RuntimeException failure) {
            // Some sources of the SDK take an interrupt for having nothing.
            if (Thread.currentThread().isInterrupted()) {
                throw AbortedException.create("cancelled", failure);
            }
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    /** What was resolved last; nothing where that failed. */
    Optional<AwsCredentials> last() {
        acquire();
        try {
            return Optional.ofNullable(last);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was handed out last, since AWS does not take it any more. */
    void forget() {
        acquire();
        try {
            if (source != null) {
                source.forget();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reads the files anew, and keeps nothing of what was found by the old ones. */
    void refresh() {
        acquire();
        try {
            close();
            source = null;
            sources = sources.with(AwsConfiguration.load());
        } catch (ConnectionException.BrokenConfiguration halfWritten) {
            // Somebody is at it: what was read before holds until there is something better.
        } finally {
            lock.unlock();
        }
    }

    /** Assumes the role of a profile with the code of its MFA device. */
    void enter(String profile, String code) {
        acquire();
        try {
            sources.role(profile).enter(code);
        } finally {
            lock.unlock();
        }
    }

    private Source source() {
        if (source == null) {
            source = choice.apply(sources);
        }
        return source;
    }

    private void acquire() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("cancelled", interrupted);
        }
    }

    /** Lets go of network connections; they are opened again if need be. */
    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
