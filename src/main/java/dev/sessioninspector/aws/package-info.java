/**
 * Reaching AWS: profiles and regions of the AWS configuration, credentials, and the clients that talk to DynamoDB and
 * STS; signing in to IAM Identity Center, with the token cache that the AWS CLI and the SDK read.
 *
 * <p>Every client has its retries, attempts and time-outs fixed, and Apache HttpClient 5 as its transport. Credentials
 * are found step by step, in the places and the order of the SDK and the AWS CLI, so that a failure names the step of
 * the profile that failed: a {@link dev.sessioninspector.storage.StorageException.Credentials}. Roles are assumed here
 * and not by the SDK, which asks for no MFA codes. Resolving never waits for a person, since it happens within the
 * SDK's time-outs; the gate that every call goes through does.
 *
 * <p>May import: {@code session} (for its secrets), {@code connection}, {@code storage} (for its errors),
 * {@code storage.dynamodb}, {@code task}, {@code file}, the AWS SDK, Jackson, the JDK with its HTTP server.
 */
package dev.sessioninspector.aws;
