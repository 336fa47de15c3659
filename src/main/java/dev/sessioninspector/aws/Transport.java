package dev.sessioninspector.aws;

import java.io.IOException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What became of a call on its way. */
final class Transport {
    private Transport() {}

    /** Whether nothing answered, or not in time, or the answer got lost. */
    static boolean isLost(Throwable failure) {
        return causes(failure).anyMatch(Transport::isLoss);
    }

    /** Files fail with the same exceptions: only what the SDK's client reports was on its way. */
    private static boolean isLoss(Throwable cause) {
        return cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof SdkClientException
                        && cause.getCause() instanceof IOException io
                        && !(io instanceof SSLException)
                        && isOfNetwork(io);
    }

    private static boolean isOfNetwork(IOException io) {
        return Stream.of("java.net.", "org.apache.hc.")
                .anyMatch(place -> io.getClass().getName().startsWith(place));
    }

    /** A failure and what caused it, outermost first. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
