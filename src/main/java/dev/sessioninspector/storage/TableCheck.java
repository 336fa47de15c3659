package dev.sessioninspector.storage;

import java.util.List;

/** Compares a table and its index with what the adapter expects. */
public interface TableCheck {
    /** What is compared. */
    enum Aspect {
        /** The table is there and active. */
        TABLE,
        /** Its key is {@code id}, a string, and nothing else. */
        TABLE_KEY,
        /** The index is there and active. */
        INDEX,
        /** Its key is {@code shop}, a string, and nothing else. */
        INDEX_KEY,
        /** The index holds at least the keys: any projection does. */
        INDEX_PROJECTION
    }

    /** How a comparison ended. */
    enum Verdict {
        /** As the adapter needs it. */
        PASS,
        /** The adapter works, and something deserves a look. */
        WARNING,
        /** The adapter does not work, or not fully. */
        FAIL,
        /** It could not be read. */
        UNKNOWN
    }

    /**
     * One line of the checklist.
     *
     * @param found what is there, in DynamoDB's words, such as {@code ACTIVE} or {@code pk (S, HASH)}; empty where
     *     nothing is
     */
    record Check(Aspect aspect, Verdict verdict, String found) {}

    /**
     * Every check, in the order of {@link Aspect}. A missing table is a verdict.
     *
     * @throws StorageException where the table could not be described
     */
    List<Check> check();
}
