package dev.sessioninspector.storage;

import java.util.function.Consumer;

/** Makes the table and the index that the adapter's README describes. */
public interface TableCreator {
    /**
     * Creates the table with its index, one read and one write unit each, and returns when both are active.
     *
     * @param status gets DynamoDB's word for how far it is, such as {@code CREATING}, each time it was asked
     * @throws StorageException where a table of that name is there already, or it may not be made
     */
    void createTable(Consumer<String> status);

    /**
     * Adds the index to a table that is there, with the table's own kind of capacity, and returns when it is active:
     * after minutes for a table with many items.
     *
     * @param status as for {@link #createTable}
     * @throws StorageException where an index of that name is there already, or it may not be made
     */
    void createIndex(Consumer<String> status);
}
