package dev.sessioninspector.revocation;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.SessionRemover;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans revocations through one connection, and begins them. Calls block, and end with a
 * {@link java.util.concurrent.CancellationException} when their thread is interrupted.
 */
public final class Revoker {
    private final Connection connection;
    private final Receipts receipts;
    private final String version;
    private final InstantSource clock;

    /**
     * For a connection that may delete.
     *
     * @param version the program's version, for receipts
     */
    public Revoker(Connection connection, Receipts receipts, String version, InstantSource clock) {
        this.connection = connection;
        this.receipts = receipts;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Finds and reads what is to be revoked, consistently. To cancel it, interrupt its thread.
     *
     * @param progress called from several threads
     * @throws dev.sessioninspector.storage.StorageException where anything could not be read: then there is no plan
     */
    public Plan plan(Target target, Consumer<Planning> progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a revocation of a plan ready; nothing is deleted or written yet.
     *
     * @param who who AWS takes the program for, where that is known
     * @throws IllegalStateException where the connection may not delete
     */
    public Revocation begin(Plan plan, Why why, Optional<Identity> who) {
        throw new UnsupportedOperationException(version + clock + receipts);
    }

    /**
     * Whether a receipt is about this connection's table: only then may it be gone on with or closed through it.
     *
     * @param who who AWS takes the program for, where that is known
     */
    public boolean concerns(Receipt.Summary receipt, Optional<Identity> who) {
        return connection.spec().table().equals(receipt.head().place().table());
    }

    /**
     * Goes on with an interrupted revocation: what it had not decided is planned anew with {@code plan(Target.Ids.of(
     * receipt.undecided()))}, reviewed, and then told in the same receipt. Ids that the plan found gone are gone.
     *
     * @param plan of what the receipt had not decided, and of nothing else
     */
    public Revocation goOn(Receipt receipt, Plan plan) {
        throw new UnsupportedOperationException();
    }

    /**
     * Closes an interrupted revocation: what it had not decided is read, consistently. What is not there is gone, what
     * stands there was not attempted or came back, which nobody can tell any more: it is {@link Outcome#NOT_ATTEMPTED}.
     *
     * @return the receipt, finished
     * @throws IOException where it cannot be written
     * @throws dev.sessioninspector.storage.StorageException where it could not be read; the receipt stays interrupted
     */
    public Receipt close(Receipt receipt) throws IOException {
        throw new UnsupportedOperationException();
    }

    SessionRemover remover() {
        return connection.remover().orElseThrow(() -> new IllegalStateException("may not delete"));
    }
}
