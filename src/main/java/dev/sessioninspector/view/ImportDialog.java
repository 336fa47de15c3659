package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectionCard;
import dev.sessioninspector.viewmodel.ImportModel;
import dev.sessioninspector.viewmodel.ImportModel.Conflict;
import dev.sessioninspector.viewmodel.Messages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Shows what a file would bring, and asks what becomes of connections whose names are taken. */
final class ImportDialog {
    private static final double WIDTH = 600;
    private static final int NAMED = 8;

    private final ImportModel model;
    private final Node owner;

    ImportDialog(ImportModel model, Node owner) {
        this.model = model;
        this.owner = owner;
    }

    void show(ImportModel.Preview preview) {
        if (preview == null) {
            return;
        }
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(Messages.text("saved.import"));
        var pane = dialog.getDialogPane();
        Theme.apply(pane);
        pane.getStyleClass().add("dialog");
        pane.setPrefWidth(WIDTH);
        pane.setContent(content(preview));
        var answers = answers(preview);
        var no = new ButtonType(
                Messages.text(answers.isEmpty() ? "import.close" : "dialog.cancel"), ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(answers.keySet());
        pane.getButtonTypes().add(no);
        answers.forEach((type, choice) -> {
            var button = (Button) pane.lookupButton(type);
            button.setId("import-" + choice.name().toLowerCase(java.util.Locale.ROOT));
            button.setDefaultButton(false);
        });
        dialog.setOnShown(shown -> pane.lookupButton(no).requestFocus());
        dialog.setOnHidden(closed -> {
            if (answers.containsKey(dialog.getResult())) {
                model.confirm(answers.get(dialog.getResult()));
            } else {
                model.cancel();
            }
        });
        dialog.show();
    }

    /** One button where nothing is in conflict, none where there is nothing to do. */
    private static Map<ButtonType, Conflict> answers(ImportModel.Preview preview) {
        var answers = new LinkedHashMap<ButtonType, Conflict>();
        if (!preview.conflicts().isEmpty()) {
            Arrays.stream(Conflict.values())
                    .forEach(choice -> answers.put(
                            new ButtonType(Messages.of("import.conflict", choice), ButtonData.APPLY), choice));
        } else if (!preview.added().isEmpty()) {
            answers.put(new ButtonType(Messages.text("import.ok"), ButtonData.APPLY), Conflict.KEEP);
        }
        return answers;
    }

    private static Node content(ImportModel.Preview preview) {
        var content = new VBox(
                Widgets.paragraph(Messages.text("import.title", preview.added().size()), "heading"),
                Widgets.paragraph(Messages.text("import.from", preview.file()), "muted"));
        content.setId("import-preview");
        content.getStyleClass().add("dialog-content");
        add(content, "import.added", preview.added());
        add(content, "import.conflicts", preview.conflicts());
        if (preview.same() > 0) {
            content.getChildren().add(Widgets.paragraph(Messages.text("import.same", preview.same()), "muted"));
        }
        return content;
    }

    private static void add(VBox content, String heading, List<ConnectionCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        var lines = new VBox(Widgets.label(Messages.text(heading), "field-label"));
        lines.getStyleClass().add("import-lines");
        cards.stream().limit(NAMED).forEach(card -> lines.getChildren().add(line(card)));
        if (cards.size() > NAMED) {
            lines.getChildren().add(Widgets.label(Messages.text("import.more", cards.size() - NAMED), "muted"));
        }
        content.getChildren().add(lines);
    }

    private static Node line(ConnectionCard card) {
        var where = String.join(" · ", card.profile(), card.region(), card.table(), card.capability());
        var line = new HBox(
                EnvironmentFrame.tag(card.environment()),
                Widgets.label(card.name(), "strong"),
                Widgets.label(where, "caption"));
        line.getStyleClass().add("switch-line");
        return line;
    }
}
