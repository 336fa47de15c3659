package dev.sessioninspector.aws;

import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.StorageException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the SDK's clients, each with the same bounds; the SDK's own defaults for them change between versions. */
record Clients(Region region, Optional<String> profile, ProfileFile files, Credentials credentials) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    /** Deletions and reads run side by side, and a person clicks meanwhile. */
    private static final int CONNECTIONS = 50;

    DynamoDbClient dynamoDb(Optional<URI> endpoint) {
        var http = Apache5HttpClient.builder().connectionTimeout(CONNECT).maxConnections(CONNECTIONS);
        var builder = bounded(DynamoDbClient.builder().httpClientBuilder(http));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * Who AWS takes these credentials for, or nothing where that cannot be known: an endpoint of DynamoDB's own says
     * nothing about STS, and a local one has no accounts.
     */
    Optional<Identity> identity(boolean ownEndpoint) {
        if (ownEndpoint && System.getenv("AWS_ENDPOINT_URL_STS") == null && System.getenv("AWS_ENDPOINT_URL") == null) {
            return Optional.empty();
        }
        var http = Apache5HttpClient.builder().connectionTimeout(CONNECT);
        try (var sts = bounded(StsClient.builder().httpClientBuilder(http)).build()) {
            var caller = sts.getCallerIdentity();
            return Optional.of(new Identity(caller.account(), caller.arn()));
        } catch (SdkException | StorageException unknown) {
            return Optional.empty();
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> B bounded(B builder) {
        return builder.region(region).credentialsProvider(credentials).overrideConfiguration(bounds -> {
            bounds.apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL)
                    .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build())
                    .defaultProfileFile(files);
            profile.ifPresent(bounds::defaultProfileName);
        });
    }
}
