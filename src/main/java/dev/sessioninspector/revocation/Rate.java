package dev.sessioninspector.revocation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast something goes, by what was done in the last seconds. */
final class Rate {
    private static final long WINDOW = Duration.ofSeconds(15).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private record Point(long nanos, int done) {}

    private final LongSupplier nanos;
    private final Deque<Point> points = new ArrayDeque<>();

    Rate(LongSupplier nanos) {
        this.nanos = nanos;
        points.add(new Point(nanos.getAsLong(), 0));
    }

    /** So many are done altogether. */
    void done(int all) {
        var now = nanos.getAsLong();
        points.add(new Point(now, all));
        while (points.size() > 2 && now - points.getFirst().nanos() > WINDOW) {
            points.removeFirst();
        }
    }

    /** In a second; 0 where nothing is known. */
    double perSecond() {
        var time = points.getLast().nanos() - points.getFirst().nanos();
        var done = points.getLast().done() - points.getFirst().done();
        return time <= 0 ? 0 : done * SECOND / time;
    }

    /** How long so many more will take. */
    Optional<Duration> left(int more) {
        var rate = perSecond();
        return rate <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (1000 * more / rate)));
    }
}
