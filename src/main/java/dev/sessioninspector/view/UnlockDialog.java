package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.UnlockModel;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for the connection's name before deletion is unlocked. */
final class UnlockDialog {
    private static final double WIDTH = 520;

    private final ConnectedModel connected;
    private final UnlockModel model;
    private final Node owner;
    private Dialog<ButtonType> dialog;

    UnlockDialog(ConnectedModel connected, Node owner) {
        this.connected = connected;
        this.model = connected.unlock();
        this.owner = owner;
    }

    void show(boolean asking) {
        if (dialog != null) {
            dialog.setOnHidden(null);
            dialog.close();
            dialog = null;
        }
        if (asking) {
            dialog = make();
            dialog.show();
        }
    }

    private Dialog<ButtonType> make() {
        var made = new Dialog<ButtonType>();
        made.initOwner(owner.getScene().getWindow());
        made.setTitle(Messages.text("unlock.title", model.word()));
        var pane = made.getDialogPane();
        Theme.apply(pane);
        EnvironmentFrame.around(pane, connected.environment());
        pane.getStyleClass().add("dialog");
        pane.setPrefWidth(WIDTH);
        var word = new TextField();
        pane.setContent(content(word));
        var yes = new ButtonType(Messages.text("unlock.confirm"), ButtonBar.ButtonData.APPLY);
        var no = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(yes, no);
        var unlock = (Button) pane.lookupButton(yes);
        unlock.setId("confirm-unlock");
        unlock.getStyleClass().add("danger");
        unlock.setGraphic(Widgets.icon(Feather.UNLOCK));
        unlock.setDefaultButton(false);
        unlock.disableProperty().bind(model.confirmedProperty().not());
        unlock.addEventFilter(ActionEvent.ACTION, click -> {
            click.consume();
            model.unlock();
        });
        word.setOnAction(enter -> model.unlock());
        made.setOnShown(shown -> word.requestFocus());
        made.setOnHidden(closed -> model.cancel());
        return made;
    }

    private Node content(TextField word) {
        word.setId("unlock-name");
        word.textProperty().bindBidirectional(model.confirmationProperty());
        var label = Widgets.label(Messages.text("unlock.type", model.word()), "field-label");
        label.setLabelFor(word);
        var field = new VBox(label, word);
        field.getStyleClass().add("field");
        var content = new VBox(
                EnvironmentFrame.tag(connected.environment()),
                Widgets.paragraph(Messages.text("unlock.title", model.word()), "heading"),
                facts(),
                Widgets.paragraph(Messages.text("unlock.text")),
                field,
                new ProblemLine(model.problemProperty()));
        content.setId("unlock-dialog");
        content.getStyleClass().add("dialog-content");
        return content;
    }

    private Node facts() {
        var facts = new GridPane();
        facts.getStyleClass().add("dialog-facts");
        var account = Widgets.paragraph("");
        account.textProperty().bind(connected.accountProperty());
        facts.addRow(0, name("bar.account"), account);
        facts.addRow(1, name("bar.region"), Widgets.paragraph(connected.region()));
        facts.addRow(2, name("bar.table"), Widgets.paragraph(connected.table()));
        return facts;
    }

    private static Node name(String key) {
        return Widgets.whole(Widgets.label(Messages.text(key), "field-label"));
    }
}
