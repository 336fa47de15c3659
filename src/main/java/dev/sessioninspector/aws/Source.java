package dev.sessioninspector.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Where credentials come from: one step of a profile, which may rest on another. */
interface Source extends AutoCloseable {
    /**
     * The credentials to use now; blocks.
     *
     * @throws dev.sessioninspector.storage.StorageException.Credentials where there are none, with the step that failed
     */
    AwsCredentials resolve();

    /** Forgets what was handed out, since AWS does not take it any more. */
    default void forget() {}

    @Override
    default void close() {}
}
