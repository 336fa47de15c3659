package dev.sessioninspector.support;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clients of a DynamoDB on this machine that try once more, and at once. */
public final class LocalClient {
    private LocalClient() {}

    /** With the SDK's own patience. */
    public static DynamoDbClient to(URI endpoint) {
        return of(endpoint, bounds());
    }

    /** One that waits so long for an attempt. */
    public static DynamoDbClient to(URI endpoint, Duration patience) {
        return of(
                endpoint,
                bounds().apiCallAttemptTimeout(patience)
                        .apiCallTimeout(patience.multipliedBy(2).plus(patience.dividedBy(2))));
    }

    private static ClientOverrideConfiguration.Builder bounds() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(2)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build());
    }

    private static DynamoDbClient of(URI endpoint, ClientOverrideConfiguration.Builder bounds) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(50))
                .overrideConfiguration(bounds.build())
                .build();
    }
}
