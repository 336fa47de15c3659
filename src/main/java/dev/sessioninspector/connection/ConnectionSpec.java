package dev.sessioninspector.connection;

import java.net.URI;
import java.util.Optional;

/**
 * Where a table is and who asks.
 *
 * @param profile the AWS profile, or nothing for the SDK's default chain
 * @param region the region's id, or nothing for the profile's own
 * @param endpoint where DynamoDB answers, or nothing for AWS itself
 * @param table the table's name
 * @param index the name of its index on {@code shop}
 * @param environment what the table is for
 * @param capability what may be done: never more than the environment allows
 */
public record ConnectionSpec(
        Optional<String> profile,
        Optional<String> region,
        Optional<URI> endpoint,
        String table,
        String index,
        Environment environment,
        Capability capability) {

    public ConnectionSpec {
        capability = capability.atMost(environment.mostCapability());
    }

    /** The adapter's default table. */
    public static final String DEFAULT_TABLE = "shopify_sessions";

    /** The adapter's default index. */
    public static final String DEFAULT_INDEX = "shop_index";
}
