package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.revocation.LateArrivals;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Result;
import dev.sessioninspector.revocation.Revocation;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.revocation.Target;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** What became of the last revocation, until a person puts it away or the next one runs; and what can be done then. */
public final class ResultModel {
    /**
     * What became of it, in words.
     *
     * @param subject whose sessions they were
     * @param good whether everything is gone, and the index was read again and had nothing more
     * @param sentence how many ended in which way: together what was planned
     * @param remarks why it was not all, and what else is to be known
     * @param changed how many were kept since they had changed
     * @param again how many failed, are unknown or were not attempted
     * @param late how many stood there at the end beside the plan
     * @param receipt whether there is a receipt of it
     */
    public record Report(
            String subject,
            boolean good,
            String sentence,
            List<String> remarks,
            int changed,
            int again,
            int late,
            boolean receipt) {
        /** The sentence, and under it the remarks. */
        public String words() {
            var whole = subject.isEmpty() ? sentence : Messages.text("revocation.of", subject, sentence);
            return remarks.isEmpty() ? whole : whole + "\n" + String.join(" ", remarks);
        }

        /** The same after an undo: what was gone is not gone any more. */
        Report undone(boolean whole, String words, String before) {
            return new Report(subject, whole, words, List.of(before), changed, again, late, receipt);
        }
    }

    /** A result, taken apart in the background. */
    record Finished(Result result, Map<Outcome, List<String>> byOutcome, List<String> again, List<String> late) {
        static Finished of(Result result) {
            var byOutcome = new EnumMap<Outcome, List<String>>(Outcome.class);
            for (var outcome : Outcome.values()) {
                byOutcome.put(outcome, result.ids(outcome));
            }
            var again = Stream.of(Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_ATTEMPTED)
                    .flatMap(outcome -> byOutcome.get(outcome).stream())
                    .toList();
            return new Finished(
                    result,
                    byOutcome,
                    again,
                    result.late().map(LateArrivals::ids).orElse(List.of()));
        }

        List<String> ids(Outcome outcome) {
            return byOutcome.get(outcome);
        }
    }

    private final ObservableValue<Connection> connection;
    private final ReceiptsModel receipts;
    private final RevocationModel.Surroundings surroundings;
    private final TaskRunner tasks;
    private final Consumer<Collection<String>> planner;
    private final UndoModel undo;
    private final WatchModel watch;
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper since = new ReadOnlyStringWrapper("");
    private Optional<Finished> finished = Optional.empty();
    private Optional<String> receiptId = Optional.empty();

    ResultModel(
            ObservableValue<Connection> connection,
            WorkModel work,
            ReceiptsModel receipts,
            RevocationModel.Surroundings surroundings,
            TaskRunner tasks,
            Clock clock,
            Consumer<Collection<String>> planner) {
        this.connection = connection;
        this.receipts = receipts;
        this.surroundings = surroundings;
        this.tasks = tasks;
        this.planner = planner;
        undo = new UndoModel(connection, work, surroundings, tasks, this::undone);
        watch = new WatchModel(connection, tasks, clock, this::problem, planner, surroundings);
    }

    /** What became of it; null before the first, and once it was put away. */
    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What was found since, and is no result of its own; empty while there is nothing to say. */
    public ReadOnlyStringProperty sinceProperty() {
        return since.getReadOnlyProperty();
    }

    /** Its undo. */
    public UndoModel undo() {
        return undo;
    }

    /** The watch over what comes back. */
    public WatchModel watch() {
        return watch;
    }

    /** Plans anew what was kept since it had changed. */
    public void lookAgain() {
        finished.ifPresent(it -> planner.accept(it.ids(Outcome.CHANGED)));
    }

    /** Plans anew what failed, is unknown or was not attempted. */
    public void tryAgain() {
        finished.ifPresent(it -> planner.accept(it.again()));
    }

    /** Plans what stood there at the end beside the plan. */
    public void takeLate() {
        finished.ifPresent(it -> planner.accept(it.late()));
    }

    /** Copies the receipt as a text for a ticket. */
    public void copyReceipt() {
        receiptId.ifPresent(receipts::copy);
    }

