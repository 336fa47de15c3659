package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Plan;
import dev.sessioninspector.revocation.Planning;
import dev.sessioninspector.revocation.Progress;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Revocation;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.revocation.Target;
import dev.sessioninspector.revocation.Why;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Revokes sessions: asks why, reads and shows what would be deleted, and deletes what is confirmed. */
public final class RevocationModel {
    /** How far it is. */
    public enum Stage {
        /** Nothing is being deleted. */
        IDLE,
        /** The chosen sessions are being read. */
        PLANNING,
        /** It is known what would be deleted; a person decides. */
        REVIEW,
        /** Sessions are being deleted, or put back. */
        RUNNING
    }

    /** What goes on outside of a revocation and matters to it. */
    interface Surroundings {
        /** The account and the role, as far as they are known, in words. */
        String account();

        /** Who AWS takes the program for, where that is known. */
        Optional<Identity> identity();

        /** Whether what is deleted can be put back, in words. */
        String undoOutlook();

        /** These are gone. */
        void gone(Collection<String> ids);

        /** These are others than they were, or there again. */
        void changed(Collection<String> ids);

        /** A receipt was written. */
        void receiptWritten();
    }

    /** A plan, and what of it is proposed in a login loop, where that is less. */
    private record Choice(Plan plan, Review review) {}

    private record Planned(Choice all, Optional<Choice> online) {}

    private final ObservableValue<Connection> connection;
    private final Function<Connection, Revoker> revokers;
    private final Surroundings surroundings;
    private final TaskRunner tasks;
    private final Clock clock;
    private final WorkModel work = new WorkModel();
    private final ResultModel result;
    private final ReadOnlyObjectWrapper<Review> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper denial = new ReadOnlyStringWrapper("");
    private final RevocationForm form = new RevocationForm(review);
    private Optional<String> denied = Optional.empty();
    private Task task = Task.NONE;
    private Runnable again = () -> {};
    private Revoker revoker;
    private Planned planned;
    private Optional<Receipt> interrupted = Optional.empty();

    /** Why the last one was done. */
    private Optional<Why> last = Optional.empty();

    /** Why the one that is planned is to be done, as far as that is known. */
    private Optional<Why> proposed = Optional.empty();

    /**
     * Deletes through whichever connection is there at the time: an unlocked one may go, and with it whatever was not
     * confirmed; what runs goes on.
     */
    RevocationModel(
            ObservableValue<Connection> connection,
            Function<Connection, Revoker> revokers,
            ReceiptsModel receipts,
            Surroundings surroundings,
            TaskRunner tasks,
            Clock clock) {
        this.connection = connection;
        this.revokers = revokers;
        this.surroundings = surroundings;
        this.tasks = tasks;
        this.clock = clock;
        result = new ResultModel(connection, work, receipts, surroundings, tasks, clock, this::planMore);
        form.onlineOnlyProperty().subscribe(this::showReview);
        connection.subscribe(changed -> {
            if (stage() == Stage.PLANNING || stage() == Stage.REVIEW) {
                cancel();
                problem.set(
                        new Problem(Messages.text("revocation.withdrawn"), Messages.text("revocation.withdrawn.next")));
            }
            updateDenial();
        });
    }

    /** What goes on, and how far it is. */
    public WorkModel work() {
        return work;
    }

    /** What became of the last revocation. */
    public ResultModel result() {
        return result;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return work.stageProperty();
    }

    /** What a person decides on; null unless it is time to. */
    public ReadOnlyObjectProperty<Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** Why the sessions could not be read for the review; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why nothing can be deleted here; empty where it can. */
    public ReadOnlyStringProperty denialProperty() {
        return denial.getReadOnlyProperty();
    }

    /** What a person says about it before it goes ahead. */
    public RevocationForm form() {
        return form;
    }

