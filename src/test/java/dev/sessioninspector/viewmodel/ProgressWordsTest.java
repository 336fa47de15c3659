package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Progress;
import dev.sessioninspector.revocation.Progress.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressWordsTest {
    @Test
    void tellsRateAndTimeLeft() {
        var far = progress(Phase.DELETING, 24.4, Optional.of(Duration.ofSeconds(395)), false);
        assertThat(ProgressWords.headline(far)).isEqualTo("416 of 10,000 done · about 6 min left");
        assertThat(ProgressWords.detail(far))
                .isEqualTo("410 gone, 6 changed or made anew meanwhile, and kept · 24 a second");
    }

    @Test
    void aSlowTableIsCountedInSecondsForOne() {
        var far = progress(Phase.DELETING, 0.3, Optional.empty(), true);
        assertThat(ProgressWords.headline(far)).isEqualTo("416 of 10,000 done");
        assertThat(ProgressWords.detail(far)).endsWith(" · the table is throttling: about 1 in 3 seconds");
    }

    @Test
    void withoutARateItSaysThatTheTableThrottles() {
        assertThat(ProgressWords.detail(progress(Phase.DELETING, 0, Optional.empty(), true)))
                .endsWith(" · the table is throttling");
    }

    @Test
    void lookingAgainHasNoRate() {
        var far = progress(Phase.LOOKING_AGAIN, 24, Optional.empty(), true);
        assertThat(ProgressWords.headline(far)).startsWith("All have their outcome; looking once more");
        assertThat(ProgressWords.detail(far)).isEqualTo("410 gone, 6 changed or made anew meanwhile, and kept");
    }

    private static Progress progress(Phase phase, double perSecond, Optional<Duration> left, boolean throttled) {
        return new Progress(
                phase, 10_000, Map.of(Outcome.GONE, 410, Outcome.CHANGED, 6), Map.of(), perSecond, left, throttled);
    }
}
