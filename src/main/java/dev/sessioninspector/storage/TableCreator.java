package dev.sessioninspector.storage;

/** Makes the table that the adapter's README describes. */
public interface TableCreator {
    /**
     * Creates the table with its index, one read and one write unit each, and returns when both are active.
     *
     * @throws StorageException where a table of that name is there already, or it may not be made
     */
    void createTable();
}
