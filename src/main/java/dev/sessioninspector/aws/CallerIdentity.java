package dev.sessioninspector.aws;

import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.dynamodb.Refusals;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Who AWS takes a connection for.
 *
 * @param ownEndpoint whether DynamoDB is somewhere else than at AWS: that says nothing about STS
 */
record CallerIdentity(Clients clients, Credentials credentials, boolean ownEndpoint) {
    /**
     * Asks STS; gives nothing where it cannot be known.
     *
     * @throws StorageException.Credentials where there are no usable credentials to ask with
     */
    Optional<Identity> ask() {
        try (var sts = clients.sts(clients.region(), credentials)) {
            if (ownEndpoint
                    && sts.serviceClientConfiguration().endpointOverride().isEmpty()) {
                return Optional.empty();
            }
            var caller = sts.getCallerIdentity();
            return Optional.of(new Identity(caller.account(), caller.arn()));
        } catch (StsException refused) {
            var meaning = Refusals.of(refused);
            if (meaning.isPresent()) {
                throw meaning.get();
            }
            return Optional.empty();
        } catch (SdkException unknown) {
            return Optional.empty();
        }
    }
}
