package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

/** Asks before something is made that costs or stays. */
final class Question {
    private static final double WIDTH = 480;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ButtonType yes;

    /**
     * A question over the window of a node.
     *
     * @param action what is asked about, and what the confirming button says
     */
    Question(Node owner, String action, String question) {
        yes = new ButtonType(action, ButtonBar.ButtonData.APPLY);
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(action);
        var pane = dialog.getDialogPane();
        Theme.apply(pane);
        pane.getStyleClass().add("deletion-dialog");
        pane.setPrefWidth(WIDTH);
        pane.setContent(Widgets.paragraph(question));
        pane.getButtonTypes()
                .setAll(yes, new ButtonType(Messages.text("deletion.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
    }

    /** Shows it, and acts if the answer is yes. */
    void ask(String id, Runnable action) {
        var button = (Button) dialog.getDialogPane().lookupButton(yes);
        button.setId(id);
        button.setDefaultButton(false);
        button.getStyleClass().add("accent");
        dialog.setOnHidden(closed -> {
            if (dialog.getResult() == yes) {
                action.run();
            }
        });
        dialog.show();
    }
}
