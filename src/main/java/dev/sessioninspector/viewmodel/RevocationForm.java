package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.revocation.Why;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What a person says about a revocation before it goes ahead: why, of what, and that it is meant. */
public final class RevocationForm {
    private final ObservableValue<Review> review;
    private final ObjectProperty<Reason> reason = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper reasonGiven = new ReadOnlyBooleanWrapper();
    private final StringProperty ticket = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper ticketError = new ReadOnlyStringWrapper("");
    private final BooleanProperty onlineOnly = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper narrowable = new ReadOnlyBooleanWrapper();
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final BooleanBinding confirmed;
    private final StringBinding missing;

    RevocationForm(ObservableValue<Review> review) {
        this.review = review;
        missing = Bindings.createStringBinding(this::missing, confirmation, review, reason, ticketError);
        confirmed = Bindings.createBooleanBinding(
                () -> review.getValue() != null && missing.get().isEmpty(), review, missing);
        reason.subscribe(chosen -> onlineOnly.set(chosen == Reason.LOGIN_LOOP && narrowable.get()));
        ticket.subscribe(text -> ticketError.set(Why.flaw(text)
                .map(flaw -> Messages.of("revocation.ticket", flaw))
                .orElse("")));
    }

    /** Why it is done; null while a person has not chosen, and then it does not go ahead. */
    public ObjectProperty<Reason> reasonProperty() {
        return reason;
    }

    /** Whether the reason was given before, and stays: for the rest of an interrupted revocation. */
    public ReadOnlyBooleanProperty reasonGivenProperty() {
        return reasonGiven.getReadOnlyProperty();
    }

    /** A ticket's number or any short text, for the receipt. */
    public StringProperty ticketProperty() {
        return ticket;
    }

    /** What keeps it out of a receipt; empty while nothing does. */
    public ReadOnlyStringProperty ticketErrorProperty() {
        return ticketError.getReadOnlyProperty();
    }

    /** Whether offline sessions are left out. */
    public BooleanProperty onlineOnlyProperty() {
        return onlineOnly;
    }

    /** Whether there is that choice. */
    public ReadOnlyBooleanProperty narrowableProperty() {
        return narrowable.getReadOnlyProperty();
    }

    /** What a person types to confirm. */
    public StringProperty confirmationProperty() {
        return confirmation;
    }

    /** Whether it may go ahead. */
    public BooleanBinding confirmedProperty() {
        return confirmed;
    }

    /** What is still to do before it may; empty once it may. */
    public StringBinding missingProperty() {
        return missing;
    }

    /** What goes into the receipt. */
    Why why() {
        return new Why(reason.get(), ticket.get());
    }

    /**
     * Begins anew.
     *
     * @param given why, for the rest of an interrupted revocation
     * @param proposed what stands there at first: nothing where a person is to think about it
     */
    void begin(Optional<Why> given, Optional<Why> proposed, boolean mayNarrow) {
        narrowable.set(mayNarrow);
        confirmation.set("");
        reasonGiven.set(given.isPresent());
        var first = given.or(() -> proposed);
        reason.set(first.map(Why::reason).orElse(null));
        ticket.set(first.map(Why::ticket).orElse(""));
        onlineOnly.set(false);
    }

    /** What was said for one revocation says nothing about the next. */
    void clear() {
        narrowable.set(false);
        confirmation.set("");
        ticket.set("");
    }

    private String missing() {
        if (review.getValue() == null) {
            return "";
        }
        if (reason.get() == null) {
            return Messages.text("revocation.missing.reason");
        }
        if (!ticketError.get().isEmpty()) {
            return Messages.text("revocation.missing.ticket");
        }
        var wanted = review.getValue().typed();
        var typed = confirmation.get().strip();
        if (wanted.isEmpty() || wanted.equals(typed)) {
            return "";
        }
        return Messages.text(
                wanted.startsWith(typed) ? "revocation.missing.typed" : "revocation.missing.other", wanted);
    }
}
