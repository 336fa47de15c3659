package dev.sessioninspector.viewmodel;

import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Takes over connections from a file: reads it, shows what would change, and changes it when a person says how. */
public final class ImportModel {
    /** What becomes of a connection whose name is taken by a different one. */
    public enum Conflict {
        /** It is left out. */
        KEEP,
        /** It takes the place of the one that is there. */
        REPLACE,
        /** It gets a name of its own. */
        BOTH
    }

    /**
     * What a file would bring.
     *
     * @param added connections of new names
     * @param conflicts connections whose names are taken by different ones
     * @param same how many are there already, just as they are
     */
    public record Preview(Path file, List<ConnectionCard> added, List<ConnectionCard> conflicts, int same) {}

    private final TaskRunner files;
    private final Supplier<List<SavedConnection>> there;
    private final Consumer<List<SavedConnection>> keep;
    private final Consumer<Problem> failed;
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>();
    private List<SavedConnection> added = List.of();
    private List<SavedConnection> conflicts = List.of();

    ImportModel(
            TaskRunner files,
            Supplier<List<SavedConnection>> there,
            Consumer<List<SavedConnection>> keep,
            Consumer<Problem> failed) {
        this.files = files;
        this.there = there;
        this.keep = keep;
        this.failed = failed;
    }

    /** What the file would bring, for a person to decide on; null unless it is time to. */
    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Reads a file. */
    public void read(Path file) {
        failed.accept(null);
        files.run(
                () -> Settings.read(file),
                read -> compare(file, read),
                failure -> failed.accept(SettingsProblems.of(failure, "import.broken.next")));
    }

    private void compare(Path file, List<SavedConnection> read) {
        added = read.stream().filter(it -> existing(it).isEmpty()).toList();
        conflicts = read.stream()
                .filter(it -> existing(it).filter(old -> !old.equals(it)).isPresent())
                .toList();
        preview.set(new Preview(file, cards(added), cards(conflicts), read.size() - added.size() - conflicts.size()));
    }

    /** Goes ahead. */
    public void confirm(Conflict choice) {
        if (preview.get() == null) {
            return;
        }
        preview.set(null);
        var kept = new ArrayList<>(added);
        for (var conflict : conflicts) {
            switch (choice) {
                case KEEP -> {}
                case REPLACE -> kept.add(conflict);
                case BOTH -> kept.add(Names.free(conflict, name -> isTaken(name, kept)));
            }
        }
        keep.accept(List.copyOf(kept));
    }

    /** Decides against it. */
    public void cancel() {
        preview.set(null);
    }

    private Optional<SavedConnection> existing(SavedConnection imported) {
        return there.get().stream().filter(it -> it.isNamed(imported.name())).findFirst();
    }

    private boolean isTaken(String name, List<SavedConnection> kept) {
        return there.get().stream().anyMatch(it -> it.isNamed(name))
                || kept.stream().anyMatch(it -> it.isNamed(name));
    }

    private static List<ConnectionCard> cards(List<SavedConnection> connections) {
        return IntStream.range(0, connections.size())
                .mapToObj(position -> ConnectionCard.of(position + 1, connections.get(position)))
                .toList();
    }
}
