package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The start page: saved connections, a form that says where a table is, and the sandbox. */
public final class StartModel {
    /** An open connection, and what the first look at its table gave. */
    record Opened(
            Connection connection,
            List<Check> checks,
            Optional<StorageException> failure,
            Optional<Sandbox> sandbox,
            Optional<SavedConnection> saved) {
        Opened as(Optional<SavedConnection> connection) {
            return new Opened(this.connection, checks, failure, sandbox, connection);
        }

        List<String> shops() {
            return sandbox.map(Sandbox::shops).orElse(List.of());
        }
    }

    /** A table that nobody answered for, in the region that was asked. */
    private static final class Unreached extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String region;

        Unreached(String region, RuntimeException cause) {
            super("nobody answered", cause);
            this.region = region;
        }
    }

    private final TaskRunner tasks;
    private final Connector connector;
    private final Optional<Callable<Sandbox>> sandboxes;
    private final SignInModel signIn;
    private final Consumer<Opened> opened;

    private final ConnectionForm form = new ConnectionForm();
    private final ProfilesModel profiles;
    private final SavedConnectionsModel saved;
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper signsIn = new ReadOnlyBooleanWrapper();
    /** Tries what was last connected to. */
    private Runnable again = () -> {};

    private Optional<Sandbox> sandbox = Optional.empty();
    private boolean closed;
    private Task task = Task.NONE;

    StartModel(AppModel.Parts parts, Consumer<Opened> opened) {
        this.tasks = parts.tasks();
        this.connector = parts.connector();
        this.sandboxes = parts.sandboxes();
        this.signIn = parts.signIn();
        this.opened = opened;
        profiles = new ProfilesModel(tasks, parts.profiles(), form);
        saved = new SavedConnectionsModel(parts.files(), parts.settings(), form, profiles::proposeOnlyOne);
        saved.noticeProperty().subscribe(told -> {
            if (!told.isEmpty()) {
                problem.set(null);
            }
        });
        signsIn.bind(
                Bindings.createBooleanBinding(() -> base().isPresent(), form.profileProperty(), profiles.profiles()));
    }

    /** The form for a connection. */
    public ConnectionForm form() {
        return form;
    }

    /** The profiles and regions to choose from. */
    public ProfilesModel profiles() {
        return profiles;
    }

    /** The saved connections. */
    public SavedConnectionsModel saved() {
        return saved;
    }

    /** What is going on; empty while nothing is. */
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What is wrong with the form, or went wrong; null while nothing is. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Signing in, and what else a person is asked while this connects. */
    public SignInModel signIn() {
        return signIn;
    }

    /** Signs in as the chosen profile; connects then, if that was what a sign-in was missing for. */
    public void startSignIn() {
        var missing = Optional.ofNullable(problem.get()).flatMap(Problem::signIn);
        if (missing.isPresent()) {
            signIn.signIn(missing, again);
        } else {
            signIn.signIn(base(), () -> {});
        }
    }

    /** Whether the chosen profile, or one that it rests on, is signed in to. */
    public ReadOnlyBooleanProperty signsInProperty() {
        return signsIn.getReadOnlyProperty();
    }

    /** Whether there is a DynamoDB Local to open. */
    public boolean hasSandbox() {
        return sandboxes.isPresent();
    }

    /** Fills the form, and connects if that is enough to. */
    void start(StartArguments arguments) {
        form.take(arguments);
        if (arguments.sandbox()) {
            openSandbox();
        } else if (arguments.connects()) {
            connect();
        }
    }

    /** Looks whether the files of profiles and settings have changed. */
    void tick() {
        profiles.refresh();
        saved.refresh();
    }

    /** Opens what the form describes, unless something in it cannot be. */
    public void connect() {
        problem.set(form.wrong());
        if (problem.get() == null) {
            var spec = form.spec();
            connect(
                    spec,
                    saved.find(saved.editedProperty().get())
                            .filter(it -> it.spec().equals(spec)));
        }
    }

    /** Opens a saved connection. */
    public void connect(String name) {
        saved.dismiss();
        saved.find(name).ifPresent(connection -> connect(connection.spec(), Optional.of(connection)));
    }

    private void connect(ConnectionSpec spec, Optional<SavedConnection> connection) {
        problem.set(null);
        var what = connection.map(SavedConnection::name).orElse(spec.table());
        var where = spec.endpoint().map(URI::toString).orElse(Messages.text("place.dynamodb"));
        run(
                Messages.text("start.connecting", what, where),
                spec,
                () -> open(spec, Optional.empty()).as(connection));
    }

    /** Starts a DynamoDB Local with sample shops, or opens the one that runs already. */
    public void openSandbox() {
        if (sandboxes.isEmpty()) {
            problem.set(new Problem(Messages.text("sandbox.missing"), Messages.text("sandbox.instead")));
            return;
        }
        problem.set(null);
        var spec = form.specWithoutEndpoint();
        var running = sandbox.filter(Sandbox::isAlive);
        run(Messages.text("start.sandbox"), spec, () -> {
            var started = running.isPresent() ? running.get() : sandboxes.get().call();
            return open(started.spec(), Optional.of(started));
        });
    }

    /** Gives up connecting; the form stays as it is. */
    public void cancel() {
        task.cancel();
        if (!busy.get().isEmpty()) {
            // What an open connection waits for is not this one's to give up.
            signIn.giveUp();
        }
        busy.set("");
        problem.set(null);
    }

    /** Ends the sandbox, if one runs. */
    void close() {
        closed = true;
        task.cancel();
        sandbox.ifPresent(Sandbox::close);
    }

    private void run(String what, ConnectionSpec spec, Callable<Opened> work) {
        again = () -> run(what, spec, work);
        problem.set(null);
        task.cancel();
        busy.set(what);
        task = tasks.run(work, this::done, failure -> failed(failure, spec), this::putAway);
    }

    private void done(Opened result) {
        busy.set("");
        keep(result.sandbox());
        opened.accept(result);
    }

    private void failed(Throwable failure, ConnectionSpec spec) {
        busy.set("");
        problem.set(
                failure instanceof Unreached unreached
                        ? Problems.of(unreached.getCause(), spec, unreached.region)
                        : Problems.of(failure, spec));
    }

    /** Connected after all, when nobody wanted it any more. */
    private void putAway(Opened unwanted) {
        keep(unwanted.sandbox());
        unwanted.connection().close();
    }

    private void keep(Optional<Sandbox> started) {
        sandbox = started.or(() -> sandbox);
        if (closed) {
            sandbox.ifPresent(Sandbox::close);
        }
    }

    /** A table that cannot be reached leads nowhere; one that may not be described may still be read. */
    private Opened open(ConnectionSpec spec, Optional<Sandbox> started) {
        var connection = connector.open(spec);
        try {
            return new Opened(connection, connection.tableCheck().check(), Optional.empty(), started, Optional.empty());
        } catch (StorageException.AccessDenied | StorageException.Throttled | StorageException.Refused refused) {
            return new Opened(connection, List.of(), Optional.of(refused), started, Optional.empty());
        } catch (StorageException unreachable) {
            connection.close();
            throw new Unreached(connection.region(), unreachable);
        } catch (RuntimeException cancelled) {
            connection.close();
            throw cancelled;
        }
    }

    private Optional<String> base() {
        return profiles.signsInAs(form.profileProperty().get().strip());
    }
}
