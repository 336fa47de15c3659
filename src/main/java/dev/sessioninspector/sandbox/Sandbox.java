package dev.sessioninspector.sandbox;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.TableCreator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB Local with a table as the adapter's README has it and the sample shops in it.
 *
 * @param spec how to connect to it
 * @param shops the domains of the shops in it
 */
public record Sandbox(LocalDynamoDb database, ConnectionSpec spec, List<String> shops) implements AutoCloseable {
    /**
     * Starts and fills one; takes a second or two.
     *
     * @param directory where DynamoDB Local has been laid aside
     * @throws IOException where it does not start
     */
    public static Sandbox start(Path directory, Connector connector) throws IOException {
        var database = LocalDynamoDb.start(directory);
        var spec = spec(database.endpoint());
        try (var connection = connector.open(spec)) {
            connection.tableCreator().orElseThrow().createTable(TableCreator.Capacity.ONE_UNIT, status -> {});
            fill(connection.storage().orElseThrow());
            return new Sandbox(database, spec, SampleShops.DOMAINS);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static ConnectionSpec spec(URI endpoint) {
        return new ConnectionSpec(
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.of(endpoint),
                ConnectionSpec.DEFAULT_TABLE,
                ConnectionSpec.DEFAULT_INDEX,
                Environment.LOCAL,
                Capability.CREATE);
    }

    private static void fill(SessionStorage storage) {
        SampleShops.items(Instant.now()).forEach(storage::putIfAbsent);
    }

    /** Whether it can be opened again: {@link Connection}s to it come and go. */
    public boolean isAlive() {
        return database.isAlive();
    }

    @Override
    public void close() {
        database.close();
    }
}
