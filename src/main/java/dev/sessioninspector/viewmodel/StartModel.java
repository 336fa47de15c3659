package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The start page: a form that says where the table is, and the sandbox. */
public final class StartModel {
    /** An open connection, and what the first look at its table gave. */
    record Opened(
            Connection connection, List<Check> checks, Optional<StorageException> failure, Optional<Sandbox> sandbox) {
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

    /** What DynamoDB takes for the name of a table or an index. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]+");

    private final TaskRunner tasks;
    private final Connector connector;
    private final Profiles profileFiles;
    private final Optional<Callable<Sandbox>> sandboxes;
    private final SignInModel signIn;
    private final Consumer<Opened> opened;

    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final StringProperty profile = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final StringProperty table = new SimpleStringProperty(ConnectionSpec.DEFAULT_TABLE);
    private final StringProperty index = new SimpleStringProperty(ConnectionSpec.DEFAULT_INDEX);
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.PRODUCTION);
    private final ObjectProperty<Capability> capability = new SimpleObjectProperty<>(Capability.LOOK);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper signsIn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private Environment proposedEnvironment = Environment.PRODUCTION;
    private Capability proposedCapability = Capability.LOOK;
    private Optional<Sandbox> sandbox = Optional.empty();
    private boolean closed;
    private Task task = Task.NONE;

    StartModel(
            TaskRunner tasks,
            Connector connector,
            Profiles profileFiles,
            Optional<Callable<Sandbox>> sandboxes,
            SignInModel signIn,
            Consumer<Opened> opened) {
        this.tasks = tasks;
        this.connector = connector;
        this.profileFiles = profileFiles;
        this.sandboxes = sandboxes;
        this.signIn = signIn;
        this.opened = opened;
        signsIn.bind(Bindings.createBooleanBinding(this::isSignedInTo, profile, profiles));
        endpoint.subscribe(address -> proposeEnvironment());
        environment.subscribe(chosen -> proposeCapability());
    }

    /** The profiles in the AWS files. */
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /** The regions to choose from; any other may be typed. */
    public List<String> regions() {
        return profileFiles.regions();
    }

    /** The profile's name; empty for the SDK's default chain. */
    public StringProperty profileProperty() {
        return profile;
    }

    /** The region; empty for the profile's own. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Where DynamoDB answers; empty for AWS itself. */
    public StringProperty endpointProperty() {
        return endpoint;
    }

    /** The table's name. */
    public StringProperty tableProperty() {
        return table;
    }

    /** The index's name. */
    public StringProperty indexProperty() {
        return index;
    }

    /** What the table is for; follows the endpoint until a person chooses. */
    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    /** What may be done; follows the environment until a person chooses. */
    public ObjectProperty<Capability> capabilityProperty() {
        return capability;
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

    /** Whether the chosen profile is one that is signed in to. */
    public ReadOnlyBooleanProperty signsInProperty() {
        return signsIn.getReadOnlyProperty();
    }

    /** Signs in as the chosen profile; connects then, if that was what a sign-in was missing for. */
    public void startSignIn() {
        var missing = Optional.ofNullable(problem.get()).flatMap(Problem::signIn);
        signIn.signIn(missing.or(() -> text(profile)), missing.isPresent() ? this::connect : () -> {});
    }

    /** Whether there is a DynamoDB Local to open. */
    public boolean hasSandbox() {
        return sandboxes.isPresent();
    }

    /** Reads the profiles anew. */
    public void readProfiles() {
        tasks.run(
                profileFiles::read,
                profiles::setAll,
                failure -> problem.set(Problems.of(failure, form(Optional.empty()))));
    }

    /** Fills the form, and connects if that is enough to. */
    void start(StartArguments arguments) {
        arguments.profile().ifPresent(profile::set);
        arguments.region().ifPresent(region::set);
        arguments.endpoint().ifPresent(endpoint::set);
        arguments.table().ifPresent(table::set);
        arguments.index().ifPresent(index::set);
        arguments.environment().ifPresent(environment::set);
        arguments.capability().ifPresent(capability::set);
        if (arguments.sandbox()) {
            openSandbox();
        } else if (arguments.connects()) {
            connect();
        }
    }

    /** Opens what the form describes, unless something in it cannot be. */
    public void connect() {
        var wrong = wrongInput();
        problem.set(wrong.map(key -> new Problem(Messages.text(key), "")).orElse(null));
        if (wrong.isEmpty()) {
            var spec = form(endpoint().map(URI::create));
            var where = spec.endpoint().map(URI::toString).orElse(Messages.text("place.dynamodb"));
            run(Messages.text("start.connecting", spec.table(), where), spec, () -> open(spec, Optional.empty()));
        }
    }

    /** Starts a DynamoDB Local with sample shops, or opens the one that runs already. */
    public void openSandbox() {
        if (sandboxes.isEmpty()) {
            problem.set(new Problem(Messages.text("sandbox.missing"), Messages.text("sandbox.instead")));
            return;
        }
        problem.set(null);
        var spec = form(Optional.empty());
        var running = sandbox.filter(Sandbox::isAlive);
        run(Messages.text("start.sandbox"), spec, () -> {
            var started = running.isPresent() ? running.get() : sandboxes.get().call();
            return open(started.spec(), Optional.of(started));
        });
    }

    /** Gives up connecting; the form stays as it is. */
    public void cancel() {
        task.cancel();
        signIn.giveUp();
        busy.set("");
    }

    /** Ends the sandbox, if one runs. */
    void close() {
        closed = true;
        task.cancel();
        sandbox.ifPresent(Sandbox::close);
    }

    private void run(String what, ConnectionSpec spec, Callable<Opened> work) {
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
            return new Opened(connection, connection.tableCheck().check(), Optional.empty(), started);
        } catch (StorageException.AccessDenied | StorageException.Throttled | StorageException.Refused refused) {
            return new Opened(connection, List.of(), Optional.of(refused), started);
        } catch (StorageException unreachable) {
            connection.close();
            throw new Unreached(connection.region(), unreachable);
        } catch (RuntimeException cancelled) {
            connection.close();
            throw cancelled;
        }
    }

    private boolean isSignedInTo() {
        return profiles.stream()
                .anyMatch(known -> known.kind() == Profile.Kind.SSO
                        && known.name().equals(profile.get().strip()));
    }

    private ConnectionSpec form(Optional<URI> address) {
        return new ConnectionSpec(
                text(profile),
                text(region),
                address,
                table.get().strip(),
                index.get().strip(),
                environment.get(),
                capability.get());
    }

    private Optional<String> wrongInput() {
        if (endpoint().filter(address -> !isAddress(address)).isPresent()) {
            return Optional.of("start.bad-endpoint");
        }
        if (!NAME.matcher(table.get().strip()).matches()) {
            return Optional.of("start.bad-table");
        }
        if (!NAME.matcher(index.get().strip()).matches()) {
            return Optional.of("start.bad-index");
        }
        return text(region).filter(name -> !REGION.matcher(name).matches()).map(bad -> "start.bad-region");
    }

    private static boolean isAddress(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void proposeEnvironment() {
        var host = endpoint()
                .filter(StartModel::isAddress)
                .map(it -> URI.create(it).getHost())
                .orElse("");
        if (environment.get() == proposedEnvironment) {
            proposedEnvironment = Environment.guess(host);
            environment.set(proposedEnvironment);
        }
    }

    private void proposeCapability() {
        if (capability.get() == proposedCapability) {
            proposedCapability = environment.get().defaultCapability();
            capability.set(proposedCapability);
        }
        capability.set(capability.get().atMost(environment.get().mostCapability()));
    }

    private Optional<String> endpoint() {
        return text(endpoint);
    }

    private static Optional<String> text(StringProperty property) {
        return Optional.ofNullable(property.get()).map(String::strip).filter(text -> !text.isEmpty());
    }
}
