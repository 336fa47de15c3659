package dev.sessioninspector.viewmodel;

import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.settings.SettingsException;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The saved connections: to choose from, and to change by the form. */
public final class SavedConnectionsModel {
    private final TaskRunner files;
    private final Settings settings;
    private final ConnectionForm form;
    private final Runnable begin;
    private final ImportModel imports;

    private final ObservableList<ConnectionCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper edited = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private List<SavedConnection> connections = List.of();
    private Optional<SavedConnection> removed = Optional.empty();
    private Object version;
    private boolean looking;

    /**
     * Those of the settings.
     *
     * @param files runs one piece of work after the other
     * @param begin shows the form for a new connection
     */
    SavedConnectionsModel(TaskRunner files, Settings settings, ConnectionForm form, Runnable begin) {
        this.files = files;
        this.settings = settings;
        this.form = form;
        this.begin = begin;
        this.imports = new ImportModel(files, () -> connections, this::keepImported, problem::set);
    }

    /** The connections, by name. */
    public ObservableList<ConnectionCard> cards() {
        return cards;
    }

    /** The name of the one that the form changes; empty where it describes a new one. */
    public ReadOnlyStringProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** What was just done, in words; empty while there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether that can be undone. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** What is wrong with the name, or with the files; null while nothing is. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Taking over connections from a file of somebody else's. */
    public ImportModel imports() {
        return imports;
    }

    /** Keeps what the form describes: a new connection, or a changed one. */
    public void save() {
        dismiss();
        var wrong = Optional.ofNullable(form.wrongName()).or(() -> Optional.ofNullable(form.wrong()));
        if (wrong.isPresent()) {
            problem.set(wrong.get());
            return;
        }
        var kept = form.named();
        var before = edited.get();
        if (!kept.isNamed(before) && find(kept.name()).isPresent()) {
            problem.set(new Problem(Messages.text("saved.taken", kept.name()), Messages.text("saved.taken.next")));
            return;
        }
        change(
                () -> before.isEmpty() ? settings.keep(List.of(kept)) : settings.replace(before, kept),
                Messages.text("saved.done", kept.name()));
        startNew();
    }

    /** Fills the form with a connection, to be changed. */
    public void edit(ConnectionCard card) {
        find(card.name()).ifPresent(connection -> {
            dismiss();
            form.fill(connection.name(), connection.spec(), connection.colour());
            edited.set(connection.name());
        });
    }

    /** Fills the form with a new connection that is like another. */
    public void duplicate(ConnectionCard card) {
        find(card.name()).ifPresent(connection -> {
            dismiss();
            form.fill(free(connection).name(), connection.spec(), connection.colour());
            edited.set("");
        });
    }

    /** Shows the form for a new connection. */
    public void startNew() {
        edited.set("");
        form.clear();
        begin.run();
    }

    /** Forgets a connection; {@link #undo} brings it back. */
    public void remove(ConnectionCard card) {
        find(card.name()).ifPresent(connection -> {
            dismiss();
            if (edited.get().equals(connection.name())) {
                startNew();
            }
            removed = Optional.of(connection);
            undoable.set(true);
            change(() -> settings.remove(connection.name()), Messages.text("saved.removed", connection.name()));
        });
    }

    /** Brings back the connection that was last removed. */
    public void undo() {
        removed.ifPresent(connection -> {
            dismiss();
            change(() -> settings.keep(List.of(connection)), Messages.text("saved.back", connection.name()));
        });
    }

    /** Puts away what was said. */
    public void dismiss() {
        notice.set("");
        problem.set(null);
        undoable.set(false);
        removed = Optional.empty();
    }

    /** Writes all connections into a file for a team. */
    public void exportTo(Path file) {
        dismiss();
        files.run(
                () -> settings.exportTo(file),
                count -> notice.set(Messages.text("saved.exported", count, file)),
                this::fail);
    }

    /** The connection of a name. */
    Optional<SavedConnection> find(String name) {
        return connections.stream().filter(it -> it.isNamed(name)).findFirst();
    }

    /** Reads the file if it has changed since it was last read; one look at a time. */
    void refresh() {
        if (!looking) {
            looking = true;
            var known = version;
            files.run(() -> look(known), this::take, this::fail);
        }
    }

    private record Look(Object version, Optional<List<SavedConnection>> connections, SettingsException failure) {}

    private Look look(Object known) {
        var current = settings.version();
        if (current.equals(known)) {
            return new Look(current, Optional.empty(), null);
        }
        try {
            return new Look(current, Optional.of(settings.connections()), null);
        } catch (SettingsException unreadable) {
            return new Look(current, Optional.empty(), unreadable);
        }
    }

    private void take(Look look) {
        looking = false;
        if (look.version().equals(version)) {
            return;
        }
        version = look.version();
        look.connections().ifPresent(this::show);
        problem.set(look.failure() == null ? null : SettingsProblems.of(look.failure(), "settings.broken.next"));
    }

    private void keepImported(List<SavedConnection> imported) {
        dismiss();
        change(() -> settings.keep(imported), Messages.text("import.done", imported.size()));
    }

    private void change(Callable<Settings.Changed> change, String done) {
        files.run(
                change,
                changed -> {
                    show(changed.connections());
                    notice.set(done
                            + changed.keptAside()
                                    .map(path -> " " + Messages.text("saved.kept-aside", path))
                                    .orElse(""));
                },
                this::fail);
    }

    private void fail(Throwable failure) {
        looking = false;
        undoable.set(false);
        problem.set(SettingsProblems.of(failure, "settings.broken.next"));
    }

    private void show(List<SavedConnection> read) {
        connections = read;
        cards.setAll(IntStream.range(0, read.size())
                .mapToObj(position -> ConnectionCard.of(position + 1, read.get(position)))
                .toList());
    }

    private SavedConnection free(SavedConnection connection) {
        return Names.free(connection, name -> find(name).isPresent());
    }
}
