package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.AppModel;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** The whole window: the start page, or an open connection. */
public final class MainView extends StackPane {
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
        model.connectedProperty()
                .subscribe(connected -> getChildren()
                        .setAll(connected == null ? start : new ConnectedView(connected, model::disconnect)));
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
