package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A place where the SDK looks by itself: the environment, the container, the instance.
 *
 * @param reason what it means where there is nothing
 * @param profile the profile that names the place, or null
 */
record SdkSource(AwsCredentialsProvider provider, Reason reason, String profile) implements Source {
    @Override
    public AwsCredentials resolve() {
        try {
            return provider.resolveCredentials();
        } catch (AbortedException cancelled) {
            throw cancelled;
        } catch (RuntimeException none) {
            throw new StorageException.Credentials(reason, profile, "", none);
        }
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
