package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.Review;
import dev.sessioninspector.viewmodel.RevocationModel;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks before sessions are deleted: why, which, where, and what it does and does not do. The one modal window. */
final class RevocationDialog {
    private static final double WIDTH = 680;

    /** What the dialog needs beside the part that scrolls, in pixels, the window's own frame included. */
    private static final double FIXED = 300;

    private final RevocationModel model;
    private final Node owner;
    private Dialog<ButtonType> dialog;

    RevocationDialog(RevocationModel model, Node owner) {
        this.model = model;
        this.owner = owner;
    }

    /** Opens the dialog with the first review, and closes it where there is none any more. */
    void show(Review review) {
        if (review == null && dialog != null) {
            dialog.setOnHidden(null);
            dialog.close();
            dialog = null;
        } else if (review != null && dialog == null) {
            dialog = make(review);
            dialog.show();
        }
    }

    private Dialog<ButtonType> make(Review review) {
        var made = new Dialog<ButtonType>();
        made.initOwner(owner.getScene().getWindow());
        made.setTitle(Messages.text("revocation.dialog"));
        var pane = made.getDialogPane();
        Theme.apply(pane);
        pane.getStyleClass().add("dialog");
        EnvironmentFrame.around(pane, review.environment());
        pane.setMinWidth(WIDTH);
        pane.setPrefWidth(WIDTH);
        pane.setMaxWidth(WIDTH);
        pane.setContent(content(review));
        var delete = new ButtonType(Messages.text("revocation.confirm", review.count()), ButtonBar.ButtonData.APPLY);
        var cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(delete, cancel);
        dress((Button) pane.lookupButton(delete));
        // Whoever presses Enter without having looked deletes nothing.
        var keep = (Button) pane.lookupButton(cancel);
        keep.setDefaultButton(true);
        made.setOnShown(shown -> keep.requestFocus());
        made.setOnHidden(closed -> {
            dialog = null;
            if (made.getResult() == delete) {
                model.confirm();
            } else {
                model.cancel();
            }
        });
        return made;
    }

    private void dress(Button revoke) {
        revoke.setId("revoke");
        revoke.getStyleClass().add("danger");
        revoke.setDefaultButton(false);
        revoke.setGraphic(Widgets.icon(Feather.TRASH_2));
        revoke.textProperty()
                .bind(model.reviewProperty()
                        .map(shown -> Messages.text("revocation.confirm", shown.count()))
                        .orElse(""));
        revoke.disableProperty().bind(model.form().confirmedProperty().not());
    }

    private Node content(Review review) {
        var title = Widgets.paragraph("", "heading");
        title.textProperty().bind(model.reviewProperty().map(Review::title).orElse(""));
        var scroll = new FittingScroll(
                new ReviewPane(model), WIDTH - 34, owner.getScene().getWindow().getHeight() - FIXED);
        var content = new VBox(title, Widgets.paragraph(Messages.text("revocation.what")), scroll);
        content.setId("revocation-plan");
        content.getStyleClass().add("dialog-content");
        if (!review.typed().isEmpty()) {
            content.getChildren().add(typed(review.typed()));
        }
        return content;
    }

    private Node typed(String word) {
        var field = new TextField();
        field.setId("confirm-shop");
        field.textProperty().bindBidirectional(model.form().confirmationProperty());
        var label = Widgets.label(Messages.text("revocation.type", word), "field-label");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }
}
