package dev.sessioninspector.storage;

import java.util.List;

/** Compares a table, its index and what the connection may do with what the adapter needs. */
public interface TableCheck {
    /** What is compared, in the order in which a set-up goes. */
    enum Aspect {
        /** The table is there and active. */
        TABLE(true),
        /** Its key is {@code id}, a string, and nothing else. */
        TABLE_KEY(true),
        /** The index is there and active. */
        INDEX(true),
        /** Its key is {@code shop}, a string, and nothing else. */
        INDEX_KEY(true),
        /** The index holds at least the keys: any projection does. */
        INDEX_PROJECTION(true),
        /** The index may be queried. */
        QUERY(true),
        /** Items may be read. */
        GET_ITEM(true),
        /** Items may be written; only a write proves it. */
        PUT_ITEM(false),
        /** Items may be deleted; only a write proves it. */
        DELETE_ITEM(false),
        /** Items may be read by the hundred. */
        BATCH_GET_ITEM(false),
        /** How much the table and its index take in a second. */
        CAPACITY(false),
        /** Whether DynamoDB deletes expired items by itself. */
        TIME_TO_LIVE(false),
        /** Whether the table can be deleted by mistake. */
        DELETION_PROTECTION(false),
        /** Whether the table can be brought back as it was. */
        RECOVERY(false),
        /** With which key the table is encrypted. */
        ENCRYPTION(false),
        /** In which other regions it is. */
        REPLICAS(false),
        /** How many items it holds; DynamoDB counts them about every six hours. */
        SIZE(false);

        private final boolean needed;

        Aspect(boolean needed) {
            this.needed = needed;
        }

        /** Whether a table is called unchecked while this is unknown. */
        public boolean isNeeded() {
            return needed;
        }
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
     * @param found what is there, in DynamoDB's words, such as {@code ACTIVE} or {@code pk (S, HASH)}; for what is
     *     unknown, the action that is denied; empty where there is nothing to name
     */
    record Check(Aspect aspect, Verdict verdict, String found) {}

    /**
     * Every check, in the order of {@link Aspect}. A missing table and a denied action are verdicts.
     *
     * @throws StorageException where the table could not be asked at all
     */
    List<Check> check();
}
