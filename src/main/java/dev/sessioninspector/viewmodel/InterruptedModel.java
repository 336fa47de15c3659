package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.task.TaskRunner;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A revocation that a program left in the middle: it is gone on with, or closed, where it was begun. */
public final class InterruptedModel {
    private final ReceiptsModel receipts;
    private final Optional<RevocationModel> revocation;
    private final TaskRunner tasks;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper here = new ReadOnlyBooleanWrapper();
    /** Without a connection it only tells where it was. */
    InterruptedModel(ReceiptsModel receipts, Optional<RevocationModel> revocation, TaskRunner tasks) {
        this.receipts = receipts;
        this.revocation = revocation;
        this.tasks = tasks;
        receipts.interruptedProperty().subscribe(summary -> update());
    }

    /** What was interrupted, and where it can be gone on with; empty where nothing was. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether it was one of the connection's table, so that it can be gone on with here, or closed. */
    public ReadOnlyBooleanProperty hereProperty() {
        return here.getReadOnlyProperty();
    }

    /** Plans and reviews the rest of it. */
    public void goOn() {
        ifHere(summary ->
                receipts.read(summary.id(), rest -> revocation.orElseThrow().goOn(rest)));
    }

    /** Leaves the rest alone, and finishes the receipt by what reads find. */
    public void close() {
        ifHere(summary -> receipts.read(summary.id(), this::close));
    }

    private void close(Receipt receipt) {
        var revoker = revocation.orElseThrow().revoker();
        tasks.run(
                () -> revoker.close(receipt),
                closed -> {
                    receipts.refresh();
                    receipts.open(closed.id());
                },
                failure -> receipts.fail("receipts.not-closed"));
    }

    private void ifHere(Consumer<Receipt.Summary> action) {
        if (here.get()) {
            action.accept(receipts.interruptedProperty().get());
        }
    }

    /** To be called when who AWS takes the program for gets known as well. */
    void update() {
        var summary = receipts.interruptedProperty().get();
        here.set(summary != null
                && revocation.filter(model -> model.concerns(summary)).isPresent());
        words.set(summary == null ? "" : words(summary));
    }

    private String words(Receipt.Summary summary) {
        var head = summary.head();
        var what = Messages.text(
                "interrupted",
                ReceiptLine.subject(head, summary.planned()),
                summary.done(),
                summary.planned(),
                Words.shortMoment(head.started()));
        return here.get()
                ? what + " " + Messages.text("interrupted.here")
                : what + " "
                        + Messages.text(
                                "interrupted.elsewhere",
                                head.place().table(),
                                head.place().region(),
                                head.who().map(who -> who.account()).orElse(Messages.text("account.unknown")),
                                head.place().profile().orElse(Messages.text("profile.default")));
    }
}
