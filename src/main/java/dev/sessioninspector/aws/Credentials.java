package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials as the SDK finds them, with its failures told apart. Resolves on the thread of the call that needs them.
 */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final AwsCredentialsProvider source;

    private Credentials(AwsCredentialsProvider source) {
        this.source = source;
    }

    /** Those of a profile, or of the SDK's default chain. */
    static Credentials of(Optional<String> profile, ProfileFile files) {
        return new Credentials(profile.<AwsCredentialsProvider>map(name -> profile(name, files))
                .orElseGet(() -> DefaultCredentialsProvider.builder()
                        .profileFile(() -> files)
                        .build()));
    }

    /**
     * For a DynamoDB on this machine, which checks none: the default chain without the instance's metadata, which would
     * take seconds to be missing, and then a placeholder.
     */
    static Credentials local(Optional<String> profile, ProfileFile files) {
        if (profile.isPresent()) {
            return of(profile, files);
        }
        var placeholder = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        return new Credentials(AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
                .addCredentialsProvider(ProfileCredentialsProvider.builder()
                        .profileFile(() -> files)
                        .build())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(placeholder)
                .build());
    }

    private static ProfileCredentialsProvider profile(String name, ProfileFile files) {
        return ProfileCredentialsProvider.builder()
                .profileName(name)
                .profileFile(() -> files)
                .build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (SdkException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | UncheckedIOException
                | DateTimeException failure) {
            // The SDK's chains take an interrupt for one more source that has nothing.
            if (Thread.currentThread().isInterrupted()) {
                throw AbortedException.create("cancelled", failure);
            }
            throw new StorageException.Credentials(reason(failure), failure);
        }
    }

    /** A stale sign-in has many faces in the SDK; only where it happens tells. */
    private static StorageException.Credentials.Reason reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (fromSso(cause)) {
                return StorageException.Credentials.Reason.SIGN_IN;
            }
        }
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("unable to load credentials")
                        || message.contains("does not contain")
                        || message.contains("contained no ")
                ? StorageException.Credentials.Reason.MISSING
                : StorageException.Credentials.Reason.FAILED;
    }

    private static boolean fromSso(Throwable cause) {
        return java.util.Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("software.amazon.awssdk.services.sso"));
    }

    @Override
    public void close() {
        if (source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
