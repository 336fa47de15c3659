package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The whole program as the window shows it: the start page, or one open connection. */
public final class AppModel {
    private final TaskRunner tasks;
    private final Clock clock;
    private final Function<Connection, Revoker> revokers;
    private final Receipts receipts;
    private final ReceiptsModel unconnected;
    private final InterruptedModel interrupted;
    private final SecretClipboard clipboard;
    private final StartModel start;
    private final ReadOnlyObjectWrapper<ConnectedModel> connected = new ReadOnlyObjectWrapper<>();
    private Optional<Connection> connection = Optional.empty();
    private Optional<String> firstShop = Optional.empty();

    /**
     * A program that is not connected yet.
     *
     * @param home the folder for what the program keeps; it need not be there
     * @param version the program's, for receipts
     * @param sandboxes starts a sandbox, where there is one to start
     */
    public AppModel(
            TaskRunner tasks,
            Clock clock,
            Path home,
            String version,
            Connector connector,
            Profiles profiles,
            Optional<Callable<Sandbox>> sandboxes,
            Clipboard clipboard) {
        this.tasks = tasks;
        this.clock = clock;
        this.receipts = new Receipts(home.resolve("receipts"), clock);
        this.revokers = connection -> new Revoker(connection, receipts, version, clock);
        this.clipboard = new SecretClipboard(clipboard, clock);
        this.unconnected = new ReceiptsModel(receipts, tasks, this.clipboard::copyPlain);
        this.interrupted = new InterruptedModel(unconnected, Optional.empty(), tasks);
        this.start = new StartModel(tasks, connector, profiles, sandboxes, this::connect);
    }

    /** The start page. */
    public StartModel start() {
        return start;
    }

    /** The open connection; null on the start page. */
    public ReadOnlyObjectProperty<ConnectedModel> connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    /** A revocation that was interrupted, if one was: before there is a connection to go on with it. */
    public InterruptedModel interrupted() {
        return interrupted;
    }

    /** Does what the program was started with. */
    public void start(StartArguments arguments) {
        unconnected.start();
        firstShop = arguments.shop();
        start.readProfiles();
        start.start(arguments);
    }

    /** Lets go of the connection, and shows the start page. */
    public void disconnect() {
        if (!mayClose()) {
            return;
        }
        leave();
    }

    private void leave() {
        if (connected.get() != null) {
            connected.get().close();
            connected.set(null);
            unconnected.refresh();
        }
        clipboard.clear();
        connection.ifPresent(open -> tasks.run(
                () -> {
                    open.close();
                    return null;
                },
                done -> {},
                failure -> {}));
        connection = Optional.empty();
    }

    /**
     * Whether the window may be closed now. A deletion under way is stopped first, so that its outcome is seen; closing
     * once more is possible as soon as it is there.
     */
    public boolean mayClose() {
        return connected.get() == null || connected.get().mayClose();
    }

    /** Brings what depends on the time up to date; to be called once a second. */
    public void tick() {
        if (connected.get() != null) {
            connected.get().tick();
        }
    }

    /** Ends what goes on; to be called once, at the end of the program. */
    public void close() {
        leave();
        start.close();
    }

    private void connect(StartModel.Opened opened) {
        connection = Optional.of(opened.connection());
        var model =
                new ConnectedModel(opened.connection(), revokers, receipts, tasks, clock, clipboard, opened.shops());
        opened.failure()
                .ifPresentOrElse(model.checks()::fail, () -> model.checks().present(opened.checks()));
        connected.set(model);
        firstShop.ifPresent(shop -> {
            model.sessions().shopTextProperty().set(shop);
            model.sessions().find();
        });
        firstShop = Optional.empty();
    }
}
