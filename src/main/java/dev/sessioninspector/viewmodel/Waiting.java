package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Person.MfaRequest;
import dev.sessioninspector.storage.StorageException.Credentials;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A call that waits for a person. */
sealed interface Waiting<A> {
    /** What it waits for. */
    CompletableFuture<A> answer();

    /** Lets it go on without what it waits for. */
    void refuse();

    /** What it waits for, in words. */
    String words();

    /** Credentials to be renewed. */
    record Renewal(String profile, Credentials failure, CompletableFuture<Boolean> answer) implements Waiting<Boolean> {
        Renewal(String profile, Credentials failure) {
            this(profile, failure, new CompletableFuture<>());
        }

        boolean signsIn() {
            return failure.reason() == Credentials.Reason.SIGN_IN;
        }

        @Override
        public void refuse() {
            answer.complete(false);
        }

        @Override
        public String words() {
            return Messages.text(signsIn() ? "waiting.sign-in" : "waiting.credentials");
        }
    }

    /** A code of an MFA device. */
    record Code(MfaRequest request, CompletableFuture<Optional<String>> answer) implements Waiting<Optional<String>> {
        Code(MfaRequest request) {
            this(request, new CompletableFuture<>());
        }

        @Override
        public void refuse() {
            answer.complete(Optional.empty());
        }

        @Override
        public String words() {
            return Messages.text("waiting.code");
        }
    }

    /**
     * Blocks until there is an answer.
     *
     * @throws CancellationException where the waiting thread is interrupted, which it then still is
     */
    default A await() {
        try {
            return answer().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
