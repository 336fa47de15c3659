package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Revocation;
import dev.sessioninspector.revocation.Sighting;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Watches for some minutes after a revocation which sessions a live app makes anew. */
public final class WatchModel {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final int NAMED = 3;

    private final TaskRunner tasks;
    private final Clock clock;
    private final Function<Throwable, Problem> problems;
    private final Consumer<Collection<String>> planner;
    private final RevocationModel.Surroundings surroundings;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper watching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper returned = new ReadOnlyIntegerWrapper();
    private final Map<String, Sighting> seen = new LinkedHashMap<>();
    private Optional<Revocation> revocation = Optional.empty();
    private Instant until = Instant.MIN;
    private Task task = Task.NONE;

    WatchModel(
            TaskRunner tasks,
            Clock clock,
            Function<Throwable, Problem> problems,
            Consumer<Collection<String>> planner,
            RevocationModel.Surroundings surroundings) {
        this.tasks = tasks;
        this.problems = problems;
        this.clock = clock;
        this.planner = planner;
        this.surroundings = surroundings;
    }

    /** Whether there is a revocation to watch over, and nobody does. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Whether it goes on. */
    public ReadOnlyBooleanProperty watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    /** How long it goes on, and what came back; empty before the first watch. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** How many sessions came back. */
    public ReadOnlyIntegerProperty returnedProperty() {
        return returned.getReadOnlyProperty();
    }

    /** Watches for ten minutes. */
    public void start() {
        revocation.filter(it -> possible.get()).ifPresent(watched -> {
            possible.set(false);
            watching.set(true);
            until = clock.instant().plus(TIME);
            seen.clear();
            returned.set(0);
            tick(clock.instant());
            task = tasks.<Sighting, Void>run(
                    sightings -> {
                        watched.watch(sightings::accept);
                        return null;
                    },
                    this::see,
                    done -> end(Messages.text("watch.over")),
                    failure -> end(Messages.text(
                            "watch.failed", problems.apply(failure).sentence())));
        });
    }

    /** Ends it; what was seen is still told. */
    public void stop() {
        if (watching.get()) {
            task.cancel();
            end(Messages.text("watch.stopped"));
        }
    }

    /** Plans what came back. */
    public void takeReturned() {
        planner.accept(List.copyOf(seen.keySet()));
    }

    void offer(Revocation done) {
        stop();
        revocation = Optional.of(done);
        possible.set(true);
        words.set("");
        returned.set(0);
        seen.clear();
    }

    /** Lets go of what was watched. */
    void forget() {
        stop();
        revocation = Optional.empty();
        possible.set(false);
        words.set("");
        returned.set(0);
        seen.clear();
    }

    /** Tells how long it still goes on. */
    void tick(Instant now) {
        if (watching.get()) {
            var left = Duration.between(now, until);
            var shown = left.isNegative() ? Duration.ZERO : left;
            words.set(Messages.text("watch.left", shown.toMinutes(), shown.toSecondsPart()) + " " + soFar());
        }
    }

    private void see(List<Sighting> sightings) {
        sightings.forEach(sighting -> seen.putIfAbsent(sighting.id(), sighting));
        returned.set(seen.size());
        surroundings.changed(sightings.stream().map(Sighting::id).toList());
        tick(clock.instant());
    }

    private void end(String how) {
        watching.set(false);
        possible.set(true);
        words.set(how + " " + soFar());
        surroundings.receiptWritten();
    }

    private String soFar() {
        var named = seen.values().stream()
                .limit(NAMED)
                .map(sighting -> Messages.text(
                        "watch.seen", sighting.id(), Messages.of("kind", sighting.kind()), Words.time(sighting.seen())))
                .collect(Collectors.joining(", "));
        return Messages.text("watch.returned", seen.size(), named, Math.max(0, seen.size() - NAMED));
    }
}
