package dev.sessioninspector.storage;

import java.util.function.Consumer;

/** Makes the table and the index that the adapter's README describes. */
public interface TableCreator {
    /** How a table's capacity is paid for. */
    enum Capacity {
        /** One read and one write unit each for the table and its index, as in the adapter's README. */
        ONE_UNIT,
        /** By request. */
        ON_DEMAND
    }

    /**
     * Creates the table with its index, and returns when both are active.
     *
     * @param capacity for both
     * @param status gets DynamoDB's word for how far it is, such as {@code CREATING}, each time it was asked
     * @throws StorageException where a table of that name is there already, or it may not be made
     */
    void createTable(Capacity capacity, Consumer<String> status);

    /**
     * Adds the index to a table that is there, with the table's own kind of capacity, and returns when it is active:
     * after minutes for a table with many items.
     *
     * @param status as for {@link #createTable}
     * @throws StorageException where an index of that name is there already, or it may not be made
     */
    void createIndex(Consumer<String> status);
}
