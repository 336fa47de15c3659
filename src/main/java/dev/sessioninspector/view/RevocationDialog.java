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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks before sessions are deleted: why, which, where, and what it does and does not do. The one modal window. */
final class RevocationDialog {
    private static final double WIDTH = 760;

    /** What is left of that between the frame and the padding on both sides. */
    private static final double CONTENT_WIDTH = WIDTH - 2 * (4 + 20);

    private final RevocationModel model;
    private final Node owner;
    private final Runnable afterwards;
    private Dialog<ButtonType> dialog;

    /**
     * Asks over the window of a node.
     *
     * @param afterwards brings the focus to where work goes on: the button that it came from is switched off meanwhile
     */
    RevocationDialog(RevocationModel model, Node owner, Runnable afterwards) {
        this.model = model;
        this.owner = owner;
        this.afterwards = afterwards;
    }

    /** Opens the dialog with the first review, and closes it where there is none any more. */
    void show(Review review) {
        if (review == null && dialog != null) {
            dialog.setOnHidden(null);
            dialog.close();
            dialog = null;
            afterwards.run();
        } else if (review != null && dialog == null) {
            dialog = make(review);
            dialog.show();
        }
    }

    private Dialog<ButtonType> make(Review review) {
        var made = new Dialog<ButtonType>();
        var window = owner.getScene().getWindow();
        var pane = new FittingDialogPane(window);
        made.setDialogPane(pane);
        made.initOwner(window);
        made.setTitle(Messages.text("revocation.dialog"));
        Theme.apply(pane);
        pane.getStyleClass().add("dialog");
        EnvironmentFrame.around(pane, review.environment());
        pane.setMinWidth(WIDTH);
        pane.setPrefWidth(WIDTH);
        pane.setMaxWidth(WIDTH);
        var scroll = new FittingScroll(new ReviewPane(model), CONTENT_WIDTH);
        pane.setContent(content(review, scroll));
        var delete = new ButtonType(Messages.text("revocation.confirm", review.count()), ButtonBar.ButtonData.APPLY);
        var cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(delete, cancel);
        dress((Button) pane.lookupButton(delete));
        ((ButtonBar) pane.lookup(".button-bar")).getButtons().add(missing());
        ConfirmingKeys.guard(made, cancel);
        ConfirmingKeys.scroll(made, scroll);
        made.setOnHidden(closed -> {
            dialog = null;
            if (made.getResult() == delete) {
                model.confirm();
            } else {
                model.cancel();
            }
            afterwards.run();
        });
        return made;
    }

    private void dress(Button revoke) {
        revoke.setId("revoke");
        revoke.getStyleClass().add("danger");
        revoke.setDefaultButton(false);
        revoke.setGraphic(Widgets.icon(Feather.TRASH_2));
        // Its words change with the choice; a bar keeps the width of the first ones for buttons of one size.
        ButtonBar.setButtonUniformSize(revoke, false);
        revoke.setMinWidth(Region.USE_PREF_SIZE);
        revoke.textProperty()
                .bind(model.reviewProperty()
                        .map(shown -> Messages.text("revocation.confirm", shown.count()))
                        .orElse(""));
        revoke.disableProperty().bind(model.form().confirmedProperty().not());
    }

    /** What is still to do before the button beside it works. */
    private Node missing() {
        var missing = Widgets.label("", "muted");
        missing.setId("revocation-missing");
        missing.setWrapText(true);
        missing.textProperty().bind(model.form().missingProperty());
        ButtonBar.setButtonData(missing, ButtonBar.ButtonData.LEFT);
        ButtonBar.setButtonUniformSize(missing, false);
        return missing;
    }

    private Node content(Review review, FittingScroll scroll) {
        var title = Widgets.paragraph("", "heading");
        title.textProperty().bind(model.reviewProperty().map(Review::title).orElse(""));
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
