package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The checklist of the table, its index and what may be done with them; makes what is missing where that is allowed.
 */
public final class ChecksModel {
    /** DynamoDB's words for what will be ready by itself. */
    private static final Pattern BUILDING = Pattern.compile("CREATING|UPDATING");

    private static final Duration WHILE_BUILDING = Duration.ofSeconds(5);

    /** What can be made. */
    public enum Missing {
        /** Nothing is missing, or nothing may be made here. */
        NOTHING,
        /** The table. */
        TABLE,
        /** The index of a table that is there. */
        INDEX
    }

    private final Connection connection;
    private final TaskRunner tasks;
    private final Consumer<String> copy;
    private final ReadOnlyObjectWrapper<Checklist> checklist = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Verdict> overall = new ReadOnlyObjectWrapper<>(Verdict.UNKNOWN);
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Missing> missing = new ReadOnlyObjectWrapper<>(Missing.NOTHING);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private List<Check> checks = List.of();
    private Optional<Identity> identity = Optional.empty();
    private Instant checkedAt = Instant.MIN;
    private Task task = Task.NONE;

    ChecksModel(Connection connection, TaskRunner tasks, Consumer<String> copy) {
        this.connection = connection;
        this.tasks = tasks;
        this.copy = copy;
    }

    /** What was found out, in words; null before the first check. */
    public ReadOnlyObjectProperty<Checklist> checklistProperty() {
        return checklist.getReadOnlyProperty();
    }

    /** The worst verdict of what the adapter needs. */
    public ReadOnlyObjectProperty<Verdict> overallProperty() {
        return overall.getReadOnlyProperty();
    }

    /** Why nothing could be checked or made; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is missing and may be made through this connection. */
    public ReadOnlyObjectProperty<Missing> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** What goes on; empty while nothing does. */
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the list is on screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Whether this connection may find out by trying whether it can write. */
    public boolean mayProbeWrites() {
        return connection.writeProbe().isPresent();
    }

    /** Checks again. */
    public void recheck() {
        run(Messages.text("checks.checking"), () -> connection.tableCheck().check(), this::present);
    }

    /** Finds out by trying whether sessions may be written and deleted; writes nothing. */
    public void probeWrites() {
        connection
                .writeProbe()
                .ifPresent(probe -> run(
                        Messages.text("checks.probing"),
                        probe::probe,
                        probed -> present(checks.stream()
                                .map(check -> replaced(check, probed))
                                .toList())));
    }

    private static Check replaced(Check check, List<Check> probed) {
        return probed.stream()
                .filter(other -> other.aspect() == check.aspect())
                .findFirst()
                .orElse(check);
    }

    /** What making the missing thing means, for a person who is about to. */
    public String creationQuestion() {
        return Messages.of(
                "checks.create.question",
                missing.get(),
                connection.spec().table(),
                connection.spec().index(),
                identity.map(Identity::account).orElse(Messages.text("account.unknown")),
                connection.region(),
                Messages.of("environment", connection.spec().environment()));
    }

    /**
     * Makes the missing table or index, and checks again once it is active.
     *
     * @param capacity for a table; an index gets its table's kind
     */
    public void create(TableCreator.Capacity capacity) {
        connection.tableCreator().ifPresent(creator -> {
            var wanted = missing.get();
            busy.set(Messages.of("checks.creating", wanted, ""));
            problem.set(null);
            task.cancel();
            task = tasks.<String, Void>run(
                    status -> {
                        make(creator, wanted, capacity, status);
                        return null;
                    },
                    status -> busy.set(Messages.of("checks.creating", wanted, status.getLast())),
                    done -> recheck(),
                    this::fail);
        });
    }

    private static void make(
            TableCreator creator, Missing wanted, TableCreator.Capacity capacity, Consumer<String> status) {
        switch (wanted) {
            case TABLE -> creator.createTable(capacity, status);
            case INDEX -> creator.createIndex(status);
            case NOTHING -> {}
        }
    }

    /** Waits no longer; what was asked of DynamoDB may go on. */
    public void cancel() {
        task.cancel();
        busy.set("");
    }

    /** Copies the checklist as text, for a ticket. */
    public void copyText() {
        Optional.ofNullable(checklist.get()).map(Checklist::text).ifPresent(copy);
    }

    /** Copies the fix of a line. */
    public void copyFix(Checklist.Line line) {
        copy.accept(line.fix());
    }

    /** Copies a policy for this account, region, table and index. */
    public void copyPolicy(IamPolicy.Size size) {
        copy.accept(Checklist.policy(connection, identity).json(size));
    }

    /** What was found out about an aspect; unknown while it was not checked. */
    Verdict verdict(Aspect aspect) {
        return checks.stream()
                .filter(check -> check.aspect() == aspect)
                .map(Check::verdict)
                .findFirst()
                .orElse(Verdict.UNKNOWN);
    }

    /** The action that is denied where a check failed for that reason. */
    Optional<String> denied(Aspect aspect) {
        return checks.stream()
                .filter(check -> check.aspect() == aspect && check.verdict() == Verdict.FAIL)
                .map(Check::found)
                .findFirst();
    }

    /** Looks again by itself while the table or the index is being made. */
    void tick(Instant now) {
        if (building() && busy.get().isEmpty() && now.isAfter(checkedAt.plus(WHILE_BUILDING))) {
            checkedAt = now;
            recheck();
        }
    }

    private boolean building() {
        return checks.stream()
                .filter(check -> check.aspect() == Aspect.TABLE || check.aspect() == Aspect.INDEX)
                .anyMatch(check -> BUILDING.matcher(check.found()).lookingAt());
    }

    void identify(Optional<Identity> known) {
        identity = known;
        if (!checks.isEmpty()) {
            describe();
        }
    }

    void present(List<Check> found) {
        busy.set("");
        problem.set(null);
        checks = found;
        describe();
        var opens = overall.get() == Verdict.FAIL || overall.get() == Verdict.UNKNOWN;
        open.set(open.get() || opens);
    }

    private void describe() {
        checklist.set(Checklist.of(connection, checks, identity));
        overall.set(checklist.get().overall());
        missing.set(makeable());
    }

    private Missing makeable() {
        if (connection.tableCreator().isEmpty() || connection.spec().environment() == Environment.PRODUCTION) {
            return Missing.NOTHING;
        }
        return Stream.of(Missing.TABLE, Missing.INDEX)
                .filter(what -> Checklist.lacks(checks, Aspect.valueOf(what.name())))
                .findFirst()
                .orElse(Missing.NOTHING);
    }

    /** A check that failed changes nothing that is known; the sessions may be readable all the same. */
    void fail(Throwable failure) {
        busy.set("");
        problem.set(Problems.of(failure, connection.spec(), connection.region()));
        open.set(true);
    }

    private void run(String what, java.util.concurrent.Callable<List<Check>> work, Consumer<List<Check>> done) {
        task.cancel();
        busy.set(what);
        task = tasks.run(work, done, this::fail);
    }
}
