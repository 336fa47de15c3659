package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import javafx.scene.layout.StackPane;

/** The third column: the selected session, or the form for a new one. */
final class SidePane extends StackPane {
    SidePane(ConnectedModel model) {
        getStyleClass().add("side-pane");
        var creating = model.newSession().openProperty();
        getChildren()
                .addAll(
                        Widgets.showWhile(
                                new DetailPane(model.detail(), model.sessions().selection()), creating.not()),
                        Widgets.showWhile(new NewSessionPane(model.newSession()), creating));
    }
}
