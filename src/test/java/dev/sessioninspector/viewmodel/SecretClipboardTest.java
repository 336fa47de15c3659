package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Secret;
import dev.sessioninspector.support.FakeClipboard;
import dev.sessioninspector.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretClipboardTest {
    private static final String TOKEN = "shpat_FAKE_copied";

    private final FakeClipboard clipboard = new FakeClipboard();
    private final SettableClock clock = new SettableClock();
    private final SecretClipboard secrets = new SecretClipboard(clipboard, clock);

    @Test
    void aSecretIsThereForHalfAMinute() {
        secrets.copy(new Secret(TOKEN));
        clock.pass(Duration.ofMillis(29_999));
        secrets.tick();
        assertThat(clipboard.get()).contains(TOKEN);
        assertThat(secrets.holdsSecret()).isTrue();

        clock.pass(Duration.ofMillis(1));
        secrets.tick();
        assertThat(clipboard.get()).isEmpty();
        assertThat(secrets.holdsSecret()).isFalse();
    }

    @Test
    void copyingAgainStartsTheTimeAnew() {
        secrets.copy(new Secret(TOKEN));
        clock.pass(Duration.ofSeconds(20));
        secrets.copy(new Secret(TOKEN + "2"));
        clock.pass(Duration.ofSeconds(20));
        secrets.tick();
        assertThat(clipboard.get()).contains(TOKEN + "2");
    }

    @Test
    void whatSomebodyElsePutThereStays() {
        secrets.copy(new Secret(TOKEN));
        clipboard.put("a shopping list");
        clock.pass(Duration.ofMinutes(1));
        secrets.tick();
        assertThat(clipboard.get()).contains("a shopping list");
        secrets.clear();
        assertThat(clipboard.get()).contains("a shopping list");
    }

    @Test
    void theEndClearsItAtOnce() {
        secrets.copy(new Secret(TOKEN));
        secrets.clear();
        assertThat(clipboard.get()).isEmpty();
    }

    @Test
    void withoutASecretNothingIsCleared() {
        clipboard.put("a shopping list");
        clock.pass(Duration.ofMinutes(1));
        secrets.tick();
        secrets.clear();
        assertThat(clipboard.get()).contains("a shopping list");
    }

    @Test
    void whatWasClearedIsNotClearedAgain() {
        secrets.copy(new Secret(TOKEN));
        secrets.clear();
        clipboard.put(TOKEN);
        clock.pass(Duration.ofMinutes(1));
        secrets.tick();
        assertThat(clipboard.get()).contains(TOKEN);
    }
}
