package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form for a test session. */
public final class NewSessionModel {
    private final Connection connection;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Consumer<Session> created;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.OFFLINE);
    private final StringProperty shop = new SimpleStringProperty("");
    private final StringProperty id = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper denial = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
    private String proposedId = "";
    private boolean mayDelete;
    private Task task = Task.NONE;

    NewSessionModel(Connection connection, TaskRunner tasks, Clock clock, Consumer<Session> created) {
        this.connection = connection;
        this.mayDelete = connection.remover().isPresent();
        this.tasks = tasks;
        this.clock = clock;
        this.created = created;
        shop.subscribe(text -> proposeId());
        preset.subscribe(chosen -> proposeId());
        denied(Optional.empty());
    }

    /** Whether the form is on screen. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The kind of session. */
    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    /** What names its shop. */
    public StringProperty shopProperty() {
        return shop;
    }

    /** Its id; follows the shop and the preset until a person changes it. */
    public StringProperty idProperty() {
        return id;
    }

    /** What is wrong with the form, or went wrong; empty while nothing is. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Whether it is being written. */
    public ReadOnlyBooleanProperty creatingProperty() {
        return creating.getReadOnlyProperty();
    }

    /** Why nothing can be created here; empty where it can. */
    public ReadOnlyStringProperty denialProperty() {
        return denial.getReadOnlyProperty();
    }

    /** Says what the checklist found out: the action that is denied, if it is. */
    void denied(Optional<String> action) {
        denial.set(
                connection.storage().isEmpty()
                        ? byConnection()
                        : action.map(NewSessionModel::byPolicy).orElse(""));
    }

    /** Says through which connection sessions may be deleted: where that is possible, only creating is not. */
    void deletesThrough(Connection writing) {
        mayDelete = writing.remover().isPresent();
        if (connection.storage().isEmpty()) {
            denial.set(byConnection());
        }
    }

    private String byConnection() {
        return !mayDelete
                ? Messages.text("action.look-only")
                : Messages.text(
                        "creation.denied",
                        Messages.of("environment", connection.spec().environment()));
    }

    private static String byPolicy(String action) {
        return Messages.text("action.denied", action);
    }

    /** Opens the form for a shop. */
    public void open(String domain) {
        preset.set(Preset.OFFLINE);
        shop.set(domain);
        proposedId = id.get();
        proposeId();
        error.set("");
        open.set(true);
    }

    /** Closes the form; a session that is being written may come to be all the same. */
    public void close() {
        task.cancel();
        creating.set(false);
        open.set(false);
    }

    /** Writes the session unless its id holds one already. */
    public void create() {
        var domain = ShopDomain.parse(shop.get());
        if (domain.isEmpty()) {
            error.set(Messages.text(shop.get().isBlank() ? "shop.empty" : "shop.not-one"));
        } else if (id.get().isBlank()) {
            error.set(Messages.text("creation.no-id"));
        } else if (!creating.get()) {
            connection.storage().ifPresent(storage -> {
                var session =
                        preset.get().session(id.get().strip(), domain.get().name(), clock.instant());
                error.set("");
                creating.set(true);
                task = tasks.run(
                        () -> storage.putIfAbsent(SessionCodec.encode(session)),
                        put -> finish(session, put),
                        this::fail);
            });
        }
    }

    private void finish(Session session, boolean put) {
        creating.set(false);
        if (put) {
            open.set(false);
            created.accept(session);
        } else {
            error.set(Messages.text("creation.taken", session.id()));
        }
    }

    private void fail(Throwable failure) {
        creating.set(false);
        var problem = Problems.of(failure, connection.spec(), connection.region());
        error.set(problem.sentence());
    }

    private void proposeId() {
        if (id.get().equals(proposedId)) {
            proposedId = ShopDomain.parse(shop.get())
                    .map(domain -> preset.get().id(domain.name()))
                    .orElse("");
            id.set(proposedId);
        }
    }
}
