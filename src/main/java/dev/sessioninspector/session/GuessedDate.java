package dev.sessioninspector.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What V8 makes of a text that is not in ECMAScript's own form. It takes nearly everything with a number in it for a
 * date: months by name, times, offsets and zones in any order, and up to three other numbers for day, month and year.
 * Words before the first number mean nothing, and neither does what stands in parentheses.
 */
final class GuessedDate {
    /** A number of four digits at the start is a year, even where something else would be meant further on. */
    private static final Pattern START = Pattern.compile("-0{6}(?![0-9])"
            + "|(?<year>[+-][0-9]{6}|[0-9]{4})(?![0-9])"
            + "(?:-(?:(?<month>0[1-9]|1[0-2])(?![0-9])(?:-(?:(?<day>0[1-9]|[12][0-9]|3[01])(?![0-9]))?)?)?)?");

    /** A number, a word of all that comes from A on in Unicode, or any one character else. */
    private static final Pattern TOKEN =
            Pattern.compile("[0-9]+|[^\\x00-@\\p{Zs}\\u2028\\u2029\\ufeff]+|.", Pattern.DOTALL);

    private static final Pattern BLANK = Pattern.compile("[\\t-\\r \\p{Zs}\\u2028\\u2029\\ufeff]");

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, Integer> HALF_DAYS = Map.of("am", 0, "pm", 12);
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("z", 0),
            Map.entry("gmt", 0),
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("cdt", -5),
            Map.entry("cst", -6),
            Map.entry("mdt", -6),
            Map.entry("mst", -7),
            Map.entry("pdt", -7),
            Map.entry("pst", -8));

    /** Where the text ends there is a token that is empty. */
    private static final String END = "";

    private static final int NONE = -1;

    private final String text;
    private int position;
    private String next = END;

    private final Numbers date = new Numbers(1, 1, 1);
    private int namedMonth = NONE;
    private final Numbers time = new Numbers(0, 0, 0, 0);
    private int halfDay = NONE;
    private int zoneSign;
    private int zoneHour = NONE;
    private int zoneMinute = NONE;

    private GuessedDate(String text) {
        this.text = text;
    }

    /** The time, however far away, or nothing where V8 gives up. */
    static Optional<Instant> parse(String text) {
        return new GuessedDate(text).parse();
    }

    private Optional<Instant> parse() {
        readStart();
        while (!next.equals(END)) {
            if (!read(advance())) {
                return Optional.empty();
            }
        }
        return date.isEmpty() || !isTime() ? Optional.empty() : result();
    }

    private void readStart() {
        var start = START.matcher(text);
        if (start.lookingAt()) {
            position = start.end();
            for (var name : new String[] {"year", "month", "day"}) {
                if (start.group(name) != null) {
                    date.add(Integer.parseInt(start.group(name)));
                }
            }
        }
        advance();
    }

    /** Whether the text may still be a date after this token. */
    private boolean read(String token) {
        if (isNumber(token)) {
            return readNumber(token);
        }
        if (isWord(token)) {
            return readWord(token.toLowerCase(Locale.ROOT));
        }
        if (isSign(token) && (!time.isEmpty() || (zoneHour == 0 && zoneMinute == 0))) {
            return readOffset(token);
        }
        return !hasNumber() || !(isSign(token) || token.equals(")"));
    }

    private boolean readNumber(String digits) {
        var number = AppDate.number(digits);
        if (skip(":")) {
            return readTimePart(number);
        }
        if (skip(".") && isNextOfTime(number)) {
            time.add(number);
            return isNumber(next) && time.addLast(AppDate.milliseconds(advance()));
        }
        if (zoneHour != NONE && zoneMinute == NONE && number < 60) {
            zoneMinute = number;
            return true;
        }
        if (isNextOfTime(number)) {
            var ends = next.equals(END) || isBlank(next) || isSign(next) || next.equalsIgnoreCase("z");
            return ends && time.addLast(number);
        }
        var added = date.add(number);
        skip("-");
        return added;
    }

    private boolean readTimePart(int number) {
        if (skip(":")) {
            return time.isEmpty() && time.add(number) && time.add(0);
        }
        var added = time.add(number);
        skip(".");
        return added;
    }

    private boolean readWord(String word) {
        var month = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
        if (HALF_DAYS.containsKey(word) && !time.isEmpty()) {
            halfDay = HALF_DAYS.get(word);
        } else if (month >= 0 && month % 3 == 0) {
            namedMonth = month / 3 + 1;
            skip("-");
        } else if (ZONES.containsKey(word) && hasNumber()) {
            zoneSign = ZONES.get(word) < 0 ? -1 : 1;
            zoneHour = Math.abs(ZONES.get(word));
            zoneMinute = 0;
        } else {
            return !hasNumber() && !isNumber(next);
        }
        return true;
    }

    private boolean readOffset(String sign) {
        zoneSign = sign.equals("-") ? -1 : 1;
        var digits = isNumber(next) ? advance() : "";
        var number = digits.isEmpty() ? 0 : AppDate.number(digits);
        if (next.equals(":")) {
            zoneHour = number;
            zoneMinute = NONE;
            return true;
        }
        zoneHour = digits.length() > 2 ? number / 100 : number;
        zoneMinute = digits.length() > 2 ? number % 100 : 0;
        return digits.length() >= 1 && digits.length() <= 4;
    }

    private boolean isTime() {
        if (halfDay != NONE) {
            if (time.get(0) > 12) {
                return false;
            }
            time.values[0] = time.get(0) % 12 + halfDay;
        }
        var within = time.get(0) < 24 && time.get(1) < 60 && time.get(2) < 60 && time.get(3) < 1000;
        return within || Arrays.equals(time.values, new int[] {24, 0, 0, 0});
    }

    private Optional<Instant> result() {
        var yearFirst = !isDay(date.get(0));
        var named = namedMonth != NONE;
        var month = named ? namedMonth : date.get(yearFirst ? 1 : 0);
        var day = date.get(named == yearFirst ? 1 : named ? 0 : yearFirst ? 2 : 1);
        var year = date.get(yearFirst ? 0 : named ? 1 : 2);
        // The sum wraps round in V8, too.
        var offset = zoneSign == 0 ? 0 : Math.max(zoneHour, 0) * 3600 + Math.max(zoneMinute, 0) * 60;
        if (month < 1 || month > 12 || !isDay(day) || offset < 0) {
            return Optional.empty();
        }
        var seconds = 3600L * time.get(0) + 60L * time.get(1) + time.get(2) - (long) zoneSign * offset;
        return Optional.of(AppDate.at(fullYear(year), month, day, 1000 * seconds + time.get(3)));
    }

    private static int fullYear(int year) {
        if (year < 0 || year > 99) {
            return year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static boolean isDay(int number) {
        return number >= 1 && number <= 31;
    }

    private boolean hasNumber() {
        return !date.isEmpty() || !time.isEmpty();
    }

    private boolean isNextOfTime(int number) {
        return switch (time.size) {
            case 1, 2 -> number < 60;
            case 3 -> number < 1000;
            default -> false;
        };
    }

    private static boolean isNumber(String token) {
        return !token.isEmpty() && token.charAt(0) >= '0' && token.charAt(0) <= '9';
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && token.charAt(0) >= 'A' && !isBlank(token);
    }

    private static boolean isBlank(String token) {
        return BLANK.matcher(token).matches();
    }

    private static boolean isSign(String token) {
        return token.equals("+") || token.equals("-");
    }

    private boolean skip(String symbol) {
        var there = next.equals(symbol);
        if (there) {
            advance();
        }
        return there;
    }

    /** Gives the token that was next, and reads the one after it. */
    private String advance() {
        var token = next;
        var matcher = TOKEN.matcher(text).region(position, text.length());
        next = matcher.lookingAt() ? matcher.group() : END;
        position += next.length();
        if (next.equals("(")) {
            skipParentheses();
        }
        return token;
    }

    private void skipParentheses() {
        for (var depth = 1; depth > 0 && position < text.length(); position++) {
            depth += switch (text.charAt(position)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
        }
    }

    /** Numbers as they come, with defaults for those that do not. */
    private static final class Numbers {
        private final int[] values;
        private int size;

        Numbers(int... defaults) {
            values = defaults;
        }

        boolean isEmpty() {
            return size == 0;
        }

        int get(int index) {
            return values[index];
        }

        /** Whether there was a place left. */
        boolean add(int number) {
            if (size == values.length) {
                return false;
            }
            values[size++] = number;
            return true;
        }

        boolean addLast(int number) {
            var added = add(number);
            size = values.length;
            return added;
        }
    }
}
