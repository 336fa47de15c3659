package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The receipts that are kept on this computer: of revocations through whatever connection. */
public final class ReceiptsModel {
    private final Receipts receipts;
    private final TaskRunner tasks;
    private final Consumer<String> clipboard;
    private final ObservableList<ReceiptLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ReceiptDetail> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Receipt.Summary>> interrupted = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    ReceiptsModel(Receipts receipts, TaskRunner tasks, Consumer<String> clipboard) {
        this.receipts = receipts;
        this.tasks = tasks;
        this.clipboard = clipboard;
    }

    /** All of them, the newest first. */
    public ObservableList<ReceiptLine> lines() {
        return lines;
    }

    /** The one that is shown; null while none is. */
    public ReadOnlyObjectProperty<ReceiptDetail> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** What was just done with a receipt, or went wrong with one; empty while there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** How long they are kept, and where. */
    public String kept() {
        return Messages.text("receipts.kept", Receipts.KEPT.toDays(), folder().toString());
    }

    /** Shows one. */
    public void open(String id) {
        run(() -> ReceiptDetail.of(receipts.read(id)), opened::set, "receipts.unreadable");
    }

    /** Puts it away. */
    public void close() {
        opened.set(null);
    }

    /** Copies one as a text for a ticket. */
    public void copy(String id) {
        run(
                () -> ReceiptText.of(receipts.read(id)),
                text -> {
                    clipboard.accept(text);
                    notice.set(Messages.text("receipts.copied"));
                },
                "receipts.unreadable");
    }

    /** Writes one into a file that a person chose, as JSON. */
    public void export(String id, Path file) {
        run(
                () -> Files.writeString(file, Receipts.json(receipts.read(id))),
                written -> notice.set(Messages.text("receipts.exported", written.toString())),
                "receipts.not-exported");
    }

    /** Deletes one for good. */
    public void delete(String id) {
        run(
                () -> {
                    receipts.delete(id);
                    return id;
                },
                deleted -> {
                    close();
                    refresh();
                },
                "receipts.not-deleted");
    }

    /** Lets go of those that are too old, and reads the rest. */
    void start() {
        run(receipts::prune, pruned -> {}, "receipts.unreadable");
        refresh();
    }

    /** Reads what there is. */
    void refresh() {
        if (opened.get() != null) {
            open(opened.get().id());
        }
        run(receipts::list, this::show, "receipts.unreadable");
    }

    /** Those that were interrupted, the newest first. */
    ReadOnlyObjectProperty<List<Receipt.Summary>> interruptedProperty() {
        return interrupted.getReadOnlyProperty();
    }

    Path folder() {
        return receipts.folder();
    }

    /** Reads one whole. */
    void read(String id, Consumer<Receipt> read) {
        run(() -> receipts.read(id), read, "receipts.unreadable");
    }

    /** Tells what went wrong. */
    void fail(String messageKey) {
        notice.set(Messages.text(messageKey, folder().toString()));
    }

    private void show(Receipts.Listing listing) {
        lines.setAll(listing.receipts().stream().map(ReceiptLine::of).toList());
        interrupted.set(listing.receipts().stream()
                .filter(summary -> summary.state() == Receipt.State.INTERRUPTED)
                .toList());
        if (!listing.unreadable().isEmpty()) {
            notice.set(Messages.text(
                    "receipts.unreadable.some", listing.unreadable().size(), folder().toString()));
        }
    }

    private <T> void run(Callable<T> work, Consumer<T> done, String onFailure) {
        tasks.run(work, done, failure -> fail(onFailure));
    }
}
