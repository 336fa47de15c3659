package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.ConnectedModel;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** The whole window: the start page, or an open connection. */
public final class MainView extends StackPane {
    private static final KeyCombination SWITCH = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final AppModel model;
    private final BorderPane start;
    private final Timeline clock;

    /** Shows the program; ticks once a second until {@link #close()}. */
    public MainView(AppModel model) {
        this.model = model;
        this.start = new BorderPane(new StartView(model.start()));
        start.setTop(new InterruptedBanner(model.interrupted()));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        var switcher = new SwitchPane(model.switcher());
        model.connectedProperty().subscribe(connected -> getChildren().setAll(content(connected), switcher));
        addEventFilter(KeyEvent.KEY_PRESSED, this::choose);
    }

    private Node content(ConnectedModel connected) {
        return connected == null ? start : new ConnectedView(connected, model.switcher(), model::disconnect);
    }

    /** The keys that lead to another connection, wherever the focus is. */
    private void choose(KeyEvent key) {
        if (SWITCH.match(key)) {
            model.switcher().open();
            key.consume();
        } else if (key.isShortcutDown() && !key.isAltDown() && key.getCode().isDigitKey()) {
            model.switcher().choose(key.getCode().getCode() - KeyCode.DIGIT0.getCode());
            key.consume();
        }
    }

    /** What the window is called: which table it shows, if any. */
    public ObservableValue<String> titleProperty() {
        return model.connectedProperty().map(WindowTitle::of).orElse(WindowTitle.unconnected());
    }

    /** Stops ticking. */
    public void close() {
        clock.stop();
    }
}