    /** Reads these sessions, to be reviewed. */
    public void planSessions(Collection<String> ids) {
        if (!ids.isEmpty()) {
            plan(Target.Ids.of(ids), Optional.empty(), Optional.empty());
        }
    }

    /** Reads what the last revocation left or brought up: it goes on for the same reason. */
    private void planMore(Collection<String> ids) {
        if (!ids.isEmpty()) {
            plan(Target.Ids.of(ids), Optional.empty(), last);
        }
    }

    /** Finds and reads every session of a shop, to be reviewed. */
    public void planShop(ShopDomain shop) {
        plan(new Target.Shop(shop), Optional.empty(), Optional.empty());
    }

    /** Plans what could not be planned. */
    void planAgain() {
        again.run();
    }

    /** Whether an interrupted revocation was one of this table. */
    boolean concerns(Receipt.Summary receipt) {
        return revokers.apply(connection.getValue()).concerns(receipt, surroundings.identity());
    }

    /** Who AWS takes the program for, where that is known. */
    Optional<Identity> identity() {
        return surroundings.identity();
    }

    /** Reads what an interrupted revocation had not decided, to be reviewed. */
    void goOn(Receipt receipt) {
        plan(Target.Ids.of(receipt.undecided()), Optional.of(receipt), Optional.empty());
    }

    /** Through this connection, as it is. */
    Revoker revoker() {
        return revokers.apply(connection.getValue());
    }

    /** Says what the checklist found out: the action that is denied, if it is. */
    void denied(Optional<String> action) {
        denied = action;
        updateDenial();
    }

    private void updateDenial() {
        denial.set(
                connection.getValue().remover().isEmpty()
                        ? Messages.text("action.look-only")
                        : denied.map(name -> Messages.text("action.denied", name))
                                .orElse(""));
    }

    private void plan(Target target, Optional<Receipt> rest, Optional<Why> why) {
        if (!work.isIdle() || connection.getValue().remover().isEmpty()) {
            return;
        }
        problem.set(null);
        again = () -> plan(target, rest, why);
        interrupted = rest;
        proposed = why;
        revoker = revoker();
        var through = revoker;
        var reviewer = reviewer();
        work.begin(Stage.PLANNING, this::cancel);
        work.show(-1, Messages.text("revocation.planning.start"), "");
        task = tasks.<Planning, Planned>run(
                progress -> prepare(through.plan(target, progress::accept), reviewer),
                far -> showPlanning(far.getLast()),
                this::present,
                this::failPlan);
    }

    private Reviewer reviewer() {
        var to = connection.getValue();
        return new Reviewer(
                to.spec(),
                to.region(),
                surroundings.account(),
                surroundings.undoOutlook() + result.undo().endOutlook(),
                interrupted,
                clock.instant());
    }

    private static Planned prepare(Plan plan, Reviewer reviewer) {
        var online = plan.only(Set.of(SessionKind.ONLINE));
        var less = plan.target() instanceof Target.Shop && online.size() > 0 && online.size() < plan.size();
        return new Planned(
                new Choice(plan, reviewer.review(plan)),
                less ? Optional.of(new Choice(online, reviewer.review(online))) : Optional.empty());
    }

    private void showPlanning(Planning far) {
        work.show(
                far.all() && far.found() > 0 ? (double) far.read() / far.found() : -1,
                Messages.text(far.all() ? "revocation.planning" : "revocation.planning.more", far.read(), far.found()),
                "");
    }

    private void present(Planned read) {
        surroundings.gone(read.all().plan().gone());
        if (read.all().plan().size() == 0) {
            work.end();
            nothingLeft(read.all().plan());
            return;
        }
        planned = read;
        form.begin(
                interrupted.map(receipt -> receipt.head().why()),
                proposed.or(() -> usual(read.all().plan())),
                read.online().isPresent());
        work.begin(Stage.REVIEW, () -> {});
        showReview();
    }

