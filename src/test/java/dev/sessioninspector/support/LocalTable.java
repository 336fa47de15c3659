package dev.sessioninspector.support;

import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.TableCreator;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A table of its own, made as the adapter's README has it: no test sees another's sessions. Comes with a connection
 * that may do everything.
 */
public final class LocalTable implements AutoCloseable {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Connection connection;

    private LocalTable(Connection connection) {
        this.connection = connection;
    }

    /** A fresh table in the tests' DynamoDB Local. */
    public static LocalTable create() {
        return createAt(TestDatabase.endpoint(), TableCreator.Capacity.ONE_UNIT);
    }

    /** The same, with capacity on demand. */
    public static LocalTable onDemand() {
        return createAt(TestDatabase.endpoint(), TableCreator.Capacity.ON_DEMAND);
    }

    /** A fresh table in the DynamoDB Local that answers there. */
    public static LocalTable createAt(URI endpoint, TableCreator.Capacity capacity) {
        var table = new LocalTable(new AwsConnector().open(nameAnother(endpoint)));
        table.connection.tableCreator().orElseThrow().createTable(capacity, status -> {});
        return table;
    }

    /** A connection to a table in the tests' DynamoDB Local that has not been made yet. */
    public static ConnectionSpec missing() {
        return nameAnother(TestDatabase.endpoint());
    }

    private static ConnectionSpec nameAnother(URI endpoint) {
        return new ConnectionSpec(
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.of(endpoint),
                "sessions_" + MADE.incrementAndGet(),
                ConnectionSpec.DEFAULT_INDEX,
                Environment.LOCAL,
                Capability.CREATE);
    }

    /** How to connect to it, for a program under test. */
    public ConnectionSpec spec() {
        return connection.spec();
    }

    /** An open connection to it. */
    public Connection connection() {
        return connection;
    }

    /** Its sessions. */
    public SessionStorage storage() {
        return connection.storage().orElseThrow();
    }

    @Override
    public void close() {
        connection.close();
    }
}
