package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectionCard;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SwitchModel;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list of saved connections over the window, for those who want another one; driven by keys or clicks. */
final class SwitchPane extends StackPane {
    private static final double WIDTH = 680;

    private final SwitchModel model;
    private final TextField filter = new TextField();
    private final ListView<ConnectionCard> list;
    private Node before;

    SwitchPane(SwitchModel model) {
        this.model = model;
        setId("switcher");
        getStyleClass().add("switch-layer");
        list = list();
        filter.setId("switch-filter");
        filter.setPromptText(Messages.text("switch.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        var busy = model.connecting().busyProperty().isNotEmpty();
        list.disableProperty().bind(busy);
        var words = Widgets.label("", "muted");
        words.textProperty().bind(model.connecting().busyProperty());
        var progress = new HBox(new ProgressBar(), words);
        progress.getStyleClass().add("progress-row");
        var panel = new VBox(
                Widgets.label(Messages.text("switch.title"), "heading"),
                filter,
                new ProblemLine(model.connecting().problemProperty()),
                Widgets.showWhile(progress, busy),
                list,
                Widgets.paragraph(Messages.text("switch.keys"), "caption"));
        panel.getStyleClass().add("switch-panel");
        panel.setPrefWidth(WIDTH);
        panel.setMaxSize(WIDTH, USE_PREF_SIZE);
        getChildren().add(panel);
        setOnMousePressed(click -> {
            if (click.getTarget() == this) {
                model.close();
            }
        });
        Widgets.showWhile(this, model.openProperty());
        model.openProperty().subscribe(this::focus);
    }

    private void focus(boolean open) {
        if (open) {
            before = getScene() == null ? null : getScene().getFocusOwner();
            list.getSelectionModel().selectFirst();
            filter.requestFocus();
        } else if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void steer(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose(selectedOrFirst());
            case ESCAPE -> model.close();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        key.consume();
    }

    private ConnectionCard selectedOrFirst() {
        var selected = list.getSelectionModel().getSelectedItem();
        return selected == null && !model.shown().isEmpty() ? model.shown().getFirst() : selected;
    }

    private void choose(ConnectionCard card) {
        if (card != null && !list.isDisabled()) {
            model.choose(card);
        }
    }

    private ListView<ConnectionCard> list() {
        var made = new ListView<>(model.shown());
        made.setId("switch-list");
        made.getStyleClass().add("plain-list");
        made.setPlaceholder(Widgets.paragraph("", "muted"));
        ((javafx.scene.control.Label) made.getPlaceholder())
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text(model.filterProperty().get().isEmpty() ? "switch.nothing" : "switch.none"),
                        model.filterProperty()));
        made.setCellFactory(view -> {
            var cell = new Line();
            cell.setOnMouseClicked(click -> choose(cell.getItem()));
            return cell;
        });
        // Not while the list itself is changing: it has the old number of lines then.
        model.filterProperty().subscribe(() -> made.getSelectionModel().selectFirst());
        return made;
    }

    /** A connection: its place, environment, name, and where it leads. */
    private final class Line extends ListCell<ConnectionCard> {
        /** As wide as the list is, whatever the connection is called. */
        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ConnectionCard card, boolean empty) {
            super.updateItem(card, empty);
            setText(null);
            setGraphic(empty ? null : line(card));
        }

        private Node line(ConnectionCard card) {
            var number = Widgets.label(card.number() < 10 ? "" + card.number() : "", "caption", "switch-number");
            var tag = new HBox(EnvironmentFrame.tag(card.environment()));
            tag.getStyleClass().add("switch-environment");
            var where = String.join(" · ", card.profile(), card.region(), card.table());
            var line = new HBox(
                    number,
                    tag,
                    ColourMark.of(card.colour()),
                    Widgets.whole(Widgets.label(card.name(), "strong")),
                    Widgets.label(model.isHere(card) ? Messages.text("switch.here") : where, "caption"));
            line.getStyleClass().add("switch-line");
            return line;
        }
    }
}
