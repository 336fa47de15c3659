package dev.sessioninspector.view;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What tells an environment from another at a glance: a frame in its colour, and a tag with its name. */
final class EnvironmentFrame {
    private EnvironmentFrame() {}

    /** Draws the frame around a window's or a dialog's content. */
    static void around(Region content, Environment environment) {
        content.getStyleClass().addAll("environment-frame", Widgets.style(environment));
    }

    /** Draws the frame that stands around a node around a dialog about it as well, if one does. */
    static void as(Node inside, Region dialog) {
        for (var node = inside; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("environment-frame")) {
                dialog.getStyleClass().addAll(node.getStyleClass());
            }
        }
    }

    static Label tag(Environment environment) {
        return Widgets.whole(
                Widgets.label(Messages.of("environment", environment), "environment", Widgets.style(environment)));
    }
}
