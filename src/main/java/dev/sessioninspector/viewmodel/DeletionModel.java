package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Plan;
import dev.sessioninspector.revocation.Result;
import dev.sessioninspector.revocation.SimpleDeletion;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Deletes sessions: reads them, asks, deletes what was not changed since, and tells what became of each. */
public final class DeletionModel {
    /** How far it is. */
    public enum Stage {
        /** Nothing is being deleted. */
        IDLE,
        /** The chosen sessions are being read. */
        PLANNING,
        /** It is known what would be deleted; a person decides. */
        REVIEW,
        /** Sessions are being deleted. */
        RUNNING
    }

    /**
     * What a person decides on.
     *
     * @param title names the count
     * @param kinds what kinds of sessions they are
     * @param ids the ids
     * @param place account, region, table and environment
     * @param typed what must be typed to confirm; empty where a click is enough
     */
    public record Review(String title, String kinds, List<String> ids, String place, String typed) {}

    /** What became of them, in words, and whether all of it is as asked. */
    public record Report(boolean good, String sentence) {}

    private final ObservableValue<Connection> connection;
    private final Supplier<String> account;
    private final TaskRunner tasks;
    private final Consumer<Outcomes> applied;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.IDLE);
    private final ReadOnlyObjectWrapper<Review> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper denial = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper progressText = new ReadOnlyStringWrapper("");
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final BooleanBinding confirmed = Bindings.createBooleanBinding(this::isConfirmed, confirmation, review);
    private Optional<String> denied = Optional.empty();
    private Task task = Task.NONE;
    private SimpleDeletion revocation;
    private Plan plan;
    private int done;
    private boolean stopping;

    /** The outcomes of a deletion, for whoever shows the sessions. */
    record Outcomes(Map<String, Outcome> byId) {
        List<String> ids(Outcome outcome) {
            return byId.entrySet().stream()
                    .filter(entry -> entry.getValue() == outcome)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * Deletes through whichever connection is there at the time: an unlocked one may go, and with it whatever was not
     * confirmed; what runs goes on.
     */
    DeletionModel(
            ObservableValue<Connection> connection,
            Supplier<String> account,
            TaskRunner tasks,
            Consumer<Outcomes> applied) {
        this.connection = connection;
        this.account = account;
        this.tasks = tasks;
        this.applied = applied;
        connection.subscribe(changed -> {
            if (stage.get() != Stage.RUNNING) {
                cancel();
            }
            updateDenial();
        });
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What a person decides on; null unless it is time to. */
    public ReadOnlyObjectProperty<Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** What became of the last deletion; null before the first and once it was read. */
    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the sessions could not be read for the review; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The part that is done, from 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The same in words; empty while nothing is being deleted. */
    public ReadOnlyStringProperty progressTextProperty() {
        return progressText.getReadOnlyProperty();
    }

    /** What a person types to confirm. */
    public StringProperty confirmationProperty() {
        return confirmation;
    }

    /** Whether it may go ahead. */
    public BooleanBinding confirmedProperty() {
        return confirmed;
    }

    /** Why nothing can be deleted here; empty where it can. */
    public ReadOnlyStringProperty denialProperty() {
        return denial.getReadOnlyProperty();
    }

    /** Says what the checklist found out: the action that is denied, if it is. */
    void denied(Optional<String> action) {
        denied = action;
        updateDenial();
    }

    private void updateDenial() {
        denial.set(
                connection.getValue().remover().isEmpty()
                        ? Messages.text("deletion.look-only")
                        : denied.map(name -> Messages.text("action.denied", name))
                                .orElse(""));
    }

    /** Reads the chosen sessions, to be reviewed. */
    public void plan(List<String> ids) {
        if (stage.get() != Stage.IDLE || ids.isEmpty()) {
            return;
        }
        connection.getValue().remover().ifPresent(remover -> plan(remover, ids));
    }

    private void plan(SessionRemover remover, List<String> ids) {
        dismiss();
        stage.set(Stage.PLANNING);
        progress.set(-1);
        progressText.set(Messages.text("deletion.planning", ids.size()));
        revocation = new SimpleDeletion(remover);
        var planned = revocation;
        task = tasks.run(() -> planned.plan(ids), this::review, this::failPlan);
    }

    private void review(Plan read) {
        applied.accept(new Outcomes(read.gone().stream().collect(Collectors.toMap(id -> id, id -> Outcome.GONE))));
        if (read.items().isEmpty()) {
            reset();
            report.set(new Report(
                    true, Messages.text("deletion.all-gone", read.gone().size())));
            return;
        }
        plan = read;
        progressText.set("");
        confirmation.set("");
        stage.set(Stage.REVIEW);
        review.set(describe(read));
    }

    private Review describe(Plan read) {
        var sessions = read.items().stream().map(SessionCodec::decode).toList();
        var kinds = Arrays.stream(SessionKind.values())
                .map(kind -> Map.entry(
                        kind, sessions.stream().filter(it -> it.kind() == kind).count()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> Messages.of("deletion.kind", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        var shops =
                sessions.stream().flatMap(it -> it.shop().stream()).distinct().toList();
        return new Review(
                Messages.text(
                        shops.isEmpty() ? "deletion.title.no-shop" : "deletion.title",
                        sessions.size(),
                        String.join(", ", shops)),
                kinds,
                read.items().stream().map(item -> item.id()).toList(),
                place(),
                typed(shops));
    }

    /** On production always something: the table's name where the sessions name no shop. */
    private String typed(List<String> shops) {
        if (spec().environment() != Environment.PRODUCTION) {
            return "";
        }
        return shops.isEmpty() ? spec().table() : shops.getFirst();
    }

    private ConnectionSpec spec() {
        return connection.getValue().spec();
    }

    private String region() {
        return connection.getValue().region();
    }

    private String place() {
        var spec = spec();
        return Messages.text(
                "place.full",
                Messages.of("environment", spec.environment()),
                account.get(),
                region(),
                spec.table(),
                spec.endpoint().map(at -> Messages.text("place.at", at)).orElse(""));
    }

    /** Goes ahead. */
    public void confirm() {
        if (stage.get() != Stage.REVIEW || !confirmed.get()) {
            return;
        }
        stage.set(Stage.RUNNING);
        review.set(null);
        done = 0;
        stopping = false;
        count(List.of());
        var running = revocation;
        var planned = plan;
        task = tasks.<Map.Entry<String, Outcome>, Result>run(
                progressed -> running.run(planned, progressed), this::count, this::finish, this::failRun);
    }

    /** Decides against it, or stops after the sessions that are under way: each still gets its outcome. */
    public void cancel() {
        switch (stage.get()) {
            case PLANNING, REVIEW -> {
                task.cancel();
                reset();
            }
            case RUNNING -> {
                revocation.stop();
                stopping = true;
                count(List.of());
            }
            case IDLE -> {}
        }
    }

    /** Puts the last result away. */
    public void dismiss() {
        report.set(null);
        problem.set(null);
    }

    private void count(List<Map.Entry<String, Outcome>> outcomes) {
        done += outcomes.size();
        progress.set((double) done / plan.items().size());
        progressText.set(Messages.text(
                stopping ? "deletion.stopping" : "deletion.running",
                done,
                plan.items().size()));
    }

    private void finish(Result result) {
        reset();
        applied.accept(new Outcomes(result.outcomes()));
        var total = result.outcomes().size();
        var good = result.count(Outcome.GONE) == total;
        var parts = Arrays.stream(Outcome.values())
                .filter(outcome -> result.count(outcome) > 0)
                .map(outcome -> Messages.of("outcome", outcome, result.count(outcome)))
                .collect(Collectors.joining(", "));
        var why = result.failure()
                .filter(failure -> !good)
                .map(failure -> Problems.of(failure, spec(), region()))
                .map(reason -> " " + reason.sentence())
                .orElse("");
        report.set(new Report(good, Messages.text(good ? "deletion.done" : "deletion.partly", total, parts) + why));
    }

    private void failPlan(Throwable failure) {
        reset();
        problem.set(Problems.of(failure, spec(), region()));
    }

    private void failRun(Throwable failure) {
        var planned = plan.items().size();
        reset();
        var reason = Problems.of(failure, spec(), region());
        report.set(new Report(false, Messages.text("deletion.lost", planned) + " " + reason.what()));
    }

    private void reset() {
        stage.set(Stage.IDLE);
        review.set(null);
        progressText.set("");
        confirmation.set("");
    }

    private boolean isConfirmed() {
        return Optional.ofNullable(review.get())
                .filter(it -> it.typed().isEmpty()
                        || it.typed().equals(confirmation.get().strip()))
                .isPresent();
    }
}
