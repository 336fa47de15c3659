package dev.sessioninspector.storage.dynamodb;

import java.util.function.Supplier;

/** What every call to DynamoDB goes through: it may hold a call back, and make it again. */
public interface Gate {
    /** Lets every call through once. */
    Gate OPEN = new Gate() {
        @Override
        public <T> T pass(Supplier<T> call) {
            return call.get();
        }
    };

    /**
     * Makes a call on the calling thread, outside any time-out of the SDK.
     *
     * @throws dev.sessioninspector.storage.StorageException where it failed for good
     * @throws java.util.concurrent.CancellationException where the thread is interrupted
     */
    <T> T pass(Supplier<T> call);
}
