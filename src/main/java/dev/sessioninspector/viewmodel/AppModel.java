package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The whole program as the window shows it: the start page, or one open connection. */
public final class AppModel {
    /**
     * What the program is put together from.
     *
     * @param files runs one piece of work after the other: what is written last is what stays
     * @param version the program's, for receipts
     * @param sandboxes starts a sandbox, where there is one to start
     */
    public record Parts(
            TaskRunner tasks,
            TaskRunner files,
            Clock clock,
            Settings settings,
            Receipts receipts,
            String version,
            Connector connector,
            Profiles profiles,
            Optional<Callable<Sandbox>> sandboxes,
            Clipboard clipboard,
            SignInModel signIn) {}

    private final Parts parts;
    private final ReceiptsModel unconnected;
    private final InterruptedModel interrupted;
    private final SecretClipboard clipboard;
    private final StartModel start;
    private final SwitchModel switcher;
    private final ReadOnlyObjectWrapper<ConnectedModel> connected = new ReadOnlyObjectWrapper<>();
    private Optional<Connection> connection = Optional.empty();
    private Optional<String> firstShop = Optional.empty();

    /** A program that is not connected yet. */
    public AppModel(Parts parts) {
        this.parts = parts;
        this.clipboard = new SecretClipboard(parts.clipboard(), parts.clock());
        this.unconnected = new ReceiptsModel(parts.receipts(), parts.tasks(), clipboard::copyPlain);
        this.interrupted = new InterruptedModel(unconnected, Optional.empty(), parts.tasks());
        this.start = new StartModel(parts, this::connect);
        this.switcher = new SwitchModel(start, this::name, this::switchTo);
    }

    /** The start page. */
    public StartModel start() {
        return start;
    }

    /** The way from one connection to another. */
    public SwitchModel switcher() {
        return switcher;
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
        start.tick();
        start.start(arguments);
    }

    /** Lets go of the connection, and shows the start page. */
    public void disconnect() {
        if (!mayClose()) {
            return;
        }
        leave();
    }

    /** Goes to a saved connection; what is shown stays until that is open, and where it cannot be opened. */
    private void switchTo(String name) {
        if (name.equals(name())) {
            switcher.close();
        } else if (mayLeave()) {
            start.connect(name);
        } else {
            switcher.close();
        }
    }

    /** A key pressed by mistake stops no deletion. */
    private boolean mayLeave() {
        return connected.get() == null || connected.get().mayLeave();
    }

    private String name() {
        return connected.get() == null ? "" : connected.get().name();
    }

    private void leave() {
        if (connected.get() != null) {
            connected.get().close();
            connected.set(null);
            unconnected.refresh();
        }
        parts.signIn().giveUp();
        clipboard.clear();
        connection.ifPresent(this::putAway);
        connection = Optional.empty();
    }

    private void putAway(Connection unwanted) {
        parts.tasks()
                .run(
                        () -> {
                            unwanted.close();
                            return null;
                        },
                        done -> {},
                        failure -> {});
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
        parts.signIn().tick();
        if (connected.get() == null) {
            start.tick();
        } else {
            connected.get().tick();
        }
    }

    /** Ends what goes on; to be called once, at the end of the program. */
    public void close() {
        leave();
        start.close();
    }

    private void connect(StartModel.Opened opened) {
        switcher.arrive();
        if (!mayLeave()) {
            putAway(opened.connection());
            return;
        }
        leave();
        connection = Optional.of(opened.connection());
        var shops = new RecentShops(parts.files(), parts.settings(), opened.saved());
        var model = new ConnectedModel(opened, shops, parts, clipboard);
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
