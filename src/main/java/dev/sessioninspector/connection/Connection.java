package dev.sessioninspector.connection;

import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.SessionReader;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.storage.WriteProbe;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open connection. What it may not do is not there: a connection that may only look offers no way to write.
 *
 * @param spec what it was opened with
 * @param region the region that is used
 * @param reader always there
 * @param remover there where sessions may be deleted
 * @param storage there where sessions may be created
 * @param tableCreator there where a table may be created
 * @param writeProbe there where sessions may be deleted or created
 * @param cost what the connection's calls have cost so far
 * @param identity asks AWS who this is; asks no person, and blocks until other calls have had the credentials renewed
 *     where that is needed; gives nothing where it cannot be known
 * @param closing lets go of its network connections
 */
public record Connection(
        ConnectionSpec spec,
        String region,
        SessionReader reader,
        Optional<SessionRemover> remover,
        Optional<SessionStorage> storage,
        Optional<TableCreator> tableCreator,
        TableCheck tableCheck,
        Optional<WriteProbe> writeProbe,
        Supplier<Cost> cost,
        Supplier<Optional<Identity>> identity,
        Runnable closing)
        implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
