package dev.sessioninspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.SignIn;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.support.AppParts;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FakeSignIn;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SignIns;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.SignInModel;
import dev.sessioninspector.viewmodel.SignInState;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A view of a connection that was closed can be collected, whatever was done in it. */
@Timeout(180)
class LeakTest {
    private static final String SHOP = "example.myshopify.com";
    private static final int ROUNDS = 2;

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final TaskRunner tasks = TaskRunner.onVirtualThreads(Platform::runLater);
    private final FakeSignIn port = new FakeSignIn();
    private final SignInModel signIn = SignIns.with(port, tasks, Platform::runLater, new SettableClock());
    private final AppModel model = new AppModel(AppParts.of(
            tasks, new SettableClock(), Path.of("target", "homes", "leak"), this::open, AppParts.profiles(), signIn));
    private final FxRobot robot = new FxRobot();
    private MainView view;

    private Connection open(ConnectionSpec spec) {
        return Connections.to(memory, spec, () -> Connections.HEALTHY, () -> {});
    }

    @BeforeEach
    void show() throws Exception {
        IntStream.range(0, 50)
                .mapToObj(user -> Session.of(ShopDomain.onlineId(SHOP, "" + user), SHOP, "", true))
                .forEach(memory::storeSession);
        var stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            view = new MainView(model);
            var scene = new Scene(view, 1280, 800);
            Theme.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            view.close();
            model.close();
        });
        FxToolkit.cleanupStages();
    }

    @Test
    void closedConnectionsAreCollected() throws Exception {
        var closed = new ArrayList<WeakReference<?>>();
        for (var round = 0; round < ROUNDS; round++) {
            robot.interact(() -> {
                model.start().form().endpointProperty().set("http://localhost:1");
                model.start().connect();
            });
            await(() -> model.connectedProperty().get() != null);
            work(round);
            robot.interact(() -> {
                closed.add(new WeakReference<>(model.connectedProperty().get()));
                closed.add(new WeakReference<Node>(view.getChildren().getFirst()));
                assertThat(view.getChildren().getFirst()).isInstanceOf(ConnectedView.class);
            });
            robot.clickOn("#disconnect");
            assertThat(view.getChildren().getFirst()).isNotInstanceOf(ConnectedView.class);
        }
        assertThat(closed).hasSize(2 * ROUNDS);
        awaitCollection(closed);
    }

    /** Goes through everything that a connection's view can show. */
    private void work(int round) throws Exception {
        robot.clickOn("#shop").write(SHOP, 0);
        robot.clickOn("#find");
        var connected = model.connectedProperty().get();
        await(() -> connected.sessions().statusProperty().get().contains("complete"));
        robot.interact(() -> connected
                .sessions()
                .selection()
                .setAll(connected.sessions().rows().getFirst()));
        await(() -> connected.detail().detailProperty().get() != null);
        robot.clickOn("#detail-item")
                .clickOn("#detail-decoded")
                .clickOn("#health")
                .clickOn("#close-checks");
        robot.clickOn("#delete-selected");
        await(() -> robot.lookup("#revoke").tryQuery().isPresent());
        robot.clickOn("#revoke");
        await(() -> connected.revocation().result().reportProperty().get() != null);
        robot.clickOn("#watch").clickOn("#stop-watch").clickOn("#copy-receipt");
        robot.clickOn("#undo");
        robot.clickOn("#confirm-undo");
        await(() -> connected.sessions().statusProperty().get().contains("complete"));
        robot.clickOn("#receipts");
        await(() -> connected.receipts().openedProperty().get() != null);
        robot.clickOn("#close-receipt").clickOn("#dismiss-result");
        robot.clickOn("#create-session");
        robot.interact(() -> connected.newSession().idProperty().set("new-" + round));
        robot.clickOn("#create");
        await(() -> !connected.newSession().openProperty().get());
        signIn();
        robot.interact(model::tick);
    }

    /** Is asked for a sign-in, begins it, and has it end. */
    private void signIn() throws Exception {
        var asker = Thread.ofVirtual()
                .start(() -> signIn.renew(Optional.of("acme"), new Credentials(Credentials.Reason.SIGN_IN, null)));
        await(() -> robot.lookup("#sign-in-go").tryQuery().isPresent());
        robot.clickOn("#sign-in-go");
        port.step(new SignIn.Step.Code(URI.create("https://example.com"), "FAKE-CODE", Instant.EPOCH));
        await(() -> robot.lookup("#sign-in-code").tryQuery().isPresent());
        port.succeed();
        await(() -> signIn.stateProperty().get() instanceof SignInState.Idle);
        asker.join();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** TestFX remembers every event, and with it the node that it went to, until a stage is registered anew. */
    private void awaitCollection(List<WeakReference<?>> closed) throws Exception {
        FxToolkit.registerPrimaryStage();
        for (var attempt = 0; attempt < 50 && alive(closed) > 0; attempt++) {
            System.gc();
            robot.interact(() -> {});
        }
        assertThat(closed).filteredOn(reference -> reference.get() != null).isEmpty();
    }

    private static long alive(List<WeakReference<?>> references) {
        return references.stream().filter(reference -> reference.get() != null).count();
    }
}
