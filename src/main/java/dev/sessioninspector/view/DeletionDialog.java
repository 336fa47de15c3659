package dev.sessioninspector.view;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.viewmodel.DeletionModel;
import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks before sessions are deleted: which, where, and what it does and does not do. The one modal window. */
final class DeletionDialog {
    private static final int NAMED = 6;
    private static final double WIDTH = 560;

    private final DeletionModel model;
    private final Environment environment;
    private final Node owner;
    private Dialog<ButtonType> dialog;

    DeletionDialog(DeletionModel model, Environment environment, Node owner) {
        this.model = model;
        this.environment = environment;
        this.owner = owner;
    }

    /** Shows a review, or closes the dialog where there is none any more. */
    void show(DeletionModel.Review review) {
        if (dialog != null) {
            dialog.setOnHidden(null);
            dialog.close();
            dialog = null;
        }
        if (review != null) {
            dialog = make(review);
            dialog.show();
        }
    }

    private Dialog<ButtonType> make(DeletionModel.Review review) {
        var made = new Dialog<ButtonType>();
        made.initOwner(owner.getScene().getWindow());
        made.setTitle(review.title());
        var pane = made.getDialogPane();
        Theme.apply(pane);
        pane.getStyleClass().add("deletion-dialog");
        EnvironmentFrame.around(pane, environment);
        pane.setPrefWidth(WIDTH);
        pane.setContent(content(review));
        var delete =
                new ButtonType(Messages.text("deletion.confirm", review.ids().size()), ButtonBar.ButtonData.APPLY);
        var cancel = new ButtonType(Messages.text("deletion.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(delete, cancel);
        var revoke = (Button) pane.lookupButton(delete);
        revoke.setId("revoke");
        revoke.getStyleClass().add("danger");
        revoke.setDefaultButton(false);
        revoke.setGraphic(Widgets.icon(Feather.TRASH_2));
        revoke.disableProperty().bind(model.confirmedProperty().not());
        // Whoever presses Enter without having looked deletes nothing.
        var keep = (Button) pane.lookupButton(cancel);
        keep.setDefaultButton(true);
        made.setOnShown(shown -> keep.requestFocus());
        made.setOnHidden(closed -> {
            if (made.getResult() == delete) {
                model.confirm();
            } else {
                model.cancel();
            }
        });
        return made;
    }

    private Node content(DeletionModel.Review review) {
        var facts = new GridPane();
        facts.getStyleClass().add("dialog-facts");
        facts.addRow(
                0,
                Widgets.whole(Widgets.label(Messages.text("deletion.place"), "field-label")),
                Widgets.paragraph(review.place()));
        facts.addRow(
                1,
                Widgets.whole(Widgets.label(Messages.text("deletion.sessions"), "field-label")),
                Widgets.paragraph(review.kinds()));
        var content = new VBox(
                Widgets.paragraph(review.title(), "heading"),
                Widgets.paragraph(Messages.text("deletion.what")),
                Widgets.paragraph(Messages.text("deletion.token"), "strong"),
                facts,
                ids(review),
                Widgets.paragraph(Messages.text("deletion.no-undo") + " " + Messages.text("deletion.guard"), "muted"));
        content.setId("revocation-plan");
        content.getStyleClass().add("dialog-content");
        if (!review.typed().isEmpty()) {
            content.getChildren().add(typed(review.typed()));
        }
        return content;
    }

    private static Node ids(DeletionModel.Review review) {
        var ids = new VBox();
        ids.getStyleClass().add("id-list");
        review.ids().stream().limit(NAMED).forEach(id -> ids.getChildren().add(Widgets.label(id, "code")));
        if (review.ids().size() > NAMED) {
            ids.getChildren()
                    .add(Widgets.label(
                            Messages.text("deletion.more", review.ids().size() - NAMED), "muted"));
        }
        return ids;
    }

    private Node typed(String word) {
        var field = new TextField();
        field.setId("confirm-shop");
        field.textProperty().bindBidirectional(model.confirmationProperty());
        var label = Widgets.label(Messages.text("deletion.type", word), "field-label");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }
}
