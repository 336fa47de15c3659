package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import javafx.scene.layout.StackPane;

/** The third column: the selected session, or the form for a new one. */
final class SidePane extends StackPane {
    SidePane(ConnectedModel model) {
        getStyleClass().add("side-pane");
        var creating = model.newSession().openProperty();
        var reading = model.receipts().openedProperty().isNotNull();
        getChildren()
                .addAll(
                        Widgets.showWhile(
                                new DetailPane(model.detail(), model.sessions().selection(), model::startSignIn),
                                creating.or(reading).not()),
                        Widgets.showWhile(new ReceiptPane(model.receipts()), reading.and(creating.not())),
                        Widgets.showWhile(new NewSessionPane(model.newSession()), creating));
    }
}
