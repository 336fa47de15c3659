package dev.sessioninspector.viewmodel;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Goes from one saved connection to another; the window stays with the old one until the new one is open. */
public final class SwitchModel {
    private final StartModel start;
    private final Supplier<String> here;
    private final Consumer<String> choose;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final FilteredList<ConnectionCard> shown;

    /**
     * Goes to connections of the start page.
     *
     * @param here the name of the one that is open; empty where there is none
     */
    SwitchModel(StartModel start, Supplier<String> here, Consumer<String> choose) {
        this.start = start;
        this.here = here;
        this.choose = choose;
        shown = new FilteredList<>(start.saved().cards());
        filter.subscribe(text -> shown.setPredicate(card -> card.matches(text)));
    }

    /** Whether the list is on screen. */
    public ReadOnlyBooleanProperty openProperty() {
        return open;
    }

    /** A text that connections must contain to be listed. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The connections that are listed. */
    public ObservableList<ConnectionCard> shown() {
        return shown;
    }

    /** What goes on and what went wrong. */
    public StartModel connecting() {
        return start;
    }

    /** Whether this is the connection that is open. */
    public boolean isHere(ConnectionCard card) {
        return card.name().equals(here.get());
    }

    /** Shows the list. */
    public void open() {
        start.saved().refresh();
        filter.set("");
        open.set(true);
    }

    /** Puts the list away, and gives up what it has begun. */
    public void close() {
        if (open.get()) {
            start.cancel();
            open.set(false);
        }
    }

    /** Goes to a connection. */
    public void choose(ConnectionCard card) {
        open.set(true);
        choose.accept(card.name());
    }

    /** Goes to the connection of a place among all, counted from 1, if there is one. */
    public void choose(int number) {
        find(number).ifPresent(this::choose);
    }

    private Optional<ConnectionCard> find(int number) {
        return start.saved().cards().stream()
                .filter(card -> card.number() == number)
                .findFirst();
    }

    /** Puts the list away when the way is done. */
    void arrive() {
        open.set(false);
    }
}
