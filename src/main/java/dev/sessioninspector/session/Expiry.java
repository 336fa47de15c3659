package dev.sessioninspector.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * When something expires, as the app will understand the value that is stored: the adapter calls JavaScript's
 * {@code new Date(value)} on whatever it finds, unless the value counts as false.
 */
public sealed interface Expiry {
    /** Absent, NULL, empty, 0 or false: for the app it never expires. */
    record Never() implements Expiry {}

    /** A time that the app understands. */
    record At(Instant time) implements Expiry {}

    /**
     * A number of seconds: the app takes it for milliseconds, and so for a day in January 1970.
     *
     * @param time what the app makes of it
     * @param meant what the writer will have meant
     */
    record Seconds(Instant time, Instant meant) implements Expiry {}

    /** Something that is no date: JavaScript compares an invalid date as never being in the past. */
    record Unreadable() implements Expiry {}

    /** Nothing was stored. */
    Expiry NEVER = new Never();

    /** What the app makes of a stored attribute. */
    static Expiry of(Attribute stored) {
        return switch (stored) {
            case Attribute.Null none -> NEVER;
            case Attribute.Text(var text) when text.isEmpty() -> NEVER;
            case Attribute.Text(var text) ->
                AppDate.parse(text).<Expiry>map(At::new).orElseGet(Unreadable::new);
            case Attribute.Number(var digits) -> ofNumber(new BigDecimal(digits));
            case Attribute.Bool(var value) -> value ? new At(Instant.ofEpochMilli(1)) : NEVER;
            default -> new Unreadable();
        };
    }

    private static Expiry ofNumber(BigDecimal milliseconds) {
        if (milliseconds.signum() == 0) {
            return NEVER;
        }
        if (milliseconds.abs().compareTo(BigDecimal.valueOf(AppDate.LIMIT)) > 0) {
            return new Unreadable();
        }
        var time = Instant.ofEpochMilli(milliseconds.longValue());
        // Seconds between 2001 and 2286 have ten digits; as milliseconds they lie before May 1970.
        var seconds = milliseconds.longValue();
        return seconds >= 1_000_000_000L && seconds < 10_000_000_000L
                ? new Seconds(time, Instant.ofEpochSecond(seconds))
                : new At(time);
    }

    /**
     * Whether the app takes it for expired at a time.
     *
     * @param within how long before its end it counts as expired already
     */
    default boolean isExpired(Instant now, Duration within) {
        return switch (this) {
            case At(var time) -> time.minus(within).isBefore(now);
            case Seconds(var time, var meant) -> time.minus(within).isBefore(now);
            case Never never -> false;
            case Unreadable unreadable -> false;
        };
    }
}
