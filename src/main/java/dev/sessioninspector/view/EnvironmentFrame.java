package dev.sessioninspector.view;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What tells an environment from another at a glance: a frame in its colour, and a tag with its name. */
final class EnvironmentFrame {
    private EnvironmentFrame() {}

    /** Draws the frame around a window's or a dialog's content. */
    static void around(Region content, Environment environment) {
        content.getStyleClass().addAll("environment-frame", Widgets.style(environment));
    }

    static Label tag(Environment environment) {
        return Widgets.whole(
                Widgets.label(Messages.of("environment", environment), "environment", Widgets.style(environment)));
    }
}
