package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few dates to read here; many more are compared with Node.js's own reading. */
class AppDateTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.678Z, 2026-01-02T03:04:05.678Z",
        "2026-01-02, 2026-01-02T00:00:00Z",
        "2026-01-02T03:04, 2026-01-02T03:04:00Z",
        "2026-01-02 03:04:05, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.6789-02:30, 2026-01-02T05:34:05.678Z",
        "2026-02-30, 2026-03-02T00:00:00Z",
        "2026-01-02T24:00, 2026-01-03T00:00:00Z",
        "'Fri, 02 Jan 2026 03:04:05 GMT', 2026-01-02T03:04:05Z",
        "'Fri Jan 02 2026 03:04:05 GMT+0100 (a zone)', 2026-01-02T02:04:05Z",
        "1/2/2026 3:04 pm, 2026-01-02T15:04:00Z",
        "+012026-01-02, +12026-01-02T00:00:00Z"
    })
    void readsWhatTheAppReads(String text, Instant time) {
        assertThat(AppDate.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "never",
                "1767225600",
                "2026-13-01",
                "2026-01-32",
                "2026-01-01T25:00",
                "2026-01-01T24:00:01",
                "2026-01-01T00:00:00 Z",
                "2026-01-01T",
                "+275760-09-13T00:00:00.001Z",
                "1/1/999999999"
            })
    void readsNothingElse(String text) {
        assertThat(AppDate.parse(text)).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        var times =
                new Random(7).longs(2_000, -AppDate.LIMIT, AppDate.LIMIT + 1).mapToObj(Instant::ofEpochMilli);

        assertThat(times)
                .allSatisfy(
                        time -> assertThat(AppDate.parse(AppDate.write(time))).isEqualTo(Optional.of(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.600Z, 2026-01-02T03:04:05.600Z",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
        "2026-01-02T03:04:05.123999Z, 2026-01-02T03:04:05.123Z",
        "+12026-02-28T00:00:00Z, +012026-02-28T00:00:00.000Z",
        "-0001-01-01T00:00:00Z, -000001-01-01T00:00:00.000Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z"
    })
    void writesAsTheAppDoes(Instant time, String text) {
        assertThat(AppDate.write(time)).isEqualTo(text);
    }
}
