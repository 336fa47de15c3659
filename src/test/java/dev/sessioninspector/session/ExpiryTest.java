package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatCountsAsFalseNeverExpires() {
        var values = List.of(new Attribute.Null(), text(""), number("0"), number("0.0"), new Attribute.Bool(false));

        assertThat(values).allSatisfy(value -> assertThat(Expiry.of(value)).isEqualTo(Expiry.NEVER));
        assertThat(Expiry.NEVER.isExpired(Instant.MAX, Duration.ZERO)).isFalse();
    }

    @Test
    void aDateExpiresThen() {
        assertThat(Expiry.of(text("2026-01-01"))).isEqualTo(new Expiry.At(END));
        assertThat(Expiry.of(number("1767225600000"))).isEqualTo(new Expiry.At(END));
    }

    @Test
    void secondsAreTakenForMilliseconds() {
        assertThat(Expiry.of(number("1767225600")))
                .isEqualTo(new Expiry.Seconds(Instant.ofEpochMilli(1_767_225_600), END));
        assertThat(Expiry.of(number("1767225600")).isExpired(Instant.parse("1970-02-01T00:00:00Z"), Duration.ZERO))
                .isTrue();
        assertThat(Expiry.of(number("1000000000"))).isInstanceOf(Expiry.Seconds.class);
        assertThat(Expiry.of(number("999999999"))).isInstanceOf(Expiry.At.class);
        assertThat(Expiry.of(number("10000000000"))).isInstanceOf(Expiry.At.class);
    }

    @Test
    void whatIsNoDateNeverExpiresEither() {
        var values = List.of(
                text("soon"),
                text("1767225600"),
                number("8640000000000001"),
                number("-8640000000000001"),
                number("1E+125"),
                new Attribute.MapOf(Map.of()),
                new Attribute.TextSet(Set.of("2026-01-01")));

        assertThat(values).allSatisfy(value -> {
            assertThat(Expiry.of(value)).isInstanceOf(Expiry.Unreadable.class);
            assertThat(Expiry.of(value).isExpired(Instant.MAX, Duration.ofDays(1)))
                    .isFalse();
        });
    }

    @Test
    void isExpiredFromOneMillisecondAfterItsEnd() {
        var expiry = new Expiry.At(END);

        assertThat(expiry.isExpired(END, Duration.ZERO)).isFalse();
        assertThat(expiry.isExpired(END.plusMillis(1), Duration.ZERO)).isTrue();
        assertThat(expiry.isExpired(END.minusMillis(500), Duration.ofMillis(500)))
                .isFalse();
        assertThat(expiry.isExpired(END.minusMillis(499), Duration.ofMillis(500)))
                .isTrue();
    }

    private static Attribute text(String text) {
        return new Attribute.Text(text);
    }

    private static Attribute number(String digits) {
        return new Attribute.Number(digits);
    }
}
