package dev.sessioninspector.support;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Connections to storages of tests, with no more rights than their environment gives. */
public final class Connections {
    /** A table as the adapter needs it. */
    public static final List<Check> HEALTHY = Arrays.stream(Aspect.values())
            .map(aspect -> new Check(aspect, Verdict.PASS, aspect == Aspect.TABLE ? "ACTIVE" : ""))
            .toList();

    private Connections() {}

    /** What a connection in an environment is opened with. */
    public static ConnectionSpec spec(Environment environment) {
        return new ConnectionSpec(
                Optional.of("support"),
                Optional.of("eu-west-1"),
                Optional.empty(),
                "the_table",
                "the_index",
                environment,
                environment.defaultCapability());
    }

    /** One that may do what its environment lets it, to a healthy table. */
    public static Connection to(SessionStorage storage, Environment environment) {
        return to(storage, spec(environment), () -> HEALTHY, () -> {});
    }

    /** One whose table is checked, and which is closed, as a test wants it. */
    public static Connection to(SessionStorage storage, ConnectionSpec spec, TableCheck check, Runnable closing) {
        var capability = spec.capability();
        return new Connection(
                spec,
                "eu-west-1",
                storage,
                Optional.<SessionRemover>of(storage).filter(it -> capability != Capability.LOOK),
                Optional.of(storage).filter(it -> capability == Capability.CREATE),
                Optional.empty(),
                check,
                Optional.empty(),
                () -> Cost.NONE,
                () -> Optional.of(new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Support/ada")),
                closing);
    }

    /** The same with other rights. */
    public static ConnectionSpec with(ConnectionSpec spec, Capability capability) {
        return new ConnectionSpec(
                spec.profile(),
                spec.region(),
                spec.endpoint(),
                spec.table(),
                spec.index(),
                spec.environment(),
                capability);
    }
}
