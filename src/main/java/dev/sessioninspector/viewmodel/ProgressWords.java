package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a revocation is, in words. */
final class ProgressWords {
    private ProgressWords() {}

    /** How many have their outcome, and how long the rest will take. */
    static String headline(Progress far) {
        if (far.phase() == Progress.Phase.LOOKING_AGAIN) {
            return Messages.text("revocation.looking-again");
        }
        var count = Messages.text("revocation.running", far.done(), far.planned());
        return far.left()
                .map(left -> Messages.text("revocation.left", count, Words.length(left)))
                .orElse(count);
    }

    /** What has come of it so far, and how fast it goes. */
    static String detail(Progress far) {
        return Stream.of(counts(far.counts()), speed(far))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** How many ended in which way; ways of which there are none are left out. */
    static String counts(Map<Outcome, Integer> counts) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> counts.getOrDefault(outcome, 0) > 0)
                .map(outcome -> Messages.of("outcome", outcome, counts.get(outcome)))
                .collect(Collectors.joining(", "));
    }

    private static String speed(Progress far) {
        if (far.phase() == Progress.Phase.LOOKING_AGAIN) {
            return "";
        }
        var known = far.perSecond() > 0;
        var rate = known ? rate(far.perSecond()) : "";
        if (far.throttled()) {
            return known ? Messages.text("revocation.throttled.rate", rate) : Messages.text("revocation.throttled");
        }
        return rate;
    }

    private static String rate(double perSecond) {
        return perSecond < 1
                ? Messages.text("revocation.rate.slow", Math.round(1 / perSecond))
                : Messages.text("revocation.rate", Math.round(perSecond));
    }
}
