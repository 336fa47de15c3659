package dev.sessioninspector.storage;

/**
 * What calls have cost so far, by DynamoDB's own count.
 *
 * @param requests calls that were answered with a result
 * @param readUnits read capacity units
 * @param writeUnits write capacity units
 * @param throttled how often a call had to wait, since the table's capacity was used up
 */
public record Cost(long requests, double readUnits, double writeUnits, long throttled) {
    /** Nothing yet. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** A call that had to wait. */
    public static final Cost THROTTLED_ONCE = new Cost(0, 0, 0, 1);

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(
                requests + other.requests,
                readUnits + other.readUnits,
                writeUnits + other.writeUnits,
                throttled + other.throttled);
    }
}
