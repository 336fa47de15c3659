package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Allows deletion for a while where a connection may only look: by a second connection beside it, which is opened for
 * that time and closed at its end. So there is nothing to write with before and after.
 */
public final class UnlockModel {
    /** How long it lasts. */
    public static final Duration TIME = Duration.ofMinutes(15);

    /** The second connection leads elsewhere: the profile was changed since the first one was opened. */
    private static final class OtherPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherPlace() {
            super("another account or region", null, false, false);
        }
    }

    /** Whose account the second connection leads to is not known, while that of the first one is. */
    private static final class UnknownPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownPlace() {
            super("an unknown account", null, false, false);
        }
    }

    private final Connection looking;
    private final Supplier<Optional<Identity>> shown;
    private final Connector connector;
    private final TaskRunner tasks;
    private final Clock clock;
    private final String word;
    private final ReadOnlyObjectWrapper<Connection> connection;
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final BooleanBinding confirmed;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unlocked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper remaining = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final List<Connection> ending = new ArrayList<>();
    private Cost spent = Cost.NONE;
    private Instant since = Instant.MIN;
    private Task task = Task.NONE;

    /**
     * Starts locked.
     *
     * @param looking the connection that may only look
     * @param shown who AWS takes the program for, as it is on screen
     * @param name what it is called, and is typed to unlock it; empty where it has no name
     */
    UnlockModel(
            Connection looking,
            Supplier<Optional<Identity>> shown,
            String name,
            Connector connector,
            TaskRunner tasks,
            Clock clock) {
        this.looking = looking;
        this.shown = shown;
        this.connector = connector;
        this.tasks = tasks;
        this.clock = clock;
        this.word = name.isEmpty() ? looking.spec().table() : name;
        connection = new ReadOnlyObjectWrapper<>(looking);
        confirmed = Bindings.createBooleanBinding(
                () -> confirmation.get().strip().equals(word) && !opening.get(), confirmation, opening);
    }

    /** What may be written through: the connection itself while it is locked. */
    ReadOnlyObjectProperty<Connection> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** Whether there is something to unlock: it may only look, and its environment allows more. */
    public boolean isPossible() {
        var spec = looking.spec();
        return spec.capability() == Capability.LOOK
                && spec.environment().mostCapability().compareTo(Capability.DELETE) >= 0;
    }

    /** Whether a person is being asked. */
    public ReadOnlyBooleanProperty askingProperty() {
        return asking;
    }

    /** What is typed to unlock: the connection's name, or the table's where it has none. */
    public String word() {
        return word;
    }

    /** What was typed. */
    public StringProperty confirmationProperty() {
        return confirmation;
    }

    /** Whether it is what must be typed. */
    public BooleanBinding confirmedProperty() {
        return confirmed;
    }

    /** Whether the second connection is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Whether deletion is allowed now. */
    public ReadOnlyBooleanProperty unlockedProperty() {
        return unlocked.getReadOnlyProperty();
    }

    /** How long it still is, as minutes and seconds; empty while it is locked. */
    public ReadOnlyStringProperty remainingProperty() {
        return remaining.getReadOnlyProperty();
    }

    /** Why it could not be unlocked; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Asks a person. */
    public void ask() {
        if (isPossible() && !unlocked.get() && !opening.get()) {
            confirmation.set("");
            problem.set(null);
            asking.set(true);
        }
    }

    /** Decides against it. */
    public void cancel() {
        task.cancel();
        opening.set(false);
        asking.set(false);
    }

    /**
     * Unlocks, once the word was typed; the question makes room for what opening may ask for, and returns if it fails.
     */
    public void unlock() {
        if (!asking.get() || !confirmed.get()) {
            return;
        }
        problem.set(null);
        opening.set(true);
        asking.set(false);
        var account = shown.get().map(Identity::account);
        task = tasks.run(() -> open(account), this::opened, this::failed, Connection::close);
    }

    private Connection open(Optional<String> account) {
        var spec = looking.spec();
        var writing = connector.open(new ConnectionSpec(
                spec.profile(),
                spec.region(),
                spec.endpoint(),
                spec.table(),
                spec.index(),
                spec.environment(),
                Capability.DELETE));
        try {
            tryOut(writing);
            requireSamePlace(writing, account);
            return writing;
        } catch (RuntimeException unusable) {
            writing.close();
            throw unusable;
        }
    }

    /** A call that a sign-in or a code can be asked for: who AWS takes the connection for waits for one. */
    private static void tryOut(Connection writing) {
        try {
            writing.tableCheck().check();
        } catch (StorageException.AccessDenied | StorageException.Throttled | StorageException.Refused refused) {
            // Credentials there are; what they do not allow is told by the checklist.
        }
    }

    /** The region always; the account where it is on screen. */
    private void requireSamePlace(Connection writing, Optional<String> account) {
        if (!writing.region().equals(looking.region())) {
            throw new OtherPlace();
        }
        if (account.isPresent()) {
            var reached = writing.identity().get().map(Identity::account);
            if (reached.isEmpty()) {
                throw new UnknownPlace();
            }
            if (!reached.equals(account)) {
                throw new OtherPlace();
            }
        }
    }

    private void opened(Connection writing) {
        opening.set(false);
        confirmation.set("");
        since = clock.instant();
        connection.set(writing);
        unlocked.set(true);
        tick(since, false);
    }

    private void failed(Throwable failure) {
        opening.set(false);
        problem.set(
                switch (failure) {
                    case OtherPlace other ->
                        new Problem(Messages.text("unlock.other-place"), Messages.text("unlock.other-place.next"));
                    case UnknownPlace unknown ->
                        new Problem(Messages.text("unlock.unknown-place"), Messages.text("unlock.unknown-place.next"));
                    default -> Problems.of(failure, looking.spec(), looking.region());
                });
        asking.set(true);
    }

    /** Ends it now: what has been confirmed already comes to its end. */
    public void lock() {
        if (unlocked.get()) {
            ending.add(connection.get());
            unlocked.set(false);
            remaining.set("");
            connection.set(looking);
        }
    }

    /**
     * Brings the time that is left up to date, and ends it when it is over; a clock that was set back ends it too.
     *
     * @param deleting whether a deletion is under way, which may need a connection that has ended
     */
    void tick(Instant now, boolean deleting) {
        if (unlocked.get()) {
            var left = Duration.between(now, since.plus(TIME));
            if (left.compareTo(Duration.ZERO) <= 0 || now.isBefore(since)) {
                lock();
            } else {
                var seconds = left.plusMillis(999).toSeconds();
                remaining.set("%d:%02d".formatted(seconds / 60, seconds % 60));
            }
        }
        if (!deleting) {
            ending.forEach(this::close);
            ending.clear();
        }
    }

    /** What the calls through the second connections have cost so far. */
    Cost cost() {
        return ending.stream()
                .map(it -> it.cost().get())
                .reduce(unlocked.get() ? spent.plus(connection.get().cost().get()) : spent, Cost::plus);
    }

    /** Ends it, whatever goes on. */
    void close() {
        cancel();
        lock();
        tick(clock.instant(), false);
    }

    private void close(Connection over) {
        spent = spent.plus(over.cost().get());
        tasks.run(
                () -> {
                    over.close();
                    return null;
                },
                done -> {},
                failure -> {});
    }
}
