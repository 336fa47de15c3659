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
record CallerIdentity(Clients clients, Credentials credentials, RenewingGate gate, boolean ownEndpoint) {
    /** Asks STS, as soon as there are credentials; gives nothing where it cannot be known. */
    Optional<Identity> ask() {
        try (var sts = clients.sts(clients.region(), credentials)) {
            if (ownEndpoint
                    && sts.serviceClientConfiguration().endpointOverride().isEmpty()) {
                return Optional.empty();
            }
            return gate.follow(() -> {
                try {
                    var caller = sts.getCallerIdentity();
                    return new Identity(caller.account(), caller.arn());
                } catch (StsException refused) {
                    throw Refusals.of(refused).<RuntimeException>map(it -> it).orElse(refused);
                }
            });
        } catch (SdkException | StorageException unknown) {
            return Optional.empty();
        }
    }
}
