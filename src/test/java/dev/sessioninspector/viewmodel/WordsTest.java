package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Finding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.999S, 0 s",
        "PT1S, 1 s",
        "PT1M, 60 s",
        "PT1M59.999S, 119 s",
        "PT2M, 2 min",
        "PT1H59M59.999S, 119 min",
        "PT2H, 2 h",
        "PT47H59M59.999S, 47 h",
        "PT48H, 2 days",
        "P729DT23H59M59.999S, 729 days",
        "P730D, 2 years",
        "P3649D, 9 years",
        "P3650D, 10 years"
    })
    void tellsADistanceInTheLargestUnitThatFitsTwice(Duration distance, String words) {
        assertThat(Words.expiry(new Expiry.At(NOW.plus(distance)), NOW)).isEqualTo("in " + words);
        if (!distance.isZero()) {
            assertThat(Words.expiry(new Expiry.At(NOW.minus(distance)), NOW)).isEqualTo(words + " ago");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, read just now",
        "PT-1H, read just now",
        "PT4.999S, read just now",
        "PT5S, read 5 s ago",
        "PT3H, read 3 h ago"
    })
    void tellsAnAge(Duration age, String words) {
        assertThat(Words.age(NOW.minus(age), NOW)).isEqualTo(words);
    }

    @Test
    void tellsWhatIsNoTime() {
        assertThat(Words.expiry(Expiry.NEVER, NOW)).isEqualTo("never");
        assertThat(Words.expiryInFull(Expiry.NEVER, NOW)).isEqualTo("never");
        assertThat(Words.expiry(new Expiry.Unreadable(), NOW)).isEqualTo("unreadable");
        assertThat(Words.expiryInFull(new Expiry.Unreadable(), NOW)).contains("never expires");
    }

    @Test
    void tellsTheMomentToo() {
        var time = NOW.plusSeconds(3600);
        assertThat(Words.expiryInFull(new Expiry.At(time), NOW)).isEqualTo("in 60 min (" + Words.moment(time) + ")");
    }

    @Test
    void tellsWhatANumberOfSecondsIsForTheAppAndWhatItWillHaveMeant() {
        var meant = NOW.plus(Duration.ofHours(3));
        var seconds = new Expiry.Seconds(Instant.ofEpochMilli(meant.getEpochSecond()), meant);
        assertThat(Words.expiry(seconds, NOW)).isEqualTo("56 years ago");
        assertThat(Words.expiryInFull(seconds, NOW))
                .contains(Words.moment(seconds.time()), Words.moment(meant), "in 3 h", "1970");
    }

    @Test
    void everyInstantHasWords() {
        for (var time : new Instant[] {
            Instant.ofEpochMilli(-8_640_000_000_000_000L), Instant.EPOCH, Instant.ofEpochMilli(8_640_000_000_000_000L)
        }) {
            assertThat(Words.expiryInFull(new Expiry.At(time), NOW)).contains("years");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingHasATitleAndAnExplanation(Finding.Kind kind) {
        var finding = new Finding(kind, "someAttribute");
        assertThat(Words.title(finding)).isNotBlank().doesNotContain("{");
        assertThat(Words.explanation(finding)).endsWith(".").doesNotContain("{");
    }
}
