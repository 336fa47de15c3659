package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The checklist of the table and its index. Opens by itself when something is not as the adapter needs it. */
public final class ChecksModel {
    /** A line of the checklist in words. */
    public record Line(Verdict verdict, String name, String sentence) {}

    private final Connection connection;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Verdict> overall = new ReadOnlyObjectWrapper<>(Verdict.UNKNOWN);
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Task check = Task.NONE;

    ChecksModel(Connection connection, TaskRunner tasks) {
        this.connection = connection;
        this.tasks = tasks;
    }

    /** The lines, in the order in which a set-up goes. */
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** The worst verdict. */
    public ReadOnlyObjectProperty<Verdict> overallProperty() {
        return overall.getReadOnlyProperty();
    }

    /** Why nothing could be checked; null while it could. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a check is under way. */
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** Whether the list is on screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Checks again. */
    public void recheck() {
        check.cancel();
        checking.set(true);
        check = tasks.run(() -> connection.tableCheck().check(), this::present, this::fail);
    }

    /** Leaves the last answer as it is. */
    void cancel() {
        check.cancel();
        checking.set(false);
    }

    void present(List<Check> checks) {
        checking.set(false);
        problem.set(null);
        lines.set(checks.stream().map(this::line).toList());
        var worst = checks.stream().map(Check::verdict).max(Comparator.comparingInt(ChecksModel::badness));
        overall.set(worst.orElse(Verdict.UNKNOWN));
        open.set(open.get() || overall.get() == Verdict.FAIL);
    }

    /** A check that failed leaves every line unknown; the sessions may be readable all the same. */
    void fail(Throwable failure) {
        checking.set(false);
        problem.set(Problems.of(failure, connection.spec(), connection.region()));
        var reason = failure instanceof StorageException.AccessDenied ? "check.denied" : "check.unread";
        lines.set(Arrays.stream(TableCheck.Aspect.values())
                .map(aspect -> new Line(Verdict.UNKNOWN, Messages.of("check", aspect), Messages.text(reason)))
                .toList());
        overall.set(Verdict.UNKNOWN);
        open.set(true);
    }

    private static int badness(Verdict verdict) {
        return switch (verdict) {
            case PASS -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case FAIL -> 3;
        };
    }

    private Line line(Check check) {
        var key = "check." + check.aspect().name() + "." + sentence(check);
        var spec = connection.spec();
        return new Line(
                check.verdict(),
                Messages.of("check", check.aspect()),
                Messages.text(key, spec.table(), spec.index(), connection.region(), check.found()));
    }

    private static String sentence(Check check) {
        return check.verdict() == Verdict.FAIL && check.found().isEmpty()
                ? "MISSING"
                : check.verdict().name();
    }
}
