package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.storage.dynamodb.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.StsResponse;

/**
 * Gets roles from STS for a profile.
 *
 * @param profile whose role it is
 * @param clients makes the clients
 */
record Sts(Profile profile, Clients clients) {
    private static final String NAME = "AWS STS";

    /** What a role gives, and for how long. */
    record Assumed(AwsCredentials credentials, Duration life) {}

    /**
     * Asks for a role.
     *
     * @param refusal what it means where STS refuses the role itself, from the service's code and its message
     */
    <R extends StsResponse> Assumed assume(
            AwsCredentialsProvider credentials,
            Function<StsClient, R> call,
            Function<R, software.amazon.awssdk.services.sts.model.Credentials> given,
            BiFunction<String, String, Credentials> refusal) {
        try (var sts = clients.sts(region(), credentials)) {
            var answer = call.apply(sts);
            var role = given.apply(answer);
            if (role == null || role.accessKeyId() == null || role.expiration() == null) {
                throw failure(Reason.NOT_AWS, null);
            }
            return new Assumed(
                    AwsSessionCredentials.create(role.accessKeyId(), role.secretAccessKey(), role.sessionToken()),
                    Duration.between(date(answer), role.expiration()));
        } catch (StsException refused) {
            throw meaning(refused, refusal);
        } catch (AbortedException cancelled) {
            throw cancelled;
        } catch (SdkException lost) {
            throw Transport.isLost(lost) ? failure(Reason.UNREACHABLE, lost) : failure(Reason.NOT_AWS, lost);
        }
    }

    private Credentials meaning(StsException refused, BiFunction<String, String, Credentials> refusal) {
        var details = refused.awsErrorDetails();
        if (details == null || details.errorCode() == null) {
            return failure(Reason.NOT_AWS, refused);
        }
        if (refused.statusCode() >= 500 || refused.isThrottlingException()) {
            return failure(Reason.UNREACHABLE, refused);
        }
        return Refusals.of(refused)
                .orElseGet(() -> refusal.apply(details.errorCode(), String.valueOf(details.errorMessage())));
    }

    private Credentials failure(Reason reason, Throwable cause) {
        return new Credentials(reason, profile.name(), NAME, cause);
    }

    /** When it was at AWS: how long a session lives is told by AWS's clock. */
    private static Instant date(StsResponse answer) {
        return answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .orElseGet(Instant::now);
    }

    /** The profile's own, or the connection's; the old global endpoint where the profile wants that. */
    private Region region() {
        var region = profile.property("region").map(Region::of).orElse(clients.region());
        var legacy = profile.property("sts_regional_endpoints")
                .filter("legacy"::equals)
                .isPresent();
        return legacy
                        && region.metadata() != null
                        && region.metadata().partition().id().equals("aws")
                ? Region.AWS_GLOBAL
                : region;
    }
}
