/**
 * Reaching AWS: profiles and regions of the AWS configuration, credentials, and the clients that talk to DynamoDB and
 * STS.
 *
 * <p>Every client has its retries, attempts and time-outs fixed, and Apache HttpClient 5 as its transport. The SDK
 * resolves credentials by its own rules; what goes wrong there becomes a
 * {@link dev.sessioninspector.storage.StorageException.Credentials}.
 *
 * <p>May import: {@code connection}, {@code storage} (for its errors), {@code storage.dynamodb}, {@code task},
 * {@code file}, the AWS SDK, Jackson, the JDK with its HTTP server.
 */
package dev.sessioninspector.aws;
