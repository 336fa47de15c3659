package dev.sessioninspector.storage;

/**
 * What calls have cost so far, by DynamoDB's own count.
 *
 * @param requests answered calls
 * @param readUnits read capacity units
 * @param writeUnits write capacity units
 */
public record Cost(long requests, double readUnits, double writeUnits) {
    /** Nothing yet. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(requests + other.requests, readUnits + other.readUnits, writeUnits + other.writeUnits);
    }

    /** What came since an earlier state of the same count. */
    public Cost since(Cost earlier) {
        return new Cost(requests - earlier.requests, readUnits - earlier.readUnits, writeUnits - earlier.writeUnits);
    }
}
