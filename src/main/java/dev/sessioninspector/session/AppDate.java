package dev.sessioninspector.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates as a Node.js app reads and writes them. Reads the forms that ECMAScript prescribes, and a blank for the
 * {@code T}, which V8 takes too; a time without an offset is read as UTC, since servers run in it. V8 guesses at some
 * further forms (month names and the like) that are not read here.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-date.parse">Date.parse</a>
 */
public final class AppDate {
    /** The furthest that a JavaScript date reaches, in milliseconds to either side of 1970. */
    public static final long LIMIT = 8_640_000_000_000_000L;

    private static final Pattern ISO = Pattern.compile("(\\d{4}|[+-]\\d{6})(?:-(\\d{2})(?:-(\\d{2}))?)?"
            + "(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?\\s*([Zz]|[+-]\\d{2}:?\\d{2})?)?");

    /** {@code Thu Jan 01 2026 00:00:00 GMT+0000 (…)}: what a date's toString gives. */
    private static final DateTimeFormatter TO_STRING =
            DateTimeFormatter.ofPattern("EEE MMM dd uuuu HH:mm:ss 'GMT'xx", Locale.ENGLISH);

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER)
            .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AppDate() {}

    /** What {@code new Date(text)} gives, or nothing where that is an invalid date. */
    public static Optional<Instant> parse(String text) {
        var trimmed = text.strip();
        var iso = ISO.matcher(trimmed);
        try {
            if (iso.matches()) {
                return Optional.of(isoTime(iso)).filter(AppDate::withinLimit);
            }
            if (trimmed.endsWith("GMT")) {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(trimmed)));
            }
            return Optional.of(Instant.from(TO_STRING.parse(trimmed.replaceFirst("\\s*\\(.*\\)$", ""))));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** What {@code toISOString()} gives: UTC, with milliseconds. */
    public static String write(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year >= 0 && year <= 9999) {
            return WRITTEN.format(time);
        }
        var sign = year < 0 ? "-" : "+";
        return sign
                + "%06d".formatted(Math.abs(year))
                + WRITTEN.format(time.atOffset(ZoneOffset.UTC).withYear(2000)).substring(4);
    }

    private static Instant isoTime(java.util.regex.Matcher iso) {
        var year = Integer.parseInt(iso.group(1));
        var month = number(iso.group(2), 1);
        var day = number(iso.group(3), 1);
        if (day < 1 || day > 31) {
            throw new DateTimeException("no such day");
        }
        // V8 counts a day that its month lacks into the next month: 30 February is 2 March.
        var date = LocalDate.of(year, month, 1).plusDays(day - 1L);
        if (iso.group(4) == null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var hour = number(iso.group(4), 0);
        var midnightAtEnd = hour == 24 && number(iso.group(5), 0) == 0 && number(iso.group(6), 0) == 0;
        var time = LocalTime.of(midnightAtEnd ? 0 : hour, number(iso.group(5), 0), number(iso.group(6), 0));
        var milliseconds = iso.group(7) == null ? 0 : Integer.parseInt((iso.group(7) + "00").substring(0, 3));
        return date.plusDays(midnightAtEnd ? 1 : 0)
                .atTime(time)
                .toInstant(offset(iso.group(8)))
                .plusMillis(milliseconds);
    }

    private static ZoneOffset offset(String written) {
        return written == null || written.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(written);
    }

    private static int number(String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static boolean withinLimit(Instant time) {
        return Math.abs(time.toEpochMilli()) <= LIMIT;
    }
}
