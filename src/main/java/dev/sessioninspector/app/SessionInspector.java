package dev.sessioninspector.app;

import dev.sessioninspector.aws.AwsConfiguration;
import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.aws.IdentityCenter;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.sandbox.LocalDynamoDb;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.task.InOrder;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.view.MainView;
import dev.sessioninspector.view.Theme;
import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.SignInModel;
import dev.sessioninspector.viewmodel.SignInWords;
import java.net.URI;
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

    private final InOrder files = new InOrder();
    private AppModel model;
    private MainView view;

    @Override
    public void start(Stage stage) {
        Thread.setDefaultUncaughtExceptionHandler(LastResort::report);
        var tasks = TaskRunner.onVirtualThreads(Platform::runLater);
        var clock = Clock.systemUTC();
        var signIn = new SignInModel(
                tasks,
                Platform::runLater,
                clock,
                new SignInModel.Parts(
                        new IdentityCenter(SignInWords::browser),
                        this::browse,
                        new SystemClipboard(),
                        AwsConfiguration.defaultProfile()));
        var connector = new AwsConnector(signIn);
        var sandboxes = LocalDynamoDb.directory()
                .<Callable<Sandbox>>map(directory -> () -> Sandbox.start(directory, connector));
        model = new AppModel(new AppModel.Parts(
                tasks,
                new TaskRunner(files, Platform::runLater),
                clock,
                new Settings(Home.folder()),
                new Receipts(Home.folder().resolve("receipts"), clock),
                AppVersion.current(),
                connector,
                new AwsConfiguration(),
                sandboxes,
                new SystemClipboard(),
                signIn));
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

    /** Some platforms have no browser to open, or no way to. */
    private boolean browse(URI page) {
        try {
            getHostServices().showDocument(page.toString());
            return true;
        } catch (UnsupportedOperationException none) {
            return false;
        }
    }

    @Override
    public void stop() {
        view.close();
        model.close();
        files.close();
    }
}
