package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;

/** Asks before something is made that costs or stays; there may be several ways to make it. */
final class Question {
    private static final double WIDTH = 520;

    private final Dialog<ButtonType> dialog = new Dialog<>();

    /** A question over the window of a node, which can be answered with no. */
    Question(Node owner, String title, String question) {
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        var pane = dialog.getDialogPane();
        Theme.apply(pane);
        pane.getStyleClass().add("dialog");
        EnvironmentFrame.as(owner, pane);
        pane.setPrefWidth(WIDTH);
        var content = new VBox(Widgets.paragraph(title, "heading"), Widgets.paragraph(question));
        content.getStyleClass().add("dialog-content");
        pane.setContent(content);
        var cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(cancel);
        ConfirmingKeys.guard(dialog, cancel);
    }

    /** Adds a way to say yes. */
    Question answer(String id, String words, Runnable action) {
        var type = new ButtonType(words, ButtonBar.ButtonData.APPLY);
        dialog.getDialogPane().getButtonTypes().add(type);
        var button = (Button) dialog.getDialogPane().lookupButton(type);
        button.setId(id);
        button.setDefaultButton(false);
        button.setOnAction(click -> action.run());
        return this;
    }

    void show() {
        dialog.show();
    }
}
