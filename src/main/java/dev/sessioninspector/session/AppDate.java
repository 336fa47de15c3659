package dev.sessioninspector.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Dates as a Node.js app reads and writes them: in the form that ECMAScript prescribes, and for all other texts as V8
 * guesses. A time without an offset is read as UTC, since servers run in it.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-date.parse">Date.parse</a>
 */
public final class AppDate {
    /** The furthest that a JavaScript date reaches, in milliseconds to either side of 1970. */
    public static final long LIMIT = 8_640_000_000_000_000L;

    /** Any number of digits after the point, and an offset without its colon, are V8's additions. */
    private static final Pattern ISO = Pattern.compile("(?<year>[0-9]{4}|(?!-0{6})[+-][0-9]{6})"
            + "(?:-(?<month>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12][0-9]|3[01]))?)?"
            + "(?:[Tt](?<hour>[01][0-9]|2[0-4]):(?<minute>[0-5][0-9])"
            + "(?::(?<second>[0-5][0-9])(?:\\.(?<fraction>[0-9]+))?)?"
            + "(?:[Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):?(?<minutes>[0-5][0-9]))?)?");

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER)
            .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AppDate() {}

    /** What {@code new Date(text)} gives, or nothing where that is an invalid date. */
    public static Optional<Instant> parse(String text) {
        // For V8 a text ends at its first NUL.
        var end = text.indexOf('\0');
        var read = end < 0 ? text : text.substring(0, end);
        var iso = ISO.matcher(read);
        if (iso.matches() && !isPastMidnight(iso)) {
            return Optional.of(time(iso)).filter(AppDate::withinLimit);
        }
        return GuessedDate.parse(read).filter(AppDate::withinLimit);
    }

    /** What {@code toISOString()} gives: UTC, with milliseconds. */
    public static String write(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year >= 0 && year <= 9999) {
            return WRITTEN.format(time);
        }
        var sign = year < 0 ? "-" : "+";
        var inLeapYear = time.atOffset(ZoneOffset.UTC).withYear(2000);
        return sign
                + "%06d".formatted(Math.abs(year))
                + WRITTEN.format(inLeapYear).substring(4);
    }

    /**
     * A time of day on a day, as milliseconds; days that the month lacks count into the next: 30 February is 2 March.
     */
    static Instant at(int year, int month, int day, long millisecondOfDay) {
        return LocalDate.of(year, month, 1)
                .plusDays(day - 1L)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusMillis(millisecondOfDay);
    }

    /** The first three digits after a point; V8 loses count of leading zeros where there are more than nine digits. */
    static int milliseconds(String fraction) {
        return fraction.length() > 9
                ? number(fraction) / 1_000_000
                : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    /** The number's first nine digits, leading zeros aside: V8 reads no further. */
    static int number(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return Integer.parseInt(significant.substring(0, Math.min(significant.length(), 9)));
    }

    private static Instant time(MatchResult iso) {
        var seconds = 3600 * number(iso, "hour", 0) + 60 * number(iso, "minute", 0) + number(iso, "second", 0);
        var fraction = iso.group("fraction");
        var offset = 3600 * number(iso, "hours", 0) + 60 * number(iso, "minutes", 0);
        var behind = "-".equals(iso.group("sign"));
        return at(
                        number(iso, "year", 0),
                        number(iso, "month", 1),
                        number(iso, "day", 1),
                        1000L * seconds + (fraction == null ? 0 : milliseconds(fraction)))
                .plusSeconds(behind ? offset : -offset);
    }

    /** A day ends at 24:00:00, and not later. */
    private static boolean isPastMidnight(MatchResult iso) {
        var fraction = iso.group("fraction");
        return number(iso, "hour", 0) == 24
                && (number(iso, "minute", 0) > 0
                        || number(iso, "second", 0) > 0
                        || (fraction != null && !fraction.matches("0+")));
    }

    private static int number(MatchResult iso, String name, int absent) {
        return iso.group(name) == null ? absent : Integer.parseInt(iso.group(name));
    }

    private static boolean withinLimit(Instant time) {
        return !time.isBefore(Instant.ofEpochMilli(-LIMIT)) && !time.isAfter(Instant.ofEpochMilli(LIMIT));
    }
}
