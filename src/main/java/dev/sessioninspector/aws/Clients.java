package dev.sessioninspector.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the SDK's clients, each with the same bounds; the SDK's own defaults for them change between versions. */
record Clients(Region region, Optional<String> profile, ProfileFile files) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    /** Deletions and reads run side by side, and a person clicks meanwhile. */
    private static final int CONNECTIONS = 50;

    /** The same with files that were read anew. */
    Clients with(ProfileFile readAnew) {
        return new Clients(region, profile, readAnew);
    }

    DynamoDbClient dynamoDb(Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        var http = http().maxConnections(CONNECTIONS);
        var builder = bounded(DynamoDbClient.builder().httpClientBuilder(http), region, credentials);
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    StsClient sts(Region where, AwsCredentialsProvider credentials) {
        return bounded(StsClient.builder().httpClientBuilder(http()), where, credentials)
                .build();
    }

    static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder().connectionTimeout(CONNECT);
    }

    <B extends AwsClientBuilder<B, C>, C> B bounded(B builder, Region where, AwsCredentialsProvider credentials) {
        return builder.region(where).credentialsProvider(credentials).overrideConfiguration(bounds -> {
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
