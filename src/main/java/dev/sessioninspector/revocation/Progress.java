package dev.sessioninspector.revocation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param phase what is being done
 * @param planned how many there are
 * @param counts how many ended in which way so far; every way is there, and together with what is left over they are
 *     what was planned
 * @param decided the outcomes that came since the progress before; they are in the receipt already
 * @param perSecond sessions that get their outcome in a second, of late; 0 where that is not known yet
 * @param left how long the rest will take at that rate, where that is known
 * @param throttled whether the table's capacity slows the work down
 */
public record Progress(
        Phase phase,
        int planned,
        Map<Outcome, Integer> counts,
        Map<String, Outcome> decided,
        double perSecond,
        Optional<Duration> left,
        boolean throttled) {
    /** What is being done. */
    public enum Phase {
        /** Sessions are deleted and read again. */
        DELETING,
        /** Everything has its outcome; the index is read once more. */
        LOOKING_AGAIN
    }

    /** How many have their outcome. */
    public int done() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
