package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionStorage;

/** Writes with PutItem. */
public final class DynamoDbSessionStorage extends DynamoDbSessionRemover implements SessionStorage {
    /** Reads, deletes and writes the sessions of a table. */
    public DynamoDbSessionStorage(SessionTable table) {
        super(table);
    }

    @Override
    public void storeSession(Session session) {
        table().patiently(() -> put(request(SessionCodec.encode(session)).build()));
    }

    @Override
    public boolean putIfAbsent(Item item) {
        return table().patiently(() -> restore(item));
    }
}
