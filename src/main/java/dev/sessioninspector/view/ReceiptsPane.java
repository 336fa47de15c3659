package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.ReceiptLine;
import dev.sessioninspector.viewmodel.ReceiptsModel;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Earlier revocations, the newest first; takes no place while there are none. */
final class ReceiptsPane extends VBox {
    private static final double LINE = 56;
    private static final int ALWAYS_SHOWN = 3;
    private static final double FRAME = 12;

    private final ReceiptsModel model;

    ReceiptsPane(ReceiptsModel model) {
        this.model = model;
        getStyleClass().add("receipts-pane");
        var title = Widgets.label(Messages.text("receipts.title"), "field-label");
        title.setTooltip(new Tooltip(model.kept()));
        var list = list();
        title.setLabelFor(list);
        var notice = Widgets.paragraph("", "caption");
        notice.setId("receipts-notice");
        notice.textProperty().bind(model.noticeProperty());
        Widgets.showWhile(notice, model.noticeProperty().isNotEmpty());
        getChildren().addAll(title, list, notice);
        Widgets.showWhile(
                this,
                Bindings.isNotEmpty(model.lines()).or(model.noticeProperty().isNotEmpty()));
    }

    private ListView<ReceiptLine> list() {
        var list = new ListView<>(model.lines());
        list.setId("receipts");
        list.getStyleClass().addAll("plain-list", "three-lines");
        list.setFixedCellSize(LINE);
        var count = Bindings.size(model.lines());
        list.prefHeightProperty().bind(count.multiply(LINE).add(FRAME));
        list.minHeightProperty()
                .bind(Bindings.min(ALWAYS_SHOWN, count).multiply(LINE).add(FRAME));
        list.setCellFactory(view -> {
            var cell = new Cell();
            // As wide as the list: what is too long ends in dots instead of scrolling sideways.
            cell.setPrefWidth(0);
            cell.setOnMouseClicked(click -> open(cell.getItem()));
            return cell;
        });
        list.setOnKeyPressed(key -> {
            var selected = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER) {
                open(selected);
            } else if (key.getCode() == KeyCode.DELETE && selected != null) {
                ReceiptPane.askToDelete(this, model, selected.id());
            }
        });
        return list;
    }

    private void open(ReceiptLine line) {
        if (line != null) {
            model.open(line.id());
        }
    }

    private static final class Cell extends ListCell<ReceiptLine> {
        @Override
        protected void updateItem(ReceiptLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setGraphic(Widgets.icon(line.unfinished() ? Feather.ALERT_TRIANGLE : Feather.FILE_TEXT));
            setTooltip(new Tooltip(line.subject() + "\n" + line.text()));
            setText(line.subject().replaceFirst("\\.myshopify\\.com$", "") + "\n" + line.text());
        }
    }
}
