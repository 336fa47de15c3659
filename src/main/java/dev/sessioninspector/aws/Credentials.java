package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import java.net.ConnectException;
import java.net.UnknownHostException;
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
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials as the SDK finds them, with its failures told apart. Resolves on the thread of the call that needs them.
 */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final AwsCredentialsProvider source;
    private final ProfileFile files;
    private final String profile;

    private Credentials(AwsCredentialsProvider source, ProfileFile files, Optional<String> profile) {
        this.source = source;
        this.files = files;
        this.profile = profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    }

    /** Those of a profile, or of the SDK's default chain. */
    static Credentials of(Optional<String> profile, ProfileFile files) {
        var source = profile.<AwsCredentialsProvider>map(name -> profile(name, files))
                .orElseGet(() -> DefaultCredentialsProvider.builder()
                        .profileFile(() -> files)
                        .build());
        return new Credentials(source, files, profile);
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
        var source = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
                .addCredentialsProvider(ProfileCredentialsProvider.builder()
                        .profileFile(() -> files)
                        .build())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(placeholder)
                .build();
        return new Credentials(source, files, profile);
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
        } catch (RuntimeException failure) {
            // The SDK's chains take an interrupt for one more source that has nothing.
            if (Thread.currentThread().isInterrupted()) {
                throw AbortedException.create("cancelled", failure);
            }
            throw problem(failure);
        }
    }

    private RuntimeException problem(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
                return new StorageException.Unreachable(failure);
            }
        }
        return new StorageException.Credentials(reason(failure), failure);
    }

    /** A stale sign-in has many faces in the SDK; only where it happens tells. */
    private StorageException.Credentials.Reason reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (fromSso(cause)) {
                return StorageException.Credentials.Reason.SIGN_IN;
            }
        }
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("unable to load credentials")
                        || message.contains("does not contain")
                        || message.contains("contained no ")
                ? missing()
                : StorageException.Credentials.Reason.FAILED;
    }

    /** The SDK's default chain keeps to itself that a profile in it had a sign-in that is over. */
    private StorageException.Credentials.Reason missing() {
        return files.profile(profile)
                .filter(found -> found.property("sso_session").isPresent()
                        || found.property(ProfileProperty.SSO_START_URL).isPresent())
                .map(found -> StorageException.Credentials.Reason.SIGN_IN)
                .orElse(StorageException.Credentials.Reason.MISSING);
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
