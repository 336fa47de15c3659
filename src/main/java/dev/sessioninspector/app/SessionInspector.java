package dev.sessioninspector.app;

import dev.sessioninspector.aws.AwsConfiguration;
import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.sandbox.LocalDynamoDb;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.view.MainView;
import dev.sessioninspector.view.Theme;
import dev.sessioninspector.viewmodel.AppModel;
import java.time.Clock;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The application: puts the parts together and shows them in one window. */
public final class SessionInspector extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 860;
    private static final double MIN_HEIGHT = 600;

    private AppModel model;
    private MainView view;

    @Override
    public void start(Stage stage) {
        Thread.setDefaultUncaughtExceptionHandler(LastResort::report);
        var connector = new AwsConnector();
        var sandboxes = LocalDynamoDb.directory()
                .<Callable<Sandbox>>map(directory -> () -> Sandbox.start(directory, connector));
        model = new AppModel(
                TaskRunner.onVirtualThreads(Platform::runLater),
                Clock.systemUTC(),
                Home.folder(),
                AppVersion.current(),
                connector,
                new AwsConfiguration(),
                sandboxes,
                new SystemClipboard());
        view = new MainView(model);
        var scene = new Scene(view, WIDTH, HEIGHT);
        Theme.apply(scene);
        stage.setScene(scene);
        stage.getIcons().add(new Image(SessionInspector.class.getResourceAsStream("session-inspector.png")));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.titleProperty().bind(view.titleProperty());
        stage.setOnCloseRequest(close -> {
            if (!model.mayClose()) {
                close.consume();
            }
        });
        stage.show();
        model.start(CommandLineArguments.parse(getParameters().getRaw()));
    }

    @Override
    public void stop() {
        view.close();
        model.close();
    }
}
