package dev.sessioninspector.storage;

import java.util.List;

/** Finds out whether a connection may write, without writing anything. */
public interface WriteProbe {
    /**
     * Tries a PutItem and a DeleteItem on a random id, under the condition that it is there already: where they are
     * allowed their condition fails, and nothing is written. Each costs a write unit and shows in the table's metric of
     * failed conditions.
     *
     * @return the checks of PUT_ITEM and DELETE_ITEM
     * @throws StorageException where the table could not be asked at all
     */
    List<TableCheck.Check> probe();
}
