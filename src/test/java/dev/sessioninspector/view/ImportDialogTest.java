package dev.sessioninspector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.support.AppParts;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FakeSignIn;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SignIns;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.ConnectionCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a file of connections brings is shown before it is taken over, and taken over as was chosen. */
@Timeout(120)
class ImportDialogTest {
    private final TaskRunner tasks = TaskRunner.onVirtualThreads(Platform::runLater);
    private final SettableClock clock = new SettableClock();
    private final FxRobot robot = new FxRobot();

    @TempDir
    private Path home;

    @TempDir
    private Path colleague;

    private AppModel model;
    private MainView view;

    @BeforeEach
    void show() throws Exception {
        save(new Settings(home), "Acme production", "shopify_sessions");
        save(new Settings(colleague), "Acme production", "other_sessions");
        save(new Settings(colleague), "Acme staging", "shopify_sessions");
        model = new AppModel(AppParts.of(
                tasks,
                clock,
                home,
                spec -> Connections.to(new InMemorySessionStorage(), spec, () -> Connections.HEALTHY, () -> {}),
                AppParts.profiles(),
                SignIns.with(new FakeSignIn(), tasks, Platform::runLater, clock)));
        var stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            view = new MainView(model);
            stage.setWidth(900);
            stage.setHeight(700);
            var scene = new Scene(view);
            Theme.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
        await(() -> model.start().saved().cards().size() == 1);
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
    void whatIsInConflictIsShownAndReplacedOnRequest() throws Exception {
        robot.interact(() -> model.start().saved().imports().read(colleague.resolve("connections.json")));
        await(() -> robot.lookup("#import-replace").tryQuery().isPresent());
        assertThat(robot.from(robot.lookup("#import-preview").queryAll())
                        .lookup(".label")
                        .queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Acme production", "Acme staging");
        robot.clickOn("#import-replace");
        await(() -> model.start().saved().cards().size() == 2);
        assertThat(model.start().saved().cards())
                .extracting(ConnectionCard::name, ConnectionCard::table)
                .containsExactlyInAnyOrder(
                        tuple("Acme production", "other_sessions"), tuple("Acme staging", "shopify_sessions"));
    }

    private static void save(Settings settings, String name, String table) {
        var spec = new ConnectionSpec(
                Optional.of("acme"),
                Optional.of("eu-west-1"),
                Optional.empty(),
                table,
                ConnectionSpec.DEFAULT_INDEX,
                Environment.PRODUCTION,
                Capability.LOOK);
        settings.keep(List.of(new SavedConnection(name, spec, Optional.empty())));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition)));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
