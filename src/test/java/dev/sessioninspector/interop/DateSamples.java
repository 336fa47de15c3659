package dev.sessioninspector.interop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessioninspector.session.AppDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that are dates for somebody, or nearly. */
final class DateSamples {
    /** What dates are made of, and what is close to it. */
    private static final List<String> PARTS = List.of(
            "0",
            "1",
            "7",
            "12",
            "13",
            "24",
            "29",
            "31",
            "32",
            "49",
            "50",
            "60",
            "99",
            "100",
            "123",
            "0099",
            "2026",
            "12026",
            "002026",
            "275760",
            "1767225600",
            "-",
            "-",
            "-",
            "+",
            ":",
            ":",
            ":",
            ".",
            "/",
            ",",
            " ",
            " ",
            "T",
            "T",
            "t",
            "Z",
            "z",
            "(",
            ")",
            "(x)",
            "Jan",
            "february",
            "MAR",
            "ju",
            "jun",
            "Mon",
            "am",
            "PM",
            "GMT",
            "UTC",
            "UT",
            "EST",
            "PDT",
            "x",
            "foo",
            "2026-01-02",
            "03:04",
            "03:04:05",
            "05.678",
            "0000000012",
            "+02:00",
            "-0330",
            "\u00e9",
            "\u00a0",
            "\t",
            "\u0000",
            "\ud83d\ude00");

    private DateSamples() {}

    /** Texts, and the milliseconds that {@code npm run capture} found them to be, or a null where they are no date. */
    static Map<String, JsonNode> captured() {
        try (var file = DateSamples.class.getResourceAsStream("dates.json")) {
            return Description.JSON
                    .readTree(file)
                    .valueStream()
                    .collect(Collectors.toMap(pair -> pair.get(0).textValue(), pair -> pair.get(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the program makes of a text. */
    static JsonNode read(String text) {
        var milliseconds = AppDate.parse(text).map(Instant::toEpochMilli).map(String::valueOf);
        return Description.parse(milliseconds.orElse("null"));
    }

    /** As many texts as asked for, always the same for a seed. */
    static List<String> random(long seed, int count) {
        var random = new Random(seed);
        return Stream.generate(() -> IntStream.rangeClosed(0, random.nextInt(9))
                        .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size())))
                        .collect(Collectors.joining()))
                .distinct()
                .limit(count)
                .toList();
    }
}
