package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.ReceiptDetail;
import dev.sessioninspector.viewmodel.ReceiptsModel;
import dev.sessioninspector.viewmodel.Review;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One receipt, to be read. */
final class ReceiptPane extends VBox {
    private static final double IDS_HEIGHT = 180;

    private final ReceiptsModel model;

    ReceiptPane(ReceiptsModel model) {
        this.model = model;
        setId("receipt");
        getStyleClass().add("detail-pane");
        model.openedProperty().subscribe(this::show);
    }

    private void show(ReceiptDetail receipt) {
        getChildren().clear();
        if (receipt != null) {
            getChildren().addAll(header(), body(receipt));
        }
    }

    private Node header() {
        var header = new HBox(
                Widgets.label(Messages.text("receipt.title"), "heading"),
                Widgets.space(),
                Widgets.iconButton("close-receipt", "receipt.close", Feather.X, model::close));
        header.getStyleClass().add("pane-header");
        return header;
    }

    private Node body(ReceiptDetail receipt) {
        var facts = new VBox(Widgets.paragraph(receipt.title(), "strong"));
        facts.getStyleClass().add("facts");
        receipt.facts().stream().map(ReceiptPane::fact).forEach(facts.getChildren()::add);
        var body = new VBox(buttons(receipt), facts, ids(receipt), Widgets.paragraph(model.kept(), "caption"));
        body.getStyleClass().addAll("detail-body", "receipt-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node buttons(ReceiptDetail receipt) {
        var delete = Widgets.button(
                "delete-receipt", "receipts.delete", Feather.TRASH_2, () -> askToDelete(this, model, receipt.id()));
        delete.getStyleClass().addAll("danger", "button-outlined", "small");
        delete.setDisable(!receipt.deletable());
        var copy =
                Widgets.button("copy-opened-receipt", "result.copy", Feather.CLIPBOARD, () -> model.copy(receipt.id()));
        var export = Widgets.button(
                "export-opened-receipt",
                "result.export",
                Feather.DOWNLOAD,
                () -> SaveDialog.ask(this, receipt.fileName()).ifPresent(file -> model.export(receipt.id(), file)));
        copy.getStyleClass().add("small");
        export.getStyleClass().add("small");
        var buttons = new FlowPane(copy, export, delete);
        buttons.getStyleClass().add("receipt-buttons");
        return buttons;
    }

    static void askToDelete(Node owner, ReceiptsModel model, String id) {
        new Question(owner, Messages.text("receipts.delete.title"), Messages.text("receipts.delete.question"))
                .answer("confirm-delete-receipt", Messages.text("receipts.delete.confirm"), () -> model.delete(id))
                .show();
    }

    private static Node fact(Review.Fact fact) {
        var box = new VBox(Widgets.label(fact.name(), "field-label"), Widgets.paragraph(fact.text()));
        box.getStyleClass().add("fact");
        return box;
    }

    private static Node ids(ReceiptDetail receipt) {
        var list = new ListView<String>();
        list.getItems().setAll(receipt.ids());
        list.getStyleClass().addAll("code", "receipt-ids");
        list.setCellFactory(view -> new Line());
        list.setPrefHeight(IDS_HEIGHT);
        list.setMinHeight(Math.min(IDS_HEIGHT, 32 + 26 * receipt.ids().size()));
        var name = Widgets.label(Messages.text("receipt.sessions"), "field-label");
        name.setLabelFor(list);
        var box = new VBox(name, list);
        box.getStyleClass().add("field");
        return box;
    }

    /** A line that is never wider than the list: what is too long for it takes another. */
    private static final class Line extends ListCell<String> {
        Line() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
