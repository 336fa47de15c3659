package dev.sessioninspector.viewmodel;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The lines that pass a filter, and those of them that are selected: what leaves the former leaves the latter. */
final class ShownRows {
    private final Clock clock;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>();
    private final FilteredList<SessionRow> shown;
    private final ObservableList<SessionRow> selection = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper selectedId = new ReadOnlyStringWrapper();
    private boolean keeping;

    /** Of all these lines. */
    ShownRows(ObservableList<SessionRow> all, Clock clock) {
        this.clock = clock;
        shown = new FilteredList<>(all);
        text.subscribe(typed -> filter());
        facet.subscribe(chosen -> filter());
        selection.subscribe(this::tellSelected);
    }

    StringProperty textProperty() {
        return text;
    }

    ObjectProperty<Facet> facetProperty() {
        return facet;
    }

    ObservableList<SessionRow> rows() {
        return shown;
    }

    ObservableList<SessionRow> selection() {
        return selection;
    }

    ReadOnlyStringProperty selectedIdProperty() {
        return selectedId.getReadOnlyProperty();
    }

    /** Lets every line pass. */
    void clear() {
        text.set("");
        facet.set(null);
    }

    /** Filters again, since lines or the time have changed. */
    void filter() {
        var words = text.get().strip().toLowerCase(Locale.ROOT);
        var part = facet.get();
        var time = clock.instant();
        if (!words.isEmpty() || part != null) {
            keepingSelection(() -> shown.setPredicate(
                    row -> (words.isEmpty() || row.matches(words, time)) && (part == null || row.isIn(part, time))));
        } else if (shown.getPredicate() != null) {
            keepingSelection(() -> shown.setPredicate(null));
        }
    }

    /**
     * A table keeps selections by position: nothing is selected while lines go, and then what is left of it is again.
     */
    void keepingSelection(Runnable change) {
        var selected = List.copyOf(selection);
        keeping = true;
        selection.clear();
        change.run();
        if (!selected.isEmpty()) {
            var there = new HashSet<>(shown);
            selection.setAll(selected.stream().filter(there::contains).toList());
        }
        keeping = false;
        tellSelected();
    }

    private void tellSelected() {
        if (!keeping) {
            selectedId.set(selection.size() == 1 ? selection.getFirst().id() : null);
        }
    }
}
