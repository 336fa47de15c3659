package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The words by which every service of AWS refuses credentials. */
public final class Refusals {
    /** AWS takes a signature that is up to five minutes off; the SDK corrects its own clock from four on. */
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    private Refusals() {}

    /** Why a service did not take the credentials, or nothing where it refused something else. */
    public static Optional<Credentials> of(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        if (details == null || details.errorCode() == null) {
            return Optional.empty();
        }
        return switch (details.errorCode()) {
            case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId" ->
                Optional.of(new Credentials(Reason.UNKNOWN_KEY, refused));
            case "ExpiredTokenException", "ExpiredToken" -> Optional.of(timed(Reason.EXPIRED, details, refused));
            case "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignatureException",
                    "IncompleteSignature",
                    "RequestExpired",
                    "RequestTimeTooSkewed" -> Optional.of(timed(Reason.SIGNATURE, details, refused));
            case "MissingAuthenticationTokenException", "MissingAuthenticationToken" ->
                Optional.of(new Credentials(Reason.MISSING, refused));
            default -> Optional.empty();
        };
    }

    /** What has to do with the time is the clock's fault where the answer was dated otherwise than this computer. */
    private static Credentials timed(Reason reason, AwsErrorDetails details, AwsServiceException refused) {
        var ahead = date(details).map(theirs -> Duration.between(theirs, Instant.now()));
        return ahead.filter(off -> off.abs().compareTo(TOLERATED) > 0)
                .map(off -> new Credentials(
                        off.isNegative() ? Reason.CLOCK_BEHIND : Reason.CLOCK_AHEAD,
                        null,
                        String.valueOf(off.abs().toMinutes()),
                        refused))
                .orElseGet(() -> new Credentials(reason, refused));
    }

    private static Optional<Instant> date(AwsErrorDetails details) {
        return Optional.ofNullable(details.sdkHttpResponse())
                .flatMap(response -> response.firstMatchingHeader("Date"))
                .flatMap(Refusals::instant);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
