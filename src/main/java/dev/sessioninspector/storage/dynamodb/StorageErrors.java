package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.StorageException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.thirdparty.jackson.core.JacksonException;

/** Tells from what the SDK throws what went wrong. The SDK's own words go no further: they may hold values. */
final class StorageErrors {
    /** The service's words for an action that a policy does not allow. */
    private static final Pattern DENIED = Pattern.compile("not authorized to perform: (\\S+)");

    private StorageErrors() {}

    /**
     * What a failed call means.
     *
     * @param action the action that was called, such as {@code dynamodb:Query}
     */
    static RuntimeException of(String action, SdkException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause, failure);
            if (known != null) {
                return known;
            }
        }
        return failure instanceof DynamoDbException refused
                ? ofService(action, refused)
                : new StorageException.NotDynamoDb(failure);
    }

    /**
     * What a failed write means: where an attempt before the last got no answer, nobody knows whether it happened,
     * whatever the last one was told.
     */
    static RuntimeException ofWrite(String action, SdkException failure) {
        var meaning = of(action, failure);
        var decided = meaning instanceof ConditionFailed
                || meaning instanceof TransactionCancelled
                || meaning instanceof CancellationException;
        return decided || Arrays.stream(failure.getSuppressed()).allMatch(StorageErrors::isRefusal)
                ? meaning
                : new StorageException.NoAnswer(failure);
    }

    /** The SDK keeps attempts before the last as messages alone; those of the service have its status in them. */
    private static boolean isRefusal(Throwable attempt) {
        return String.valueOf(attempt.getMessage()).contains("Status Code: 4");
    }

    private static RuntimeException known(Throwable cause, SdkException failure) {
        return switch (cause) {
            case StorageException already -> already;
            case ConditionalCheckFailedException failed -> new ConditionFailed(Attributes.item(failed.item()));
            case TransactionCanceledException cancelled -> ofCancelled(cancelled, failure);
            case AbortedException aborted -> cancelled(failure);
            case InterruptedException interrupted -> cancelled(failure);
            case ApiCallTimeoutException timeout -> new StorageException.NoAnswer(failure);
            case ApiCallAttemptTimeoutException timeout -> new StorageException.NoAnswer(failure);
            case ConnectException refused -> new StorageException.Unreachable(failure);
            case org.apache.hc.client5.http.ConnectTimeoutException timeout ->
                new StorageException.Unreachable(failure);
            case UnknownHostException unknown -> new StorageException.Unreachable(failure);
            case NoRouteToHostException noRoute -> new StorageException.Unreachable(failure);
            case SSLException noTls -> new StorageException.NotDynamoDb(failure);
            case SocketTimeoutException timeout -> new StorageException.NoAnswer(failure);
            case JacksonException unreadable -> new StorageException.NotDynamoDb(failure);
            case java.io.IOException lost when Thread.currentThread().isInterrupted() -> cancelled(failure);
            case java.io.IOException lost -> new StorageException.NoAnswer(failure);
            default -> null;
        };
    }

    /** Reasons as the service codes them, one for each part; parts that could have been done have {@code None}. */
    private static RuntimeException ofCancelled(TransactionCanceledException cancelled, SdkException failure) {
        var throttled = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> "ThrottlingError".equals(code) || "ProvisionedThroughputExceeded".equals(code));
        return throttled ? new StorageException.Throttled(failure) : new TransactionCancelled();
    }

    private static CancellationException cancelled(SdkException failure) {
        var cancelled = new CancellationException("cancelled");
        cancelled.initCause(failure);
        return cancelled;
    }

    private static StorageException ofService(String action, DynamoDbException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (code.equals("ValidationException") && says(details, "does not have the specified index")) {
            return new StorageException.IndexMissing(refused);
        }
        if (code.equals("ValidationException") && says(details, "backfilling")) {
            return new StorageException.IndexBuilding(refused);
        }
        return Refusals.of(refused)
                .<StorageException>map(it -> it)
                .orElseGet(() -> ofCode(code, details, action, refused));
    }

    private static StorageException ofCode(
            String code, AwsErrorDetails details, String action, DynamoDbException refused) {
        return switch (code) {
            case "ResourceNotFoundException" -> new StorageException.TableMissing(refused);
            case "AccessDeniedException" -> new StorageException.AccessDenied(deniedAction(details, action), refused);
            case "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded" ->
                new StorageException.Throttled(refused);
            case "InternalServerError", "InternalFailure", "ServiceUnavailable", "ServiceUnavailableException" ->
                new StorageException.Unavailable(refused);
            case "TransactionInProgressException" -> new StorageException.NoAnswer(refused);
            case "" -> new StorageException.NotDynamoDb(refused);
            default -> new StorageException.Refused(code, refused.requestId(), refused);
        };
    }

    private static boolean says(AwsErrorDetails details, String words) {
        var message = details.errorMessage();
        return message != null && message.contains(words);
    }

    private static String deniedAction(AwsErrorDetails details, String called) {
        var message = details.errorMessage();
        var match = DENIED.matcher(message == null ? "" : message);
        return match.find() ? match.group(1) : called;
    }
}