    /** But for a handful the reason decides what is to be done first, and so is asked for. */
    private static Optional<Why> usual(Plan plan) {
        return Reviewer.isHandful(plan) ? Optional.of(new Why(Reason.OTHER, "")) : Optional.empty();
    }

    /** Of an interrupted revocation nothing is left to do but to say so. */
    private void nothingLeft(Plan plan) {
        if (interrupted.isPresent()) {
            result.finishInterrupted(interrupted.get(), revoker);
        } else {
            result.allGone(
                    plan.target() instanceof Target.Shop(var shop) ? shop.name() : "",
                    plan.gone().size());
        }
    }

    private void showReview() {
        if (stage() == Stage.REVIEW) {
            review.set(chosen().review());
        }
    }

    private Choice chosen() {
        return planned.online()
                .filter(online -> form.onlineOnlyProperty().get())
                .orElse(planned.all());
    }

    /** Goes ahead. */
    public void confirm() {
        if (stage() != Stage.REVIEW || !form.confirmedProperty().get()) {
            return;
        }
        var why = form.why();
        var plan = chosen().plan();
        var subject = chosen().review().subject();
        var through = connection.getValue();
        last = Optional.of(why);
        var revocation = interrupted
                .map(receipt -> revoker.goOn(receipt, plan, surroundings.identity()))
                .orElseGet(() -> revoker.begin(plan, why, surroundings.identity()));
        forget();
        run(revocation, through, subject);
    }

    private void run(Revocation revocation, Connection through, String subject) {
        result.begin();
        work.begin(Stage.RUNNING, () -> {
            revocation.stop();
            work.show(
                    work.progressProperty().get(),
                    Messages.text("revocation.stopping"),
                    work.detailProperty().get());
        });
        work.show(
                0,
                Messages.text(
                        "revocation.of",
                        subject,
                        Messages.text("revocation.running", 0, revocation.plan().size())),
                "");
        task = tasks.<Progress, ResultModel.Finished>run(
                progress -> ResultModel.Finished.of(revocation.run(progress::accept)),
                far -> showProgress(subject, far.getLast()),
                finished -> finish(revocation, through, subject, finished),
                failure -> fail(revocation, subject, failure));
    }

    private void showProgress(String subject, Progress far) {
        var words = work.isStopped() ? Messages.text("revocation.stopping") : ProgressWords.headline(far);
        work.show(
                (double) far.done() / far.planned(),
                Messages.text("revocation.of", subject, words),
                ProgressWords.detail(far));
    }

    private void finish(Revocation revocation, Connection through, String subject, ResultModel.Finished finished) {
        work.end();
        surroundings.gone(finished.ids(Outcome.GONE));
        var standing = Stream.concat(finished.ids(Outcome.CHANGED).stream(), finished.late().stream())
                .toList();
        if (!standing.isEmpty()) {
            surroundings.changed(standing);
        }
        surroundings.receiptWritten();
        result.finish(revocation, through, subject, finished);
    }

    private void fail(Revocation revocation, String subject, Throwable failure) {
        work.end();
        surroundings.receiptWritten();
        result.fail(revocation, subject, failure);
    }

    /** Decides against it, or stops what goes on: each session still gets its outcome. */
    public void cancel() {
        switch (stage()) {
            case PLANNING, REVIEW -> {
                task.cancel();
                work.end();
                forget();
            }
            case RUNNING -> work.stop();
            case IDLE -> {}
        }
    }

    /** Lets go of everything; what runs is stopped. */
    void close() {
        cancel();
        result.close();
    }

    void tick() {
        result.watch().tick(clock.instant());
        result.watch().list();
    }

    private void failPlan(Throwable failure) {
        work.end();
        forget();
        var to = connection.getValue();
        problem.set(Problems.of(failure, to.spec(), to.region()));
    }

    /** The whole items of a plan are not kept longer than they are needed. */
    private void forget() {
        planned = null;
        review.set(null);
        form.clear();
    }

    private Stage stage() {
        return stageProperty().get();
    }
}
