package dev.sessioninspector.connection;

import dev.sessioninspector.storage.StorageException;
import java.util.Optional;

/**
 * The person in front of the program, for a call that cannot go on without them. Both methods block the calling thread
 * until there is an answer, and end with a {@link java.util.concurrent.CancellationException} when it is interrupted:
 * whoever waited has gone, or what was asked for has turned up elsewhere. A connection asks one question at a time.
 */
public interface Person {
    /** Nobody is there: whatever needs a person fails. */
    Person NOBODY = new Person() {
        @Override
        public boolean renew(Optional<String> profile, StorageException.Credentials failure) {
            return false;
        }

        @Override
        public Optional<String> mfaCode(MfaRequest request) {
            return Optional.empty();
        }
    };

    /**
     * A code that is asked for.
     *
     * @param profile the profile that needs it
     * @param device the device's name or ARN, as the profile has it
     * @param refused whether a code was given before, and AWS did not take it
     */
    record MfaRequest(String profile, String device, boolean refused) {}

    /**
     * Gets the credentials renewed: by a sign-in, or by whatever makes new ones.
     *
     * @param profile the profile to renew, which the connection's may only rest on; nothing for what is no profile's
     * @param failure what is wrong with them
     * @return whether it is worth trying again
     */
    boolean renew(Optional<String> profile, StorageException.Credentials failure);

    /** The code that the device shows now, or nothing where there is none to be had. */
    Optional<String> mfaCode(MfaRequest request);
}
