package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.SessionStorageContract;
import dev.sessioninspector.support.LocalTable;
import org.junit.jupiter.api.AfterEach;

/** The storage of the program, on DynamoDB Local as a process. */
class DynamoDbSessionStorageTest extends SessionStorageContract {
    private final LocalTable table = LocalTable.create();

    @Override
    protected SessionStorage storage() {
        return table.storage();
    }

    @AfterEach
    void close() {
        table.close();
    }
}
