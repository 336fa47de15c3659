package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.revocation.Revocation;
import dev.sessioninspector.revocation.UndoOutcome;
import dev.sessioninspector.revocation.UndoResult;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Puts back what the last revocation deleted, from memory: until the next revocation, until its result is put away, or
 * until the connection that it was made through is not used any more.
 */
public final class UndoModel {
    private final ObservableValue<Connection> connection;
    private final WorkModel work;
    private final RevocationModel.Surroundings surroundings;
    private final TaskRunner tasks;
    private final BiConsumer<Boolean, String> undone;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private Optional<Revocation> revocation = Optional.empty();
    private String subject = "";

    /** @param undone gets whether everything was put back, and what became of it in words */
    UndoModel(
            ObservableValue<Connection> connection,
            WorkModel work,
            RevocationModel.Surroundings surroundings,
            TaskRunner tasks,
            BiConsumer<Boolean, String> undone) {
        this.connection = connection;
        this.work = work;
        this.surroundings = surroundings;
        this.tasks = tasks;
        this.undone = undone;
        connection.subscribe((before, now) -> {
            if (revocation.isPresent()) {
                forget();
                told.set(Messages.text("undo.over"));
            }
        });
    }

    /** How many sessions can be put back; 0 where none can. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Until when it is possible, or why it failed; empty while there is nothing to say. */
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** What is asked before. */
    public String question() {
        var spec = connection.getValue().spec();
        return Messages.text(
                "undo.question",
                count.get(),
                subject,
                Messages.of("environment", spec.environment()),
                surroundings.account(),
                connection.getValue().region(),
                spec.table());
    }

    /** Puts them back where nothing stands. */
    public void undo() {
        if (!work.isIdle() || count.get() == 0) {
            return;
        }
        var last = revocation.orElseThrow();
        var total = count.get();
        work.begin(Stage.RUNNING, last::stop);
        show(0, total);
        tasks.<Integer, UndoResult>run(
                done -> last.undo(done::accept), done -> show(done.getLast(), total), this::finish, this::fail);
    }

    private void show(int done, int total) {
        var words = Messages.text("undo.running", done, total);
        work.show((double) done / total, Messages.text("revocation.of", subject, words), "");
    }

    /** What the next revocation does to it, in words; empty where there is nothing to undo. */
    String endOutlook() {
        return count.get() == 0 ? "" : " " + Messages.text("undo.outlook.ends", count.get(), subject);
    }

    void offer(Revocation done, String whose) {
        revocation = Optional.of(done);
        subject = whose;
        count.set(done.undoable());
        told.set(count.get() == 0 ? "" : Messages.text("undo.until"));
    }

    void forget() {
        revocation = Optional.empty();
        count.set(0);
        told.set("");
    }

    private void finish(UndoResult result) {
        work.end();
        surroundings.changed(result.outcomes().keySet());
        surroundings.receiptWritten();
        var words = Messages.text("undo.done", inWords(result));
        var why = result.failure()
                .map(failure -> " " + problem(failure).sentence())
                .orElse("");
        var lost = result.receiptWritten() ? "" : " " + Messages.text("undo.not-in-receipt");
        count.set(revocation.map(Revocation::undoable).orElse(0));
        told.set(count.get() == 0 ? "" : Messages.text("undo.until"));
        undone.accept(result.count(UndoOutcome.RESTORED) == result.outcomes().size(), words + why + lost);
    }

    private static String inWords(UndoResult result) {
        return Arrays.stream(UndoOutcome.values())
                .filter(outcome -> result.count(outcome) > 0)
                .map(outcome -> Messages.of("undo.outcome", outcome, result.count(outcome)))
                .collect(Collectors.joining(", "));
    }

    private void fail(Throwable failure) {
        work.end();
        surroundings.receiptWritten();
        told.set(problem(failure).sentence());
    }

    private Problem problem(Throwable failure) {
        return Problems.of(
                failure, connection.getValue().spec(), connection.getValue().region());
    }
}