    /** Writes the receipt into a file, as JSON. */
    public void exportReceipt(Path file) {
        receiptId.ifPresent(id -> receipts.export(id, file));
    }

    /** The name that a file with the receipt is proposed to have. */
    public String receiptFileName() {
        return ReceiptLine.fileName(report.get().subject(), receiptId.orElse(""));
    }

    /** Shows the receipt as it is kept. */
    public void openReceipt() {
        receiptId.ifPresent(receipts::open);
    }

    /** Puts it away; what can be undone can be undone no longer. */
    public void dismiss() {
        watch.forget();
        undo.forget();
        report.set(null);
        since.set("");
        finished = Optional.empty();
        receiptId = Optional.empty();
    }

    /** A new revocation runs: its result takes this one's place. */
    void begin() {
        dismiss();
    }

    void close() {
        dismiss();
    }

    /** @param through what it was made through; what comes after needs it as well */
    void finish(Revocation revocation, Connection through, String subject, Finished what) {
        finished = Optional.of(what);
        receiptId = receiptId(revocation);
        if (connection.getValue() == through) {
            undo.offer(revocation, subject);
            watch.offer(revocation, isWhole(revocation));
        } else {
            undo.withhold();
        }
        var to = connection.getValue();
        report.set(new ResultWords(to.spec(), to.region(), receipts.folder(), subject, isWhole(revocation))
                .report(what, receiptId.isPresent()));
    }

    private static boolean isWhole(Revocation revocation) {
        return revocation.plan().target() instanceof Target.Shop;
    }

    private void undone(boolean whole, String words) {
        if (report.get() == null) {
            return;
        }
        var before =
                finished.map(it -> ProgressWords.counts(it.result().counts())).orElse("");
        report.set(report.get().undone(whole, words, Messages.text("undo.before", before)));
    }

    /** What was planned is not there any more, so that there was nothing to ask. A result that stands can be undone. */
    void allGone(String subject, int count) {
        var words = Messages.text("revocation.all-gone", count);
        if (report.get() == null || !report.get().receipt()) {
            report.set(told(subject, true, words, false));
        } else {
            tellSince(subject.isEmpty() ? words : Messages.text("revocation.of", subject, words));
        }
    }

    /** Whatever goes wrong that nobody expects: the receipt says what is known. */
    void fail(Revocation revocation, String subject, Throwable failure) {
        receiptId = receiptId(revocation);
        var why = problem(failure).what();
        report.set(told(
                subject,
                false,
                Messages.text("revocation.lost", revocation.plan().size()) + " " + why,
                receiptId.isPresent()));
    }

    private Problem problem(Throwable failure) {
        var to = connection.getValue();
        return Problems.of(failure, to.spec(), to.region());
    }

    /** Finishes the receipt of a revocation of which nothing is left. */
    void finishInterrupted(Receipt receipt, Revoker revoker) {
        var who = surroundings.identity();
        tasks.run(
                () -> revoker.close(receipt, who),
                closed -> {
                    surroundings.receiptWritten();
                    nothingLeft(closed);
                },
                failure -> receipts.fail("receipts.not-closed"));
    }

    private void nothingLeft(Receipt closed) {
        var subject = ReceiptLine.subject(closed.head());
        var words = Messages.text("interrupted.nothing-left", ProgressWords.counts(closed.counts()));
        if (report.get() == null) {
            receiptId = Optional.of(closed.id());
            report.set(told(
                    subject, closed.counts().get(Outcome.GONE) == closed.lines().size(), words, true));
        } else {
            tellSince(Messages.text("revocation.of", subject, words));
        }
    }

    private void tellSince(String words) {
        since.set(Messages.text("revocation.since", words));
    }

    private static Optional<String> receiptId(Revocation revocation) {
        try {
            return Optional.of(revocation.receiptId());
        } catch (IllegalStateException notBegun) {
            return Optional.empty();
        }
    }

    private static Report told(String subject, boolean good, String sentence, boolean receipt) {
        return new Report(subject, good, sentence, List.of(), 0, 0, 0, receipt);
    }
}
