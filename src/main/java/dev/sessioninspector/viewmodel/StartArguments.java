package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import java.net.URI;
import java.util.Optional;

/** What the program was started with; each empty where it was not given. */
public record StartArguments(
        Optional<String> profile,
        Optional<String> region,
        Optional<String> endpoint,
        Optional<String> table,
        Optional<String> index,
        Optional<Environment> environment,
        Optional<Capability> capability,
        Optional<String> shop,
        boolean sandbox,
        boolean check) {
    /** Whether they are enough to connect without a click. */
    public boolean connects() {
        return profile.isPresent() || endpoint.isPresent();
    }

    /**
     * The connection that they describe, with the adapter's defaults for what was not given.
     *
     * @throws IllegalArgumentException where the endpoint is no address
     */
    public ConnectionSpec spec() {
        var address = endpoint.map(URI::create);
        var host = address.map(URI::getHost).orElse("");
        var meant = environment.orElseGet(() -> Environment.guess(host));
        return new ConnectionSpec(
                profile,
                region,
                address,
                table.orElse(ConnectionSpec.DEFAULT_TABLE),
                index.orElse(ConnectionSpec.DEFAULT_INDEX),
                meant,
                capability.orElse(meant.defaultCapability()));
    }
}
