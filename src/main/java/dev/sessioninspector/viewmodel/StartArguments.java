package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
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
        boolean sandbox) {
    /** Whether they are enough to connect without a click. */
    public boolean connects() {
        return profile.isPresent() || endpoint.isPresent();
    }
}
