package dev.sessioninspector.support;

import dev.sessioninspector.app.SessionInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program, started with arguments and driven by its node ids, as a person would. */
public final class RunningInspector extends FxRobot implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final String HOME = "session-inspector.home";

    private final Stage stage;
    private final Application application;
    private final Path home;
    private final String homeBefore;
    private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

    private RunningInspector(Stage stage, Application application, Path home, String homeBefore) {
        this.stage = stage;
        this.application = application;
        this.home = home;
        this.homeBefore = homeBefore;
    }

    private void listenForTheUnexpected() {
        var told = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            unexpected.add(failure);
            told.uncaughtException(thread, failure);
        });
    }

    /** Where this program keeps its files. */
    public Path home() {
        return home;
    }

    /** Starts the program with these arguments, as on a computer where it never ran. */
    public static RunningInspector start(String... arguments) throws TimeoutException {
        return start(1440, 900, arguments);
    }

    /** The same in a window of a size; JavaFX's headless platform cannot change it later. */
    public static RunningInspector start(double width, double height, String... arguments) throws TimeoutException {
        return start(newHome(), width, height, arguments);
    }

    /** The same with what another run kept in its folder. */
    public static RunningInspector start(Path home, double width, double height, String... arguments)
            throws TimeoutException {
        var homeBefore = System.setProperty(HOME, home.toString());
        var stage = FxToolkit.registerPrimaryStage();
        stage.setWidth(width);
        stage.setHeight(height);
        var inspector = new RunningInspector(
                stage, FxToolkit.setupApplication(SessionInspector.class, arguments), home, homeBefore);
        inspector.listenForTheUnexpected();
        return inspector;
    }

    /** A folder for what a program keeps that nobody has used yet, and nobody finds again. */
    private static Path newHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The program's window. */
    public Stage stage() {
        return stage;
    }

    /** The node of an id, in whichever window it is. */
    public <N extends Node> N node(String id) {
        return lookup("#" + id).query();
    }

    /** Whether a node is there and on screen. */
    public boolean isShown(String id) {
        return lookup("#" + id).tryQuery().filter(RunningInspector::isOnScreen).isPresent();
    }

    private static boolean isOnScreen(Node node) {
        for (var it = node; it != null; it = it.getParent()) {
            if (!it.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow().isShowing();
    }

    /** Every text that a node shows. */
    public String text(String id) {
        return lookup("#" + id).tryQuery().map(RunningInspector::texts).orElse("");
    }

    private static String texts(Node node) {
        if (!node.isVisible()) {
            return "";
        }
        var own = node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : node instanceof TextInputControl input ? input.getText() : "";
        var children = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(RunningInspector::texts)
                : Stream.<String>empty();
        return Stream.concat(Stream.of(own), children)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The lines that the table of sessions shows. */
    public TableView<?> sessions() {
        return node("sessions");
    }

    /** Types a text into a field in place of what is there. */
    public void fill(String id, String text) {
        interact(() -> this.<TextInputControl>node(id).setText(""));
        clickOn("#" + id);
        write(text, 0);
    }

    /** Clicks the line of a session, found by its id. */
    public void select(String sessionId) {
        var index = rowIndex(sessionId);
        interact(() -> sessions().scrollTo(Math.max(0, index - 3)));
        WaitForAsyncUtils.waitForFxEvents();
        var line = from(sessions()).lookup(".table-row-cell").<TableRow<?>>queryAll().stream()
                .filter(row -> row.getItem() != null && row.getItem().toString().equals(sessionId))
                .findFirst()
                .orElseThrow();
        // Near its left end, where no details lie over it.
        clickOn(offset(line, Pos.CENTER_LEFT, 20, 0));
    }

    /** Selects one more line; clicks of JavaFX's headless robot carry no keys. */
    public void selectToo(String sessionId) {
        interact(() -> sessions().getSelectionModel().select(rowIndex(sessionId)));
    }

    private int rowIndex(String sessionId) {
        var items = sessions().getItems();
        for (var index = 0; index < items.size(); index++) {
            if (items.get(index).toString().equals(sessionId)) {
                return index;
            }
        }
        throw new AssertionError("no line for " + sessionId);
    }

    /** Waits until a condition holds. */
    public void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException late) {
            throw new AssertionError("waited in vain until " + what + "; the window shows:\n"
                    + texts(stage.getScene().getRoot()));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean onFx(Callable<Boolean> condition) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition));
    }

    /** Waits until the list says that it is complete. */
    public void awaitComplete() {
        await("the list is complete", () -> text("list-status").contains("complete"));
    }

    /** Writes a picture of the newest window's content into a file. */
    public void picture(Path file) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        var image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> Window.getWindows()
                .getLast()
                .getScene()
                .snapshot(new WritableImage(
                        (int) Window.getWindows().getLast().getScene().getWidth(),
                        (int) Window.getWindows().getLast().getScene().getHeight()))));
        Files.createDirectories(file.getParent());
        Png.write(image, file);
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.cleanupAfterTest(this, application);
        FxToolkit.cleanupStages();
        if (homeBefore == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, homeBefore);
        }
        Thread.setDefaultUncaughtExceptionHandler(null);
        if (!unexpected.isEmpty()) {
            throw new AssertionError("the program met what nobody handles", unexpected.peek());
        }
    }
}
