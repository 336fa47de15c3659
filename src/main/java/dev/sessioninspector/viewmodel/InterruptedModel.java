package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A revocation that a program left in the middle: it is gone on with, or closed, where it was begun. Of several it is
 * the newest that was begun here, or else the newest.
 */
public final class InterruptedModel {
    private final ReceiptsModel receipts;
    private final Optional<RevocationModel> revocation;
    private final TaskRunner tasks;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper closable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper();
    private Optional<Receipt.Summary> summary = Optional.empty();
    private boolean closing;

    /** Without a connection it only tells where it was. */
    InterruptedModel(ReceiptsModel receipts, Optional<RevocationModel> revocation, TaskRunner tasks) {
        this.receipts = receipts;
        this.revocation = revocation;
        this.tasks = tasks;
        receipts.interruptedProperty().subscribe(this::update);
        revocation.ifPresent(model -> {
            model.stageProperty().subscribe(this::update);
            model.denialProperty().subscribe(this::update);
        });
    }

    /** What was interrupted, and what can be done about it here; empty where nothing was. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether it can be gone on with: it was begun on the connection's table, and that may be deleted from. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    /** Whether it can be closed: it was begun on the connection's table. */
    public ReadOnlyBooleanProperty closableProperty() {
        return closable.getReadOnlyProperty();
    }

    /** Whether its receipt can be shown. */
    public ReadOnlyBooleanProperty readableProperty() {
        return readable.getReadOnlyProperty();
    }

    /** Plans and reviews the rest of it. */
    public void goOn() {
        if (resumable.get()) {
            read(rest -> revocation.orElseThrow().goOn(rest), () -> {});
        }
    }

    /** Leaves the rest alone, and finishes the receipt by what reads find. */
    public void close() {
        if (closable.get()) {
            closing = true;
            update();
            read(this::close, this::stayOpen);
        }
    }

    /** Shows its receipt, where it can be deleted too. */
    public void open() {
        summary.ifPresent(it -> receipts.open(it.id()));
    }

    private void read(Consumer<Receipt> action, Runnable unreadable) {
        summary.ifPresent(it -> receipts.read(it.id(), action, unreadable));
    }

    private void stayOpen() {
        closing = false;
        update();
    }

    private void close(Receipt receipt) {
        var revoker = revocation.orElseThrow().revoker();
        var who = revocation.orElseThrow().identity();
        tasks.run(
                () -> revoker.close(receipt, who),
                closed -> {
                    closing = false;
                    receipts.refresh();
                    receipts.open(closed.id());
                },
                failure -> {
                    stayOpen();
                    receipts.fail("receipts.not-closed");
                });
    }

    /** To be called when who AWS takes the program for gets known as well. */
    void update() {
        var all = receipts.interruptedProperty().get();
        var ours = all.stream().filter(this::isHere).findFirst();
        var stage = revocation.map(model -> model.stageProperty().get()).orElse(Stage.IDLE);
        var idle = stage == Stage.IDLE && !closing;
        var allowed = revocation
                .filter(model -> model.denialProperty().get().isEmpty())
                .isPresent();
        summary = ours.or(() -> all.stream().findFirst());
        resumable.set(ours.isPresent() && idle && allowed);
        closable.set(ours.isPresent() && idle);
        readable.set(summary.isPresent() && revocation.isPresent());
        words.set(summary.filter(it -> stage != Stage.RUNNING)
                .map(it -> words(it, ours.isPresent(), allowed))
                .orElse(""));
    }

    private boolean isHere(Receipt.Summary receipt) {
        return revocation.filter(model -> model.concerns(receipt)).isPresent();
    }

    private static String words(Receipt.Summary summary, boolean here, boolean allowed) {
        var head = summary.head();
        var what = Messages.text(
                "interrupted",
                ReceiptLine.subject(head),
                summary.done(),
                summary.planned(),
                Words.shortMoment(head.started()));
        return what + " " + (here ? Messages.text(allowed ? "interrupted.here" : "interrupted.locked") : where(head));
    }

    private static String where(Receipt.Head head) {
        var place = head.place();
        return Messages.text(
                "interrupted.elsewhere",
                place.table(),
                place.region(),
                place.endpoint().map(at -> Messages.text("place.at", at)).orElse(""),
                head.who().map(who -> who.account()).orElse(Messages.text("account.unknown")),
                place.profile().orElse(Messages.text("profile.default")));
    }
}
